import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { HouseStyleChange } from '../../src/core/houseStyle/index.ts'
import type { NewsroomEvent } from '../../src/contract/events.ts'
import { addOne, articleOf, unwrap, libraryIn, listed, temporaryFolder, waitUntil } from './libraryFixture.ts'

const RULE = '- word: digital\n  suggest: numérique\n'

async function styleOf(folder: string) {
  const library = await libraryIn(folder)
  return unwrap(await library.readHouseStyle())
}

test('a library without a house style has no rules, and none is written', async () => {
  const folder = temporaryFolder()
  expect(await styleOf(folder)).toEqual({ file: null, fingerprint: null, rules: [], problems: [] })
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('house'))).toEqual([])
})

test.each(['house-style.yaml', 'house-style.yml'])('%s is read', async (name) => {
  const folder = temporaryFolder()
  fs.writeFileSync(join(folder, name), RULE)
  expect(await styleOf(folder)).toMatchObject({ file: name, rules: [{ words: ['digital'] }], problems: [] })
})

test('house-style.json is read', async () => {
  const folder = temporaryFolder()
  fs.writeFileSync(join(folder, 'house-style.json'), '[{"word": "digital", "suggest": "numérique"}]')
  expect(await styleOf(folder)).toMatchObject({
    file: 'house-style.json',
    rules: [{ line: 1 }],
    problems: [],
  })
})

test('of two files the first is read, and the other is a problem', async () => {
  const folder = temporaryFolder()
  fs.writeFileSync(join(folder, 'house-style.json'), '[')
  fs.writeFileSync(join(folder, 'house-style.yaml'), RULE)
  expect(await styleOf(folder)).toMatchObject({
    file: 'house-style.yaml',
    rules: [{ name: 'digital' }],
    problems: [{ line: null, code: 'second-file', detail: { file: 'house-style.json' } }],
  })
})

const ODD: [string, (path: string) => void, string][] = [
  ['a folder', (path) => fs.mkdirSync(path), 'not-a-file'],
  ['a link', (path) => fs.symlinkSync('/etc/hostname', path), 'not-a-file'],
  ['a link to nothing', (path) => fs.symlinkSync('nowhere', path), 'not-a-file'],
  ['too large', (path) => fs.writeFileSync(path, '#'.repeat(1_000_001)), 'too-large'],
  ['no text', (path) => fs.writeFileSync(path, Uint8Array.of(0xff, 0xfe, 0, 0xd8)), 'not-text'],
]

test.each(ODD)('%s under its name is a problem, and the library works', async (_, make, code) => {
  const folder = temporaryFolder()
  make(join(folder, 'house-style.yaml'))
  const library = await libraryIn(folder)
  expect(unwrap(await library.readHouseStyle())).toMatchObject({
    file: 'house-style.yaml',
    rules: [],
    problems: [{ line: null, code }],
  })
  await addOne(library, articleOf(1))
  expect((await listed(library)).total).toBe(1)
})

test('an unreadable file is a problem with the system’s reason', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'house-style.yaml')
  fs.writeFileSync(path, RULE)
  const { nodeFileSystem } = await import('../../src/store/fileSystem.ts')
  const fileSystem = {
    ...nodeFileSystem,
    openFile: (opened: string) => {
      if (opened.endsWith('house-style.yaml')) throw Object.assign(new Error('no'), { code: 'EACCES' })
      return nodeFileSystem.openFile(opened)
    },
  }
  const library = await libraryIn(folder, { fileSystem })
  expect(unwrap(await library.readHouseStyle()).problems).toEqual([
    { line: null, code: 'unreadable', detail: { reason: 'EACCES' } },
  ])
})

test('every change of the file has an event, and the next reading has it', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'house-style.yaml')
  const library = await libraryIn(folder, { watch: true })
  await library.whenIdle()
  const events: NewsroomEvent[] = []
  library.subscribe((event) => events.push(event))
  const names = async () => unwrap(await library.readHouseStyle()).rules.map(({ name }) => name)
  const changes: [() => void, string[]][] = [
    [() => fs.writeFileSync(path, RULE), ['digital']],
    [() => fs.writeFileSync(path, RULE.replace('digital', 'mail')), ['mail']],
    [
      () => {
        fs.writeFileSync(`${path}.new`, RULE.replace('digital', 'parking'))
        fs.renameSync(`${path}.new`, path)
      },
      ['parking'],
    ],
    [() => fs.rmSync(path), []],
  ]
  for (const [change, after] of changes) {
    events.length = 0
    change()
    await waitUntil(() => events.length > 0, 'the change is told')
    expect(events[0]).toEqual({ type: 'library-changed' })
    expect(await names()).toEqual(after)
  }
})

test('settings and other files have no event', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder, { watch: true })
  await library.whenIdle()
  const events: NewsroomEvent[] = []
  library.subscribe((event) => events.push(event))
  fs.writeFileSync(join(folder, 'notes.txt'), 'a')
  fs.writeFileSync(join(folder, 'house-style.txt'), 'a')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(events).toEqual([])
})

test('the example of the manual has no problems', async () => {
  const folder = temporaryFolder()
  const manual = fs.readFileSync(join(import.meta.dirname, '../../docs/house-style.md'), 'utf8')
  fs.writeFileSync(join(folder, 'house-style.yaml'), /```yaml\n(.*?)```/s.exec(manual)?.[1] ?? '-')
  const { rules, problems } = await styleOf(folder)
  expect(problems).toEqual([])
  expect(rules.map(({ name }) => name)).toEqual(['digital', 'digitaliser', 'Twitter', 'vitesse'])
})

const rule = (suggest: string) => ({
  name: '',
  words: ['digital'],
  written: null,
  suggest,
  reason: '',
  language: '',
  case: false,
  fix: false,
})

test('a rule is written into a new file, changed there with its comments, and announced', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'house-style.yaml')
  const library = await libraryIn(folder)
  const events: NewsroomEvent[] = []
  library.subscribe((event) => events.push(event))
  const added = unwrap(await library.changeHouseStyle(null, { kind: 'add', rule: rule('numérique') }))
  expect(added).toMatchObject({ kind: 'written', style: { file: 'house-style.yaml', rules: [{ item: 0 }] } })
  expect(fs.readFileSync(path, 'utf8')).toBe(RULE)
  expect(events).toContainEqual({ type: 'library-changed' })
  fs.writeFileSync(path, `# Ours\n${RULE}`)
  fs.chmodSync(path, 0o640)
  const { fingerprint } = unwrap(await library.readHouseStyle())
  const change = { kind: 'replace', item: 0, rule: rule('de la toile') } as const
  expect(unwrap(await library.changeHouseStyle(fingerprint, change)).kind).toBe('written')
  expect(fs.readFileSync(path, 'utf8')).toBe(`# Ours\n${RULE.replace('numérique', 'de la toile')}`)
  expect(fs.statSync(path).mode & 0o777).toBe(0o640)
})

test('a file that was changed by hand meanwhile, made or taken away is left as it is, and shown', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'house-style.yaml')
  const library = await libraryIn(folder)
  fs.writeFileSync(path, RULE)
  const add = { kind: 'add', rule: rule('x') } as const
  expect(unwrap(await library.changeHouseStyle(null, add))).toMatchObject({
    kind: 'changed-meanwhile',
    style: { rules: [{ suggest: 'numérique' }] },
  })
  const { fingerprint } = unwrap(await library.readHouseStyle())
  fs.writeFileSync(path, `${RULE}# by hand\n`)
  expect(unwrap(await library.changeHouseStyle(fingerprint, add)).kind).toBe('changed-meanwhile')
  expect(fs.readFileSync(path, 'utf8')).toBe(`${RULE}# by hand\n`)
  fs.rmSync(path)
  expect(unwrap(await library.changeHouseStyle(fingerprint, add)).kind).toBe('changed-meanwhile')
  expect(fs.existsSync(path)).toBe(false)
})

test('rules that were removed are restored byte for byte, the last first, and beside what was changed meanwhile', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'house-style.yaml')
  const library = await libraryIn(folder)
  const text = `# Ours\n- word: digital # always\n  suggest:   numérique\n\n- {word: parking, suggest: parc} # short\n`
  fs.writeFileSync(path, text)
  const change = async (wanted: HouseStyleChange) => {
    const { fingerprint } = unwrap(await library.readHouseStyle())
    expect(unwrap(await library.changeHouseStyle(fingerprint, wanted)).kind).toBe('written')
  }
  const parking = { ...rule('parc'), words: ['parking'] }
  await change({ kind: 'remove', item: 0 })
  await change({ kind: 'remove', item: 0 })
  await change({ kind: 'restore', item: 0, rule: parking })
  await change({ kind: 'restore', item: 0, rule: rule('numérique') })
  expect(fs.readFileSync(path, 'utf8')).toBe(text)
  await change({ kind: 'remove', item: 0 })
  await change({ kind: 'remove', item: 0 })
  await change({ kind: 'restore', item: 0, rule: rule('numérique') })
  const { rules } = unwrap(await library.readHouseStyle())
  expect(rules.map(({ suggest }) => suggest)).toEqual(['numérique'])
  fs.appendFileSync(path, '# by hand\n')
  await change({ kind: 'restore', item: 1, rule: parking })
  expect(fs.readFileSync(path, 'utf8')).toContain('# by hand')
  expect(unwrap(await library.readHouseStyle()).rules.map(({ suggest }) => suggest)).toEqual([
    'numérique',
    'parc',
  ])
})

test('what no program can change is left to its author, and a link is not written through', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'house-style.yaml')
  const library = await libraryIn(folder)
  fs.writeFileSync(path, 'word: digital\n')
  const { fingerprint } = unwrap(await library.readHouseStyle())
  const add = { kind: 'add', rule: rule('x') } as const
  expect(unwrap(await library.changeHouseStyle(fingerprint, add)).kind).toBe('by-hand-only')
  fs.rmSync(path)
  fs.writeFileSync(join(folder, 'elsewhere'), RULE)
  fs.symlinkSync('elsewhere', path)
  expect(await library.changeHouseStyle(null, add)).toMatchObject({ ok: false })
  expect(fs.readFileSync(join(folder, 'elsewhere'), 'utf8')).toBe(RULE)
})
