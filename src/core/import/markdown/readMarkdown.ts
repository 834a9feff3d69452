import type { ArticleContent, FrontMatter } from '../../article/index.ts'
import {
  normalise,
  readMarkdown as readBlocks,
  trimSpaces,
  withSectionLanguages,
} from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import type { Figure } from '../../document/types.ts'
import type { Certainty } from '../draft.ts'
import { dateOrder } from '../metadata/dateOrder.ts'
import { tagAlone, tagsOfLine } from '../metadata/tags.ts'
import { captioned, liftPictures, SourcePictures } from '../pictures/index.ts'
import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'
import { type Findings, type ReadBlock, TreeConverter } from './convertTree.ts'
import { type FrontFields, isOwn, readFields } from './frontFields.ts'
import { OwnFigures, withoutShownCredit } from './ownPictures.ts'
import { type Split, splitFrontMatter } from './frontMatter.ts'
import { isolateHead, placesOf } from './head.ts'
import { withNotesBelowHeadings } from './headingNotes.ts'
import { keepLineBreaks } from './lineBreaks.ts'
import { plainSource, withBoldHeadings } from './outline.ts'
import { withPipeTables } from './pandocTables.ts'
import { Pieces } from './pieces.ts'
import { takePieces } from './takePieces.ts'

/** A Markdown text that was read. */
export type MarkdownText = {
  /** The front matter as it was found. */
  front: Split
  /** Marbre wrote the file: every field is as it is. */
  isOwn: boolean
  /** The fields of the front matter, and the comments of the text in the note. */
  base: ArticleContent
  /** The entries of the front matter that no field has room for. */
  rest: FrontMatter
  doubtfulDate: FrontFields['doubtfulDate']
  /** What the front matter says of an embargo where that is not clear. */
  unclearEmbargo: string
  source: readonly SourceBlock[]
  /** The places of the headings that are only in bold, and how sure they are. */
  bold: ReadonlyMap<number, Certainty>
  /** The headings that led somewhere, as they are written: no heading of an article can. */
  linked: readonly string[]
  findings: Findings
}

/**
 * Reads a Markdown text with or without front matter. What Marbre exported comes back as it was, but for what is never
 * exported (the note, the source, id and revision). In any other file HTML, comments, calls of templates and links between
 * notes are read as well (`takePieces`, `TreeConverter`), a byline and a date right below the title are lines of their own,
 * and lines in bold alone may be headings.
 */
export function readMarkdown(
  text: string,
  fallbackLanguage: string,
  pictures: SourcePictures = new SourcePictures(''),
): MarkdownText {
  const front = splitFrontMatter(text)
  const order = dateOrder(front.body, fallbackLanguage)
  const said = readFields(front.fields, fallbackLanguage, order)
  const { content, rest, doubtfulDate, unclearEmbargo } = said
  if (isOwn(front.fields)) {
    const own = new OwnFigures(said.pictures, pictures)
    const read = readBlocks(front.body, undefined, (src) => own.addressOf(src))
    const blocks = read.map(withoutShownCredit)
    const source = withSectionLanguages(blocks, said.sectionLanguages).map((node) => ({ node }))
    const base = { ...content, pictures: own.usesOf(blocks) }
    return { front, isOwn: true, base, rest, doubtfulDate, unclearEmbargo, source, ...NOTHING_FOUND }
  }
  const pieces = new Pieces()
  const converter = new TreeConverter(pieces, pictures)
  const plain = (source: string) => plainSource(pieces.visible(source))
  const taken = takePieces(withPipeTables(withNotesBelowHeadings(front.body)), pieces, (address) =>
    pictures.has(address),
  )
  const broken = keepLineBreaks(taken, (source) => pieces.visible(source))
  const head = isolateHead(broken, { content, monthFirst: order === 'month-first', plain })
  const dialect = {
    tag: (source: string) => pieces.take({ type: 'tag', source }),
    block: (source: string) => converter.readHtml(source),
    heading: (source: string, level: number) => pieces.take({ type: 'heading', source, level }),
  }
  const blocks = readBlocks(head.source, dialect, (src) => converter.picture(src))
  const read = blocks.flatMap((block): ReadBlock[] => {
    const { node, ...more } = converter.convert(block)
    return normalise([node])
      .flatMap((each) => liftPictures(each))
      .map((each) => (each.type === 'figure' ? { node: withTitle(each) } : { node: each, ...more }))
  })
  const places = placesOf(head.lines, read)
  const { source, bold } = withBoldHeadings(read, content.headline, new Set(places.keys()))
  const uppermost = read.filter(({ level }) => level === 1)
  // Even where others are of its rank, one that opens the text is the title.
  const isTitled = content.headline === '' && read[0]?.level === 1
  const keywords = [...content.keywords]
  const named = source.map((block, at): SourceBlock => {
    const line = places.get(at)
    if (line) return { ...block, kind: line.kind, reason: line.reason }
    const mayBeTags = block.node.type === 'paragraph' && (at < HEAD || at === source.length - 1)
    const said = mayBeTags ? textOfNode(block.node) : ''
    // Bear has the tag of a note, which may be a single one, right below its title.
    const tags =
      at === 1 && isTitled && source.length > 2 ? [...tagsOfLine(said), ...tagAlone(said)] : tagsOfLine(said)
    keywords.push(...tags)
    if (tags.length > 0) return { ...block, kind: 'aside', reason: 'document-style' }
    // What a plugin fills with the contents of the page.
    if (at === 0 && isContents(block.node)) return { ...block, kind: 'aside', reason: 'site-code' }
    if (read[at]?.isSiteCode) return { ...block, kind: 'aside', reason: 'site-code' }
    return at === 0 && isTitled
      ? {
          ...block,
          kind: 'headline',
          reason: uppermost.length > 1 ? 'headline-among-equals' : 'headline-mark',
        }
      : block
  })
  const linked = read.flatMap(({ node, written = '' }) =>
    node.type === 'sectionHeading' && written.includes('](') ? [trimSpaces(written)] : [],
  )
  const note = [content.note, ...front.comments, ...converter.findings.comments, linked.join('\n')]
  const base = {
    ...content,
    keywords: [...new Set(keywords)],
    note: note.filter((part) => part !== '').join('\n\n'),
  }
  return {
    front,
    isOwn: false,
    base,
    rest,
    doubtfulDate,
    unclearEmbargo,
    source: named,
    bold,
    linked,
    findings: converter.findings,
  }
}

/** True for a heading that only announces the contents of the page. */
const isContents = (node: Document.Block) =>
  (node.type === 'sectionHeading' || node.type === 'heading') &&
  /^(?:table of contents|contents|toc|sommaire|table des matières|inhaltsverzeichnis|inhalt|índice|indice|inhoudsopgave)$/iu.test(
    textOfNode(node),
  )

/** Blocks at the top of a text of which one may be its tags. */
const HEAD = 4

/** A figure with what stands in Markdown as the title of its picture: what it shows, where nothing else says that. */
function withTitle(figure: Figure): Figure {
  // Pandoc's sign of a picture that has a caption.
  const title = figure.credit.replace(/^fig:/, '')
  if (title === '' || figure.caption.length > 0) return { ...figure, credit: title }
  return captioned({ ...figure, credit: '' }, [{ type: 'text', text: title, marks: [] }])
}

const NOTHING_FOUND: Pick<MarkdownText, 'bold' | 'linked' | 'findings'> = {
  bold: new Map(),
  linked: [],
  findings: { comments: [], templates: [], wikiLinks: [], scripts: 0, changes: 0, lostLinks: 0 },
}
