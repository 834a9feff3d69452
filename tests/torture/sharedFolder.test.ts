import { describeSharedFolder } from '../store/sharedFolderSuite.ts'

/** Minutes; an hour by `MARBRE_TORTURE_MINUTES=60`. */
const minutes = Number(process.env.MARBRE_TORTURE_MINUTES ?? 5)

describeSharedFolder(minutes * 60_000)
