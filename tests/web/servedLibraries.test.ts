import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sendOver } from '../../src/contract/http.ts'
import { clientOver } from '../../src/contract/client.ts'
import { emptyContent } from '../../src/core/article/index.ts'
import type { Result } from '../../src/core/failure.ts'
import { PortHistory } from '../../src/host/libraryFiles.ts'
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

test('a window changes to another library at an address of its own, and the first is closed once no window is on it', async () => {
  const home = mkdtempSync(join(tmpdir(), 'marbre-served-'))
  const machine = { platform: 'linux' as const, env: { XDG_DATA_HOME: home }, home }
  const errors: unknown[] = []
  const served = new ServedLibraries({
    ...{ machine, built: home, firstArticle: emptyContent('en'), locale: 'en', unused: 400 },
    backups: { folder: null, asDownload: true },
    report: (error) => errors.push(error),
  })
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
  await expect.poll(() => first.status().catch(() => 'gone'), { timeout: 5_000 }).toBe('gone')
  await expect.poll(() => readdirSync(own).filter((name) => name.endsWith('-wal'))).toEqual([])
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
