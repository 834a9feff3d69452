import type { Duplicate } from '../../../../core/duplicateKey.ts'
import { type ReviewEntry, RESOLUTIONS, type Resolution } from './entry.ts'

/** What a file duplicates: an article of the library, or another file of the batch. */
export type DuplicateMatch =
  | { in: 'library'; duplicate: Duplicate; others: number }
  | { in: 'batch'; fileName: string; why: Duplicate['why'] }

/** The first file of the batch by hash, and the first by headline and date. */
type BatchIndex = { byHash: ReadonlyMap<string, ReviewEntry>; byHeadline: ReadonlyMap<string, ReviewEntry> }

const known = new WeakMap<readonly ReviewEntry[], BatchIndex>()

/** The index of a batch, computed once per array. */
function indexBatch(entries: readonly ReviewEntry[]): BatchIndex {
  const before = known.get(entries)
  if (before) return before
  const byHash = new Map<string, ReviewEntry>()
  const byHeadline = new Map<string, ReviewEntry>()
  for (const entry of entries) {
    if (!entry.read) continue
    const { sha256, duplicateKey } = entry.read
    if (!byHash.has(sha256)) byHash.set(sha256, entry)
    if (duplicateKey !== '' && !byHeadline.has(duplicateKey)) byHeadline.set(duplicateKey, entry)
  }
  const index = { byHash, byHeadline }
  known.set(entries, index)
  return index
}

/**
 * What a file duplicates, or null. A file with the same bytes comes before one with the same headline, and among the
 * latter the library before the batch.
 */
export function duplicateOf(entry: ReviewEntry, entries: readonly ReviewEntry[]): DuplicateMatch | null {
  if (!entry.read) return null
  const { duplicates, sha256, duplicateKey } = entry.read
  const [duplicate] = duplicates
  const { byHash, byHeadline } = indexBatch(entries)
  const sameFile = byHash.get(sha256)
  if (duplicate?.why !== 'same-file' && sameFile && sameFile.key !== entry.key) {
    return { in: 'batch', fileName: sameFile.file.fileName, why: 'same-file' }
  }
  if (duplicate) return { in: 'library', duplicate, others: duplicates.length - 1 }
  const sameHeadline = byHeadline.get(duplicateKey)
  if (!sameHeadline || sameHeadline.key === entry.key) return null
  return { in: 'batch', fileName: sameHeadline.file.fileName, why: 'same-headline' }
}

/** The possible resolutions: another file of the batch cannot be replaced, since it is not an article yet. */
export function resolutionsFor(match: DuplicateMatch): readonly Resolution[] {
  return match.in === 'library' ? RESOLUTIONS : ['skip', 'keep']
}

/**
 * The resolution of a file: the user's choice, else the one that loses nothing. The same bytes are skipped; another
 * text with the same headline and date may be another story, and is kept.
 */
export function resolutionOf(entry: ReviewEntry, match: DuplicateMatch | null): Resolution {
  if (!match) return 'keep'
  if (entry.resolution && resolutionsFor(match).includes(entry.resolution)) return entry.resolution
  const why = match.in === 'library' ? match.duplicate.why : match.why
  return why === 'same-file' ? 'skip' : 'keep'
}

/** How many files will be imported, replace an article, be skipped, and are duplicates. */
export type Plan = { fresh: number; replacing: number; skipped: number; duplicates: number }

/** Counts the resolutions of a batch. */
export function planImport(entries: readonly ReviewEntry[]): Plan {
  const plan = { fresh: 0, replacing: 0, skipped: 0, duplicates: 0 }
  for (const entry of entries) {
    if (!entry.read) continue
    const match = duplicateOf(entry, entries)
    const resolution = resolutionOf(entry, match)
    if (match) plan.duplicates += 1
    if (resolution === 'skip') plan.skipped += 1
    else if (resolution === 'replace') plan.replacing += 1
    else plan.fresh += 1
  }
  return plan
}
