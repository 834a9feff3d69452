import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from '../../src/core/sha256.ts'

test('is the digest that Node gives, for texts of every length around a block', () => {
  const same = (bytes: Uint8Array) => {
    expect(Buffer.from(sha256(bytes)).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  }
  for (let length = 0; length <= 130; length++) same(new Uint8Array(length).fill(length))
  fc.assert(fc.property(fc.uint8Array({ maxLength: 5000 }), same), { numRuns: 50 })
})
