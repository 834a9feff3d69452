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
