import type { ArticleContent } from '../../article/index.ts'
import { type Doubt, doubt } from '../doubts.ts'
import type { Block } from '../draft.ts'
import { type LineMetadata, readMeta } from '../metadata/metaLine.ts'
import type { Notice } from '../notices.ts'
import { readDateline } from './dateline.ts'
import { embargoOf, lacksYear } from './fieldsOfCopy.ts'

/**
 * The blocks, with a doubt where a dateline or an embargo does not say all of its day, time or zone, or where an embargo is
 * another than one that was said before.
 */
export function doubtCopy(
  blocks: readonly Block[],
  base: ArticleContent,
  known: readonly (LineMetadata | undefined)[],
): Block[] {
  let embargo = base.embargo
  return blocks.map((block, index): Block => {
    const isAsked = block.certainty === 'doubtful'
    if (block.kind === 'dateline' && !isAsked && lacksYear(blocks, index, base, known))
      return { ...block, certainty: 'doubtful', reason: 'dateline-without-year' }
    if (block.kind !== 'embargo') return block
    const instant = embargoOf(block.text, blocks, base, known)
    if (instant === '' || (embargo !== '' && Date.parse(instant) !== Date.parse(embargo)))
      return { ...block, kind: 'note', certainty: 'doubtful', reason: 'embargo-unclear' }
    embargo = instant
    return block
  })
}

/** The notices about a story as a whole, from the lines around it. */
export function noticesOfCopy(blocks: readonly Block[]): Notice[] {
  const notices: Notice[] = []
  if (blocks.some(({ reason }) => reason === 'wire-correction'))
    notices.push({ name: 'corrects-another', detail: {} })
  const body = blocks.findLastIndex(({ kind }) => kind !== 'aside' && kind !== 'note' && kind !== 'agency')
  if (blocks.slice(body + 1).some(({ reason }) => reason === 'wire-continued'))
    notices.push({ name: 'goes-on-elsewhere', detail: {} })
  return notices
}

/**
 * A doubt about a text in which a second story seems to begin: another paragraph opens with place and agency, or below a
 * rule stands a title with a date or a signature.
 */
export function doubtsOfCopy(blocks: readonly Block[]): Doubt[] {
  const opening = blocks.findIndex(({ kind }) => kind === 'dateline')
  const again = opening >= 0 && blocks.slice(opening + 2).some(opensStory)
  return again || blocks.some((_, index) => opensArticle(blocks, index)) ? [doubt('several-articles')] : []
}

/** Blocks below a rule among which a second article would be signed or dated. */
const LONGEST_HEAD = 4

function opensArticle(blocks: readonly Block[], index: number): boolean {
  if (blocks[index]?.reason !== 'paragraph-separator') return false
  const below = blocks.slice(index + 1, index + 1 + LONGEST_HEAD).flatMap(({ text }) => text.split('\n'))
  const prose = below.findIndex((line) => line.length > LONGEST_LINE)
  const [title, ...lines] = prose === -1 ? [] : below.slice(0, prose)
  return title !== undefined && /\p{L}/u.test(title) && lines.some(isDatedOrSigned)
}

/** Characters of a line above which it is prose. */
const LONGEST_LINE = 120

function isDatedOrSigned(line: string): boolean {
  const meta = readMeta(line, false)
  return meta !== null && (meta.date !== '' || meta.mark !== 'none')
}

/** A place, an agency in brackets and a dash, which open a story: `LYON (AFP) - `. */
const OPENING = /^\p{Lu}[^\n()]{1,80}[ \u00a0]?[(/][^()\n/]{2,60}[)/]\.?[ \u00a0]?(?:-{1,2}|[–—])[ \u00a0]/u

function opensStory({ kind, text }: Block): boolean {
  const opening = kind === 'paragraph' ? OPENING.exec(text.slice(0, 180))?.[0] : undefined
  const dateline = opening === undefined ? null : readDateline(opening, false)
  return dateline !== null && dateline.agency !== '' && !dateline.doubtful
}
