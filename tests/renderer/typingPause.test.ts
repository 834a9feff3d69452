import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { afterFrame } from '../../src/renderer/src/ui/afterFrame.ts'
import { afterTyping } from '../../src/renderer/src/ui/typingPause.ts'
import { TYPING_PAUSE } from '../../src/renderer/src/typingRhythm.ts'

const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }))
let done: string[] = []
const doing = (name: string) => () => void done.push(name)

beforeEach(() => {
  done = []
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  vi.advanceTimersByTime(60_000)
})
afterEach(() => void vi.useRealTimers())

test('what changes beside the text waits for a pause of typing, in order, and else for nothing', () => {
  afterTyping(doing('before'))
  expect(done).toEqual(['before'])
  press()
  afterTyping(doing('first'))
  vi.advanceTimersByTime(100)
  press()
  const takeBack = afterTyping(doing('taken back'))
  afterTyping(doing('second'))
  takeBack()
  vi.advanceTimersByTime(TYPING_PAUSE - 10)
  expect(done).toEqual(['before'])
  vi.advanceTimersByTime(20)
  expect(done).toEqual(['before', 'first', 'second'])
})

test('it does not wait for ever where there is no pause', () => {
  press()
  afterTyping(doing('late'))
  for (let key = 0; key < 99; key++) {
    vi.advanceTimersByTime(50)
    press()
  }
  expect(done).toEqual([])
  vi.advanceTimersByTime(100)
  expect(done).toEqual(['late'])
})

test('what waits for a frame comes after it, and can be taken back', async () => {
  vi.useRealTimers()
  afterFrame(doing('taken back'))()
  afterFrame(doing('after'))
  requestAnimationFrame(doing('frame'))
  await expect.poll(() => done).toEqual(['frame', 'after'])
})
