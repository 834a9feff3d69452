import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as french } from '@orama/stemmers/french'

/** Languages whose words are found in their other forms, too. */
const STEMMED = ['fr', 'en'] as const
type StemmedLanguage = (typeof STEMMED)[number]

/** Folded words that can have other forms. */
const STEMMABLE = /^[a-z]{4,30}$/

/** What folding took from French endings that the stemmer knows by their accents; words that end so without one stay. */
const FRENCH_ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/ees?$/, 'e'],
  [/iere(s?)$/, 'ière$1'],
  [/ite(s?)$/, 'ité$1'],
  [/(?<!diff|coh|adh|inh)erent$/, 'èrent'],
]
const IRREGULAR: Readonly<Record<StemmedLanguage, ReadonlyMap<string, string>>> = {
  fr: new Map([
    ['travaux', 'travail'],
    ['vitraux', 'vitrail'],
    ['baux', 'bail'],
    ['coraux', 'corail'],
    ['emaux', 'email'],
    ['yeux', 'oeil'],
    ['cieux', 'ciel'],
    ['oeufs', 'oeuf'],
  ]),
  en: new Map([
    ['children', 'child'],
    ['women', 'woman'],
    ['feet', 'foot'],
    ['teeth', 'tooth'],
    ['lives', 'life'],
    ['wives', 'wife'],
    ['went', 'go'],
  ]),
}
const ACCENTS = /[\u0300-\u036f]/g

const STEMMERS: Readonly<Record<StemmedLanguage, (word: string) => string>> = {
  fr: (word) => {
    const accented = FRENCH_ENDINGS.reduce((text, [ending, by]) => text.replace(ending, by), word)
    return french(accented).normalize('NFD').replace(ACCENTS, '')
  },
  en: english,
}

const MOST_KNOWN = 50_000
const known: Readonly<Record<StemmedLanguage, Map<string, string>>> = { fr: new Map(), en: new Map() }

/**
 * The part that the forms of a word have in common, by Snowball: `chevaux` and `cheval` give `cheval`. Of a folded word; null
 * for one that is too short or has other letters. Stems are remembered.
 */
function stemOf(word: string, language: StemmedLanguage): string | null {
  const stems = known[language]
  const before = stems.get(word)
  if (before !== undefined) return before
  if (!STEMMABLE.test(word)) return null
  const stem = STEMMERS[language](IRREGULAR[language].get(word) ?? word)
  if (stems.size >= MOST_KNOWN) stems.clear()
  stems.set(word, stem)
  return stem
}

/** True where two folded words are forms of one word in any of the languages. */
function haveSameStem(one: string, other: string): boolean {
  return STEMMED.some((language) => {
    const stem = stemOf(one, language)
    return stem !== null && (stem === stemOf(other, language) || stem === other)
  })
}

/** Forms of a word that are sought besides it. */
const MOST_FORMS = 40
/** Letters by which words are looked up, if the stem has as many. Its last letter may differ: `chevaux`, `happy`. */
const SHORTEST_PREFIX = 4
/** What a stem of fewer letters can go on with; so many words begin like it that they are not looked up. */
const ENDINGS = ['', 's', 'e', 'es', 'x', 'er', 'ee', 'ees', 'ent', 'ant', 'ed', 'ing', 'y', 'ux']

/** The words that may have this stem, besides those that begin with what is returned. */
function guesses(stem: string): { words: string[]; prefix: string | null } {
  const last = stem.at(-1) ?? ''
  const words = ENDINGS.flatMap((ending) =>
    [stem, stem.slice(0, -1), stem + last].map((start) => start + ending),
  )
  if (stem.length < SHORTEST_PREFIX) return { words, prefix: null }
  return {
    words: stem.length === SHORTEST_PREFIX ? words : [],
    prefix: stem.slice(0, Math.max(SHORTEST_PREFIX, stem.length - 1)),
  }
}

/**
 * The other forms of a folded word among the words of texts, of which `wordsFrom` gives those with a beginning, and `has`
 * tells whether there is one; without those that begin with the word itself.
 */
export function otherForms(
  word: string,
  { wordsFrom, has }: { wordsFrom(prefix: string): readonly string[]; has(word: string): boolean },
): string[] {
  const sought = new Set<string>()
  const prefixes = new Set<string>()
  for (const language of STEMMED) {
    const stem = stemOf(word, language)
    if (stem === null) continue
    const { words, prefix } = guesses(stem)
    for (const each of words) sought.add(each)
    for (const irregular of IRREGULAR[language].keys()) sought.add(irregular)
    if (prefix !== null) prefixes.add(prefix)
  }
  const isForm = (other: string) => !other.startsWith(word) && haveSameStem(word, other)
  const guessed = [...sought].filter((each) => isForm(each) && has(each))
  const found = [...prefixes].flatMap((prefix) => wordsFrom(prefix).filter(isForm))
  return [...new Set([...guessed, ...found])].slice(0, MOST_FORMS)
}
