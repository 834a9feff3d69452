import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Libraries } from '../../src/host/libraries.ts'
import {
  backupFiles,
  desktopFolder,
  placesFile,
  PortHistory,
  realPath,
  recoveryFolder,
} from '../../src/host/libraryFiles.ts'

/**
 * A home with one library, `Desk`, on a system where case does not count: `desk`, which is another folder here, is the same to
 * the system's own resolution of paths alone.
 */
function twiceNamed() {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'marbre-case-')))
  const [library, asTyped] = [join(home, 'Desk'), join(home, 'desk')]
  for (const folder of [library, asTyped]) {
    mkdirSync(join(folder, 'articles'), { recursive: true })
    mkdirSync(join(folder, 'bin'), { recursive: true })
  }
  const native = vi.spyOn(realpathSync, 'native')
  native.mockImplementation((path) => (path === asTyped ? library : String(path)))
  onTestFinished(() => native.mockRestore())
  return { userData: join(home, 'marbre'), library, asTyped }
}

/** The name that files of a library had whose path was hashed as it was typed. */
const earlierName = (path: string) => createHash('sha256').update(path).digest('hex').slice(0, 32)

function put(text: string, ...path: string[]): void {
  mkdirSync(join(...path, '..'), { recursive: true })
  writeFileSync(join(...path), text)
}

test('a library has the same files however the case of its folder is typed', () => {
  const { userData, library, asTyped } = twiceNamed()
  expect(recoveryFolder(userData, asTyped)).toBe(recoveryFolder(userData, library))
  expect(desktopFolder(userData, asTyped)).toBe(desktopFolder(userData, library))
  expect(placesFile(userData, asTyped)).toBe(placesFile(userData, library))
  expect(backupFiles(userData, asTyped)).toEqual(backupFiles(userData, library))
  new PortHistory(userData, asTyped).add(4321)
  expect(new PortHistory(userData, library).read()).toEqual([4321])
})

test('what an earlier version named for the path as it was typed is found under the one name', () => {
  const { userData, library, asTyped } = twiceNamed()
  const name = earlierName(asTyped)
  put('a copy', userData, 'recovery', name, 'copy.json')
  put('{"ports":[4321]}', userData, 'ports', `${name}.json`)
  expect(readdirSync(recoveryFolder(userData, asTyped))).toEqual(['copy.json'])
  expect(readdirSync(recoveryFolder(userData, library))).toEqual(['copy.json'])
  expect(new PortHistory(userData, asTyped).read()).toEqual([4321])
  expect(readdirSync(join(userData, 'ports'))).not.toContain(`${name}.json`)
})

test('what is there under the one name is not replaced by what an earlier version left', () => {
  const { userData, library, asTyped } = twiceNamed()
  put('the present copy', recoveryFolder(userData, library), 'copy.json')
  put('an earlier copy', userData, 'recovery', earlierName(asTyped), 'copy.json')
  expect(readFileSync(join(recoveryFolder(userData, asTyped), 'copy.json'), 'utf8')).toBe('the present copy')
  expect(readdirSync(join(userData, 'recovery'))).toHaveLength(2)
})

test('a library that was noted as it was typed stands once in the list, by its handle', async () => {
  const { userData, library, asTyped } = twiceNamed()
  const noted = { libraries: [{ id: 'noted', path: asTyped }], start: asTyped }
  put(JSON.stringify(noted), userData, 'libraries.json')
  const opened: string[] = []
  const open = async (path: string, done: () => void) => {
    opened.push(path)
    done()
    return { ok: true as const, value: null }
  }
  const libraries = new Libraries(userData, asTyped, { show: async () => false, open })
  libraries.noteOpened()
  const file = () => JSON.parse(readFileSync(join(userData, 'libraries.json'), 'utf8'))
  expect(file()).toEqual({ libraries: [{ id: 'noted', path: library }], start: library })
  put(JSON.stringify(noted), userData, 'libraries.json')
  await libraries.open('noted')
  expect(file()).toEqual({ libraries: [{ id: 'noted', path: library }], start: library })
})

test('a folder whose path the system itself cannot tell has its links resolved all the same', () => {
  const { asTyped } = twiceNamed()
  vi.mocked(realpathSync.native).mockImplementation(() => {
    throw Object.assign(new Error('no such path'), { code: 'EISDIR' })
  })
  expect(realPath(join(asTyped, '..', 'desk'))).toBe(asTyped)
  expect(realPath(join(asTyped, 'gone'))).toBe(join(asTyped, 'gone'))
})
