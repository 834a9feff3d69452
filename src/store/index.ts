export { readHouseStyleIn } from './houseStyle.ts'
export { type Library, type LibraryOptions, openLibrary } from './library.ts'
export { RecoveryFiles } from './recoveryFiles.ts'
