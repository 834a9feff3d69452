import type { Duplicate } from '../../../../core/duplicateKey.ts'
import type { Failure } from '../../../../core/failure.ts'
import type { BlockKind, Draft } from '../../../../core/import/index.ts'
import type { QueuedFile } from '../../state/importQueue.ts'

/** What becomes of a duplicate: skipped, put in place of the article, or imported beside it. */
export const RESOLUTIONS = ['skip', 'replace', 'keep'] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/** A recognised file, and its draft with the user's choices; `duplicateKey` is that of the draft. */
export type ReadFile = {
  recognised: Draft
  draft: Draft
  sha256: string
  duplicateKey: string
  duplicates: readonly Duplicate[]
}

/** A file of the batch under review. */
export type ReviewEntry = {
  key: number
  file: QueuedFile
  /** Null while the file is being read, and if it cannot be imported. */
  read: ReadFile | null
  failure: Failure | null
  /** The kinds that the user chose for single lines, by line number. */
  chosen: ReadonlyMap<number, BlockKind>
  /** The user's choice for a duplicate; null for the default. */
  resolution: Resolution | null
}
