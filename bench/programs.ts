import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { text as textOf } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Ticks of a second in which Linux counts the time of processes. */
const TICKS = 100

/**
 * Printed by a program of Node when it ends: the most memory that it held, in kilobytes; by Linux's own count, since `maxRSS` there
 * begins with what the process that started it holds.
 */
const TELL_MEMORY = `
  import { readFileSync } from 'node:fs'
  process.on('exit', () => {
    const held = process.platform === 'linux' ? /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1] : process.resourceUsage().maxRSS
    process.stderr.write('\\n' + held)
  })`

/** What a program took: milliseconds from its start to its end, and the most memory that it held, in megabytes. */
export type Taken = { time: number; memory: number; output: string }

/** Runs a program of Node to its end, from the folder of the project; throws with what it said if it fails. */
export async function runNode(script: string, parameters: readonly string[] = []): Promise<Taken> {
  const telling = `data:text/javascript,${encodeURIComponent(TELL_MEMORY)}`
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', telling, script, ...parameters], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [output, said, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ])
  const time = performance.now() - started
  if (code !== 0) throw new Error(said)
  return { time, output, memory: Number(said.slice(said.lastIndexOf('\n'))) / 1000 }
}

/** True where a program can be started: a peer that is not installed is left out. */
export function isInstalled(program: string, option = '--version'): boolean {
  return spawnSync(program, [option], { stdio: 'ignore' }).error === undefined
}

/** Runs a program to its end; gives its milliseconds and throws with what it said if it fails. */
export function runProgram(
  program: string,
  parameters: readonly string[],
  options: { cwd?: string; allowed?: readonly number[] } = {},
): number {
  const started = performance.now()
  const { status, stderr, error } = spawnSync(program, parameters, {
    encoding: 'utf8',
    maxBuffer: 1e9,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  })
  if (error) throw error
  if (!(options.allowed ?? [0]).includes(status ?? -1)) throw new Error(`${program}: ${stderr}`)
  return performance.now() - started
}

/** A host that is running: the address of its window, and its process. */
export type Host = { url: string; pid: number }

/**
 * Starts a program of Node from the folder of the project, gives what it tells first, an object as JSON in a line, with its
 * process, and ends it after its use.
 */
export async function withProgram<T>(
  script: string,
  parameters: readonly string[],
  use: (told: object, pid: number) => Promise<T>,
): Promise<T> {
  const program = spawn(process.execPath, [script, ...parameters], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(program, 'exit')
  try {
    const line = await Promise.race([once(program.stdout, 'data').then(([data]) => String(data)), ended])
    const told: unknown = typeof line === 'string' ? JSON.parse(line) : null
    if (typeof told !== 'object' || told === null) throw new Error(`${script} has ended`)
    return await use(told, program.pid ?? 0)
  } finally {
    program.kill('SIGTERM')
    await ended
  }
}

/** Starts the built host of the browser window (`npm run build`) on a library, and ends it after its use. */
export async function withHost<T>(folder: string, use: (host: Host) => Promise<T>): Promise<T> {
  return await withProgram('out/main/web.js', ['--no-open', '--library', folder], async (told, pid) => {
    if (!('url' in told)) throw new Error('the host has told no address')
    return await use({ url: String(told.url), pid })
  })
}

/** Seconds of CPU that a process has taken so far, by Linux; null elsewhere. */
export function cpuSeconds(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

/** How long a process must have done next to nothing to count as quiet, in milliseconds, and how long that is waited for. */
const QUIET = 2_000
const QUIET_TIMEOUT = 60_000

/** Resolves once a process has nothing left to do from its start, such as the comparison of its library with the index. */
export async function whenQuiet(pid: number): Promise<void> {
  const deadline = performance.now() + QUIET_TIMEOUT
  for (;;) {
    const before = cpuSeconds(pid)
    await setTimeout(QUIET)
    const after = cpuSeconds(pid)
    if (before === null || after === null || (after - before) * 1000 < QUIET / 50) return
    if (performance.now() > deadline) throw new Error('the host does not come to rest')
  }
}

/** Megabytes of memory that a process holds now, by Linux; null elsewhere. */
export function residentMegabytes(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) / 1000
}
