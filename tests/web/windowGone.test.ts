import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { installedBrowser } from '../../src/host/browser.ts'
import { hasDisplay, windowArguments } from '../../src/web/browser.ts'
import { type Listeners, windowGone } from '../../src/web/windowGone.ts'

const timeouts = { first: 100, ended: 50, running: 100, tick: 25 }

/** Ticks after which a window that does not count as closed stays. */
const LATE = 16

/** True if the window counts as closed soon in this history. Each entry lasts a tick, the last one for ever. */
async function gone(history: readonly (Listeners & { ended: boolean })[]): Promise<boolean> {
  let at = -1
  const late = Promise.withResolvers<boolean>()
  const now = () => history[Math.min(at, history.length - 1)] ?? { open: 0, ever: false, ended: false }
  const listeners = () => {
    at += 1
    if (at === LATE) late.resolve(false)
    return now()
  }
  return Promise.race([windowGone(listeners, () => now().ended, timeouts).then(() => true), late.promise])
}

const open = { open: 1, ever: true, ended: false }
const handedOver = { open: 1, ever: true, ended: true }
const before = { open: 0, ever: false, ended: false }

test('a window is gone when nobody listens any more, and not while somebody does', async () => {
  const [closed, stays, left] = await Promise.all([
    gone([before, open, open, { open: 0, ever: true, ended: true }]),
    gone([before, open]),
    gone([before, open, { open: 0, ever: true, ended: false }]),
  ])
  expect([closed, stays, left]).toEqual([true, false, true])
})

test('a browser that hands its window over to another and ends takes no window away', async () => {
  const [handed, never, slow] = await Promise.all([
    gone([{ ...before, ended: true }, handedOver]),
    gone([{ ...before, ended: true }]),
    gone([before]),
  ])
  expect([handed, never, slow]).toEqual([false, true, false])
})

test('the page may be loaded anew', async () => {
  const away = { open: 0, ever: true, ended: false }
  expect(await gone([open, away, away, open])).toBe(false)
})

test('the window’s browser stays off the network, in a profile of its own', () => {
  const parameters = windowArguments('http://127.0.0.1:1/x', '/profile', false)
  expect(parameters).toEqual(
    expect.arrayContaining([
      '--app=http://127.0.0.1:1/x',
      '--user-data-dir=/profile',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ]),
  )
  expect(parameters).not.toContain('--no-sandbox')
  expect(windowArguments('http://127.0.0.1:1/x', '/profile', true)).toContain('--no-sandbox')
})

test('a browser is found on the path, or where it is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-path-'))
  mkdirSync(join(folder, 'bin'))
  const machine = {
    platform: 'linux',
    home: folder,
    env: { PATH: `/nowhere:${join(folder, 'bin')}` },
  } as const
  expect(installedBrowser(machine)).toBeUndefined()
  writeFileSync(join(folder, 'bin', 'chromium'), '')
  expect(installedBrowser(machine)).toBe(join(folder, 'bin', 'chromium'))
  const named = { ...machine, env: { ...machine.env, MARBRE_CHROMIUM: join(folder, 'bin') } }
  expect(installedBrowser(named)).toBe(join(folder, 'bin'))
  expect(() => installedBrowser({ ...machine, env: { MARBRE_CHROMIUM: '/nowhere' } })).toThrow(RangeError)
})

test('a Linux without a display is told apart', () => {
  const machine = (platform: NodeJS.Platform, env: Record<string, string>) => ({ platform, env, home: '/' })
  expect(hasDisplay(machine('linux', {}))).toBe(false)
  expect(hasDisplay(machine('linux', { WAYLAND_DISPLAY: 'wayland-0' }))).toBe(true)
  expect(hasDisplay(machine('darwin', {}))).toBe(true)
})
