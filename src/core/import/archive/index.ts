export { Archive } from './archive.ts'
export type { ArchiveFault } from './directory.ts'
export { packageKind } from './packageKind.ts'
