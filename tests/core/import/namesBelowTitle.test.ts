import { describe, expect, test } from 'vitest'
import { doubtNames, readCopy } from './readCopy.ts'

const TEXT =
  'Le phare s’est rallumé dimanche soir après deux ans de nuit, et tout le village est descendu sur la grève.'
const LEAD = 'Deux ans de nuit, et une lampe neuve.'

const read = (fileName: string, ...parts: readonly string[]) =>
  readCopy(`${parts.join('\n\n')}\n`, fileName, 'fr')

describe('a name alone below the title is asked about as who signs', () => {
  test.each([
    ['over a heading', 'copy.md', ['# Le phare', 'Lucie Morin', '## La lampe', TEXT, '## La suite', TEXT]],
    ['below a lead', 'copy.md', ['# Le phare', LEAD, 'Lucie Morin', TEXT, '## La suite', TEXT]],
    [
      'in bold below a lead',
      'copy.md',
      ['# Le phare', `*${LEAD}*`, '**Lucie Morin**', TEXT, '**La suite**', TEXT],
    ],
    [
      'below a list',
      'copy.md',
      ['# Le phare', '- La lampe\n- La nuit', 'Lucie Morin', TEXT, '## La suite', TEXT],
    ],
    [
      'below a list, as text',
      'copy.txt',
      ['Le phare est là', '- La lampe\n- La nuit', 'Lucie Morin', TEXT, TEXT],
    ],
    [
      'over a heading, as text',
      'copy.txt',
      ['Le phare est là', 'Lucie Morin', 'La lampe', TEXT, 'La suite', TEXT],
    ],
    [
      'below a lead, as text',
      'copy.txt',
      ['Le phare est là', LEAD, 'Lucie Morin', 'La lampe', TEXT, 'La suite', TEXT],
    ],
  ])('%s', async (_, fileName, parts) => {
    const draft = await read(fileName, ...parts)
    expect(draft.content).toMatchObject({ byline: [{ name: 'Lucie Morin' }], subhead: '' })
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
    expect(draft.content.sections.map(({ heading }) => heading)).not.toContain('Lucie Morin')
  })
})

test('the newsroom signs over a heading too', async () => {
  const { content } = await read('copy.md', '# Le phare', 'La rédaction', '## La lampe', TEXT)
  expect(content.byline).toEqual([{ name: 'La rédaction' }])
})

test('names in bold that each head a part of the text are headings', async () => {
  const parts = ['# Deux gardiens', LEAD, '**Lucie Morin**', TEXT, '**Paul Roux**', TEXT]
  const { content } = await read('copy.md', ...parts)
  expect(content.byline).toEqual([])
  expect(content.sections.map(({ heading }) => heading)).toEqual(['', 'Lucie Morin', 'Paul Roux'])
})

test.each(['Photo Tom Weiss', 'Photo : Tom Weiss', 'Foto: Tom Weiss'])(
  'who took a picture below the first paragraph makes it no standfirst: %s',
  async (credit) => {
    const { content } = await readCopy(
      ['The lamp is lit', 'By Ann Lee', TEXT, credit, TEXT, TEXT].join('\n\n'),
    )
    expect(content.standfirst).toBe('')
    expect(content.sections[0]?.body.startsWith(TEXT)).toBe(true)
  },
)

test('who signs by “de” below the title is asked about', async () => {
  const draft = await readCopy(['La lampe est allumée', 'de Lucie Carrel', TEXT, TEXT].join('\n\n'))
  expect(draft.content).toMatchObject({ subhead: '', byline: [{ name: 'Lucie Carrel' }] })
  expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
})

describe('a first and a last name that nobody knows is asked about as who signs', () => {
  test.each([
    ['in a paragraph of its own', ['Le phare est là', 'Zorvan Krestel', TEXT, TEXT]],
    ['in three words', ['Le phare est là', 'Zorvan Al Krestel', TEXT, TEXT]],
    ['below the subhead', ['Le phare est là', 'La fin de deux ans de nuit', 'Zorvan Krestel', TEXT, TEXT]],
    ['with what that person is', ['Le phare est là', 'Zorvan Krestel, gardien', TEXT, TEXT]],
  ])('%s', async (_, parts) => {
    const draft = await read('copy.txt', ...parts)
    expect(draft.content.byline[0]?.name).toMatch(/^Zorvan (?:Al )?Krestel$/)
    expect(draft.content.subhead).toBe(parts.length === 5 ? parts[1] : '')
    expect(draft.content.sections.map(({ heading }) => heading)).toEqual([''])
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
  })

  test('right below the title', async () => {
    const draft = await read('copy.txt', `Le phare est là\nZorvan Krestel\n${TEXT}\n${TEXT}`)
    expect(draft.content).toMatchObject({ byline: [{ name: 'Zorvan Krestel' }], subhead: '' })
  })

  test('but not in capitals, below a date', async () => {
    const draft = await readCopy(
      ['Roads and bridges', '15th June, 1967.', 'NORTH SHORE', TEXT, TEXT].join('\n\n'),
    )
    expect(draft.content.byline).toEqual([])
    expect(draft.content.sections.map(({ heading }) => heading)).toEqual(['NORTH SHORE'])
  })

  test('but not where the text has a word of it in small letters, or others head what follows', async () => {
    const known = await read('copy.txt', 'Le phare est là', 'Grand Phare', TEXT, TEXT)
    expect(known.content.byline).toEqual([])
    const many = await readCopy(['Harbour notes', 'Low Tide', TEXT, 'High Water', TEXT].join('\n\n'))
    expect(many.content.sections.map(({ heading }) => heading)).toEqual(['Low Tide', 'High Water'])
  })
})

describe('a line below the title that says little', () => {
  test.each([
    'Rédaction web',
    'EXCLUSIF',
    'Marbeuf',
    'Suite de la page 1',
    'Réservé aux abonnés',
    'Version du 3 novembre 2026',
    'En direct du port · il y a 3 heures',
    'Les Tilleuls, Marbeuf-sur-Solle',
  ])('is asked about as the subhead: %s', async (line) => {
    const draft = await read('copy.txt', 'Le phare est rallumé', line, TEXT, TEXT)
    expect(draft.content).toMatchObject({ headline: 'Le phare est rallumé', subhead: line })
    expect(doubtNames(draft)).toEqual(['subhead-or-other'])
  })

  test.each([
    'Jeanne Aubin, gardienne du phare, est morte',
    'Deux ans de nuit, et une lampe neuve',
    'La lampe du phare est neuve',
    'Un siècle de lumière',
    'Victoire 28-24 à Marbeuf',
  ])('unlike one that tells something: %s', async (line) => {
    const draft = await read('copy.txt', 'Le phare est rallumé', line, TEXT, TEXT)
    expect(draft.content.subhead).toBe(line)
    expect(doubtNames(draft)).toEqual([])
  })

  test.each([
    'Fil info',
    'Titre provisoire',
    'Page 4 - Locale',
    'Le Courrier - mardi 3 novembre 2026 - page 5',
  ])('or that stands over a longer one, is asked about as the headline: %s', async (line) => {
    const draft = await read('copy.txt', line, 'Le phare est rallumé après deux ans', TEXT, TEXT)
    expect(doubtNames(draft)).toContain('headline-among-others')
  })

  test.each([
    'Le Petit Courrier — n° 312 — Jeudi 6 juin 2024 — page 7',
    'Le Courrier - mardi 3 novembre 2026 - page 5',
  ])('or is the line over a page, whatever stands below it: %s', async (line) => {
    const draft = await read('copy.txt', line, 'RENCONTRE', TEXT, TEXT)
    expect(doubtNames(draft)).toContain('headline-among-others')
  })
})

test.each([
  ['copy.md', `# Le phare\n\nZorvan Krestel\n\n${TEXT}\n\n## La suite\n\n${TEXT}\n`],
  ['copy.html', `<h1>Le phare</h1><p>Zorvan Krestel</p><p>${TEXT}</p><h2>La suite</h2><p>${TEXT}</p>`],
])('a name that nobody knows is asked about in a document with headings, too: %s', async (fileName, text) => {
  const draft = await readCopy(text, fileName, 'fr')
  expect(draft.content.byline).toEqual([{ name: 'Zorvan Krestel' }])
  expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
})

test('the work before a name with its agency is no part of the name', async () => {
  const draft = await read('copy.txt', 'Le phare est rallumé', 'Texte Tom Weiss / AFP', TEXT, TEXT)
  expect(draft.content.byline).toEqual([{ name: 'Tom Weiss', role: 'Texte, AFP' }])
})

test.each(['Photo Tom Weiss / AFP', 'Photos Tom Weiss / Reuters', 'Foto Tom Weiss / dpa'])(
  'who took a picture for an agency signs no text, and is asked about: %s',
  async (credit) => {
    for (const byline of [[], ['Par Anne Carrel']]) {
      const draft = await read('copy.txt', 'Le phare est rallumé', ...byline, credit, TEXT, TEXT)
      expect(draft.content.byline.map(({ name }) => name)).toEqual(byline.length > 0 ? ['Anne Carrel'] : [])
      expect(doubtNames(draft)).toEqual(['caption'])
    }
  },
)

test('who took a picture is asked about as who signs where nobody else does', async () => {
  const alone = await read('copy.txt', 'Le phare est rallumé', 'Photo Tom Weiss', TEXT, TEXT)
  expect(doubtNames(alone)).toEqual(['byline-name-uncertain'])
  const beside = await read(
    'copy.txt',
    'Le phare est rallumé',
    'Par Anne Carrel',
    'Photo Tom Weiss',
    TEXT,
    TEXT,
  )
  expect(doubtNames(beside)).toEqual([])
})

test('the caption of a picture between sentences is no heading, and is asked about', async () => {
  const caption = 'Le phare vu de la grève. Photo Tom Weiss / AFP'
  const draft = await read('copy.txt', 'Le phare est rallumé', TEXT, caption, TEXT, TEXT)
  expect(draft.content.sections.map(({ heading }) => heading)).toEqual([''])
  expect(doubtNames(draft)).toEqual(['caption'])
})

test('a label that goes on with “par” says who signs', async () => {
  const draft = await read('copy.txt', 'Le phare est rallumé', 'Texte par : Zorvan Krestel', TEXT, TEXT)
  expect(draft.content).toMatchObject({ byline: [{ name: 'Zorvan Krestel' }], subhead: '' })
})

test.each(['AT A GLANCE', 'New Money', 'Key Dates'])(
  'a heading of words that could be a name is none beside a name that is somebody’s: %s',
  async (heading) => {
    const lines = ['Le phare est rallumé', 'Peter Carrel\nHousing correspondent', TEXT, heading, TEXT]
    const draft = await read('copy.txt', ...lines)
    expect(draft.content.byline).toEqual([{ name: 'Peter Carrel', role: 'Housing correspondent' }])
    expect(draft.content.sections.map(({ heading: text }) => text)).toEqual(['', heading])
  },
)

test('names over the parts of a text are headings, the first of them too', async () => {
  const draft = await read('copy.txt', 'Le phare est rallumé', 'Peter Carrel', TEXT, 'Anne Morel', TEXT)
  expect(draft.content.byline).toEqual([])
})

test('who signs below the stars of a review, over its box, is asked about', async () => {
  const draft = await read(
    'copy.txt',
    'Le phare, noir et beau',
    TEXT,
    TEXT,
    '★★★☆☆',
    'Paul Morel',
    'Le phare, de 21 h 10 à 22 h.',
  )
  expect(draft.content.byline).toEqual([{ name: 'Paul Morel' }])
  expect(draft.content.sections.map(({ heading }) => heading)).toEqual([''])
  expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
})

test('a name below the subhead over the first of several numbered parts signs', async () => {
  const parts = ['I. La lampe', TEXT, 'II. La nuit', TEXT]
  const draft = await read('copy.txt', 'Le phare est là', LEAD.replace('.', ''), 'Paul Morel', ...parts)
  expect(draft.content.byline).toEqual([{ name: 'Paul Morel' }])
  expect(draft.content.sections.map(({ heading }) => heading)).toEqual(['I. La lampe', 'II. La nuit'])
})
