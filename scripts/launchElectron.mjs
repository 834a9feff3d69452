import { run } from './children.mjs'
import { ROOT } from './setup.mjs'
import { words } from './words.mjs'

/** Where Electron fails within this time, it opened no window. Milliseconds. */
const LAUNCH_WINDOW = 8_000

/** The desktop's exit code for a library that it cannot open (src/main/desktop.ts): it has told why in a dialog. */
const LIBRARY_NOT_OPENED = 3

/** Runs Electron; gives its exit code, or why it could not be started. */
export async function openElectron(binary, sandboxed, parameters) {
  const start = Date.now()
  const { code, isAsked } = await run(binary, [...(sandboxed ? [] : ['--no-sandbox']), ROOT, ...parameters])
  const isFailedStart = !isAsked && code !== LIBRARY_NOT_OPENED && Date.now() - start < LAUNCH_WINDOW
  return code !== 0 && isFailedStart ? { why: words.electronStopped(code) } : { code }
}
