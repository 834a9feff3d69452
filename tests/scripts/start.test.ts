import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const SCRIPTS = resolve(import.meta.dirname, '..', '..', 'scripts')
const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

const newFolder = () => mkdtempSync(join(tmpdir(), 'marbre-start-'))

/** A stand-in for Electron's binary: a script of the shell. */
function program(body: string): string {
  const path = join(newFolder(), 'electron')
  writeFileSync(path, `#!/bin/sh\n${body}\n`)
  chmodSync(path, 0o755)
  return path
}

/** Runs an expression over a script's exports in a Node of its own, as the leader of a group, which Ctrl+C would reach. */
function begin(script: string, expression: string, env: Record<string, string> = {}) {
  const address = JSON.stringify(pathToFileURL(join(SCRIPTS, script)).href)
  const code = `import * as script from ${address}; process.stdout.write(JSON.stringify(await ${expression}))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    detached: true,
    env: { PATH: process.env.PATH ?? '', LANG: 'en', ...env },
  })
  started.push(child)
  const output = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.err += text))
  const result = once(child, 'close').then(([status]) => ({
    status: Number(status),
    ...output,
    value: output.out === '' ? null : parsed(output.out.split('\n').at(-1) ?? ''),
  }))
  return { child, output, result }
}

function parsed(text: string): unknown {
  return JSON.parse(text)
}

const openElectron = (body: string) =>
  begin('launchElectron.mjs', `script.openElectron(${JSON.stringify(program(body))}, true, [])`)

const posix = test.runIf(process.platform !== 'win32')

/** A program that notes each signal it gets, and ends a moment after so many: one that is sent twice is noted too. */
function noting(file: string, signals: number): string {
  return `exec ${process.execPath} -e '
    let heard = 0
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {
      require("node:fs").appendFileSync("${file}", signal + " ")
      if (++heard === ${signals}) setTimeout(() => process.exit(7), 300)
    })
    setTimeout(() => {}, 20000)
    console.log("ready")
  '`
}

posix.each([
  ['Ctrl+C, which reaches the whole terminal', 'SIGINT', 'group', ['SIGINT']],
  ['a terminal that closes, which reaches the whole terminal', 'SIGHUP', 'group', ['SIGHUP', 'SIGTERM']],
  ['SIGTERM for this process alone', 'SIGTERM', 'alone', ['SIGTERM']],
  ['SIGHUP for this process alone', 'SIGHUP', 'alone', ['SIGTERM']],
] as const)(
  '%s: the desktop gets no signal twice, and no browser opens after it',
  async (_name, signal, whom, heard) => {
    const file = join(newFolder(), 'signals')
    const { child, output, result } = openElectron(noting(file, heard.length))
    await expect.poll(() => output.out, { timeout: 5_000 }).toContain('ready')
    process.kill(whom === 'group' ? -(child.pid ?? 0) : (child.pid ?? 0), signal)
    expect((await result).value).toEqual({ code: 7 })
    expect(readFileSync(file, 'utf8').trim().split(' ').toSorted()).toEqual(heard)
  },
)

posix(
  'a start that fails at once falls back; a library that cannot be opened does not, for its dialog has told it',
  async () => {
    expect((await openElectron('exit 1').result).value).toEqual({
      why: 'Electron ended at once (exit code 1)',
    })
    expect((await openElectron('exit 3').result).value).toEqual({ code: 3 })
    expect((await openElectron('exit 0').result).value).toEqual({ code: 0 })
  },
)

test('the exit code for a library that cannot be opened is the desktop’s', () => {
  const codeIn = (path: string) => /LIBRARY_NOT_OPENED = (\d+)/.exec(readFileSync(path, 'utf8'))?.[1]
  expect(codeIn(join(SCRIPTS, 'launchElectron.mjs'))).toBe(
    codeIn(resolve(SCRIPTS, '..', 'src', 'main', 'desktop.ts')),
  )
})

posix('a program is given up when it is silent, not when it is slow', async () => {
  const run = (body: string) =>
    begin('children.mjs', `script.runUntilSilent(${JSON.stringify(program(body))}, [], 3000)`).result
  const slow = await run('for part in 1 2 3 4 5 6 7 8; do echo $part; sleep 0.5; done')
  expect(slow).toMatchObject({ value: 0 })
  expect(slow.err.split('\n')).toHaveLength(9)
  expect((await run('exec sleep 20')).value).toBe(1)
})

test('the download of Electron says how far it has come, and takes nothing that is not Electron’s', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': 4_000_000 })
    response.write(Buffer.alloc(2_000_000))
    setTimeout(() => response.end(Buffer.alloc(2_000_000)), 200)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address: string | AddressInfo | null = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const child = spawn(process.execPath, [join(SCRIPTS, 'fetchElectron.mjs')], {
    env: {
      PATH: process.env.PATH ?? '',
      LANG: 'en',
      ELECTRON_MIRROR: `http://127.0.0.1:${port}/`,
      electron_config_cache: newFolder(),
    },
  })
  started.push(child)
  let text = ''
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  const [code] = await once(child, 'close')
  server.close()
  expect(text).toContain('  4 MB (100%)')
  // The checksum is that of the package.
  expect(code).toBe(1)
})
