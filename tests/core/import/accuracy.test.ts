import { expect, test } from 'vitest'
import { corpus, type Sample } from '../../../bench/accuracy/corpus.ts'
import { judge } from '../../../bench/accuracy/judge.ts'
import { importFile } from '../../../src/core/import/index.ts'

const samples = [...corpus(2)]

async function verdictOf(sample: Sample) {
  const { fileName, bytes, truth, kind, language, encoding, wellMade } = sample
  const read = await importFile({ fileName, bytes, language: truth.language })
  const verdict = read.ok ? judge(read.value, sample) : { sure: false, doubts: [], wrong: [] }
  return { kind, language, encoding, wellMade, ...verdict }
}

test('nothing that is sure is wrong, and most of the well-made is sure', async () => {
  const verdicts = await Promise.all(samples.map(verdictOf))
  expect(verdicts.filter(({ sure, wrong }) => sure && wrong.length > 0)).toEqual([])
  const wellMade = verdicts.filter((each) => each.wellMade)
  expect(wellMade.length).toBeGreaterThan(100)
  for (const [kind, files] of Map.groupBy(wellMade, (each) => each.kind))
    expect(files.filter(({ sure }) => sure).length / files.length, kind).toBeGreaterThanOrEqual(0.8)
})
