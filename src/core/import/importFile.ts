import { failed, type Result } from '../failure.ts'
import { CERTAINTIES, type Draft } from './draft.ts'
import type { ImportFormat } from './formats.ts'
import { LARGEST_FILE } from './limits.ts'
import { markdownReader } from './markdown/markdownReader.ts'
import type { FormatReader } from './reader.ts'
import { type ImportRequest, SourceFile } from './sourceFile.ts'
import { textReader } from './text/textReader.ts'

/** The reader of each format. */
const READERS: { readonly [Format in ImportFormat]: FormatReader } = {
  text: textReader,
  markdown: markdownReader,
}

/**
 * Reads a file into a draft, or says why it cannot: `empty` (or blank), `binary`, `too-large`, `unreadable`,
 * `unsupported`, `protected` or `hostile`, each with the file's name, and the format's where it is known. The file goes to
 * the reader that recognises it most surely; among equals to the first.
 */
export function importFile(
  request: ImportRequest,
  readers: readonly FormatReader[] = Object.values(READERS),
): Result<Draft> {
  const { fileName, bytes } = request
  if (bytes.length === 0) return failed('empty', { fileName })
  if (bytes.length > LARGEST_FILE)
    return failed('too-large', { fileName, limit: LARGEST_FILE, size: bytes.length })
  const file = new SourceFile(request)
  const reader = readerFor(file, readers)
  if (reader) return reader.read(file)
  if (file.foreign) return failed(file.foreign.code, { fileName, format: file.foreign.format })
  return failed('unreadable', { fileName })
}

function readerFor(file: SourceFile, readers: readonly FormatReader[]): FormatReader | undefined {
  const recognised = readers.map((reader) => ({ reader, certainty: reader.recognise(file) }))
  for (const certainty of CERTAINTIES) {
    const found = recognised.find((each) => each.certainty === certainty)
    if (found) return found.reader
  }
  return undefined
}
