import backup from './backup.ts'
import backupFailure from './backupFailure.ts'

/** What the settings say of backups, and how backups fail. */
export default { backup, backupFailure } as const
