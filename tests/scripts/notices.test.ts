import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allowedChoice, noticeOf, noticesText, packageFolder } from '../../scripts/notices.ts'

/** A package's folder, with its licence in package.json and perhaps the licence's text. */
function packageWith(license: string, text?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-notice-'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'one', version: '1.0.0', license }))
  if (text !== undefined) writeFileSync(join(folder, 'LICENSE.txt'), text)
  return folder
}

test('licences that Marbre may contain are told from those that it may not', () => {
  for (const license of ['MIT', 'MIT-0', 'OFL-1.1', 'MIT AND ISC'])
    expect(allowedChoice(license)).toBe(license)
  expect(allowedChoice('(LGPL-2.0 OR GPL-2.0 OR MPL-1.1)')).toBe('MPL-1.1')
  for (const license of ['GPL-3.0-only', 'AGPL-3.0', 'MIT AND GPL-2.0-only', 'SEE LICENSE IN LICENSE', ''])
    expect(allowedChoice(license)).toBeUndefined()
})

test('a package under the GPL, or without the text of its licence, makes the build fail', () => {
  expect(() => noticeOf(packageWith('GPL-3.0-only', 'text'))).toThrow('one is under GPL-3.0-only')
  expect(() => noticeOf(packageWith('MIT'))).toThrow('one has no file with its licence')
  expect(noticeOf(packageWith('MIT', 'text\r\n'))).toEqual({
    name: 'one',
    version: '1.0.0',
    license: 'MIT',
    text: 'text',
  })
})

test('of what is under the Mozilla Public License the notice tells where its source is', () => {
  const folder = packageWith('(GPL-3.0 OR MPL-1.1)', 'text')
  const file = {
    name: 'one',
    version: '1.0.0',
    license: '(GPL-3.0 OR MPL-1.1)',
    repository: 'https://example.org/one',
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(file))
  expect(noticeOf(folder)).toMatchObject({
    license: 'MPL-1.1',
    text: 'Source: https://example.org/one\n\ntext',
  })
})

test('a package that comes without the text of its licence has the one that is known of it', () => {
  const folder = packageWith('ISC')
  writeFileSync(join(folder, 'package.json'), '{ "name": "saxes", "version": "6.0.0", "license": "ISC" }')
  expect(noticeOf(folder).text).toMatch(/^Copyright .*\n[\s\S]*Permission to use, copy/)
})

test('a module’s package is found, also of a nested one, a helper and a font', () => {
  const folder = (id: string) => packageFolder('/marbre', id)
  expect(folder('/marbre/node_modules/react/index.js')).toBe('/marbre/node_modules/react')
  expect(folder('/marbre/node_modules/@a/b/node_modules/c/d.js?commonjs')).toBe(
    '/marbre/node_modules/@a/b/node_modules/c',
  )
  expect(folder('C:\\marbre\\node_modules\\@a\\b\\font.woff2')).toBe('C:/marbre/node_modules/@a/b')
  expect(folder('\0rolldown/runtime.js')).toBe('/marbre/node_modules/rolldown')
  expect(folder('\0vite/preload-helper.js')).toBe('/marbre/node_modules/vite')
  expect(folder('/marbre/src/core/article.ts')).toBeUndefined()
})

test('packages with the same text stand over it together', () => {
  const notice = (name: string, text: string) => ({ name, version: '1.0.0', license: 'MIT', text })
  const text = noticesText('own', [notice('a', 'same'), notice('b', 'other'), notice('c', 'same')])
  expect(text).toContain('a 1.0.0 (MIT)\nc 1.0.0 (MIT)\n\nsame\n')
  expect(text.split('same')).toHaveLength(2)
  expect(text.startsWith('Marbre\n\nown\n')).toBe(true)
})
