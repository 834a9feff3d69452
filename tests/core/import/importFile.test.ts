import { describe, expect, test } from 'vitest'
import { importFile, LARGEST_FILE } from '../../../src/core/import/index.ts'
import { LONGEST_RUN, MOST_LINES } from '../../../src/core/import/limits.ts'
import { binaryFile, binaryReader } from './binaryReader.ts'
import { concat, encode } from './encode.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const failureOf = (fileName: string, bytes: Uint8Array) => {
  const read = importFile({ fileName, bytes })
  return read.ok ? null : read.failure
}
const draftOf = (fileName: string, bytes: Uint8Array) => {
  const read = importFile({ fileName, bytes })
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
  ])('empty: %s', (_, bytes) => {
    expect(failureOf('a.txt', bytes)).toEqual({ code: 'empty', detail: { fileName: 'a.txt' } })
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
  ])('binary: %s', (format, bytes) => {
    expect(failureOf('a.zip', bytes)).toEqual({ code: 'binary', detail: { fileName: 'a.zip', format } })
  })
  test('binary: whatever has NULs or control characters and no known sign', () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256)
    for (const bytes of [noise, latin('abc\0\0\0\0def'), latin('\x01\x02\x03\x04\x05'), new Uint8Array(64)]) {
      expect(failureOf('scan.txt', bytes)).toEqual({ code: 'binary', detail: { fileName: 'scan.txt' } })
    }
  })

  test('too-large: by one byte, and at once', () => {
    const bytes = new Uint8Array(LARGEST_FILE + 1).fill(0x61)
    expect(failureOf('a.txt', bytes)).toEqual({
      code: 'too-large',
      detail: { fileName: 'a.txt', limit: LARGEST_FILE, size: LARGEST_FILE + 1 },
    })
  })

  test.each([
    ['DOCX', 'a.docx', latin('PK\x03\x04\x14\0\x06\0\x08\0')],
    ['DOCX', 'a.txt', latin('PK\x03\x04\x14\0\x06\0\x08\0word/document.xml')],
    ['ODT', 'a.odt', latin('PK\x03\x04\x14\0\0\0')],
    ['ODT', 'a.bin', latin('PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.text')],
    ['RTF', 'a.txt', latin('{\\rtf1\\ansi Bonjour}')],
    ['DOC', 'a.doc', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0')],
    ['HTML', 'a.html', utf8('Du texte')],
    ['HTML', 'a.txt', utf8('\n<!DOCTYPE html>\n<html><body>Du texte')],
    ['HTML', 'a.txt', utf8('<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="">')],
    ['HTML', 'a.txt', encode('<html><body>Du texte', 'utf-16le')],
  ])('unsupported: %s in %s', (format, fileName, bytes) => {
    expect(failureOf(fileName, bytes)).toEqual({ code: 'unsupported', detail: { fileName, format } })
  })
  test('protected: a document of Word with a password', () => {
    const bytes = concat(
      latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
      new Uint8Array(64),
      encode('EncryptedPackage', 'utf-16le'),
    )
    expect(failureOf('a.docx', bytes)).toEqual({
      code: 'protected',
      detail: { fileName: 'a.docx', format: 'DOCX' },
    })
  })
  test('unreadable: in an encoding that Marbre does not know', () => {
    const shiftJis = latin(
      '\x8e\x73\x92\xb7\x82\xcd\x90\x85\x97\x6a\x93\xfa\x81\x41\x90\x56\x82\xb5\x82\xa2\x83\x6f\x83\x58',
    )
    expect(failureOf('a.txt', shiftJis)).toEqual({ code: 'unreadable', detail: { fileName: 'a.txt' } })
  })
  test('hostile: more lines than any review could show', () => {
    expect(failureOf('a.txt', utf8('a\n'.repeat(MOST_LINES + 2)))).toEqual({
      code: 'hostile',
      detail: { fileName: 'a.txt', limit: MOST_LINES },
    })
  })
  test('hostile: one sign without end', () => {
    expect(failureOf('a.txt', utf8(`Un titre\n\n${'-'.repeat(LONGEST_RUN + 1)}x`))).toEqual({
      code: 'hostile',
      detail: { fileName: 'a.txt', limit: LONGEST_RUN },
    })
    expect(
      failureOf('a.txt', utf8(`Un titre\n\n${'a'.repeat(LONGEST_RUN + 1)} ${' '.repeat(LONGEST_RUN + 1)}x`)),
    ).toBeNull()
  })
  test('a name that claims another format does not matter where the content is text', () => {
    expect(draftOf('a.docx', utf8('Un titre\n\nUn texte.')).content.headline).toBe('Un titre')
  })
})

describe('what is Markdown', () => {
  test.each([
    ['by its name', 'a.md', 'Du texte'],
    ['by its name, in capitals', 'A.MARKDOWN', 'Du texte'],
    ['by YAML front matter', 'a.txt', '---\ntitle: "Un titre"\n---\n\nDu texte.'],
    ['by TOML front matter', 'a.txt', '+++\ntitle = "Un titre"\n+++\n\nDu texte.'],
    ['by headings', 'a.txt', '# Un titre\n\nDu texte.\n\n## Une section\n\nDu texte encore.'],
    ['by a heading and a link', 'a.txt', '# Un titre\n\nVoir [le plan](https://example.org/plan) affiché.'],
  ])('%s', (_, fileName, text) => {
    expect(draftOf(fileName, utf8(text))).toMatchObject({ format: 'markdown', blocks: [], sure: true })
  })
  test.each([
    ['a lone number sign', '# 1\n\nLe club est premier.'],
    ['a ranking', '# 1 Lormont\n\n# 2 Vauréal\n\n# 3 Brévent'],
    ['lines of dashes around prose', '---\nIl était une fois : un roi.\nEt une reine.\n---\nFin.'],
    ['lines of dashes around nothing', '---\n\n---\n\nDu texte.'],
    ['hashtags', '#tramway #mobilité\n\nDu texte.\n\n#fin'],
    ['a star here and there', 'Un *mot* et un autre *mot*, dans un texte.'],
  ])('is not %s', (_, text) => {
    expect(draftOf('a.txt', utf8(text)).format).toBe('text')
  })
})

describe('the draft', () => {
  test('is in the encoding asked for', () => {
    const bytes = encode('Été à Évian', 'macintosh')
    const read = importFile({ fileName: 'a.txt', bytes, encoding: 'windows-1252' })
    expect(read).toMatchObject({ ok: true, value: { encoding: 'windows-1252' } })
    expect(draftOf('a.txt', bytes)).toMatchObject({
      encoding: 'macintosh',
      content: { headline: 'Été à Évian' },
    })
  })
  test('doubts the blocks in which a character was lost or guessed', () => {
    const mixed = concat(
      utf8('Été à Évian, forêt, école\n\nIl pleut, d'),
      [0x92],
      utf8('après lui, sur tout le canton.\n'),
    )
    expect(draftOf('a.txt', mixed)).toMatchObject({
      sure: false,
      blocks: [{ certainty: 'sure' }, { certainty: 'doubtful', reason: 'mixed-encodings', line: 3 }],
    })
    const cut = utf8(
      'Un titre à Évian\n\nIl pleut sur tout le canton, et cela va durer jusqu’à l’été',
    ).subarray(0, -1)
    expect(draftOf('a.txt', cut)).toMatchObject({
      sure: false,
      blocks: [{ certainty: 'sure' }, { certainty: 'doubtful', reason: 'unreadable-character' }],
    })
  })
  test('doubts a Markdown file with a damaged character too', () => {
    const mixed = concat(utf8('# Été à Évian\n\nIl pleut, d'), [0x92], utf8('après lui, sur la forêt.\n'))
    expect(draftOf('a.md', mixed)).toMatchObject({ format: 'markdown', sure: false })
  })
  test('takes the language asked for where the text shows none', () => {
    const read = importFile({ fileName: 'a.txt', bytes: utf8('Lens 2-1 Lille'), language: 'nl-BE' })
    expect(read).toMatchObject({ ok: true, value: { content: { language: 'nl-BE' } } })
  })
  test('of a text that nothing heads has no headline, and says so', () => {
    const text =
      'Un homme de 34 ans a été blessé, mercredi, dans la collision de deux bicyclettes sur le pont des Arts.'
    expect(draftOf('breve.txt', utf8(text))).toMatchObject({
      sure: false,
      content: { headline: '', sections: [{ heading: '', body: text }] },
      blocks: [{ kind: 'paragraph', certainty: 'doubtful', reason: 'paragraph-no-headline' }],
    })
  })
})

test('a format that is not text has no encoding, whichever was asked for', () => {
  const bytes = binaryFile('Le bac', 'Il repart.')
  expect(failureOf('bac.bin', bytes)).toMatchObject({ code: 'binary' })
  for (const encoding of [undefined, 'macintosh'] as const) {
    const read = importFile({ fileName: 'bac.bin', bytes, encoding }, [binaryReader])
    expect(read).toMatchObject({ ok: true, value: { encoding: null, content: { headline: 'Le bac' } } })
  }
  expect(importFile({ fileName: 'a.bin', bytes: utf8('Le bac') }, [binaryReader])).toMatchObject({
    failure: { code: 'unreadable' },
  })
})
