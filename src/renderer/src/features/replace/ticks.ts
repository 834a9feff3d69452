import { create } from 'zustand'
import type { FoundArticle, FoundMatch, ReplaceChoice } from '../../../../core/replace/index.ts'

/** What was chosen of an article: `isLeft` where nothing of it is replaced, else other matches than the usual ones. */
type Ticks = { isLeft: boolean; skipped: ReadonlySet<number>; included: ReadonlySet<number> }

const USUAL: Ticks = { isLeft: false, skipped: new Set(), included: new Set() }

/** What was chosen of each article, by its id. */
export const useTicks = create<{ ticks: ReadonlyMap<string, Ticks> }>(() => ({ ticks: new Map() }))

type AllTicks = ReadonlyMap<string, Ticks>

const ticksOf = (ticks: AllTicks, { id }: FoundArticle): Ticks => ticks.get(id) ?? USUAL

/** How many matches of an article are replaced. */
export function tickedCount(ticks: AllTicks, article: FoundArticle): number {
  const { isLeft, skipped, included } = ticksOf(ticks, article)
  return isLeft ? 0 : article.count - article.protectedCount - skipped.size + included.size
}

export function isTicked(ticks: AllTicks, article: FoundArticle, { at, isProtected }: FoundMatch): boolean {
  const { isLeft, skipped, included } = ticksOf(ticks, article)
  return !isLeft && (isProtected ? included.has(at) : !skipped.has(at))
}

function set(id: string, ticks: Ticks): void {
  useTicks.setState(({ ticks: all }) => ({ ticks: new Map(all).set(id, ticks) }))
}

/** Ticks all of an article, or nothing of it where anything was ticked. */
export function toggleArticle(article: FoundArticle): void {
  const isLeft = tickedCount(useTicks.getState().ticks, article) > 0
  set(article.id, { ...USUAL, isLeft })
}

/** Ticks a match or leaves it; in an article that was left, it alone is ticked, where the preview has all of its matches. */
export function toggleMatch(article: FoundArticle, match: FoundMatch): void {
  const { ticks } = useTicks.getState()
  const { isLeft, skipped, included } = ticksOf(ticks, article)
  const isWhole = article.matches.length === article.count
  const others = article.matches.flatMap(({ at, isProtected }) => (isProtected ? [] : [at]))
  const without = new Set(isLeft && isWhole ? others : skipped)
  const withOwn = new Set(isLeft ? [] : included)
  const changed = match.isProtected ? withOwn : without
  if (!changed.delete(match.at)) changed.add(match.at)
  set(article.id, { isLeft: false, skipped: without, included: withOwn })
}

/** The articles in which something is replaced, and which matches where it is not the usual ones. */
export function chosenOf(
  ticks: AllTicks,
  articles: readonly FoundArticle[],
): { ids: string[]; choices: ReplaceChoice[] } {
  const chosen = articles.filter((article) => tickedCount(ticks, article) > 0)
  const choices = chosen.flatMap((article): ReplaceChoice[] => {
    const { skipped, included } = ticksOf(ticks, article)
    if (skipped.size === 0 && included.size === 0) return []
    const { id, revision } = article
    return [{ id, revision, skipped: [...skipped], included: [...included] }]
  })
  return { ids: chosen.map(({ id }) => id), choices }
}
