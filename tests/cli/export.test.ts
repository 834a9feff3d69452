import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Article } from '../../src/core/article/index.ts'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import { articleOf, idOf } from '../store/articleOf.ts'
import { folder, marbre, marbreProcess, start } from './commandLine.ts'

const file = z.object({ id: z.string(), file: z.string() })
const reportDecoder = z.object({
  written: z.array(z.looseObject({ id: z.string(), file: z.string() })),
  unchanged: z.array(file),
  left: z.array(file),
  skipped: z.array(z.object({ id: z.string(), embargo: z.string() })),
  removed: z.array(z.object({ file: z.string() })),
  failed: z.array(z.object({ id: z.string(), code: z.string(), message: z.string() })),
  drafts: z.number(),
})

/** A library with these articles, and a command line on it. */
function libraryWith(articles: readonly Article[]) {
  const home = folder()
  const library = join(home, 'library')
  const out = join(home, 'out')
  mkdirSync(join(library, 'articles'), { recursive: true })
  for (const article of articles)
    writeFileSync(join(library, 'articles', `${article.id}.json`), encodeArticleFile(article))
  const line = (...words: string[]) => ['export', ...words, '--library', library]
  const run = (...words: string[]) => marbre(line(...words))
  const report = async (...words: string[]) => {
    const ended = await run(...words, '--json')
    return { code: ended.code, ...reportDecoder.parse(JSON.parse(ended.stdout)) }
  }
  return { home, library, out, line, run, report }
}

const visible = (out: string) =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name).slice(out.length + 1))
    .toSorted()

test('names follow a pattern, with folders, and a new pattern moves the files', async () => {
  const { out, run, report } = libraryWith([
    articleOf(1, { date: '2026-11-10', desk: 'Régions' }),
    articleOf(2, { date: '2026-11-11' }),
  ])
  const words = ['--format', 'markdown', '--out', out]
  await run(...words, '--names', '{desk}/{date}-{slug}')
  expect(visible(out)).toEqual(['2026-11-11-le-pont-numero-2.md', 'regions/2026-11-10-le-pont-numero-1.md'])
  const { written, code } = await report(...words, '--names', '{slug}')
  expect(code).toBe(0)
  expect(written).toContainEqual({
    id: idOf(1),
    file: join(out, 'le-pont-numero-1.md'),
    replaced: join(out, 'regions/2026-11-10-le-pont-numero-1.md'),
  })
  expect(readdirSync(out).toSorted()).toEqual([
    '.marbre-export.json',
    'le-pont-numero-1.md',
    'le-pont-numero-2.md',
  ])
})

test('an article that is named twice is one, and has its file', async () => {
  const { out, run, report } = libraryWith([articleOf(1)])
  const page = join(out, 'page.html')
  const { code, written } = await report(idOf(1), idOf(1).toUpperCase(), '--out', page)
  expect([code, written]).toEqual([0, [{ id: idOf(1), file: page }]])
  expect((await run(idOf(1), idOf(1), '--format', 'html')).stdout).toBe(readFileSync(page, 'utf8'))
})

test('what a file could not hold is told', async () => {
  const { out, run, report } = libraryWith([
    articleOf(1, { slug: 'crue' }),
    articleOf(2, { slug: 'crue', headline: 'Crue' }),
  ])
  const { written } = await report('--format', 'text', '--out', out)
  const notices = [{ name: 'same-slug', what: 'Crue' }]
  expect(written).toContainEqual({ id: idOf(1), file: join(out, 'crue-2.txt'), notices })
  const { stderr } = await run(idOf(1), '--format', 'text')
  expect(stderr).toMatch(/^Le pont numéro 1: The article “Crue” has the same slug/)
})

test.each([
  ['text.md', [], /^---\n/],
  ['text.TXT', [], /^Le pont numéro 1/],
  ['page.html', [], /^<!doctype html>/i],
  ['item.ninjs.json', [], /"uri"/],
  ['body.html', ['--format', 'fragment'], /^<article/],
  ['item.json', ['--format', 'ninjs'], /"uri"/],
] as const)('the name %s says the format, or fits it (%j)', async (name, words, text) => {
  const { home, run } = libraryWith([articleOf(1)])
  const path = join(home, name)
  expect(await run(idOf(1), '--out', path, ...words)).toMatchObject({ code: 0 })
  expect(readFileSync(path, 'utf8')).toMatch(text)
})

describe('what is under embargo', () => {
  const embargo = '2999-01-01T06:00:00+01:00'
  const articles = [articleOf(1, { embargo, headline: 'Secret' }), articleOf(2, { status: 'ready' })]

  test('is left out of a library, and told with the drafts', async () => {
    const { out, report, run } = libraryWith(articles)
    expect(await report('--format', 'text', '--out', out)).toMatchObject({
      ...{ code: 0, skipped: [{ id: idOf(1), embargo }], drafts: 0, failed: [] },
    })
    const ended = await run('--format', 'text', '--out', out, '--include-embargoed')
    expect(ended.stderr).toMatch(/1 of the exported articles is neither ready nor published/)
    expect(visible(out)).toEqual(['le-pont-numero-2.txt', 'secret.txt'])
  })

  test('is refused where it is named', async () => {
    const { out, run, report } = libraryWith(articles)
    const refused = await run(idOf(1), '--format', 'text')
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(
      /“Secret” is under embargo until 1 January 2999 at 06:00 \(UTC\+1\) and was not exported/,
    )
    expect(await report(idOf(1), '--format', 'text', '--out', out)).toMatchObject({ code: 1, written: [] })
    expect(await run(idOf(1), '--format', 'text', '--include-embargoed')).toMatchObject({
      code: 0,
      stderr: '',
    })
  })

  test('is not held back by an embargo that has passed, in whatever zone', async () => {
    const passed = new Date(Date.now() - 60_000 + 14 * 3_600_000).toISOString().replace('Z', '+14:00')
    const { run } = libraryWith([articleOf(1, { embargo: passed })])
    expect(await run(idOf(1), '--format', 'text')).toMatchObject({ code: 0 })
  })
})

describe('a zip', () => {
  test('holds every file, under distinct names, and no list', async () => {
    const { home, report } = libraryWith([articleOf(1), articleOf(2, { headline: 'Le pont numéro 1' })])
    const zip = join(home, 'evening', 'all.zip')
    const { written, drafts, code } = await report('--format', 'text', '--out', zip, '--names', 'x/{slug}')
    expect([code, drafts]).toEqual([0, 2])
    const names = new Set(Object.keys(unzipSync(readFileSync(zip))))
    expect(names).toEqual(new Set(['x/le-pont-numero-1-2.txt', 'x/le-pont-numero-1.txt']))
    expect(new Set(written.map(({ file }) => file))).toEqual(names)
    expect(readdirSync(join(home, 'evening'))).toEqual(['all.zip'])
  })

  test('replaces another file only if that is asked for', async () => {
    const { home, run } = libraryWith([articleOf(1)])
    const zip = join(home, 'all.zip')
    writeFileSync(zip, 'mine')
    const refused = await run('--format', 'text', '--out', zip)
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.stderr).toMatch(/“all.zip” already exists.*\[zip-exists\]\n$/)
    expect(readFileSync(zip, 'utf8')).toBe('mine')
    expect(await run('--format', 'text', '--out', zip, '--overwrite')).toMatchObject({ code: 0 })
    expect(Object.keys(unzipSync(readFileSync(zip)))).toEqual(['le-pont-numero-1.txt'])
  })
})

test('an earlier file that somebody has changed is left, and said', async () => {
  const { out, run, report } = libraryWith([articleOf(1)])
  await run('--format', 'text', '--out', out, '--names', 'old')
  writeFileSync(join(out, 'old.txt'), 'by hand')
  const { left, code } = await report('--format', 'text', '--out', out)
  expect([code, left]).toEqual([0, [{ id: idOf(1), file: join(out, 'old.txt') }]])
  expect(visible(out)).toEqual(['le-pont-numero-1.txt', 'old.txt'])
})

test('headlines of 10,000 characters and with controls have names, and the others go on', async () => {
  const { out, report } = libraryWith([
    articleOf(1, { headline: 'Très long '.repeat(1000) }),
    articleOf(2, { headline: '../../\u0000\u0007etc\u202epasswd' }),
    articleOf(3, { headline: 'CON' }),
    articleOf(4, { headline: '' }),
  ])
  const { failed, written } = await report('--format', 'text', '--out', out, '--names', '{headline}')
  expect(failed).toEqual([])
  expect(written).toHaveLength(4)
  expect(visible(out)).toHaveLength(4)
  expect(visible(out)).toContain('CON-article.txt')
})

test('a destination that is a file is said in one sentence', async () => {
  const { home, run } = libraryWith([articleOf(1), articleOf(2)])
  const path = join(home, 'a-file')
  writeFileSync(path, '')
  const ended = await run('--format', 'text', '--out', path)
  expect(ended.code).toBe(1)
  expect(ended.stderr).toMatch(/^“.*a-file” is a file, not a folder.*\[not-a-folder\]\n$/)
})

test('a destination that the disk refuses is said with its reason', async () => {
  const { home, run } = libraryWith([articleOf(1), articleOf(2)])
  symlinkSync(join(home, 'loop'), join(home, 'loop'))
  for (const name of ['n'.repeat(300), 'loop', join('loop', 'inner')]) {
    const ended = await run('--format', 'text', '--out', join(home, name))
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(/could not be written to this folder \(E[A-Z]+\).*\[export-refused\]\n$/)
  }
})

test('a destination behind a link that leads nowhere is said by the name of the link', async () => {
  const { home, run } = libraryWith([articleOf(1)])
  const link = join(home, 'disk')
  symlinkSync(join(home, 'unplugged', 'disk'), link)
  for (const out of [link, join(link, 'inner', 'deep'), join(link, 'evening.zip')]) {
    const ended = await run('--format', 'text', '--out', out)
    expect(ended.code).toBe(1)
    expect(ended.stderr).toContain(`“${link}” cannot be found`)
  }
})

test.skipIf(process.platform !== 'linux')(
  'a destination on a file system that takes no folders is said in one sentence',
  async () => {
    const { line } = libraryWith([articleOf(1)])
    const ended = await marbreProcess(line('--format', 'text', '--out', '/proc/evening/texts'))
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(/^The folder “\/proc” cannot be found.*\[folder-missing\]\n/)
  },
)

test.skipIf(process.platform !== 'linux')(
  'a home folder on a file system that takes no folders is said in one sentence',
  async () => {
    const text = join(folder(), 'a.txt')
    writeFileSync(text, 'Le bac revient\n\nLe bac est revenu mardi.\n')
    const ended = await marbreProcess(['import', text], { env: { HOME: '/proc/evening', XDG_DATA_HOME: '' } })
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(/^The library folder cannot be found: \/proc.*\[library-missing\]\n$/)
  },
)

test('a list of exports that is damaged is said, and nothing is replaced', async () => {
  const { out, report } = libraryWith([articleOf(1)])
  mkdirSync(out)
  writeFileSync(join(out, '.marbre-export.json'), 'x')
  const { code, failed, written } = await report('--format', 'text', '--out', out)
  expect([code, failed.map((each) => each.code), written.length]).toEqual([1, ['manifest-damaged'], 1])
})

const many = Array.from({ length: 1200 }, (_, number) => articleOf(number, { headline: 'Un seul titre' }))

test('nothing is exported into the folders of a library, or taken for a folder', async () => {
  const { library, home, run } = libraryWith([articleOf(1), articleOf(2)])
  for (const folder of [library, join(library, 'articles'), join(library, 'bin', 'new')]) {
    const refused = await run('--format', 'json', '--out', folder)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/belongs to the library; nothing was written.*\[folder-of-library\]\n$/)
  }
  expect(readdirSync(join(library, 'articles'))).toHaveLength(2)
  writeFileSync(join(home, 'file'), '')
  const onFile = await run('--format', 'json', '--out', join(home, 'file', 'deeper'))
  expect(onFile).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/is a file, not a folder.*\[not-a-folder\]\n$/),
  })
  expect(await run('--format', 'epub', '--out', join(home, 'evening.epub'))).toMatchObject({ code: 2 })
})

test('Ctrl-C in the middle leaves whole files, and the next run ends the work', async () => {
  const { out, line, report } = libraryWith(many)
  const child = start(line('--format', 'text', '--out', out))
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
  child.stdout.once('data', () => child.kill('SIGINT')).resume()
  expect(await ended).toBe(130)
  const before = visible(out)
  expect(before.length).toBeGreaterThan(0)
  expect(readdirSync(out)).toHaveLength(before.length + 1)
  for (const name of before) expect(readFileSync(join(out, name), 'utf8')).toMatch(/l’ouvrage tient\.\n/)
  const { code, written, unchanged, failed } = await report('--format', 'text', '--out', out)
  expect([code, failed, written.length + unchanged.length]).toEqual([0, [], many.length])
  expect(visible(out)).toHaveLength(many.length)
})
