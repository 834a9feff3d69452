import { beforeAll, beforeEach, expect, test } from 'vitest'
import { loadMerging } from '../../../src/renderer/src/saving/merging.ts'
import { createSession } from '../../../src/renderer/src/saving/session.ts'
import { FakeNewsroom, ManualClock, MemoryStorage } from './fakeNewsroom.ts'

const ONE = '01890000-0000-7000-8000-000000000001'

let fake: FakeNewsroom
let clock: ManualClock
let session: ReturnType<typeof createSession>
const state = () => session.getState()
const kept = () => fake.kept.map(({ headline }) => headline)
const fixAll = (headline: string) => {
  state().keepBefore({ reason: 'fix-all', count: 2 })
  state().edit({ headline })
}

beforeAll(async () => void (await loadMerging()))

beforeEach(async () => {
  fake = new FakeNewsroom()
  clock = new ManualClock()
  fake.put(ONE, { headline: 'Le bac', note: 'un' })
  session = createSession(fake.newsroom, { timers: clock, storage: new MemoryStorage() })
  await state().open(ONE)
})

test('the save of a step keeps the text that the library had, and the next save keeps nothing', async () => {
  fixAll('Le bac, corrigé')
  expect(state().content?.headline).toBe('Le bac, corrigé')
  await clock.pass(500)
  expect([kept(), fake.reasons]).toEqual([['Le bac'], ['fix-all']])
  state().edit({ headline: 'La suite' })
  await clock.pass(500)
  expect(kept()).toEqual(['Le bac'])
})

test('what was typed just before the step, and is not saved, is in the version', async () => {
  state().edit({ headline: 'Tapé' })
  fixAll('Tapé, corrigé')
  await clock.pass(500)
  expect(fake.saves.map(({ content }) => content.headline)).toEqual(['Tapé, corrigé'])
  expect(kept()).toEqual(['Tapé'])
})

test('a save under way when the step comes keeps nothing, the one after it does', async () => {
  fake.stall()
  state().edit({ headline: 'En route' })
  await clock.pass(400)
  fixAll('En route, corrigé')
  await clock.pass(500)
  await fake.release()
  await clock.pass(500)
  expect(fake.saves.map(({ content }) => content.headline)).toEqual(['En route', 'En route, corrigé'])
  expect(kept()).toEqual(['En route'])
})

test('of two steps before one save, the text before the first is kept', async () => {
  fixAll('Une fois')
  fixAll('Deux fois')
  await clock.pass(500)
  expect(kept()).toEqual(['Le bac'])
})

test('a step whose save failed is kept by the one that succeeds', async () => {
  fake.failing = { code: 'disk-full', detail: {} }
  fixAll('Corrigé')
  await clock.pass(500)
  expect(kept()).toEqual([])
  fake.failing = null
  await clock.pass(5_000)
  expect(kept()).toEqual(['Le bac'])
  expect(state().savedState).toMatchObject({ kind: 'saved', pending: false })
})

test('where another window saved meanwhile, the merge keeps both, and the next save the text before the step', async () => {
  fake.put(ONE, { note: 'deux' }, false)
  fixAll('Corrigé')
  await clock.pass(500)
  expect(fake.reasons).toEqual(['merge'])
  state().edit({ desk: 'Mer' })
  await clock.pass(500)
  expect(fake.reasons).toEqual(['merge', 'fix-all'])
  expect(fake.kept.at(-1)).toMatchObject({ headline: 'Le bac', note: 'un' })
})
