import { basename, dirname, join } from 'node:path'
import type { BackedUpArticle } from '../../core/backup.ts'
import type { Article } from '../../core/article/index.ts'
import { picturesOf } from '../../core/pictures/figures.ts'
import { pictureAddress } from '../../core/pictures/index.ts'
import { ok, type Result } from '../../core/failure.ts'
import { decodeArticleFile } from '../articleFile.ts'
import { DiskFailure, toResult, toDiskFailure } from '../diskFailure.ts'
import { flushFolder, ignoreDiskError, renameWithRetry } from '../durableFile.ts'
import { describeIfThere, nodeFileSystem } from '../fileSystem.ts'
import { sha256Of } from '../pictureCheck.ts'
import { loopYielder } from '../yieldToLoop.ts'
import type { BackedUpLibrary } from './createBackup.ts'
import { backupFailure } from './failures.ts'
import type { BackedUpFile, BackupHeader } from './manifest.ts'
import { articleFileOf } from './names.ts'
import { OpenBackup } from './openBackup.ts'
import { removeAbandoned, tempPathBeside } from './tempNames.ts'

/** Bytes; a picture has to leave this much room on the disk. */
const ROOM_LEFT = 1_000_000

async function readArticle(backup: OpenBackup, file: BackedUpFile, id: string): Promise<Result<Article>> {
  const pieces: Uint8Array[] = []
  await backup.read(file, (piece) => void pieces.push(piece))
  const decoded = decodeArticleFile(Buffer.concat(pieces), id)
  return decoded.ok ? ok(decoded.value.article) : decoded
}

async function withBackup<T>(zip: string, work: (backup: OpenBackup) => Promise<T>): Promise<Result<T>> {
  return toResult(async () => {
    const backup = await OpenBackup.open(nodeFileSystem, zip)
    try {
      return ok(await work(backup))
    } finally {
      backup.close()
    }
  })
}

const byChange = (one: BackedUpArticle, other: BackedUpArticle) => (one.updatedAt < other.updatedAt ? 1 : -1)

/** What a backup says of itself, and its articles, those of the bin too, last changed first. Unreadable ones are left out. */
export function listBackedUp(
  zip: string,
): Promise<Result<{ header: BackupHeader; articles: BackedUpArticle[] }>> {
  return withBackup(zip, async (backup) => {
    const articles: BackedUpArticle[] = []
    const pause = loopYielder()
    for (const file of backup.files) {
      const there = articleFileOf(file.name)
      if (there === null) continue
      const read = await readArticle(backup, file, there.id)
      if (read.ok) {
        const { id, headline, date, updatedAt } = read.value
        articles.push({ id, headline, date, updatedAt, isInBin: there.isInBin })
      }
      await pause()
    }
    return { header: backup.header, articles: articles.sort(byChange) }
  })
}

/** Writes a picture of a backup into the library, unless it is there; a damaged one is replaced where the backup's is good. */
async function takePicture(
  { disk, paths }: BackedUpLibrary,
  backup: OpenBackup,
  file: BackedUpFile,
): Promise<void> {
  const { fileSystem } = disk
  const path = join(paths.root, ...file.name.split('/'))
  const { sha256 } = pictureAddress(file.name) ?? {}
  if (describeIfThere(fileSystem, path)) {
    if (file.sha256 !== sha256 || (await sha256Of(fileSystem, path, loopYielder())) === sha256) return
  }
  if (!describeIfThere(fileSystem, paths.media)) {
    fileSystem.makeFolder(paths.media, false)
    await flushFolder(disk, paths.root)
  }
  if (fileSystem.room(paths.media) < file.size + ROOM_LEFT) {
    throw new DiskFailure({ code: 'disk-full', detail: { folder: paths.root } })
  }
  await removeAbandoned(fileSystem, path)
  const temporary = tempPathBeside(path)
  const open = fileSystem.create(temporary, 0o666)
  let isOpen = true
  try {
    await backup.read(file, (piece) => {
      for (let offset = 0; offset < piece.length; ) offset += fileSystem.write(open, piece, offset)
    })
    await fileSystem.flush(open)
    isOpen = false
    fileSystem.close(open)
    await renameWithRetry(disk, temporary, path)
    await flushFolder(disk, dirname(path))
  } catch (error) {
    if (isOpen) ignoreDiskError(() => fileSystem.close(open))
    ignoreDiskError(() => fileSystem.remove(temporary))
    throw toDiskFailure(error, paths.root)
  }
}

/**
 * Reads an article of a backup, from its articles or else from its bin, and puts the pictures that it shows into the library.
 * Adding the article is the caller's.
 */
export function takeBackedUp(library: BackedUpLibrary, zip: string, id: string): Promise<Result<Article>> {
  return toResult(async () => {
    const taken = await withBackup(zip, async (backup) => {
      const byName = new Map(backup.files.map((file) => [file.name, file]))
      const file = byName.get(`articles/${id}.json`) ?? byName.get(`bin/${id}.json`)
      if (!file) throw backupFailure('backup-no-article', { fileName: basename(zip), id })
      const article = await readArticle(backup, file, id)
      if (!article.ok) return article
      for (const src of picturesOf(article.value)) {
        const picture = byName.get(src)
        if (picture && pictureAddress(src)) await takePicture(library, backup, picture)
      }
      return article
    })
    return taken.ok ? taken.value : taken
  })
}
