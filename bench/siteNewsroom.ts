import { join } from 'node:path'
import type { Newsroom } from '../src/contract/contract.ts'
import type { Article } from '../src/core/article/index.ts'
import type { ExportRequest } from '../src/core/export/run.ts'
import { DEFAULT_SETTINGS } from '../src/core/settings.ts'
import { bundledFonts } from '../src/host/fonts.ts'
import { noLibraries } from '../src/host/libraries.ts'
import { Places } from '../src/host/places.ts'
import { noPrinter } from '../tests/host/noPrinter.ts'
import { noSpeller } from '../tests/newsroom/noSpeller.ts'
import { systemClock, systemDigest, uuidSequence } from '../src/host/system.ts'
import { limitTime } from '../src/host/timeLimit.ts'
import { createNewsroom } from '../src/newsroom/index.ts'
import { type Library, MachineFile, RecoveryFiles } from '../src/store/index.ts'
import { noBackups } from '../tests/newsroom/noBackups.ts'
import { fillLibrary, openedIn } from './filledLibrary.ts'
import { generatedArticle, generatedId } from './generatedArticles.ts'

const SIZE = 3000
const DESKS = ['Région', 'Monde', 'Mer', 'Sports', 'Culture', 'Économie']

/** A published article, of one of six desks and sixty people, none dated after the year in which it is generated. */
export function published(number: number): Article {
  return {
    ...generatedArticle(number, SIZE),
    status: 'published',
    desk: DESKS[number % DESKS.length] ?? '',
    byline: [{ name: `Signature ${number % 60}` }],
  }
}

/** A library of published articles, with the newsroom that exports its site. */
export type SiteNewsroom = { library: Library; newsroom: Newsroom; places: Places }

/** Fills a library of published articles in a folder, and opens its newsroom. The caller closes the library. */
export async function openSiteNewsroom(folder: string, articles: number): Promise<SiteNewsroom> {
  const root = join(folder, 'library')
  fillLibrary(root, { articles, article: published })
  const library = await openedIn(root)
  await library.writeSettings({
    ...DEFAULT_SETTINGS,
    siteName: 'Le Bac',
    siteAddress: 'https://lebac.example/',
  })
  const places = new Places(null)
  const newsroom = createNewsroom({
    store: library,
    versions: library.versions,
    bin: library.bin,
    conflictCopies: library.conflictCopies,
    presence: library.presence,
    sharedBy: null,
    machine: new MachineFile(join(folder, 'user', 'machine.json')),
    backups: noBackups,
    recovery: new RecoveryFiles(join(folder, 'recovery')),
    clock: systemClock,
    ids: uuidSequence(),
    digest: systemDigest,
    limitTime,
    speller: noSpeller,
    printer: noPrinter,
    fonts: bundledFonts,
    places,
    libraries: noLibraries,
  })
  return { library, newsroom, places }
}

/** Exports the whole library as a site into a place, to its end. */
export async function exportSite(newsroom: Newsroom, place: string): Promise<void> {
  const request: ExportRequest = {
    selection: { kind: 'library', status: 'all' },
    format: 'site',
    options: {},
    names: '',
    dossier: '',
    place,
    includeEmbargoed: false,
    overwrite: false,
  }
  const started = await newsroom.startExport(request)
  if (!started.ok) throw new Error(JSON.stringify(started.failure))
  for (;;) {
    const step = await newsroom.continueExport({ run: started.value.run })
    if (!step.ok) throw new Error(JSON.stringify(step.failure))
    const refused = step.value.outcomes.find(({ kind }) => kind === 'failed')
    if (refused) throw new Error(JSON.stringify(refused))
    if (step.value.isFinished) return
  }
}

/** Gives the article of a number another headline, so that the site after it differs. */
export async function changeArticle(library: Library, number: number, headline: string): Promise<void> {
  const read = await library.read(generatedId(number))
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  const { article, fingerprint } = read.value
  const base = { revision: article.revision, fingerprint }
  const saved = await library.update(article.id, base, (current) => ({
    ...current,
    revision: current.revision + 1,
    headline,
    slug: 'un-autre-titre',
  }))
  if (!saved.ok) throw new Error(JSON.stringify(saved.failure))
  await library.whenIdle()
}
