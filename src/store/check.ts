import type { CheckReport, Problem } from '../core/library.ts'
import { type Failure, ok, type Result } from '../core/failure.ts'
import type { Articles } from './articles.ts'
import type { Bin } from './bin.ts'
import type { Scrubber } from './scrub.ts'
import type { LibraryIndex } from './libraryIndex.ts'
import { loopYielder } from './yieldToLoop.ts'

/** The parts of a library that `checkLibrary` examines. */
export type CheckedParts = {
  articles: Articles
  bin: Bin
  index: LibraryIndex
  scrubber: Scrubber
  /** Reads every kept version; calls `unread` for each that cannot be read. */
  checkVersions(unread: (file: string, failure: Failure) => void): Promise<void>
}

/** Reads every article; returns the ids of the readable and of the unreadable ones. */
async function readAll({ articles, scrubber }: CheckedParts, ids: readonly string[]) {
  const readable: string[] = []
  const unreadable: string[] = []
  const pause = loopYielder()
  for (const id of ids) {
    const read = articles.read(id)
    if (read.ok) scrubber.noteReadable(id)
    else scrubber.noteUnreadable(id, read.failure)
    ;(read.ok ? readable : unreadable).push(id)
    await pause()
  }
  return { readable, unreadable }
}

/** Verifies the index, and with `repair` rebuilds it if it is wrong; returns the problem, if any. */
async function checkIndex({ index }: CheckedParts, repair: boolean): Promise<Problem[]> {
  const wrong = await index.verify()
  if (index.problem) return [{ kind: 'index', file: 'index.sqlite', failure: index.problem }]
  if (wrong?.length === 0) return []
  if (repair) await index.rebuild()
  const detail = wrong ? { articles: wrong.length } : {}
  return [{ kind: 'index', file: 'index.sqlite', failure: { code: 'damaged', detail } }]
}

/**
 * Examines a whole library: every article, the index against them, the bin, the versions, and temporary files. With
 * `repair`, quarantines what cannot be read, removes temporary files and rebuilds a wrong index. Deletes no text.
 */
export async function checkLibrary(parts: CheckedParts, repair: boolean): Promise<Result<CheckReport>> {
  const { articles, bin, scrubber, index } = parts
  const names = await articles.names()
  if (!names.ok) return names
  const { readable, unreadable } = await readAll(parts, scrubber.articleIds(names.value))
  const tempFiles = scrubber.tempFileProblems()
  let repaired = 0
  if (repair) {
    const moved = await scrubber.quarantineUnreadable(unreadable)
    await index.refresh(moved)
    repaired = moved.length + (await scrubber.clearTempFiles())
  }
  const unreadFiles: Problem[] = []
  const unread = (file: string, failure: Failure) => unreadFiles.push({ kind: 'unreadable', file, failure })
  await bin.list(unread)
  await parts.checkVersions(unread)
  const inIndex = await checkIndex(parts, repair)
  if (repair) repaired += inIndex.length
  const problems = [...scrubber.problems.list(), ...tempFiles, ...unreadFiles, ...inIndex]
  return ok({ articles: readable.length, problems, repaired })
}
