import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { distinctLabels, libraryFolderName } from '../../src/core/libraries.ts'
import type { Result } from '../../src/core/failure.ts'
import { FIRST_LIST } from '../../src/contract/firstList.ts'
import { showInFileManager } from '../../src/host/fileManager.ts'
import { Libraries, libraryOfWindow, listLibraries } from '../../src/host/libraries.ts'
import { openNewsroom } from '../../src/host/openNewsroom.ts'
import { noPlaces } from '../../src/host/places.ts'

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

const newHome = () => mkdtempSync(join(tmpdir(), 'marbre-libraries-'))

/** A folder with a library, as Marbre makes one. */
function makeLibrary(...parts: string[]): string {
  const folder = join(...parts)
  for (const name of ['articles', 'bin']) mkdirSync(join(folder, name), { recursive: true })
  return folder
}

/** The libraries of a machine with its data in `home/marbre`, for a window on `folder`. */
function onMachine(home: string, folder = join(home, 'marbre', 'library')) {
  const opened: string[] = []
  const chosen: string[] = []
  const libraries = new Libraries(join(home, 'marbre'), folder, {
    browse: async () => chosen.shift() ?? null,
    show: async () => false,
    open: async (path, done) => {
      opened.push(path)
      done()
      return { ok: true, value: null }
    },
  })
  libraries.noteOpened()
  const labels = async () =>
    value(await libraries.list()).libraries.map(({ label, isOpen, isThere }) => [label, isOpen, isThere])
  const browse = async (path: string) => {
    chosen.push(path)
    return libraries.browse()
  }
  return { libraries, opened, labels, browse }
}

describe('the libraries of a machine', () => {
  test('a first run has the user’s own library, and asks nothing', async () => {
    const { labels } = onMachine(newHome())
    expect(await labels()).toEqual([['', true, true]])
  })

  test('the last opened stand first, each once, and those that are gone are told', async () => {
    const home = newHome()
    const desk = makeLibrary(home, 'Desk')
    const stick = makeLibrary(home, 'Stick')
    for (const folder of [desk, stick, desk]) onMachine(home, folder)
    rmSync(stick, { recursive: true })
    const { labels, libraries } = onMachine(home)
    expect(await labels()).toEqual([
      ['', true, true],
      ['Desk', false, true],
      ['Stick', false, false],
    ])
    const gone = value(await libraries.list()).libraries.at(-1)?.id ?? ''
    expect(await libraries.open(gone)).toMatchObject({
      ok: false,
      failure: { code: 'other-library-missing' },
    })
    expect(value(await libraries.forget(gone))).toEqual({ forgotten: true })
    expect(await labels()).toHaveLength(2)
  })

  test('neither the open library nor the user’s own is forgotten', async () => {
    const home = newHome()
    const { libraries } = onMachine(home, makeLibrary(home, 'Desk'))
    for (const { id } of value(await libraries.list()).libraries)
      expect(value(await libraries.forget(id))).toEqual({ forgotten: false })
    expect(value(await libraries.list()).libraries).toHaveLength(2)
  })

  test('no path is in what a window gets', async () => {
    const home = newHome()
    onMachine(home, makeLibrary(home, 'a', 'Desk'))
    const { libraries } = onMachine(home, makeLibrary(home, 'b', 'Desk'))
    const list = value(await libraries.list())
    expect(list.libraries.map(({ label }) => label)).toEqual(['Desk – b', 'Desk – a', ''])
    expect(JSON.stringify(list)).not.toContain(basename(home))
  })

  test.each(['', '{', '[]', '{"libraries":[{"id":1}]}', '\0'])(
    'a list that says %j is as good as none',
    async (text) => {
      const home = newHome()
      mkdirSync(join(home, 'marbre'))
      writeFileSync(join(home, 'marbre', 'libraries.json'), text)
      expect(await onMachine(home).labels()).toEqual([['', true, true]])
    },
  )
})

describe('changing to another library', () => {
  test('the library that was opened last in a window is that of the next start, unless one is named', async () => {
    const home = newHome()
    const desk = makeLibrary(home, 'Desk')
    const machine = { platform: 'linux' as const, env: { XDG_DATA_HOME: home }, home }
    expect(libraryOfWindow(undefined, machine).library.named).toBe(false)
    const { libraries, browse, opened } = onMachine(home)
    const { chosen } = value(await browse(desk))
    expect(chosen).toMatchObject({ label: 'Desk', holds: 'library' })
    expect(value(await libraries.open(chosen?.id ?? ''))).toEqual({ address: null })
    expect(opened).toEqual([desk])
    expect(libraryOfWindow(undefined, machine)).toEqual({
      library: { folder: desk, named: true },
      missing: null,
    })
    const other = join(home, 'other')
    expect(libraryOfWindow(other, machine).library.folder).toBe(other)
    rmSync(desk, { recursive: true })
    expect(libraryOfWindow(undefined, machine)).toMatchObject({ library: { named: false }, missing: 'Desk' })
    expect(listLibraries(join(home, 'marbre'))).toContainEqual({
      ...{ folder: desk, label: 'Desk', isThere: false, isOwn: false },
    })
  })

  test('an empty folder and one with other files are told apart; nothing is written before they are opened', async () => {
    const home = newHome()
    const { browse } = onMachine(home)
    const [empty, full] = [join(home, 'empty'), join(home, 'full')]
    for (const folder of [empty, full]) mkdirSync(folder)
    writeFileSync(join(empty, '.DS_Store'), '')
    writeFileSync(join(full, 'notes.txt'), 'mine')
    expect(value(await browse(empty)).chosen?.holds).toBe('nothing')
    expect(value(await browse(full)).chosen?.holds).toBe('files')
    expect([readdirSync(empty), readdirSync(full)]).toEqual([['.DS_Store'], ['notes.txt']])
  })

  test('a folder inside a library, an export or Marbre’s own is refused', async () => {
    const home = newHome()
    const { browse } = onMachine(home)
    const desk = makeLibrary(home, 'Desk')
    const inner = join(desk, 'articles', 'sub')
    const exported = join(home, 'site')
    for (const folder of [inner, join(exported, 'news'), join(home, 'marbre', 'recovery')])
      mkdirSync(folder, { recursive: true })
    writeFileSync(join(exported, '.marbre-export.json'), '{}')
    symlinkSync(inner, join(home, 'link'))
    writeFileSync(join(home, 'file'), '')
    const codeOf = async (path: string) => {
      const answer = await browse(path)
      return answer.ok ? answer.value.chosen?.holds : answer.failure.code
    }
    for (const path of [inner, join(desk, 'articles'), join(home, 'link'), join(home, 'marbre', 'recovery')])
      expect(await codeOf(path)).toBe('other-library-inside')
    for (const path of [exported, join(exported, 'news')])
      expect(await codeOf(path)).toBe('other-library-in-export')
    for (const path of [join(home, 'nowhere'), join(home, 'file')])
      expect(await codeOf(path)).toBe('other-library-missing')
  })

  test('a handle that nobody gave opens nothing', async () => {
    const { libraries, opened } = onMachine(newHome())
    for (const id of ['', '..', '/etc', 'constructor'])
      expect(await libraries.open(id)).toMatchObject({
        ok: false,
        failure: { code: 'other-library-unknown' },
      })
    expect(opened).toEqual([])
  })

  test('a new library is a folder beside the user’s own, whatever its name', async () => {
    const home = newHome()
    const { libraries, opened } = onMachine(home)
    const folder = join(home, 'marbre', 'libraries')
    for (const name of ['Desk', '../../../evil', 'con', 'a/b\\c:d', ' . Été 2026 . ']) {
      const { id } = value(await libraries.create(name))
      value(await libraries.open(id))
    }
    expect(readdirSync(folder).sort()).toEqual(['Desk', 'a b c d', 'con 1', 'evil', 'Été 2026'].sort())
    expect(opened).toHaveLength(5)
    expect(opened.every((path) => path.startsWith(folder))).toBe(true)
    expect(await libraries.create('desk'.replace('d', 'D'))).toMatchObject({
      failure: { code: 'other-library-exists', detail: { folder: 'Desk' } },
    })
    for (const name of ['', '  ', '..', '\0', '/'])
      expect(await libraries.create(name)).toMatchObject({ failure: { code: 'other-library-no-name' } })
  })

  test('a library that was made by its name opens with its first article', async () => {
    const home = newHome()
    const { libraries, opened } = onMachine(home)
    value(await libraries.open(value(await libraries.create('Sport')).id))
    const [folder = ''] = opened
    const room = value(
      await openNewsroom({ folder, named: true }, { kind: 'command' }, join(home, 'marbre'), {
        printer: { print: async () => ({ ok: true, value: new Uint8Array() }), close: async () => {} },
        places: noPlaces,
      }),
    )
    expect(await room.newsroom.listLibraries({})).toMatchObject({ value: { libraries: [] } })
    await room.close()
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['articles', 'bin']))
  })

  test('lets go of its folder where something else of it cannot be closed', async () => {
    const home = newHome()
    const folder = makeLibrary(home, 'Sport')
    const printed = { ok: true, value: new Uint8Array() } as const
    const close = () => Promise.reject(new Error('the browser hangs'))
    const room = value(
      await openNewsroom({ folder, named: true }, { kind: 'command' }, join(home, 'marbre'), {
        printer: { print: async () => printed, close },
        places: noPlaces,
      }),
    )
    await expect(room.close()).rejects.toThrow('the browser hangs')
    await expect(room.newsroom.listArticles(FIRST_LIST)).rejects.toThrow('not open')
  })
})

test.each([
  [
    ['/home/ines/Desk', '/home/ines/Sport'],
    ['Desk', 'Sport'],
  ],
  [
    ['/home/ines/Desk', '/media/stick/Desk'],
    ['Desk – ines', 'Desk – stick'],
  ],
  [
    ['/a/x/Desk', '/b/x/Desk', '/c/Sport'],
    ['Desk – a/x', 'Desk – b/x', 'Sport'],
  ],
  [
    ['C:\\Marbre', 'D:\\Marbre'],
    ['Marbre – C:', 'Marbre – D:'],
  ],
  [['/'], ['/']],
])('the names of %j are %j', (paths, labels) => {
  expect(distinctLabels(paths)).toEqual(labels)
})

test('names of folders are legal everywhere', () => {
  expect(['Nul.txt', 'COM1', 'a\u202eb', 'x'.repeat(3), 'été'].map(libraryFolderName)).toEqual([
    'Nul.txt 1',
    'COM1 1',
    'a b',
    'xxx',
    'été',
  ])
})

test('without a display or a program for it, no folder is shown', async () => {
  const machine = { platform: 'linux' as const, env: { PATH: '/nowhere' }, home: '/' }
  expect(await showInFileManager(machine, '/tmp')).toBe(false)
  const withDisplay = { ...machine, env: { ...machine.env, DISPLAY: ':0' } }
  expect(await showInFileManager(withDisplay, '/tmp')).toBe(false)
  const home = newHome()
  writeFileSync(join(home, 'xdg-open'), '#!/bin/sh\n', { mode: 0o755 })
  expect(await showInFileManager({ ...machine, env: { DISPLAY: ':0', PATH: home } }, home)).toBe(true)
  expect(await showInFileManager({ ...machine, env: { DISPLAY: ':0', PATH: home } }, '-e')).toBe(false)
})
