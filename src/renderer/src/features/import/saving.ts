import type { ImportItem } from '../../../../contract/importing.ts'
import type { ArticleContent, Base } from '../../../../core/article/index.ts'
import { type Failure, ok, type Result } from '../../../../core/failure.ts'
import { newsroom } from '../../client.ts'
import type { QueuedFile } from '../../state/importQueue.ts'
import type { ReadFile, Resolution, ReviewEntry } from './entry.ts'
import { openFile } from './previewFile.ts'

/** A replaced article: its new base and its text before. */
export type Replaced = { id: string; base: Base; before: ArticleContent }

/** A new article, and the revision that the import gave it. */
export type Made = { id: string; revision: number }

export type Outcome = {
  /** The articles that are new, as they were saved. */
  made: readonly Made[]
  replaced: number
  skipped: number
  firstId: string | null
  /** The replaced articles whose text before is at hand for Undo. */
  undoable: readonly Replaced[]
  /** The names of pictures that could not be had when their texts were saved. */
  leftOut: readonly string[]
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }
export type Resolutions = ReadonlyMap<number, Resolution>

/** The most articles, characters, and bytes of files with pictures, that are saved by one call; more than those in one by itself. */
const BATCH = { articles: 100, characters: 4_000_000, bytes: 40_000_000 } as const
/** The most texts kept for Undo; the library keeps a version of every replaced article anyway. */
const MAX_UNDOABLE = 50

/** True for a text that shows pictures of the library, which may come with its file. */
const hasPictures = ({ sections }: ArticleContent) => sections.some(({ body }) => body.includes('](media/'))

/** What is saved of a file; with the file itself, opened once more, where its text brings pictures. */
async function itemOf(
  { draft, sha256, duplicates: [duplicate] }: ReadFile,
  file: QueuedFile,
  resolution: Resolution,
): Promise<Result<ImportItem>> {
  const { content, fileName, encoding, frontMatter } = draft
  const opened = hasPictures(content) ? await openFile(file) : null
  if (opened && !opened.ok) return opened
  return ok({
    content,
    fileName,
    encoding,
    sha256,
    ...(frontMatter ? { frontMatter } : {}),
    ...(opened && { file: { ...opened.value, ...(encoding && { encoding }) } }),
    ...(resolution === 'replace' &&
      duplicate && { replaces: { id: duplicate.id, revision: duplicate.revision } }),
  })
}

/** The bytes that cross to the host again with an entry that brings pictures. */
function bytesOf({ file, read }: ReviewEntry): number {
  if (!read || !hasPictures(read.draft.content)) return 0
  return (read.draft.pictures ?? []).reduce((sum, { size }) => sum + size, file.size)
}

const lengthOf = ({ draft }: ReadFile) =>
  draft.content.sections.reduce((sum, { body }) => sum + body.length, 0)

/** The next entries to save together. */
export function nextBatch(entries: readonly ReviewEntry[]): ReviewEntry[] {
  const batch: ReviewEntry[] = []
  let characters = 0
  let bytes = 0
  for (const entry of entries) {
    if (!entry.read) continue
    characters += lengthOf(entry.read)
    bytes += bytesOf(entry)
    if (batch.length > 0 && (characters > BATCH.characters || bytes > BATCH.bytes)) break
    batch.push(entry)
    if (batch.length === BATCH.articles) break
  }
  return batch
}

/** Reads the texts of articles about to be replaced, unless there are more than `room`. */
async function textsBefore(items: readonly ImportItem[], room: number) {
  const ids = items.flatMap(({ replaces }) => (replaces ? [replaces.id] : []))
  const before = new Map<string, ArticleContent>()
  if (ids.length > room) return before
  for (const id of ids) {
    const opened = await newsroom.readArticle({ id })
    if (opened.ok) before.set(id, opened.value.article)
  }
  return before
}

/** Saves one batch and adds the results to the outcome; gives the failures, by key. */
export async function saveBatch(
  batch: readonly ReviewEntry[],
  outcome: Writable<Outcome>,
  resolutions: Resolutions,
): Promise<ReadonlyMap<number, Failure>> {
  const failures = new Map<number, Failure>()
  const keys: number[] = []
  const items: ImportItem[] = []
  for (const { key, file, read } of batch) {
    const item = read && (await itemOf(read, file, resolutions.get(key) ?? 'keep'))
    if (item?.ok) {
      keys.push(key)
      items.push(item.value)
    } else if (item) failures.set(key, item.failure)
  }
  const before = await textsBefore(items, MAX_UNDOABLE - outcome.undoable.length)
  const answer = await newsroom.importArticles({ items })
  const results = answer.ok ? answer.value.results : keys.map(() => answer)
  if (answer.ok)
    outcome.leftOut = [...outcome.leftOut, ...answer.value.leftOut.map(({ fileName }) => fileName)]
  const made: Made[] = []
  for (const [at, key] of keys.entries()) {
    const result = results[at]
    if (result && !result.ok) failures.set(key, result.failure)
    if (!result?.ok) continue
    const { article, fingerprint } = result.value
    outcome.firstId ??= article.id
    if (items[at]?.replaces) outcome.replaced += 1
    else made.push({ id: article.id, revision: article.revision })
    const text = before.get(article.id)
    const base = { revision: article.revision, fingerprint }
    if (text) outcome.undoable = [...outcome.undoable, { id: article.id, base, before: text }]
  }
  outcome.made = [...outcome.made, ...made]
  return failures
}
