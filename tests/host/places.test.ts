import { mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Places } from '../../src/host/places.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'marbre-places-'))

test('a folder has one handle, which says nothing of its path and holds after a restart', () => {
  const home = newFolder()
  const desk = join(home, 'Desk')
  mkdirSync(desk)
  const file = join(home, 'data', 'places.json')
  const places = new Places(file)
  const place = places.add(desk)
  expect(place).toEqual({ id: expect.stringMatching(/^[\da-f-]{36}$/), label: 'Desk' })
  expect(places.add(`${desk}/.`)).toEqual(place)
  const later = new Places(file)
  expect(later.find(place.id)).toEqual(place)
  expect(later.open(place.id)).toMatchObject({ ok: true, value: { label: 'Desk' } })
  expect(later.find(desk)).toBe(null)
})

test('a handle that is not known opens nothing, and a damaged file knows none', () => {
  const file = join(newFolder(), 'places.json')
  writeFileSync(file, '{"places":[{"id":1}]}')
  const places = new Places(file)
  expect(places.open('x')).toMatchObject({ failure: { code: 'place-unknown' } })
  expect(places.pathOf('x', '')).toBe(null)
  const { id } = places.add(newFolder())
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ places: [{ id }] })
})

test('only what is in a place can be shown', () => {
  const home = newFolder()
  const desk = join(home, 'Desk')
  mkdirSync(join(desk, 'a'), { recursive: true })
  writeFileSync(join(desk, 'a', 'b.md'), '')
  writeFileSync(join(home, 'secret.txt'), '')
  symlinkSync(home, join(desk, 'up'))
  const places = new Places(null)
  const { id } = places.add(desk)
  expect(places.pathOf(id, 'a/b.md')).toBe(join(desk, 'a', 'b.md'))
  expect(places.pathOf(id, '')).toBe(desk)
  writeFileSync(join(desk, 'Le bac : suite.html'), '')
  expect(places.pathOf(id, 'Le bac : suite.html')).not.toBe(null)
  for (const name of [
    'gone.md',
    '../secret.txt',
    '/etc/passwd',
    'a/../../secret.txt',
    '..',
    'a\\b.md',
    'a\0',
  ])
    expect(places.pathOf(id, name)).toBe(null)
})

test('a folder of the library is one however its case is typed, and whatever link leads to it', () => {
  const home = realpathSync(newFolder())
  const [library, asTyped] = [join(home, 'Desk'), join(home, 'desk')]
  for (const folder of [library, asTyped]) mkdirSync(join(folder, 'articles'), { recursive: true })
  // Where case does not count, the system's own resolution tells the one path of both.
  const native = vi.spyOn(realpathSync, 'native')
  native.mockImplementation((path) => String(path).replace(asTyped, library))
  onTestFinished(() => native.mockRestore())
  const places = new Places(null, library)
  for (const folder of [asTyped, join(asTyped, 'articles'), join(asTyped, 'articles', 'new')]) {
    expect(places.open(places.add(folder).id)).toMatchObject({ failure: { code: 'folder-of-library' } })
  }
  expect(places.isOfLibrary(home)).toBe(false)
  native.mockRestore()
  symlinkSync(join(library, 'articles'), join(home, 'link'))
  expect(places.isOfLibrary(join(home, 'link'))).toBe(true)
})

test('the oldest of many places are forgotten', () => {
  const home = newFolder()
  const places = new Places(null)
  const ids = Array.from({ length: 31 }, (_, number) => places.add(join(home, String(number))).id)
  expect(places.find(ids[0] ?? '')).toBe(null)
  expect(places.find(ids[1] ?? '')).not.toBe(null)
})
