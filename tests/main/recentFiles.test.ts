import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RecentFiles } from '../../src/main/recentFiles.ts'

function recentFiles(platform: NodeJS.Platform = 'linux') {
  const system: string[] = []
  const file = join(mkdtempSync(join(tmpdir(), 'marbre-recent-')), 'recent.json')
  const app = {
    addRecentDocument: (path: string) => system.push(path),
    clearRecentDocuments: () => system.splice(0),
  }
  return {
    recent: new RecentFiles(file, app, platform),
    again: () => new RecentFiles(file, app, platform),
    system,
    file,
  }
}

test('the newest file comes first, each once, ten at most, also after a restart', () => {
  const { recent, again } = recentFiles()
  recent.add(['/a', '/b'])
  recent.add(['/a'])
  expect(again().paths).toEqual(['/a', '/b'])
  recent.add(Array.from({ length: 12 }, (_, at) => `/${at}`))
  expect(recent.paths).toHaveLength(10)
  expect(recent.paths[0]).toBe('/11')
  recent.clear()
  expect(again().paths).toEqual([])
})

test('macOS and Windows keep them too, for the dock and the jump list', () => {
  for (const platform of ['darwin', 'win32'] as const) {
    const { recent, system } = recentFiles(platform)
    recent.add(['/a', '/b'])
    expect(system).toEqual(['/a', '/b'])
    recent.clear()
    expect(system).toEqual([])
  }
  const { recent, system } = recentFiles('linux')
  recent.add(['/a'])
  expect(system).toEqual([])
})

test('on macOS the system’s list, which its menu clears, is the only one', () => {
  const { recent, file } = recentFiles('darwin')
  recent.add(['/a'])
  expect(existsSync(file)).toBe(false)
})

test('a list that is none is empty', () => {
  const { recent, file } = recentFiles()
  writeFileSync(file, '{"a":1}')
  expect(recent.paths).toEqual([])
})
