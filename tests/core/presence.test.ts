import { expect, test } from 'vitest'
import {
  cleanName,
  decodePresence,
  encodePresence,
  presenceFileName,
  readPresenceFileName,
} from '../../src/core/presence.ts'

const ID = '01930000-0000-7000-8000-000000000001'
const DEVICE = '0123456789abcdef'
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

test('a file names its article and its machine, and another name is no presence', () => {
  expect(readPresenceFileName(presenceFileName(ID, DEVICE))).toEqual({ id: ID, device: DEVICE })
  for (const name of [
    `${ID}.json`,
    `../${ID}.${DEVICE}.json`,
    `${ID}.${DEVICE} 2.json`,
    `${ID}.${DEVICE}.sync-conflict-20261110.json`,
    `notes.${DEVICE}.json`,
  ])
    expect(readPresenceFileName(name)).toBeNull()
})

test('what is written is read again', () => {
  expect(decodePresence(encodePresence('Inès Karam', '2026-11-10T10:00:00.000Z'))).toBe('Inès Karam')
  expect(decodePresence(encodePresence('', '2026-11-10T10:00:00.000Z'))).toBe('')
})

test.each([
  new Uint8Array(),
  new Uint8Array(200),
  new Uint8Array([0xff, 0xfe, 0x7b]),
  bytesOf(null),
  bytesOf([]),
  bytesOf({ name: 12, at: '2026' }),
  bytesOf({ name: 'Inès' }),
  new TextEncoder().encode('{"name":"Inès","at":"2026'),
])('a file that is damaged names nobody: %j', (bytes) => {
  expect(decodePresence(bytes)).toBeNull()
})

test('a hostile name is cut to one short line that turns no text around', () => {
  expect(cleanName(`  Inès\n\u202eKaram\u2066\u200f\u0000 `)).toBe('Inès Karam')
  expect([...cleanName('é'.repeat(1_000_000))]).toHaveLength(60)
  expect([...cleanName('👩🏽‍🚀'.repeat(500))].length).toBeLessThanOrEqual(60)
  expect(cleanName('\ud800Inès')).toBe('\ufffdInès')
  expect(cleanName('\u200b\u202e')).toBe('')
})
