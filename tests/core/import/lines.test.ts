import { expect, test } from 'vitest'
import { endingOf, withoutEdges } from '../../../src/core/import/lines.ts'

test.each(['\u200b', '\ufeff', '\u2060', '\u00ad', '\u200c', '\u200d'])(
  '%j at the end hides nothing',
  (invisible) => {
    expect(endingOf(`Deux randonneurs ont été secourus.${invisible}`)).toBe('stop')
    expect(withoutEdges(`${invisible} Un titre ${invisible}`)).toBe('Un titre')
  },
)

test.each([
  ['Die Trainerin lobte die Moral: „Das war stark.“', 'stop'],
  ['Die Fähre lief »pünktlich aus.«', 'stop'],
  ['Sie rief: ‚Wohin?‘', 'question'],
  ['Das Lied vom „Bruder Baum“', 'none'],
])('quotation marks as German closes them are no end: %s', (text, ending) => {
  expect(endingOf(text)).toBe(ending)
})
