import { expect, test } from 'vitest'
import { isSure } from '../../../src/core/import/index.ts'
import { readCopy } from './readCopy.ts'

const FIRST =
  'The queue starts at the bridge. By nine the rye has gone, and by ten so has the sense of humour.'
const LAST = 'Owner Tess Holroyd bakes alone, and she likes it that way.'

test.each([
  '9 Mill Lane, Hebden Bridge HX7',
  '14, quai de la Loire, 75019 Paris',
  '9 Mill Lane, Hebden Bridge HX7\nOpen Wed-Sun, 8am-3pm\nSourdough from £3.80',
])('an address below the title tells readers where a place is: %s', async (box) => {
  const draft = await readCopy(['The bakery at number nine', box, FIRST, LAST].join('\n\n'))
  expect(draft.content).toMatchObject({ note: '', subhead: '' })
  expect(draft.content.sections).toMatchObject([{ heading: '' }])
  expect(draft.content.sections[0]?.body).toContain(box.replaceAll('\n', '\\\n'))
  expect(isSure(draft)).toBe(true)
})

test('that of who sends a release goes to the note', async () => {
  const lines = [
    'Office de tourisme\n14, quai de la Loire, 75019 Paris',
    'COMMUNIQUÉ DE PRESSE',
    'Le port rouvre',
  ]
  const draft = await readCopy([...lines, FIRST, LAST].join('\n\n'))
  expect(draft.content.note).toContain('14, quai de la Loire')
  expect(draft.content.headline).toBe('Le port rouvre')
})

test('a contact below short sentences is for readers', async () => {
  const contact = 'Contact : 04 75 00 00 00'
  const draft = await readCopy(
    [
      'Concert au temple',
      'L’ensemble joue Bach samedi à 20 h 30.',
      'La soirée dure deux heures.',
      contact,
    ].join('\n\n'),
  )
  expect(draft.content.note).toBe('')
  expect(draft.content.sections[0]?.body).toContain(contact)
})
