import { afterEach, expect, test } from 'vitest'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ArticleContent, emptyContent } from '../../src/core/article/index.ts'
import { failed, ok, type Result } from '../../src/core/failure.ts'
import { noLibraries } from '../../src/host/libraries.ts'
import { noPlaces } from '../../src/host/places.ts'
import { bundledFonts } from '../../src/host/fonts.ts'
import { systemDigest, uuidSequence } from '../../src/host/system.ts'
import { noSpeller } from './noSpeller.ts'
import { limitTime } from '../../src/host/timeLimit.ts'
import { createNewsroom } from '../../src/newsroom/index.ts'
import { MachineFile, type Library, openLibrary, RecoveryFiles } from '../../src/store/index.ts'
import { classicPdf, infoOf } from '../core/export/pdf/handWritten.ts'
import { noBackups } from './noBackups.ts'

let library: Library | undefined
afterEach(() => library?.close())

const CONTENT: ArticleContent = {
  ...emptyContent('fr'),
  headline: 'Le bac',
  embargo: '2026-12-01T06:00:00+01:00',
  sections: [{ heading: '', body: 'Un [lien](../ailleurs.html).' }],
}

/** A newsroom with one article, whose printer gives `printed` and notes the pages. */
async function printingNewsroom(printed: Result<Uint8Array>) {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-printing-'))
  const opened = await openLibrary(folder, { watch: false })
  if (!opened.ok) throw new Error(opened.failure.code)
  library = opened.value
  const pages: string[] = []
  const newsroom = createNewsroom({
    store: opened.value,
    versions: opened.value.versions,
    bin: opened.value.bin,
    conflictCopies: opened.value.conflictCopies,
    presence: opened.value.presence,
    sharedBy: null,
    machine: new MachineFile(join(folder, 'user', 'machine.json')),
    backups: noBackups,
    recovery: new RecoveryFiles(join(folder, 'recovery')),
    clock: { now: () => '2026-11-20T10:00:00.000Z' },
    ids: uuidSequence(),
    digest: systemDigest,
    limitTime,
    speller: noSpeller,
    printer: {
      print: async (page) => {
        pages.push(new TextDecoder().decode(page))
        return printed
      },
    },
    fonts: bundledFonts,
    places: noPlaces,
    libraries: noLibraries,
  })
  const created = await newsroom.createArticle({ content: CONTENT })
  if (!created.ok) throw new Error(created.failure.code)
  const { id } = created.value.article
  return { newsroom, pages, id, pdf: () => newsroom.exportArticle({ id, format: 'pdf', options: {} }) }
}

test('a PDF is the printed page, with what it says of itself', async () => {
  const { newsroom, pages, id, pdf } = await printingNewsroom(ok(classicPdf()))
  const exported = await pdf()
  if (!exported.ok) throw new Error(exported.failure.code)
  expect(exported.value).toMatchObject({ fileName: 'le-bac.pdf', mediaType: 'application/pdf' })
  expect(infoOf(exported.value.bytes)).toMatchObject({ Title: 'Le bac', Creator: 'Marbre' })
  const prepared = await newsroom.preparePrint({ id })
  expect(prepared.ok && new TextDecoder().decode(prepared.value.bytes)).toBe(pages[0])
})

test('the page that is printed has its fonts and its embargo, and no link that leads nowhere from paper', async () => {
  const { newsroom, pages, pdf } = await printingNewsroom(ok(classicPdf()))
  const settings = await newsroom.readSettings({})
  if (settings.ok) await newsroom.writeSettings({ ...settings.value, keepRelativeLinks: true })
  const exported = await pdf()
  expect(pages[0]).toContain('@font-face')
  expect(pages[0]).toContain('Sous embargo jusqu’au')
  expect(pages[0]).not.toContain('ailleurs.html')
  expect(exported.ok && exported.value.notices).toEqual([{ name: 'relative-link', what: '../ailleurs.html' }])
})

test.each([
  ['no-printer', failed('no-printer')],
  ['print-failed', ok(new TextEncoder().encode('no PDF'))],
] as const)('where nothing is printed, the failure is %s', async (code, printed) => {
  const { pdf } = await printingNewsroom(printed)
  expect(await pdf()).toEqual({ ok: false, failure: { code, detail: {} } })
})
