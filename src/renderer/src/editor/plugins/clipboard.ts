import { closeHistory, undo } from 'prosemirror-history'
import { Fragment, type ResolvedPos, Slice } from 'prosemirror-model'
import {
  AllSelection,
  type EditorState,
  Plugin,
  Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import { CellSelection } from 'prosemirror-tables'
import type { EditorProps, EditorView } from 'prosemirror-view'
import { readClipboard } from '../../clipboard.ts'
import { isPictureFile } from '../../pictures/pictureFiles.ts'
import { isMac } from '../../platform.ts'
import { notify } from '../../state/toasts.ts'
import { bodyStart, displayFieldAt, displayRange } from '../pageStructure.ts'
import {
  addressSlice,
  cleanHtml,
  documentContent,
  insertSlice,
  isColouredCode,
  isEmptyArticle,
  isLine,
  isTableContent,
  normalizeWhitespace,
  pastedAddress,
  type PictureData,
  plainTextSlice,
  takeMarks,
  takePictureData,
} from '../paste/index.ts'
import { isDisplayField, schema } from '../schema.ts'
import { copySerializer, OWN_MARKER, unwrapPartial, sliceText } from './copySerializer.ts'
import { crossesBorders, deleteAcross } from './displayCopy.ts'
import { linkSelection } from './links.ts'
import { cutWords, fitWords, forgetDraggedWords, rememberWords, takeWords } from './wholeWords.ts'

const { nodes } = schema

/** In UTF-16 units and in tags. Larger HTML is pasted as plain text. */
const MAX_HTML_LENGTH = 5_000_000
const MAX_TAGS = 300_000

function isTooLarge(whole: string): boolean {
  const html = whole.length > MAX_HTML_LENGTH ? takePictureData(whole).html : whole
  if (html.length > MAX_HTML_LENGTH) return true
  let tags = 0
  for (let at = html.indexOf('<'); at >= 0 && tags <= MAX_TAGS; at = html.indexOf('<', at + 1)) tags += 1
  return tags > MAX_TAGS
}

/** The text of oversized HTML that came without plain text. */
const withoutTags = (html: string) => html.replace(/<[^>]{0,10000}>/g, ' ')

/** Slices from other programs; their ends are closed. */
const foreign = new WeakSet<Slice>()
/** True between the two hooks that read foreign HTML, within one task. */
let isReadingForeign = false
let picturesLeftOut = 0
let picturesTaken: readonly PictureData[] = []

const insertion = () => import('../insertPictures.ts')

const isOwn = (html: string) => html.includes(OWN_MARKER) && html.includes('data-pm-slice')

function readHtml(html: string): string {
  isReadingForeign = !isOwn(html)
  if (!isReadingForeign) return html
  const taken = takePictureData(html)
  const cleaned = cleanHtml(taken.html)
  picturesTaken = taken.pictures.map((picture, index) => ({
    ...picture,
    caption: cleaned.captions.get(index) ?? '',
  }))
  picturesLeftOut = cleaned.pictures
  return cleaned.html
}

function readSlice(slice: Slice): Slice {
  if (!isReadingForeign) return slice
  isReadingForeign = false
  const own = normalizeWhitespace(slice)
  foreign.add(own)
  return own
}

/** Reads what is pasted into the text of a note, where pictures have no place. */
export function noteClipboard(): Pick<EditorProps, 'transformPastedHTML' | 'transformPasted'> {
  let isForeign = false
  return {
    transformPastedHTML(html) {
      isForeign = !isOwn(html)
      if (!isForeign) return html
      return isTooLarge(html) ? withoutTags(html) : cleanHtml(html).html
    },
    transformPasted(slice) {
      const pasted = isForeign ? normalizeWhitespace(slice) : slice
      isForeign = false
      return pasted
    },
  }
}

function notifyPictures(): void {
  const count = picturesLeftOut
  picturesLeftOut = 0
  if (count > 0) void insertion().then(({ tellLeftOut }) => tellLeftOut(count))
}

/** Adds the leading or trailing space that HTML does not keep, if it separates two words. */
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

/** Deletes the selection, also across fields. */
function deleteSelected(transaction: Transaction, view: EditorView): Transaction {
  if (crossesBorders(view.state)) return deleteAcross(transaction)
  return transaction.selection.empty ? transaction : transaction.deleteSelection()
}

function dispatchStep(view: EditorView, transaction: Transaction, event: 'paste' | 'cut' | 'drop'): void {
  const pictures = picturesTaken
  picturesTaken = []
  const places = pictures.length > 0 ? takeMarks(transaction) : []
  view.dispatch(closeHistory(transaction).setMeta(event, true).setMeta('uiEvent', event).scrollIntoView())
  view.dispatch(closeHistory(view.state.tr))
  if (places.length > 0) void insertion().then((module) => module.insertData(view, pictures, places))
}

/** True if the selection went over borders of fields before it was deleted, or the caret is in one of the places that are named; null is the body. */
const isInFields = ({ selection }: Transaction, state: EditorState, fields: readonly (string | null)[]) =>
  crossesBorders(state) || fields.includes(displayFieldAt(selection.$from))

/**
 * Pastes a text with a title into an article that is empty, its selection deleted: the title becomes the headline, and a toast
 * offers Undo.
 */
function pasteWithTitle(view: EditorView, tr: Transaction, slice: Slice): boolean {
  const [title, ...rest] = slice.content.content
  const isStart = isEmptyArticle(tr.doc) && isInFields(tr, view.state, ['headline', null])
  if (title?.type !== nodes.headline || !isStart) return false
  if (rest.length > 0) insertSlice(tr, bodyStart(tr.doc) + 1, new Slice(Fragment.from(rest), 0, 0), true)
  tr.insert(displayRange(tr.doc, 'headline').from, title.content)
  if (rest.length === 0) tr.setSelection(TextSelection.create(tr.doc, displayRange(tr.doc, 'headline').to))
  dispatchStep(view, tr, 'paste')
  const after = view.state.doc
  notify({
    tone: 'plain',
    message: (t) => t('editor:paste.headline'),
    action: {
      label: (t) => t('common:undo'),
      run: () => {
        if (view.state.doc === after) undo(view.state, view.dispatch)
      },
    },
  })
  return true
}

/** Pastes more than a line into the body of an article that is empty, its selection deleted, although the caret is in the headline. */
function pasteIntoEmptyArticle(view: EditorView, tr: Transaction, slice: Slice): boolean {
  const isStart = isEmptyArticle(tr.doc) && isInFields(tr, view.state, ['headline'])
  if (!isStart || isLine(slice)) return false
  dispatchStep(view, insertSlice(tr, bodyStart(tr.doc) + 1, slice, foreign.has(slice)), 'paste')
  return true
}

/**
 * Pastes a copy that contains display copy in place of the whole article, if all is selected or the article is empty.
 */
function pasteWhole(view: EditorView, slice: Slice): boolean {
  const { state } = view
  const hasFields = slice.content.content.some(({ type }) => isDisplayField(type.name))
  const isAll =
    state.selection instanceof AllSelection ||
    (state.selection.from <= 1 && state.selection.to >= state.doc.content.size - 1)
  const isNew = isEmptyArticle(state.doc) && state.doc.textContent === '' && slice.content.childCount > 1
  if (!hasFields || !(isAll || isNew)) return false
  const { tr } = state
  tr.replaceWith(0, state.doc.content.size, documentContent(slice))
  tr.setSelection(Selection.atEnd(tr.doc))
  dispatchStep(view, tr, 'paste')
  return true
}

/** The position of the innermost table around a position; null outside of tables. */
function tableAt($at: ResolvedPos): number | null {
  for (let depth = $at.depth; depth > 0; depth -= 1)
    if ($at.node(depth).type === nodes.table) return $at.before(depth)
  return null
}

function paste(view: EditorView, event: ClipboardEvent, slice: Slice): boolean {
  notifyPictures()
  const isForeign = foreign.has(slice)
  if (isForeign && slice.content.size === 0) return true
  if (!isForeign && pasteWhole(view, slice)) return true
  const { state } = view
  const { $anchor, $head } = state.selection
  const table = tableAt($head)
  // prosemirror-tables pastes cells into cells.
  if (table !== null && table === tableAt($anchor) && isTableContent(slice)) return false
  const tr = deleteSelected(state.tr, view)
  if (pasteWithTitle(view, tr, slice) || pasteIntoEmptyArticle(view, tr, slice)) return true
  const at = state.selection instanceof CellSelection ? tr.selection.from + 1 : tr.selection.from
  const around = (from: number, to: number) =>
    tr.doc.textBetween(Math.max(0, from), Math.min(tr.doc.content.size, to), '\n', '\ufffc')
  const plain = event.clipboardData?.getData('text/plain') ?? ''
  const fitting = isForeign
    ? withEdgeBlanks(slice, plain, around(at - 1, at), around(at, at + 1))
    : fitWords('clipboard', tr.doc, at, slice)
  insertSlice(tr, at, fitting, isForeign)
  dispatchStep(view, tr, 'paste')
  return true
}

/** An address pasted over a selection makes it a link; without a selection it becomes a link itself. */
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
    dispatchStep(view, insertSlice(state.tr, selection.from, slice, false), 'paste')
    return true
  }
  const href = pastedAddress(text, 'domain too')
  const words = state.doc.textBetween(selection.from, selection.to, '\n')
  // An address pasted over an address replaces it.
  if (href === null || pastedAddress(words, 'domain too') !== null) return false
  return linkSelection(href)(state, (transaction) => dispatchStep(view, transaction, 'paste'))
}

/**
 * True if a clipboard with files has no text of its own: none, the names of the files, or the HTML of an image. Word and
 * spreadsheets put a picture of their text beside it.
 */
function holdsNoText(html: string, plain: string, files: readonly File[]): boolean {
  const names = files.map(({ name }) => name)
  const isName = (line: string) => names.some((name) => line === '' || line.endsWith(name))
  const saysNothing = isTooLarge(html) ? false : withoutTags(html).trim() === ''
  return saysNothing && plain.split(/\r?\n/).every((line) => isName(line.trim()))
}

function onPaste(view: EditorView, event: ClipboardEvent): boolean {
  const { clipboardData: data } = event
  if (!data || !view.editable || view.composing) return false
  const [html, plain] = [data.getData('text/html'), data.getData('text/plain')]
  const files = [...data.files]
  const pictures = files.filter(isPictureFile)
  if (pictures.length > 0 && holdsNoText(html, plain, files)) {
    void insertion().then(({ insertPictures }) => insertPictures(view, pictures))
    event.preventDefault()
    return true
  }
  if (html === '' && plain === '') {
    event.preventDefault()
    return true
  }
  const isPlain = isShiftHeld(view)
  if (pasteAddress(view, data, isPlain)) {
    event.preventDefault()
    return true
  }
  if (isPlain || html === '' || !(isTooLarge(html) || isColouredCode(html))) return false
  view.pasteText(plain === '' ? withoutTags(html) : plain, event)
  event.preventDefault()
  return true
}

/** Whether Shift is held, as ProseMirror itself tracks it for Ctrl+Shift+V. */
const shiftHeld = new WeakSet<EditorView>()
const isShiftHeld = (view: EditorView) => shiftHeld.has(view)

function trackShift(view: EditorView, { shiftKey, key }: KeyboardEvent): boolean {
  if (shiftKey && key !== 'Insert') shiftHeld.add(view)
  else shiftHeld.delete(view)
  return false
}

function copy(view: EditorView, event: ClipboardEvent): boolean {
  const { clipboardData: data } = event
  const { selection } = view.state
  if (!data) return false
  event.preventDefault()
  if (selection.empty) return true
  const { dom, text, slice } = view.serializeForClipboard(selection.content())
  data.clearData()
  data.setData('text/html', dom.innerHTML)
  data.setData('text/plain', text)
  rememberWords('clipboard', slice, view.state)
  if (event.type !== 'cut' || !view.editable) return true
  const { tr } = view.state
  dispatchStep(view, cutWords(tr) ? tr : deleteSelected(tr, view), 'cut')
  return true
}

/** Dropped pictures go to where they are dropped, other files are imported by the window; oversized HTML is inserted as text. */
function onDrop(view: EditorView, event: DragEvent): boolean {
  const { dataTransfer: data } = event
  if (!data || !view.editable) return true
  if (data.files.length > 0) {
    const pictures = [...data.files].filter(isPictureFile)
    if (pictures.length === 0) return true
    event.preventDefault()
    const place = dropPlace(view, event)
    void insertion().then(({ insertPictures }) => insertPictures(view, pictures, place))
    return true
  }
  const html = data.getData('text/html')
  if (view.dragging || !isTooLarge(html)) return false
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY })
  event.preventDefault()
  if (!found) return true
  const $at = view.state.doc.resolve(found.pos)
  handleDrop(view, event, plainTextSlice(data.getData('text/plain') || withoutTags(html), $at), false)
  return true
}

/** The position between two blocks that is nearest to where something was dropped; undefined beside the text. */
function dropPlace(view: EditorView, event: DragEvent): number | undefined {
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (!found) return undefined
  const $found = view.state.doc.resolve(found.pos)
  if ($found.depth === 0) return found.pos
  const block = view.nodeDOM($found.before(1))
  if (!(block instanceof Element)) return found.pos
  const { top, bottom } = block.getBoundingClientRect()
  return event.clientY < (top + bottom) / 2 ? $found.before(1) : $found.after(1)
}

/** Inserts what was dropped, and deletes the original of a move, in one step. */
function handleDrop(view: EditorView, event: DragEvent, slice: Slice, moves: boolean): boolean {
  notifyPictures()
  const { state } = view
  const { selection } = state
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (!found || slice.content.size === 0) return true
  const [node] = slice.content.content
  const isNode =
    slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount === 1 && node?.isBlock === true
  const inField = displayFieldAt(state.doc.resolve(found.pos)) !== null
  // A figure that is dragged as a node.
  if (isNode && moves && !(selection instanceof TextSelection)) return inField
  const isInside = selection.from <= found.pos && found.pos <= selection.to && !selection.empty
  if (view.dragging && isInside) return true
  const tr = state.tr
  const words = view.dragging ? takeWords(tr, found.pos, moves) : null
  if (moves && !words) deleteSelected(tr, view)
  const at = words?.at ?? tr.mapping.map(found.pos)
  // Words that come from another page have the blanks that they need, too.
  const fitting = words?.slice ?? fitWords('drag', tr.doc, at, slice)
  insertSlice(tr, at, fitting, foreign.has(slice))
  const end = tr.selection.from
  tr.setSelection(TextSelection.between(tr.doc.resolve(Math.min(at, end)), tr.doc.resolve(end)))
  view.focus()
  dispatchStep(view, tr, 'drop')
  return true
}

/** Pastes the clipboard without a key press; if the host does not allow reading it, a toast names the key. */
export async function pasteClipboard(view: EditorView, as: 'rich' | 'plain'): Promise<void> {
  const found = await readClipboard()
  if (!found) {
    const keys = isMac ? { rich: '⌘V', plain: '⇧⌘V' } : { rich: 'Ctrl+V', plain: 'Ctrl+Shift+V' }
    notify({ tone: 'plain', message: (t) => t('editor:paste.byKey', { key: keys[as] }) })
    return
  }
  const { plain, html = '', picture } = found
  if (picture && holdsNoText(html, plain, [picture]))
    void insertion().then(({ insertPictures }) => insertPictures(view, [picture]))
  else if (plain === '' && html === '') notify({ tone: 'plain', message: (t) => t('editor:paste.empty') })
  else if (as === 'rich' && html !== '' && !isTooLarge(html)) view.pasteHTML(html)
  else view.pasteText(plain === '' ? withoutTags(html) : plain)
}

/** Copy, cut, paste, drag and drop. Structure is kept; plain text is never interpreted as markup. */
export const clipboard = new Plugin({
  props: {
    transformPastedHTML: readHtml,
    transformPasted: readSlice,
    transformCopied: unwrapPartial,
    clipboardSerializer: copySerializer,
    clipboardTextSerializer: sliceText,
    clipboardTextParser: (text, $context) => plainTextSlice(text, $context),
    handlePaste: (view, event, slice) => paste(view, event, slice),
    handleDrop: (view, event, slice, moved) =>
      event instanceof DragEvent && handleDrop(view, event, slice, moved),
    handleDOMEvents: {
      keydown: trackShift,
      keyup: trackShift,
      paste: onPaste,
      copy,
      cut: copy,
      drop: onDrop,
      dragstart: (view) => {
        rememberWords('drag', unwrapPartial(view.state.selection.content(), view), view.state)
      },
      dragend: forgetDraggedWords,
    },
  },
})
