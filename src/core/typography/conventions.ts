/** Which no-break spaces French takes: as the press sets them, all U+00A0, all U+202F, or the spaces left as they are. */
export const PROFILES = ['press', 'nbsp', 'thin', 'none'] as const
export type Profile = (typeof PROFILES)[number]

const NO_BREAK = '\u00a0'
const NARROW = '\u202f'

/** The no-break spaces that one profile wants, by the place. */
export type Spaces = { colon: string; high: string; guillemet: string; thousands: string; word: string }

/** How a language sets its text. */
export type Conventions = {
  language: 'fr' | 'en' | 'en-GB'
  /** Null: spaces are left as they are. */
  spaces: Spaces | null
  /** The marks before which no space stands. */
  closed: string
}

const SPACES: Readonly<Record<Profile, Spaces | null>> = {
  press: { colon: NO_BREAK, high: NARROW, guillemet: NO_BREAK, thousands: NARROW, word: NO_BREAK },
  nbsp: { colon: NO_BREAK, high: NO_BREAK, guillemet: NO_BREAK, thousands: NO_BREAK, word: NO_BREAK },
  thin: { colon: NARROW, high: NARROW, guillemet: NARROW, thousands: NARROW, word: NARROW },
  none: null,
}

/** The conventions of a language by its BCP 47 tag, or null where Marbre knows none. */
export function conventionsOf(language: string, profile: Profile): Conventions | null {
  const [primary, ...subtags] = language.toLowerCase().split(/[-_]/)
  if (primary === 'fr') {
    const spaces = SPACES[profile]
    return { language: 'fr', spaces, closed: spaces && subtags.includes('ca') ? ';!?' : '' }
  }
  if (primary !== 'en') return null
  return { language: subtags.includes('gb') ? 'en-GB' : 'en', spaces: null, closed: ':;!?' }
}
