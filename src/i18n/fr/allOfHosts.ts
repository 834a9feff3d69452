import backing from './backing.ts'
import checking from './checking.ts'
import conflictCopies from './conflictCopies.ts'
import dialogs from './dialogs.ts'
import exporting from './exporting.ts'
import hosts from './hosts.ts'
import window from './index.ts'
import libraries from './libraries.ts'
import libraryFailure from './libraryFailure.ts'
import pictureFailure from './pictureFailure.ts'
import pictureList from './pictureList.ts'
import pictures from './pictures.ts'
import proofing from './proofing.ts'
import review from './review.ts'

/** All that the hosts can say: what the window says first, what only they say, and the failures and reports. */
export default {
  ...window,
  ...hosts,
  ...conflictCopies,
  ...dialogs,
  ...proofing,
  ...review,
  ...exporting,
  ...backing,
  checking,
  libraries,
  libraryFailure,
  pictures,
  pictureFailure,
  pictureList,
} as const
