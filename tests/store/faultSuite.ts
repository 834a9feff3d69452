import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import { type Library, type LibraryOptions, openLibrary } from '../../src/store/index.ts'
import type { Article } from '../../src/core/article/index.ts'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import { type Fault, faultyFileSystem } from './faults.ts'
import { mergeCopyOf } from './mergeCopyOf.ts'
import {
  addOne,
  articleOf,
  binned,
  baseOf,
  fileOf,
  idOf,
  keepAt,
  libraryIn,
  listed,
  namesIn,
  withHeadline,
  temporaryFolder,
  unwrap,
} from './libraryFixture.ts'

const QUICK: LibraryOptions = { busyTimeout: 20, lockTimeout: 60, watch: false }
const SETTINGS: Settings = { ...DEFAULT_SETTINGS, interface: 'fr', theme: 'dark', exportFormat: 'text' }

/** A process that has certainly ended. */
const deadPid = spawnSync(process.execPath, ['--version']).pid

/** The test plays the process that was killed: its lock must not look as if that process lived. */
function giveLockToDeadProcess(folder: string): void {
  for (const name of ['lock', 'lock.claim']) {
    const path = join(folder, name)
    if (!fs.existsSync(path)) continue
    const text = fs.readFileSync(path, 'utf8')
    if (text !== '') fs.writeFileSync(path, JSON.stringify({ ...JSON.parse(text), pid: deadPid }))
    else fs.rmSync(path)
  }
}

const isKill = (fault: Fault) => fault.startsWith('killed')

/** What is made of the folder first, and how many operations are from one fault to the next. */
type Varied = { prepare?: (folder: string) => void | Promise<void>; step?: number }

/** Runs `work` once for each operation it makes, with that operation going wrong, and `check` after each. */
async function atEachOperation(
  fault: Fault,
  staying: boolean,
  work: (library: Library) => Promise<boolean>,
  check: (folder: string, saidDone: boolean, at: number) => Promise<void>,
  { prepare = () => undefined, step = 1 }: Varied = {},
): Promise<number> {
  const template = temporaryFolder()
  const first = unwrap(await openLibrary(template, QUICK))
  await first.add([articleOf(1), articleOf(2)])
  await first.writeSettings({ ...DEFAULT_SETTINGS, interface: 'en', theme: 'light' })
  await first.close()
  await prepare(template)
  for (let at = 0; ; at += step) {
    const folder = temporaryFolder()
    fs.cpSync(template, folder, { recursive: true })
    const disk = faultyFileSystem()
    const library = unwrap(await openLibrary(folder, { ...QUICK, fileSystem: disk.fileSystem }))
    await library.whenIdle()
    disk.follow({ at, fault, staying })
    const saidDone = await work(library)
    const reached = disk.calls.length > at
    if (isKill(fault)) {
      await library.close().catch(() => undefined)
      giveLockToDeadProcess(folder)
    } else {
      disk.follow(null)
      expect(await work(library), `the next time after ${fault} at ${at}`).toBe(true)
      await library.close()
    }
    await check(folder, saidDone, at)
    fs.rmSync(folder, { recursive: true })
    if (!reached) return at
  }
}

const old = articleOf(1)

const HEADLINES = ['Le pont, corrigé', 'Le pont, corrigé encore']

/** The second save takes the lock by a link, and needs not decode what the first has written. */
async function saveTwice(library: Library): Promise<boolean> {
  for (const headline of HEADLINES) {
    const opened = await library.read(idOf(1))
    if (!opened.ok) return false
    const saved = await library.update(idOf(1), baseOf(opened.value), withHeadline(headline))
    if (!saved.ok) return false
  }
  return true
}

/** Opened anew without faults, the library is whole: nothing torn, nothing left behind, the index true. */
async function expectSound(folder: string): Promise<Library> {
  const library = await libraryIn(folder, QUICK)
  await library.whenIdle()
  await addOne(library, articleOf(9999))
  expect(namesIn(folder, 'articles').filter((name) => name.endsWith('.tmp'))).toEqual([])
  expect(namesIn(folder, '.').filter((name) => name.startsWith('lock'))).toEqual([])
  for (const { kind } of library.state().problems) expect(['leftover', 'conflict-copy']).toContain(kind)
  for (const { id, headline } of (await listed(library)).items) {
    expect(unwrap(await library.read(id)).article.headline).toBe(headline)
  }
  return library
}

/**
 * What must hold whatever goes wrong at whichever operation: one suite for the short run and the long one. `step` is from one
 * operation that goes wrong to the next: every one, unless it is given.
 */
export function describeFaults(faults: readonly { fault: Fault; staying: boolean; step?: number }[]): void {
  describe.each(faults)('$fault, staying: $staying', ({ fault, staying, step = 1 }) => {
    it('a save leaves the old article or the new one, whole, and says "saved" only of the new', async () => {
      const reached = await atEachOperation(
        fault,
        staying,
        saveTwice,
        async (folder, saidDone) => {
          const library = await expectSound(folder)
          const { article } = unwrap(await library.read(idOf(1)))
          expect([old.headline, ...HEADLINES]).toContain(article.headline)
          if (saidDone) expect(article.headline).toBe(HEADLINES[1])
          if (saidDone) expect(article.revision).toBeGreaterThan(2)
          expect(article.sections).toEqual(old.sections)
          expect(unwrap(await library.read(idOf(2))).article).toEqual(articleOf(2))
        },
        { step },
      )
      expect(reached).toBeGreaterThan(40)
    })

    it('a text that is replaced with a version kept is whole in the article or in the version', async () => {
      const work = async (library: Library) => {
        const opened = await library.read(idOf(1))
        if (!opened.ok) return false
        const at = '2026-02-01T10:00:00.000Z'
        return (
          await library.update(idOf(1), baseOf(opened.value), withHeadline('Le pont, remplacé'), keepAt(at))
        ).ok
      }
      const reached = await atEachOperation(
        fault,
        staying,
        work,
        async (folder, saidDone) => {
          const library = await expectSound(folder)
          const { article } = unwrap(await library.read(idOf(1)))
          const versions = namesIn(folder, `versions/${idOf(1)}`).filter((name) => name.endsWith('.json'))
          const kept = versions.map((name) =>
            JSON.parse(fs.readFileSync(join(folder, 'versions', idOf(1), name), 'utf8')),
          )
          if (saidDone || article.revision > 1) expect(kept).toContainEqual(expect.objectContaining(old))
          else expect(article).toEqual(old)
          expect(unwrap(await library.read(idOf(2))).article).toEqual(articleOf(2))
        },
        { step },
      )
      expect(reached).toBeGreaterThan(25)
    })

    it('a conflict copy that is merged: every text is in the article, a version or the copy, whole', async () => {
      const copyFile = (folder: string) => join(folder, 'articles', `${idOf(1)} (1).json`)
      const prepare = (folder: string) =>
        fs.writeFileSync(
          copyFile(folder),
          encodeArticleFile({ ...old, kicker: 'Leur surtitre', revision: 7 }),
        )
      const work = (library: Library) => mergeCopyOf(library, idOf(1)).catch(() => false)
      const check = async (folder: string, saidDone: boolean) => {
        const library = await expectSound(folder)
        const { article } = unwrap(await library.read(idOf(1)))
        const versions: Article[] = []
        unwrap(await library.versions.visit(idOf(1), (version) => void versions.push(version.article)))
        const isCopyThere = fs.existsSync(copyFile(folder))
        const texts = [article, ...versions]
        expect(isCopyThere || texts.some(({ kicker }) => kicker === 'Leur surtitre')).toBe(true)
        expect(texts).toContainEqual(old)
        const kept = versions.map(({ kicker }) => kicker)
        if (!isCopyThere) expect(kept).toEqual(expect.arrayContaining(['', 'Leur surtitre']))
        if (saidDone) expect(article).toMatchObject({ kicker: 'Leur surtitre', note: 'merged' })
        expect(article.revision === 1 || article.revision > 7).toBe(true)
        if (saidDone) expect(isCopyThere).toBe(false)
        expect(unwrap(await library.read(idOf(2))).article).toEqual(articleOf(2))
      }
      expect(await atEachOperation(fault, staying, work, check, { prepare, step })).toBeGreaterThan(40)
    })

    it('a new article is there whole if it was said to be, and else not', async () => {
      let number = 10
      const work = async (library: Library) => {
        number += 3
        const articles = [articleOf(number), articleOf(number + 1), articleOf(number + 2)]
        said = new Map((await library.add(articles)).map((result, index) => [number + index, result.ok]))
        return [...said.values()].every((ok) => ok)
      }
      let said = new Map<number, boolean>()
      await atEachOperation(
        fault,
        staying,
        work,
        async (folder) => {
          const library = await expectSound(folder)
          for (const [added, ok] of said) {
            const there = fs.existsSync(fileOf(folder, idOf(added)))
            if (ok) expect(there).toBe(true)
            if (!ok && !isKill(fault)) expect(there).toBe(false)
            if (there) expect(unwrap(await library.read(idOf(added))).article).toEqual(articleOf(added))
          }
        },
        { step },
      )
    })

    it('a group on its way to the bin: each is in one place, whole, and in the bin if it was said to be', async () => {
      const ids = [idOf(1), idOf(2)]
      const moves = ids.map((id) => ({ id }))
      let said: boolean[] = []
      const work = async (library: Library) => {
        const moved = await library.moveGroupToBin(moves, '2026-02-01T10:00:00.000Z')
        said = moved.map(({ ok }, at) => ok || said[at] === true)
        return said.every((ok) => ok) || (await binned(library)).length === 2
      }
      const careful = (library: Library) => work(library).catch(() => false)
      const prepare = () => {
        said = []
      }
      await atEachOperation(fault, staying, careful, async (folder, saidDone) => {
        const library = await expectSound(folder)
        const inBin = new Set((await binned(library)).map(({ id }) => id))
        for (const [at, id] of ids.entries()) {
          const inArticles = fs.existsSync(fileOf(folder, id))
          expect(inBin.has(id)).toBe(!inArticles)
          if (saidDone || said[at]) expect(inArticles).toBe(false)
          const read = inArticles ? library.read(id) : library.restoreFromBin(id)
          expect(unwrap(await read).article).toEqual(articleOf(at + 1))
        }
        prepare()
      })
    })

    it('a picture is there whole or not at all, and a damaged one is whole or as it was', async () => {
      const [added, mended] = [new Uint8Array(70_000).fill(1), new Uint8Array(50_000).fill(2)]
      const [one, other] = ['a', 'b'].map((letter) => `media/${letter.repeat(64)}.png`)
      const work = async (library: Library) => {
        if (!(await library.addPicture(one ?? '', added)).ok) return false
        return (await library.addPicture(other ?? '', mended)).ok
      }
      const reached = await atEachOperation(
        fault,
        staying,
        (library) => work(library).catch(() => false),
        async (folder, saidDone) => {
          const library = await expectSound(folder)
          const [first, second] = await Promise.all([one, other].map((src) => library.readPicture(src ?? '')))
          if (saidDone || first)
            expect(first?.length === added.length && first.every((each) => each === 1)).toBe(true)
          if (saidDone || second?.length !== 3) expect(second?.length).toBe(mended.length)
          const names = namesIn(folder, 'media').map((name) => `media/${name}`)
          expect(names).toEqual(first ? [one, other] : [other])
          expect(unwrap(await library.read(idOf(1))).article).toEqual(old)
        },
        {
          step,
          prepare: (folder) => {
            fs.mkdirSync(join(folder, 'media'))
            fs.writeFileSync(join(folder, other ?? ''), 'torn'.slice(1))
          },
        },
      )
      expect(reached).toBeGreaterThan(20)
    })

    it('settings are the old ones or the new ones', async () => {
      const work = async (library: Library) => (await library.writeSettings(SETTINGS)).ok
      await atEachOperation(fault, staying, work, async (folder, saidDone) => {
        const { theme } = unwrap(await (await expectSound(folder)).readSettings())
        expect(['light', 'dark']).toContain(theme)
        if (saidDone) expect(theme).toBe('dark')
      })
    })
  })
}

/** The same for what leaves the bin, and the library for good; `step` is from one operation that goes wrong to the next. */
export function describeBinFaults(faults: readonly { fault: Fault; staying: boolean; step: number }[]): void {
  describe.each(faults)('$fault, staying: $staying', ({ fault, staying, step }) => {
    it('a group brought back from the bin: each is in one place, whole', async () => {
      const ids = [idOf(1), idOf(2)]
      const work = async (library: Library) => {
        await library.moveGroupToBin(
          ids.map((id) => ({ id })),
          '2026-02-01T10:00:00.000Z',
        )
        await library.restoreGroupFromBin(ids)
        return (await binned(library)).length === 0
      }
      await atEachOperation(
        fault,
        staying,
        (library) => work(library).catch(() => false),
        async (folder) => {
          const library = await expectSound(folder)
          const inBin = new Set((await binned(library)).map(({ id }) => id))
          for (const [at, id] of ids.entries()) {
            const inArticles = fs.existsSync(fileOf(folder, id))
            expect(inBin.has(id)).toBe(!inArticles)
            const read = inArticles ? library.read(id) : library.restoreFromBin(id)
            expect(unwrap(await read).article).toEqual(articleOf(at + 1))
          }
        },
        { step },
      )
    })

    it('a destroyed article is whole, or nothing of it is left when the library is opened again', async () => {
      const hash = 'a'.repeat(64)
      const picture = (folder: string) => join(folder, 'media', `${hash}.png`)
      const shown = { sections: [{ heading: '', body: `Un témoin.\n\n![](media/${hash}.png)` }] }
      const prepare = async (folder: string) => {
        const library = unwrap(await openLibrary(folder, QUICK))
        const opened = await addOne(library, articleOf(3, shown))
        const next = withHeadline('Le témoin, suite')
        unwrap(await library.update(idOf(3), baseOf(opened), next, keepAt('2026-02-01T10:00:00.000Z')))
        await library.close()
        fs.mkdirSync(join(folder, 'media'))
        fs.writeFileSync(picture(folder), 'x')
        fs.writeFileSync(join(folder, 'articles', `${idOf(3)} 2.json`), 'x')
      }
      const work = async (library: Library) => {
        const gone = await library.bin.destroy([idOf(3)], 'library', new Set())
        return gone.ok
      }
      const careful = (library: Library) => work(library).catch(() => false)
      const reached = await atEachOperation(
        fault,
        staying,
        careful,
        async (folder, saidDone) => {
          const library = await expectSound(folder)
          const traces = () =>
            fs
              .readdirSync(folder, { recursive: true, encoding: 'utf8' })
              .filter((name) => name.includes(idOf(3)))
          if (saidDone || !isKill(fault)) expect(traces()).toEqual([])
          const isThere = traces().length > 0
          expect(fs.existsSync(picture(folder))).toBe(isThere)
          expect(fs.existsSync(fileOf(folder, idOf(3)))).toBe(isThere)
          if (isThere) {
            expect(unwrap(await library.read(idOf(3))).article.headline).toBe('Le témoin, suite')
            expect(traces()).toHaveLength(4)
            expect(unwrap(await library.bin.destroy([idOf(3)], 'library', new Set())).destroyed).toEqual([
              idOf(3),
            ])
            expect(traces()).toEqual([])
          }
          expect(namesIn(folder, 'bin')).toEqual([])
          expect(unwrap(await library.read(idOf(1))).article).toEqual(old)
        },
        { prepare, step },
      )
      expect(reached).toBeGreaterThan(40)
    })
  })
}
