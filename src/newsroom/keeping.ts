import type { Article } from '../core/article/index.ts'
import type { Ports, VersionsToKeep } from './ports.ts'
import type { KeepReason, Kept } from '../core/versions.ts'

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

function isEmpty({ kicker, headline, subhead, standfirst, sections }: Article): boolean {
  const texts = [
    kicker,
    headline,
    subhead,
    standfirst,
    ...sections.flatMap(({ heading, body }) => [heading, body]),
  ]
  return texts.every((text) => !/\S/.test(text))
}

/**
 * Decides which saves keep the text that they replace: at most one each five minutes of one article.
 *
 * Time is counted from save to save, five minutes at most and never backwards. So a clock that is set back stops nothing for
 * longer than five minutes, and one that jumps ahead makes one version too early. When five minutes have passed, or where
 * nothing is known yet, the newest version in the library decides, which another window may have kept; where there is none,
 * the time since the article was made.
 */
export class WritingVersions {
  readonly #paces = new Map<string, Pace>()
  /** Articles whose save under way keeps a version. */
  readonly #asked = new Set<string>()

  /** Notes that a save succeeded with what `next` had it keep. */
  saved(id: string, ports: Pick<Ports, 'clock'>): void {
    if (this.#asked.delete(id)) this.kept(id, ports)
  }

  /** Notes that a version was kept for another reason. */
  kept(id: string, { clock }: Pick<Ports, 'clock'>): void {
    this.#paces.set(id, { elapsed: 0, at: Date.parse(clock.now()) })
  }

  /** What the next save of an article keeps; null for nothing. */
  async next(id: string, ports: Ports): Promise<VersionsToKeep | null> {
    const now = Date.parse(ports.clock.now())
    if (!this.#isDue(id, now)) return null
    const newest = await ports.versions.newest(id)
    const since = newest.ok && newest.value ? now - Date.parse(newest.value.keptAt) : null
    if (since !== null && since >= 0 && since < INTERVAL) {
      this.#paces.set(id, { elapsed: since, at: now })
      return null
    }
    const kept = await keptAs({ reason: 'writing' }, ports)
    return {
      kept,
      automatic: (current) => {
        const isWorthwhile = this.#isWorthwhile(current, now, since !== null)
        if (isWorthwhile) this.#asked.add(id)
        return isWorthwhile
      },
    }
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
