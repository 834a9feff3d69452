import type { Fonts, PagePrinter, Speller } from '../newsroom/index.ts'
import { createReadingNewsroom, type ReadingNewsroom } from '../newsroom/reading.ts'
import { ReadingLibrary } from '../store/readingLibrary.ts'
import { type ChosenLibrary, dictionaryFolder, type Machine, userDataFolder } from './libraryFolder.ts'

/** A newsroom that changes nothing in its library. */
export type OpenReadingNewsroom = { newsroom: ReadingNewsroom; close(): Promise<void> }

/** What is made when it is first asked for, and closed if it was. */
function onDemand<T extends { close(): Promise<void> }>(make: () => Promise<T>) {
  let made: Promise<T> | null = null
  return {
    get: () => {
      made ??= make()
      return made
    },
    close: async () => (await made)?.close(),
  }
}

/**
 * Opens a library on this machine's disk to be read: nothing is made in it, and what a question does not need is not loaded.
 * A library that is not in order is opened as `openNewsroom` does it.
 */
export function readLibrary({ folder, named }: ChosenLibrary, machine: Machine): OpenReadingNewsroom {
  const store = new ReadingLibrary(folder, async () => {
    const { openLibrary } = await import('../store/index.ts')
    const { uuidSequence } = await import('./system.ts')
    const ids = uuidSequence()
    return openLibrary(folder, { create: !named, watch: false, lineage: true, nextId: () => ids.next() })
  })
  const chromium = onDemand(async () => (await import('./printer.ts')).chromiumPrinter(machine))
  const hunspell = onDemand(async () => {
    const { WorkerSpeller } = await import('./speller/index.ts')
    return new WorkerSpeller(dictionaryFolder(userDataFolder(machine)))
  })
  const printer: PagePrinter = { print: async (page) => (await chromium.get()).print(page) }
  const fonts: Fonts = { read: async () => (await import('./fonts.ts')).bundledFonts.read() }
  const speller: Pick<Speller, 'check'> = {
    check: async (request, words) => (await hunspell.get()).check(request, words),
  }
  const clock = { now: () => new Date().toISOString() }
  return {
    newsroom: createReadingNewsroom({ store, printer, fonts, speller, clock }),
    close: async () => {
      await chromium.close()
      await hunspell.close()
      await store.close()
    },
  }
}
