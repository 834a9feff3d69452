import { classifyCaption, classifyPictureOfAgency } from './captionLines.ts'
import { findHeading, layoutOf, mayBeExclaimed, NO_PEERS, type Peers, WIDEST_HEADING } from './headings.ts'
import { wordsOf } from '../lines.ts'
import { isAddress } from '../metadata/offices.ts'
import { isContact } from './contactLines.ts'
import { isPageControl, isPlaceToShare } from '../metadata/ofCopy.ts'
import {
  type Classification,
  type ClassifiedBlocks,
  isTouching,
  type TextContext,
  textAt,
} from './classification.ts'
import { type Features, isCapitals } from './features.ts'
import { shortLines } from './shortLines.ts'
import type { Shape } from './blocks.ts'
import { findDialogue, type Dialogue } from './dialogue.ts'

/**
 * Names what the head and the tail left: headings, paragraphs, lists, quotations, dialogue, tables. Two passes, so that
 * what a line is does not depend on which headings stand above it: the first finds the headings that are some by
 * themselves, the second classifies each block beside them.
 */
export function classifyBody(classified: ClassifiedBlocks, context: TextContext): void {
  for (let i = 0; i < classified.blocks.length; i++) classifyOfPage(classified, i)
  const dialogue = findDialogue(classified)
  const runs = shortLinesOf(classified)
  const peers = findPeers(classified, context, dialogue, runs)
  for (let i = 0; i < classified.blocks.length; i++) {
    if (classified.classifications[i]) continue
    if (runs.has(i) && peers.capitals && headsShortLines(classified, i, runs))
      classified.classify(i, 'heading', 'likely', 'heading-capitals')
    else if (runs.has(i) && headsFigures(classified, i, runs))
      classified.classify(i, 'heading', 'doubtful', 'heading-short')
    else if (runs.has(i)) classified.classify(i, 'paragraph', 'likely', 'paragraph-short-lines')
    else classifyOne(classified, i, context, dialogue, peers)
  }
  if (!classified.has('headline')) doubtHeadline(classified)
}

/**
 * Classifies a control of a page or the word over an advertisement, which came along with a text that was copied, and where to
 * share it, right below. Of lines that touch the first is asked about.
 */
function classifyOfPage(classified: ClassifiedBlocks, index: number): void {
  const block = classified.blocks[index]
  if (classified.classifications[index] || block?.shape !== 'text' || block.lines.length > 1) return
  const text = textAt(classified, index)
  const isBelow =
    classified.classifications[index - 1]?.reason === 'page-aside' && isTouching(classified, index)
  if (!isPageControl(text) && !(isBelow && isPlaceToShare(text))) return
  classified.classify(index, 'aside', isBelow ? 'likely' : 'doubtful', 'page-aside')
}

/** The blocks that are short lines in a row. */
function shortLinesOf(classified: ClassifiedBlocks): ReadonlySet<number> {
  const found = new Set<number>()
  for (let i = 0; i < classified.blocks.length; i++) {
    if (classified.classifications[i]) continue
    const run = shortLines(classified, i)
    for (let j = i; j < i + run; j++) found.add(j)
    i += Math.max(0, run - 1)
  }
  return found
}

/** True for a line in capitals right over others that are not, where others in capitals are headings: `INGREDIENTS`. */
function headsShortLines(classified: ClassifiedBlocks, index: number, runs: ReadonlySet<number>): boolean {
  const [head, below] = [classified.features(index), classified.features(index + 1)]
  const opens = classified.blocks[index]?.blankBefore === true && runs.has(index + 1)
  return (
    opens &&
    head?.titleLike === true &&
    isCapitals(head.text) &&
    below !== undefined &&
    !isCapitals(below.text)
  )
}

/** Lines with figures from which on a line without any over them may be their heading. */
const FEWEST_FIGURES = 3

/** True for words over lines that touch them and all have figures, as amounts and years do: `Ingrédients`. */
function headsFigures(classified: ClassifiedBlocks, index: number, runs: ReadonlySet<number>): boolean {
  const { text = '', titleLike = false, ending, lower = true } = classified.features(index) ?? {}
  if (
    !titleLike ||
    lower ||
    ending !== 'none' ||
    /\p{Nd}/u.test(text) ||
    wordsOf(text).length > MOST_OVER_FIGURES
  )
    return false
  if (classified.blocks[index]?.blankBefore !== true) return false
  let lines = 0
  for (let i = index + 1; runs.has(i) && isTouching(classified, i); i++) {
    const line = textAt(classified, i)
    if (!/\p{Nd}/u.test(line) || SCORE.test(line) || isAddress(line) || isContact(line) || PHONE.test(line))
      return false
    lines += 1
  }
  return lines >= FEWEST_FIGURES
}

const MOST_OVER_FIGURES = 4
/** Two teams or players and what each has: a list of results keeps its lines. */
const SCORE =
  /\p{L}.*(?:\p{Nd}[ \u00a0]?[-–:][ \u00a0]?\p{Nd}|\p{L}[ \u00a0]\p{Nd}{1,3}[ \u00a0]\p{Lu}.*\p{Nd}$)/u
/** Figures in pairs or with a country, as where to call has them. */
const PHONE = /(?:\d[ .\u00a0-]?){8}/u

/** The headings that are some by themselves. */
function findPeers(
  classified: ClassifiedBlocks,
  context: TextContext,
  dialogue: Dialogue,
  runs: ReadonlySet<number>,
): Peers {
  let any = classified.has('heading')
  let capitals = false
  const layouts = new Set<ReturnType<typeof layoutOf>>()
  for (const [i, block] of classified.blocks.entries()) {
    if (classified.classifications[i] || runs.has(i)) continue
    const found = block.shape === 'text' ? findHeading(classified, i, context, dialogue, NO_PEERS) : null
    if (found === null && block.shape !== 'hashed' && block.shape !== 'underlined') continue
    if (found?.reason === 'heading-capitals') capitals = true
    any = true
    layouts.add(layoutOf(block))
  }
  return { any, layouts, capitals }
}

/** The kind that a shape alone makes a block. */
const SHAPED: { readonly [shape in Exclude<Shape, 'text'>]: Classification } = {
  separator: { kind: 'paragraph', certainty: 'likely', reason: 'paragraph-separator' },
  hashed: { kind: 'heading', certainty: 'sure', reason: 'heading-mark' },
  underlined: { kind: 'heading', certainty: 'sure', reason: 'heading-underlined' },
  bullets: { kind: 'list', certainty: 'sure', reason: 'list-bullets' },
  numbers: { kind: 'list', certainty: 'sure', reason: 'list-numbers' },
  letters: { kind: 'list', certainty: 'likely', reason: 'list-letters' },
  quote: { kind: 'quote', certainty: 'sure', reason: 'quote-mark' },
  speech: { kind: 'dialogue', certainty: 'likely', reason: 'dialogue-dash' },
  columns: { kind: 'verbatim', certainty: 'likely', reason: 'verbatim-columns' },
}

function classifyOne(
  classified: ClassifiedBlocks,
  index: number,
  context: TextContext,
  dialogue: Dialogue,
  peers: Peers,
): void {
  const block = classified.blocks[index]
  const features = classified.features(index)
  if (!block || !features) return
  if (block.shape === 'bullets' && isHeadingWithBullet(classified, index)) {
    classified.classify(index, 'heading', 'likely', 'heading-short')
  } else if (block.shape === 'text') {
    classifyText(classified, index, features, context, dialogue, peers)
  } else {
    const { kind, certainty, reason } = SHAPED[block.shape]
    classified.classify(index, kind, certainty, reason)
  }
}

/** A single item with no stop that prose touches: no list, where the text has more of them. */
function isHeadingWithBullet(classified: ClassifiedBlocks, index: number): boolean {
  if (!isItemOverProse(classified, index)) return false
  const last = Math.min(classified.blocks.length, index + 50)
  for (let i = Math.max(0, index - 50); i < last; i++)
    if (i !== index && isItemOverProse(classified, i)) return true
  return false
}

function isItemOverProse(classified: ClassifiedBlocks, index: number): boolean {
  const [item, below] = [classified.blocks[index], classified.blocks[index + 1]]
  if (item?.shape !== 'bullets' || item.lines.length > 1 || below?.shape !== 'text' || below.blankBefore)
    return false
  const features = classified.features(index)
  const short = features && features.width <= WIDEST_HEADING && ['none', 'question'].includes(features.ending)
  return short === true && classified.features(index + 1)?.prose === true
}

function classifyText(
  classified: ClassifiedBlocks,
  index: number,
  features: Features,
  context: TextContext,
  dialogue: Dialogue,
  peers: Peers,
): void {
  const heading = findHeading(classified, index, context, dialogue, peers)
  if (
    features.titleLike &&
    (classifyCaption(classified, index) || classifyPictureOfAgency(classified, index))
  )
    return
  if (heading && !isSignature(classified, index)) {
    classified.classify(index, 'heading', heading.certainty, heading.reason)
  } else if (mayBeExclaimed(classified, index, dialogue, peers)) {
    classified.classify(index, 'paragraph', 'doubtful', 'paragraph-exclamation')
  } else if (classified.blocks[index]?.wrapped) {
    classified.classify(index, 'paragraph', 'sure', 'paragraph-wrapped')
  } else if (features.prose || features.width > WIDEST_HEADING) {
    classified.classify(index, 'paragraph', 'sure', 'paragraph-prose')
  } else if (features.ending === 'stop') {
    classified.classify(index, 'paragraph', 'likely', 'paragraph-prose')
  } else {
    const closing = index === classified.blocks.length - 1
    classified.classify(index, 'paragraph', 'likely', closing ? 'paragraph-closing' : 'paragraph-not-heading')
  }
}

/** True for names under sentences and over none: who signs a letter, or a part of a text. */
function isSignature(classified: ClassifiedBlocks, index: number): boolean {
  const above = classified.features(index - 1)
  if (above?.prose !== true || classified.features(index + 1)?.prose !== false) return false
  const { byline = [], guess = false } = classified.metadata(index)?.meta ?? {}
  return byline.length > 0 && !guess
}

/** Where nothing can be the headline, the first thing that could have been shows the doubt. */
function doubtHeadline(classified: ClassifiedBlocks): void {
  const index = classified.classifications.findIndex(
    (name) => name?.kind !== 'date' && name?.kind !== 'byline',
  )
  const name = classified.classifications[index]
  if (name) classified.classify(index, name.kind, 'doubtful', 'paragraph-no-headline')
}
