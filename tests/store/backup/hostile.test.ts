import * as fs from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { INDEX_FILE } from '../../../src/core/libraryFiles.ts'
import { restoreBackup } from '../../../src/store/index.ts'
import { addOne, articleOf, failureOf, libraryIn, temporaryFolder, unwrap } from '../libraryFixture.ts'
import { backUp, quietly } from './backupFixture.ts'
import { type MadeEntry, makeZip, sha256 } from './zipFixture.ts'

const HEADER = { format: 'marbre-backup', version: 1, library: 'Journal', at: '2026-03-01T10:00:00.000Z' }

type Told = Pick<MadeEntry, 'name' | 'content'>

/** A backup with these files; `listed` are those that its list names, all of them if it is not given. */
function backupOf(
  files: readonly MadeEntry[],
  listed: readonly Told[] = files,
  header: object = HEADER,
): Buffer {
  const lines = listed.map(({ name, content }) =>
    JSON.stringify({ name, size: content.length, sha256: sha256(content) }),
  )
  return makeZip([
    { name: 'marbre-backup.json', content: JSON.stringify(header) },
    ...files,
    {
      name: 'marbre-backup-files.jsonl',
      content: `${[...lines, JSON.stringify({ files: listed.length })].join('\n')}\n`,
    },
  ])
}

const article = { name: 'articles/0190b3a0-0000-7000-8000-000000000001.json', content: '{"a": 1}' }
const named = (name: string) => backupOf([{ ...article, name }])

const CASES: readonly (readonly [what: string, code: string, zip: () => Buffer])[] = [
  ['a path that climbs', 'backup-unsafe-name', () => named('articles/../../x.json')],
  ['a path that begins by climbing', 'backup-unsafe-name', () => named('../x')],
  ['an absolute path', 'backup-unsafe-name', () => named('/etc/x')],
  ['backslashes', 'backup-unsafe-name', () => named('articles\\..\\..\\x.json')],
  ['a drive letter', 'backup-unsafe-name', () => named('C:/x.json')],
  ['a name without a part', 'backup-unsafe-name', () => named('articles//x.json')],
  ['a control character in a name', 'backup-unsafe-name', () => named('articles/a\u0000.json')],
  [
    'a name that is not UTF-8',
    'backup-unsafe-name',
    () => backupOf([{ ...article, rawName: Buffer.from([0x61, 0xff]) }]),
  ],
  [
    'a folder that climbs',
    'backup-unsafe-name',
    () => backupOf([article, { name: '../out/', content: '' }], [article]),
  ],
  ['two files of one name', 'backup-duplicate', () => backupOf([article, article])],
  ['a link', 'backup-link', () => backupOf([{ ...article, mode: 0o120777 }])],
  ['a device', 'backup-link', () => backupOf([{ ...article, mode: 0o020666 }])],
  ['an encrypted entry', 'backup-encrypted', () => backupOf([{ ...article, flags: 0x801 }])],
  ['a strongly encrypted entry', 'backup-encrypted', () => backupOf([{ ...article, flags: 0x841 }])],
  ['an unknown compression', 'backup-damaged', () => backupOf([{ ...article, method: 12 }])],
  ['a size that says less', 'backup-damaged', () => backupOf([{ ...article, size: 3 }])],
  ['a size that says more', 'backup-damaged', () => backupOf([{ ...article, size: 300 }])],
  ['a wrong checksum', 'backup-damaged', () => backupOf([{ ...article, crc: 1 }])],
  [
    'bytes of another file',
    'backup-damaged',
    () => backupOf([article], [{ ...article, content: '{"b": 2}' }]),
  ],
  ['a file that is not listed', 'backup-foreign-file', () => backupOf([article], [])],
  ['a file that no library has', 'backup-foreign-file', () => named('start.sh')],
  ['a file that is derived', 'backup-foreign-file', () => named(INDEX_FILE)],
  ['a hidden file', 'backup-foreign-file', () => named('articles/.profile')],
  ['versions of what is no article', 'backup-foreign-file', () => named('versions/x/y.json')],
  ['a listed file that is not there', 'backup-damaged', () => backupOf([], [article])],
  [
    'a list that is cut off',
    'backup-damaged',
    () =>
      makeZip([
        { name: 'marbre-backup.json', content: JSON.stringify(HEADER) },
        { name: 'marbre-backup-files.jsonl', content: '{"name":"a' },
      ]),
  ],
  [
    'a bomb',
    'backup-bomb',
    () => {
      const zeros = Buffer.alloc(40_000_000)
      const bomb = {
        name: 'articles/bomb.json',
        content: '',
        packed: deflateRawSync(zeros),
        size: zeros.length,
      }
      return backupOf([{ ...bomb, crc: crc32(zeros) }], [])
    },
  ],
  [
    'entries that share their bytes',
    'backup-bomb',
    () => {
      const content = 'x'.repeat(5000)
      const names = Array.from({ length: 20 }, (_, index) => `articles/${index}.json`)
      return backupOf(
        names.map((name, index) => ({ name, content, stored: true, sharesWith: index > 0 ? 1 : null })),
      )
    },
  ],
  ['a newer format', 'backup-newer', () => backupOf([article], [article], { ...HEADER, version: 2 })],
  ['another format', 'backup-unrecognized', () => backupOf([article], [article], { format: 'x' })],
  ['a zip of something else', 'backup-unrecognized', () => makeZip([{ name: 'a.txt', content: 'a' }])],
  ['no zip', 'backup-unrecognized', () => Buffer.from('PK, said the editor')],
  ['an empty file', 'backup-unrecognized', () => Buffer.alloc(0)],
]

test.each(CASES)('%s is refused as %s, and nothing is left behind', async (_what, code, zip) => {
  const folder = temporaryFolder()
  fs.mkdirSync(join(folder, 'in'))
  fs.writeFileSync(join(folder, 'in', 'a.zip'), zip())
  const refused = failureOf(
    await restoreBackup(join(folder, 'in', 'a.zip'), join(folder, 'in', 'new'), quietly),
  )
  expect(refused.code).toBe(code)
  expect(fs.readdirSync(join(folder, 'in'))).toEqual(['a.zip'])
  expect(fs.readdirSync(folder)).toEqual(['in'])
})

test('the maker of these archives makes one that is restored', async () => {
  const folder = temporaryFolder()
  fs.writeFileSync(join(folder, 'a.zip'), backupOf([article, { name: 'media/', content: '' }], [article]))
  unwrap(await restoreBackup(join(folder, 'a.zip'), join(folder, 'new'), quietly))
  expect(fs.readFileSync(join(folder, 'new', article.name), 'utf8')).toBe(article.content)
})

test('a backup that is cut off anywhere, or has a changed byte, is never restored', async () => {
  const [folder, out] = [temporaryFolder(), temporaryFolder()]
  const library = await libraryIn(folder)
  for (const number of [1, 2, 3]) await addOne(library, articleOf(number))
  unwrap(await backUp(library, join(out, 'a.zip')))
  const whole = fs.readFileSync(join(out, 'a.zip'))
  const restoring = async (bytes: Uint8Array) => {
    fs.writeFileSync(join(out, 'b.zip'), bytes)
    const restored = await restoreBackup(join(out, 'b.zip'), join(out, 'new'), quietly)
    if (!restored.ok) expect(fs.readdirSync(out).sort()).toEqual(['a.zip', 'b.zip'])
    return restored
  }
  for (let end = 0; end < whole.length; end += 97)
    expect((await restoring(whole.subarray(0, end))).ok).toBe(false)
  let refused = 0
  for (let at = 0; at < whole.length; at += 131) {
    const changed = Buffer.from(whole)
    changed[at] = (changed[at] ?? 0) ^ 0x20
    const restored = await restoring(changed)
    if (restored.ok) {
      // The byte was one that says nothing of a file's name or content, such as its time.
      for (const name of fs.readdirSync(join(folder, 'articles'))) {
        const [was, is] = [folder, join(out, 'new')].map((root) =>
          fs.readFileSync(join(root, 'articles', name)),
        )
        expect(was && is?.equals(was)).toBe(true)
      }
      fs.rmSync(join(out, 'new'), { recursive: true })
    } else refused += 1
  }
  expect(refused).toBeGreaterThan(5)
})

test('a folder with something in it is no place for a library', async () => {
  const [folder, out] = [temporaryFolder(), temporaryFolder()]
  unwrap(await backUp(await libraryIn(folder), join(out, 'a.zip')))
  expect(failureOf(await restoreBackup(join(out, 'a.zip'), folder, quietly)).code).toBe(
    'backup-target-not-empty',
  )
  fs.writeFileSync(join(out, 'file'), '')
  expect(failureOf(await restoreBackup(join(out, 'a.zip'), join(out, 'file'), quietly)).code).toBe(
    'backup-target-not-empty',
  )
  const far = await restoreBackup(join(out, 'a.zip'), join(out, 'no', 'such'), quietly)
  expect(failureOf(far).code).toBe('backup-folder-missing')
})
