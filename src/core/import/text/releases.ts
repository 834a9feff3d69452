import { isTextEnd } from '../agency/wireLines.ts'
import type { Certainty } from '../draft.ts'
import { withoutEdges } from '../lines.ts'
import { isEmbargoWord, isZoneLine } from '../metadata/embargo.ts'
import { isAddress } from '../metadata/offices.ts'
import { isRelease } from '../metadata/releases.ts'
import { alternatives, wordSet } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import {
  ABOUT_SENDER,
  AS_SPOKEN,
  FOR_RELEASE,
  NOTES,
  OF_PRESS,
  PRESS_CONTACTS,
  REACHED_BY,
  TO_EDITORS,
} from '../vocabulary/senders.ts'
import type { ClassifiedBlocks } from './classification.ts'
import { isContact } from './contactLines.ts'

/** Blocks above a release’s text in which the sender says who sends it, how to call back, and from when it may run. */
const LONGEST_HEAD = 20

/**
 * Classifies what the sender of a release set around it: until when it waits, that it may run, whom to call, what the sender
 * is. None of that is the article, and no name in it signs.
 */
export function classifyRelease(classified: ClassifiedBlocks, start: number): void {
  const head = Math.min(start, LONGEST_HEAD, classified.blocks.length)
  let release = false
  let below = head
  let isTold = false
  for (const [i, { shape }] of classified.blocks.entries())
    if (shape === 'text' && !classified.classifications[i] && saysOnly(textOf(classified, i), SPOKEN))
      classified.classify(i, 'note', 'likely', 'release-mark')
  for (let i = 0; i < head; i++) {
    if (classified.classifications[i]) continue
    if (classified.features(i)?.prose) {
      below = i
      break
    }
    const text = textOf(classified, i)
    if (classified.metadata(i)?.isEmbargo) {
      classifyEmbargo(classified, i, text)
      release = true
    } else if (saysOnly(text, MAY_RUN) || areReleaseLines(classified, i)) {
      classified.classify(i, 'aside', 'sure', 'release-mark')
      release = true
    } else if (isRelease(text)) release = true
    else if (!isTold && opensContacts(classified, i, release)) classifyContacts(classified, i, head)
    // Below short sentences a contact is for readers.
    isTold ||= !release && classified.features(i)?.ending === 'stop' && !tellsReach(text)
  }
  if (classified.has('embargo')) classifyZones(classified, below)
  classifyEmbargoesBelow(classified, below)
  classifyClosing(classified, release)
  if (release) classifyLetterhead(classified, head)
}

/** True for a paragraph of several lines that each only say that the text was sent to newsrooms, or that it may run. */
function areReleaseLines(classified: ClassifiedBlocks, index: number): boolean {
  const { lines = [] } = classified.blocks[index] ?? {}
  return (
    lines.length > 1 &&
    lines.length <= 4 &&
    lines.every(({ text }) => isRelease(text) || saysOnly(text, MAY_RUN))
  )
}

const textOf = (classified: ClassifiedBlocks, index: number) => classified.features(index)?.text ?? ''

/** The line, or the next where the word stands alone above the day. One that names no day at all is an embargo still. */
function classifyEmbargo(classified: ClassifiedBlocks, index: number, text: string): void {
  const meta = classified.metadata(index + 1)?.meta
  const isBelow = meta && meta.date !== '' && !classified.classifications[index + 1]
  if (/\p{Nd}/u.test(text) || !isBelow) classified.classify(index, 'embargo', 'sure', 'embargo-line')
  else {
    classified.classify(index, 'aside', 'sure', 'release-mark')
    classified.classify(index + 1, 'embargo', 'sure', 'embargo-line')
  }
}

/** The lines above the text that only name the time zone of an embargo. */
function classifyZones(classified: ClassifiedBlocks, end: number): void {
  for (let i = 0; i < end; i++)
    if (!classified.classifications[i] && isZoneLine(textOf(classified, i)))
      classified.classify(i, 'note', 'sure', 'embargo-zone')
}

/**
 * Lines on an embargo that stand within the text or below it. The word alone may be a heading between paragraphs, and any
 * such line there may be part of what is told.
 */
function classifyEmbargoesBelow(classified: ClassifiedBlocks, from: number): void {
  const lastProse = classified.blocks.findLastIndex((_, i) => classified.features(i)?.prose)
  for (let i = from; i < classified.blocks.length; i++) {
    if (classified.classifications[i] || classified.blocks[i]?.shape !== 'text') continue
    if (classified.features(i)?.prose || !classified.metadata(i)?.isEmbargo) continue
    const isWithin = i < lastProse
    if (isWithin && isEmbargoWord(textOf(classified, i))) continue
    classified.classify(i, 'embargo', isWithin ? 'doubtful' : 'likely', 'embargo-line')
  }
}

/** Nothing but that the text may run: `FOR IMMEDIATE RELEASE`, `Pour diffusion immédiate`. */
const MAY_RUN = wordSet(FOR_RELEASE)
/** `Check against delivery`, `Es gilt das gesprochene Wort!` */
const SPOKEN = wordSet(AS_SPOKEN)

/** True for a line that is one of the words given, with nothing but signs around it. */
function saysOnly(text: string, words: ReadonlySet<string>): boolean {
  if (text.length > 80) return false
  const bare = withoutEdges(text.replace(/^[*#=\-–—[( ]{1,6}|[*#=\-–—\])! .:]{1,6}$/gu, ''))
  return words.has(normalizeWord(bare))
}

const CONTACTS = new RegExp(
  `^(?:${alternatives(PRESS_CONTACTS)})(?![\\p{L}])[^.!?]{0,60}$|^(?:${alternatives(PRESS_CONTACTS)})[ \\u00a0\\u202f]?:`,
  'iu',
)

/** `Contact presse :`, `Media contacts`, `Pressekontakt: Jens Maier`. */
function isContactHeading(text: string): boolean {
  return text.length <= 300 && CONTACTS.test(text)
}

const REACH = new RegExp(
  `^(?:${alternatives(REACHED_BY)})(?:[ \\u00a0]?\\.)?[ \\u00a0\\u202f]?(?::|\\+?\\d|\\(\\d)`,
  'iu',
)

/** A telephone number or an address, with or without its name. */
function isReach(text: string): boolean {
  return isContact(text) || (text.length <= 120 && REACH.test(text))
}

function opensContacts(classified: ClassifiedBlocks, index: number, release: boolean): boolean {
  const text = textOf(classified, index)
  return isContactHeading(text) ? isFollowedByReach(classified, index) : release && isReach(text)
}

/** Lines of a block of contacts at most. */
const MOST_CONTACTS = 8

/** The contact and the lines that touch it: a name, a telephone number, an address. */
function classifyContacts(classified: ClassifiedBlocks, from: number, end: number): void {
  for (let i = from; i < Math.min(end, from + MOST_CONTACTS); i++) {
    const text = textOf(classified, i)
    const touches = i > from && classified.blocks[i]?.blankBefore === false
    const own = i === from || isReach(text) || isContactHeading(text)
    if (
      classified.classifications[i] ||
      classified.features(i)?.prose ||
      !(own || (touches && mayBeContact(text)))
    )
      return
    classified.classify(i, 'note', 'sure', 'release-contact')
  }
}

const mayBeContact = (text: string) => text.length <= 80 && !/[.!?]$/u.test(text)

const EDITORS = new RegExp(`^(?:${alternatives(TO_EDITORS)})(?![\\p{L}])[ \\u00a0\\u202f]?:?$`, 'iu')
const NOTES_ALONE = new RegExp(`^(?:${alternatives(NOTES)})[ \\u00a0\\u202f]?:?$`, 'iu')
const ABOUT = new RegExp(
  `^(?:${alternatives(ABOUT_SENDER)})[ \\u00a0]?(?=[\\p{Lu}\\p{N}«“"„]|l[’']|la |le |les |the |die |der |das |den |la |el |il )`,
  'iu',
)

/** What closes a release: the sign that its text ends, contacts and notes to editors, what the sender is. */
type Closing = 'end' | 'contact' | 'about'

/** The closing part of a release that a line opens, if any. */
function closingOf(classified: ClassifiedBlocks, index: number, release: boolean): Closing | null {
  const features = classified.features(index)
  if (!features || classified.blocks[index]?.shape === 'quote') return null
  const { text } = features
  if (endsText(classified, index)) return 'end'
  if (EDITORS.test(text) && text.length <= 60) return 'contact'
  const opens = isContactHeading(text) || (release && NOTES_ALONE.test(text))
  if (opens && isFollowedByReach(classified, index)) return 'contact'
  return text.length <= 90 && ABOUT.test(text) && !/[.!?…]$/u.test(text) ? 'about' : null
}

/** True for a heading that the format or its signs name. */
function isNamedHeading(classified: ClassifiedBlocks, index: number): boolean {
  const shape = classified.blocks[index]?.shape
  return shape === 'hashed' || shape === 'underlined' || classified.classifications[index]?.kind === 'heading'
}

/**
 * True for the sign that a text ends. A heading that the format names and that is a word, `Fin` or `FIN`, is one only where no
 * sentences stand below it but contacts.
 */
function endsText(classified: ClassifiedBlocks, index: number): boolean {
  if (classified.classifications[index]?.reason === 'text-end') return true
  const text = textOf(classified, index)
  if (!isTextEnd(text)) return false
  if (!/^\p{L}+$/u.test(text) || !isNamedHeading(classified, index)) return true
  const below = classified.blocks.slice(index + 1)
  return !below.some((_, i) => {
    const at = index + 1 + i
    return (
      isNamedHeading(classified, at) ||
      (classified.features(at)?.prose && !tellsReach(textOf(classified, at)))
    )
  })
}

/** A telephone number or an e-mail address within a line. */
const WITHIN = /[\p{L}\p{N}]@[\p{L}\p{N}]|\+?\d[\d ().\u00a0\u202f/-]{5,20}\d/u

/** True where a line, or one of the few below it, says how to reach somebody. */
function isFollowedByReach(classified: ClassifiedBlocks, index: number): boolean {
  const near = classified.blocks.slice(index, index + MOST_CONTACTS)
  return near.some((_, i) => tellsReach(textOf(classified, index + i)))
}

const tellsReach = (text: string) => isReach(text) || (text.length <= 200 && WITHIN.test(text))

/** Blocks of a closing part at most: contacts and notes are lists, what a sender says of itself is a paragraph or three. */
const LONGEST_CLOSING = { end: 16, contact: 16, about: 4 } as const

/** A closing part: from its heading, or the sign of the end, to the block below it. */
type ClosingPart = { closing: Closing; from: number; to: number }

/** `Contact presse`, `Pressekontakt`, `Media enquiries`: said to newsrooms, not to readers. */
const TO_NEWSROOMS = new RegExp(`(?<!\\p{L})(?:${alternatives(OF_PRESS)})`, 'iu')

/**
 * The parts that close a release, each under its heading: contacts, notes to editors, what the sender is. They are its end
 * where each is short and nothing else follows. Contacts or notes to editors above further sections are asked about, and so is
 * the sign of the end above more than they are. Where nothing but a contact says that it is a release, the contact may be for
 * readers: it is asked about, and stays in the text where there are several, or sentences below it.
 */
function classifyClosing(classified: ClassifiedBlocks, release: boolean): void {
  const parts = closingParts(classified, release)
  const isContact = ({ closing }: ClosingPart) => closing === 'contact'
  const tellsNewsrooms = ({ closing, from }: ClosingPart) =>
    closing === 'end' || EDITORS.test(textOf(classified, from)) || TO_NEWSROOMS.test(textOf(classified, from))
  const contacts = parts.filter(isContact)
  const isSent =
    release || parts.some(tellsNewsrooms) || (contacts.length > 0 && contacts.length < parts.length)
  if (!isSent && (contacts.length !== 1 || contacts.some((part) => hasTextIn(classified, part)))) return
  let end = classified.blocks.length
  for (const part of parts.toReversed()) {
    const isLast = part.to === end
    const isShort = part.to - part.from - 1 <= LONGEST_CLOSING[part.closing]
    if (isLast && isShort) {
      classifyPart(classified, part, isSent ? 'sure' : 'doubtful')
      end = part.from
    } else if (part.closing === 'contact' && isShort && isNamedHeading(classified, part.from)) {
      classifyPart(classified, part, 'doubtful')
    } else if (part.closing === 'end' && !isNamedHeading(classified, part.from)) {
      classifyPart(classified, { ...part, to: part.from + 1 }, 'doubtful')
    }
  }
}

/** True for sentences that say nothing of how to reach somebody. */
function isTextAt(classified: ClassifiedBlocks, index: number): boolean {
  return classified.features(index)?.prose === true && !tellsReach(textOf(classified, index))
}

/** True where a sentence stands in a part, however short. */
function hasTextIn(classified: ClassifiedBlocks, { from, to }: ClosingPart): boolean {
  for (let i = from + 1; i < to; i++) {
    const isSentence = classified.features(i)?.ending === 'stop' && !tellsReach(textOf(classified, i))
    if (isSentence || isTextAt(classified, i)) return true
  }
  return false
}

/** The parts that may close a text, each up to the next one or to the next heading that the format names. */
function closingParts(classified: ClassifiedBlocks, release: boolean): ClosingPart[] {
  const { length } = classified.blocks
  const parts: ClosingPart[] = []
  let to = length
  for (let i = length - 1; i >= 0; i--) {
    const closing = closingOf(classified, i, release)
    const isPart = closing !== null && hasProseAbove(classified, i)
    if (isPart) parts.unshift({ closing, from: i, to })
    if (isPart || isNamedHeading(classified, i)) to = i
  }
  return parts
}

/** Makes a note of a closing part. Sentences below the sign of the end or a contact may be of the text after all. */
function classifyPart(
  classified: ClassifiedBlocks,
  { closing, from, to }: ClosingPart,
  certainty: Certainty,
): void {
  const mayBeText = closing === 'end' || (closing === 'contact' && isContactHeading(textOf(classified, from)))
  for (let i = from; i < to; i++) {
    if (classified.classifications[i]) continue
    const isText = mayBeText && isTextAt(classified, i)
    if (isTextEnd(textOf(classified, i))) classified.classify(i, 'aside', certainty, 'text-end')
    else {
      const reason = closing === 'about' ? 'release-about' : 'release-contact'
      classified.classify(i, 'note', isText ? 'doubtful' : certainty, reason)
    }
  }
}

function hasProseAbove(classified: ClassifiedBlocks, index: number): boolean {
  return classified.blocks.slice(0, index).some((_, i) => classified.features(i)?.prose)
}

/** Words of a letterhead’s line at most; of a name that may be one. */
const LONGEST_LETTERHEAD = 7
const LONGEST_NAME = 4

/** The lines of the head that could be the title. */
function titlesOf(classified: ClassifiedBlocks, head: number): number[] {
  return classified.blocks.slice(0, head).flatMap((_, i) => {
    const isFree = !classified.classifications[i] && classified.metadata(i)?.isMeta !== true
    return isFree && classified.features(i)?.titleLike && !isRelease(textOf(classified, i)) ? [i] : []
  })
}

/** Who sends the release, above its title: over the line that says what it is, over an address, or a name alone. */
function classifyLetterhead(classified: ClassifiedBlocks, head: number): void {
  const prose = classified.blocks.findIndex((_, i) => classified.features(i)?.prose)
  const titles = titlesOf(classified, prose === -1 ? head : Math.min(head, prose))
  const mark = classified.blocks.findIndex((_, i) => i < head && isRelease(textOf(classified, i)))
  const above = titles.filter((index) => index < mark)
  if (above.length > 0 && titles.length > above.length) {
    for (const index of above) {
      const certainty = wordsOf(textOf(classified, index)) > LONGEST_LETTERHEAD ? 'doubtful' : 'likely'
      classified.classify(index, 'note', certainty, 'release-letterhead')
    }
    return
  }
  const [first, second] = titles
  if (first === undefined || second === undefined) return
  const text = textOf(classified, first)
  const isTied = classified.blocks[first + 1]?.blankBefore === false && isAddressLine(classified, first + 1)
  if (isTied) classified.classify(first, 'note', 'likely', 'release-letterhead')
  else if (isName(text) && wordsOf(textOf(classified, second)) >= wordsOf(text))
    classified.classify(first, 'note', 'doubtful', 'release-letterhead')
}

const wordsOf = (text: string) => text.split(/[ \u00a0]/u).length

function isAddressLine(classified: ClassifiedBlocks, index: number): boolean {
  const text = textOf(classified, index)
  return isReach(text) || isAddress(text) || classified.classifications[index]?.reason === 'release-contact'
}

/** A few words that all begin as names do. */
function isName(text: string): boolean {
  const words = text.split(/[ \u00a0]/u)
  return (
    words.length <= LONGEST_NAME &&
    words.every((word) => /^[\p{Lu}&]/u.test(word) || /^\p{Ll}{1,3}$/u.test(word))
  )
}
