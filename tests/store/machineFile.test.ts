import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_MACHINE_SETTINGS } from '../../src/core/machineSettings.ts'
import { MachineFile } from '../../src/store/index.ts'
import { faultyFileSystem } from './faults.ts'
import { failureOf, temporaryFolder, unwrap } from './libraryFixture.ts'

const INES = { ...DEFAULT_MACHINE_SETTINGS, personName: 'Inès Karam' }
const pathIn = (folder: string) => join(folder, 'machine.json')
const setAside = (folder: string) => fs.readFileSync(join(folder, 'set-aside', 'machine.json'), 'utf8')

describe('the settings of a machine', () => {
  it('are the defaults where there is no file, and nothing is written for that', async () => {
    const folder = temporaryFolder()
    expect(unwrap(await new MachineFile(pathIn(folder)).read())).toEqual(DEFAULT_MACHINE_SETTINGS)
    expect(fs.readdirSync(folder)).toEqual([])
  })

  it('are kept, in a folder that is made for them, for the user alone', async () => {
    const folder = join(temporaryFolder(), 'made', 'anew')
    expect(unwrap(await new MachineFile(pathIn(folder)).write(INES))).toEqual(INES)
    expect(unwrap(await new MachineFile(pathIn(folder)).read())).toEqual(INES)
    expect(fs.readdirSync(folder)).toEqual(['machine.json'])
    expect(fs.statSync(pathIn(folder)).mode & 0o777).toBe(0o600)
  })

  it('keep what this version does not know, and may name no version of their file', async () => {
    const path = pathIn(temporaryFolder())
    const stored = { format: 'marbre-machine', personName: 'Théo', desks: ['Ville'] }
    fs.writeFileSync(path, JSON.stringify(stored))
    unwrap(await new MachineFile(path).write({ personName: 'Inès Karam' }))
    expect(JSON.parse(fs.readFileSync(path, 'utf8'))).toEqual({ ...stored, ...INES, version: 1 })
  })

  it('that another program writes meanwhile stay, whichever of them is first', async () => {
    const path = pathIn(temporaryFolder())
    const [one, other] = [new MachineFile(path), new MachineFile(path)]
    const written = await Promise.all([
      one.write({ personName: 'Inès Karam' }),
      other.write({ backupWhen: 'daily' }),
      one.write({ backupKeep: '30' }),
    ])
    written.forEach(unwrap)
    const all = { ...INES, backupWhen: 'daily', backupKeep: '30' }
    expect(unwrap(await one.read())).toEqual(all)
  })

  it('of which one has a value that cannot be used have its default, and keep the value in the file', async () => {
    const path = pathIn(temporaryFolder())
    const stored = { format: 'marbre-machine', personName: ['Théo'], backupWhen: 'hourly', backupKeep: '30' }
    fs.writeFileSync(path, JSON.stringify(stored))
    const machine = new MachineFile(path)
    expect(unwrap(await machine.read())).toEqual({ ...DEFAULT_MACHINE_SETTINGS, backupKeep: '30' })
    unwrap(await machine.write({ personName: 'Inès Karam' }))
    expect(JSON.parse(fs.readFileSync(path, 'utf8'))).toMatchObject({ ...stored, personName: 'Inès Karam' })
  })

  it.each(['', 'null', '[]', '{"personName":"Théo"}', '{"format":"marbre-settings"}', '\0\0'])(
    'of a file that holds %j are the defaults, and the file is set aside',
    async (text) => {
      const folder = temporaryFolder()
      const path = pathIn(folder)
      fs.writeFileSync(path, text)
      const machine = new MachineFile(path)
      expect(unwrap(await machine.read())).toEqual(DEFAULT_MACHINE_SETTINGS)
      expect(setAside(folder)).toBe(text)
      unwrap(await machine.write(INES))
      expect(unwrap(await machine.read())).toEqual(INES)
    },
  )

  it('set a damaged file aside before they are written', async () => {
    const folder = temporaryFolder()
    fs.writeFileSync(pathIn(folder), 'torn')
    unwrap(await new MachineFile(pathIn(folder)).write(INES))
    expect(setAside(folder)).toBe('torn')
  })

  it('are neither read nor replaced through a link', async () => {
    const folder = temporaryFolder()
    fs.writeFileSync(join(folder, 'other'), 'other')
    fs.symlinkSync(join(folder, 'other'), pathIn(folder))
    const machine = new MachineFile(pathIn(folder))
    expect(failureOf(await machine.read()).code).toBe('not-a-file')
    expect(failureOf(await machine.write(INES)).code).toBe('not-a-file')
    expect(fs.readFileSync(join(folder, 'other'), 'utf8')).toBe('other')
  })

  it('stay as they were where the disk fails at any step', async () => {
    const before = { ...INES, personName: 'Théo' }
    for (let at = 0; ; at++) {
      const folder = temporaryFolder()
      unwrap(await new MachineFile(pathIn(folder)).write(before))
      const disk = faultyFileSystem()
      disk.follow({ at, fault: 'ENOSPC', staying: false })
      const written = await new MachineFile(pathIn(folder), disk.fileSystem).write(INES)
      const { personName } = unwrap(await new MachineFile(pathIn(folder)).read())
      if (written.ok) expect(personName).toBe(INES.personName)
      else expect([before.personName, INES.personName]).toContain(personName)
      // A lock that could not be removed is removed a little later.
      await expect.poll(() => fs.readdirSync(folder)).toEqual(['machine.json'])
      if (disk.calls.length <= at) break
    }
  })
})
