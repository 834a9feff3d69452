import { compareNames, type QueuedFile, queuedFile, useImportQueue } from '../state/importQueue.ts'
import { useLayout } from '../state/layout.ts'

type Kind = 'files' | 'folder'
const pickers = new Map<Kind, HTMLInputElement>()

/** The files of a picked folder by name, without hidden ones, which have a dot before their name or their folder's. */
function queuedFiles(files: FileList | null): QueuedFile[] {
  return Array.from(files ?? [])
    .filter(({ webkitRelativePath }) => !/(?:^|\/)\./.test(webkitRelativePath))
    .sort((one, other) => compareNames(one.webkitRelativePath, other.webkitRelativePath))
    .map(queuedFile)
}

function createPicker(kind: Kind): HTMLInputElement {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = kind === 'folder'
  input.hidden = true
  input.addEventListener('change', () => {
    useImportQueue.getState().enqueue(queuedFiles(input.files))
    input.value = ''
  })
  document.body.append(input)
  return input
}

/**
 * Opens the system's picker for files or for a folder, and queues what is chosen. Browsers refuse that without a recent
 * click or key press (user activation): then the import dialog opens, which has buttons for it.
 */
function pick(kind: Kind): void {
  if (!navigator.userActivation.isActive) {
    useLayout.getState().show('import')
    return
  }
  const known = pickers.get(kind)
  const picker = known?.isConnected ? known : createPicker(kind)
  pickers.set(kind, picker)
  picker.click()
}

export const pickFiles = () => pick('files')
export const pickFolder = () => pick('folder')
