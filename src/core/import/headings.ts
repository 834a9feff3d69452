import type { Certainty } from './draft.ts'
import { findLabel } from './labels.ts'
import { dangles, framedBy } from './lines.ts'
import type { Naming, Reading } from './naming.ts'
import { isNumbered } from './numbering.ts'
import { isCapitals, type Profile, wordsOf } from './profile.ts'
import type { Reason } from './reason.ts'
import { shortLines } from './shortLines.ts'
import { speakerOf, type Talk } from './talk.ts'

/** Columns beyond which a line is no heading. */
export const WIDEST_HEADING = 100
const WIDEST_SURE = 70
const MOST_WORDS = 16
/** What a line must stand above to be a heading: sentences that fill at least this many columns. */
const LEAST_PROSE = 80
/** In an interview a question may stand above its answer, however short that is. */
const LEAST_ANSWER = 14
/** Where other lines are headings already, a question is one above a single short sentence too. */
const LEAST_BESIDE_OTHERS = 24
/** Words of a line that ends with a colon and is still no sentence: above prose, and above a list. */
const MOST_BEFORE_PROSE = 8
const MOST_BEFORE_LIST = 4

const SURE: ReadonlySet<Reason> = new Set(['heading-underlined', 'heading-numbered', 'heading-capitals'])

/** Why a line is a heading and how surely, or null where it is none. */
export function findHeading(
  naming: Naming,
  index: number,
  reading: Reading,
  talk: Talk,
): { reason: Reason; certainty: Certainty } | null {
  const profile = naming.profile(index)
  if (!profile || !mayHead(naming, index, profile, talk)) return null
  const reason = reasonOf(naming, index, profile, reading, talk)
  if (reason === null) return null
  const sure = SURE.has(reason) || (reason === 'heading-short' && profile.width <= WIDEST_SURE)
  return { reason, certainty: sure ? 'sure' : 'likely' }
}

function leastAnswer(naming: Naming, interview: boolean): number {
  if (interview) return LEAST_ANSWER
  return naming.has('heading') ? LEAST_BESIDE_OTHERS : LEAST_PROSE
}

function reasonOf(
  naming: Naming,
  index: number,
  { text, ending, width }: Profile,
  reading: Reading,
  { interview }: Talk,
): Reason | null {
  const prose = proseBelow(naming, index)
  if (prose === 0 || (prose < LEAST_PROSE && prose < width)) return null
  if (framedBy(text) !== null) return 'heading-underlined'
  if (isNumbered(text)) return 'heading-numbered'
  if (isCapitals(text) && !reading.capitals) return 'heading-capitals'
  switch (ending) {
    case 'question':
      return prose >= leastAnswer(naming, interview) ? 'heading-question' : null
    case 'exclamation':
      return prose >= LEAST_PROSE ? 'heading-exclamation' : null
    case 'colon': {
      const most = isListBelow(naming, index) ? MOST_BEFORE_LIST : MOST_BEFORE_PROSE
      return wordsOf(text).length <= most ? 'heading-colon' : null
    }
    default:
      return isQuoted(text) ? 'heading-quoted' : 'heading-short'
  }
}

function mayHead(naming: Naming, index: number, profile: Profile, { speakers }: Talk): boolean {
  const stretch = naming.stretches[index]
  const { text, ending, width, lower } = profile
  if (!stretch || !profile.titleLike || lower || width > WIDEST_HEADING || wordsOf(text).length > MOST_WORDS)
    return false
  if (ending === 'ellipsis' || stretch.lines.length > 2 || dangles(text)) return false
  // Tied to the text above and set off from the text below: a signature or a source, no heading.
  if (!stretch.blankBefore && stretch.blankAfter) return false
  if (/^[-–—―*•>(©[/"“«'‘=+~|\\]/u.test(text) && !isQuoted(text) && framedBy(text) === null) return false
  if (/@|:\/\/|^www\./i.test(text) || !isMostlyLetters(text)) return false
  if (isQuoted(text) && /[.!?…。！？][»”"’'」』]/u.test(text)) return false
  const speaker = speakerOf(text)
  if (speaker !== null && speakers.has(speaker)) return false
  const label = findLabel(text)
  return label === null || label.kind !== 'other' || label.value === ''
}

function isMostlyLetters(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const visible = text.match(/[^\p{Z}\p{M}\t]/gu)?.length ?? 0
  return letters >= 2 && letters * 2 >= visible
}

/** A line that is one quotation from end to end. */
function isQuoted(text: string): boolean {
  return /^(?:«.+»|“.+”|„.+[“”]|".+"|「.+」|『.+』|‘.+’)$/u.test(text)
}

/** A sentence may introduce a list; only a very short line heads one. */
function isListBelow(naming: Naming, index: number): boolean {
  return ['bullets', 'numbers', 'letters'].includes(naming.stretches[index + 1]?.shape ?? 'text')
}

/** Columns of sentences right below a line; 0 where something else stands there. A heading may stand above another. */
function proseBelow(naming: Naming, index: number): number {
  const next = naming.stretches[index + 1]
  const profile = naming.profile(index + 1)
  if (!next || !profile) return 0
  const name = naming.names[index + 1]
  if (name && name.kind !== 'paragraph') return 0
  if (['bullets', 'numbers', 'letters', 'quote', 'speech', 'columns'].includes(next.shape)) return LEAST_PROSE
  if (next.shape === 'hashed' || next.shape === 'underlined') return LEAST_PROSE
  if (next.shape === 'separator') return 0
  if (shortLines(naming, index + 1) > 0) return next.blankBefore ? LEAST_PROSE : 0
  if (profile.titleLike && profile.width < WIDEST_HEADING) {
    const below = naming.profile(index + 2)
    const twice = below?.prose && naming.stretches[index + 2]?.shape === 'text'
    return twice && !profile.lower ? below.width : 0
  }
  return ['stop', 'question', 'exclamation', 'ellipsis'].includes(profile.ending) ||
    profile.width > WIDEST_HEADING
    ? profile.width
    : 0
}
