import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, marbre } from './commandLine.ts'

const TEXT =
  'Le conseil départementtal siège.\n\nMaud Ymagier et l’écobastide, vus le 3 mai. Ymagier parle.\n'

function setUp() {
  const home = folder()
  const library = join(home, 'library')
  const text = join(home, 'texte.txt')
  writeFileSync(text, TEXT)
  const run = (...words: string[]) => marbre([...words, '--library', library], { env: { HOME: home } })
  const lint = async (...words: string[]) => {
    const { stdout } = await run('lint', text, ...words)
    return [...stdout.matchAll(/\(([^)]+)\).*\[(misspelt|name)\]/g)].map(
      ([, word, rule]) => `${rule} ${word}`,
    )
  }
  return { home, library, run, lint }
}

test('lint tells misspelt words, unknown names where they are asked for, and neither without spelling', async () => {
  const { lint } = setUp()
  expect(await lint()).toEqual(['misspelt départementtal', 'misspelt écobastide'])
  expect(await lint('--unknown-names')).toEqual([
    'misspelt départementtal',
    'name Ymagier',
    'misspelt écobastide',
    'name Ymagier',
  ])
  expect(await lint('--no-spelling', '--unknown-names')).toEqual([])
})

test('words of the newsroom are listed, added and removed, and lint knows them', async () => {
  const { library, run, lint } = setUp()
  const added = await run('dictionary', 'add', 'Ymagier', 'écobastide/école')
  expect(added).toEqual({ code: 0, stdout: 'Ymagier\nécobastide/école\n', stderr: '2 words.\n' })
  expect(readFileSync(join(library, 'dictionary.txt'), 'utf8')).toBe('Ymagier\nécobastide/école\n')
  expect(await lint('--unknown-names')).toEqual(['misspelt départementtal'])
  await run('dictionary', 'remove', 'Ymagier')
  const { stdout } = await run('dictionary', '--json')
  expect(JSON.parse(stdout)).toEqual({ words: [{ word: 'écobastide', model: 'école' }], problems: [] })
  writeFileSync(join(library, 'dictionary.txt'), 'deux mots\nbon\n')
  expect(await run('dictionary')).toMatchObject({
    stdout: 'bon\n',
    stderr: expect.stringContaining('dictionary.txt, line 1: '),
  })
})

test('articles of a library and its checklist are held against the dictionary', async () => {
  const { home, run } = setUp()
  const { stdout } = await run('import', join(home, 'texte.txt'), '--json', '--accept-doubtful')
  const [, id = ''] = /"id": ?"([0-9a-f-]{36})"/.exec(stdout) ?? []
  const linted = await run('lint', id, '--json')
  expect(linted.stdout).toContain('"written":"départementtal"')
  const checked = await run('checklist', id)
  expect(checked.stdout).toContain('départementtal [spelling]')
  expect(checked.stdout).not.toContain('Ymagier')
})

test('another language is added by a pair of files, and taken away', async () => {
  const { home, run } = setUp()
  const [aff, dic, german] = ['de.aff', 'de.dic', 'text.md'].map((name) => join(home, name))
  writeFileSync(String(aff), 'SET UTF-8\n')
  writeFileSync(String(dic), '3\nder\nHund\nbellt\n')
  writeFileSync(
    String(german),
    '---\nlang: de\nlanguage: de\n---\n\nDer Hund belt und der Mensch, und wir sind nicht bei den Leuten.\n',
  )
  const installed = await run('dictionary', 'install', 'de', String(aff), String(dic))
  expect(installed.stdout).toContain('de  added\n')
  expect((await run('lint', String(german))).stdout).toContain('(belt)')
  expect((await run('dictionary', 'uninstall', 'de')).stdout).not.toContain('de  added')
  expect((await run('lint', String(german))).stdout).not.toContain('(belt)')
  mkdirSync(join(home, 'none'))
  const refused = await run('dictionary', 'install', 'de', String(german), String(german))
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('[dictionary-invalid]') })
})
