import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { INDEX_FILE } from '../../src/core/libraryFiles.ts'
import { openLibrary } from '../../src/store/index.ts'
import { ReadingLibrary } from '../../src/store/readingLibrary.ts'
import {
  addOne,
  articleOf,
  baseOf,
  failureOf,
  idOf,
  libraryIn,
  listed,
  temporaryFolder,
  unwrap,
  wholeList,
  withHeadline,
} from './libraryFixture.ts'
import { NO_DISK, smallDisk } from './mount.ts'

/** A library to be read, and whether it had to be opened fully. */
function reading(folder: string) {
  const seen = { isFull: false }
  const library = new ReadingLibrary(folder, () => {
    seen.isFull = true
    return openLibrary(folder, { watch: false })
  })
  onTestFinished(() => library.close())
  return { library, seen }
}

/** A library of three articles, closed. */
async function filled(folder: string): Promise<string> {
  const library = await libraryIn(folder)
  for (const number of [1, 2, 3]) await addOne(library, articleOf(number))
  await library.writeSettings({ ...unwrap(await library.readSettings()), siteName: 'Le Fleuve' })
  await library.close()
  return folder
}

const pathOf = (folder: string, number: number) => join(folder, 'articles', `${idOf(number)}.json`)

function everyFile(folder: string): string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.map((name) => `${name} ${fs.statSync(join(folder, name)).mtimeMs}`).sort()
}

/** Everything that can be asked, in one value. */
async function answersOf(library: Pick<ReadingLibrary, keyof ReadingLibrary>) {
  return [
    await library.list({ ...wholeList, query: 'pont', excerpts: true }),
    await library.list({ ...wholeList, sort: 'headline', limit: 2 }),
    await library.stamps(),
    await library.read(idOf(2)),
    await library.read(idOf(9)),
    await library.slugOwners('le-pont-1'),
    await library.readPicture(`media/${'0'.repeat(64)}.png`),
    await library.readSettings(),
    await library.readHouseStyle(),
    await library.readDictionary(),
  ]
}

describe('a library that is only read', () => {
  it('answers as one that is open for writing, and touches nothing', async () => {
    const folder = await filled(temporaryFolder())
    const before = everyFile(folder)
    const { library, seen } = reading(folder)
    const answers = await answersOf(library)
    await library.close()
    expect(everyFile(folder)).toEqual(before)
    expect(seen.isFull).toBe(false)
    expect(answers).toEqual(await answersOf(await libraryIn(folder)))
    expect(unwrap(await reading(folder).library.list(wholeList)).total).toBe(3)
  })

  it('is read on a medium that cannot be written', async ({ skip }) => {
    const disk = smallDisk('4m')
    if (!disk) return skip(NO_DISK)
    const folder = await filled(join(disk.folder, 'library'))
    disk.readOnly(true)
    const { library, seen } = reading(folder)
    expect(unwrap(await library.list({ ...wholeList, query: 'pont' })).total).toBe(3)
    expect(unwrap(await library.read(idOf(1))).article.id).toBe(idOf(1))
    expect(seen.isFull).toBe(false)
  })

  it.each([
    [
      'an article that another program changed',
      (folder: string) => {
        const text = fs.readFileSync(pathOf(folder, 2), 'utf8')
        fs.writeFileSync(
          pathOf(folder, 2),
          text.replace(/"headline": "[^"]*"/, '"headline": "Autrement, et plus long"'),
        )
      },
      'Autrement, et plus long',
    ],
    [
      'an article that came in',
      (folder: string) => {
        const text = fs.readFileSync(pathOf(folder, 2), 'utf8').replaceAll(idOf(2), idOf(7))
        fs.writeFileSync(
          pathOf(folder, 7),
          text.replace(/"headline": "[^"]*"/, '"headline": "Venu d’ailleurs"'),
        )
      },
      'Venu d’ailleurs',
    ],
    ['an article that is gone', (folder: string) => fs.rmSync(pathOf(folder, 2)), null],
    ['an index that is gone', (folder: string) => fs.rmSync(join(folder, INDEX_FILE)), null],
    ['an index that is none', (folder: string) => fs.writeFileSync(join(folder, INDEX_FILE), 'none'), null],
    [
      'a log without its index',
      (folder: string) => fs.writeFileSync(join(folder, `${INDEX_FILE}-wal`), ''),
      null,
    ],
  ] as const)('lists what is there in spite of %s', async (_, change, headline) => {
    const folder = await filled(temporaryFolder())
    change(folder)
    const { library, seen } = reading(folder)
    const list = unwrap(await library.list(wholeList))
    expect(seen.isFull).toBe(true)
    expect(list).toEqual(await listed(await libraryIn(folder)))
    if (headline) expect(list.items.map((item) => item.headline)).toContain(headline)
  })

  it('gives a new answer when the index changes between two questions', async () => {
    const folder = await filled(temporaryFolder())
    const { library, seen } = reading(folder)
    expect(unwrap(await library.list(wholeList)).total).toBe(3)
    const writer = await libraryIn(folder)
    await addOne(writer, articleOf(4))
    await writer.whenIdle()
    expect(unwrap(await library.list(wholeList)).total).toBe(4)
    expect(seen.isFull).toBe(true)
  })

  it('knows each save of a running Marbre at once, and asks its index once that has it', async () => {
    const folder = await filled(temporaryFolder())
    const writer = await libraryIn(folder)
    const opened = unwrap(await writer.read(idOf(1)))
    unwrap(await writer.update(idOf(1), baseOf(opened), withHeadline('Tout juste')))
    const early = reading(folder).library
    expect(unwrap(await early.read(idOf(1))).article.headline).toBe('Tout juste')
    expect(unwrap(await early.list(wholeList)).items.map(({ headline }) => headline)).toContain('Tout juste')
    await writer.whenIdle()
    const { library, seen } = reading(folder)
    expect(unwrap(await library.list(wholeList)).items.map(({ headline }) => headline)).toContain(
      'Tout juste',
    )
    expect(seen.isFull).toBe(false)
  })

  it('leaves what is not in order to the full opening, with its failures', async () => {
    const folder = await filled(temporaryFolder())
    fs.writeFileSync(pathOf(folder, 2), '{"id": ')
    fs.writeFileSync(join(folder, 'settings.json'), 'no settings')
    const { library } = reading(folder)
    // The opening sets the damaged file aside before it answers.
    expect(failureOf(await library.read(idOf(2))).code).toBe('not-found')
    expect(fs.readdirSync(join(folder, 'set-aside')).some((name) => name.startsWith(idOf(2)))).toBe(true)
    expect(unwrap(await library.readSettings()).siteName).toBe('')
    expect(unwrap(await library.list(wholeList)).total).toBe(2)
    const missing = join(folder, 'none', 'here')
    expect(failureOf(await reading(missing).library.list(wholeList)).code).toBe('library-missing')
  })
})
