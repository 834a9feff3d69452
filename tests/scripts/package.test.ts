import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const SCRIPTS = resolve(import.meta.dirname, '..', '..', 'scripts')

/** A fresh clone with stand-ins for npm, electron-vite and electron-builder, which note that they ran. */
function freshClone() {
  const root = mkdtempSync(join(tmpdir(), 'marbre-clone-'))
  const notes = join(root, 'notes')
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const note = (name: string) => `
    const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs')
    appendFileSync(${JSON.stringify(notes)}, [${JSON.stringify(name)}, ...process.argv.slice(2)].join(' ') + '\\n')`
  cpSync(SCRIPTS, join(root, 'scripts'), { recursive: true })
  write('package.json', '{"type": "module"}')
  write('npm.cjs', note('npm'))
  write('node_modules/.bin/placeholder', '')
  for (const [name, rest] of [
    ['electron-vite', "mkdirSync('out/main', { recursive: true }); writeFileSync('out/main/cli.js', '')"],
    ['electron-builder', "mkdirSync('dist'); writeFileSync('dist/Marbre.AppImage', Buffer.alloc(2 ** 20))"],
  ]) {
    write(`node_modules/${name}/package.json`, '{"bin": "./cli.cjs"}')
    write(`node_modules/${name}/cli.cjs`, `${note(name ?? '')}\n${rest}`)
  }
  return { root, ran: () => readFileSync(notes, 'utf8').trim().split('\n') }
}

test('a fresh clone is installed, built and packaged, and the sizes are printed', () => {
  const { root, ran } = freshClone()
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'package.mjs'), '--x64'], {
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: join(root, 'npm.cjs'), npm_node_execpath: process.execPath },
  })
  expect(stderr).toContain('dist/Marbre.AppImage  1.0 MB')
  expect(status).toBe(0)
  const [npm, build, packaging, ...more] = ran()
  expect(npm).toMatch(/^npm ci --include=dev/)
  expect(build).toMatch(/^electron-vite build/)
  expect(packaging).toBe('electron-builder --config electron-builder.config.cjs --x64')
  expect(more).toEqual([])
})
