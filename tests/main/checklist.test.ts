import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { CHANNELS } from '../../src/contract/ipc.ts'

const ROOT = resolve(import.meta.dirname, '..', '..')
const textOf = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8')
const ROW = /^\| (\d+) \|.*\| \[[^\]]+\]\(\.\.\/([^)]+)\): “(.+)” \|$/gm

test('each of the twenty points of the checklist has a test that is there', () => {
  const rows = [...textOf('docs', 'security.md').matchAll(ROW)]
  expect(rows.map(([, point]) => Number(point))).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
  for (const [, , file = '', title] of rows) expect(textOf(file)).toContain(`test('${title}'`)
})

test('every channel between window and host is in the description of what crosses', () => {
  const [, crossing = ''] = textOf('docs', 'security.md').split('## What the window can ask of the system')
  const described = (crossing.split('\n## ')[0] ?? '').matchAll(/`(\w+)`/g)
  expect(new Set(Array.from(described, ([, name]) => name))).toEqual(new Set(Object.keys(CHANNELS)))
})

test('Electron is one exact version, that of the lockfile and of the types', () => {
  const { electron } = z
    .object({ devDependencies: z.object({ electron: z.string() }) })
    .parse(JSON.parse(textOf('package.json'))).devDependencies
  expect(electron).toMatch(/^\d+\.\d+\.\d+$/)
  const lock = z
    .object({ packages: z.record(z.string(), z.looseObject({ version: z.optional(z.string()) })) })
    .parse(JSON.parse(textOf('package-lock.json')))
  expect(lock.packages['node_modules/electron']?.version).toBe(electron)
  expect(textOf('node_modules', 'electron', 'electron.d.ts')).toContain(
    `Type definitions for Electron ${electron}`,
  )
})

test('nothing is loaded from a file: address', () => {
  const sources = readdirSync(join(ROOT, 'src', 'main')).map((name) => textOf('src', 'main', name))
  for (const source of sources) {
    expect(source).not.toMatch(/loadFile\(|pathToFileURL|interceptFileProtocol/)
    for (const [, address] of source.matchAll(/loadURL\((.*?)\)/g))
      expect(['PAGE_ADDRESS', 'printAddress(nth']).toContain(address)
  }
})
