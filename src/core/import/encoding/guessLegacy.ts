import { type Encoding, SINGLE_BYTE_ENCODINGS } from './encodings.ts'
import { type Reading, scoreText } from './encodingScore.ts'
import { languagesWrittenIn, WRITTEN_LANGUAGES } from './languages.ts'
import { multiByteReadings } from './multiByte.ts'
import { decodeSingleByte } from './singleByte.ts'

/** An encoding, and the next best that would give another text; `isSure` where that one is out of question. */
type Guess = { encoding: Encoding; other: Encoding; isSure: boolean; spells: boolean }

/** Bytes above 0x7F that are read. */
const SAMPLE = 1500
const LONGEST_SAMPLE = 60_000
/** Words in ASCII that show the language. */
const WORDS = 400

/**
 * What an encoding must catch up with in evidence because files in it are rare, where it is one of the rarer of those that a
 * language is written in.
 */
const RARITY: { readonly [Name in Encoding]?: number } = {
  'iso-8859-15': 0.5,
  'iso-8859-16': Number.POSITIVE_INFINITY,
  macintosh: 1,
  'iso-8859-2': 1,
  'iso-8859-5': 1,
  'iso-8859-6': 1,
  'iso-8859-7': 1,
  'iso-8859-8': 1,
  'iso-8859-13': 1,
  'koi8-u': 0.5,
  'x-mac-cyrillic': 1,
  ibm866: 1,
  'iso-8859-4': 3,
  'x-mac-ce': 3,
  ibm850: 3,
  ibm852: 3,
  ibm857: 3,
  ibm775: 3,
  ibm1125: 3,
}

/**
 * The encoding of bytes that are no Unicode.
 *
 * Idea: every encoding is tried, and each reading scored by what it spells (`scoreText`). The best one wins; in a tie the
 * first of the list. It is sure where the evidence, the lead in score over all characters read, is more than a letter or
 * two could turn, where nearly every character stands where it belongs, and where the language of the letters is that of
 * the words in ASCII. A reading that gives the same text is no rival.
 * Cost: linear in the bytes; at most 1,500 bytes above 0x7F are scored for each encoding.
 */
export function guessLegacy(bytes: Uint8Array): Guess {
  const gainOf = languageGains(bytes)
  const shown = shownLanguages(gainOf)
  const readings = legacyReadings(bytes, gainOf)
  const totals = new Map(
    readings.map((reading) => [
      reading,
      reading.mean * reading.seen - (isForeign(reading, shown) ? FOREIGN : 0),
    ]),
  )
  const totalOf = (reading: Reading) => totals.get(reading) ?? 0
  const evidenceOf = (reading: Reading) => totalOf(reading) - (RARITY[reading.encoding] ?? 0)
  const [best, ...others] = readings.sort((one, other) => evidenceOf(other) - evidenceOf(one))
  if (!best) throw new Error('no encoding was tried')
  const rivals = others.filter(({ sample }) => sample !== best.sample)
  const rival = rivals[0]
  const needed = neededEvidence(best, gainOf)
  const leads = (other: Reading) =>
    evidenceOf(best) - evidenceOf(other) >= needed && totalOf(best) - totalOf(other) >= LEAST_LEAD
  const isSure =
    rivals.every(leads) &&
    best.mean >= (LATIN.has(best.language ?? 'en') ? LEAST_LATIN : LEAST_OTHER) &&
    best.strange <= best.seen * MOST_STRANGE &&
    isLanguage(best, gainOf)
  // Romanian with a comma under s and t cannot be told from Romanian with a cedilla, which older programs wrote instead.
  if (best.language === 'ro' && /[şţ]/i.test(best.sample))
    return { encoding: best.encoding, other: 'iso-8859-16', isSure: false, spells: true }
  return { encoding: best.encoding, other: rival?.encoding ?? best.encoding, isSure, spells: spells(best) }
}

/** What a reading must catch up with in evidence where it is not in the language that the words in ASCII are in. */
const FOREIGN = 2.5
const CLEARLY_SHOWN = 0.9

/** The languages that the words in ASCII are in, more than one where they are close; none where the words do not tell. */
function shownLanguages(gainOf: (language: string) => number): ReadonlySet<string> {
  const most = Math.max(...WRITTEN_LANGUAGES.map(({ language }) => gainOf(language)))
  const shown = WRITTEN_LANGUAGES.filter(({ language }) => gainOf(language) >= most - CLOSE)
  return new Set(most < CLEARLY_SHOWN ? [] : shown.map(({ language }) => language))
}

/**
 * True for a reading in another language than the words in ASCII, without a name in it, which may be of any country; or of
 * signs alone, in an encoding that has not the letters of that language. The signs of English are those of the West.
 */
function isForeign({ encoding, language, sample }: Reading, shown: ReadonlySet<string>): boolean {
  if (shown.size === 0) return false
  if (language !== null) return !shown.has(language) && !(LATIN.has(language) && NAME.test(sample))
  const single = SINGLE_BYTE_ENCODINGS.find((name) => name === encoding)
  const written = single ? languagesWrittenIn(single).map((each) => each.language) : []
  return !(shown.has('en') ? written.includes('fr') : written.some((each) => shown.has(each)))
}

/** A word of two letters and more with a capital, and a letter beyond ASCII. */
const NAME = /(?<!\p{L})(?=\p{Lu}\p{L})[A-Za-z]*[^\0-\x7f\P{L}]/u

/** True where a reading has more of words than of gibberish. */
function spells({ mean, seen, language, known }: Reading): boolean {
  if (LATIN.has(language ?? 'en') || WITHOUT_BLANKS.test(language ?? '')) return mean >= 0
  return mean >= LEAST_READABLE && (known > 0 || seen < FEW_LETTERS)
}

/** Languages that are written without blanks, so that their words cannot be told. */
const WITHOUT_BLANKS = /^(?:ja|ko|th|zh|zh-Hant)$/
const LEAST_READABLE = 0.8
const FEW_LETTERS = 40
const ENOUGH_EVIDENCE = 3
/** Of the lead alone, over encodings however rare. */
const LEAST_LEAD = 1.25
/** Where no word is known of the language. */
const MORE_EVIDENCE = 8
/** The share of characters that may stand where they do not belong: foreign names. */
const MOST_STRANGE = 0.04
const LEAST_LATIN = 0.5
const LEAST_OTHER = 1.2
const CLOSE = 0.5
/** About eight words of a hundred. */
const LEAST_GAIN = 0.3
const LATIN = new Set(WRITTEN_LANGUAGES.flatMap(({ language, isLatin }) => (isLatin ? [language] : [])))

function neededEvidence({ language, known }: Reading, gainOf: (language: string) => number): number {
  const isShown = language === null || known > 0 || gainOf(language) > 0
  return isShown ? ENOUGH_EVIDENCE : MORE_EVIDENCE
}

/** True where the words speak for the language of the letters. */
function isLanguage(
  { language, words, known, encoding }: Reading,
  gainOf: (language: string) => number,
): boolean {
  if (language === null || words === 0 || language === 'th') return true
  if (!LATIN.has(language)) return known >= Math.max(1, words / 25)
  // A language that no list of words has may be set in any of them; most likely in that of the West.
  const isKnown = encoding === 'windows-1252' || known > 0 || gainOf(language) > LEAST_GAIN
  if (!isKnown) return false
  return WRITTEN_LANGUAGES.every((other) => gainOf(other.language) <= gainOf(language) + CLOSE)
}

function legacyReadings(bytes: Uint8Array, gainOf: (language: string) => number): Reading[] {
  const sample = sampleOf(bytes)
  const single = SINGLE_BYTE_ENCODINGS.map((encoding): Reading => {
    const text = decodeSingleByte(sample, encoding)
    return { encoding, sample: text, ...scoreText(text, languagesWrittenIn(encoding), gainOf) }
  })
  return [...single, ...multiByteReadings(bytes)]
}

/** The words around the first bytes above 0x7F, with what parts them. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(Math.min(bytes.length, LONGEST_SAMPLE))
  let length = 0
  let seen = 0
  let from = 0
  for (let at = 0; at < bytes.length && seen < SAMPLE && length < kept.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue
    seen += 1
    if (at < from) continue
    const start = Math.max(from, edgeBefore(bytes, at))
    const end = edgeAfter(bytes, at)
    const piece = bytes.subarray(start, Math.min(end, start + kept.length - length))
    kept.set(piece, length)
    length += piece.length
    from = end
  }
  return kept.subarray(0, length)
}

const CONTEXT = 60

function edgeBefore(bytes: Uint8Array, at: number): number {
  let start = at
  while (start > 0 && at - start < CONTEXT && (bytes[start - 1] ?? 0) > 0x20) start -= 1
  return Math.max(0, start - 2)
}

function edgeAfter(bytes: Uint8Array, at: number): number {
  let end = at
  while (end < bytes.length && end - at < CONTEXT && (bytes[end] ?? 0) > 0x20) end += 1
  return Math.min(bytes.length, end + 1)
}

/** So many words without a hit are added, so that a word or two do not tell a language. */
const FEW_WORDS = 5

/** What each language gains by how many of the words in ASCII are frequent in it. */
function languageGains(bytes: Uint8Array): (language: string) => number {
  const words = asciiWords(bytes)
  const gains = new Map<string, number>()
  const isMixed = isMostlyAsciiLetters(bytes)
  for (const { language, isLatin, words: own } of WRITTEN_LANGUAGES) {
    if (!isLatin) {
      gains.set(language, isMixed ? -1.5 : 0)
      continue
    }
    const hits = words.reduce((count, word) => count + (own.has(word) ? Math.min(1, word.length / 2) : 0), 0)
    gains.set(language, Math.min(1, (hits / (words.length + FEW_WORDS)) * 2.5) * 1.5)
  }
  return (language) => gains.get(language) ?? 0
}

/** True where Latin letters are far more than bytes above 0x7F, as in no text of another script. */
function isMostlyAsciiLetters(bytes: Uint8Array): boolean {
  let high = 0
  let letters = 0
  for (const byte of bytes.subarray(0, 20_000)) {
    if (byte >= 0x80) high += 1
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) letters += 1
  }
  return letters > 3 * high
}

/** The first words without a byte above 0x7F. */
function asciiWords(bytes: Uint8Array): string[] {
  const text = Array.from(bytes.subarray(0, 20_000), (byte) => String.fromCharCode(byte)).join('')
  const words: string[] = []
  for (const [word] of text.matchAll(/[A-Za-z\x80-\xff]+/g)) {
    if (/[\x80-\xff]/.test(word)) continue
    words.push(word.toLowerCase())
    if (words.length === WORDS) break
  }
  return words
}
