import { cutBlocks, piecesOf } from '../agency/applyCuts.ts'
import { findAgencyCopy } from '../agency/cuts.ts'
import { findDateline } from '../agency/dateline.ts'
import type { Block } from '../draft.ts'
import { dangles, endingOf, endsOpen, type Line, sampleOf, widthOf } from '../lines.ts'
import { dateOrder } from '../metadata/dateOrder.ts'
import { isOursUnnamed } from '../metadata/ourCorrespondent.ts'
import { LineMetadata } from '../metadata/metaLine.ts'
import { isGivenName } from '../metadata/persons.ts'
import { findTextBlocks, type Joins, type Shape, type TextBlock } from './blocks.ts'
import { ClassifiedBlocks, MetadataOfLines, type TextContext } from './classification.ts'
import { classifyBody } from './classifyBody.ts'
import { classifyHead } from './classifyHead.ts'
import { classifySent } from './classifySent.ts'
import { classifyTail } from './classifyTail.ts'
import { classifyBoxLabels, classifyLabelsAlone } from './labelsAlone.ts'
import { markerOf } from './items.ts'
import { isBroken } from './joinWrapped.ts'
import { findColumn, flowsOn, goesOn } from './wrapping.ts'

/** The blocks of a text, and for each what is known of the metadata in its text. */
export type ReadText = { blocks: Block[]; metadata: readonly (LineMetadata | undefined)[] }

/**
 * Splits the lines of a plain text into blocks and classifies each, in the order of the source.
 *
 * Idea: lines are grouped by blank lines, by the signs that they open with and by how the text was wrapped; then three
 * passes each take what they are sure of and leave the rest: the head (display copy, date, byline), the tail (a signature
 * or labels below the text), the body (headings, lists, prose). A later pass never changes the kind that an earlier
 * one gave, so that a title cannot become a heading because of what stands further down.
 * Invariant: each visible line is in exactly one block, each block has exactly one classification, and the words of the
 * blocks in order are the words of the source.
 * Cost: linear in the text. The head and the tail look at 20 and 6 blocks, forward looks are bounded (200 or 400 blocks),
 * and what a rule asks of a line or a block is computed once.
 */
export function readPlainText(lines: readonly Line[], language: string): ReadText {
  const context = contextOf(lines, language)
  const metadata = new MetadataOfLines(context.monthFirst)
  const found = findTextBlocks(lines, joinsOf(lines, context, metadata), isMetaAmong(lines, metadata))
  const { cuts, isWire } = findAgencyCopy(found, context)
  const pieces = piecesOf(found.length, cuts)
  const classified = new ClassifiedBlocks(cutBlocks(found, pieces), metadata)
  const start = classifySent(classified, pieces, isWire, context.monthFirst)
  classifyLabelsAlone(classified)
  classifyBoxLabels(classified)
  classifyHead(classified, context, start)
  classifyTail(classified, context)
  classifyBody(classified, context)
  return draftBlocks(classified)
}

function contextOf(lines: readonly Line[], language: string): TextContext {
  const sample = sampleOf(lines)
  const upper = sample.match(/\p{Lu}/gu)?.length ?? 0
  const lower = sample.match(/\p{Ll}/gu)?.length ?? 0
  const order = dateOrder(sample, language)
  return {
    language,
    monthFirst: order === 'month-first',
    orderOpen: order === 'open',
    capitals: upper > lower * 2,
  }
}

/** Visible lines at the top among which a date, a byline or a title may stand with no blank line around it. */
const HEAD = 15

function joinsOf(lines: readonly Line[], { capitals }: TextContext, metadata: MetadataOfLines): Joins {
  const column = findColumn(lines)
  const head = lines.filter((line) => !line.blank).slice(0, HEAD)
  const first = head[0]
  const headEnd = head.at(-1)?.number ?? 0
  const cased = !capitals && head.some((line) => /\p{Ll}/u.test(line.text))
  const isMeta = (line: Line) => metadata.of(line).isMeta
  const isNamed = (line: Line) => {
    const { byline = [], date = '', guess = true } = metadata.of(line).meta ?? {}
    return byline.length > 0 && date === '' && !guess
  }
  const credits = creditsAmong(lines.slice(0, HEAD * 2), metadata)
  // `Cádiz, 1 dic (EFE).- ` opens the story, however full the line of the headline is.
  const isStory = ({ text }: Line) => (findDateline(text, metadata.monthFirst, false)?.agency ?? '') !== ''
  return (line, next) => {
    if (credits.has(line) && credits.has(next)) return true
    if (!goesOn(line, next, column) || INITIALS.test(next.text)) return false
    if (line.number > headEnd) return true
    if (isStory(next) || (endingOf(line.text) === 'stop' && isNamed(next))) return false
    if (isMeta(line) || isMeta(next) || metadata.of(next).label !== null) return false
    // A title right above its text can look like a full line, so the first line joins only where it breaks off.
    return line !== first || !cased || flowsOn(line, next) || endsOpen(line.text)
  }
}

/**
 * Names or a date of the head with signs below. Where several lines have such, or one stands over a list or, without a word such as
 * “Par”, below a sentence, each heads what is below it.
 */
function isMetaAmong(lines: readonly Line[], metadata: MetadataOfLines): (line: Line) => boolean {
  const head = lines.filter(({ blank }) => !blank).slice(0, HEAD)
  const underlined = lines.flatMap((line, at) =>
    /^[-=~]{3,200}$/u.test(lines[at + 1]?.text ?? '') ? [line] : [],
  )
  const headsBelow = (line: Line) => {
    const from = lines.indexOf(line)
    const below = lines.slice(from + 2).find(({ blank }) => !blank)
    const isMarked = metadata.of(line).meta?.mark === 'opening'
    return (
      (below !== undefined && markerOf(below.text) !== null) ||
      (!isMarked && lines.slice(0, from).some(({ text }) => endingOf(text) === 'stop'))
    )
  }
  const partOf = (line: Line): 'byline' | 'date' | null => {
    const { byline = [], date = '', guess = true } = metadata.of(line).meta ?? {}
    return guess ? null : byline.length > 0 ? 'byline' : date === '' ? null : 'date'
  }
  const alone = new Set(
    (['byline', 'date'] as const).flatMap((part) => {
      const [first, ...others] = underlined.filter((line) => partOf(line) === part)
      return first && others.length === 0 && head.includes(first) && !headsBelow(first) ? [first] : []
    }),
  )
  return (line) => alone.has(line)
}

/** Initials below the last sentence: `em/jl`. */
const INITIALS = /^\p{Ll}{2,4}(?:\/\p{Ll}{2,4}){1,3}$/u

/** Columns of a line that is broken, and lines that credits may take. */
const LEAST_FULL = 45
const MOST_LINES = 4

/** A word, the end of its sentence and the beginning of the next. */
const SENTENCES = /(?:\p{Ll}{3}|\d{4})[.!?…]\s+\p{Lu}/u

/** True for a line of names after which one must come, or the last name of the one that it ends with: `Inès Karam et Anne`. */
function breaksOffInNames(text: string): boolean {
  const [, before = '', last = ''] = /^(.*)[ \u00a0](\p{Lu}[\p{L}\p{M}’'-]+)$/u.exec(text) ?? []
  return endsOpen(text) || dangles(before) || (before.endsWith(',') && isGivenName(last))
}

/** The lines of paragraphs that are broken by hand and say nothing but who signs, when and from where. */
function creditsAmong(lines: readonly Line[], metadata: MetadataOfLines): ReadonlySet<Line> {
  const credits = new Set<Line>()
  const opensItself = (line: Line, above: Line | undefined) => {
    const { isMeta, label, meta } = metadata.of(line)
    return label !== null || (isMeta && !(meta?.date === '' && above && breaksOffInNames(above.text)))
  }
  for (let from = 0, to = 0; from < lines.length; from = to + 1) {
    for (to = from; to < lines.length && !lines[to]?.blank; ) to += 1
    const paragraph = lines.slice(from, to)
    const text = paragraph.map((line) => line.text).join(' ')
    const isBroken = paragraph.slice(0, -1).every((line) => widthOf(line.text) >= LEAST_FULL)
    const isParted = paragraph.slice(1).some((line, at) => opensItself(line, paragraph[at]))
    const isOne = text.includes(' · ') || !(SENTENCES.test(text) || isParted)
    if (paragraph.length < 2 || paragraph.length > MOST_LINES || !isBroken || !isOne) continue
    if (new LineMetadata(text, metadata.monthFirst).isMeta) for (const line of paragraph) credits.add(line)
  }
  for (const [at, line] of lines.entries()) {
    const below = lines[at + 1]
    if (!below || below.blank || line.blank || !isOursUnnamed(line.text)) continue
    const { byline = [], mark, date } = metadata.of(below).meta ?? {}
    if (byline.length === 1 && mark === 'none' && date === '') credits.add(line).add(below)
  }
  return credits
}

const KEEPS_INDENTATION: ReadonlySet<Shape> = new Set(['bullets', 'numbers', 'letters', 'columns'])

/** True for a line of a list that goes on in its item below a blank line. */
function goesOnBelow({ shape, lines }: TextBlock, at: number): boolean {
  const [above, line] = [lines[at - 1], lines[at]]
  if (!above || !line || shape !== 'bullets') return false
  return line.number > above.number + 1 && markerOf(line.text) === null
}

/** Line ends within words from which on a text is one of print, where they are broken. */
const LEAST_BROKEN = 3

const brokenIn = ({ wrapped, lines }: TextBlock) =>
  wrapped ? lines.filter((line, at) => isBroken(lines[at - 1]?.text ?? '', line.text)).length : 0

/** The classified blocks as a draft has them. Short lines in a row become one block that keeps their line ends. */
function draftBlocks(classified: ClassifiedBlocks): ReadText {
  const drafted: Block[] = []
  const metadata: (LineMetadata | undefined)[] = []
  let open: string[] | null = null
  const isPrint = classified.blocks.reduce((sum, block) => sum + brokenIn(block), 0) >= LEAST_BROKEN
  for (const [index, block] of classified.blocks.entries()) {
    const classification = classified.classifications[index]
    const first = block.lines[0]
    if (!classification || !first) continue
    const keep = KEEPS_INDENTATION.has(block.shape)
    const text = block.lines
      .map((line, at) => (goesOnBelow(block, at) ? '\n' : '') + (keep ? line.indentation : '') + line.text)
      .join('\n')
    const short = classification.reason === 'paragraph-short-lines'
    const last = drafted.at(-1)
    if (short && open && last && !block.blankBefore) {
      open.push(text)
      continue
    }
    if (open && last) last.text = open.join('\n')
    open = short ? [text] : null
    const wrapped = block.wrapped && block.lines.length > 1 ? { wrapped: true as const } : {}
    const hyphened =
      isPrint && classification.reason === 'paragraph-wrapped' && brokenIn(block) > 0
        ? { wrapped: 'hyphened' as const, certainty: 'doubtful' as const, reason: 'words-joined' as const }
        : {}
    const runsOn = block.runsOn ? { runsOn: true as const } : {}
    drafted.push({ line: first.number, ...classification, text, ...wrapped, ...runsOn, ...hyphened })
    metadata.push(classified.knownMetadata(index))
  }
  const last = drafted.at(-1)
  if (open && last) last.text = open.join('\n')
  return { blocks: drafted, metadata }
}
