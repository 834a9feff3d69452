import * as z from 'zod/mini'
import { articleId, isDateTime } from './article/index.ts'
import { BIN_DAYS } from './binDays.ts'

const DAY = 86_400_000

/** Milliseconds of time that one check can add to what an article is known to have been in the bin. */
const MOST_AT_ONCE = 4 * DAY
/** Milliseconds by which a clock may be behind the last check: several machines that share a folder, a time zone. */
const TOLERANCE = 2 * DAY
/** An article must have been in the bin for so long by the checks, which see it some hours later than its deletion. */
const LONG_ENOUGH = (BIN_DAYS - 1) * DAY
/** How long an article is known to be due before it goes, at least and at most. */
const DUE = { least: DAY, most: 60 * DAY } as const

const instant = z.string().check(z.refine(isDateTime))

/** What the checks have seen of one article: the deletion, for how long it has been in the bin since, since when it is due. */
const stay = z.object({
  deletedAt: instant,
  stayed: z.number().check(z.nonnegative()),
  dueSince: z.nullable(instant),
})
type Stay = z.infer<typeof stay>

/** What is known of the articles in the bin: when they were last looked at, and each by its id. */
export type PurgeState = { checkedAt: string | null; articles: { readonly [id: string]: Stay } }

export const purgeStateDecoder: z.ZodMiniType<PurgeState> = z.object({
  checkedAt: z.nullable(instant),
  articles: z.record(articleId, stay),
})

export const NOTHING_SEEN: PurgeState = { checkedAt: null, articles: {} }

type Deleted = { id: string; deletedAt: string }

const later = (milliseconds: number) => new Date(milliseconds).toISOString()

/** The time that has certainly passed since the last check; null if the clock has been set back, or was wrong before. */
function timePassed(checkedAt: string | null, now: number): number | null {
  if (checkedAt === null) return 0
  const since = now - Date.parse(checkedAt)
  return since < -TOLERANCE ? null : Math.min(Math.max(since, 0), MOST_AT_ONCE)
}

/** What was known of an article; nothing if it has been deleted anew. */
function known({ articles }: PurgeState, { id, deletedAt }: Deleted): Stay | null {
  const before = Object.hasOwn(articles, id) ? articles[id] : undefined
  return before?.deletedAt === deletedAt ? before : null
}

function stayAfter(before: Stay, passed: number | null, now: number): Stay {
  const stayed = passed === null ? 0 : before.stayed + passed
  const isSoon =
    stayed >= LONG_ENOUGH - DUE.least && now - Date.parse(before.deletedAt) >= LONG_ENOUGH && passed !== null
  if (!isSoon) return { ...before, stayed, dueSince: null }
  const due = before.dueSince === null ? null : now - Date.parse(before.dueSince)
  const isDue = due !== null && due > -TOLERANCE && due <= DUE.most
  return { ...before, stayed, dueSince: isDue ? before.dueSince : later(now) }
}

function mayGo({ deletedAt, stayed, dueSince }: Stay, now: number): boolean {
  if (dueSince === null || now - Date.parse(dueSince) < DUE.least) return false
  return stayed >= LONG_ENOUGH && now - Date.parse(deletedAt) >= BIN_DAYS * DAY
}

/**
 * Looks at the bin: what is known after it, and the articles that may go.
 *
 * Clocks are wrong, and an article that is gone cannot be brought back. So the time that an article has been in the bin is
 * counted from one check to the next, four days at most, and again from nothing where the clock has run backwards by
 * more than two; its deletion must be `BIN_DAYS` ago by the clock besides, and it goes a day after it was found due. A clock
 * that is set forward, by whatever it may be, costs an article four days at most, and only after a day of use; a clock that
 * was behind when it was deleted costs it none.
 */
export function checkBin(
  state: PurgeState,
  there: readonly Deleted[],
  now: string,
): { state: PurgeState; mayGo: string[] } {
  const instant = Date.parse(now)
  const passed = timePassed(state.checkedAt, instant)
  const articles: Record<string, Stay> = {}
  const gone: string[] = []
  for (const { id, deletedAt } of there) {
    const before = known(state, { id, deletedAt })
    const after = before ? stayAfter(before, passed, instant) : { deletedAt, stayed: 0, dueSince: null }
    articles[id] = after
    if (mayGo(after, instant)) gone.push(id)
  }
  const isBehind = state.checkedAt !== null && passed !== null && Date.parse(state.checkedAt) > instant
  return { state: { checkedAt: isBehind ? state.checkedAt : now, articles }, mayGo: gone }
}

/** When an article goes at the earliest, RFC 3339; null if its deletion is in the future. */
export function goesAt(state: PurgeState, article: Deleted, now: string): string | null {
  const instant = Date.parse(now)
  const deleted = Date.parse(article.deletedAt)
  if (deleted > instant) return null
  const { stayed, dueSince } = known(state, article) ?? { stayed: 0, dueSince: null }
  const due = dueSince === null ? instant : Date.parse(dueSince)
  return later(Math.max(deleted + BIN_DAYS * DAY, instant + LONG_ENOUGH - stayed, due + DUE.least))
}
