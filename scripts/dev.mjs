import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environment, install, orExit, ROOT, runtime, tool } from './setup.mjs'

/** Runs the browser-window host with the interface from the development server, which reloads what is changed. */
async function develop(parameters) {
  install()
  const env = {
    ...environment(),
    // electron-vite starts this in place of Electron: Node with the browser-window host.
    ELECTRON_EXEC_PATH: runtime(),
    ELECTRON_ENTRY: join('out', 'main', 'web.js'),
  }
  const child = spawn(runtime(), [tool('electron-vite'), 'dev', '--watch', '--', ...parameters], {
    cwd: ROOT,
    stdio: 'inherit',
    env,
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

process.exitCode = await orExit(() => develop(process.argv.slice(2)))
