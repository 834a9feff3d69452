/** A spelling near a written word, and how unlikely a slip leads from it to the word: 0.3 for an accent, 1 for a letter. */
export type Near = { spelling: string; cost: number }

/** What is particular about the mistakes of a language. */
type Mistakes = {
  /** All letters that a word may have, besides the signs within words. */
  letters: string
  /** Letters that are one but for their accent. */
  accents: readonly string[]
  /** Letters and groups that sound alike, from what is written to what may be meant. */
  sounds: readonly (readonly [string, string])[]
  /** Letters that are not heard at the end of a word. */
  silent?: string
}

const LATIN = 'abcdefghijklmnopqrstuvwxyz'

const ENGLISH: Mistakes = {
  letters: LATIN,
  accents: [],
  sounds: [
    ['f', 'ph'],
    ['a', 'e'],
    ['e', 'a'],
    ['i', 'e'],
    ['e', 'i'],
    ['a', 'i'],
    ['i', 'a'],
    ['o', 'a'],
    ['a', 'o'],
    ['s', 'c'],
    ['c', 's'],
    ['c', 'sc'],
    ['k', 'ch'],
    ['y', 'i'],
    ['i', 'y'],
    ['er', 'or'],
    ['or', 'er'],
    ['er', 're'],
    ['or', 'our'],
    ['our', 'or'],
    ['shun', 'tion'],
    ['sion', 'tion'],
    ['tion', 'sion'],
    ['ise', 'ize'],
    ['ize', 'ise'],
  ],
}

const MISTAKES: Readonly<Record<string, Mistakes>> = {
  en: ENGLISH,
  fr: {
    silent: 'estdx',
    letters: `${LATIN}àâéèêëîïôùûüçœ`,
    accents: ['aàâ', 'eéèêë', 'iîï', 'oô', 'uùûü', 'cç'],
    sounds: [
      ['f', 'ph'],
      ['ph', 'f'],
      ['k', 'qu'],
      ['k', 'c'],
      ['c', 'qu'],
      ['qu', 'c'],
      ['s', 'c'],
      ['c', 's'],
      ['ss', 'c'],
      ['c', 'ss'],
      ['s', 'sc'],
      ['sc', 'c'],
      ['s', 'z'],
      ['z', 's'],
      ['g', 'j'],
      ['j', 'g'],
      ['ge', 'j'],
      ['j', 'ge'],
      ['g', 'gu'],
      ['gu', 'g'],
      ['an', 'en'],
      ['en', 'an'],
      ['am', 'em'],
      ['em', 'am'],
      ['o', 'au'],
      ['au', 'o'],
      ['o', 'eau'],
      ['au', 'eau'],
      ['e', 'ai'],
      ['é', 'ai'],
      ['è', 'ai'],
      ['ai', 'é'],
      ['ai', 'è'],
      ['ai', 'ei'],
      ['ei', 'ai'],
      ['in', 'ain'],
      ['in', 'ein'],
      ['i', 'y'],
      ['y', 'i'],
      ['euil', 'ueil'],
      ['t', 'th'],
      ['th', 't'],
      ['r', 'rh'],
      ['sion', 'tion'],
      ['tion', 'sion'],
      ['cion', 'tion'],
      ['ssion', 'tion'],
      ['oe', 'œ'],
      ['e', 'œ'],
      ['gua', 'ga'],
      ['é', 'er'],
      ['ament', 'amment'],
      ['ament', 'emment'],
      ['emment', 'amment'],
      ['amment', 'emment'],
    ],
  },
  es: {
    letters: `${LATIN}áéíóúüñ`,
    accents: ['aá', 'eé', 'ií', 'oó', 'uúü', 'nñ'],
    sounds: [
      ['b', 'v'],
      ['v', 'b'],
      ['s', 'c'],
      ['c', 's'],
      ['s', 'z'],
      ['z', 's'],
      ['y', 'll'],
      ['ll', 'y'],
      ['g', 'j'],
      ['j', 'g'],
    ],
  },
  pt: {
    letters: `${LATIN}áâãàéêíóôõúç`,
    accents: ['aáâãà', 'eéê', 'ií', 'oóôõ', 'uú', 'cç'],
    sounds: [
      ['s', 'ss'],
      ['ss', 'ç'],
      ['s', 'ç'],
      ['z', 's'],
      ['s', 'z'],
      ['x', 'ch'],
      ['ch', 'x'],
      ['g', 'j'],
      ['j', 'g'],
    ],
  },
  nl: {
    letters: `${LATIN}éëèïöü`,
    accents: ['eéëè', 'iï', 'oóö', 'aá', 'uü'],
    sounds: [
      ['ei', 'ij'],
      ['ij', 'ei'],
      ['d', 't'],
      ['t', 'd'],
      ['au', 'ou'],
      ['ou', 'au'],
    ],
  },
  ru: {
    letters: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
    accents: ['её'],
    sounds: [
      ['а', 'о'],
      ['о', 'а'],
      ['е', 'и'],
      ['и', 'е'],
    ],
  },
}

const mistakesOf = (language: string): Mistakes =>
  MISTAKES[language.toLowerCase().split('-')[0] ?? ''] ?? ENGLISH

/** Rows of a keyboard, on which neighbours are mistaken for each other. */
const KEYBOARDS = [
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
]
const VOWELS = /^[aeiouyàâéèêëîïôùûüœáíóúãõаеёиоуыэюя]$/u
const SIGNS = "-'"

/** What each slip costs. */
const COST = {
  accent: 0.3,
  double: 0.5,
  sound: 0.6,
  swap: 0.6,
  missing: 0.75,
  extra: 0.85,
  neighbour: 0.95,
  vowel: 0.95,
  other: 1.25,
  first: 0.5,
  firstSwap: 0.2,
  sign: 0.6,
  split: 1.2,
}

const isNeighbour = (one: string, other: string) =>
  KEYBOARDS.some((row) => {
    const at = row.indexOf(one)
    return at >= 0 && (row.charAt(at - 1) === other || row.charAt(at + 1) === other)
  })

/** The spellings of a word in lower case that differ from it by so many accents at most, and by fewer where they are too many. */
export function accented(word: string, language: string, changes: number, most: number): Near[] {
  const { accents } = mistakesOf(language)
  if (accents.length === 0 || changes === 0) return []
  let spellings: { spelling: string; changed: number }[] = [{ spelling: '', changed: 0 }]
  for (const letter of word) {
    const group = accents.find((each) => each.includes(letter)) ?? letter
    spellings = spellings.flatMap(({ spelling, changed }) =>
      [...(changed < changes ? group : letter)].map((each) => ({
        spelling: spelling + each,
        changed: each === letter ? changed : changed + 1,
      })),
    )
    if (spellings.length > most) return accented(word, language, changes - 1, most)
  }
  return spellings.flatMap(({ spelling, changed }) =>
    changed > 0 ? [{ spelling, cost: changed * COST.accent }] : [],
  )
}

/** What replacing a letter by another costs. */
function replacing(written: string, meant: string, accents: readonly string[]): number {
  if (accents.some((group) => group.includes(written) && group.includes(meant))) return COST.accent
  if (isNeighbour(written, meant)) return COST.neighbour
  return VOWELS.test(written) && VOWELS.test(meant) ? COST.vowel : COST.other
}

/** The spellings of a word in lower case that one likely slip leads from: a double letter, two letters swapped, a like sound. */
export function* likelySlips(word: string, language: string): Generator<Near> {
  yield* doubled(word)
  for (const { spelling, cost } of doubled(word))
    for (const again of doubled(spelling)) yield { spelling: again.spelling, cost: cost + again.cost }
  for (let at = 0; at < word.length; at++) {
    const [letter, next] = [word.charAt(at), word.charAt(at + 1)]
    if (next !== '' && letter !== next)
      yield {
        spelling: word.slice(0, at) + next + letter + word.slice(at + 2),
        cost: COST.swap + (at === 0 ? COST.firstSwap : 0),
      }
  }
  const { sounds, silent = '' } = mistakesOf(language)
  if (silent.includes(word.at(-1) ?? ' ')) yield { spelling: word.slice(0, -1), cost: COST.sound }
  for (const letter of silent) yield { spelling: word + letter, cost: COST.sound }
  for (const [written, meant] of sounds) {
    for (let at = word.indexOf(written); at >= 0; at = word.indexOf(written, at + 1))
      yield { spelling: word.slice(0, at) + meant + word.slice(at + written.length), cost: COST.sound }
  }
}

/** The spellings with one letter doubled, or one of a double letter left out. */
function* doubled(word: string): Generator<Near> {
  for (let at = 0; at < word.length; at++) {
    const [start, letter, next] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1)]
    yield {
      spelling: start + (letter === next ? '' : letter + letter) + word.slice(at + 1),
      cost: COST.double,
    }
  }
}

/** The spellings of a word in lower case that one letter makes: missing, too many or another; and two words in one. */
export function* oneLetter(word: string, language: string): Generator<Near> {
  const { letters, accents } = mistakesOf(language)
  for (let at = 0; at <= word.length; at++) {
    const [before, after, letter] = [word.slice(0, at), word.slice(at + 1), word.charAt(at)]
    const first = at === 0 ? COST.first : 0
    for (const sign of SIGNS) yield { spelling: before + sign + word.slice(at), cost: COST.sign + first }
    for (const each of letters) yield { spelling: before + each + word.slice(at), cost: COST.missing + first }
    if (letter === '') continue
    yield { spelling: before + after, cost: (SIGNS.includes(letter) ? COST.sign : COST.extra) + first }
    for (const each of letters)
      if (each !== letter)
        yield { spelling: before + each + after, cost: replacing(letter, each, accents) + first }
  }
}

/** The two words that a word may be that was written without its blank. */
export function* splitInTwo(word: string): Generator<Near & { parts: readonly [string, string] }> {
  for (let at = 2; at <= word.length - 2; at++) {
    const parts = [word.slice(0, at), word.slice(at)] as const
    yield { spelling: parts.join(' '), cost: COST.split, parts }
  }
}
