import { create } from 'zustand'
import type { ImportItem, ImportPreview } from '../../../../contract/contract.ts'
import type { ArticleContent, Base } from '../../../../core/article/index.ts'
import type { Failure } from '../../../../core/failure.ts'
import { type BlockKind, type Draft, type Encoding, buildDraft } from '../../../../core/import/index.ts'
import { duplicateKey } from '../../../../core/duplicateKey.ts'
import { bridge, newsroom } from '../../client.ts'
import { type QueuedFile, useImportQueue } from '../../state/importQueue.ts'
import { notifyFailure } from '../../state/toasts.ts'
import { resolutionOf, duplicateOf } from './duplicates.ts'
import type { ReviewEntry, ReadFile, Resolution } from './entry.ts'
import { createQueue, previewFile } from './previewFile.ts'

export type Progress = { done: number; total: number }

/** A replaced article: its new base and its text before. */
export type Replaced = { id: string; base: Base; before: ArticleContent }

type Outcome = {
  imported: number
  replaced: number
  skipped: number
  firstId: string | null
  /** The replaced articles whose text before is at hand for Undo. */
  undoable: readonly Replaced[]
}

type Review = {
  entries: readonly ReviewEntry[]
  /** The key of the file whose lines are shown. */
  current: number | null
  /** Null unless articles are being saved. */
  progress: Progress | null
  take(files: readonly QueuedFile[]): void
  show(key: number): void
  remove(key: number): void
  clear(): void
  reclassify(key: number, line: number, kind: BlockKind): void
  decodeAs(key: number, encoding: Encoding): Promise<void>
  /** Resolves a duplicate; without a key, all of them. */
  resolve(resolution: Resolution, key?: number): void
  accept(): Promise<Outcome>
  stop(): void
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type Resolutions = ReadonlyMap<number, Resolution>

/** The most articles, and characters, that are saved by one call. */
const BATCH = { articles: 100, characters: 4_000_000 } as const
/** Previews that arrive within this many milliseconds are rendered together. */
const PUBLISH_INTERVAL = 80
/** The most texts kept for Undo; the library keeps a version of every replaced article anyway. */
const MAX_UNDOABLE = 50
/** The most files that one call looks up for duplicates. */
const MAX_COMPARED = 500

/** True for a file that can be imported. */
export const isReady = (entry: ReviewEntry): boolean => entry.read !== null
/** True for a file that cannot be imported. */
export const isRefused = (entry: ReviewEntry): boolean => entry.read === null && entry.failure !== null
/** The number of doubtful lines. */
export const doubtsOf = (draft: Draft): number =>
  draft.blocks.filter(({ certainty }) => certainty === 'doubtful').length

/**
 * A draft with the user's choices applied to the recognised blocks, so that choosing the original kind undoes a choice.
 */
function withChosen(draft: Draft, chosen: ReviewEntry['chosen']): Draft {
  if (chosen.size === 0 || draft.blocks.length === 0) return draft
  const blocks = draft.blocks.map((block) => {
    const kind = chosen.get(block.line)
    return kind ? { ...block, kind, certainty: 'sure' as const, reason: 'chosen' as const } : block
  })
  return buildDraft({ ...draft, blocks })
}

const readOf = (
  { draft: recognised, sha256, duplicates }: ImportPreview,
  chosen: ReviewEntry['chosen'],
): ReadFile => {
  const draft = withChosen(recognised, chosen)
  return { recognised, draft, sha256, duplicateKey: duplicateKey(draft.content), duplicates }
}

const fingerprintOf = ({ draft, sha256 }: ReadFile) => ({
  sha256,
  headline: draft.content.headline,
  date: draft.content.date,
})

function itemOf({ draft, sha256, duplicates: [duplicate] }: ReadFile, resolution: Resolution): ImportItem {
  const { content, fileName, encoding } = draft
  const item = { content, fileName, encoding, sha256 }
  if (resolution !== 'replace' || !duplicate) return item
  return { ...item, replaces: { id: duplicate.id, revision: duplicate.revision } }
}

const lengthOf = ({ draft }: ReadFile) =>
  draft.content.sections.reduce((sum, { body }) => sum + body.length, 0)

/** The next entries to save together. */
function nextBatch(entries: readonly ReviewEntry[]): ReviewEntry[] {
  const batch: ReviewEntry[] = []
  let characters = 0
  for (const entry of entries) {
    if (!entry.read) continue
    characters += lengthOf(entry.read)
    if (batch.length > 0 && characters > BATCH.characters) break
    batch.push(entry)
    if (batch.length === BATCH.articles) break
  }
  return batch
}

/** The batch of files under review. Nothing is saved before `accept`. */
export const useReview = create<Review>((set, get) => {
  let lastKey = 0
  let stopped = false

  const answers = new Map<number, Pick<ReviewEntry, 'read' | 'failure'>>()
  let publishTimer: ReturnType<typeof setTimeout> | undefined
  const publishAnswers = () => {
    publishTimer = undefined
    set(({ entries }) => ({
      entries: entries.map((entry) => {
        const answer = answers.get(entry.key)
        return answer ? { ...entry, ...answer } : entry
      }),
    }))
    answers.clear()
  }

  const read = createQueue<ReviewEntry>(
    async ({ key, file, chosen }) => {
      const answer = await previewFile(file)
      answers.set(
        key,
        answer.ok
          ? { read: readOf(answer.value, chosen), failure: null }
          : { read: null, failure: answer.failure },
      )
      if (publishTimer === undefined) publishTimer = setTimeout(publishAnswers, PUBLISH_INTERVAL)
    },
    ({ key }) => get().entries.some((entry) => entry.key === key),
  )

  const change = (key: number, how: (entry: ReviewEntry) => ReviewEntry) =>
    set(({ entries }) => ({ entries: entries.map((entry) => (entry.key === key ? how(entry) : entry)) }))

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

  /** Reads the texts of articles about to be replaced, unless there are more than `room`. */
  const textsBefore = async (items: readonly ImportItem[], room: number) => {
    const ids = items.flatMap(({ replaces }) => (replaces ? [replaces.id] : []))
    const before = new Map<string, ArticleContent>()
    if (ids.length > room) return before
    for (const id of ids) {
      const opened = await newsroom.readArticle({ id })
      if (opened.ok) before.set(id, opened.value.article)
    }
    return before
  }

  /** Saves one batch and adds the results to the outcome. */
  const saveBatch = async (
    batch: readonly ReviewEntry[],
    outcome: Writable<Outcome>,
    resolutions: Resolutions,
  ) => {
    const items = batch.flatMap(({ key, read: each }) =>
      each ? [itemOf(each, resolutions.get(key) ?? 'keep')] : [],
    )
    const before = await textsBefore(items, MAX_UNDOABLE - outcome.undoable.length)
    const answer = await newsroom.importArticles({ items })
    const results = answer.ok ? answer.value.results : batch.map(() => answer)
    const failures = new Map<number, Failure>()
    for (const [at, { key }] of batch.entries()) {
      const result = results[at]
      if (result && !result.ok) failures.set(key, result.failure)
      if (!result?.ok) continue
      const { article, fingerprint } = result.value
      outcome.firstId ??= article.id
      if (items[at]?.replaces) outcome.replaced += 1
      else outcome.imported += 1
      const text = before.get(article.id)
      const base = { revision: article.revision, fingerprint }
      if (text) outcome.undoable = [...outcome.undoable, { id: article.id, base, before: text }]
    }
    const inBatch = new Set(batch.map(({ key }) => key))
    set(({ entries }) => ({
      entries: entries.flatMap((entry) => {
        const failure = failures.get(entry.key)
        if (failure) return [{ ...entry, failure }]
        return inBatch.has(entry.key) ? [] : [entry]
      }),
    }))
  }

  return {
    entries: [],
    current: null,
    progress: null,
    take: (files) => {
      const added = files.map((file): ReviewEntry => {
        lastKey += 1
        return { key: lastKey, file, read: null, failure: null, chosen: new Map(), resolution: null }
      })
      set(({ entries, current }) => ({
        entries: [...entries, ...added],
        current: current ?? added[0]?.key ?? null,
      }))
      read(added)
    },
    show: (current) => set({ current }),
    remove: (key) =>
      set(({ entries, current }) => {
        const at = entries.findIndex((entry) => entry.key === key)
        const left = entries.filter((entry) => entry.key !== key)
        const neighbour = left[Math.min(at, left.length - 1)]?.key ?? null
        return { entries: left, current: current === key ? neighbour : current }
      }),
    clear: () => {
      stopped = true
      set({ entries: [], current: null })
    },
    reclassify: (key, line, kind) => {
      let isOtherArticle = false
      change(key, (entry) => {
        if (!entry.read) return entry
        const chosen = new Map(entry.chosen).set(line, kind)
        const draft = withChosen(entry.read.recognised, chosen)
        const read = { ...entry.read, draft, duplicateKey: duplicateKey(draft.content) }
        isOtherArticle = read.duplicateKey !== entry.read.duplicateKey
        return { ...entry, chosen, read }
      })
      if (isOtherArticle) void compare(new Set([key]))
    },
    resolve: (resolution, key) =>
      set(({ entries }) => ({
        entries: entries.map((entry) => {
          const isMeant = key === undefined ? duplicateOf(entry, entries) !== null : entry.key === key
          return isMeant && entry.read ? { ...entry, resolution, failure: null } : entry
        }),
      })),
    decodeAs: async (key, encoding) => {
      const entry = get().entries.find((each) => each.key === key)
      if (!entry) return
      const answer = await previewFile(entry.file, encoding)
      if (!answer.ok) return notifyFailure(answer.failure)
      change(key, (now) => ({ ...now, failure: null, read: readOf(answer.value, now.chosen) }))
      if (entry.chosen.size > 0) await compare(new Set([key]))
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
      const outcome: Writable<Outcome> = { imported: 0, replaced: 0, skipped: 0, firstId: null, undoable: [] }
      set({ progress: { done: 0, total } })
      while (!stopped) {
        const batch = nextBatch(get().entries.filter(({ key }) => accepted.has(key) && !tried.has(key)))
        if (batch.length === 0) break
        for (const { key } of batch) tried.add(key)
        await saveBatch(batch, outcome, resolutions)
        set({ progress: { done: tried.size, total } })
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
      set(({ entries, current }) => ({
        progress: null,
        current: entries.some(({ key }) => key === current) ? current : (entries[0]?.key ?? null),
      }))
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

/** Moves the queued files into the review. */
export function takeQueuedFiles(): void {
  const files = useImportQueue.getState().takeAll()
  if (files.length > 0) useReview.getState().take(files)
}
