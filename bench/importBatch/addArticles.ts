import { boundHeap } from '../../src/host/boundHeap.ts'
import { IndexThread, openLibrary } from '../../src/store/index.ts'
import { articleGroups } from './articleGroups.ts'

/**
 * Adds groups of articles to a new library, and prints the milliseconds until all of them are durable and in the index, reading the
 * groups and all. `thread` has the index in a thread of its own, as a window's host has it; `here` in this one, as `marbre import` has it.
 */
const [where = '', groups = '', folder = ''] = process.argv.slice(2)
boundHeap()
const opened = await openLibrary(folder, {
  watch: false,
  ...(where === 'thread' ? { newIndexHost: () => new IndexThread() } : {}),
})
if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
const library = opened.value
await library.whenIdle()
let added = 0
const started = performance.now()
for (const articles of articleGroups(groups)) {
  const results = await library.add(articles)
  const refused = results.find((each) => !each.ok)
  if (refused) throw new Error(JSON.stringify(refused))
  added += results.length
}
await library.whenIdle()
const time = performance.now() - started
const listed = await library.list({ query: '', status: 'all', sort: 'updated', offset: 0, limit: 1 })
if (!listed.ok || listed.value.total !== added) throw new Error('not all of them are in the list')
await library.close()
process.stdout.write(JSON.stringify(time))
