import { execFileSync } from 'node:child_process'
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const SCRIPTS = resolve(import.meta.dirname, '..', '..', 'scripts')

/** What an expression over a script's exports gives, in a Node of its own. */
function evaluate(script: string, expression: string, env: Record<string, string> = {}): unknown {
  const address = JSON.stringify(pathToFileURL(join(SCRIPTS, script)).href)
  const code = `import * as script from ${address}; console.log(JSON.stringify(${expression}))`
  const inherited = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' }
  const text = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return JSON.parse(text)
}

/** A tree with sources of one time and a build of another, in seconds. */
function tree(sources: number, built: number): string {
  const root = mkdtempSync(join(tmpdir(), 'marbre-tree-'))
  const write = (path: string, time: number) => {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '')
    utimesSync(file, time, time)
    return file
  }
  write('src/core/article.ts', sources)
  write('package.json', sources)
  for (const file of [
    'main/web.js',
    'main/cli.js',
    'main/electron.js',
    'preload/index.cjs',
    'renderer/index.html',
  ]) {
    write(join('out', file), built)
  }
  for (const folder of ['src', 'src/core']) utimesSync(join(root, folder), sources, sources)
  return root
}

const isBuilt = (root: string) => evaluate('setup.mjs', `script.isBuilt(${JSON.stringify(root)})`)

test('what is built is known, and so is what must be built again', () => {
  expect(isBuilt(tree(1_000, 2_000))).toBe(true)
  expect(isBuilt(tree(2_000, 1_000))).toBe(false)
  const changed = tree(1_000, 2_000)
  writeFileSync(join(changed, 'src', 'core', 'new.ts'), '')
  expect(isBuilt(changed)).toBe(false)
  const incomplete = tree(1_000, 2_000)
  rmSync(join(incomplete, 'out', 'main', 'cli.js'))
  expect(isBuilt(incomplete)).toBe(false)
})

/** A tree whose lockfile and node_modules have these packages. */
function installedTree(locked: object, installed: object): string {
  const root = mkdtempSync(join(tmpdir(), 'marbre-tree-'))
  mkdirSync(join(root, 'node_modules'))
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...locked } }))
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }))
  return root
}

test('dependencies are installed where one is missing or has another version, whatever the age of the files', () => {
  const isInstalled = (root: string) => evaluate('setup.mjs', `script.isInstalled(${JSON.stringify(root)})`)
  const locked = {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  }
  expect(isInstalled(installedTree(locked, locked))).toBe(true)
  expect(isInstalled(installedTree(locked, { 'node_modules/a': { version: '1.0.0' } }))).toBe(true)
  expect(isInstalled(installedTree(locked, { ...locked, 'node_modules/a': { version: '1.0.1' } }))).toBe(
    false,
  )
  expect(isInstalled(installedTree(locked, { 'node_modules/b': { version: '2.0.0' } }))).toBe(false)
  expect(isInstalled(mkdtempSync(join(tmpdir(), 'marbre-tree-')))).toBe(false)
  expect(isInstalled(resolve(SCRIPTS, '..'))).toBe(true)
})

test('a source that was taken away is noticed too', () => {
  const root = tree(1_000, 2_000)
  writeFileSync(join(root, 'src', 'core', 'gone.ts'), '')
  rmSync(join(root, 'src', 'core', 'gone.ts'))
  expect(isBuilt(root)).toBe(false)
})

test.runIf(process.platform === 'linux')(
  'without a display no desktop is tried, and the reason is said in one line',
  () => {
    expect(evaluate('electron.mjs', 'await script.electron()', { LANG: 'en' })).toEqual({
      why: 'there is no display',
    })
    expect(evaluate('electron.mjs', 'await script.electron()', { LANG: 'fr_FR' })).toEqual({
      why: 'il n’y a pas d’écran',
    })
  },
)

test('Electron is found where a variable names it, and is never asked for through its package', () => {
  const env = { ELECTRON_EXEC_PATH: process.execPath, DISPLAY: ':0' }
  expect(evaluate('electron.mjs', 'script.electronBinary()', env)).toBe(process.execPath)
  expect(evaluate('electron.mjs', 'await script.electron()', env)).toMatchObject({ binary: process.execPath })
})

test('the sentences of the set-up are there in both languages', () => {
  const names = (lang: string) => evaluate('words.mjs', 'Object.keys(script.words)', { LANG: lang })
  expect(names('fr_FR.UTF-8')).toEqual(names('en_GB.UTF-8'))
})

test('a download of Electron that failed is tried again a day later, or for another version', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'marbre-tree-')), 'electron-not-fetched')
  writeFileSync(file, '45.4.1 1000')
  const lately = (version: string, now: number) =>
    evaluate('electron.mjs', `script.failedLately(${JSON.stringify(file)}, '${version}', ${now})`)
  expect(lately('45.4.1', 1_000 + 3_600_000)).toBe(true)
  expect(lately('45.4.1', 1_000 + 25 * 3_600_000)).toBe(false)
  expect(lately('45.5.0', 1_000)).toBe(false)
  // What earlier versions wrote.
  writeFileSync(file, '45.4.1')
  expect(lately('45.4.1', 1_000)).toBe(false)
})

test.runIf(process.platform !== 'win32')(
  'the command is linked only where that is needed, and a refusal stops no start',
  () => {
    const root = tree(1_000, 2_000)
    const bin = join(root, 'node_modules', '.bin')
    const link = () => evaluate('setup.mjs', `script.linkCommand(${JSON.stringify(root)}) ?? null`)
    // The folder is missing, as one that cannot be written.
    expect(link()).toBeNull()
    mkdirSync(bin, { recursive: true })
    link()
    const path = join(bin, 'marbre')
    expect(readlinkSync(path)).toBe(join('..', '..', 'out', 'main', 'cli.js'))
    const before = lstatSync(path).ino
    link()
    expect(lstatSync(path).ino).toBe(before)
    expect(statSync(join(root, 'out', 'main', 'cli.js')).mode & 0o111).toBe(0o111)
  },
)
