import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFileToImport } from '../../src/host/openedFile.ts'

const folder = mkdtempSync(join(tmpdir(), 'marbre-opened-'))
const path = (name: string) => join(folder, name)
const code = (name: string) => {
  const read = readFileToImport(path(name), 100)
  return read.ok ? read.value.bytes.length : read.failure.code
}

test('a file comes with its bytes and its own name, without its folder', () => {
  writeFileSync(path('dépêche.txt'), 'Le port rouvre.')
  const read = readFileToImport(path('dépêche.txt'), 100)
  expect(read).toEqual({
    ok: true,
    value: { fileName: 'dépêche.txt', bytes: new TextEncoder().encode('Le port rouvre.') },
  })
})

test('of a file that is too large no more is read than shows it', () => {
  writeFileSync(path('long.txt'), 'a'.repeat(5_000))
  expect(code('long.txt')).toBe(101)
})

test('what is no file, or cannot be read, is said and holds nothing up', () => {
  mkdirSync(path('folder.txt'))
  symlinkSync(path('nowhere'), path('dangling.txt'))
  expect(code('folder.txt')).toBe('not-a-file')
  expect(code('missing.txt')).toBe('unreadable')
  expect(code('dangling.txt')).toBe('unreadable')
})

test.runIf(process.platform === 'linux')(
  'a file with fewer bytes than it is said to have comes with those',
  () => {
    const read = readFileToImport('/sys/devices/system/cpu/online', 5_000)
    expect(read.ok && new TextDecoder().decode(read.value.bytes)).toMatch(/^[\d,-]+\n$/)
  },
)

test.runIf(process.platform === 'linux')('a pipe or a device is no file', () => {
  execFileSync('mkfifo', [path('pipe.txt')])
  symlinkSync('/dev/zero', path('zero.txt'))
  expect(code('pipe.txt')).toBe('not-a-file')
  expect(code('zero.txt')).toBe('not-a-file')
})
