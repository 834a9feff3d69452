import { whileOpening } from './opening.ts'

/**
 * What the list does with its rows. The code is loaded after the list has been painted, and each of these waits for it; one after
 * the other, as they were asked for.
 */
const articles = () => import('./articles.ts')

/** See `openListed` of `articles.ts`. */
export const openRow = (id: string): Promise<boolean> =>
  whileOpening(id, async () => (await articles()).openListed(id))

/** See `openBeside` of `articles.ts`. */
export const openRowBeside = async (id: string): Promise<void> => (await articles()).openBeside(id)

/** Moves articles to the bin: one, or several that are selected. */
export async function binRows(ids: readonly string[]): Promise<void> {
  const [id] = ids
  if (id !== undefined && ids.length === 1) return (await articles()).deleteArticle(id)
  const { runById } = await import('./rowActions.ts')
  runById('bin', ids)
}
