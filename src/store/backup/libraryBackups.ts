import type { Article } from '../../core/article/index.ts'
import type { BackupOutcome } from '../../core/backup.ts'
import type { Result } from '../../core/failure.ts'
import { takeBackedUp } from './backedUpArticles.ts'
import { type BackedUpLibrary, type BackupTarget, type BackupWork, createBackup } from './createBackup.ts'

/** Backups of one library, into and out of zips by their paths. */
export type LibraryBackups = {
  create(target: BackupTarget, work: BackupWork): Promise<Result<BackupOutcome>>
  /** Reads an article, and puts its pictures into the library. Adding the article is the caller's. */
  take(zip: string, id: string): Promise<Result<Article>>
}

export function libraryBackups(library: BackedUpLibrary): LibraryBackups {
  return {
    create: (target, work) => createBackup(library, target, work),
    take: (zip, id) => takeBackedUp(library, zip, id),
  }
}
