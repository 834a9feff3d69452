import { expect, test } from 'vitest'
import { takeOutControls } from '../../../src/core/import/controls.ts'
import { importFile } from '../../../src/core/import/index.ts'

test.each([
  ['a colour of a terminal', 'Le pont \x1b[1mrouvre\x1b[0m lundi', 'Le pont rouvre lundi', 2],
  ['the title of a terminal', '\x1b]0;notes\x07Le pont', 'Le pont', 1],
  ['a bell and a backspace', 'Les voitures\x07 pass\bent', 'Les voitures passent', 2],
  ['an escape by itself', 'Le pont \x1b', 'Le pont ', 1],
  ['line ends, tabs and pages stay', 'a\tb\r\nc\vd\fe\u0085f', 'a\tb\r\nc\vd\fe\u0085f', 0],
  ['the end mark of DOS, of which nothing is said', 'Le pont\x1a', 'Le pont', 0],
])('%s', (_, text, kept, taken) => {
  expect(takeOutControls(text, [])).toEqual({ text: kept, places: [], taken })
})

test('places move with the text', () => {
  const text = 'a\x07b\x1b[1mc'
  expect(takeOutControls(text, [0, 2, 7])).toMatchObject({ text: 'abc', places: [0, 1, 2] })
})

test('the review says so, and the headline has none', async () => {
  const bytes = new TextEncoder().encode(
    'Le pont \x1b[1mrouvre\x1b[0m lundi\n\nLes voitures\x07 passent de nouveau sur le fleuve.\n',
  )
  expect(await importFile({ fileName: 'a.txt', bytes })).toMatchObject({
    value: {
      content: { headline: 'Le pont rouvre lundi' },
      notices: [{ name: 'controls-taken-out', detail: { count: 3 } }],
    },
  })
})
