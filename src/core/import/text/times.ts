import { beginningOf } from '../metadata/dayLines.ts'
import { isTimeAlone } from '../metadata/timesOfDay.ts'
import { type ClassifiedBlocks, isSentence } from './classification.ts'
import { layoutOf } from './headings.ts'
import { isStamp } from './speech.ts'

/** Times that stand alone in their lines, for each to head a part of the text. */
const FEWEST = 2

/**
 * Classifies the times that head the parts of a live report, each with the title below it where it has one, and gives the
 * first; −1 where a text has none. What a recorder stamps has no titles, and is left.
 */
export function classifyTimes(classified: ClassifiedBlocks): number {
  const times = classified.blocks.flatMap((_, index) => (isTimeAt(classified, index) ? [index] : []))
  const over = times.filter((index) => isSentence(classified, index + 1) || isTitle(classified, index + 1))
  const titles = over.filter((index) => isTitle(classified, index + 1))
  const distinct = new Set(titles.map((index) => classified.features(index + 1)?.text))
  const isStamped = over.some((index) => isStamp(classified.features(index)?.text ?? ''))
  if (over.length < FEWEST || distinct.size < titles.length || (titles.length === 0 && isStamped)) return -1
  for (const index of over) {
    classified.classify(index, 'heading', 'likely', 'time-alone')
    if (titles.includes(index) && classified.blocks[index + 1]?.shape === 'text')
      classified.classify(index + 1, 'heading', 'likely', 'heading-short')
  }
  return over[0] ?? -1
}

/**
 * Classifies the dates that head the parts of a chronology, and gives the first; −1 where a text has none. They stand alike over
 * sentences and follow each other, or go back; one at the top that does not is that of the text. Of two, a whole date at the top
 * may be that of the text too, which is asked about.
 */
export function classifyDays(classified: ClassifiedBlocks, monthFirst: boolean): number {
  const found = classified.blocks.flatMap((_, at) => {
    const beginning =
      isLineAt(classified, at) && isOverText(classified, at) && !isUnderTitle(classified, at)
        ? textOf(classified, at)
        : ''
    const begins = beginning === '' ? null : beginningOf(beginning, monthFirst)
    return begins === null ? [] : [{ at, begins }]
  })
  const last = found.at(-1)
  const layout = last && classified.blocks[last.at]
  const alike = found.filter(({ at }) => {
    const block = classified.blocks[at]
    return block && layout && layoutOf(block) === layoutOf(layout)
  })
  const days = isInOrder(alike) ? alike : alike.slice(1)
  const [first] = days
  if (!first || days.length < FEWEST || !isInOrder(days)) return -1
  const isOpen = days.length === FEWEST && first.begins.length > 'yyyy-mm'.length
  for (const { at } of days)
    classified.classify(at, 'heading', isOpen && at === first.at ? 'doubtful' : 'likely', 'heading-date')
  return first.at
}

const isOverText = (classified: ClassifiedBlocks, index: number) =>
  isSentence(classified, index + 1) && !classified.metadata(index + 1)?.isMeta

/** True for a date under a heading of the text: `Lundi`. */
function isUnderTitle(classified: ClassifiedBlocks, index: number): boolean {
  const shape = classified.blocks[index - 1]?.shape
  if (shape === 'hashed' || shape === 'underlined') return index > 1
  return index > 2 && classified.features(index - 1)?.titleLike === true
}

const textOf = (classified: ClassifiedBlocks, index: number) => classified.features(index)?.text ?? ''

/** True for dates of which each is later than the one above it, or each is earlier. */
function isInOrder(days: readonly { readonly begins: string }[]): boolean {
  const signs = days.slice(1).map(({ begins }, at) => Math.sign(begins.localeCompare(days[at]?.begins ?? '')))
  return signs.every((sign) => sign !== 0 && sign === signs[0])
}

function isLineAt(classified: ClassifiedBlocks, index: number): boolean {
  const block = classified.blocks[index]
  return block?.shape === 'text' && block.lines.length === 1 && !classified.classifications[index]
}

function isTimeAt(classified: ClassifiedBlocks, index: number): boolean {
  return isLineAt(classified, index) && isTimeAlone(classified.features(index)?.text ?? '')
}

/** True for a heading, or a line over sentences that is nobody’s name. */
function isTitle(classified: ClassifiedBlocks, index: number): boolean {
  const shape = classified.blocks[index]?.shape
  if (shape === 'hashed' || shape === 'underlined') return true
  const { titleLike = false, lower = false, ending } = classified.features(index) ?? {}
  const isLine = titleLike && !lower && ending !== 'colon' && !isTimeAt(classified, index)
  return isLine && isSentence(classified, index + 1) && !classified.metadata(index)?.meta
}
