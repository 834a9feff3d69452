import { mkdtempSync, readdirSync } from 'node:fs'
import { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { sendOver } from '../../src/contract/http.ts'
import { clientOver } from '../../src/contract/client.ts'
import { emptyContent } from '../../src/core/article/index.ts'
import type { Result } from '../../src/core/failure.ts'
import { PortHistory } from '../../src/host/libraryFiles.ts'
import { indexThreads } from '../../src/store/index.ts'
import { ServedLibraries } from '../../src/web/servedLibraries.ts'

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

/** What a window at an address does: calls, and listens to events until it leaves. */
function windowAt(url: string) {
  const { origin, hash } = new URL(url)
  const headers = {
    ...{ origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    authorization: `Bearer ${hash.slice('#t='.length)}`,
  }
  const leaving = new AbortController()
  const post = async (body: string) =>
    (await fetch(`${origin}/rpc`, { method: 'POST', headers, body })).text()
  return {
    origin,
    client: clientOver(sendOver(post), () => () => {}),
    listen: () => fetch(`${origin}/events`, { headers, signal: leaving.signal }),
    leave: () => leaving.abort(),
    status: async () => (await fetch(`${origin}/rpc`, { method: 'POST', headers, body: '{}' })).status,
  }
}

/** The libraries of a machine with nothing in its home, and what they report. */
function servingIn(home: string) {
  const machine = { platform: 'linux' as const, env: { XDG_DATA_HOME: home }, home }
  const errors: unknown[] = []
  const served = new ServedLibraries({
    ...{ machine, built: home, firstArticle: emptyContent('en'), locale: 'en', unused: 400 },
    backups: { folder: null, asDownload: true },
    report: (error) => errors.push(error),
    newIndexHost: indexThreads(),
  })
  return { served, errors }
}

/** The files that SQLite has beside the index of a library that is open. */
const openIndexFiles = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('-wal'))

test('a library that could not be served is closed, and served when it is asked for again', async () => {
  const home = mkdtempSync(join(tmpdir(), 'marbre-served-'))
  const { served, errors } = servingIn(home)
  const listen = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
    process.nextTick(() => this.emit('error', Object.assign(new Error('no more files'), { code: 'EMFILE' })))
    return this
  })
  onTestFinished(() => listen.mockRestore())
  const own = join(home, 'marbre', 'library')
  await expect(served.serve({ folder: own, named: false })).rejects.toThrow('no more files')
  expect(openIndexFiles(own)).toEqual([])
  listen.mockRestore()
  const { url } = value(await served.serve({ folder: own, named: false }))
  expect(value(await windowAt(url).client.libraryState({})).folder).toBe(own)
  await served.close()
  expect(errors).toEqual([])
})

test('closing closes every library, and reports what goes wrong with one', async () => {
  const home = mkdtempSync(join(tmpdir(), 'marbre-served-'))
  const { served, errors } = servingIn(home)
  const folders = ['one', 'other'].map((name) => join(home, name))
  const [one, other] = await Promise.all(
    folders.map(async (folder) => value(await served.serve({ folder, named: true }))),
  )
  const wrong = new Error('the server does not close')
  if (!one || !other) throw new Error('not served')
  const close = one.server.close.bind(one.server)
  one.server.close = async () => {
    await close()
    throw wrong
  }
  await served.close()
  expect(errors).toEqual([wrong])
  expect(folders.flatMap(openIndexFiles)).toEqual([])
  await expect(fetch(other.url)).rejects.toThrow()
})

test('a window changes to another library at an address of its own, and the first is closed once no window is on it', async () => {
  const home = mkdtempSync(join(tmpdir(), 'marbre-served-'))
  const { served, errors } = servingIn(home)
  const own = join(home, 'marbre', 'library')
  const { url } = value(await served.serve({ folder: own, named: false }))
  const first = windowAt(url)
  await first.listen()
  const { id } = value(await first.client.createLibrary({ name: 'Sport' }))
  const address = value(await first.client.openLibrary({ id })).address ?? ''
  const second = windowAt(address)
  expect(second.origin).not.toBe(first.origin)
  expect(new URL(address).hash).not.toBe(new URL(url).hash)
  expect(value(await second.client.libraryState({})).folder).toContain('Sport')

  // A window of the first library knows nothing of the other one's token, and the first stays while it is there.
  const stranger = windowAt(`${second.origin}/${new URL(url).hash}`)
  expect(await stranger.status()).toBe(401)
  await second.listen()
  expect(served.listeners).toEqual({ open: 2, ever: true })
  expect(value(await first.client.listLibraries({})).libraries.map(({ isOpen }) => isOpen)).toEqual([
    false,
    true,
  ])

  first.leave()
  await expect.poll(() => first.status().catch(() => 'gone')).toBe('gone')
  await expect.poll(() => openIndexFiles(own)).toEqual([])
  const { id: ownId } = value(await second.client.listLibraries({})).libraries.find(({ isOwn }) => isOwn) ?? {
    id: '',
  }
  const back = windowAt(value(await second.client.openLibrary({ id: ownId })).address ?? '')
  expect(back.origin).toBe(first.origin)
  expect(new PortHistory(join(home, 'marbre'), own).read()).toHaveLength(1)
  second.leave()
  await served.close()
  expect(errors).toEqual([])
})
