import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { WorkerSpeller } from '../../src/host/speller/index.ts'
import { type Score, scoreCorpus } from './score.ts'

const speller = new WorkerSpeller(mkdtempSync(join(tmpdir(), 'marbre-dictionaries-')))
afterAll(() => speller.close())

/** The kinds of which fewer are found than nine in ten. */
const missedKinds = ({ kinds }: Score) =>
  [...kinds].filter(([, { planted, found }]) => found < 0.9 * planted).map(([kind]) => kind)

test('planted faults are found, the right word is suggested, and what is right is left alone', async () => {
  const score = await scoreCorpus(speller, 200, 12)
  const { words, kinds, spelling, falseAlarms } = score
  expect([...kinds.values()].reduce((sum, { planted }) => sum + planted, 0)).toBeGreaterThanOrEqual(1000)
  expect(kinds.size).toBeGreaterThanOrEqual(30)
  expect(missedKinds(score)).toEqual([])
  expect(spelling.found / spelling.planted).toBeGreaterThanOrEqual(0.95)
  expect(spelling.first / spelling.asked).toBeGreaterThanOrEqual(0.85)
  expect(spelling.inFive / spelling.asked).toBeGreaterThanOrEqual(0.95)
  expect(falseAlarms.slice(0, words / 1000)).toEqual(falseAlarms)
})
