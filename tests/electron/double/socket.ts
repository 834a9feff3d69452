import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'

// The path's separator is that of the real system, whichever the double stands for.
const hasPipes = sep === '\\'

/** Where processes of this machine meet under a name: a socket in the temporary folder, or Windows' named pipe. */
export function socketPath(name: string): string {
  return hasPipes ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

/** Removes a socket that a process has left behind. */
export function removeSocket(path: string): void {
  if (!hasPipes) rmSync(path, { force: true })
}
