import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFolded, fold, searchable, searchWords } from '../../src/core/search.ts'
import { expectInProportion } from '../processorTime.ts'

const found = (text: string, sought: string) =>
  findFolded(text, sought).map(({ from, to }) => text.slice(from, to))

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })
const anyUnits = fc.string({ unit: 'binary', maxLength: 60 })

describe('fold', () => {
  it.each([
    ['Corée', 'coree'],
    ['ŒUVRE', 'oeuvre'],
    ['Æsir', 'aesir'],
    ['ﬁnale, eﬄuve', 'finale, effluve'],
    ['Straße, STRAẞE', 'strasse, strasse'],
    ['l’accord, lʼaccord, l‘accord, l´accord, l`accord', "l'accord, l'accord, l'accord, l'accord, l'accord"],
    ['rendez‑vous – puis', 'rendez-vous - puis'],
    ['ＡＢＣ１２３', 'abc123'],
    ['10\u202f000\u00a0€', '10 000 €'],
    ['e\u0301te\u0301', 'ete'],
    ['مُحَمَّــد', 'محمد'],
    ['שָׁלוֹם', 'שלום'],
    ['İstanbul, ışık', 'istanbul, isik'],
    ['ΟΔΌΣ', 'οδοσ'],
    ['Ёлка', 'елка'],
    ['Łódź, Đà Nẵng, Ørsted', 'lodz, da nang, orsted'],
    ['co\u00adopé\u200bration', 'cooperation'],
    ['한국', '한국'],
    ['ガラス, ｶﾞﾗｽ', 'ガラス, ガラス'],
  ])('%s is compared as %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('gives the same for composed and decomposed letters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
      }),
    )
  })

  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyUnits), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 500 },
    )
  })
})

describe('searchable', () => {
  it.each([
    ['L’Œuvre, «\u202fici\u202f»…', "l'oeuvre,   ici  ..."],
    ['«‹›»é', ' e'],
    ['¡«\u00ad»! ½ €', ' ! 1 2  '],
  ])('makes of %j %j', (text, words) => {
    expect(searchable(text)).toBe(words)
  })

  it('is the same of a text that is looked up as of one whose accents are replaced, a Chinese letter beside it', () => {
    const unit = fc.oneof(fc.nat(0x17f), fc.constantFrom(0xab, 0xbb, 0xad, 0x2019, 0x20ac), fc.nat(0x20ff))
    const units = fc.array(unit, { maxLength: 30 }).map((codes) => String.fromCharCode(...codes))
    fc.assert(
      fc.property(fc.constantFrom(0, 1015), units, (before, text) => {
        const all = 'a'.repeat(before) + text
        expect(`${searchable(all)}\n 中 `).toBe(searchable(`${all}\n中`))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('findFolded', () => {
  it('finds what differs by case, accents, ligatures and apostrophes, where the text has it', () => {
    expect(found('La Corée, puis la corée', 'COREE')).toEqual(['Corée', 'corée'])
    expect(found('Chef-d’œuvre', 'oeuvre')).toEqual(['œuvre'])
    expect(found('L’accord de Tours', "l'accord")).toEqual(['L’accord'])
    expect(found('Die Straße', 'strasse')).toEqual(['Straße'])
    expect(found('e\u0301te\u0301', 'ete')).toEqual(['e\u0301te\u0301'])
    expect(found('10\u202f000 voix', '10 000')).toEqual(['10\u202f000'])
  })

  it('takes a ligature as a whole, once', () => {
    expect(found('œ', 'o')).toEqual(['œ'])
    expect(found('ﬀ', 'f')).toEqual(['ﬀ'])
  })

  it('finds nothing for nothing', () => {
    expect(findFolded('texte', '')).toEqual([])
    expect(findFolded('texte', '\u200b')).toEqual([])
    expect(findFolded('', 'texte')).toEqual([])
  })

  it('finds any part of a text in it, in order and without overlap', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyUnits), fc.nat(), fc.nat(), (text, start, length) => {
        // Half a Korean syllable, or half-width kana without its voicing mark, is another letter than the whole.
        fc.pre(!/[\u1100-\u11ff\uff9e\uff9f]/.test(text))
        const clusters = text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []
        const from = clusters.length === 0 ? 0 : start % clusters.length
        const sought = clusters.slice(from, from + 1 + (length % 5)).join('')
        const spans = findFolded(text, sought)
        if (fold(sought) !== '') expect(spans.length).toBeGreaterThan(0)
        let end = 0
        for (const span of spans) {
          expect(span.from).toBeGreaterThanOrEqual(end)
          expect(span.to).toBeGreaterThan(span.from)
          expect(fold(text.slice(span.from, span.to))).toContain(fold(sought))
          end = span.to
        }
      }),
      { numRuns: 500 },
    )
  })

  it('searches a long text in a time that grows with its length', async () => {
    const text = (count: number) => 'L’accord « historique » prévoit une coopération, dit-on. '.repeat(count)
    expect(findFolded(text(5000), 'cooperation')).toHaveLength(5000)
    await expectInProportion(16_000, text, (long) => findFolded(long, 'cooperation'))
  })
})

describe('searchWords', () => {
  it('keeps the words and drops what stands between them', () => {
    expect(searchWords('L’accord : « signé », 21:42 !')).toEqual(['l', 'accord', 'signe', '21', '42'])
  })

  it('takes each letter as a word where a script puts no spaces', () => {
    expect(searchWords('在中国2024年')).toEqual(['在', '中', '国', '2024', '年'])
    expect(searchWords('ラーメン')).toEqual(['ラ', 'ー', 'メ', 'ン'])
    expect(searchWords('ภาษาไทย')).toHaveLength(7)
  })
})
