import { INVISIBLE } from './invisible.ts'

/** The base letters of letters that NFKD does not decompose. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
}
const LETTERS_TO_SPELL = new RegExp(`[${Object.keys(SPELLED).join('')}]`, 'g')
const APOSTROPHES = /[\u0060\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\uff07]/g
const DASHES = /[\u2010-\u2015\u2212]/g
/** An acute accent by itself is used as an apostrophe; NFKD would make a space of it. */
const LONE_ACCENT = /\u00b4/g
/** Accents, vowel points of Hebrew and Arabic, tatweel, and what only steers line breaks, joining or direction. */
const MARKS = new RegExp(
  [
    '[\\u0300-\\u036f\\u0483-\\u0487\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f',
    '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7',
    '\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed',
    `${INVISIBLE}\\ufe00-\\ufe0f]`,
  ].join(''),
  'g',
)
/** What NFKD decomposes that is not to be: Korean syllables, and the voicing marks of kana. */
const TAKEN_APART = /[\u1100-\u11ff\u3099\u309a]/
/** A letter with its marks, or the letters of one Korean syllable: folded as a whole. Global: not for `test`. */
export const CLUSTER =
  /[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?\p{M}*|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu
const FIRST_MARK = 0x300
const NOT_ASCII = /[^\0-\x7f]+/g
const MOST_KNOWN_RUNS = 2000
const LONGEST_KNOWN_RUN = 3

function simplified(text: string): string {
  return text
    .replace(LONE_ACCENT, "'")
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(LETTERS_TO_SPELL, (letter) => SPELLED[letter] ?? letter)
    .replace(APOSTROPHES, "'")
    .replace(DASHES, '-')
}

/** One cluster of a text (`CLUSTER`) as search compares it. */
export function foldedCluster(cluster: string): string {
  const simple = simplified(cluster)
  return TAKEN_APART.test(simple) ? simple.normalize('NFC') : simple
}

/** One cluster of a text without its accents and with its ligatures spelled out (`Œ` is `Oe`), in its own case. */
export function bareCluster(cluster: string): string {
  const bare = cluster.normalize('NFKD').replace(MARKS, '')
  const spelled = [...bare].map((letter) => {
    const small = letter.toLowerCase()
    const long = SPELLED[small]
    if (long === undefined) return letter
    return small === letter ? long : long.charAt(0).toUpperCase() + long.slice(1)
  })
  const simple = spelled.join('')
  return TAKEN_APART.test(simple) ? simple.normalize('NFC') : simple
}

/** Memoizes a function of the non-ASCII runs of a text; in a Latin text nearly all of them are a few short ones (`é`, `’`). */
function memoized(work: (run: string) => string): (run: string) => string {
  const known = new Map<string, string>()
  return (run) => {
    const before = known.get(run)
    if (before !== undefined) return before
    const result = work(run)
    if (run.length <= LONGEST_KNOWN_RUN && known.size < MOST_KNOWN_RUNS) known.set(run, result)
    return result
  }
}

const foldedRun = memoized((run) => {
  const simple = simplified(run)
  return TAKEN_APART.test(simple) ? (run.match(CLUSTER) ?? []).map(foldedCluster).join('') : simple
})

/**
 * The form in which search compares a text: without case, accents, vowel points and invisible marks, with ligatures spelled
 * out (`œ` is `oe`), full-width letters narrow, and one kind of apostrophe and dash. By NFKD, lower case and removal of
 * marks; Korean syllables are composed again. Invariants: folding twice changes nothing more, and a text folds to its folded
 * clusters joined, so that a match can be traced back to the text. Cost: linear; only non-ASCII runs are normalised, and
 * short ones are remembered.
 */
export function fold(text: string): string {
  return text.replace(NOT_ASCII, foldedRun).toLowerCase().replaceAll('`', "'")
}

/** A part of a text, as offsets in UTF-16 code units. */
export type TextRange = { from: number; to: number }

/** A folded text. Its code unit `i` comes from the text's units `starts[i]` to `ends[i]`. */
export function foldedWithSource(text: string): { folded: string; starts: number[]; ends: number[] } {
  const seen = new Map<string, string>()
  const clusterAt = new RegExp(CLUSTER.source, 'uy')
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  for (let from = 0; from < text.length; ) {
    const alone = text.charCodeAt(from) < 0x80 && !(text.charCodeAt(from + 1) >= FIRST_MARK)
    clusterAt.lastIndex = from
    const cluster = alone ? text.charAt(from) : (clusterAt.exec(text)?.[0] ?? text.charAt(from))
    const known = seen.get(cluster) ?? foldedCluster(cluster)
    seen.set(cluster, known)
    folded += known
    for (let unit = 0; unit < known.length; unit++) {
      starts.push(from)
      ends.push(from + cluster.length)
    }
    from += cluster.length
  }
  return { folded, starts, ends }
}

/** Where a text holds what is sought, both folded, as ranges of the text that do not overlap; a ligature counts as a whole. */
export function findFolded(text: string, sought: string): TextRange[] {
  const needle = fold(sought)
  if (needle === '') return []
  const { folded, starts, ends } = foldedWithSource(text)
  const found: TextRange[] = []
  let free = 0
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
    const from = starts[at] ?? 0
    const to = ends[at + needle.length - 1] ?? text.length
    if (from >= free) {
      found.push({ from, to })
      free = to
    }
  }
  return found
}

const NO_WORD = /[^\0-\x7f\p{L}\p{N}\p{M}\p{Co}]+/gu
const ASCII_NO_WORD = /[^0-9a-z\u0080-\uffff]+/
/** Scripts without spaces between words: each letter is indexed as a word, a word is sought as a phrase of them. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]\p{M}*/gu

const searchableRun = memoized((run) => foldedRun(run).replace(NO_WORD, ' ').replace(UNSPACED, ' $& '))

/** Code units from here on are not looked up. Below are the Latin, Greek and Cyrillic letters, and common punctuation. */
const LOOKED_UP = 0x2100
/**
 * What a code unit becomes by itself, as ASCII; else, below tab: nothing known yet, several characters or none, the space that a
 * whole run of them becomes, or what is no ASCII.
 */
const asciiOf = new Uint8Array(LOOKED_UP)
const SEVERAL = 1
const SPACE = 2
const NO_ASCII = 3
const LEAST_ASCII = 9
const spellings = new Map<number, string>()
const LONGEST_SPELLING = 8
/** Code units that are written at once. */
const PIECE = 1024
const written = new Uint8Array(PIECE * LONGEST_SPELLING)
const ascii = new TextDecoder()
const IS_ASCII = /^[\0-\x7f]*$/

function lookUp(code: number): number {
  const letter = String.fromCharCode(code)
  const folded = code < 0x80 ? letter.toLowerCase() : foldedRun(letter)
  let known = NO_ASCII
  if (IS_ASCII.test(folded) && folded.length <= LONGEST_SPELLING) {
    spellings.set(code, folded)
    known = folded.length === 1 && folded.charCodeAt(0) >= LEAST_ASCII ? folded.charCodeAt(0) : SEVERAL
  } else if (folded.length === 1 && searchableRun(letter) === ' ') known = SPACE
  asciiOf[code] = known
  return known
}

/** `searchable` of a text that becomes ASCII, one code unit after the other; null for any other. */
function asciiSearchable(text: string): string | null {
  let result = ''
  let endsInSpace = false
  for (let from = 0; from < text.length; from += PIECE) {
    const end = Math.min(text.length, from + PIECE)
    let length = 0
    /** Where the last such space ends. */
    let afterSpace: number = endsInSpace ? 0 : -1
    for (let at = from; at < end; at++) {
      const code = text.charCodeAt(at)
      if (code >= LOOKED_UP) return null
      const known = asciiOf[code] || lookUp(code)
      if (known >= LEAST_ASCII) written[length++] = known
      else if (known === NO_ASCII) return null
      else if (known === SEVERAL) {
        const spelled = spellings.get(code) ?? ''
        for (let each = 0; each < spelled.length; each++) written[length++] = spelled.charCodeAt(each)
      } else if (afterSpace !== length) {
        written[length++] = 0x20
        afterSpace = length
      }
    }
    result += ascii.decode(written.subarray(0, length))
    endsInSpace = afterSpace === length
  }
  return result
}

/**
 * A text for the index: folded, with ASCII alone between words. A tokenizer that splits at everything in ASCII but letters
 * and digits (FTS5's) then finds the words that `searchWords` gives for a query. What each code unit of a text in Latin letters
 * becomes is looked up, five times as fast as replacing its accents.
 */
export function searchable(text: string): string {
  return asciiSearchable(text) ?? text.replace(NOT_ASCII, searchableRun).toLowerCase()
}

/** The words of a text as they are in the index. */
export function searchWords(text: string): string[] {
  return searchable(text)
    .split(ASCII_NO_WORD)
    .filter((word) => word !== '')
}

const SEPARATORS = new RegExp(ASCII_NO_WORD.source, 'g')

/** A text in which words can be looked for: one space before each and after the last. */
export function soughtIn(text: string): string {
  return ` ${searchable(text).replace(SEPARATORS, ' ')} `.replace(/ {2,}/g, ' ')
}
