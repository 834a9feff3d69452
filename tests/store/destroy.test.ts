import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { INDEX_FILE } from '../../src/core/libraryFiles.ts'
import type { NewsroomEvent } from '../../src/contract/events.ts'
import type { Article } from '../../src/core/article/index.ts'
import { destroyArticles, purgeBin } from '../../src/newsroom/bin.ts'
import { encodeArticleFile, fingerprintOf } from '../../src/store/articleFile.ts'
import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'
import { type Library, RecoveryFiles } from '../../src/store/index.ts'
import { systemError } from './faults.ts'
import {
  addOne,
  articleOf,
  baseOf,
  binned,
  failureOf,
  fileOf,
  idOf,
  keepAt,
  libraryIn,
  listed,
  namesIn,
  searchHeadlines,
  temporaryFolder,
  unwrap,
  withHeadline,
} from './libraryFixture.ts'

/** A sentence and a word that stand nowhere else; the word begins like no other in the library. */
const SENTENCE = 'Le notaire a brûlé la lettre « avant l’aube », dit-elle\u00a0: personne n’en saura rien.'
const WORD = 'zyxovarente'
const NOW = '2026-06-01T10:00:00.000Z'

/** The name of a picture whose file holds one letter. */
const sha = (letter: string) => createHash('sha256').update(letter).digest('hex')
const secret = (number: number, changes: Partial<Article> = {}) =>
  articleOf(number, {
    headline: `L’affaire ${WORD}`,
    sections: [
      { heading: '', body: `${SENTENCE}\n\n![](media/${sha('a')}.png)\n\n![](media/${sha('b')}.jpg)` },
    ],
    ...changes,
  })

/** Every file below a folder, with its bytes, unpacked where it is packed. */
function* everyFile(folder: string): Generator<{ path: string; bytes: Buffer }> {
  for (const name of fs.readdirSync(folder)) {
    const path = join(folder, name)
    if (fs.statSync(path).isDirectory()) yield* everyFile(path)
    else {
      const bytes = fs.readFileSync(path)
      yield { path, bytes }
      if (name.endsWith('.gz')) yield { path, bytes: gunzipSync(bytes) }
    }
  }
}

const escaped = (text: string) =>
  JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The files in which a text stands, however it is written. */
function filesWith(folders: readonly string[], text: string): string[] {
  const forms = [
    Buffer.from(text),
    Buffer.from(text.normalize('NFD')),
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(JSON.stringify(text).slice(1, -1)),
    Buffer.from(escaped(text)),
  ]
  return folders.flatMap((folder) =>
    [...everyFile(folder)]
      .filter(({ bytes }) => forms.some((form) => bytes.includes(form)))
      .map(({ path }) => path),
  )
}

const picture = (folder: string, letter: string, extension: string) => {
  fs.mkdirSync(join(folder, 'media'), { recursive: true })
  fs.writeFileSync(join(folder, 'media', `${sha(letter)}.${extension}`), letter)
}

/** Everything that a library can have of an article: number 1, beside number 2, which shows one of its pictures. */
async function fullOf(folder: string, library: Library, recovery: RecoveryFiles): Promise<void> {
  picture(folder, 'a', 'png')
  picture(folder, 'b', 'jpg')
  picture(folder, 'c', 'png')
  await addOne(library, articleOf(2, { sections: [{ heading: '', body: `![](media/${sha('b')}.jpg)` }] }))
  const opened = await addOne(library, secret(1))
  const saved = unwrap(
    await library.update(idOf(1), baseOf(opened), withHeadline(`L’affaire ${WORD}, suite`), keepAt(NOW)),
  )
  const versions = join(folder, 'versions', idOf(1))
  const packed = [secret(1), secret(1, { headline: 'Autre' })].map((each) => JSON.stringify(each)).join('\n')
  fs.writeFileSync(join(versions, 'older.jsonl.gz'), gzipSync(packed))
  const bytes = encodeArticleFile(secret(1))
  fs.mkdirSync(join(folder, 'set-aside'), { recursive: true })
  fs.mkdirSync(join(folder, 'presence'), { recursive: true })
  const copies = {
    [`articles/${idOf(1)} 2.json`]: bytes,
    [`articles/${idOf(1)}.sync-conflict-20260101-101010-ABCDEFG.json`]: bytes,
    [`articles/${idOf(1)} (Inès’s conflicted copy 2026-01-01).json`]: bytes,
    [`articles/.${idOf(1)}.json.4000000-0123456789ab-1.tmp`]: bytes.subarray(0, bytes.length - 9),
    'articles/Copie.json': bytes,
    [`set-aside/${idOf(1)}.json`]: Buffer.from(Buffer.from(bytes).toString(), 'utf16le'),
    [`set-aside/${idOf(1)}.json.why.json`]: Buffer.from(JSON.stringify({ headline: WORD })),
    'set-aside/Ancienne.json': bytes.subarray(0, bytes.length - 20),
    'set-aside/Ancienne.json.why.json': Buffer.from(JSON.stringify({ file: 'articles/Ancienne.json' })),
    [`presence/${idOf(1)}.0123456789abcdef.json`]: Buffer.from('{"name":"Inès"}'),
    [`versions/${idOf(1)}/.trash/deep.json`]: bytes,
    // Of other versions of Marbre.
    'index.sqlite': bytes,
    'index9.sqlite-wal': bytes,
  }
  fs.mkdirSync(join(versions, '.trash'))
  for (const [path, content] of Object.entries(copies)) fs.writeFileSync(join(folder, path), content)
  const content = secret(1)
  for (const revision of [1, 2]) {
    const base = { revision, fingerprint: 'x' }
    unwrap(await recovery.put({ id: idOf(1), base, content, at: 1, sent: null }))
  }
  unwrap(
    await recovery.put({
      id: idOf(2),
      base: { revision: 1, fingerprint: 'x' },
      content: articleOf(2),
      at: 1,
      sent: null,
    }),
  )
  expect(saved.article.revision).toBe(2)
}

async function withEverything() {
  const folder = temporaryFolder()
  const outside = temporaryFolder()
  const library = await libraryIn(folder)
  const recovery = new RecoveryFiles(outside)
  await fullOf(folder, library, recovery)
  const events: NewsroomEvent[] = []
  library.subscribe((event) => void events.push(event))
  const ports = { bin: library.bin, recovery, clock: { now: () => NOW } }
  return { folder, outside, library, recovery, events, ports }
}

describe('destroying an article', () => {
  it.each(['articles', 'bin'] as const)('leaves no byte of it, from %s', async (from) => {
    const { folder, outside, library, recovery, events, ports } = await withEverything()
    expect(await searchHeadlines(library, WORD)).toHaveLength(1)
    if (from === 'bin') unwrap(await library.moveToBin(idOf(1), NOW))
    await library.whenIdle()
    expect(filesWith([folder, outside], SENTENCE).length).toBeGreaterThan(10)
    expect(filesWith([folder], WORD).some((path) => path.includes(INDEX_FILE))).toBe(true)

    const answer = await destroyArticles([idOf(1)], from === 'bin' ? 'bin' : 'library', ports)
    expect(unwrap(answer)).toEqual({ destroyed: [idOf(1)], missing: [] })
    expect(events.at(-1)).toEqual({ type: 'article-removed', id: idOf(1), forGood: true })
    for (const text of [SENTENCE, SENTENCE.slice(0, 30), WORD, WORD.slice(1)]) {
      expect(filesWith([folder, outside], text)).toEqual([])
    }
    for (const each of everyFile(folder)) expect(each.path).not.toContain(idOf(1))
    expect(namesIn(folder, 'media')).toEqual([`${sha('b')}.jpg`, `${sha('c')}.png`].toSorted())
    expect(namesIn(folder, 'set-aside')).toEqual([])
    expect(namesIn(folder, 'bin')).toEqual([])
    expect(library.state().problems).toEqual([])
    expect(unwrap(await recovery.list()).map(({ id }) => id)).toEqual([idOf(2)])
    expect((await listed(library)).items.map(({ id }) => id)).toEqual([idOf(2)])
    expect(await searchHeadlines(library, 'numéro')).toHaveLength(1)
    expect(unwrap(await library.check(false)).problems).toEqual([])

    await library.close()
    const later = await libraryIn(folder)
    expect((await listed(later)).total).toBe(1)
    expect(filesWith([folder], WORD)).toEqual([])
  })

  it('does not come back by the save of another window', async () => {
    const { folder, library, ports } = await withEverything()
    const other = await libraryIn(folder)
    const opened = unwrap(await other.read(idOf(1)))
    unwrap(await destroyArticles([idOf(1)], 'library', ports))
    const saved = await other.update(idOf(1), baseOf(opened), withHeadline('Encore'), keepAt(NOW))
    expect(failureOf(saved)).toMatchObject({ code: 'not-found', detail: { inBin: false } })
    expect(failureOf(await other.versions.keep(idOf(1), keepAt(NOW).kept)).code).toBe('not-found')
    expect(namesIn(folder, 'articles')).toEqual([`${idOf(2)}.json`])
    expect(unwrap(await library.bin.count())).toBe(0)
    for (const text of [SENTENCE, WORD]) expect(filesWith([folder], text)).toEqual([])
  })

  it('leaves alone what was brought back from the bin meanwhile', async () => {
    const { folder, library, ports } = await withEverything()
    unwrap(await library.moveToBin(idOf(1), NOW))
    unwrap(await library.restoreFromBin(idOf(1)))
    expect(unwrap(await destroyArticles([idOf(1)], 'bin', ports))).toEqual({
      destroyed: [],
      missing: [idOf(1)],
    })
    expect(unwrap(await library.read(idOf(1))).article.revision).toBe(2)
    expect(namesIn(folder, `versions/${idOf(1)}`).length).toBeGreaterThan(1)
  })

  it('takes the bin’s text alone where the library has an article of its id', async () => {
    const { folder, library, ports } = await withEverything()
    unwrap(await library.moveToBin(idOf(1), NOW))
    await addOne(library, articleOf(1, { sections: [{ heading: '', body: `![](media/${sha('a')}.png)` }] }))
    expect(unwrap(await destroyArticles([idOf(1)], 'bin', ports)).destroyed).toEqual([idOf(1)])
    expect(await binned(library)).toEqual([])
    expect(unwrap(await library.read(idOf(1))).article.headline).toBe('Le pont numéro 1')
    expect(namesIn(folder, `versions/${idOf(1)}`).length).toBeGreaterThan(1)
    expect(namesIn(folder, 'media')).toHaveLength(3)
  })

  it('keeps a picture that a version, the bin, a packed or an unsaved text of another article shows', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const recovery = new RecoveryFiles(temporaryFolder())
    const all = ['a', 'b', 'c', 'd', 'e', 'f']
    for (const letter of all) picture(folder, letter, 'png')
    const show = (letters: readonly string[]) => ({
      sections: [
        { heading: '', body: letters.map((letter) => `![](media/${sha(letter)}.png)`).join('\n\n') },
      ],
    })
    await addOne(library, articleOf(1, show(all)))
    await library.add([articleOf(2, show(['a'])), articleOf(3), articleOf(4)])
    unwrap(await library.moveToBin(idOf(2), NOW))
    fs.mkdirSync(join(folder, 'versions', idOf(3)), { recursive: true })
    const version = (name: string) => join(folder, 'versions', idOf(3), name)
    fs.writeFileSync(version('1-x.json'), encodeArticleFile(articleOf(3, show(['b']))))
    const older = JSON.stringify(articleOf(3, show(['c']))).replaceAll('/', '\\/')
    fs.writeFileSync(version('older.jsonl.gz'), gzipSync(older))
    const content = articleOf(4, show(['d']))
    unwrap(
      await recovery.put({
        id: idOf(4),
        base: { revision: 1, fingerprint: 'x' },
        content,
        at: 1,
        sent: null,
      }),
    )
    fs.mkdirSync(join(folder, 'set-aside'))
    fs.writeFileSync(join(folder, 'set-aside', 'x.json'), `{"torn": "media/${sha('e')}.png`)
    const ports = { bin: library.bin, recovery, clock: { now: () => NOW } }
    unwrap(await destroyArticles([idOf(1)], 'library', ports))
    expect(namesIn(folder, 'media')).toEqual(
      all
        .slice(0, 5)
        .map((letter) => `${sha(letter)}.png`)
        .toSorted(),
    )
  })

  describe('a picture that the disk does not let one look at', () => {
    const path = join('media', `${sha('a')}.png`)

    /** A library in which an article shows a picture; the looks at its file that `fails` names, counted from 1, go wrong. */
    async function withLooks(fails: (look: number) => boolean) {
      const folder = temporaryFolder()
      let looks = 0
      let watched = ''
      const fileSystem: FileSystem = {
        ...nodeFileSystem,
        describeName: (name) => {
          if (name === watched && fails(++looks)) throw systemError('EIO')
          return nodeFileSystem.describeName(name)
        },
      }
      const library = await libraryIn(folder, { fileSystem })
      picture(folder, 'a', 'png')
      await addOne(library, articleOf(1, { sections: [{ heading: '', body: `![](${path})` }] }))
      await library.whenIdle()
      watched = join(folder, path)
      return { folder, library, looks: () => looks }
    }

    it('goes with its article the next time, whichever look went wrong', async () => {
      for (let at = 1; ; at++) {
        const { folder, library, looks } = await withLooks((look) => look === at)
        await library.bin.destroy([idOf(1)], 'library', new Set())
        unwrap(await library.bin.destroy([idOf(1)], 'library', new Set()))
        await library.close()
        expect(namesIn(folder, 'media'), `look ${at}`).toEqual([])
        expect(namesIn(folder, 'articles')).toEqual([])
        expect(namesIn(folder, 'bin')).toEqual([])
        if (looks() < at) {
          expect(at).toBeGreaterThan(3)
          return
        }
      }
    })

    it('leaves its article whole, and says that it cannot be read', async () => {
      const { folder, library } = await withLooks(() => true)
      expect(await library.bin.destroy([idOf(1)], 'library', new Set())).toMatchObject({
        ok: false,
        failure: { code: 'unreadable', detail: { fileName: `${sha('a')}.png`, reason: 'EIO' } },
      })
      expect(namesIn(folder, 'articles')).toEqual([`${idOf(1)}.json`])
      expect(namesIn(folder, 'bin')).toEqual([])
      await library.close()
    })
  })

  describe('while another text takes its picture in', () => {
    const BYTES = new TextEncoder().encode('a')
    const SRC = `media/${sha('a')}.png`
    const shows = { sections: [{ heading: '', body: `![](${SRC})\n\n![](media/${sha('b')}.png)` }] }

    /** A library in which an article shows two pictures; `takeIn` has a text that is saved nowhere show one of them. */
    async function withShown() {
      const folder = temporaryFolder()
      const onLook: (() => Promise<void>)[] = []
      const fileSystem: FileSystem = {
        ...nodeFileSystem,
        names: async (path) => {
          if (path === join(folder, 'versions')) await onLook.pop()?.()
          return nodeFileSystem.names(path)
        },
      }
      const library = await libraryIn(folder, { fileSystem })
      for (const letter of ['a', 'b']) picture(folder, letter, 'png')
      await addOne(library, articleOf(1, shows))
      await library.whenIdle()
      const recovery = new RecoveryFiles(temporaryFolder())
      const ports = { bin: library.bin, recovery, clock: { now: () => NOW } }
      const takeIn = async () => void unwrap(await library.addPicture(SRC, BYTES))
      return { folder, library, recovery, ports, takeIn, onLook }
    }

    it.each(['library', 'bin'] as const)('keeps it, from the %s', async (from) => {
      const { folder, library, ports, takeIn, onLook } = await withShown()
      if (from === 'bin') unwrap(await library.moveToBin(idOf(1), NOW))
      // While the library is read for what shows the pictures: this goes on without the lock.
      onLook.push(takeIn)
      expect(unwrap(await destroyArticles([idOf(1)], from, ports)).destroyed).toEqual([idOf(1)])
      expect(onLook).toEqual([])
      expect(namesIn(folder, 'media')).toEqual([`${sha('a')}.png`])
      expect(namesIn(folder, 'bin')).toEqual([])
    })

    it('keeps it where times are rounded, or the clock was put back', async () => {
      const { folder, library, ports, takeIn, onLook } = await withShown()
      const later = new Date(Date.now() + 86_400_000)
      fs.utimesSync(join(folder, SRC), later, later)
      onLook.push(takeIn)
      unwrap(await destroyArticles([idOf(1)], 'library', ports))
      expect(namesIn(folder, 'media')).toEqual([`${sha('a')}.png`])
      await library.close()
    })

    it('keeps it also after a destruction that did not come to its end', async () => {
      const { folder, library, takeIn } = await withShown()
      const { mtimeMs } = fs.statSync(join(folder, SRC))
      const touched = {
        [`${sha('a')}.png`]: mtimeMs,
        [`${sha('b')}.png`]: fs.statSync(join(folder, 'media', `${sha('b')}.png`)).mtimeMs,
      }
      await takeIn()
      await library.close()
      leaveOrder(folder, touched)
      const later = await libraryIn(folder)
      await later.whenIdle()
      expect((await listed(later)).total).toBe(0)
      expect(namesIn(folder, 'media')).toEqual([`${sha('a')}.png`])
      expect(namesIn(folder, 'bin')).toEqual([])
    })

    it.each(['the next destruction', 'a look at the bin'] as const)(
      'heeds texts that are not saved as %s ends an earlier one',
      async (what) => {
        const { folder, library, recovery, ports } = await withShown()
        await addOne(library, articleOf(2))
        const base = { revision: 1, fingerprint: 'x' }
        unwrap(await recovery.put({ id: idOf(3), base, content: articleOf(3, shows), at: 1, sent: null }))
        const touched = Object.fromEntries(
          namesIn(folder, 'media').map((name) => [name, fs.statSync(join(folder, 'media', name)).mtimeMs]),
        )
        leaveOrder(folder, touched)
        if (what === 'a look at the bin') unwrap(await purgeBin(ports))
        else unwrap(await destroyArticles([idOf(2)], 'library', ports))
        expect(fs.existsSync(fileOf(folder, idOf(1)))).toBe(false)
        expect(namesIn(folder, 'media')).toHaveLength(2)
        expect(namesIn(folder, 'bin').filter((name) => name !== 'purge.json')).toEqual([])
      },
    )

    /** The order of a destruction of article 1 that nobody carried out. */
    function leaveOrder(folder: string, touched: Record<string, number>): void {
      const articles = fingerprintOf(fs.readFileSync(fileOf(folder, idOf(1))))
      const order = {
        ...{ format: 'marbre-destruction', version: 1, touched },
        articles: [{ id: idOf(1), binOnly: false, files: { articles } }],
        pictures: [sha('a'), sha('b')],
      }
      fs.writeFileSync(join(folder, 'bin', 'destroying.json'), JSON.stringify(order))
    }
  })

  it('destroys hundreds at once, and nothing else', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const articles = Array.from({ length: 230 }, (_, number) => articleOf(number + 1))
    await library.add(articles)
    for (const { id } of articles.slice(0, 220)) unwrap(await library.moveToBin(id, NOW))
    const wanted = articles.slice(10, 225).map(({ id }) => id)
    const { destroyed, missing } = unwrap(await library.bin.destroy(wanted, 'bin', new Set()))
    expect(destroyed).toEqual(wanted.slice(0, 210))
    expect(missing).toEqual(wanted.slice(210))
    expect(new Set((await binned(library)).map(({ id }) => id))).toEqual(
      new Set(articles.slice(0, 10).map(({ id }) => id)),
    )
    expect((await listed(library)).total).toBe(10)
  })

  it('carries out an order that was left behind, but for an article that is another by now', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await library.add([articleOf(1), articleOf(2)])
    await library.close()
    const entry = (number: number, files: object) => ({ id: idOf(number), binOnly: false, files })
    const articles = fingerprintOf(fs.readFileSync(fileOf(folder, idOf(2))))
    const order = {
      format: 'marbre-destruction',
      version: 1,
      articles: [entry(1, { articles: 'f'.repeat(64) }), entry(2, { articles })],
      pictures: [],
    }
    fs.writeFileSync(join(folder, 'bin', 'destroying.json'), JSON.stringify(order))
    const later = await libraryIn(folder)
    await later.whenIdle()
    expect((await listed(later)).items.map(({ id }) => id)).toEqual([idOf(1)])
    expect(namesIn(folder, 'bin')).toEqual([])
  })

  it('does nothing on an order that cannot be read', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await library.add([articleOf(1), articleOf(2)])
    await library.close()
    for (const text of ['', '{', '{"format":"marbre-destruction","version":2,"articles":[],"pictures":[]}']) {
      fs.writeFileSync(join(folder, 'bin', 'destroying.json'), text)
      const later = await libraryIn(folder)
      await later.whenIdle()
      expect((await listed(later)).total).toBe(2)
      await later.close()
    }
  })
})
