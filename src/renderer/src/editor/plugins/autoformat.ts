import type { NodeType } from 'prosemirror-model'
import { TextSelection, type Transaction } from 'prosemirror-state'
import { canJoin, findWrapping } from 'prosemirror-transform'
import { schema } from '../schema.ts'
import type { Rule, Typed } from './typedThenSet.ts'

const { nodes, marks } = schema

const LETTERS = /^\p{L}[\p{L}\p{M}]*$/u
/** What a line may begin with before its first letter. */
const SIGN = /^([-*]|1\.|#{2,3}|>) (?:[«“‘"][ \u00a0\u202f]?)?$/

function wrap(transaction: Transaction, start: number, type: NodeType, attrs?: { ordered: boolean }) {
  const range = transaction.doc.resolve(start).blockRange()
  const wrapping = range && findWrapping(range, type, attrs)
  if (!range || !wrapping) return transaction
  transaction.wrap(range, wrapping)
  // Bullets go on with those above; a number that was typed begins a list of its own.
  const before = transaction.doc.resolve(range.start).nodeBefore
  const goesOn = before?.type === nodes.list && before.attrs.ordered === false && attrs?.ordered === false
  return goesOn && canJoin(transaction.doc, range.start) ? transaction.join(range.start) : transaction
}

function begin(transaction: Transaction, start: number, sign: string): Transaction {
  transaction.delete(start, start + sign.length + 1)
  switch (sign) {
    case '>':
      return wrap(transaction, start, nodes.quotation)
    case '##':
      return transaction.setBlockType(start, start, nodes.sectionHeading)
    case '###':
      return transaction.setBlockType(start, start, nodes.heading)
    default:
      return wrap(transaction, start, nodes.list, { ordered: sign === '1.' })
  }
}

/** The sign that a paragraph of the body begins with and that a letter typed now makes a format; null for any other. */
function signOf({ before, typed, after }: Typed): string | null {
  // A sign put before words that are there is complete with its blank.
  if (typed === ' ' && /^\p{L}/u.test(after)) return SIGN.exec(`${before} `)?.[1] ?? null
  return LETTERS.test(typed) ? (SIGN.exec(before)?.[1] ?? null) : null
}

/**
 * A paragraph that begins with `- `, `* `, `1. `, `## `, `### ` or `> ` and a letter is a list, a heading or a
 * quotation. Only a letter makes it one: `- 3 %`, `> 100 personnes` and `1914. La guerre` stay what they are.
 */
export const beginBlock: Rule = (typed) => {
  const { block, start, depth } = typed
  if (block.type !== nodes.paragraph || depth !== 1) return null
  const sign = signOf(typed)
  return sign === null ? null : (transaction) => begin(transaction, start, sign)
}

const BOLD = /(?:^|[\s([{«“‘"'’—–])\*\*([^\s*\ufffc](?:[^*\ufffc]*[^\s*\ufffc])?)\*$/u

/** Words between two pairs of asterisks are bold. */
export const boldBetweenAsterisks: Rule = ({ block, start, before, typed }) => {
  const words = typed === '*' && block.type.allowsMarkType(marks.strong) ? BOLD.exec(before)?.[1] : undefined
  if (words === undefined) return null
  const end = start + before.length - 1
  const from = end - words.length
  return (transaction) => {
    transaction.addMark(from, end, marks.strong.create()).delete(end, end + 2)
    transaction.delete(from - 2, from)
    const caret = TextSelection.create(transaction.doc, from - 2 + words.length)
    return transaction.setSelection(caret).removeStoredMark(marks.strong)
  }
}
