import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandLineTranslator } from '../../src/i18n/commandLine.ts'
import { checkLines } from '../../src/i18n/checking.ts'
import { nodeFileSystem } from '../../src/store/fileSystem.ts'
import type { Library } from '../../src/store/index.ts'
import { backUp } from './backup/backupFixture.ts'
import { png, pngChunk } from '../core/pictures/madePictures.ts'
import { systemError } from './faults.ts'
import { addOne, articleOf, keepAt, libraryIn, namesIn, temporaryFolder, unwrap } from './libraryFixture.ts'

const OUTSIDE = { now: '2100-01-01T00:00:00.000Z', unsaved: new Set<string>() }
const picture = (words: string) => png({ chunks: [pngChunk('teSt', new TextEncoder().encode(words))] })
const srcOf = (bytes: Uint8Array) => `media/${createHash('sha256').update(bytes).digest('hex')}.png`
const figure = (src: string) => [{ heading: '', body: `![Un quai](${src} "Maud Ferrier")\nLe quai.` }]

async function put(library: Library, words: string): Promise<string> {
  const bytes = picture(words)
  unwrap(await library.addPicture(srcOf(bytes), bytes))
  return srcOf(bytes)
}

describe('the files of pictures', () => {
  it('are one for each picture, and a damaged one is replaced', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const src = await put(library, 'quai')
    const [name = ''] = namesIn(folder, 'media')
    const { ino } = fs.statSync(join(folder, src))
    await put(library, 'quai')
    expect([namesIn(folder, 'media'), fs.statSync(join(folder, src)).ino]).toEqual([[name], ino])
    fs.truncateSync(join(folder, src), 20)
    await put(library, 'quai')
    expect(fs.readFileSync(join(folder, src)).equals(picture('quai'))).toBe(true)
    expect(namesIn(folder, 'media')).toEqual([name])
  })

  it.each([
    ...['../out.png', 'media/../../out.png', `media/${'a'.repeat(64)}.png/../../../out.png`, '/etc/passwd'],
    ...[
      `media/${'A'.repeat(64)}.png`,
      `media\\${'a'.repeat(64)}.png`,
      `media/${'a'.repeat(64)}.png\0`,
      'media/',
      '',
    ],
  ])('are nowhere else, whatever address is given: %j', async (src) => {
    const outer = temporaryFolder()
    const folder = join(outer, 'library')
    const library = await libraryIn(folder, { create: true })
    expect(await library.addPicture(src, picture('quai'))).toMatchObject({
      ok: false,
      failure: { code: 'picture-gone' },
    })
    expect(await library.readPicture(src)).toBeNull()
    expect([namesIn(folder, 'media'), fs.readdirSync(outer)]).toEqual([[], ['library']])
  })

  it('come without what a process that died in the middle of one left behind', async () => {
    const folder = temporaryFolder()
    const first = await libraryIn(folder)
    await put(first, 'quai')
    await first.close()
    fs.writeFileSync(join(folder, 'media', `.${'a'.repeat(64)}.png.77-0123456789ab-1.tmp`), 'torn')
    const library = await libraryIn(folder)
    await library.whenIdle()
    expect(namesIn(folder, 'media')).toHaveLength(1)
  })
})

describe('the pictures of an article that is taken out of a backup', () => {
  it('come with it, into another library too, and in place of damaged ones', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const [one = '', other = ''] = await Promise.all([put(library, 'un'), put(library, 'deux')])
    const sections = [...figure(one), ...figure(other)]
    const { article } = await addOne(library, articleOf(1, { sections }))
    const zip = join(temporaryFolder(), 'a.zip')
    unwrap(await backUp(library, zip))
    fs.rmSync(join(folder, one))
    fs.truncateSync(join(folder, other), 30)
    const elsewhere = temporaryFolder()
    const second = await libraryIn(elsewhere)
    for (const [each, root] of [
      [library, folder],
      [second, elsewhere],
    ] as const) {
      expect(unwrap(await each.backups.take(zip, article.id))).toEqual(article)
      expect(fs.readFileSync(join(root, one)).equals(picture('un'))).toBe(true)
      expect(fs.readFileSync(join(root, other)).equals(picture('deux'))).toBe(true)
      expect(namesIn(root, 'media')).toHaveLength(2)
    }
    expect(unwrap(await library.check(false)).problems).toEqual([])
  })
})

/** The disk; once `losing` has names, those that end so can neither be looked at nor read. */
function failingDisk() {
  const real = nodeFileSystem
  const losing: string[] = []
  const check = (path: string) => {
    if (losing.some((end) => path.endsWith(end))) throw systemError('EIO')
    return path
  }
  const fileSystem = {
    ...real,
    describeName: (path: string) => real.describeName(check(path)),
    openFile: (path: string) => real.openFile(check(path)),
    names: async (folder: string) => real.names(check(folder)),
  }
  return { fileSystem, losing }
}

/** A library that is open when the disk loses these names. */
async function libraryLosing(folder: string, ...ends: string[]): Promise<Library> {
  const { fileSystem, losing } = failingDisk()
  const library = await libraryIn(folder, { fileSystem })
  losing.push(...ends)
  return library
}

describe('what the disk does not let one look at', () => {
  /** A library in a folder with a picture that an article shows, one that nothing shows, and an article in the bin. */
  async function filled() {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const [shown = '', loose = ''] = await Promise.all(['vu', 'seul'].map((words) => put(library, words)))
    await addOne(library, articleOf(1, { sections: figure(shown) }))
    const { article } = await addOne(library, articleOf(2, { headline: 'Jeté' }))
    unwrap(await library.moveToBin(article.id, '2026-02-01T10:00:00.000Z'))
    await library.close()
    return { folder, shown, loose, binned: `bin/${article.id}.json` }
  }
  const wanted = { query: '', show: 'all', offset: 0, limit: 100 } as const

  it('is told by a check, which goes on, and no picture counts as unused', async () => {
    const { folder, loose, binned } = await filled()
    for (const [end, file] of [
      [binned, binned],
      [loose, loose],
      ['/bin', 'bin'],
      ['/media', 'media'],
      ['/versions', 'versions'],
    ] as const) {
      const library = await libraryLosing(folder, end)
      const report = unwrap(await library.check(false, OUTSIDE))
      expect(report.problems.map((each) => [each.kind, each.file, each.failure.code])).toEqual([
        ['unreadable', file, 'unreadable'],
      ])
      expect(checkLines(await commandLineTranslator('en'), report)[0]).toContain(
        `“${file.split('/').at(-1)}” cannot be read`,
      )
      expect([report.articles, report.unusedPictures.count]).toEqual([1, 0])
      await library.close()
    }
  })

  it('keeps pictures from being deleted, and the list of the others is there', async () => {
    const { folder, shown, loose, binned } = await filled()
    for (const end of [binned, '/bin']) {
      const library = await libraryLosing(folder, end)
      const list = unwrap(await library.listPictures(wanted, OUTSIDE))
      expect(list.items.find(({ src }) => src === loose)?.heldBy).toEqual(['unread'])
      expect(list.counts).toMatchObject({ all: 2, missing: 0, unused: 0 })
      expect(unwrap(await library.deletePictures([loose], OUTSIDE))).toEqual({
        deleted: [],
        refused: [{ src: loose, why: 'unread' }],
      })
      expect(library.state().writeFailure).toBeNull()
      await library.close()
    }
    const library = await libraryLosing(folder, shown)
    expect(unwrap(await library.listPictures(wanted, OUTSIDE)).counts).toMatchObject({ all: 1, missing: 0 })
    const list = await library.listPictures(wanted, OUTSIDE)
    expect(unwrap(list).items.map(({ src }) => src)).toEqual([loose])
    const asked = unwrap(await library.deletePictures([shown], OUTSIDE))
    expect(asked.refused).toEqual([{ src: shown, why: 'unread' }])
  })

  it('is a failure that names the folder, where it is the list itself', async () => {
    const { folder } = await filled()
    const library = await libraryLosing(folder, '/media', '/bin')
    expect(await library.listPictures(wanted, OUTSIDE)).toMatchObject({
      failure: { code: 'unreadable', detail: { fileName: 'media', reason: 'EIO' } },
    })
    expect(await library.bin.list('', OUTSIDE.now)).toMatchObject({
      failure: { code: 'unreadable', detail: { fileName: 'bin' } },
    })
  })
})

describe('a check of pictures', () => {
  it('finds those that are missing in the bin and in versions alone, once for each picture', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const [both = '', inBin = '', inVersion = ''] = await Promise.all(
      ['deux fois', 'jeté', 'ancien'].map((words) => put(library, words)),
    )
    const sections = (...srcs: string[]) => srcs.flatMap((src) => figure(src))
    await addOne(library, articleOf(1, { headline: 'Le port', sections: sections(both) }))
    const { article } = await addOne(
      library,
      articleOf(2, { headline: 'Jeté', sections: sections(both, inBin) }),
    )
    unwrap(await library.moveToBin(article.id, '2026-02-01T10:00:00.000Z'))
    const third = await addOne(
      library,
      articleOf(3, { headline: 'Le quai', sections: sections(inBin, inVersion) }),
    )
    unwrap(
      await library.update(
        third.article.id,
        { revision: third.article.revision, fingerprint: third.fingerprint },
        (current) => ({
          ...current,
          revision: current.revision + 1,
          sections: [{ heading: '', body: 'Le quai.' }],
        }),
        keepAt('2026-02-02T10:00:00.000Z'),
      ),
    )
    for (const src of [both, inBin, inVersion]) fs.rmSync(join(folder, src))
    const report = unwrap(await library.check(false, OUTSIDE))
    expect(
      report.problems.map(({ file, failure: { code, detail } }) => [file, code, detail.headline]),
    ).toEqual([
      [both, 'picture-gone', 'Le port'],
      [inBin, 'picture-gone', 'Jeté'],
      [inVersion, 'picture-gone', 'Le quai'],
    ])
    const [, binLine, versionLine] = checkLines(await commandLineTranslator('en'), report)
    expect(binLine).toContain('A picture in “Jeté”, which is in the trash. Its file is not in the library.')
    expect(versionLine).toContain('A picture in a version of “Le quai”. Its file is not in the library.')
    expect(checkLines(await commandLineTranslator('fr'), report)[1]).toContain(
      'Une image de «\u00a0Jeté\u00a0», dans la corbeille.',
    )
  })

  it('finds those that are missing, damaged or empty, and counts those that nothing shows', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const [good, gone, torn, empty, loose] = await Promise.all(
      ['bon', 'parti', 'abîmé', 'vide', 'seul'].map((words) => put(library, words)),
    )
    const shown = [good, gone, torn, empty].map((src, at) =>
      articleOf(at + 1, { headline: `Article ${at + 1}`, sections: figure(src ?? '') }),
    )
    for (const article of shown) await addOne(library, article)
    fs.rmSync(join(folder, gone ?? ''))
    fs.appendFileSync(join(folder, torn ?? ''), 'x')
    fs.writeFileSync(join(folder, empty ?? ''), '')
    const before = namesIn(folder, 'media')
    for (const repair of [false, true]) {
      const report = unwrap(await library.check(repair, OUTSIDE))
      const problems = report.problems.map(({ kind, file, failure, remedy, isDone }) => ({
        ...{ kind, file, code: failure.code, headline: failure.detail.headline, remedy, isDone },
      }))
      expect(problems).toHaveLength(3)
      const left = { remedy: null, isDone: false }
      expect(problems).toContainEqual({
        kind: 'picture-missing',
        file: gone,
        code: 'picture-gone',
        headline: 'Article 2',
        ...left,
      })
      expect(problems).toContainEqual({
        kind: 'picture-damaged',
        file: torn,
        code: 'picture-damaged',
        headline: 'Article 3',
        ...left,
      })
      expect(problems).toContainEqual({
        kind: 'unreadable',
        file: empty,
        code: 'empty',
        headline: 'Article 4',
        ...left,
      })
      expect(report).toMatchObject({ articles: 4, pictures: 2, repaired: 0 })
      expect(report.unusedPictures).toEqual({ count: 1, bytes: picture('seul').length })
      expect(namesIn(folder, 'media')).toEqual(before)
      const lines = checkLines(await commandLineTranslator('en'), report)
      expect(lines).toContain(
        `${gone}: A picture in “Article 2”. Its file is not in the library. Bring it back from a backup, or replace the picture. It is left as it is.`,
      )
      expect(lines.at(-1)).toMatch(/2 pictures.* 3 problems found\. Nothing shows 1 picture \(1 MB\)/)
      expect(checkLines(await commandLineTranslator('fr'), report).join(' ')).toMatch(
        /Une image de «\u00a0Article 3\u00a0»\. Son fichier a été modifié/,
      )
    }
    expect(before).toContain((loose ?? '').slice('media/'.length))
    expect(library.checkProgress).toBeNull()
  })

  it('counts as shown what came in just now, what is not saved yet, and what versions and the bin show', async () => {
    const library = await libraryIn(temporaryFolder())
    const [fresh = '', binned = ''] = await Promise.all([put(library, 'neuf'), put(library, 'jeté')])
    const { article } = await addOne(library, articleOf(1, { sections: figure(binned) }))
    unwrap(await library.moveToBin(article.id, '2026-02-01T10:00:00.000Z'))
    const unusedBy = async (outside?: { now: string; unsaved: ReadonlySet<string> | null }) =>
      unwrap(await library.check(true, outside)).unusedPictures.count
    expect(await unusedBy(OUTSIDE)).toBe(1)
    expect(await unusedBy({ ...OUTSIDE, now: new Date().toISOString() })).toBe(0)
    expect(await unusedBy({ ...OUTSIDE, unsaved: new Set([fresh.slice(6, 70)]) })).toBe(0)
    expect(await unusedBy({ ...OUTSIDE, unsaved: null })).toBe(0)
    expect(await unusedBy()).toBe(0)
  })
})
