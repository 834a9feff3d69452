import { describe, expect, test } from 'vitest'
import { isSure } from '../../../src/core/import/index.ts'
import { readMeta } from '../../../src/core/import/metadata/metaLine.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const TITLE = 'The lighthouse is lit again'
const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'

describe('what a site writes beside the date of a text', () => {
  test.each([
    '7 June 2026 · 5 min read',
    '7 juin 2026 · 5 min de lecture',
    '7 juin 2026 – Temps de lecture : 5 min',
    '7. Juni 2026 | Lesezeit: 3 Min.',
    'Jun 7, 2026 ∙ Paid',
    '7 June 2026 | 3 Comments',
    '7 June 2026 | News',
    'News | 7 June 2026',
    '7. Juni 2026 | Lokales',
    '7 juin 2026 | Société',
    '7 juin 2026 – Société – 5 min de lecture',
    'Publié le 7 juin 2026 – Rubrique société',
    'Publié le 7 juin 2026 dans Société',
    'Published 7 June 2026 in News',
    'Published on 7 June 2026 in Sea Stories',
    'Published on 7 June 2026 in Europe',
    'Veröffentlicht am 7. Juni 2026 in Lokales',
    'Publicado em 7 de junho de 2026 em Política',
  ])('is kept beside it: %s', (line) => {
    expect(readMeta(line, false)).toMatchObject({ date: '2026-06-07', byline: [], dateline: '', more: true })
  })

  test.each([
    'By Nora Pike · 7 June 2026 · 5 min read',
    'By Nora Pike | News | 7 June 2026',
    'Posted by Nora Pike on June 7, 2026 in News | 3 Comments',
  ])('leaves who signs: %s', (line) => {
    expect(readMeta(line, false)).toMatchObject({
      date: '2026-06-07',
      byline: [{ name: 'Nora Pike' }],
      more: true,
    })
  })

  test.each([
    ['copy.txt', `${TITLE}\n\nNora Pike\n7 June 2026 · 5 min read\n\n${EN}\n`],
    ['copy.txt', `${TITLE}\n\n7 June 2026 · 5 min read\n\n${EN}\n`],
    ['copy.md', `# ${TITLE}\n\n7 June 2026 · 5 min read\n\n${EN}\n`],
    ['copy.html', `<h1>${TITLE}</h1><p>7 June 2026 · 5 min read</p><p>${EN}</p>`],
  ])('goes to the note: %s', async (fileName, text) => {
    const { content } = await readCopy(text, fileName)
    expect(content).toMatchObject({
      headline: TITLE,
      subhead: '',
      date: '2026-06-07',
      note: '7 June 2026 · 5 min read',
      sections: [{ heading: '', body: EN }],
    })
  })
})

describe('beside a date', () => {
  test.each([
    ['7 juin 2026 | Tarnville', 'Tarnville'],
    ['Le 7 juin 2026, Tarnville', 'Tarnville'],
    ['7 de junio de 2026 | Madrid', 'Madrid'],
    ['7 June 2026, London', 'London'],
  ])('a place is one: %s', (line, dateline) => {
    expect(readMeta(line, false)).toMatchObject({ date: '2026-06-07', dateline, more: false })
  })

  test.each([
    '7 juin 2026 : le jour où tout bascula',
    '7 June 2026 in Sea Stories',
    'On 7 June 2026 in Tarn',
    'Publié le 7 juin 2026 dans une revue oubliée',
  ])('other words make it no date line: %s', (line) => {
    expect(readMeta(line, false)).toBeNull()
  })

  test('a title with a day in it heads what stands below', async () => {
    const { content } = await readCopy(`${TITLE}\n\n7 June 2026: the day the lamp went out\n\n${EN}\n`)
    expect(content.sections).toMatchObject([{ heading: '7 June 2026: the day the lamp went out', body: EN }])
  })

  test('a count of years opens a headline', async () => {
    const draft = await readCopy(`20 years on, the lamp burns\n\n${EN}\n`)
    expect(draft.content.headline).toBe('20 years on, the lamp burns')
    expect(isSure(draft)).toBe(true)
  })
})

test.each([
  ['Publicerad 28 november 2026', '2026-11-28'],
  ['Publicat el 28 de novembre de 2026', '2026-11-28'],
  ['Publiceret 28. november 2026', '2026-11-28'],
  ['Data publikacji: 28 listopada 2026 r., godz. 9.15', '2026-11-28'],
])('what says that a date is that of publication: %s', async (line, date) => {
  const draft = await readCopy(`The lamp burns again\n\n${line}\n\n${EN}\n\n${EN}\n`)
  expect(draft.content).toMatchObject({ date, subhead: '', headline: 'The lamp burns again' })
})

test.each(['First published 12 November 2026, 9am', 'Première publication le 12 novembre 2026'])(
  'the day on which a text first appeared is a date, below that of its change too: %s',
  async (line) => {
    const draft = await readCopy(
      `${TITLE}\n\nUpdated 12 November 2026, 4.15pm\n${line}\n\nBy Ann Lee\n\n${EN}\n\n${EN}\n`,
    )
    expect(draft.content).toMatchObject({ subhead: '', date: '2026-11-12' })
    expect(draft.content.note).toContain(line)
  },
)

test('a name in small letters right below the date is asked about', async () => {
  const draft = await readCopy(`The lamp burns\n12/11/2026\njeanne morel\n\n${EN}\n\n${EN}\n`, 'copy.txt')
  expect(draft.content).toMatchObject({ date: '2026-11-12', byline: [{ name: 'jeanne morel' }] })
  expect(doubtNames(draft)).toContain('byline-name-uncertain')
})

test('another line in small letters below the date is none', async () => {
  const draft = await readCopy(
    `The lamp burns\n12/11/2026\nunder a full moon\n\n${EN}\n\n${EN}\n`,
    'copy.txt',
  )
  expect(draft.content.byline).toEqual([])
})

test.each(['THE TARN POST     Thursday 12 March 1953     Page 3', 'LE PHARE\t12 mars 1953\tp. 3'])(
  'the line over a page of print is no headline: %s',
  async (line) => {
    const draft = await readCopy(`${line}\n\nThe lamp burns\n\n${EN}\n\n${EN}\n`, 'copy.txt')
    expect(draft.content.headline).toBe('The lamp burns')
    expect(draft.blocks[0]).toMatchObject({ kind: 'aside', reason: 'page-number' })
  },
)

test('the head of a page of notes stands above the title of a text, which is asked about', async () => {
  const draft = await readCopy(
    ['Notes of the meeting', 'Tuesday, 10 November 2026', '10:32', TITLE, EN, EN].join('\n\n'),
  )
  expect(draft.content).toMatchObject({ headline: TITLE, date: '2026-11-10', subhead: '' })
  expect(draft.content.note).toContain('Notes of the meeting')
  expect(isSure(draft)).toBe(false)
})

describe('French words before a date', () => {
  test.each([
    'Mis en ligne le 3 novembre 2026 à 9h14',
    'Dernière modification le 3 novembre 2026',
    'Article paru le 3 novembre 2026',
    'Diffusé le 3 novembre 2026',
    'Édition du 3 novembre 2026',
  ])('only announce it: %s', async (line) => {
    const draft = await readCopy(`Le phare est rallumé\n\n${line}\n\n${EN}\n`, 'copy.txt', 'fr')
    expect(draft.content).toMatchObject({ date: '2026-11-03', subhead: '' })
    expect(isSure(draft)).toBe(true)
  })
})

describe('a line that says when a text was recorded', () => {
  test.each([
    'Recorded 4 March',
    'Recorded 4 March 2026',
    'Entretien enregistré le 4 mars',
    'Aufgezeichnet am 4. März',
  ])('is neither a heading nor a date of the article: %s', async (line) => {
    for (const lines of [
      [TITLE, line, EN, EN],
      [TITLE, 'By Ann Lee', EN, line, EN],
    ]) {
      const draft = await readCopy(lines.join('\n\n'))
      expect(draft.content).toMatchObject({ headline: TITLE, subhead: '', date: '' })
      expect(draft.content.sections.map(({ heading }) => heading)).toEqual([''])
      expect(draft.content.sections[0]?.body).toContain(line.replace('4. M', '4. M'))
    }
  })
})

test.each(['3 hours ago', 'Il y a 3 heures', 'Publié aujourd’hui à 12:30, modifié à 14:02'])(
  'a time alone under the title is asked about, and no subhead: %s',
  async (line) => {
    const draft = await readCopy(`${TITLE}\n\n${line}\n\n${EN}\n`)
    expect(draft.content).toMatchObject({ subhead: '', note: line })
    expect(isSure(draft)).toBe(false)
  },
)
