import { describe, expect, it } from 'vitest'
import { type Article, emptyContent, NOTHING_SAID } from '../../../src/core/article/index.ts'
import { keepingUnknown } from '../../../src/core/article/unknownFields.ts'
import { expectInProportion } from '../../processorTime.ts'

const section = (heading: string, unknown: object = {}) => ({ heading, body: `${heading}.`, ...unknown })

/** An article as a newer Marbre, or another program, may have left it. */
function articleWith(changes: Partial<Article> & Record<string, unknown>): Article {
  return {
    ...emptyContent('fr'),
    id: '0190b3a0-0000-7000-8000-000000000001',
    revision: 1,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    source: null,
    ...changes,
  }
}

describe('saving what this version does not know', () => {
  it('keeps fields of the article', () => {
    const current = articleWith({ mood: 'blue' })
    const next = keepingUnknown(current, { ...emptyContent('en'), headline: 'New' })
    expect(next).toEqual({ ...current, language: 'en', headline: 'New' })
  })

  it('lets a section keep its own, wherever it is moved to', () => {
    const current = articleWith({
      sections: [section('One', { map: 1 }), section('Two', { map: 2 }), section('Three')],
    })
    const content = { ...emptyContent('fr'), sections: [section('Three'), section('Two'), section('One')] }
    expect(keepingUnknown(current, content).sections).toEqual([
      section('Three'),
      section('Two', { map: 2 }),
      section('One', { map: 1 }),
    ])
  })

  it('lets a section that was renamed in its place keep its own', () => {
    const current = articleWith({ sections: [section('One', { map: 1 }), section('Two', { map: 2 })] })
    const content = { ...emptyContent('fr'), sections: [section('First'), section('Two')] }
    expect(keepingUnknown(current, content).sections).toEqual([
      section('First', { map: 1 }),
      section('Two', { map: 2 }),
    ])
  })

  it('gives a new section nothing, and what a removed one had goes with it', () => {
    const current = articleWith({ sections: [section('One', { map: 1 }), section('Two', { map: 2 })] })
    const inserted = { ...emptyContent('fr'), sections: [section('One'), section('Between'), section('Two')] }
    expect(keepingUnknown(current, inserted).sections).toEqual([
      section('One', { map: 1 }),
      section('Between'),
      section('Two', { map: 2 }),
    ])
    const removed = { ...emptyContent('fr'), sections: [section('Two')] }
    expect(keepingUnknown(current, removed).sections).toEqual([section('Two', { map: 2 })])
  })

  it('tells sections of one heading apart by their place', () => {
    const current = articleWith({
      sections: [section('', { map: 0 }), section('Same', { map: 1 }), section('Same', { map: 2 })],
    })
    const content = { ...emptyContent('fr'), sections: [section(''), section('Same'), section('Same')] }
    expect(keepingUnknown(current, content).sections).toEqual(current.sections)
  })

  it('knows a signature by the name alone', () => {
    const current = articleWith({
      byline: [
        { name: 'Ana', role: 'photo', ...{ desk: 1 } },
        { name: 'Bo', ...{ desk: 2 } },
      ],
    })
    const content = {
      ...emptyContent('fr'),
      byline: [{ name: 'Bo' }, { name: 'Cy' }, { name: 'Ana', role: 'text' }],
    }
    expect(keepingUnknown(current, content).byline).toEqual([
      { name: 'Bo', desk: 2 },
      { name: 'Cy' },
      { name: 'Ana', role: 'text', desk: 1 },
    ])
  })

  it('removes a role that was removed', () => {
    const current = articleWith({ byline: [{ name: 'Ana', role: 'photo' }] })
    const content = { ...emptyContent('fr'), byline: [{ name: 'Ana' }] }
    expect(keepingUnknown(current, content).byline).toEqual([{ name: 'Ana' }])
  })

  it('keeps what belongs to a length that is still planned', () => {
    const current = articleWith({ target: { amount: 3, unit: 'feuillets', ...{ firm: true } } })
    const longer = { ...emptyContent('fr'), target: { amount: 4, unit: 'feuillets' as const } }
    expect(keepingUnknown(current, longer).target).toEqual({ amount: 4, unit: 'feuillets', firm: true })
    expect(keepingUnknown(current, emptyContent('fr')).target).toBeNull()
  })

  it('tells pictures apart by their address and occurrence', () => {
    const use = (occurrence: number, said = {}) => ({
      src: 'media/a.jpg',
      occurrence,
      ...NOTHING_SAID,
      ...said,
    })
    const current = articleWith({ pictures: [use(0, { model: 'x' }), use(1, { model: 'y' })] })
    const content = { ...emptyContent('fr'), pictures: [use(1, { rights: 'AFP' }), use(2)] }
    expect(keepingUnknown(current, content).pictures).toEqual([use(1, { rights: 'AFP', model: 'y' }), use(2)])
  })

  it('takes a time that grows with the number of sections', async () => {
    const withSections = (count: number) => {
      const many = Array.from({ length: count }, (_, index) => section(index % 2 ? 'Same' : `${index}`))
      const renamed = many.map(({ heading }) => section(`${heading} new`))
      return {
        current: articleWith({ sections: many }),
        content: { ...emptyContent('fr'), sections: renamed },
      }
    }
    await expectInProportion(20_000, withSections, ({ current, content }) => {
      expect(keepingUnknown(current, content).sections).toHaveLength(content.sections.length)
    })
  })
})
