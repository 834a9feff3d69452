import { failed, ok, type Result } from '../failure.ts'
import { takeOutControls } from './controls.ts'
import type { Encoding } from './encoding/encodings.ts'
import { type DecodedText, decodeText } from './encoding/decodeText.ts'
import { detectLanguage } from './language.ts'
import { LONGEST_RUN, MOST_LINES } from './limits.ts'
import { isBlank, type Line, splitLines } from './lines.ts'
import type { Notice } from './notices.ts'
import type { FileBeside } from './draft.ts'
import { type PictureTools, SourcePictures } from './pictures/index.ts'
import { findForeignFormat, type ForeignFormat } from './signatures.ts'
import { decodeDeclared } from './encoding/decodeDeclared.ts'

/**
 * A file as it came. `encoding` overrides what its bytes look like; `language` (BCP 47) is the one to take where the
 * text does not show its own, and gives the region where it does.
 */
export type ImportRequest = {
  fileName: string
  bytes: Uint8Array
  encoding?: Encoding | undefined
  language?: string | undefined
  /** The path of the file in the folder that it has in common with those beside it, parted by `/`; its name where it is absent. */
  path?: string | undefined
  /** The files that came along, in which its pictures may be. */
  beside?: readonly FileBeside[] | undefined
}

/** The text of a file without control characters, its lines, the language that it is in, and what was done to it. */
export type SourceText = DecodedText & {
  lines: readonly Line[]
  language: string
  notices: readonly Notice[]
}

/** What the machine can tell of pictures; the pictures of the file that this one is a part of. */
type SourceOptions = { tools?: PictureTools | undefined; pictures?: SourcePictures }

/** A file that is being recognised and read. What several formats ask of it is computed once, when first asked for. */
export class SourceFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** The pictures that it brings. */
  readonly pictures: SourcePictures
  private readonly encoding: Encoding | undefined
  private readonly fallbackLanguage: string
  private readonly known: { foreign?: ForeignFormat | null; text?: Result<SourceText> } = {}

  constructor(
    { fileName, bytes, encoding, language = 'en', path = fileName, beside }: ImportRequest,
    { tools, pictures = new SourcePictures(path, beside, tools) }: SourceOptions = {},
  ) {
    this.fileName = fileName
    this.pictures = pictures
    this.bytes = bytes
    this.encoding = encoding
    this.fallbackLanguage = language
  }

  /** The format of the file, where it has no reader; else null. */
  get foreign(): ForeignFormat | null {
    if (this.known.foreign === undefined) this.known.foreign = findForeignFormat(this.fileName, this.bytes)
    return this.known.foreign
  }

  /** The file as text: `binary`, `encoding`, `empty` (blank) or `hostile` where it is none. */
  get text(): Result<SourceText> {
    this.known.text ??= this.decode()
    return this.known.text
  }

  /** The language of a text of the file, by its words, else as the file says. */
  languageOf(text: string, said: string | null = null): string {
    const found = detectLanguage(text, said ?? this.fallbackLanguage)
    if (said === null || found === said) return found
    return detectLanguage(text, this.fallbackLanguage)
  }

  private decode(): Result<SourceText> {
    const { fileName } = this
    const decoded = this.encoding
      ? decodeText(this.bytes, this.encoding)
      : decodeDeclared(fileName, this.bytes)
    if (typeof decoded === 'string') return failed(decoded, { fileName })
    const { text, places: repairs, taken } = takeOutControls(decoded.text, decoded.repairs)
    if (isBlank(text)) return failed('empty', { fileName })
    const lines = splitLines(text, MOST_LINES)
    if (lines === null) return failed('hostile', { fileName, limit: MOST_LINES })
    if (hasEndlessRun(text)) return failed('hostile', { fileName, limit: LONGEST_RUN })
    const notices: Notice[] = taken > 0 ? [{ name: 'controls-taken-out', detail: { count: taken } }] : []
    const language = detectLanguage(text, this.fallbackLanguage)
    return ok({ ...decoded, text, repairs, lines, language, notices })
  }
}

/** True where one sign is repeated without end, white space, letters and digits aside. */
function hasEndlessRun(text: string): boolean {
  let from = 0
  for (let i = 1; i <= text.length; i++) {
    if (text.charCodeAt(i) === text.charCodeAt(from)) continue
    if (i - from > LONGEST_RUN && /[^\p{L}\p{N}\p{White_Space}]/u.test(text.charAt(from))) return true
    from = i
  }
  return false
}
