import { scheduler } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { articleOf, INDEX_HOSTS, libraryIn, temporaryFolder, unwrap } from './libraryFixture.ts'

const GROUP = 100
const GROUPS = 24
/** The own writes that the index may be behind, and the groups on both sides of them. */
const MOST_HELD = 800

/** How many of some objects are still in the memory once the garbage has been collected. */
async function countHeld(seen: readonly WeakRef<object>[]): Promise<number> {
  // What a WeakRef was made of is held to the end of the task.
  await scheduler.wait(0)
  setFlagsFromString('--expose-gc')
  const collectGarbage: unknown = runInNewContext('gc')
  if (typeof collectGarbage === 'function') collectGarbage()
  return seen.filter((each) => each.deref() !== undefined).length
}

describe.each(INDEX_HOSTS)('a long import, its index %s', (_, host) => {
  test('holds no more articles than the index is behind, however many were added, and in the end none', async () => {
    const library = await libraryIn(temporaryFolder(), { ...host, lineage: true })
    const seen: WeakRef<object>[] = []
    const held: number[] = []
    const addGroup = async (group: number) => {
      const articles = Array.from({ length: GROUP }, (_, at) => articleOf(group * GROUP + at))
      const added = await library.add(articles)
      for (const result of added) seen.push(new WeakRef(unwrap(result).article))
      for (const article of articles) seen.push(new WeakRef(article.sections))
    }
    for (let group = 0; group < GROUPS; group++) {
      await addGroup(group)
      if (group % 8 === 7) held.push(await countHeld(seen))
    }
    // Of each article both the text that was given and what was written of it may be held.

    expect(Math.max(...held)).toBeLessThan(2 * MOST_HELD)
    await library.whenIdle()
    expect(await countHeld(seen)).toBeLessThan(GROUP)
    expect(seen).toHaveLength(2 * GROUP * GROUPS)
    // Wherever the entries were made.
    expect(unwrap(await library.check(false))).toMatchObject({ articles: GROUP * GROUPS, problems: [] })
  })
})
