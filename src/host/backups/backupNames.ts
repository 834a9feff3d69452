/** What a person knows a library by, in the names of its backups: letters, figures and hyphens. */
function plainLabel(label: string): string {
  const plain = label
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return plain.slice(0, 60) || 'library'
}

const NAME = /^marbre-.+-(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)(\d\d)\.zip$/

/** The name of a backup that is made now, by this machine's clock: legal on every system, in order of time. */
export function backupName(label: string, now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`
  return `marbre-${plainLabel(label)}-${day}-${time}.zip`
}

/** True for a name that `backupName` gives. */
export function isBackupName(name: string): boolean {
  return NAME.test(name)
}

/** A backup that the schedule knows to have made; `at` is RFC 3339. */
export type MadeBackup = { place: string; fileName: string; at: string }

/** Of the backups made into a folder, those that go so that `keep` are left; never the newest. */
export function outlived(made: readonly MadeBackup[], place: string, keep: number): MadeBackup[] {
  const here = made.filter((backup) => backup.place === place && isBackupName(backup.fileName))
  const byTime = here.toSorted((one, other) => (one.at < other.at ? 1 : -1))
  return byTime.slice(Math.max(1, keep))
}
