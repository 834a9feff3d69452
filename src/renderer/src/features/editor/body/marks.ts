import { type ChangeSpec, EditorSelection, type EditorState, type StateCommand } from '@codemirror/state'
import { enclosing } from './dialect.ts'
import { openingOf, textStart } from './lines.ts'

/** The stretches of a selection that can carry marks: within one line each, without blanks at their ends. */
function stretches(state: EditorState, from: number, to: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
    const { kind } = openingOf(state, line)
    const start = Math.max(from, textStart(state, line))
    const text = state.doc.sliceString(start, Math.min(to, line.to))
    const before = /^[ \t\u00a0\u202f]*/.exec(text)?.[0].length ?? 0
    const inner = text.slice(before).replace(/[ \t\u00a0\u202f]+$/, '')
    if (inner !== '' && kind !== 'heading' && kind !== 'code')
      found.push({ from: start + before, to: start + before + inner.length })
    if (line.to >= to) return found
  }
}

/** Puts a mark around the selection or the word at the cursor, or takes it away. */
function toggleMark(mark: string, nodeName: string): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false
    const { main } = state.selection
    const around = enclosing(state, main, nodeName)
    if (around) {
      const from = around.offset + around.node.from
      const to = around.offset + around.node.to
      const changes = [
        { from, to: from + mark.length },
        { from: to - mark.length, to },
      ]
      dispatch(state.update({ changes, userEvent: 'format', scrollIntoView: true }))
      return true
    }
    const word = main.empty ? state.wordAt(main.head) : null
    const parts = stretches(state, word?.from ?? main.from, word?.to ?? main.to)
    if (parts.length === 0) {
      const { kind } = openingOf(state, state.doc.lineAt(main.head))
      if (!main.empty || kind === 'heading' || kind === 'code') return true
      const selection = EditorSelection.cursor(main.head + mark.length)
      dispatch(
        state.update({ changes: { from: main.head, insert: mark + mark }, selection, userEvent: 'format' }),
      )
      return true
    }
    const changes: ChangeSpec[] = parts.flatMap((part) => [
      { from: part.from, insert: mark },
      { from: part.to, insert: mark },
    ])
    const mapped = state.changes(changes)
    const selection = EditorSelection.range(
      mapped.mapPos(main.anchor, main.anchor <= main.head ? 1 : -1),
      mapped.mapPos(main.head, main.head > main.anchor ? -1 : 1),
    )
    dispatch(state.update({ changes: mapped, selection, userEvent: 'format', scrollIntoView: true }))
    return true
  }
}

/** Makes a link of the selection and puts the cursor where its address goes; on a link, selects the address. */
export const editLink: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false
  const { main } = state.selection
  const link = enclosing(state, main, 'Link')
  const url = link?.node.getChild('URL')
  if (link && url) {
    const { offset } = link
    dispatch(
      state.update({ selection: { anchor: offset + url.from, head: offset + url.to }, scrollIntoView: true }),
    )
    return true
  }
  const word = main.empty ? state.wordAt(main.head) : null
  const part = stretches(state, word?.from ?? main.from, word?.to ?? main.to)[0] ?? main
  const text = state.doc.sliceString(part.from, part.to)
  const { kind } = openingOf(state, state.doc.lineAt(part.from))
  if (kind === 'heading' || kind === 'code') return true
  const insert = `[${text}]()`
  const cursor = part.from + (text === '' ? 1 : insert.length - 1)
  dispatch(
    state.update({
      changes: { from: part.from, to: part.to, insert },
      selection: { anchor: cursor },
      userEvent: 'format',
      scrollIntoView: true,
    }),
  )
  return true
}

export const toggleBold = toggleMark('**', 'StrongEmphasis')
export const toggleItalic = toggleMark('*', 'Emphasis')
