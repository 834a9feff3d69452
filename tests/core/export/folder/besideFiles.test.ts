import { describe, expect, test } from 'vitest'
import { ExportWriter, type FileToWrite } from '../../../../src/core/export/folder/index.ts'
import type { ExportOutcome } from '../../../../src/core/export/run.ts'
import { MemoryFolder, sha256 } from './memoryFolder.ts'

const MANIFEST = '.marbre-export.json'
const idOf = (number: number) => `0192f0c4-7c1e-7a3b-8d2e-${String(number).padStart(12, '0')}`
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A text of an article that names its pictures, each of which holds its own name. */
const article = (number: number, fileName: string, ...pictures: string[]): FileToWrite => ({
  id: idOf(number),
  headline: fileName,
  file: {
    ...{ fileName, mediaType: 'text/markdown', notices: [] },
    bytes: bytesOf([idOf(number), ...pictures].join('\n')),
    ...(pictures.length > 0 ? { beside: pictures.map((path) => ({ path, bytes: bytesOf(path) })) } : {}),
  },
})

type Options = Partial<Parameters<typeof ExportWriter.open>[1]>

async function open(folder: MemoryFolder, options: Options = {}) {
  return ExportWriter.open(folder, {
    ...{ format: 'markdown', options: { profile: 'astro' }, overwrite: false, names: 'distinct' },
    ...{ hasManifest: true, sha256 },
    ...options,
  })
}

async function run(
  folder: MemoryFolder,
  files: readonly FileToWrite[],
  options: Options = {},
): Promise<ExportOutcome[]> {
  const writer = await open(folder, options)
  if (!writer.ok) throw new Error(writer.failure.code)
  const added = await writer.value.add(files)
  const finished = await writer.value.finish({ removesOthers: false })
  expect([added.stopped, finished.stopped]).toEqual([null, null])
  return [...added.outcomes, ...finished.outcomes]
}

const kinds = (outcomes: readonly ExportOutcome[]) =>
  outcomes.map((each) => ('file' in each ? `${each.kind} ${each.file}` : each.kind))
const writes = (folder: MemoryFolder) =>
  folder.operations.filter((each) => each.startsWith('write ') && !each.includes(MANIFEST))

/** Every text in the folder has the pictures that it names. */
function expectWholeArticles(folder: MemoryFolder): void {
  for (const name of folder.names.filter((each) => each.endsWith('.md'))) {
    const [, ...pictures] = folder.text(name).split('\n')
    for (const path of pictures) {
      const at = path.startsWith('/') ? path.slice(1) : name.slice(0, name.lastIndexOf('/') + 1) + path
      expect(folder.text(at), `${name}: ${at}`).toBe(path)
    }
  }
}

test('pictures are written before the text, beside it or from the top of the folder, and told with it', async () => {
  const folder = new MemoryFolder()
  expect(await run(folder, [article(1, 'desk/a.md', 'media/p.jpg', '/assets/q.jpg')])).toEqual([
    {
      ...{ kind: 'written', id: idOf(1), file: 'desk/a.md', replaced: null, notices: [] },
      beside: ['desk/media/p.jpg', 'assets/q.jpg'],
    },
  ])
  expect(writes(folder)).toEqual(['write desk/media/p.jpg', 'write assets/q.jpg', 'write desk/a.md'])
  expectWholeArticles(folder)
})

test('what has not changed is not written again, and a picture that was deleted by hand comes back', async () => {
  const folder = new MemoryFolder()
  const files = [article(1, 'a.md', 'media/p.jpg', 'media/q.jpg')]
  await run(folder, files)
  folder.operations.length = 0
  expect(kinds(await run(folder, files))).toEqual(['unchanged a.md'])
  folder.files.delete('media/q.jpg')
  expect(kinds(await run(folder, files))).toEqual(['written a.md'])
  expect(writes(folder)).toEqual(['write media/q.jpg'])
})

test('pictures that an article shows no more go with its next export, but for those that somebody changed', async () => {
  const folder = new MemoryFolder()
  await run(folder, [article(1, 'a.md', 'media/p.jpg', 'media/q.jpg', 'media/r.jpg')])
  folder.files.set('media/q.jpg', bytesOf('by hand'))
  expect(kinds(await run(folder, [article(1, 'a.md', 'media/r.jpg')]))).toEqual([
    'written a.md',
    'removed media/p.jpg',
    'left media/q.jpg',
  ])
  expect(kinds(await run(folder, [article(1, 'a.md')]))).toEqual(['written a.md', 'removed media/r.jpg'])
  expect(folder.names).toEqual(['a.md', 'media/q.jpg'])
})

test('a picture that articles share is written once, and goes with the last of them', async () => {
  const folder = new MemoryFolder()
  await run(folder, [article(1, 'a.md', 'media/p.jpg'), article(2, 'b.md', 'media/p.jpg')])
  expect(writes(folder)).toEqual(['write media/p.jpg', 'write a.md', 'write b.md'])
  await run(folder, [article(1, 'a.md')])
  expect(folder.names).toEqual(['a.md', 'b.md', 'media/p.jpg'])
  await run(folder, [article(3, 'c.md', 'media/p.jpg'), article(2, 'b.md')])
  expect(folder.names).toEqual(['a.md', 'b.md', 'c.md', 'media/p.jpg'])
  await run(folder, [article(3, 'c.md')])
  expect(folder.names).toEqual(['a.md', 'b.md', 'c.md'])
})

test('an article under another profile keeps what stands beside it', async () => {
  const folder = new MemoryFolder()
  await run(folder, [article(1, 'a.md', 'media/p.jpg')])
  await run(folder, [article(1, 'z.md')], { options: { profile: 'pandoc' } })
  expect(folder.names).toEqual(['a.md', 'media/p.jpg', 'z.md'])
})

describe('a bundle', () => {
  const bundle = (number: number, ...pictures: string[]) => article(number, 'x/index.md', ...pictures)

  test('has its number in the name of its folder, and keeps it', async () => {
    const folder = new MemoryFolder()
    const both = [bundle(1, 'p.jpg'), bundle(2, 'p.jpg')]
    expect(kinds(await run(folder, both))).toEqual(['written x/index.md', 'written x-2/index.md'])
    expect(folder.names).toEqual(['x-2/index.md', 'x-2/p.jpg', 'x/index.md', 'x/p.jpg'])
    expect(kinds(await run(folder, both.toReversed()))).toEqual([
      'unchanged x-2/index.md',
      'unchanged x/index.md',
    ])
    expectWholeArticles(folder)
  })

  test('takes the place of the file that the article was before, and the other way round', async () => {
    const folder = new MemoryFolder()
    await run(folder, [article(1, 'x.md')])
    expect(await run(folder, [bundle(1, 'p.jpg')])).toMatchObject([
      { kind: 'written', file: 'x/index.md', replaced: 'x.md' },
    ])
    expect(kinds(await run(folder, [article(1, 'x.md')]))).toEqual(['written x.md', 'removed x/p.jpg'])
    expect(folder.names).toEqual(['x.md'])
  })
})

describe('a picture that is not ours', () => {
  test('is not replaced, and the article is not written, unless that is asked for', async () => {
    const folder = new MemoryFolder()
    folder.files.set('media/p.jpg', bytesOf('foreign'))
    const files = [article(1, 'a.md', 'media/o.jpg', 'media/p.jpg'), article(2, 'b.md')]
    expect(await run(folder, files)).toMatchObject([
      { kind: 'failed', id: idOf(1), failure: { code: 'exists', detail: { fileName: 'media/p.jpg' } } },
      { kind: 'written', file: 'b.md' },
    ])
    expect(folder.names).toEqual(['b.md', 'media/p.jpg'])
    expect(folder.text('media/p.jpg')).toBe('foreign')
    await run(folder, files, { overwrite: true })
    expectWholeArticles(folder)
  })

  test('is not followed where it is a link', async () => {
    const folder = new MemoryFolder()
    folder.others.add('media/p.jpg')
    expect(await run(folder, [article(1, 'a.md', 'media/p.jpg')], { overwrite: true })).toMatchObject([
      { kind: 'failed', failure: { code: 'target-not-a-file' } },
    ])
  })
})

describe.each([
  ['export-refused', false],
  ['folder-full', true],
] as const)('where an operation fails (%s)', (code, stays) => {
  test('at whatever operation: no text is without its pictures, and the next run brings everything in order', async () => {
    const first = [article(1, 'a.md', 'm/p.jpg', 'm/q.jpg'), article(2, 'b.md', 'm/p.jpg')]
    const second = [
      article(1, 'a.md', 'm/r.jpg', 'm/s.jpg'),
      article(2, 'c.md', 'm/p.jpg', 'm/s.jpg'),
      article(3, 'x/index.md', 't.jpg'),
    ]
    for (let at = 0; ; at += 1) {
      const folder = new MemoryFolder()
      await run(folder, first)
      folder.operations.length = 0
      folder.fault = { at, code, stays }
      const writer = await open(folder)
      if (writer.ok) {
        const added = await writer.value.add(second.slice(0, 2))
        if (!added.stopped) await writer.value.add(second.slice(2))
        await writer.value.finish({ removesOthers: false })
      }
      const isOver = folder.operations.length <= at
      folder.fault = null
      expectWholeArticles(folder)
      const outcomes = await run(folder, second)
      expect(outcomes.filter(({ kind }) => kind === 'failed')).toEqual([])
      expectWholeArticles(folder)
      expect(folder.names).toEqual([
        ...['a.md', 'c.md', 'm/p.jpg', 'm/r.jpg', 'm/s.jpg'],
        ...['x/index.md', 'x/t.jpg'],
      ])
      if (isOver) break
    }
  })
})

test('a folder that takes no more has none of the new pictures of an article that could not be written', async () => {
  const folder = new MemoryFolder()
  const writer = await open(folder)
  if (!writer.ok) throw new Error(writer.failure.code)
  // The list, the first picture, and then nothing more can be written.
  const write = folder.write.bind(folder)
  folder.write = (name, bytes) =>
    name === 'm/q.jpg' ? { ok: false, failure: { code: 'folder-full', detail: {} } } : write(name, bytes)
  const added = await writer.value.add([article(1, 'a.md', 'm/p.jpg', 'm/q.jpg')])
  await writer.value.finish({ removesOthers: false })
  expect(added.stopped?.code).toBe('folder-full')
  expect(folder.names).toEqual([])
})
