import type { Settings } from '../core/settings.ts'
import type { VersionStore } from '../newsroom/index.ts'
import type { LibraryBackups } from './backup/index.ts'
import type { Bin } from './bin.ts'
import type { CheckedParts } from './check.ts'
import type { Destroyer } from './destruction.ts'
import type { DictionaryReader, DictionaryWriter } from './dictionaryFile.ts'
import type { HouseStyleReader, HouseStyleWriter } from './houseStyle.ts'
import type { PictureLists } from './pictureList.ts'
import type { PictureFiles } from './pictureFiles.ts'
import type { PresenceFiles } from './presence.ts'
import type { PurgeFile } from './purgeFile.ts'
import type { SettingsFile } from './settingsFile.ts'
import type { WriteHealth } from './writeHealth.ts'

/** What a library is put together of. */
export type LibraryParts = CheckedParts & {
  bin: Bin
  destroyer: Destroyer
  purge: PurgeFile
  settings: SettingsFile<Settings>
  houseStyle: HouseStyleReader
  houseStyleWriter: HouseStyleWriter
  dictionary: DictionaryReader
  dictionaryWriter: DictionaryWriter
  writeHealth: WriteHealth
  pictures: PictureFiles
  pictureLists: PictureLists
  presence: PresenceFiles
  versions: VersionStore
  /** Waits for writes in progress and removes what is kept beside the lock. */
  closeLock(): Promise<void>
  /** Settles when no versions are being packed. */
  whenVersionsIdle(): Promise<void>
  backups: LibraryBackups
}
