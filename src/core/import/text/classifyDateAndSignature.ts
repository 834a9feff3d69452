import { isDatelinePlace } from '../agency/places.ts'
import { isRoleLine } from '../metadata/bylines.ts'
import { isDayWithoutYear, isUnreadableDate, isWeekday } from '../metadata/dayLines.ts'
import { doubtOfDate, type Meta } from '../metadata/metaLine.ts'
import { isOursUnnamed } from '../metadata/ourCorrespondent.ts'
import { isTimeAlone, isTimeOfUpdate, isUpdate } from '../metadata/timesOfDay.ts'
import { type ClassifiedBlocks, isTouching, textAt, type TextContext } from './classification.ts'
import { isCapitals } from './features.ts'
import type { Head } from './head.ts'
import { roleBelowName } from './rolesBelowNames.ts'

/** Classifies a line that is nothing but a date, a byline or both. */
export function classifyMeta(
  classified: ClassifiedBlocks,
  index: number,
  head: Head,
  { orderOpen }: TextContext,
  byPlace: boolean,
): boolean {
  const { text = '', meta = null, isMeta } = classified.metadata(index) ?? {}
  if (index > 0 && isUnreadableDate(text)) {
    classified.classify(index, 'date', 'doubtful', 'date-unreadable')
    head.meta.push(index)
    head.dates.push(index)
    return true
  }
  if (head.dates.length > 0 && isTimeOfUpdate(text)) {
    classified.classify(index, 'note', 'likely', 'time-of-update')
    return true
  }
  if (!meta || !isMeta) return false
  if (isOursUnnamed(text) && isNameBelow(classified, index)) {
    // In paragraphs of their own.
    for (const at of [index, index + 1])
      classified.classify(at, 'byline', 'doubtful', at === index ? 'byline-role' : 'byline-name-uncertain')
    recordMeta(head, index, meta)
    return true
  }
  // “By”, “Par” or “Von” may open a headline too: the first line of a text signs only where a title follows, or is known.
  if (byPlace && index === 0 && meta.date === '' && !classified.features(1)?.titleLike) return false
  const signed = meta.date === '' || meta.byline.length > 0
  const doubt = doubtOfDate(meta, orderOpen)
  if (doubt !== null) classified.classify(index, signed ? 'byline' : 'date', 'doubtful', doubt)
  else if (meta.guess) classified.classify(index, 'byline', 'doubtful', 'byline-name-uncertain')
  else if (signed) classified.classify(index, 'byline', 'sure', 'byline-opening')
  else if (isSecondDate(classified, head, meta.date) && !isUpdate(text))
    classified.classify(index, 'date', 'doubtful', 'date-second')
  else classified.classify(index, 'date', 'sure', 'date-alone')
  recordMeta(head, index, meta)
  return true
}

const isNameBelow = (classified: ClassifiedBlocks, index: number) => {
  const { byline = [], mark, date } = classified.metadata(index + 1)?.meta ?? {}
  return byline.length === 1 && mark === 'none' && date === ''
}

/** Classifies a time alone below the title: the hour of the copy where a date or who signs is beside it, else open. */
export function classifyTime(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const isBelow = head.untyped.length > 0 || classified.has('headline')
  const text = textAt(classified, index)
  if (!isBelow || !(isTimeAlone(text) || isTimeOfUpdate(text))) return false
  const isBeside = [index - 1, index + 1].some((at) => classified.metadata(at)?.isMeta)
  const reason = isTimeOfUpdate(text) ? 'time-of-update' : 'time-alone'
  classified.classify(index, 'note', isBeside ? 'likely' : 'doubtful', reason)
  return true
}

/** Classifies a place, or a court, and a day without its year between the title and the text: `Tarn Crown Court, Tuesday`. */
export function classifyPlaceAndDay(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const text = textAt(classified, index).replace(/^\(([^()]{8,100})\)$/u, '$1')
  const [, place = '', day = ''] = /^([^,]{2,60}),[ \u00a0](.{4,40})$/u.exec(text) ?? []
  if (!(isWeekday(day) || isDayWithoutYear(day)) || isWeekday(place) || !isDatelinePlace(place)) return false
  const above = classified.classifications[index - 1]?.kind
  const isBelow = head.untyped.at(-1) === index - 1 || above === 'headline' || above === 'byline'
  if (!isBelow || classified.features(index + 1)?.titleLike !== false) return false
  classified.classify(index, 'dateline', 'doubtful', 'dateline-or-scene')
  head.meta.push(index)
  return true
}

/** True where another day stands further up. */
function isSecondDate(classified: ClassifiedBlocks, { dates }: Head, date: string): boolean {
  const [first] = dates
  const above = first === undefined ? '' : (classified.metadata(first)?.meta?.date ?? '')
  return above !== '' && above.slice(0, 10) !== date.slice(0, 10)
}

export function recordMeta(head: Head, index: number, meta: Meta): void {
  head.meta.push(index)
  if (meta.date !== '') head.dates.push(index)
}

/** Right below a byline, what its author is: `Staff Writer`. */
export function classifyRole(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const above = classified.classifications[index - 1]
  const text = textAt(classified, index)
  // Set apart, it may be a heading in capitals.
  if (above?.kind === 'byline' && isCapitals(text) && isRoleLine(text) && !isTouching(classified, index)) {
    classified.classify(index, 'note', 'doubtful', 'byline-role')
    head.meta.push(index)
    return true
  }
  if (above?.kind !== 'byline' || classified.classifications[index - 2]?.kind === 'byline') return false
  const certainty = roleBelowName(classified, index)
  if (certainty === null) return false
  classified.classify(index, 'byline', certainty, 'byline-role')
  head.meta.push(index)
  return true
}
