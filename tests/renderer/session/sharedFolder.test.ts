import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSession } from '../../../src/renderer/src/saving/session.ts'
import { loadMerging } from '../../../src/renderer/src/saving/merging.ts'
import { FakeNewsroom, ManualClock, MemoryStorage, flushPromises } from './fakeNewsroom.ts'

const ONE = '01890000-0000-7000-8000-000000000001'
const TWO = '01890000-0000-7000-8000-000000000002'
const DAY = 86_400_000
const sections = (...bodies: string[]) => bodies.map((body, index) => ({ heading: `Partie ${index}`, body }))

let fake: FakeNewsroom
let clock: ManualClock
let storage: MemoryStorage
let shared = true
const openSession = (timers = clock) =>
  createSession(fake.newsroom, { timers, storage, isShared: () => shared })
let session: ReturnType<typeof openSession>
const state = () => session.getState()
const texts = () => fake.saves.map(({ content }) => content.headline)
const copies = () => [...fake.copies.values()].map(({ content }) => content.headline)

// Loaded before the tests, since loading takes real time.
beforeAll(async () => void (await loadMerging()))

beforeEach(async () => {
  fake = new FakeNewsroom()
  clock = new ManualClock()
  storage = new MemoryStorage()
  shared = true
  fake.put(ONE, { headline: 'Le bac', sections: sections('Il passe.', 'Il revient.') })
  fake.put(TWO, { headline: 'La halle' })
  session = openSession()
  await state().open(ONE)
})

async function typeFor(milliseconds: number, pause: number) {
  for (let time = 0; time < milliseconds; time += pause) {
    state().edit({ headline: `${time}` })
    await clock.pass(pause)
  }
}

describe('two ways to disk', () => {
  test('a text is on this computer within a second, and in the folder at a pause of five to ten seconds', async () => {
    state().edit({ headline: 'A' })
    expect(state().local).toBeNull()
    await clock.pass(1_000)
    expect(copies()).toEqual(['A'])
    expect(texts()).toEqual([])
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: true })
    expect(state().local?.isCurrent).toBe(true)
    await clock.pass(4_000)
    expect(texts()).toEqual([])
    await clock.pass(5_000)
    expect(texts()).toEqual(['A'])
    expect(copies()).toEqual([])
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
    expect(state().local).toBeNull()
  })

  test('who does not pause has a copy every second, and the folder a text every half minute', async () => {
    await typeFor(3_000, 100)
    expect(fake.copiesSent).toBeGreaterThanOrEqual(2)
    expect(texts()).toEqual([])
    await typeFor(60_000, 200)
    expect(texts().length).toBeGreaterThanOrEqual(1)
    expect(texts().length).toBeLessThanOrEqual(3)
    expect(fake.copiesSent).toBeGreaterThan(50)
  })

  test('never says of a text that this computer has it before it has, nor that it has all of a newer one', async () => {
    state().edit({ headline: 'A' })
    await clock.pass(399)
    expect(state().local).toBeNull()
    await clock.pass(1)
    expect(state().local).toEqual({ at: clock.now(), isCurrent: true })
    state().edit({ headline: 'AB' })
    expect(state().local?.isCurrent).toBe(false)
  })

  test.each([
    ['leaving the window', () => state().flush()],
    ['another article', () => state().open(TWO)],
    ['closing', async () => state().close()],
  ])('the folder has it at once by %s', async (_, leave) => {
    state().edit({ headline: 'A' })
    await clock.pass(500)
    await leave()
    await flushPromises()
    expect(texts()).toEqual(['A'])
    expect(copies()).toEqual([])
  })

  test('a folder that is not shared has it within a second, and no copy', async () => {
    shared = false
    state().edit({ headline: 'A' })
    await clock.pass(500)
    expect(texts()).toEqual(['A'])
    expect(fake.copiesSent).toBe(0)
  })

  test('a library that turns out to be shared, or not, keeps what was typed meanwhile', async () => {
    shared = false
    state().edit({ headline: 'A' })
    shared = true
    await clock.pass(1_000)
    expect([texts(), copies()]).toEqual([[], ['A']])
    shared = false
    state().edit({ headline: 'AB' })
    await clock.pass(1_000)
    expect([texts(), copies()]).toEqual([['AB'], []])
  })
})

describe('what fails', () => {
  test('a folder that is gone, read-only or full is told, and the copy has every key', async () => {
    for (const code of ['library-missing', 'library-read-only', 'disk-full'] as const) {
      fake.failing = { code, detail: {} }
      state().edit({ headline: code })
      await clock.pass(6_000)
      expect(state().savedState).toMatchObject({ kind: 'failed', failure: { code } })
      state().edit({ headline: `${code}, more` })
      await clock.pass(1_000)
      expect(copies()).toEqual([`${code}, more`])
      expect(state().local?.isCurrent).toBe(true)
      fake.failing = null
      await clock.pass(31_000)
      expect(texts().at(-1)).toBe(`${code}, more`)
      expect(copies()).toEqual([])
    }
  })

  test('where this computer has no room for a copy, the folder has the text within a second', async () => {
    fake.copiesRefused = true
    state().edit({ headline: 'A' })
    await clock.pass(1_000)
    expect(texts()).toEqual(['A'])
  })

  test('a host that is gone is told within a second, not at the next pause', async () => {
    fake.failing = 'vanished'
    state().edit({ headline: 'A' })
    await clock.pass(1_000)
    expect(state().savedState).toMatchObject({ kind: 'failed', failure: { code: 'unreachable' } })
  })
})

describe('a start after a loss', () => {
  /** Everything is gone but what the host has. */
  async function lose() {
    storage = new MemoryStorage()
    session = openSession(new ManualClock())
  }

  test('takes up the copy of this computer and brings it into the folder at once', async () => {
    state().edit({ headline: 'typed' })
    await clock.pass(1_000)
    await lose()
    await state().open(ONE)
    await flushPromises()
    expect(state().content?.headline).toBe('typed')
    expect(state().recoveredAt).not.toBeNull()
    expect(texts()).toEqual(['typed'])
    expect(copies()).toEqual([])
  })

  test.each(['opened', 'not opened'])(
    'merges it with what the folder has become, and keeps both texts: %s',
    async (how) => {
      state().edit({ sections: sections('Il passe à huit heures.', 'Il revient.') })
      await clock.pass(1_000)
      fake.put(ONE, { sections: sections('Il passe.', 'Il revient à midi.') }, false)
      await lose()
      if (how === 'opened') await state().open(ONE)
      else await state().recover()
      await flushPromises()
      const merged = sections('Il passe à huit heures.', 'Il revient à midi.')
      expect(fake.saves.at(-1)?.content.sections).toEqual(merged)
      expect(fake.kept.map((each) => each.sections)).toEqual([
        sections('Il passe.', 'Il revient à midi.'),
        sections('Il passe à huit heures.', 'Il revient.'),
      ])
      expect(fake.copies.size).toBe(0)
      if (how === 'opened') expect(state().content?.sections).toEqual(merged)
      else expect(state().pendingRecoveries).toEqual([])
    },
  )

  test.each(['opened', 'not opened'])('an overlap is offered, and the copy stays: %s', async (how) => {
    state().edit({ headline: 'mine' })
    await clock.pass(1_000)
    fake.put(ONE, { headline: 'theirs' }, false)
    await lose()
    if (how === 'opened') {
      await state().open(ONE)
      await flushPromises()
      expect(state().savedState).toMatchObject({ kind: 'conflict', base: { headline: 'Le bac' } })
      expect(state().content?.headline).toBe('mine')
    } else {
      await state().recover()
      expect(state().pendingRecoveries).toMatchObject([{ id: ONE, headline: 'mine' }])
    }
    expect(copies()).toEqual(['mine'])
    expect(fake.saves).toEqual([])
  })

  test('a copy that the folder has already is dropped without a word', async () => {
    state().edit({ headline: 'typed' })
    await clock.pass(1_000)
    fake.put(ONE, { headline: 'typed' }, false)
    await lose()
    await state().open(ONE)
    await flushPromises()
    expect(state().recoveredAt).toBeNull()
    expect([texts(), copies()]).toEqual([[], []])
  })

  test('of two copies the one of the later revision counts, though the clock was set back', async () => {
    state().edit({ headline: 'older' })
    await clock.pass(1_000)
    const [older] = [...fake.copies.values()]
    if (!older) throw new Error('no copy')
    const { article, fingerprint } = fake.put(ONE, { headline: 'between' }, false)
    const base = { revision: article.revision, fingerprint }
    const newer = { ...older, base, at: older.at - DAY, content: { ...older.content, headline: 'newer' } }
    fake.copies.set(`${ONE}/${article.revision}`, newer)
    await lose()
    await state().open(ONE)
    await flushPromises()
    expect(texts()).toEqual(['newer'])
  })
})

test('two machines whose clocks are a day apart write in turn, and no word of either is lost', async () => {
  const ahead = new ManualClock()
  await ahead.pass(DAY)
  const clocks = [new ManualClock(), ahead]
  const machines = clocks.map((timers) => {
    const own = createSession(fake.newsroom, { timers, storage: new MemoryStorage(), isShared: () => true })
    return own.getState
  })
  for (const machine of machines) await machine().open(ONE)
  for (let turn = 1; turn <= 4; turn += 1) {
    for (const [index, machine] of machines.entries()) {
      const text = (machine().content?.sections ?? []).map((section, at) =>
        at === index ? { ...section, body: `${section.body} Tour ${turn}.` } : section,
      )
      machine().edit({ sections: text })
    }
    for (const time of clocks) await time.pass(10_000)
  }
  const rounds = ' Tour 1. Tour 2. Tour 3. Tour 4.'
  const whole = sections(`Il passe.${rounds}`, `Il revient.${rounds}`)
  expect(fake.articles.get(ONE)?.article.sections).toEqual(whole)
  const revisions = fake.saves.map(({ revision }) => revision)
  expect(revisions).toEqual(revisions.toSorted((one, other) => one - other))
  for (const machine of machines) expect(machine().content?.sections).toEqual(whole)
})
