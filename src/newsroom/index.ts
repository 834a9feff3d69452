export { purgeBin } from './bin.ts'
export { discardAbandoned } from './untouched.ts'
export { createNewsroom } from './newsroom.ts'
export type {
  ArticleChange,
  ArticleStore,
  BinStore,
  BackupStore,
  BinMove,
  Clock,
  ConflictCopyStore,
  DictionaryPair,
  Digest,
  ExportPlaces,
  Fonts,
  Ids,
  KnownLibraries,
  MachineStore,
  OutsideUse,
  PagePrinter,
  PresenceStore,
  ReadingStore,
  RecoveryStore,
  SeenIn,
  Speller,
  SpellingRequest,
  VersionStore,
  VersionsToKeep,
} from './ports.ts'
