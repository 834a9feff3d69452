import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ExportRequest } from '../../src/core/export/run.ts'
import { plainUse } from '../../src/core/pictures/index.ts'
import { article, memoryLibrary } from './memoryNewsroom.ts'

const { newsroom, pictures, articles } = memoryLibrary([
  article({ headline: 'Le bac de Corvenne', status: 'ready' }),
  article({ headline: 'La halle d’Œuvray', status: 'ready' }),
])
const PICTURE = `media/${'a1'.repeat(32)}.png`
pictures.set(PICTURE, await picture())
const { readPicture } = newsroom
// As over a transport: bytes that are answered are the page's own.
newsroom.readPicture = async (input) => {
  const answer = await readPicture(input)
  return answer.ok ? { ok: true, value: { bytes: answer.value.bytes.slice() } } : answer
}

/** A picture of 60 × 40 pixels. */
async function picture(): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(60, 40)
  canvas.getContext('2d')?.fillRect(0, 0, 60, 40)
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
}
Object.defineProperty(window, 'marbre', {
  value: { newsroom, setProgress: () => {} },
  configurable: true,
})
const { PageFolder } = await import('../../src/renderer/src/features/export/pageFolder.ts')
const { timeLeft } = await import('../../src/renderer/src/features/export/timeLeft.ts')
const { startRun } = await import('../../src/renderer/src/features/export/exportRun.ts')

const bytes = (text: string) => new TextEncoder().encode(text)
const nothing = { ok: true, value: null }
let handle: FileSystemDirectoryHandle
let folder: InstanceType<typeof PageFolder>

// The browser's own file system for a page behaves as a folder that the user has given.
beforeEach(async () => {
  const root = await navigator.storage.getDirectory()
  handle = await root.getDirectoryHandle(`export-${crypto.randomUUID()}`, { create: true })
  folder = new PageFolder(handle)
})
afterEach(async () => {
  const root = await navigator.storage.getDirectory()
  await root.removeEntry(handle.name, { recursive: true }).catch(() => {})
})

async function textOf(name: string): Promise<string | null> {
  const read = await folder.read(name)
  return read.ok && read.value ? new TextDecoder().decode(read.value) : null
}

test('a file is written within folders, replaced whole, and removed with the folders that it leaves empty', async () => {
  expect(await folder.look('2026/11/bac.md')).toEqual({ ok: true, value: 'nothing' })
  expect(await folder.write('2026/11/bac.md', bytes('first, and longer'))).toEqual(nothing)
  expect(await folder.write('2026/11/bac.md', bytes('second'))).toEqual(nothing)
  expect(await textOf('2026/11/bac.md')).toBe('second')
  expect(await folder.write('2026/halle.md', bytes('halle'))).toEqual(nothing)
  expect(await folder.look('2026/11')).toEqual({ ok: true, value: 'other' })
  expect(await folder.remove('2026/11/bac.md')).toEqual(nothing)
  expect(await folder.look('2026/11')).toEqual({ ok: true, value: 'nothing' })
  expect(await textOf('2026/halle.md')).toBe('halle')
})

test('a folder that is gone, and a name that is a folder, are failures', async () => {
  await folder.write('desk/a.md', bytes('a'))
  expect(await folder.write('desk', bytes('b'))).toMatchObject({ failure: { code: 'export-refused' } })
  const root = await navigator.storage.getDirectory()
  await root.removeEntry(handle.name, { recursive: true })
  expect(await folder.look('a.md')).toMatchObject({ failure: { code: 'folder-missing' } })
  expect(await folder.write('a.md', bytes('a'))).toMatchObject({
    failure: { code: 'folder-missing', detail: { folder: handle.name } },
  })
})

test.each([
  ['NotAllowedError', 'folder-read-only'],
  ['QuotaExceededError', 'folder-full'],
])('a write that ends with %s leaves no file of a new name', async (name, code) => {
  const { close } = FileSystemWritableFileStream.prototype
  FileSystemWritableFileStream.prototype.close = () => Promise.reject(new DOMException('no', name))
  const written = await folder.write('bac.md', bytes('bac'))
  FileSystemWritableFileStream.prototype.close = close
  expect(written).toMatchObject({ ok: false, failure: { code } })
  expect(await folder.look('bac.md')).toEqual({ ok: true, value: 'nothing' })
})

/** The whole library as Markdown. */
const WHOLE: ExportRequest = {
  selection: { kind: 'library', status: 'all' },
  format: 'markdown',
  options: {},
  names: '{slug}',
  dossier: '',
  place: null,
  includeEmbargoed: false,
  overwrite: false,
}

test('an export into the folder is listed there, and again writes nothing', async () => {
  const run = () => startRun(WHOLE, { folder: { kind: 'handle', handle }, zipName: 'x.zip' }, () => {}).report
  const first = await run()
  expect(first.outcomes.map(({ kind }) => kind)).toEqual(['written', 'written'])
  expect(await textOf('le-bac-de-corvenne.md')).toContain('Le bac de Corvenne')
  expect(await textOf('.marbre-export.json')).toContain('le-bac-de-corvenne.md')
  const second = await run()
  expect(second.outcomes.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged'])
  expect(second).toMatchObject({ failure: null, done: 2, total: 2, isStopped: false })
})

test('articles that a folder which refuses files did not take are counted as not exported', async () => {
  const { getFileHandle } = handle
  handle.getFileHandle = (name, options) =>
    options?.create
      ? Promise.reject(new DOMException('refused', 'NoModificationAllowedError'))
      : getFileHandle.call(handle, name, options)
  const { report } = startRun(WHOLE, { folder: { kind: 'handle', handle }, zipName: 'x.zip' }, () => {})
  expect(await report).toMatchObject({ failure: { code: 'export-refused' }, done: 0, total: 2, outcomes: [] })
})

test('pictures go into the folder beside their article, and with it', async () => {
  const [one] = articles.values()
  if (!one) throw new Error('no article')
  const crop = { x: 0, y: 0, width: 0.5, height: 1 }
  const show = (body: string) =>
    articles.set(one.id, {
      ...one,
      sections: [{ heading: '', body }],
      pictures: body === '' ? [] : [{ ...plainUse(PICTURE, 0), crop }],
    })
  const request: ExportRequest = {
    selection: { kind: 'ids', ids: [one.id] },
    ...{ format: 'markdown', options: { profile: 'astro' }, names: 'desk/{slug}', dossier: '', place: null },
    ...{ includeEmbargoed: false, overwrite: false, makesRenditions: true },
  }
  const run = () =>
    startRun(request, { folder: { kind: 'handle', handle }, zipName: 'x.zip' }, () => {}).report
  show(`![Le quai](${PICTURE})`)
  const [written] = (await run()).outcomes
  const [name = ''] = (written?.kind === 'written' && written.beside) || []
  expect(name).toMatch(/^desk\/media\/le-bac-de-corvenne-[0-9a-z]{8}\.png$/)
  const read = await folder.read(name)
  const made = await createImageBitmap(new Blob([Uint8Array.from((read.ok && read.value) || [])]))
  expect([made.width, made.height]).toEqual([30, 40])
  expect((await run()).outcomes).toMatchObject([{ kind: 'unchanged' }])
  show('')
  expect((await run()).outcomes).toMatchObject([{ kind: 'written' }, { kind: 'removed', file: name }])
  expect(await folder.look('desk/media')).toEqual({ ok: true, value: 'nothing' })
})

test('the time left is said after two seconds, is steady, and follows what takes longer', () => {
  const left = timeLeft(0)
  expect(left(10, 1_000, 500)).toBeNull()
  expect(left(40, 1_000, 2_000)).toBeCloseTo(48, 0)
  expect(left(60, 1_000, 3_000)).toBeCloseTo(47, 0)
  // A step without an article changes nothing.
  expect(left(60, 1_000, 3_500)).toBeCloseTo(47, 0)
  let seconds = 0
  for (let at = 1; at <= 20; at += 1) seconds = left(60 + 5 * at, 1_000, 3_500 + 1_000 * at) ?? 0
  expect(seconds).toBeGreaterThan(150)
  expect(seconds).toBeLessThan(180)
  expect(left(1_000, 1_000, 60_000)).toBeNull()
})
