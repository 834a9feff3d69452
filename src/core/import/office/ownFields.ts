import {
  type ArticleContent,
  contentDecoder,
  emptyContent,
  FIELD_NAMES,
  type FieldName,
  isLanguageTag,
} from '../../article/index.ts'
import { dateInWords } from '../../dateInWords.ts'
import type * as Document from '../../document/types.ts'
import { signedBy } from '../../export/credits.ts'
import { listed } from '../../export/pageWords.ts'
import { findDate } from '../metadata/dates.ts'
import { readMeta } from '../metadata/metaLine.ts'
import { linesOf, ownByline } from '../tree/ownByline.ts'
import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'

/** What the properties of a document of Marbre's hold of its article. `creators` are the names of the byline. */
export type OwnFields = Partial<Record<FieldName, string | string[]>> & {
  creators: readonly string[]
  sectionLanguages: readonly string[]
}

const PREFIX = 'marbre.'
const FIELDS: ReadonlySet<string> = new Set(FIELD_NAMES)
const isFieldName = (name: string): name is FieldName => FIELDS.has(name)

/** Adds what a property says that Marbre wrote; false for one of somebody else. */
export function addOwnField(fields: OwnFields, property: string, said: string): boolean {
  if (!property.startsWith(PREFIX)) return false
  const field = property.slice(PREFIX.length)
  if (field === 'keywords') fields.keywords = said.split('\n')
  else if (field === 'creators') fields.creators = said.split('\n')
  else if (field === 'sectionLanguages')
    fields.sectionLanguages = said.split(',').map((tag) => (isLanguageTag(tag) ? tag : ''))
  else if (isFieldName(field)) fields[field] = said
  return true
}

/** The fields that properties hold, those that cannot be read left empty. */
export function contentOfOwn({ creators: _, sectionLanguages: __, ...said }: OwnFields): ArticleContent {
  const content = emptyContent('und')
  for (const [name, value] of Object.entries(said)) {
    const decoded = contentDecoder.safeParse({ ...content, [name]: value })
    if (decoded.success) Object.assign(content, decoded.data)
  }
  return content
}

/** The fields that no part of the text shows. */
const UNSEEN = ['desk', 'keywords', 'embargo', 'slug'] as const
/** The fields that the line of credits shows, in its order. */
const CREDITS = ['dateline', 'agency', 'date'] as const

const contentOf = ({ node }: SourceBlock) => (node.type === 'paragraph' ? node.content : [])

/**
 * What a document of Marbre's that another program has saved since still says: its fields by the properties where the text says
 * the same in the same words, and those that the text does not show. What was changed in the text is read as in every document,
 * and a document of whose head nothing is left is another text.
 */
export function withOwnFields(
  base: ArticleContent,
  source: readonly SourceBlock[],
  own: OwnFields,
  title: string,
): { base: ArticleContent; source: readonly SourceBlock[] } {
  const said = contentOfOwn(own)
  const taken: Partial<ArticleContent> = {}
  const left = source.flatMap((block): SourceBlock[] => {
    if (block.kind === 'byline') {
      const byline = writtenByline(contentOf(block), own.creators, said.language)
      if (byline === null) return [block]
      taken.byline = byline
      return []
    }
    return block.isCredits ? takeCredits(block, said, taken) : [block]
  })
  const isSame =
    Object.keys(taken).length > 0 ||
    source.some(({ kind, node }) => kind === 'headline' && title !== '' && textOfNode(node) === title)
  const unseen = isSame ? Object.fromEntries(UNSEEN.map((name) => [name, said[name]])) : {}
  return { base: { ...base, ...taken, ...unseen }, source: left }
}

/** The byline of a paragraph that says it as Marbre wrote it; null for another. */
function writtenByline(content: readonly Document.Inline[], creators: readonly string[], language: string) {
  const byline = ownByline(content, creators)
  if (creators.length === 0 || byline.some(({ name }, at) => name !== creators[at])) return null
  const names = byline.map(({ name, role }) => (role ? `${name} (${role})` : name))
  return linesOf(content) === signedBy(listed(names, language), language) ? byline : null
}

/** Takes what a line of credits says in the same words as the properties; the rest of it stays, each part for itself. */
function takeCredits(
  block: SourceBlock,
  said: ArticleContent,
  taken: Partial<ArticleContent>,
): SourceBlock[] {
  const pieces = linesOf(contentOf(block)).split(' · ')
  const named = CREDITS.filter((field) => said[field] !== '')
  return pieces.flatMap((piece, at): SourceBlock[] => {
    const same = named.find((field) => (field === 'date' ? saysDate(piece, said) : said[field] === piece))
    if (same) {
      taken[same] = said[same]
      return []
    }
    // Where none is missing, what stands in the place of a field is what somebody made of it.
    const field = pieces.length === named.length ? named[at] : undefined
    const kind = field ?? (readMeta(piece, false) ? undefined : 'note')
    const node: Document.Block = { type: 'paragraph', content: [{ type: 'text', text: piece, marks: [] }] }
    return [kind ? { node, kind } : { node }]
  })
}

function saysDate(text: string, { date, language }: ArticleContent): boolean {
  const found = findDate(text, false)
  const isWhole = found?.from === 0 && found.to === text.length
  return text === dateInWords(date, language) || (isWhole && found.date === date)
}
