import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeJson } from '../../src/host/writeJson.ts'
import { NO_DISK, smallDisk } from '../store/mount.ts'
import { temporaryFolder } from '../store/libraryFixture.ts'

test('a file is made with its folder, and replaced', () => {
  const folder = join(temporaryFolder(), 'places')
  const file = join(folder, 'a.json')
  writeJson(file, { ports: [1] })
  writeJson(file, { ports: [2] })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ports: [2] })
  expect(readdirSync(folder)).toEqual(['a.json'])
})

test('on a full disk the file is what it was, and no temporary file stays', (context) => {
  const disk = smallDisk('64k')
  if (!disk) return context.skip(NO_DISK)
  const file = join(disk.folder, 'a.json')
  writeJson(file, { ports: [1] })
  writeJson(file, { ports: 'x'.repeat(100_000) })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ports: [1] })
  expect(readdirSync(disk.folder)).toEqual(['a.json'])
})

test('where the file cannot be replaced, no temporary file stays', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'a.json', 'a folder'), { recursive: true })
  writeJson(join(folder, 'a.json'), { ports: [1] })
  expect(readdirSync(folder)).toEqual(['a.json'])
})
