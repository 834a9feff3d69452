import { create } from 'zustand'
import type { ImportItem, ImportPreview } from '../../../../contract/contract.ts'
import type { Failure } from '../../../../core/failure.ts'
import { type BlockKind, type Draft, type Encoding, formDraft } from '../../../../core/import/index.ts'
import { newsroom } from '../../client.ts'
import { type IncomingFile, useIncoming } from '../../state/incoming.ts'
import { notifyFailure } from '../../state/notices.ts'
import { createQueue, readFile } from './reading.ts'

/** A file as it was recognised, and as it is now that the user has had a say. */
type Read = { recognised: Draft; draft: Draft; sha256: string }

/** One file of the batch under review. */
export type Entry = {
  key: number
  file: IncomingFile
  /** What the file would become; null while it is being read, and where it cannot be imported. */
  read: Read | null
  failure: Failure | null
  /** What the user made of single lines, by their numbers. */
  chosen: ReadonlyMap<number, BlockKind>
}

export type Progress = { done: number; total: number }

type Outcome = { imported: number; firstId: string | null }

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
  accept(): Promise<Outcome>
  stop(): void
}

/** How many articles are made durable together, and how many characters at most. */
const GROUP = { articles: 100, characters: 4_000_000 } as const
/** Answers that come in quick succession are shown together, at this distance in milliseconds. */
const SHOWN_EVERY = 80

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

const readOf = ({ draft, sha256 }: ImportPreview, chosen: Entry['chosen']): Read => ({
  recognised: draft,
  draft: withChosen(draft, chosen),
  sha256,
})

const itemOf = ({ draft, sha256 }: Read): ImportItem => ({
  content: draft.content,
  fileName: draft.fileName,
  encoding: draft.encoding,
  sha256,
})

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

  /** Saves one group; gives the id of its first article. */
  const saveGroup = async (group: readonly Entry[]): Promise<{ saved: number; firstId: string | null }> => {
    const items = group.flatMap(({ read: each }) => (each ? [itemOf(each)] : []))
    const answer = await newsroom.importArticles({ items })
    const results = answer.ok ? answer.value.results : group.map(() => answer)
    const failures = new Map<number, Failure>()
    let firstId: string | null = null
    for (const [at, { key }] of group.entries()) {
      const result = results[at]
      if (result?.ok) firstId ??= result.value.article.id
      else if (result) failures.set(key, result.failure)
    }
    const inGroup = new Set(group.map(({ key }) => key))
    set(({ entries }) => ({
      entries: entries.flatMap((entry) => {
        const failure = failures.get(entry.key)
        if (failure) return [{ ...entry, failure }]
        return inGroup.has(entry.key) ? [] : [entry]
      }),
    }))
    return { saved: group.length - failures.size, firstId }
  }

  return {
    entries: [],
    current: null,
    progress: null,
    take: (files) => {
      const added = files.map((file): Entry => {
        lastKey += 1
        return { key: lastKey, file, read: null, failure: null, chosen: new Map() }
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
    reclassify: (key, line, kind) =>
      change(key, (entry) => {
        if (!entry.read) return entry
        const chosen = new Map(entry.chosen).set(line, kind)
        return { ...entry, chosen, read: { ...entry.read, draft: withChosen(entry.read.recognised, chosen) } }
      }),
    decodeAs: async (key, encoding) => {
      const entry = get().entries.find((each) => each.key === key)
      if (!entry) return
      const answer = await readFile(entry.file, encoding)
      if (!answer.ok) return notifyFailure(answer.failure)
      change(key, (now) => ({ ...now, failure: null, read: readOf(answer.value, now.chosen) }))
    },
    accept: async () => {
      stopped = false
      // What fails stays on the list, and is not tried twice in one go.
      const tried = new Set<number>()
      const accepted = new Set(
        get()
          .entries.filter(isReady)
          .map(({ key }) => key),
      )
      const total = accepted.size
      let imported = 0
      let firstId: string | null = null
      set({ progress: { done: 0, total } })
      while (!stopped) {
        const group = nextGroup(get().entries.filter(({ key }) => accepted.has(key) && !tried.has(key)))
        if (group.length === 0) break
        for (const { key } of group) tried.add(key)
        const outcome = await saveGroup(group)
        imported += outcome.saved
        firstId ??= outcome.firstId
        set({ progress: { done: tried.size, total } })
      }
      set(({ entries, current }) => ({
        progress: null,
        current: entries.some(({ key }) => key === current) ? current : (entries[0]?.key ?? null),
      }))
      return { imported, firstId }
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
