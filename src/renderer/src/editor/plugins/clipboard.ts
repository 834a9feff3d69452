import { closeHistory, undo } from 'prosemirror-history'
import { Fragment, Slice } from 'prosemirror-model'
import { AllSelection, Plugin, Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { CellSelection, isInTable } from 'prosemirror-tables'
import type { EditorView } from 'prosemirror-view'
import { toggleMark } from 'prosemirror-commands'
import { readClipboard } from '../../clipboard.ts'
import { notify } from '../../state/notices.ts'
import { bodyStart, displayFieldAt, displayRange } from '../blocks.ts'
import { cleanHtml } from '../paste/cleanHtml.ts'
import { isEmptyArticle, isOfTable, put, wholeDocument } from '../paste/fit.ts'
import { settled } from '../paste/lines.ts'
import { addressSlice, pastedAddress, textSlice } from '../paste/plainText.ts'
import { isColouredCode } from '../paste/programs.ts'
import { isDisplayField, schema } from '../schema.ts'
import { copySerializer, OWN, partial, sliceText } from './copying.ts'
import { crossesFields, deleteAcross } from './displayCopy.ts'

const { nodes, marks } = schema

/** In UTF-16 units and in tags. What has more is taken as plain text, which costs a fraction. */
const LONGEST = 5_000_000
const MOST_TAGS = 300_000

function isTooMuch(html: string): boolean {
  if (html.length > LONGEST) return true
  let tags = 0
  for (let at = html.indexOf('<'); at >= 0 && tags <= MOST_TAGS; at = html.indexOf('<', at + 1)) tags += 1
  return tags > MOST_TAGS
}

/** The text of HTML that is too much to be read as such, where nothing came with it as plain text. */
const withoutTags = (html: string) => html.replace(/<[^>]{0,10000}>/g, ' ')

/** What came from other programs, with closed ends. */
const foreign = new WeakSet<Slice>()
/** True from when HTML of another program is read until its content is there: within one task. */
let isReadingForeign = false
let picturesLeftOut = 0

function readHtml(html: string): string {
  const isOwn = html.includes(OWN) && html.includes('data-pm-slice')
  isReadingForeign = !isOwn
  if (isOwn) return html
  const cleaned = cleanHtml(html)
  picturesLeftOut = cleaned.pictures
  return cleaned.html
}

function readSlice(slice: Slice): Slice {
  if (!isReadingForeign) return slice
  isReadingForeign = false
  const own = settled(slice)
  foreign.add(own)
  return own
}

function tellPictures(): void {
  const count = picturesLeftOut
  picturesLeftOut = 0
  if (count > 0) notify({ tone: 'plain', say: (t) => t('editor:paste.pictures', { count }) })
}

/** The blank at an end of a part of a sentence, which HTML does not show, where it has a word to part from another. */
function withEdgeBlanks(slice: Slice, plain: string, before: string, after: string): Slice {
  const { content } = slice
  const isLine = content.firstChild?.isInline === true
  const line = isLine ? content : content.childCount === 1 ? content.firstChild?.content : undefined
  if (!line || (!isLine && content.firstChild?.type !== nodes.paragraph)) return slice
  const text = line.textBetween(0, line.size, ' ', '\ufffc')
  const isWord = (character: string) => /\S/.test(character)
  const start = /^[ \u00a0]/.test(plain) && isWord(before) && isWord(text.charAt(0))
  const end = /[ \u00a0]$/.test(plain) && isWord(after) && isWord(text.slice(-1))
  const blank = schema.text(' ')
  const all = [...(start ? [blank] : []), ...line.content, ...(end ? [blank] : [])]
  return new Slice(Fragment.from(all), 0, 0)
}

/** Deletes what is selected, whatever it goes across. */
function deleting(transaction: Transaction, view: EditorView): Transaction {
  if (crossesFields(view.state)) return deleteAcross(transaction)
  return transaction.selection.empty ? transaction : transaction.deleteSelection()
}

function dispatchStep(view: EditorView, transaction: Transaction, event: 'paste' | 'cut' | 'drop'): void {
  view.dispatch(closeHistory(transaction).setMeta(event, true).setMeta('uiEvent', event).scrollIntoView())
  view.dispatch(closeHistory(view.state.tr))
}

/** A text with a title that begins an empty article: its title is the headline, as a notice says that takes it back. */
function putTitled(view: EditorView, slice: Slice): boolean {
  const [title, ...rest] = slice.content.content
  const { doc, tr, selection } = view.state
  const field = displayFieldAt(selection.$from)
  const isStart = isEmptyArticle(doc) && (field === null || field === 'headline')
  if (title?.type !== nodes.headline || !isStart) return false
  if (rest.length > 0) put(tr, bodyStart(doc) + 1, new Slice(Fragment.from(rest), 0, 0), true)
  tr.insert(displayRange(doc, 'headline').from, title.content)
  if (rest.length === 0) tr.setSelection(TextSelection.create(tr.doc, displayRange(tr.doc, 'headline').to))
  dispatchStep(view, tr, 'paste')
  const after = view.state.doc
  notify({
    tone: 'plain',
    say: (t) => t('editor:paste.headline'),
    action: {
      label: (t) => t('common:undo'),
      run: () => {
        if (view.state.doc === after) undo(view.state, view.dispatch)
      },
    },
  })
  return true
}

/** A text of several blocks that begins an empty article goes into its body, where it keeps them; the headline stays to be written. */
function putInEmptyArticle(view: EditorView, slice: Slice): boolean {
  const { doc, tr, selection } = view.state
  const isStart = isEmptyArticle(doc) && displayFieldAt(selection.$from) === 'headline'
  if (!isStart || slice.content.childCount < 2) return false
  dispatchStep(view, put(tr, bodyStart(doc) + 1, slice, true), 'paste')
  return true
}

/** A copy of the display copy, or of all, in place of all, or of an article where nothing is written yet. */
function putWhole(view: EditorView, slice: Slice): boolean {
  const { state } = view
  const hasFields = slice.content.content.some(({ type }) => isDisplayField(type.name))
  const isAll =
    state.selection instanceof AllSelection ||
    (state.selection.from <= 1 && state.selection.to >= state.doc.content.size - 1)
  const isNew = isEmptyArticle(state.doc) && slice.content.childCount > 1
  if (!hasFields || !(isAll || isNew)) return false
  const { tr } = state
  tr.replaceWith(0, state.doc.content.size, wholeDocument(slice))
  tr.setSelection(Selection.atEnd(tr.doc))
  dispatchStep(view, tr, 'paste')
  return true
}

function paste(view: EditorView, event: ClipboardEvent, slice: Slice): boolean {
  tellPictures()
  const isForeign = foreign.has(slice)
  if (isForeign && slice.content.size === 0) return true
  const isPut = isForeign ? putTitled(view, slice) || putInEmptyArticle(view, slice) : putWhole(view, slice)
  if (isPut) return true
  const { state } = view
  const inTable = isInTable(state)
  // Cells go into cells: that is the table's.
  if (inTable && isOfTable(slice)) return false
  const tr = deleting(state.tr, view)
  const at = state.selection instanceof CellSelection ? tr.selection.from + 1 : tr.selection.from
  const around = (from: number, to: number) =>
    tr.doc.textBetween(Math.max(0, from), Math.min(tr.doc.content.size, to), '\n', '\ufffc')
  const plain = event.clipboardData?.getData('text/plain') ?? ''
  const fitting = isForeign ? withEdgeBlanks(slice, plain, around(at - 1, at), around(at, at + 1)) : slice
  put(tr, at, fitting, isForeign)
  dispatchStep(view, tr, 'paste')
  return true
}

/** An address pasted on words makes a link of them; alone it is a link of its own. */
function pasteAddress(view: EditorView, data: DataTransfer, isPlain: boolean): boolean {
  const { state } = view
  const { selection } = state
  const text = data.getData('text/plain')
  if (text.length > 2_000 || selection.$from.parent.type.spec.code === true) return false
  if (!(selection instanceof TextSelection) || isPlain) return false
  if (selection.empty) {
    const href = data.getData('text/html') === '' ? pastedAddress(text, 'explicit') : null
    const slice = href === null ? null : addressSlice(text, href, selection.$from)
    if (!slice) return false
    dispatchStep(view, put(state.tr, selection.from, slice, false), 'paste')
    return true
  }
  const href = pastedAddress(text, 'domain too')
  const words = state.doc.textBetween(selection.from, selection.to, '\n')
  // An address in place of an address is an address.
  if (href === null || pastedAddress(words, 'domain too') !== null) return false
  const makesLink = toggleMark(marks.link, { href }, { removeWhenPresent: false, enterInlineAtoms: false })
  return makesLink(state, (transaction) => dispatchStep(view, transaction, 'paste'))
}

function onPaste(view: EditorView, event: ClipboardEvent): boolean {
  const { clipboardData: data } = event
  if (!data || !view.editable || view.composing) return false
  const [html, plain] = [data.getData('text/html'), data.getData('text/plain')]
  if (html === '' && plain === '') {
    picturesLeftOut = [...data.files].filter(({ type }) => type.startsWith('image/')).length
    tellPictures()
    event.preventDefault()
    return true
  }
  const isPlain = isShifted(view)
  if (pasteAddress(view, data, isPlain)) {
    event.preventDefault()
    return true
  }
  if (isPlain || html === '' || !(isTooMuch(html) || isColouredCode(html))) return false
  view.pasteText(plain === '' ? withoutTags(html) : plain, event)
  event.preventDefault()
  return true
}

/** The keys that are down, as ProseMirror itself asks them for Ctrl+Shift+V. */
const shifted = new WeakSet<EditorView>()
const isShifted = (view: EditorView) => shifted.has(view)

function heed(view: EditorView, { shiftKey, key }: KeyboardEvent): boolean {
  if (shiftKey && key !== 'Insert') shifted.add(view)
  else shifted.delete(view)
  return false
}

function copy(view: EditorView, event: ClipboardEvent): boolean {
  const { clipboardData: data } = event
  const { selection } = view.state
  if (!data) return false
  event.preventDefault()
  if (selection.empty) return true
  const { dom, text } = view.serializeForClipboard(selection.content())
  data.clearData()
  data.setData('text/html', dom.innerHTML)
  data.setData('text/plain', text)
  if (event.type === 'cut' && view.editable) dispatchStep(view, deleting(view.state.tr, view), 'cut')
  return true
}

/** Files are the window's to import; what is too much as HTML goes in as text. */
function onDrop(view: EditorView, event: DragEvent): boolean {
  const { dataTransfer: data } = event
  if (!data || data.files.length > 0 || !view.editable) return true
  const html = data.getData('text/html')
  if (view.dragging || !isTooMuch(html)) return false
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY })
  event.preventDefault()
  if (!found) return true
  const $at = view.state.doc.resolve(found.pos)
  dropped(view, event, textSlice(data.getData('text/plain') || withoutTags(html), $at), false)
  return true
}

/** Puts what is let go at the place, and takes it away where it was; both in one step. */
function dropped(view: EditorView, event: DragEvent, slice: Slice, moves: boolean): boolean {
  tellPictures()
  const { state } = view
  const { selection } = state
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (!found || slice.content.size === 0) return true
  const [node] = slice.content.content
  const isNode =
    slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount === 1 && node?.isBlock === true
  const inField = displayFieldAt(state.doc.resolve(found.pos)) !== null
  // A figure that is dragged as a whole.
  if (isNode && moves && !(selection instanceof TextSelection)) return inField
  const isInside = selection.from <= found.pos && found.pos <= selection.to && !selection.empty
  if (view.dragging && isInside) return true
  const tr = state.tr
  if (moves) deleting(tr, view)
  const at = tr.mapping.map(found.pos)
  put(tr, at, slice, foreign.has(slice))
  const end = tr.selection.from
  tr.setSelection(TextSelection.between(tr.doc.resolve(Math.min(at, end)), tr.doc.resolve(end)))
  view.focus()
  dispatchStep(view, tr, 'drop')
  return true
}

const isMac = /mac/i.test(navigator.platform)

/** Pastes what is on the clipboard, without a key; where the host does not let it be read, a notice names the key. */
export async function pasteClipboard(view: EditorView, as: 'rich' | 'plain'): Promise<void> {
  const found = await readClipboard()
  if (!found) {
    const keys = isMac ? { rich: '⌘V', plain: '⇧⌘V' } : { rich: 'Ctrl+V', plain: 'Ctrl+Shift+V' }
    notify({ tone: 'plain', say: (t) => t('editor:paste.byKey', { key: keys[as] }) })
    return
  }
  const { plain, html = '' } = found
  if (plain === '' && html === '') notify({ tone: 'plain', say: (t) => t('editor:paste.empty') })
  else if (as === 'rich' && html !== '' && !isTooMuch(html)) view.pasteHTML(html)
  else view.pasteText(plain === '' ? withoutTags(html) : plain)
}

/** Copy, cut, paste, drag and drop: structure is kept, what was text elsewhere stays text here. */
export const clipboard = new Plugin({
  props: {
    transformPastedHTML: readHtml,
    transformPasted: readSlice,
    transformCopied: partial,
    clipboardSerializer: copySerializer,
    clipboardTextSerializer: sliceText,
    clipboardTextParser: (text, $context) => textSlice(text, $context),
    handlePaste: (view, event, slice) => paste(view, event, slice),
    handleDrop: (view, event, slice, moved) =>
      event instanceof DragEvent && dropped(view, event, slice, moved),
    handleDOMEvents: { keydown: heed, keyup: heed, paste: onPaste, copy, cut: copy, drop: onDrop },
  },
})
