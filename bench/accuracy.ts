import { importFile } from '../src/core/import/index.ts'
import { corpus, type Sample } from './accuracy/corpus.ts'
import { judge, type Verdict } from './accuracy/judge.ts'

/** Articles of each kind in each language. */
const EACH = 12
/** Wrong results that are shown. */
const SHOWN = 25

type Judged = { sample: Sample; verdict: Verdict }

async function judged(sample: Sample): Promise<Judged> {
  const { fileName, bytes, truth } = sample
  const read = await importFile({ fileName, bytes, language: truth.language })
  if (read.ok) return { sample, verdict: judge(read.value, sample) }
  return {
    sample,
    verdict: { sure: false, doubts: [], wrong: [{ part: 'letters', found: read.failure.code, wanted: '' }] },
  }
}

const isWrong = ({ verdict }: Judged) => verdict.sure && verdict.wrong.length > 0

/** One row for the files of a kind, a language or an encoding. */
function row(name: string, files: readonly Judged[]): string {
  const sure = files.filter(({ verdict }) => verdict.sure)
  const right = sure.filter((each) => !isWrong(each))
  const share = (part: number, whole: number) =>
    whole === 0 ? '     –' : `${((100 * part) / whole).toFixed(1).padStart(5)} %`
  return [
    `  ${name.padEnd(32)}${String(files.length).padStart(5)} files`,
    `sure ${share(sure.length, files.length)}`,
    `right of the sure ${share(right.length, sure.length)}`,
  ].join('   ')
}

function table(title: string, files: readonly Judged[], nameOf: (sample: Sample) => string): string[] {
  const groups = Map.groupBy(files, ({ sample }) => nameOf(sample))
  return [title, ...[...groups].map(([name, group]) => row(name, group))]
}

/** The wrong results of a kind and part, by the first of them. */
function wrongLines(files: readonly Judged[]): string[] {
  const groups = Map.groupBy(files, ({ sample, verdict }) =>
    [sample.kind, ...verdict.wrong.map(({ part }) => part)].join(),
  )
  return [...groups.values()].slice(0, SHOWN).flatMap(([first, ...others]) => {
    if (!first) return []
    const { sample, verdict } = first
    const parts = verdict.wrong.map(
      ({ part, found, wanted }) =>
        `${part} ${JSON.stringify(found.slice(0, 80))} for ${JSON.stringify(wanted.slice(0, 80))}`,
    )
    const languages = new Set(others.map((each) => each.sample.language))
    return [
      `  ✗ ${sample.kind}, ${sample.language}, ${sample.encoding} (${sample.fileName}): ${parts.join('; ')}`,
      ...(others.length > 0 ? [`      and ${others.length} like it: ${[...languages].join(' ')}`] : []),
    ]
  })
}

/** What the doubts about well-made files of a kind are, and how often each is the first. */
function doubtLines(files: readonly Judged[]): string[] {
  const doubted = files.filter(({ sample, verdict }) => sample.wellMade && !verdict.sure)
  return [...Map.groupBy(doubted, ({ sample }) => sample.kind)].map(([kind, group]) => {
    const names = Map.groupBy(group, ({ verdict }) => verdict.doubts[0] ?? 'refused')
    return `  ? ${kind}: ${[...names].map(([name, each]) => `${name} ${each.length}`).join(', ')}`
  })
}

/**
 * Files with known truth, imported: how many are called sure, and how many of these are right. Prints both by kind, language
 * and encoding, and the first that are sure and wrong.
 */
export async function run() {
  const files: Judged[] = []
  for (const sample of corpus(EACH)) files.push(await judged(sample))
  const wrong = files.filter(isWrong)
  const lines = [
    ...table('by kind', files, ({ kind, wellMade }) => (wellMade ? kind : `${kind} *`)),
    ...table('by language', files, ({ language }) => language),
    ...table('by encoding', files, ({ encoding }) => encoding),
    '  * of a kind that may well be asked about',
    ...doubtLines(files),
    ...wrongLines(wrong),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  const sure = files.filter(({ verdict }) => verdict.sure).length
  const wellMade = files.filter(({ sample }) => sample.wellMade)
  const doubted = wellMade.filter(({ verdict }) => !verdict.sure).length
  return [
    {
      name: 'wrong among the sure',
      ratio: wrong.length / Math.max(1, sure),
      aim: 0,
      detail: `${wrong.length} of ${sure} sure drafts of ${files.length} files`,
    },
    {
      name: 'doubted among the well-made',
      ratio: doubted / wellMade.length,
      aim: 0.2,
      detail: `${doubted} of ${wellMade.length}`,
    },
  ]
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
