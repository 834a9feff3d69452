import type { EditorView } from 'prosemirror-view'

export function transfer(data: Record<string, string>): DataTransfer {
  const clipboardData = new DataTransfer()
  for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value)
  return clipboardData
}

/** Sends an event of dragging at a position of a page. */
export function dragIn(
  view: EditorView,
  type: string,
  dataTransfer: DataTransfer,
  at: number,
  keys: DragEventInit = {},
): DragEvent {
  const { left, top, bottom } = view.coordsAtPos(at)
  const place = { clientX: left, clientY: (top + bottom) / 2 }
  const { node } = view.domAtPos(at)
  const target = node instanceof Element ? node : node.parentElement
  const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, ...place, ...keys })
  target?.dispatchEvent(event)
  return event
}
