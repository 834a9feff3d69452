import type { Article } from '../../src/core/article/index.ts'
import { type Inline, readSections, textBlocks } from '../../src/core/document/index.ts'

/** The texts of a document by what they are, each list in the order of reading. Runs of white space are one space. */
export type Outline = { headings: string[]; paragraphs: string[]; notes: string[]; cells: string[] }

/**
 * A text as it is compared: one space for each run of white space (a no-break space is none), and raised letters as plain
 * ones, for Hugo's profile writes `1ᵉʳ`.
 */
export function comparable(text: string): string {
  const plain = text.replace(/[\p{Lm}\p{No}]/gu, (sign) => sign.normalize('NFKC'))
  return plain.replace(/[ \t\n]+/g, ' ').replace(/^ | $/g, '')
}

const LISTS = new Map<string, keyof Outline>([
  ['sectionHeading', 'headings'],
  ['heading', 'headings'],
  ['paragraph', 'paragraphs'],
  ['cell', 'cells'],
  ['footnote', 'notes'],
])

function textOf(content: readonly Inline[]): string {
  return comparable(
    content
      .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'break' ? ' ' : ''))
      .join(''),
  )
}

/** What every export of an article's body must say. Attributions and captions are left out: formats differ in them. */
export function outlineOf({ sections }: Pick<Article, 'sections'>): Outline {
  const outline: Outline = { headings: [], paragraphs: [], notes: [], cells: [] }
  for (const { kind, content } of textBlocks(readSections(sections))) {
    const list = LISTS.get(kind)
    if (list) outline[list].push(textOf(content))
  }
  return outline
}
