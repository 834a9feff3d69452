import { Fragment, type Node, Slice } from 'prosemirror-model'
import { type EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { schema } from '../schema.ts'

const WORD = /[\p{L}\p{M}\p{N}]/u
/** What begins or ends words: letters, figures, quotation marks, brackets, the marks of a sentence. */
const BEGINS = /[\p{L}\p{N}«“‘"([]/u
const ENDS = /[\p{L}\p{M}\p{N}»”"’)\].,;:!?…]/u
/** Letters that are set without blanks between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Quotation marks that open in one language and close in another. */
const EITHER_WAY = /["“‘]/
/** What stands right behind a word, or behind its no-break space. */
const CLOSES = /^(?:[.,)\]…”]|[\u00a0\u202f][:;!?»])/
const OBJECT = '\ufffc'

const textOf = (block: Node) => block.textBetween(0, block.content.size, '\n', OBJECT)
const lineOf = (content: Fragment) => content.textBetween(0, content.size, ' ', OBJECT)

/** The text around a position of a text block; empty elsewhere. */
function around(doc: Node, position: number): { before: string; after: string } {
  const { parent, parentOffset } = doc.resolve(position)
  const text = parent.isTextblock ? textOf(parent) : ''
  return { before: text.slice(0, parentOffset), after: text.slice(parentOffset) }
}

/** The selected words of one text block, without the blanks at their ends; null where a word is selected in part. */
function selectedWords({ selection }: EditorState | Transaction): { from: number; to: number } | null {
  const { $from, $to } = selection
  if (!(selection instanceof TextSelection) || !$from.sameParent($to)) return null
  if ($from.parent.type.spec.code === true) return null
  const selected = textOf($from.parent).slice($from.parentOffset, $to.parentOffset)
  const [, blanks = '', words = ''] = /^( *)(.*?) *$/s.exec(selected) ?? []
  if (words === '') return null
  const from = $from.pos + blanks.length
  const to = from + words.length
  const before = around($from.doc, from).before.slice(-1)
  const after = around($from.doc, to).after.charAt(0)
  const isPart =
    (WORD.test(before) && WORD.test(words.charAt(0))) || (WORD.test(after) && WORD.test(words.slice(-1)))
  return isPart ? null : { from, to }
}

/** Deletes words, and the blank that is then one too many. */
function deleteWords(transaction: Transaction, { from, to }: { from: number; to: number }): void {
  transaction.delete(from, to)
  const { before, after } = around(transaction.doc, from)
  const isBetween = before.endsWith(' ')
  if (after.startsWith(' ') && (isBetween || before === '')) transaction.delete(from, from + 1)
  else if (isBetween && CLOSES.test(after)) transaction.delete(from - 1, from)
}

/** True where a blank parts two texts that are put side by side. */
function needBlank(one: string, other: string): boolean {
  const [last, first] = [one.slice(-1), other.charAt(0)]
  if (!ENDS.test(last) || last === '’' || !BEGINS.test(first)) return false
  if (UNSPACED.test(last) || UNSPACED.test(first)) return false
  // The rest of a number.
  return !(/\d[.,:]$/.test(one) && /\d/.test(first))
}

/** Words with the blanks that they need at a position, and without those that are one too many there. */
function withBlanks(doc: Node, at: number, words: Fragment): Fragment {
  const { before, after } = around(doc, at)
  const isWithin = WORD.test(before.slice(-1)) && WORD.test(after.charAt(0))
  if (isWithin || doc.resolve(at).parent.type.spec.code === true) return words
  const line = lineOf(words)
  const [, leading = '', trailing = ''] = /^( *).*?( *)$/s.exec(line) ?? []
  const isLeadingKept = leading !== '' && before !== '' && !before.endsWith(' ')
  const isTrailingKept = trailing !== '' && !after.startsWith(' ') && !CLOSES.test(after)
  const inner = words.cut(
    isLeadingKept ? 0 : leading.length,
    words.size - (isTrailingKept ? 0 : trailing.length),
  )
  const text = lineOf(inner)
  const opensBehind = !EITHER_WAY.test(after.charAt(0)) || !/\S$/.test(before)
  const closesBefore = !before.endsWith('"')
  const blank = schema.text(' ')
  return Fragment.from([
    ...(closesBefore && needBlank(before, text) ? [blank] : []),
    ...inner.content,
    ...(opensBehind && needBlank(text, after) ? [blank] : []),
  ])
}

/**
 * Takes the selected words for a drop, out of the text if they are moved, and adds the blanks that they need at the place where
 * they go. Null for what is not words of one block.
 */
export function takeWords(
  transaction: Transaction,
  position: number,
  moves: boolean,
): { slice: Slice; at: number } | null {
  const words = selectedWords(transaction)
  const $place = transaction.doc.resolve(position)
  const place = $place.parent.inlineContent ? position : Selection.near($place, 1).from
  if (!words || !transaction.doc.resolve(place).parent.inlineContent) return null
  const { content } = transaction.doc.slice(words.from, words.to)
  if (content.firstChild?.isInline !== true) return null
  if (moves) deleteWords(transaction, words)
  const at = transaction.mapping.map(place)
  return { slice: new Slice(withBlanks(transaction.doc, at, content), 0, 0), at }
}

/** The words that were last copied or cut on a page, and those that are being dragged; null where that is something else. */
const taken: { clipboard: string | null; drag: string | null } = { clipboard: null, drag: null }

/** Remembers whether what is taken from a page are words. */
export function rememberWords(by: keyof typeof taken, { content }: Slice, state: EditorState): void {
  taken[by] = content.firstChild?.isInline === true && selectedWords(state) ? lineOf(content) : null
}

/** Nothing is dragged any more. */
export function forgetDraggedWords(): void {
  taken.drag = null
}

/** Cuts the selected words with the blank that is then one too many; false where the selection is something else. */
export function cutWords(transaction: Transaction): boolean {
  const words = selectedWords(transaction)
  if (words) deleteWords(transaction, words)
  return words !== null
}

/** A slice that is pasted or dropped at a position: words that were taken from a page have the blanks that they need there. */
export function fitWords(by: keyof typeof taken, doc: Node, at: number, slice: Slice): Slice {
  const { content } = slice
  const words = taken[by]
  if (words === null || content.firstChild?.isInline !== true || lineOf(content) !== words) return slice
  return new Slice(withBlanks(doc, at, content), 0, 0)
}
