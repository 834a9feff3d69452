import type { Certainty } from '../draft.ts'
import { dangles, framedBy, leadsElsewhere, wordsOf } from '../lines.ts'
import { type ClassifiedBlocks, isTouching, type TextContext } from './classification.ts'
import { announcedHeading } from '../metadata/labels.ts'
import { tellsRecording } from '../metadata/dayLines.ts'
import { isOfSite } from '../metadata/ofCopy.ts'
import { isTitledName } from '../metadata/offices.ts'
import { personIn } from '../metadata/persons.ts'
import { tagsOfLine } from '../metadata/tags.ts'
import { isNumbered, numeralAlone } from './numbering.ts'
import { arePartedFacts, isCapitals, type Features } from './features.ts'
import type { Reason } from '../reason.ts'
import { opensWithLabel } from './labelRuns.ts'
import { isScore, isScoreOfPart } from './scores.ts'
import { shortLines } from './shortLines.ts'
import { isLabelAlone, speakerOf, type Dialogue } from './dialogue.ts'
import { isSpoken } from './items.ts'
import type { TextBlock } from './blocks.ts'

/** Columns beyond which a line is no heading. */
export const WIDEST_HEADING = 100
const WIDEST_SURE = 70
const MOST_WORDS = 16
/** A heading stands above sentences that fill at least this many columns. */
const LEAST_PROSE = 80
/** In an interview a question may stand above its answer, however short that is. */
const LEAST_ANSWER = 14
/** Where other lines are headings already, a question is one above a single short sentence too. */
const LEAST_BESIDE_OTHERS = 24
/** Words of a line that ends with a colon and is still no sentence: above prose, and above a list. */
const MOST_BEFORE_PROSE = 8
const MOST_BEFORE_LIST = 4

const SURE: ReadonlySet<Reason> = new Set(['heading-underlined', 'heading-numbered', 'heading-capitals'])

/**
 * What the other headings of a text are like. A line is judged by all of them, wherever they stand: the headings that
 * need no others are found first, the rest in a second pass.
 */
export type Peers = { any: boolean; layouts: ReadonlySet<Layout>; capitals: boolean }

export const NO_PEERS: Peers = { any: false, layouts: new Set(), capitals: false }

/** How a line stands over the text below it: set off above only, on both sides, or on none. */
type Layout = 'tied' | 'apart' | 'dense'

/** How a block stands between its neighbours. */
export function layoutOf({ blankBefore, blankAfter }: TextBlock): Layout {
  return blankAfter ? 'apart' : blankBefore ? 'tied' : 'dense'
}

/** Why a line is a heading and how surely, or null where it is none. */
export function findHeading(
  classified: ClassifiedBlocks,
  index: number,
  context: TextContext,
  dialogue: Dialogue,
  peers: Peers,
): { reason: Reason; certainty: Certainty } | null {
  const features = classified.features(index)
  const block = classified.blocks[index]
  if (features && announcedHeading(features.text) !== null)
    return { reason: 'heading-mark', certainty: 'sure' }
  if (numbersPart(classified, index)) return { reason: 'heading-numbered', certainty: 'sure' }
  if (!features || !block || !mayHead(classified, index, features, dialogue)) return null
  const layout = layoutOf(block)
  const reason = reasonOf(classified, index, features, context, dialogue, peers, layout)
  if (reason === null) return null
  const sure = SURE.has(reason) || (reason === 'heading-short' && features.width <= WIDEST_SURE)
  const open = reason === 'heading-exclamation' && layout === 'dense' && !peers.any
  return { reason, certainty: open ? 'doubtful' : sure ? 'sure' : 'likely' }
}

/**
 * True for a line that may be a heading or what somebody exclaims, set apart between paragraphs in a text that has
 * headings.
 */
export function mayBeExclaimed(
  classified: ClassifiedBlocks,
  index: number,
  dialogue: Dialogue,
  { layouts }: Peers,
): boolean {
  const features = classified.features(index)
  const block = classified.blocks[index]
  if (features?.ending !== 'exclamation' || !block || !layouts.has(layoutOf(block))) return false
  return (
    wordsOf(features.text).length >= (block.blankAfter ? MOST_EXCLAIMED + 1 : MOST_EXCLAIMED) &&
    !isSpoken(features.text) &&
    mayHead(classified, index, features, dialogue) &&
    proseBelow(classified, index) >= LEAST_PROSE
  )
}

/** Words up to which an exclamation is no heading: `Bravo !`, `Quelle honte !` */
const MOST_EXCLAIMED = 2

function leastProse(layout: Layout, interview: boolean, peers: Peers): number {
  if (interview) return LEAST_ANSWER
  return layout === 'tied' || peers.any ? LEAST_BESIDE_OTHERS : LEAST_PROSE
}

function reasonOf(
  classified: ClassifiedBlocks,
  index: number,
  { text, ending, width }: Features,
  context: TextContext,
  { interview }: Dialogue,
  peers: Peers,
  layout: Layout,
): Reason | null {
  const prose = proseBelow(classified, index)
  const asOthers = layout === 'tied' && (ending === 'colon' || peers.layouts.has('tied'))
  if (prose === 0 || (prose < LEAST_PROSE && prose < width && !asOthers)) return null
  if (framedBy(text) !== null) return 'heading-underlined'
  if (isNumbered(text)) return 'heading-numbered'
  if (isCapitals(text) && !context.capitals && ending !== 'exclamation') return 'heading-capitals'
  switch (ending) {
    case 'question':
      if (isOverSigner(classified, index)) return null
      return prose >= leastProse(layout, interview, peers) ? 'heading-question' : null
    case 'exclamation': {
      if (layout === 'apart' || prose < leastProse(layout, false, peers)) return null
      const few = wordsOf(text).length <= MOST_EXCLAIMED
      return isSpoken(text) || (few && layout === 'dense') ? null : 'heading-exclamation'
    }
    case 'colon': {
      if (/^[«“"„]/u.test(classified.features(index + 1)?.text ?? '')) return null
      // Over lines of an address or names it is one only beside other headings.
      if (isOverShortLines(classified, index) && !peers.any) return null
      const most = isListBelow(classified, index) ? MOST_BEFORE_LIST : MOST_BEFORE_PROSE
      return wordsOf(text).length <= most ? 'heading-colon' : null
    }
    default:
      return isQuoted(text) ? 'heading-quoted' : 'heading-short'
  }
}

function mayHead(
  classified: ClassifiedBlocks,
  index: number,
  features: Features,
  { speakers, alone }: Dialogue,
): boolean {
  const block = classified.blocks[index]
  const { text, ending, width, lower } = features
  if (!block || !features.titleLike || lower || width > WIDEST_HEADING || wordsOf(text).length > MOST_WORDS)
    return false
  if (ending === 'ellipsis' || block.lines.length > 2 || dangles(text) || leadsElsewhere(text)) return false
  if (isWithinSentence(classified, index)) return false
  // Tied to the text above and set off from the text below: a signature or a source, no heading.
  if (!block.blankBefore && block.blankAfter) return false
  if (/^[-–—―*•>(©[/"“«'‘=+~|\\★☆⭐]/u.test(text) && !isQuoted(text) && framedBy(text) === null) return false
  if (/@|:\/\/|^www\./i.test(text) || !isMostlyLetters(text)) return false
  // Where to call: `Auskunft: Visit Blekinge, Tel. 0046 455 5550`.
  if (/:[^:]*\d[\d ().\u00a0\u202f/-]{6,}\d/u.test(text)) return false
  if (isQuoted(text) && /[.!?…。！？][»”"’'」』]/u.test(text)) return false
  if (tellsRecording(text) || arePartedFacts(text) || isOfSite(text)) return false
  if (OF_INITIALS.test(text) || PICTURES_BY.test(text) || OF_READER.test(text)) return false
  if (signsByOpening(classified, index)) return false
  const speaker = speakerOf(text)
  if (speaker !== null && speakers.has(speaker)) return false
  if (alone && isLabelAlone(classified, index - 1)) return false
  if (isScore(text) && !scoresStandBeside(classified, index)) return false
  if (headsColumns(classified, index) || isScoreOfPart(text) || tagsOfLine(text).length > 0) return false
  // `Referee: Ann Lee` above `Scorers: …` is one of several lines that tell of something.
  const isBeside = (at: number) =>
    isTouching(classified, Math.max(at, index)) && opensWithLabel(classified, at)
  if (opensWithLabel(classified, index) && (isBeside(index - 1) || isBeside(index + 1))) return false
  const label = classified.metadata(index)?.label ?? null
  return label === null || label.kind !== 'other' || label.value === ''
}

/** True for who signs one of several texts, by a word that opens such a line: `Par Anne Carrel`. */
function signsByOpening(classified: ClassifiedBlocks, index: number): boolean {
  const { byline = [], mark = 'none', guess = true } = classified.metadata(index)?.meta ?? {}
  return mark === 'opening' && !guess && byline.every(({ name }) => personIn(name) === 'sure')
}

/** Who took the photographs, in words that no heading has. */
const PICTURES_BY =
  /^(?:photos?|photographs|photography|pictures|fotos?|fotografie|photographies) (?:by|par|von|de|di|door)[ \u00a0]\p{Lu}/iu

/** Who signs a letter to the editor, and from where: `Mme Lucie Carrel, Dax`. */
const OF_READER =
  /^(?:M\.|Mme|Mlle|Mrs?\.?|Ms\.?|Herr|Frau|Sra?\.)(?:[ \u00a0]\p{Lu}[\p{L}\p{M}.’'-]*){1,3}(?:,[ \u00a0]| \()\p{Lu}[\p{L}\p{M} ’'-]{1,30}\)?$/u

/** The initials of who speaks: `A.W.: Why?` */
const OF_INITIALS = /^(?:\p{Lu}\.[ \u00a0]?){2,3}[ \u00a0\u202f]?:/u

/** A line that ends with a row of numbers: `1. Gaillac 21 8 7 0 1`. */
const ROW_OF_NUMBERS = /\p{L}.*(?:[ \t\u00a0]+[-+]?\d{1,4}){3,}$/u

/** True for what stands over the numbers of a table that is set with blanks: `Équipe Pts J G N P`. */
function headsColumns(classified: ClassifiedBlocks, index: number): boolean {
  const [below] = classified.blocks[index + 1]?.lines ?? []
  const short =
    classified.features(index)?.text.match(/(?<![^ \t\u00a0])[^ \t\u00a0]{1,4}(?![^ \t\u00a0])/gu) ?? []
  return short.length >= 3 && below !== undefined && ROW_OF_NUMBERS.test(below.text.slice(0, 200))
}

/** True where other results stand in the text: then each may head what is told of its match. */
function scoresStandBeside(classified: ClassifiedBlocks, index: number): boolean {
  return classified.blocks.some((_, at) => at !== index && isScore(classified.features(at)?.text ?? ''))
}

/** Blocks within which the next part begins. */
const LONGEST_PART = 400

/** True for a numeral apart over sentences, where the one before or behind it stands so too: `I`, `II`. */
export function numbersPart(classified: ClassifiedBlocks, index: number): boolean {
  const own = numeralOver(classified, index)
  if (own === null) return false
  const last = Math.min(classified.blocks.length, index + LONGEST_PART)
  for (let i = Math.max(0, index - LONGEST_PART); i < last; i++) {
    const other = i === index ? null : numeralOver(classified, i)
    if (other?.isRoman === own.isRoman && Math.abs(other.number - own.number) === 1) return true
  }
  return false
}

function numeralOver(classified: ClassifiedBlocks, index: number): ReturnType<typeof numeralAlone> {
  const block = classified.blocks[index]
  const numeral =
    block?.shape === 'text' && block.blankBefore ? numeralAlone(block.lines[0]?.text ?? '') : null
  const isAlone = numeral !== null && block?.lines.length === 1
  return isAlone && classified.features(index + 1)?.prose === true ? numeral : null
}

/** True between a line that breaks off and one in small letters: `have the sadness to announce`, `Mr John Carrel`, `died on …`. */
function isWithinSentence(classified: ClassifiedBlocks, index: number): boolean {
  const [above, below] = [classified.features(index - 1), classified.features(index + 1)]
  return below?.lower === true && above?.ending === 'none' && above.lower
}

function isMostlyLetters(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const visible = text.match(/[^\p{Z}\p{M}\t]/gu)?.length ?? 0
  return letters >= 2 && letters * 2 >= visible
}

/** A line that is one quotation from end to end. */
function isQuoted(text: string): boolean {
  return /^(?:«.+»|“.+”|„.+[“”]|".+"|「.+」|『.+』|‘.+’|'.+')$/u.test(text)
}

/** True for a question with which somebody ends who signs right below, in short lines: `Dr Alan Pryce`, `Kelby`. */
function isOverSigner(classified: ClassifiedBlocks, index: number): boolean {
  if (shortLines(classified, index + 1) === 0) return false
  const text = classified.features(index + 1)?.text ?? ''
  const { byline = [], guess = true } = classified.metadata(index + 1)?.meta ?? {}
  return isTitledName(text) || (byline.length > 0 && !guess)
}

/** A sentence may introduce a list; only a very short line heads one. */
function isListBelow(classified: ClassifiedBlocks, index: number): boolean {
  const shape = classified.blocks[index + 1]?.shape ?? 'text'
  return ['bullets', 'numbers', 'letters'].includes(shape) || isOverShortLines(classified, index)
}

/** True for a line with a colon apart over short lines that touch it, as those of a list do: `Zutaten (für 1 Blech):`. */
function isOverShortLines(classified: ClassifiedBlocks, index: number): boolean {
  const isApart = classified.blocks[index]?.blankBefore === true && isTouching(classified, index + 1)
  return (
    isApart &&
    classified.features(index)?.ending === 'colon' &&
    shortLines(classified, index + 1) >= LEAST_LINES
  )
}

/** Short lines from which on they are as good as a list. */
const LEAST_LINES = 3

/** Columns of sentences right below a line; 0 where something else stands there. A heading may stand above another. */
function proseBelow(classified: ClassifiedBlocks, index: number): number {
  const next = classified.blocks[index + 1]
  const features = classified.features(index + 1)
  if (!next || !features) return 0
  const name = classified.classifications[index + 1]
  if (name && name.kind !== 'paragraph') return 0
  if (['bullets', 'numbers', 'letters', 'quote', 'speech', 'columns'].includes(next.shape)) return LEAST_PROSE
  // The result of a match, alone.
  if (isScore(features.text) && next.blankBefore && next.blankAfter) return LEAST_BESIDE_OTHERS
  if (next.shape === 'hashed' || next.shape === 'underlined') return LEAST_PROSE
  if (next.shape === 'separator') return 0
  if (shortLines(classified, index + 1) > 0)
    return next.blankBefore || isOverShortLines(classified, index) ? LEAST_PROSE : 0
  if (features.titleLike && features.width < WIDEST_HEADING) {
    const below = classified.features(index + 2)
    const twice = below?.prose && classified.blocks[index + 2]?.shape === 'text'
    return twice && !features.lower ? below.width : 0
  }
  return ['stop', 'question', 'exclamation', 'ellipsis'].includes(features.ending) ||
    features.width > WIDEST_HEADING
    ? features.width
    : 0
}
