import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { plainProse, proofread } from '../src/core/proofreading/index.ts'
import { wordsToLookUp } from '../src/core/spelling/index.ts'
import { SpellingVerdicts } from '../src/cli/spelling.ts'
import { WorkerSpeller } from '../src/host/speller/index.ts'
import { MISTAKES } from '../tests/host/spellingMistakes.ts'
import { frequentWord } from './generatedArticles.ts'
import { type Row, timed } from './measuring.ts'

/** Limits: loading French in milliseconds and megabytes, and checking 50,000 words for the first time in milliseconds. */
const LOAD_TIME = 500
const LOAD_SIZE = 80
const CHECK_TIME = 1500
const WORDS = 50_000
const PARAGRAPH = 80
/** How many of a hundred mistakes may have another suggestion first, and may not have the right one among five. */
const NOT_FIRST = 0.15
const NOT_IN_FIVE = 0.05

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

function newSpeller(): WorkerSpeller {
  return new WorkerSpeller(join(tmpdir(), 'marbre-no-such-folder'))
}

const request = (language: string) => ({ language, french: 'both' as const, house: [] })

async function suggesting(speller: WorkerSpeller, language: keyof typeof MISTAKES): Promise<Row[]> {
  const places: number[] = []
  let slowest = 0
  for (const { written, meant } of MISTAKES[language]) {
    const checked = await speller.check(request(language), [written])
    if (!checked.ok || checked.value.unknown.length === 0) continue
    const started = performance.now()
    const suggested = await speller.suggest(request(language), written)
    slowest = Math.max(slowest, performance.now() - started)
    places.push(suggested.ok ? suggested.value.indexOf(meant) : -1)
  }
  const share = (isGood: (place: number) => boolean) => places.filter(isGood).length / places.length
  const first = share((place) => place === 0)
  const five = share((place) => place >= 0)
  const detail = `${percent(first)} of ${places.length} first, ${percent(five)} in five, slowest ${slowest.toFixed(0)} ms`
  return [
    {
      name: `${language}: mistakes without the right word first`,
      ratio: (1 - first) / NOT_FIRST,
      aim: 1,
      detail,
    },
    { name: `${language}: mistakes without it in five`, ratio: (1 - five) / NOT_IN_FIVE, aim: 1, detail },
  ]
}

/** The quality of suggestions, and what French costs: loading, and checking 50,000 words in paragraphs. */
export async function run(): Promise<Row[]> {
  const speller = newSpeller()
  const before = process.memoryUsage().rss
  const load = await timed(() => speller.check(request('fr'), ['maison']))
  const size = (process.memoryUsage().rss - before) / 1e6
  const texts = Array.from({ length: WORDS / PARAGRAPH }, (_, at) =>
    plainProse(
      Array.from({ length: PARAGRAPH }, (_each, index) =>
        frequentWord((at * 7919 + index * 104_729) % 8000),
      ).join(' '),
    ),
  )
  const verdicts = new SpellingVerdicts(({ language, words }) => speller.check(request(language), words))
  const options = { language: 'fr', profile: 'press', rules: [], spelling: verdicts.spelling } as const
  const check = await timed(async () => {
    for (const prose of texts) {
      await verdicts.lookUp(new Map([['fr', new Set(wordsToLookUp(prose, 'fr'))]]))
      proofread(prose, options)
    }
  })
  const results = [...(await suggesting(speller, 'fr')), ...(await suggesting(speller, 'en'))]
  await speller.close()
  return [
    {
      name: 'French loaded, time',
      ratio: load / LOAD_TIME,
      aim: 1,
      detail: `${load.toFixed(0)} ms of ${LOAD_TIME}`,
    },
    {
      name: 'French loaded, memory',
      ratio: size / LOAD_SIZE,
      aim: 1,
      detail: `${size.toFixed(0)} MB of ${LOAD_SIZE}`,
    },
    {
      name: '50,000 words checked and proofread at first',
      ratio: check / CHECK_TIME,
      aim: 1,
      detail: `${check.toFixed(0)} ms of ${CHECK_TIME}`,
    },
    ...results,
  ]
}
