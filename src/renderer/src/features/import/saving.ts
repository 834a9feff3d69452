import type { ImportItem } from '../../../../contract/contract.ts'
import type { ArticleContent, Base } from '../../../../core/article/index.ts'
import type { Failure } from '../../../../core/failure.ts'
import { newsroom } from '../../client.ts'
import type { ReadFile, Resolution, ReviewEntry } from './entry.ts'

/** A replaced article: its new base and its text before. */
export type Replaced = { id: string; base: Base; before: ArticleContent }

export type Outcome = {
  imported: number
  replaced: number
  skipped: number
  firstId: string | null
  /** The replaced articles whose text before is at hand for Undo. */
  undoable: readonly Replaced[]
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }
export type Resolutions = ReadonlyMap<number, Resolution>

/** The most articles, and characters, that are saved by one call. */
const BATCH = { articles: 100, characters: 4_000_000 } as const
/** The most texts kept for Undo; the library keeps a version of every replaced article anyway. */
const MAX_UNDOABLE = 50

function itemOf({ draft, sha256, duplicates: [duplicate] }: ReadFile, resolution: Resolution): ImportItem {
  const { content, fileName, encoding, frontMatter } = draft
  const item = { content, fileName, encoding, sha256, ...(frontMatter ? { frontMatter } : {}) }
  if (resolution !== 'replace' || !duplicate) return item
  return { ...item, replaces: { id: duplicate.id, revision: duplicate.revision } }
}

const lengthOf = ({ draft }: ReadFile) =>
  draft.content.sections.reduce((sum, { body }) => sum + body.length, 0)

/** The next entries to save together. */
export function nextBatch(entries: readonly ReviewEntry[]): ReviewEntry[] {
  const batch: ReviewEntry[] = []
  let characters = 0
  for (const entry of entries) {
    if (!entry.read) continue
    characters += lengthOf(entry.read)
    if (batch.length > 0 && characters > BATCH.characters) break
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
  const items = batch.flatMap(({ key, read: each }) =>
    each ? [itemOf(each, resolutions.get(key) ?? 'keep')] : [],
  )
  const before = await textsBefore(items, MAX_UNDOABLE - outcome.undoable.length)
  const answer = await newsroom.importArticles({ items })
  const results = answer.ok ? answer.value.results : batch.map(() => answer)
  const failures = new Map<number, Failure>()
  for (const [at, { key }] of batch.entries()) {
    const result = results[at]
    if (result && !result.ok) failures.set(key, result.failure)
    if (!result?.ok) continue
    const { article, fingerprint } = result.value
    outcome.firstId ??= article.id
    if (items[at]?.replaces) outcome.replaced += 1
    else outcome.imported += 1
    const text = before.get(article.id)
    const base = { revision: article.revision, fingerprint }
    if (text) outcome.undoable = [...outcome.undoable, { id: article.id, base, before: text }]
  }
  return failures
}
