export const STATUSES = ['draft', 'review', 'ready', 'published', 'spiked'] as const
export type Status = (typeof STATUSES)[number]

/** The statuses of a text that may be published: no draft in an export, on a site, with a slug that stays. */
const READY = {
  draft: false,
  review: false,
  ready: true,
  published: true,
  spiked: false,
} as const satisfies {
  readonly [Name in Status]: boolean
}

/** True for an article that is ready or published. */
export function isReady({ status }: { status: Status }): boolean {
  return READY[status]
}

/** One person who signs the article. */
export type Byline = { name: string; role?: string; url?: string }

/**
 * A part of the body: a plain-text heading (the first may be empty: the lead) and a body in Markdown. `language` (BCP 47) is
 * there where it is not the article's.
 */
export type Section = { heading: string; body: string; language?: string }

/**
 * A diagnostic of proofreading that somebody ignores: the rule (`ruleKey`), the text that it is about (null: any), and what stands
 * before and after it there (null: anywhere).
 */
export type IgnoredDiagnostic = {
  rule: string
  text: string | null
  before: string | null
  after: string | null
}

/** A point of a picture as it is shown, upright: fractions of its width and height, from its top left corner. */
export type PicturePoint = { x: number; y: number }
/** A part of a picture, in fractions as well; its right and lower edges are at 1 at most. */
export type PictureCrop = PicturePoint & { width: number; height: number }

/**
 * What an article says of one use of a picture besides alt text, caption and credit, which stand in the body. A figure of which
 * nothing more is said has no entry.
 */
export type PictureUse = {
  /** `media/<sha256>.<ext>` */
  src: string
  /** Which of the article's figures with that address, in the order of the text, from 0. */
  occurrence: number
  /** The name of the file that it came from. */
  fileName: string
  /** The copyright notice, or the terms of use. */
  rights: string
  /** `YYYY-MM-DD`, or a date-time as the camera has it, with or without offset. */
  taken: string
  /** What must stay in view where a picture is cut to another shape. */
  focus: PicturePoint | null
  /** What is published of it. */
  crop: PictureCrop | null
  /** The picture that stands for the article; of several the first, and where there is none the first figure. */
  isMain: boolean
  /** Its words came from the picture's file, and nobody has looked at them yet. */
  isUnconfirmed: boolean
}

export const TARGET_UNITS = ['signs', 'words', 'feuillets'] as const
/** The planned length. One feuillet is 1,500 signs, spaces included. */
export type Target = { amount: number; unit: (typeof TARGET_UNITS)[number] }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/** True for a day of the calendar written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text)
  if (!match) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** True for an RFC 3339 date-time with its offset (seconds may be left out). */
export function isDateTime(text: string): boolean {
  const match = DATE_TIME.exec(text)
  return match?.[1] !== undefined && isDay(match[1])
}

/** True for a well-formed BCP 47 tag, which `Intl` and `lang` attributes take. */
export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

/** True for an id that Marbre gives: a lower-case UUID, and so safe as a file name. */
export function isArticleId(text: string): boolean {
  return UUID.test(text)
}

/** What each kind of field holds. */
export type FieldValues = {
  /** Plain text in one line. */
  line: string
  /** Plain text of several lines. */
  text: string
  /** The part of an address that names the article; empty: made from the headline. */
  slug: string
  /** `YYYY-MM-DD`, or an RFC 3339 date-time with offset. */
  date: string
  /** An RFC 3339 date-time with offset. */
  instant: string
  /** A BCP 47 tag. */
  language: string
  /** The name of a time zone, perhaps one that this machine does not know. */
  zone: string
  status: Status
  people: Byline[]
  list: string[]
  target: Target | null
  sections: Section[]
  ignoredDiagnostics: IgnoredDiagnostic[]
  pictures: PictureUse[]
}
export type FieldKind = keyof FieldValues
