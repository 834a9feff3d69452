import { zipSync } from 'fflate'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { decodeArticle } from '../../src/core/article/index.ts'
import { folder, marbre, marbreProcess, start } from './commandLine.ts'

const DISPATCH = `Les écluses de la Vire rouvrent aux péniches
2026-10-02
Auteur: Inès Karam

Un été de travaux

Les six portes ont été changées, et les premiers bateaux sont attendus samedi matin au port de Saulnes.

Ce qu’il reste à faire

Le chemin de halage, lui, restera fermé jusqu’au printemps, faute de crédits pour les garde-corps.
`

const imports = z.object({
  imported: z.array(
    z.object({
      file: z.string(),
      id: z.nullable(z.string()),
      encoding: z.string(),
      article: z.record(z.string(), z.unknown()),
    }),
  ),
  failed: z.array(z.object({ file: z.string(), code: z.string(), message: z.string() })),
})
const listing = z.object({
  total: z.number(),
  items: z.array(
    z.looseObject({
      id: z.string(),
      headline: z.string(),
      date: z.string(),
      byline: z.array(z.looseObject({ name: z.string() })),
      status: z.string(),
      signs: z.number(),
    }),
  ),
})
const writing = z.object({
  written: z.array(z.object({ id: z.string(), file: z.string() })),
  unchanged: z.array(z.object({ id: z.string(), file: z.string() })),
  failed: z.array(z.object({ id: z.string(), code: z.string(), message: z.string() })),
})

/** A library with these texts imported, and their ids in order. */
async function libraryOf(texts: Record<string, string>) {
  const home = folder()
  const library = join(home, 'library')
  const inbox = join(home, 'inbox')
  mkdirSync(inbox)
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(inbox, name), text)
  const ended = await marbre(['import', inbox, '--library', library, '--json'])
  const { imported } = imports.parse(JSON.parse(ended.stdout))
  return { home, library, inbox, ended, ids: imported.map(({ id }) => id ?? '') }
}

const exportsIn = (out: string) =>
  readdirSync(out)
    .filter((name) => !name.startsWith('.'))
    .toSorted()

const numbered = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `${String(at).padStart(3, '0')}.txt`,
      DISPATCH.replace('six portes', `${at + 2} portes`),
    ]),
  )

test('the main job: import, list, show, export', async () => {
  const { home, library, ended, ids } = await libraryOf({ 'ecluses.txt': DISPATCH })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const { imported, failed } = imports.parse(JSON.parse(ended.stdout))
  expect(failed).toEqual([])
  expect(imported).toMatchObject([
    {
      file: join(home, 'inbox', 'ecluses.txt'),
      encoding: 'utf-8',
      article: {
        id: ids[0],
        revision: 1,
        language: 'fr',
        headline: 'Les écluses de la Vire rouvrent aux péniches',
        date: '2026-10-02',
        byline: [{ name: 'Inès Karam' }],
        sections: [{ heading: 'Un été de travaux' }, { heading: 'Ce qu’il reste à faire' }],
        source: { fileName: 'ecluses.txt', encoding: 'utf-8' },
      },
    },
  ])

  const list = await marbre(['list', '--query', 'ecluses', '--library', library, '--json'])
  const { total, items } = listing.parse(JSON.parse(list.stdout))
  expect(total).toBe(1)
  expect(items).toMatchObject([{ id: ids[0], status: 'draft', byline: [{ name: 'Inès Karam' }] }])

  const show = await marbre(['show', ids[0] ?? '', '--library', library, '--json'])
  expect(show.code).toBe(0)
  expect(decodeArticle(JSON.parse(show.stdout)).ok).toBe(true)
  const read = await marbre(['show', ids[0] ?? '', '--library', library])
  expect(read.stdout).toContain('Les six portes ont été changées')

  const page = await marbre(['export', ids[0] ?? '', '--format', 'html', '--library', library])
  expect(page.stdout).toMatch(/^<!doctype html>/i)
  expect(page.stdout).toContain('Les écluses de la Vire rouvrent aux péniches</h1>')
})

test('standard input is a file like any other', async () => {
  const library = join(folder(), 'library')
  const ended = await marbreProcess(['import', '-', '--library', library, '--json'], { input: DISPATCH })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  expect(imports.parse(JSON.parse(ended.stdout)).imported).toMatchObject([{ file: '-', encoding: 'utf-8' }])
})

test('a dry run shows the articles, and makes no library', async () => {
  const home = folder()
  const library = join(home, 'library')
  writeFileSync(join(home, 'a.txt'), DISPATCH)
  const ended = await marbre(['import', join(home, 'a.txt'), '--dry-run', '--library', library, '--json'])
  expect(ended.code).toBe(0)
  const [entry] = imports.parse(JSON.parse(ended.stdout)).imported
  expect(entry?.id).toBeNull()
  expect(entry?.article).toMatchObject({ headline: 'Les écluses de la Vire rouvrent aux péniches' })
  expect(entry?.article).not.toHaveProperty('id')
  expect(existsSync(library)).toBe(false)
})

test('what cannot be imported is listed with its reason, and the rest goes in', async () => {
  const home = folder()
  const inbox = join(home, 'inbox')
  mkdirSync(join(inbox, 'below'), { recursive: true })
  writeFileSync(join(inbox, 'good.txt'), DISPATCH)
  writeFileSync(join(inbox, 'below', 'also.txt'), DISPATCH.replace('six portes', 'sept portes'))
  writeFileSync(join(inbox, 'empty.txt'), '')
  writeFileSync(join(inbox, 'blank.txt'), ' \u00a0\n\n')
  writeFileSync(
    join(inbox, 'photo.txt'),
    Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7) % 251),
  )
  writeFileSync(join(inbox, '.hidden.txt'), DISPATCH)
  writeFileSync(join(home, 'outside.txt'), DISPATCH)
  symlinkSync(join(home, 'outside.txt'), join(inbox, 'link.txt'))
  symlinkSync(inbox, join(inbox, 'circle'))
  const library = join(home, 'library')
  const ended = await marbre(['import', inbox, join(home, 'nowhere.txt'), '--library', library, '--json'])
  expect(ended.code).toBe(1)
  const { imported, failed } = imports.parse(JSON.parse(ended.stdout))
  expect(imported.map(({ file }) => file)).toEqual([
    join(inbox, 'below', 'also.txt'),
    join(inbox, 'good.txt'),
  ])
  expect(failed.map(({ file, code }) => [file, code])).toEqual([
    [join(inbox, 'blank.txt'), 'empty'],
    [join(inbox, 'empty.txt'), 'empty'],
    [join(inbox, 'photo.txt'), 'binary'],
    [join(home, 'nowhere.txt'), 'unreadable'],
  ])
  for (const { message, file } of failed) expect(message).toContain(file.split('/').at(-1))
  expect(ended.stderr.trimEnd().split('\n')).toHaveLength(4)
  expect(ended.stderr).not.toMatch(/\n\s+at |Error:/)
})

test('a text whose structure is doubtful is left for a look, unless it is accepted as it is', async () => {
  const home = folder()
  const mixed = Buffer.concat([Buffer.from(DISPATCH), Buffer.from([0xe9, 0x74, 0xe9, 0x0a])])
  writeFileSync(join(home, 'mixed.txt'), mixed)
  const line = [
    'import',
    join(home, 'mixed.txt'),
    '--library',
    join(home, 'library'),
    '--encoding',
    'utf-8',
    '--json',
  ]
  const refused = await marbre(line)
  expect(refused.code).toBe(1)
  expect(imports.parse(JSON.parse(refused.stdout))).toMatchObject({
    imported: [],
    failed: [{ code: 'doubtful' }],
  })
  const [failure] = JSON.parse(refused.stdout).failed
  expect(failure).toMatchObject({ format: 'text', notices: [] })
  const doubt = failure.doubts.find(({ name }: { name: string }) => name === 'mixed-encodings')
  expect(doubt).toMatchObject({ part: expect.any(String), line: expect.any(Number) })
  // The sentence names the doubt and its line.
  expect(failure.message).toContain(`${doubt.line}`)
  expect(failure.message).toContain(doubt.message)
  expect(refused.stderr).toContain(doubt.message)
  const shown = await marbre([...line, '--accept-doubtful', '--dry-run'])
  expect(JSON.parse(shown.stdout).imported).toMatchObject([
    { id: null, format: 'text', doubts: failure.doubts },
  ])
  const accepted = await marbre([...line, '--accept-doubtful'])
  expect(accepted.code).toBe(0)
  expect(imports.parse(JSON.parse(accepted.stdout)).imported).toHaveLength(1)
})

test('an archive is imported with what it holds, each file by its path', async () => {
  const home = folder()
  const archive = zipSync({
    'a/depeche.txt': new TextEncoder().encode(DISPATCH),
    'photo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  })
  const file = join(home, 'lot.zip')
  writeFileSync(file, archive)
  const ended = await marbre(['import', file, '--library', join(home, 'library'), '--json'])
  expect(ended.code).toBe(1)
  const { imported, failed } = imports.parse(JSON.parse(ended.stdout))
  expect(imported.map((each) => each.file)).toEqual([`${file}/depeche.txt`])
  expect(failed).toMatchObject([{ file: `${file}/photo.png`, code: 'binary' }])
})

test('a long list comes whole, and a limit shortens it', async () => {
  const { library } = await libraryOf(numbered(120))
  const all = listing.parse(JSON.parse((await marbre(['list', '--library', library, '--json'])).stdout))
  expect(all.total).toBe(120)
  expect(new Set(all.items.map(({ id }) => id)).size).toBe(120)
  const few = listing.parse(
    JSON.parse((await marbre(['list', '--library', library, '--json', '--limit', '7'])).stdout),
  )
  expect([few.total, few.items.length]).toEqual([120, 7])
  const ready = await marbre(['list', '--library', library, '--json', '--status', 'ready'])
  expect(listing.parse(JSON.parse(ready.stdout))).toEqual({ total: 0, items: [] })
})

test('an export into a folder gives each article a file of its own', async () => {
  const { home, library, ids } = await libraryOf(numbered(3))
  const out = join(home, 'site', 'content')
  const line = ['export', '--format', 'markdown', '--out', out, '--library', library, '--json']
  const ended = await marbre(line)
  expect(ended.code).toBe(0)
  // Each that has a number says whose slug it shares.
  expect(ended.stderr.match(/has the same slug/g)).toHaveLength(2)
  const { written } = writing.parse(JSON.parse(ended.stdout))
  expect(new Set(written.map(({ id }) => id))).toEqual(new Set(ids))
  expect(new Set(written.map(({ file }) => file)).size).toBe(3)
  for (const { id, file } of written) expect(readFileSync(file, 'utf8')).toContain(id)
  expect(exportsIn(out)).toHaveLength(3)

  const again = await marbre(line)
  expect(again.code).toBe(0)
  expect(writing.parse(JSON.parse(again.stdout))).toMatchObject({ written: [], unchanged: written })
  expect(exportsIn(out)).toHaveLength(3)
})

test('a site holds what is ready or published, or has the status that is asked for, and is counted by articles', async () => {
  const { home, library } = await libraryOf(numbered(2))
  const out = join(home, 'public')
  const line = ['export', '--format', 'site', '--out', out, '--library', library]
  expect(await marbre(line)).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('0 files exported'),
  })
  expect(exportsIn(out)).toEqual(['404.html', 'archive.html', 'index.html', 'style.css'])
  const drafts = await marbre([...line, '--status', 'draft'])
  expect(drafts).toMatchObject({ code: 0, stderr: expect.stringContaining('2 files exported') })
  expect(exportsIn(out)).toContain('les-ecluses-de-la-vire-rouvrent-aux-peniches-2.html')
  expect(existsSync(join(out, 'author', 'ines-karam', 'index.html'))).toBe(true)
  expect(await marbre(line.slice(0, 3))).toMatchObject({ code: 2 })
})

test('articles with one headline keep their files, whichever is exported, and in whatever order', async () => {
  const { home, library, ids } = await libraryOf(numbered(3))
  const out = join(home, 'out')
  for (const format of ['markdown', 'html', 'json']) {
    const line = ['--format', format, '--out', out, '--library', library, '--json']
    const fileOf = async (...only: string[]) => {
      const { written, unchanged, failed } = writing.parse(
        JSON.parse((await marbre(['export', ...only, ...line])).stdout),
      )
      expect(failed).toEqual([])
      return new Map([...written, ...unchanged].map(({ id, file }) => [id, file]))
    }
    const all = await fileOf()
    expect(new Set(all.values()).size).toBe(3)
    for (const id of ids) expect(await fileOf(id)).toEqual(new Map([[id, all.get(id)]]))
    expect(await fileOf(...[...all.keys()].reverse())).toEqual(all)
  }
  expect(exportsIn(out)).toHaveLength(9)
})

test('a name is numbered before its ending', async () => {
  const { home, library } = await libraryOf(numbered(2))
  const out = join(home, 'out')
  await marbre(['export', '--format', 'fragment', '--out', out, '--library', library])
  expect(exportsIn(out)).toEqual([
    'les-ecluses-de-la-vire-rouvrent-aux-peniches-2.fragment.html',
    'les-ecluses-de-la-vire-rouvrent-aux-peniches.fragment.html',
  ])
})

test('an export never replaces a file that it did not write, unless it is told to', async () => {
  const { home, library, ids } = await libraryOf({ 'a.txt': DISPATCH })
  const out = join(home, 'out')
  const line = ['export', ids[0] ?? '', '--format', 'text', '--out', out, '--library', library, '--json']
  const { written } = writing.parse(JSON.parse((await marbre(line)).stdout))
  const file = written[0]?.file ?? ''
  writeFileSync(file, 'Somebody else’s words.')
  const refused = await marbre(line)
  expect(refused.code).toBe(1)
  expect(writing.parse(JSON.parse(refused.stdout))).toMatchObject({
    written: [],
    failed: [{ id: ids[0], code: 'exists' }],
  })
  expect(readFileSync(file, 'utf8')).toBe('Somebody else’s words.')
  expect((await marbre([...line, '--overwrite'])).code).toBe(0)
  expect(readFileSync(file, 'utf8')).toContain('écluses')
  expect(exportsIn(out)).toHaveLength(1)

  rmSync(file)
  symlinkSync(join(home, 'elsewhere.txt'), file)
  expect((await marbre([...line, '--overwrite'])).code).toBe(1)
  expect(existsSync(join(home, 'elsewhere.txt'))).toBe(false)
})

test('an id that is not in the library is said, and is no mistake of the line', async () => {
  const { library, home } = await libraryOf({ 'a.txt': DISPATCH })
  const id = '01930000-0000-7000-8000-ffffffffffff'
  for (const line of [
    ['show', id],
    ['export', id, '--format', 'html'],
  ]) {
    const ended = await marbre([...line, '--library', library])
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toMatch(/^This article is no longer in the library.*\[not-found\]\n$/)
  }
  const out = join(home, 'out')
  const some = await marbre(['export', id, '--format', 'json', '--out', out, '--json', '--library', library])
  expect(some.code).toBe(1)
  expect(writing.parse(JSON.parse(some.stdout))).toMatchObject({
    written: [],
    failed: [{ id, code: 'not-found' }],
  })
})

test('a library that is not there is said, and not made by reading it', async () => {
  const home = folder()
  const library = join(home, 'library')
  for (const command of ['list', 'check']) {
    const ended = await marbre([command, '--library', library, '--json'])
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toContain(library)
    expect(ended.stderr).toContain('[library-missing]')
  }
  expect(existsSync(library)).toBe(false)
  const unplugged = await marbre(['import', '-', '--library', join(home, 'stick', 'library')], {
    input: DISPATCH,
  })
  expect(unplugged.code).toBe(1)
  expect(unplugged.stderr).toContain('[library-missing]')
})

test('a file in the place of a library is said, in the user’s language', async () => {
  const home = folder()
  writeFileSync(join(home, 'library'), 'x')
  const library = join(home, 'library')
  for (const command of [['list'], ['import', '-']]) {
    const ended = await marbre([...command, '--library', library], {
      env: { LC_ALL: 'fr_FR.UTF-8' },
      input: DISPATCH,
    })
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(/^«\u00a0.*library\u00a0» est un fichier.*\[library-not-a-folder\]\n$/)
  }
  expect(readFileSync(library, 'utf8')).toBe('x')
})

test('a damaged article is found by check, and its bytes survive', async () => {
  const { library, ids } = await libraryOf(numbered(2))
  const file = join(library, 'articles', `${ids[0]}.json`)
  writeFileSync(file, readFileSync(file).subarray(0, 100))
  const ended = await marbre(['check', '--library', library, '--json'])
  expect(ended.code).toBe(1)
  const report = z.looseObject({
    articles: z.number(),
    problems: z.array(
      z.object({ kind: z.string(), file: z.string(), code: z.string(), message: z.string() }),
    ),
  })
  const { articles, problems } = report.parse(JSON.parse(ended.stdout))
  expect(articles).toBe(1)
  expect(problems).toHaveLength(1)
  expect(problems[0]?.message.length).toBeGreaterThan(20)
  expect(readFileSync(join(library, problems[0]?.file ?? '')).length).toBe(100)
  const whole = await libraryOf(numbered(1))
  expect((await marbre(['check', '--library', whole.library, '--json'])).code).toBe(0)
})

test('what an interrupted save left is said to be that, not a disk that fails', async () => {
  const { library, ids } = await libraryOf(numbered(1))
  const articles = join(library, 'articles')
  const written = readFileSync(join(articles, `${ids[0]}.json`), 'utf8')
  const unsaved = '01a22ba5-1de7-712a-a39d-cb092247fc59'
  const left = written.replaceAll(ids[0] ?? '', unsaved)
  writeFileSync(join(articles, `.${unsaved}.json.4194305-0123456789ab-1.tmp`), left)
  const { stdout } = await marbre(['check', '--library', library, '--lang', 'en'])
  expect(stdout).toContain(`set-aside/${unsaved}.json: A save was cut off`)
  expect(stdout).not.toContain('Check the disk')
  expect(readFileSync(join(library, 'set-aside', `${unsaved}.json`), 'utf8')).toBe(left)
})

test('a list is asked in one language: words, filters, signs, in an order', async () => {
  const page = (front: string) => `---\n${front}\n---\n\nIl passe le pont à midi.\n`
  const { library } = await libraryOf({
    'a.md': page('title: « 10 bateaux »\nsection: Port\nstatus: ready\ndate: 2026-11-03\nlang: fr'),
    'b.md': page('title: 9 bateaux 🎉\nsection: Port\ndate: 2026-12-01\nlang: fr'),
    'c.md': page('title: Le cheval\nsection: Sport\ndate: 2026-12-02\nlang: fr'),
  })
  const headlines = async (...line: string[]) => {
    const ended = await marbre(['list', ...line, '--library', library, '--json'])
    expect(ended.code).toBe(0)
    return listing.parse(JSON.parse(ended.stdout)).items.map(({ headline }) => headline)
  }
  expect(await headlines('--query', 'rubrique:port', '--sort', 'headline')).toEqual([
    '9 bateaux 🎉',
    '« 10 bateaux »',
  ])
  expect(await headlines('--query', 'desk:port before:2026-12')).toEqual(['« 10 bateaux »'])
  expect(await headlines('--query', 'bateau -statut:prêt')).toEqual(['9 bateaux 🎉'])
  expect(await headlines('--query', 'chevaux')).toEqual(['Le cheval'])
  expect(await headlines('--query', '🎉')).toEqual(['9 bateaux 🎉'])
  expect(await headlines('--query', 'before:hier "desk:')).toEqual([])
  expect(await headlines('--sort', 'headline', '--direction', 'descending')).toEqual([
    'Le cheval',
    '« 10 bateaux »',
    '9 bateaux 🎉',
  ])
  expect(await marbre(['list', '--sort', 'colour', '--library', library])).toMatchObject({ code: 2 })
})

test('the environment names the library where the line does not', async () => {
  const { library } = await libraryOf(numbered(1))
  const ended = await marbre(['list', '--json'], { env: { MARBRE_LIBRARY: library } })
  expect(listing.parse(JSON.parse(ended.stdout)).total).toBe(1)
})

test('while another Marbre writes, an import waits, and says who it is if that takes too long', async () => {
  const { library, ids } = await libraryOf(numbered(1))
  const lock = join(library, 'lock')
  const holder = { pid: 4711, host: 'the-other-desk', space: '', started: '', token: '0123456789abcdef' }
  writeFileSync(lock, JSON.stringify(holder))
  const line = ['import', '-', '--library', library, '--json']
  const [refused, list] = await Promise.all([
    marbre(line, { input: DISPATCH }),
    marbre(['list', '--library', library, '--json']),
  ])
  expect(refused.code).toBe(1)
  expect(imports.parse(JSON.parse(refused.stdout))).toMatchObject({
    imported: [],
    failed: [{ code: 'library-locked' }],
  })
  expect(refused.stderr).toContain('process 4711 on the-other-desk')
  expect(listing.parse(JSON.parse(list.stdout)).items.map(({ id }) => id)).toEqual(ids)

  setTimeout(() => rmSync(lock), 1_000)
  expect((await marbre(line, { input: DISPATCH })).code).toBe(0)
  expect(readdirSync(join(library, 'articles'))).toHaveLength(2)
})

test('a reader that goes away is no error', async () => {
  const { library } = await libraryOf(numbered(60))
  const child = start(['list', '--library', library, '--json'])
  let complaints = ''
  child.stderr.on('data', (text) => {
    complaints += String(text)
  })
  child.stdout.once('data', () => child.stdout.destroy())
  const [code] = await once(child, 'close')
  expect([code, complaints]).toEqual([0, ''])
})

test.skipIf(process.platform !== 'linux').each([
  ['that takes nothing', 'exec "$@" > /dev/full', 'ENOSPC'],
  // The limit is 2 KB; without the trap it would end the process.
  ['that takes a part of the text', 'trap "" XFSZ; ulimit -f 4; exec "$@" > page.html', 'EFBIG'],
])('standard output %s is a failure, said in one sentence', async (_, line, reason) => {
  const { home, library, ids } = await libraryOf({ 'ecluses.txt': DISPATCH })
  const words = ['export', ids[0] ?? '', '--format', 'html', '--library', library]
  const { code, stderr } = await marbreProcess(words, { shell: `cd ${home}; ${line}` })
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `Standard output could not be written (${reason}): what it holds is not complete. Free some space or choose another place, then run the command again.\n`,
  })
})

test('Ctrl-C leaves whole articles, and a whole document that names them', async () => {
  const home = folder()
  const library = join(home, 'library')
  const inbox = join(home, 'inbox')
  mkdirSync(inbox)
  for (const [name, text] of Object.entries(numbered(900))) writeFileSync(join(inbox, name), text)
  const child = start(['import', inbox, '--library', library, '--json'])
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += String(text)
    if (stdout.includes('"id"') && !child.killed) child.kill('SIGINT')
  })
  const [code] = await once(child, 'close')
  const { imported } = imports.parse(JSON.parse(stdout))
  expect(imported.length).toBeGreaterThan(0)
  const files = readdirSync(join(library, 'articles'))
  expect(new Set(files)).toEqual(new Set(imported.map(({ id }) => `${id}.json`)))
  for (const file of files) {
    expect(decodeArticle(JSON.parse(readFileSync(join(library, 'articles', file), 'utf8'))).ok).toBe(true)
  }
  if (imported.length < 900) expect(code).toBe(130)
})

const skips = z.object({
  skipped: z.array(z.object({ file: z.string(), id: z.string(), why: z.string() })),
})

async function importAgain(library: string, ...words: string[]) {
  const ended = await marbre(['import', ...words, '--library', library, '--json'])
  const printed: unknown = JSON.parse(ended.stdout)
  const list = listing.parse(JSON.parse((await marbre(['list', '--library', library, '--json'])).stdout))
  return { ended, ...imports.parse(printed), ...skips.parse(printed), total: list.total }
}

test('a second import of the same files skips them, and says so; a new text of the same headline goes in', async () => {
  const { library, inbox, ids } = await libraryOf({ 'ecluses.txt': DISPATCH })
  const again = await importAgain(library, inbox)
  expect(again.ended).toMatchObject({ code: 0, stderr: '' })
  expect(again).toMatchObject({ imported: [], failed: [], total: 1 })
  expect(again.skipped).toEqual([{ file: join(inbox, 'ecluses.txt'), id: ids[0], why: 'same-file' }])

  writeFileSync(join(inbox, 'revues.txt'), DISPATCH.replace('six portes', 'sept portes'))
  const third = await importAgain(library, inbox)
  expect(third.imported.map(({ file }) => file)).toEqual([join(inbox, 'revues.txt')])
  expect(third).toMatchObject({ total: 2, skipped: [{ why: 'same-file' }] })

  const words = await marbre(['import', inbox, '--library', library])
  expect(words).toMatchObject({ code: 0, stdout: '' })
  expect(words.stderr).toContain('this file is already in the library')
  expect(words.stderr).toContain('2 files skipped: already in the library.')
})

test('what is in the library already can be skipped, replaced or kept, as the line says', async () => {
  const { library, inbox, ids } = await libraryOf({ 'ecluses.txt': DISPATCH })
  const file = join(inbox, 'ecluses.txt')
  writeFileSync(file, DISPATCH.replace('six portes', 'sept portes').replace('Les écluses', 'Les Ecluses'))

  const skipped = await importAgain(library, file, '--duplicates', 'skip')
  expect(skipped).toMatchObject({ imported: [], total: 1, skipped: [{ id: ids[0], why: 'same-headline' }] })

  const replaced = await importAgain(library, file, '--duplicates', 'replace')
  expect(replaced).toMatchObject({ total: 1, skipped: [] })
  expect(replaced.imported).toMatchObject([{ id: ids[0], article: { revision: 2 } }])
  expect(JSON.parse(replaced.ended.stdout).imported[0].replaced).toBe(true)
  const [version] = readdirSync(join(library, 'versions', ids[0] ?? ''))
  expect(readFileSync(join(library, 'versions', ids[0] ?? '', version ?? ''), 'utf8')).toContain('six portes')

  const kept = await importAgain(library, file, '--duplicates', 'keep')
  expect(kept).toMatchObject({ total: 2, skipped: [] })
  expect(await marbre(['import', file, '--duplicates', 'perhaps', '--library', library])).toMatchObject({
    code: 2,
  })
})

test('files of one batch are compared with each other too, and what is in the bin does not count', async () => {
  const { library, inbox, ended, ids } = await libraryOf({
    'a.txt': DISPATCH,
    'b.txt': DISPATCH,
    'c.txt': DISPATCH.replace('six portes', 'sept portes'),
  })
  expect(ids).toHaveLength(2)
  expect(skips.parse(JSON.parse(ended.stdout)).skipped).toEqual([
    { file: join(inbox, 'b.txt'), id: ids[0], why: 'same-file' },
  ])
  mkdirSync(join(library, 'bin'), { recursive: true })
  for (const id of ids)
    renameSync(join(library, 'articles', `${id}.json`), join(library, 'bin', `${id}.json`))
  const again = await importAgain(library, inbox, '--duplicates', 'skip')
  expect(again.imported).toHaveLength(1)
  expect(again.skipped.map(({ why }) => why)).toEqual(['same-file', 'same-headline'])
})

test('a dry run asks no library, and shows every file', async () => {
  const { library, inbox } = await libraryOf({ 'a.txt': DISPATCH, 'b.txt': DISPATCH })
  const shown = await marbre(['import', inbox, '--dry-run', '--library', library, '--json'])
  expect(imports.parse(JSON.parse(shown.stdout)).imported).toHaveLength(2)
})
