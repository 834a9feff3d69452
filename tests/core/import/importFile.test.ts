import { describe, expect, test } from 'vitest'
import { importFile, LARGEST_FILE } from '../../../src/core/import/index.ts'
import { LONGEST_RUN, MOST_LINES } from '../../../src/core/import/limits.ts'
import { binaryFile, binaryReader } from './binaryReader.ts'
import { concat, encode } from './encode.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const failureOf = async (fileName: string, bytes: Uint8Array) => {
  const read = await importFile({ fileName, bytes })
  return read.ok ? null : read.failure
}
const draftOf = async (fileName: string, bytes: Uint8Array) => {
  const read = await importFile({ fileName, bytes })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}

describe('a file that cannot be imported says why', () => {
  test.each([
    ['no byte', utf8('')],
    ['spaces', utf8('  \t \n\n')],
    ['no-break and ideographic spaces', utf8('\u00a0\u202f\u3000\u2003\n\u200b\ufeff\u00ad')],
    ['a byte-order mark alone', Uint8Array.of(0xef, 0xbb, 0xbf)],
    ['blank UTF-16', encode('\ufeff \n \t', 'utf-16le')],
    ['blank UTF-16 without a mark', encode(' \n \n', 'utf-16be')],
    ['form feeds', utf8('\f\f\r\n\v')],
  ])('empty: %s', async (_, bytes) => {
    expect(await failureOf('a.txt', bytes)).toEqual({ code: 'empty', detail: { fileName: 'a.txt' } })
  })

  test.each([
    ['PDF', latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj')],
    ['PNG', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    ['JPEG', latin('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['Windows program', latin('MZ\x90\0\x03\0\0\0')],
    ['Unix program', latin('\x7fELF\x02\x01\x01\0')],
    ['ZIP (.zip)', latin('PK\x03\x04\x14\0\0\0\x08\0photo.jpg')],
    ['gzip', latin('\x1f\x8b\x08\0\0\0\0\0')],
    ['SQLite', latin('SQLite format 3\0\x10\0')],
  ])('binary: %s', async (format, bytes) => {
    expect(await failureOf('a.zip', bytes)).toEqual({ code: 'binary', detail: { fileName: 'a.zip', format } })
  })
  test('binary: whatever has NULs or control characters and no known sign', async () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256)
    for (const bytes of [noise, latin('abc\0\0\0\0def'), latin('\x01\x02\x03\x04\x05'), new Uint8Array(64)]) {
      expect(await failureOf('scan.txt', bytes)).toEqual({ code: 'binary', detail: { fileName: 'scan.txt' } })
    }
  })

  test('too-large: by one byte, and at once', async () => {
    const bytes = new Uint8Array(LARGEST_FILE + 1).fill(0x61)
    expect(await failureOf('a.txt', bytes)).toEqual({
      code: 'too-large',
      detail: { fileName: 'a.txt', limit: LARGEST_FILE, size: LARGEST_FILE + 1 },
    })
  })

  test.each([['DOC', 'a.doc', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0')]])(
    'unsupported: %s in %s',
    async (format, fileName, bytes) => {
      expect(await failureOf(fileName, bytes)).toEqual({ code: 'unsupported', detail: { fileName, format } })
    },
  )
  test.each([
    ['DOCX', 'a.docx', latin('PK\x03\x04\x14\0\x06\0\x08\0')],
    ['DOCX', 'a.txt', latin('PK\x03\x04\x14\0\x06\0\x08\0word/document.xml')],
    ['ODT', 'a.odt', latin('PK\x03\x04\x14\0\0\0')],
    ['ODT', 'a.bin', latin('PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.text')],
  ])('broken: %s in %s', async (format, fileName, bytes) => {
    expect(await failureOf(fileName, bytes)).toEqual({ code: 'broken', detail: { fileName, format } })
  })
  test('protected: a document of Word with a password', async () => {
    const bytes = concat(
      latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
      new Uint8Array(64),
      encode('EncryptedPackage', 'utf-16le'),
    )
    expect(await failureOf('a.docx', bytes)).toEqual({
      code: 'protected',
      detail: { fileName: 'a.docx', format: 'DOCX' },
    })
  })
  test('encoding: none in which the letters make words', async () => {
    // Greek as DOS wrote it, in code page 737.
    const bytes = latin(
      '\x92\x9e\xa4 \x83\x9c\xac\xab\xe2\xa8\x98 \xab\xa6 \x99\xa8\xe1\x9b\xac \x98\xa4\xa6\xe5\x9a\x9c\xa0 \x9e \x9a\xe2\xad\xac\xa8\x98',
    )
    expect(await failureOf('a.txt', bytes)).toEqual({ code: 'encoding', detail: { fileName: 'a.txt' } })
  })
  test('hostile: more lines than any review could show', async () => {
    expect(await failureOf('a.txt', utf8('a\n'.repeat(MOST_LINES + 2)))).toEqual({
      code: 'hostile',
      detail: { fileName: 'a.txt', format: 'text', limit: MOST_LINES },
    })
  })
  test('hostile: one sign without end', async () => {
    expect(await failureOf('a.txt', utf8(`Un titre\n\n${'-'.repeat(LONGEST_RUN + 1)}x`))).toEqual({
      code: 'hostile',
      detail: { fileName: 'a.txt', format: 'text', limit: LONGEST_RUN },
    })
    expect(
      await failureOf(
        'a.txt',
        utf8(`Un titre\n\n${'a'.repeat(LONGEST_RUN + 1)} ${' '.repeat(LONGEST_RUN + 1)}x`),
      ),
    ).toBeNull()
  })
  test('a name that claims another format does not matter where the content is text', async () => {
    expect((await draftOf('a.docx', utf8('Un titre\n\nUn texte.'))).content.headline).toBe('Un titre')
  })
})

describe('what is Markdown', () => {
  test.each([
    ['by its name', 'a.md', '# Un titre'],
    ['by its name, in capitals', 'A.MARKDOWN', '# Un titre'],
    ['by YAML front matter', 'a.txt', '---\ntitle: "Un titre"\n---\n\nDu texte.'],
    ['by TOML front matter', 'a.txt', '+++\ntitle = "Un titre"\n+++\n\nDu texte.'],
    ['by headings', 'a.txt', '# Un titre\n\nDu texte.\n\n## Une section\n\nDu texte encore.'],
    ['by a heading and a link', 'a.txt', '# Un titre\n\nVoir [le plan](https://example.org/plan) affiché.'],
  ])('%s', async (_, fileName, text) => {
    expect(await draftOf(fileName, utf8(text))).toMatchObject({ format: 'markdown', doubts: [] })
  })
  test.each([
    ['a lone number sign', '# 1\n\nLe club est premier.'],
    ['a ranking', '# 1 Lormont\n\n# 2 Vauréal\n\n# 3 Brévent'],
    ['lines of dashes around prose', '---\nIl était une fois : un roi.\nEt une reine.\n---\nFin.'],
    ['lines of dashes around nothing', '---\n\n---\n\nDu texte.'],
    ['hashtags', '#tramway #mobilité\n\nDu texte.\n\n#fin'],
    ['a star here and there', 'Un *mot* et un autre *mot*, dans un texte.'],
  ])('is not %s', async (_, text) => {
    expect((await draftOf('a.txt', utf8(text))).format).toBe('text')
  })
})

describe('the draft', () => {
  test('is in the encoding asked for', async () => {
    const bytes = encode('Été à Évian', 'macintosh')
    const read = await importFile({ fileName: 'a.txt', bytes, encoding: 'windows-1252' })
    expect(read).toMatchObject({ ok: true, value: { encoding: 'windows-1252' } })
    expect(await draftOf('a.txt', bytes)).toMatchObject({
      encoding: 'macintosh',
      content: { headline: 'Été à Évian' },
    })
  })
  test('doubts the blocks in which a character was lost or guessed', async () => {
    const mixed = concat(
      utf8('Été à Évian, forêt, école\n\nIl pleut, d'),
      [0x92],
      utf8('après lui, sur tout le canton.\n'),
    )
    expect(await draftOf('a.txt', mixed)).toMatchObject({
      blocks: [{ certainty: 'sure' }, { certainty: 'doubtful', reason: 'mixed-encodings', line: 3 }],
    })
    const cut = utf8(
      'Un titre à Évian\n\nIl pleut sur tout le canton, et cela va durer jusqu’à l’été',
    ).subarray(0, -1)
    expect(await draftOf('a.txt', cut)).toMatchObject({
      blocks: [{ certainty: 'sure' }, { certainty: 'doubtful', reason: 'unreadable-character' }],
    })
  })
  test('doubts a Markdown file with a damaged character too', async () => {
    const mixed = concat(utf8('# Été à Évian\n\nIl pleut, d'), [0x92], utf8('après lui, sur la forêt.\n'))
    expect(await draftOf('a.md', mixed)).toMatchObject({
      format: 'markdown',
      doubts: [{ name: 'damaged-characters' }],
    })
  })
  test('takes the language asked for where the text shows none', async () => {
    const read = await importFile({ fileName: 'a.txt', bytes: utf8('Lens 2-1 Lille'), language: 'nl-BE' })
    expect(read).toMatchObject({ ok: true, value: { content: { language: 'nl-BE' } } })
  })
  test('of a text that nothing heads has no headline, and says so', async () => {
    const text =
      'Un homme de 34 ans a été blessé, mercredi, dans la collision de deux bicyclettes sur le pont des Arts.'
    expect(await draftOf('breve.txt', utf8(text))).toMatchObject({
      content: { headline: '', sections: [{ heading: '', body: text }] },
      blocks: [{ kind: 'paragraph', certainty: 'doubtful', reason: 'paragraph-no-headline' }],
    })
  })
})

test('a format that is not text has no encoding, whichever was asked for', async () => {
  const bytes = binaryFile('Le bac', 'Il repart.')
  expect(await failureOf('bac.bin', bytes)).toMatchObject({ code: 'binary' })
  for (const encoding of [undefined, 'macintosh'] as const) {
    const read = await importFile({ fileName: 'bac.bin', bytes, encoding }, [binaryReader])
    expect(read).toMatchObject({ ok: true, value: { encoding: null, content: { headline: 'Le bac' } } })
  }
  expect(await importFile({ fileName: 'a.bin', bytes: utf8('Le bac') }, [binaryReader])).toMatchObject({
    failure: { code: 'unreadable' },
  })
})

describe('a byte that does not fit the encoding is a doubt, whatever the format', () => {
  const SENTENCE = 'La mairie a réparé la forêt, élargi le quai et fêté l’été de Sainte-Odile.'
  test.each([
    ['a.md', `# Le pont\n\n${SENTENCE}\n`],
    ['a.html', `<html><body><h1>Le pont</h1><p>${SENTENCE}</p></body></html>`],
    ['a.srt', `1\n00:00:01,000 --> 00:00:04,000\n${SENTENCE}\n`],
    ['a.json', JSON.stringify({ uri: 'u', type: 'text', headline: 'Le pont', body_text: SENTENCE })],
  ])('%s', async (fileName, text) => {
    const whole = new TextEncoder().encode(text)
    const at = text.indexOf('e Sainte')
    const place = new TextEncoder().encode(text.slice(0, at)).length
    const damaged = whole.map((byte, index) => (index === place ? 0xe9 : byte))
    const doubts = async (bytes: Uint8Array) => {
      const read = await importFile({ fileName, bytes })
      return read.ok ? read.value.doubts.map(({ name }) => name) : read.failure.code
    }
    expect(await doubts(whole)).not.toContain('damaged-characters')
    expect(await doubts(damaged)).toContain('damaged-characters')
  })
})
