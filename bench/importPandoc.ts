import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { importFile } from '../src/core/import/index.ts'
import { generatedArticle } from './generatedArticles.ts'

const FILES = 300
const SIZE = 6000

/** The formats compared: what pandoc calls them when it reads, and when it writes the files of the set. */
const FORMATS = [
  { extension: 'txt', reads: 'markdown', writes: null },
  { extension: 'md', reads: 'markdown', writes: null },
  { extension: 'html', reads: 'html', writes: 'html' },
  { extension: 'docx', reads: 'docx', writes: 'docx' },
] as const

function pandoc(...options: string[]): number {
  const started = performance.now()
  const { status, stderr, error } = spawnSync('pandoc', options, { encoding: 'utf8', maxBuffer: 1e9 })
  if (error) throw error
  if (status !== 0) throw new Error(stderr)
  return performance.now() - started
}

/** The article as a text with a plain head, or as Markdown. */
function written(number: number, isMarkdown: boolean): string {
  const { headline, date, sections } = generatedArticle(number, SIZE)
  const [title, heading] = isMarkdown ? ['# ', '## '] : ['', '']
  const body = sections.map((section) => `${heading}${section.heading}\n\n${section.body}`)
  return [`${title}${headline}`, date.slice(0, 10), ...body].join('\n\n')
}

/** The files of one format, in a folder of their own; those of Word and HTML are pandoc's. */
function makeFiles(folder: string, { extension, writes }: (typeof FORMATS)[number]): string[] {
  fs.mkdirSync(folder)
  return Array.from({ length: FILES }, (_, number) => {
    const path = join(folder, `${number}.${extension}`)
    const source = writes === null ? path : join(folder, `${number}.source`)
    fs.writeFileSync(source, written(number, extension !== 'txt'))
    if (writes !== null) pandoc('-s', '-f', 'markdown', '-t', writes, source, '-o', path)
    return path
  })
}

async function importAll(paths: readonly string[]): Promise<number> {
  const started = performance.now()
  for (const path of paths) {
    const read = await importFile({ fileName: basename(path), bytes: new Uint8Array(fs.readFileSync(path)) })
    if (!read.ok) throw new Error(`${path}: ${read.failure.code}`)
  }
  return performance.now() - started
}

/**
 * Reading the same files as pandoc does: against pandoc run once over all of them, and once for each. A ratio is our share
 * of pandoc's time. Both read into their own tree; ours is in this process, with nothing warmed up, theirs starts a program.
 */
export async function run() {
  if (spawnSync('pandoc', ['--version']).error) throw new Error('pandoc is not installed')
  const folder = await mkdtemp(join(tmpdir(), 'marbre-pandoc-'))
  try {
    const rows = []
    for (const format of FORMATS) {
      const paths = makeFiles(join(folder, format.extension), format)
      const ours = await importAll(paths)
      const options = ['-f', format.reads, '-t', 'json', '-o', '/dev/null']
      const once = pandoc(...options, ...paths)
      let each = 0
      for (const path of paths) each += pandoc(...options, path)
      const detail = `${ours.toFixed(0)} ms against`
      rows.push(
        {
          name: `read ${FILES} .${format.extension} files / pandoc once over all`,
          ratio: ours / once,
          aim: 1 / 3,
          detail: `${detail} ${once.toFixed(0)} ms`,
        },
        {
          name: `read ${FILES} .${format.extension} files / pandoc once for each`,
          ratio: ours / each,
          aim: 1 / 20,
          detail: `${detail} ${each.toFixed(0)} ms`,
        },
      )
    }
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
