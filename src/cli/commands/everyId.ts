import type { Failure } from '../../core/failure.ts'
import type { LibraryContext } from '../context.ts'

const PAGE = 500

/** The ids of the whole library, a page at a time, oldest name first so that names are given in the same order each time. */
export async function* everyId({ newsroom }: LibraryContext): AsyncGenerator<string | Failure> {
  for (let offset = 0; ; offset += PAGE) {
    const page = await newsroom.listArticles({
      query: '',
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
