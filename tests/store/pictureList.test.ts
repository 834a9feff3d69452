import * as fs from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { INDEX_FILE } from '../../src/core/libraryFiles.ts'
import type { Input } from '../../src/contract/contract.ts'
import type { Article } from '../../src/core/article/index.ts'
import type { PictureList } from '../../src/core/pictures/index.ts'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import { destroyArticles } from '../../src/newsroom/bin.ts'
import { deletePictures, ownPictures } from '../../src/newsroom/pictureList.ts'
import { type Library, RecoveryFiles } from '../../src/store/index.ts'
import {
  addOne,
  articleOf,
  baseOf,
  fileOf,
  idOf,
  keepAt,
  libraryIn,
  namesIn,
  searchHeadlines,
  temporaryFolder,
  unwrap,
} from './libraryFixture.ts'

/** Long after every file that a test writes. */
const LATER = '2100-01-01T00:00:00.000Z'
const NOTHING: ReadonlySet<string> = new Set()
const OUTSIDE = { now: LATER, unsaved: NOTHING }

const sha = (letter: string) => letter.repeat(64)
const src = (letter: string) => `media/${sha(letter)}.png`

/** The head of a PNG of a size, which is all that is read for it, and then so many bytes. */
function png(width: number, height: number, more = 0): Buffer {
  const head = Buffer.alloc(33 + more)
  head.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  head.writeUInt8(8, 24)
  return head
}

function putPicture(folder: string, letter: string, bytes: Uint8Array = png(30, 20)): void {
  fs.mkdirSync(join(folder, 'media'), { recursive: true })
  fs.writeFileSync(join(folder, src(letter)), bytes)
}

/** A figure in Markdown. */
const figure = (letter: string, { alt = '', credit = '', caption = '' } = {}) =>
  `![${alt}](${src(letter)}${credit === '' ? '' : ` "${credit}"`})${caption === '' ? '' : `\n${caption}`}`

const showing = (number: number, body: string, changes: Partial<Article> = {}) =>
  articleOf(number, { headline: `Article ${number}`, sections: [{ heading: '', body }], ...changes })

async function pictures(
  library: Library,
  wanted: Partial<Input<'listPictures'>> = {},
  outside = OUTSIDE,
): Promise<PictureList> {
  for (;;) {
    const asked = { query: '', show: 'all' as const, offset: 0, limit: 100, ...wanted }
    const list = unwrap(await library.listPictures(asked, outside))
    if (!list.isLooking) return list
  }
}

const letters = ({ items }: PictureList) =>
  items.map(({ src: each }) => each.charAt(6)).toSorted((one, other) => (one < other ? -1 : 1))

describe('the list of pictures', () => {
  it('says of each picture what it is and which figures show it, wherever they stand', async () => {
    const folder = temporaryFolder()
    for (const letter of 'abd') putPicture(folder, letter, png(300, 200))
    const library = await libraryIn(folder)
    const quoted = `> ${figure('b', { caption: 'Dans une citation' })}`
    await addOne(
      library,
      showing(
        1,
        `${figure('a', { alt: 'Un quai', credit: 'Photo : Zoé', caption: 'Le *quai*' })}\n\n${quoted}\n\n${figure('a')}`,
        {
          pictures: [
            {
              src: src('a'),
              occurrence: 1,
              fileName: 'IMG_2034.jpg',
              rights: '© Zoé',
              taken: '2026-01-02',
              focus: null,
              crop: null,
              isMain: true,
              isUnconfirmed: false,
            },
          ],
        },
      ),
    )
    await addOne(library, showing(2, figure('c', { caption: 'Perdue' })))

    const all = await pictures(library)
    expect(all.counts).toEqual({ all: 4, used: 2, unused: 1, missing: 1, large: 0 })
    expect(all.items[0]).toMatchObject({ src: src('c'), size: null, width: null, when: null, shows: 1 })
    const [shown] = (await pictures(library, { query: 'IMG 2034' })).items
    expect(shown).toMatchObject({
      src: src('a'),
      size: 33,
      width: 300,
      height: 200,
      fileName: 'IMG_2034.jpg',
    })
    expect(shown?.uses).toEqual([
      {
        ...{ id: idOf(1), headline: 'Article 1', occurrence: 0, caption: 'Le quai', credit: 'Photo : Zoé' },
        ...{ alt: 'Un quai', fileName: '', rights: '', taken: '', isMain: false, inBin: false },
      },
      {
        ...{ id: idOf(1), headline: 'Article 1', occurrence: 1, caption: '', credit: '', alt: '' },
        ...{ fileName: 'IMG_2034.jpg', rights: '© Zoé', taken: '2026-01-02', isMain: true, inBin: false },
      },
    ])
    expect(letters(await pictures(library, { show: 'missing' }))).toEqual(['c'])
    expect(letters(await pictures(library, { show: 'unused' }))).toEqual(['d'])
  })

  it('finds by caption, credit, alt text, headline and address, and the library by its captions', async () => {
    const folder = temporaryFolder()
    for (const letter of 'abe') putPicture(folder, letter)
    const library = await libraryIn(folder)
    const words = { alt: 'Grue jaune', credit: 'Ré/AFP', caption: 'Le port à l’aube' }
    const added = await addOne(library, showing(1, figure('a', words), { headline: 'Marée' }))
    await addOne(library, showing(2, figure('b')))
    for (const query of ['aub', 'GRUE', 'afp', 're', 'maree port', sha('a').slice(0, 12), src('a')])
      expect(letters(await pictures(library, { query })), query).toEqual(['a'])
    expect((await pictures(library, { query: 'port bateau' })).counts.all).toBe(0)
    expect((await pictures(library, { query: '…' })).counts.all).toBe(0)
    for (const query of ['aube', 'grue', 'AFP'])
      expect(await searchHeadlines(library, query)).toEqual(['Marée'])

    const without = (current: Article) => ({
      ...current,
      sections: [{ heading: '', body: 'Rien.' }],
      revision: 2,
    })
    unwrap(await library.update(idOf(1), baseOf(added), without))
    expect(letters(await pictures(library, { query: 'aube' }))).toEqual([])
    expect(letters(await pictures(library, { show: 'unused' }))).toEqual(['a', 'e'])
  })

  it('tells large ones by bytes and by pixels, from the head of the file alone', async () => {
    const folder = temporaryFolder()
    putPicture(folder, 'a', png(7000, 4000))
    putPicture(folder, 'b', png(100, 100, 11_000_000))
    putPicture(folder, 'c', png(6000, 4000))
    putPicture(folder, 'd', Buffer.from('no picture'))
    const library = await libraryIn(folder)
    expect(letters(await pictures(library, { show: 'large' }))).toEqual(['a', 'b'])
    const [broken] = (await pictures(library, { query: sha('d') })).items
    expect(broken).toMatchObject({ size: 10, width: null })
  })

  it('counts none as unused that versions, bin, conflict copies or unsaved texts show, and says so', async () => {
    const folder = temporaryFolder()
    for (const letter of 'abcdef') putPicture(folder, letter)
    const library = await libraryIn(folder)
    const one = await addOne(library, showing(1, figure('a')))
    const without = (current: Article) => ({
      ...current,
      sections: [{ heading: '', body: 'Rien.' }],
      revision: 2,
    })
    unwrap(await library.update(idOf(1), baseOf(one), without, keepAt('2026-01-01T00:00:00.000Z')))
    await addOne(library, showing(2, figure('b', { caption: 'Jetée' })))
    unwrap(await library.moveToBin(idOf(2), '2026-01-02T00:00:00.000Z'))
    const copy = `${idOf(1)} (conflicted copy 2026-01-01).json`
    fs.writeFileSync(join(folder, 'articles', copy), encodeArticleFile(showing(1, figure('c'))))
    fs.mkdirSync(join(folder, 'set-aside'), { recursive: true })
    fs.writeFileSync(join(folder, 'set-aside', 'broken.json'), `{ "body": "${src('d')}`)

    const unsaved = new Set([sha('e')])
    const { items, counts } = await pictures(library, {}, { now: LATER, unsaved })
    expect(Object.fromEntries(items.map((row) => [row.src.charAt(6), row.heldBy]))).toEqual({
      ...{ a: ['versions'], b: ['bin'], c: ['copy'], d: ['set-aside'], e: ['unsaved'], f: [] },
    })
    expect(items.find((row) => row.src === src('b'))?.uses).toMatchObject([{ caption: 'Jetée', inBin: true }])
    expect(counts).toMatchObject({ used: 5, unused: 1 })
    expect(letters(await pictures(library, { query: 'jetée' }))).toEqual(['b'])
    // A picture that has just come in: the text that shows it may not be saved yet.
    const soon = { now: new Date().toISOString(), unsaved }
    expect((await pictures(library, { query: sha('f') }, soon)).items[0]?.heldBy).toEqual(['new'])

    const deleted = unwrap(await library.deletePictures([...'abcdefg'].map(src), { now: LATER, unsaved }))
    expect(deleted.deleted).toEqual([src('f')])
    expect(deleted.refused.map(({ src: each, why }) => `${each.charAt(6)} ${why}`)).toEqual([
      ...['a shown', 'b shown', 'c shown', 'd shown', 'e shown', 'g gone'],
    ])
    expect(namesIn(folder, 'media')).toHaveLength(5)
  })

  it('deletes nothing that has just come in or may be shown, and nothing outside of media', async () => {
    const folder = temporaryFolder()
    for (const letter of 'ab') putPicture(folder, letter)
    const library = await libraryIn(folder)
    await addOne(library, showing(1, 'Texte'))
    const now = new Date().toISOString()
    const soon = unwrap(await library.deletePictures([src('a')], { now, unsaved: NOTHING }))
    expect(soon.refused).toEqual([{ src: src('a'), why: 'new' }])
    const unknown = unwrap(await library.deletePictures([src('a')], { now: LATER, unsaved: null }))
    expect(unknown.refused).toEqual([{ src: src('a'), why: 'unread' }])
    const outside = [`articles/${idOf(1)}.json`, `media/../articles/${idOf(1)}.json`, 'media/', '']
    const none = unwrap(await library.deletePictures(outside, OUTSIDE))
    expect(none).toEqual({ deleted: [], refused: outside.map((each) => ({ src: each, why: 'gone' })) })
    expect(fs.existsSync(fileOf(folder, idOf(1)))).toBe(true)
    // One that is added again counts as new again.
    fs.utimesSync(join(folder, src('b')), new Date(0), new Date(0))
    unwrap(await library.addPicture(src('b'), png(30, 20)))
    const again = unwrap(await library.deletePictures([src('b')], { now, unsaved: NOTHING }))
    expect(again.refused).toEqual([{ src: src('b'), why: 'new' }])
  })

  it('knows a library that was moved to another folder, with all its pictures', async () => {
    const folder = temporaryFolder()
    for (const letter of 'ab') putPicture(folder, letter)
    const library = await libraryIn(folder)
    await addOne(library, showing(1, figure('a', { caption: 'Emmenée' })))
    await pictures(library)
    await library.close()
    const moved = join(temporaryFolder(), 'Ailleurs')
    fs.cpSync(folder, moved, { recursive: true })
    fs.rmSync(folder, { recursive: true })
    const there = await libraryIn(moved)
    expect((await pictures(there)).counts).toEqual({ all: 2, used: 1, unused: 1, missing: 0, large: 0 })
    expect(letters(await pictures(there, { query: 'emmenee' }))).toEqual(['a'])
    expect(await there.readPicture(src('a'))).not.toBeNull()
  })
})

describe('the pictures of articles that are to be destroyed', () => {
  it('are those that nothing else shows, and stay where they are wanted', async () => {
    const folder = temporaryFolder()
    for (const letter of 'abcd') putPicture(folder, letter)
    const library = await libraryIn(folder)
    const one = await addOne(library, showing(1, `${figure('a')}\n\n${figure('b')}\n\n${figure('b')}`))
    await addOne(library, showing(2, `${figure('b')}\n\n${figure('d')}`))
    // A picture of its versions alone is its own as well.
    const other = (current: Article) => ({
      ...current,
      sections: [{ heading: '', body: `${figure('c')}\n\n${figure('b')}` }],
      revision: 2,
    })
    unwrap(await library.update(idOf(1), baseOf(one), other, keepAt('2026-01-01T00:00:00.000Z')))
    const own = async (ids: number[], seenIn: 'bin' | 'library' = 'library', unsaved = NOTHING) => {
      for (;;) {
        const answer = unwrap(await library.ownPictures(ids.map(idOf), seenIn, unsaved))
        if (!answer.isLooking) return answer.count
      }
    }
    expect(await own([1])).toBe(2)
    expect(await own([2])).toBe(1)
    expect(await own([1, 2])).toBe(4)
    expect(await own([1], 'library', new Set([sha('a')]))).toBe(1)
    // What is in the library again is not the bin's to take along.
    expect(await own([1], 'bin')).toBe(0)
    unwrap(await library.moveToBin(idOf(1), '2026-01-02T00:00:00.000Z'))
    expect(await own([1], 'bin')).toBe(2)

    unwrap(await library.bin.destroy([idOf(1)], 'bin', null))
    expect(namesIn(folder, 'media')).toHaveLength(4)
    unwrap(await library.bin.destroy([idOf(2)], 'library', NOTHING))
    expect(namesIn(folder, 'media').map((name) => name.charAt(0))).toEqual(['a', 'c'])
    expect((await pictures(library)).counts).toMatchObject({ all: 2, unused: 2 })
  })
})

it('a check finds figures that the index has otherwise than their article, and a repair puts them right', async () => {
  const folder = temporaryFolder()
  putPicture(folder, 'a')
  const library = await libraryIn(folder)
  await addOne(library, showing(1, figure('a', { caption: 'Le quai' })))
  await library.whenIdle()
  const database = new DatabaseSync(join(folder, INDEX_FILE))
  database.exec('DELETE FROM picture')
  database.close()
  const kinds = async (repair: boolean) =>
    unwrap(await library.check(repair, OUTSIDE)).problems.map(({ kind }) => kind)
  expect(await kinds(false)).toContain('index')
  await kinds(true)
  expect(await kinds(false)).not.toContain('index')
  expect((await pictures(library)).counts).toMatchObject({ used: 1, unused: 0 })
})

it('a picture of a text that is not saved yet is not deleted, and is no own one of another article', async () => {
  const folder = temporaryFolder()
  for (const letter of 'ab') putPicture(folder, letter)
  const store = await libraryIn(folder)
  await addOne(store, showing(1, figure('a')))
  await addOne(store, showing(2, 'Rien encore.'))
  const recovery = new RecoveryFiles(temporaryFolder())
  const {
    createdAt: _c,
    updatedAt: _u,
    source: _s,
    id,
    revision,
    ...content
  } = showing(2, `${figure('a')}\n\n${figure('b')}`)
  unwrap(await recovery.put({ id, base: { revision, fingerprint: 'x' }, content, at: 1, sent: null }))
  const ports = { store, recovery, bin: store.bin, clock: { now: () => LATER } }
  const { refused } = unwrap(await deletePictures({ srcs: [src('b'), src('b')] }, ports))
  expect(refused).toEqual([{ src: src('b'), why: 'shown' }])
  expect(unwrap(await ownPictures({ ids: [idOf(1)], seenIn: 'library' }, ports)).count).toBe(0)
  unwrap(await recovery.drop(id, revision))
  expect(unwrap(await ownPictures({ ids: [idOf(1)], seenIn: 'library' }, ports)).count).toBe(1)
  unwrap(await destroyArticles([idOf(1)], 'library', ports, true))
  expect(namesIn(folder, 'media')).toHaveLength(2)
  expect(unwrap(await deletePictures({ srcs: [src('a'), src('b')] }, ports)).deleted).toHaveLength(2)
})
