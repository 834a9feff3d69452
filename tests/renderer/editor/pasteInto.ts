import { DOMSerializer } from 'prosemirror-model'
import { bodyNodes } from '../../../src/renderer/src/editor/convert.ts'
import { schema } from '../../../src/renderer/src/editor/schema.ts'
import { dragIn, transfer } from './drag.ts'
import { view } from './openPage.tsx'

export { transfer }

/** The body as HTML, one block per line. */
export function markup(): string {
  const serializer = DOMSerializer.fromSchema(schema)
  const lines = bodyNodes(view().state.doc).map((node) => {
    const holder = document.createElement('div')
    holder.append(serializer.serializeNode(node))
    return holder.innerHTML
  })
  return lines
    .join('\n')
    .replaceAll('\u202f', '&nnbsp;')
    .replace(/ title="[^"]*"| dir="auto"/g, '')
}

/** Pastes at the caret; returns the body's markup. */
export function pasteData(data: Record<string, string>): string {
  const event = new ClipboardEvent('paste', {
    clipboardData: transfer(data),
    bubbles: true,
    cancelable: true,
  })
  view().dom.dispatchEvent(event)
  view().state.doc.check()
  return markup()
}

export const pasteHtml = (html: string, plain = '') => pasteData({ 'text/html': html, 'text/plain': plain })

/** Copies or cuts the selection; returns what is on the clipboard. */
export function take(type: 'copy' | 'cut'): DataTransfer {
  const clipboardData = new DataTransfer()
  view().dom.dispatchEvent(new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true }))
  return clipboardData
}

/** Sends an event of dragging at a position of the page. */
export const drag = (
  type: string,
  dataTransfer: DataTransfer,
  at: number,
  keys: DragEventInit = {},
): DragEvent => dragIn(view(), type, dataTransfer, at, keys)
