import { beforeEach, expect, test } from 'vitest'
import type { Presence } from '../../../src/core/presence.ts'
import { failed, ok } from '../../../src/core/failure.ts'
import { createSession } from '../../../src/renderer/src/saving/session.ts'
import { watchPresence } from '../../../src/renderer/src/saving/watchPresence.ts'
import { FakeNewsroom, ManualClock, MemoryStorage, flushPromises } from './fakeNewsroom.ts'

const ONE = '01890000-0000-7000-8000-000000000001'
const TWO = '01890000-0000-7000-8000-000000000002'

let clock: ManualClock
let session: ReturnType<typeof createSession>
let fake: FakeNewsroom
/** What the others were told, in order. */
let told: string[]
let shown: readonly Presence[]
let present: Presence[]
let shared: boolean
let refusing: boolean
let stop: () => void

beforeEach(async () => {
  fake = new FakeNewsroom()
  clock = new ManualClock()
  told = []
  shown = []
  present = []
  shared = true
  refusing = false
  fake.put(ONE, { headline: 'Le bac' })
  fake.put(TWO, { headline: 'La halle' })
  session = createSession(fake.newsroom, { timers: clock, storage: new MemoryStorage() })
  stop = watchPresence({
    newsroom: {
      putPresence: async ({ id }) => {
        if (refusing) return failed('unreachable')
        told.push(`here ${id.at(-1)}`)
        return ok({ written: true })
      },
      dropPresence: async ({ id }) => {
        if (refusing) return failed('unreachable')
        told.push(`left ${id.at(-1)}`)
        return ok({ removed: true })
      },
      listPresences: async () => {
        if (refusing) return failed('unreachable')
        return ok(present)
      },
    },
    session,
    timers: clock,
    isShared: () => shared,
    onLook: (others) => {
      shown = others
    },
  })
  await session.getState().open(ONE)
})

async function type(headline: string, pause = 1_000) {
  session.getState().edit({ headline })
  await clock.pass(pause)
}

test('the others are told at the first key, every two minutes of writing, and of leaving', async () => {
  await clock.pass(60_000)
  expect(told).toEqual([])
  for (let seconds = 0; seconds < 250; seconds += 10) await type(`${seconds}`, 10_000)
  expect(told).toEqual(['here 1', 'here 1', 'here 1'])
  await clock.pass(600_000)
  expect(told).toHaveLength(3)
  await session.getState().open(TWO)
  await flushPromises()
  expect(told.at(-1)).toBe('left 1')
  await type('La halle rouvre')
  session.getState().close()
  await flushPromises()
  expect(told.slice(-2)).toEqual(['here 2', 'left 2'])
})

test('nobody is told of an article that is only read, or that another machine changes', async () => {
  fake.put(ONE, { headline: 'Le bac rouvre' })
  await clock.pass(1_000)
  expect(session.getState().content?.headline).toBe('Le bac rouvre')
  stop()
  await flushPromises()
  expect(told).toEqual([])
})

test('closing the window tells of leaving', async () => {
  await type('Le bac passe')
  window.dispatchEvent(new Event('pagehide'))
  await flushPromises()
  expect(told).toEqual(['here 1', 'left 1'])
  stop()
})

test('who writes elsewhere is seen within ten seconds, while an article is open', async () => {
  present = [{ id: ONE, name: 'Inès', age: 1_000 }]
  await clock.pass(10_000)
  expect(shown).toEqual(present)
  session.getState().close()
  await flushPromises()
  expect(shown).toEqual([])
  stop()
  present = []
})

test('where the folder is not shared nobody is told, asked or shown', async () => {
  shared = false
  present = [{ id: ONE, name: 'Inès', age: 1_000 }]
  await type('Le bac passe')
  await clock.pass(30_000)
  expect(told).toEqual([])
  expect(shown).toEqual([])
  stop()
})

test('a host that does not answer costs neither key nor save, and is asked again', async () => {
  refusing = true
  await type('Le bac passe')
  await clock.pass(30_000)
  expect(session.getState().savedState).toMatchObject({ kind: 'saved', pending: false })
  expect(fake.saves.at(-1)?.content.headline).toBe('Le bac passe')
  refusing = false
  present = [{ id: ONE, name: 'Inès', age: 1_000 }]
  await clock.pass(10_000)
  expect(shown).toEqual(present)
  stop()
})
