import { Fragment, type Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { Transform } from 'prosemirror-transform'
import { type FindOptions, expandTemplate, replacementFor } from '../../../../../core/find/index.ts'
import { typesetText } from '../../../../../core/typography/index.ts'
import { replaceInNote } from '../../../editor/diagnostics/fixing.ts'
import { schema } from '../../../editor/schema.ts'
import { useSettings } from '../../../state/settings.ts'
import { OBJECT_CHARACTER, type Match } from './matches.ts'

/** A match and what replaces it. */
export type Replacement = {
  readonly match: Match
  readonly insert: string
  /** True if it would delete a footnote or image. */
  readonly isProtected: boolean
}

/** Text that typesetting may change. */
const TYPESET = /["':;!?]/
/** With more replacements than this, each block is replaced as a whole. */
const MAX_STEPS = 1_000

const { nodes, marks } = schema

function insertFor(match: Match, template: string, query: string, options: FindOptions) {
  const whole = match.text.text.slice(match.from, match.to)
  if (!options.pattern) return replacementFor(whole, query, template, options.matchCase)
  const pieces = match.pattern ? expandTemplate(template, whole, match.pattern) : []
  return { text: match.pattern ? pieces.map(({ text }) => text).join('') : template, typed: null }
}

function isCode({ text: { node, isNote }, from, to }: Match): boolean {
  return !isNote && (node.type.spec.code === true || node.rangeHasMark(from, to, marks.code))
}

/**
 * The replacement for each match, in order. It has the quotes, apostrophes and spaces of what it replaces; where it has others,
 * it is typeset as if it was typed, if the settings have that, but not in code.
 */
export function planReplacements(
  matches: readonly Match[],
  template: string,
  query: string,
  options: FindOptions,
): Replacement[] {
  const { setWhileTyping, typography: profile } = useSettings.getState().settings
  const isSet = setWhileTyping && TYPESET.test(template)
  let last: Match | null = null
  /** The text of the last match up to its end, with what was replaced before. */
  let written = ''
  return matches.map((match) => {
    const { text, from, to } = match
    const plain = insertFor(match, template, query, options)
    const before = last?.text === text ? written + text.text.slice(last.to, from) : text.text.slice(0, from)
    const insert =
      isSet && plain.typed !== null && !isCode(match)
        ? typesetText(before, plain.typed, text.text.slice(to), { language: text.language, profile })
        : plain.text
    last = match
    written = before + insert
    return { match, insert, isProtected: text.text.slice(from, to).includes(OBJECT_CHARACTER) }
  })
}

/** Replaces a range of a text block; the text gets the marks of the first character replaced. */
function replaceRange(transform: Transform, from: number, to: number, insert: string): void {
  const $from = transform.doc.resolve(from)
  const { parent } = $from
  const own = $from.nodeAfter?.marks ?? $from.marks()
  const hasBreaks = parent.type.contentMatch.matchType(nodes.break) !== null
  const isVerbatim = parent.type.spec.code === true
  const lines = hasBreaks ? insert.split('\n') : [isVerbatim ? insert : insert.replaceAll('\n', ' ')]
  const content = lines.flatMap((line, at): Node[] => [
    ...(at > 0 ? [nodes.break.create(null, null, own)] : []),
    ...(line === '' ? [] : [schema.text(line, own)]),
  ])
  if (content.length === 0) transform.delete(from, to)
  else transform.replaceWith(from, to, Fragment.fromArray(content))
}

function replaceInBlock(
  transform: Transform,
  start: number,
  blockReplacements: readonly Replacement[],
): void {
  for (const { match, insert } of blockReplacements.toReversed())
    replaceRange(transform, start + match.from, start + match.to, insert)
}

function replaceInFootnote(
  transaction: Transaction,
  start: number,
  blockReplacements: readonly Replacement[],
): void {
  for (const { match, insert } of blockReplacements.toReversed())
    replaceInNote(transaction, start, match.from, match.to, insert.replaceAll('\n', ' '))
}

/**
 * Makes replacements from the end of the document, so that positions stay valid. Each is a step of the transaction; if
 * there are many, each block is one step, since a step copies the document's list of blocks.
 */
export function replaceMatches(transaction: Transaction, replacements: readonly Replacement[]): Transaction {
  const byText = new Map<Match['text'], Replacement[]>()
  for (const replacement of replacements) {
    const others = byText.get(replacement.match.text)
    if (others) others.push(replacement)
    else byText.set(replacement.match.text, [replacement])
  }
  const texts = [...byText].sort(([one], [other]) => other.start - one.start)
  for (const [{ start, isNote, node }, blockReplacements] of texts) {
    if (isNote) replaceInFootnote(transaction, start, blockReplacements)
    else if (replacements.length <= MAX_STEPS) replaceInBlock(transaction, start, blockReplacements)
    else {
      const end = start + node.content.size
      const block = transaction.doc.resolve(start).parent
      const scratch = new Transform(block)
      replaceInBlock(scratch, 0, blockReplacements)
      transaction.replaceWith(start, end, scratch.doc.content)
    }
  }
  return transaction
}
