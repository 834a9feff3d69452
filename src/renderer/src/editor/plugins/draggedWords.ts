import { Fragment, type Node, Slice } from 'prosemirror-model'
import { Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { schema } from '../schema.ts'

const WORD = /[\p{L}\p{M}\p{N}]/u
/** What begins or ends words that are dragged: letters, figures, quotation marks, brackets, the marks of a sentence. */
const BEGINS = /[\p{L}\p{N}«“"‘([]/u
const ENDS = /[\p{L}\p{M}\p{N}»”"’)\].,;:!?…]/u
/** What stands right behind a word, or behind its no-break space. */
const CLOSES = /^(?:[.,)\]…”]|[\u00a0\u202f][:;!?»])/

const textOf = (block: Node) => block.textBetween(0, block.content.size, '\n', '\ufffc')

/** The text around a position of a text block; empty elsewhere. */
function around(doc: Node, position: number): { before: string; after: string } {
  const { parent, parentOffset } = doc.resolve(position)
  const text = parent.isTextblock ? textOf(parent) : ''
  return { before: text.slice(0, parentOffset), after: text.slice(parentOffset) }
}

/** The selected words of one text block, without the blanks at their ends; null where a word is selected in part. */
function selectedWords({ doc, selection }: Transaction): { from: number; to: number } | null {
  const { $from, $to } = selection
  if (!(selection instanceof TextSelection) || !$from.sameParent($to)) return null
  if ($from.parent.type.spec.code === true) return null
  const selected = textOf($from.parent).slice($from.parentOffset, $to.parentOffset)
  const [, blanks = '', words = ''] = /^( *)(.*?) *$/s.exec(selected) ?? []
  if (words === '') return null
  const from = $from.pos + blanks.length
  const to = from + words.length
  const before = around(doc, from).before.slice(-1)
  const after = around(doc, to).after.charAt(0)
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
  const text = content.textBetween(0, content.size, ' ', '\ufffc')
  const { before, after } = around(transaction.doc, at)
  const blank = schema.text(' ')
  const isCode = transaction.doc.resolve(at).parent.type.spec.code === true
  const start = !isCode && ENDS.test(before.slice(-1)) && !/[’]$/.test(before) && BEGINS.test(text.charAt(0))
  const end = !isCode && ENDS.test(text.slice(-1)) && BEGINS.test(after.charAt(0))
  const all = [...(start ? [blank] : []), ...content.content, ...(end ? [blank] : [])]
  return { slice: new Slice(Fragment.from(all), 0, 0), at }
}
