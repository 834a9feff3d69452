import { expect, test } from 'vitest'
import { importFile } from '../../../src/core/import/index.ts'
import { readTypedDate } from '../../../src/renderer/src/fields/typedDate.ts'

/** The date that an import reads in a text that shows no country. */
async function imported(date: string, language: string): Promise<string> {
  const text = `Ferry back in service\n\n${date}\n\nThe ferry sails again this morning, and the islanders are glad of it.\n`
  const read = await importFile({ fileName: 'ferry.txt', bytes: new TextEncoder().encode(text), language })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value.content.date
}

test.each([
  ['en', '2024-11-10'],
  ['en-GB', '2024-11-10'],
  ['en-US', '2024-10-11'],
])('a date that is typed in %s means what an import would read', async (language, date) => {
  expect(readTypedDate('10/11/2024', language)).toBe(date)
  expect(await imported('10/11/2024', language)).toBe(date)
})

test.each(['fr', 'fr-CA', 'de', 'es', 'pt-BR'])('in %s the day comes first', (language) => {
  expect(readTypedDate('10/11/2024', language)).toBe('2024-11-10')
})

test('what can only be a day is one, wherever it stands', () => {
  expect(readTypedDate('11/23/2024', 'en')).toBe('2024-11-23')
  expect(readTypedDate('23/11/2024', 'en-US')).toBe('2024-11-23')
})

test.each([
  ['fr', 'jeudi 06/12/2025', '2025-06-12'],
  ['nl', 'do, 06/12/2025', '2025-06-12'],
  ['en-US', 'Saturday 06/12/2025', '2025-12-06'],
  ['en', 'Thursday 06/12/2025', '2025-06-12'],
])('the day of the week decides, in %s: %s', async (language, date, day) => {
  expect(await imported(date, language)).toBe(day)
})

test('a day of the week that no reading of a date has decides nothing', async () => {
  expect(await imported('lundi 06/12/2025', 'fr')).toBe('2025-12-06')
})
