import { VERSION_REASONS, type VersionReason } from './versions.ts'

/** What decides whether a version stays: `at` is when its text was written, in milliseconds. */
export type AgingVersion = { id: string; at: number; name: string; reason: VersionReason }

const HOUR = 3_600_000
const DAY = 24 * HOUR

/**
 * The most that a pause between two versions counts for, in milliseconds. Age is counted along the revisions, not by the
 * clock of today, and a clock that jumps makes a pause as long as its jump: so one wrong clock never makes a text of today
 * older than a day.
 */
const LONGEST_PAUSE = 20 * HOUR

/** Versions below an age, and the span of which one is kept; null: all of them. In milliseconds. */
const TIERS: readonly { below: number; span: number | null }[] = [
  { below: DAY, span: null },
  { below: 7 * DAY, span: HOUR },
  { below: 90 * DAY, span: DAY },
  { below: 365 * DAY, span: 7 * DAY },
  { below: Number.POSITIVE_INFINITY, span: 30 * DAY },
]

/** A version that is a text of its own, or that somebody named. */
const staysForGood = ({ name, reason }: AgingVersion) => name !== '' || VERSION_REASONS[reason] === 'other'

/**
 * The ids of the versions that may go, of all versions of one article, newest revision first. `newest` of them stay
 * whatever their age.
 *
 * Idea: the age of a version is the sum of the pauses between the versions after it. Of each hour, day, week or month, as
 * its age has it, the newest stays, or the newest that was kept before a step. What has a name, what is the other text of
 * a merge and the very first version stay for good. Where the clock went back between two versions, a new span begins, so
 * that texts are never taken for neighbours that are none.
 */
export function thinVersions(versions: readonly AgingVersion[], newest: number): Set<string> {
  const gone = new Set<string>()
  const staying = new Map<string, AgingVersion>()
  let age = 0
  let clock = 0
  for (const [index, version] of versions.entries()) {
    const later = versions[index - 1]
    if (later) {
      age += Math.min(Math.max(0, later.at - version.at), LONGEST_PAUSE)
      if (later.at < version.at) clock += 1
    }
    const tier = TIERS.find(({ below }) => age < below)
    const span = tier?.span ?? null
    const isFirst = index === versions.length - 1
    if (index < newest || span === null || isFirst || staysForGood(version)) continue
    const key = `${clock} ${span} ${Math.floor(version.at / span)}`
    const there = staying.get(key)
    const isBefore = VERSION_REASONS[version.reason] === 'before'
    if (!there) staying.set(key, version)
    else if (isBefore && VERSION_REASONS[there.reason] !== 'before') {
      gone.add(there.id)
      staying.set(key, version)
    } else gone.add(version.id)
  }
  return gone
}
