import type { TextRange } from '../search.ts'
import { ANY_BLANK } from '../typography/index.ts'

/** What a word is made of, in every script: `\w` of an expression knows ASCII alone. */
export const WORD_CHARACTERS = '\\p{L}\\p{M}\\p{N}_'

/** Straight, curly, and the letter apostrophe, as the inside of a character class. */
export const APOSTROPHES = "'’ʼ"

const HYPHENS = '\\-\\u2010\\u2011'
const BLANKS = `[${ANY_BLANK}\\n]+`
const OPTIONAL_BLANKS = `[${ANY_BLANK}\\n]*`
/** A hyphen makes one word of two (`mail` is not in `e-mail`), a point a host (`paris.fr`), `@` and `#` a name of its own. */
const WORD_BEFORE = new RegExp(`(?:[${WORD_CHARACTERS}]|[\\p{L}\\p{N}][${HYPHENS}.]|[@#])$`, 'u')
const WORD_AFTER = new RegExp(`^(?:[${WORD_CHARACTERS}]|[${HYPHENS}.][\\p{L}\\p{N}])`, 'u')
const STARTS_AS_WORD = new RegExp(`^[${WORD_CHARACTERS}]`, 'u')
const ENDS_AS_WORD = new RegExp(`[${WORD_CHARACTERS}]$`, 'u')
const BLANK = new RegExp(`^[${ANY_BLANK}\\n]`)
/** Typography puts a blank before these, as it does behind an opening guillemet, or takes it away. */
const SPACED_BEFORE = /^[;:!?»]$/
/** A run of blanks, or a character with what is combined with it. */
const CHARACTERS = new RegExp(`[${ANY_BLANK}\\n]+|\\P{M}\\p{M}*|\\p{M}+`, 'gu')
export const APOSTROPHE: RegExp = new RegExp(`^[${APOSTROPHES}]$`)
const HYPHEN = new RegExp(`^[${HYPHENS}]$`)
const LIGATURES: ReadonlyMap<string, string> = new Map([
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
])

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** A letter in all its spellings: composed and decomposed, and where accents may be left out, without. */
function letter(character: string, exact: boolean): string {
  const composed = character.normalize('NFC')
  const decomposed = character.normalize('NFD')
  const spellings = new Set([composed, decomposed])
  if (!exact) {
    spellings.add(LIGATURES.get(composed) ?? composed)
    spellings.add(decomposed.replace(/\p{M}/gu, '') || composed)
  }
  const [only = '', ...others] = [...spellings].map(escaped)
  return others.length === 0 ? only : `(?:${[only, ...others].join('|')})`
}

/**
 * The source of an expression that finds a word or a phrase, as a whole or within another, whatever blanks, apostrophes
 * and hyphens it is written with, and with or without a blank where French sets one at a mark. An accent may be missing where the rule has one (`Etat` for `État`), but none may be
 * added: `cote` is not `côté`. Where `exact`, accents must be there.
 */
export function wordSource(word: string, exact: boolean): string {
  let source = ''
  let last = ''
  for (const character of word.normalize('NFC').match(CHARACTERS) ?? []) {
    const isBlank = BLANK.test(character)
    if (!isBlank && (SPACED_BEFORE.test(character) || last.startsWith('«'))) {
      source = source.endsWith(BLANKS) ? source.slice(0, -BLANKS.length) : source
      if (source !== '') source += OPTIONAL_BLANKS
    }
    if (isBlank) source += BLANKS
    else if (APOSTROPHE.test(character)) source += `[${APOSTROPHES}]`
    else if (HYPHEN.test(character)) source += `[${HYPHENS}]`
    else source += letter(character, exact)
    last = isBlank ? last : character
  }
  return source
}

/** True where what was found goes on in no word around it. */
function isWhole(text: string, from: number, to: number): boolean {
  const found = text.slice(from, to)
  if (STARTS_AS_WORD.test(found) && WORD_BEFORE.test(text.slice(Math.max(0, from - 3), from))) return false
  return !(ENDS_AS_WORD.test(found) && WORD_AFTER.test(text.slice(to, to + 3)))
}

/** Where a text has a word as a whole; `expression` is global, and of `wordSource`. */
export function* wholeWords(text: string, expression: RegExp): Generator<TextRange> {
  expression.lastIndex = 0
  for (let match = expression.exec(text); match; match = expression.exec(text)) {
    const from = match.index
    const to = expression.lastIndex
    const whole = isWhole(text, from, to)
    if (whole) yield { from, to }
    // Set after the yield: meanwhile the same expression may have been run on another text.
    expression.lastIndex = whole ? to : from + 1
  }
}
