import { findLabel } from './labels.ts'
import type { Name, Naming, Reading } from './naming.ts'
import { dangles } from './lines.ts'
import { isCapitals, type Profile, wordsOf } from './profile.ts'
import type { Reason } from './reason.ts'
import type { Shape } from './stretches.ts'

const WIDEST_HEADING = 100
const MOST_WORDS = 16
/** What a line must stand above to be a heading: sentences that fill at least this many columns. */
const LEAST_PROSE = 80
/** A question may stand above its answer, however short that is. */
const LEAST_ANSWER = 14

/** Names what the head and the tail left: headings, paragraphs, lists, quotations, dialogue, tables. */
export function nameBody(naming: Naming, reading: Reading): void {
  const speakers = findSpeakers(naming)
  for (let i = 0; i < naming.stretches.length; i++) {
    if (naming.names[i]) continue
    const run = shortLines(naming, i)
    if (run > 0) {
      for (let j = i; j < i + run; j++) naming.name(j, 'paragraph', 'likely', 'paragraph-short-lines')
      i += run - 1
    } else {
      nameOne(naming, i, reading, speakers)
    }
  }
  if (!naming.has('headline')) doubtHeadline(naming)
}

/** What a shape alone says. */
const SHAPED: { readonly [shape in Exclude<Shape, 'text'>]: Name } = {
  separator: { kind: 'paragraph', certainty: 'likely', reason: 'paragraph-separator' },
  hashed: { kind: 'heading', certainty: 'sure', reason: 'heading-mark' },
  underlined: { kind: 'heading', certainty: 'sure', reason: 'heading-underlined' },
  bullets: { kind: 'list', certainty: 'sure', reason: 'list-bullets' },
  numbers: { kind: 'list', certainty: 'sure', reason: 'list-numbers' },
  letters: { kind: 'list', certainty: 'likely', reason: 'list-letters' },
  quote: { kind: 'quote', certainty: 'sure', reason: 'quote-mark' },
  speech: { kind: 'dialogue', certainty: 'likely', reason: 'dialogue-dash' },
  columns: { kind: 'verbatim', certainty: 'likely', reason: 'verbatim-columns' },
}

function nameOne(naming: Naming, index: number, reading: Reading, speakers: ReadonlySet<string>): void {
  const stretch = naming.stretches[index]
  const profile = naming.profile(index)
  if (!stretch || !profile) return
  if (stretch.shape === 'text') {
    nameText(naming, index, profile, reading, speakers)
  } else {
    const { kind, certainty, reason } = SHAPED[stretch.shape]
    naming.name(index, kind, certainty, reason)
  }
}

function nameText(
  naming: Naming,
  index: number,
  profile: Profile,
  reading: Reading,
  speakers: ReadonlySet<string>,
): void {
  const reason = headingReason(naming, index, profile, reading, speakers)
  if (reason !== null) {
    const plain = reason === 'heading-short' && profile.width <= 70
    const sure = plain || reason === 'heading-numbered' || reason === 'heading-capitals'
    naming.name(index, 'heading', sure ? 'sure' : 'likely', reason)
  } else if (naming.stretches[index]?.wrapped) {
    naming.name(index, 'paragraph', 'sure', 'paragraph-wrapped')
  } else if (profile.prose || profile.width > WIDEST_HEADING) {
    naming.name(index, 'paragraph', 'sure', 'paragraph-prose')
  } else if (profile.ending === 'stop') {
    naming.name(index, 'paragraph', 'likely', 'paragraph-prose')
  } else {
    const closing = index === naming.stretches.length - 1
    naming.name(index, 'paragraph', 'likely', closing ? 'paragraph-closing' : 'paragraph-not-heading')
  }
}

const NUMBERED =
  /^(?:\d{1,4}(?:\.\d{1,2}){0,3}[.)]?[ \u00a0]?[–—-]?[ \u00a0]|[IVXLC]{1,6}[ \u00a0]?[.)–—:-][ \u00a0]?|[A-Z][.)][ \u00a0]|(?:chapitre|partie|acte|annexe|article|chapter|part|section|appendix|kapitel|teil|abschnitt|capítulo|capitulo|parte|capitolo|hoofdstuk|deel|глава|часть|الفصل|الجزء|القسم)[ \u00a0](?:\d{1,3}|[IVXLC]{1,6}|[\p{L}]{2,9})(?!\p{L})|第[〇零一二三四五六七八九十百\d]{1,4}[章节節部回]|[一二三四五六七八九十]{1,3}[、.．])/iu

/** Why a line is a heading, or null where it is none. */
function headingReason(
  naming: Naming,
  index: number,
  profile: Profile,
  reading: Reading,
  speakers: ReadonlySet<string>,
): Reason | null {
  if (!mayHead(naming, index, profile, speakers)) return null
  const { text, ending, width } = profile
  const prose = proseBelow(naming, index)
  if (prose < LEAST_PROSE && prose < width) return null
  if (prose === 0) return null
  if (NUMBERED.test(text) && /\p{L}{2}/u.test(text)) return 'heading-numbered'
  if (isCapitals(text) && !reading.capitals) return 'heading-capitals'
  if (ending === 'question') return prose >= LEAST_ANSWER ? 'heading-question' : null
  if (ending === 'exclamation') return prose >= LEAST_PROSE ? 'heading-exclamation' : null
  if (ending === 'colon') return wordsOf(text).length <= 8 ? 'heading-colon' : null
  return isQuoted(text) ? 'heading-quoted' : 'heading-short'
}

function mayHead(naming: Naming, index: number, profile: Profile, speakers: ReadonlySet<string>): boolean {
  const stretch = naming.stretches[index]
  const { text, ending, width, lower } = profile
  if (!stretch || !profile.titleLike || lower || width > WIDEST_HEADING || wordsOf(text).length > MOST_WORDS)
    return false
  if (ending === 'ellipsis' || stretch.lines.length > 2 || dangles(text)) return false
  // Tied to the text above and set off from the text below: a signature or a source, no heading.
  if (!stretch.blankBefore && stretch.blankAfter) return false
  if (/^[-–—―*•>(©[/"“«'‘]/u.test(text) && !isQuoted(text)) return false
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

const WIDEST_SHORT = 60
const FEWEST_SHORT = 3

/**
 * How many stretches from here on are short lines in a row, as in a poem, an address or a table of results: their line
 * ends mean something. 0 where they are not.
 */
function shortLines(naming: Naming, from: number): number {
  if (!isShort(naming, from)) return 0
  let count = 1
  let ended = endsSentence(naming, from) ? 1 : 0
  const goesOn = () => isShort(naming, from + count) && naming.stretches[from + count]?.blankBefore === false
  while (count < GLANCE && goesOn()) {
    if (endsSentence(naming, from + count)) ended += 1
    count += 1
  }
  if (ended > count * (count > FEWEST_SHORT ? 0.5 : 0.4)) return 0
  while (goesOn()) count += 1
  const after = naming.stretches[from + count]
  const heads =
    after && !after.blankBefore && !naming.names[from + count] && naming.profile(from + count)?.prose
  if (heads) count -= 1
  if (count >= FEWEST_SHORT) return count
  const alone = naming.stretches[from]?.blankBefore && naming.stretches[from + count - 1]?.blankAfter
  return count === 2 && alone && ended === 0 && !isTitleOfTwo(naming, from) ? 2 : 0
}

/** Lines of a run that are looked at to see whether they are sentences. */
const GLANCE = 60

/** `PART TWO` above another short line, with prose below: a title and its subtitle. */
function isTitleOfTwo(naming: Naming, from: number): boolean {
  const text = naming.profile(from)?.text ?? ''
  return (
    naming.profile(from + 2)?.prose === true &&
    (isCapitals(text) || NUMBERED.test(text) || /\p{N}$/u.test(text))
  )
}

function isShort(naming: Naming, index: number): boolean {
  const stretch = naming.stretches[index]
  const profile = naming.profile(index)
  if (!stretch || !profile || naming.names[index] || stretch.shape !== 'text' || stretch.lines.length > 1)
    return false
  return profile.width <= WIDEST_SHORT && profile.ending !== 'colon'
}

function endsSentence(naming: Naming, index: number): boolean {
  return ['stop', 'question', 'exclamation'].includes(naming.profile(index)?.ending ?? 'none')
}

/** Who speaks, where a line begins with it as in an interview: `Q :`, `La Gazette :`, `PREGUNTA.`. */
function speakerOf(text: string): string | null {
  const match =
    /^(?:([^:：\n]{1,30}?)[ \u00a0\u202f]?[:：]|(\p{Lu}{1,20})(?:\.|[ \u00a0]?[–—-])[ \u00a0])/u.exec(
      text.slice(0, 40),
    )
  return (match?.[1] ?? match?.[2])?.toLowerCase() ?? null
}

function findSpeakers(naming: Naming): Set<string> {
  const seen = new Set<string>()
  const speakers = new Set<string>()
  for (let i = 0; i < naming.stretches.length; i++) {
    const speaker = speakerOf(naming.stretches[i]?.lines[0]?.text ?? '')
    if (speaker === null) continue
    if (seen.has(speaker)) speakers.add(speaker)
    seen.add(speaker)
  }
  return speakers
}

/** Where nothing can be the headline, the first thing that could have been shows the doubt. */
function doubtHeadline(naming: Naming): void {
  const index = naming.names.findIndex((name) => name?.kind !== 'date' && name?.kind !== 'byline')
  const name = naming.names[index]
  if (name) naming.name(index, name.kind, 'doubtful', 'paragraph-no-headline')
}
