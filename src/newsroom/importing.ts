import type { ImportItem, ImportOutcome, ImportPreview, Input } from '../contract/contract.ts'
import type { Article, OpenedArticle } from '../core/article.ts'
import { ok, type Result } from '../core/failure.ts'
import { importFile } from '../core/import/index.ts'
import { newArticle } from './articles.ts'
import type { Ports } from './ports.ts'

/** How many articles are made durable at once. */
const GROUP = 100

/** What an import of these bytes would give, and the hash by which they are known again. Saves nothing. */
export async function previewImport(
  input: Input<'previewImport'>,
  { digest }: Pick<Ports, 'digest'>,
): Promise<Result<ImportPreview>> {
  const read = importFile(input)
  if (!read.ok) return read
  return ok({ draft: read.value, sha256: await digest.sha256(input.bytes) })
}

function imported({ content, fileName, encoding, sha256 }: ImportItem, ports: Ports): Article {
  return newArticle(content, { fileName, encoding, sha256, importedAt: ports.clock.now() }, ports)
}

/** Saves accepted drafts; each has its own result, in order. */
export async function importArticles(
  { items }: Input<'importArticles'>,
  ports: Ports,
): Promise<Result<ImportOutcome>> {
  const results: Result<OpenedArticle>[] = []
  for (let at = 0; at < items.length; at += GROUP) {
    const group = items.slice(at, at + GROUP).map((item) => imported(item, ports))
    results.push(...(await ports.store.add(group)))
  }
  return ok({ results })
}
