import type * as Document from '../../document/types.ts'
import type { BlockKind } from '../draft.ts'
import { isBold } from './bold.ts'
import { type OpeningLine, openingLines } from './openingLines.ts'

type Part = { node: Document.Block; text: string; kind?: BlockKind; size?: number }

/** A paragraph that its look makes a heading: how large, and which level that is among the others. */
export type LookedHeading = {
  level: number
  reason: 'heading-bold' | 'heading-larger'
  opening?: OpeningLine
}

const LONGEST_BOLD = 120
const LONGEST_LARGE = 200
/** Parts among which the title is, where letters are larger. */
const MOST_ABOVE = 6
/** Letters that are larger than those of the text by this much are meant to be. */
const LARGER = 1.15

/**
 * The headings of a document that names none, by their look: short paragraphs without a full stop, in larger letters than
 * most of the text, or in bold alone above a plain paragraph. The larger, the higher their level; one that is bold alone is
 * under all larger ones. Where more than half of the paragraphs look so, the look says nothing. `isOther` tells of a line
 * that it is something else: a date, a byline, a label. With `isTitled` the title is known from elsewhere.
 */
export function headingsByLook(
  parts: readonly Part[],
  isOther: (at: number) => boolean,
  isTitled: boolean,
): ReadonlyMap<number, LookedHeading> {
  if (parts.some(({ node, kind }) => isHeading(node) && kind !== 'headline')) return new Map()
  const usual = usualSize(parts)
  const larger = (part: Part) => usual > 0 && (part.size ?? 0) >= usual * LARGER
  const isLarge = (part: Part) => isShort(part, LONGEST_LARGE) && larger(part)
  const isCandidate = (part: Part) => isLarge(part) || (isShort(part, LONGEST_BOLD) && isBoldPart(part))
  const candidates = parts.map((part, at) => !part.kind && isCandidate(part) && !isOther(at))
  const opens = (at: number) => parts[at + 1]?.node.type === 'paragraph' && !candidates[at + 1]
  const isPlain = !isTitled && !parts.some((part, at) => candidates[at] && larger(part))
  const opening = openingLines({ isBold: (at) => isPlain && candidates[at] === true, isOther, opens })
  const below = parts.filter((_, at) => candidates[at] && opening.get(at) !== 'first')
  // Over the questions of an interview a title is no sign that they are headings.
  const titles =
    opening.size > 0 && !below.every(({ text }) => /[?？][»”"’) \u00a0\u202f]*$/.test(text)) ? 1 : 0
  const found = candidates.filter(Boolean).length - titles
  const paragraphs = parts.filter(({ node, kind }) => node.type === 'paragraph' && !kind).length - titles
  if (found === 0 || found * 2 > paragraphs) return new Map()
  // Lines in bold over a title in larger letters say where it runs, or what it is.
  const title = Math.max(
    0,
    parts.slice(0, MOST_ABOVE).findIndex((part, at) => candidates[at] && larger(part)),
  )
  const accepted = parts.flatMap((part, at) => {
    return candidates[at] && (larger(part) || opening.has(at) || opens(at)) && at >= title
      ? [{ part, at }]
      : []
  })
  const sizes = [...new Set(accepted.flatMap(({ part }) => (larger(part) ? [part.size ?? 0] : [])))]
  sizes.sort((one, other) => other - one)
  return new Map(
    accepted.map(({ part, at }) => {
      const rank = larger(part) ? sizes.indexOf(part.size ?? 0) : sizes.length
      const reason = larger(part) ? 'heading-larger' : 'heading-bold'
      const opener = opening.get(at)
      const level = opener === 'first' ? 1 : Math.min(6, rank + (sizes.length > 0 ? 1 : 2))
      return [at, { level, reason, ...(opener && { opening: opener }) }]
    }),
  )
}

const isHeading = ({ type }: Document.Block) => type === 'sectionHeading' || type === 'heading'

function isShort({ node, text }: Part, longest: number): boolean {
  if (node.type !== 'paragraph' || text === '' || text.length > longest || /[.,;]$/.test(text)) return false
  // A heading can have no footnote.
  return node.content.every(({ type }) => type !== 'footnote')
}

const isBoldPart = ({ node }: Part) => node.type === 'paragraph' && isBold(node.content)

/** The size of most letters. */
function usualSize(parts: readonly Part[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of parts)
    if (size !== undefined) letters.set(size, (letters.get(size) ?? 0) + text.length)
  return [...letters].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0]
}
