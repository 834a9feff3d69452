import { expect, test } from 'vitest'
import { liveWindows } from '../../../src/renderer/src/saving/liveWindows.ts'

test('a window knows the others that are open, and no longer one that has ended', async () => {
  const frame = document.createElement('iframe')
  document.body.append(frame)
  const own = liveWindows()
  const other = liveWindows(frame.contentWindow?.navigator.locks)
  await expect.poll(async () => [...(await own.others())]).toContain(other.id)
  expect(await own.others()).not.toContain(own.id)
  frame.remove()
  await expect.poll(async () => [...(await own.others())]).not.toContain(other.id)
})
