import * as fs from 'node:fs'
import { join } from 'node:path'
import { exportArticle } from '../../tests/core/export/exportArticle.ts'
import { benchFolder, fillLibrary, openedIn } from '../filledLibrary.ts'
import { generatedArticle, generatedId } from '../generatedArticles.ts'
import { mean, median, type Row, shown } from '../measuring.ts'
import { runNode, runProgram } from '../programs.ts'

const FILES = 60
const SIZE = 6000
const STARTS = 10

/**
 * DOCX and HTML of the same articles, against pandoc for each file and for all of them as one document, in turns; and the
 * command line for one article of a library, whole program against whole program. Pandoc reads Markdown that Marbre wrote.
 */
export async function writingAgainstPandoc(): Promise<Row[]> {
  const folder = benchFolder('pandoc-export')
  const articles = Array.from({ length: FILES }, (_, number) => generatedArticle(number, SIZE))
  const sources = articles.map((article, number) => {
    const path = join(folder, `${number}.md`)
    fs.writeFileSync(path, exportArticle(article, 'markdown', { profile: 'pandoc' }).bytes)
    return path
  })
  const library = join(folder, 'library')
  fillLibrary(library, { articles: FILES, size: SIZE })
  await (await openedIn(library)).close()
  const rows: Row[] = []
  for (const format of ['docx', 'html'] as const) {
    const pandoc = (paths: readonly string[], out: string) =>
      runProgram('pandoc', ['-s', '-f', 'markdown', '-t', format, ...paths, '-o', join(folder, out)])
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (const [number, article] of articles.entries()) {
      const started = performance.now()
      fs.writeFileSync(join(folder, `ours-${number}.${format}`), exportArticle(article, format).bytes)
      ours.push(performance.now() - started)
      theirs.push(pandoc(sources.slice(number, number + 1), `theirs-${number}.${format}`))
    }
    const once = pandoc(sources, `all.${format}`)
    const [one, other]: [number[], number[]] = [[], []]
    for (let round = 0; round < STARTS; round++) {
      const to = ['--format', format, '--out', join(folder, `command-${round}.${format}`)]
      one.push(
        (await runNode('out/main/cli.js', ['export', generatedId(round), ...to, '--library', library])).time,
      )
      other.push(pandoc(sources.slice(round, round + 1), `command-pandoc-${round}.${format}`))
    }
    const upper = format.toUpperCase()
    rows.push(
      {
        name: `${FILES} articles to ${upper} / pandoc once for each`,
        ratio: mean(ours) / mean(theirs),
        aim: 1 / 20,
        detail: `${shown(mean(ours))} each against ${shown(mean(theirs))}`,
      },
      {
        name: `${FILES} articles to ${upper} / pandoc once, as one document`,
        ratio: (mean(ours) * FILES) / once,
        aim: 1,
        detail: `${shown(mean(ours) * FILES)} against ${shown(once)}`,
      },
      {
        name: `marbre export of one to ${upper} / pandoc, one file`,
        ratio: median(one) / median(other),
        aim: 1,
        detail: `${shown(median(one))} against ${shown(median(other))}, from start to end of the program`,
      },
    )
  }
  return rows
}
