import { spawnSync } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './libraryFixture.ts'

function mount(...values: string[]): boolean {
  return process.platform === 'linux' && spawnSync('mount', values).status === 0
}

/** Why a test that needs a disk of its own is skipped. */
export const NO_DISK = 'this machine lets nobody mount a disk'

/** A small disk of its own, mounted for one test; null where this machine lets nobody mount. */
export function smallDisk(size: string): { folder: string; readOnly(is: boolean): void } | null {
  const folder = temporaryFolder()
  if (!mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder)) return null
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  return {
    folder,
    readOnly: (is) => {
      if (!mount('-o', `remount,${is ? 'ro' : 'rw'}`, folder))
        throw new Error('the disk cannot be mounted anew')
    },
  }
}
