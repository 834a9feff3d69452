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

/** The files of a folder and its subfolders; hidden ones are left out. */
async function* filesIn(entry: FileSystemEntry): AsyncGenerator<QueuedFile> {
  if (isFile(entry)) {
    yield await new Promise<QueuedFile>((resolve) => {
      entry.file(
        (file) => resolve(queuedFile(file)),
        () => resolve(unreadableFile(entry.name)),
      )
    })
  } else if (isFolder(entry)) {
    for (const inner of await entriesOf(entry)) if (!isHidden(inner.name)) yield* filesIn(inner)
  }
}

/** Queues dropped files, and the files of dropped folders. */
export async function queueDroppedFiles(transfer: DataTransfer): Promise<void> {
  // The transfer is empty after the drop event: it is read before the first await.
  const folders: FileSystemEntry[] = []
  const files: QueuedFile[] = []
  for (const item of transfer.items) {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null
    const file = item.getAsFile()
    if (entry && isFolder(entry)) folders.push(entry)
    else if (file) files.push(queuedFile(file))
  }
  const { enqueue } = useImportQueue.getState()
  enqueue(files)
  let found: QueuedFile[] = []
  for (const folder of folders) {
    for await (const file of filesIn(folder)) {
      found.push(file)
      if (found.length < GROUP_SIZE) continue
      enqueue(found)
      found = []
    }
  }
  enqueue(found)
}
