import { type ChangeSpec, EditorSelection, type EditorState, type StateCommand } from '@codemirror/state'
import { escapeMarkdown } from '../../../../../core/markdown/index.ts'
import { blockAt, enclosing, readBlock } from './dialect.ts'
import { openingOf, textStart } from './lines.ts'

type Stretch = { from: number; to: number }
type Target = Parameters<StateCommand>[0]

/** The stretches of a selection that can carry marks: within one line each, without blanks at their ends. */
function stretches(state: EditorState, from: number, to: number): Stretch[] {
  const found: Stretch[] = []
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

/** The stretches that a mark or a link goes around: those of the selection, or the word at the cursor. */
function chosen(state: EditorState): Stretch[] {
  const { main } = state.selection
  const word = main.empty ? state.wordAt(main.head) : null
  return stretches(state, word?.from ?? main.from, word?.to ?? main.to)
}

/** True where bold, italic or a link can be: not in a heading, which is plain, nor in code. */
export function takesMarks(state: EditorState): boolean {
  const { main } = state.selection
  if (!main.empty) return stretches(state, main.from, main.to).length > 0
  const { kind } = openingOf(state, state.doc.lineAt(main.head))
  return kind !== 'heading' && kind !== 'code'
}

/** The node that holds each stretch of the selection; null where one stretch has none. */
function holders(state: EditorState, nodeName: string): Stretch[] | null {
  const { main } = state.selection
  const parts = main.empty ? [main] : stretches(state, main.from, main.to)
  const found = parts.map((part) => enclosing(state, part, nodeName))
  const all = found.flatMap((each) =>
    each ? [{ from: each.offset + each.node.from, to: each.offset + each.node.to }] : [],
  )
  return all.length === parts.length && all.length > 0 ? all : null
}

/** The places of the nodes of a name that a stretch touches. */
function nodesIn(state: EditorState, { from, to }: Stretch, nodeName: string): Stretch[] {
  const block = blockAt(state, from)
  const found: Stretch[] = []
  if (!block) return found
  readBlock(state, block).iterate({
    from: from - block.from,
    to: to - block.from,
    enter: (node) => {
      const stretch = { from: block.from + node.from, to: block.from + node.to }
      if (node.name === nodeName && stretch.from < to && stretch.to > from) found.push(stretch)
    },
  })
  return found
}

/** The changes that put a mark around a stretch, and around what is marked already at its ends. */
function marking(state: EditorState, part: Stretch, mark: string, nodeName: string): ChangeSpec[] {
  const inner = nodesIn(state, part, nodeName)
  const from = Math.min(part.from, ...inner.map((node) => node.from))
  const to = Math.max(part.to, ...inner.map((node) => node.to))
  return [
    { from, insert: mark },
    ...inner.flatMap((node) => [
      { from: node.from, to: node.from + mark.length },
      { from: node.to - mark.length, to: node.to },
    ]),
    { from: to, insert: mark },
  ]
}

function format({ state, dispatch }: Target, changes: readonly ChangeSpec[]): true {
  const { main } = state.selection
  const mapped = state.changes([...changes])
  const selection = main.empty
    ? EditorSelection.cursor(mapped.mapPos(main.head, 1))
    : EditorSelection.range(
        mapped.mapPos(main.anchor, main.anchor < main.head ? 1 : -1),
        mapped.mapPos(main.head, main.head > main.anchor ? -1 : 1),
      )
  dispatch(state.update({ changes: mapped, selection, userEvent: 'format', scrollIntoView: true }))
  return true
}

/** Puts a mark around the selection or the word at the cursor, or takes it away where all of it has it. */
function toggleMark(mark: string, nodeName: string): StateCommand {
  return (target) => {
    const { state, dispatch } = target
    if (state.readOnly) return false
    const { main } = state.selection
    const held = holders(state, nodeName)
    if (held)
      return format(
        target,
        [...new Map(held.map((node) => [node.from, node])).values()].flatMap(({ from, to }) => [
          { from, to: from + mark.length },
          { from: to - mark.length, to },
        ]),
      )
    const parts = chosen(state)
    if (parts.length > 0)
      return format(
        target,
        parts.flatMap((part) =>
          enclosing(state, part, nodeName) ? [] : marking(state, part, mark, nodeName),
        ),
      )
    if (!main.empty || !takesMarks(state)) return true
    const selection = EditorSelection.cursor(main.head + mark.length)
    dispatch(
      state.update({ changes: { from: main.head, insert: mark + mark }, selection, userEvent: 'format' }),
    )
    return true
  }
}

/** The link around the selection, with the stretches of its words and its address; null where there is none. */
export function linkAt(state: EditorState): { link: Stretch; words: Stretch; address: Stretch } | null {
  const found = enclosing(state, state.selection.main, 'Link')
  const url = found?.node.getChild('URL')
  const [open, close] = found?.node.getChildren('LinkMark') ?? []
  if (!found || !url || !open || !close) return null
  const at = ({ from, to }: Stretch) => ({ from: found.offset + from, to: found.offset + to })
  return { link: at(found.node), words: at({ from: open.to, to: close.from }), address: at(url) }
}

/** Gives the link at the selection another address, or makes a link of what is selected; an empty address removes it. */
export function setLink(address: string): StateCommand {
  return (target) => {
    const { state, dispatch } = target
    if (state.readOnly) return false
    const found = linkAt(state)
    if (found && address === '')
      return format(target, [
        { from: found.link.from, to: found.words.from },
        { from: found.words.to, to: found.link.to },
      ])
    if (found) return format(target, [{ ...found.address, insert: address }])
    if (address === '' || !takesMarks(state)) return true
    const parts = chosen(state)
    if (parts.length > 0)
      return format(
        target,
        parts.flatMap(({ from, to }) => [
          { from, insert: '[' },
          ...nodesIn(state, { from, to }, 'Link').flatMap((link) => withoutLink(state, link)),
          { from: to, insert: `](${address})` },
        ]),
      )
    const { head } = state.selection.main
    const words = escapeMarkdown(address.replace(/^(?:https?:\/\/|mailto:)/, ''))
    const insert = `[${words}](${address})`
    dispatch(
      state.update({
        changes: { from: head, insert },
        selection: EditorSelection.cursor(head + insert.length),
        userEvent: 'format',
        scrollIntoView: true,
      }),
    )
    return true
  }
}

/** The changes that leave nothing of a link but its words. */
function withoutLink(state: EditorState, { from, to }: Stretch): ChangeSpec[] {
  const link = enclosing(state, { from, to }, 'Link')
  const [open, close] = link?.node.getChildren('LinkMark') ?? []
  if (!link || !open || !close) return []
  return [
    { from, to: link.offset + open.to },
    { from: link.offset + close.from, to },
  ]
}

/** True where all that is selected is bold, or italic. */
export const isBold = (state: EditorState) => holders(state, 'StrongEmphasis') !== null
export const isItalic = (state: EditorState) => holders(state, 'Emphasis') !== null

export const toggleBold = toggleMark('**', 'StrongEmphasis')
export const toggleItalic = toggleMark('*', 'Emphasis')
