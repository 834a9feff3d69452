import { patternRule, type UsageRule } from './rule.ts'

/** Words that a text doubles on purpose: pronouns that stand twice, words of insistence and of sound, by language. */
const DOUBLED_ON_PURPOSE: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: new Set(
    'nous vous très trop bien bon non oui si peu tout vite loin long fort doux toujours jamais encore ha ah hé hein ho oh la-la bla toc tic tac boum clac cui miam ouaf pin-pon chut en allez allons voilà tiens là faut'.split(
      ' ',
    ),
  ),
  en: new Set(
    'that had very so no yes far long many much more really too well now there bye ha ho oh hey knock blah tick tock boom hush please never ever again on is what do this her'.split(
      ' ',
    ),
  ),
}
/** The first may begin a sentence (`Le le`); names are doubled on purpose (`Bora Bora`). */
const DOUBLED =
  /(?<![\p{L}\p{M}\p{N}_'’\u00ad.-])(\p{L})([\p{Ll}\p{M}]{0,30})[ \u00a0\u202f\n]{1,3}(\p{Ll})\2(?![\p{L}\p{M}\p{N}_'’\u00ad-])/gu
/** Words of one letter that are no names of things. */
const ONE_LETTER: Readonly<Record<string, string>> = { fr: 'à', en: '' }
/** A particle of a name after a preposition: « la mort de de Gaulle ». */
const PARTICLE = /^d[eu]$/
const NAME = /^[ \u00a0\u202f\n]+\p{Lu}/u

const doubledWord: UsageRule<'doubled-word'> = {
  name: 'doubled-word',
  languages: ['fr', 'en'],
  certainty: 'suggestion',
  *find(paragraph, { language }) {
    const primary = language.slice(0, 2).toLowerCase()
    const meant = DOUBLED_ON_PURPOSE[primary]
    for (const { 0: written, 1: first = '', 2: others = '', 3: again = '', index } of paragraph.matchAll(
      DOUBLED,
    )) {
      const word = again + others
      if (first.toLowerCase() !== again) continue
      const rest = paragraph.slice(index + written.length)
      // Said three times, it is said on purpose.
      const before = paragraph.slice(Math.max(0, index - 40), index).replace(/[ \u00a0\u202f\n,]+$/, '')
      const isThrice = rest.replace(/^[ \u00a0\u202f\n,]+/, '').startsWith(word) || before.endsWith(word)
      if (meant?.has(word) || isThrice || (PARTICLE.test(word) && NAME.test(rest))) continue
      if (word.length < 2 && word !== ONE_LETTER[primary]) continue
      yield { from: index, to: index + written.length, replacement: first + others }
    }
  },
}

const doubledSign = patternRule('doubled-sign', ['fr', 'en'], 'suggestion', [
  // Two full stops: neither an ellipsis, nor a path or the end of a file's name.
  [/(?<=[\p{L}\p{M}\p{N}»”’)])\.\.(?![./\p{L}\p{N}])/gu, () => '.'],
  [/(?<=[\p{L}\p{M}\p{N}»”’)]),[ \u00a0]?,(?!,)/gu, () => ','],
  [/(?<=[\p{L}\p{M}\p{N}»”’)][ \u00a0\u202f]?);;(?!;)/gu, () => ';'],
  [/(?<=\p{L}\p{L}\p{L}),\.(?=$|[\s»”])/gu, () => '.'],
])

/** The least length of a paragraph, in UTF-16 units, that is taken for sentences. */
const LEAST_PARAGRAPH = 100
const ENDS_OPEN = /[\p{Ll}\p{N}]$/u
/** The end of a sentence within a paragraph, and the beginning of another. */
const SENTENCE_BREAK = /\p{Ll}[.!?…][»”"]?[ \u00a0\u202f]+[«“"]?[\u00a0\u202f]?\p{Lu}/u

const missingFullStop: UsageRule<'missing-full-stop'> = {
  name: 'missing-full-stop',
  languages: ['fr', 'en'],
  certainty: 'suggestion',
  *find(paragraph) {
    const end = paragraph.trimEnd().length
    if (end < LEAST_PARAGRAPH || paragraph.slice(0, end).includes('\n')) return
    const text = paragraph.slice(0, end)
    if (ENDS_OPEN.test(text) && SENTENCE_BREAK.test(text)) yield { from: end, to: end, replacement: '.' }
  },
}

/** Brackets that enumerate (`a)`, `1)`, `1°)`), at the beginning of a line or after a sign. */
const ENUMERATES = /(?:^|[\s\u00a0(;:,.])(?:\p{L}|\p{N}{1,3}[°.]?)$/u
/** More than such an enumerator with the sign before it, in UTF-16 units. */
const LONGEST_ENUMERATOR = 8
const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[' }

const unpairedBracket: UsageRule<'unpaired-bracket'> = {
  name: 'unpaired-bracket',
  languages: ['fr', 'en'],
  certainty: 'suggestion',
  *find(paragraph) {
    const open: number[] = []
    const alone: number[] = []
    for (const { 0: sign, index } of paragraph.matchAll(/[()[\]]/g)) {
      if (sign === '(' || sign === '[') open.push(index)
      else if (paragraph.charAt(open.at(-1) ?? -1) === CLOSING[sign]) open.pop()
      else if (
        sign !== ')' ||
        !ENUMERATES.test(paragraph.slice(Math.max(0, index - LONGEST_ENUMERATOR), index))
      )
        alone.push(index)
    }
    for (const at of [...open, ...alone].sort((a, b) => a - b))
      yield { from: at, to: at + 1, replacement: null }
  },
}

const ADDRESS_WITHOUT_HOST =
  /(?<![\p{L}\p{N}])(?:https?:\/{0,3}(?=$|[\s,;.)»])|https?:\/(?=\p{L})|https?\/\/(?=\p{L})|www\.(?=$|[\s,;)»])|[\p{L}\p{N}._%+-]{1,64}@(?=$|[\s,;.)»])|[\p{L}\p{N}][\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,64}(?=$|[\s,;)»]|\.(?:$|\s)))/gu

const addressWithoutHost: UsageRule<'broken-address'> = {
  name: 'broken-address',
  readsAddresses: true,
  languages: ['fr', 'en'],
  certainty: 'suggestion',
  *find(paragraph) {
    for (const { 0: written, index } of paragraph.matchAll(ADDRESS_WITHOUT_HOST))
      yield { from: index, to: index + written.length, replacement: null }
  },
}

/** The rules about signs, in every language that has rules. */
export const SIGN_RULES = [
  doubledWord,
  doubledSign,
  missingFullStop,
  unpairedBracket,
  addressWithoutHost,
] as const
