import { DOMSerializer } from 'prosemirror-model'
import { bodyNodes } from '../../../src/renderer/src/editor/convert.ts'
import { schema } from '../../../src/renderer/src/editor/schema.ts'
import { view } from './openPage.tsx'

export function transfer(data: Record<string, string>): DataTransfer {
  const clipboardData = new DataTransfer()
  for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value)
  return clipboardData
}

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
export function drag(
  type: string,
  dataTransfer: DataTransfer,
  at: number,
  keys: DragEventInit = {},
): DragEvent {
  const { left, top, bottom } = view().coordsAtPos(at)
  const place = { clientX: left, clientY: (top + bottom) / 2 }
  const { node } = view().domAtPos(at)
  const target = node instanceof Element ? node : node.parentElement
  const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, ...place, ...keys })
  target?.dispatchEvent(event)
  return event
}
