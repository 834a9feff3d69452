import { queuedFile, useImportQueue } from '../state/importQueue.ts'
import { useLayout } from '../state/layout.ts'

let picker: HTMLInputElement | null = null

function createPicker(): HTMLInputElement {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.hidden = true
  input.addEventListener('change', () => {
    useImportQueue.getState().enqueue(Array.from(input.files ?? [], queuedFile))
    input.value = ''
  })
  document.body.append(input)
  return input
}

/**
 * Opens the system's file picker and queues what is chosen. Browsers refuse that without a recent click or key press
 * (user activation): then the import dialog opens, which has a button for it.
 */
export function pickFiles(): void {
  if (!navigator.userActivation.isActive) {
    useLayout.getState().show('import')
    return
  }
  if (!picker?.isConnected) picker = createPicker()
  picker.click()
}
