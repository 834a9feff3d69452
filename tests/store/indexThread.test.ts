import { join } from 'node:path'
import { BroadcastChannel } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { IndexThread, indexThreads, type Library } from '../../src/store/index.ts'
import { CLOSED, DIE, GATE, OPEN } from './indexGate.ts'
import {
  addOne,
  articleOf,
  baseOf,
  failureOf,
  idOf,
  libraryIn,
  searchHeadlines,
  temporaryFolder,
  unwrap,
  wholeList,
  withHeadline,
} from './libraryFixture.ts'

const SCRIPT = join(import.meta.dirname, 'gatedIndexThread.ts')

/** A library of some articles whose index waits at a gate before each word that it seeks, and the gate of its last thread. */
async function gatedLibrary() {
  const channel = new BroadcastChannel(GATE)
  onTestFinished(() => channel.close())
  const gates: Int32Array[] = []
  const words: unknown[] = []
  channel.onmessage = ({ data }) => {
    if (data instanceof Int32Array) gates.push(data)
    else words.push(data)
  }
  const gate = {
    set: (order: number) => {
      const last = gates.at(-1) ?? new Int32Array(1)
      Atomics.store(last, 0, order)
      Atomics.notify(last, 0)
    },
    /** The words that came to the gate, and how many threads there were. */
    words,
    threads: () => gates.length,
  }
  const library = await libraryIn(temporaryFolder(), { newIndexHost: () => new IndexThread(SCRIPT) })
  await library.add([1, 2, 3].map((number) => articleOf(number)))
  await library.whenIdle()
  await expect.poll(gate.threads).toBe(1)
  return { library, gate }
}

const search = (library: Library, query: string, latest?: { of: string; turn: number }) =>
  library.list({ ...wholeList, query, sort: 'best', ...(latest && { latest }) })

test('while a search is at work, articles are read and saved, and the search has its answer after', async () => {
  const { library, gate } = await gatedLibrary()
  gate.set(CLOSED)
  let isFound = false
  const found = search(library, 'pont').finally(() => {
    isFound = true
  })
  await expect.poll(() => gate.words).toContain('pont')
  const opened = unwrap(await library.read(idOf(1)))
  const saved = unwrap(await library.update(idOf(1), baseOf(opened), withHeadline('Le bac')))
  expect(saved.article.headline).toBe('Le bac')
  expect(library.state().problems).toEqual([])
  expect(isFound).toBe(false)
  gate.set(OPEN)
  expect(unwrap(await found).total).toBe(3)
  expect(await searchHeadlines(library, 'bac')).toEqual(['Le bac'])
})

test('a question ends those before it of the same window: at work at its next statement, waiting never begun', async () => {
  const { library, gate } = await gatedLibrary()
  gate.set(CLOSED)
  const atWork = search(library, 'pon', { of: 'window', turn: 2 })
  await expect.poll(() => gate.words).toContain('pon')
  const waiting = search(library, 'po', { of: 'window', turn: 3 })
  const others = search(library, 'pont', { of: 'another window', turn: 1 })
  const last = [1, 2].map(() => search(library, 'pont', { of: 'window', turn: 4 }))
  const late = search(library, 'p', { of: 'window', turn: 3 })
  expect(failureOf(await late).code).toBe('superseded')
  gate.set(OPEN)
  expect(failureOf(await atWork).code).toBe('superseded')
  expect(failureOf(await waiting).code).toBe('superseded')
  for (const answer of [others, ...last]) expect(unwrap(await answer).total).toBe(3)
  await search(library, 'quai')
  await expect.poll(() => gate.words).toContain('quai')
  expect(gate.words).not.toContain('po')
  expect(gate.words).not.toContain('p')
})

test('a thread that ends is begun anew, and after three the index is here: every question has its answer', async () => {
  const { library, gate } = await gatedLibrary()
  for (const number of [11, 12, 13]) {
    await expect.poll(gate.threads).toBe(number - 10)
    gate.set(DIE)
    await addOne(library, articleOf(number, { headline: `Titre ${number}` }))
    expect(await searchHeadlines(library, `titre ${number}`)).toEqual([`Titre ${number}`])
  }
  expect(gate.threads()).toBe(3)
  expect(unwrap(await search(library, 'numero')).total).toBe(6)
  expect(library.state().problems).toEqual([])
})

test('the first thread begins before a library asks for it, and each library has one of its own', async () => {
  const channel = new BroadcastChannel(GATE)
  onTestFinished(() => channel.close())
  let begun = 0
  channel.onmessage = ({ data }) => {
    if (data instanceof Int32Array) begun += 1
  }
  const newThread = indexThreads(SCRIPT)
  await expect.poll(() => begun).toBe(1)
  const [first, second] = [newThread(), newThread()]
  await expect.poll(() => begun).toBe(2)
  await first.close()
  await second.run('open', ':memory:')
  expect(await second.run('count', null)).toBe(0)
  await second.close()
})
