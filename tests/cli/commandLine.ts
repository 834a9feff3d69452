import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { runCommandLine } from '../../src/cli/runCommand.ts'

const CLI = resolve(import.meta.dirname, '..', '..', 'src', 'cli', 'index.ts')

export type Ended = { code: number | null; stdout: string; stderr: string }

/** `shell`: a line of a shell that runs `"$@"`, the command line. */
type How = { input?: string | Uint8Array; env?: Record<string, string>; shell?: string }

const environment = (env: Record<string, string>) => ({ HOME: folder(), LANG: 'en_GB.UTF-8', ...env })

/** Starts the command line as a process of its own, in English. */
export function start(parameters: readonly string[], { env = {}, shell }: How = {}) {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const words = [process.execPath, CLI, ...parameters]
  const [program, ...rest] = shell === undefined ? words : ['sh', '-c', shell, 'sh', ...words]
  return spawn(program ?? '', rest, {
    env: { PATH, NODE_COMPILE_CACHE, ...environment(env) },
  })
}

function collector() {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') }
}

/** Runs the command line to its end within this process, which saves the time that a process takes to start. */
export async function marbre(
  parameters: readonly string[],
  { input = '', env = {} }: How = {},
): Promise<Ended> {
  const out = collector()
  const err = collector()
  const here = environment(env)
  const code = await runCommandLine(parameters, {
    machine: { platform: 'linux', env: here, home: here.HOME },
    input: () => Readable.from([Buffer.from(input)]),
    out: () => out.stream,
    err: () => err.stream,
    stopped: () => false,
  })
  return { code, stdout: out.text(), stderr: err.text() }
}

/** Runs the command line to its end as a process of its own. */
export function marbreProcess(parameters: readonly string[], how: How = {}): Promise<Ended> {
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
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

/** A new empty folder. */
export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'marbre-cli-'))
}
