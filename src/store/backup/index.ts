export { listBackedUp } from './backedUpArticles.ts'
export { type LibraryBackups, libraryBackups } from './libraryBackups.ts'
export { restoreBackup } from './restoreBackup.ts'
