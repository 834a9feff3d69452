import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { INDEX_FILE } from '../../src/core/libraryFiles.ts'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import { nodeFileSystem } from '../../src/store/fileSystem.ts'
import type { LibraryOptions } from '../../src/store/index.ts'
import { systemError } from './faults.ts'
import {
  addOne,
  articleOf,
  baseOf,
  failureOf,
  fileOf,
  unwrap,
  idOf,
  libraryIn,
  listed,
  namesIn,
  withHeadline,
  temporaryFolder,
} from './libraryFixture.ts'

const whole = Buffer.from(encodeArticleFile(articleOf(1)))
const changed = (changes: object) =>
  Buffer.from(JSON.stringify({ ...JSON.parse(whole.toString()), ...changes }))

/** Every kind of damage that a file named for article 1 can have. */
/** A whole article in the file of another one: it can be taken in from where it is set aside. */
const OTHER_ID = 'named for another id'

const DAMAGED: [string, Buffer][] = [
  ['cut off', whole.subarray(0, whole.length / 2)],
  ['cut off in a letter', whole.subarray(0, whole.indexOf('é') + 1)],
  ['blank', Buffer.from(' \n')],
  ['filled with NUL', Buffer.alloc(whole.length)],
  ['whole, with NULs after it', Buffer.concat([whole, Buffer.alloc(512)])],
  ['in UTF-16', Buffer.from(`\ufeff${whole.toString()}`, 'utf16le')],
  ['in windows-1252', Buffer.from(whole.toString(), 'latin1')],
  ['of another shape', Buffer.from('{"headline": "Le pont"}')],
  ['a list', Buffer.from('[]')],
  ['null', Buffer.from('null')],
  ['0', Buffer.from('0')],
  ['an empty text', Buffer.from('""')],
  ['false', Buffer.from('false')],
  ['5 MB of something else', Buffer.alloc(5_000_000, 'à la carte ')],
  ['nested deep', Buffer.from(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)],
  [
    'nested too deep to be written again',
    changed({ deep: JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`) }),
  ],
  [OTHER_ID, changed({ id: idOf(2) })],
  ['of another format', changed({ format: 'a-letter' })],
  ['of version 0.5', changed({ version: 0.5 })],
  ['without sections', changed({ sections: [] })],
  ['with a headline that is a number', changed({ headline: 5 })],
  ['out to change prototypes', Buffer.from(whole.toString().replace('{', '{"__proto__": {"admin": true},'))],
  [
    'out to change prototypes, further in',
    Buffer.from(whole.toString().replace('"heading"', '"__proto__": {"admin": true}, "heading"')),
  ],
]

describe('a damaged file', () => {
  it.each(DAMAGED)(
    'that is %s is set aside with its bytes, said, and replaced by nothing',
    async (what, bytes) => {
      const folder = temporaryFolder()
      const first = await libraryIn(folder)
      await addOne(first, articleOf(2))
      await first.close()
      fs.writeFileSync(fileOf(folder, idOf(1)), bytes)

      const library = await libraryIn(folder)
      await library.whenIdle()
      expect(namesIn(folder, 'articles')).toEqual([`${idOf(2)}.json`])
      expect(fs.readFileSync(join(folder, 'set-aside', `${idOf(1)}.json`)).equals(bytes)).toBe(true)
      const [kind, code] = what === OTHER_ID ? ['misnamed', 'misnamed'] : ['set-aside', 'damaged']
      expect(library.state().problems).toMatchObject([
        { kind, file: `set-aside/${idOf(1)}.json`, failure: { code } },
      ])
      expect((await listed(library)).items.map(({ id }) => id)).toEqual([idOf(2)])
      expect(failureOf(await library.read(idOf(1))).code).toBe('not-found')
      expect(Reflect.get({}, 'admin')).toBeUndefined()
    },
  )

  it('is listed as a problem by the next session, with the reasons', async () => {
    const folder = temporaryFolder()
    const first = await libraryIn(folder)
    fs.writeFileSync(fileOf(folder, idOf(1)), changed({ headline: 5, status: 'lost' }))
    expect(failureOf(await first.read(idOf(1)))).toMatchObject({
      code: 'damaged',
      detail: { file: `set-aside/${idOf(1)}.json` },
    })
    const { problems } = (await libraryIn(folder)).state()
    expect(problems).toHaveLength(1)
    expect(problems[0]?.failure.detail.reasons).toHaveLength(2)
    fs.rmSync(join(folder, 'set-aside'), { recursive: true })
    expect((await libraryIn(folder)).state().problems).toEqual([])
  })

  it('is not replaced by a save of the open article, which fails', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const opened = await addOne(library, articleOf(1))
    const half = whole.subarray(0, 100)
    fs.writeFileSync(fileOf(folder, idOf(1)), half)
    const saved = await library.update(idOf(1), baseOf(opened), withHeadline('x'))
    expect(failureOf(saved).code).toBe('damaged')
    expect(fs.readFileSync(join(folder, 'set-aside', `${idOf(1)}.json`)).equals(half)).toBe(true)
    await addOne(library, { ...withHeadline('x')(opened.article), id: idOf(3) })
    expect((await listed(library)).items.map(({ headline }) => headline)).toEqual(['x'])
  })

  it('that is whole a moment after a save fails with a conflict', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const opened = await addOne(library, articleOf(1))
    const theirs = encodeArticleFile(articleOf(1, { headline: 'Le leur' }))
    fs.writeFileSync(fileOf(folder, idOf(1)), theirs.subarray(0, 100))
    setTimeout(() => fs.writeFileSync(fileOf(folder, idOf(1)), theirs), 100)
    const late = failureOf(await library.update(idOf(1), baseOf(opened), withHeadline('Le mien')))
    expect(late).toMatchObject({ code: 'conflict', detail: { theirs: { article: { headline: 'Le leur' } } } })
    expect(fs.readFileSync(fileOf(folder, idOf(1))).equals(Buffer.from(theirs))).toBe(true)
  })

  it('stays in place if it is whole a moment later', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    fs.writeFileSync(fileOf(folder, idOf(1)), whole.subarray(0, 100))
    setTimeout(() => fs.writeFileSync(fileOf(folder, idOf(1)), whole), 100)
    expect(unwrap(await library.read(idOf(1))).article).toEqual(articleOf(1))
    expect(library.state().problems).toEqual([])
    expect(namesIn(folder, 'set-aside')).toEqual([])
  })

  it('gets a free name in the quarantine', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    for (const text of ['one', 'two', 'three']) {
      fs.writeFileSync(fileOf(folder, idOf(1)), text)
      expect(failureOf(await library.read(idOf(1))).code).toBe('damaged')
    }
    const texts = namesIn(folder, 'set-aside')
      .filter((name) => !name.endsWith('.why.json'))
      .map((name) => fs.readFileSync(join(folder, 'set-aside', name), 'utf8'))
    expect(texts.sort((one, other) => (one < other ? -1 : 1))).toEqual(['one', 'three', 'two'])
  })
})

describe('a file that cannot be read at present', () => {
  const failing = (code: string): LibraryOptions => ({
    fileSystem: {
      ...nodeFileSystem,
      openFile: (path) => {
        if (path.endsWith(`${idOf(1)}.json`)) throw systemError(code)
        return nodeFileSystem.openFile(path)
      },
    },
  })

  it.each(['EACCES', 'EIO', 'EMFILE'])('because of %s is a problem, and stays in place', async (code) => {
    const folder = temporaryFolder()
    const first = await libraryIn(folder)
    const opened = await addOne(first, articleOf(1))
    await first.close()
    fs.rmSync(join(folder, INDEX_FILE))
    const library = await libraryIn(folder, failing(code))
    await library.whenIdle()
    expect(library.state().problems).toEqual([
      {
        kind: 'unreadable',
        file: `articles/${idOf(1)}.json`,
        failure: { code: 'unreadable', detail: { fileName: `${idOf(1)}.json`, reason: code } },
      },
    ])
    expect(failureOf(await library.update(idOf(1), baseOf(opened), withHeadline('x'))).code).toBe(
      'unreadable',
    )
    expect(fs.readFileSync(fileOf(folder, idOf(1))).equals(whole)).toBe(true)
    expect(unwrap(await (await libraryIn(folder)).read(idOf(1)))).toEqual(opened)
  })
})

describe('files beside articles', () => {
  it('an article with a byte order mark is readable', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    fs.writeFileSync(fileOf(folder, idOf(1)), Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), whole]))
    expect(unwrap(await library.read(idOf(1))).article).toEqual(articleOf(1))
  })

  it('an article of 5 MB is readable', async () => {
    const folder = temporaryFolder()
    const long = articleOf(1, { sections: [{ heading: '', body: 'Le pont. '.repeat(550_000) }] })
    await addOne(await libraryIn(folder), long)
    const library = await libraryIn(folder)
    expect(unwrap(await library.read(idOf(1))).article).toEqual(long)
    await library.whenIdle()
    expect(library.state().problems).toEqual([])
    expect((await listed(library)).total).toBe(1)
    expect((await listed(library, { query: 'pont' })).total).toBe(1)
  })

  it('an empty placeholder of a sync tool stays in place, and may become an article', async () => {
    const folder = temporaryFolder()
    fs.mkdirSync(join(folder, 'articles'))
    fs.writeFileSync(fileOf(folder, idOf(1)), '')
    const library = await libraryIn(folder)
    await library.whenIdle()
    expect(library.state().problems).toMatchObject([
      { kind: 'unreadable', file: `articles/${idOf(1)}.json`, failure: { code: 'empty' } },
    ])
    const saved = await library.update(idOf(1), { revision: 1, fingerprint: '' }, withHeadline('x'))
    expect(failureOf(saved).code).toBe('empty')
    expect(fs.statSync(fileOf(folder, idOf(1))).size).toBe(0)
    fs.writeFileSync(fileOf(folder, idOf(1)), whole)
    expect((await listed(await libraryIn(folder))).total).toBe(1)
  })

  it.each([
    `${idOf(1)} (conflict 2026-01-01).json`,
    `${idOf(1)}.sync-conflict-20260101-120000-ABCDEFG.json`,
    `${idOf(1)} 2.json`,
    `${idOf(1)} (Inès’s copy).json`,
    `${idOf(1)}~newsroom.json`,
  ])('a conflict copy (%s) is told of, and left as it is', async (name) => {
    const folder = temporaryFolder()
    const first = await libraryIn(folder)
    const opened = await addOne(first, articleOf(1))
    await first.close()
    const copy = changed({ headline: 'Le leur' })
    fs.writeFileSync(join(folder, 'articles', name), copy)
    const library = await libraryIn(folder)
    await library.whenIdle()
    expect(library.state().problems).toMatchObject([
      { kind: 'conflict-copy', file: `articles/${name}`, failure: { code: 'conflict' } },
    ])
    expect((await listed(library)).total).toBe(1)
    unwrap(await library.update(idOf(1), baseOf(opened), withHeadline('x')))
    expect(fs.readFileSync(join(folder, 'articles', name)).equals(copy)).toBe(true)
    fs.rmSync(join(folder, 'articles', name))
    await library.check(false)
    expect(library.state().problems).toEqual([])
  })

  it('files of other kinds are ignored', async () => {
    const folder = temporaryFolder()
    fs.mkdirSync(join(folder, 'articles', '.git'), { recursive: true })
    for (const name of ['.DS_Store', 'desktop.ini', 'notes.txt', 'Thumbs.db', `.${idOf(1)}.json.icloud`]) {
      fs.writeFileSync(join(folder, 'articles', name), 'x')
    }
    const library = await libraryIn(folder)
    await library.whenIdle()
    expect(library.state().problems).toEqual([])
    expect(namesIn(folder, 'articles')).toHaveLength(6)
  })

  it('a good article under another name is called that, and stays in place', async () => {
    const folder = temporaryFolder()
    fs.mkdirSync(join(folder, 'articles'))
    fs.writeFileSync(join(folder, 'articles', 'my copy.json'), whole)
    const library = await libraryIn(folder)
    await library.whenIdle()
    expect(library.state().problems).toMatchObject([{ kind: 'misnamed', file: 'articles/my copy.json' }])
    expect(fs.existsSync(join(folder, 'articles', 'my copy.json'))).toBe(true)
  })

  it('a link, a folder or a pipe with an article’s name is neither followed nor moved', async () => {
    const folder = temporaryFolder()
    const outside = join(temporaryFolder(), 'elsewhere.json')
    fs.writeFileSync(outside, whole)
    fs.mkdirSync(join(folder, 'articles', `${idOf(2)}.json`), { recursive: true })
    fs.symlinkSync(outside, fileOf(folder, idOf(1)))
    const pipes = spawnSync('mkfifo', [fileOf(folder, idOf(3))]).status === 0 ? 1 : 0
    const library = await libraryIn(folder)
    await library.whenIdle()
    const codes = library.state().problems.map(({ failure }) => failure.code)
    expect(codes).toEqual(Array.from({ length: 2 + pipes }, () => 'not-a-file'))
    expect(failureOf(await library.read(idOf(1))).code).toBe('not-a-file')
    const [added] = await library.add([articleOf(1)])
    expect(added?.ok).toBe(false)
    expect(fs.readFileSync(outside).equals(whole)).toBe(true)
    expect(fs.lstatSync(fileOf(folder, idOf(1))).isSymbolicLink()).toBe(true)
  })
})

describe('temporary files that a dead process left', () => {
  const temporary = (folder: string, number: number) =>
    join(folder, 'articles', `.${idOf(number)}.json.4242-0123456789ab-1.tmp`)

  it('are never listed, and are removed if they are not newer than the article', async () => {
    const folder = temporaryFolder()
    const first = await libraryIn(folder)
    const opened = await addOne(first, articleOf(1))
    unwrap(await first.update(idOf(1), baseOf(opened), withHeadline('newer')))
    await first.close()
    fs.writeFileSync(temporary(folder, 1), whole)
    fs.writeFileSync(temporary(folder, 2), whole.subarray(0, 90))
    fs.writeFileSync(temporary(folder, 3), '')
    const library = await libraryIn(folder)
    expect((await listed(library)).total).toBe(1)
    await library.whenIdle()
    expect(namesIn(folder, 'articles')).toEqual([`${idOf(1)}.json`])
    expect(library.state().problems).toEqual([])
  })

  it('are quarantined if they hold a newer text', async () => {
    const folder = temporaryFolder()
    const first = await libraryIn(folder)
    await addOne(first, articleOf(1))
    await first.close()
    const newer = encodeArticleFile(articleOf(1, { revision: 2, headline: 'Jamais enregistré' }))
    fs.writeFileSync(temporary(folder, 1), newer)
    fs.writeFileSync(temporary(folder, 2), encodeArticleFile(articleOf(2)))
    const library = await libraryIn(folder)
    await library.whenIdle()
    expect(namesIn(folder, 'articles')).toEqual([`${idOf(1)}.json`])
    expect(library.state().problems).toMatchObject([
      { kind: 'leftover', file: `set-aside/${idOf(1)}.json` },
      { kind: 'leftover', file: `set-aside/${idOf(2)}.json` },
    ])
    const kept = fs.readFileSync(join(folder, 'set-aside', `${idOf(1)}.json`))
    expect(kept.equals(newer)).toBe(true)
    expect((await libraryIn(folder)).state().problems).toHaveLength(2)
  })

  it('of settings and notes are removed', async () => {
    const folder = temporaryFolder()
    fs.mkdirSync(join(folder, 'set-aside'))
    fs.writeFileSync(join(folder, '.settings.json.77-0123456789ab-1.tmp'), 'torn')
    fs.writeFileSync(join(folder, 'set-aside', '.a.json.why.json.77-0123456789ab-1.tmp'), 'torn')
    const library = await libraryIn(folder)
    await library.whenIdle()
    expect(namesIn(folder, '.').filter((name) => name.startsWith('.'))).toEqual([])
    expect(namesIn(folder, 'set-aside')).toEqual([])
    expect(library.state().problems).toEqual([])
  })

  it('of an article in the bin do not bring it back', async () => {
    const folder = temporaryFolder()
    const first = await libraryIn(folder)
    await addOne(first, articleOf(1))
    await first.moveToBin(idOf(1), '2026-01-01T00:00:00Z')
    await first.close()
    fs.writeFileSync(temporary(folder, 1), whole)
    const library = await libraryIn(folder)
    await library.whenIdle()
    expect(namesIn(folder, 'articles')).toEqual([])
    expect(library.state().problems).toEqual([])
  })
})
