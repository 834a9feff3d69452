import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES } from '../../../src/core/article/index.ts'
import {
  conditionsOf,
  FIELD_NAMES,
  type PlacedTerm,
  parseQuery,
  QUERY_FIELDS,
  type Query,
  type QueryField,
  type QueryTerm,
  STATUS_VALUES,
  writeQuery,
} from '../../../src/core/query/index.ts'
import { anyLine } from '../generated.ts'

/** The day on which the queries are asked: a Friday. */
const TODAY = '2026-11-27'

const withoutPlace = ({ from: _, to: __, ...term }: PlacedTerm): QueryTerm => term
const terms = ({ terms: placed }: Query): QueryTerm[] => placed.map(withoutPlace)
const read = (text: string) => terms(parseQuery(text))
const words = (value: string, more: Partial<QueryTerm & { kind: 'text' }> = {}): QueryTerm => ({
  ...{ not: false, kind: 'text', field: null, value, style: 'words' },
  ...more,
})

describe('parseQuery', () => {
  it('takes words as beginnings, and what stands in quotation marks as it is', () => {
    expect(read('accord Coré')).toEqual([words('accord'), words('Coré')])
    expect(conditionsOf(parseQuery('accord Coré'), TODAY).all).toEqual([
      { kind: 'words', words: ['accord'], open: true, field: null },
      { kind: 'words', words: ['core'], open: true, field: null },
    ])
    for (const typed of ['"la paix"', '“la paix”', '«\u00a0la paix\u00a0»', '„la paix“']) {
      expect(read(typed), typed).toEqual([words('la paix', { style: 'phrase' })])
    }
    expect(read('"la pa')).toEqual([words('la pa', { style: 'open-phrase' })])
    expect(conditionsOf(parseQuery('"la pa'), TODAY).all).toMatchObject([{ words: ['la', 'pa'], open: true }])
  })

  it('seeks a word of several parts as a phrase', () => {
    for (const [typed, parts] of [
      ['rendez-vous', ['rendez', 'vous']],
      ['21:42', ['21', '42']],
      ['中国', ['中', '国']],
    ] as const) {
      expect(conditionsOf(parseQuery(typed), TODAY).all, typed).toMatchObject([{ words: parts, open: true }])
    }
  })

  it('keeps out what a minus stands before', () => {
    const { all, none } = conditionsOf(parseQuery('accord -"de paix" -guerre -statut:prêt'), TODAY)
    expect(all).toMatchObject([{ words: ['accord'] }])
    expect(none).toMatchObject([
      { words: ['de', 'paix'], open: false },
      { words: ['guerre'], open: true },
      { kind: 'status', statuses: ['ready'] },
    ])
  })

  it('knows each field by each of its names, whatever their case and accents', () => {
    const values: Partial<Record<QueryField, string>> = {
      ...{ status: 'ready', language: 'fr', before: '2026', after: '2026-11', date: '2026-11-03' },
      ...{ embargo: 'oui', length: '1500..3000' },
    }
    for (const field of QUERY_FIELDS) {
      const { en, fr, also } = FIELD_NAMES[field]
      const value = values[field] ?? 'mot'
      const expected = read(`${en}:${value}`)
      expect(expected, field).not.toMatchObject([{ field: null }])
      for (const name of [fr, ...also, fr.toUpperCase(), fr.normalize('NFD')]) {
        expect(read(`${name}:${value}`), name).toEqual(expected)
      }
    }
  })

  it('reads statuses by their beginnings, several with commas', () => {
    const statuses = (text: string) => read(text).map((term) => term.kind === 'status' && term.statuses)
    expect(statuses('status:draft')).toEqual([['draft']])
    expect(statuses('statut:pret')).toEqual([['ready']])
    expect(statuses('status:re')).toEqual([['review', 'ready']])
    expect(statuses('statut:publié,prêt')).toEqual([['ready', 'published']])
    for (const status of STATUSES) {
      const { en, fr } = STATUS_VALUES[status]
      expect(statuses(`status:${en} statut:${fr}`)).toEqual([[status], [status]])
    }
  })

  it('reads days, months and years, ranges of length, and whether there is an embargo', () => {
    expect(read('avant:2026-11 après:2024 date:2026-02-28')).toMatchObject([
      { kind: 'date', field: 'before', date: '2026-11' },
      { kind: 'date', field: 'after', date: '2024' },
      { kind: 'date', field: 'date', date: '2026-02-28' },
    ])
    expect(read('length:1500..3000 length:..900 longueur:4500… signes:12')).toMatchObject([
      { least: 1500, most: 3000 },
      { least: null, most: 900 },
      { least: 4500, most: null },
      { least: 12, most: 12 },
    ])
    expect(read('embargo:yes embargo:n -embargo:oui')).toMatchObject([
      { isEmbargoed: true, not: false },
      { isEmbargoed: false },
      { isEmbargoed: true, not: true },
    ])
    expect(read('language:fr langue:pt-BR')).toMatchObject([{ language: 'fr' }, { language: 'pt-BR' }])
  })

  it.each([
    'heure:21',
    'status:unknown',
    'status:ready,unknown',
    'before:avril',
    'before:2026-13',
    'after:2026-02-30',
    'date:20261',
    'embargo:maybe',
    'length:long',
    'length:1e3',
    'length:-5',
    'language:français',
    'https://exemple.fr/a:b',
  ])('takes %s, which no field can have, for words', (typed) => {
    expect(read(typed)).toEqual([words(typed)])
  })

  it('takes a quoted value that a field cannot have for a phrase with its name', () => {
    expect(read('heure:"21 h"')).toEqual([words('heure 21 h', { style: 'phrase' })])
    expect(read('before:"la nuit"')).toEqual([words('before la nuit', { style: 'phrase' })])
  })

  it.each([
    'desk:',
    'status:',
    'before:2',
    'after:2026-',
    'date:2026-1',
    'date:2026-11-0',
    'length:1500.',
    'language:f',
    'embargo:',
    'author:""',
  ])('asks nothing with %s, which is not typed to its end', (typed) => {
    expect(read(typed)).toMatchObject([{ kind: 'incomplete' }])
    expect(conditionsOf(parseQuery(typed), TODAY)).toEqual({ all: [], none: [] })
  })

  it.each(['', ' ', '"', '""', '-', '- -', '\0', '\u200b', '-""'])('asks nothing with %j', (typed) => {
    expect(conditionsOf(parseQuery(typed), TODAY)).toEqual({ all: [], none: [] })
  })

  it('seeks signs where a term has no letter and no digit', () => {
    expect(conditionsOf(parseQuery('🙂 € ?! ❤\ufe0f'), TODAY).all).toEqual([
      { kind: 'signs', signs: ['🙂'] },
      { kind: 'signs', signs: ['€'] },
      { kind: 'signs', signs: ['?!'] },
      { kind: 'signs', signs: ['❤'] },
    ])
  })

  it('tells where each term stands', () => {
    const text = 'accord  -rubrique:«\u00a0Vie locale\u00a0» prêt'
    expect(parseQuery(text).terms.map(({ from, to }) => text.slice(from, to))).toEqual([
      'accord',
      '-rubrique:«\u00a0Vie locale\u00a0»',
      'prêt',
    ])
  })

  it('reads anything, in little time, into few words', () => {
    fc.assert(
      fc.property(fc.oneof(anyLine, fc.string({ unit: 'binary', maxLength: 60 })), (typed) => {
        const { all, none } = conditionsOf(parseQuery(typed), TODAY)
        for (const each of [...all, ...none]) {
          if (each.kind === 'words') {
            expect(each.words.length).toBeGreaterThan(0)
            for (const word of each.words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}\p{Co}]+$/u)
          }
          if (each.kind === 'signs') expect(each.signs.join('')).toMatch(/^[^\p{L}\p{N}\s]+$/u)
        }
      }),
      { numRuns: 500 },
    )
    expect(parseQuery('a-"b:'.repeat(100_000)).terms).toHaveLength(64)
  })
})

/** Any text of the language, often with its names, quotation marks and colons. */
const anyQuery = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...QUERY_FIELDS.flatMap((field) => [`${FIELD_NAMES[field].en}:`, `-${FIELD_NAMES[field].fr}:`]),
      ),
      fc.constantFrom(
        '"',
        '«\u00a0',
        '”',
        ' ',
        '-',
        ':',
        '..',
        ',',
        '2026-11',
        'fr-CA',
        'oui',
        'prêt',
        '1500',
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
      anyLine,
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

const QUOTES = /["\u00ab\u00bb\u201c-\u201f\uff02]/g
const day = fc.integer({ min: 1, max: 28 }).map((number) => String(number).padStart(2, '0'))
const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'))
const year = fc.integer({ min: 1900, max: 2100 })
const date = fc.oneof(
  year.map(String),
  fc.tuple(year, month).map((parts) => parts.join('-')),
  fc.tuple(year, month, day).map((parts) => parts.join('-')),
)
const amount = fc.option(fc.nat(1_000_000))
const phrase = fc
  .oneof(anyLine, fc.string({ unit: 'binary', maxLength: 20 }))
  .map((text) => `mot ${text.replace(QUOTES, '')} mot`)
const anyTerm: fc.Arbitrary<QueryTerm> = fc.oneof(
  fc.record({
    not: fc.boolean(),
    kind: fc.constant('text' as const),
    field: fc.constantFrom(null, 'headline' as const, 'author' as const, 'desk' as const, 'keyword' as const),
    value: phrase,
    style: fc.constant('phrase' as const),
  }),
  fc.record({
    not: fc.boolean(),
    kind: fc.constant('status' as const),
    statuses: fc.subarray([...STATUSES], { minLength: 1 }),
  }),
  fc.record({
    not: fc.boolean(),
    kind: fc.constant('language' as const),
    language: fc.constantFrom('fr', 'fr-CA', 'en-GB', 'zh-Hant-TW', 'gsw'),
  }),
  fc.record({
    not: fc.boolean(),
    kind: fc.constant('date' as const),
    field: fc.constantFrom('before' as const, 'after' as const, 'date' as const),
    date,
  }),
  fc.record({
    not: fc.boolean(),
    kind: fc.constant('period' as const),
    field: fc.constantFrom('before' as const, 'after' as const, 'date' as const),
    period: fc.constantFrom(
      'today' as const,
      'yesterday' as const,
      'tomorrow' as const,
      'week' as const,
      'year' as const,
    ),
  }),
  fc.record({ not: fc.boolean(), kind: fc.constant('embargo' as const), isEmbargoed: fc.boolean() }),
  fc
    .record({ not: fc.boolean(), kind: fc.constant('length' as const), least: amount, most: amount })
    .filter(({ least, most }) => least !== null || most !== null),
)
const language = fc.constantFrom('en' as const, 'fr' as const)

describe('writeQuery', () => {
  it('writes what is read as the same terms, whatever was typed', () => {
    fc.assert(
      fc.property(anyQuery, language, (typed, writtenIn) => {
        const query = parseQuery(typed)
        const written = writeQuery(query.terms, writtenIn)
        expect(terms(parseQuery(written))).toEqual(terms(query))
        expect(writeQuery(parseQuery(written).terms, writtenIn)).toBe(written)
      }),
      { numRuns: 2000 },
    )
  })

  it('writes any terms so that they are read again', () => {
    fc.assert(
      fc.property(fc.array(anyTerm, { maxLength: 8 }), language, (given, writtenIn) => {
        expect(terms(parseQuery(writeQuery(given, writtenIn)))).toEqual(given)
      }),
      { numRuns: 1000 },
    )
  })

  it('puts words that would mean something else in quotation marks', () => {
    expect(writeQuery([words('La paix : « oui »'), words('desk:Sport'), words('mot')])).toBe(
      '"La paix :   oui  " "desk:Sport" mot',
    )
  })

  it('writes the names and values of the language', () => {
    const { terms: given } = parseQuery(
      'desk:"Vie locale" status:ready after:2026-11 -embargo:yes length:..900',
    )
    expect(writeQuery(given, 'fr')).toBe(
      'rubrique:"Vie locale" statut:prêt après:2026-11 -embargo:oui longueur:..900',
    )
  })
})

describe('a period moves on with the days', () => {
  it.each([
    ['date:today', '2026-11-27', '2026-11-28'],
    ["date:aujourd'hui", '2026-11-27', '2026-11-28'],
    ['date:aujourd’hui', '2026-11-27', '2026-11-28'],
    ['date:hier', '2026-11-26', '2026-11-27'],
    ['date:demain', '2026-11-28', '2026-11-29'],
    ['date:semaine', '2026-11-23', '2026-11-30'],
    ['date:month', '2026-11-01', '2026-12-01'],
    ['date:année', '2026-01-01', '2027-01-01'],
    ['after:week', '2026-11-23', ''],
    ['avant:mois', '', '2026-11-01'],
  ])('%s', (typed, from, to) => {
    expect(conditionsOf(parseQuery(typed), TODAY).all).toEqual([{ kind: 'date', from, to }])
  })

  it.each([
    ['date:month', '2026-12-31', '2026-12-01', '2027-01-01'],
    ['date:month', '2028-02-29', '2028-02-01', '2028-03-01'],
    ['date:week', '2026-11-29', '2026-11-23', '2026-11-30'],
    ['date:week', '2027-01-01', '2026-12-28', '2027-01-04'],
    ['date:yesterday', '2027-01-01', '2026-12-31', '2027-01-01'],
  ])('%s on %s', (typed, today, from, to) => {
    expect(conditionsOf(parseQuery(typed), today).all).toEqual([{ kind: 'date', from, to }])
  })

  it('is written as such, in each language, and is offered while it is typed', () => {
    const { terms } = parseQuery('date:week -après:hier')
    expect(writeQuery(terms, 'fr')).toBe('date:semaine -après:hier')
    expect(writeQuery(terms, 'en')).toBe('date:week -after:yesterday')
    expect(parseQuery('date:to').terms).toMatchObject([{ kind: 'incomplete', field: 'date' }])
  })
})
