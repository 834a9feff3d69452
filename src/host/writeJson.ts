import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolders } from '../store/makeFolders.ts'

/**
 * Replaces a small file of the user-data folder, readable by the user alone, by JSON, and makes its folder. Not flushed: what
 * is in such files may be lost. Errors of the disk are ignored; the file is then what it was.
 */
export function writeJson(path: string, value: object): void {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    makeFolders(dirname(path), 0o700)
    writeFileSync(temporary, JSON.stringify(value, null, 2), { mode: 0o600 })
    renameSync(temporary, path)
  } catch {
    // What it should hold is not remembered.
    removeIfThere(temporary)
  }
}

/** Errors of the disk are ignored. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // It stays.
  }
}
