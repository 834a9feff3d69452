import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compiledCodeFolder } from '../../src/host/compiledCode.ts'
import { folder, marbreProcess } from '../cli/commandLine.ts'

test.each([
  ['linux', { HOME: '/home/ines' }, ['/home/ines', '.cache', 'marbre', 'code']],
  ['linux', { HOME: '/home/ines', XDG_CACHE_HOME: '/fast' }, ['/fast', 'marbre', 'code']],
  ['linux', { HOME: '/home/ines', XDG_CACHE_HOME: 'fast' }, ['/home/ines', '.cache', 'marbre', 'code']],
  ['darwin', { HOME: '/Users/ines' }, ['/Users/ines', 'Library', 'Caches', 'Marbre', 'code']],
  ['win32', { LOCALAPPDATA: 'C:/Local' }, ['C:/Local', 'Marbre', 'Cache', 'code']],
  ['win32', {}, null],
  ['linux', {}, null],
] as const)(
  'on %s with %o, compiled code is kept where the system has what can be made again',
  (platform, env, parts) => {
    expect(compiledCodeFolder({ platform, env })).toBe(parts && join(...parts))
  },
)

test('compiled code is kept in the user’s cache alone, and a run does without where that cannot be written', async () => {
  const home = folder()
  const cache = join(home, 'cache')
  const listed = await marbreProcess(['help', 'list'], {
    env: { HOME: home, XDG_CACHE_HOME: cache, NODE_COMPILE_CACHE: '' },
  })
  expect(listed).toMatchObject({ code: 0 })
  if (process.platform === 'linux') {
    expect(readdirSync(join(cache, 'marbre'))).toEqual(['code'])
    expect(readdirSync(home)).toEqual(['cache'])
  }
  const file = join(home, 'no-folder')
  writeFileSync(file, '')
  const without = await marbreProcess(['help', 'list'], {
    env: { HOME: home, XDG_CACHE_HOME: file, NODE_COMPILE_CACHE: '' },
  })
  expect(without).toEqual(listed)
})
