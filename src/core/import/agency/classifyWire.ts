import type { BlockKind } from '../draft.ts'
import { withoutEdges } from '../lines.ts'
import type { Reason } from '../reason.ts'
import type { ClassifiedBlocks } from '../text/classification.ts'
import { signingAgency } from './agencyNames.ts'
import { isPublishedCorrection, isWrittenCorrection } from './corrections.ts'
import { isAgencyWithPlace } from './dateline.ts'
import * as lines from './wireLines.ts'

/** Blocks above and below a story that may be what an agency says to its clients. */
const LONGEST_HEAD = 24
const LONGEST_TAIL = 12

type Found = [kind: BlockKind, reason: Reason]

/**
 * Classifies the lines that an agency sends around a story: codes, priorities, pictures, takes, corrections, who reported,
 * initials and the sign of the end. The story begins at the block `start`.
 */
export function classifyWire(classified: ClassifiedBlocks, start: number, isWire: boolean): void {
  const head = Math.min(classified.blocks.length, start, LONGEST_HEAD)
  for (let i = 0; i < head; i++) {
    if (classified.classifications[i]) continue
    if (classified.features(i)?.prose && !isForClients(textOf(classified, i))) break
    record(classified, i, aboveStory(classified, i, isWire, head))
    recordToEditors(classified, i)
  }
  let isBelow = false
  for (let i = 0; i < classified.blocks.length; i++) {
    const text = textOf(classified, i)
    record(classified, i, anywhere(text, isWire))
    if (classified.classifications[i] || classified.blocks[i]?.shape === 'columns') continue
    if (lines.isDeskNote(text) ? !lines.isContinued(text) : isToldAt(classified, i, isBelow))
      classified.classify(i, 'note', 'doubtful', 'desk-note')
    else if (lines.hasDeskMark(text)) classified.classify(i, 'paragraph', 'doubtful', 'desk-note')
    isBelow ||= endsAsText(classified, i)
  }
  classifyEnd(classified, start < classified.blocks.length ? start : 1, isWire)
  recordNotepad(classified)
}

function endsAsText(classified: ClassifiedBlocks, index: number): boolean {
  const { prose = false, ending } = classified.features(index) ?? {}
  return prose || ending === 'stop'
}

/** True for a line to the desk, on a picture below sentences, and for one that touches what announces it. */
function isToldAt(classified: ClassifiedBlocks, index: number, isBelow: boolean): boolean {
  const text = textOf(classified, index)
  // The rights in the text itself, below all of it.
  if (index === classified.blocks.length - 1 && lines.isRights(text)) return false
  if (lines.isToldToDesk(text) || (isBelow && lines.isOfPicture(text))) return true
  const above = classified.classifications[index - 1]?.reason === 'desk-note'
  const isAnnounced = above && /:$/u.test(textOf(classified, index - 1))
  return isAnnounced && classified.blocks[index]?.blankBefore === false
}

/** True for sentences above a story that are no part of it. */
function isForClients(text: string): boolean {
  return lines.saysWhatIsCorrected(text) || lines.saysToEditors(text) === 'sure'
}

/** Everything below the line under which an agency notes what is for editors alone: `dpa-Notizblock`. */
function recordNotepad(classified: ClassifiedBlocks): void {
  const from = classified.blocks.findIndex((_, i) => i > 1 && lines.opensNotepad(textOf(classified, i)))
  if (from < 0) return
  for (let i = from; i < classified.blocks.length; i++) record(classified, i, ['note', 'release-contact'])
}

/** The text of a block of one line, or of a short paragraph; an empty text for another. */
function textOf(classified: ClassifiedBlocks, index: number): string {
  const block = classified.blocks[index]
  if (!block || block.lines.length > 4) return ''
  return withoutEdges(block.lines.map(({ text }) => text.slice(0, 500)).join(' '))
}

function record(classified: ClassifiedBlocks, index: number, found: Found | null): void {
  if (found && !classified.classifications[index]) classified.classify(index, found[0], 'sure', found[1])
}

/** A line above the story that is for those who edit it becomes a note of the article. */
function recordToEditors(classified: ClassifiedBlocks, index: number): void {
  const certainty = lines.saysToEditors(textOf(classified, index))
  if (certainty && !classified.classifications[index])
    classified.classify(index, 'note', certainty, 'release-contact')
}

function aboveStory(
  classified: ClassifiedBlocks,
  index: number,
  isWire: boolean,
  head: number,
): Found | null {
  const text = textOf(classified, index)
  if (lines.isWireCode(text)) return ['aside', 'wire-mark']
  if (lines.isFileName(text)) return ['note', 'label-of-form']
  if (lines.saysWhatIsCorrected(text)) return ['note', 'wire-correction']
  const agency = signingAgency(text)
  if (agency !== null) return ['agency', 'agency-name']
  if (isAgencyWithPlace(text)) return ['dateline', 'agency-dateline']
  if (lines.isCorrectionMark(text) && (isWire || classified.features(index + 1)?.titleLike))
    return ['note', 'wire-correction']
  if (!isWire) return null
  const isUnderCode = classified.classifications[index - 1]?.reason === 'wire-mark'
  if (lines.isTopicLine(text)) return ['aside', 'wire-mark']
  if (lines.isPriority(text) || (lines.isSlugLine(text) && (isUnderCode || index === 0)))
    return ['aside', 'wire-mark']
  const isOverTitle = index + 1 < head && classified.features(index + 1)?.titleLike === true
  if (isUnderCode && isOverTitle && lines.isSlugOfWords(text)) return ['aside', 'wire-mark']
  return lines.saysWhatIsAdded(text) || lines.saysWhichVersion(text) ? ['note', 'wire-version'] : null
}

function anywhere(text: string, isWire: boolean): Found | null {
  if (text === '' || text.length > 80) return null
  if (/^(?:ZCZC|NNNN)$/.test(text)) return ['aside', 'wire-mark']
  if (lines.isTake(text)) return ['aside', 'wire-mark']
  if (!isWire) return null
  if (lines.isPictureLine(text)) return ['aside', 'wire-mark']
  return lines.isContinued(text) ? ['aside', 'wire-continued'] : null
}

/** From the last block upwards: what closes a story, until a block is something else. */
function classifyEnd(classified: ClassifiedBlocks, start: number, isWire: boolean): void {
  const { length } = classified.blocks
  let last = true
  for (let i = length - 1; i >= Math.max(start, length - LONGEST_TAIL); i--) {
    if (classified.classifications[i]) {
      if (classified.classifications[i]?.reason === 'paragraph-after-dateline') return
      continue
    }
    const found = atEnd(classified, i, isWire, last)
    record(classified, i, found)
    if (!found && !mayStandBetween(classified, i)) return
    if (!found) last = false
  }
}

/** A date, a signature or a label among the closing lines. */
function mayStandBetween(classified: ClassifiedBlocks, index: number): boolean {
  return classified.metadata(index)?.isMeta === true || classified.hasLabel(index)
}

/** True for initials above the sign of the end, `JRS // PMC`, `Lusa/Fim`, and for lines that each close a story of an agency. */
function isClosedByLines(classified: ClassifiedBlocks, index: number, isWire: boolean): boolean {
  const texts = classified.blocks[index]?.lines.map(({ text }) => withoutEdges(text)) ?? []
  const isEnd = (text: string) => lines.isTextEnd(text) || lines.agencyThatEnds(text) !== null
  const isMark = (text: string) =>
    isWire && (lines.isWireCode(text) || lines.isPictureLine(text) || lines.isStoryNumber(text))
  return (
    texts.length > 1 &&
    texts.some((text) => isEnd(text) || isMark(text)) &&
    texts.every((text) => isEnd(text) || isMark(text) || lines.isInitials(text) !== null)
  )
}

/** True for one who has asked the questions of a text that nobody else signs: `(Propos recueillis par Inès Karam)`. */
function signsAlone(classified: ClassifiedBlocks, index: number): boolean {
  const { byline = [] } = classified.metadata(index)?.meta ?? {}
  if (byline.length !== 1 || textOf(classified, index).includes(';') || classified.has('byline')) return false
  for (let i = 0; i < Math.min(index, LONGEST_HEAD); i++) {
    const { byline: above = [], guess = true } = classified.metadata(i)?.meta ?? {}
    if (above.length > 0 && !guess) return false
  }
  return true
}

function atEnd(classified: ClassifiedBlocks, index: number, isWire: boolean, last: boolean): Found | null {
  const text = textOf(classified, index)
  const above = lines.isInitials(textOf(classified, index - 1)) === null ? index - 1 : index - 2
  const isBelowText = last && classified.features(above)?.ending === 'stop'
  if (
    lines.isTextEnd(text, isBelowText) ||
    lines.agencyThatEnds(text) !== null ||
    isClosedByLines(classified, index, isWire)
  )
    return ['aside', 'text-end']
  if (isWire && (lines.isDeskCode(text) || lines.isStoryNumber(text))) return ['aside', 'wire-mark']
  if (lines.isWireCode(text) || (isWire && lines.isAgencyRights(text))) return ['aside', 'wire-mark']
  if (last && lines.isRights(text)) return ['note', 'rights-at-end']
  if (isWire && lines.isForClients(text)) return ['note', 'wire-credit']
  if (lines.isReportingCredit(text))
    return isWire || !signsAlone(classified, index) ? ['note', 'wire-credit'] : null
  const opening = classified.blocks[index]?.lines[0]?.text ?? ''
  if (isPublishedCorrection(text) || (last && !isWire && isWrittenCorrection(opening)))
    return ['correction', 'published-correction']
  if (lines.saysWhatIsCorrected(text)) return ['note', 'wire-correction']
  if (signingAgency(text) !== null) return ['agency', 'agency-name']
  if (lines.isContinued(text)) return ['aside', 'wire-continued']
  const initials = lines.isInitials(text)
  const isOverEnd = classified.classifications[index + 1]?.reason === 'text-end'
  if (initials === 'several' || (initials === 'few' && (isWire || isOverEnd)))
    return ['aside', 'wire-initials']
  if (last && isWire && classified.blocks[index]?.shape === 'separator') return ['aside', 'text-end']
  return null
}
