import type { NodeType } from 'prosemirror-model'
import { TextSelection, type Transaction } from 'prosemirror-state'
import { canJoin, findWrapping } from 'prosemirror-transform'
import { typedAddress } from '../../../../core/document/index.ts'
import { addressesIn } from '../../../../core/typography/index.ts'
import { schema } from '../schema.ts'
import { setBlockTypeAt } from './blockCommands.ts'
import type { InputRule, TypedText } from './inputRules.ts'

const { nodes, marks } = schema

const LETTERS = /^\p{L}[\p{L}\p{M}]*$/u
/** What a line may start with before its first letter. */
const PREFIX = /^([-*]|1\.|#{2,3}|>) (?:[«“‘"][ \u00a0\u202f]?)?$/

function wrap(transaction: Transaction, start: number, type: NodeType, attrs?: { ordered: boolean }) {
  const range = transaction.doc.resolve(start).blockRange()
  const wrapping = range && findWrapping(range, type, attrs)
  if (!range || !wrapping) return transaction
  transaction.wrap(range, wrapping)
  // A bullet continues the list above; a typed number starts a new list.
  const before = transaction.doc.resolve(range.start).nodeBefore
  const continuesList =
    before?.type === nodes.list && before.attrs.ordered === false && attrs?.ordered === false
  return continuesList && canJoin(transaction.doc, range.start) ? transaction.join(range.start) : transaction
}

function formatBlock(transaction: Transaction, start: number, prefix: string): Transaction {
  transaction.delete(start, start + prefix.length + 1)
  switch (prefix) {
    case '>':
      return wrap(transaction, start, nodes.quotation)
    case '##':
    case '###':
      setBlockTypeAt(transaction, start - 1, prefix === '##' ? nodes.sectionHeading : nodes.heading)
      return transaction
    default:
      return wrap(transaction, start, nodes.list, { ordered: prefix === '1.' })
  }
}

/** The prefix that makes a paragraph of the body a format with the letter typed now; null for any other text. */
function prefixOf({ before, typed, after }: TypedText): string | null {
  // A prefix typed before existing text is complete with its space.
  if (typed === ' ' && /^\p{L}/u.test(after)) return PREFIX.exec(`${before} `)?.[1] ?? null
  return LETTERS.test(typed) ? (PREFIX.exec(before)?.[1] ?? null) : null
}

/**
 * Turns a paragraph that starts with `- `, `* `, `1. `, `## `, `### ` or `> ` and a letter into a list, a heading or a
 * quotation. Only a letter triggers it: `- 3 %`, `> 100 personnes` and `1914. La guerre` stay as typed.
 */
export const blockAutoformat: InputRule = (typed) => {
  const { block, start, depth } = typed
  if (block.type !== nodes.paragraph || depth !== 1) return null
  const prefix = prefixOf(typed)
  if (prefix === null) return null
  return {
    from: 0,
    to: Number.POSITIVE_INFINITY,
    set: (typed.before + typed.typed).slice(prefix.length + 1),
    key: `block ${prefix}`,
    change: (transaction) => formatBlock(transaction, start, prefix),
  }
}

const BOLD = /(?:^|[\s([{«“‘"'’—–])\*\*([^\s*\ufffc](?:[^*\ufffc]*[^\s*\ufffc])?)\*$/u

/** Makes text between double asterisks bold. */
export const boldAutoformat: InputRule = ({ block, start, before, typed }) => {
  const words = typed === '*' && block.type.allowsMarkType(marks.strong) ? BOLD.exec(before)?.[1] : undefined
  if (words === undefined) return null
  const end = start + before.length - 1
  const from = end - words.length
  return {
    from: from - 2 - start,
    to: Number.POSITIVE_INFINITY,
    set: words,
    key: 'bold',
    change: (transaction) => {
      transaction.addMark(from, end, marks.strong.create()).delete(end, end + 2)
      transaction.delete(from - 2, from)
      const caret = TextSelection.create(transaction.doc, from - 2 + words.length)
      return transaction.setSelection(caret).removeStoredMark(marks.strong)
    },
  }
}

const ENDS_ADDRESS = /^\s$/
const EXPLICIT = /^(?:https?:\/\/|www\.)/i
/** What may stand between an address and the blank that ends it. */
const SENTENCE_MARKS = /^[.,;:!?…)\]»”’ \u00a0\u202f]{0,3}$/

/** Makes a web address a link to it, once a blank or the end of the line follows. */
export const linkAutoformat: InputRule = ({ block, start, before, typed }) => {
  if (!ENDS_ADDRESS.test(typed) || !block.type.allowsMarkType(marks.link)) return null
  const [first] = /\S+[ \u00a0\u202f]?[!?;:»]?$/.exec(before) ?? []
  if (first === undefined) return null
  const base = before.length - first.length
  const range = [...addressesIn(first)].at(-1)
  const words = range ? first.slice(range.from, range.to) : ''
  const href = EXPLICIT.test(words) ? typedAddress(words) : null
  if (!range || href === null || !SENTENCE_MARKS.test(first.slice(range.to))) return null
  const [from, to] = [base + range.from, base + range.to]
  if (block.rangeHasMark(from, to, marks.link)) return null
  return {
    from,
    to,
    set: before.slice(from) + typed,
    key: `link ${href}`,
    change: (transaction) => transaction.addMark(start + from, start + to, marks.link.create({ href })),
  }
}
