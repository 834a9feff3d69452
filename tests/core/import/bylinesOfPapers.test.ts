import { describe, expect, test } from 'vitest'
import { readByline } from '../../../src/core/import/metadata/bylines.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const FIRST = 'Le marteau tombe à six heures dans la vallée des Rouets, où il reste quatre forgerons.'
const LAST = 'Le plus jeune a vingt-quatre ans et les mains d’un vieux, dit sa mère.'
const read = (...head: readonly string[]) => readCopy([...head, FIRST, LAST].join('\n\n'))

describe('credits of two people', () => {
  test.each([
    ['Words: Nia Rees   Pictures: Huw Parry', ['Nia Rees', 'Huw Parry']],
    ['Texte Jeanne Aubin • Photos Marc Ollier', ['Jeanne Aubin', 'Marc Ollier']],
  ])('are two: %s', async (line, names) => {
    const { content } = await read('La forge', line)
    expect(content.byline.map(({ name }) => name)).toEqual(names)
    expect(content.subhead).toBe('')
  })
})

test('an address and an account below who signs go to the note', async () => {
  for (const line of ['otate@post.example  @owentate', '@owentate']) {
    const { content } = await read('La forge', `By Owen Tate\n${line}`)
    expect(content).toMatchObject({ byline: [{ name: 'Owen Tate' }], note: line })
    expect(content.byline[0]?.role).toBeUndefined()
  }
})

test('a name in small letters behind the word for who signs is asked about', async () => {
  const draft = await read('La pluie, enfin', 'par léa moulin')
  expect(draft.content).toMatchObject({ byline: [{ name: 'Léa Moulin' }], subhead: '' })
  expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
  expect(readByline('par hasard seulement')).toBeNull()
})

test('what somebody is, in capitals apart from the name, is asked about and is no heading', async () => {
  const line = 'THIERS (PUY-DE-DÔME), ENVOYÉE SPÉCIALE'
  const draft = await read('La forge', 'Par Jeanne Aubin', line)
  expect(draft.content).toMatchObject({ byline: [{ name: 'Jeanne Aubin' }], note: line })
  expect(draft.content.sections.map(({ heading }) => heading)).toEqual([''])
  expect(doubtNames(draft)).toEqual(['byline-role'])
})

test('the town behind a name in capitals is where it signs from', () => {
  expect(readByline('JOAN SERRA. Girona')?.byline).toEqual([{ name: 'JOAN SERRA', role: 'Girona' }])
})

test('initials below the title are asked about', async () => {
  const draft = await read('La forge', 'C. M.')
  expect(draft.content).toMatchObject({
    byline: [{ name: 'C. M.' }],
    sections: [{ body: `${FIRST}\n\n${LAST}` }],
  })
  expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
})

test('a field of reStructuredText says who signs and when', async () => {
  const { content } = await read('La forge\n========', ':Author: Inès Carrel\n:Date: 2025-05-09')
  expect(content).toMatchObject({ byline: [{ name: 'Inès Carrel' }], date: '2025-05-09', subhead: '' })
})

test('a newsroom signs with its place behind a bar', async () => {
  expect(readByline('Redacción | Lanes')?.byline).toEqual([{ name: 'Redacción', role: 'Lanes' }])
  const draft = await read('La forge', 'Redacción | Lanes')
  expect(draft.content).toMatchObject({ byline: [{ name: 'Redacción', role: 'Lanes' }], subhead: '' })
  expect(doubtNames(draft)).toEqual([])
})

test('a newsroom and an agency sign together, over the place and the day', async () => {
  const { content } = await read(
    'La forja se apaga',
    'Tenía cien años',
    'REDACCIÓN / EFE\nLanes - 14 ABR 2024',
  )
  expect(content).toMatchObject({
    byline: [{ name: 'REDACCIÓN', role: 'EFE' }],
    dateline: 'Lanes',
    date: '2024-04-14',
  })
  expect(content.sections[0]?.body).not.toContain('EFE')
})

test.each([
  ['PAUL CASTELLI ET JEAN VIDAL (À MARSEILLE)', 'PAUL CASTELLI', 'JEAN VIDAL', 'À MARSEILLE'],
  ['Ann Lee and Bob Ray (in Dax)', 'Ann Lee', 'Bob Ray', 'in Dax'],
])('two people sign with the place from which they write: %s', async (line, one, other, role) => {
  const draft = await read('La forge', line)
  expect(draft.content).toMatchObject({ subhead: '', byline: [{ name: one }, { name: other, role }] })
})

test('two names with other words in brackets are none that sign', () => {
  for (const line of ['Ann Lee and the Old Mill (in Dax)', 'Pride and Fall (a history)'])
    expect(readByline(line)).toBeNull()
})

test('who signs below the title with how to be reached goes to the note, and is asked about', async () => {
  const line = 'Chloé Barthes - cbarthes@journal.example - 06 00 00 12 34'
  const draft = await read('La forge se rallume', line)
  expect(draft.content).toMatchObject({ subhead: '', note: line })
  expect(doubtNames(draft)).toEqual(['contact-of-author'])
})

describe('who signs and when, with a line of signs below', () => {
  const lines = [
    ['Par Anne Carrel', '---------------', { byline: [{ name: 'Anne Carrel' }], date: '' }],
    ['10 mars 2025', '~~~~~~~~~~~~', { byline: [], date: '2025-03-10' }],
    ['Anne Carrel', '===========', { byline: [{ name: 'Anne Carrel' }], date: '' }],
  ] as const

  test.each(lines)('are no heading of a text: %s', async (line, under, said) => {
    for (const title of ['Le phare est rallumé', 'Le phare est rallumé\n====================']) {
      const { content } = await readCopy([title, '', `${line}\n${under}`, '', FIRST, '', FIRST].join('\n'))
      expect(content).toMatchObject({ headline: 'Le phare est rallumé', ...said })
      expect(content.sections.map(({ heading }) => heading)).toEqual([''])
      expect(content.sections[0]?.body).toBe(`${FIRST}\n\n${FIRST}`)
    }
  })

  test.each(['## Par Anne Carrel', '### Par Anne Carrel'])(
    'are no heading of a document: %s',
    async (line) => {
      const text = `# Le phare est rallumé\n\n${line}\n\n${FIRST}\n\n## La lampe\n\n${FIRST}\n`
      const { content } = await readCopy(text, 'copy.md', 'fr')
      expect(content.byline).toEqual([{ name: 'Anne Carrel' }])
      expect(content.sections.map(({ heading }) => heading)).toEqual(['', 'La lampe'])
    },
  )

  test('head what is below them as a day does over a list, or below sentences', async () => {
    const list = '- La lampe a été changée.\n- La vitre a été lavée.'
    for (const [text, fileName] of [
      [`Journal\n=======\n\n12 mai 2025\n-----------\n${list}\n\n${FIRST}\n`, 'copy.txt'],
      [`# Journal\n\n## 12 mai 2025\n\n${list}\n\n${FIRST}\n`, 'copy.md'],
      [`Journal\n=======\n\n${FIRST}\n\n12 mai 2025\n-----------\n\n${FIRST}\n`, 'copy.txt'],
    ] as const) {
      const { content } = await readCopy(text, fileName, 'fr')
      expect(content).toMatchObject({ headline: 'Journal', standfirst: '', date: '' })
      expect(content.sections.map(({ heading }) => heading)).toContain('12 mai 2025')
    }
  })

  test.each([
    ['Anne Carrel', 'Paul Roux'],
    ['10 mars 2025', '11 mars 2025'],
  ])('head what is below them in a text, where several do: %s', async (one, other) => {
    const part = (head: string) => `${head}\n${'-'.repeat(head.length)}\n\n${FIRST}`
    const { content } = await readCopy(`Le courrier\n===========\n\n${part(one)}\n\n${part(other)}\n`)
    expect(content).toMatchObject({ byline: [], date: '' })
    expect(content.sections.map(({ heading }) => heading)).toEqual([one, other])
  })

  test('head what is below them where several do', async () => {
    const text = `# Courrier\n\n## Par Anne Carrel\n\n${FIRST}\n\n## Par Paul Roux\n\n${FIRST}\n`
    const { content } = await readCopy(text, 'copy.md', 'fr')
    expect(content.sections.map(({ heading }) => heading)).toEqual(['Par Anne Carrel', 'Par Paul Roux'])
  })
})
