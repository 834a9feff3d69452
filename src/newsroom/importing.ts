import type { Input } from '../contract/contract.ts'
import type { ImportItem, ImportOutcome, ImportPreview } from '../contract/importing.ts'
import { type Article, type OpenedArticle, type Source, mergeReimport } from '../core/article/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import {
  importWithPictures,
  keepFigureWords,
  type PictureTools,
  withoutFigures,
} from '../core/import/index.ts'
import { picturesOf } from '../core/pictures/figures.ts'
import { readPictureMetadata } from '../core/pictures/metadata.ts'
import { type Deps, newArticle } from './articles.ts'
import { hasFixedSlug } from '../core/slug.ts'
import type { Ports } from './ports.ts'
import { withFixedSlug } from './slugs.ts'
import { keptAs } from './keptVersions.ts'

/** How many articles are made durable at once. */
const GROUP_SIZE = 100

/** What an import of these bytes would give, and the hash by which they are known again. Saves nothing. */
export async function previewImport(
  { pictures, ...input }: Input<'previewImport'>,
  { digest }: Pick<Ports, 'digest'>,
): Promise<Result<Omit<ImportPreview, 'duplicates'>>> {
  const read = await importWithPictures(input, toolsOf(digest))
  if (!read.ok) return read
  const { draft, pictures: found } = read.value
  const sha256 = await digest.sha256(input.bytes)
  if (!pictures) return ok({ draft, sha256 })
  const wanted = pictures.flatMap((src) => found.get(src) ?? []).map(({ src, bytes }) => ({ src, bytes }))
  return ok({ draft, sha256, pictures: wanted })
}

/** What the readers of documents ask of the machine about pictures. */
const toolsOf = (digest: Ports['digest']): PictureTools => ({
  sha256: (bytes) => digest.sha256Now(bytes),
  metadataOf: readPictureMetadata,
})

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
    ...deps.normalizer.successor(
      before,
      mergeReimport(before, keepFigureWords(before, item.content)),
      source.importedAt,
    ),
    source,
  })
  const kept = await keptAs({ reason: 'import' }, deps)
  const replaced = await deps.store.update(id, { revision, fingerprint }, change, { kept })
  if (replaced.ok) deps.writing.kept(id, deps)
  return replaced
}

/** An item whose pictures are in the library, and the names of those that could not be had and are left out of it. */
type Prepared = { item: ImportItem; leftOut: readonly string[] }

/**
 * Adds the pictures of a draft to the library, one after the other, before its article is saved. One that its file no longer has,
 * nor the library, is left out; a library that cannot be written fails the article. The file is read once more for it: nothing of a
 * preview is kept.
 */
async function withPicturesAdded(item: ImportItem, { store, digest }: Deps): Promise<Result<Prepared>> {
  const { file } = item
  const wanted = file ? picturesOf(item.content) : []
  if (!file || wanted.length === 0) return ok({ item, leftOut: [] })
  const read = await importWithPictures(file, toolsOf(digest))
  const found = read.ok ? read.value.pictures : new Map<string, { bytes: Uint8Array }>()
  const gone = new Set<string>()
  for (const src of wanted) {
    const picture = found.get(src)
    const added = picture ? await store.addPicture(src, picture.bytes) : ok(null)
    if (!added.ok) return added
    if (!picture && (await store.readPicture(src)) === null) gone.add(src)
  }
  const nameOf = (src: string) =>
    item.content.pictures.find((use) => use.src === src)?.fileName || src.slice(src.indexOf('/') + 1)
  return ok({
    item: { ...item, content: withoutFigures(item.content, gone) },
    leftOut: Array.from(gone, nameOf),
  })
}

/** Saves accepted drafts, as new articles or as new versions of those they replace; each has its own result, in order. */
export async function importArticles(
  { items }: Input<'importArticles'>,
  deps: Deps,
): Promise<Result<ImportOutcome>> {
  const results: Result<OpenedArticle>[] = []
  const leftOut: ImportOutcome['leftOut'] = []
  for (let at = 0; at < items.length; at += GROUP_SIZE) {
    const prepared: Result<Prepared>[] = []
    for (const item of items.slice(at, at + GROUP_SIZE)) prepared.push(await withPicturesAdded(item, deps))
    for (const [index, each] of prepared.entries())
      if (each.ok) for (const fileName of each.value.leftOut) leftOut.push({ item: at + index, fileName })
    const group = prepared.flatMap((each) => (each.ok ? [each.value.item] : []))
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
    for (const each of prepared) {
      const result = !each.ok
        ? each
        : each.value.item.replaces
          ? await replace(each.value.item, each.value.item.replaces, deps)
          : added[next++]
      if (!result) throw new TypeError('the store gave no result for an article')
      results.push(result)
    }
  }
  return ok({ results, leftOut })
}
