import { Fragment, type Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { Transform } from 'prosemirror-transform'
import { type FindOptions, patternPieces } from '../../../../../core/find/index.ts'
import { replaceInNote } from '../../../editor/diagnostics/fixing.ts'
import { schema } from '../../../editor/schema.ts'
import { LEAF, type Match } from './texts.ts'

/** What would take the place of a match. */
export type Replacement = {
  readonly match: Match
  readonly insert: string
  /** It would take a footnote or a picture away. */
  readonly isHeld: boolean
}

/** With more matches than this, each block is replaced as one piece. */
const MOST_STEPS = 1_000

const { nodes } = schema

function insertFor(match: Match, template: string, { pattern }: FindOptions): string {
  if (!pattern || !match.pattern) return template
  const whole = match.text.text.slice(match.from, match.to)
  return patternPieces(template, whole, match.pattern)
    .map(({ text }) => text)
    .join('')
}

/** What would take the place of each match, in their order. */
export function planReplacements(
  matches: readonly Match[],
  template: string,
  options: FindOptions,
): Replacement[] {
  return matches.map((match) => ({
    match,
    insert: insertFor(match, template, options),
    isHeld: match.text.text.slice(match.from, match.to).includes(LEAF),
  }))
}

/** Puts a text in the place of a stretch of a text block; it gets the marks of the first character replaced. */
function put(transform: Transform, from: number, to: number, insert: string): void {
  const $from = transform.doc.resolve(from)
  const { parent } = $from
  const marks = $from.nodeAfter?.marks ?? $from.marks()
  const hasBreaks = parent.type.contentMatch.matchType(nodes.break) !== null
  const isCode = parent.type.spec.code === true
  const lines = hasBreaks ? insert.split('\n') : [isCode ? insert : insert.replaceAll('\n', ' ')]
  const content = lines.flatMap((line, at): Node[] => [
    ...(at > 0 ? [nodes.break.create(null, null, marks)] : []),
    ...(line === '' ? [] : [schema.text(line, marks)]),
  ])
  if (content.length === 0) transform.delete(from, to)
  else transform.replaceWith(from, to, Fragment.fromArray(content))
}

function replaceInBlock(transform: Transform, start: number, some: readonly Replacement[]): void {
  for (const { match, insert } of some.toReversed())
    put(transform, start + match.from, start + match.to, insert)
}

function replaceInFootnote(transaction: Transaction, start: number, some: readonly Replacement[]): void {
  for (const { match, insert } of some.toReversed())
    replaceInNote(transaction, start, match.from, match.to, insert.replaceAll('\n', ' '))
}

/**
 * Makes replacements in the document that was searched, from its end on, so that no place moves before its turn. Each is
 * a step of the transaction; where they are very many each block is one, as a step copies the document's list of blocks.
 */
export function replaceMatches(transaction: Transaction, replacements: readonly Replacement[]): Transaction {
  const byText = new Map<Match['text'], Replacement[]>()
  for (const replacement of replacements) {
    const others = byText.get(replacement.match.text)
    if (others) others.push(replacement)
    else byText.set(replacement.match.text, [replacement])
  }
  const texts = [...byText].sort(([one], [other]) => other.start - one.start)
  for (const [{ start, isNote, node }, some] of texts) {
    if (isNote) replaceInFootnote(transaction, start, some)
    else if (replacements.length <= MOST_STEPS) replaceInBlock(transaction, start, some)
    else {
      const end = start + node.content.size
      const block = transaction.doc.resolve(start).parent
      const scratch = new Transform(block)
      replaceInBlock(scratch, 0, some)
      transaction.replaceWith(start, end, scratch.doc.content)
    }
  }
  return transaction
}
