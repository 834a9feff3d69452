import { readdirSync } from 'node:fs'
import type { Newsroom } from '../contract/contract.ts'
import type { ArticleContent } from '../core/article/index.ts'
import { ok, type Result } from '../core/failure.ts'
import { createNewsroom, type ExportPlaces } from '../newsroom/index.ts'
import { openLibrary, RecoveryFiles } from '../store/index.ts'
import { bundledFonts } from './fonts.ts'
import { recoveryFolder } from './libraryFiles.ts'
import type { ChosenLibrary } from './libraryFolder.ts'
import type { HostPrinter } from './printer.ts'
import { systemClock, systemDigest, uuidSequence } from './system.ts'

export type OpenNewsroom = {
  newsroom: Newsroom
  /** Settles when the list has been compared with the folder. */
  whenIdle(): Promise<void>
  close(): Promise<void>
}

/** What a newsroom is opened for: a window, which watches the folder for changes, or a single command. */
export type OpenMode = { kind: 'window'; firstArticle: ArticleContent } | { kind: 'command' }

/** What differs between hosts: what prints pages, and the folders that exports may go to. */
export type HostPorts = { printer: HostPrinter; places: ExportPlaces }

/** True for a folder that is empty or does not exist. */
function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return true
  }
}

/**
 * Opens a library on this machine's disk, and the newsroom over it. For a window, a new library gets its first article.
 * Recovery copies are kept below `userData`. The printer is closed with the library.
 */
export async function openNewsroom(
  { folder, named }: ChosenLibrary,
  mode: OpenMode,
  userData: string,
  { printer, places }: HostPorts,
): Promise<Result<OpenNewsroom>> {
  const isNew = isEmptyFolder(folder)
  // The parents of a named library are not created: its disk may not be plugged in.
  const opened = await openLibrary(folder, { create: !named, watch: mode.kind === 'window' })
  if (!opened.ok) return opened
  const store = opened.value
  const newsroom = createNewsroom({
    store,
    recovery: new RecoveryFiles(recoveryFolder(userData, folder)),
    clock: systemClock,
    ids: uuidSequence(),
    digest: systemDigest,
    printer,
    fonts: bundledFonts,
    places,
  })
  if (isNew && mode.kind === 'window') await newsroom.createArticle({ content: mode.firstArticle })
  const close = async () => {
    await printer.close()
    await store.close()
  }
  return ok({ newsroom, whenIdle: () => store.whenIdle(), close })
}
