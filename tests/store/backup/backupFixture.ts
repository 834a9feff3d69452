import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { TellProgress } from '../../../src/core/backup.ts'
import type { Library } from '../../../src/store/index.ts'
import { addOne, articleOf, baseOf, idOf, unwrap, withHeadline } from '../libraryFixture.ts'

/** A restoration that nobody watches or cancels. */
export const quietly = { signal: new AbortController().signal, tell: () => undefined }

type Options = { overwrite?: boolean; signal?: AbortSignal; tell?: TellProgress }

export function backUp(library: Library, path: string, options: Options = {}) {
  const { overwrite = false, signal = quietly.signal, tell = quietly.tell } = options
  const header = { library: 'Journal', at: '2026-03-01T10:00:00.000Z' }
  return library.backups.create({ path, overwrite }, { header, signal, tell })
}

/** One of each kind of file that a library has. */
export async function fillLibrary(library: Library, folder: string): Promise<void> {
  await addOne(library, articleOf(1))
  await addOne(library, articleOf(2))
  const third = await addOne(library, articleOf(3))
  unwrap(await library.moveToBin(idOf(2), '2026-02-01T10:00:00.000Z'))
  const at = '2026-02-01T11:00:00.000Z'
  unwrap(
    await library.update(idOf(3), baseOf(third), withHeadline('Le quai'), {
      kept: { keptAt: at, reason: 'import', by: '', name: '' },
    }),
  )
  unwrap(await library.writeSettings({ ...unwrap(await library.readSettings()), theme: 'dark' }))
  for (const part of ['media', 'set-aside']) fs.mkdirSync(join(folder, part), { recursive: true })
  const picture = Buffer.from('\u0089PNG a picture')
  const sha256 = createHash('sha256').update(picture).digest('hex')
  fs.writeFileSync(join(folder, 'media', `${sha256}.png`), picture)
  fs.writeFileSync(join(folder, 'set-aside', 'été.json'), '{ cut')
  fs.writeFileSync(join(folder, 'house-style.yaml'), 'rules: []\n')
}

const LEFT_OUT = /^(?:index\d*\.sqlite.*|lock.*|\.lock\..*\.tmp)$/

/** The files of a library by their names, each with the hash of its bytes, but for those that no backup holds. */
export function filesOf(folder: string): Record<string, string> {
  const names = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
  const paths = names.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
  const kept = paths.filter((path) => !LEFT_OUT.test(path)).sort((one, other) => (one < other ? -1 : 1))
  const hash = (path: string) =>
    createHash('sha256')
      .update(fs.readFileSync(join(folder, path)))
      .digest('hex')
  return Object.fromEntries(kept.map((path) => [path, hash(path)]))
}
