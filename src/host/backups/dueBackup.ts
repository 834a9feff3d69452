import type { BackupWhen } from '../../core/machineSettings.ts'

const DAY = 86_400_000

/** The day of an instant by this machine's calendar, as days since a fixed one. */
function dayOf(instant: number): number {
  const date = new Date(instant)
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY)
}

/** The instants that decide on a backup, in milliseconds; null where there was none. */
export type BackupTimes = {
  now: number
  /** When the last good backup was made. */
  lastGood: number | null
  /** When one was last tried that failed. */
  lastFailed: number | null
  /** True where the program ended before a backup on quitting was made. */
  wasCutOff: boolean
}

/** How long a backup that failed is not tried again, in milliseconds. */
const RETRY_AFTER = 3_600_000

/**
 * True where the schedule wants a backup now. Days are those of the calendar, so that one that was missed is made up at the
 * next start. A last backup from the future, by a clock that was wrong, counts as none.
 */
export function isBackupDue(
  when: BackupWhen,
  { now, lastGood, lastFailed, wasCutOff }: BackupTimes,
): boolean {
  if (when === 'never') return false
  if (lastFailed !== null && lastFailed <= now && now - lastFailed < RETRY_AFTER) return false
  if (when === 'quit') return wasCutOff
  if (lastGood === null || lastGood > now + DAY) return true
  return dayOf(now) - dayOf(lastGood) >= (when === 'daily' ? 1 : 7)
}
