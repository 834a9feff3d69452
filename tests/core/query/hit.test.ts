import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionsOf, hitFinder, type HitText, parseQuery } from '../../../src/core/query/index.ts'
import { anyText } from '../generated.ts'

/** The day on which the queries are asked: a Friday. */
const TODAY = '2026-11-27'

const FORMS: Readonly<Record<string, string[]>> = { chevaux: ['cheval'], runs: ['run', 'running'] }
const formsOf = (word: string) => FORMS[word] ?? []
const hitIn = (texts: readonly HitText[], query: string) =>
  hitFinder(conditionsOf(parseQuery(query), TODAY), formsOf)(texts)
const body = (text: string, section = 0): HitText => ({ section, part: 'text', text })
const marked = (hit: ReturnType<typeof hitIn>) =>
  hit?.excerpt.marks.map(([from, to]) => hit.excerpt.text.slice(from, to))

const filler = 'Rien de tout cela ne se lit ici, et la phrase dure encore un peu. '

describe('hitFinder', () => {
  it('shows the passage around the words, cut between words, and says where it is', () => {
    const text = `${filler.repeat(5)}Le bac passe, puis le Bâc revient. ${filler.repeat(5)}`
    const hit = hitIn([body(''), body(text, 1)], 'bac')
    expect(hit?.place).toEqual({ section: 1, part: 'text', words: 'bac', occurrence: 0 })
    expect(marked(hit)).toEqual(['bac', 'Bâc'])
    expect(hit?.excerpt.text).toMatch(/^….*Le bac passe, puis le Bâc revient\. .*…$/)
    expect(hit?.excerpt.text.length).toBeLessThanOrEqual(162)
  })

  it('prefers the passage that has all that is sought', () => {
    const text = `La péniche attend. ${filler.repeat(6)}\n\nLa péniche du pilote attend. ${filler.repeat(3)}`
    const hit = hitIn([body(text)], 'peniche pilote')
    expect(marked(hit)).toEqual(['péniche', 'pilote'])
    expect(hit?.place).toMatchObject({ words: 'péniche', occurrence: 1 })
    expect(hit?.excerpt.text.startsWith('…La péniche du pilote')).toBe(true)
  })

  it('marks phrases across signs, beginnings of words, and nothing within a word', () => {
    expect(marked(hitIn([body('L’accord, dit-elle. Un désaccord et des accords.')], 'accord'))).toEqual([
      'accord',
      'accord',
    ])
    expect(marked(hitIn([body('Il est 21:42 à Tours.')], '21:42'))).toEqual(['21:42'])
    expect(marked(hitIn([body('Des accords, un accord.')], '"accord"'))).toEqual(['accord'])
    expect(marked(hitIn([body('Chef-d’œuvre, ﬁnale.')], 'oeuvre finale'))).toEqual(['œuvre', 'ﬁnale'])
    expect(marked(hitIn([body('在中国的报纸')], '中国'))).toEqual(['中国'])
    expect(marked(hitIn([body('Un cœur ❤️ et 10 €.')], '❤ €'))).toEqual(['❤', '€'])
  })

  it('marks other forms where the words themselves are missing', () => {
    expect(marked(hitIn([body('Un cheval au pré.')], 'chevaux'))).toEqual(['cheval'])
    expect(marked(hitIn([body('Un cheval. Deux chevaux.')], 'chevaux'))).toEqual(['chevaux'])
    expect(marked(hitIn([body('The runners run.')], 'runs'))).toEqual(['run'])
  })

  it('looks for the words of a field in that field alone', () => {
    const texts: HitText[] = [body('Le sport au village.'), { field: 'desk', text: 'Sport' }]
    expect(hitIn(texts, 'desk:sport')?.place).toEqual({ field: 'desk', words: 'Sport', occurrence: 0 })
    expect(hitIn([body('Le sport.')], 'desk:sport')).toBeNull()
  })

  it('finds nothing for a query without words, and where nothing is', () => {
    expect(hitIn([body('Le bac.')], 'status:ready')).toBeNull()
    expect(hitIn([body('Le bac.')], '-bac')).toBeNull()
    expect(hitIn([body('Le bac.')], 'pont')).toBeNull()
    expect(hitIn([], 'pont')).toBeNull()
  })

  it('finds its words again at the place that it tells, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.string({ unit: 'grapheme', maxLength: 12 }), (text, at, other) => {
        const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
        const query = `${words[at % Math.max(1, words.length)] ?? ''} ${other}`
        const hit = hitIn([body(text)], query)
        if (hit === null) return
        let found = -1
        for (let count = 0; count <= hit.place.occurrence; count += 1) {
          found = text.indexOf(hit.place.words, found + 1)
        }
        expect(found).toBeGreaterThanOrEqual(0)
        expect(hit.place.words).not.toBe('')
        let end = 0
        for (const [from, to] of hit.excerpt.marks) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          end = to
        }
        expect(end).toBeLessThanOrEqual(hit.excerpt.text.length)
        expect(hit.excerpt.marks.length).toBeGreaterThan(0)
        expect(hit.excerpt.text).not.toMatch(/[\n\t]/)
      }),
      { numRuns: 1000 },
    )
  })
})
