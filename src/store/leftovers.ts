import { join } from 'node:path'
import type { Problem } from '../contract/contract.ts'
import type { OpenedArticle } from '../core/article.ts'
import type { Result } from '../core/failure.ts'
import { decodeArticleFile, readFile } from './articleFile.ts'
import { type Disk, temporaryOf } from './durableFile.ts'
import { articleNamed, type LibraryFolder } from './libraryFolder.ts'
import type { HeldLock } from './libraryLock.ts'
import { setAside } from './setAside.ts'

function articleIn(disk: Disk, path: string, id: string): Result<OpenedArticle> {
  const read = readFile(disk.fileSystem, path)
  return read.ok ? decodeArticleFile(read.value.bytes, id) : read
}

/** True where a temporary file holds a text that its article, wherever that is now, does not have yet. */
function isWorthKeeping(
  disk: Disk,
  { articles, bin }: LibraryFolder,
  temporary: string,
  id: string,
): boolean {
  const left = articleIn(disk, temporary, id)
  if (!left.ok) return left.failure.code === 'unreadable'
  return [articles, bin].every((folder) => {
    const kept = articleIn(disk, join(folder, `${id}.json`), id)
    if (!kept.ok) return true
    const { article, fingerprint } = kept.value
    return left.value.article.revision >= article.revision && left.value.fingerprint !== fingerprint
  })
}

/**
 * Clears away the temporary files that dead processes left: nobody writes while the lock is held. Those that are whole
 * and newer than the article they were to become are set aside, the others removed. Gives what was set aside.
 */
export async function clearLeftovers(
  disk: Disk,
  places: LibraryFolder,
  lock: HeldLock,
  names: readonly string[],
): Promise<Problem[]> {
  const kept: Problem[] = []
  for (const name of names) {
    const target = temporaryOf(name)
    if (target === null) continue
    const path = join(places.articles, name)
    const id = articleNamed(target)
    lock.check()
    if (id !== null && isWorthKeeping(disk, places, path, id)) {
      const failure = { code: 'write-failed', detail: { fileName: target, reason: 'cut off' } } as const
      kept.push(await setAside(disk, places, lock, path, { kind: 'leftover', failure, as: target }))
    } else {
      disk.fileSystem.remove(path)
    }
  }
  return kept
}
