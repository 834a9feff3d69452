import * as z from 'zod/mini'
import { isDateTime, reasons } from '../../article/index.ts'

/** Where the standard is: https://www.iptc.org/std/ninjs. */
export const STANDARD = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
} as const

const text = z.exactOptional(z.string())
const whole = z.number().check(z.refine((value) => Number.isInteger(value), 'not a whole number'))
const integer = z.exactOptional(whole)
const within = (least: number, most: number) =>
  z.exactOptional(whole.check(z.minimum(least), z.maximum(most)))
const number = z.exactOptional(z.number())

/** A URI of RFC 3986: a scheme, and after it no character that has to be escaped. */
const URI = /^[A-Za-z][A-Za-z\d+.-]*:(?:[A-Za-z\d\-._~:/?#[\]@!$&'()*+,;=]|%[\dA-Fa-f]{2})*$/
const requiredUri = z
  .string()
  .check(z.refine((value) => URI.test(value) && (value.match(/#/g) ?? []).length <= 1, 'not a URI'))
const uri = z.exactOptional(requiredUri)

/** A date-time of RFC 3339 with seconds and offset. */
const SECONDS = /T\d{2}:\d{2}:\d{2}/
const instant = z.exactOptional(
  z
    .string()
    .check(
      z.refine(
        (value) => SECONDS.test(value) && isDateTime(value),
        'not a date-time with seconds and offset',
      ),
    ),
)
const PARTIAL_DATE =
  /^-?(?:[1-9]\d*)?\d{4}(?:-(?:1[0-2]|0[1-9])(?:-(?:3[01]|0[1-9]|[12]\d)(?:T(?:2[0-3]|[01]\d):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:2[0-3]|[01]\d):[0-5]\d)?)?)?)?$/
const partialDate = z.exactOptional(
  z.string().check(z.refine((value) => PARTIAL_DATE.test(value), 'not a date or a part of one')),
)

const list = <T>(entry: z.ZodMiniType<T>) => z.exactOptional(z.array(entry))
const optional = <T>(entry: z.ZodMiniType<T>) => z.exactOptional(entry)
/** Exactly one of two names. */
const either =
  (one: string, other: string) =>
  (value: object): boolean =>
    Object.hasOwn(value, one) !== Object.hasOwn(value, other)

const pubStatus = optional(z.enum(['usable', 'withheld', 'canceled']))
const kind = optional(
  z.enum(['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning']),
)

const address = z.strictObject({
  lines: list(z.string()),
  locality: text,
  area: text,
  postalCode: text,
  country: text,
})
const contactInfo = list(
  z
    .strictObject({ type: text, role: text, lang: text, name: text, value: text, address: optional(address) })
    .check(z.refine(either('value', 'address'), 'has neither or both of value and address')),
)
const concept = { name: text, rel: text, uri, literal: text }
const organisation = z.strictObject({
  ...concept,
  symbols: list(z.strictObject({ exchange: text, symbolType: uri, symbol: text })),
  contactInfo,
})
const dates = z
  .strictObject({
    startDate: instant,
    endDate: instant,
    expectedStartDate: partialDate,
    expectedEndDate: partialDate,
    expectedDuration: text,
    recurrence: optional(
      z.strictObject({
        recurrenceDates: z.optional(z.unknown()),
        recurrenceRules: list(
          z.strictObject({
            frequency: optional(
              z.enum(['secondly', 'minutely', 'hourly', 'daily', 'weekly', 'monthly', 'yearly']),
            ),
            interval: integer,
            until: instant,
            count: integer,
          }),
        ),
      }),
    ),
  })
  .check(
    z.refine(
      (value) =>
        either('startDate', 'expectedStartDate')(value) || either('endDate', 'expectedEndDate')(value),
      'has no start and no end',
    ),
  )
const rendition = z.strictObject({
  name: z.string(),
  href: uri,
  contentType: text,
  title: text,
  width: integer,
  height: integer,
  sizeInBytes: integer,
  duration: number,
  format: text,
  aspectRatio: text,
  videoCodec: text,
  frameRate: number,
  poi: optional(z.strictObject({ x: integer, y: integer })),
  transportProtocol: text,
  scanType: optional(z.enum(['progressive', 'interlaced'])),
  bitrate: text,
})
const said = z.strictObject({ role: text, contentType: text, value: z.string() })
const body = z.strictObject({
  role: text,
  contentType: text,
  charCount: integer,
  wordCount: integer,
  value: z.string(),
})
const urgency = within(1, 9)

const coverage = z.strictObject({
  uri,
  title: text,
  pubStatus,
  type: kind,
  commissioned: optional(
    z.strictObject({
      by: text,
      on: instant,
      references: list(z.strictObject({ name: text, value: text })),
    }),
  ),
  dates: optional(dates),
  audiences: list(z.strictObject({ audience: text, significance: integer })),
  exclAudience: list(z.string()),
  edNote: text,
  urgency,
  language: text,
  itemCount: optional(z.strictObject({ rangeFrom: integer, rangeTo: integer })),
  wordCount: integer,
  renditions: list(rendition),
})

/** The properties of an item and of what is associated with it. */
const shape = {
  type: kind,
  representationType: optional(z.enum(['full', 'partial'])),
  profile: text,
  version: text,
  firstCreated: instant,
  versionCreated: instant,
  contentCreated: instant,
  embargoedUntil: instant,
  pubStatus,
  urgency,
  copyrightHolder: text,
  copyrightNotice: text,
  usageTerms: text,
  edNote: text,
  language: text,
  descriptions: list(said),
  bodies: list(body),
  headlines: list(said),
  people: list(z.strictObject({ ...concept, contactInfo })),
  organisations: list(organisation),
  places: list(z.strictObject({ ...concept, contactInfo, geoJSON: z.exactOptional(z.unknown()) })),
  subjects: list(
    z.strictObject({ ...concept, creator: text, relevance: within(0, 100), confidence: within(0, 100) }),
  ),
  events: list(z.strictObject({ ...concept, id: text })),
  eventDetails: optional(
    z.strictObject({
      eventStatus: uri,
      plannedCoverageStatus: uri,
      dates: optional(dates),
      organiser: optional(organisation),
    }),
  ),
  plannedCoverage: list(coverage),
  objects: list(z.strictObject(concept)),
  infoSources: list(z.strictObject({ name: text, role: text, uri, literal: text, contactInfo })),
  title: text,
  by: text,
  slugline: text,
  located: text,
  renditions: list(rendition),
  altIds: list(z.strictObject({ role: text, value: text })),
  trustIndicators: list(z.strictObject({ role: uri, title: text, href: uri })),
  standard: optional(z.strictObject({ name: text, version: text, schema: uri })),
  genres: list(z.strictObject({ name: text, uri: text, literal: text })),
  expires: instant,
  rightsInfo: optional(
    z
      .strictObject({ langId: uri, linkedRights: uri, encodedRights: text })
      .check(z.refine(either('linkedRights', 'encodedRights'), 'has neither or both forms of rights')),
  ),
  digitalSourceType: optional(z.strictObject({ name: text, uri, literal: text })),
}

/** How deep items may be within items; the standard has no limit. */
const DEEPEST = 8

/** An item that is within others; it has a name. */
const associated = (depth: number): z.ZodMiniType<object> =>
  z.strictObject({
    ...shape,
    uri: requiredUri,
    name: z.string(),
    rel: text,
    associations: depth === 0 ? z.exactOptional(z.array(z.never())) : list(associated(depth - 1)),
  })

/** An item of ninjs 3.1, written after the standard: what it does not name is refused. */
const item = z.strictObject({
  ...shape,
  uri: requiredUri,
  associations: list(associated(DEEPEST)),
})
export type Item = z.infer<typeof item>

/** Why a value is no item of ninjs 3.1, each reason as `path: reason`; empty where it is one. */
export function itemProblems(value: unknown): string[] {
  const decoded = item.safeParse(value)
  if (decoded.success) return []
  const issues = decoded.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? { ...issue, message: `not in the standard: ${issue.keys.join(', ')}` }
      : issue,
  )
  return reasons({ issues })
}
