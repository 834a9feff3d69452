import { TextSelection, type Transaction } from 'prosemirror-state'
import { replaceText } from '../../../../core/document/index.ts'
import { canFix, type Diagnostic } from '../diagnostics.ts'
import { footnoteContent, schema } from '../schema.ts'
import { rangeIn, type Reading, reader } from './reader.ts'

const MOST_ROUNDS = 6

type Wanted = (diagnostic: Diagnostic) => boolean

/**
 * Replaces a stretch of a text block by a text, which gets the marks of the first character that it replaces; what goes
 * between two characters gets those that both have, and is never code.
 */
function replaceInBlock(transaction: Transaction, from: number, to: number, text: string): void {
  if (text === '') {
    transaction.delete(from, to)
    return
  }
  const { nodeBefore, nodeAfter } = transaction.doc.resolve(from)
  const around = (nodeBefore ?? nodeAfter)?.marks ?? []
  const marks =
    to > from
      ? (nodeAfter?.marks ?? [])
      : around.filter(
          (mark) => mark.type !== schema.marks.code && (!nodeAfter || mark.isInSet(nodeAfter.marks)),
        )
  transaction.replaceWith(from, to, schema.text(text, marks))
}

/** Replaces a stretch of the text of the footnote that stands at a position. */
export function replaceInNote(
  transaction: Transaction,
  position: number,
  from: number,
  to: number,
  text: string,
): void {
  const note = transaction.doc.nodeAt(position)
  if (note?.type !== schema.nodes.footnote) return
  const content = replaceText(footnoteContent(note), from, to, text)
  const changed = schema.nodes.footnote.create({ content }, null, note.marks)
  transaction.replaceWith(position, position + 1, changed)
}

function fixRound(transaction: Transaction, reading: Reading, wanted: Wanted): number {
  let count = 0
  for (const block of reading.blocks.toReversed()) {
    let free = Number.POSITIVE_INFINITY
    for (const diagnostic of block.diagnostics.toReversed()) {
      const { found, note } = diagnostic
      if (found.replacement === null || !wanted(diagnostic)) continue
      count += 1
      if (note !== null) {
        replaceInNote(transaction, block.from + note, found.from, found.to, found.replacement)
      } else if (found.to <= free) {
        replaceInBlock(transaction, block.from + found.from, block.from + found.to, found.replacement)
        free = found.from
      }
    }
  }
  const correction = reading.correction.filter((each) => canFix(each) && wanted(each))
  if (correction.length > 0) {
    let text = String(transaction.doc.attrs.correction ?? '')
    for (const { found } of correction.toReversed())
      text = text.slice(0, found.from) + (found.replacement ?? found.written) + text.slice(found.to)
    transaction.setDocAttribute('correction', text)
    count += correction.length
  }
  return count
}

/** True where just what one of these shows is selected. */
function isOnOne({ selection: { from, to } }: Transaction, { blocks }: Reading, wanted: Wanted): boolean {
  const block = blocks.find((each) => from >= each.from && to <= each.from + each.node.content.size)
  return (
    block?.diagnostics.some((each) => {
      const range = rangeIn(block, each)
      return range.from === from && range.to === to && wanted(each)
    }) ?? false
  )
}

/**
 * Fixes what is wanted in a document that was read. What one had gone to is no longer selected then: the next key writes
 * behind it. Gives back how many fixes were made.
 */
export function fixOnce(transaction: Transaction, reading: Reading, wanted: Wanted): number {
  const isVisited = isOnOne(transaction, reading, wanted)
  const count = fixRound(transaction, reading, wanted)
  if (isVisited) transaction.setSelection(TextSelection.create(transaction.doc, transaction.selection.to))
  return count
}

/** Fixes what is wanted, and what is wanted once that is fixed, until nothing is left; some rounds at most. */
export function fixAllOf(transaction: Transaction, reading: Reading, wanted: Wanted): number {
  let count = fixOnce(transaction, reading, wanted)
  for (let round = 1, last = count; last > 0 && round < MOST_ROUNDS; round += 1) {
    last = fixRound(transaction, reader.readAside(transaction.doc), wanted)
    count += last
  }
  return count
}
