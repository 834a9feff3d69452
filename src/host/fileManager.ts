import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import type { Machine } from './libraryFolder.ts'

/** The program that shows a folder, by its full path; undefined where the machine has none, or no display. */
function opener({ platform, env }: Machine): string | undefined {
  if (platform === 'darwin') return '/usr/bin/open'
  if (platform === 'win32') return join(env.SYSTEMROOT || 'C:\\Windows', 'explorer.exe')
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return undefined
  const folders = (env.PATH ?? '').split(delimiter).filter(isAbsolute)
  return folders.map((folder) => join(folder, 'xdg-open')).find((path) => existsSync(path))
}

/** Shows a folder, whose full path it gets, in the system's file manager; false where there is none. */
export async function showInFileManager(machine: Machine, folder: string): Promise<boolean> {
  const program = opener(machine)
  if (program === undefined || !isAbsolute(folder)) return false
  return new Promise((resolve) => {
    const child = spawn(program, [folder], { detached: true, stdio: 'ignore' })
    child.on('error', () => resolve(false))
    child.on('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
