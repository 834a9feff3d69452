import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { generatedArticle } from './generatedArticles.ts'

const MANY = 20_000
const FEW = 5_000
const SIZE = 3000

/** Printed by the command line when it ends: the most memory that it held, in kilobytes. */
const TELL_MEMORY = "process.on('exit', () => process.stderr.write('\\n' + process.resourceUsage().maxRSS))"

/** Runs the command line on a folder of texts; the time in milliseconds and the most memory that it held, in megabytes. */
async function importFolder(texts: string, library: string): Promise<{ time: number; memory: number }> {
  const script = fileURLToPath(new URL('../src/cli/index.ts', import.meta.url))
  const options = ['--library', library, '--accept-doubtful', '--duplicates', 'keep']
  const started = performance.now()
  const child = spawn(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(TELL_MEMORY)}`,
      script,
      'import',
      texts,
      ...options,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const [said, code] = await Promise.all([
    textOf(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ])
  if (code !== 0) throw new Error(said)
  return { time: performance.now() - started, memory: Number(said.slice(said.lastIndexOf('\n'))) / 1000 }
}

function writeTexts(folder: string, count: number): void {
  fs.mkdirSync(folder)
  for (let number = 0; number < count; number++) {
    const { headline, date, byline, sections } = generatedArticle(number, SIZE)
    const head = [headline, date.slice(0, 10), `Par ${byline[0]?.name ?? 'Inès Karam'}`]
    const body = sections.flatMap(({ heading, body: prose }) => [heading, prose])
    fs.writeFileSync(join(folder, `${number}.txt`), `${[...head, '', ...body].join('\n\n')}\n`)
  }
}

/** The memory that the command line takes to import a folder of 20,000 texts, against one of 5,000: it must not grow. */
export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'marbre-texts-'))
  try {
    writeTexts(join(folder, 'few'), FEW)
    writeTexts(join(folder, 'many'), MANY)
    const few = await importFolder(join(folder, 'few'), join(folder, 'small'))
    const many = await importFolder(join(folder, 'many'), join(folder, 'large'))
    return [
      {
        name: `memory at most, ${MANY} texts / ${FEW} texts`,
        ratio: many.memory / few.memory,
        aim: 1.3,
        detail: `${many.memory.toFixed(0)} MB against ${few.memory.toFixed(0)} MB; ${(many.time / 1000).toFixed(1)} s`,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
