import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'
import { systemError } from './faults.ts'
import {
  addOne,
  articleOf,
  baseOf,
  failureOf,
  fileOf,
  unwrap,
  versionsOf,
  idOf,
  keepAt,
  libraryIn,
  namesIn,
  withHeadline,
  temporaryFolder,
} from './libraryFixture.ts'

const AT = keepAt('2026-02-01T10:00:00.000Z')
/** The name of the version of a text of `articleOf`. */
const NAME = `1-${articleOf(1).updatedAt.replaceAll(':', '-')}`
const kept = (folder: string) => namesIn(folder, `versions/${idOf(1)}`)

it('the replaced text is kept, unknown fields included', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  await addOne(library, articleOf(1))
  const stored = JSON.parse(fs.readFileSync(fileOf(folder, idOf(1)), 'utf8'))
  fs.writeFileSync(fileOf(folder, idOf(1)), JSON.stringify({ ...stored, colour: 'vert' }))
  const read = unwrap(await library.read(idOf(1)))
  unwrap(await library.update(idOf(1), baseOf(read), withHeadline('Remplacé'), AT))
  expect(kept(folder)).toEqual([`${NAME}.json`])
  const version = JSON.parse(fs.readFileSync(join(folder, 'versions', idOf(1), `${NAME}.json`), 'utf8'))
  expect(version).toEqual({ ...stored, colour: 'vert', kept: AT.kept })
  expect(unwrap(await library.versions.read(idOf(1), NAME))).toEqual({
    id: NAME,
    article: read.article,
    kept: AT.kept,
  })
})

it('two versions of one instant have two files', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  const first = await addOne(library, articleOf(1))
  const second = unwrap(await library.update(idOf(1), baseOf(first), withHeadline('Deux'), AT))
  unwrap(await library.update(idOf(1), baseOf(second), withHeadline('Trois'), AT))
  expect(kept(folder)).toHaveLength(2)
})

it('nothing is kept of a save that is stale, and nothing replaced', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  const first = await addOne(library, articleOf(1))
  unwrap(await library.update(idOf(1), baseOf(first), withHeadline('Ailleurs')))
  const stale = await library.update(idOf(1), baseOf(first), withHeadline('Trop tard'), AT)
  expect(failureOf(stale).code).toBe('conflict')
  expect(kept(folder)).toEqual([])
  expect(unwrap(await library.read(idOf(1))).article.headline).toBe('Ailleurs')
})

it('what cannot be kept is not replaced: not through a link that leads out, not in place of a file', async () => {
  const parent = temporaryFolder()
  const folder = join(parent, 'library')
  const library = await libraryIn(folder)
  const first = await addOne(library, articleOf(1))
  fs.mkdirSync(join(parent, 'elsewhere'))
  fs.mkdirSync(join(folder, 'versions'))
  fs.symlinkSync(join(parent, 'elsewhere'), join(folder, 'versions', idOf(1)))
  const linked = await library.update(idOf(1), baseOf(first), withHeadline('Remplacé'), AT)
  expect(failureOf(linked).code).toBe('library-read-only')
  expect(namesIn(parent, 'elsewhere')).toEqual([])
  fs.rmSync(join(folder, 'versions'), { recursive: true })
  fs.writeFileSync(join(folder, 'versions'), 'a file')
  expect((await library.update(idOf(1), baseOf(first), withHeadline('Remplacé'), AT)).ok).toBe(false)
  expect(unwrap(await library.read(idOf(1)))).toEqual(first)
  fs.rmSync(join(folder, 'versions'))
  unwrap(await library.update(idOf(1), baseOf(first), withHeadline('Remplacé'), AT))
})

it('what a killed process left half written among the versions is cleared away', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  const first = await addOne(library, articleOf(1))
  const second = unwrap(await library.update(idOf(1), baseOf(first), withHeadline('Deux'), AT))
  const left = `.${NAME}.json.123-0123456789ab-1.tmp`
  fs.writeFileSync(join(folder, 'versions', idOf(1), left), '{"half')
  unwrap(await library.update(idOf(1), baseOf(second), withHeadline('Trois'), AT))
  expect(namesIn(folder, `versions/${idOf(1)}`)).not.toContain(left)
})

it('an instant that is none is a bug, told at once', async () => {
  const library = await libraryIn(temporaryFolder())
  const first = await addOne(library, articleOf(1))
  await expect(library.update(idOf(1), baseOf(first), withHeadline('Deux'), keepAt('../x'))).rejects.toThrow(
    RangeError,
  )
})

it('a version that cannot be read is found by an examination, and left where it is', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  const first = await addOne(library, articleOf(1))
  unwrap(await library.update(idOf(1), baseOf(first), withHeadline('Deux'), AT))
  expect(unwrap(await library.check(false)).problems).toEqual([])
  const [name = ''] = kept(folder)
  fs.writeFileSync(join(folder, 'versions', idOf(1), name), '{"torn')
  fs.mkdirSync(join(folder, 'versions', 'notes'))
  fs.writeFileSync(join(folder, 'versions', 'notes', 'mine.json'), 'mine')
  const report = unwrap(await library.check(true))
  expect(report.problems).toMatchObject([
    { kind: 'unreadable', file: `versions/${idOf(1)}/${name}`, failure: { code: 'damaged' } },
  ])
  expect(fs.readFileSync(join(folder, 'versions', idOf(1), name), 'utf8')).toBe('{"torn')
})

it('a version from before they were named for their revision has its text and its time', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  await addOne(library, articleOf(1))
  fs.mkdirSync(join(folder, 'versions', idOf(1)), { recursive: true })
  const old = '2026-02-01T10-00-00.000Z 2'
  fs.copyFileSync(fileOf(folder, idOf(1)), join(folder, 'versions', idOf(1), `${old}.json`))
  const kept = { keptAt: '2026-02-01T10:00:00.000Z', reason: 'unknown', by: '', name: '' }
  expect(await versionsOf(library, idOf(1))).toEqual([{ id: old, article: articleOf(1), kept }])
})

it('a text that is kept already only gets its name', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  await addOne(library, articleOf(1))
  unwrap(await library.versions.keep(idOf(1), AT.kept))
  unwrap(await library.versions.keep(idOf(1), { ...AT.kept, reason: 'fix-all' }))
  const named = { ...AT.kept, reason: 'named', name: 'avant relecture' } as const
  unwrap(await library.versions.keep(idOf(1), named))
  expect(await versionsOf(library, idOf(1))).toEqual([{ id: NAME, article: articleOf(1), kept: named }])
})

/** A disk with so many bytes left; removing a file gives its bytes back. */
function nearlyFull(left: number): FileSystem {
  let room = left
  return {
    ...nodeFileSystem,
    write: (file, bytes, offset) => {
      const most = Math.min(bytes.length - offset, room)
      if (most <= 0) throw systemError('ENOSPC')
      room -= most
      return nodeFileSystem.write(file, bytes.subarray(0, offset + most), offset)
    },
    remove: (path) => {
      room += nodeFileSystem.describeName(path).size
      nodeFileSystem.remove(path)
    },
  }
}

it('an automatic version that takes the last room of the disk gives way to the text; one before a step does not', async () => {
  const folder = temporaryFolder()
  const first = await libraryIn(folder)
  const { article } = await addOne(first, articleOf(1))
  await first.close()
  const size = fs.statSync(fileOf(folder, idOf(1))).size
  const automatic = { automatic: async () => AT.kept }
  const library = await libraryIn(folder, { fileSystem: nearlyFull(size * 2) })
  const opened = unwrap(await library.read(idOf(1)))
  const saved = unwrap(await library.update(idOf(1), baseOf(opened), withHeadline('Enregistré'), automatic))
  expect(saved.article.headline).toBe('Enregistré')
  expect(kept(folder)).toEqual([])
  expect(library.state()).toMatchObject({
    writeFailure: null,
    problems: [{ kind: 'unkept', file: `versions/${article.id}`, failure: { code: 'disk-full' } }],
  })
  const other = await libraryIn(folder, { fileSystem: nearlyFull(size * 2) })
  const refused = await other.update(idOf(1), baseOf(saved), withHeadline('Refusé'), AT)
  expect(failureOf(refused).code).toBe('disk-full')
  expect(unwrap(await other.read(idOf(1))).article.headline).toBe('Enregistré')
  expect(await versionsOf(other, idOf(1))).toMatchObject([{ article: { headline: 'Enregistré' } }])
})
