/** The dictionaries that are shipped: their names, and the languages (BCP 47) of the texts that each judges. */
export const DICTIONARIES = {
  fr: { languages: ['fr'] },
  en: { languages: ['en-US', 'en-AS', 'en-GU', 'en-MH', 'en-MP', 'en-PH', 'en-PR', 'en-UM', 'en-VI'] },
  'en-GB': { languages: ['en-GB'] },
  // Canada writes colour and organize, too.
  'en-GB-oxendict': { languages: ['en-GB-oxendict', 'en-CA'] },
  es: { languages: ['es'] },
  pt: { languages: ['pt'] },
  'pt-PT': { languages: ['pt-PT', 'pt-AO', 'pt-CV', 'pt-GW', 'pt-MO', 'pt-MZ', 'pt-ST', 'pt-TL'] },
  nl: { languages: ['nl'] },
  ru: { languages: ['ru'] },
} as const satisfies Readonly<Record<string, { languages: readonly string[] }>>
export type DictionaryName = keyof typeof DICTIONARIES

const isName = (name: string): name is DictionaryName => Object.hasOwn(DICTIONARIES, name)
export const DICTIONARY_NAMES: readonly DictionaryName[] = /* @__PURE__ */ Object.keys(DICTIONARIES).filter(
  isName,
)

/** A dictionary that words are held against: one that is shipped, or a pair of files that a user named. */
export type SpellingDictionary = { language: string; isOwn: boolean }

/** The largest file of a pair that is taken, in bytes. */
export const LARGEST_PAIR_FILE = 20_000_000

/** How French is spelt: as before 1990, as recommended since then, or either way. */
export const FRENCH_SPELLINGS = ['both', 'classical', '1990'] as const
export type FrenchSpelling = (typeof FRENCH_SPELLINGS)[number]

/** The shipped dictionary for a language; null where there is none. English of an unknown region is American, of any other British. */
export function dictionaryFor(language: string): DictionaryName | null {
  const tag = language.toLowerCase()
  const [primary = '', ...rest] = tag.split('-')
  if (primary === 'en' && rest.includes('oxendict')) return 'en-GB-oxendict'
  const exact = DICTIONARY_NAMES.find((name) =>
    DICTIONARIES[name].languages.some(
      (each) => tag === each.toLowerCase() || tag.startsWith(`${each.toLowerCase()}-`),
    ),
  )
  if (exact) return exact
  if (primary === 'en') return rest.some((part) => /^(?:[a-z]{2}|\d{3})$/.test(part)) ? 'en-GB' : 'en'
  return null
}
