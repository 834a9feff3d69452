import { failed, ok, type Result } from '../failure.ts'
import type { Encoding } from './draft.ts'
import { type DecodedText, decodeText } from './encoding/decodeText.ts'
import { detectLanguage } from './language.ts'
import { LONGEST_RUN, MOST_LINES } from './limits.ts'
import { isBlank, type Line, splitLines } from './lines.ts'
import { findForeignFormat, type ForeignFormat, isHtml } from './signatures.ts'

/**
 * A file as it came. `encoding` overrides what its bytes look like; `language` (BCP 47) is the one to take where the
 * text does not show its own, and gives the region where it does.
 */
export type ImportRequest = {
  fileName: string
  bytes: Uint8Array
  encoding?: Encoding | undefined
  language?: string | undefined
}

/** The text of a file, its lines, and the language that it is in. */
export type SourceText = DecodedText & { lines: readonly Line[]; language: string }

/** A file that is being recognised and read. What several formats ask of it is computed once, when first asked for. */
export class SourceFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  private readonly encoding: Encoding | undefined
  private readonly fallbackLanguage: string
  private readonly known: { foreign?: ForeignFormat | null; text?: Result<SourceText> } = {}

  constructor({ fileName, bytes, encoding, language = 'en' }: ImportRequest) {
    this.fileName = fileName
    this.bytes = bytes
    this.encoding = encoding
    this.fallbackLanguage = language
  }

  /** What the file is, where it is of a format that has no reader; else null. */
  get foreign(): ForeignFormat | null {
    if (this.known.foreign === undefined) this.known.foreign = findForeignFormat(this.fileName, this.bytes)
    return this.known.foreign
  }

  /** The file as text: `binary`, `unreadable`, `empty` (blank), `unsupported` (HTML) or `hostile` where it is none. */
  get text(): Result<SourceText> {
    this.known.text ??= this.decode()
    return this.known.text
  }

  private decode(): Result<SourceText> {
    const { fileName } = this
    const decoded = decodeText(this.bytes, this.encoding)
    if (typeof decoded === 'string') return failed(decoded, { fileName })
    const { text } = decoded
    if (isBlank(text)) return failed('empty', { fileName })
    if (isHtml(fileName, text)) return failed('unsupported', { fileName, format: 'HTML' })
    const lines = splitLines(text, MOST_LINES)
    if (lines === null) return failed('hostile', { fileName, limit: MOST_LINES })
    if (hasEndlessRun(text)) return failed('hostile', { fileName, limit: LONGEST_RUN })
    return ok({ ...decoded, lines, language: detectLanguage(text, this.fallbackLanguage) })
  }
}

function hasEndlessRun(text: string): boolean {
  let from = 0
  for (let i = 1; i <= text.length; i++) {
    if (text.charCodeAt(i) === text.charCodeAt(from)) continue
    if (i - from > LONGEST_RUN && /[^\p{L}\p{N}\p{White_Space}]/u.test(text.charAt(from))) return true
    from = i
  }
  return false
}
