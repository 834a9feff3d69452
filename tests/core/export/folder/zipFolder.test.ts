import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { ZipFolder } from '../../../../src/core/export/folder/index.ts'
import { failed, ok } from '../../../../src/core/failure.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

function zipOf(files: readonly [string, string][]): Uint8Array {
  const pieces: Uint8Array[] = []
  const zip = new ZipFolder((piece) => {
    pieces.push(piece)
    return ok(null)
  })
  for (const [name, text] of files) expect(zip.write(name, bytesOf(text))).toEqual(ok(null))
  expect(zip.end()).toEqual(ok(null))
  return Uint8Array.from(Buffer.concat(pieces))
}

test('a zip holds what was written, the same bytes each time', () => {
  const files: [string, string][] = [
    ['été/船.txt', 'La criée déménage. '.repeat(500)],
    ['a.pdf', '%PDF'],
  ]
  const zip = zipOf(files)
  const read = Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])
  expect(read).toEqual(files)
  expect(zip.length).toBeLessThan(1000)
  expect(zipOf(files)).toEqual(zip)
})

test('a name that is in it is taken, and any other is free', () => {
  const zip = new ZipFolder(() => ok(null))
  zip.write('a.txt', bytesOf('a'))
  expect([zip.look('a.txt'), zip.look('b.txt')]).toEqual([ok('other'), ok('nothing')])
})

test('more files than a zip can list are refused, and it is no zip then', () => {
  const zip = new ZipFolder(() => ok(null))
  for (let number = 0; number < 65_000; number += 1) zip.write(`${number}.pdf`, new Uint8Array())
  expect(zip.write('one-more.pdf', new Uint8Array())).toMatchObject({ failure: { code: 'zip-too-large' } })
  expect(zip.end()).toMatchObject({ failure: { code: 'zip-too-large' } })
})

test('a sink that fails fails every write after it', () => {
  let pieces = 0
  const zip = new ZipFolder(() => {
    pieces += 1
    return pieces > 3 ? failed('folder-full', { folder: 'x' }) : ok(null)
  })
  const results = Array.from({ length: 5 }, (_, number) => zip.write(`${number}.txt`, bytesOf('text')).ok)
  expect(results.indexOf(false)).toBeGreaterThan(0)
  expect(results.lastIndexOf(true)).toBeLessThan(results.indexOf(false))
  expect(zip.end().ok).toBe(false)
})
