import * as fs from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLibrary, restoreBackup } from '../../../src/store/index.ts'
import { type Fault, faultyFileSystem } from '../faults.ts'
import { libraryIn, temporaryFolder, unwrap } from '../libraryFixture.ts'
import { backUp, filesOf, fillLibrary, quietly } from './backupFixture.ts'

/** What another process's number is put for: one that no process has. */
function markAsDead(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    if (name.endsWith('.marbre-tmp'))
      fs.renameSync(join(folder, name), join(folder, name.replace(/-\d+-/, '-2147483646-')))
  }
}

const isKill = (fault: Fault) => fault.startsWith('killed')

async function filledLibrary(): Promise<string> {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  await fillLibrary(library, folder)
  await library.whenIdle()
  await library.close()
  return folder
}

/** Operations that put away what was begun: while they go on failing, nothing can. */
const OF_TIDYING = ['describeName', 'names', 'remove', 'removeFolder']

/** Part of a write only has the rest written, too, and fails nothing. */
function expectFailures(fault: Fault, failures: number, every: number): void {
  if (fault === 'short write') expect(failures).toBe(0)
  else expect(failures).toBeGreaterThan(20 / every)
}

/** Each operation of a backup and of a restoration, or one of so many, goes wrong once, in each of these ways. */
export function describeBackupFaults(
  faults: readonly { fault: Fault; staying: boolean }[],
  every: number,
): void {
  describe.each(faults)('$fault, staying: $staying', ({ fault, staying }) => {
    it('a backup that fails leaves the old one and no file besides; one that is said to be made is whole', async () => {
      const folder = await filledLibrary()
      const files = filesOf(folder)
      const out = temporaryFolder()
      const zip = join(out, 'a.zip')
      let failures = 0
      for (let at = Math.floor(Math.random() * every); ; at += every) {
        fs.writeFileSync(zip, 'the old one')
        const disk = faultyFileSystem()
        const options = { watch: false, busyTimeout: 20, lockTimeout: 60, fileSystem: disk.fileSystem }
        const library = unwrap(await openLibrary(folder, options))
        await library.whenIdle()
        disk.follow({ at, fault, staying })
        const made = await backUp(library, zip, { overwrite: true }).catch((error: unknown) => error)
        const reached = disk.calls.length > at
        const canTidy = !staying || !OF_TIDYING.includes(disk.calls[at]?.name ?? '')
        disk.follow(null)
        await library.close().catch(() => undefined)
        fs.rmSync(join(folder, 'lock'), { force: true })
        const isMade = typeof made === 'object' && made !== null && 'ok' in made && made.ok === true
        if (!isMade) failures += 1
        const bytes = fs.readFileSync(zip)
        const isOld = bytes.toString() === 'the old one'
        if (!isKill(fault) && canTidy) expect(fs.readdirSync(out), `at ${at}`).toEqual(['a.zip'])
        if (isMade) expect(isOld, `at ${at}`).toBe(false)
        if (!isOld) {
          unwrap(await restoreBackup(zip, join(out, 'new'), quietly))
          const restored = filesOf(join(out, 'new'))
          const told = isMade && 'value' in made ? JSON.stringify(made.value) : ''
          const isTold = (name: string) => told.includes(JSON.stringify(name))
          // What could not be read is told, by its folder where that could not; nothing else is missing.
          for (const [name, hash] of Object.entries(files)) {
            if (!isTold(name) && !isTold(dirname(name))) expect(restored[name], `${name} at ${at}`).toBe(hash)
          }
          fs.rmSync(join(out, 'new'), { recursive: true })
        }
        if (isKill(fault)) {
          markAsDead(out)
          const again = await libraryIn(folder)
          unwrap(await backUp(again, zip, { overwrite: true }))
          expect(fs.readdirSync(out), `after the kill at ${at}`).toEqual(['a.zip'])
          await again.close()
        }
        if (!reached) break
      }
      expectFailures(fault, failures, every)
    })

    it('a restoration that fails leaves nothing; one that is said to be made is whole', async () => {
      const folder = await filledLibrary()
      const files = filesOf(folder)
      const out = temporaryFolder()
      const zip = join(out, 'a.zip')
      const library = await libraryIn(folder)
      unwrap(await backUp(library, zip))
      let failures = 0
      for (let at = Math.floor(Math.random() * every); ; at += every) {
        const disk = faultyFileSystem()
        disk.follow({ at, fault, staying })
        const work = { ...quietly, fileSystem: disk.fileSystem }
        const made = await restoreBackup(zip, join(out, 'new'), work).catch((error: unknown) => error)
        const reached = disk.calls.length > at
        const isMade = typeof made === 'object' && made !== null && 'ok' in made && made.ok === true
        if (!isMade) failures += 1
        const canTidy = !staying || !OF_TIDYING.includes(disk.calls[at]?.name ?? '')
        if (!isKill(fault) && canTidy && !isMade && !fs.existsSync(join(out, 'new'))) {
          expect(fs.readdirSync(out), `at ${at}`).toEqual(['a.zip'])
        }
        if (isMade) expect(fs.existsSync(join(out, 'new')), `at ${at}`).toBe(true)
        if (fs.existsSync(join(out, 'new'))) {
          expect(filesOf(join(out, 'new')), `at ${at}`).toEqual(files)
          fs.rmSync(join(out, 'new'), { recursive: true })
        }
        if (isKill(fault)) {
          markAsDead(out)
          unwrap(await restoreBackup(zip, join(out, 'new'), quietly))
          expect(fs.readdirSync(out).sort(), `after the kill at ${at}`).toEqual(['a.zip', 'new'])
          fs.rmSync(join(out, 'new'), { recursive: true })
        }
        // What a disk that went on failing left would be more to tidy each time, and the end never be reached.
        for (const name of fs.readdirSync(out)) {
          if (name !== 'a.zip') fs.rmSync(join(out, name), { recursive: true })
        }
        if (!reached) break
      }
      expectFailures(fault, failures, every)
    })
  })
}
