import { closeHistory } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { type Command, Plugin } from 'prosemirror-state'
import type { EditorView, NodeView, ViewMutationRecord } from 'prosemirror-view'
import { keydownHandler } from 'prosemirror-keymap'
import { pageTranslate } from '../pageTranslate.ts'
import { schema } from '../schema.ts'

const { listItem } = schema.nodes

const labelOf = (item: Node) =>
  item.firstChild?.textContent.slice(0, 120) || pageTranslate()('editor:tick.empty')

/** Checks or unchecks the item at a position, as one step of the history. */
function toggleTask(view: EditorView, position: number): boolean {
  const item = view.state.doc.nodeAt(position)
  if (!view.editable || item?.type !== listItem || item.attrs.checked === null) return false
  const transaction = closeHistory(view.state.tr)
  view.dispatch(transaction.setNodeAttribute(position, 'checked', item.attrs.checked !== true))
  view.dispatch(closeHistory(view.state.tr))
  return true
}

/** A list item; a task item has a check box before its content. */
class ListItemView implements NodeView {
  readonly dom = document.createElement('li')
  readonly contentDOM: HTMLElement = this.dom
  readonly #box: HTMLElement | null = null
  #node: Node

  constructor(node: Node, view: EditorView, position: () => number | undefined) {
    this.#node = node
    if (node.attrs.checked === null) return
    this.#box = document.createElement('span')
    this.#box.className = 'box'
    this.#box.contentEditable = 'false'
    this.#box.setAttribute('role', 'checkbox')
    // Keeps focus and caret where they are.
    this.#box.addEventListener('mousedown', (event) => event.preventDefault())
    this.#box.addEventListener('click', () => {
      const at = position()
      if (at !== undefined) toggleTask(view, at)
    })
    this.contentDOM = document.createElement('div')
    this.dom.append(this.#box, this.contentDOM)
    this.#show()
  }

  update(node: Node): boolean {
    if (node.type !== listItem || (node.attrs.checked === null) !== (this.#box === null)) return false
    this.#node = node
    this.#show()
    return true
  }

  stopEvent(event: Event): boolean {
    return event.target === this.#box
  }

  /** Only what says whether the item is checked is set here; its content, and what is selected in it, is ProseMirror's. */
  ignoreMutation({ type, target }: ViewMutationRecord): boolean {
    return type === 'attributes' && (target === this.#box || target === this.dom)
  }

  #show(): void {
    if (!this.#box) return
    const checked = String(this.#node.attrs.checked)
    this.dom.dataset.checked = checked
    this.#box.ariaChecked = checked
    this.#box.ariaLabel = labelOf(this.#node)
  }
}

const toggleTaskAtCaret: Command = ({ selection: { $from } }, _dispatch, view) => {
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth).type === listItem && $from.node(depth).attrs.checked !== null)
      return view !== undefined && toggleTask(view, $from.before(depth))
  return false
}

/** Task items: their boxes toggle by click, or by Ctrl+Enter at the caret. */
export const taskItems = new Plugin({
  props: {
    handleKeyDown: keydownHandler({ 'Mod-Enter': toggleTaskAtCaret }),
    nodeViews: { listItem: (node, view, position) => new ListItemView(node, view, position) },
  },
})
