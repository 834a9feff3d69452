import * as fs from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchFolder } from './filledLibrary.ts'
import { generatedArticle } from './generatedArticles.ts'
import type { Row } from './measuring.ts'
import { runNode, type Taken } from './programs.ts'

const MANY = 20_000
const FEW = 5_000
const SIZE = 3000
/** Megabytes. */
const MOST_MEMORY = 200

function importFolder(texts: string, library: string): Promise<Taken> {
  const script = fileURLToPath(new URL('../src/cli/index.ts', import.meta.url))
  const options = ['--library', library, '--accept-doubtful', '--duplicates', 'keep']
  return runNode(script, ['import', texts, ...options])
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
export async function run(): Promise<Row[]> {
  const folder = benchFolder('texts')
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
    {
      name: `memory at most, ${MANY} texts / 200 MB`,
      ratio: many.memory / MOST_MEMORY,
      aim: 1,
      detail: `${many.memory.toFixed(0)} MB from the source, of which Node's own reading of TypeScript takes some 60`,
    },
  ]
}
