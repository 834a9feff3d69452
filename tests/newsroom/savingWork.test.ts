import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { serverOver } from '../../src/contract/remote.ts'
import { articleDecoder, contentDecoder, emptyContent, type Section } from '../../src/core/article/index.ts'
import * as document from '../../src/core/document/index.ts'
import { systemClock, systemDigest, uuidSequence } from '../../src/host/system.ts'
import { noSpeller } from './noSpeller.ts'
import { limitTime } from '../../src/host/timeLimit.ts'
import { createNewsroom } from '../../src/newsroom/index.ts'
import { noLibraries } from '../../src/host/libraries.ts'
import { noPlaces } from '../../src/host/places.ts'
import { noPrinter } from '../host/noPrinter.ts'
import { bundledFonts } from '../../src/host/fonts.ts'
import { openLibrary, RecoveryFiles, MachineFile } from '../../src/store/index.ts'
import * as index from '../../src/store/indexEntry.ts'
import { noBackups } from './noBackups.ts'

vi.mock('../../src/core/document/index.ts', { spy: true })
vi.mock('../../src/store/indexEntry.ts', { spy: true })

/** A newsroom over a real library, behind the server's end of the contract. */
async function openServer() {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-saving-'))
  const opened = await openLibrary(folder, { watch: false })
  if (!opened.ok) throw new Error(opened.failure.code)
  const store = opened.value
  onTestFinished(() => store.close())
  const recovery = new RecoveryFiles(join(folder, 'recovery'))
  const ports = {
    store,
    versions: store.versions,
    bin: store.bin,
    conflictCopies: store.conflictCopies,
    presence: store.presence,
    sharedBy: null,
    machine: new MachineFile(join(folder, 'user', 'machine.json')),
    backups: noBackups,
    recovery,
    clock: systemClock,
    ids: uuidSequence(),
    digest: systemDigest,
    limitTime,
    speller: noSpeller,
    printer: noPrinter,
    fonts: bundledFonts,
    places: noPlaces,
    libraries: noLibraries,
  }
  const newsroom = createNewsroom(ports)
  const serve = serverOver(newsroom, (error) => {
    throw error
  })
  return { newsroom, store, serve }
}

test('a save decodes its content once, and brings into canonical form the edited section alone', async () => {
  const { newsroom, store, serve } = await openServer()
  const sectionsAt = (edit: number): Section[] => [
    { heading: '', body: 'Le bac.' },
    { heading: 'Le quai', body: `Une phrase, relue ${edit} fois.` },
    { heading: 'Le bassin', body: 'Une autre.' },
  ]
  const contentAt = (edit: number) => ({ ...emptyContent('fr'), sections: sectionsAt(edit) })
  const created = await newsroom.createArticle({ content: contentAt(0) })
  if (!created.ok) throw new Error(created.failure.code)
  const { id } = created.value.article
  let base = { revision: 1, fingerprint: created.value.fingerprint }
  await store.whenIdle()

  const decodes = vi.spyOn(contentDecoder._zod, 'run')
  const reads = vi.spyOn(articleDecoder._zod, 'run')
  const canonical = vi.mocked(document.writeSections)
  const entries = vi.mocked(index.indexEntry)
  for (const edit of [1, 2, 3]) {
    for (const spy of [decodes, reads, canonical, entries]) spy.mockClear()
    const reply = await serve('saveArticle', { id, base, content: contentAt(edit) })
    expect(reply).toMatchObject({ ok: true, value: { article: { sections: sectionsAt(edit) } } })
    await store.whenIdle()
    // An optional content that is absent is run with undefined.
    expect(decodes.mock.calls.filter(([{ value }]) => value !== undefined)).toHaveLength(1)
    expect(canonical).toHaveBeenCalledTimes(1)
    expect(entries).toHaveBeenCalledTimes(1)
    // The file that is replaced; one that was written or read here a moment ago is known by its bytes.
    expect(reads).toHaveBeenCalledTimes(edit === 1 ? 1 : 0)
    const read = await newsroom.readArticle({ id })
    if (!read.ok) throw new Error(read.failure.code)
    base = { revision: read.value.article.revision, fingerprint: read.value.fingerprint }
  }
})
