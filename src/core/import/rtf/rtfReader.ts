import { failed, ok } from '../../failure.ts'
import { changingDates } from '../office/dateFields.ts'
import { documentDraft } from '../office/documentDraft.ts'
import type { FormatReader } from '../reader.ts'
import { blocksOf } from './blocks.ts'
import type { SourcePictures } from '../pictures/index.ts'
import type { RtfPicture } from './pictures.ts'
import { RtfInput } from './input.ts'
import { WORDS } from './words.ts'
import { latin } from '../encoding/latin.ts'

/** Files of RTF above this many bytes are refused: most of them are pictures, written out in digits. */
const LARGEST_RTF = 10_000_000
/** The beginning of an RTF file. */
const SIGN = /^(?:\xef\xbb\xbf)?[ \t\r\n]{0,20}\{\\rtf/

/** RTF, as WordPad, TextEdit, Word, LibreOffice, Pages and Google Docs write it. */
export const rtfReader: FormatReader = {
  recognise: ({ bytes }) => (SIGN.test(latin(bytes, 0, 30)) ? 'sure' : null),
  async read(file) {
    const { fileName, bytes, pictures } = file
    if (bytes.length > LARGEST_RTF)
      return failed('too-large', { fileName, format: 'RTF', limit: LARGEST_RTF, size: bytes.length })
    const document = new RtfInput(bytes, WORDS, pictureTaker(pictures)).read()
    if (document === null) return failed('hostile', { fileName, format: 'RTF' })
    const { items, tables, properties, isRevised, equations } = document
    const source = blocksOf(items, tables)
    if (source.length === 0 && document.comments.length === 0) return failed('empty', { fileName })
    const draft = documentDraft(file, {
      format: 'rtf',
      source,
      margins: document.margins.flatMap((margin) => blocksOf(margin, tables)),
      comments: document.comments.map(({ author, items: inside }) => ({
        author,
        source: blocksOf(inside, tables),
      })),
      properties: { title: properties.get('title') ?? '', creator: properties.get('author') ?? '' },
      language: null,
      changing: changingDates(document.dates),
      notices: [
        ...(isRevised ? [{ name: 'tracked-changes', detail: {} } as const] : []),
        ...(equations > 0 ? [{ name: 'equations-as-text', detail: { count: equations } } as const] : []),
      ],
    })
    return ok(draft)
  },
}

/** Takes the pictures of a document, which have no names. */
function pictureTaker(pictures: SourcePictures): (picture: RtfPicture) => string | null {
  let count = 0
  return ({ extension, bytes }) => {
    count += 1
    const name = `image${count}.${extension}`
    if (extension === 'wmf') pictures.leave('pictures-unsupported', name)
    return extension === 'wmf' ? null : pictures.take(`picture:${count}`, name, () => bytes)
  }
}
