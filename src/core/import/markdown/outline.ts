import { plainOf, readMarkdown, readOutline, trimSpaces } from '../../document/index.ts'
import type { Block, Heading, Inline, Paragraph } from '../../document/types.ts'

/** The name or class that generators read at the end of a heading. */
const ATTRIBUTES = /[ \t]\{[#.:][^{}]*\}$/

/** What inlines say on one line, without marks. */
function plainLine(content: readonly Inline[]): string {
  const words = content.map((inline) => (inline.type === 'image' ? inline.alt : plainOf([inline])))
  return trimSpaces(words.join('').replaceAll('\ufffc', '').replaceAll('\n', ' '))
}

/** What a line of Markdown that holds no blocks says, without marks. */
export function plainSource(source: string): string {
  const [block] = readMarkdown(source)
  if (block?.type === 'paragraph' || block?.type === 'heading') return plainLine(block.content)
  return block?.type === 'sectionHeading' ? block.text : trimSpaces(source)
}

/** A heading of the text: its place among the blocks, its level and what it says; `source` is as it was written. */
type Outlined = { at: number; level: number; text: string; source: string }

const isHeading = (block: Block) => block.type === 'sectionHeading' || block.type === 'heading'

function textOf(block: Block): string {
  if (block.type === 'sectionHeading') return block.text
  return block.type === 'heading' || block.type === 'paragraph' ? plainLine(block.content) : ''
}

const withoutAttributes = (text: string) => trimSpaces(text.replace(ATTRIBUTES, ''))

/** The headings among the blocks of a text, with the levels that the tree does not tell. */
function headingsOf(source: string, blocks: readonly Block[]): Outlined[] {
  const written = readOutline(source).filter(({ level }) => level !== null)
  const found: Outlined[] = []
  let next = 0
  for (const [at, block] of blocks.entries()) {
    if (!isHeading(block)) continue
    const isIt = ({ level }: { level: number | null }) =>
      (level ?? 0) <= 2 === (block.type === 'sectionHeading')
    while (next < written.length && !isIt(written[next] ?? { level: null })) next++
    const { level, text } = written[next++] ?? { level: 2, text: '' }
    found.push({ at, level: level ?? 2, text: withoutAttributes(textOf(block)), source: text })
  }
  return found
}

const LONGEST_BOLD = 120

function isBold(block: Block | undefined): block is Paragraph {
  if (block?.type !== 'paragraph') return false
  const isStrong = block.content.every(
    (inline) => inline.type === 'text' && inline.marks.some(({ type }) => type === 'strong'),
  )
  const text = plainLine(block.content)
  return isStrong && text.length <= LONGEST_BOLD && !/[.,;]$/.test(text)
}

/**
 * The headings of a text that has no marks for them: it opens with a line in bold alone, its title, and such lines below
 * begin sections. Where it opens otherwise, a line in bold is only that.
 */
function boldHeadings(blocks: readonly Block[]): Outlined[] {
  if (!isBold(blocks[0])) return []
  return blocks.flatMap((block, at) => {
    if (!isBold(block)) return []
    const text = plainLine(block.content)
    return [{ at, level: at === 0 ? 1 : 2, text, source: text }]
  })
}

/** True for the heading that is the article's title: the first, and above all the others or before all the text. */
function isTitle(first: Outlined, others: readonly Outlined[]): boolean {
  const opens = first.at === 0
  if (first.level === 1) return opens || others.every(({ level }) => level > 1)
  return opens && others.length > 0 && others.every(({ level }) => level > first.level)
}

/** How the title of a text is marked: as a heading is, or by being in bold; null where the text has none. */
export type Title = 'marked' | 'bold' | null

/**
 * The blocks of a Markdown text whose uppermost headings begin sections, and its headline: the one that is known, or the
 * text's own title, which is no block then. `linked` are the headings, as they were written, that led somewhere: no
 * heading of an article can. Whether the first heading is the title can be said by `hasTitle`.
 */
export function outlined(
  source: string,
  headline: string,
  hasTitle?: boolean,
): { blocks: readonly Block[]; headline: string; title: Title; linked: string[] } {
  const blocks = readMarkdown(source)
  const marked = headingsOf(source, blocks)
  const headings = marked.length > 0 || headline !== '' ? marked : boldHeadings(blocks)
  const [first, ...rest] = headings
  if (!first) return { blocks, headline, title: null, linked: [] }
  const isHeadline =
    hasTitle ??
    (headline === '' ? isTitle(first, rest) : first.at === 0 && first.text === trimSpaces(headline))
  const below = isHeadline ? rest : headings
  const up = Math.max(0, below.reduce((least, { level }) => Math.min(least, level), 7) - 2)
  const isSection = ({ level }: Outlined) => level - up <= 2
  const byPlace = new Map(below.map((heading) => [heading.at, heading]))
  const levelled = blocks.flatMap((block, at): Block[] => {
    if (isHeadline && at === first.at) return []
    const heading = byPlace.get(at)
    if (!heading) return [block]
    return [isSection(heading) ? { type: 'sectionHeading', text: heading.text } : minor(block)]
  })
  const linked = headings
    .filter((heading) => (isHeadline && heading === first) || isSection(heading))
    .map((heading) => heading.source.replace(ATTRIBUTES, ''))
    .filter((heading) => heading.includes(']('))
  const title = !isHeadline ? null : marked.length > 0 ? 'marked' : 'bold'
  return { blocks: levelled, headline: isHeadline ? first.text : headline, title, linked }
}

function minor(block: Block): Heading {
  if (block.type === 'heading') return block
  return { type: 'heading', content: [{ type: 'text', text: textOf(block), marks: [] }] }
}
