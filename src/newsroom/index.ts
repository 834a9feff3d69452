export { previewImport } from './importing.ts'
export { createNewsroom } from './newsroom.ts'
export type { ArticleStore, Clock, Digest, Ids } from './ports.ts'
