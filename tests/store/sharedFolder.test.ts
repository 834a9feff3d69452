import { describeSharedFolder } from './sharedFolderSuite.ts'

describeSharedFolder(2_000)
