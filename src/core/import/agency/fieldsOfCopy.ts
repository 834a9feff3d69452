import type { ArticleContent } from '../../article/index.ts'
import type { Block } from '../draft.ts'
import { sampleOf, withoutEdges } from '../lines.ts'
import { dateOrder } from '../metadata/dateOrder.ts'
import { readEmbargo } from '../metadata/embargo.ts'
import { LineMetadata } from '../metadata/metaLine.ts'
import { agencyNamed, signingAgency, withAgency } from './agencyNames.ts'
import { agencyBeforeHeadline } from './dateline.ts'
import { withYear } from './years.ts'

/** What is known already of the text of each block. */
type Known = readonly (LineMetadata | undefined)[]

/** The name of the agency in a line: without the dash, the brackets or the “by” around it. */
export function agencyOf(text: string): string {
  const bare = withoutEdges(withoutEdges(text).replace(/[ \u00a0]?(?:-{1,2}|[–—])$/u, ''))
  return agencyNamed(bare) ?? signingAgency(bare) ?? bare
}

/** The metadata in a block of one line. */
function metadataOf(
  blocks: readonly Block[],
  known: Known,
  index: number,
  monthFirst: boolean,
): LineMetadata {
  const text = withoutEdges((blocks[index]?.text ?? '').replaceAll('\n', ' '))
  const own = known[index]
  return own?.text === text && own.monthFirst === monthFirst ? own : new LineMetadata(text, monthFirst)
}

function isMonthFirst(blocks: readonly Block[], { language }: ArticleContent): boolean {
  return dateOrder(sampleOf(blocks), language) === 'month-first'
}

/** The dates that lines of their own hold. */
function datesOfLines(blocks: readonly Block[], known: Known, monthFirst: boolean): string[] {
  return blocks.flatMap(({ kind }, index) => {
    const date =
      kind === 'date' || kind === 'byline' ? metadataOf(blocks, known, index, monthFirst).meta?.date : ''
    return date ? [date] : []
  })
}

/** The day of a story’s dateline, where no line of its own holds the date; empty where it is not whole. */
export function datelineDate(blocks: readonly Block[], base: ArticleContent, known: Known): string {
  const index = blocks.findIndex(({ kind }) => kind === 'dateline')
  if (index < 0) return ''
  const monthFirst = isMonthFirst(blocks, base)
  const dateline = metadataOf(blocks, known, index, monthFirst).dateline
  if (!dateline || datesOfLines(blocks, known, monthFirst).length > 0) return ''
  const date = dateline.day ? withYear(dateline.day, [base.date]) : dateline.date
  // A time of the same day says more.
  return base.date.startsWith(date) ? '' : date
}

/** True where a dateline says a day without a year, and no other date of the text tells which. */
export function lacksYear(
  blocks: readonly Block[],
  index: number,
  base: ArticleContent,
  known: Known,
): boolean {
  const monthFirst = isMonthFirst(blocks, base)
  const day = metadataOf(blocks, known, index, monthFirst).dateline?.day
  if (!day) return false
  const others = [...datesOfLines(blocks, known, monthFirst), base.date]
  return withYear(day, others) === ''
}

/** The instant that an embargo line names; empty where day, time or zone is not clear. */
export function embargoOf(
  text: string,
  blocks: readonly Block[],
  base: ArticleContent,
  known: Known,
): string {
  const monthFirst = isMonthFirst(blocks, base)
  const index = blocks.findIndex(({ kind }) => kind === 'dateline')
  const dateline = index < 0 ? undefined : metadataOf(blocks, known, index, monthFirst).dateline?.date
  const otherDates = [...datesOfLines(blocks, known, monthFirst), base.date, dateline ?? '']
  const zoneLine = blocks.find(({ reason }) => reason === 'embargo-zone')?.text ?? ''
  return readEmbargo(text.replaceAll('\n', ' '), monthFirst, { otherDates, zoneLine })
}

/**
 * What a file says beside its text with its agencies in their own field: that which a title opens with (the subject of a
 * mail, `AFP - Grève …`), and those that it names as authors.
 */
export function withAgenciesApart(base: ArticleContent): ArticleContent {
  const length = agencyBeforeHeadline(base.headline)
  if (length === 0) return withAuthorsApart(base)
  const agency = base.agency || agencyOf(base.headline.slice(0, length))
  return withAuthorsApart({ ...base, agency, headline: base.headline.slice(length) })
}

/** An article with the agencies among its authors in their own field. */
export function withAuthorsApart<Content extends ArticleContent>(content: Content): Content {
  const agencies = content.byline.flatMap(({ name }) => signingAgency(name) ?? [])
  if (agencies.length === 0) return content
  return {
    ...content,
    agency: agencies.reduce(withAgency, content.agency),
    byline: content.byline.filter(({ name }) => signingAgency(name) === null),
  }
}
