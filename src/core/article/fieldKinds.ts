import * as z from 'zod/mini'
import {
  type FieldKind,
  type FieldValues,
  isArticleId,
  isDateTime,
  isDay,
  isLanguageTag,
  STATUSES,
  TARGET_UNITS,
} from './values.ts'

const refined = (test: (text: string) => boolean, message: string) =>
  z.string().check(z.refine(test, message))
const optionalText = (test: (text: string) => boolean, message: string) =>
  refined((text) => text === '' || test(text), message)

export const articleId = refined(isArticleId, 'not an article id')
export const languageTag = refined(isLanguageTag, 'not a language tag (BCP 47)')
/** An RFC 3339 date-time with offset. */
export const instant = refined(isDateTime, 'not an RFC 3339 instant')

const bylineShape = { name: z.string(), role: z.exactOptional(z.string()), url: z.exactOptional(z.string()) }
const sectionShape = { heading: z.string(), body: z.string(), language: z.exactOptional(languageTag) }
const targetShape = { amount: z.number().check(z.positive()), unit: z.enum(TARGET_UNITS) }
const ignoredDiagnosticShape = {
  rule: z.string(),
  text: z.nullable(z.string()),
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
}
const fraction = z.number().check(z.gte(0), z.lte(1))
const pointShape = { x: fraction, y: fraction }
const cropDecoder = z
  .object({ ...pointShape, width: fraction, height: fraction })
  .check(
    z.refine(
      ({ x, y, width, height }) => width > 0 && height > 0 && x + width <= 1.000001 && y + height <= 1.000001,
      'not a part of a picture',
    ),
  )
/** A day, or a date-time whose offset is perhaps not known. */
const TAKEN = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/
const isTaken = (text: string) => TAKEN.test(text) && isDay(text.slice(0, 10))
const pictureShape = {
  src: z.string(),
  occurrence: z.int().check(z.nonnegative()),
  fileName: z.string(),
  rights: z.string(),
  taken: optionalText(isTaken, 'not a date or date-time'),
  focus: z.nullable(z.object(pointShape)),
  crop: z.nullable(cropDecoder),
  isMain: z.boolean(),
  isUnconfirmed: z.boolean(),
}
const atLeastOne = z.minLength(1, 'an article has at least one section')

type KindSpec<Value> = {
  /** Decodes what a client sends; what it does not know is dropped. */
  decoder: z.ZodMiniType<Value>
  /** Decodes what is stored; what it does not know stays. */
  storedDecoder: z.ZodMiniType<Value>
  /** A value that says nothing, made anew at each call. */
  empty: () => Value
  /** Where two people changed the field: merged word by word, block by block, as a set, or taken from one of them. */
  merge: 'words' | 'blocks' | 'set' | 'whole'
}

const alike = <Value>(decoder: z.ZodMiniType<Value>) => ({ decoder, storedDecoder: decoder })
const plain = { ...alike(z.string()), empty: () => '' }
const dateDecoder = optionalText(
  (text) => isDay(text) || isDateTime(text),
  'not a date (YYYY-MM-DD or RFC 3339)',
)

/** What follows from the kind of a field. */
export const FIELD_KINDS: { readonly [Kind in FieldKind]: KindSpec<FieldValues[Kind]> } = {
  line: { ...plain, merge: 'words' },
  text: { ...plain, merge: 'words' },
  slug: { ...plain, merge: 'whole' },
  date: { ...alike(dateDecoder), empty: () => '', merge: 'whole' },
  instant: {
    ...alike(optionalText(isDateTime, 'not an RFC 3339 date-time with offset')),
    empty: () => '',
    merge: 'whole',
  },
  zone: { ...plain, merge: 'whole' },
  language: { ...alike(languageTag), empty: () => 'und', merge: 'whole' },
  status: { ...alike(z.enum(STATUSES)), empty: () => 'draft', merge: 'whole' },
  people: {
    decoder: z.array(z.object(bylineShape)),
    storedDecoder: z.array(z.looseObject(bylineShape)),
    empty: () => [],
    merge: 'whole',
  },
  list: { ...alike(z.array(z.string())), empty: () => [], merge: 'whole' },
  target: {
    decoder: z.nullable(z.object(targetShape)),
    storedDecoder: z.nullable(z.looseObject(targetShape)),
    empty: () => null,
    merge: 'whole',
  },
  sections: {
    decoder: z.array(z.object(sectionShape)).check(atLeastOne),
    storedDecoder: z.array(z.looseObject(sectionShape)).check(atLeastOne),
    empty: () => [{ heading: '', body: '' }],
    merge: 'blocks',
  },
  ignoredDiagnostics: {
    decoder: z.array(z.object(ignoredDiagnosticShape)),
    storedDecoder: z.array(z.looseObject(ignoredDiagnosticShape)),
    empty: () => [],
    merge: 'set',
  },
  pictures: {
    decoder: z.array(z.object(pictureShape)),
    storedDecoder: z.array(z.looseObject(pictureShape)),
    empty: () => [],
    merge: 'set',
  },
}
