import type { CheckReport, Problem } from '../contract/contract.ts'
import { type Failure, ok, type Result } from '../core/failure.ts'
import type { Articles } from './articles.ts'
import type { Bin } from './bin.ts'
import type { Housekeeping } from './housekeeping.ts'
import type { LibraryIndex } from './libraryIndex.ts'
import { pacing } from './pacing.ts'

/** The parts of a library that are examined. */
export type Examined = {
  articles: Articles
  bin: Bin
  index: LibraryIndex
  housekeeping: Housekeeping
  /** Tells of every version that cannot be read. */
  checkVersions(unread: (file: string, failure: Failure) => void): Promise<void>
}

/** Reads every article; gives the ids of those that can be read, and of those that cannot. */
async function readAll({ articles, housekeeping }: Examined, ids: readonly string[]) {
  const readable: string[] = []
  const unreadable: string[] = []
  const pause = pacing()
  for (const id of ids) {
    const read = articles.read(id)
    if (read.ok) housekeeping.readable(id)
    else housekeeping.unreadable(id, read.failure)
    ;(read.ok ? readable : unreadable).push(id)
    await pause()
  }
  return { readable, unreadable }
}

/** What the index has wrong, as a problem; and, if it may be mended, an index made anew. */
async function checkIndex({ index }: Examined, repair: boolean): Promise<Problem[]> {
  const wrong = await index.verify()
  if (index.problem) return [{ kind: 'index', file: 'index.sqlite', failure: index.problem }]
  if (wrong?.length === 0) return []
  if (repair) await index.rebuild()
  const detail = wrong ? { articles: wrong.length } : {}
  return [{ kind: 'index', file: 'index.sqlite', failure: { code: 'damaged', detail } }]
}

/**
 * Examines a whole library: every article, the index against them, the bin, the versions, and what was left behind. With `repair`,
 * sets aside what cannot be read, clears away left-overs and makes a wrong index anew. Deletes no text.
 */
export async function checkLibrary(parts: Examined, repair: boolean): Promise<Result<CheckReport>> {
  const { articles, bin, housekeeping, index } = parts
  const names = await articles.names()
  if (!names.ok) return names
  const { readable, unreadable } = await readAll(parts, housekeeping.sort(names.value))
  const leftovers = housekeeping.leftovers()
  let repaired = 0
  if (repair) {
    const moved = await housekeeping.repair(unreadable)
    await index.look(moved)
    repaired = moved.length + (await housekeeping.sweep())
  }
  const apart: Problem[] = []
  const unread = (file: string, failure: Failure) => apart.push({ kind: 'unreadable', file, failure })
  await bin.list(unread)
  await parts.checkVersions(unread)
  const inIndex = await checkIndex(parts, repair)
  if (repair) repaired += inIndex.length
  const problems = [...housekeeping.problems.list(), ...leftovers, ...apart, ...inIndex]
  return ok({ articles: readable.length, problems, repaired })
}
