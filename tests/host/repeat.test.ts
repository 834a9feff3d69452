import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { repeat } from '../../src/host/repeat.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('work that fails is reported and done again at the next turn, and none begins after the end', async () => {
  const reported: unknown[] = []
  const broken = new Error('broken')
  let turns = 0
  const work = async () => {
    turns++
    if (turns === 1) throw broken
  }
  const repeated = repeat(1000, work, (error) => reported.push(error))
  await vi.advanceTimersByTimeAsync(0)
  expect([turns, reported]).toEqual([1, [broken]])
  await vi.advanceTimersByTimeAsync(2000)
  expect([turns, reported]).toEqual([3, [broken]])
  await repeated.stop()
  await vi.advanceTimersByTimeAsync(5000)
  expect(turns).toBe(3)
})
