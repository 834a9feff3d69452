import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ArticleContent,
  emptyContent,
  NOTHING_SAID,
  type PictureUse,
} from '../../../src/core/article/index.ts'
import { duplicateKey } from '../../../src/core/duplicateKey.ts'
import { mergeReimport } from '../../../src/core/article/mergeReimport.ts'
import { anyArticle, anyText } from '../generated.ts'

const AT_THE_DESK: ArticleContent = {
  ...emptyContent('fr-CH'),
  status: 'ready',
  kicker: 'Fleuve',
  headline: 'Le bac rouvre',
  standfirst: 'Onze ans après.',
  byline: [{ name: 'Inès Karam', role: 'envoyée spéciale', url: 'https://example.org/ines' }],
  date: '2026-11-10',
  embargo: '2026-11-11T06:00:00+01:00',
  desk: 'Région',
  keywords: ['bac'],
  slug: 'le-bac',
  target: { amount: 3000, unit: 'signs' },
  sections: [{ heading: '', body: 'L’ancien texte.' }],
  note: 'Rappeler la mairie.',
  correction: '',
}

test('the new text comes in, and what it does not say stays as the desk had it', () => {
  const incoming: ArticleContent = {
    ...emptyContent('fr'),
    headline: 'Le bac rouvre demain',
    byline: [{ name: 'Inès Karam' }, { name: 'Théo Lanz' }],
    date: '2026-11-11',
    sections: [{ heading: 'Un', body: 'Le nouveau texte.' }],
  }
  expect(mergeReimport(AT_THE_DESK, incoming)).toEqual({
    ...AT_THE_DESK,
    headline: 'Le bac rouvre demain',
    byline: [
      { name: 'Inès Karam', role: 'envoyée spéciale', url: 'https://example.org/ines' },
      { name: 'Théo Lanz' },
    ],
    date: '2026-11-11',
    sections: [{ heading: 'Un', body: 'Le nouveau texte.' }],
  })
})

test('what the new text does say wins: status, note, another language', () => {
  const incoming: ArticleContent = {
    ...emptyContent('en'),
    status: 'published',
    note: 'Checked.',
    sections: [{ heading: '', body: 'New.' }],
  }
  expect(mergeReimport(AT_THE_DESK, incoming)).toMatchObject({
    language: 'en',
    status: 'published',
    note: 'Checked.',
    headline: 'Le bac rouvre',
  })
})

test('the body is always the new one, no field is lost, and doing it again changes nothing more', () => {
  fc.assert(
    fc.property(anyArticle, anyArticle, (current, incoming) => {
      const once = mergeReimport(current, incoming)
      expect(once.sections).toEqual(incoming.sections)
      for (const name of ['headline', 'desk', 'note', 'standfirst', 'embargo'] as const) {
        expect([current[name], incoming[name]]).toContain(once[name])
        if (current[name] !== '') expect(once[name]).not.toBe('')
      }
      expect(mergeReimport(once, incoming)).toEqual(once)
    }),
  )
})

test('a likeness is blind to case, accents, spaces and punctuation, and to the time of day alone', () => {
  const of = (headline: string, date = '2026-11-10') => duplicateKey({ headline, date })
  expect(of('À Sarn\u202f: «\u00a0l’œuvre\u00a0»\u202f!')).toBe(
    of('a sarn: "l\'oeuvre"', '2026-11-10T08:00:00Z'),
  )
  expect(of('Le bac')).not.toBe(of('Le bac', '2026-11-11'))
  expect(of('Le bac')).not.toBe(of('Le bac', ''))
  expect(of('')).toBe('')
  expect(of('???')).not.toBe('')
  fc.assert(fc.property(anyText, (text) => of(text) === of(text.normalize('NFD'))))
})

test('what the desk said of a picture stays where the new text says nothing of it, use by use', () => {
  const src = `media/${'0'.repeat(64)}.jpg`
  const crop = { x: 0, y: 0, width: 0.5, height: 1 }
  const use = (said: Partial<PictureUse>): PictureUse => ({ src, occurrence: 0, ...NOTHING_SAID, ...said })
  const desk = [use({ crop, rights: 'AFP', isMain: true }), use({ occurrence: 2, rights: 'MAP' })]
  const incoming = [
    use({ rights: '© AFP', taken: '2026-11-10', isUnconfirmed: true }),
    use({ occurrence: 1, crop }),
  ]
  const content = (pictures: PictureUse[]) => ({ ...AT_THE_DESK, pictures })
  expect(mergeReimport(content(desk), content(incoming)).pictures).toEqual([
    use({ crop, rights: '© AFP', taken: '2026-11-10', isMain: true }),
    use({ occurrence: 2, rights: 'MAP' }),
    use({ occurrence: 1, crop }),
  ])
})
