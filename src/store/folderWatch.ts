import { watch } from 'node:fs'

const GATHERED = 80

/**
 * Tells, a little later and gathered, which names of a folder have changed; null where the system does not say which.
 * Best effort: a folder that the system cannot watch is not watched. Gives the way to stop.
 */
export function watchFolder(folder: string, changed: (names: Set<string> | null) => void): () => void {
  let names: Set<string> | null = new Set()
  let timer: NodeJS.Timeout | null = null
  const tell = () => {
    const told = names
    names = new Set()
    timer = null
    changed(told)
  }
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === null) names = null
      else names?.add(name)
      timer ??= setTimeout(tell, GATHERED)
    })
    const stop = () => {
      if (timer) clearTimeout(timer)
      watcher.close()
    }
    watcher.on('error', stop)
    return stop
  } catch {
    return () => undefined
  }
}
