import { failed, type Failure, ok, type Result } from '../failure.ts'
import { doubt } from './doubts.ts'
import { type Block, CERTAINTIES, type Draft } from './draft.ts'
import type { ImportFormat } from './formats.ts'
import { LARGEST_FILE } from './limits.ts'
import { figuresOfBlocks, type FoundPicture, type PictureTools } from './pictures/index.ts'
import type { FormatReader } from './reader.ts'
import { type ImportRequest, SourceFile } from './sourceFile.ts'
import { docxReader } from './docx/docxReader.ts'
import { hasLostLetters } from './encoding/damage.ts'
import { htmlReader } from './html/index.ts'
import { articleReader } from './json/articleReader.ts'
import { mailReader } from './mail/mailReader.ts'
import { markdownReader } from './markdown/markdownReader.ts'
import { newsmlReader } from './newsml/newsmlReader.ts'
import { ninjsReader } from './ninjs/ninjsReader.ts'
import { odtReader } from './odt/odtReader.ts'
import { rtfReader } from './rtf/rtfReader.ts'
import { subtitlesReader } from './subtitles/subtitlesReader.ts'
import { textReader } from './text/textReader.ts'

/** The reader of each format. */
const READERS: { readonly [Format in ImportFormat]: FormatReader } = {
  text: textReader,
  mail: mailReader,
  html: htmlReader,
  markdown: markdownReader,
  docx: docxReader,
  odt: odtReader,
  rtf: rtfReader,
  subtitles: subtitlesReader,
  marbre: articleReader,
  ninjs: ninjsReader,
  newsml: newsmlReader,
}

/**
 * Reads a file into a draft, or says why it cannot: `empty` (or blank), `binary`, `too-large`, `encoding`,
 * `unsupported`, `protected` or `hostile`, each with the file's name, and the format's where it is known. The file goes to
 * the reader that recognises it most surely; among equals to the first.
 */
export async function importFile(
  request: ImportRequest,
  readers: readonly FormatReader[] = Object.values(READERS),
): Promise<Result<Draft>> {
  return readFile(new SourceFile(request), readers)
}

/**
 * The same, with the pictures that the text brings, by their addresses in the library; what the machine can tell of them is
 * asked of `tools`.
 */
export async function importWithPictures(
  request: ImportRequest,
  tools?: PictureTools,
): Promise<Result<{ draft: Draft; pictures: ReadonlyMap<string, FoundPicture> }>> {
  const file = new SourceFile(request, { tools })
  const read = await readFile(file, Object.values(READERS))
  return read.ok ? ok({ draft: read.value, pictures: file.pictures.found }) : read
}

async function readFile(file: SourceFile, readers: readonly FormatReader[]): Promise<Result<Draft>> {
  const { fileName, bytes } = file
  if (bytes.length === 0) return failed('empty', { fileName })
  if (bytes.length > LARGEST_FILE) {
    const size = { limit: LARGEST_FILE, size: bytes.length }
    return failed('too-large', {
      fileName,
      ...size,
      ...(file.foreign ? { format: file.foreign.format } : {}),
    })
  }
  const reader = readerFor(file, readers)
  if (reader) {
    const read = await reader.read(file)
    return read.ok ? ok(withPictures(withDecoding(read.value, file), file)) : withFormat(read.failure, reader)
  }
  if (file.foreign) return failed(file.foreign.code, { fileName, format: file.foreign.format })
  return failed('unreadable', { fileName })
}

/** A failure to read what is too much for Marbre, with the format that it was read as. */
function withFormat({ code, detail }: Failure, reader: FormatReader): Result<never> {
  const format = Object.entries(READERS).find(([, each]) => each === reader)?.[0]
  return failed(code, code === 'hostile' && format !== undefined ? { format, ...detail } : detail)
}

/** A draft with the doubts and notices of decoding its text, which are the same for each format of text. */
function withDecoding(draft: Draft, file: SourceFile): Draft {
  if (draft.encoding === null || !file.text.ok) return draft
  const { text, repairs, doubts: decoding, notices } = file.text.value
  const isPlain = draft.format === 'text' || draft.format === 'markdown'
  const isDamaged = repairs.length > 0 || text.includes('\ufffd') || (isPlain && hasLostLetters(text))
  const doubts = isDamaged && !draft.blocks.some(tellsDamage) ? [doubt('damaged-characters')] : []
  for (const each of decoding) if (!doubts.some(({ name }) => name === each.name)) doubts.push(each)
  return {
    ...draft,
    doubts: [...doubts, ...draft.doubts],
    notices: [...notices, ...draft.notices],
  }
}

/** A draft with the pictures that are in its text, and what became of the others. */
function withPictures(draft: Draft, { pictures }: SourceFile): Draft {
  const parts = draft.blocks.flatMap(({ kind, node }) => (node && kind !== 'aside' ? [node] : []))
  const shown = new Set(Array.from(figuresOfBlocks(parts), ({ src }) => src))
  const found = [...pictures.found.values()].filter(({ src }) => shown.has(src))
  const told = { ...draft, notices: [...draft.notices, ...pictures.notices] }
  if (found.length === 0) return told
  return {
    ...told,
    pictures: found.map(({ src, fileName, bytes, width, height }) => ({
      src,
      fileName,
      size: bytes.length,
      width,
      height,
    })),
  }
}

/** True for a block that says itself that a character in it was lost or guessed: a plain text says in which lines. */
function tellsDamage({ reason }: Block): boolean {
  return reason === 'mixed-encodings' || reason === 'unreadable-character'
}

function readerFor(file: SourceFile, readers: readonly FormatReader[]): FormatReader | undefined {
  const recognised = readers.map((reader) => ({ reader, certainty: reader.recognise(file) }))
  for (const certainty of CERTAINTIES) {
    const found = recognised.find((each) => each.certainty === certainty)
    if (found) return found.reader
  }
  return undefined
}
