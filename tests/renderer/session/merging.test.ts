import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Newsroom } from '../../../src/contract/contract.ts'
import { type ArticleContent, emptyContent } from '../../../src/core/article/index.ts'
import { loadMerging } from '../../../src/renderer/src/saving/merging.ts'
import { readCopies } from '../../../src/renderer/src/saving/recovery.ts'
import { createSession } from '../../../src/renderer/src/saving/session.ts'
import { FakeNewsroom, ManualClock, MemoryStorage, flushPromises } from './fakeNewsroom.ts'

const ONE = '01890000-0000-7000-8000-000000000001'
const body = (...paragraphs: string[]) => [{ heading: '', body: paragraphs.join('\n\n') }]

let fake: FakeNewsroom
let clock: ManualClock
let storage: MemoryStorage
let session: ReturnType<typeof createSession>
const state = () => session.getState()
const stored = () => fake.articles.get(ONE)?.article

// Loaded before the tests, since loading takes real time.
beforeAll(async () => void (await loadMerging()))

beforeEach(async () => {
  fake = new FakeNewsroom()
  clock = new ManualClock()
  storage = new MemoryStorage()
  fake.put(ONE, { headline: 'Le bac', sections: body('Un.', 'Deux.', 'Trois.') })
  session = createSession(fake.newsroom, { timers: clock, storage })
  await state().open(ONE)
})

describe('changed elsewhere in another place', () => {
  test('both texts become one in a single save, and each is kept as a version', async () => {
    state().edit({ headline: 'Le bac rouvre' })
    fake.put(ONE, { sections: body('Un.', 'Deux !', 'Trois.') })
    const { loadCount } = state()
    await clock.pass(400)
    const merged = { headline: 'Le bac rouvre', sections: body('Un.', 'Deux !', 'Trois.') }
    expect(stored()).toMatchObject({ ...merged, revision: 3 })
    expect(state()).toMatchObject({
      content: merged,
      loadCount: loadCount + 1,
      comparing: false,
      savedState: { kind: 'saved', pending: false },
      replacement: {
        from: 'merge',
        content: merged,
        previous: { headline: 'Le bac rouvre', sections: body('Un.', 'Deux.', 'Trois.') },
      },
    })
    expect(fake.kept).toMatchObject([
      { headline: 'Le bac', sections: body('Un.', 'Deux !', 'Trois.') },
      { headline: 'Le bac rouvre', sections: body('Un.', 'Deux.', 'Trois.') },
    ])
    expect([readCopies(storage), fake.copies.size]).toEqual([[], 0])
  })

  test('our own save of it is not read again', async () => {
    state().edit({ headline: 'mine' })
    fake.put(ONE, { standfirst: 'theirs' })
    await clock.pass(400)
    const { loadCount } = state()
    await clock.pass(2_000)
    expect(state().loadCount).toBe(loadCount)
  })

  /** A session whose merges wait until they are released. */
  const withGate = async () => {
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const { newsroom } = fake
    const gated: Newsroom = {
      ...newsroom,
      saveArticle: async (input) => {
        if (input.keep) await gate
        return newsroom.saveArticle(input)
      },
    }
    session = createSession(gated, { timers: clock, storage })
    await state().open(ONE)
    return async () => {
      open()
      await flushPromises()
    }
  }

  test('what is typed while the merged text is on its way is merged in again', async () => {
    const letGo = await withGate()
    state().edit({ headline: 'mine' })
    fake.put(ONE, { sections: body('Un.', 'Deux !', 'Trois.') })
    await clock.pass(400)
    let typed: ArticleContent = { ...emptyContent('fr'), ...state().content, standfirst: 'typed since' }
    state().textChanged(() => typed, 'soon')
    await letGo()
    const both = { headline: 'mine', standfirst: 'typed since', sections: body('Un.', 'Deux !', 'Trois.') }
    expect(state().replacement).toMatchObject({ from: 'merge', content: both, previous: typed })
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: true })
    typed = { ...typed, ...state().content }
    await clock.pass(1_000)
    expect(stored()).toMatchObject(both)
  })

  test('typed meanwhile in the very place that the other text changed, it is a conflict, and both are there', async () => {
    const letGo = await withGate()
    state().edit({ headline: 'mine' })
    fake.put(ONE, { standfirst: 'theirs' })
    await clock.pass(400)
    state().edit({ standfirst: 'typed since' })
    await letGo()
    expect(state().savedState).toMatchObject({
      kind: 'conflict',
      theirs: { article: { headline: 'mine', standfirst: 'theirs' } },
      base: { headline: 'mine', standfirst: '' },
    })
    expect(state().content).toMatchObject({ headline: 'mine', standfirst: 'typed since' })
    expect(readCopies(storage)).toMatchObject([{ content: { standfirst: 'typed since' } }])
    const { content } = state()
    if (!content) throw new Error('nothing open')
    expect(await state().keepMerge(content)).toBeNull()
    expect(stored()).toMatchObject({ headline: 'mine', standfirst: 'typed since' })
  })

  test('a merged text that meets yet another one is merged with that as well', async () => {
    const letGo = await withGate()
    state().edit({ headline: 'mine' })
    fake.put(ONE, { standfirst: 'second' })
    await clock.pass(400)
    fake.put(ONE, { kicker: 'third' })
    await letGo()
    const all = { headline: 'mine', standfirst: 'second', kicker: 'third' }
    expect(stored()).toMatchObject(all)
    expect(state().content).toMatchObject(all)
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
  })

  test('a merge whose answer was lost is taken in, and takes nothing back', async () => {
    state().edit({ headline: 'mine' })
    fake.put(ONE, { standfirst: 'theirs' })
    fake.answersLost = true
    await clock.pass(400)
    expect(state().savedState).toMatchObject({ kind: 'failed' })
    expect(stored()).toMatchObject({ headline: 'mine', standfirst: 'theirs' })
    fake.answersLost = false
    state().edit({ kicker: 'typed since' })
    await clock.pass(5_000)
    const all = { headline: 'mine', standfirst: 'theirs', kicker: 'typed since' }
    expect(stored()).toMatchObject(all)
    expect(state().content).toMatchObject(all)
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
  })

  test('a merge that cannot be saved leaves the text as it is, and is tried again', async () => {
    const { newsroom } = fake
    let isFull = true
    const full: Newsroom = {
      ...newsroom,
      saveArticle: async (input) =>
        input.keep && isFull
          ? { ok: false, failure: { code: 'disk-full', detail: {} } }
          : newsroom.saveArticle(input),
    }
    session = createSession(full, { timers: clock, storage })
    await state().open(ONE)
    state().edit({ headline: 'mine' })
    fake.put(ONE, { standfirst: 'theirs' })
    await clock.pass(400)
    expect(state().savedState).toMatchObject({ kind: 'failed', failure: { code: 'disk-full' } })
    expect(state().content).toMatchObject({ headline: 'mine', standfirst: '' })
    isFull = false
    await clock.pass(2_000)
    expect(state().content).toMatchObject({ headline: 'mine', standfirst: 'theirs' })
  })
})

test('changed elsewhere in the same place, nothing opens by itself, and both texts stay', async () => {
  state().edit({ headline: 'mine' })
  fake.put(ONE, { headline: 'theirs' })
  await clock.pass(400)
  expect(state()).toMatchObject({ comparing: false, savedState: { kind: 'conflict' } })
  state().edit({ standfirst: 'typed since' })
  await clock.pass(1_000)
  expect(state()).toMatchObject({
    comparing: false,
    content: { headline: 'mine', standfirst: 'typed since' },
  })
  expect(fake.copies.get(`${ONE}/1`)?.content).toMatchObject({ headline: 'mine', standfirst: 'typed since' })
  expect(stored()?.headline).toBe('theirs')
})

test('a clean text that was changed elsewhere says what it replaces', async () => {
  const { loadCount } = state()
  fake.put(ONE, { headline: 'theirs' })
  await flushPromises()
  expect(state()).toMatchObject({
    loadCount: loadCount + 1,
    replacement: { from: 'library', previous: { headline: 'Le bac' }, content: { headline: 'theirs' } },
  })
  // Saved again with the same text: nothing to show.
  fake.put(ONE, {})
  await flushPromises()
  expect(state().loadCount).toBe(loadCount + 1)
  expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
})

/** A fake page: its text changes by typing and by the session's replacements. */
function pageOver(open: ReturnType<typeof createSession>) {
  const page = { text: emptyContent('fr'), type: (_change: (text: string[]) => string[]) => {} }
  let { loadCount } = open.getState()
  const read = () => page.text
  page.text = { ...page.text, ...open.getState().content }
  open.subscribe((now) => {
    if (now.loadCount === loadCount || !now.content) return
    loadCount = now.loadCount
    page.text = now.replacement?.content ?? now.content
  })
  page.type = (change) => {
    const paragraphs = (page.text.sections[0]?.body ?? '').split('\n\n')
    page.text = { ...page.text, sections: body(...change(paragraphs)) }
    open.getState().textChanged(read, 'soon')
  }
  return page
}

type Step = { who: 0 | 1; types: string } | { pause: number } | { slow: boolean }

/** The answer of a save comes at the moment from which it counts as slow. */
const ANSWERED_AS_IT_GOT_SLOW: Step[] = [
  { who: 1, types: 'a' },
  { who: 0, types: 'a' },
  { slow: true },
  { pause: 400 },
  { who: 1, types: 'a' },
  { who: 0, types: 'a' },
  { pause: 400 },
]

test('two windows that write in different places at any pace end with every letter of both, and no conflict', async () => {
  const step = fc.oneof(
    fc.record({ who: fc.constantFrom(0, 1), types: fc.stringMatching(/^[a-z]{1,3}$/) }),
    fc.record({ pause: fc.integer({ min: 1, max: 1_500 }) }),
    fc.record({ slow: fc.boolean() }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const shared = new FakeNewsroom()
      shared.put(ONE, { sections: body('A', 'Entre', 'B') })
      const time = new ManualClock()
      const windows = [0, 1].map(() =>
        createSession(shared.newsroom, { timers: time, storage: new MemoryStorage() }),
      )
      for (const each of windows) await each.getState().open(ONE)
      const pages = windows.map(pageOver)
      const typed: [string, string] = ['A', 'B']
      for (const each of steps) {
        if ('pause' in each) await time.pass(each.pause)
        else if ('slow' in each) {
          if (each.slow) shared.stall()
          else await shared.release()
        } else {
          typed[each.who] += each.types
          const at = each.who === 0 ? 0 : 2
          pages[each.who]?.type((texts) =>
            texts.map((text, index) => (index === at ? text + each.types : text)),
          )
        }
      }
      await shared.release()
      for (let turn = 0; turn < 4; turn += 1) {
        await time.pass(5_000)
        for (const each of windows) await each.getState().flush()
      }
      const whole = body(typed[0], 'Entre', typed[1])
      expect(shared.articles.get(ONE)?.article.sections).toEqual(whole)
      for (const [index, each] of windows.entries()) {
        expect(each.getState().savedState).toMatchObject({ kind: 'saved', pending: false })
        expect(each.getState().content?.sections).toEqual(whole)
        expect(pages[index]?.text.sections).toEqual(whole)
      }
    }),
    { numRuns: 150, examples: [[ANSWERED_AS_IT_GOT_SLOW]] },
  )
})
