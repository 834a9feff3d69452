import { type ArticleContent, emptyContent } from '../../article/index.ts'
import type * as Document from '../../document/types.ts'
import { type Doubt, doubt } from '../doubts.ts'
import type { Draft } from '../draft.ts'
import type { ImportFormat } from '../formats.ts'
import { isEmbargoLine } from '../metadata/embargo.ts'
import type { Notice } from '../notices.ts'
import type { SourceFile } from '../sourceFile.ts'
import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'
import { treeDraft } from '../tree/treeDraft.ts'
import { withTypedLists } from '../tree/typedLists.ts'
import { withForm } from './formRows.ts'
import { type OwnFields, withOwnFields } from './ownFields.ts'
import { bylineOf, type Properties, titleOf } from './properties.ts'
import { withSaid } from './saidBlocks.ts'
import { splitHead } from './splitHead.ts'

/** A document of a word processor that was read. */
export type OfficeDocument = {
  format: ImportFormat
  /** The text, in order. */
  source: readonly SourceBlock[]
  /** Headers and footers of the pages. */
  margins: readonly SourceBlock[]
  comments: readonly OfficeComment[]
  properties: Properties
  /** What the properties of a document of Marbre's hold, which another program has saved since. */
  own?: OwnFields
  /** The language that it says its text is in, BCP 47; null where it says none. */
  language: string | null
  /** What becomes part of the internal note beside the comments. */
  note?: string
  /** Dates in its text that its program sets anew each time. */
  changing: readonly string[]
  notices: readonly Notice[]
}

/** A comment that somebody wrote beside the text. */
export type OfficeComment = { author: string; source: readonly SourceBlock[] }

/**
 * The draft of a document of a word processor: from its text first, and from its properties, which templates and other
 * people's programs fill in, what the text does not say, with a doubt: whose program it was need not have written it.
 */
export function documentDraft(file: SourceFile, document: OfficeDocument): Draft {
  const { format, margins, comments, properties, own, note = '', changing, notices } = document
  const text = document.source.map(({ node }) => textOfNode(node)).join('\n')
  const language = file.languageOf(text, document.language)
  const title = titleOf(properties)
  const author = bylineOf(properties)
  const given = { base: { ...emptyContent(language), note }, source: document.source }
  const { base, source: said } = own ? withOwnFields(given.base, given.source, own, title) : given
  const names = base.byline.length > 0 ? [] : author.map(({ name }) => name)
  const source = [
    ...withSaid(
      splitHead(withSaid(withTypedLists(withForm(withKicker(said))), 'headline', [title])),
      'byline',
      names,
    ),
    ...distinct(margins).map((block) => partOfMargin(block, own !== undefined)),
    ...comments.flatMap((comment) => noteBlocks(comment, language)),
  ]
  const draftWith = (base: ArticleContent, doubts: readonly Doubt[]) =>
    treeDraft({
      fileName: file.fileName,
      format,
      encoding: null,
      origin: doubts.length > 0 || own ? 'properties' : null,
      base,
      source,
      guess: true,
      pictures: file.pictures,
      doubts: [...(text.includes('\ufffd') ? [doubt('damaged-characters')] : []), ...doubts],
      notices: [...notices, ...noticesOf(comments)],
    })
  const draft = draftWith(base, [])
  const unnamed = draft.content.byline.length > 0 ? [] : author
  const doubts: Doubt[] = []
  if (draft.content.headline === '' && title !== '') {
    base.headline = title
    doubts.push(doubt('headline-from-properties'))
  }
  if (unnamed.length > 0) {
    base.byline = unnamed
    doubts.push(doubt('byline-from-properties'))
  }
  const isChanging = draft.blocks.some(
    ({ kind, text: said }) =>
      kind !== 'paragraph' && kind !== 'heading' && changing.some((date) => said.includes(date)),
  )
  if (draft.content.date !== '' && isChanging) doubts.push(doubt('date-of-program'))
  return doubts.length > 0 ? draftWith(base, doubts) : draft
}

/** Characters of a line over the headline. */
const LONGEST_KICKER = 80

/** The blocks of a document with a short line over its headline, in the style of a standfirst, as its kicker where another one is below. */
function withKicker(blocks: readonly SourceBlock[]): SourceBlock[] {
  const title = blocks.findIndex(({ kind }) => kind === 'headline')
  const isBelow = blocks.some(({ kind }, at) => at > title && kind === 'standfirst')
  return blocks.map((block, at) =>
    block.kind === 'standfirst' && at < title && isBelow && textOfNode(block.node).length <= LONGEST_KICKER
      ? { ...block, kind: 'kicker' }
      : block,
  )
}

/** The same header stands on every page. */
function distinct(margins: readonly SourceBlock[]): SourceBlock[] {
  const seen = new Set<string>()
  return margins.filter(({ node }) => {
    // A logo in the margin is no picture of the article.
    if (node.type === 'figure') return false
    const text = textOfNode(node)
    // The number of a page alone says nothing.
    if (seen.has(text) || !/\p{L}/u.test(text)) return false
    seen.add(text)
    return true
  })
}

/**
 * A line of the margin is no part of the text, unless it says until when the text must wait. In a document of Marbre's its
 * properties say so too, and those tell whether it is still the same text.
 */
function partOfMargin(block: SourceBlock, isOwn: boolean): SourceBlock {
  return !isOwn && isEmbargoLine(textOfNode(block.node))
    ? { ...block, kind: 'embargo', reason: 'embargo-line' }
    : { ...block, kind: 'aside', reason: 'page-margin' }
}

function noteBlocks({ author, source }: OfficeComment, language: string): SourceBlock[] {
  const colon = language.startsWith('fr') ? '\u00a0: ' : ': '
  return source.map(({ node }, at): SourceBlock => {
    const text = at === 0 && author !== '' ? `${author}${colon}${textOfNode(node)}` : textOfNode(node)
    const paragraph: Document.Paragraph = { type: 'paragraph', content: [{ type: 'text', text, marks: [] }] }
    return { node: paragraph, kind: 'note', reason: 'document-comment' }
  })
}

function noticesOf(comments: readonly OfficeComment[]): Notice[] {
  return comments.length > 0 ? [{ name: 'comments-to-note', detail: { count: comments.length } }] : []
}
