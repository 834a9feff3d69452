import { watch } from 'node:fs'

/** Milliseconds for which changes are collected. */
const DEBOUNCE = 80

/** Called with the names in a folder that have changed, collected over 80 ms; with null if the system gives no names. */
type OnChange = (names: Set<string> | null) => void

/** Watches folders. Best effort: one that the system cannot watch is not watched. Returns a function that stops it. */
export function watchFolders(watched: readonly (readonly [folder: string, changed: OnChange])[]): () => void {
  const stops = watched.map(([folder, changed]) => watchFolder(folder, changed))
  return () => {
    for (const stop of stops) stop()
  }
}

function watchFolder(folder: string, changed: OnChange): () => void {
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
