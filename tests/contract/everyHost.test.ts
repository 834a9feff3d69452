import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract, type Newsroom } from '../../src/contract/contract.ts'
import { eventArticleId, type NewsroomEvent } from '../../src/contract/events.ts'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { eventReader, sendOver } from '../../src/contract/http.ts'
import { CHANNELS } from '../../src/contract/ipc.ts'
import { clientOver } from '../../src/contract/client.ts'
import { isMethodName, serverOver } from '../../src/contract/remote.ts'
import { type ArticleContent, emptyContent } from '../../src/core/article/index.ts'
import { ok, type Result } from '../../src/core/failure.ts'
import { noLibraries } from '../../src/host/libraries.ts'
import { noPlaces, Places } from '../../src/host/places.ts'
import { slugFrom } from '../../src/core/slug.ts'
import { noPrinter } from '../host/noPrinter.ts'
import { Backups } from '../../src/host/backups/index.ts'
import { bundledFonts } from '../../src/host/fonts.ts'
import { systemDigest } from '../../src/host/system.ts'
import { noSpeller } from '../newsroom/noSpeller.ts'
import { limitTime } from '../../src/host/timeLimit.ts'
import { answerCalls } from '../../src/main/ipc.ts'
import { createNewsroom } from '../../src/newsroom/index.ts'
import { bridgeOver } from '../../src/preload/bridge.ts'
import { MachineFile, openLibrary, RecoveryFiles } from '../../src/store/index.ts'
import { openWebServer } from '../../src/web/server.ts'
import { png } from '../core/pictures/madePictures.ts'

type Reached = { client: Newsroom; stop(): Promise<void> }

const throwing = (error: unknown) => {
  throw error
}

/** Both ends of Electron's IPC: what crosses is cloned, as Electron clones it. */
async function overIpc(newsroom: Newsroom): Promise<Reached> {
  const main = new Map<string, (...values: unknown[]) => unknown>()
  const window = new Map<string, (...values: unknown[]) => unknown>()
  const contents = {}
  const event = { sender: contents, senderFrame: { parent: null, url: 'app://marbre/' } }
  const ends: unknown = {
    handle: (channel: string, handler: (...values: unknown[]) => unknown) => main.set(channel, handler),
    on: (channel: string, handler: (...values: unknown[]) => unknown) => window.set(channel, handler),
    invoke: async (channel: string, ...values: unknown[]) =>
      structuredClone(await main.get(channel)?.(event, ...structuredClone(values))),
    send: () => {},
  }
  assertEnds(ends)
  assertContents(contents)
  answerCalls(ends, serverOver(newsroom, throwing), () => contents)
  const bridge = bridgeOver(ends)
  const stop = newsroom.subscribe((announced) => window.get(CHANNELS.event)?.({}, structuredClone(announced)))
  return { client: bridge.newsroom, stop: async () => stop() }
}

type Ends = Parameters<typeof answerCalls>[0] & Parameters<typeof bridgeOver>[0]
function assertEnds(_ends: unknown): asserts _ends is Ends {}
function assertContents(
  _contents: unknown,
): asserts _contents is NonNullable<ReturnType<Parameters<typeof answerCalls>[2]>> {}

/** A real server on the loopback interface, and a client that speaks to it as a browser does. */
async function overHttp(newsroom: Newsroom): Promise<Reached> {
  const token = randomBytes(32)
  const server = await openWebServer({
    serve: serverOver(newsroom, throwing),
    subscribe: newsroom.subscribe,
    page: async () => null,
    prerender: async () => null,
    token,
    report: throwing,
  })
  const origin = `http://${server.host}`
  const headers = {
    origin,
    'sec-fetch-site': 'same-origin',
    authorization: `Bearer ${token.toString('base64url')}`,
    'content-type': 'application/json',
  }
  const send = sendOver(async (body) =>
    (await fetch(`${origin}/rpc`, { method: 'POST', headers, body })).text(),
  )
  const gone = new AbortController()
  const client = clientOver(send, (listener) => {
    const read = eventReader(listener)
    void fetch(`${origin}/events`, { headers, signal: gone.signal })
      .then(async ({ body }) => {
        for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) read(text)
      })
      .catch(() => {})
    return () => gone.abort()
  })
  const stop = async () => {
    gone.abort()
    await server.close()
  }
  return { client, stop }
}

const HOSTS = {
  'in process': async (newsroom: Newsroom) => ({ client: newsroom, stop: async () => {} }),
  IPC: overIpc,
  HTTP: overHttp,
} satisfies Record<string, (newsroom: Newsroom) => Promise<Reached>>
const EVERY = ['in process', 'IPC', 'HTTP'] as const
const REMOTE = ['IPC', 'HTTP'] as const

/** A library of its own, whose clock and ids say the same in every run. */
async function openFresh(host: (newsroom: Newsroom) => Promise<Reached>) {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-host-'))
  const recovery = mkdtempSync(join(tmpdir(), 'marbre-recovery-'))
  const opened = await openLibrary(folder)
  if (!opened.ok) throw new Error(opened.failure.code)
  let minutes = 0
  let count = 0
  const machine = new MachineFile(join(recovery, 'machine.json'))
  const clock = { now: () => new Date(Date.UTC(2026, 10, 10, 8, minutes++)).toISOString() }
  const backupHost = { places: new Places(null, folder), folder: null, downloads: null, record: null }
  const newsroom = createNewsroom({
    store: opened.value,
    versions: opened.value.versions,
    bin: opened.value.bin,
    conflictCopies: opened.value.conflictCopies,
    presence: opened.value.presence,
    sharedBy: null,
    machine,
    backups: new Backups(opened.value, backupHost, machine, clock),
    recovery: new RecoveryFiles(recovery),
    clock,
    ids: { next: () => `01930000-0000-7000-8000-${String(++count).padStart(12, '0')}` },
    digest: systemDigest,
    limitTime,
    speller: noSpeller,
    printer: noPrinter,
    fonts: bundledFonts,
    places: noPlaces,
    libraries: noLibraries,
  })
  const { client, stop } = await host(newsroom)
  return {
    folder,
    client,
    async close() {
      await stop()
      await opened.value.close()
      for (const each of [folder, recovery]) rmSync(each, { recursive: true, force: true })
    },
  }
}

const content: ArticleContent = {
  ...emptyContent('fr'),
  headline: 'Le bac de Sarn reprend du service\u00a0: «\u202fenfin\u202f»',
  byline: [{ name: 'Inès Karam', role: 'envoyée spéciale' }],
  date: '2026-11-10',
  sections: [
    { heading: '', body: 'Deux ans d’attente, *dix minutes* de traversée.' },
    { heading: 'Le prix du passage', body: 'Gratuit le dimanche\u202f; 2\u00a0€ sinon. 船 ⛴️' },
  ],
}
const draft = new TextEncoder().encode(
  'Le marché couvert change de mains\n2026-11-09\nPar Théo Lanz\n\nUn bail de trente ans\n\nLa ville signe demain avec la coopérative, après un an de discussions et deux recours.\n',
)
const HOUSE_STYLE = `- word: [digital, digitale]
  suggest: numérique
- pattern: '(\\d+) ?km/h'
  suggest: $1 kilomètres à l’heure
- pattern: (a+
  reason: parenthèse ouverte
`
const missing = '01930000-0000-7000-8000-ffffffffffff'

/** Every method at least once, with what succeeds and what fails; the answers in order, as data. */
async function walk(client: Newsroom, folder: string): Promise<[string, unknown][]> {
  const answers: [string, unknown][] = []
  const note = <T>(name: string, answer: Result<T>): T | undefined => {
    answers.push([
      name,
      JSON.parse(
        JSON.stringify(answer)
          .replaceAll(JSON.stringify(folder).slice(1, -1), '<library>')
          // The time of a picture's file is the disk's.
          .replaceAll(/"when":"[^"]*"/g, '"when":"<time of the file>"'),
      ),
    ])
    return answer.ok ? answer.value : undefined
  }
  const all = { query: '', status: 'all', sort: 'updated', offset: 0, limit: 10 } as const

  note('libraryState', await client.libraryState({}))
  note('readSettings', await client.readSettings({}))
  note('readHouseStyle', await client.readHouseStyle({}))
  writeFileSync(join(folder, 'house-style.yml'), HOUSE_STYLE)
  note('readHouseStyle', await client.readHouseStyle({}))
  const change = { kind: 'remove', item: 0 } as const
  note('readDictionary', await client.readDictionary({}))
  note('changeDictionary', await client.changeDictionary({ add: [{ word: 'Karam', model: null }] }))
  note('checkSpelling', await client.checkSpelling({ language: 'fr', words: ['quai', 'Karam'] }))
  note('suggestSpelling', await client.suggestSpelling({ language: 'fr', word: 'qaui' }))
  note('listSpellingDictionaries', await client.listSpellingDictionaries({}))
  const bytes = new Uint8Array([10])
  note(
    'installSpellingDictionary',
    await client.installSpellingDictionary({ language: 'de', aff: bytes, dic: bytes }),
  )
  note('uninstallSpellingDictionary', await client.uninstallSpellingDictionary({ language: 'de' }))
  note('changeHouseStyle', await client.changeHouseStyle({ base: null, change }))
  note('writeSettings', await client.writeSettings({ ...DEFAULT_SETTINGS, interface: 'fr', theme: 'dark' }))
  const created = note('createArticle', await client.createArticle({ content }))
  if (!created) throw new Error('nothing to go on with')
  const { id, revision } = created.article
  const base = { revision, fingerprint: created.fingerprint }
  note('readArticle', await client.readArticle({ id }))
  note('readArticle', await client.readArticle({ id: missing }))
  note('saveArticle', await client.saveArticle({ id, base, content: { ...content, kicker: 'Fleuve' } }))
  note('saveArticle', await client.saveArticle({ id, base, content: { ...content, kicker: 'Trop tard' } }))
  note('saveArticle', await client.saveArticle({ id: missing, base, content }))
  const merged = await client.readArticle({ id })
  if (!merged.ok) throw new Error(merged.failure.code)
  const { article, fingerprint } = merged.value
  const later = { revision: article.revision, fingerprint }
  note(
    'saveArticle',
    await client.saveArticle({
      id,
      base: later,
      content: article,
      keep: { reason: 'merge' },
      beside: content,
    }),
  )

  const { src = '' } =
    note('addPicture', await client.addPicture({ fileName: 'bac.png', bytes: png() })) ?? {}
  note('addPicture', await client.addPicture({ fileName: 'bac.png', bytes: png().subarray(0, 50) }))
  const readBack = await client.readPicture({ src })
  expect(readBack.ok && Uint8Array.from(readBack.value.bytes)).toEqual(png())
  note('readPicture', readBack.ok ? ok(readBack.value.bytes.length) : readBack)
  note('readPicture', await client.readPicture({ src: 'media/../articles/x.json' }))

  note('readMachineSettings', await client.readMachineSettings({}))
  const person = { personName: 'Inès Karam' }
  note('writeMachineSettings', await client.writeMachineSettings(person))
  note('readMachineSettings', await client.readMachineSettings({}))
  const why = { reason: 'named' } as const
  const named = note('keepVersion', await client.keepVersion({ id, why, name: 'avant relecture' }))
  note('keepVersion', await client.keepVersion({ id: missing, why }))
  const versions = note('listVersions', await client.listVersions({ id }))
  note('listVersions', await client.listVersions({ id: missing }))
  if (!named) throw new Error('no version was kept')
  expect(versions?.map(({ by }) => by)).toContain('Inès Karam')
  note('readVersion', await client.readVersion({ id, version: named.id }))
  note('readVersion', await client.readVersion({ id: missing, version: named.id }))
  note('nameVersion', await client.nameVersion({ id, version: named.id, name: 'avant envoi' }))
  note('nameVersion', await client.nameVersion({ id: missing, version: named.id, name: '' }))
  note('restoreVersion', await client.restoreVersion({ id, version: named.id, base }))
  const present = await client.readArticle({ id })
  if (!present.ok) throw new Error(present.failure.code)
  const last = { revision: present.value.article.revision, fingerprint: present.value.fingerprint }
  const oldest = versions?.at(-1)?.id ?? ''
  note('restoreVersion', await client.restoreVersion({ id, version: oldest, base: last }))

  const copy = { id, base, at: 1_762_760_000_000, content: { ...content, note: 'à sauver' }, sent: null }
  note('putRecoveryCopy', await client.putRecoveryCopy(copy))
  note('putRecoveryCopy', await client.putRecoveryCopy({ ...copy, at: copy.at + 1, sent: content }))
  note('putRecoveryCopy', await client.putRecoveryCopy({ ...copy, base: later }))
  note('listRecoveryCopies', await client.listRecoveryCopies({}))
  note('dropRecoveryCopy', await client.dropRecoveryCopy({ id, revision: later.revision }))
  note('dropRecoveryCopy', await client.dropRecoveryCopy({ id, revision: later.revision }))
  note('listRecoveryCopies', await client.listRecoveryCopies({}))

  const several = new TextEncoder().encode(
    ['Le pont rouvre', 'La halle ferme']
      .map(
        (headline) =>
          `${headline}\nPar Inès Karam\n\nLa mairie l’a annoncé dimanche soir au bord de la Loue, après dix mois de travaux.\n`,
      )
      .join('\n***\n\n'),
  )
  expect(
    note('divideText', await client.divideText({ fileName: 'a.txt', bytes: several }))?.parts,
  ).toHaveLength(2)
  note('divideText', await client.divideText({ fileName: 'bail.txt', bytes: draft }))
  const preview = note('previewImport', await client.previewImport({ fileName: 'bail.txt', bytes: draft }))
  note('previewImport', await client.previewImport({ fileName: 'vide.txt', bytes: new Uint8Array() }))
  note(
    'previewImports',
    await client.previewImports({
      files: [
        { fileName: 'vide.txt', bytes: new Uint8Array() },
        { fileName: 'bail.txt', bytes: draft },
      ],
    }),
  )
  note(
    'previewImport',
    await client.previewImport({
      fileName: 'bail.txt',
      bytes: draft,
      encoding: 'windows-1252',
      language: 'fr-CA',
    }),
  )
  if (!preview) throw new Error('nothing to import')
  const { fileName, encoding } = preview.draft
  const item = { content: preview.draft.content, fileName, encoding, sha256: preview.sha256 }
  note('importArticles', await client.importArticles({ items: [item, item] }))
  note('importArticles', await client.importArticles({ items: [] }))
  const again = note('previewImport', await client.previewImport({ fileName: 'bail.txt', bytes: draft }))
  const [duplicate] = again?.duplicates ?? []
  if (!duplicate) throw new Error('an import was not known again')
  const replaces = { id: duplicate.id, revision: duplicate.revision }
  const revised = { ...item, content: { ...item.content, kicker: 'Halles' } }
  note('importArticles', await client.importArticles({ items: [{ ...revised, replaces }] }))
  note('importArticles', await client.importArticles({ items: [{ ...revised, replaces }] }))
  const { headline, date } = item.content
  note('findDuplicates', await client.findDuplicates({ items: [{ sha256: item.sha256, headline, date }] }))
  note('findDuplicates', await client.findDuplicates({ items: [] }))
  note('findSlug', await client.findSlug({ slug: slugFrom(headline) }))
  note('listFieldValues', await client.listFieldValues({ field: 'author' }))
  note('fillHole', await client.fillHole({ signs: 4500, query: '' }))
  const picture = `media/${'a'.repeat(64)}.png`
  const shown = { query: '', show: 'all', offset: 0, limit: 10 } as const
  note('listPictures', await client.listPictures(shown))
  note('ownPictures', await client.ownPictures({ ids: [id, missing], seenIn: 'library' }))
  note('deletePictures', await client.deletePictures({ srcs: [picture, '../a.png'] }))

  note('listArticles', await client.listArticles(all))
  note('listArticles', await client.listArticles({ ...all, query: 'coopérative', sort: 'best', limit: 1 }))
  for (const format of ['markdown', 'html', 'fragment', 'text', 'json'] as const) {
    const exported = await client.exportArticle({ id, format, options: { profile: 'hugo' } })
    expect(exported.ok && exported.value.bytes).toBeInstanceOf(Uint8Array)
    const text = exported.ok ? new TextDecoder().decode(exported.value.bytes) : ''
    note('exportArticle', exported.ok ? { ok: true, value: { ...exported.value, bytes: text } } : exported)
  }
  const pictures = {
    format: 'html' as const,
    options: {},
    renditions: [{ key: 'one', bytes: Uint8Array.of(1) }],
  }
  note('neededRenditions', await client.neededRenditions({ id, ...pictures }))
  note('neededRenditions', await client.neededRenditions({ id: missing, ...pictures }))
  const page = await client.preparePrint({ id })
  expect(page.ok && new TextDecoder().decode(page.value.bytes)).toContain('<h1>')
  note('preparePrint', page.ok ? ok({ ...page.value, bytes: page.value.bytes.length }) : page)
  note(
    'exportArticle',
    await client.exportArticle({ id: missing, format: 'html', options: { profile: 'flat' } }),
  )

  const request = {
    selection: { kind: 'ids' as const, ids: [id, missing] },
    ...{ format: 'text' as const, options: {}, names: '{date}-{slug}', dossier: '', place: null },
    ...{ includeEmbargoed: false, overwrite: false },
  }
  const { run = '' } = note('startExport', await client.startExport(request)) ?? {}
  for (let isFinished = false; !isFinished; ) {
    const step = await client.continueExport({ run })
    const files = step.ok ? step.value.files.map(({ file }) => new TextDecoder().decode(file.bytes)) : []
    note('continueExport', step.ok ? { ok: true, value: { ...step.value, files } } : step)
    isFinished = !step.ok || step.value.isFinished
  }
  note('continueExport', await client.continueExport({ run }))
  note('cancelExport', await client.cancelExport({ run }))
  note('startExport', await client.startExport({ ...request, place: 'nowhere' }))
  note('startExport', await client.startExport({ ...request, names: '{tide}' }))

  const options = { matchCase: false, matchAccents: false, wholeWord: false, pattern: false }
  const among = { ids: [id, missing] }
  const find = note('startFind', await client.startFind({ find: 'e', options, among }))?.run ?? ''
  note('continueFind', await client.continueFind({ run: find }))
  note('cancelFind', await client.cancelFind({ run: find }))
  const invalid = { find: '(', options: { ...options, pattern: true }, among }
  note('startFind', await client.startFind(invalid))

  const desk = { kind: 'desk', desk: 'Mer' } as const
  const bulk = note('startBulk', await client.startBulk({ change: desk, ids: among.ids }))?.run ?? ''
  note('continueBulk', await client.continueBulk({ run: bulk }))
  note('cancelBulk', await client.cancelBulk({ run: bulk }))
  const undo = note('undoBulk', await client.undoBulk({ run: bulk }))?.run ?? ''
  note('continueBulk', await client.continueBulk({ run: undo }))
  note('continueBulk', await client.continueBulk({ run: missing }))

  note('putPresence', await client.putPresence({ id }))
  note('dropPresence', await client.dropPresence({ id }))
  note('listPresences', await client.listPresences({}))

  const backup = { place: 'nowhere', fileName: 'a.zip' }
  note('backupState', await client.backupState({}))
  note('startBackup', await client.startBackup({ place: null, fileName: null, overwrite: false }))
  note('startRestore', await client.startRestore({ backup, place: 'nowhere', name: 'new' }))
  note('continueBackup', await client.continueBackup({ run }))
  note('cancelBackup', await client.cancelBackup({ run }))
  note('listBackedUp', await client.listBackedUp({ backup, query: '' }))
  note('takeBackedUp', await client.takeBackedUp({ backup, id }))

  const copied = join(folder, 'articles', `${id} (1).json`)
  const copyOf = async (kicker: string) => {
    const stored = JSON.parse(readFileSync(join(folder, 'articles', `${id}.json`), 'utf8'))
    writeFileSync(copied, JSON.stringify({ ...stored, kicker }))
    await client.checkLibrary({ repair: false, run: 'a' })
    const state = await client.libraryState({})
    return (state.ok && state.value.problems.flatMap((problem) => problem.copy ?? [])[0]?.copy) || ''
  }
  const firstCopy = await copyOf('De l’autre rive')
  const pair = note('compareConflictCopy', await client.compareConflictCopy({ copy: firstCopy }))
  if (!pair) throw new Error('a conflict copy was not told of')
  const { opened, theirs } = pair
  const mergeBase = { revision: opened.article.revision, fingerprint: opened.fingerprint }
  const merge = { copy: firstCopy, base: mergeBase, content: theirs }
  note('mergeConflictCopy', await client.mergeConflictCopy({ ...merge, base }))
  note('mergeConflictCopy', await client.mergeConflictCopy(merge))
  note('mergeConflictCopy', await client.mergeConflictCopy(merge))
  const copies = { separate: await copyOf('D’une autre') }
  note(
    'separateConflictCopy',
    await client.separateConflictCopy({ copy: copies.separate, headline: 'L’autre' }),
  )
  note('discardConflictCopy', await client.discardConflictCopy({ copy: copies.separate }))
  note('discardConflictCopy', await client.discardConflictCopy({ copy: await copyOf('D’une autre encore') }))

  note('discardUntouched', await client.discardUntouched({ id }))
  note('deleteArticle', await client.deleteArticle({ id }))
  note('deleteArticle', await client.deleteArticle({ id }))
  note('listBin', await client.listBin({ query: '' }))
  note('restoreArticle', await client.restoreArticle({ id }))
  note('restoreArticle', await client.restoreArticle({ id: missing }))
  await client.deleteArticle({ id })
  note('countBin', await client.countBin({}))
  note('destroyArticles', await client.destroyArticles({ ids: [id, missing], seenIn: 'bin' }))
  note('countBin', await client.countBin({}))
  note('checkLibrary', await client.checkLibrary({ repair: true, run: 'b' }))
  note('cancelCheck', await client.cancelCheck({ run: 'b' }))
  note('checkProgress', await client.checkProgress({}))
  note('listLibraries', await client.listLibraries({}))
  note('browseLibraries', await client.browseLibraries({}))
  note('createLibrary', await client.createLibrary({ name: '..' }))
  note('openLibrary', await client.openLibrary({ id: '../elsewhere' }))
  note('forgetLibrary', await client.forgetLibrary({ id: missing }))
  note('showLibraryFolder', await client.showLibraryFolder({}))
  note('takeIn', await client.takeIn({ file: '../out of the library.json' }))
  return answers
}

test('every method gives the same answers and the same failures, in process, over IPC and over HTTP', async () => {
  const walks = await Promise.all(
    Object.values(HOSTS).map(async (host) => {
      const { client, folder, close } = await openFresh(host)
      const answers = await walk(client, folder)
      await close()
      return answers
    }),
  )
  const [first, ...others] = walks
  expect(new Set(first?.map(([name]) => name))).toEqual(new Set(Object.keys(contract)))
  const codes = first?.flatMap(([, answer]) => JSON.stringify(answer).match(/"code":"[a-z-]+"/g) ?? [])
  expect(new Set(codes)).toEqual(
    new Set(
      [
        ...[
          'not-found',
          'version-gone',
          'conflict',
          'empty',
          'pattern',
          'export-gone',
          'place-unknown',
          'bulk-gone',
          'pattern-invalid',
          'invalid-input',
          'other-library-unknown',
          'picture-damaged',
          'picture-gone',
        ],
        'dictionary-not-kept',
        ...['backup-no-place', 'backup-unreadable', 'backup-gone'],
      ].map((code) => `"code":"${code}"`),
    ),
  )
  for (const other of others) expect(other).toEqual(first)
})

test.each(EVERY)('a recovery copy comes back as it was sent, the newest first (%s)', async (name) => {
  const { client, close } = await openFresh(HOSTS[name])
  const base = { revision: 3, fingerprint: 'f' }
  const older = { id: missing, base, at: 1_000, content, sent: null }
  const newer = { ...older, base: { ...base, revision: 4 }, at: 2_000, sent: { ...content, note: 'parti' } }
  await client.putRecoveryCopy(older)
  await client.putRecoveryCopy(newer)
  expect(await client.listRecoveryCopies({})).toEqual({ ok: true, value: [newer, older] })
  await client.putRecoveryCopy({ ...older, at: 3_000 })
  expect(await client.listRecoveryCopies({})).toMatchObject({ value: [{ at: 3_000 }, { at: 2_000 }] })
  await client.dropRecoveryCopy({ id: missing, revision: 3 })
  expect(await client.listRecoveryCopies({})).toEqual({ ok: true, value: [newer] })
  await close()
})

test.each(EVERY)('a stale save is told so with both texts, and changes nothing (%s)', async (name) => {
  const { client, close } = await openFresh(HOSTS[name])
  const created = await client.createArticle({ content })
  if (!created.ok) throw new Error(created.failure.code)
  const { id, revision } = created.value.article
  const base = { revision, fingerprint: created.value.fingerprint }
  await client.saveArticle({ id, base, content: { ...content, note: 'la première' } })
  const stale = await client.saveArticle({ id, base, content: { ...content, note: 'la seconde' } })
  expect(stale).toMatchObject({
    ok: false,
    failure: {
      code: 'conflict',
      detail: { mine: { note: 'la seconde' }, theirs: { article: { note: 'la première' } } },
    },
  })
  const read = await client.readArticle({ id })
  expect(read).toMatchObject({ ok: true, value: { article: { note: 'la première', revision: 2 } } })
  await close()
})

test.each(EVERY)('a change is announced (%s)', async (name) => {
  const { client, close } = await openFresh(HOSTS[name])
  const heard: NewsroomEvent[] = []
  client.subscribe((event) => heard.push(event))
  const created = await client.createArticle({ content })
  const id = created.ok ? created.value.article.id : ''
  // A stream that was only just asked for may miss what was announced before it stood.
  await expect
    .poll(
      async () => {
        if (!heard.some((event) => eventArticleId(event) === id)) {
          await client.deleteArticle({ id })
          await client.restoreArticle({ id })
        }
        return heard.some((event) => eventArticleId(event) === id)
      },
      { timeout: 5_000 },
    )
    .toBe(true)
  await close()
})

const deep = Array.from({ length: 500 }).reduce<unknown>((inner) => ({ inner }), null)
const MALFORMED: unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  '',
  'x',
  '../../etc/passwd',
  [],
  [1],
  {},
  deep,
  new Uint8Array(3),
  { id: null },
  { id: '' },
  { id: '../settings' },
  { id: '__proto__' },
  { id: `${missing}/../x` },
  { id: missing.toUpperCase() },
  { id: `${missing}\0` },
  { id: { toString: 1 } },
  { id: missing, base: {}, content: {} },
  { id: missing, base: { revision: 'x', fingerprint: 1 }, content },
  { id: missing, base: { revision: 1, fingerprint: 'x' }, at: -1, content, sent: null },
  { id: missing, base: { revision: 1, fingerprint: 'x' }, at: 1, content, sent: 'x' },
  { id: '../x', revision: 1 },
  { id: missing, revision: '1' },
  { content: { ...content, sections: [] } },
  { content: { ...content, status: 'gone' } },
  { content: { ...content, date: 'hier' } },
  { content: { ...content, byline: [{ name: 1 }] } },
  { content: 'x'.repeat(100_000) },
  { fileName: 1, bytes: draft },
  { fileName: 'x', bytes: 'x' },
  { fileName: 'x', bytes: [1, 2] },
  { fileName: 'x', bytes: draft, encoding: 'klingon' },
  { items: {} },
  { items: [null] },
  { items: [{ content, fileName: 'x' }] },
  { items: [{ sha256: 1, headline: 'x', date: '' }] },
  {
    items: [
      { content, fileName: 'x', encoding: 'utf-8', sha256: 'x', replaces: { id: '../x', revision: 1 } },
    ],
  },
  { id: missing, format: 'exe', options: { profile: 'hugo' } },
  { id: missing, format: 'html' },
  { id: missing, format: 'html', options: { profile: '' } },
  { query: '', status: 'all', sort: 'best', offset: 0, limit: 1e9 },
  { query: '', status: 'all', sort: 'best', offset: -1, limit: 1 },
  { query: {}, status: 'all', sort: 'best', offset: 0, limit: 1 },
  { repair: 'yes' },
  { interface: 'xx', theme: 'dark', exportFormat: 'html' },
  { interface: 'fr', theme: 'dark', exportFormat: 'html', typewriter: 'yes' },
  JSON.parse('{"__proto__":{"repair":true}}'),
  JSON.parse('{"constructor":{"prototype":{"repair":true}}}'),
]

describe.each(REMOTE)('malformed values over %s', (name) => {
  let fresh: Awaited<ReturnType<typeof openFresh>>
  beforeAll(async () => {
    fresh = await openFresh(HOSTS[name])
  })
  afterAll(() => fresh.close())

  test.each(Object.keys(contract).filter(isMethodName))(
    '%s refuses each of them, with a reason and no more',
    async (method) => {
      const call: (input: never) => Promise<Result<unknown>> = fresh.client[method]
      for (const value of MALFORMED) {
        if (contract[method].input.safeParse(value).success) continue
        assertNever(value)
        const answer = await call(value)
        expect(answer).toMatchObject({ ok: false, failure: { code: 'invalid-input' } })
        expect(JSON.stringify(answer)).not.toMatch(/node:|\.ts\b|\.js\b|\n\s+at |\/tmp|\/home|\/work/)
      }
      expect(await fresh.client.libraryState({})).toMatchObject({ ok: true })
      expect(Object.hasOwn(Object.prototype, 'repair')).toBe(false)
    },
  )
})

/** The decoders know these values for what they are; to the types they are anything. */
function assertNever(_value: unknown): asserts _value is never {}
