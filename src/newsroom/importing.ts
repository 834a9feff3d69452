import type { ImportItem, ImportOutcome, ImportPreview, Input } from '../contract/contract.ts'
import { type Article, type OpenedArticle, type Source, mergeReimport } from '../core/article/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { importFile } from '../core/import/index.ts'
import { type Deps, newArticle } from './articles.ts'
import { hasFixedSlug } from '../core/slug.ts'
import type { Ports } from './ports.ts'
import { withFixedSlug } from './slugs.ts'
import { keptAs } from './keeping.ts'

/** How many articles are made durable at once. */
const GROUP_SIZE = 100

/** What an import of these bytes would give, and the hash by which they are known again. Saves nothing. */
export async function previewImport(
  input: Input<'previewImport'>,
  { digest }: Pick<Ports, 'digest'>,
): Promise<Result<Omit<ImportPreview, 'duplicates'>>> {
  const read = await importFile(input)
  if (!read.ok) return read
  return ok({ draft: read.value, sha256: await digest.sha256(input.bytes) })
}

/**
 * The same of several files, each with its duplicates in the library. A failed look-up of duplicates does not fail the
 * previews.
 */
export async function previewWithDuplicates(
  { files }: Input<'previewImports'>,
  { digest, store }: Ports,
): Promise<Result<ImportPreview>[]> {
  const previews: Awaited<ReturnType<typeof previewImport>>[] = []
  for (const file of files) previews.push(await previewImport(file, { digest }))
  const queries = previews.flatMap((preview) => {
    if (!preview.ok) return []
    const { draft, sha256 } = preview.value
    const { headline, date } = draft.content
    return [{ sha256, headline, date }]
  })
  const found = await store.duplicates(queries)
  const duplicates = found.ok ? found.value.values() : [].values()
  return previews.map((preview) =>
    preview.ok ? ok({ ...preview.value, duplicates: duplicates.next().value ?? [] }) : preview,
  )
}

function sourceOf({ fileName, encoding, sha256, frontMatter }: ImportItem, { clock }: Ports): Source {
  const source = { fileName, encoding: encoding ?? '', sha256, importedAt: clock.now() }
  return frontMatter ? { ...source, frontMatter } : source
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
  const kept = await keptAs({ reason: 'import' }, deps)
  const replaced = await deps.store.update(id, { revision, fingerprint }, change, { kept })
  if (replaced.ok) deps.writing.kept(id, deps)
  return replaced
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
    const articles: Article[] = []
    const reserved = new Set<string>()
    for (const item of fresh) {
      const content = await withFixedSlug(item.content, null, deps.store, reserved)
      if (hasFixedSlug(content)) reserved.add(content.slug)
      articles.push(newArticle(content, sourceOf(item, deps), deps))
    }
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
