import { create } from 'zustand'
import type { ImportItem, ImportPreview } from '../../../../contract/contract.ts'
import type { ArticleContent, Base } from '../../../../core/article.ts'
import type { Failure } from '../../../../core/failure.ts'
import { type BlockKind, type Draft, type Encoding, formDraft } from '../../../../core/import/index.ts'
import { likeness } from '../../../../core/likeness.ts'
import { newsroom } from '../../client.ts'
import { type IncomingFile, useIncoming } from '../../state/incoming.ts'
import { notifyFailure } from '../../state/notices.ts'
import { treatmentOf, twinOf } from './duplicates.ts'
import type { Entry, Read, Treatment } from './entry.ts'
import { createQueue, readFile } from './reading.ts'

export type Progress = { done: number; total: number }

/** An article that was replaced: its text before, and what it is now. */
export type Replaced = { id: string; base: Base; before: ArticleContent }

type Outcome = {
  imported: number
  replaced: number
  skipped: number
  firstId: string | null
  /** Those of the replaced articles whose text before can be brought back. */
  undoable: readonly Replaced[]
}

type Review = {
  entries: readonly Entry[]
  /** The key of the file whose lines are on show. */
  current: number | null
  /** Not null while articles are being saved. */
  progress: Progress | null
  take(files: readonly IncomingFile[]): void
  show(key: number): void
  remove(key: number): void
  clear(): void
  reclassify(key: number, line: number, kind: BlockKind): void
  decodeAs(key: number, encoding: Encoding): Promise<void>
  /** Says what becomes of a file that is there already; of all of them where none is named. */
  treat(treatment: Treatment, key?: number): void
  accept(): Promise<Outcome>
  stop(): void
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type Decided = ReadonlyMap<number, Treatment>

/** How many articles are made durable together, and how many characters at most. */
const GROUP = { articles: 100, characters: 4_000_000 } as const
/** Answers that come in quick succession are shown together, at this distance in milliseconds. */
const SHOWN_EVERY = 80
/** The texts of so many replaced articles are held for Undo; the library keeps every one of them in any case. */
const MOST_UNDOABLE = 50
/** So many files are compared with the library at once. */
const COMPARED = 500

/** True for a file that would become an article. */
export const isReady = (entry: Entry): boolean => entry.read !== null
/** True for a file that will not become an article as it is. */
export const isRefused = (entry: Entry): boolean => entry.read === null && entry.failure !== null
/** The number of lines of a draft that need a look. */
export const doubtsOf = (draft: Draft): number =>
  draft.blocks.filter(({ certainty }) => certainty === 'doubtful').length

/** A draft with the user's own view of some lines. It always starts from what was recognised: one choice may undo another. */
function withChosen(draft: Draft, chosen: Entry['chosen']): Draft {
  if (chosen.size === 0 || draft.blocks.length === 0) return draft
  const blocks = draft.blocks.map((block) => {
    const kind = chosen.get(block.line)
    return kind ? { ...block, kind, certainty: 'sure' as const, reason: 'chosen' } : block
  })
  return formDraft({ ...draft, blocks })
}

const readOf = ({ draft: recognised, sha256, duplicates }: ImportPreview, chosen: Entry['chosen']): Read => {
  const draft = withChosen(recognised, chosen)
  return { recognised, draft, sha256, likeness: likeness(draft.content), duplicates }
}

const traceOf = ({ draft, sha256 }: Read) => ({
  sha256,
  headline: draft.content.headline,
  date: draft.content.date,
})

function itemOf({ draft, sha256, duplicates: [duplicate] }: Read, treatment: Treatment): ImportItem {
  const { content, fileName, encoding } = draft
  const item = { content, fileName, encoding, sha256 }
  if (treatment !== 'replace' || !duplicate) return item
  return { ...item, replaces: { id: duplicate.id, revision: duplicate.revision } }
}

const lengthOf = ({ draft }: Read) => draft.content.sections.reduce((sum, { body }) => sum + body.length, 0)

/** The next few entries that are saved together. */
function nextGroup(entries: readonly Entry[]): Entry[] {
  const group: Entry[] = []
  let characters = 0
  for (const entry of entries) {
    if (!entry.read) continue
    characters += lengthOf(entry.read)
    if (group.length > 0 && characters > GROUP.characters) break
    group.push(entry)
    if (group.length === GROUP.articles) break
  }
  return group
}

/** The batch of files under review. Nothing of it is in the library before `accept`. */
export const useReview = create<Review>((set, get) => {
  let lastKey = 0
  let stopped = false

  const answers = new Map<number, Pick<Entry, 'read' | 'failure'>>()
  let showing: ReturnType<typeof setTimeout> | undefined
  const showAnswers = () => {
    showing = undefined
    set(({ entries }) => ({
      entries: entries.map((entry) => {
        const answer = answers.get(entry.key)
        return answer ? { ...entry, ...answer } : entry
      }),
    }))
    answers.clear()
  }

  const read = createQueue<Entry>(
    async ({ key, file, chosen }) => {
      const answer = await readFile(file)
      answers.set(
        key,
        answer.ok
          ? { read: readOf(answer.value, chosen), failure: null }
          : { read: null, failure: answer.failure },
      )
      if (showing === undefined) showing = setTimeout(showAnswers, SHOWN_EVERY)
    },
    ({ key }) => get().entries.some((entry) => entry.key === key),
  )

  const change = (key: number, how: (entry: Entry) => Entry) =>
    set(({ entries }) => ({ entries: entries.map((entry) => (entry.key === key ? how(entry) : entry)) }))

  /** Asks the library again what it has of these files, which may have changed on either side. */
  const compare = async (keys: ReadonlySet<number>) => {
    const entries = get().entries.filter(({ key }) => keys.has(key))
    for (let from = 0; from < entries.length; from += COMPARED) {
      const asked = entries.slice(from, from + COMPARED).flatMap((entry) => {
        return entry.read ? [{ key: entry.key, trace: traceOf(entry.read) }] : []
      })
      const answer = await newsroom.findDuplicates({ items: asked.map(({ trace }) => trace) })
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

  /** The texts that are about to be replaced, as far as Undo holds them. */
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

  /** Saves one group, each file as was decided, and adds to the outcome what came of it. */
  const saveGroup = async (group: readonly Entry[], outcome: Writable<Outcome>, decided: Decided) => {
    const items = group.flatMap(({ key, read: each }) =>
      each ? [itemOf(each, decided.get(key) ?? 'keep')] : [],
    )
    const before = await textsBefore(items, MOST_UNDOABLE - outcome.undoable.length)
    const answer = await newsroom.importArticles({ items })
    const results = answer.ok ? answer.value.results : group.map(() => answer)
    const failures = new Map<number, Failure>()
    for (const [at, { key }] of group.entries()) {
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
    const inGroup = new Set(group.map(({ key }) => key))
    set(({ entries }) => ({
      entries: entries.flatMap((entry) => {
        const failure = failures.get(entry.key)
        if (failure) return [{ ...entry, failure }]
        return inGroup.has(entry.key) ? [] : [entry]
      }),
    }))
  }

  return {
    entries: [],
    current: null,
    progress: null,
    take: (files) => {
      const added = files.map((file): Entry => {
        lastKey += 1
        return { key: lastKey, file, read: null, failure: null, chosen: new Map(), treatment: null }
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
      let isOther = false
      change(key, (entry) => {
        if (!entry.read) return entry
        const chosen = new Map(entry.chosen).set(line, kind)
        const draft = withChosen(entry.read.recognised, chosen)
        const read = { ...entry.read, draft, likeness: likeness(draft.content) }
        isOther = read.likeness !== entry.read.likeness
        return { ...entry, chosen, read }
      })
      if (isOther) void compare(new Set([key]))
    },
    treat: (treatment, key) =>
      set(({ entries }) => ({
        entries: entries.map((entry) => {
          const isMeant = key === undefined ? twinOf(entry, entries) !== null : entry.key === key
          return isMeant && entry.read ? { ...entry, treatment, failure: null } : entry
        }),
      })),
    decodeAs: async (key, encoding) => {
      const entry = get().entries.find((each) => each.key === key)
      if (!entry) return
      const answer = await readFile(entry.file, encoding)
      if (!answer.ok) return notifyFailure(answer.failure)
      change(key, (now) => ({ ...now, failure: null, read: readOf(answer.value, now.chosen) }))
      if (entry.chosen.size > 0) await compare(new Set([key]))
    },
    accept: async () => {
      stopped = false
      // What fails stays on the list, and is not tried twice in one go.
      const tried = new Set<number>()
      const { entries: batch } = get()
      const ready = batch.filter(isReady)
      // Decided for the whole batch before any of it is in the library, and looks like a duplicate of itself.
      const decided = new Map(
        ready.map((entry) => [entry.key, treatmentOf(entry, twinOf(entry, batch))] as const),
      )
      const accepted = new Set(ready.flatMap(({ key }) => (decided.get(key) === 'skip' ? [] : [key])))
      const total = accepted.size
      const outcome: Writable<Outcome> = { imported: 0, replaced: 0, skipped: 0, firstId: null, undoable: [] }
      set({ progress: { done: 0, total } })
      while (!stopped) {
        const group = nextGroup(get().entries.filter(({ key }) => accepted.has(key) && !tried.has(key)))
        if (group.length === 0) break
        for (const { key } of group) tried.add(key)
        await saveGroup(group, outcome, decided)
        set({ progress: { done: tried.size, total } })
      }
      const left = new Set(
        get()
          .entries.filter(({ key }) => accepted.has(key))
          .map(({ key }) => key),
      )
      if (left.size === 0) {
        // All is decided: what was to be skipped is done with too.
        outcome.skipped = ready.length - total
        set(({ entries }) => ({ entries: entries.filter(({ key }) => decided.get(key) !== 'skip') }))
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

/** Moves what was offered into the review. */
export function takeOffered(): void {
  const files = useIncoming.getState().take()
  if (files.length > 0) useReview.getState().take(files)
}
