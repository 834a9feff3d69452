import {
  ADDRESS,
  APART,
  OBJECT,
  paragraphsOf,
  project,
  type Prose,
  readableProse,
} from '../typography/index.ts'
import { plainWord } from './houseDictionary.ts'

/** A word of a text as a dictionary is asked about it; `from` and `to` count UTF-16 units in the text. */
export type Word = {
  text: string
  from: number
  to: number
  /** It begins a sentence, a quotation or a line, so that a capital tells nothing. */
  isFirst: boolean
}

/** The longest word that a dictionary is asked about, in bytes of UTF-8. */
const LONGEST_WORD = 99

/** A word with its apostrophes, hyphens and points (`p.m.`), and what marks it as no word: `#`, `@`, `_`, figures, a slash. */
const TOKEN = /[#@]?[\p{L}\p{M}\p{N}_\u00ad]+(?:['’ʼ.\u2010\u2011/\\+&-]+[\p{L}\p{M}\p{N}_\u00ad]+)*/gu
const LETTERS = /^[\p{L}\p{M}\u00ad]+(?:['’ʼ\u2010\u2011-]+[\p{L}\p{M}\u00ad]+)*$/u
const ROMAN = /^(?:[IVX]|[IVXLCDM]{2,8})(?:er|re|e|es|ème|èmes|ᵉ)?$/u
const INNER_CAPITAL = /^\p{Ll}+\p{Lu}/u
/** What stands between the end of a sentence and the first word of the next, and opens a quotation. */
const BETWEEN = /[\s\u00a0\u202f»”’"'«“‘()[\]¿¡—–•*]+$/u
const OPENS = /[«“‘"([¿¡][\s\u00a0\u202f]*$|(?:^|\n)[—–•*-][\s\u00a0\u202f]*$/u
const SENTENCE_END = /[.!?…:\n]$/
/** A point that ends no sentence: of an initial, or of a title before a name. */
const TITLE =
  /(?:^|[\s\u00a0\u202f«“‘"([-])(?:\p{Lu}|MM|Mr|Mrs|Ms|Dr|Pr|Me|Mgr|St|Ste|Gen|Sen|Rep|Lt|Col|Sgt|Rev|Hon)\.$/u
/** How far back the beginning of a sentence is looked for, in UTF-16 units. */
const LOOK_BACK = 16

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  cyrillic: /^[\p{Script=Cyrillic}\p{M}'’ʼ\u00ad\u2010\u2011-]+$/u,
  greek: /^[\p{Script=Greek}\p{M}'’ʼ\u00ad\u2010\u2011-]+$/u,
  latin: /^[\p{Script=Latin}\p{M}'’ʼ\u00ad\u2010\u2011-]+$/u,
}
const SCRIPT_OF: Readonly<Record<string, keyof typeof SCRIPTS>> = {
  ru: 'cyrillic',
  uk: 'cyrillic',
  be: 'cyrillic',
  bg: 'cyrillic',
  mk: 'cyrillic',
  el: 'greek',
}
/** Languages of other scripts, whose words are not told apart by letters. */
const OTHER_SCRIPTS = /^(?:ar|he|fa|hi|bn|th|ja|zh|ko|ka|hy|am|ta|te|ur|sr)(?:-|$)/i

const encoder = new TextEncoder()
const byteLength = (text: string) => encoder.encode(text).length

function scriptFor(language: string): RegExp | undefined {
  if (OTHER_SCRIPTS.test(language)) return undefined
  return SCRIPTS[SCRIPT_OF[language.toLowerCase().split('-')[0] ?? ''] ?? 'latin']
}

/** True for what no dictionary can judge: an initial, an acronym, a number in Roman figures, a trade name in mixed case. */
function isApart(word: string): boolean {
  if (word.length < 2 || ROMAN.test(word) || INNER_CAPITAL.test(word)) return true
  return word.length <= 5 && word === word.toUpperCase() && /^\p{Lu}+$/u.test(word)
}

/**
 * The words of a text that a dictionary of the language may judge, in order: without what is verbatim, addresses, hashtags, names
 * with `@`, codes, files, acronyms and words of another script. Cost: linear in the text.
 */
export function wordsIn(prose: Prose, language: string): Word[] {
  const script = scriptFor(language)
  const readable = readableProse(prose)
  const words: Word[] = []
  for (const { from: start, to: end } of paragraphsOf(readable)) {
    const { text } = project(readable.slice(start, end))
    for (const { 0: token, index } of text.matchAll(TOKEN)) {
      if (!LETTERS.test(token)) continue
      const before = text.slice(Math.max(0, index - LOOK_BACK), index)
      const after = text.charAt(index + token.length)
      if (isPartOfCode(before, after)) continue
      const word = plainWord(token)
      if (isApart(word) || (script && !script.test(word)) || byteLength(word) > LONGEST_WORD) continue
      const isShort =
        word.length <= 4 &&
        after === '.' &&
        !/^\.\s+\p{Lu}|^\.$/u.test(text.slice(index + token.length, index + token.length + 4))
      words.push({
        text: isShort ? `${word}.` : word,
        from: start + index,
        to: start + index + token.length,
        isFirst: beginsSentence(before, index),
      })
    }
  }
  return words
}

/** True for the first word of a sentence, a line or a quotation; `before` is the end of what precedes it. */
function beginsSentence(before: string, index: number): boolean {
  const sentence = before.replace(BETWEEN, '')
  if (sentence === '') return before.length === index || before.includes('\n')
  if (before.slice(sentence.length).includes('\n') || OPENS.test(before)) return true
  return before.length > sentence.length && SENTENCE_END.test(sentence) && !TITLE.test(sentence)
}

/** True beside what stands for an address or for something verbatim, and beside a sign that makes a code of the word. */
function isPartOfCode(before: string, after: string): boolean {
  const last = before.at(-1) ?? ''
  return (
    [OBJECT, ADDRESS, APART].some((sign) => last === sign || after === sign) ||
    /[\\/@#_=<{}|~^]/.test(last) ||
    /[\\/@_=>{}|~^]/.test(after)
  )
}
