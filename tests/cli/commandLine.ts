import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const CLI = resolve(import.meta.dirname, '..', '..', 'src', 'cli', 'index.ts')

export type Ended = { code: number | null; stdout: string; stderr: string }

type How = { input?: string | Uint8Array; env?: Record<string, string>; cwd?: string }

/** Starts the command line as a script would, in English. */
export function start(parameters: readonly string[], { env = {}, cwd }: How = {}) {
  return spawn(process.execPath, [CLI, ...parameters], {
    cwd,
    env: { PATH: process.env.PATH, HOME: folder(), LANG: 'en_GB.UTF-8', ...env },
  })
}

/** Runs the command line to its end. */
export function marbre(parameters: readonly string[], how: How = {}): Promise<Ended> {
  const child = start(parameters, how)
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += String(text)
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += String(text)
  })
  child.stdin.on('error', () => {})
  child.stdin.end(how.input)
  return new Promise((settle) => {
    child.on('close', (code) => settle({ code, stdout, stderr }))
  })
}

/** A new empty folder. */
export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'marbre-cli-'))
}
