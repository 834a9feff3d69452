import window from '../en-GB.ts'
import checking from './checking.ts'
import hosts from './hosts.ts'
import pictureList from './pictureList.ts'
import proofing from './proofing.ts'

/** What of all that hosts can say differs in British English. */
export default { ...window, ...hosts, ...checking, ...proofing, ...pictureList } as const
