import importing from './import.ts'
import importDoubt from './importDoubt.ts'
import importNotice from './importNotice.ts'
import importReason from './importReason.ts'
import importRefusal from './importRefusal.ts'

/** What the review of an import says, and the command line that stands for it. */
export default { import: importing, importDoubt, importNotice, importReason, importRefusal } as const
