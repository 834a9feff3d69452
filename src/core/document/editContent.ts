import { isSameMark } from './marks.ts'
import { joinTexts } from './normalise.ts'
import type { Inline, Mark } from './types.ts'
import { unitsOf } from './walk.ts'

/** A change of a text: the units from `from` to `to` of `plainOf`, and what is to stand there. */
export type TextEdit = { readonly from: number; readonly to: number; readonly insert: string }

/** The marks of what goes between two units of a content; either is undefined at its end. */
type MarksBetween = (before: Inline | undefined, after: Inline | undefined) => readonly Mark[]

const marksBefore: MarksBetween = (before, after) => (before ?? after)?.marks ?? []

/** The marks that both neighbours have, but never `code`. */
export const commonMarks: MarksBetween = (before, after) =>
  marksBefore(before, after).filter(
    (mark) => mark.type !== 'code' && (!after || after.marks.some((other) => isSameMark(mark, other))),
  )

/** Goes through a content once, by the units of `plainOf`. */
class Cursor {
  readonly #content: readonly Inline[]
  #index = 0
  /** How many units of the inline at `#index` were taken, and of all. */
  #within = 0
  #at = 0
  /** The inline of the last unit that was taken. */
  before: Inline | undefined

  constructor(content: readonly Inline[]) {
    this.#content = content.filter((inline) => unitsOf(inline) !== '')
  }

  /** The inline of the next unit. */
  get after(): Inline | undefined {
    return this.#content[this.#index]
  }

  /** Takes the units up to `to`; of a text that goes on, its part. */
  take(to: number): Inline[] {
    const taken: Inline[] = []
    for (let inline = this.after; inline && this.#at < to; inline = this.after) {
      const { length } = unitsOf(inline)
      const from = this.#within
      const end = Math.min(from + to - this.#at, length)
      taken.push(inline.type === 'text' ? { ...inline, text: inline.text.slice(from, end) } : inline)
      this.before = inline
      this.#at += end - from
      this.#within = end
      if (end < length) break
      this.#index += 1
      this.#within = 0
    }
    return taken
  }
}

/** The part of a content between two offsets of `plainOf`. */
export function sliceText(content: readonly Inline[], from: number, to: number): Inline[] {
  const cursor = new Cursor(content)
  cursor.take(from)
  return cursor.take(to)
}

/**
 * The content with edits made, which go from its beginning to its end and do not overlap. What is inserted has the marks of
 * the first unit that it replaces; where it replaces none, those that `marksBetween` gives, which are those of the unit before.
 * Cost: linear in the content and the edits.
 */
export function editContent(
  content: readonly Inline[],
  edits: readonly TextEdit[],
  marksBetween: MarksBetween = marksBefore,
): Inline[] {
  const edited: Inline[] = []
  const cursor = new Cursor(content)
  for (const { from, to, insert } of edits) {
    for (const inline of cursor.take(from)) edited.push(inline)
    const { before, after } = cursor
    const marks = from < to && after ? after.marks : marksBetween(before, after)
    if (insert !== '') edited.push({ type: 'text', text: insert, marks })
    cursor.take(to)
  }
  for (const inline of cursor.take(Number.POSITIVE_INFINITY)) edited.push(inline)
  return joinTexts(edited)
}

/** The plain text with edits made, which go from its beginning to its end and do not overlap. */
export function editPlain(text: string, edits: readonly TextEdit[]): string {
  let edited = ''
  let at = 0
  for (const { from, to, insert } of edits) {
    edited += text.slice(at, from) + insert
    at = to
  }
  return edited + text.slice(at)
}
