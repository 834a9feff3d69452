import { describe, expect, it } from 'vitest'
import { type Article, emptyContent } from '../../../src/core/article/index.ts'
import { STORED_VERSION, storedForm, upgrade } from '../../../src/core/article/migrations.ts'

const article: Article = {
  ...emptyContent('fr'),
  id: '0190b3a0-0000-7000-8000-000000000001',
  revision: 4,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-02T00:00:00.000Z',
  source: null,
  headline: 'Le pont rouvre',
  byline: [{ name: 'Inès Karam' }],
}
const stored = (): Article & { format: string; version: number } =>
  JSON.parse(JSON.stringify(storedForm(article)))

describe('the stored form', () => {
  it('says its format and its version first', () => {
    expect(Object.entries(storedForm(article)).slice(0, 2)).toEqual([
      ['format', 'marbre-article'],
      ['version', STORED_VERSION],
    ])
  })

  it('gives the article back', () => {
    expect(upgrade(stored())).toEqual({ ok: true, value: { article, version: STORED_VERSION } })
  })

  it('keeps what this version does not know, at every depth', () => {
    const value = {
      ...stored(),
      mood: { colour: 'blue' },
      byline: [{ name: 'Inès Karam', photo: { file: 'ines.jpg' } }],
      sections: [{ heading: '', body: '', map: [1, { zoom: 3 }] }],
      target: { amount: 3, unit: 'feuillets', firm: true },
      source: { fileName: 'a.txt', encoding: 'utf-8', sha256: '', importedAt: '2026-01-01T00:00:00Z', by: 1 },
    }
    const { format: _format, version: _version, ...fields } = value
    expect(upgrade(value)).toEqual({ ok: true, value: { article: fields, version: 1 } })
  })
})

describe('version 0', () => {
  const { kicker, subhead, ...early } = article
  const version0 = (byline: unknown) => ({ ...early, byline })

  it('had no kicker and no subhead, and one text for the byline', () => {
    expect(kicker + subhead).toBe('')
    expect(upgrade(version0('Inès Karam'))).toEqual({ ok: true, value: { article, version: 0 } })
    expect(upgrade(version0(''))).toEqual({
      ok: true,
      value: { article: { ...article, byline: [] }, version: 0 },
    })
  })

  it('is not made of just anything', () => {
    expect(upgrade({})).toMatchObject({ ok: false, failure: { code: 'damaged' } })
    expect(upgrade(version0(5))).toMatchObject({ ok: false, failure: { code: 'damaged' } })
  })
})

describe('a newer version', () => {
  it('is read where it can still be made out', () => {
    const value = { ...stored(), version: 9, colour: 'blue' }
    expect(upgrade(value)).toEqual({
      ok: true,
      value: { article: { ...article, colour: 'blue' }, version: 9 },
    })
  })

  it('is no damage where it cannot', () => {
    expect(upgrade({ ...stored(), version: 9, sections: 'elsewhere' })).toEqual({
      ok: false,
      failure: { code: 'newer-version', detail: { version: 9 } },
    })
  })
})

describe('what is no stored article', () => {
  it.each([null, undefined, 0, false, '', 'text', [], [article]])('%j is damaged', (value) => {
    expect(upgrade(value)).toMatchObject({ ok: false, failure: { code: 'damaged' } })
  })

  it.each([0, -1, 1.5, '1', null, Number.NaN])('nor is a version of %j', (version) => {
    expect(upgrade({ ...stored(), version })).toMatchObject({ ok: false, failure: { code: 'damaged' } })
  })

  it('nor another format, or a version without one', () => {
    expect(upgrade({ ...stored(), format: 'a-letter' })).toMatchObject({ ok: false })
    expect(upgrade({ ...article, version: 1 })).toMatchObject({ ok: false })
  })

  it('gives every reason', () => {
    expect(upgrade({ ...stored(), headline: 5, status: 'lost', sections: [] })).toEqual({
      ok: false,
      failure: {
        code: 'damaged',
        detail: {
          reasons: [
            expect.stringMatching(/^headline: /),
            expect.stringMatching(/^status: /),
            'sections: an article has at least one section',
          ],
        },
      },
    })
  })

  it('nor a value that would change prototypes, or is too deep to be written again', () => {
    const hostile: unknown = JSON.parse('{"a": [{"__proto__": {"admin": true}}]}')
    expect(upgrade({ ...stored(), hostile })).toMatchObject({ ok: false, failure: { code: 'damaged' } })
    expect(Reflect.get({}, 'admin')).toBeUndefined()
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level++) deep = [deep]
    expect(upgrade({ ...stored(), deep })).toMatchObject({ ok: false, failure: { code: 'damaged' } })
  })
})
