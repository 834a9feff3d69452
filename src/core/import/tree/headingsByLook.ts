import type * as Document from '../../document/types.ts'
import type { BlockKind } from '../draft.ts'
import { isBold } from './bold.ts'
import { type OpeningLine, openingLines } from './openingLines.ts'

type Part = { node: Document.Block; text: string; kind?: BlockKind; level?: number; size?: number }

/** A paragraph that its look, or the label before it, makes a heading: how large, and which level that is among the others. */
export type LookedHeading = {
  level: number
  reason:
    | 'heading-bold'
    | 'heading-larger'
    | 'heading-capitals'
    | 'heading-short'
    | 'heading-quoted'
    | 'heading-question'
    | 'heading-numbered'
    | 'heading-colon'
    | 'heading-mark'
  opening?: OpeningLine
  isDoubtful?: true
}

const LONGEST_BOLD = 120
const LONGEST_LARGE = 200
/** Parts among which the title is, where letters are larger. */
const MOST_ABOVE = 6
/** Letters that are larger than those of the text by this much are meant to be. */
const LARGER = 1.15

/** What is known of the parts of a document beside their look. */
type Known = {
  /** The title is known from elsewhere. */
  isTitled: boolean
  /** A line is something else: a date, a byline, a label. */
  isOther: (at: number) => boolean
  /** A line is nothing but the name of somebody. */
  isName: (at: number) => boolean
}

/**
 * The headings of a document that names none but its title, by their look: short paragraphs without a full stop, in larger
 * letters than most of the text, or in bold alone above a plain paragraph. The larger, the higher their level; one that is
 * bold alone is under all larger ones. Where more than half of the paragraphs look so, the look says nothing.
 */
export function headingsByLook(
  parts: readonly Part[],
  { isTitled, isOther, isName }: Known,
): ReadonlyMap<number, LookedHeading> {
  const named = parts.findIndex(({ node, kind }) => isHeading(node) && kind !== 'headline')
  if (named !== -1 && !isOnlyTitle(parts, named))
    return isTitled ? new Map() : boldTitle(parts, named, { isOther, isName })
  const usual = usualSize(parts)
  const larger = (part: Part) => usual > 0 && (part.size ?? 0) >= usual * LARGER
  const isLarge = (part: Part) => isShort(part, LONGEST_LARGE) && larger(part)
  const hasTitle = isTitled || named !== -1 || parts.some(({ kind }) => kind === 'headline')
  const isBoldLine = (part: Part) =>
    isShort(part, LONGEST_BOLD) && isBoldPart(part) && !(hasTitle && isLink(part))
  const isCandidate = (part: Part) => isLarge(part) || isBoldLine(part)
  const candidates = parts.map((part, at) => !part.kind && isCandidate(part) && !isOther(at))
  const signed = isTitled ? -1 : nameBelowTitle(parts, candidates, { isOther, isName })
  candidates[signed] &&= false
  const stands = (at: number, types: readonly Document.Block['type'][]) =>
    types.some((type) => parts[at]?.node.type === type) && !candidates[at] && parts[at]?.kind !== 'aside'
  const opens = (at: number) => stands(at + 1, ['paragraph'])
  const isPlain = !isTitled && named === -1 && !parts.some((part, at) => candidates[at] && larger(part))
  const opening = openingLines({ isBold: (at) => isPlain && candidates[at] === true, isOther, opens })
  // Beside others over paragraphs, one over a list is a heading; over a table it may be what the table is called.
  const isOneOfMany = parts.some((_, at) => candidates[at] && opens(at) && !opening.has(at))
  const heads = (at: number) => opens(at) || (isOneOfMany && stands(at + 1, ['list', 'table']))
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
    return candidates[at] && (larger(part) || opening.has(at) || heads(at)) && at >= title
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
      const own = opener === 'first' ? 1 : Math.min(6, rank + (sizes.length > 0 ? 1 : 2))
      const level = named === -1 ? own : own + (parts[named]?.level ?? 2)
      const isDoubtful = !larger(part) && parts[at + 1]?.node.type === 'table'
      return [
        at,
        { level, reason, ...(opener && { opening: opener }), ...(isDoubtful && { isDoubtful: true }) },
      ]
    }),
  )
}

/** The line in bold that a text opens with, above its headings: its title, where none of them is one. */
function boldTitle(
  parts: readonly Part[],
  named: number,
  { isOther, isName }: Pick<Known, 'isOther' | 'isName'>,
): ReadonlyMap<number, LookedHeading> {
  const at = parts.findIndex((part, each) => !part.kind && !isOther(each))
  const part = parts[at]
  const isLine = part !== undefined && isShort(part, LONGEST_BOLD) && isBoldPart(part) && !isName(at)
  const isOver = at + 1 < named && parts[at + 1]?.node.type === 'paragraph' && !isOther(at + 1)
  const isTitled = parts.some(
    ({ node, kind, level = 2 }) => kind === 'headline' || (isHeading(node) && level < 2),
  )
  return isLine && isOver && !isTitled ? new Map([[at, { level: 1, reason: 'heading-bold' }]]) : new Map()
}

/** True for the one heading that a document names, with nothing but short lines above it. */
function isOnlyTitle(parts: readonly Part[], at: number): boolean {
  const others = parts.slice(at + 1)
  return (
    at < MOST_ABOVE &&
    parts.slice(0, at).every((part) => part.kind !== undefined || isShort(part, LONGEST_BOLD)) &&
    others.every(({ node, kind }) => !isHeading(node) || kind === 'headline')
  )
}

/** The one name among the lines that may be headings, where it stands between the title and the text: it signs, as a rule; else −1. */
function nameBelowTitle(
  parts: readonly Part[],
  candidates: readonly boolean[],
  { isOther, isName }: Pick<Known, 'isOther' | 'isName'>,
): number {
  const names = candidates.flatMap((isCandidate, at) => (isCandidate && isName(at) ? [at] : []))
  const [at = -1, second] = names
  const above = parts.slice(0, Math.max(0, at))
  const isBelowTitle = above.some((part, each) => part.kind !== 'aside' && !isOther(each))
  const isAboveText = above.every(
    ({ node, kind, text }) => kind || isHeading(node) || text.length <= LONGEST_LARGE,
  )
  return second === undefined && isBelowTitle && isAboveText ? at : -1
}

const isHeading = ({ type }: Document.Block) => type === 'sectionHeading' || type === 'heading'

function isShort({ node, text }: Part, longest: number): boolean {
  if (node.type !== 'paragraph' || text === '' || text.length > longest || /[.,;]$/.test(text)) return false
  // A heading can have no footnote.
  return node.content.every(({ type }) => type !== 'footnote')
}

const isBoldPart = ({ node }: Part) => node.type === 'paragraph' && isBold(node.content)

/** True for a line that leads to another text as a whole. */
function isLink({ node }: Part): boolean {
  return (
    node.type === 'paragraph' && node.content.every(({ marks }) => marks.some(({ type }) => type === 'link'))
  )
}

/** The size of most letters. */
function usualSize(parts: readonly Part[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of parts)
    if (size !== undefined) letters.set(size, (letters.get(size) ?? 0) + text.length)
  return [...letters].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0]
}
