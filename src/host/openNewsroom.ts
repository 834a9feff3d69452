import { readdirSync } from 'node:fs'
import type { Newsroom } from '../contract/contract.ts'
import type { ArticleContent } from '../core/article.ts'
import { ok, type Result } from '../core/failure.ts'
import { createNewsroom } from '../newsroom/index.ts'
import { openLibrary, RecoveryFiles } from '../store/index.ts'
import { recoveryFolder } from './libraryFiles.ts'
import type { ChosenLibrary } from './libraryFolder.ts'
import { systemClock, systemDigest, uuidSequence } from './system.ts'

export type OpenNewsroom = {
  newsroom: Newsroom
  /** Settles when the list is known to be that of the folder. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Who opens a newsroom: a window, which stays and hears of changes, or a command, which is soon gone. */
export type Visit = { kind: 'window'; firstArticle: ArticleContent } | { kind: 'command' }

/** True for a folder that holds nothing, or is not there at all. */
function isVacant(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return true
  }
}

/**
 * Opens a library on this machine's disk, and the newsroom over it; a window finds its first article in a new one.
 * `userData` is the folder that keeps the recovery copies.
 */
export async function openNewsroom(
  { folder, named }: ChosenLibrary,
  visit: Visit,
  userData: string,
): Promise<Result<OpenNewsroom>> {
  const isNew = isVacant(folder)
  // The folders that lead to a library which the user named are the user's to make: its disk may not be plugged in.
  const opened = await openLibrary(folder, { create: !named, watch: visit.kind === 'window' })
  if (!opened.ok) return opened
  const store = opened.value
  const newsroom = createNewsroom({
    store,
    recovery: new RecoveryFiles(recoveryFolder(userData, folder)),
    clock: systemClock,
    ids: uuidSequence(),
    digest: systemDigest,
  })
  if (isNew && visit.kind === 'window') await newsroom.createArticle({ content: visit.firstArticle })
  return ok({ newsroom, settled: () => store.settled(), close: () => store.close() })
}
