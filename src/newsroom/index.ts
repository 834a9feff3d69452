export { previewImport } from './importing.ts'
export { createNewsroom } from './newsroom.ts'
export type { ArticleStore, Clock, Digest, Ids, RecoveryStore } from './ports.ts'
