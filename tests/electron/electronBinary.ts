import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The Electron program, where it has been fetched. Asking the package itself would fetch it. */
export function electronBinary(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const named = join(folder, 'path.txt')
  const binary =
    process.env.ELECTRON_EXEC_PATH ??
    (existsSync(named) ? join(folder, 'dist', readFileSync(named, 'utf8')) : '')
  return existsSync(binary) ? binary : undefined
}
