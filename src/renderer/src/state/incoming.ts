import { create } from 'zustand'
import { useScreen } from './screen.ts'

/** A file that someone offers for import; it is read only when its turn comes. */
export type IncomingFile = { fileName: string; size: number; bytes(): Promise<Uint8Array<ArrayBuffer>> }

type Incoming = {
  /** Files that the import review has not taken in yet. */
  waiting: readonly IncomingFile[]
  offer(files: readonly IncomingFile[]): void
  take(): readonly IncomingFile[]
}

/** The way in for files, from the picker, a drop or the system. */
export const useIncoming = create<Incoming>((set, get) => ({
  waiting: [],
  offer: (files) => {
    if (files.length === 0) return
    set(({ waiting }) => ({ waiting: [...waiting, ...files] }))
    useScreen.getState().show('import')
  },
  take: () => {
    const { waiting } = get()
    if (waiting.length > 0) set({ waiting: [] })
    return waiting
  },
}))

/** A file of the browser as something to import. */
export function incomingFile(file: File): IncomingFile {
  return {
    fileName: file.name,
    size: file.size,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  }
}

const picker = document.createElement('input')
picker.type = 'file'
picker.multiple = true
picker.hidden = true
picker.addEventListener('change', () => {
  useIncoming.getState().offer(Array.from(picker.files ?? [], incomingFile))
  picker.value = ''
})
document.body.append(picker)

/** Asks for files. Without a click or key press just before, browsers refuse that: then the review asks in their place. */
export function chooseFiles(): void {
  if (navigator.userActivation.isActive) picker.click()
  else useScreen.getState().show('import')
}

const isHidden = (name: string) => name.startsWith('.')

async function* filesIn(entry: FileSystemEntry): AsyncGenerator<IncomingFile> {
  if (isFile(entry)) {
    yield await new Promise<IncomingFile>((resolve) => {
      entry.file(
        (file) => resolve(incomingFile(file)),
        () => resolve(lost(entry.name)),
      )
    })
  } else if (isFolder(entry)) {
    const reader = entry.createReader()
    for (;;) {
      // A folder gives its entries by the hundred, and an empty list at its end.
      const entries = await new Promise<FileSystemEntry[]>((resolve) =>
        reader.readEntries(resolve, () => resolve([])),
      )
      if (entries.length === 0) return
      for (const inner of entries) if (!isHidden(inner.name)) yield* filesIn(inner)
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** A file whose name is known and nothing else: reading it fails, and the review says so. */
function lost(fileName: string): IncomingFile {
  return { fileName, size: 0, bytes: () => Promise.reject(new Error('unreadable')) }
}

const AT_ONCE = 200

/** Offers what was dropped: files, and the files of folders. */
export async function offerDropped(transfer: DataTransfer): Promise<void> {
  // The list is only there during the drop itself, so it is read before anything is waited for.
  const entries: FileSystemEntry[] = []
  const files: IncomingFile[] = []
  for (const item of transfer.items) {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null
    const file = item.getAsFile()
    if (entry && isFolder(entry)) entries.push(entry)
    else if (file) files.push(incomingFile(file))
  }
  const { offer } = useIncoming.getState()
  offer(files)
  let found: IncomingFile[] = []
  for (const entry of entries) {
    for await (const file of filesIn(entry)) {
      found.push(file)
      if (found.length < AT_ONCE) continue
      offer(found)
      found = []
    }
  }
  offer(found)
}
