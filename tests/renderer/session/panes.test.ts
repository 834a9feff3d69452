import { beforeAll, beforeEach, expect, test } from 'vitest'
import { loadMerging } from '../../../src/renderer/src/saving/merging.ts'
import { OpenTexts } from '../../../src/renderer/src/saving/openTexts.ts'
import { createSession } from '../../../src/renderer/src/saving/session.ts'
import { FakeNewsroom, flushPromises, ManualClock, MemoryStorage } from './fakeNewsroom.ts'

const ONE = '01890000-0000-7000-8000-000000000001'
const TWO = '01890000-0000-7000-8000-000000000002'
const full = { code: 'disk-full', detail: {} } as const

type TestSession = ReturnType<typeof createSession>

let fake: FakeNewsroom
let clock: ManualClock
let storage: MemoryStorage
let left: TestSession
let right: TestSession
let revealed: string[]

/** The next window in the same profile, with two panes. */
function nextWindow(): void {
  clock = new ManualClock()
  const texts = new OpenTexts(fake.newsroom, { timers: clock, storage })
  const create = (name: string) => createSession(fake.newsroom, { reveal: () => revealed.push(name) }, texts)
  left = create('left')
  right = create('right')
}

const headline = (id: string) => fake.articles.get(id)?.article.headline
const kind = (session: TestSession) => session.getState().savedState?.kind

beforeAll(async () => void (await loadMerging()))

beforeEach(async () => {
  fake = new FakeNewsroom()
  fake.put(ONE, { headline: 'Le bac' })
  fake.put(TWO, { headline: 'La halle' })
  storage = new MemoryStorage()
  revealed = []
  nextWindow()
  await left.getState().open(ONE)
  await right.getState().open(TWO)
})

test('each text is saved after its own pause', async () => {
  left.getState().edit({ headline: 'Le bac rouvre' })
  await clock.pass(300)
  right.getState().edit({ headline: 'La halle ferme' })
  await clock.pass(100)
  expect([headline(ONE), headline(TWO)]).toEqual(['Le bac rouvre', 'La halle'])
  await clock.pass(300)
  expect(headline(TWO)).toBe('La halle ferme')
})

test('an article is not shown twice: its own session is revealed, and the other keeps what it has', async () => {
  expect(await right.getState().open(ONE)).toMatchObject({ ok: true })
  expect(revealed).toEqual(['left'])
  expect([left.getState().openedId, right.getState().openedId]).toEqual([ONE, TWO])
})

test('an article that two sessions read at the same time is shown by one of them', async () => {
  left.getState().close()
  right.getState().close()
  await Promise.all([left.getState().open(ONE), right.getState().open(ONE)])
  expect([left, right].map((session) => session.getState().openedId)).toEqual([ONE, null])
  expect(revealed).toEqual(['left'])
})

test('a text goes unsaved from one session to the other, which saves it', async () => {
  fake.failing = full
  left.getState().edit({ headline: 'Le bac rouvre' })
  left.getState().close()
  await right.getState().open(ONE)
  expect(right.getState().content?.headline).toBe('Le bac rouvre')
  fake.failing = null
  expect(await right.getState().retry()).toBe(true)
  expect([headline(ONE), kind(right)]).toEqual(['Le bac rouvre', 'saved'])
})

test('a failed save is told where its article is, and each session counts the text of the other', async () => {
  fake.failing = full
  left.getState().edit({ headline: 'Le bac rouvre' })
  await clock.pass(500)
  expect([kind(left), kind(right)]).toEqual(['failed', 'saved'])
  expect([left.getState().unsavedOthers, right.getState().unsavedOthers]).toEqual([0, 1])
  fake.failing = null
  expect(await right.getState().flush()).toBe(true)
  expect(right.getState().unsavedOthers).toBe(0)
})

test('a conflict is of one session; the other goes on saving', async () => {
  left.getState().edit({ headline: 'Le bac, ici' })
  fake.put(ONE, { headline: 'Le bac, ailleurs' })
  right.getState().edit({ headline: 'La halle ferme' })
  await clock.pass(1_000)
  expect([kind(left), kind(right)]).toEqual(['conflict', 'saved'])
  expect(headline(TWO)).toBe('La halle ferme')
  expect(await left.getState().keepMine('Le bac, ailleurs')).toBeNull()
  expect([kind(left), headline(ONE)]).toEqual(['saved', 'Le bac, ici'])
  const others = [...fake.articles.values()].map(({ article }) => article.headline)
  expect(others).toContain('Le bac, ailleurs')
})

test('both texts come back after a crash, whichever session opens them', async () => {
  fake.failing = full
  left.getState().edit({ headline: 'Le bac rouvre' })
  right.getState().edit({ headline: 'La halle ferme' })
  right.getState().saveRecoveryCopies()
  await flushPromises()
  nextWindow()
  await left.getState().open(TWO)
  await right.getState().open(ONE)
  expect(left.getState().content?.headline).toBe('La halle ferme')
  expect(right.getState().content?.headline).toBe('Le bac rouvre')
  expect([left, right].map((session) => session.getState().recoveredAt)).not.toContain(null)
})

test('a session that has ended saves its text and hears of nothing more', async () => {
  right.getState().edit({ headline: 'La halle ferme' })
  right.getState().end()
  await clock.pass(0)
  expect(headline(TWO)).toBe('La halle ferme')
  await left.getState().open(TWO)
  expect([left.getState().openedId, right.getState().openedId]).toEqual([TWO, null])
  expect(revealed).toEqual([])
})
