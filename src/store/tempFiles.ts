import { join } from 'node:path'
import type { Problem } from '../core/library.ts'
import type { OpenedArticle } from '../core/article/index.ts'
import type { Result } from '../core/failure.ts'
import { decodeArticleFile, readFile } from './articleFile.ts'
import { type Disk, tempFileTarget } from './durableFile.ts'
import { articleIdOf, type LibraryPaths } from './libraryFolder.ts'
import type { HeldLock } from './libraryLock.ts'
import { quarantine } from './quarantine.ts'

function articleIn(disk: Disk, path: string, id: string): Result<OpenedArticle> {
  const read = readFile(disk.fileSystem, path)
  return read.ok ? decodeArticleFile(read.value.bytes, id) : read
}

/** True if a temporary file is whole and newer than its article, in the library or in the bin. */
function isNewerThanArticle(
  disk: Disk,
  { articles, bin }: LibraryPaths,
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
 * Removes the temporary files that dead processes left in `articles`; the lock makes sure that nobody is writing one.
 * Those that are whole and newer than the article that they were to replace are quarantined. Returns their problems.
 */
export async function removeTempFiles(
  disk: Disk,
  paths: LibraryPaths,
  lock: HeldLock,
  names: readonly string[],
): Promise<Problem[]> {
  const kept: Problem[] = []
  for (const name of names) {
    const target = tempFileTarget(name)
    if (target === null) continue
    const path = join(paths.articles, name)
    const id = articleIdOf(target)
    lock.check()
    if (id !== null && isNewerThanArticle(disk, paths, path, id)) {
      const failure = { code: 'write-failed', detail: { fileName: target, reason: 'cut off' } } as const
      kept.push(await quarantine(disk, paths, lock, path, { kind: 'leftover', failure, as: target }))
    } else {
      disk.fileSystem.remove(path)
    }
  }
  return kept
}
