import { LABELS_OF_COPY } from '../vocabulary/labels.ts'
import { alternatives } from '../vocabulary/load.ts'
import { PAGE_WORDS } from '../vocabulary/offices.ts'
import { PAGE_CONTROLS, PLACES_TO_SHARE } from '../vocabulary/sites.ts'
import {
  ABOUT,
  BESIDE_DATES,
  TO_REACH,
  TO_READ,
  UNITS_OF_LENGTH,
  WITH_BLANKS,
} from '../vocabulary/lengths.ts'

const NUMBER = "\\d{1,3}(?:[ \\u00a0\\u202f.,'’]?\\d{3}){0,2}"
const LENGTH = new RegExp(
  `^[([]?(?:(?:${alternatives(ABOUT)}|[~±≈])[ \\u00a0]?)?${NUMBER}(?:[ \\u00a0]?[-–/][ \\u00a0]?${NUMBER})?[ \\u00a0\\u202f]?` +
    `(?:${alternatives(UNITS_OF_LENGTH)})(?:[ \\u00a0,]{1,2}\\(?(?:${alternatives(WITH_BLANKS)})\\)?)?\\.?[)\\]]?\\.?$`,
  'iu',
)

const PAGE = new RegExp(`^(?:${alternatives(PAGE_WORDS)})\\.?[ \\u00a0]?\\d{1,3}$`, 'iu')

const WITH_PAGE = new RegExp(
  `(?<!\\p{L})(?:${alternatives(PAGE_WORDS)})\\.?[ \\u00a0]?\\d{1,3}(?![\\p{L}\\p{N}])`,
  'iu',
)

/** True for a line that names a page of a paper: `Suite de la page 1`, `Page 4 - Locale`. */
export const namesPage = (text: string): boolean => WITH_PAGE.test(text)

/** `Words 312`, `Wordcount: 800`. */
const COUNTED = new RegExp(
  `^(?:words|word ?count|signes|zeichen|palabras|battute|woorden)[ \\u00a0]?:?[ \\u00a0]${NUMBER}$`,
  'iu',
)

/** True for a line that only says how long the text is: `3 000 signes espaces compris`, `(approx. 800 words)`. */
export function isLength(text: string): boolean {
  return text.length <= 60 && (LENGTH.test(text) || COUNTED.test(text) || isPlaceAndLength(text))
}

/** The page on which a text is to stand, perhaps its desk, and how long it is: `Page 3 – Locale – 2 500 signes`. */
function isPlaceAndLength(text: string): boolean {
  const parts = text.split(/[ \u00a0](?:[–—|/·]|-)[ \u00a0]/u)
  return (
    parts.length > 1 &&
    parts.length <= 4 &&
    parts.some((part) => LENGTH.test(part)) &&
    parts.some((part) => PAGE.test(part)) &&
    parts.every((part) => part.length <= 30 && !/[.!?]$/u.test(part))
  )
}

const BESIDE = new RegExp(
  `^[([]?(?:${alternatives(BESIDE_DATES)}|` +
    `(?:(?:${alternatives(LABELS_OF_COPY)})[ \\u00a0:]{1,3})?\\d{1,3}[ \\u00a0-]?min(?:\\.|s|ut\\p{L}{1,3})?(?:[ \\u00a0](?:${alternatives(TO_READ)}))?)[)\\]]?$`,
  'iu',
)

/** True for what a site writes beside the date of a text and no field holds: `5 min read`, `3 Comments`, `Paid`. */
export function isOfSite(text: string): boolean {
  return text.length <= 60 && BESIDE.test(text)
}

const CONTROL = new RegExp(`^[↓→-]?[ ]?(?:${alternatives(PAGE_CONTROLS)})$`, 'iu')
const TO_SHARE = new RegExp(`^(?:${alternatives(PLACES_TO_SHARE)})$`, 'iu')

/** True for what a page has for its readers to press, or over an advertisement: `Partager`, `Advertisement`. */
export const isPageControl = (text: string): boolean => text.length <= 60 && CONTROL.test(text)

/** True for where readers share a text, as it stands below such a control: `Facebook`. */
export const isPlaceToShare = (text: string): boolean => TO_SHARE.test(text)

const AMOUNT = new RegExp(`^${NUMBER}$`, 'u')

/** True for the value of a label that is a length, its unit said or not: `Words: 300`. */
export function isAmount(text: string): boolean {
  return text.length <= 60 && (AMOUNT.test(text) || LENGTH.test(text))
}

const REACH = new RegExp(`(?<![\\p{L}])(?:${alternatives(TO_REACH)})(?![\\p{L}])`, 'iu')
const PHONE = /(?<![\p{L}\d])[+(]?\d[\d ().\u00a0\u202f/-]{6,22}\d(?!\d)/u

/** True for a short line that says under which number somebody is to be reached: `Me joindre jusqu’à 21 h : 06 00 00 12 34`. */
export function tellsHowToReach(text: string): boolean {
  if (text.length > 90) return false
  const phone = PHONE.exec(text)?.[0] ?? ''
  return (phone.match(/\d/g)?.length ?? 0) >= 8 && REACH.test(text.replace(phone, ''))
}
