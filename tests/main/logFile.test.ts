import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorFacts, LogFile } from '../../src/main/logFile.ts'

const newFolder = () => join(mkdtempSync(join(tmpdir(), 'marbre-log-')), 'logs')
const noon = () => new Date('2026-11-26T12:00:00Z')

test('the log has a line for each event, with its time', () => {
  const log = new LogFile(newFolder(), noon)
  log.add('start 1.0.0 linux')
  log.addError('call failed', new RangeError('x'))
  const lines = readFileSync(log.path, 'utf8').split('\n')
  expect(lines[0]).toBe('2026-11-26T12:00:00.000Z start 1.0.0 linux')
  expect(lines[1]).toBe('2026-11-26T12:00:00.000Z call failed: RangeError')
  expect(lines[2]).toMatch(/^ +at /)
})

test('no message of an error is logged: those of a parser quote what it read', () => {
  let error: unknown
  try {
    JSON.parse('{"headline": Le secret du bac}')
  } catch (thrown) {
    error = thrown
  }
  expect(String(error)).toContain('secret')
  expect(errorFacts(error)).toMatch(/^SyntaxError\n +at /)
  expect(errorFacts(error)).not.toContain('secret')
  expect(errorFacts(Object.assign(new Error('secret'), { code: 'ENOSPC' }))).toMatch(/^Error ENOSPC\n/)
  expect(errorFacts('secret')).toBe('threw string')
  const many = new Error('secret\n    at the secret place')
  expect(errorFacts(many)).not.toContain('secret')
})

test('the log is turned over when it is full, and only one older one is kept', () => {
  const folder = newFolder()
  const log = new LogFile(folder, noon)
  for (let turn = 0; turn < 3; turn += 1) {
    writeFileSync(log.path, 'x'.repeat(300_000))
    log.add(`turn ${turn}`)
  }
  expect(readdirSync(folder).toSorted()).toEqual(['marbre.1.log', 'marbre.log'])
  expect(statSync(log.path).size).toBeLessThan(100)
})

test('a folder that cannot be written stops nothing', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'marbre-log-')), 'file')
  writeFileSync(file, '')
  new LogFile(join(file, 'logs'), noon).add('start')
})
