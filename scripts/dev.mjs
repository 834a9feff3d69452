import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environment, install, orEnd, ROOT, runtime, tool } from './setup.mjs'

/** The browser-window host with the interface as it stands in the sources: what is changed shows at once. */
async function develop(parameters) {
  install()
  const env = {
    ...environment(),
    // electron-vite starts what it takes for Electron: here, Node with the host that needs none.
    ELECTRON_EXEC_PATH: runtime(),
    ELECTRON_ENTRY: join('out', 'main', 'web.js'),
  }
  const child = spawn(runtime(), [tool('electron-vite'), 'dev', '--watch', '--', ...parameters], {
    cwd: ROOT,
    stdio: 'inherit',
    env,
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((settle) => child.on('close', (code) => settle(code ?? 1)))
}

process.exitCode = await orEnd(() => develop(process.argv.slice(2)))
