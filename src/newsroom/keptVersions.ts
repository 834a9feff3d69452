import type { Article, ArticleContent } from '../core/article/index.ts'
import type { Ports, VersionsToKeep } from './ports.ts'
import type { KeepReason, Kept } from '../core/versions.ts'

/** What a save keeps by itself; `isWanted` once the store has asked, and was given a version to keep. */
type AutomaticVersion = Extract<VersionsToKeep, { automatic: unknown }> & { isWanted: boolean }

/** What is written down of a version that is kept now. */
export async function keptAs(
  why: KeepReason,
  { clock, machine }: Pick<Ports, 'clock' | 'machine'>,
  name = '',
): Promise<Kept> {
  const settings = await machine.read()
  return { ...why, keptAt: clock.now(), by: settings.ok ? settings.value.personName : '', name }
}

/** Milliseconds of writing between two versions. */
const INTERVAL = 5 * 60_000

/** The time since a version of an article was last kept, and the clock when that was last counted; in milliseconds. */
type Pace = { elapsed: number; at: number }

function textOf({ kicker, headline, subhead, standfirst, sections }: ArticleContent): string {
  const bodies = sections.flatMap(({ heading, body }) => [heading, body])
  return [kicker, headline, subhead, standfirst, ...bodies].join('\n')
}

const isEmpty = (article: Article) => !/\S/.test(textOf(article))

/** The shortest text, in UTF-16 units, of which a version is kept for its loss alone. */
const WORTH_KEEPING = 100

/** True if a save leaves less than a quarter of a text, counted from its beginning and its end. */
function losesMost(current: Article, next: ArticleContent): boolean {
  const [before, after] = [textOf(current), textOf(next)]
  if (before.length < WORTH_KEEPING) return false
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return start + end < before.length / 4
}

/**
 * Decides which saves keep the text that they replace: at most one each five minutes of one article, and each that leaves
 * little of it.
 *
 * Time is counted from save to save, five minutes at most and never backwards. So a clock that is set back stops nothing for
 * longer than five minutes, and one that jumps ahead makes one version too early. When five minutes have passed, or where
 * nothing is known yet, the newest version in the library decides, which another window may have kept; where there is none,
 * the time since the article was made.
 */
export class WritingVersions {
  readonly #paces = new Map<string, Pace>()

  /** Notes that a version was kept by a save that succeeded. */
  kept(id: string, { clock }: Pick<Ports, 'clock'>): void {
    this.#paces.set(id, { elapsed: 0, at: Date.parse(clock.now()) })
  }

  /** What the next save of an article, with this content, keeps of the text that it replaces. */
  async next(id: string, content: ArticleContent, ports: Ports): Promise<AutomaticVersion> {
    const now = Date.parse(ports.clock.now())
    const due = this.#isDue(id, now) ? await this.#dueAt(id, now, ports) : null
    const next: AutomaticVersion = {
      isWanted: false,
      automatic: (current) => {
        const isDue = due !== null && this.#isWorthwhile(current, now, due.hasVersions)
        next.isWanted = isDue || losesMost(current, content)
        return next.isWanted ? keptAs({ reason: 'writing' }, ports) : null
      },
    }
    return next
  }

  /** Whether there are versions; null if the newest is too recent for another. */
  async #dueAt(id: string, now: number, ports: Ports): Promise<{ hasVersions: boolean } | null> {
    const newest = await ports.versions.newest(id)
    const since = newest.ok && newest.value ? now - Date.parse(newest.value.keptAt) : null
    if (since === null || since < 0 || since >= INTERVAL) return { hasVersions: since !== null }
    this.#paces.set(id, { elapsed: since, at: now })
    return null
  }

  /** Counts the time until now. */
  #isDue(id: string, now: number): boolean {
    const pace = this.#paces.get(id)
    if (!pace) return true
    pace.elapsed += Math.min(Math.max(0, now - pace.at), INTERVAL)
    pace.at = now
    return pace.elapsed >= INTERVAL
  }

  #isWorthwhile(current: Article, now: number, hasVersions: boolean): boolean {
    const age = Math.abs(now - Date.parse(current.createdAt))
    const isFresh = !hasVersions && age < INTERVAL
    const isWorthwhile = !isFresh && !isEmpty(current)
    if (!isWorthwhile) this.#paces.set(current.id, { elapsed: isFresh ? age : 0, at: now })
    return isWorthwhile
  }
}
