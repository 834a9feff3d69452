import * as fs from 'node:fs'
import { basename, join } from 'node:path'
import { importFile } from '../../src/core/import/index.ts'
import { benchFolder } from '../filledLibrary.ts'
import { generatedArticle } from '../generatedArticles.ts'
import { type Row, shown, timed } from '../measuring.ts'
import { runProgram } from '../programs.ts'

const FILES = 100
const SIZE = 6000

/** The formats compared: what pandoc calls them when it reads, and when it writes the files of the set. */
const FORMATS = [
  { extension: 'txt', reads: 'markdown', writes: null },
  { extension: 'md', reads: 'markdown', writes: null },
  { extension: 'html', reads: 'html', writes: 'html' },
  { extension: 'docx', reads: 'docx', writes: 'docx' },
] as const

const pandoc = (...options: string[]) => runProgram('pandoc', options)

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

async function importAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const read = await importFile({ fileName: basename(path), bytes: new Uint8Array(fs.readFileSync(path)) })
    if (!read.ok) throw new Error(`${path}: ${read.failure.code}`)
  }
}

/**
 * Reading the same files as pandoc does: against pandoc run once over all of them, and once for each. A ratio is our share
 * of pandoc's time. Both read into their own tree; ours is in this process, with nothing warmed up, theirs starts a program.
 */
export async function readingAgainstPandoc(): Promise<Row[]> {
  const folder = benchFolder('pandoc')
  const rows: Row[] = []
  for (const format of FORMATS) {
    const paths = makeFiles(join(folder, format.extension), format)
    const ours = await timed(() => importAll(paths))
    const options = ['-f', format.reads, '-t', 'json', '-o', '/dev/null']
    const once = pandoc(...options, ...paths)
    const each = paths.reduce((sum, path) => sum + pandoc(...options, path), 0)
    const read = `read ${FILES} .${format.extension} files`
    rows.push(
      {
        name: `${read} / pandoc once over all`,
        ratio: ours / once,
        aim: 1 / 3,
        detail: `${shown(ours)} against ${shown(once)}`,
      },
      {
        name: `${read} / pandoc once for each`,
        ratio: ours / each,
        aim: 1 / 20,
        detail: `${shown(ours)} against ${shown(each)}`,
      },
    )
  }
  return rows
}
