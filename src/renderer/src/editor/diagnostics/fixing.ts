import { TextSelection, type Transaction } from 'prosemirror-state'
import { editContent } from '../../../../core/document/index.ts'
import type { Diagnostic } from './store.ts'
import { footnoteContent, schema } from '../schema.ts'
import { focusedProofreader } from './pageProofreader.ts'
import { type ProofreadResult, rangeInBlock } from './proofreadResult.ts'

const MAX_ROUNDS = 6

type DiagnosticFilter = (diagnostic: Diagnostic) => boolean
/** What is written in place of a diagnostic; null leaves it. */
export type Replacement = (diagnostic: Diagnostic) => string | null

const proposed: Replacement = ({ finding }) => finding.replacement

/**
 * Replaces a range of a text block. The new text gets the marks of the first character replaced; an insertion gets the
 * marks that both neighbours have, but never `code`.
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

/** Replaces a range of the text of the footnote at a position. */
export function replaceInNote(
  transaction: Transaction,
  position: number,
  from: number,
  to: number,
  text: string,
): void {
  const note = transaction.doc.nodeAt(position)
  if (note?.type !== schema.nodes.footnote) return
  const content = editContent(footnoteContent(note), [{ from, to, insert: text }])
  const changed = schema.nodes.footnote.create({ content }, null, note.marks)
  transaction.replaceWith(position, position + 1, changed)
}

function fixRound(
  transaction: Transaction,
  reading: ProofreadResult,
  filter: DiagnosticFilter,
  replacementOf: Replacement = proposed,
): number {
  let count = 0
  for (const block of reading.blocks.toReversed()) {
    let free = Number.POSITIVE_INFINITY
    for (const diagnostic of block.diagnostics.toReversed()) {
      const { finding, note } = diagnostic
      const replacement = filter(diagnostic) ? replacementOf(diagnostic) : null
      if (replacement === null) continue
      count += 1
      if (note !== null) {
        replaceInNote(transaction, block.from + note, finding.from, finding.to, replacement)
      } else if (finding.to <= free) {
        replaceInBlock(transaction, block.from + finding.from, block.from + finding.to, replacement)
        free = finding.from
      }
    }
  }
  const correction = reading.correction.filter((each) => filter(each) && replacementOf(each) !== null)
  if (correction.length > 0) {
    let text = String(transaction.doc.attrs.correction ?? '')
    for (const each of correction.toReversed()) {
      const { from, to } = each.finding
      text = text.slice(0, from) + replacementOf(each) + text.slice(to)
    }
    transaction.setDocAttribute('correction', text)
    count += correction.length
  }
  return count
}

/** True if the selection is exactly the range of a matching diagnostic. */
function selectsOne(
  { selection: { from, to } }: Transaction,
  { blocks }: ProofreadResult,
  filter: DiagnosticFilter,
): boolean {
  const block = blocks.find((each) => from >= each.from && to <= each.from + each.node.content.size)
  return (
    block?.diagnostics.some((each) => {
      const range = rangeInBlock(block, each)
      return range.from === from && range.to === to && filter(each)
    }) ?? false
  )
}

/**
 * Fixes the matching diagnostics once; returns how many. If one of them was selected, the caret goes behind the fix, so
 * that the next key does not overwrite it.
 */
export function fixOnce(
  transaction: Transaction,
  reading: ProofreadResult,
  filter: DiagnosticFilter,
  replacementOf: Replacement = proposed,
): number {
  const isSelected = selectsOne(transaction, reading, filter)
  const count = fixRound(transaction, reading, filter, replacementOf)
  if (isSelected) transaction.setSelection(TextSelection.create(transaction.doc, transaction.selection.to))
  return count
}

/**
 * Fixes the matching diagnostics, and those that appear through it, until none is left, in at most `MAX_ROUNDS` rounds;
 * returns how many.
 */
export function fixToFixpoint(
  transaction: Transaction,
  reading: ProofreadResult,
  filter: DiagnosticFilter,
): number {
  let count = fixOnce(transaction, reading, filter)
  for (let round = 1, last = count; last > 0 && round < MAX_ROUNDS; round += 1) {
    last = fixRound(transaction, focusedProofreader().readUnpublished(transaction.doc), filter)
    count += last
  }
  return count
}
