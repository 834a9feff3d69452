import * as z from 'zod/mini'
import { failed, ok, type Result } from './failure.ts'

export const STATUSES = ['draft', 'review', 'ready', 'published', 'spiked'] as const
export type Status = (typeof STATUSES)[number]

/** One person who signs the article. */
export type Byline = { name: string; role?: string; url?: string }

/** A part of the body: a plain-text heading (the first may be empty: the lead) and a body in Markdown. */
export type Section = { heading: string; body: string }

export const TARGET_UNITS = ['signs', 'words', 'feuillets'] as const
/** The planned length. One feuillet is 1,500 signs, spaces included. */
export type Target = { amount: number; unit: (typeof TARGET_UNITS)[number] }

/** Where an imported article came from; `importedAt` is an RFC 3339 instant, `sha256` the hash of the file's bytes. */
export type Source = { fileName: string; encoding: string; sha256: string; importedAt: string }

/** What a journalist writes. An empty string means "none". All texts but section bodies are plain text. */
export type ArticleContent = {
  /** BCP 47. */
  language: string
  status: Status
  kicker: string
  headline: string
  subhead: string
  standfirst: string
  byline: Byline[]
  dateline: string
  /** `YYYY-MM-DD`, or an RFC 3339 date-time with offset. */
  date: string
  /** An RFC 3339 date-time with offset. */
  embargo: string
  desk: string
  keywords: string[]
  /** Empty: made from the headline. */
  slug: string
  target: Target | null
  /** Never empty. */
  sections: Section[]
  /** Internal: never exported. */
  note: string
  /** The published correction. */
  correction: string
}

/** An article as the library knows it. Fields that this version does not know are kept beside these. */
export type Article = ArticleContent & {
  /** UUIDv7. */
  id: string
  /** Raised by one at every save; the first is 1. */
  revision: number
  createdAt: string
  updatedAt: string
  source: Source | null
}

/** What a save started from: the revision, and the fingerprint of the file's bytes. */
export type Base = { revision: number; fingerprint: string }

/** An article just read: with the fingerprint that a save must carry, and whether it may be written at all. */
export type OpenedArticle = {
  article: Article
  fingerprint: string
  /** True where a newer Marbre wrote the file. */
  readOnly: boolean
}

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
function isLanguageTag(text: string): boolean {
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

const refined = (test: (text: string) => boolean, message: string) =>
  z.string().check(z.refine(test, message))
const optionalText = (test: (text: string) => boolean, message: string) =>
  refined((text) => text === '' || test(text), message)

export const articleId = refined(isArticleId, 'not an article id')
export const languageTag = refined(isLanguageTag, 'not a language tag (BCP 47)')
const instant = refined(isDateTime, 'not an RFC 3339 instant')
const count = z
  .number()
  .check(z.refine((n) => Number.isSafeInteger(n) && n >= 1, 'not a whole number above 0'))

const contentShape = {
  language: languageTag,
  status: z.enum(STATUSES),
  kicker: z.string(),
  headline: z.string(),
  subhead: z.string(),
  standfirst: z.string(),
  dateline: z.string(),
  date: optionalText((text) => isDay(text) || isDateTime(text), 'not a date (YYYY-MM-DD or RFC 3339)'),
  embargo: optionalText(isDateTime, 'not an RFC 3339 date-time with offset'),
  desk: z.string(),
  keywords: z.array(z.string()),
  slug: z.string(),
  note: z.string(),
  correction: z.string(),
}

const bylineShape = { name: z.string(), role: z.exactOptional(z.string()), url: z.exactOptional(z.string()) }
const sectionShape = { heading: z.string(), body: z.string() }
const targetShape = { amount: z.number().check(z.positive()), unit: z.enum(TARGET_UNITS) }
const sourceShape = { fileName: z.string(), encoding: z.string(), sha256: z.string(), importedAt: instant }
const atLeastOne = z.minLength(1, 'an article has at least one section')

/** Decodes what a client sends as an article's content; what it does not know is dropped. */
export const contentDecoder: z.ZodMiniType<ArticleContent> = z.object({
  ...contentShape,
  byline: z.array(z.object(bylineShape)),
  target: z.nullable(z.object(targetShape)),
  sections: z.array(z.object(sectionShape)).check(atLeastOne),
})

/** Decodes an article in full, keeping the fields that it does not know, at every depth. */
export const articleDecoder: z.ZodMiniType<Article> = z.looseObject({
  id: articleId,
  revision: count,
  createdAt: instant,
  updatedAt: instant,
  ...contentShape,
  byline: z.array(z.looseObject(bylineShape)),
  target: z.nullable(z.looseObject(targetShape)),
  sections: z.array(z.looseObject(sectionShape)).check(atLeastOne),
  source: z.nullable(z.looseObject(sourceShape)),
})

/** Every reason why a value did not fit its decoder, each as `path: reason`. */
export function reasons(error: {
  issues: readonly { path: readonly PropertyKey[]; message: string }[]
}): string[] {
  return error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  )
}

/** The article in a value of unknown shape, or `damaged` with all the reasons why it is none. */
export function decodeArticle(value: unknown): Result<Article> {
  const decoded = articleDecoder.safeParse(value)
  return decoded.success ? ok(decoded.data) : failed('damaged', { reasons: reasons(decoded.error) })
}

/** An article's content with nothing in it yet: one empty section. */
export function emptyContent(languageTag: string): ArticleContent {
  return {
    language: languageTag,
    status: 'draft',
    kicker: '',
    headline: '',
    subhead: '',
    standfirst: '',
    byline: [],
    dateline: '',
    date: '',
    embargo: '',
    desk: '',
    keywords: [],
    slug: '',
    target: null,
    sections: [{ heading: '', body: '' }],
    note: '',
    correction: '',
  }
}

/** The editable part of an article alone, without what the library adds. */
export function contentOf(article: ArticleContent): ArticleContent {
  return contentDecoder.parse(article)
}
