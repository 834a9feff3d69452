import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import { nodeFileSystem } from '../../src/store/fileSystem.ts'
import { systemError } from './faults.ts'
import { failureOf, unwrap, libraryIn, namesIn, temporaryFolder } from './libraryFixture.ts'

const CHOSEN: Settings = {
  ...DEFAULT_SETTINGS,
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
    expect(unwrap(await (await libraryIn(folder)).readSettings())).toEqual(DEFAULT_SETTINGS)
    expect(fs.existsSync(join(folder, 'settings.json'))).toBe(false)
  })

  it('are kept', async () => {
    const folder = temporaryFolder()
    expect(unwrap(await (await libraryIn(folder)).writeSettings(CHOSEN))).toEqual(CHOSEN)
    expect(unwrap(await (await libraryIn(folder)).readSettings())).toEqual(CHOSEN)
  })

  it('from before a setting existed have its default', async () => {
    const folder = temporaryFolder()
    const before = { interface: 'fr', theme: 'dark', exportFormat: 'text' } as const
    const stored = { format: 'marbre-settings', version: 1, ...before }
    fs.writeFileSync(join(folder, 'settings.json'), JSON.stringify(stored))
    expect(unwrap(await (await libraryIn(folder)).readSettings())).toEqual({ ...DEFAULT_SETTINGS, ...before })
  })

  it('keep what this version does not know, and the mode of their file', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'settings.json')
    const stored = { format: 'marbre-settings', version: 1, ...DEFAULT_SETTINGS, zoom: { text: 1.2 } }
    fs.writeFileSync(path, JSON.stringify(stored))
    fs.chmodSync(path, 0o600)
    unwrap(await (await libraryIn(folder)).writeSettings(CHOSEN))
    expect(JSON.parse(fs.readFileSync(path, 'utf8'))).toEqual({ ...stored, ...CHOSEN })
    expect(fs.statSync(path).mode & 0o777).toBe(0o600)
  })

  it.each(['', 'null', '{', '{"theme": "dark"}', '\0'])(
    'that are damaged (%j) are set aside before the defaults are used',
    async (text) => {
      const folder = temporaryFolder()
      fs.writeFileSync(join(folder, 'settings.json'), text)
      const library = await libraryIn(folder)
      expect(unwrap(await library.readSettings())).toEqual(DEFAULT_SETTINGS)
      expect(fs.readFileSync(join(folder, 'set-aside', 'settings.json'), 'utf8')).toBe(text)
      expect(library.state().problems).toMatchObject([
        { kind: 'set-aside', file: 'set-aside/settings.json', failure: { code: 'damaged' } },
      ])
      unwrap(await library.writeSettings(CHOSEN))
      expect(unwrap(await library.readSettings())).toEqual(CHOSEN)
    },
  )

  it('of which one has a value that cannot be used have its default, and keep the value in the file', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'settings.json')
    const stored = {
      format: 'marbre-settings',
      version: 1,
      theme: 'sepia',
      measure: 5,
      siteName: 'Le Bac',
      accentColor: 'red',
    }
    fs.writeFileSync(path, JSON.stringify(stored))
    const library = await libraryIn(folder)
    const found = unwrap(await library.readSettings())
    expect(found).toEqual({ ...DEFAULT_SETTINGS, siteName: 'Le Bac' })
    expect(library.state().problems).toEqual([])
    unwrap(await library.writeSettings({ ...found, measure: 'wide' }))
    expect(JSON.parse(fs.readFileSync(path, 'utf8'))).toMatchObject({ ...stored, measure: 'wide' })
    expect(unwrap(await library.readSettings())).toEqual({ ...found, measure: 'wide' })
  })

  it('that are damaged are quarantined by a write, too', async () => {
    const folder = temporaryFolder()
    fs.writeFileSync(join(folder, 'settings.json'), 'torn')
    unwrap(await (await libraryIn(folder)).writeSettings(CHOSEN))
    expect(fs.readFileSync(join(folder, 'set-aside', 'settings.json'), 'utf8')).toBe('torn')
  })

  it('that cannot be read at present are not replaced', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'settings.json')
    unwrap(await (await libraryIn(folder)).writeSettings(CHOSEN))
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
