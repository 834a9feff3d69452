import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeEvent } from '../../changeEvent.ts'
import { emptyContent } from '../../../src/core/article/index.ts'
import { createSession } from '../../../src/renderer/src/saving/session.ts'
import { loadMerging } from '../../../src/renderer/src/saving/merging.ts'
import { readCopies } from '../../../src/renderer/src/saving/recovery.ts'
import { TYPING_PAUSE } from '../../../src/renderer/src/typingRhythm.ts'
import { FakeNewsroom, ManualClock, MemoryStorage, flushPromises } from './fakeNewsroom.ts'

const ONE = '01890000-0000-7000-8000-000000000001'
const TWO = '01890000-0000-7000-8000-000000000002'
const lead = (body: string) => [{ heading: '', body }]

let fake: FakeNewsroom
let clock: ManualClock
let storage: MemoryStorage
const openSession = () => createSession(fake.newsroom, { timers: clock, storage })
let session: ReturnType<typeof openSession>
const state = () => session.getState()
const copied = () => readCopies(storage).map(({ id }) => id)
const texts = () => fake.saves.map(({ content }) => content.headline)

// Loaded before the tests, since loading takes real time.
beforeAll(async () => void (await loadMerging()))

beforeEach(async () => {
  fake = new FakeNewsroom()
  clock = new ManualClock()
  storage = new MemoryStorage()
  fake.put(ONE, { headline: 'Le bac', sections: lead('Il passe.') })
  fake.put(TWO, { headline: 'La halle' })
  session = openSession()
  await state().open(ONE)
})

describe('the way to disk', () => {
  test('a keystroke is on screen at once and saved 400 ms after the last one', async () => {
    state().edit({ headline: 'A' })
    expect(state().content?.headline).toBe('A')
    await clock.pass(300)
    state().edit({ headline: 'AB' })
    await clock.pass(399)
    expect(texts()).toEqual([])
    await clock.pass(1)
    expect(texts()).toEqual(['AB'])
  })

  test('someone who never pauses is saved every second all the same', async () => {
    for (let key = 0; key < 30; key += 1) {
      state().edit({ headline: `${key}` })
      await clock.pass(100)
    }
    await clock.pass(1_000)
    expect(texts()).toEqual(['9', '19', '29'])
  })

  test('the body is read when it is saved, not when a key is pressed', async () => {
    let reads = 0
    for (const text of ['a', 'ab', 'abc'])
      state().textChanged(() => {
        reads += 1
        return { ...emptyContent('fr'), sections: lead(text) }
      }, 'soon')
    expect(reads).toBe(0)
    expect(state().content?.sections).toEqual(lead('Il passe.'))
    await clock.pass(TYPING_PAUSE)
    expect(state().content?.sections).toEqual(lead('abc'))
    await clock.pass(400)
    expect(fake.saves.at(-1)?.content.sections).toEqual(lead('abc'))
    expect(reads).toBe(1)
  })

  test('one save is in flight, and the newest text wins', async () => {
    fake.stall()
    state().edit({ headline: 'first' })
    await clock.pass(400)
    for (const headline of ['second', 'third']) {
      state().edit({ headline })
      await clock.pass(500)
    }
    expect(fake.inFlight).toBe(1)
    await fake.release()
    await clock.pass(500)
    expect(texts()).toEqual(['first', 'third'])
    expect(fake.mostInFlight).toBe(1)
    expect(fake.saves.map(({ revision }) => revision)).toEqual([1, 2])
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
  })

  test('says when it was saved, and says "saving" only where that lasts', async () => {
    const seen: string[] = []
    session.subscribe(({ savedState }) => {
      const word = savedState?.kind === 'saved' ? `saved${savedState.pending ? '…' : ''}` : savedState?.kind
      if (word && seen.at(-1) !== word) seen.push(word)
    })
    state().edit({ headline: 'quick' })
    await clock.pass(500)
    expect(seen).toEqual(['saved…', 'saved'])
    expect(state().savedState).toEqual({ kind: 'saved', at: state().article?.updatedAt, pending: false })
    fake.stall()
    state().edit({ headline: 'slow' })
    await clock.pass(400 + 299)
    expect(seen).toEqual(['saved…', 'saved', 'saved…'])
    await clock.pass(1)
    expect(seen.at(-1)).toBe('saving')
    await fake.release()
    expect(seen.at(-1)).toBe('saved')
  })

  test('says that no answer comes, from ten seconds on until one does', async () => {
    fake.stall()
    state().edit({ headline: 'late' })
    await clock.pass(400 + 9_999)
    expect(state().savedState).toEqual({ kind: 'saving' })
    await clock.pass(1)
    expect(state().savedState).toEqual({ kind: 'saving', isLate: true })
    await fake.release()
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
    await clock.pass(20_000)
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
  })

  test('flush saves what is typed in one text while another is still being saved', async () => {
    fake.stall()
    state().edit({ headline: 'slow' })
    await state().open(TWO)
    const flushed = state().flush()
    state().edit({ headline: 'typed meanwhile' })
    await fake.release()
    expect(await flushed).toBe(true)
    expect(fake.articles.get(TWO)?.article.headline).toBe('typed meanwhile')
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
  })

  test('flush saves at once and tells whether all of it arrived', async () => {
    state().edit({ headline: 'now' })
    expect(await state().flush()).toBe(true)
    expect(texts()).toEqual(['now'])
    fake.failing = { code: 'disk-full', detail: {} }
    state().edit({ headline: 'not now' })
    expect(await state().flush()).toBe(false)
  })

  test('switching articles saves the one that is left and shows the other', async () => {
    state().edit({ headline: 'left behind' })
    await state().open(TWO)
    await flushPromises()
    expect(texts()).toEqual(['left behind'])
    expect(state().content?.headline).toBe('La halle')
    expect(await state().open('01890000-0000-7000-8000-00000000000f')).toMatchObject({ ok: false })
    expect(state().openedId).toBe(TWO)
  })

  test('the last of several articles asked for is the one shown', async () => {
    await Promise.all([state().open(TWO), state().open(ONE)])
    expect(state().openedId).toBe(ONE)
  })
})

describe('what fails', () => {
  const full = { code: 'disk-full', detail: {} } as const

  test('a full disk is said, the text stays, and saving resumes by itself', async () => {
    fake.failing = full
    state().edit({ headline: 'kept' })
    await clock.pass(400)
    expect(state().savedState).toEqual({ kind: 'failed', failure: full, retrying: true })
    expect(state().content?.headline).toBe('kept')
    expect(copied()).toEqual([ONE])
    await clock.pass(6_000)
    fake.failing = null
    await clock.pass(8_000)
    expect(texts()).toEqual(['kept'])
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
    expect(copied()).toEqual([])
  })

  test('attempts thin out, and one can be asked for', async () => {
    fake.failing = 'vanished'
    let attempts = 0
    const counting = { ...fake.newsroom }
    const save = counting.saveArticle
    counting.saveArticle = (input) => {
      attempts += 1
      return save(input)
    }
    session = createSession(counting, { timers: clock, storage })
    await state().open(ONE)
    state().edit({ headline: 'unreached' })
    await clock.pass(400)
    await clock.pass(60_000)
    expect(attempts).toBeGreaterThan(4)
    expect(attempts).toBeLessThan(10)
    fake.failing = null
    expect(await state().retry()).toBe(true)
    expect(texts()).toEqual(['unreached'])
  })

  test('what the library refuses is tried again once the text has changed', async () => {
    fake.failing = { code: 'invalid-input', detail: { what: 'date' } }
    state().edit({ date: 'soon' })
    await clock.pass(400)
    expect(state().savedState).toMatchObject({ kind: 'failed', retrying: false })
    await clock.pass(60_000)
    fake.failing = null
    state().edit({ date: '' })
    await clock.pass(400)
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
  })

  test('text of an article that was left unsaved waits, and is there on coming back', async () => {
    fake.failing = full
    state().edit({ headline: 'unsaved' })
    await state().open(TWO)
    await flushPromises()
    expect(state().unsavedOthers).toBe(1)
    await state().open(ONE)
    expect(state().content?.headline).toBe('unsaved')
    await state().open(TWO)
    fake.failing = null
    await clock.pass(40_000)
    expect(texts()).toEqual(['unsaved'])
    expect(state().unsavedOthers).toBe(0)
  })

  test('an answer that got lost is no conflict', async () => {
    fake.answersLost = true
    state().edit({ headline: 'arrived' })
    await clock.pass(400)
    expect(state().savedState).toMatchObject({ kind: 'failed' })
    fake.answersLost = false
    state().edit({ headline: 'and more' })
    await clock.pass(5_000)
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
    expect(texts()).toEqual(['arrived', 'and more'])
  })

  test('an article of a newer version cannot be changed', async () => {
    const opened = fake.articles.get(ONE)
    if (!opened) throw new Error('no article')
    fake.articles.set(ONE, { ...opened, readOnly: true })
    session = openSession()
    await state().open(ONE)
    state().edit({ headline: 'changed' })
    expect(state().content?.headline).toBe('Le bac')
    expect(state().savedState).toEqual({ kind: 'read-only' })
    await clock.pass(2_000)
    expect(texts()).toEqual([])
  })
})

describe('changed elsewhere', () => {
  test('a clean text follows, a text of our own making does not read again', async () => {
    fake.put(ONE, { headline: 'theirs' })
    await flushPromises()
    expect(state().content?.headline).toBe('theirs')
    const { loadCount } = state()
    state().edit({ headline: 'ours' })
    await clock.pass(500)
    expect(state().loadCount).toBe(loadCount)
  })

  test('a file set back to an older revision is seen as well', async () => {
    const first = fake.articles.get(ONE)
    state().edit({ headline: 'newer' })
    await clock.pass(500)
    if (!first) throw new TypeError('no such article')
    fake.articles.set(ONE, first)
    fake.announce(changeEvent(first.article))
    await flushPromises()
    expect(state().content?.headline).toBe('Le bac')
  })

  test('an edited text meets theirs at the next save, and both are kept', async () => {
    state().edit({ headline: 'mine' })
    fake.put(ONE, { headline: 'theirs' })
    await clock.pass(400)
    expect(state().savedState).toMatchObject({
      kind: 'conflict',
      theirs: { article: { headline: 'theirs' } },
    })
    expect(state().content?.headline).toBe('mine')
    expect(copied()).toEqual([ONE])
    expect(await state().flush()).toBe(false)
  })

  const conflict = async () => {
    state().edit({ headline: 'mine' })
    fake.put(ONE, { headline: 'theirs' })
    await clock.pass(400)
  }
  const headlines = () => [...fake.articles.values()].map(({ article }) => article.headline)

  test('taking mine saves it over theirs, which becomes an article of its own', async () => {
    await conflict()
    expect(await state().keepMine('theirs (autre)')).toBeNull()
    expect(headlines()).toEqual(['mine', 'La halle', 'theirs (autre)'])
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
    expect(copied()).toEqual([])
  })

  test('taking theirs shows it, and mine becomes an article of its own', async () => {
    await conflict()
    state().edit({ standfirst: 'typed since' })
    expect(await state().keepTheirs('mine (autre)')).toBeNull()
    expect(headlines()).toEqual(['theirs', 'La halle', 'mine (autre)'])
    expect(state().content).toMatchObject({ headline: 'theirs', standfirst: '' })
    expect([...fake.articles.values()].at(-1)?.article.standfirst).toBe('typed since')
    expect(copied()).toEqual([])
  })

  test('taking theirs shows what they have saved since the conflict began', async () => {
    await conflict()
    fake.put(ONE, { headline: 'theirs, once more' })
    expect(await state().keepTheirs('mine (autre)')).toBeNull()
    expect(state().content?.headline).toBe('theirs, once more')
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
  })

  test('what is typed while mine becomes an article of its own is in it', async () => {
    await conflict()
    const kept = state().keepTheirs('mine (autre)')
    state().edit({ standfirst: 'typed meanwhile' })
    expect(await kept).toBeNull()
    expect([...fake.articles.values()].at(-1)?.article).toMatchObject({
      headline: 'mine (autre)',
      standfirst: 'typed meanwhile',
    })
    expect(state().content?.headline).toBe('theirs')
  })

  test('a conflict knows the text that both were made from', async () => {
    await conflict()
    expect(state().savedState).toMatchObject({ kind: 'conflict', base: { headline: 'Le bac' } })
  })

  test('a merge becomes the article, is on screen, and both texts are kept as versions', async () => {
    await conflict()
    state().edit({ standfirst: 'typed since' })
    const { loadCount, content } = state()
    if (!content) throw new Error('nothing open')
    expect(await state().keepMerge({ ...content, headline: 'theirs', desk: 'Mer' })).toBeNull()
    expect(headlines()).toEqual(['theirs', 'La halle'])
    expect(fake.kept).toMatchObject([{ headline: 'theirs' }, { headline: 'mine', standfirst: 'typed since' }])
    expect(state().content).toMatchObject({ headline: 'theirs', standfirst: 'typed since', desk: 'Mer' })
    expect(state().loadCount).toBeGreaterThan(loadCount)
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
    expect(copied()).toEqual([])
  })

  test('a merge that cannot be saved decides nothing; one that meets a third text is compared with that', async () => {
    await conflict()
    const { content } = state()
    if (!content) throw new Error('nothing open')
    fake.failing = { code: 'disk-full', detail: {} }
    expect(await state().keepMerge(content)).toEqual(fake.failing)
    expect(state().savedState).toMatchObject({
      kind: 'conflict',
      theirs: { article: { headline: 'theirs' } },
    })
    fake.failing = null
    fake.put(ONE, { headline: 'third' })
    expect(await state().keepMerge(content)).toMatchObject({ code: 'conflict' })
    expect(state().savedState).toMatchObject({ kind: 'conflict', theirs: { article: { headline: 'third' } } })
    expect(state().content?.headline).toBe('mine')
    expect(fake.kept).toEqual([])
  })

  test('where the other text cannot be kept, nothing is decided', async () => {
    await conflict()
    fake.failing = { code: 'disk-full', detail: {} }
    expect(await state().keepTheirs('mine (autre)')).toEqual(fake.failing)
    expect(state().content?.headline).toBe('mine')
    expect(state().savedState).toMatchObject({ kind: 'conflict' })
  })

  test('the same text on both sides is no conflict', async () => {
    state().edit({ headline: 'same' })
    fake.put(ONE, { headline: 'same' })
    await clock.pass(400)
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
  })

  test('a text whose article is removed stays, and can become a new one', async () => {
    state().edit({ headline: 'orphan' })
    fake.remove(ONE)
    await clock.pass(2_000)
    expect(state().savedState).toEqual({ kind: 'removed' })
    expect(state().content?.headline).toBe('orphan')
    expect(copied()).toEqual([ONE])
    expect(await state().saveAsNew()).toBeNull()
    expect(state().content?.headline).toBe('orphan')
    expect(state().openedId).not.toBe(ONE)
    expect(copied()).toEqual([])
  })

  /** A session whose newsroom answers late, when the function that comes with it is called. */
  const answeringLate = (call: 'createArticle' | 'saveArticle') => {
    const known = fake.newsroom
    let answer = () => {}
    const late = async <Answer>(answered: Promise<Answer>): Promise<Answer> => {
      const value = await answered
      await new Promise<void>((go) => {
        answer = go
      })
      return value
    }
    const held: typeof known =
      call === 'saveArticle'
        ? { ...known, saveArticle: (input) => late(known.saveArticle(input)) }
        : { ...known, createArticle: (input) => late(known.createArticle(input)) }
    return { slow: createSession(held, { timers: clock, storage }), answer: () => answer() }
  }

  test('a new one that was slow to make leaves the page to the article opened meanwhile', async () => {
    const { slow, answer } = answeringLate('createArticle')
    await slow.getState().open(ONE)
    slow.getState().edit({ headline: 'orphan' })
    fake.remove(ONE)
    await clock.pass(2_000)
    const saved = slow.getState().saveAsNew()
    await slow.getState().open(TWO)
    answer()
    expect(await saved).toBeNull()
    expect(slow.getState()).toMatchObject({ openedId: TWO, unsavedOthers: 0 })
    expect([...fake.articles.values()].map(({ article }) => article.headline)).toContain('orphan')
    expect(copied()).toEqual([])
  })

  test('is said of an article that was removed before the answer to its last save came', async () => {
    const { slow, answer } = answeringLate('saveArticle')
    await slow.getState().open(ONE)
    slow.getState().edit({ headline: 'last words' })
    await clock.pass(1_000)
    fake.remove(ONE)
    answer()
    await flushPromises()
    expect(slow.getState().savedState).toMatchObject({ kind: 'removed' })
  })

  test('what is typed while a new one is made is in it, and so is what follows', async () => {
    state().edit({ headline: 'orphan' })
    fake.remove(ONE)
    await clock.pass(2_000)
    const saved = state().saveAsNew()
    state().edit({ headline: 'orphan, typed meanwhile' })
    expect(await saved).toBeNull()
    state().edit({ standfirst: 'typed after' })
    await state().flush()
    const made = fake.articles.get(state().openedId ?? '')?.article
    expect(made).toMatchObject({ headline: 'orphan, typed meanwhile', standfirst: 'typed after' })
    expect(copied()).toEqual([])
  })
})

describe('a window that died', () => {
  /** Ends the window and opens the next. */
  const nextWindow = () => {
    clock = new ManualClock()
    session = openSession()
  }

  const diesWith = async (headline: string) => {
    fake.failing = 'vanished'
    state().edit({ headline })
    state().saveRecoveryCopies()
    // What it had under way fails with it.
    await flushPromises()
    fake.failing = null
    nextWindow()
  }

  test('comes back with the text, and saves it', async () => {
    await diesWith('survived')
    await state().open(ONE)
    expect(state().content?.headline).toBe('survived')
    expect(state().recoveredAt).toBe(clock.now())
    await clock.pass(400)
    expect(texts()).toContain('survived')
    expect(copied()).toEqual([])
  })

  test('shows both texts where the article has changed since', async () => {
    await diesWith('survived')
    fake.put(ONE, { headline: 'theirs' })
    await state().open(ONE)
    expect(state().content?.headline).toBe('survived')
    expect(state().savedState).toMatchObject({
      kind: 'conflict',
      theirs: { article: { headline: 'theirs' } },
    })
    nextWindow()
    await state().open(ONE)
    expect(state().savedState).toMatchObject({ kind: 'conflict' })
  })

  test('goes on where the library has what this window itself had sent', async () => {
    fake.answersLost = true
    state().edit({ headline: 'sent' })
    await clock.pass(400)
    state().edit({ headline: 'sent, and more' })
    state().saveRecoveryCopies()
    fake.answersLost = false
    nextWindow()
    await state().open(ONE)
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: true })
    await clock.pass(400)
    expect(fake.articles.get(ONE)?.article.headline).toBe('sent, and more')
    expect(copied()).toEqual([])
  })

  test('forgets a text that had arrived after all', async () => {
    await diesWith('arrived')
    fake.put(ONE, { headline: 'arrived' })
    await state().open(ONE)
    expect(state().recoveredAt).toBeNull()
    expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
    expect(copied()).toEqual([])
  })

  test('saves the texts of articles that nobody opens', async () => {
    await diesWith('unopened')
    await state().recover()
    expect(texts()).toEqual(['unopened'])
    expect(copied()).toEqual([])
  })

  test('a full storage or a foreign text on it stops nothing', async () => {
    storage.setItem(`marbre.unsaved/${ONE}/1`, '{"base":')
    nextWindow()
    await state().open(ONE)
    expect(state().content?.headline).toBe('Le bac')
    storage.full = true
    fake.failing = { code: 'disk-full', detail: {} }
    state().edit({ headline: 'kept in memory' })
    await clock.pass(400)
    expect(state().content?.headline).toBe('kept in memory')
  })
})
