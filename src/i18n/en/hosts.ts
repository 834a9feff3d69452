import backupFailure from './backupFailure.ts'
import exportFailure from './exportFailure.ts'
import host from './host.ts'
import importRefusal from './importRefusal.ts'
import window from './index.ts'
import libraries from './libraries.ts'
import libraryFailure from './libraryFailure.ts'
import pictureFailure from './pictureFailure.ts'
import versionReason from './versionReason.ts'

/** All that the hosts say: what the window says first, for its prerender, what only they say, and why something failed. */
export default {
  ...window,
  host,
  versionReason,
  backupFailure,
  exportFailure,
  importRefusal,
  libraries,
  libraryFailure,
  pictureFailure,
} as const
