import type { Duplicate } from '../../../../contract/contract.ts'
import type { Failure } from '../../../../core/failure.ts'
import type { BlockKind, Draft } from '../../../../core/import/index.ts'
import type { IncomingFile } from '../../state/incoming.ts'

/** What becomes of a file that is there already: left out, put in the place of the article, or imported beside it. */
export const TREATMENTS = ['skip', 'replace', 'keep'] as const
export type Treatment = (typeof TREATMENTS)[number]

/** A file as it was recognised, and as it is now that the user has had a say; `likeness` is that of its headline and date. */
export type Read = {
  recognised: Draft
  draft: Draft
  sha256: string
  likeness: string
  duplicates: readonly Duplicate[]
}

/** One file of the batch under review. */
export type Entry = {
  key: number
  file: IncomingFile
  /** What the file would become; null while it is being read, and where it cannot be imported. */
  read: Read | null
  failure: Failure | null
  /** What the user made of single lines, by their numbers. */
  chosen: ReadonlyMap<number, BlockKind>
  /** What the user made of a file that is there already; null for what is usual. */
  treatment: Treatment | null
}
