import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import {
  type FolderNames,
  type Mount,
  readLinuxMounts,
  readMacMounts,
  type SharedBy,
  sharedBy,
} from '../core/sharedFolder.ts'
import { realPath } from './libraryFiles.ts'
import { makeFolders } from '../store/makeFolders.ts'

/** How long the system may take to list its mounts, in milliseconds. */
const MOUNT_TIMEOUT = 2_000

/** A folder and those above it, with the names in them. */
function foldersAbove(folder: string): FolderNames[] {
  const above = dirname(folder) === folder ? [] : foldersAbove(dirname(folder))
  try {
    return [{ folder, names: readdirSync(folder) }, ...above]
  } catch {
    return above
  }
}

async function mounts(): Promise<Mount[]> {
  try {
    if (process.platform === 'linux') return readLinuxMounts(readFileSync('/proc/self/mounts', 'utf8'))
    if (process.platform !== 'darwin') return []
    const { stdout } = await promisify(execFile)('/sbin/mount', [], { timeout: MOUNT_TIMEOUT })
    return readMacMounts(stdout)
  } catch {
    return []
  }
}

/** What shares a folder with other machines, as far as the machine tells; null if nothing does. */
export async function findSharedBy(named: string): Promise<SharedBy | null> {
  const folder = realPath(named)
  return sharedBy({ folder, home: realPath(homedir()), above: foldersAbove(folder), mounts: await mounts() })
}

/** This machine's id among those that share a folder: random, made once, and kept in the user-data folder. */
export function deviceId(userData: string): string {
  const file = join(userData, 'device')
  try {
    const known = readFileSync(file, 'latin1').trim()
    if (/^[0-9a-f]{16}$/.test(known)) return known
  } catch {
    // There is none yet.
  }
  const id = randomBytes(8).toString('hex')
  try {
    makeFolders(userData, 0o700)
    writeFileSync(file, id, { mode: 0o600 })
  } catch {
    // The next start has another id: the file of this one is not shown for long.
  }
  return id
}
