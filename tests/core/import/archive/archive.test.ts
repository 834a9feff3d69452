import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Archive } from '../../../../src/core/import/archive/index.ts'
import { type MadeEntry, makeWideZip, makeZip } from './zip.ts'

const text = (bytes: unknown) => (bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : bytes)

function open(bytes: Uint8Array): Archive {
  const archive = Archive.open(bytes)
  if (typeof archive === 'string') throw new Error(archive)
  return archive
}

/** What comes of the only entry of an archive. */
function only(entry: MadeEntry) {
  const archive = open(makeZip([entry]))
  const [first] = archive.entries
  return first && text(archive.read(first))
}

const LETTER = { name: 'lettre.txt', content: 'La mairie répond.' }

describe('a well-made archive', () => {
  test('gives its files, not its folders', () => {
    const archive = open(
      zipSync({
        'a.txt': new TextEncoder().encode('un'),
        dossier: { 'b.txt': new TextEncoder().encode('deux') },
      }),
    )
    expect(archive.entries.map(({ path }) => path)).toEqual(['a.txt', 'dossier/b.txt'])
    expect(archive.entries.map((entry) => text(archive.read(entry)))).toEqual(['un', 'deux'])
  })

  test('is read whether its entries are packed or stored, and gives large ones in parts', () => {
    expect(only(LETTER)).toBe('La mairie répond.')
    expect(only({ ...LETTER, method: 0 })).toBe('La mairie répond.')
    const content = Array.from({ length: 60_000 }, (_, line) => `${line * 7919} lignes\n`).join('')
    const archive = open(makeZip([{ name: 'long.txt', content }]))
    let parts = 0
    let whole = ''
    for (const entry of archive.entries)
      archive.stream(entry, (chunk) => {
        parts += 1
        whole += text(chunk)
      })
    expect(whole).toBe(content)
    expect(parts).toBeGreaterThan(3)
  })

  test('finds an entry whatever its capitals, but none of two with the same name', () => {
    const archive = open(makeZip([LETTER, { ...LETTER, name: 'x' }, { ...LETTER, name: 'X' }]))
    expect(archive.find('LETTRE.txt')?.path).toBe('lettre.txt')
    expect(archive.find('x')).toBeNull()
    expect(archive.find('y')).toBeNull()
  })

  test('may be empty, in zip64, or have something after its end', () => {
    expect(open(makeZip([])).entries).toEqual([])
    const wide = open(makeWideZip('é.txt', 'Beaucoup.'))
    expect(wide.entries.map((entry) => text(wide.read(entry)))).toEqual(['Beaucoup.'])
    const zip = makeZip([LETTER])
    const commented = new Uint8Array([...zip, ...new TextEncoder().encode('PK fait main')])
    expect(open(commented).entries).toHaveLength(1)
  })
})

describe('names', () => {
  const pathOf = (name: string | Uint8Array) => open(makeZip([{ ...LETTER, name }])).entries[0]?.path
  test.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['/etc/passwd', 'etc/passwd'],
    ['C:\\Users\\..\\texte.txt', 'Users/texte.txt'],
    ['a/./b//c.txt', 'a/b/c.txt'],
    ['a\0b\n.txt', 'ab.txt'],
    ['été.txt', 'été.txt'],
  ])('%j leads nowhere else', (name, path) => expect(pathOf(name)).toBe(path))

  test('in the code page of old programs are read', () => {
    expect(pathOf(new Uint8Array([0x82, 0x74, 0x82]))).toBe('été')
  })

  test('of which nothing is left have no entry', () => {
    expect(open(makeZip([{ ...LETTER, name: '..' }])).entries).toEqual([])
  })
})

describe('an entry that is not what it says is refused', () => {
  const zeros = new Uint8Array(45_000_000)
  const cases: [string, MadeEntry, string][] = [
    ['encrypted', { ...LETTER, flags: 1 }, 'protected'],
    ['packed in another way', { ...LETTER, method: 14, data: new Uint8Array(9) }, 'unsupported'],
    ['of a wrong checksum', { ...LETTER, crc: 1 }, 'broken'],
    ['longer than it says', { ...LETTER, size: 3 }, 'broken'],
    ['shorter than it says', { ...LETTER, size: 300 }, 'broken'],
    ['longer than the archive', { ...LETTER, packed: 3000 }, 'broken'],
    ['cut off', { ...LETTER, packed: 6 }, 'broken'],
    ['of damaged bytes', { ...LETTER, data: new Uint8Array([0xff, 1, 2, 3]) }, 'broken'],
    ['a link', { ...LETTER, mode: 0o120777 }, 'not-a-file'],
    ['too large by its own word', { ...LETTER, size: 60_000_000 }, 'hostile'],
    ['a bomb', { ...LETTER, content: zeros }, 'hostile'],
    ['a bomb that says it is small', { ...LETTER, content: zeros, size: 10 }, 'broken'],
  ]
  test.each(cases)('%s', (_, entry, fault) => expect(only(entry)).toBe(fault))
})

describe('an archive that is not what it says is refused', () => {
  const zip = makeZip([LETTER, { ...LETTER, name: 'b' }])
  test.each([
    ['cut off', zip.subarray(0, zip.length - 30), 'broken'],
    ['cut off in its first entry', zip.subarray(0, 40), 'broken'],
    ['of more entries than it has', makeZip([LETTER], 9), 'broken'],
    ['no archive', new TextEncoder().encode('PK\x03\x04 et rien d’autre'), 'broken'],
    ['of too many entries', makeZip([LETTER], 30_000), 'hostile'],
  ])('%s', (_, bytes, fault) => expect(Archive.open(bytes)).toBe(fault))

  test('what comes out of all entries together is counted', () => {
    const content = Uint8Array.from({ length: 18_000_000 }, (_, at) => (at >> 6) * 31)
    const archive = open(makeZip(Array.from({ length: 7 }, (_, n) => ({ name: `${n}`, content }))))
    const read = archive.entries.map((entry) => text(archive.stream(entry, () => {})))
    expect(read).toEqual([...Array(5).fill(null), 'hostile', 'hostile'])
  })

  test('what is thrown while an entry is read goes through', () => {
    const archive = open(zip)
    const [entry] = archive.entries
    const stop = () => {
      throw new RangeError('assez')
    }
    expect(() => entry && archive.stream(entry, stop)).toThrow(RangeError)
  })
})
