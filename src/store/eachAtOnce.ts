/** How many are under way at a time: what the thread pool flushes in parallel. */
const AT_ONCE = 8

/** The results of a work for each item, in order, with eight under way at a time. Rejects as the first that does. */
export async function eachAtOnce<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const queue = items.entries()
  const run = async () => {
    for (const [index, item] of queue) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, run))
  return results
}
