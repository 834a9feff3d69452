import { toggleMark } from 'prosemirror-commands'
import type { Mark, Node } from 'prosemirror-model'
import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { safeAddress } from '../../../../core/document/index.ts'
import { schema } from '../schema.ts'

const { marks } = schema

/** A link's range and target. */
type LinkRange = {
  readonly from: number
  readonly to: number
  readonly href: string
  readonly title: string
}

/** The state of the link card. If `asking`, it asks for an address; with an empty range, for the link's text too. */
export type LinkCard = LinkRange & { readonly asking: boolean }

type State = { readonly requested: LinkRange | null; readonly dismissed: boolean }
type Change = { readonly ask: LinkRange } | 'close' | 'dismiss' | 'recall'

const key = new PluginKey<State>('links')

const linkOf = (node: Node | null): Mark | undefined => node?.marks.find(({ type }) => type === marks.link)

/** The link at a position or next to it; between two, the one after. */
export function linkAt(doc: Node, position: number): LinkRange | null {
  const { parent, parentOffset } = doc.resolve(position)
  if (!parent.inlineContent) return null
  const sides = [parent.childAfter(parentOffset), parent.childBefore(parentOffset)]
  const side = sides.find(({ node }) => linkOf(node))
  const link = linkOf(side?.node ?? null)
  if (!side || !link) return null
  const has = (index: number) => {
    const node = parent.maybeChild(index)
    return node !== null && link.isInSet(node.marks)
  }
  let [first, last] = [side.index, side.index]
  let from = position - parentOffset + side.offset
  let to = from + (side.node?.nodeSize ?? 0)
  while (has(first - 1)) {
    first -= 1
    from -= parent.child(first).nodeSize
  }
  while (has(last + 1)) {
    last += 1
    to += parent.child(last).nodeSize
  }
  return { from, to, href: String(link.attrs.href), title: String(link.attrs.title) }
}

/** The link card to show, or null. */
export function linkCard(state: EditorState): LinkCard | null {
  const { requested, dismissed } = key.getState(state) ?? { requested: null, dismissed: false }
  if (requested) return { ...requested, asking: true }
  const { selection } = state
  if (dismissed || !selection.empty || !(selection instanceof TextSelection)) return null
  const link = linkAt(state.doc, selection.head)
  return link && { ...link, asking: false }
}

/** True for a transaction that only opens or closes the card. */
export const changesLinkCard = (transaction: Transaction) => transaction.getMeta(key) !== undefined

/** Closes the address field. */
export const closeLinkCard: Command = ({ tr }, dispatch) => {
  dispatch?.(tr.setMeta(key, 'close' satisfies Change))
  return true
}

const isLinkable = (state: EditorState) => {
  const { from, to, $from } = state.selection
  let isFound = false
  state.doc.nodesBetween(from, to, (node) => {
    if (node.isTextblock && node.type.allowsMarkType(marks.link)) isFound = true
    return !isFound
  })
  return isFound || ($from.parent.inlineContent && $from.parent.type.allowsMarkType(marks.link))
}

/** The range of the word at a position; empty if there is none. */
function wordAt(doc: Node, position: number): { from: number; to: number } {
  const { parent, parentOffset } = doc.resolve(position)
  const text = parent.textBetween(0, parent.content.size, '\ufffc', '\ufffc')
  const start = position - parentOffset
  for (const { segment, index, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(
    text,
  )) {
    const end = index + segment.length
    if (end < parentOffset || !isWordLike) continue
    return index <= parentOffset ? { from: start + index, to: start + end } : { from: position, to: position }
  }
  return { from: position, to: position }
}

/** Opens the address field for the selection, the link at the caret, or the word at the caret; else for new text. */
export const openLinkForm: Command = (state, dispatch) => {
  if (!isLinkable(state)) return false
  const { from, to, empty } = state.selection
  const known = linkAt(state.doc, from)
  const coversSelection = known && (empty || (known.from <= from && known.to >= to))
  const none = { href: '', title: '' }
  const ask: LinkRange = coversSelection
    ? known
    : { ...none, ...(empty ? wordAt(state.doc, from) : { from, to }) }
  dispatch?.(state.tr.setMeta(key, { ask } satisfies Change))
  return true
}

/** Sets or removes a link on a range and puts the caret behind it. With an empty range, `words` are inserted. */
export function setLinkIn(transaction: Transaction, range: LinkRange, href: string, words = ''): Transaction {
  const { from, to, title } = range
  transaction.setMeta(key, 'close' satisfies Change)
  if (from === to && (words === '' || href === '')) return transaction
  const mark = marks.link.create({ href, title })
  const end = from === to ? from + words.length : to
  if (from === to)
    transaction.insert(from, schema.text(words, [mark, ...transaction.doc.resolve(from).marks()]))
  else {
    transaction.removeMark(from, to, marks.link)
    if (href !== '') transaction.addMark(from, to, mark)
  }
  return transaction
    .setSelection(TextSelection.near(transaction.doc.resolve(end), -1))
    .removeStoredMark(marks.link)
}

/** Makes the selected words a link; false for a caret and where there can be none. */
export const linkSelection =
  (href: string): Command =>
  (state, dispatch) =>
    state.selection instanceof TextSelection &&
    !state.selection.empty &&
    toggleMark(marks.link, { href }, { removeWhenPresent: false, enterInlineAtoms: false })(state, dispatch)

/** Opens an http, https or mailto address through the host; false for any other. */
export function openAddress(href: string): boolean {
  const address = safeAddress(href)
  if (address === null) return false
  window.open(address, '_blank', 'noopener,noreferrer')
  return true
}

/** Deletes the character before the caret at the end of a link; Chromium itself would unlink the text. */
const deleteWithinLink: Command = ({ doc, selection, tr }, dispatch) => {
  const { empty, head, $head } = selection
  const link = empty ? linkAt(doc, head) : null
  const text = $head.nodeBefore?.text
  if (link?.to !== head || text === undefined) return false
  const last = [...new Intl.Segmenter().segment(text)].at(-1)?.segment ?? ''
  dispatch?.(tr.delete(head - last.length, head).scrollIntoView())
  return true
}

const hrefOf = ({ target }: Event) =>
  target instanceof Element
    ? (target.closest('a[href]:not([data-footnote])')?.getAttribute('href') ?? null)
    : null

/** Prevents navigation by clicks on links, also on a read-only page. */
function preventNavigation(_view: EditorView, event: MouseEvent): boolean {
  if (event.target instanceof Element && event.target.closest('a')) event.preventDefault()
  return false
}

/** Links on the page: a click moves the caret, Ctrl+click or ⌘+click opens the address. */
export const links = new Plugin<State>({
  key,
  state: {
    init: () => ({ requested: null, dismissed: false }),
    apply(transaction, before, _old, { doc, selection }) {
      const change: Change | undefined = transaction.getMeta(key)
      if (change === 'close') return { requested: null, dismissed: before.dismissed }
      if (change === 'dismiss') return { requested: null, dismissed: true }
      if (change === 'recall') return { ...before, dismissed: false }
      if (change) return { requested: change.ask, dismissed: false }
      if (!transaction.docChanged && !transaction.selectionSet) return before
      const { requested } = before
      const moved = requested && {
        ...requested,
        from: transaction.mapping.map(requested.from, 1),
        to: transaction.mapping.map(requested.to, -1),
      }
      const mapped = moved && moved.from <= moved.to ? moved : null
      const dismissed = before.dismissed && selection.empty && linkAt(doc, selection.head) !== null
      return { requested: mapped, dismissed }
    },
  },
  props: {
    // Keeps the range visible while the card has the focus.
    decorations(state) {
      const requested = key.getState(state)?.requested
      if (!requested || requested.from === requested.to) return null
      return DecorationSet.create(state.doc, [
        Decoration.inline(requested.from, requested.to, { class: 'link-target' }),
      ])
    },
    handleKeyDown(view, event) {
      if (event.key !== 'Escape' || event.isComposing || !linkCard(view.state)) return false
      view.dispatch(view.state.tr.setMeta(key, 'dismiss' satisfies Change))
      return true
    },
    handleClick(view, _position, event) {
      const href = hrefOf(event)
      if (href === null) return false
      if (!event.ctrlKey && !event.metaKey) {
        if (key.getState(view.state)?.dismissed)
          view.dispatch(view.state.tr.setMeta(key, 'recall' satisfies Change))
        return false
      }
      openAddress(href)
      return true
    },
    handleDOMEvents: {
      beforeinput(view, event) {
        if (event.inputType !== 'deleteContentBackward' || view.composing) return false
        if (!deleteWithinLink(view.state, view.dispatch)) return false
        event.preventDefault()
        return true
      },
      click: preventNavigation,
      auxclick: preventNavigation,
    },
  },
})
