import { type Article, FIELD_NAMES, fieldSpec } from '../article/index.ts'
import { picturesOf } from '../pictures/figures.ts'
import type { ExportContext } from './context.ts'

const INTERNAL_FIELDS: ReadonlySet<string> = new Set(
  FIELD_NAMES.filter((name) => fieldSpec(name).frontMatter?.write === null),
)

/**
 * The article without its internal fields, and with those that this version does not know. Of its pictures it has the addresses,
 * which is told.
 */
export function toJson(article: Article, { notice }: ExportContext): string {
  const pictures = picturesOf(article).length
  if (pictures > 0) notice({ name: 'pictures-by-address', what: String(pictures) })
  const published = Object.entries(article).filter(([name]) => !INTERNAL_FIELDS.has(name))
  return `${JSON.stringify(Object.fromEntries(published), null, 2)}\n`
}
