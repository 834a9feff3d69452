import { create } from 'zustand'
import type { BlockKind } from '../../../../core/import/draft.ts'
import type { Encoding } from '../../../../core/import/encoding/encodings.ts'
import { bridge, newsroom } from '../../client.ts'
import { type QueuedFile, useImportQueue } from '../../state/importQueue.ts'
import { notifyFailure } from '../../state/toasts.ts'
import { withCompanions } from './companions.ts'
import { resolutionOf, duplicateOf } from './duplicates.ts'
import { isReady, newEntry, type ReadFile, type Resolution, type ReviewEntry } from './entry.ts'
import { changeOf, redoStep, type Step, undoStep, withStep } from './history.ts'
import { previewFile } from './previewFile.ts'
import { readOf, rechosen } from './readDraft.ts'
import { createReading } from './reading.ts'
import { nextBatch, type Outcome, saveBatch } from './saving.ts'

export type Progress = { done: number; total: number }

type Review = {
  entries: readonly ReviewEntry[]
  /** The key of the file that the user chose to see; null for the first that needs a look. */
  current: number | null
  /** The row of its lines that the keyboard is on; null for the first. */
  row: string | null
  /** The lines take the focus once they are shown; false when done. */
  areLinesFocused: boolean
  /** The original is shown beside the draft. */
  isOriginalShown: boolean
  /** Null unless articles are being saved. */
  progress: Progress | null
  /** What can be undone and redone, the last step last. */
  past: readonly Step[]
  future: readonly Step[]
  take(files: readonly QueuedFile[]): void
  /** Reads the files again that could not be read because the host was gone. */
  readAgain(): void
  show(key: number, row?: string | null): void
  toggleOriginal(): void
  remove(key: number): void
  clear(): void
  reclassify(key: number, row: string, kind: BlockKind): void
  /** Takes doubts about a file, by their ids or those of their rows, for settled: what the draft has is right. */
  confirm(key: number, ids: readonly string[]): void
  decodeAs(key: number, encoding: Encoding): Promise<void>
  /** Puts the articles that a text was divided into together again. */
  keepAsOne(key: number): void
  /** Resolves a duplicate; without a key, all of them. */
  resolve(resolution: Resolution, key?: number): void
  undo(): void
  redo(): void
  accept(): Promise<Outcome>
  stop(): void
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** The most files that one call looks up for duplicates. */
const MAX_COMPARED = 500

const fingerprintOf = ({ draft, sha256 }: ReadFile) => ({
  sha256,
  headline: draft.content.headline,
  date: draft.content.date,
})

/** The batch of files under review. Nothing is saved before `accept`. */
export const useReview = create<Review>((set, get) => {
  let lastKey = 0
  let stopped = false
  const nextKey = () => {
    lastKey += 1
    return lastKey
  }
  const read = createReading({
    entries: () => get().entries,
    set: (entries) => set({ entries }),
    nextKey,
  })

  const entryOf = (key: number) => get().entries.find((entry) => entry.key === key)

  /** Makes a step of the user's, which can be undone. */
  const step = (...changes: Step) => {
    if (changes.length === 0) return
    set(({ entries, past }) => ({
      entries: redoStep(entries, changes),
      past: withStep(past, changes),
      future: [],
    }))
  }
  const change = (entry: ReviewEntry, more: Partial<ReviewEntry>) =>
    changeOf(get().entries, [entry], [{ ...entry, ...more }])

  /** After a step was undone or redone: shows its file, reads what was never read, looks up duplicates anew. */
  const settle = (touched: Step, side: 'before' | 'after') => {
    const entries = touched.flatMap((each) => each[side])
    const [first] = entries
    if (first) set({ current: first.key })
    read(entries.filter((entry) => entry.read === null && entry.failure === null))
    void compare(new Set(entries.filter(isReady).map(({ key }) => key)))
  }

  /** Looks up duplicates again, since the library or the drafts may have changed. */
  const compare = async (keys: ReadonlySet<number>) => {
    const entries = get().entries.filter(({ key }) => keys.has(key))
    for (let from = 0; from < entries.length; from += MAX_COMPARED) {
      const asked = entries.slice(from, from + MAX_COMPARED).flatMap((entry) => {
        return entry.read ? [{ key: entry.key, fingerprint: fingerprintOf(entry.read) }] : []
      })
      const answer = await newsroom.findDuplicates({ items: asked.map(({ fingerprint }) => fingerprint) })
      if (!answer.ok) return
      const found = new Map(asked.map(({ key }, at) => [key, answer.value[at] ?? []]))
      set(({ entries: now }) => ({
        entries: now.map((entry) => {
          const duplicates = found.get(entry.key)
          return duplicates && entry.read ? { ...entry, read: { ...entry.read, duplicates } } : entry
        }),
      }))
    }
  }

  return {
    entries: [],
    current: null,
    row: null,
    areLinesFocused: false,
    isOriginalShown: false,
    progress: null,
    past: [],
    future: [],
    take: (files) => {
      const added = withCompanions(files).map((file) => newEntry(nextKey(), file))
      set(({ entries }) => ({ entries: [...entries, ...added] }))
      read(added)
    },
    readAgain: () => {
      const unreached = get().entries.filter(
        (entry) => entry.read === null && entry.failure?.code === 'unreachable',
      )
      if (unreached.length === 0) return
      const again = new Map(unreached.map((entry) => [entry.key, { ...entry, failure: null, group: null }]))
      set(({ entries }) => ({ entries: entries.map((entry) => again.get(entry.key) ?? entry) }))
      read([...again.values()])
    },
    show: (current, row = null) => set({ current, row }),
    toggleOriginal: () => set(({ isOriginalShown }) => ({ isOriginalShown: !isOriginalShown })),
    remove: (key) => {
      const entry = entryOf(key)
      if (entry) step(changeOf(get().entries, [entry], []))
    },
    clear: () => {
      stopped = true
      set({ entries: [], current: null, row: null, past: [], future: [] })
    },
    reclassify: (key, row, kind) => {
      const entry = entryOf(key)
      if (!entry?.read) return
      const chosen = new Map(entry.chosen).set(row, kind)
      const reread = rechosen(entry.read, { chosen, confirmed: entry.confirmed })
      step(change(entry, { chosen, read: reread }))
      if (reread.duplicateKey !== entry.read.duplicateKey) void compare(new Set([key]))
    },
    confirm: (key, ids) => {
      const entry = entryOf(key)
      if (!entry?.read || ids.length === 0) return
      const confirmed = new Set([...entry.confirmed, ...ids])
      step(change(entry, { confirmed, read: rechosen(entry.read, { chosen: entry.chosen, confirmed }) }))
    },
    resolve: (resolution, key) => {
      const { entries } = get()
      const meant = entries.filter((entry) =>
        key === undefined ? duplicateOf(entry, entries) !== null : entry.key === key,
      )
      step(...meant.filter(isReady).map((entry) => change(entry, { resolution, failure: null })))
    },
    decodeAs: async (key, encoding) => {
      const before = entryOf(key)
      if (!before) return
      const answer = await previewFile(before.file, encoding)
      if (!answer.ok) return notifyFailure(answer.failure)
      const entry = entryOf(key)
      if (!entry) return
      step(change(entry, { failure: null, read: readOf(answer.value, entry) }))
      if (entry.chosen.size > 0) await compare(new Set([key]))
    },
    keepAsOne: (key) => {
      const whole = entryOf(key)?.whole
      if (!whole) return
      const { entries } = get()
      const parts = entries.filter((entry) => entry.whole === whole)
      const one = newEntry(nextKey(), whole, { within: parts[0]?.within ?? [], unpacks: false })
      step(changeOf(entries, parts, [one]))
      set({ current: one.key, row: null })
      read([one])
    },
    undo: () => {
      const { past, future, entries } = get()
      const last = past.at(-1)
      if (!last) return
      set({ entries: undoStep(entries, last), past: past.slice(0, -1), future: [...future, last] })
      settle(last, 'before')
    },
    redo: () => {
      const { past, future, entries } = get()
      const last = future.at(-1)
      if (!last) return
      set({ entries: redoStep(entries, last), past: [...past, last], future: future.slice(0, -1) })
      settle(last, 'after')
    },
    accept: async () => {
      stopped = false
      // Failed files stay in the list, and are not tried twice by one `accept`.
      const tried = new Set<number>()
      const { entries: allEntries } = get()
      const ready = allEntries.filter(isReady)
      // Resolved before anything is saved, since saved files would be duplicates of themselves.
      const resolutions = new Map(
        ready.map((entry) => [entry.key, resolutionOf(entry, duplicateOf(entry, allEntries))] as const),
      )
      const accepted = new Set(ready.flatMap(({ key }) => (resolutions.get(key) === 'skip' ? [] : [key])))
      const total = accepted.size
      const outcome: Writable<Outcome> = {
        made: [],
        replaced: 0,
        skipped: 0,
        firstId: null,
        undoable: [],
        leftOut: [],
      }
      set({ progress: { done: 0, total }, past: [], future: [] })
      while (!stopped) {
        const batch = nextBatch(get().entries.filter(({ key }) => accepted.has(key) && !tried.has(key)))
        if (batch.length === 0) break
        for (const { key } of batch) tried.add(key)
        const failures = await saveBatch(batch, outcome, resolutions)
        const inBatch = new Set(batch.map(({ key }) => key))
        set(({ entries }) => ({
          entries: entries.flatMap((entry) => {
            const failure = failures.get(entry.key)
            if (failure) return [{ ...entry, failure, group: 'refused' as const }]
            return inBatch.has(entry.key) ? [] : [entry]
          }),
          progress: { done: tried.size, total },
        }))
      }
      const left = new Set(
        get()
          .entries.filter(({ key }) => accepted.has(key))
          .map(({ key }) => key),
      )
      if (left.size === 0) {
        // All is saved: the skipped files are removed too.
        outcome.skipped = ready.length - total
        set(({ entries }) => ({ entries: entries.filter(({ key }) => resolutions.get(key) !== 'skip') }))
      } else await compare(left)
      set({ progress: null })
      return outcome
    },
    stop: () => {
      stopped = true
    },
  }
})

useReview.subscribe(({ progress }, before) => {
  if (progress !== before.progress)
    bridge?.setProgress(progress && progress.done / Math.max(progress.total, 1))
})

// Told as well when the host answers again after it was gone.
newsroom.subscribe(({ type }) => {
  if (type === 'library-changed') useReview.getState().readAgain()
})

/** Moves the queued files into the review. */
export function takeQueuedFiles(): void {
  const files = useImportQueue.getState().takeAll()
  if (files.length > 0) useReview.getState().take(files)
}
