import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLine } from '../../src/cli/line.ts'
import { LOCALES, translator } from '../../src/i18n/index.ts'
import { folder, marbre, marbreProcess } from './commandLine.ts'

const ID = '01930000-0000-7000-8000-000000000001'

describe('a line that makes no sense', () => {
  test.each([
    ['', 'noCommand'],
    ['fly', 'command'],
    ['constructor', 'command'],
    ['list --wings', 'option'],
    ['list -x', 'option'],
    ['list --dry-run', 'option'],
    ['list --query', 'value'],
    ['list --library=', 'value'],
    ['list --json=yes', 'noValue'],
    ['list --status gone', 'choice'],
    ['list --limit 0', 'choice'],
    ['list --lang de', 'choice'],
    ['list something', 'tooMany'],
    ['import', 'noFile'],
    ['import x --encoding klingon', 'choice'],
    ['import x --encoding shift_jis', 'choice'],
    ['show', 'oneId'],
    [`show ${ID} ${ID}`, 'oneId'],
    ['show ../settings', 'id'],
    [`show ${ID}x`, 'id'],
    ['export', 'noFormat'],
    [`export ${ID} --format docx`, 'choice'],
    ['export --format html', 'noOut'],
    [`export ${ID} ${ID} --format html`, 'noOut'],
    [`export ${ID} --format html --json`, 'jsonNeedsOut'],
    ['check now', 'tooMany'],
    ['lint --repair', 'option'],
    ['lint a --profile flat', 'choice'],
    ['lint - --fix --json', 'fixNeedsFile'],
  ] as const)('“marbre %s” is a mistake: %s', (line, reason) => {
    const read = readLine(line === '' ? [] : line.split(' '))
    expect(read).toMatchObject({ ok: false, mistake: { reason } })
    if (read.ok) return
    for (const locale of LOCALES) {
      const { word, choices = '' } = read.mistake.detail
      const sentence = translator(locale)(`cli:mistake.${reason}`, { word, choices })
      expect(sentence).toMatch(/[.…]$/)
      expect(sentence).not.toMatch(/\{\{|mistake\./)
    }
  })
})

test.each([
  ['list', { name: 'list', query: '', status: 'all' }],
  ['list --query café --status READY', { name: 'list', query: 'café', status: 'ready' }],
  ['--json list', { name: 'list' }],
  ['import a b - --dry-run', { name: 'import', paths: ['a', 'b', '-'], dryRun: true, acceptDoubtful: false }],
  ['import a --encoding latin1', { name: 'import', encoding: 'windows-1252' }],
  ['import a --encoding UTF8', { name: 'import', encoding: 'utf-8' }],
  ['import -- --odd-name', { name: 'import', paths: ['--odd-name'] }],
  [`show ${ID.toUpperCase()}`, { name: 'show', id: ID }],
  [
    `export ${ID} --format json --json`,
    { name: 'export', ids: [ID], format: 'json', folder: null, profile: 'hugo' },
  ],
  [
    'export --format markdown --profile flat --out x',
    { name: 'export', ids: [], profile: 'flat', folder: 'x', overwrite: false },
  ],
  ['check --repair', { name: 'check', repair: true }],
  ['lint', { name: 'lint', ids: [], paths: [], profile: 'press', fix: false }],
  [
    `lint a ${ID.toUpperCase()} --fix --profile thin`,
    { name: 'lint', ids: [ID], paths: ['a'], profile: 'thin', fix: true },
  ],
  ['list --help', { name: 'help' }],
  ['help', { name: 'help' }],
  ['--version', { name: 'version' }],
] as const)('“marbre %s” is understood', (line, command) => {
  expect(readLine(line.split(' '))).toMatchObject({ ok: true, line: { command } })
})

test('a wrong line ends with 2, one sentence on standard error in the user’s language, and nothing made', async () => {
  const home = folder()
  const library = join(home, 'library')
  const english = await marbreProcess(['lists', '--library', library], { env: { HOME: home } })
  expect(english).toMatchObject({ code: 2, stdout: '' })
  expect(english.stderr).toMatch(/^There is no command “lists”.*\n$/)
  const french = await marbre(['show', 'x', '--library', library], {
    env: { HOME: home, LANG: 'fr_FR.UTF-8' },
  })
  expect(french).toMatchObject({ code: 2, stdout: '' })
  expect(french.stderr).toMatch(/^«\u00a0x\u00a0» n’est pas l’identifiant d’un article.*\n$/)
  const asked = await marbre(['show', 'x', '--lang', 'fr'])
  expect(asked.stderr).toContain('identifiant')
  expect(existsSync(library)).toBe(false)
  expect(readdirSync(home)).toEqual([])
})

test('help and version go to standard output', async () => {
  const help = await marbreProcess(['--help'])
  expect(help).toMatchObject({ code: 0, stderr: '' })
  for (const word of [
    'import',
    'list',
    'show',
    'export',
    'check',
    '--dry-run',
    'markdown',
    'hugo',
    'spiked',
    'windows-1252',
  ]) {
    expect(help.stdout).toContain(word)
  }
  expect(help.stdout).not.toContain('{{')
  expect((await marbre(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})
