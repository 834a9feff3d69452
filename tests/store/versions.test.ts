import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  addOne,
  articleOf,
  baseOf,
  failureOf,
  fileOf,
  unwrap,
  idOf,
  libraryIn,
  namesIn,
  withHeadline,
  temporaryFolder,
} from './libraryFixture.ts'

const AT = '2026-02-01T10:00:00.000Z'
const kept = (folder: string) => namesIn(folder, `versions/${idOf(1)}`)

it('the replaced bytes are kept, unknown fields included', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  await addOne(library, articleOf(1))
  const stored = JSON.parse(fs.readFileSync(fileOf(folder, idOf(1)), 'utf8'))
  fs.writeFileSync(fileOf(folder, idOf(1)), JSON.stringify({ ...stored, colour: 'vert' }))
  const before = fs.readFileSync(fileOf(folder, idOf(1)))
  const read = unwrap(await library.read(idOf(1)))
  unwrap(await library.update(idOf(1), baseOf(read), withHeadline('Remplacé'), AT))
  expect(kept(folder)).toEqual(['2026-02-01T10-00-00.000Z.json'])
  expect(fs.readFileSync(join(folder, 'versions', idOf(1), '2026-02-01T10-00-00.000Z.json'))).toEqual(before)
})

it('two versions of one instant have two files, and the same text has one', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  const first = await addOne(library, articleOf(1))
  const second = unwrap(await library.update(idOf(1), baseOf(first), withHeadline('Deux'), AT))
  unwrap(await library.update(idOf(1), baseOf(second), withHeadline('Trois'), AT))
  expect(kept(folder)).toEqual(['2026-02-01T10-00-00.000Z 2.json', '2026-02-01T10-00-00.000Z.json'])
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
  const left = '.2026-02-01T10-00-01.000Z.json.123-0123456789ab-1.tmp'
  fs.writeFileSync(join(folder, 'versions', idOf(1), left), '{"half')
  unwrap(await library.update(idOf(1), baseOf(second), withHeadline('Trois'), '2026-02-01T10:00:02.000Z'))
  expect(kept(folder)).toEqual(['2026-02-01T10-00-00.000Z.json', '2026-02-01T10-00-02.000Z.json'])
})

it('an instant that is none is a bug, told at once', async () => {
  const library = await libraryIn(temporaryFolder())
  const first = await addOne(library, articleOf(1))
  await expect(library.update(idOf(1), baseOf(first), withHeadline('Deux'), '../x')).rejects.toThrow(
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
