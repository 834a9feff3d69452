import type { Article, ArticleContent } from '../core/article/index.ts'
import { freeSlug, hasFixedSlug, slugFrom, slugOf } from '../core/slug.ts'
import type { ArticleStore } from './ports.ts'

/** The slugs that articles of the library other than `id` have, of `slug` and its numbered forms. */
async function takenSlugs(slug: string, id: string | null, store: ArticleStore): Promise<Set<string>> {
  const taken = new Set<string>()
  for (let wanted = slug; ; wanted = freeSlug(slug, (each) => taken.has(each))) {
    if (taken.has(wanted)) return taken
    const owners = await store.slugOwners(wanted)
    if (!owners.ok || owners.value.every((owner) => owner.id === id)) return taken
    taken.add(wanted)
  }
}

/**
 * The content with the slug that it keeps from `ready` on: its own; else that of `current`, if this was ready before; else
 * the first free one that its headline makes, which is then one of `reserved`: these are taken as well, and what is given meanwhile
 * to another article is another one. A slug that somebody wrote is never changed.
 */
export async function withFixedSlug(
  content: ArticleContent,
  current: Article | null,
  store: ArticleStore,
  reserved: Set<string> = new Set(),
): Promise<ArticleContent> {
  if (content.slug !== '' || !hasFixedSlug(content)) return content
  if (current && hasFixedSlug(current)) return { ...content, slug: slugOf(current) }
  const made = slugFrom(content.headline)
  if (made === '') return content
  const taken = await takenSlugs(made, current?.id ?? null, store)
  const slug = freeSlug(made, (each) => taken.has(each) || reserved.has(each))
  reserved.add(slug)
  return { ...content, slug }
}
