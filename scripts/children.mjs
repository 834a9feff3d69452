import { spawn, spawnSync } from 'node:child_process'
import { environment, ROOT } from './setup.mjs'

/**
 * Runs a host in this terminal until it ends. Gives its exit code, and whether this process was asked to end meanwhile.
 *
 * Ctrl+C reaches every process of the terminal, so SIGINT is not passed on: Electron takes a second one for a wish to be
 * killed. SIGTERM and SIGHUP may have been meant for this process alone, and are passed on as SIGTERM, since a terminal that
 * closes sends SIGHUP to all. On Windows a program with windows does not hear Ctrl+C; it is asked to close them.
 */
export function run(command, parameters) {
  const child = spawn(command, parameters, { cwd: ROOT, stdio: 'inherit', env: environment() })
  let isAsked = false
  const listen = (signal, act) => {
    const heard = () => {
      isAsked = true
      act()
    }
    process.on(signal, heard)
    return () => process.off(signal, heard)
  }
  const askToClose = () => {
    if (process.platform === 'win32') spawnSync('taskkill', ['/PID', String(child.pid)], { stdio: 'ignore' })
  }
  const stops = [
    listen('SIGINT', askToClose),
    ...['SIGTERM', 'SIGHUP'].map((signal) => listen(signal, () => child.kill('SIGTERM'))),
  ]
  return new Promise((resolve) => {
    const end = (code) => {
      for (const stop of stops) stop()
      resolve({ code, isAsked })
    }
    child.on('error', () => end(1))
    child.on('close', (code, signal) => end(code ?? (signal ? 1 : 0)))
  })
}

/**
 * Runs a program whose output is that of this one, and kills it after `silence` milliseconds without any output. Gives its exit
 * code; 1 if it was killed.
 */
export function runUntilSilent(command, parameters, silence, env = environment()) {
  const child = spawn(command, parameters, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env })
  let timer = setTimeout(() => child.kill(), silence)
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes) => {
      clearTimeout(timer)
      timer = setTimeout(() => child.kill(), silence)
      process.stderr.write(bytes)
    })
  return new Promise((resolve) => {
    const end = (code) => {
      clearTimeout(timer)
      resolve(code ?? 1)
    }
    child.on('error', () => end(1))
    child.on('close', end)
  })
}
