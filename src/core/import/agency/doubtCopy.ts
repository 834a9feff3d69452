import type { ArticleContent } from '../../article/index.ts'
import { type Doubt, doubt } from '../doubts.ts'
import { type Block, isBodyKind } from '../draft.ts'
import { endingOf } from '../lines.ts'
import { isGenre } from '../metadata/desks.ts'
import { type LineMetadata, readMeta } from '../metadata/metaLine.ts'
import type { Notice } from '../notices.ts'
import { readDateline } from './dateline.ts'
import { embargoOf, lacksYear } from './fieldsOfCopy.ts'

/**
 * The blocks, with a doubt where a dateline or an embargo does not say all of its day, time or zone, or where an embargo is
 * another than one that was said before.
 */
export function doubtCopy(
  blocks: readonly Block[],
  base: ArticleContent,
  known: readonly (LineMetadata | undefined)[],
): Block[] {
  let embargo = base.embargo
  return blocks.map((block, index): Block => {
    const isAsked = block.certainty === 'doubtful'
    if (block.kind === 'dateline' && !isAsked && lacksYear(blocks, index, base, known))
      return { ...block, certainty: 'doubtful', reason: 'dateline-without-year' }
    if (block.kind !== 'embargo') return block
    const instant = embargoOf(block.text, blocks, base, known)
    if (instant === '' || (embargo !== '' && Date.parse(instant) !== Date.parse(embargo)))
      return { ...block, kind: 'note', certainty: 'doubtful', reason: 'embargo-unclear' }
    embargo = instant
    return block
  })
}

/** The notices about a story as a whole, from the lines around it. */
export function noticesOfCopy(blocks: readonly Block[]): Notice[] {
  const notices: Notice[] = []
  if (blocks.some(({ reason }) => reason === 'wire-correction'))
    notices.push({ name: 'corrects-another', detail: {} })
  const body = blocks.findLastIndex(({ kind }) => kind !== 'aside' && kind !== 'note' && kind !== 'agency')
  if (blocks.slice(body + 1).some(({ reason }) => reason === 'wire-continued'))
    notices.push({ name: 'goes-on-elsewhere', detail: {} })
  return notices
}

/**
 * A doubt about a text in which a second story seems to begin: another paragraph opens with place and agency, a label
 * names another headline below the text, or below a rule or an end mark stands front matter or a title: one with a date or a
 * signature, or one where no other heading is in the text but below such rules.
 */
export function doubtsOfCopy(blocks: readonly Block[]): Doubt[] {
  const opening = blocks.findIndex(({ kind }) => kind === 'dateline')
  const again = opening >= 0 && blocks.slice(opening + 2).some(opensStory)
  const isSecond = again || hasHeadlineBelow(blocks) || blocks.some((_, at) => opensArticle(blocks, at))
  return isSecond ? [doubt('several-articles')] : []
}

/** True where a label names another headline below the first one and sentences. */
function hasHeadlineBelow(blocks: readonly Block[]): boolean {
  const first = blocks.findIndex(({ kind }) => kind === 'headline')
  const prose = blocks.findIndex(
    ({ kind, text }, at) => at > first && (kind === 'standfirst' || isBodyKind(kind)) && isProse(text),
  )
  return (
    first >= 0 &&
    prose >= 0 &&
    blocks.slice(prose).some(({ kind, reason }) => kind === 'headline' && reason === 'headline-label')
  )
}

/** Blocks below a rule among which a second article would be signed or dated. */
const LONGEST_HEAD = 4
/** What journalists end a story with. */
const END_MARK = /^(?:-30-|-0-|NNNN)$/
/** The entries with which front matter opens. */
const FRONT_MATTER = /^(?:title|titre|headline|date|author|auteur|layout|slug):[ \u00a0]/i

function opensArticle(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index]
  if (!block || !isBodyKind(block.kind)) return false
  if (block.node?.type === 'rule' && FRONT_MATTER.test(blocks[index + 1]?.text ?? '')) return true
  if (!isRule(block)) return false
  const below = blocks.slice(index + 1, index + 1 + LONGEST_HEAD).flatMap(({ text }) => text.split('\n'))
  const prose = below.findIndex(isProse)
  const [title, ...lines] = prose === -1 ? [] : below.slice(0, prose)
  if (title === undefined || !/\p{L}/u.test(title)) return false
  return lines.some(isDatedOrSigned) || (lines.length === 0 && isTitleBelowRule(blocks, index + 1))
}

/** Words of a headline at least: fewer head a part of a text as often. */
const SHORTEST_HEADLINE = 3

/** True for the line below a rule that reads as a headline does, in a text that has no headings but below rules. */
function isTitleBelowRule(blocks: readonly Block[], index: number): boolean {
  const title = blocks[index]
  if (!title || !isOpenTitle(title) || isGenre(title.text) || blocks[index + 1]?.kind !== 'paragraph')
    return false
  const isLine = endingOf(title.text) !== 'stop' && title.text.split(/[ \u00a0]/u).length >= SHORTEST_HEADLINE
  return isLine && blocks.every(({ kind }, at) => kind !== 'heading' || isRule(blocks[at - 1]))
}

/** True for a heading that only its looks show, and for a line that could be one. */
const isOpenTitle = ({ kind, reason, node }: Block) =>
  (kind === 'heading' && reason !== 'document-style' && reason !== 'heading-mark') ||
  (kind === 'paragraph' && (node === undefined || node.type === 'paragraph'))

const isRule = (block: Block | undefined) =>
  block?.node?.type === 'rule' || block?.reason === 'paragraph-separator' || END_MARK.test(block?.text ?? '')

/** Characters of a line above which it is prose, whatever it ends with. */
const LONGEST_LINE = 120
/** Characters of the shortest sentence that is told from a line of names or dates. */
const SHORTEST_SENTENCE = 20

function isProse(line: string): boolean {
  if (line.length > LONGEST_LINE) return true
  return line.length >= SHORTEST_SENTENCE && endingOf(line) === 'stop' && !isDatedOrSigned(line)
}

function isDatedOrSigned(line: string): boolean {
  const meta = readMeta(line, false)
  return meta !== null && (meta.date !== '' || meta.mark !== 'none')
}

/** A place, an agency in brackets and a dash, which open a story: `LYON (AFP) - `. */
const OPENING = /^\p{Lu}[^\n()]{1,80}[ \u00a0]?[(/][^()\n/]{2,60}[)/]\.?[ \u00a0]?(?:-{1,2}|[–—])[ \u00a0]/u

function opensStory({ kind, text }: Block): boolean {
  const opening = kind === 'paragraph' ? OPENING.exec(text.slice(0, 180))?.[0] : undefined
  const dateline = opening === undefined ? null : readDateline(opening, false)
  return dateline !== null && dateline.agency !== '' && !dateline.doubtful
}
