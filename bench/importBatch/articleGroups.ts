import * as fs from 'node:fs'
import { join } from 'node:path'
import type { Article } from '../../src/core/article/index.ts'
import { generatedArticle } from '../generatedArticles.ts'

const SIZE = 3000
/** How many articles are added at once. */
const GROUP = 100

/** Writes generated articles into a new folder, a group in each file. */
export function writeArticleGroups(folder: string, count: number): void {
  fs.mkdirSync(folder)
  for (let first = 0; first < count; first += GROUP) {
    const group = Array.from({ length: GROUP }, (_, at) => generatedArticle(first + at, SIZE))
    fs.writeFileSync(join(folder, `${String(first).padStart(9, '0')}.json`), JSON.stringify(group))
  }
}

/** What `writeArticleGroups` has written is trusted: reading it must cost next to nothing. */
function isGroup(value: unknown): value is Article[] {
  return Array.isArray(value)
}

/** The groups of articles in a folder, one after the other. */
export function* articleGroups(folder: string): Generator<Article[]> {
  for (const name of fs.readdirSync(folder).toSorted()) {
    const group: unknown = JSON.parse(fs.readFileSync(join(folder, name), 'utf8'))
    if (!isGroup(group)) throw new TypeError(`${name} holds no articles`)
    yield group
  }
}
