import { COMMON_WORDS, OWN_LETTERS } from './vocabulary/commonWords.ts'

/** The languages that have each common word, in the order of the table. */
const LANGUAGES_OF = new Map<string, string[]>()
for (const [language, words] of Object.entries(COMMON_WORDS)) {
  for (const word of new Set(words.split('|')))
    LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language])
}

/** Characters of a text that are read, and those whose words are looked up. */
const SAMPLE = 20_000
const SAMPLE_OF_WORDS = 8000

/** A script that gives its language away, and the letters by which others that share it differ. */
const SCRIPTS: readonly { pattern: RegExp; language: string; unless?: readonly [RegExp, string][] }[] = [
  { pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, language: 'ja' },
  { pattern: /\p{Script=Hangul}/gu, language: 'ko' },
  { pattern: /\p{Script=Han}/gu, language: 'zh' },
  {
    pattern: /\p{Script=Arabic}/gu,
    language: 'ar',
    unless: [
      [/[ٹڈڑے]/g, 'ur'],
      [/[پچژگی]/g, 'fa'],
    ],
  },
  {
    pattern: /\p{Script=Cyrillic}/gu,
    language: 'ru',
    unless: [
      [/[іїєґ]/gi, 'uk'],
      [/[ђћџљњј]/gi, 'sr'],
    ],
  },
  { pattern: /\p{Script=Greek}/gu, language: 'el' },
  { pattern: /\p{Script=Hebrew}/gu, language: 'he' },
  { pattern: /\p{Script=Devanagari}/gu, language: 'hi' },
  { pattern: /\p{Script=Bengali}/gu, language: 'bn' },
  { pattern: /\p{Script=Thai}/gu, language: 'th' },
  { pattern: /\p{Script=Armenian}/gu, language: 'hy' },
  { pattern: /\p{Script=Georgian}/gu, language: 'ka' },
  { pattern: /\p{Script=Tamil}/gu, language: 'ta' },
  { pattern: /\p{Script=Ethiopic}/gu, language: 'am' },
]

/**
 * The language of a text (BCP 47) by its script, or by which language's common words and own letters are most in it;
 * `fallback` where neither tells. Reads the first 20,000 characters.
 */
export function detectLanguage(text: string, fallback: string): string {
  const sample = text.slice(0, SAMPLE).normalize('NFC')
  const found = byScript(sample) ?? byWords(sample)
  if (found === null) return fallback
  if (fallback.toLowerCase().split('-')[0] !== found) return found
  // `fr-CA` asked for and French found: the region is the user's to know. `fr-FR` says no more than `fr`; `en-US` does,
  // since English alone does not tell how `10/11/2024` is meant.
  return found === 'en' ? fallback : new Intl.Locale(fallback).minimize().toString()
}

/** Letters of the scripts of the table; punctuation and signs above U+2000 are not among them. */
const OTHER_SCRIPT = /[\u0370-\u1fff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\uffff]/

function byScript(text: string): string | null {
  if (!OTHER_SCRIPT.test(text)) return null
  const latin = count(text, /\p{Script=Latin}/gu)
  const scripts = SCRIPTS.map((script) => ({ ...script, count: count(text, script.pattern) }))
  // A few kana among many Han characters are enough for Japanese; a foreign name in a Western text is not.
  const kana = scripts[0]?.count ?? 0
  const han = scripts[2]?.count ?? 0
  if (kana > 0 && (kana + han) * 3 > latin && kana * 12 > han) return 'ja'
  const best = scripts.reduce((a, b) => (b.count > a.count ? b : a))
  // A Han character or a syllable of Hangul weighs as much as several Latin letters.
  const weight = ['zh', 'ja', 'ko'].includes(best.language) ? 3 : 1
  if (best.count === 0 || best.count * weight <= latin) return null
  for (const [letters, language] of best.unless ?? []) {
    if (count(text, letters) > best.count / 100) return language
  }
  return best.language
}

function byWords(text: string): string | null {
  const scores = new Map<string, number>()
  const add = (language: string, points: number) => scores.set(language, (scores.get(language) ?? 0) + points)
  let words = 0
  for (const [word] of text
    .slice(0, SAMPLE_OF_WORDS)
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}]+/gu)) {
    words += 1
    const languages = LANGUAGES_OF.get(word) ?? []
    for (const language of languages) add(language, word.length === 1 ? 0.5 : 1)
  }
  for (const [language, letters] of Object.entries(OWN_LETTERS)) {
    if ((scores.get(language) ?? 0) > 0) add(language, Math.min(count(text, letters), words / 4) * 0.5)
  }
  const [best, second] = [...scores].sort(([, a], [, b]) => b - a)
  if (!best || best[1] < 2 || best[1] < words / 25) return null
  return second && second[1] === best[1] && words < 10 ? null : best[0]
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found += 1
  return found
}
