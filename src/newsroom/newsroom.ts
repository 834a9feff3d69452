import type { Newsroom } from '../contract/contract.ts'
import { failed, ok } from '../core/failure.ts'
import { ContentNormalizer, createArticle, restoreVersion, saveArticle } from './articles.ts'
import { destroyArticles } from './bin.ts'
import { discardUntouched } from './untouched.ts'
import {
  compareConflictCopy,
  discardConflictCopy,
  mergeConflictCopy,
  separateConflictCopy,
} from './conflictCopies.ts'
import { BulkRuns } from './bulkRuns.ts'
import { takeBackedUp } from './backedUp.ts'
import { exportStored, preparePrint } from './exporting.ts'
import { ExportRuns } from './exportRuns.ts'
import { fillings } from './fillHole.ts'
import { FindRuns } from './findRuns.ts'
import { addPicture, readPicture } from './pictures.ts'
import { deletePictures, listPictures, outsideUse, ownPictures } from './pictureList.ts'
import type { Ports } from './ports.ts'
import { neededRenditions, RenditionCache } from './renditions.ts'
import { libraryState, listPresences, putPresence } from './sharing.ts'
import { checkSpelling, suggestSpelling } from './spelling.ts'
import { keepVersion, listVersions, nameVersion, readVersion } from './versions.ts'
import { WritingVersions } from './keptVersions.ts'

/** What reads documents is a third of a host's code: it is loaded with the first import, not with the window. */
const loadImporting = () => import('./importing.ts')

/** Every use case of Marbre over its ports. Failures that a user can cause are results; only bugs reject. */
export function createNewsroom(ports: Ports): Newsroom {
  const { store, bin, recovery, presence, clock, machine, backups, libraries, speller } = ports
  const deps = { ...ports, normalizer: new ContentNormalizer(), writing: new WritingVersions() }
  const renditions = new RenditionCache()
  const runs = new ExportRuns(renditions, ports)
  const bulk = new BulkRuns(deps)
  const finds = new FindRuns(ports)
  return {
    libraryState: () => libraryState(ports),
    listArticles: (query) => store.list(query),
    readArticle: ({ id }) => store.read(id),
    createArticle: (input) => createArticle(input, deps),
    saveArticle: (input) => saveArticle(input, deps),
    listVersions: (input) => listVersions(input, ports),
    readVersion: (input) => readVersion(input, ports),
    keepVersion: (input) => keepVersion(input, deps),
    nameVersion: (input) => nameVersion(input, ports),
    restoreVersion: (input) => restoreVersion(input, deps),
    compareConflictCopy: (input) => compareConflictCopy(input, ports),
    mergeConflictCopy: (input) => mergeConflictCopy(input, deps),
    separateConflictCopy: (input) => separateConflictCopy(input, deps),
    discardConflictCopy: (input) => discardConflictCopy(input, ports),
    discardUntouched: ({ id }) => discardUntouched(id, ports),
    deleteArticle: ({ id }) => store.moveToBin(id, clock.now()),
    restoreArticle: ({ id }) => store.restoreFromBin(id),
    listBin: ({ query }) => bin.list(query, clock.now()),
    countBin: async () => {
      const count = await bin.count()
      return count.ok ? ok({ count: count.value }) : count
    },
    destroyArticles: ({ ids, seenIn, keepPictures }) => destroyArticles(ids, seenIn, ports, keepPictures),
    divideText: async (input) => {
      const { divideText } = await import('../core/import/index.ts')
      return ok({ parts: divideText(input) ?? [] })
    },
    previewImport: async (input) => {
      const { previewWithDuplicates } = await loadImporting()
      const [preview] = await previewWithDuplicates({ files: [input] }, ports)
      return preview ?? failed('unreadable', { fileName: input.fileName })
    },
    previewImports: async (input) => {
      const { previewWithDuplicates } = await loadImporting()
      return ok({ results: await previewWithDuplicates(input, ports) })
    },
    findDuplicates: ({ items }) => store.duplicates(items),
    findSlug: ({ slug }) => store.slugOwners(slug),
    listFieldValues: ({ field }) => store.fieldValues(field),
    fillHole: (input) => fillings(input, ports),
    importArticles: async (input) => (await loadImporting()).importArticles(input, deps),
    addPicture: (input) => addPicture(input, ports),
    readPicture: (input) => readPicture(input, ports),
    neededRenditions: (input) => neededRenditions(input, renditions, ports),
    exportArticle: (input) => exportStored(input, renditions, ports),
    preparePrint: (input) => preparePrint(input, renditions, ports),
    listPictures: (input) => listPictures(input, ports),
    ownPictures: (input) => ownPictures(input, ports),
    deletePictures: (input) => deletePictures(input, ports),
    startBulk: async (input) => bulk.start(input),
    continueBulk: (input) => bulk.continue(input),
    cancelBulk: (input) => bulk.cancel(input),
    undoBulk: (input) => bulk.undo(input),
    startFind: (input) => finds.start(input),
    continueFind: (input) => finds.continue(input),
    cancelFind: async (input) => finds.cancel(input),
    startExport: (input) => runs.start(input),
    continueExport: (input) => runs.continue(input),
    cancelExport: (input) => runs.cancel(input),
    putRecoveryCopy: (copy) => recovery.put(copy),
    listRecoveryCopies: () => recovery.list(),
    dropRecoveryCopy: ({ id, revision }) => recovery.drop(id, revision),
    startBackup: (request) => backups.start(request),
    startRestore: (request) => backups.startRestore(request),
    continueBackup: ({ run }) => backups.continue(run),
    cancelBackup: ({ run }) => backups.cancel(run),
    backupState: () => backups.state(),
    listBackedUp: ({ backup, query }) => backups.list(backup, query),
    takeBackedUp: (input) => takeBackedUp(input, deps),
    putPresence: (input) => putPresence(input, ports),
    dropPresence: ({ id }) => presence.remove(id),
    listPresences: () => listPresences(ports),
    checkLibrary: async ({ repair, run }) => store.check(repair, await outsideUse(ports), run),
    cancelCheck: async ({ run }) => ok({ cancelled: store.cancelCheck(run) }),
    checkProgress: async () => ok({ running: store.checkProgress }),
    takeIn: ({ file }) => store.takeIn(file),
    listLibraries: () => libraries.list(),
    browseLibraries: () => libraries.browse(),
    createLibrary: ({ name }) => libraries.create(name),
    openLibrary: ({ id }) => libraries.open(id),
    forgetLibrary: ({ id }) => libraries.forget(id),
    showLibraryFolder: () => libraries.showFolder(),
    readHouseStyle: () => store.readHouseStyle(),
    changeHouseStyle: ({ base, change }) => store.changeHouseStyle(base, change),
    checkSpelling: (input) => checkSpelling(input, ports),
    suggestSpelling: (input) => suggestSpelling(input, ports),
    listSpellingDictionaries: () => speller.dictionaries(),
    installSpellingDictionary: (pair) => speller.install(pair),
    uninstallSpellingDictionary: ({ language }) => speller.uninstall(language),
    readDictionary: () => store.readDictionary(),
    changeDictionary: (change) => store.changeDictionary(change),
    readSettings: () => store.readSettings(),
    writeSettings: (change) => store.writeSettings(change),
    readMachineSettings: () => machine.read(),
    writeMachineSettings: (change) => machine.write(change),
    subscribe: (listener) => {
      const stops = [
        store.subscribe(listener),
        backups.subscribe(() => listener({ type: 'library-changed' })),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
