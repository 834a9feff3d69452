import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WorkerSpeller } from '../src/host/speller/index.ts'
import { scoreCorpus } from '../tests/proofing/score.ts'

const ARTICLES = 200
/** Limits, as shares of the misspelt words: not found, another suggestion first, the right one not among five. */
const MISSED = 0.05
const NOT_FIRST = 0.15
const NOT_IN_FIVE = 0.05
/** False alarms in a thousand words, names apart. */
const FALSE_ALARMS = 1

type Result = { name: string; ratio: number; aim: number; detail: string }

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

/** What proofing finds of the faults that were planted in a corpus, and of what is right. */
export async function run(): Promise<Result[]> {
  const speller = new WorkerSpeller(join(tmpdir(), 'marbre-no-such-folder'))
  const { words, kinds, spelling, falseAlarms } = await scoreCorpus(speller, ARTICLES, 1)
  await speller.close()
  const all = [...kinds.values()]
  const planted = all.reduce((sum, kind) => sum + kind.planted, 0)
  const found = all.reduce((sum, kind) => sum + kind.found, 0)
  const result = (name: string, share: number, limit: number, detail: string): Result => {
    return { name, ratio: share / limit, aim: 1, detail }
  }
  const alarms = falseAlarms.length / (words / 1000)
  const missed = 1 - spelling.found / spelling.planted
  const first = spelling.first / spelling.asked
  const inFive = spelling.inFive / spelling.asked
  return [
    result(
      'planted faults not found',
      1 - found / planted,
      MISSED,
      `${found} of ${planted}, ${kinds.size} kinds`,
    ),
    result('misspelt words not found', missed, MISSED, `${spelling.found} of ${spelling.planted}`),
    result(
      'without the right word first',
      1 - first,
      NOT_FIRST,
      `${percent(first)} of ${spelling.asked} first`,
    ),
    result('without the right word in five', 1 - inFive, NOT_IN_FIVE, `${percent(inFive)} in five`),
    result(
      'false alarms in 1,000 words',
      alarms,
      FALSE_ALARMS,
      `${falseAlarms.length} in ${words} words: ${alarms.toFixed(2)}`,
    ),
  ]
}
