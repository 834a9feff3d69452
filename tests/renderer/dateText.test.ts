import { expect, test } from 'vitest'
import { parseTime } from '../../src/renderer/src/fields/dateText.ts'

test.each([
  ['6', '06:00'],
  ['6h30', '06:30'],
  ['18 h', '18:00'],
  ['06:30', '06:30'],
  ['8:39 pm', '20:39'],
  ['8:39\u202fPM', '20:39'],
  ['8 a.m.', '08:00'],
  ['12 am', '00:00'],
  ['12.30pm', '12:30'],
  ['', null],
  ['24:00', null],
  ['13 pm', null],
  ['0:15 am', null],
  ['noon', null],
])('the typed time “%s” is %s', (text, time) => {
  expect(parseTime(text)).toBe(time)
})
