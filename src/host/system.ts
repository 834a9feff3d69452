import { createHash, randomBytes } from 'node:crypto'
import type { Clock, Digest, Ids } from '../newsroom/index.ts'

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date().toISOString() }

/** SHA-256 by Node. */
export const systemDigest: Digest = {
  sha256: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
  sha256Now: (bytes) => createHash('sha256').update(bytes).digest('hex'),
}

/**
 * UUIDv7 (RFC 9562), strictly ascending, also within one millisecond and when the clock goes back: the 12 bits after the
 * time are a counter that carries into it.
 */
export function uuidSequence(milliseconds: () => number = Date.now): Ids {
  let time = 0
  let counter = 0
  return {
    next() {
      const random = randomBytes(10)
      const now = milliseconds()
      if (now > time) {
        time = now
        counter = random.readUInt16BE(0) & 0x7ff
      } else if (counter < 0xfff) {
        counter += 1
      } else {
        time += 1
        counter = 0
      }
      const variant = ((random.readUInt16BE(2) & 0x3fff) | 0x8000).toString(16)
      const clock = time.toString(16).padStart(12, '0')
      const count = counter.toString(16).padStart(3, '0')
      return `${clock.slice(0, 8)}-${clock.slice(8)}-7${count}-${variant}-${random.toString('hex', 4)}`
    },
  }
}
