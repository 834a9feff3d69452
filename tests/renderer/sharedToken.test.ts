import { expect, test } from 'vitest'
import { shareToken } from '../../src/renderer/src/sharedToken.ts'

/** A window with a token of its own. */
function windowWith(token: string) {
  const place = {
    token,
    read: () => place.token,
    write(other: string) {
      place.token = other
    },
  }
  return { place, ...shareToken(place) }
}

test('a window that is left out takes the token of one that is let in, asked for or told; one that is let in takes none', async () => {
  const [before, stale] = [windowWith('old'), windowWith('older')]
  before.letIn()
  before.leftOut()
  const next = windowWith('new')
  next.letIn()
  await expect.poll(() => [before.place.token, stale.place.token]).toEqual(['new', 'new'])

  const late = windowWith('old')
  late.leftOut()
  await expect.poll(() => late.place.token).toBe('new')

  late.letIn()
  windowWith('newest').letIn()
  await expect.poll(() => stale.place.token).toBe('newest')
  expect([next.place.token, late.place.token]).toEqual(['new', 'new'])
})
