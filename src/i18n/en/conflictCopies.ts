import conflictCopy from './conflictCopy.ts'

/** What is said of conflict copies. */
export default { conflictCopy } as const
