import type { Spaces } from './conventions.ts'
import type { Change } from './dashes.ts'
import { blanksBefore, type Gap } from './spaces.ts'

const TITLE =
  /(?<![\p{L}\p{N}_’'-])(?:MM?\.|Mmes?|Mlles?|Mgr|Drs?|Dres?|Prs?|Pre|Me|Mes)([ \t\u00a0\u202f\u2000-\u200a]+)(?=\p{Lu}|(?<=M\.[ \t\u00a0\u202f\u2000-\u200a]+)l(?:e |a |[’']))/gu
const NAME_BEFORE = /(?<![\p{L}])\p{Lu}\p{Ll}+[ \u00a0\u202f]*$/u
/** `Me` and `Mes` are also words of their own: before a name they are titles only inside a sentence. */
const OPENS_SENTENCE = /(?:^|[.!?…«“"—–\n])[ \t\u00a0\u202f]*$/

/** The gaps after M., Mme, Dr and the like. */
export function* titleGaps(text: string, { word }: Spaces): Generator<Gap> {
  for (const { 0: match, 1: gap = '', index } of text.matchAll(TITLE)) {
    const to = index + match.length
    const before = text.slice(Math.max(0, index - 30), index)
    const title = match.slice(0, match.length - gap.length)
    const initial = title === 'M.' && /\p{Ll}/u.test(text.charAt(to)) && NAME_BEFORE.test(before)
    const pronoun = /^Mes?$/.test(title) && title === 'Mes' && OPENS_SENTENCE.test(before)
    if (!initial && !pronoun) yield { rule: 'title-space', from: to - gap.length, to, space: word, certainty: 'fix' }
  }
}

const LIGATURE =
  /o(?=eu|eil|esophag|ed[èée]m|enol|estr[oa]|ecum[ée]n|edip|elacanth|ehn(?!\p{L}))|(?<=c)o(?=elac)|(?<=f)o(?=etus|etal|etaux|ehn(?!\p{L}))/giu
/** Words in which o and e are two sounds. */
const TWO_SOUNDS = /(?:co|radio|électro|electro|auto|bio|néo|neo|vidéo|video|pro|géo|geo|macro|micro|mono|stéréo|zoo)$/iu

function* ligatures(text: string): Generator<Change> {
  for (const { index } of text.matchAll(LIGATURE)) {
    const pair = text.slice(index, index + 2)
    const joined = TWO_SOUNDS.test(text.slice(Math.max(0, index - 7), index + 1)) && !/^oeu/i.test(text.slice(index, index + 3))
    if (joined && !/^(?:coelac)/i.test(text.slice(index - 1, index + 5))) continue
    const replacement = pair.charAt(0) === 'O' ? 'Œ' : 'œ'
    yield { rule: 'ligature', from: index, to: index + 2, replacement, certainty: 'suggestion' }
  }
}

/** Beginnings of words whose capital is to carry its accent, without it. */
const BARE_CAPITALS =
  /(?<![\p{L}\p{N}_-])(?:E(?=tats?(?![\p{L}])|tats?-|tat-|cole|coli[eè]r|conom|cologi|couter|crire|criv|crit|dition|diteu|ditori|ducat|galit|galement|gal(?:e|es)?(?![\p{L}])|gaux|glise|gypt|lection|lectri|lectroniq|lector|lev[eé]|lu(?:e|s|es)?(?![\p{L}])|lysée|mission|motion|mile(?![\p{L}])|milie|mirat|nergi|norm|poque|quateur|quip|rythr|tabli|tang|tant(?![\p{L}])|té(?![\p{L}])|tienne|toile|trang|tre(?![\p{L}])|tude|tudi|urope(?!)|vacu|valu|vang|vénem|vènem|videm|vit|volu|voqu|vêque|v[eé]ch[eé])|A(?=ge(?:e|s)?(?![\p{L}])|me(?:s)?(?![\p{L}])|pre(?:s|té)?(?![\p{L}])|ne(?:s)?(?![\p{L}]))|I(?=le(?:s)?(?![\p{L}])|lot(?:s)?(?![\p{L}]))|O(?=ter(?![\p{L}]))|C(?=a(?![\p{L}'’])))/gu
const ACCENTED: Readonly<Record<string, string>> = { A: 'Â', I: 'Î', O: 'Ô', C: 'Ç' }
/** `A` alone at the start of a sentence, before a word in small letters or a place. */
const LONE_A = /(?<=(?:^|[.!?…«“"—–\n])[ \t\u00a0\u202f]*)A(?=[ \u00a0](?:\p{Lu}\p{Ll}|\p{Ll}))/gu
const IN_CAPITALS = /(?<![\p{L}\p{N}_-])E(?=TATS?(?![\p{L}])|TATS-|COLE|CONOM|DITION|DUCAT|GALIT|GLISE|LECTION|LECTRI|LYS[EÉ]E|NERGI|QUIP|TUDE|TUDI|V[EÉ]NEM|V[EÊ]QUE)/gu

function* capitals(text: string): Generator<Change> {
  const change = { rule: 'capital-accent', certainty: 'suggestion' } as const
  for (const { 0: letter, index } of text.matchAll(BARE_CAPITALS)) {
    const circumflex = text.startsWith('Etre', index)
    const replacement = circumflex ? 'Ê' : (ACCENTED[letter] ?? 'É')
    yield { ...change, from: index, to: index + 1, replacement }
  }
  for (const { index } of text.matchAll(IN_CAPITALS)) yield { ...change, from: index, to: index + 1, replacement: 'É' }
  for (const { index } of text.matchAll(LONE_A)) yield { ...change, from: index, to: index + 1, replacement: 'À' }
}

const FIRST = /(?<![\p{L}\p{N}])(1|I)(iers?|ières?|ères?|eres?)(?![\p{L}\p{N}])/gu
const LATER = /(?<![\p{L}\p{N}.,])(\d{1,4}|[IVXLC]{1,8})([iI]?[èe]me(s?)|è(s?)|éme(s?))(?![\p{L}\p{N}])/gu

function* ordinals(text: string): Generator<Change> {
  const change = { rule: 'ordinal', certainty: 'suggestion' } as const
  for (const { 0: match, 1: number = '', 2: ending = '', index } of text.matchAll(FIRST)) {
    const plural = ending.endsWith('s') ? 's' : ''
    const replacement = (/^iers?$/.test(ending) ? 'er' : 're') + plural
    yield { ...change, from: index + number.length, to: index + match.length, replacement }
  }
  for (const { 0: match, 1: number = '', index } of text.matchAll(LATER)) {
    const replacement = match.endsWith('s') ? 'es' : 'e'
    yield { ...change, from: index + number.length, to: index + match.length, replacement }
  }
}

/** What French words may want: œ, accents on capitals, and the short endings of ordinal numbers. */
export function* wordChanges(text: string): Generator<Change> {
  yield* ligatures(text)
  yield* capitals(text)
  yield* ordinals(text)
}
