import type { Spaces } from './conventions.ts'
import type { Gap } from './spaces.ts'
import { ANY_BLANK, BLANK, blanksAfter, blanksBefore } from './whitespace.ts'

const GROUPED = /(?=\d)(?<![\p{L}\p{N}.,+#/_°:-])\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)/gu
const UNGROUPED = /(?=[1-9])(?<![\p{L}\p{N}.,+#/_°:-])[1-9]\d{3,14}(?![\p{L}\p{N}_/:-]|[.,]\d{3})/gu
const JOINED = /^[-/]\d|^\.\d/
const YEAR = /(?<!\d)(?:1[5-9]|20)\d\d$/

const SYMBOLS = '%|‰|€|\\$|£|¥|°[CF](?![\\p{L}])|[kM]€|Md€|M\\$|Md\\$'
/** Units that no word begins with, so that they may be parted from a number that they touch. */
const UNITS =
  'km/h|m/s|km²|km2|m²|m2|m³|m3|cm²|cm³|km|cm|mm|dm|hm|nm|µm|kg|mg|µg|ha|hl|cl|ml|dl|kWh|MWh|GWh|TWh|Wh|kW|MW|GW|TW|kHz|MHz|GHz|Hz|hPa|kPa|bar|dB|kJ|kcal|Ko|ko|Mo|Go|To|ms|min'
const LETTERS = 'm|g|l|L|t|h|s|W|V'
const NOT_A_WORD = "(?![\\p{L}\\p{N}'’_-])"
const UNIT = new RegExp(
  `\\d(?:([${ANY_BLANK}]*)(?:(?:${SYMBOLS})(?!\\d)|(?:${UNITS})${NOT_A_WORD})|([${ANY_BLANK}]+)(?:${LETTERS})${NOT_A_WORD})`,
  'gu',
)
const UNIT_HERE = new RegExp(UNIT.source, 'uy')
const LONGEST_NUMBER = 30

/** Words after which digits are a name, not a quantity. */
const NAMES_A_NUMBER =
  /(?:n[°ºos]|no|num[eé]ro|code|postal|cp|bp|cs|tsa|cedex|dossier|r[eé]f(?:\.|[eé]rence)?|article|art\.|loi|matricule|t[eé]l(?:\.|[eé]phone)?|fax|fiche|siren|siret|isbn|page|p\.|le|en|an|année)[ \u00a0\u202f:]*$/iu

/** What is grouped as a quantity is, and yet is a name: a number of a file, a box, a register. */
const NAMES_A_GROUPED_NUMBER =
  /(?:(?<!\p{L})(?:[nN][°º]s?|[nN]um[eé]ro|CP|BP|CS|TSA|[cC]ode postal|[dD]ossier|[rR][eé]f\.?|SIREN|SIRET|[Ff]ax|[Tt][eé]l\.?)|(?<![\p{L}\p{N}])[B-XZ])[ \u00a0\u202f:]*$/u
const TOWN = /^\d{2}[ \u00a0\u202f\u2009]\d{3}$/
const CITIZENS =
  /^\p{Lu}\p{L}{3,}(?:ens|ennes|éens|éennes|ains|aines|ais|aises|ois|oises|ques|ands|andes|ards|ins|ines|ols|oles)(?!\p{L})/u

/** True for the digits of a postcode before its town: `75 011 Paris`, but not `12 500 Français`. */
function isPostcode(text: string, number: string, to: number): boolean {
  const next = blanksAfter(text, to)
  return (
    TOWN.test(number) &&
    next > to &&
    /\p{Lu}/u.test(text.charAt(next)) &&
    !CITIZENS.test(text.slice(next, next + 40))
  )
}

/** True where the digits from `from` to `to` stand beside others, as those of a telephone number do. */
function isPartOfMore(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, blanksBefore(text, from) - 5), blanksBefore(text, from))
  if (/\d$/.test(before) && !YEAR.test(before)) return true
  if (/\+\d{1,3}$/.test(before)) return true
  const next = blanksAfter(text, to)
  return (next > to && /\d/.test(text.charAt(next))) || JOINED.test(text.slice(to, to + 2))
}

function* groupedGaps(text: string, { thousands }: Spaces): Generator<Gap> {
  for (const { 0: number, index } of text.matchAll(GROUPED)) {
    const end = index + number.length
    if (number.startsWith('0') || isPartOfMore(text, index, end) || isPostcode(text, number, end)) continue
    if (NAMES_A_GROUPED_NUMBER.test(text.slice(Math.max(0, index - 16), index))) continue
    for (let at = index; at < index + number.length; at++) {
      if (!BLANK.test(text.charAt(at))) continue
      yield { rule: 'thousands-space', from: at, to: at + 1, space: thousands, certainty: 'fix' }
    }
  }
}

/** Digits run together: a quantity where a unit or a common noun follows; else they may be a year, a postcode or a name. */
function certaintyOf(text: string, number: string, index: number): Gap['certainty'] | null {
  const end = index + number.length
  const next = blanksAfter(text, end)
  UNIT_HERE.lastIndex = end - 1
  if (UNIT_HERE.test(text)) return 'fix'
  if (number < '2200' && number.length === 4) return null
  if (NAMES_A_NUMBER.test(text.slice(Math.max(0, index - 16), index))) return null
  const noun = next > end && /\p{Ll}/u.test(text.charAt(next))
  if (number.length === 4) return noun ? 'suggestion' : null
  if (noun) return 'fix'
  if (number.length === 5 && next > end && /\p{Lu}/u.test(text.charAt(next))) return null
  return 'suggestion'
}

function* ungroupedGaps(text: string, { thousands }: Spaces): Generator<Gap> {
  for (const { 0: number, index } of text.matchAll(UNGROUPED)) {
    const end = index + number.length
    if (isPartOfMore(text, index, end)) continue
    const certainty = certaintyOf(text, number, index)
    if (!certainty) continue
    for (let at = end - 3; at > index; at -= 3) {
      yield { rule: 'thousands-space', from: at, to: at, space: thousands, certainty }
    }
  }
}

/** True where the digits before `index` are a number by themselves, not the end of a name such as CO2. */
function followsNumber(text: string, index: number): boolean {
  let from = index
  while (from > 0 && index - from < LONGEST_NUMBER && /[\d.,]/.test(text.charAt(from - 1))) from--
  return !/[\p{L}_/#+]/u.test(text.charAt(from - 1))
}

function* unitGaps(text: string, { word }: Spaces): Generator<Gap> {
  for (const { 1: loose, 2: apart, index: digit } of text.matchAll(UNIT)) {
    const gap = loose ?? apart ?? ''
    const index = digit + 1
    if (!followsNumber(text, index)) continue
    const to = index + gap.length
    yield { rule: 'unit-space', from: index, to, space: word, certainty: 'fix' }
    const minutes = text.charAt(to) === 'h' && /^[ \u00a0\u202f]\d\d(?!\d)/.test(text.slice(to + 1, to + 5))
    if (minutes) yield { rule: 'unit-space', from: to + 1, to: to + 2, space: word, certainty: 'fix' }
  }
}

/** The gaps within numbers, and between numbers and their units. */
export function* numberGaps(text: string, spaces: Spaces): Generator<Gap> {
  if (!/\d/.test(text)) return
  yield* groupedGaps(text, spaces)
  yield* ungroupedGaps(text, spaces)
  yield* unitGaps(text, spaces)
}
