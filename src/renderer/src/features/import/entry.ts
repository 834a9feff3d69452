import type { Duplicate } from '../../../../core/duplicateKey.ts'
import type { Failure } from '../../../../core/failure.ts'
import { type BlockKind, type Draft, isSure, type LabelledField } from '../../../../core/import/draft.ts'
import { IMPORT_FORMATS } from '../../../../core/import/formats.ts'
import type { QueuedFile } from '../../state/importQueue.ts'

/** What becomes of a duplicate: skipped, put in place of the article, or imported beside it. */
export const RESOLUTIONS = ['skip', 'replace', 'keep'] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/** A field that the file names beside its text, as a person reads it, and what it is taken for. */
export type NamedField = { field: LabelledField; text: string; kind: BlockKind }

/**
 * A recognised file, and its draft with the user's choices, `fields` those beside its text; `duplicateKey` is that of the
 * draft.
 */
export type ReadFile = {
  recognised: Draft
  draft: Draft
  fields: readonly NamedField[]
  sha256: string
  duplicateKey: string
  duplicates: readonly Duplicate[]
}

/** The groups of the list, in its order. */
export type Group = 'doubtful' | 'refused' | 'sure'

/** A file of the batch under review. */
export type ReviewEntry = {
  key: number
  file: QueuedFile
  /** The files that it was taken out of, outermost first. */
  within: readonly string[]
  /** The text of several articles that this is one of; null for any other file. */
  whole: QueuedFile | null
  /** False for a file that was taken out of another, or that is kept as one. */
  unpacks: boolean
  /** Null while the file is being read, and if it cannot be imported. */
  read: ReadFile | null
  failure: Failure | null
  /** Where it stands in the list since it was first read, so that no choice makes it jump; null before. */
  group: Group | null
  /** The kinds that the user chose for single rows, by their id. */
  chosen: ReadonlyMap<string, BlockKind>
  /** What the user found right: the ids of doubtful rows, and of doubts about the file. */
  confirmed: ReadonlySet<string>
  /** The user's choice for a duplicate; null for the default. */
  resolution: Resolution | null
}

/** A file that has not been read yet. */
export function newEntry(
  key: number,
  file: QueuedFile,
  from: Partial<Pick<ReviewEntry, 'within' | 'whole' | 'unpacks' | 'failure'>> = {},
): ReviewEntry {
  return {
    key,
    file,
    within: [],
    whole: null,
    unpacks: true,
    read: null,
    failure: null,
    group: from.failure ? 'refused' : null,
    chosen: new Map(),
    confirmed: new Set(),
    resolution: null,
    ...from,
  }
}

/** True for a draft of a file that a person can read as it stands: its encoding counts, and its text is the original. */
export const isPlainText = ({ encoding, format }: Draft): boolean =>
  encoding !== null && IMPORT_FORMATS[format].text === 'plain'

/** True for a file that can be imported. */
export const isReady = (entry: ReviewEntry): boolean => entry.read !== null
/** True for a file that cannot be imported. */
export const isRefused = (entry: ReviewEntry): boolean => entry.read === null && entry.failure !== null
/** True for a file that has not been read yet. */
export const isUnread = (entry: ReviewEntry): boolean => entry.read === null && entry.failure === null
/** True for a file with a doubt that no choice has settled. */
export const isDoubtful = ({ read }: ReviewEntry): boolean => read !== null && !isSure(read.draft)
