import { isRelease } from '../metadata/releases.ts'
import { trimSpaces } from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import { kindOfNode } from '../buildBody.ts'
import type { Block } from '../draft.ts'
import { endingOf, isBlank, type Line, sampleOf, startsLower } from '../lines.ts'
import { beginningOf } from '../metadata/dayLines.ts'
import { isGenre } from '../metadata/desks.ts'
import { dateOrder } from '../metadata/dateOrder.ts'
import { announcedHeading, announcesBody } from '../metadata/labels.ts'
import { LineMetadata } from '../metadata/metaLine.ts'
import type { Shape, TextBlock } from '../text/blocks.ts'
import { ClassifiedBlocks, MetadataOfLines, type TextContext } from '../text/classification.ts'
import { classifyHead } from '../text/classifyHead.ts'
import { classifySent } from '../text/classifySent.ts'
import { isPaper } from '../metadata/credits.ts'
import { signsOverText } from '../text/namesBelowTitle.ts'
import { kickerAt } from '../text/kickers.ts'
import { isScore } from '../text/scores.ts'
import { classifyTail } from '../text/classifyTail.ts'
import { isNotePage, LINES_OF_NOTE_PAGE } from '../text/notePages.ts'
import { withAttributions } from './attributions.ts'
import { cutParts, LONGEST_ABOVE, type Part } from './cutParts.ts'
import { withoutSigningHeadings } from './signingHeadings.ts'
import { levelOf, type SourceBlock, textOfNode } from './sourceBlock.ts'
import { boldBeginning, isBold, withoutBold } from './bold.ts'
import { headingsByLook, type LookedHeading } from './headingsByLook.ts'
import { headingsOfLines } from './headingsOfLines.ts'
import { withListedLabels } from './listedLabels.ts'
import type { OpeningLine } from './openingLines.ts'

type TreeContext = {
  language: string
  /** A plain paragraph may be the headline, or one in bold a heading: the document names no headings of its own. */
  guess: boolean
  /** A line in bold may be a heading though the document names its title. */
  look?: boolean
  /** The headline is known from elsewhere, and no heading is looked for to be it, unless it says the same. */
  headline?: string
  /** Those who sign the text, where the file says so beside it. */
  signers?: readonly string[]
}

/**
 * The blocks of a draft from the parts of a document, in order.
 *
 * Idea: what the document names is taken at its word (styles, headings, lists, quotations). Levels of headings are
 * relative: one that opens the text above all others is the headline, the uppermost of the rest begin sections. What it
 * does not name, the paragraphs above the first section and the last ones, is read by the rules of plain text: date,
 * byline, dateline, labels; and the headline too where `guess` says that the document names no headings.
 * Invariant: each part is in exactly one block, in order, with the same text.
 * Cost: linear in the text, as for plain text.
 */
export function classifyTree(
  given: readonly SourceBlock[],
  { language, guess, look = false, headline = '', signers = [] }: TreeContext,
): {
  blocks: Block[]
  metadata: readonly (LineMetadata | undefined)[]
  /** Of which part each block is: what an agency set before a paragraph is a block of its own. */
  sources: readonly number[]
} {
  const listed = withListedLabels(given)
  const { source, places } = withAttributions(listed.source)
  const whole = source.map((part) => ({ ...part, text: textOfNode(part.node) }))
  const order = dateOrder(sampleOf(whole), language)
  const context = {
    language,
    monthFirst: order === 'month-first',
    orderOpen: order === 'open',
    capitals: false,
    signers,
  }
  const metadata = new MetadataOfLines(context.monthFirst)
  const isMeta = (text: string) => {
    const line = new LineMetadata(text, context.monthFirst)
    return line.isMeta || line.label !== null
  }
  const lines = withoutSigningHeadings(whole, context.monthFirst)
  const { parts, pieces, isWire } = cutParts(
    lines,
    lines.map((part, at) => textBlockOf(part, at, false)),
    context,
  )
  // What goes on behind a dateline is the text itself.
  const boldDays = parts.flatMap(({ node, text }, at) =>
    node.type === 'paragraph' && isBold(node.content) && beginningOf(text, context.monthFirst) !== null
      ? [at]
      : [],
  )
  const scores = parts.flatMap(({ text }, at) => (isScore(text) ? [at] : []))
  const isPage =
    headline === '' &&
    /[^.]$/u.test(parts[LINES_OF_NOTE_PAGE]?.text.slice(0, LONGEST_ABOVE) ?? '') &&
    (parts[LINES_OF_NOTE_PAGE + 1]?.text.length ?? 0) > LONGEST_RUBRIC &&
    isNotePage((at) => new LineMetadata(parts[at]?.text ?? '', context.monthFirst))
  const isDayOfMany = (at: number) => boldDays.length > 1 && boldDays.includes(at)
  const isKnown = (at: number) =>
    (isPage && at < LINES_OF_NOTE_PAGE) ||
    (isMeta(parts[at]?.text ?? '') && !isDayOfMany(at)) ||
    isRelease(parts[at]?.text ?? '') ||
    announcesBody(parts[at]?.text ?? '') ||
    (scores.length === 1 && scores[0] === at) ||
    parts[at]?.kind === 'aside' ||
    (pieces[at]?.classification?.kind ?? 'paragraph') !== 'paragraph'
  const isTitled = headline !== ''
  const isName = (at: number) => isNameAlone(new LineMetadata(parts[at]?.text ?? '', context.monthFirst))
  const byLook = guess || look ? headingsByLook(parts, { isTitled, isOther: isKnown, isName }) : NONE
  const textBlocks = parts.map((part, at) => textBlockOf(part, at, byLook.has(at)))
  const classified = new ClassifiedBlocks(textBlocks, metadata)
  for (const [at, { kind, reason = 'document-style' }] of parts.entries())
    if (kind) classified.classify(at, kind, 'sure', reason)
  if (isPage) classified.classify(0, 'note', 'likely', 'label-of-form')
  const start = classifySent(classified, pieces, isWire, context.monthFirst)
  const announced = parts.flatMap(({ node, kind, text }, at): [number, LookedHeading][] =>
    node.type === 'paragraph' && !kind && !byLook.has(at) && announcedHeading(text) !== null
      ? [[at, { level: LOWEST, reason: 'heading-mark' }]]
      : [],
  )
  const isMarked = (at: number) => byLook.has(at) || levelOf(parts[at]?.node) !== null
  const ofLines = guess
    ? headingsOfLines(classified, parts, { isMarked, isName: (at) => nameAt(classified, at), context })
    : []
  const looked = new Map([
    ...byLook,
    ...announced,
    ...ofLines.map(([at, reason]): [number, LookedHeading] => [at, { level: LOWEST, reason }]),
  ])
  const isSigned = (at: number) =>
    (pieces[at]?.dateline ?? null) !== null ||
    pieces[at]?.classification?.kind === 'dateline' ||
    (new LineMetadata(parts[at]?.text ?? '', context.monthFirst).meta?.byline.length ?? 0) > 0
  const openingOf = (at: number) => looked.get(at)?.opening ?? parts[at]?.opening
  const sections = levelHeadings(parts, classified, headline, {
    looked,
    isKnown,
    isSigned,
    openingOf,
    context,
  })
  if (isPage && classified.classifications[LINES_OF_NOTE_PAGE]?.kind === 'headline')
    classified.classify(LINES_OF_NOTE_PAGE, 'headline', 'doubtful', 'headline-among-others')
  classifyKicker(classified, context)
  const firstSection = Math.min(start, [...sections.keys()][0] ?? parts.length)
  // With a headline of its own the text needs none, and the line that stands first is not taken for one.
  if (!classified.has('headline') && (headline !== '' || !guess)) {
    classifyHead(classified, context, firstSection, 'metadata')
  } else classifyHead(classified, context, firstSection)
  classifyTail(classified, context)
  settleSubject(classified)
  classifyAbove(classified, parts)
  const blocks = parts.map(({ node, text, runsOn }, at): Block => {
    const level = sections.get(at)
    const made = level === undefined ? node : headingNode(node, text, level)
    const given = classified.classifications[at]
    // A picture below a story of an agency is no sign that it ends.
    const isEnd = node.type === 'figure' && given?.reason === 'text-end'
    const classification = (isEnd ? undefined : given) ?? {
      kind: kindOfNode(made),
      certainty: openingOf(at) || looked.get(at)?.isDoubtful ? 'doubtful' : 'sure',
      reason: looked.get(at)?.reason ?? (openingOf(at) ? 'heading-bold' : 'document-style'),
    }
    return { line: at + 1, ...classification, text, node: made, ...(runsOn && { runsOn }) }
  })
  return {
    blocks,
    metadata: blocks.map((_, at) => classified.knownMetadata(at)),
    sources: pieces.map(({ index }) => listed.places[places[index] ?? index] ?? index),
  }
}

/** A level under all that documents name. */
const LOWEST = 7

const NONE: ReadonlyMap<number, LookedHeading> = new Map()

const SHAPES: { readonly [Type in Document.Block['type']]: Shape } = {
  sectionHeading: 'hashed',
  heading: 'hashed',
  paragraph: 'text',
  list: 'bullets',
  quotation: 'quote',
  table: 'columns',
  figure: 'separator',
  preformatted: 'columns',
  rule: 'separator',
}

function textBlockOf({ node, text, touches, runsOn }: Part, at: number, isHeading: boolean): TextBlock {
  const lines = text.split('\n').map((line): Line => {
    const trimmed = trimSpaces(line)
    return { number: at + 1, text: trimmed, indentation: '', blank: isBlank(trimmed) }
  })
  return {
    shape: isHeading ? 'hashed' : beginsWithPicture(node) ? 'separator' : SHAPES[node.type],
    lines,
    wrapped: lines.length > 1,
    blankBefore: touches !== true,
    blankAfter: runsOn !== 'line',
    ...(node.type === 'paragraph' && { bold: boldBeginning(node.content) }),
  }
}

/** True for a picture with its caption, which is no line of the text's head. */
function beginsWithPicture(node: Document.Block): boolean {
  return node.type === 'paragraph' && node.content[0]?.type === 'image'
}

/** The headings that the look of a document makes, which of them open it, and which parts are something else: dates, labels. */
type Looked = {
  readonly looked: ReadonlyMap<number, LookedHeading>
  readonly isKnown: (at: number) => boolean
  /** A line says who wrote the text, or from where. */
  readonly isSigned: (at: number) => boolean
  readonly openingOf: (at: number) => OpeningLine | undefined
  readonly context: TextContext
}

type Heading = { at: number; level: number; text: string }

/** Finds the headline among the headings, and classifies it; gives the others with their level under it, 2 or 3. */
function levelHeadings(
  parts: readonly Part[],
  classified: ClassifiedBlocks,
  headline: string,
  given: Looked,
): Map<number, 2 | 3> {
  const { looked, isKnown, openingOf } = given
  const all = parts.flatMap(({ node, kind, level, text }, at): Heading[] => {
    const own = looked.get(at)?.level ?? levelOf(node)
    return own === null || (kind !== undefined && kind !== 'heading')
      ? []
      : [{ at, level: level ?? own, text }]
  })
  // What a text is that was sent to newsrooms stands over its headline, however large.
  const isLabel = all.length > 1 && all[0] !== undefined && isRelease(all[0].text)
  if (isLabel && all[0]) classified.classify(all[0].at, 'aside', 'sure', 'release-mark')
  const opening = openingRubric(all, classified, given)
  const isRubric = !isLabel && !classified.has('kicker') && (opening !== null || isRubricOver(all))
  if (isRubric && all[0]) classified.classify(all[0].at, 'kicker', 'likely', 'kicker-above')
  const headings = isLabel || isRubric ? all.slice(1) : all
  const [first, ...rest] = headings
  const opens = first !== undefined && openingOf(first.at) !== undefined
  const isHeadline =
    first !== undefined &&
    !classified.has('headline') &&
    (opens ||
      isTitle(first, rest, parts, headline, {
        ...given,
        isKnown: (at) => (isRubric && at === 0) || isKnown(at),
      }))
  if (isHeadline && opening === 'guess')
    classified.classify(first.at, 'headline', 'doubtful', 'headline-below-capitals')
  else if (isHeadline && opens) classified.classify(first.at, 'headline', 'likely', 'heading-bold')
  else if (isHeadline) classified.classify(first.at, 'headline', 'sure', 'headline-mark')
  else if (
    first &&
    headline === '' &&
    !classified.has('headline') &&
    isTitleAmongEquals(first, rest, parts, given)
  )
    classified.classify(first.at, 'headline', 'doubtful', 'headline-among-equals')
  const title = classified.classifications.findIndex((each) => each?.kind === 'headline')
  const belowTitle = first && classified.classifications[first.at]?.kind === 'headline' ? rest : headings
  const [second, ...others] = belowTitle
  const isDated = (at: number) => classified.metadata(at)?.isMeta === true
  const isUnderTitle = title >= 0 && second?.at === title + 1
  // Who signs, or when, below it is no text that it could head.
  const isOverByline =
    isUnderTitle &&
    ((isDated(second.at + 1) && !others.some(({ at }) => isDated(at + 1))) ||
      (nameAt(classified, second.at + 1) && isDated(second.at + 2)) ||
      signsOverText(classified, second.at + 1))
  const isLarger =
    isUnderTitle &&
    looked.get(second.at)?.reason === 'heading-larger' &&
    others.every(({ level }) => level > second.level)
  // In bold as the title is, where no such line stands further down.
  const isAlike =
    isUnderTitle && openingOf(second.at) === 'under' && others.every(({ at }) => openingOf(at) === 'under')
  if (isAlike && nameAt(classified, second.at))
    classified.classify(second.at, 'byline', 'doubtful', 'byline-name-uncertain')
  else if (isOverByline && isGenre(second.text) && !classified.has('kicker'))
    classified.classify(second.at, 'kicker', 'likely', 'kicker-above')
  else if (isOverByline) classified.classify(second.at, 'subhead', 'likely', 'subhead-above-byline')
  else if (isAlike)
    classified.classify(
      second.at,
      'subhead',
      startsLower(second.text) ? 'doubtful' : 'likely',
      'heading-bold',
    )
  else if (isLarger) classified.classify(second.at, 'subhead', 'likely', 'subhead-under')
  const open = isOverByline || isAlike || isLarger ? others : belowTitle
  const below = isNameOverText(open, title, parts, classified, looked) ? open.slice(1) : open
  if (below !== open && open[0])
    classified.classify(open[0].at, 'byline', 'doubtful', 'byline-name-uncertain')
  const up = Math.max(0, below.reduce((least, { level }) => Math.min(least, level), 7) - 2)
  return new Map(below.map(({ at, level }) => [at, level - up <= 2 ? 2 : 3]))
}

/** Characters of a paragraph between a title and who signs. */
const LONGEST_LEAD = 160

/** True for the first of the headings that only look so, where it is a name close below the title, over sentences, and no other is. */
function isNameOverText(
  [first, ...others]: readonly Heading[],
  title: number,
  parts: readonly Part[],
  classified: ClassifiedBlocks,
  looked: Looked['looked'],
): boolean {
  if (!first || title < 0 || !looked.has(first.at) || classified.has('byline')) return false
  const between = parts.slice(title + 1, first.at)
  const isNear =
    between.length <= 1 &&
    between.every(({ node, text }) => node.type === 'list' || text.length <= LONGEST_LEAD)
  return isNear && nameAt(classified, first.at) && !others.some(({ at }) => nameAt(classified, at))
}

/** Whether the first of the lines in bold that open a text is its rubric, in capitals or a word or two; `guess` where it may be the title. */
function openingRubric(
  [first, second, ...others]: readonly Heading[],
  classified: ClassifiedBlocks,
  { openingOf, context }: Looked,
): 'known' | 'guess' | null {
  if (!first || !second || openingOf(second.at) !== 'under' || nameAt(classified, second.at)) return null
  const isTitle =
    others.every(({ at }) => openingOf(at) === 'under') || classified.metadata(second.at + 1)?.isMeta === true
  const isLabel = isTitle && isLabelAlone(classified, first.at)
  return kickerAt(classified, first.at, context) ?? (isLabel ? 'guess' : null)
}

/** True for a line that is nothing but the names of people. */
function nameAt(classified: ClassifiedBlocks, index: number): boolean {
  const metadata = classified.metadata(index)
  return metadata !== undefined && isNameAlone(metadata)
}

function isNameAlone({ meta }: LineMetadata): boolean {
  const { byline = [], date = '', guess = true } = meta ?? {}
  return byline.length > 0 && date === '' && !guess
}

/** Characters of a heading right over the title that may be its rubric. */
const LONGEST_RUBRIC = 40

/** True for a short heading that opens the text right over the one heading that is above all: `### Investigation`, `# The school`. */
function isRubricOver([first, title, ...others]: readonly Heading[]): boolean {
  if (!first || !title || first.at !== 0 || title.at !== 1 || first.text.length > LONGEST_RUBRIC) return false
  return first.level > title.level && others.every(({ level }) => level > title.level)
}

/** Short lines over a title, a rubric or a date. */
const MOST_ABOVE = 5

/** Classifies the line over a headline that is named, where it says in which section the text runs, or who signs. */
function classifyKicker(classified: ClassifiedBlocks, context: TextContext): void {
  const above = classified.classifications.findIndex((each) => each?.kind === 'headline') - 1
  if (above < 0 || classified.classifications[above] || classified.blocks[above]?.shape !== 'text') return
  const { byline = [], guess = false, date = '' } = classified.metadata(above)?.meta ?? {}
  const signs = byline.length > 0 && !guess && date === '' && !classified.has('byline')
  if (signs) classified.classify(above, 'byline', 'likely', 'byline-name')
  if (signs || classified.has('kicker')) return
  if (kickerAt(classified, above, context) !== null || isLabelAlone(classified, above))
    classified.classify(above, 'kicker', 'likely', 'kicker-above')
}

/** Leaves the title that a document marks where the subject of a mail or a label announces another: that one is no part of it. */
function settleSubject(classified: ClassifiedBlocks): void {
  const at = classified.classifications.findIndex((each) => each?.reason === 'headline-label')
  const title = classified.classifications.findIndex((each) => each?.reason === 'headline-mark')
  if (at === -1 || title === -1) return
  if (classified.metadata(at)?.label?.of !== 'mail')
    classified.classify(title, 'headline', 'doubtful', 'headline-among-others')
  classified.classify(at, 'note', 'likely', 'label-of-form')
}

/** Classifies the short lines over a headline of which nothing says what they are: the article may not begin with them. */
function classifyAbove(classified: ClassifiedBlocks, parts: readonly Part[]): void {
  const title = classified.classifications.findIndex((each) => each?.kind === 'headline')
  for (const [at, { node, text }] of parts.slice(0, Math.max(0, title)).entries()) {
    const isLine = node.type === 'paragraph' && !beginsWithPicture(node) && text.length < LONGEST_ABOVE
    if (isLine && !classified.classifications[at] && endingOf(text) !== 'stop')
      classified.classify(at, 'paragraph', 'doubtful', 'paragraph-not-heading')
  }
}

/** True for a word or two over a title that is marked as one, which are nobody’s name: `Urgent`, `Grand angle`. */
function isLabelAlone(classified: ClassifiedBlocks, index: number): boolean {
  const { text = '', ending } = classified.features(index) ?? {}
  if (!/^\p{Lu}[\p{L}’'-]+(?:[ \u00a0][\p{L}’'-]+)?$/u.test(text) || ending !== 'none') return false
  return (
    !classified.metadata(index)?.isMeta &&
    (classified.metadata(index)?.meta ?? null) === null &&
    !isPaper(text)
  )
}

/** True for a heading that is above all others, with nothing but a few short lines over it; or that repeats the headline. */
function isTitle(
  first: Heading,
  rest: readonly Heading[],
  parts: readonly Part[],
  headline: string,
  { looked, isKnown }: Looked,
): boolean {
  if (headline !== '') return trimSpaces(first.text) === trimSpaces(headline)
  const isShort = ({ node, text }: Part) =>
    node.type === 'paragraph' && text.length < LONGEST_ABOVE && endingOf(text) !== 'stop'
  const above = parts.slice(0, first.at)
  if (above.filter(({ kind }) => kind !== 'aside').length > MOST_ABOVE) return false
  if (!above.every((part, at) => isKnown(at) || isShort(part))) return false
  // Of bold lines the first is the title only where the text begins with it, dates and labels apart; the largest letters are,
  // wherever they are.
  if (looked.get(first.at)?.reason === 'heading-bold')
    return above.every(({ node }, at) => isKnown(at) || node.type === 'figure' || beginsWithPicture(node))
  return rest.length === 0 ? first.level <= 2 : rest.every(({ level }) => level > first.level)
}

/** True for the first of headings of one level, which opens the text, where who signs it or its dateline is below. */
function isTitleAmongEquals(
  first: Heading,
  rest: readonly Heading[],
  parts: readonly Part[],
  { looked, isKnown, isSigned }: Looked,
): boolean {
  const isFirst = parts.slice(0, first.at).every((_, at) => isKnown(at))
  const isNamed = !looked.has(first.at) && rest.length > 0 && rest.every(({ level }) => level >= first.level)
  return isFirst && isNamed && isSigned(first.at + 1)
}

/** A heading at the level that it has in the article: plain where it begins a section. */
function headingNode(node: Document.Block, text: string, level: 2 | 3): Document.Block {
  const whole = trimSpaces(text.replaceAll('\n', ' '))
  const announced = announcedHeading(whole)
  const line = announced ?? whole
  if (level === 2) return { type: 'sectionHeading', text: line }
  if (announced === null && (node.type === 'heading' || node.type === 'paragraph'))
    return { type: 'heading', content: isBold(node.content) ? withoutBold(node.content) : node.content }
  return { type: 'heading', content: [{ type: 'text', text: line, marks: [] }] }
}
