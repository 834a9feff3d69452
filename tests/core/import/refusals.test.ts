import { describe, expect, test } from 'vitest'
import { importFile } from '../../../src/core/import/index.ts'
import { createI18n, translator } from '../../../src/i18n/everyLanguage.ts'
import { failureSentence } from '../../../src/i18n/index.ts'
import { addReviewSentences } from '../../../src/i18n/review.ts'
import { makeZip } from './archive/zip.ts'
import { concat, encode } from './encode.ts'

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const OLE = latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
/** A container of old Office whose directory, behind everything, names a stream. */
function container(stream: string): Uint8Array {
  const bytes = new Uint8Array(300_000)
  bytes.set(OLE)
  const view = new DataView(bytes.buffer)
  view.setUint16(30, 9, true)
  view.setUint32(48, 520, true)
  bytes.set(encode(stream, 'utf-16le'), 521 * 512 + 128)
  return bytes
}
const zipOf = (...names: string[]) => makeZip(names.map((name) => ({ name, content: 'x' })))

async function failureOf(fileName: string, bytes: Uint8Array) {
  const read = await importFile({ fileName, bytes })
  if (read.ok) throw new Error(`${fileName} was read`)
  return read.failure
}

describe('a file of a format that Marbre does not read', () => {
  test.each([
    ['DOC', 'unsupported', container('WordDocument')],
    ['XLS', 'unsupported', container('Workbook')],
    ['PPT', 'unsupported', container('PowerPoint Document')],
    ['MSG', 'unsupported', container('__substg1.0_0037001F')],
    ['Pages', 'unsupported', zipOf('Index/Document.iwa')],
    ['Numbers', 'unsupported', zipOf('Index/Document.iwa', 'Index/CalculationEngine.iwa')],
    ['Keynote', 'unsupported', zipOf('Index/Document.iwa', 'Index/Slide-1.iwa')],
    ['XLSX', 'unsupported', zipOf('[Content_Types].xml', 'xl/workbook.xml')],
    ['PPTX', 'unsupported', zipOf('[Content_Types].xml', 'ppt/presentation.xml')],
    ['EPUB', 'unsupported', makeZip([{ name: 'mimetype', content: 'application/epub+zip', method: 0 }])],
    ['PDF', 'binary', latin('%PDF-1.7\n')],
    ['InDesign', 'binary', latin('\x06\x06\xed\xf5\xd8\x1d\x46\xe5')],
    ['JPEG', 'binary', latin('\xff\xd8\xff\xe0')],
    ['HEIF', 'binary', latin('\0\0\0\x18ftypheic')],
    ['MP3', 'binary', latin('\xff\xfb\x90')],
    ['MP4', 'binary', latin('\0\0\0\x18ftypisom')],
    ['QuickTime', 'binary', latin('\0\0\0\x18ftypqt  ')],
    ['RAR', 'binary', latin('Rar!\x1a\x07\0')],
    ['TAR', 'binary', latin(`${'\0'.repeat(257)}ustar\0`)],
    ['Access', 'binary', latin('\0\x01\0\0Standard Jet DB\0')],
    ['Windows program', 'binary', latin('MZ\x90\0')],
    ['Java program', 'unsupported', zipOf('META-INF/MANIFEST.MF')],
    ['Windows shortcut', 'binary', latin('L\0\0\0\x01\x14\x02\0')],
    ['web link', 'unsupported', latin('[InternetShortcut]\r\nURL=https://example.org/')],
    ['Safari web archive', 'binary', latin('bplist00\xd1\x01\x02_\x10\x0fWebMainResource')],
  ])('%s is known by its content', async (format, code, bytes) => {
    for (const fileName of ['a.txt', 'a.docx', 'a'])
      expect(await failureOf(fileName, bytes)).toEqual({ code, detail: { fileName, format } })
  })
  test('a document of Google’s is a link', async () => {
    expect(await failureOf('Note.gdoc', latin('{"doc_id": "1x"}'))).toMatchObject({
      detail: { format: 'web link' },
    })
  })
  test('a document with a password is named', async () => {
    const secret = container('EncryptedPackage')
    expect(await failureOf('a.docx', secret)).toMatchObject({ code: 'protected', detail: { format: 'DOCX' } })
    expect(await failureOf('a.xlsx', secret)).toMatchObject({ code: 'protected', detail: { format: 'XLSX' } })
  })
  test('one that is too large names its format and the limit', async () => {
    const bytes = concat(latin('%PDF-1.7\n'), [])
    const large = new Uint8Array(50_000_001)
    large.set(bytes)
    expect(await failureOf('a.pdf', large)).toMatchObject({
      code: 'too-large',
      detail: { format: 'PDF', limit: 50_000_000 },
    })
  })
})

describe('the sentence says what the file is and what to do', () => {
  const bare = failureSentence(translator('en'), { code: 'binary', detail: { fileName: 'a', format: 'PDF' } })
  const i18n = createI18n('en')
  addReviewSentences(i18n)
  const sentence = (code: Parameters<typeof failureSentence>[1]['code'], detail: object) =>
    failureSentence(i18n.t, { code, detail: { fileName: 'a', ...detail } })

  test.each([
    ['unsupported', { format: 'DOC' }, /old document format \(DOC\).*save it as \.docx/],
    ['unsupported', { format: 'Pages' }, /Export To > Word/],
    ['binary', { format: 'PDF' }, /\(PDF\).*Copy the text/],
    ['binary', { format: 'ZIP (.zip)' }, /archive.*Unpack/],
    ['protected', { format: 'DOCX' }, /\(DOCX\).*remove the password/],
    ['protected', { format: 'ZIP' }, /archive.*with its password/],
    ['too-large', { format: 'RTF', limit: 10_000_000 }, /RTF document of more than 10 MB/],
    ['too-large', { format: 'PDF', limit: 50_000_000 }, /\(PDF\) is larger than 50 MB/],
    ['too-large', { limit: 50_000_000 }, /larger than 50 MB/],
    ['unsupported', { format: 'no such format' }, /does not read yet/],
    ['binary', {}, /binary file/],
    ['hostile', { format: 'RTF' }, /for its format, RTF: too many/],
    ['hostile', { format: 'html' }, /for its format, web page \(HTML\): too many/],
  ] as const)('%s %j', (code, detail, expected) => {
    expect(sentence(code, detail)).toMatch(expected)
  })
  test('without the sentences of the review the failure has its own', () => {
    expect(bare).toContain('binary file')
  })
})

describe('a text that is longer than any article', () => {
  const utf8 = (text: string) => new TextEncoder().encode(text)
  test.each([
    [
      'mail',
      'a.eml',
      `From: a@example.org\r\nMIME-Version: 1.0\r\n\r\n${'a b\r\n'.repeat(150_000)}${'Une ligne assez longue du texte. '.repeat(160_000)}`,
    ],
    [
      'ninjs',
      'a.json',
      JSON.stringify({ uri: 'urn:x:y', type: 'text', headline: 'Le bac', body_text: 'a\n'.repeat(300_000) }),
    ],
  ])('is refused, as %s', async (format, fileName, text) => {
    expect(await failureOf(fileName, utf8(text))).toMatchObject({ code: 'hostile', detail: { format } })
  })
})
