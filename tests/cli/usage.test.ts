import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { everyCommand } from '../../src/cli/commands/index.ts'
import { commandUsage, optionUsage } from '../../src/cli/help.ts'
import { UsageError } from '../../src/cli/options.ts'
import { GLOBAL_OPTIONS, parseArguments } from '../../src/cli/parseArguments.ts'
import { licences } from '../../src/host/licences.ts'
import { commandLineTranslator } from '../../src/i18n/commandLine.ts'
import { LOCALES } from '../../src/i18n/index.ts'
import { folder, marbre, marbreProcess } from './commandLine.ts'

const COMMANDS = await everyCommand()

const ID = '01930000-0000-7000-8000-000000000001'
const OTHER_ID = '01930000-0000-7000-8000-000000000002'

async function usageErrorOf(line: string): Promise<UsageError | undefined> {
  try {
    await parseArguments(line === '' ? [] : line.split(' '))
    return undefined
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
}

/** Has a process name each module of a command that it loads, on its standard error. */
const NAMES_COMMANDS = `--import=data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module'
registerHooks({
  load(url, context, next) {
    const name = /src\\/cli\\/(?:commands|runs)\\/(?!index)(\\w+)/.exec(url)?.[1]
    if (name) process.stderr.write(name + '\\n')
    return next(url, context)
  },
})`)}`

test.each([
  ['--version', []],
  ['-v --json', []],
  ['--licenses --library nowhere', []],
  ['show --help', ['show']],
  ['libraries', ['libraries', 'libraries']],
])('%s loads no other command than %j', async (line, loaded) => {
  const { stderr } = await marbreProcess(line.split(' '), { env: { NODE_OPTIONS: NAMES_COMMANDS } })
  expect(stderr.split('\n').filter((word) => /^\w+$/.test(word))).toEqual(loaded)
})

describe('arguments that make no command', () => {
  test.each([
    ['', 'noCommand'],
    ['fly', 'command'],
    ['help fly', 'command'],
    ['constructor', 'command'],
    ['list --wings', 'option'],
    ['list -x', 'option'],
    ['list --dry-run', 'option'],
    ['list --query', 'value'],
    ['list --library=', 'value'],
    ['list --library --json', 'value'],
    ['list --json=yes', 'noValue'],
    ['list --status gone', 'choice'],
    ['list --limit 0', 'number'],
    ['list --lang de', 'choice'],
    ['list something', 'tooMany'],
    ['import', 'noFile'],
    ['import x --encoding klingon', 'choice'],
    ['import x --encoding ebcdic', 'choice'],
    ['show', 'oneId'],
    [`show ${ID} ${OTHER_ID}`, 'oneId'],
    ['show ../settings', 'id'],
    [`show ${ID}x`, 'id'],
    ['export', 'noFormat'],
    [`export ${ID} --format pages`, 'choice'],
    ['export --format text --out x --names {tide}', 'names'],
    ['export --format text --out x --names ../{slug}', 'pattern'],
    ['export --format epub --out evening.epub', 'outIsFile'],
    ['export --out all.md', 'outIsFile'],
    [`export ${ID} --format markdown --out page.html`, 'outIsOther'],
    [`export ${ID} --format site --out page.html`, 'outIsOther'],
    [`export ${ID} --out page.rtf`, 'noFormat'],
    [`export ${ID} --format html --out page.html --names {slug}`, 'namesAndFile'],
    [`export ${ID} --format html --pictures outside`, 'choice'],
    [`export ${ID} --format text --out x --status ready`, 'statusOrIds'],
    ['export --format text --out x --dossier Rivers', 'dossier'],
    [`export ${ID} --format epub --dossier Rivers`, 'noOut'],
    [`export ${ID} --format site`, 'noOut'],
    ['export --format html', 'noOut'],
    [`export ${ID} ${OTHER_ID} --format html`, 'noOut'],
    [`export ${ID} --format html --json`, 'needsOut'],
    [`export ${ID} --format html --names {slug}`, 'needsOut'],
    [`export ${ID} --format html --overwrite`, 'needsOut'],
    [`export ${ID} --format html --profile hugo`, 'optionOfFormat'],
    [`export ${ID} --format markdown --lines wrapped`, 'optionOfFormat'],
    ['export --format docx --out x --pictures beside', 'optionOfFormat'],
    ['export --format site --out x --names {slug}', 'optionOfFormat'],
    ['fill -5', 'hole'],
    ['fill -12.5 --unit feuillets', 'hole'],
    ['list -5', 'tooMany'],
    ['list -a5', 'option'],
    ['set --status ready', 'queryOrIds'],
    [`set ${ID} --query desk:sport --status ready`, 'queryOrIds'],
    [`set ${ID}`, 'noChange'],
    [`set ${ID} --desk x --no-desk`, 'deskOrNone'],
    [`set ${ID} --desk=\u00a0`, 'value'],
    [`set ${ID} --add-keyword a --add-keyword b --remove-keyword b`, 'keywordBoth'],
    [`set ${ID} --embargo tomorrow`, 'dateTime'],
    [`set ${ID} --embargo 2031-13-04T06:00:00Z`, 'dateTime'],
    [`set ${ID} --embargo 2031-12-04T06:00:00Z --no-embargo`, 'embargoOrNone'],
    ['check now', 'tooMany'],
    ['lint --repair', 'option'],
    ['lint a --profile flat', 'choice'],
    ['lint - --fix --json', 'fixNeedsFile'],
  ] as const)('“marbre %s” is a usage error: %s', async (line, reason) => {
    const error = await usageErrorOf(line)
    expect(error).toMatchObject({ reason })
    for (const locale of LOCALES) {
      const { word = '', choices = '' } = error ?? {}
      const sentence = (await commandLineTranslator(locale))(`cli:usageError.${reason}`, { word, choices })
      expect(sentence).toMatch(/[.…]$/)
      expect(sentence).not.toMatch(/\{\{|usageError\./)
    }
  })
})

test.each([
  ['list', 'list', { query: '', status: 'all' }],
  ['list --query café --status READY', 'list', { query: 'café', status: 'ready' }],
  ['--json list', 'list', {}],
  ['list --query -pont', 'list', { query: '-pont' }],
  ['list --query=--pont --query=--gare', 'list', { query: '--gare' }],
  ['import a b - --dry-run', 'import', { paths: ['a', 'b', '-'], dryRun: true, acceptDoubtful: false }],
  ['import a --encoding latin1', 'import', { encoding: 'windows-1252' }],
  ['import a --encoding UTF8', 'import', { encoding: 'utf-8' }],
  ['import -5.txt -.5', 'import', { paths: ['-5.txt', '-.5'] }],
  ['import -- --odd-name', 'import', { paths: ['--odd-name'] }],
  [`show ${ID.toUpperCase()}`, 'show', { id: ID }],
  [
    `export ${ID} --format json --json`,
    'export',
    {
      selection: { kind: 'ids', ids: [ID] },
      format: 'json',
      out: null,
      options: { profile: 'hugo', lines: 'whole', pictures: 'inside' },
    },
  ],
  [
    'export --format markdown --profile flat --out x',
    'export',
    {
      selection: { kind: 'library', status: 'all' },
      options: { profile: 'flat' },
      out: 'x',
      overwrite: false,
    },
  ],
  ['check --repair', 'check', { repair: true }],
  [`show ${ID} ${ID}`, 'show', { id: ID }],
  [`checklist ${ID} ${ID.toUpperCase()}`, 'checklist', { ids: [ID] }],
  [`lint ${ID} ${ID}`, 'lint', { ids: [ID] }],
  ['lint', 'lint', { ids: [], paths: [], profile: null, fix: false }],
  [
    `lint a ${ID.toUpperCase()} --fix --profile thin`,
    'lint',
    { ids: [ID], paths: ['a'], profile: 'thin', fix: true },
  ],
] as const)('“marbre %s” is understood', async (line, name, request) => {
  expect((await parseArguments(line.split(' '))).asked).toMatchObject({
    kind: 'command',
    name,
    invocation: { request },
  })
})

test.each([
  ['help', undefined],
  ['--help', undefined],
  ['fly --help', undefined],
  ['-h list', 'list'],
  ['list --help --repair', 'list'],
  ['help export', 'export'],
] as const)('“marbre %s” asks for the help of %s', async (line, name) => {
  const { asked } = await parseArguments(line.split(' '))
  expect(asked.kind === 'help' && [asked.command?.name]).toEqual([name])
})

test('options and what stands for the whole run are read too', async () => {
  expect((await parseArguments(['--version'])).asked).toEqual({ kind: 'version' })
  const { library, json } = await parseArguments(['check', '--library', 'a', '--json'])
  expect([library, json]).toEqual(['a', true])
})

test('a wrong line ends with 2, one sentence on standard error in the user’s language, and nothing made', async () => {
  const home = folder()
  const library = join(home, 'library')
  const env = { HOME: home, NODE_DISABLE_COMPILE_CACHE: '1' }
  const english = await marbreProcess(['lists', '--library', library], { env })
  expect(english).toMatchObject({ code: 2, stdout: '' })
  expect(english.stderr).toMatch(/^Unknown command “lists”.*\n$/)
  const french = await marbre(['show', 'x', '--library', library], {
    env: { HOME: home, LANG: 'fr_FR.UTF-8' },
  })
  expect(french).toMatchObject({ code: 2, stdout: '' })
  expect(french.stderr).toMatch(/^«\u00a0x\u00a0» n’est pas un identifiant d’article.*\n$/)
  const asked = await marbre(['show', 'x', '--lang', 'fr'])
  expect(asked.stderr).toContain('identifiant')
  expect(existsSync(library)).toBe(false)
  expect(readdirSync(home)).toEqual([])
})

test('a wrong number or time is answered with the form that it has', async () => {
  const number = await marbre(['list', '--limit', 'all', '--lang', 'en'])
  expect(number.stderr).toBe(
    'Invalid value “--limit all”. Write a whole number from 1 to 999,999,999. See “marbre --help”.\n',
  )
  const time = await marbre(['set', ID, '--embargo', 'tomorrow', '--lang', 'en'])
  expect(time.stderr).toBe(
    'Invalid value “--embargo tomorrow”. Write a date and a time with the offset from UTC, such as 2026-12-04T06:00:00+01:00. See “marbre --help”.\n',
  )
})

test('help and version go to standard output', async () => {
  const help = await marbreProcess(['--help'])
  expect(help).toMatchObject({ code: 0, stderr: '' })
  for (const word of ['markdown', 'hugo', 'spiked', 'windows-1252']) expect(help.stdout).toContain(word)
  expect((await marbre(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('the licences are those that the build wrote; without a build the reader is told', async () => {
  const built = folder()
  mkdirSync(join(built, 'renderer'))
  writeFileSync(join(built, 'renderer', 'licences.txt'), 'Marbre')
  expect(licences(join(built, 'main', 'parts'))).toBe('Marbre')
  expect(licences(folder())).toBeNull()
  expect((await parseArguments(['--licenses'])).asked).toEqual({ kind: 'licences' })
  expect(await marbre(['--licenses', '--lang', 'en-GB'])).toMatchObject({
    code: 1,
    stdout: '',
    stderr: 'The file licences.txt is missing.\n',
  })
})

describe.each(LOCALES)('the help in %s', async (locale) => {
  const t = await commandLineTranslator(locale)
  const helpOf = async (...words: string[]) => (await marbre([...words, '--help', '--lang', locale])).stdout

  test('names every command and option, and fits the width of a terminal', async () => {
    const help = await helpOf()
    for (const command of COMMANDS) expect(help).toContain(`\n  ${commandUsage(t, command)}`)
    for (const option of [...GLOBAL_OPTIONS, ...COMMANDS.flatMap(({ options }) => options)])
      expect(help).toContain(`  ${optionUsage(t, option)}`)
    expect(help).not.toMatch(/\{\{|help\./)
    expect(help.split('\n').filter((line) => line.length > 100)).toEqual([])
  })

  test.each(COMMANDS)('of “$name” has its own options and no others', async (command) => {
    const help = await helpOf(command.name)
    expect(help.split('\n')[0]).toContain(`marbre ${commandUsage(t, command)} [OPTIONS]`)
    const shown = [...help.matchAll(/^ {2}--([\w-]+)/gm)].map(([, name]) => name)
    expect(shown).toEqual([...command.options, ...GLOBAL_OPTIONS].map(({ name }) => name))
  })
})

test('an option has the same kind in every command that takes it', () => {
  const kinds = new Map<string, string>()
  for (const { name, kind } of [...GLOBAL_OPTIONS, ...COMMANDS.flatMap(({ options }) => options)]) {
    expect([name, kinds.get(name) ?? kind]).toEqual([name, kind])
    kinds.set(name, kind)
  }
})

test('the table in the README has every command with its options', async () => {
  const readme = readFileSync(resolve(import.meta.dirname, '..', '..', 'README.md'), 'utf8')
  const rows = [...readme.matchAll(/^\| `marbre ([^`]+)` \| [^|]+ \| ([^|]*) ?\|$/gm)]
  const t = await commandLineTranslator('en')
  expect(rows.map(([, usage, options = '']) => [usage, options.match(/--[\w-]+/g) ?? []])).toEqual(
    COMMANDS.map((command) => [
      commandUsage(t, command).replaceAll('|', ' or '),
      command.options.map(({ name }) => `--${name}`),
    ]),
  )
})
