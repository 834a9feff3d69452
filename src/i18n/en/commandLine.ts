import backing from './backing.ts'
import checking from './checking.ts'
import cli from './cli.ts'
import conflictCopies from './conflictCopies.ts'
import dialogs from './dialogs.ts'
import exporting from './exporting.ts'
import hosts from './hosts.ts'
import pictureList from './pictureList.ts'
import pictures from './pictures.ts'
import proofing from './proofing.ts'
import review from './review.ts'

/** All that the command line says: what hosts do, its help and messages, and the words of the window for what both do. */
export default {
  ...hosts,
  ...conflictCopies,
  ...dialogs,
  ...proofing,
  ...review,
  ...exporting,
  ...backing,
  checking,
  pictures,
  pictureList,
  cli,
} as const
