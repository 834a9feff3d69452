import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Article } from '../src/core/article/index.ts'
import { encodeArticleFile } from '../src/store/articleFile.ts'
import { type Library, openLibrary } from '../src/store/index.ts'
import { generatedArticle, generatedId } from './generatedArticles.ts'

/** Characters of an article where nothing else is said. */
const SIZE = 3000

/** The articles of a library that is filled, by their number. */
export type Fill = { articles: number; size?: number; article?: (number: number) => Article }

/**
 * A new folder for a benchmark's files, in the folder of the run (`MARBRE_BENCH_FOLDER`), which is removed at the end of the
 * run; else in a folder that is removed when this process ends. A benchmark removes nothing itself: for a minute after many
 * files have been removed, ext4 makes new ones ten times slower.
 */
export function benchFolder(name: string): string {
  return fs.mkdtempSync(join(runFolder(), `${name}-`))
}

let ownFolder: string | null = null

function runFolder(): string {
  const { MARBRE_BENCH_FOLDER: given } = process.env
  if (given) return given
  if (ownFolder === null) {
    const made = fs.mkdtempSync(join(tmpdir(), 'marbre-bench-'))
    process.once('exit', () => fs.rmSync(made, { recursive: true, force: true }))
    ownFolder = made
  }
  return ownFolder
}

/** Writes generated articles into the folder of a library that nobody has opened, without its index. */
export function fillLibrary(folder: string, { articles, size = SIZE, article }: Fill): void {
  const parent = join(folder, 'articles')
  fs.mkdirSync(parent, { recursive: true })
  for (let number = 0; number < articles; number++) {
    const bytes = encodeArticleFile(article?.(number) ?? generatedArticle(number, size))
    fs.writeFileSync(join(parent, `${generatedId(number)}.json`), bytes)
  }
}

/** Opens a library that only this process changes, with its index made. */
export async function openedIn(folder: string): Promise<Library> {
  const opened = await openLibrary(folder, { watch: false })
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  await opened.value.whenIdle()
  return opened.value
}

/**
 * The folder of a library of so many generated articles, with its index, as on every morning but the first. The benchmarks of
 * a run share it, and it is filled once: who changes it leaves as many articles as were there, and closes it.
 */
export async function sharedLibrary(articles: number, size = SIZE): Promise<string> {
  const folder = join(runFolder(), `library-${articles}-${size}`)
  const filled = `${folder}.filled`
  if (fs.existsSync(filled)) return folder
  fillLibrary(folder, { articles, size })
  await (await openedIn(folder)).close()
  fs.writeFileSync(filled, '')
  return folder
}
