import type { Newsroom } from '../contract/contract.ts'
import { failed, ok } from '../core/failure.ts'
import { ContentNormalizer, createArticle, saveArticle } from './articles.ts'
import { exportStored, preparePrint } from './exporting.ts'
import { ExportRuns } from './exportRuns.ts'
import { importArticles, previewWithDuplicates } from './importing.ts'
import type { Ports } from './ports.ts'

/** Every use case of Marbre over its ports. Failures that a user can cause are results; only bugs reject. */
export function createNewsroom(ports: Ports): Newsroom {
  const { store, recovery, clock } = ports
  const deps = { ...ports, normalizer: new ContentNormalizer() }
  const runs = new ExportRuns(ports)
  return {
    libraryState: async () => ok(store.state()),
    listArticles: (query) => store.list(query),
    readArticle: ({ id }) => store.read(id),
    createArticle: (input) => createArticle(input, deps),
    saveArticle: (input) => saveArticle(input, deps),
    deleteArticle: ({ id }) => store.moveToBin(id, clock.now()),
    restoreArticle: ({ id }) => store.restoreFromBin(id),
    listBin: () => store.listBin(),
    previewImport: async (input) => {
      const [preview] = await previewWithDuplicates({ files: [input] }, ports)
      return preview ?? failed('unreadable', { fileName: input.fileName })
    },
    previewImports: async (input) => ok({ results: await previewWithDuplicates(input, ports) }),
    findDuplicates: ({ items }) => store.duplicates(items),
    findSlug: ({ slug }) => store.slugOwners(slug),
    importArticles: (input) => importArticles(input, deps),
    exportArticle: (input) => exportStored(input, ports),
    preparePrint: (input) => preparePrint(input, ports),
    startExport: (input) => runs.start(input),
    continueExport: (input) => runs.continue(input),
    cancelExport: (input) => runs.cancel(input),
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
