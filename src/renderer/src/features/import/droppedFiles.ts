import type { DroppedItem } from './droppedItems.ts'
import { compareNames, type QueuedFile, queuedFile, useImportQueue } from '../../state/importQueue.ts'

/** So many files of dropped folders are queued together. */
const GROUP_SIZE = 200

const isHidden = (name: string) => name.startsWith('.')
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** A file of which only the name is known: reading it fails, and the review says so. */
function unreadableFile(fileName: string): QueuedFile {
  return { fileName, size: 0, bytes: () => Promise.reject(new Error('unreadable')) }
}

/** What stands in a folder, by name. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const found: FileSystemEntry[] = []
  for (;;) {
    // `readEntries` gives at most 100 entries a call, and an empty list at the end.
    const entries = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    )
    if (entries.length === 0) return found.sort((one, other) => compareNames(one.name, other.name))
    found.push(...entries)
  }
}

/** A file of a dropped folder, with its path from where that stands; `isOfPage` for what belongs to a saved page. */
type Dropped = { path: string; file: QueuedFile; isOfPage: boolean }

/** The files of a folder and its subfolders; hidden ones are left out. */
async function* filesIn(entry: FileSystemEntry, folder = '', isOfPage = false): AsyncGenerator<Dropped> {
  const path = folder + entry.name
  if (isFile(entry)) {
    const file = await new Promise<QueuedFile>((resolve) => {
      entry.file(
        (file) => resolve(queuedFile(file)),
        () => resolve(unreadableFile(entry.name)),
      )
    })
    yield { path, file, isOfPage }
  } else if (isFolder(entry)) {
    const { isFolderOfPage } = await companions()
    const entries = await entriesOf(entry)
    const names = new Set(entries.map(({ name }) => name.toLowerCase()))
    for (const inner of entries) {
      const isPart = isOfPage || (isFolder(inner) && isFolderOfPage(inner.name, names))
      if (!isHidden(inner.name)) yield* filesIn(inner, `${path}/`, isPart)
    }
  }
}

/** What joins texts with their pictures, which the first load of the window does without. */
const companions = () => import('./companions.ts')

/** Queues dropped files, and the files of dropped folders, whose pictures go with the texts that show them. */
export async function queueDroppedFiles(items: readonly DroppedItem[]): Promise<void> {
  const folders: FileSystemEntry[] = []
  const files: QueuedFile[] = []
  for (const { entry, file } of items) {
    if (entry && isFolder(entry)) folders.push(entry)
    else if (file) files.push(queuedFile(file))
  }
  const { enqueue } = useImportQueue.getState()
  if (folders.length === 0) {
    enqueue(files)
    return
  }
  const { Companions, isCompanion } = await companions()
  const together = new Companions()
  let found: QueuedFile[] = []
  const take = ({ path, file, isOfPage }: Dropped) => {
    if (isOfPage || isCompanion(file)) together.add({ path, file }, isOfPage)
    else found.push(together.text({ path, file }))
  }
  for (const file of files) take({ path: file.fileName, file, isOfPage: false })
  for (const folder of folders) {
    for await (const each of filesIn(folder)) {
      take(each)
      if (found.length < GROUP_SIZE) continue
      enqueue(found)
      found = []
    }
  }
  enqueue(found)
  together.close()
}
