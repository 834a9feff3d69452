import type { EditorState } from '@codemirror/state'
import { isSectionLine } from '../../../../../core/body.ts'
import { paragraphsOf } from '../../../../../core/typography/index.ts'
import { type Found, PLACES, type Place, type Remark } from '../../../state/proof.ts'
import { headingText } from '../body/sections.ts'
import { placedRemarks } from './bodyRemarks.ts'
import type { checkerFor } from './checker.ts'

type Checker = ReturnType<typeof checkerFor>

/** The texts beside the body. */
export type CopyPlaces = Readonly<Record<Exclude<Place, 'body'>, string>>

/** What was read: every remark in the order of the article, and where those of the body are. */
export type Reading = {
  remarks: Remark[]
  body: { remark: Remark; at: number }[]
  /** Nothing is new, and nothing is gone. */
  same: boolean
}

type Piece = { from: number; to: number; markdown: boolean }

/** The paragraphs of the body; a section's heading is plain text. */
function* bodyPieces(state: EditorState, text: string): Generator<Piece> {
  for (const { from, to } of paragraphsOf(text, true)) {
    const line = text.slice(from, Math.min(to, from + 8))
    const words = isSectionLine(line) ? headingText(state, from) : null
    yield words === null ? { from, to, markdown: true } : { from: words, to, markdown: false }
  }
}

const TOLD = [
  'source',
  'rule',
  'certainty',
  'from',
  'to',
  'replacement',
  'written',
  'before',
  'after',
] as const

const reasonOf = (found: Found) => (found.source === 'house' ? found.reason : '')

const saysSame = (one: Found, other: Found) =>
  one === other || (TOLD.every((key) => one[key] === other[key]) && reasonOf(one) === reasonOf(other))

/**
 * Reads an article in small steps, of which as many can be taken at once as there is time for. Remarks that are already
 * known where they are stay the same objects.
 */
export function* readArticle(
  state: EditorState,
  copy: CopyPlaces,
  before: readonly Remark[],
  checker: Checker,
): Generator<void, Reading> {
  const { doc } = state
  const pieces: Piece[] = []
  for (const piece of bodyPieces(state, doc.toString())) {
    pieces.push(piece)
    yield
  }
  checker.makeRoom(pieces.length)

  const known = new Map<number, Remark>()
  let count = 0
  for (const { remark, shownFrom } of placedRemarks(state)) {
    known.set(shownFrom, remark)
    count += 1
  }
  yield

  let same = true
  const remark = (found: Found, place: Place, offset: number, last: Remark | undefined): Remark => {
    if (last && saysSame(last.found, found)) return last
    same = false
    return { found, place, offset }
  }

  const body: Reading['body'] = []
  for (const { from: at, to, markdown } of pieces) {
    // Not cut out of the whole text, which would live on as long as the paragraph is remembered.
    for (const found of checker.check(doc.sliceString(at, to), markdown))
      body.push({ remark: remark(found, 'body', 0, known.get(at + found.shownFrom)), at })
    yield
  }

  const remarks: Remark[] = []
  for (const place of PLACES) {
    if (place === 'body') {
      for (const each of body) remarks.push(each.remark)
      continue
    }
    const last = before.filter((each) => each.place === place)
    for (const { from, to } of paragraphsOf(copy[place], false)) {
      for (const found of checker.check(copy[place].slice(from, to), false)) {
        const like = last.find((each) => each.offset === from && saysSame(each.found, found))
        remarks.push(remark(found, place, from, like))
      }
      yield
    }
  }
  return { remarks, body, same: same && count === body.length && before.length === remarks.length }
}
