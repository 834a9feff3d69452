export { type KeptVersion, Versions } from './versions.ts'
