import type { Piece } from '../agency/applyCuts.ts'
import { classifyWire } from '../agency/classifyWire.ts'
import type { ClassifiedBlocks } from './classification.ts'
import { opensWithLabel } from './labelRuns.ts'
import { classifyRelease } from './releases.ts'
import { classifySpeech } from './speech.ts'
import { classifyDays, classifyTimes } from './times.ts'

/**
 * Classifies what those who sent a text set around it, agencies and senders of releases, the times and dates over the parts of
 * a live report or a chronology, and who speaks in an interview. Gives the block at which the story begins at the latest: no line below it is display copy.
 */
export function classifySent(
  classified: ClassifiedBlocks,
  pieces: readonly Piece[],
  isWire: boolean,
  monthFirst: boolean,
): number {
  for (const [index, { classification, dateline }] of pieces.entries()) {
    if (dateline) classified.tellDateline(index, dateline)
    if (classification) classified.classifications[index] ??= classification
  }
  const dateline = pieces.findIndex(
    ({ classification }) => classification?.reason === 'paragraph-after-dateline',
  )
  const firsts = [
    dateline - 1,
    classifyTimes(classified),
    classifyDays(classified, monthFirst),
    classifySpeech(classified),
  ]
  const start = Math.min(classified.blocks.length, ...firsts.filter((index) => index >= 0))
  classifyWire(classified, start, isWire)
  classifyRelease(classified, start)
  classifySigner(classified, dateline - 2)
  if (dateline !== -1) classifyStandfirst(classified, dateline - 1)
  return start
}

/** Who signs between the points of a story, as Reuters sets them below the headline, and its dateline. */
function classifySigner(classified: ClassifiedBlocks, index: number): void {
  const { isMeta = false, meta } = classified.metadata(index) ?? {}
  const isBelowPoints = classified.blocks
    .slice(1, Math.max(1, index))
    .some(({ shape }) => shape === 'bullets')
  if (!isMeta || !meta || !isBelowPoints || classified.classifications[index]) return
  const isSigned = meta.byline.length > 0 && !meta.guess && meta.mark !== 'none'
  if (isSigned) classified.classify(index, 'byline', 'sure', 'byline-opening')
}

/** The one paragraph above the dateline. */
function classifyStandfirst(classified: ClassifiedBlocks, dateline: number): void {
  const prose = classified.blocks
    .slice(0, dateline)
    .flatMap((_, i) => (classified.features(i)?.prose && !classified.classifications[i] ? [i] : []))
  const [only, ...others] = prose
  if (only === undefined || only === 0 || others.length > 0) return
  // Below another line with a label it tells of a match: who played, who scored, how many watched.
  const isOfRow = opensWithLabel(classified, only - 1) && !classified.hasLabel(only - 1)
  if (!isOfRow) classified.classify(only, 'standfirst', 'likely', 'standfirst-above-dateline')
}
