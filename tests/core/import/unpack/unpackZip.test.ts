import { describe, expect, test } from 'vitest'
import { LARGEST_FILE } from '../../../../src/core/import/limits.ts'
import { unpackFile } from '../../../../src/core/import/unpack/unpackFile.ts'
import { type MadeEntry, makeZip } from '../archive/zip.ts'
import { within } from '../../../processorTime.ts'

/** Floors that a bomb may take. */
const LIMIT = 100

async function unpacked(bytes: Uint8Array, fileName = 'copie.zip') {
  const files: { name: string; within?: readonly string[]; text?: string; failure?: unknown }[] = []
  for await (const file of unpackFile({ fileName, bytes })) {
    const { fileName: name, within } = file
    if ('failure' in file) files.push({ name, within, failure: file.failure })
    else files.push({ name, within, text: new TextDecoder('latin1').decode(file.bytes) })
  }
  return files
}
const entry = (name: string, content = 'Le bac repart.', more: Partial<MadeEntry> = {}): MadeEntry => ({
  name,
  content,
  ...more,
})

describe('the files in a zip', () => {
  test('come one by one, whatever they are, without their folders', async () => {
    const zip = makeZip([
      entry('Reportage/bac.txt', 'Un'),
      entry('photo.jpg', '\xff'),
      entry('../../etc/passwd.txt', 'Deux'),
    ])
    expect(await unpacked(zip)).toMatchObject([
      { name: 'bac.txt', within: ['copie.zip'], text: 'Un' },
      { name: 'passwd.txt', within: ['copie.zip'], text: 'Deux' },
      { name: 'photo.jpg', within: ['copie.zip'], failure: { code: 'binary', detail: { format: 'JPEG' } } },
    ])
  })
  test('are those of a person, not of the system', async () => {
    const names = [
      'a.txt',
      '__MACOSX/._a.txt',
      '.DS_Store',
      'b/.DS_Store',
      'b/Thumbs.db',
      'Desktop.ini',
      '.git/config',
    ]
    expect((await unpacked(makeZip(names.map((name) => entry(name))))).map(({ name }) => name)).toEqual([
      'a.txt',
    ])
  })
  test('have the names that old programs wrote', async () => {
    const old = Uint8Array.from([0x82, 0x74, 0x82, 0x2e, 0x74, 0x78, 0x74])
    expect(await unpacked(makeZip([{ name: old, content: 'x', flags: 0 }]))).toMatchObject([
      { name: 'été.txt' },
    ])
  })
  test('are known by what they are, not by the name of the archive', async () => {
    expect(await unpacked(makeZip([entry('a.txt')]), 'copie.txt')).toMatchObject([{ name: 'a.txt' }])
  })
})

describe('the pictures of a zip', () => {
  async function pictures(entries: readonly MadeEntry[]) {
    const found: Record<string, unknown> = {}
    for await (const file of unpackFile({ fileName: 'copie.zip', bytes: makeZip(entries) }))
      found[file.fileName] =
        'failure' in file
          ? file.failure.code
          : file.beside?.map(({ path, bytes }) => [path, bytes ? new TextDecoder().decode(bytes) : null])
    return found
  }

  test('go with the texts that show them, each unpacked once; what no text shows is refused', async () => {
    const found = await pictures([
      entry('site/posts/a.md', '![](../img/un.png) ![[deux.jpg]] ![](../../../dehors.png)'),
      entry('site/posts/b.md', '![](/img/un.png)'),
      entry('site/img/un.png', 'UN'),
      entry('autre/deux.jpg', 'DEUX'),
      entry('dehors.png', 'DEHORS'),
      entry('page.html', '<img src="page_files/photo"><img src="page_files/c%C3%A9.webp">'),
      entry('page_files/photo', 'PHOTO'),
      entry('page_files/ce\u0301.webp', 'CE'),
      entry('page_files/style.css', 'p {}'),
      entry('page_files/saved_resource.html', '<p>Une publicité</p>'),
      entry('page_files/decor.gif', 'GIF'),
      entry('seule.avif', 'SEULE'),
    ])
    expect(found).toEqual({
      'a.md': [
        ['site/img/un.png', 'UN'],
        ['autre/deux.jpg', 'DEUX'],
      ],
      'b.md': [['site/img/un.png', 'UN']],
      'page.html': [
        ['page_files/photo', 'PHOTO'],
        ['page_files/ce\u0301.webp', 'CE'],
      ],
      'dehors.png': 'binary',
      'seule.avif': 'binary',
    })
  })

  test('that are bombs, or more than may come out, are named without their bytes; the texts stand', async () => {
    const found = await pictures([
      entry('a.md', '![](un.png) ![](deux.png)'),
      { name: 'un.png', content: new Uint8Array(21_000_000) },
      entry('deux.png', 'x', { size: 60_000_000 }),
    ])
    expect(found).toEqual({
      'a.md': [
        ['un.png', null],
        ['deux.png', null],
      ],
    })
  })
})

describe('a document that is a zip of its parts', () => {
  test.each([
    ['word/document.xml'],
    ['xl/workbook.xml'],
    ['ppt/presentation.xml'],
    ['Index/Document.iwa'],
    ['META-INF/MANIFEST.MF'],
  ])('is left whole: %s', async (part) => {
    const bytes = makeZip([entry('[Content_Types].xml'), entry(part)])
    expect(await unpacked(bytes, 'a.bin')).toMatchObject([{ name: 'a.bin', within: [] }])
    expect(await unpacked(makeZip([{ name: 'a.bin', content: bytes }]))).toMatchObject([
      { name: 'a.bin', within: ['copie.zip'] },
    ])
  })
  test.each(['application/vnd.oasis.opendocument.text', 'application/epub+zip'])(
    'is left whole: %s',
    async (type) => {
      const bytes = makeZip([entry('mimetype', type, { method: 0 }), entry('content.xml')])
      expect(await unpacked(bytes, 'a.bin')).toMatchObject([{ name: 'a.bin', within: [] }])
    },
  )
})

describe('what cannot be taken out', () => {
  test('is refused by itself, and the others come', async () => {
    const zip = makeZip([
      entry('ouvert.txt'),
      entry('secret.txt', 'x', { flags: 1 }),
      entry('abîmé.txt', 'Un texte.', { crc: 1 }),
      entry('lien.txt', '/etc/passwd', { mode: 0o120777 }),
      entry('rare.txt', 'x', { method: 14, data: new Uint8Array(3) }),
      { name: 'dedans.zip', content: makeZip([entry('a.txt')]) },
      { name: 'coupé.docx', content: makeZip([entry('word/document.xml')]).slice(0, 60) },
    ])
    expect(await unpacked(zip)).toMatchObject([
      { name: 'ouvert.txt' },
      {
        name: 'secret.txt',
        failure: { code: 'protected', detail: { fileName: 'secret.txt', format: 'ZIP' } },
      },
      { name: 'abîmé.txt', failure: { code: 'broken' } },
      { name: 'lien.txt', failure: { code: 'not-a-file' } },
      { name: 'rare.txt', failure: { code: 'unsupported' } },
      { name: 'dedans.zip', failure: { code: 'unsupported', detail: { format: 'nested archive' } } },
      { name: 'coupé.docx', failure: { code: 'broken', detail: { fileName: 'coupé.docx' } } },
    ])
  })
  test('is the whole archive where it has a password, holds nothing, was cut off, or is too large', async () => {
    const failure = (code: string) => [{ name: 'copie.zip', within: [], failure: { code } }]
    const secret = { flags: 1 }
    expect(await unpacked(makeZip([entry('a.txt', 'x', secret), entry('b.txt', 'x', secret)]))).toMatchObject(
      failure('protected'),
    )
    expect(await unpacked(makeZip([]))).toMatchObject(failure('empty'))
    expect(await unpacked(makeZip([entry('.DS_Store')]))).toMatchObject(failure('empty'))
    expect(await unpacked(makeZip([entry('a.txt')]).slice(0, 60))).toMatchObject(failure('broken'))
    const large = new Uint8Array(LARGEST_FILE + 1)
    large.set(makeZip([]))
    expect(await unpacked(large)).toMatchObject([{ name: 'copie.zip', within: [] }])
  })
  test('is the whole archive where it is a bomb', async () => {
    const zeros = new Uint8Array(30_000_000)
    const bomb = makeZip([entry('a.txt'), { name: 'bombe.txt', content: zeros }])
    expect(await within(LIMIT, () => unpacked(bomb))).toMatchObject([
      { failure: { code: 'hostile', detail: { fileName: 'copie.zip' } } },
    ])
    const part = zeros.subarray(0, 9_000_000)
    const many = makeZip(Array.from({ length: 30 }, (_, n) => ({ name: `${n}.txt`, content: part })))
    expect(await within(LIMIT, () => unpacked(many))).toMatchObject([{ failure: { code: 'hostile' } }])
    const crowded = makeZip([entry('a.txt')], 65_000)
    expect(await within(LIMIT, () => unpacked(crowded))).toMatchObject([
      { failure: { code: expect.any(String) } },
    ])
  })
})
