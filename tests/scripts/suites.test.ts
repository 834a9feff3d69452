import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const SCRIPT = resolve(import.meta.dirname, '..', '..', 'scripts', 'test.mjs')

function runSuite(parameters: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...parameters], {
    encoding: 'utf8',
    env,
  })
  return { status, stderr, lastLine: stdout.trimEnd().split('\n').at(-1) }
}

test('a suite that does not exist fails, and the others are named', () => {
  const { status, stderr, lastLine } = runSuite(['nothing'])
  expect([status, lastLine]).toEqual([1, '0 passed, 0 failed'])
  expect(stderr).toContain('typecheck, unit, browser, e2e, desktop, stories, package, interop')
})

test('a suite runs only the files that are named', () => {
  const { status, lastLine } = runSuite(['unit', 'tests/core/search.test.ts'])
  expect(status).toBe(0)
  expect(lastLine).toMatch(/^\d{1,2} passed, 0 failed$/)
})

test.runIf(process.platform !== 'win32')(
  'without the other programs the interop suite fails, with the package to install',
  () => {
    const { status, stderr, lastLine } = runSuite(['interop'], {
      ...process.env,
      PATH: mkdtempSync(join(tmpdir(), 'empty-')),
    })
    expect(status).toBe(1)
    expect(lastLine).toMatch(/^0 passed, \d+ failed$/)
    expect(stderr).toMatch(
      /Not installed: pandoc, .*\. On Debian or Ubuntu: apt-get install -y pandoc .*poppler-utils/,
    )
  },
)

test.runIf(process.platform !== 'win32')(
  'the interop suite prints the versions of the programs it runs',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'marbre-programs-'))
    writeFileSync(join(folder, 'pandoc'), '#!/bin/sh\necho "pandoc 9.8.7"\n')
    chmodSync(join(folder, 'pandoc'), 0o755)
    const { stderr } = runSuite(['interop', 'no-such-file'], { ...process.env, PATH: folder })
    expect(stderr).toContain('  pandoc 9.8.7\n')
  },
)
