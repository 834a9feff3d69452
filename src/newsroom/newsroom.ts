import type { Newsroom } from '../contract/contract.ts'
import { ok } from '../core/failure.ts'
import { createArticle, saveArticle } from './articles.ts'
import { exportOne } from './exporting.ts'
import { importArticles, previewWithDuplicates } from './importing.ts'
import type { Ports } from './ports.ts'

/** Every use case of Marbre over its ports. Failures that a user can cause are results; only bugs reject. */
export function createNewsroom(ports: Ports): Newsroom {
  const { store, recovery, clock } = ports
  return {
    libraryState: async () => ok(store.state()),
    listArticles: (query) => store.list(query),
    readArticle: ({ id }) => store.read(id),
    createArticle: (input) => createArticle(input, ports),
    saveArticle: (input) => saveArticle(input, ports),
    deleteArticle: ({ id }) => store.moveToBin(id, clock.now()),
    restoreArticle: ({ id }) => store.restoreFromBin(id),
    listBin: () => store.listBin(),
    previewImport: (input) => previewWithDuplicates(input, ports),
    findDuplicates: ({ items }) => store.duplicates(items),
    importArticles: (input) => importArticles(input, ports),
    exportArticle: (input) => exportOne(input, ports),
    putRecoveryCopy: (copy) => recovery.put(copy),
    listRecoveryCopies: () => recovery.list(),
    dropRecoveryCopy: ({ id, revision }) => recovery.drop(id, revision),
    checkLibrary: ({ repair }) => store.check(repair),
    readHouseStyle: () => store.readHouseStyle(),
    readSettings: () => store.readSettings(),
    writeSettings: (settings) => store.writeSettings(settings),
    subscribe: (listener) => store.subscribe(listener),
  }
}
