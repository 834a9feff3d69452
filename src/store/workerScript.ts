import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The script of a worker: the one of a build, which Electron reads out of the package's archive, or the source. */
export function workerScript(built: string, source: string): string {
  for (let at = import.meta.dirname; ; at = dirname(at)) {
    const path = join(at, built)
    if (existsSync(path)) return path
    if (dirname(at) === at) return source
  }
}
