import { beforeAll, beforeEach, expect, test } from 'vitest'
import { emptyContent } from '../../../src/core/article.ts'
import { fetchMerging } from '../../../src/renderer/src/saving/merging.ts'
import { copiesIn } from '../../../src/renderer/src/saving/recovery.ts'
import { createSession } from '../../../src/renderer/src/saving/session.ts'
import { DeskNewsroom, HandClock, MemoryStorage, settled } from './deskNewsroom.ts'

const ONE = '01890000-0000-7000-8000-000000000001'
const TWO = '01890000-0000-7000-8000-000000000002'
const full = { code: 'disk-full', detail: {} } as const

let desk: DeskNewsroom
let clock: HandClock
let storage: MemoryStorage
let session: ReturnType<typeof createSession>
const state = () => session.getState()
const inHost = () => [...desk.copies.values()].map(({ content }) => content.headline)
const inWindow = () => copiesIn(storage).map(({ content }) => content.headline)

/** The window that follows one that is gone, in the same profile or in another. */
function nextWindow(profile: 'same' | 'another'): void {
  clock = new HandClock()
  if (profile === 'another') storage = new MemoryStorage()
  session = createSession(desk.newsroom, { timers: clock, storage })
}

beforeAll(async () => void (await fetchMerging()))

beforeEach(async () => {
  desk = new DeskNewsroom()
  desk.put(ONE, { headline: 'Le bac' })
  desk.put(TWO, { headline: 'La halle' })
  nextWindow('another')
  await state().open(ONE)
})

test('where all goes well there are no copies', async () => {
  for (let key = 0; key < 50; key += 1) {
    state().edit({ headline: `${key}` })
    await clock.pass(100)
  }
  expect(desk.copiesSent).toBe(0)
})

test('a text that cannot be saved is with the host within a second of each key, at most once a second', async () => {
  desk.failing = full
  for (let key = 1; key <= 100; key += 1) {
    state().edit({ headline: `${key}` })
    await clock.pass(100)
    if (key > 20) expect(Number(inHost()[0])).toBeGreaterThanOrEqual(key - 10)
  }
  expect(desk.copiesSent).toBeLessThanOrEqual(11)
  await clock.pass(1_000)
  expect([inHost(), inWindow()]).toEqual([['100'], ['100']])
  desk.failing = null
  await clock.pass(40_000)
  expect([inHost(), inWindow()]).toEqual([[], []])
})

test('a save that is slow has a copy after 300 ms', async () => {
  desk.stall()
  state().edit({ headline: 'slow' })
  await clock.pass(400 + 300)
  expect(inHost()).toEqual(['slow'])
  await desk.release()
  expect(inHost()).toEqual([])
})

test('a copy that is on its way when the text is saved is dropped all the same', async () => {
  desk.failing = full
  let land = () => {}
  const put = desk.newsroom.putRecoveryCopy
  session = createSession(
    {
      ...desk.newsroom,
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
  desk.failing = null
  await state().flush()
  expect(inHost()).toEqual([])
  land()
  await settled()
  expect(desk.copiesSent).toBe(1)
  expect(inHost()).toEqual([])
})

test('another profile finds what the host was sent', async () => {
  desk.failing = full
  state().edit({ headline: 'survived' })
  await clock.pass(400)
  desk.failing = null
  nextWindow('another')
  await state().open(ONE)
  expect(state()).toMatchObject({
    content: { headline: 'survived' },
    recoveredAt: expect.any(Number),
    replacement: { from: 'recovery', over: null, content: { headline: 'survived' } },
  })
  await clock.pass(400)
  expect(desk.articles.get(ONE)?.article.headline).toBe('survived')
  expect([inHost(), inWindow()]).toEqual([[], []])
})

test('the same profile finds what was typed while the host was gone, newer than what the host has', async () => {
  desk.failing = full
  state().edit({ headline: 'sent' })
  await clock.pass(400)
  desk.failing = 'vanished'
  state().edit({ headline: 'sent, and typed alone' })
  await clock.pass(1_000)
  expect([inHost(), inWindow()]).toEqual([['sent'], ['sent, and typed alone']])
  desk.failing = null
  nextWindow('same')
  await state().open(ONE)
  expect(state().content?.headline).toBe('sent, and typed alone')
  await clock.pass(2_000)
  expect(desk.articles.get(ONE)?.article.headline).toBe('sent, and typed alone')
  expect([inHost(), inWindow()]).toEqual([[], []])
})

test('what another window leaves from now on is its own', async () => {
  const other = createSession(desk.newsroom, { timers: clock, storage: new MemoryStorage() })
  await other.getState().open(TWO)
  desk.failing = full
  state().edit({ headline: 'mine alone' })
  await clock.pass(400)
  await other.getState().open(ONE)
  expect(other.getState().content?.headline).toBe('Le bac')
  expect(inHost()).toEqual(['mine alone'])
})

test('a host that does not answer keeps no article from being opened, and is asked again', async () => {
  desk.copies.set(`${ONE}/1`, {
    id: ONE,
    base: { revision: 1, fingerprint: 'f1' },
    at: 5,
    content: { ...emptyContent('fr'), headline: 'found later' },
    sent: null,
  })
  let isSilent: boolean = true
  const { newsroom } = desk
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
  desk.failing = full
  state().edit({ headline: 'orphan' })
  await clock.pass(400)
  desk.failing = null
  desk.remove(ONE)
  nextWindow('another')
  await state().recover()
  expect(state().leftTexts).toEqual([{ id: ONE, headline: 'orphan', at: expect.any(Number), isGone: true }])
  expect(inHost()).toEqual(['orphan'])
  await state().recover()
  expect(state().leftTexts).toHaveLength(1)
  expect(await state().saveLeftText(ONE)).toBeNull()
  expect(state()).toMatchObject({ leftTexts: [], content: { headline: 'orphan' } })
  await settled()
  expect(inHost()).toEqual([])
})

test('a text whose article was changed since waits, and is a conflict once that is opened', async () => {
  desk.failing = full
  state().edit({ headline: 'survived' })
  await clock.pass(400)
  desk.failing = null
  desk.put(ONE, { headline: 'theirs' })
  nextWindow('another')
  await state().open(TWO)
  await state().recover()
  expect(state().leftTexts).toMatchObject([{ id: ONE, isGone: false }])
  await state().open(ONE)
  expect(state()).toMatchObject({
    leftTexts: [],
    recoveredAt: null,
    content: { headline: 'survived' },
    savedState: { kind: 'conflict', theirs: { article: { headline: 'theirs' } } },
  })
  expect(desk.articles.get(ONE)?.article.headline).toBe('theirs')
})

test('a text that nobody opens is saved over its own earlier state, whose answer was lost', async () => {
  desk.answersLost = true
  state().edit({ headline: 'sent' })
  await clock.pass(400)
  state().edit({ headline: 'sent, and more' })
  state().keepCopies()
  desk.answersLost = false
  nextWindow('same')
  await state().recover()
  expect(desk.articles.get(ONE)?.article.headline).toBe('sent, and more')
  expect(state().leftTexts).toEqual([])
  expect(inWindow()).toEqual([])
})

test('an article that is opened while its text is being saved shows that text, whichever comes first', async () => {
  for (const first of ['open', 'recover'] as const) {
    desk.failing = full
    state().edit({ headline: `typed before ${first}` })
    await clock.pass(400)
    desk.failing = null
    nextWindow('another')
    desk.stall()
    const both =
      first === 'open' ? [state().open(ONE), state().recover()] : [state().recover(), state().open(ONE)]
    await settled()
    await desk.release()
    await Promise.all(both)
    await clock.pass(1_000)
    expect(state().content?.headline).toBe(`typed before ${first}`)
    expect(desk.articles.get(ONE)?.article.headline).toBe(`typed before ${first}`)
    expect([state().leftTexts, inHost()]).toEqual([[], []])
  }
})

test('what is changed while an article is being opened is not missed', async () => {
  const { newsroom } = desk
  session = createSession(
    {
      ...newsroom,
      readArticle: async (input) => {
        const read = await newsroom.readArticle(input)
        if (input.id === TWO && read.ok && read.value.article.revision === 1)
          desk.put(TWO, { headline: 'changed' })
        return read
      },
    },
    { timers: clock, storage },
  )
  await state().open(TWO)
  await settled()
  expect(state().content?.headline).toBe('changed')
})
