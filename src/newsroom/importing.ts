import type { ImportItem, ImportOutcome, ImportPreview, Input } from '../contract/contract.ts'
import { type Article, type OpenedArticle, type Source, mergeReimport } from '../core/article/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { importFile } from '../core/import/index.ts'
import { type Deps, newArticle } from './articles.ts'
import type { Ports } from './ports.ts'

/** How many articles are made durable at once. */
const GROUP_SIZE = 100

/** What an import of these bytes would give, and the hash by which they are known again. Saves nothing. */
export async function previewImport(
  input: Input<'previewImport'>,
  { digest }: Pick<Ports, 'digest'>,
): Promise<Result<Omit<ImportPreview, 'duplicates'>>> {
  const read = importFile(input)
  if (!read.ok) return read
  return ok({ draft: read.value, sha256: await digest.sha256(input.bytes) })
}

/** The same with the duplicates in the library. A failed look-up of duplicates does not fail the preview. */
export async function previewWithDuplicates(
  input: Input<'previewImport'>,
  { digest, store }: Ports,
): Promise<Result<ImportPreview>> {
  const preview = await previewImport(input, { digest })
  if (!preview.ok) return preview
  const { draft, sha256 } = preview.value
  const { headline, date } = draft.content
  const found = await store.duplicates([{ sha256, headline, date }])
  return ok({ draft, sha256, duplicates: (found.ok ? found.value[0] : undefined) ?? [] })
}

function sourceOf({ fileName, encoding, sha256 }: ImportItem, { clock }: Ports): Source {
  return { fileName, encoding: encoding ?? '', sha256, importedAt: clock.now() }
}

/** Replaces an article by a new version of its text if it is still at `revision`; the text before is kept as a version. */
async function replace(
  item: ImportItem,
  { id, revision }: NonNullable<ImportItem['replaces']>,
  deps: Deps,
): Promise<Result<OpenedArticle>> {
  const current = await deps.store.read(id)
  if (!current.ok) return current
  const { article, fingerprint } = current.value
  if (article.revision !== revision) return failed('conflict', { theirs: current.value })
  const source = sourceOf(item, deps)
  const change = (before: Article) => ({
    ...deps.normalizer.successor(before, mergeReimport(before, item.content), source.importedAt),
    source,
  })
  return deps.store.update(id, { revision, fingerprint }, change, source.importedAt)
}

/** Saves accepted drafts, as new articles or as new versions of those they replace; each has its own result, in order. */
export async function importArticles(
  { items }: Input<'importArticles'>,
  deps: Deps,
): Promise<Result<ImportOutcome>> {
  const results: Result<OpenedArticle>[] = []
  for (let at = 0; at < items.length; at += GROUP_SIZE) {
    const group = items.slice(at, at + GROUP_SIZE)
    const fresh = group.filter(({ replaces }) => replaces === undefined)
    const articles = fresh.map((item) => newArticle(item.content, sourceOf(item, deps), deps))
    const added = articles.length > 0 ? await deps.store.add(articles) : []
    let next = 0
    for (const item of group) {
      const result = item.replaces ? await replace(item, item.replaces, deps) : added[next++]
      if (!result) throw new TypeError('the store gave no result for an article')
      results.push(result)
    }
  }
  return ok({ results })
}
