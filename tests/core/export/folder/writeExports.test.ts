import { describe, expect, test } from 'vitest'
import { ExportWriter, type FileToWrite } from '../../../../src/core/export/folder/index.ts'
import type { ExportOutcome } from '../../../../src/core/export/run.ts'
import { MemoryFolder, sha256 } from './memoryFolder.ts'

const MANIFEST = '.marbre-export.json'
const idOf = (number: number) => `0192f0c4-7c1e-7a3b-8d2e-${String(number).padStart(12, '0')}`
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A text of an article: as all of ours, it holds the id. */
const file = (number: number, name: string, text = 'one'): FileToWrite => ({
  id: idOf(number),
  headline: name,
  file: { fileName: name, mediaType: 'text/plain', bytes: bytesOf(`${idOf(number)} ${text}`), notices: [] },
})

type Options = Partial<Parameters<typeof ExportWriter.open>[1]>

async function open(folder: MemoryFolder, options: Options = {}) {
  const opened = await ExportWriter.open(folder, {
    ...{ format: 'text', options: {}, overwrite: false, names: 'distinct', hasManifest: true, sha256 },
    ...options,
  })
  if (!opened.ok) throw new Error(opened.failure.code)
  return opened.value
}

/** A run that writes these files in one step. */
async function run(
  folder: MemoryFolder,
  files: readonly FileToWrite[],
  { removesOthers = false, ...options }: Options & { removesOthers?: boolean } = {},
): Promise<ExportOutcome[]> {
  const writer = await open(folder, options)
  const added = await writer.add(files)
  const finished = await writer.finish({ removesOthers })
  expect([added.stopped, finished.stopped]).toEqual([null, null])
  return [...added.outcomes, ...finished.outcomes]
}

type Listed = { id: string; profile: string; name: string; sha256: string; before?: string }

const manifestOf = (folder: MemoryFolder): Listed[] =>
  folder.files.has(MANIFEST) ? JSON.parse(folder.text(MANIFEST)).entries : []

const kinds = (outcomes: readonly ExportOutcome[]) =>
  outcomes.map((each) => ('file' in each ? `${each.kind} ${each.file}` : each.kind))

test('what is written is listed with its article, profile, name and hash', async () => {
  const folder = new MemoryFolder()
  expect(
    kinds(await run(folder, [file(1, 'a.md')], { format: 'markdown', options: { profile: 'jekyll' } })),
  ).toEqual(['written a.md'])
  expect(manifestOf(folder)).toEqual([
    {
      id: idOf(1),
      profile: 'markdown/jekyll',
      name: 'a.md',
      sha256: await sha256(file(1, 'a.md').file.bytes),
    },
  ])
})

test('what is there already is not written again', async () => {
  const folder = new MemoryFolder()
  await run(folder, [file(1, 'a.txt')])
  folder.operations.length = 0
  expect(kinds(await run(folder, [file(1, 'a.txt')]))).toEqual(['unchanged a.txt'])
  expect(folder.operations.filter((each) => each.startsWith('write'))).toEqual([])
})

describe('an article under another name', () => {
  test('replaces its old file, whose bytes are those that were written', async () => {
    const folder = new MemoryFolder()
    await run(folder, [file(1, 'old.txt')])
    expect(await run(folder, [file(1, 'new.txt', 'two')])).toMatchObject([
      { kind: 'written', file: 'new.txt', replaced: 'old.txt' },
    ])
    expect(folder.names).toEqual(['new.txt'])
    expect(manifestOf(folder)).toMatchObject([{ name: 'new.txt' }])
  })

  test('leaves the old file that somebody has changed, and says so once', async () => {
    const folder = new MemoryFolder()
    await run(folder, [file(1, 'old.txt')])
    folder.files.set('old.txt', bytesOf(`${idOf(1)} one, corrected by hand`))
    expect(kinds(await run(folder, [file(1, 'new.txt')]))).toEqual(['written new.txt', 'left old.txt'])
    expect(folder.text('old.txt')).toMatch(/by hand/)
    expect(kinds(await run(folder, [file(1, 'new.txt')]))).toEqual(['unchanged new.txt'])
  })

  test('leaves the old file of another profile', async () => {
    const folder = new MemoryFolder()
    await run(folder, [file(1, 'old.md')], { format: 'markdown', options: { profile: 'hugo' } })
    await run(folder, [file(1, 'new.md')], { format: 'markdown', options: { profile: 'jekyll' } })
    expect(folder.names).toEqual(['new.md', 'old.md'])
  })

  test('never takes the old name of one for an old file that another article has in this run', async () => {
    const folder = new MemoryFolder()
    await run(folder, [file(1, 'a.txt'), file(2, 'b.txt')])
    const swapped = await run(folder, [file(1, 'b.txt', 'x'), file(2, 'a.txt', 'y')])
    expect(swapped.map(({ kind }) => kind)).toEqual(['written', 'written'])
    const texts = folder.names.map((name) => folder.text(name))
    expect(new Set(texts)).toEqual(new Set([`${idOf(1)} x`, `${idOf(2)} y`]))
  })
})

test('a file that somebody changed is replaced only if that is asked for', async () => {
  const folder = new MemoryFolder()
  await run(folder, [file(1, 'a.txt')])
  folder.files.set('a.txt', bytesOf(`${idOf(1)} by hand`))
  expect(await run(folder, [file(1, 'a.txt', 'two')])).toMatchObject([
    { kind: 'failed', failure: { code: 'exists', detail: { fileName: 'a.txt' } } },
  ])
  expect(folder.text('a.txt')).toMatch(/by hand/)
  expect(kinds(await run(folder, [file(1, 'a.txt', 'two')], { overwrite: true }))).toEqual(['written a.txt'])
})

describe('articles of one name', () => {
  const three = [file(1, 'a.txt'), file(2, 'A.txt'), file(3, 'a.txt')]

  test('get numbers, and keep them whichever is exported, and in whatever order', async () => {
    const folder = new MemoryFolder()
    const names = ['a.txt', 'a-2.txt', 'a-3.txt']
    expect(kinds(await run(folder, three))).toEqual(names.map((name) => `written ${name}`))
    for (const [index, each] of three.entries())
      expect(kinds(await run(folder, [each]))).toEqual([`unchanged ${names[index]}`])
    expect(kinds(await run(folder, three.toReversed()))).toEqual(
      names.map((name) => `unchanged ${name}`).reverse(),
    )
    expect(kinds(await run(folder, [file(4, 'a.txt')]))).toEqual(['written a-4.txt'])
  })

  test('keep them without a list too, known by the id in their text', async () => {
    const folder = new MemoryFolder()
    await run(
      folder,
      three.map((each) => ({ ...each, file: { ...each.file, fileName: 'a.txt' } })),
    )
    folder.files.delete(MANIFEST)
    expect(kinds(await run(folder, [file(3, 'a.txt', 'two'), file(1, 'a.txt')]))).toEqual([
      'written a-3.txt',
      'unchanged a.txt',
    ])
  })

  test.each([
    ['with', true],
    ['without', false],
  ] as const)('cost a fixed number of operations each, %s a list of them', async (_, isListed) => {
    const folder = new MemoryFolder()
    const many = Array.from({ length: 10_000 }, (_, number) => file(number, 'a.txt'))
    await run(folder, many)
    expect(folder.names).toHaveLength(10_000)
    expect(folder.operations.length).toBeLessThan(25_000)
    if (!isListed) folder.files.delete(MANIFEST)
    folder.operations.length = 0
    const changed = many.map((_, number) => file(number, 'a.txt', 'two')).reverse()
    const outcomes = await run(folder, changed)
    expect(outcomes.every(({ kind }) => kind === 'written')).toBe(true)
    expect(folder.names).toHaveLength(10_000)
    expect(folder.operations.length).toBeLessThan(35_000)
  })
})

describe('what is not ours', () => {
  test('is not replaced: other files, exports of other articles, links and folders', async () => {
    const folder = new MemoryFolder()
    folder.files.set('mine.txt', bytesOf('a shopping list'))
    folder.files.set('other.txt', bytesOf(`export of ${idOf(9)}`))
    folder.others.add('link.txt')
    const outcomes = await run(folder, [file(1, 'mine.txt'), file(2, 'other.txt'), file(3, 'link.txt')])
    expect(outcomes).toMatchObject([
      { kind: 'failed', failure: { code: 'exists' } },
      { kind: 'written', file: 'other-2.txt' },
      { kind: 'failed', failure: { code: 'target-not-a-file' } },
    ])
    expect(folder.text('mine.txt')).toBe('a shopping list')
    const told = await run(folder, [file(1, 'mine.txt'), file(3, 'link.txt')], { overwrite: true })
    expect(told).toMatchObject([{ kind: 'written', file: 'mine.txt' }, { kind: 'failed' }])
  })

  test('an id in the bytes makes no export of a file that is not text', async () => {
    const folder = new MemoryFolder()
    folder.files.set('a.docx', bytesOf(`PK ${idOf(1)}`))
    expect(await run(folder, [file(1, 'a.docx')], { format: 'docx' })).toMatchObject([{ kind: 'failed' }])
  })
})

describe('a site', () => {
  const page = (name: string, text: string): FileToWrite => ({ ...file(0, name, text), id: '' })
  const site = { format: 'site', names: 'exact', removesOthers: true } as const

  test('has its names, and what is gone from it is removed, unless somebody changed it', async () => {
    const folder = new MemoryFolder()
    await run(folder, [page('index.html', '1'), page('a/x.html', '1'), page('a/y.html', '1')], site)
    folder.files.set('a/y.html', bytesOf('by hand'))
    folder.files.set('robots.txt', bytesOf('mine'))
    expect(kinds(await run(folder, [page('index.html', '2')], site))).toEqual([
      'written index.html',
      'removed a/x.html',
      'left a/y.html',
    ])
    expect(folder.names).toEqual(['a/y.html', 'index.html', 'robots.txt'])
  })

  test('says what a file was made from until that is forgotten, and keeps files that it is told to', async () => {
    const folder = new MemoryFolder()
    await run(folder, [{ ...page('x.html', '1'), made: 'r1' }, page('y.html', '1')], site)
    const writer = await open(folder, site)
    expect([writer.madeOf('x.html'), writer.madeOf('y.html'), writer.madeOf('z.html')]).toEqual([
      'r1',
      undefined,
      undefined,
    ])
    const { outcomes } = await writer.finish({ removesOthers: true, keeps: new Set(['x.html']) })
    expect(outcomes).toEqual([{ kind: 'removed', file: 'y.html' }])
    writer.forgetMade('x.html')
    await writer.finish({ removesOthers: false })
    expect((await open(folder, site)).madeOf('x.html')).toBeUndefined()
  })
})

describe.each([
  ['damaged', '{"format":"marbre-export","version":1,"entries":[{"name":"../../x"}]}', 'manifest-damaged'],
  ['cut off', '{"format":"marbre-export","ver', 'manifest-damaged'],
  ['newer', '{"format":"marbre-export","version":2,"entries":"elsewhere"}', 'manifest-newer'],
])('with a list that is %s', (_, text, code) => {
  test('nothing is replaced or removed, which is said once, and the list stays', async () => {
    const folder = new MemoryFolder()
    await run(folder, [file(1, 'a.txt')])
    folder.files.set(MANIFEST, bytesOf(text))
    const outcomes = await run(folder, [file(1, 'a.txt', 'two'), file(2, 'b.txt')], { removesOthers: true })
    expect(outcomes).toMatchObject([
      { kind: 'failed', id: '', failure: { code } },
      { kind: 'failed', id: idOf(1), failure: { code: 'exists' } },
      { kind: 'written', file: 'b.txt' },
    ])
    expect(folder.text('a.txt')).toBe(`${idOf(1)} one`)
    expect(folder.text(MANIFEST)).toBe(text)
  })
})

/** The list names only files that are not there, as they were, or as they were to be; and all that this run wrote. */
async function expectTrueList(folder: MemoryFolder) {
  const listed = new Map(manifestOf(folder).map((entry) => [entry.name, entry]))
  for (const [name, entry] of listed) {
    const bytes = folder.files.get(name)
    if (bytes) expect([entry.sha256, entry.before]).toContain(await sha256(bytes))
  }
  for (const name of folder.names) expect(listed.has(name), name).toBe(true)
}

describe.each([
  ['export-refused', false],
  ['folder-full', true],
] as const)('where an operation fails (%s)', (code, stays) => {
  test('at whatever operation: the list is true, and the next run brings everything in order', async () => {
    const first = [file(1, 'a.txt'), file(2, 'b.txt'), file(3, 'a.txt')]
    const second = [file(1, 'a.txt', 'two'), file(2, 'c.txt', 'two'), file(3, 'a.txt'), file(4, 'd.txt')]
    for (let at = 0; ; at += 1) {
      const folder = new MemoryFolder()
      await run(folder, first)
      folder.operations.length = 0
      folder.fault = { at, code, stays }
      const opened = await ExportWriter.open(folder, {
        ...{ format: 'text', options: {}, overwrite: false, names: 'distinct', hasManifest: true, sha256 },
      })
      if (opened.ok) {
        const added = await opened.value.add(second.slice(0, 2))
        const more = added.stopped ? added : await opened.value.add(second.slice(2))
        await opened.value.finish({ removesOthers: false })
        if (stays && folder.operations.length > at) expect(more.stopped?.code ?? code).toBe(code)
      }
      const isOver = folder.operations.length <= at
      folder.fault = null
      await expectTrueList(folder)
      const outcomes = await run(folder, second)
      expect(outcomes.filter(({ kind }) => kind === 'failed')).toEqual([])
      expect(folder.names).toHaveLength(second.length)
      expect(new Set(folder.names.map((name) => folder.text(name)))).toEqual(
        new Set(second.map(({ file: { bytes } }) => new TextDecoder().decode(bytes))),
      )
      await expectTrueList(folder)
      if (isOver) break
    }
  })
})
