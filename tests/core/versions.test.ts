import { describe, expect, it, test } from 'vitest'
import {
  type Kept,
  keepReasonDecoder,
  keptDecoder,
  type StoredVersion,
  VersionReader,
  versionId,
  type VersionSummary,
  versionNameDecoder,
} from '../../src/core/versions.ts'
import { articleWith } from './articleWith.ts'

const KEPT: Kept = { keptAt: '2026-11-09T11:00:00.000Z', reason: 'writing', by: '', name: '' }

function versionOf(revision: number, body: string, kept: Partial<Kept> = {}): StoredVersion {
  const article = articleWith({ revision, headline: 'Le bac', sections: [{ heading: '', body }] })
  return { id: `${revision}-2026-11-09T10-00-00.000Z`, article, kept: { ...KEPT, ...kept } }
}

function summarizeVersions(versions: readonly StoredVersion[]): VersionSummary[] {
  const reader = new VersionReader()
  for (const version of versions) reader.add(version)
  return reader.summaries()
}

const orderOf = (versions: readonly StoredVersion[]) =>
  summarizeVersions(versions).map(({ id, by }) => `${id.split('-')[0]}${by}`)

describe('the list of versions', () => {
  it('is by revision, whatever the clocks said', () => {
    const versions = [
      versionOf(2, 'deux', { keptAt: '2036-01-01T00:00:00.000Z' }),
      versionOf(3, 'trois', { keptAt: '2016-01-01T00:00:00.000Z' }),
      versionOf(1, 'un'),
    ]
    expect(orderOf(versions)).toEqual(['3', '2', '1'])
  })

  it('is by when each was kept where revisions are the same, an offset being no other instant', () => {
    const versions = [
      versionOf(7, 'avant', { keptAt: '2026-11-09T11:00:00+02:00', by: ' Inès' }),
      versionOf(7, 'après', { keptAt: '2026-11-09T10:30:00Z', by: ' Théo' }),
    ]
    expect(orderOf(versions)).toEqual(['7 Théo', '7 Inès'])
    expect(orderOf([...versions].reverse())).toEqual(['7 Théo', '7 Inès'])
  })

  it('counts the words that came and went since the version before, each as often as it stands', () => {
    const [later, first] = summarizeVersions([
      versionOf(1, 'Le quai, le quai et l’eau.'),
      versionOf(2, 'Le quai et *deux* ponts.'),
    ])
    expect(first?.words).toEqual({ in: 8, out: 0 })
    expect(later?.words).toEqual({ in: 2, out: 3 })
  })

  it('counts the words of a section that moved, was doubled or went', () => {
    const of = (revision: number, ...bodies: string[]) => {
      const version = versionOf(revision, '')
      const sections = bodies.map((body) => ({ heading: 'Quai', body }))
      return { ...version, article: { ...version.article, sections } }
    }
    const rows = summarizeVersions([
      of(1, 'un deux', 'trois'),
      of(2, 'trois', 'un deux'),
      of(3, 'trois', 'un deux', 'un deux'),
      of(4, 'un deux'),
      of(5, 'un deux quatre'),
    ])
    expect(rows.map(({ words }) => words)).toEqual([
      { in: 1, out: 0 },
      { in: 0, out: 5 },
      { in: 3, out: 0 },
      { in: 0, out: 0 },
      { in: 7, out: 0 },
    ])
  })

  it('says all that a row shows', () => {
    const [row] = summarizeVersions([
      versionOf(4, 'Dix.', { reason: 'fix-all', count: 12, by: 'Inès', name: 'avant relecture' }),
    ])
    expect(row).toEqual({
      id: '4-2026-11-09T10-00-00.000Z',
      revision: 4,
      at: '2026-11-09T10:00:00.000Z',
      name: 'avant relecture',
      reason: 'fix-all',
      count: 12,
      by: 'Inès',
      headline: 'Le bac',
      signs: 4,
      words: { in: 3, out: 0 },
    })
  })

  it('of none is empty', () => {
    expect(summarizeVersions([])).toEqual([])
  })
})

describe('what a file says of its version', () => {
  it('is read member by member: one that cannot be used has its default', () => {
    const read = keptDecoder.parse({ ...KEPT, reason: 'whim', by: 'x'.repeat(201), name: 'a\nb', count: 'x' })
    expect(read).toEqual({ ...KEPT, reason: 'unknown', by: '', name: '', count: 0 })
  })

  it('is nothing without an instant', () => {
    for (const keptAt of ['', 'hier', '2026-13-01T00:00:00Z', 5]) {
      expect(keptDecoder.safeParse({ ...KEPT, keptAt }).success).toBe(false)
    }
  })
})

test.each([
  ['12-2026-11-09T10-00-00.000Z', true],
  ['12-2026-11-09T10-00-00.000Z 2', true],
  ['2026-11-09T10-00-00.000Z', true],
  ['2026-11-09T10-00-00Z 3', true],
  ['', false],
  ['../12-2026-11-09T10-00-00.000Z', false],
  ['12-2026-11-09T10-00-00.000Z/../x', false],
  ['12-2026-11-09T10:00:00.000Z', false],
  ['12-2026-11-09T10-00-00.000Z\n', false],
  ['older.jsonl', false],
  ['1234567890123456-2026-11-09T10-00-00.000Z', false],
])('the id %j of a version: %s', (id, isOne) => {
  expect(versionId.safeParse(id).success).toBe(isOne)
})

test('a name is one line of 200 signs at most', () => {
  const isName = (name: string) => versionNameDecoder.safeParse(name).success
  expect([isName(''), isName('avant la relecture\u202f!'), isName('x'.repeat(200))]).toEqual([
    true,
    true,
    true,
  ])
  expect([isName('x'.repeat(201)), isName('a\nb'), isName('a\u2028b'), isName('\0')]).toEqual(
    Array.from({ length: 4 }, () => false),
  )
})

test('a reason to keep is one of the table, with a number of places where there is one', () => {
  const isReason = (value: unknown) => keepReasonDecoder.safeParse(value).success
  expect([{ reason: 'bulk' }, { reason: 'fix-all', count: 0 }].map(isReason)).toEqual([true, true])
  expect([{ reason: 'toString' }, { reason: 'bulk', count: -1 }, {}].map(isReason)).toEqual([
    false,
    false,
    false,
  ])
})
