import { beforeAll, beforeEach, expect, test } from 'vitest'
import { emptyContent } from '../../../src/core/article/index.ts'
import { loadMerging } from '../../../src/renderer/src/saving/merging.ts'
import { readCopies } from '../../../src/renderer/src/saving/recovery.ts'
import { createSession } from '../../../src/renderer/src/saving/session.ts'
import { FakeNewsroom, ManualClock, MemoryStorage, flushPromises } from './fakeNewsroom.ts'

const ONE = '01890000-0000-7000-8000-000000000001'
const TWO = '01890000-0000-7000-8000-000000000002'
const full = { code: 'disk-full', detail: {} } as const

let fake: FakeNewsroom
let clock: ManualClock
let storage: MemoryStorage
let session: ReturnType<typeof createSession>
const state = () => session.getState()
const inHost = () => [...fake.copies.values()].map(({ content }) => content.headline)
const inWindow = () => readCopies(storage).map(({ content }) => content.headline)

/** The windows that are open beside the next one. */
let open: ReadonlySet<string>
let windows = 0

/** The next window, in the same profile or in another. */
function nextWindow(profile: 'same' | 'another'): void {
  clock = new ManualClock()
  windows += 1
  const own = { id: `window ${windows}`, others: async () => open }
  if (profile === 'another') storage = new MemoryStorage()
  session = createSession(fake.newsroom, { timers: clock, storage, windows: own })
}

beforeAll(async () => void (await loadMerging()))

beforeEach(async () => {
  fake = new FakeNewsroom()
  open = new Set()
  fake.put(ONE, { headline: 'Le bac' })
  fake.put(TWO, { headline: 'La halle' })
  nextWindow('another')
  await state().open(ONE)
})

test('where all goes well there are no copies', async () => {
  for (let key = 0; key < 50; key += 1) {
    state().edit({ headline: `${key}` })
    await clock.pass(100)
  }
  expect(fake.copiesSent).toBe(0)
})

test('a text that cannot be saved is with the host within a second of each key, at most once a second', async () => {
  fake.failing = full
  for (let key = 1; key <= 100; key += 1) {
    state().edit({ headline: `${key}` })
    await clock.pass(100)
    if (key > 20) expect(Number(inHost()[0])).toBeGreaterThanOrEqual(key - 10)
  }
  expect(fake.copiesSent).toBeLessThanOrEqual(11)
  await clock.pass(1_000)
  expect([inHost(), inWindow()]).toEqual([['100'], ['100']])
  fake.failing = null
  await clock.pass(40_000)
  expect([inHost(), inWindow()]).toEqual([[], []])
})

test('a save that is slow has a copy after 300 ms', async () => {
  fake.stall()
  state().edit({ headline: 'slow' })
  await clock.pass(400 + 300)
  expect(inHost()).toEqual(['slow'])
  await fake.release()
  expect(inHost()).toEqual([])
})

test('a copy that is on its way when the text is saved is dropped all the same', async () => {
  fake.failing = full
  let land = () => {}
  const put = fake.newsroom.putRecoveryCopy
  session = createSession(
    {
      ...fake.newsroom,
      putRecoveryCopy: async (copy) => {
        await new Promise<void>((resolve) => {
          land = resolve
        })
        return put(copy)
      },
    },
    { timers: clock, storage },
  )
  await state().open(ONE)
  state().edit({ headline: 'kept' })
  await clock.pass(400)
  fake.failing = null
  await state().flush()
  expect(inHost()).toEqual([])
  land()
  await flushPromises()
  expect(fake.copiesSent).toBe(1)
  expect(inHost()).toEqual([])
})

test('another profile finds what the host was sent', async () => {
  fake.failing = full
  state().edit({ headline: 'survived' })
  await clock.pass(400)
  fake.failing = null
  nextWindow('another')
  await state().open(ONE)
  expect(state()).toMatchObject({
    content: { headline: 'survived' },
    recoveredAt: expect.any(Number),
    replacement: { from: 'recovery', previous: null, content: { headline: 'survived' } },
  })
  await clock.pass(400)
  expect(fake.articles.get(ONE)?.article.headline).toBe('survived')
  expect([inHost(), inWindow()]).toEqual([[], []])
})

test('the text of a window that is open is left to it; once it has ended it is found', async () => {
  fake.failing = full
  state().edit({ headline: 'of the first window' })
  await clock.pass(1_400)
  fake.failing = null
  open = new Set([`window ${windows}`])
  const first = session
  nextWindow('same')
  const recovered = state().recover()
  await flushPromises()
  await clock.pass(1_000)
  await recovered
  expect(fake.articles.get(ONE)?.article.headline).toBe('Le bac')
  await state().open(ONE)
  expect(state()).toMatchObject({ content: { headline: 'Le bac' }, recoveredAt: null })
  expect([inHost(), inWindow()]).toEqual([['of the first window'], ['of the first window']])

  // Nor is it taken up while the host does not answer.
  fake.failing = 'vanished'
  nextWindow('same')
  const alone = state().recover()
  await flushPromises()
  await clock.pass(1_000)
  await alone
  fake.failing = null
  const opened = state().open(ONE)
  await flushPromises()
  await clock.pass(1_000)
  await opened
  expect(state().content?.headline).toBe('Le bac')

  first.getState().end()
  open = new Set()
  nextWindow('same')
  await state().open(ONE)
  expect(state().content?.headline).toBe('of the first window')
})

test('a window that still counts as open while it ends, such as by a reload, leaves its text to the next', async () => {
  fake.failing = full
  state().edit({ headline: 'before the reload' })
  await clock.pass(1_400)
  fake.failing = null
  open = new Set([`window ${windows}`])
  nextWindow('same')
  const opened = state().open(ONE)
  await clock.pass(100)
  open = new Set()
  await clock.pass(1_000)
  await opened
  expect(state().content?.headline).toBe('before the reload')
})

test('an article that is opened twice in a row shows the text of the earlier window', async () => {
  fake.failing = full
  state().edit({ headline: 'survived' })
  await clock.pass(1_400)
  fake.failing = null
  nextWindow('same')
  await Promise.all([state().open(ONE), state().open(ONE)])
  expect(state().content?.headline).toBe('survived')
  state().edit({ standfirst: 'typed since' })
  await clock.pass(1_000)
  expect(fake.articles.get(ONE)?.article).toMatchObject({ headline: 'survived', standfirst: 'typed since' })
})

test('the same profile finds what was typed while the host was gone, newer than what the host has', async () => {
  fake.failing = full
  state().edit({ headline: 'sent' })
  await clock.pass(400)
  fake.failing = 'vanished'
  state().edit({ headline: 'sent, and typed alone' })
  await clock.pass(1_000)
  expect([inHost(), inWindow()]).toEqual([['sent'], ['sent, and typed alone']])
  fake.failing = null
  nextWindow('same')
  await state().open(ONE)
  expect(state().content?.headline).toBe('sent, and typed alone')
  await clock.pass(2_000)
  expect(fake.articles.get(ONE)?.article.headline).toBe('sent, and typed alone')
  expect([inHost(), inWindow()]).toEqual([[], []])
})

test('what another window leaves from now on is its own', async () => {
  const other = createSession(fake.newsroom, { timers: clock, storage: new MemoryStorage() })
  await other.getState().open(TWO)
  fake.failing = full
  state().edit({ headline: 'mine alone' })
  await clock.pass(400)
  await other.getState().open(ONE)
  expect(other.getState().content?.headline).toBe('Le bac')
  expect(inHost()).toEqual(['mine alone'])
})

test('a host that does not answer keeps no article from being opened, and is asked again', async () => {
  fake.copies.set(`${ONE}/1`, {
    id: ONE,
    base: { revision: 1, fingerprint: 'f1' },
    at: 5,
    content: { ...emptyContent('fr'), headline: 'found later' },
    sent: null,
  })
  let isSilent: boolean = true
  const { newsroom } = fake
  session = createSession(
    {
      ...newsroom,
      listRecoveryCopies: (input) => (isSilent ? new Promise(() => {}) : newsroom.listRecoveryCopies(input)),
    },
    { timers: clock, storage },
  )
  const opening = state().open(TWO)
  await clock.pass(2_000)
  expect(await opening).toMatchObject({ ok: true })
  isSilent = false
  await state().open(ONE)
  expect(state().content?.headline).toBe('found later')
})

test('a text whose article is gone waits for the user, who can make a new one of it', async () => {
  fake.failing = full
  state().edit({ headline: 'orphan' })
  await clock.pass(400)
  fake.failing = null
  fake.remove(ONE)
  nextWindow('another')
  await state().recover()
  expect(state().pendingRecoveries).toEqual([
    { id: ONE, headline: 'orphan', at: expect.any(Number), isGone: true },
  ])
  expect(inHost()).toEqual(['orphan'])
  await state().recover()
  expect(state().pendingRecoveries).toHaveLength(1)
  expect(await state().savePendingRecovery(ONE)).toBeNull()
  expect(state()).toMatchObject({ pendingRecoveries: [], content: { headline: 'orphan' } })
  await flushPromises()
  expect(inHost()).toEqual([])
})

test('a text whose article was changed since waits, and is a conflict once that is opened', async () => {
  fake.failing = full
  state().edit({ headline: 'survived' })
  await clock.pass(400)
  fake.failing = null
  fake.put(ONE, { headline: 'theirs' })
  nextWindow('another')
  await state().open(TWO)
  await state().recover()
  expect(state().pendingRecoveries).toMatchObject([{ id: ONE, isGone: false }])
  await state().open(ONE)
  expect(state()).toMatchObject({
    pendingRecoveries: [],
    recoveredAt: null,
    content: { headline: 'survived' },
    savedState: { kind: 'conflict', theirs: { article: { headline: 'theirs' } } },
  })
  expect(fake.articles.get(ONE)?.article.headline).toBe('theirs')
})

test('a text that nobody opens is saved over its own earlier state, whose answer was lost', async () => {
  fake.answersLost = true
  state().edit({ headline: 'sent' })
  await clock.pass(400)
  state().edit({ headline: 'sent, and more' })
  state().saveRecoveryCopies()
  fake.answersLost = false
  nextWindow('same')
  await state().recover()
  expect(fake.articles.get(ONE)?.article.headline).toBe('sent, and more')
  expect(state().pendingRecoveries).toEqual([])
  expect(inWindow()).toEqual([])
})

test('an article that is opened while its text is being saved shows that text, whichever comes first', async () => {
  for (const first of ['open', 'recover'] as const) {
    fake.failing = full
    state().edit({ headline: `typed before ${first}` })
    await clock.pass(400)
    fake.failing = null
    nextWindow('another')
    fake.stall()
    const both =
      first === 'open' ? [state().open(ONE), state().recover()] : [state().recover(), state().open(ONE)]
    await flushPromises()
    await fake.release()
    await Promise.all(both)
    await clock.pass(1_000)
    expect(state().content?.headline).toBe(`typed before ${first}`)
    expect(fake.articles.get(ONE)?.article.headline).toBe(`typed before ${first}`)
    expect([state().pendingRecoveries, inHost()]).toEqual([[], []])
  }
})

test('what is changed while an article is being opened is not missed', async () => {
  const { newsroom } = fake
  session = createSession(
    {
      ...newsroom,
      readArticle: async (input) => {
        const read = await newsroom.readArticle(input)
        if (input.id === TWO && read.ok && read.value.article.revision === 1)
          fake.put(TWO, { headline: 'changed' })
        return read
      },
    },
    { timers: clock, storage },
  )
  await state().open(TWO)
  await flushPromises()
  expect(state().content?.headline).toBe('changed')
})
