export { type Library, type LibraryOptions, openLibrary } from './library.ts'
