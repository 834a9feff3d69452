import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isRoot } from '../chromium.ts'
import type { Behaviour } from './behaviours/behaviour.ts'
import { BEHAVIOURS } from './behaviours/table.ts'
import { electronBinary } from './electronBinary.ts'

const HERE = join(import.meta.dirname, 'behaviours')
const REGISTER = join(import.meta.dirname, 'double', 'register.mjs')
/** How long a process may take (milliseconds). */
const LIMIT = 60_000

/** How a host starts the behaviours' main script. */
type Host = { readonly program: string; readonly parameters: readonly string[] }

/** The double is Node, with a module `electron` of ours. */
const DOUBLE: Host = {
  program: process.execPath,
  parameters: ['--import', REGISTER, join(HERE, 'run.ts'), HERE],
}

/** Electron runs the same scripts, of which nothing but the types is taken. */
function electronHost(program: string): Host {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-behaviours-'))
  copyFileSync(join(HERE, 'preload.cjs'), join(folder, 'preload.cjs'))
  for (const file of readdirSync(HERE).filter((name) => name.endsWith('.ts'))) {
    const script = stripTypeScriptTypes(readFileSync(join(HERE, file), 'utf8'))
    writeFileSync(
      join(folder, file.replace('.ts', '.mjs')),
      script.replaceAll(/(from '\.\/\w+)\.ts'/g, "$1.mjs'"),
    )
  }
  return { program, parameters: [...(isRoot ? ['--no-sandbox'] : []), join(folder, 'run.mjs')] }
}

/** What behaviours told by name, and how their process ended. */
type Told = { readonly values: ReadonlyMap<string, unknown[]>; readonly end: string }

/** Runs behaviours in one process. */
function told(host: Host, behaviours: readonly Behaviour[]): Promise<Told> {
  const env = {
    ...process.env,
    ...behaviours[0]?.env,
    BEHAVIOURS: behaviours.map(({ name }) => name).join('\n'),
  }
  return new Promise((resolve, reject) => {
    const child = spawn(host.program, host.parameters, { stdio: ['ignore', 'pipe', 'pipe'], env })
    const hung = setTimeout(() => child.kill('SIGKILL'), LIMIT)
    let output = ''
    let errors = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(hung)
      const found = new Map<string, unknown[]>()
      for (const line of output.split('\n').filter((each) => each.startsWith('told '))) {
        const [name, value]: [string, unknown] = JSON.parse(line.slice('told '.length))
        found.set(name, [...(found.get(name) ?? []), value])
      }
      const end = `the process ended with ${code ?? signal}\n${errors}`
      if (found.size === 0) reject(new Error(`nothing was told; ${end}`))
      else resolve({ values: found, end })
    })
  })
}

/** Runs pieces of work, at most two at a time: they keep a processor busy each. */
function lanes(count = 2): <T>(work: () => Promise<T>) => Promise<T> {
  const free = Array.from({ length: count }, () => Promise.resolve())
  let next = 0
  return (work) => {
    const lane = next % count
    next += 1
    const result = (free[lane] ?? Promise.resolve()).then(work)
    free[lane] = result.then(
      () => {},
      () => {},
    )
    return result
  }
}

const binary = electronBinary()
const HOSTS: readonly (readonly [string, Host])[] = [
  ['the double', DOUBLE],
  ...(binary ? [['Electron', electronHost(binary)] as const] : []),
]

describe.each(HOSTS)('%s', (_name, host) => {
  const inLane = lanes()
  const possible = BEHAVIOURS.filter(
    ({ doubleOnly, posixOnly }) =>
      (host === DOUBLE || !doubleOnly) && (process.platform !== 'win32' || !posixOnly),
  )
  const shared = possible.filter(({ alone }) => !alone)
  let sharing: ReturnType<typeof told> | undefined
  const tellOf = (behaviour: Behaviour) => {
    if (behaviour.alone) return inLane(() => told(host, [behaviour]))
    sharing ??= told(host, shared)
    return sharing
  }
  test.concurrent.each(possible)('$name', { timeout: 2 * LIMIT }, async (behaviour) => {
    const { values, end } = await tellOf(behaviour)
    expect(values.get(behaviour.name), end).toEqual(behaviour.gives)
  })
})

test('every behaviour has a name of its own, and the place that says it, or that it is assumed', () => {
  expect(new Set(BEHAVIOURS.map(({ name }) => name)).size).toBe(BEHAVIOURS.length)
  for (const { name, source } of BEHAVIOURS)
    expect.soft(source, name).toMatch(/^(?:docs\/(?:api|tutorial)\/[a-z/-]+\.md|electron\.d\.ts|assumed)/)
})
