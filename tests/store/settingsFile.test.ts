import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, type Settings } from '../../src/contract/contract.ts'
import { nodeFileSystem } from '../../src/store/fileSystem.ts'
import { systemError } from './faults.ts'
import { failureOf, given, libraryIn, namesIn, temporaryFolder } from './library.ts'

const CHOSEN: Settings = {
  interface: 'fr',
  theme: 'dark',
  exportFormat: 'markdown',
  typography: 'thin',
  setWhileTyping: false,
  showSpaces: true,
  textSize: 'large',
  measure: 'wide',
  typewriter: true,
  layOutAll: true,
}

describe('settings', () => {
  it('are the defaults in a new library, and nothing is written for that', async () => {
    const folder = temporaryFolder()
    expect(given(await (await libraryIn(folder)).readSettings())).toEqual(DEFAULT_SETTINGS)
    expect(fs.existsSync(join(folder, 'settings.json'))).toBe(false)
  })

  it('last', async () => {
    const folder = temporaryFolder()
    expect(given(await (await libraryIn(folder)).writeSettings(CHOSEN))).toEqual(CHOSEN)
    expect(given(await (await libraryIn(folder)).readSettings())).toEqual(CHOSEN)
  })

  it('that were written before a setting was there have its default', async () => {
    const folder = temporaryFolder()
    const before = { interface: 'fr', theme: 'dark', exportFormat: 'text' } as const
    const stored = { format: 'marbre-settings', version: 1, ...before }
    fs.writeFileSync(join(folder, 'settings.json'), JSON.stringify(stored))
    expect(given(await (await libraryIn(folder)).readSettings())).toEqual({ ...DEFAULT_SETTINGS, ...before })
  })

  it('keep what this version does not know, and the mode of their file', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'settings.json')
    const stored = { format: 'marbre-settings', version: 1, ...DEFAULT_SETTINGS, zoom: { text: 1.2 } }
    fs.writeFileSync(path, JSON.stringify(stored))
    fs.chmodSync(path, 0o600)
    given(await (await libraryIn(folder)).writeSettings(CHOSEN))
    expect(JSON.parse(fs.readFileSync(path, 'utf8'))).toEqual({ ...stored, ...CHOSEN })
    expect(fs.statSync(path).mode & 0o777).toBe(0o600)
  })

  it.each([
    '',
    'null',
    '{',
    '{"theme": "dark"}',
    '{"format": "marbre-settings", "version": 1, "theme": 5}',
    '\0',
  ])('that are damaged (%j) are set aside before the defaults are used', async (text) => {
    const folder = temporaryFolder()
    fs.writeFileSync(join(folder, 'settings.json'), text)
    const library = await libraryIn(folder)
    expect(given(await library.readSettings())).toEqual(DEFAULT_SETTINGS)
    expect(fs.readFileSync(join(folder, 'set-aside', 'settings.json'), 'utf8')).toBe(text)
    expect(library.state().problems).toMatchObject([
      { kind: 'set-aside', file: 'set-aside/settings.json', failure: { code: 'damaged' } },
    ])
    given(await library.writeSettings(CHOSEN))
    expect(given(await library.readSettings())).toEqual(CHOSEN)
  })

  it('that are damaged are set aside by a write, too', async () => {
    const folder = temporaryFolder()
    fs.writeFileSync(join(folder, 'settings.json'), 'torn')
    given(await (await libraryIn(folder)).writeSettings(CHOSEN))
    expect(fs.readFileSync(join(folder, 'set-aside', 'settings.json'), 'utf8')).toBe('torn')
  })

  it('that cannot be read just now are not written over', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'settings.json')
    given(await (await libraryIn(folder)).writeSettings(CHOSEN))
    const before = fs.readFileSync(path, 'utf8')
    const failing = {
      ...nodeFileSystem,
      openFile: (name: string) => {
        if (name === path) throw systemError('EIO')
        return nodeFileSystem.openFile(name)
      },
    }
    const library = await libraryIn(folder, { fileSystem: failing })
    expect(failureOf(await library.readSettings()).code).toBe('unreadable')
    expect(failureOf(await library.writeSettings(DEFAULT_SETTINGS)).code).toBe('unreadable')
    expect(fs.readFileSync(path, 'utf8')).toBe(before)
    expect(namesIn(folder, 'set-aside')).toEqual([])
  })
})
