import type { Duplicate } from '../../../../contract/contract.ts'
import { type Entry, TREATMENTS, type Treatment } from './entry.ts'

/** What a file of the review is already: an article of the library, or another file of the same batch. */
export type Twin =
  | { in: 'library'; duplicate: Duplicate; others: number }
  | { in: 'batch'; fileName: string; why: Duplicate['why'] }

/** The first file of the batch under each hash, and the first under each headline and date. */
type Firsts = { files: ReadonlyMap<string, Entry>; likenesses: ReadonlyMap<string, Entry> }

const known = new WeakMap<readonly Entry[], Firsts>()

/** The batch gone through once, however many of its files are asked about. */
function firstsOf(entries: readonly Entry[]): Firsts {
  const before = known.get(entries)
  if (before) return before
  const files = new Map<string, Entry>()
  const likenesses = new Map<string, Entry>()
  for (const entry of entries) {
    if (!entry.read) continue
    const { sha256, likeness } = entry.read
    if (!files.has(sha256)) files.set(sha256, entry)
    if (likeness !== '' && !likenesses.has(likeness)) likenesses.set(likeness, entry)
  }
  const firsts = { files, likenesses }
  known.set(entries, firsts)
  return firsts
}

/** What a file is already, or null: the library before the batch, the same file before the same headline. */
export function twinOf(entry: Entry, entries: readonly Entry[]): Twin | null {
  if (!entry.read) return null
  const { duplicates, sha256, likeness } = entry.read
  const [duplicate] = duplicates
  const { files, likenesses } = firstsOf(entries)
  const sameFile = files.get(sha256)
  if (duplicate?.why !== 'same-file' && sameFile && sameFile.key !== entry.key) {
    return { in: 'batch', fileName: sameFile.file.fileName, why: 'same-file' }
  }
  if (duplicate) return { in: 'library', duplicate, others: duplicates.length - 1 }
  const sameHeadline = likenesses.get(likeness)
  if (!sameHeadline || sameHeadline.key === entry.key) return null
  return { in: 'batch', fileName: sameHeadline.file.fileName, why: 'same-headline' }
}

/** What may become of a file: what is only in the batch as yet cannot be replaced. */
export function treatmentsFor(twin: Twin): readonly Treatment[] {
  return twin.in === 'library' ? TREATMENTS : ['skip', 'keep']
}

/**
 * What becomes of a file: what the user said, else nothing is lost by it. The same bytes bring nothing new and are
 * skipped; another text of the same headline and day may be another story, and is kept beside it.
 */
export function treatmentOf(entry: Entry, twin: Twin | null): Treatment {
  if (!twin) return 'keep'
  if (entry.treatment && treatmentsFor(twin).includes(entry.treatment)) return entry.treatment
  const why = twin.in === 'library' ? twin.duplicate.why : twin.why
  return why === 'same-file' ? 'skip' : 'keep'
}

/** What will become of the whole batch, as numbers. */
export type Plan = { fresh: number; replacing: number; skipped: number; twins: number }

/** Counts what each file of the batch will become. */
export function planOf(entries: readonly Entry[]): Plan {
  const plan = { fresh: 0, replacing: 0, skipped: 0, twins: 0 }
  for (const entry of entries) {
    if (!entry.read) continue
    const twin = twinOf(entry, entries)
    const treatment = treatmentOf(entry, twin)
    if (twin) plan.twins += 1
    if (treatment === 'skip') plan.skipped += 1
    else if (treatment === 'replace') plan.replacing += 1
    else plan.fresh += 1
  }
  return plan
}
