export { previewImport } from './importing.ts'
export { createNewsroom } from './newsroom.ts'
export type { ArticleStore, Clock, Digest, Ids, Ports } from './ports.ts'
