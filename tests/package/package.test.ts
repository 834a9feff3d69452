import { readFileSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, extname, join, posix } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { beforeAll, expect, test } from 'vitest'
import { IMPORT_FORMATS } from '../../src/core/import/formats.ts'
import { FACES, readFonts } from '../../src/host/fonts.ts'
import { readArchive } from './archive.ts'
import { importsOf } from './importsOf.ts'
import { type LinuxPackage, type MacPackage, packLinux, packMac, ROOT } from './packaged.ts'

let linux: LinuxPackage
let mac: MacPackage
/** The files in the package for Linux, by their paths with `/`. */
let archive: ReadonlyMap<string, Buffer>
let files: readonly string[]

beforeAll(async () => {
  linux = await packLinux()
  mac = await packMac()
  archive = readArchive(join(linux.folder, 'resources', 'app.asar'))
  files = [...archive.keys()]
}, 120_000)

const textOf = (path: string) => archive.get(path)?.toString('utf8') ?? ''
const isText = (path: string) => ['.js', '.mjs', '.cjs', '.css', '.html', '.json'].includes(extname(path))

test('the package holds what runs, and nothing else', () => {
  const main = files.filter((path) => path.startsWith('out/main/'))
  expect(files).toContain('package.json')
  expect(main).toContain('out/main/electron.js')
  expect(main.filter((path) => /\/(?:web|cli)\.js$/.test(path))).toEqual([])
  // The commands of the command line, and their words.
  expect(main.filter((path) => /usageError|help\.licenses/.test(textOf(path)))).toEqual([])
  expect(
    files.filter((path) => /\.(?:map|tsx?|test\.\w+)$|node_modules|^(?:src|tests)\//.test(path)),
  ).toEqual([])

  const ENTRIES = ['package.json', 'out/main/electron.js', 'out/preload/index.cjs', 'out/renderer/index.html']
  const reached = new Set(ENTRIES)
  for (const path of reached) {
    const text = isText(path) ? textOf(path) : ''
    // A dictionary is named by its package.
    const nameOf = (other: string) => basename(other).replace(/^(dictionary-.*)\.(?:aff|dic)\.gz$/, '$1')
    for (const other of files) if (text.includes(nameOf(other))) reached.add(other)
  }
  expect(files.filter((path) => !reached.has(path))).toEqual([])
})

test('every import in the package is in it, or is Node’s or Electron’s', () => {
  const scripts = files.filter((path) => /\.[cm]?js$/.test(path))
  let relative = 0
  for (const path of scripts) {
    for (const fileName of importsOf(textOf(path))) {
      if (fileName.startsWith('.')) {
        relative += 1
        expect(files, `${path} imports ${fileName}`).toContain(posix.join(posix.dirname(path), fileName))
      } else {
        const ofHost = !path.startsWith('out/renderer/') && (isBuiltin(fileName) || fileName === 'electron')
        expect(ofHost, `${path} imports ${fileName}`).toBe(true)
      }
    }
  }
  expect(relative).toBeGreaterThan(scripts.length)
})

test('what reads documents is not loaded with the window, but with the first import', () => {
  const isReader = (path: string) => textOf(path).includes('mso-list')
  const loaded = new Set(['out/main/electron.js'])
  for (const path of loaded)
    for (const [, name = ''] of textOf(path).matchAll(/\b(?:from|import) ?"(\.[^"]+)"/g))
      loaded.add(posix.join(posix.dirname(path), name))
  expect(loaded.size).toBeGreaterThan(10)
  expect([...loaded].filter(isReader)).toEqual([])
  expect(files.filter((path) => path.startsWith('out/main/') && isReader(path))).toHaveLength(1)
})

/** What each fuse is set to; undefined for the one that is left as Electron ships it, and only concerns speed. */
const FUSES: Record<keyof typeof FuseV1Options, boolean | undefined> = {
  RunAsNode: false,
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: undefined,
}

/** The state of each fuse in FUSES of a program's binary. */
async function fusesOf(program: string) {
  const wire = new Map(Object.entries(await getCurrentFuseWire(program)))
  const states = Object.entries(FUSES).map(([name, wanted]) => {
    const at = new Map(Object.entries(FuseV1Options)).get(name)
    return [name, wanted === undefined ? undefined : wire.get(String(at)) === FuseState.ENABLE]
  })
  return Object.fromEntries(states)
}

test('every fuse of the packaged program is set, and to the safe side', async () => {
  expect(await fusesOf(join(linux.folder, 'marbre'))).toEqual(FUSES)
  expect(await fusesOf(mac.application)).toEqual(FUSES)
})

test('on macOS the program is signed ad hoc once its fuses are set', () => {
  expect(mac.signed).toHaveLength(1)
  expect(mac.signed[0]).toMatch(/^--sign - --force .*--deep .*Marbre\.app$/)
})

test('macOS is told Marbre’s name, icon and file types, and no leave for network requests', () => {
  const list = readFileSync(join(mac.application, 'Contents', 'Info.plist'), 'utf8')
  const textFor = (key: string) => new RegExp(`<key>${key}</key>\\s*<string>([^<]*)`).exec(list)?.[1]
  const allOf = (key: string) =>
    [...list.matchAll(new RegExp(`<key>${key}</key>\\s*<string>([^<]*)`, 'g'))].map(([, value]) => value)
  expect(textFor('CFBundleIdentifier')).toBe('org.marbre.Marbre')
  expect(textFor('CFBundleDisplayName')).toBe('Marbre')
  expect(textFor('CFBundleExecutable')).toBe('Marbre')
  expect(textFor('LSApplicationCategoryType')).toBe('public.app-category.productivity')
  const names = [
    'Plain text',
    'Mail message',
    'HTML',
    'Markdown',
    'Word document',
    'OpenDocument text',
    'Rich Text Format',
    'Subtitles',
    'JSON',
  ]
  expect(allOf('CFBundleTypeName')).toEqual(names)
  expect(allOf('LSHandlerRank')).toEqual(names.map(() => 'Alternate'))
  expect(list).toContain('ElectronAsarIntegrity')
  expect(list).not.toContain('NSAppTransportSecurity')
  const icon = join(mac.application, 'Contents', 'Resources', textFor('CFBundleIconFile') ?? '')
  expect(readFileSync(icon).subarray(0, 4).toString()).toBe('icns')
})

test('the desktop entries for Linux start Marbre in its sandbox, under the name of its window', () => {
  const { desktopName } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const [appImage = '', debian = ''] = linux.desktopEntries
  const types = Object.values(IMPORT_FORMATS).flatMap(({ mediaTypes }) => mediaTypes.slice(0, 1))
  expect(linux.desktopEntries).toHaveLength(2)
  for (const entry of linux.desktopEntries) {
    expect(entry).toContain(`\nStartupWMClass=${desktopName.replace('.desktop', '')}\n`)
    expect(entry).toContain(`\nMimeType=${types.map((type) => `${type};`).join('')}\n`)
    expect(entry).toContain('\nIcon=marbre\n')
    expect(entry).not.toContain('--no-sandbox')
  }
  expect(appImage).toContain('\nExec=AppRun %U\n')
  expect(debian).toContain('\nExec=/opt/Marbre/marbre %U\n')
  const installed = linux.debianFiles.map((each) => each.split('=').at(-1))
  expect(installed).toContain(`/usr/share/applications/${desktopName}`)
  for (const size of [16, 32, 48, 64, 128, 256, 512])
    expect(installed).toContain(`/usr/share/icons/hicolor/${size}x${size}/apps/marbre.png`)
  // The types are the system's own and are not declared anew.
  expect(installed.filter((path) => path?.startsWith('/usr/share/mime'))).toEqual([])
})

test('the licences of all that is in the package are in it', () => {
  const text = textOf('out/renderer/licences.txt')
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const SHIPPED = [
    ...Object.keys(dependencies),
    ...['react', 'react-dom', 'scheduler', 'react-aria-components', 'react-aria'],
    ...['prosemirror-model', 'prosemirror-view', 'orderedmap', 'rope-sequence', 'w3c-keyname', 'zustand'],
    ...['lucide-react', '@tanstack/react-virtual', '@tanstack/virtual-core', 'vite', 'rolldown'],
    ...['@fontsource-variable/inter', '@fontsource-variable/source-serif-4', '@cspell/dict-fr-reforme'],
  ]
  const named = [...text.matchAll(/^(\S+) \d\S* \([\w. -]+\)$/gm)].map(([, name]) => name)
  for (const name of SHIPPED) expect(named).toContain(name)
  expect(text.startsWith('Marbre\n\nMIT License')).toBe(true)
  expect(text).toContain('SIL OPEN FONT LICENSE Version 1.1')
  expect(statSync(join(linux.folder, 'LICENSE.electron.txt')).isFile()).toBe(true)
  expect(statSync(join(linux.folder, 'LICENSES.chromium.html')).isFile()).toBe(true)
})

test('the fonts of exported pages are in it', async () => {
  const fonts = await readFonts(join(ROOT, 'out', 'main', 'parts'))
  const packed = [...archive].filter(([path]) => path.endsWith('.woff2')).map(([, bytes]) => bytes)
  expect(fonts).toHaveLength(FACES.flatMap(({ subsets }) => subsets).length)
  for (const { bytes } of fonts) expect(packed.some((each) => each.equals(bytes))).toBe(true)
})

test('what Marbre adds to Electron stays small', () => {
  const sizes = new Map<string, number>()
  for (const [path, { length }] of archive) {
    const [, part = ''] = /^out\/(\w+)\//.exec(path) ?? []
    sizes.set(part, (sizes.get(part) ?? 0) + length)
  }
  const total = statSync(join(linux.folder, 'resources', 'app.asar')).size
  const line = [...sizes]
    .map(([part, size]) => `${part || 'package.json'} ${Math.ceil(size / 1024)}`)
    .join(', ')
  process.stdout.write(`app.asar: ${Math.ceil(total / 1024)} KB (${line})\n`)
  // Dictionaries, their worker and the licences of it all grow with the languages: apart, so that they hide no growth of the rest.
  const isOfSpelling = (path: string) =>
    /^out\/main\/(?:dictionaries\/|speller\.js)|\/licences\.txt$/.test(path)
  const weight = [...archive].reduce(
    (sum, [path, { length }]) => (isOfSpelling(path) ? sum + length : sum),
    0,
  )
  process.stdout.write(`spelling and licences: ${Math.ceil(weight / 1024)} KB\n`)
  expect(weight).toBeGreaterThan(3 * 2 ** 20)
  expect(weight).toBeLessThan(5 * 2 ** 20)
  expect(total - weight).toBeLessThan(5.2 * 2 ** 20)
})
