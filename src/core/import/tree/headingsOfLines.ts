import type * as Document from '../../document/types.ts'
import { wordsOf } from '../lines.ts'
import { announcesBody } from '../metadata/labels.ts'
import type { ClassifiedBlocks, TextContext } from '../text/classification.ts'
import { findDialogue } from '../text/dialogue.ts'
import { signsOverText } from '../text/namesBelowTitle.ts'
import { isCapitals } from '../text/features.ts'
import { findHeading, NO_PEERS } from '../text/headings.ts'
import { kickerAt } from '../text/kickers.ts'
import { isBold } from './bold.ts'
import type { Part } from './cutParts.ts'

const LINE_REASONS = [
  'heading-capitals',
  'heading-short',
  'heading-quoted',
  'heading-question',
  'heading-numbered',
  'heading-colon',
] as const
type LineReason = (typeof LINE_REASONS)[number]
type Found = [at: number, reason: LineReason]

/** Of which several must be for any to be a heading: one question alone may be asked of readers. */
const OF_SEVERAL: ReadonlySet<LineReason> = new Set(['heading-question', 'heading-numbered'])

/** Words of a line with a colon at its end that may be a heading. */
const MOST_BEFORE_COLON = 3
/** Columns of the first of a row, whatever the others have. */
const MOST_OF_FIRST = 20
/** Columns of a sentence of a text that has no longer ones. */
const LEAST_SENTENCE = 30
/** A line that says how much of something is taken: `3 eggs`. */
const AMOUNT = /^\p{Nd}/u

type Known = {
  /** The document, or its look, makes a line a heading. */
  isMarked: (at: number) => boolean
  isName: (at: number) => boolean
  context: TextContext
}

/**
 * Short lines over sentences or lists within a document of which all lines look alike: those that plain text has for headings.
 * They are classified. One over a list, a question and a numbered line are some where others are beside them.
 */
export function headingsOfLines(
  classified: ClassifiedBlocks,
  parts: readonly Part[],
  { isMarked, isName, context }: Known,
): Found[] {
  const isSet = (at: number) => parts[at]?.kind !== undefined || classified.classifications[at] !== undefined
  const textAt = (at: number) => classified.features(at)?.text ?? ''
  const widthAt = (at: number) => classified.features(at)?.width ?? 0
  const isList = (at: number) => parts[at]?.node.type === 'list'
  const isProse = (at: number) => classified.features(at)?.prose === true || isList(at)
  // Where no sentences fill lines, those of a line each are the text.
  const isText = parts.some((_, at) => !isSet(at) && isProse(at))
    ? isProse
    : (at: number) => at > 1 && classified.features(at)?.ending === 'stop' && widthAt(at) >= LEAST_SENTENCE
  const from = parts.findIndex((_, at) => !isSet(at) && isText(at)) + 1
  if (from === 0 || parts.some((_, at) => at >= from && isMarked(at))) return []
  const dialogue = findDialogue(classified)
  const isInBetween = (at: number) => at >= from && !isSet(at) && classified.blocks[at]?.shape === 'text'
  const isOverTitle = (at: number) =>
    isCapitals(textAt(at + 1)) || classified.blocks[at - 1]?.shape === 'separator'
  const shortAt = (at: number): Found[] => {
    const part = parts[at]
    if (!part || announcesBody(textAt(at)) || isOverTitle(at) || isName(at)) return []
    const given = findHeading(classified, at, context, dialogue, NO_PEERS)?.reason
    const reason = LINE_REASONS.find((each) => each === given)
    if (reason === undefined) return []
    if (reason === 'heading-capitals') return isCapitals(textAt(at)) ? [[at, reason]] : []
    const { prose, ending } = classified.features(at + 1) ?? {}
    const isOver = prose || ending === 'stop' || isList(at + 1) || reason === 'heading-question'
    // A question in bold stays what the look of the document makes it.
    if (reason === 'heading-question' && part.node.type === 'paragraph' && isBold(part.node.content))
      return []
    // `Map: the ports`, `The quay. Photo: AFP`: a caption.
    const isTold =
      reason === 'heading-colon' ? wordsOf(textAt(at)).length > MOST_BEFORE_COLON : textAt(at).includes(':')
    const isCaption = (isTold && !OF_SEVERAL.has(reason)) || hasLink(part.node)
    return isOver && !isCaption ? [[at, reason]] : []
  }
  const isAmount = (at: number) => AMOUNT.test(textAt(at))
  const isUnder = (at: number) =>
    classified.features(at - 1)?.ending === 'stop' || isList(at - 1) || (isAmount(at - 1) && isAmount(at - 2))
  const found: Found[] = parts.flatMap((_, at) => {
    if (!isInBetween(at)) return []
    const [heading] = shortAt(at)
    const isAnywhere = heading && (heading[1] === 'heading-capitals' || OF_SEVERAL.has(heading[1]))
    return heading && (isAnywhere || isUnder(at)) ? [heading] : []
  })
  /** The line over the first sentences, or over the first list, where it is one of a row. */
  const firstOfRow = (): Found | undefined => {
    const at = from - 2
    const [first] = shortAt(at)
    if (!first || isSet(at) || classified.blocks[at]?.shape !== 'text' || signsOverText(classified, at))
      return undefined
    const [, reason] = first
    const areQuestions = found.every(([, other]) => other === 'heading-question')
    if (reason === 'heading-quoted' && areQuestions) return undefined
    // Below a desk or a kind of text it is the headline.
    if (at === 1 && kickerAt(classified, 0, context) === 'known') return undefined
    const isUnderAmounts = isAmount(at - 1) && isAmount(at - 2)
    const isAlike = found[0]?.[1] === reason && (reason !== 'heading-short' || widthAt(at) <= MOST_OF_FIRST)
    const isOverList = found.length > 0 && isList(at + 1)
    if (at === 0 || !(isUnderAmounts || found.length > 1 || isAlike || isOverList)) return undefined
    const widest = Math.max(MOST_OF_FIRST, ...found.map(([other]) => 2 * widthAt(other)))
    return reason === 'heading-question' || widthAt(at) <= widest ? first : undefined
  }
  const first = firstOfRow()
  if (first) found.unshift(first)
  // What comes back is who speaks.
  if (new Set(found.map(([at]) => textAt(at))).size < found.length) return []
  const counts = new Map<LineReason, number>()
  for (const [, reason] of found) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const isOne = ([at, reason]: Found) => {
    if (OF_SEVERAL.has(reason)) return (counts.get(reason) ?? 0) > 1
    return (
      !isList(at + 1) ||
      found.length > 1 ||
      (wordsOf(textAt(at)).length <= 2 && reason === 'heading-short' && !isList(at - 1))
    )
  }
  const headings = found.filter(isOne)
  for (const [at, reason] of headings)
    classified.classify(at, 'heading', reason === 'heading-capitals' ? 'sure' : 'likely', reason)
  return headings
}

/** True for a paragraph with a link in it, which leads elsewhere. */
const hasLink = (node: Document.Block) =>
  node.type === 'paragraph' && node.content.some(({ marks }) => marks.some(({ type }) => type === 'link'))
