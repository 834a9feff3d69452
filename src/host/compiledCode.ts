import { isAbsolute, join } from 'node:path'
import { makeFolders } from '../store/makeFolders.ts'

/** The folder in which compiled code is kept, by the system's convention for what can be made again; null where there is none. */
export function compiledCodeFolder({
  platform,
  env,
}: Pick<NodeJS.Process, 'platform' | 'env'>): string | null {
  const { XDG_CACHE_HOME: cache, HOME: home, LOCALAPPDATA: local } = env
  if (platform === 'win32') return local ? join(local, 'Marbre', 'Cache', 'code') : null
  if (!home) return null
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'Marbre', 'code')
  return join(cache && isAbsolute(cache) ? cache : join(home, '.cache'), 'marbre', 'code')
}

/**
 * Has Node keep the compiled code of the modules that are loaded from here on, for the next run. Nothing is kept where the
 * folder cannot be written; `NODE_COMPILE_CACHE` and `NODE_DISABLE_COMPILE_CACHE` are heard as in any program.
 */
export function keepCompiledCode(process: NodeJS.Process): void {
  const folder = compiledCodeFolder(process)
  if (folder === null || process.env.NODE_DISABLE_COMPILE_CACHE !== undefined) return
  try {
    makeFolders(folder)
  } catch {
    return
  }
  process.getBuiltinModule('node:module').enableCompileCache(folder)
}
