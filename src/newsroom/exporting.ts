import type { Input } from '../contract/contract.ts'
import { type ExportedFile, exportArticle } from '../core/export/index.ts'
import { ok, type Result } from '../core/failure.ts'
import type { Ports } from './ports.ts'

/** An article of the library as a finished file. */
export async function exportOne(
  { id, format, options }: Input<'exportArticle'>,
  { store }: Ports,
): Promise<Result<ExportedFile>> {
  const opened = await store.read(id)
  return opened.ok ? ok(exportArticle(opened.value.article, format, options)) : opened
}
