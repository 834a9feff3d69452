import { readFileSync } from 'node:fs'
import { beforeEach, expect, test, vi } from 'vitest'
import * as bylines from '../../../src/core/import/metadata/bylines.ts'
import * as dates from '../../../src/core/import/metadata/dates.ts'
import * as labels from '../../../src/core/import/metadata/labels.ts'
import * as releases from '../../../src/core/import/metadata/releases.ts'
import { importFile } from '../../../src/core/import/index.ts'

vi.mock('../../../src/core/import/metadata/bylines.ts', { spy: true })
vi.mock('../../../src/core/import/metadata/dates.ts', { spy: true })
vi.mock('../../../src/core/import/metadata/labels.ts', { spy: true })
vi.mock('../../../src/core/import/metadata/releases.ts', { spy: true })

/** What is asked of a line. Each is dear: it looks at every word. */
const QUESTIONS = {
  label: vi.mocked(labels.findLabel),
  date: vi.mocked(dates.findDate),
  byline: vi.mocked(bylines.readByline),
  embargo: vi.mocked(releases.isEmbargo),
}

beforeEach(() => {
  vi.clearAllMocks()
})

/** The texts of which a question was asked more than once, by question. */
function askedAgain(): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(QUESTIONS).map(([name, question]) => {
      const texts = question.mock.calls.map(([text]) => text)
      return [name, [...new Set(texts.filter((text, at) => texts.indexOf(text) !== at))]]
    }),
  )
}

async function read(fileName: string, bytes: Uint8Array) {
  const { ok } = await importFile({ fileName, bytes })
  expect(ok).toBe(true)
}

test('a line that is a date is asked each question once', async () => {
  await read('a.txt', new TextEncoder().encode('10 novembre 2024\n'))
  const calls = Object.entries(QUESTIONS).map(([name, question]) => [name, question.mock.calls.length])
  expect(Object.fromEntries(calls)).toEqual({ label: 1, date: 1, byline: 0, embargo: 1 })
})

test.each(['fr-byline-at-end.txt', 'en-release-contacts.txt', 'de-agency.txt', 'en-mixed-layouts.txt'])(
  'no line of %s is asked a question twice',
  async (fileName) => {
    await read(fileName, readFileSync(new URL(`../../fixtures/import/${fileName}`, import.meta.url)))
    expect(QUESTIONS.label).toHaveBeenCalled()
    expect(askedAgain()).toEqual({ label: [], date: [], byline: [], embargo: [] })
  },
)
