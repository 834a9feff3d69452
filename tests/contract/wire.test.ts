import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromWire, toWire } from '../../src/contract/wire.ts'

/** Values as they cross, with bytes anywhere and keys that look like the mark of bytes. */
const key = fc.oneof(fc.string(), fc.constantFrom('$bytes', '$$bytes', '$$$bytes', 'bytes', '__proto__'))
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value

test('every value comes back as it went, bytes included', () => {
  fc.assert(fc.property(value, (sent) => isDeepStrictEqual(fromWire(toWire(sent)), sent)))
})

test('bytes of every length and value survive', () => {
  for (const length of [0, 1, 2, 3, 24_575, 24_576, 24_577, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) % 256)
    expect(fromWire(toWire({ bytes }))).toEqual({ bytes })
  }
})

test('a text that only looks like bytes stays a text', () => {
  expect(fromWire(toWire({ $bytes: 'AAAA' }))).toEqual({ $bytes: 'AAAA' })
  for (const key of ['$bytes', '\\u0024bytes', '$b\\u0079tes'])
    expect(fromWire(`{"a":{"${key}":"AAAA"}}`)).toEqual({ a: new Uint8Array(3) })
})

test.each(['', '{', 'nul', '{"$bytes":1}', '{"$bytes":"###"}', '{"$bytes":"AAA"}', '{"$bytes":"====" }'])(
  'broken text %j is refused',
  (text) => {
    expect(() => fromWire(text)).toThrow()
  },
)

test('a stored __proto__ becomes a plain field and pollutes nothing', () => {
  const value = fromWire('{"__proto__":{"polluted":true},"$$bytes":1}')
  expect(Object.hasOwn(Object(value), '__proto__')).toBe(true)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})
