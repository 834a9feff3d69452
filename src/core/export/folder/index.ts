export type { ExportFolder } from './exportFolder.ts'
export { NAME_FIELDS, nameFromPattern, type NamePattern, readNamePattern } from './namePattern.ts'
export { ExportWriter, type FileToWrite } from './writeExports.ts'
export { ZipFolder } from './zipFolder.ts'
