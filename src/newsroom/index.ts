export { previewImport } from './importing.ts'
export { createNewsroom } from './newsroom.ts'
export type {
  ArticleStore,
  Clock,
  Digest,
  ExportPlaces,
  Fonts,
  Ids,
  PagePrinter,
  RecoveryStore,
} from './ports.ts'
