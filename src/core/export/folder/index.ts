export { namedAs } from '../fileName.ts'
export { besideName } from './besideFiles.ts'
export { MANIFEST_NAME } from './manifest.ts'
export type { ExportFolder } from './exportFolder.ts'
export {
  NAME_FIELDS,
  nameFromPattern,
  type NamePattern,
  readNamePattern,
  withFieldsNamed,
} from './namePattern.ts'
export type { FileToWrite } from './exportTargets.ts'
export { ExportWriter } from './writeExports.ts'
export { ZipFolder } from './zipFolder.ts'
