import { failed, type Result } from '../../../../core/failure.ts'
import type { ImportPreview } from '../../../../contract/importing.ts'
import { isSure } from '../../../../core/import/draft.ts'
import { type Group, newEntry, type ReviewEntry } from './entry.ts'
import { createQueue, type OpenedFile, previewAll, previewOne, withBeside } from './previewFile.ts'
import { readOf } from './readDraft.ts'
import { bytesOf, unpackQueued } from './unpackQueued.ts'

/** Files that are read within this many milliseconds are rendered together. */
const PUBLISH_INTERVAL = 80

type Batch = {
  entries(): readonly ReviewEntry[]
  set(entries: readonly ReviewEntry[]): void
  nextKey(): number
}

const groupOf = (answer: Result<ImportPreview>): Group =>
  !answer.ok ? 'refused' : isSure(answer.value.draft) ? 'sure' : 'doubtful'

/** An entry with what became of its file. */
function answered(entry: ReviewEntry, answer: Result<ImportPreview>): ReviewEntry {
  const group = entry.group ?? groupOf(answer)
  return answer.ok
    ? { ...entry, group, read: readOf(answer.value, entry), failure: null }
    : { ...entry, group, read: null, failure: answer.failure }
}

/** Reads the files of a batch, a few at a time; what a file holds takes its place in the batch. */
export function createReading(batch: Batch) {
  const answers = new Map<number, Result<ImportPreview>>()
  let publishTimer: ReturnType<typeof setTimeout> | undefined
  const publish = () => {
    publishTimer = undefined
    batch.set(
      batch.entries().map((entry) => {
        const answer = answers.get(entry.key)
        return answer ? answered(entry, answer) : entry
      }),
    )
    answers.clear()
  }
  const tell = (key: number, answer: Result<ImportPreview>) => {
    answers.set(key, answer)
    if (publishTimer === undefined) publishTimer = setTimeout(publish, PUBLISH_INTERVAL)
  }

  /** Puts what a file holds in its place; a mail keeps its own. */
  const replace = (
    { key, file }: ReviewEntry,
    found: NonNullable<Awaited<ReturnType<typeof unpackQueued>>>,
  ) => {
    const added = found.map((part) =>
      newEntry(part.file === file ? key : batch.nextKey(), part.file, { ...part, unpacks: false }),
    )
    batch.set(batch.entries().flatMap((entry) => (entry.key === key ? added : [entry])))
    read(added.filter(({ failure }) => failure === null))
  }

  const read = createQueue<ReviewEntry>(
    async (entries) => {
      const present = new Set(batch.entries().map(({ key }) => key))
      const opened: { key: number; file: OpenedFile }[] = []
      for (const entry of entries.filter(({ key }) => present.has(key))) {
        const { key, file, unpacks } = entry
        const bytes = await bytesOf(file)
        if (!bytes.ok) {
          tell(key, bytes)
          file.beside?.done()
          continue
        }
        const found = unpacks ? await unpackQueued(file, bytes.value) : null
        if (found) replace(entry, found)
        else {
          const whole = await withBeside(file, bytes.value)
          // With its pictures a text may be large, and is read alone.
          if (whole.beside) tell(key, await previewOne(whole))
          else opened.push({ key, file: whole })
        }
        file.beside?.done()
      }
      const answers = await previewAll(opened.map(({ file }) => file))
      for (const [at, { key, file }] of opened.entries())
        tell(key, answers[at] ?? failed('unreadable', { fileName: file.fileName }))
    },
    ({ file }) => file.size,
  )
  return read
}
