import type { Input } from '../contract/contract.ts'
import { type Failure, failed, ok, type Result } from '../core/failure.ts'
import type { ArticleList } from '../core/library.ts'

/** Articles asked for at a time. */
const PAGE = 500

type List = (query: Input<'listArticles'>) => Promise<Result<Pick<ArticleList, 'items'>>>
type Filter = Pick<Input<'listArticles'>, 'query' | 'status'>

/**
 * The ids of all articles that match, by headline, so that files get the same names in each run. Each comes once, also where an
 * article that changes meanwhile moves to a later page. Ends after the first failure.
 */
export async function* everyId(list: List, filter: Filter): AsyncGenerator<string | Failure> {
  const told = new Set<string>()
  for (let offset = 0; ; offset += PAGE) {
    const page = await list({ ...filter, sort: 'headline', offset, limit: PAGE })
    if (!page.ok) yield page.failure
    if (!page.ok) return
    for (const { id } of page.value.items) {
      if (!told.has(id)) yield id
      told.add(id)
    }
    if (page.value.items.length < PAGE) return
  }
}

/** See `everyId`. */
export async function allIds(list: List, filter: Filter): Promise<Result<string[]>> {
  const ids: string[] = []
  for await (const id of everyId(list, filter)) {
    if (typeof id !== 'string') return failed(id.code, id.detail)
    ids.push(id)
  }
  return ok(ids)
}
