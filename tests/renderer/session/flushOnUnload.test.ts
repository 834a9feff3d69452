import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { flushOnUnload } from '../../../src/renderer/src/saving/flushOnUnload.ts'
import { readCopies } from '../../../src/renderer/src/saving/recovery.ts'
import { createSession } from '../../../src/renderer/src/saving/session.ts'
import { FakeNewsroom, ManualClock, MemoryStorage, flushPromises } from './fakeNewsroom.ts'

const ID = '01890000-0000-7000-8000-000000000001'
let fake: FakeNewsroom
let storage: MemoryStorage
let session: ReturnType<typeof createSession>
let stop = () => {}

beforeEach(async () => {
  fake = new FakeNewsroom()
  storage = new MemoryStorage()
  fake.put(ID, {})
  session = createSession(fake.newsroom, { timers: new ManualClock(), storage })
  await session.getState().open(ID)
  stop = flushOnUnload(() => [session.getState()], true)
})
afterEach(() => stop())

const type = () => session.getState().edit({ headline: 'typed' })
const saved = () => fake.saves.map(({ content }) => content.headline)

describe('a text is saved at once', () => {
  test.each([
    ['the window loses the focus', () => window.dispatchEvent(new Event('blur'))],
    ['a field loses the focus', () => window.dispatchEvent(new FocusEvent('focusout'))],
    ['the page is left', () => window.dispatchEvent(new PageTransitionEvent('pagehide'))],
  ])('when %s', async (_, happens) => {
    type()
    happens()
    await flushPromises()
    expect(saved()).toEqual(['typed'])
  })

  test('and kept as a copy where the library does not answer in time', () => {
    fake.stall()
    type()
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    expect(readCopies(storage)).toMatchObject([{ id: ID }])
  })
})

describe('closing the window', () => {
  const close = () => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented ? 'asked' : 'closed'
  }

  test('asks only where something is not saved', async () => {
    expect(close()).toBe('closed')
    fake.failing = { code: 'disk-full', detail: {} }
    type()
    expect(close()).toBe('asked')
    fake.failing = null
    await session.getState().flush()
    expect(close()).toBe('closed')
  })

  test('asks where the text of an article that was left is not saved', async () => {
    const other = '01890000-0000-7000-8000-000000000002'
    fake.put(other, {})
    fake.failing = { code: 'disk-full', detail: {} }
    type()
    await session.getState().open(other)
    await flushPromises()
    expect(session.getState().savedState).toMatchObject({ kind: 'saved' })
    expect(close()).toBe('asked')
    fake.failing = null
    await session.getState().flush()
    expect(close()).toBe('closed')
  })
})
