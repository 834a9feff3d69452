import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { sendOver } from '../../src/contract/http.ts'
import { clientOver } from '../../src/contract/client.ts'
import { emptyContent } from '../../src/core/article/index.ts'
import { PortHistory } from '../../src/host/libraryFiles.ts'

const HOST = resolve(import.meta.dirname, '..', '..', 'src', 'web', 'index.ts')
const announcement = z.object({ url: z.string(), pid: z.number() })

const newHome = () => mkdtempSync(join(tmpdir(), 'marbre-web-'))

/** Starts the host as `npm start -- --web` does. */
function start(home: string, parameters: readonly string[], env: Record<string, string> = {}) {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const child = spawn(process.execPath, [HOST, ...parameters], {
    env: { PATH, NODE_COMPILE_CACHE, HOME: home, XDG_DATA_HOME: home, LANG: 'en_GB.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said.stdout += String(text)
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.stderr += String(text)
  })
  return { child, said }
}

const ended = async (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null ? once(child, 'close') : undefined

test('with --no-open it says where it is in one line of JSON, and ends cleanly when it is told to', async () => {
  const home = newHome()
  const { child, said } = start(home, ['--no-open'])
  await expect.poll(() => said.stdout).toContain('\n')
  const { url, pid } = announcement.parse(JSON.parse(said.stdout))
  expect(said.stdout.trimEnd().split('\n')).toHaveLength(1)
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#t=[A-Za-z0-9_-]{43}$/)
  expect(pid).toBe(child.pid)
  expect(readdirSync(join(home, 'marbre', 'library', 'articles'))).toHaveLength(1)

  const { origin, hash } = new URL(url)
  const headers = {
    origin,
    'sec-fetch-site': 'same-origin',
    authorization: `Bearer ${hash.slice('#t='.length)}`,
  }
  const events = await fetch(`${origin}/events`, { headers })
  const stream = events.text()
  child.kill('SIGTERM')
  expect(await stream).toMatch(/^\n*$/)
  await ended(child)
  expect(child.exitCode).toBe(0)
  expect(said.stderr).toBe('')
})

/** A host that is up, and its newsroom as a window sees it. */
async function startUp(home: string, parameters: readonly string[] = []) {
  const { child, said } = start(home, ['--no-open', ...parameters])
  await expect.poll(() => said.stdout).toContain('\n')
  const { origin, hash, port } = new URL(announcement.parse(JSON.parse(said.stdout)).url)
  const headers = {
    origin,
    'sec-fetch-site': 'same-origin',
    authorization: `Bearer ${hash.slice('#t='.length)}`,
    'content-type': 'application/json',
  }
  const post = async (body: string) =>
    (await fetch(`${origin}/rpc`, { method: 'POST', headers, body })).text()
  const client = clientOver(sendOver(post), () => () => {})
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal)
    await ended(child)
  }
  return { client, port, end }
}

test('a library keeps its port, also when the host was killed, and another library has its own', async () => {
  const home = newHome()
  const first = await startUp(home)
  const other = await startUp(home, ['--library', join(home, 'other')])
  expect(other.port).not.toBe(first.port)
  await first.end('SIGKILL')
  const again = await startUp(home)
  expect(again.port).toBe(first.port)
  await Promise.all([again.end('SIGTERM'), other.end('SIGTERM')])
  const otherAgain = await startUp(home, ['--library', join(home, 'other')])
  expect(otherAgain.port).toBe(other.port)
  await otherAgain.end('SIGTERM')
})

test('a port that is taken is left to its holder, the new one kept, and the first tried again', async () => {
  const home = newHome()
  const first = await startUp(home)
  await first.end('SIGTERM')
  const holder = createServer().listen(Number(first.port), '127.0.0.1')
  await once(holder, 'listening')
  const second = await startUp(home)
  expect(second.port).not.toBe(first.port)
  await second.end('SIGTERM')
  const third = await startUp(home)
  expect(third.port).toBe(second.port)
  await third.end('SIGTERM')
  holder.close()
  await once(holder, 'close')
  const fourth = await startUp(home)
  expect(fourth.port).toBe(first.port)
  await fourth.end('SIGTERM')
})

test.each(['', '{"ports":[1,99999]}', '{"ports":"x"}', '\0'])(
  'a file of ports that says %j is as good as none',
  (text) => {
    const home = newHome()
    const ports = new PortHistory(home, join(home, 'library'))
    ports.add(4321)
    expect(ports.read()).toEqual([4321])
    const [name = ''] = readdirSync(join(home, 'ports'))
    writeFileSync(join(home, 'ports', name), text)
    expect(ports.read()).toEqual([])
    ports.add(4322)
    expect(ports.read()).toEqual([4322])
  },
)

test('what the host was sent is there after it was killed, outside of the library', async () => {
  const home = newHome()
  const library = join(home, 'library')
  const first = await startUp(home, ['--library', library])
  const created = await first.client.createArticle({ content: emptyContent('fr') })
  if (!created.ok) throw new Error(created.failure.code)
  const { article, fingerprint } = created.value
  const copy = {
    id: article.id,
    base: { revision: article.revision, fingerprint },
    at: 1_762_760_000_000,
    content: { ...emptyContent('fr'), headline: 'Tapé juste avant' },
    sent: null,
  }
  expect(await first.client.putRecoveryCopy(copy)).toMatchObject({ ok: true })
  await first.end('SIGKILL')
  const again = await startUp(home, ['--library', library])
  expect(await again.client.listRecoveryCopies({})).toEqual({ ok: true, value: [copy] })
  expect(readdirSync(library).filter((name) => name.includes('recovery'))).toEqual([])
  const other = await startUp(home)
  expect(await other.client.listRecoveryCopies({})).toEqual({ ok: true, value: [] })
  await Promise.all([again.end('SIGTERM'), other.end('SIGTERM')])
})

/** Plays the browser: comes in at the address that it is given, listens for a moment, and closes its window. */
const BROWSER = `#!/usr/bin/env node
import { writeFileSync } from 'node:fs'
const parameters = process.argv.slice(2)
const address = parameters.find((word) => word.startsWith('--app=')).slice('--app='.length)
const admitted = await fetch(address, { redirect: 'manual' })
const { hash, origin } = new URL(admitted.headers.get('location'), address)
const headers = { origin, 'sec-fetch-site': 'same-origin', authorization: 'Bearer ' + hash.slice(3) }
const events = await fetch(origin + '/events', { headers })
const again = await fetch(address, { redirect: 'manual' })
writeFileSync(process.env.SEEN, JSON.stringify({ parameters, token: hash.slice(3), events: events.status, again: again.status }))
setTimeout(() => process.exit(), 300)
`
const seenByBrowser = z.object({
  parameters: z.array(z.string()),
  token: z.string(),
  events: z.number(),
  again: z.number(),
})

test.runIf(process.platform !== 'win32')(
  'the window gets in once, by an address without the token, and its end is the end',
  async () => {
    const home = newHome()
    const browser = join(home, 'browser.mjs')
    writeFileSync(browser, BROWSER.replace('/usr/bin/env node', process.execPath))
    chmodSync(browser, 0o755)
    const seen = join(home, 'seen.json')
    const { child, said } = start(home, [], { MARBRE_CHROMIUM: browser, DISPLAY: ':99', SEEN: seen })
    await ended(child)
    expect(child.exitCode).toBe(0)
    const { parameters, token, events, again } = seenByBrowser.parse(JSON.parse(readFileSync(seen, 'utf8')))
    expect([events, again]).toEqual([200, 404])
    expect(parameters.join(' ')).not.toContain(token)
    expect(parameters).toContain(`--user-data-dir=${join(home, 'marbre', 'browser-window')}`)
    expect(said.stdout).toContain('Marbre is open at http://127.0.0.1:')
  },
)

test.runIf(process.platform === 'linux')('without a display it says its address and stays', async () => {
  const { child, said } = start(newHome(), ['--lang', 'fr'])
  await expect.poll(() => said.stderr).toContain('\n')
  expect(said.stdout).toMatch(/^Marbre est ouvert à l’adresse http:\/\/127\.0\.0\.1:\d+\/#t=/)
  expect(said.stderr).toMatch(/^Aucun écran ici[^\n]*\n$/)
  expect(child.exitCode).toBeNull()
  child.kill('SIGINT')
  await ended(child)
  expect(child.exitCode).toBe(0)
})

test('a library that cannot be opened is said in one sentence', async () => {
  const home = newHome()
  writeFileSync(join(home, 'library'), 'a file')
  const { child, said } = start(home, ['--no-open', '--library', join(home, 'library')])
  await ended(child)
  expect(child.exitCode).toBe(1)
  expect(said.stdout).toBe('')
  expect(said.stderr).toMatch(/^“[^\n]*” is a file, not a folder[^\n]*\n$/)
  expect(existsSync(join(home, 'marbre'))).toBe(false)
})

test('a wrong option is said in one line, and nothing is opened', async () => {
  const home = newHome()
  const { child, said } = start(home, ['--no-open', '--libary', 'x'])
  await ended(child)
  expect(child.exitCode).toBe(2)
  expect(said).toMatchObject({ stdout: '', stderr: expect.stringMatching(/^Usage: [^\n]*\n$/) })
  expect(existsSync(join(home, 'marbre'))).toBe(false)
})

test.runIf(process.platform === 'linux')(
  'a browser that was named and is not there is said, and the page still served',
  async () => {
    const { child, said } = start(newHome(), [], { MARBRE_CHROMIUM: '/nowhere/chromium', DISPLAY: ':99' })
    await expect.poll(() => said.stdout).toContain('\n')
    expect(said.stderr).toContain('/nowhere/chromium')
    expect(said.stderr).not.toMatch(/\n\s+at /)
    child.kill('SIGTERM')
    await ended(child)
    expect(child.exitCode).toBe(0)
  },
)
