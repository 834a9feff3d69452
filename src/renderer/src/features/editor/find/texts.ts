import type { PatternMatch } from '../../../../../core/find/index.ts'
import type { Span } from '../../../../../core/search.ts'
import type { CopyTexts } from '../../../state/outline.ts'
import { useSession } from '../../../state/session.ts'

/** The texts of the display copy that are searched, in the order of the page; the body comes after them. */
export const COPY_PARTS = ['kicker', 'headline', 'subhead', 'standfirst', 'dateline'] as const

export type CopyPart = (typeof COPY_PARTS)[number]

/** What was found, and where: a stretch of one of the texts, counted in UTF-16 units. */
export type Match = Span & {
  part: CopyPart | 'body'
  /** What the groups hold, where a pattern was sought. */
  pattern?: PatternMatch
}

/** A place in the article, for what comes before and after it. */
export type Place = { part: Match['part']; at: number }

const ORDER: readonly string[] = [...COPY_PARTS, 'body']

/** Less than 0 where a match begins before a place, more where it begins after it. */
export function comparePlaces(match: Match, { part, at }: Place): number {
  return ORDER.indexOf(match.part) - ORDER.indexOf(part) || match.from - at
}

/** The texts of the display copy as they are now. */
export function copyTexts(): Required<Pick<CopyTexts, CopyPart>> {
  const { content } = useSession.getState()
  const { kicker = '', headline = '', subhead = '', standfirst = '', dateline = '' } = content ?? {}
  return { kicker, headline, subhead, standfirst, dateline }
}
