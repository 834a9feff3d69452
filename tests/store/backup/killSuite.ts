import { spawn } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { scheduler } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { restoreBackup } from '../../../src/store/index.ts'
import { articleOf, libraryIn, temporaryFolder, unwrap } from '../libraryFixture.ts'
import { backUp, filesOf, quietly } from './backupFixture.ts'

/** Processes that back up are killed at any moment, one after the other. */
export function describeKilledBackups(kills: number): void {
  it('a backup that is killed leaves the one before it, and the next run tidies up', async () => {
    const [folder, out] = [temporaryFolder(), temporaryFolder()]
    const library = await libraryIn(folder)
    await library.add(Array.from({ length: 300 }, (_, index) => articleOf(index)))
    await library.whenIdle()
    unwrap(await backUp(library, join(out, 'a.zip')))
    const files = filesOf(folder)
    const program = fileURLToPath(new URL('backingUpProcess.ts', import.meta.url))
    let leftOvers = 0
    for (let kill = 0; kill < kills; kill++) {
      const child = spawn(process.execPath, [program, folder, join(out, 'a.zip')])
      onTestFinished(() => void child.kill('SIGKILL'))
      await once(child.stdout, 'data')
      await scheduler.wait(Math.random() * 200)
      child.kill('SIGKILL')
      await once(child, 'close')
      leftOvers += fs.readdirSync(out).length - 1
      unwrap(await restoreBackup(join(out, 'a.zip'), join(out, 'new'), quietly))
      expect(filesOf(join(out, 'new'))).toEqual(files)
      fs.rmSync(join(out, 'new'), { recursive: true })
      unwrap(await backUp(library, join(out, 'a.zip'), { overwrite: true }))
      expect(fs.readdirSync(out)).toEqual(['a.zip'])
    }
    expect(leftOvers).toBeGreaterThan(kills / 10)
  }, 3_600_000)
}
