import type { Kept } from '../../src/core/versions.ts'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ArticleList, BinnedArticle } from '../../src/core/library.ts'
import type { Input } from '../../src/contract/contract.ts'
import type { Article, Base, OpenedArticle } from '../../src/core/article/index.ts'
import type { Failure, Result } from '../../src/core/failure.ts'
import type { StoredVersion } from '../../src/core/versions.ts'
import { IndexThread, type Library, type LibraryOptions, openLibrary } from '../../src/store/index.ts'

export { articleOf, idOf } from './articleOf.ts'

const MEMORY = '/dev/shm'
const MIN_FREE_SPACE = 512 * 1024 * 1024

/** Where a test's files go: into memory, where flushing costs nothing, if the system has a folder there with room. */
function fastFolder(): string {
  if (!fs.existsSync(MEMORY)) return fs.realpathSync(tmpdir())
  const { bavail, bsize } = fs.statfsSync(MEMORY)
  return bavail * bsize > MIN_FREE_SPACE ? MEMORY : fs.realpathSync(tmpdir())
}

/** A new folder, removed when the test is over; on the disk itself where `onDisk`. */
export function temporaryFolder(onDisk = false): string {
  const folder = fs.mkdtempSync(join(onDisk ? fs.realpathSync(tmpdir()) : fastFolder(), 'marbre-test-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }), 120_000)
  return folder
}

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code} ${JSON.stringify(result.failure.detail)}`)
  return result.value
}

export function failureOf(result: Result<unknown>): Failure {
  if (result.ok) throw new Error('it did not fail')
  return result.failure
}

/** Where the index of a library is: as commands have it, and as windows do. A thread takes a moment to load: for few tests. */
export const INDEX_HOSTS: [string, LibraryOptions][] = [
  ['in this thread', {}],
  ['in a thread of its own', { newIndexHost: () => new IndexThread() }],
]

/** The library in a folder, closed when the test is over. */
export async function libraryIn(folder: string, options: LibraryOptions = {}): Promise<Library> {
  const library = unwrap(await openLibrary(folder, { watch: false, ...options }))
  onTestFinished(() => library.close())
  return library
}

export const wholeList: Input<'listArticles'> = {
  query: '',
  status: 'all',
  sort: 'updated',
  offset: 0,
  limit: 500,
}

export async function listed(
  library: Library,
  wanted: Partial<Input<'listArticles'>> = {},
): Promise<ArticleList> {
  return unwrap(await library.list({ ...wholeList, ...wanted }))
}

export async function searchHeadlines(library: Library, query: string): Promise<string[]> {
  return (await listed(library, { query, sort: 'best' })).items.map(({ headline }) => headline)
}

export function baseOf({ article, fingerprint }: OpenedArticle): Base {
  return { revision: article.revision, fingerprint }
}

/** An article as its author goes on with it: another headline, the next revision. */
export function withHeadline(headline: string) {
  return (current: Article): Article => ({ ...current, headline, revision: current.revision + 1 })
}

export async function addOne(library: Library, article: Article): Promise<OpenedArticle> {
  const [added] = await library.add([article])
  if (!added) throw new Error('no result')
  return unwrap(added)
}

export function fileOf(folder: string, id: string): string {
  return join(folder, 'articles', `${id}.json`)
}

/** The articles in the bin, as they are listed; by a clock that is far ahead of every deletion in a test. */
export async function binned(library: Library, query = ''): Promise<BinnedArticle[]> {
  const rows = unwrap(await library.bin.list(query, '2100-01-01T00:00:00.000Z'))
  return rows.map(({ id, headline, deletedAt }) => ({ id, headline, deletedAt }))
}

/** What is in a folder of the library, hidden files and all. */
export function namesIn(folder: string, part: string): string[] {
  const path = join(folder, part)
  return fs.existsSync(path) ? fs.readdirSync(path).sort((one, other) => (one < other ? -1 : 1)) : []
}

/** Waits until something holds; a test that waits in vain fails with what was waited for. */
export async function waitUntil(holds: () => boolean, what: string, limit = 10_000): Promise<void> {
  const giveUp = performance.now() + limit
  while (!holds()) {
    if (performance.now() > giveUp) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** What a test keeps a version for, at an instant. */
export function keepAt(keptAt: string): { kept: Kept } {
  return { kept: { keptAt, reason: 'import', by: '', name: '' } }
}

/** The versions of an article that can be read, in no order. */
export async function versionsOf({ versions }: Library, id: string): Promise<StoredVersion[]> {
  const found: StoredVersion[] = []
  unwrap(await versions.visit(id, (version) => void found.push(version)))
  return found
}
