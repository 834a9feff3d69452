import exportFailure from './exportFailure.ts'
import exportFormat from './exportFormat.ts'
import exportNames from './exportNames.ts'
import exportNotice from './exportNotice.ts'
import exportRun from './exportRun.ts'

/** What the export dialog says besides the names of formats, and the command line that stands for it. */
export default { exportFailure, exportFormat, exportNames, exportNotice, exportRun } as const
