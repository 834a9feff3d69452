import { WORD_CHARACTERS } from './characterSets.ts'

const HYPHENS = '\\-\\u2010\\u2011'
const BLANKS = '[ \\t\\n\\u00a0\\u202f\\u2000-\\u200a]+'
const APOSTROPHES = "['’ʼ]"
/** A hyphen makes one word of two (`mail` is not in `e-mail`), a point a host (`paris.fr`), `@` and `#` a name of its own. */
const WORD_BEFORE = new RegExp(`(?:[${WORD_CHARACTERS}]|[\\p{L}\\p{N}][${HYPHENS}.]|[@#])$`, 'u')
const WORD_AFTER = new RegExp(`^(?:[${WORD_CHARACTERS}]|[${HYPHENS}.][\\p{L}\\p{N}])`, 'u')
const LIGATURES: ReadonlyMap<string, string> = new Map([
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
])

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
const WORDY = new RegExp(`^[${WORD_CHARACTERS}]`, 'u')
const WORDY_END = new RegExp(`[${WORD_CHARACTERS}]$`, 'u')

/** A letter in all its spellings: composed and decomposed, and where accents may be left out, without. */
function letter(character: string, exact: boolean): string {
  const composed = character.normalize('NFC')
  const apart = character.normalize('NFD')
  const spellings = new Set([composed, apart])
  if (!exact) {
    spellings.add(LIGATURES.get(composed) ?? composed)
    spellings.add(apart.replace(/\p{M}/gu, '') || composed)
  }
  const [only = '', ...others] = [...spellings].map(escaped)
  return others.length === 0 ? only : `(?:${[only, ...others].join('|')})`
}

/**
 * The source of an expression that finds a word or a phrase, as a whole or within another, whatever blanks, apostrophes and hyphens it is
 * written with. An accent may be missing where the rule has one (`Etat` for `État`), but none may be added: `cote` is
 * not `côté`. Where `exact`, accents must be there.
 */
export function wordSource(word: string, exact: boolean): string {
  const characters = word.normalize('NFC').match(/\P{M}\p{M}*|\p{M}+/gu) ?? []
  let source = ''
  for (const character of characters) {
    if (/^[ \t\n\u00a0\u202f\u2000-\u200a]$/.test(character)) {
      if (!source.endsWith(BLANKS)) source += BLANKS
    } else if (/^['’ʼ]$/.test(character)) source += APOSTROPHES
    else if (/^[-\u2010\u2011]$/.test(character)) source += `[${HYPHENS}]`
    else source += letter(character, exact)
  }
  return source
}

/** True where what was found goes on in no word around it. */
export function isWhole(text: string, from: number, to: number): boolean {
  const found = text.slice(from, to)
  if (WORDY.test(found) && WORD_BEFORE.test(text.slice(Math.max(0, from - 3), from))) return false
  return !(WORDY_END.test(found) && WORD_AFTER.test(text.slice(to, to + 3)))
}
