import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { INDEX_FILE, INDEX_FILES } from '../core/libraryFiles.ts'

/** How long an index of another version of Marbre is kept after it was last written, in milliseconds: 30 days. */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1_000

/** The indexes of other versions of Marbre in a library, by the names of all their files. */
function otherIndexes(root: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const name of readdirSync(root)) {
    const index = INDEX_FILES.exec(name)?.[1]
    if (index === undefined || index === INDEX_FILE) continue
    found.set(index, [...(found.get(index) ?? []), name])
  }
  return found
}

/**
 * Removes the indexes of other versions of Marbre: what these have in them of the articles goes with them, and a version that is
 * in use makes its own anew. Throws where a file cannot be removed.
 */
export function removeOtherIndexes(root: string): void {
  for (const names of otherIndexes(root).values())
    for (const name of names) rmSync(join(root, name), { force: true })
}

/** Removes those that no version seems to use any more; they stay where that fails. */
export function removeOldIndexes(root: string, now: number): void {
  try {
    for (const names of otherIndexes(root).values()) {
      const written = names.map((name) => statSync(join(root, name)).mtimeMs)
      if (now - Math.max(...written) > KEPT_FOR) for (const name of names) rmSync(join(root, name))
    }
  } catch {
    // The next opening tries again.
  }
}
