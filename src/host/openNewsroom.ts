import { readdirSync } from 'node:fs'
import type { Newsroom } from '../contract/contract.ts'
import type { ArticleContent } from '../core/article.ts'
import { ok, type Result } from '../core/failure.ts'
import { createNewsroom } from '../newsroom/index.ts'
import { openLibrary } from '../store/index.ts'
import type { ChosenLibrary } from './libraryFolder.ts'
import { systemClock, systemDigest, uuidSequence } from './system.ts'

export type OpenNewsroom = { newsroom: Newsroom; close(): Promise<void> }

/** True for a folder that holds nothing, or is not there at all. */
function isVacant(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return true
  }
}

/** Opens a library on this machine's disk, and the newsroom over it; a new one begins with `firstArticle`, if there is one. */
export async function openNewsroom(
  { folder, named }: ChosenLibrary,
  firstArticle?: ArticleContent,
): Promise<Result<OpenNewsroom>> {
  const isNew = isVacant(folder)
  // The folders that lead to a library which the user named are the user's to make: they may be on a disk that is not plugged in.
  const opened = await openLibrary(folder, { create: !named })
  if (!opened.ok) return opened
  const { store, close } = opened.value
  const newsroom = createNewsroom({ store, clock: systemClock, ids: uuidSequence(), digest: systemDigest })
  if (isNew && firstArticle) await newsroom.createArticle({ content: firstArticle })
  return ok({ newsroom, close })
}
