/** What is being opened, the last one last. */
const openings = new Set<{ readonly id: string }>()

/** The article that somebody is having opened; the one that the window opens with does not come in between. */
export const idOpening = (): string | null => [...openings].at(-1)?.id ?? null

/** Does what opens an article for somebody. */
export async function whileOpening<Value>(id: string, open: () => Promise<Value>): Promise<Value> {
  const opening = { id }
  openings.add(opening)
  try {
    return await open()
  } finally {
    openings.delete(opening)
  }
}
