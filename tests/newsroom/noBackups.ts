import { failed } from '../../src/core/failure.ts'
import type { BackupStore } from '../../src/newsroom/index.ts'

/** For a newsroom whose backups nothing asks for. */
export const noBackups: BackupStore = {
  start: async () => failed('backup-no-place'),
  startRestore: async () => failed('place-unknown'),
  continue: async () => failed('backup-gone'),
  cancel: async () => failed('backup-gone'),
  state: async () => failed('unexpected'),
  failed: async () => null,
  subscribe: () => () => {},
  list: async () => failed('backup-unreadable'),
  take: async () => failed('backup-unreadable'),
}
