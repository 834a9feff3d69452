import { watch } from 'node:fs'

/** Milliseconds for which changes are collected. */
const DEBOUNCE = 80

/**
 * Calls `changed` with the names in a folder that have changed, collected over 80 ms; with null if the system gives no
 * names. Best effort: a folder that the system cannot watch is not watched. Returns a function that stops it.
 */
export function watchFolder(folder: string, changed: (names: Set<string> | null) => void): () => void {
  let names: Set<string> | null = new Set()
  let timer: NodeJS.Timeout | null = null
  const report = () => {
    const collected = names
    names = new Set()
    timer = null
    changed(collected)
  }
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === null) names = null
      else names?.add(name)
      timer ??= setTimeout(report, DEBOUNCE)
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
