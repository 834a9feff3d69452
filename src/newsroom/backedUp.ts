import type { Input } from '../contract/contract.ts'
import { contentOf, type OpenedArticle } from '../core/article/index.ts'
import { failed, type Result } from '../core/failure.ts'
import { createArticle, type Deps } from './articles.ts'

/** True where neither the library nor its bin has an article of this id. */
async function isFree(id: string, { store, bin, clock }: Deps): Promise<boolean> {
  const there = await store.read(id)
  if (there.ok || there.failure.code !== 'not-found') return false
  const rows = await bin.list('', clock.now())
  return rows.ok && !rows.value.some((binned) => binned.id === id)
}

/** Adds an article of a backup: under its id, as it was, if that is free; else its content as a new article. */
export async function takeBackedUp(
  { backup, id }: Input<'takeBackedUp'>,
  deps: Deps,
): Promise<Result<OpenedArticle>> {
  const taken = await deps.backups.take(backup, id)
  if (!taken.ok) return taken
  if (!(await isFree(id, deps))) return createArticle({ content: contentOf(taken.value) }, deps)
  const [added] = await deps.store.add([taken.value])
  return added ?? failed('unexpected')
}
