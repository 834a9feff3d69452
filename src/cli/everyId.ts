import type { Failure } from '../core/failure.ts'
import type { Newsroom } from '../contract/contract.ts'

/** Articles asked for at a time. */
const PAGE = 500

/** The ids of all articles that match, by headline, so that files get the same names in each run. Ends after the first failure. */
export async function* everyId(
  { newsroom }: { newsroom: Pick<Newsroom, 'listArticles'> },
  query = '',
): AsyncGenerator<string | Failure> {
  for (let offset = 0; ; offset += PAGE) {
    const page = await newsroom.listArticles({
      query,
      status: 'all',
      sort: 'headline',
      offset,
      limit: PAGE,
    })
    if (!page.ok) yield page.failure
    if (!page.ok || page.value.items.length === 0) return
    for (const { id } of page.value.items) yield id
  }
}
