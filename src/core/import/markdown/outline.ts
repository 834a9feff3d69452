import { plainOf, readMarkdown, trimSpaces } from '../../document/index.ts'
import type { Block, Inline } from '../../document/types.ts'
import type { Certainty } from '../draft.ts'
import { LineMetadata } from '../metadata/metaLine.ts'
import { isRelease } from '../metadata/releases.ts'
import { openingLines } from '../tree/openingLines.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import type { ReadBlock } from './convertTree.ts'

/** The text of inlines on one line, without marks. */
export function plainLine(content: readonly Inline[]): string {
  const words = content.map((inline) => (inline.type === 'image' ? inline.alt : plainOf([inline])))
  return trimSpaces(words.join('').replaceAll('\ufffc', '').replaceAll('\n', ' '))
}

/** The text of a line of Markdown that holds no blocks, without marks. */
export function plainSource(source: string): string {
  const [block] = readMarkdown(source)
  if (block?.type === 'paragraph' || block?.type === 'heading') return plainLine(block.content)
  return block?.type === 'sectionHeading' ? block.text : trimSpaces(source)
}

const LONGEST_BOLD = 120

/** True for a paragraph in bold alone, short and no sentence. */
function isBold(block: Block | undefined): boolean {
  if (block?.type !== 'paragraph' || block.content.length === 0) return false
  const isStrong = block.content.every(
    (inline) => inline.type === 'text' && inline.marks.some(({ type }) => type === 'strong'),
  )
  const text = plainLine(block.content)
  return isStrong && text.length <= LONGEST_BOLD && /\p{L}.*\p{L}|^\d{4}/u.test(text) && !/[.,;…]$/.test(text)
}

/**
 * The blocks of a text with the headings that are only in bold named: the first line of a text without other headings is
 * its title, and such lines above a paragraph or a list are headings of sections, or of parts of one where there are others.
 * What opens the text under a title may be its lead as well, and where every other paragraph is in bold these may be
 * anything: doubtful. Where these are all questions the text is an interview, and they are none.
 */
export function withBoldHeadings(
  blocks: readonly ReadBlock[],
  headline: string,
  taken: ReadonlySet<number>,
): { source: SourceBlock[]; bold: ReadonlyMap<number, Certainty> } {
  const hasOthers = blocks.some(({ level }) => level !== undefined)
  const hasTitle = headline !== '' || hasOthers
  const prose = blocks.filter(({ node }, at) => node.type === 'paragraph' && !taken.has(at)).length
  const lines = blocks.flatMap(({ node }, at) =>
    !taken.has(at) && isBold(node) && isFollowed(blocks, at) ? [at] : [],
  )
  const found = lines.filter(
    (at) => !signsBelowLead(blocks, at, lines) && !(at < LONGEST_HEAD && signs(textAt(blocks, at))),
  )
  const opening = openingLines({
    isBold: (at) => !hasTitle && isBold(blocks[at]?.node),
    isOther: (at) => taken.has(at) || isLabelled(textAt(blocks, at)),
    opens: (at) => isFollowed(blocks, at),
  })
  const isDenseIn = (paragraphs: number) => found.length * 2 >= paragraphs && found.length > 1
  const isDense = isDenseIn(prose)
  const isInterview =
    isDenseIn(prose - (opening.size > 0 ? 1 : 0)) &&
    found.every((at) => /[?？][»”"’) \u00a0\u202f]*$/.test(textAt(blocks, at)))
  const bold = new Map<number, Certainty>()
  if (!isInterview)
    for (const at of found)
      if (!opening.has(at))
        bold.set(at, isDense || (hasTitle && mayBeLead(blocks, at, taken)) ? 'doubtful' : 'likely')
  const source = blocks.map(({ node, level }, at): SourceBlock => {
    const text = textAt(blocks, at)
    const line = isInterview && opening.get(at) !== 'first' ? undefined : opening.get(at)
    if (line)
      return { node: { type: 'sectionHeading', text }, level: line === 'first' ? 1 : 2, opening: line }
    if (!bold.has(at)) return level === undefined ? { node } : { node, level }
    if (at > 0 && hasOthers)
      return { node: { type: 'heading', content: [{ type: 'text', text, marks: [] }] }, level: 6 }
    return { node: { type: 'sectionHeading', text }, level: at === 0 && !hasTitle ? 1 : 2 }
  })
  return { source, bold }
}

/** Characters of a line in bold below who signs from which on it may be the lead. */
const LEAST_LEAD = 50

/** True for the first line of a text, and for a long one with nothing but the title, who signs and when above it. */
function mayBeLead(blocks: readonly ReadBlock[], at: number, taken: ReadonlySet<number>): boolean {
  const isOfHead = ({ level }: ReadBlock, i: number) =>
    level === 1 || taken.has(i) || isLabelled(textAt(blocks, i))
  return at === 0 || (textAt(blocks, at).length >= LEAST_LEAD && blocks.slice(0, at).every(isOfHead))
}

/** Blocks among which a lead and who signs stand below a title, and characters of that lead. */
const LONGEST_HEAD = 4
const LONGEST_LEAD = 160

/** True for the one name in bold below a lead at the beginning of a text. */
function signsBelowLead(blocks: readonly ReadBlock[], at: number, lines: readonly number[]): boolean {
  const isName = (line: number) => {
    const { byline = [], date = '', guess = true } = new LineMetadata(textAt(blocks, line), false).meta ?? {}
    return byline.length > 0 && date === '' && !guess
  }
  const lead = blocks[at - 1]?.node
  const isLead =
    at > 1 && lead?.type === 'paragraph' && !isBold(lead) && textAt(blocks, at - 1).length <= LONGEST_LEAD
  return at < LONGEST_HEAD && isLead && isName(at) && !lines.some((line) => line !== at && isName(line))
}

/** True for a line that says by its first words who wrote the text: `Par Inès Karam`. */
function signs(text: string): boolean {
  const { meta } = new LineMetadata(text, false)
  return meta !== null && meta.byline.length > 0 && meta.mark !== 'none' && !meta.guess
}

/** True for a line that says what it is: who signs, when, that it is a release. */
function isLabelled(text: string): boolean {
  const { isMeta, label } = new LineMetadata(text, false)
  return isMeta || label !== null || isRelease(text)
}

function textAt(blocks: readonly ReadBlock[], at: number): string {
  const node = blocks[at]?.node
  return node?.type === 'paragraph' ? plainLine(node.content) : ''
}

function isFollowed(blocks: readonly ReadBlock[], at: number): boolean {
  const next = blocks[at + 1]?.node
  return next !== undefined && (next.type === 'paragraph' || next.type === 'list') && !isBold(next)
}
