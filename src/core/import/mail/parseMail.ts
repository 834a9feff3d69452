import PostalMime, { type Email } from 'postal-mime'
import { latin } from '../encoding/latin.ts'
import { LONGEST_MARKUP } from '../limits.ts'
import type { SourceFile } from '../sourceFile.ts'

/** Characters of a file among which the headers of a mail are looked for. */
const HEAD = 8000
/** A mail with more lines is refused: each costs a turn of the parser. */
const MOST_LINES = 1_000_000
/** Lines of an attachment are long; a mail with more short ones is no text either. */
const MOST_SHORT = 200_000
const SHORT_LINE = 40
/** A mail with a longer line is refused: no program writes one. */
const LONGEST_LINE = 10_000_000
/** A mail in which more lines may part it is refused. */
const MOST_PARTS = 20_000
const HEADER =
  /^(?:from|to|cc|subject|date|mime-version|received|message-id|content-type|return-path|delivered-to|reply-to|sender|x-[\w-]{1,60}):/i
/** What no text has that only looks like a mail. */
const OF_TRANSPORT = /^(?:mime-version|received|message-id|return-path|delivered-to):/im

/** How surely a file is a mail: by the ending of its name with headers, or by headers that only a program writes. */
export function recogniseMail({
  fileName,
  bytes,
}: Pick<SourceFile, 'fileName' | 'bytes'>): 'sure' | 'likely' | null {
  const lines = latin(bytes, 0, Math.min(HEAD, bytes.length))
    .replace(/^(?:\u00ef\u00bb\u00bf)?[\r\n]*(?:>?From [^\r\n]{1,200}\r?\n)?/, '')
    .split(/\r\n|\r|\n/)
  const end = lines.indexOf('')
  const headers = lines.slice(0, end < 0 ? lines.length : end).filter((line) => HEADER.test(line)).length
  const opens = /^[!-9;-~]{1,80}:/.test(lines[0] ?? '')
  if (!opens || headers === 0) return null
  if (/\.(?:eml|mht|mhtml)$/i.test(fileName)) return 'sure'
  return headers > 2 && OF_TRANSPORT.test(lines.slice(0, Math.max(0, end)).join('\n')) ? 'likely' : null
}

/** A mail in its parts; null where its parts are nested too deep, its headers too long or its lines too many or too long. */
export async function parseMail(bytes: Uint8Array): Promise<Email | null> {
  let lines = 0
  let boundaries = 0
  let short = 0
  let last = 0
  let longest = 0
  let words = 0
  let hasWords = false
  for (let at = 0; at < bytes.length; at++) {
    // What is written as an attachment has no blanks.
    if (bytes[at] === 0x20) hasWords = true
    if (bytes[at] !== 0x0a) continue
    if (hasWords) words += at - last
    hasWords = false
    lines += 1
    if (at - last < SHORT_LINE) short += 1
    longest = Math.max(longest, at - last)
    last = at
    if (bytes[at + 1] === 0x2d && bytes[at + 2] === 0x2d) boundaries += 1
  }
  longest = Math.max(longest, bytes.length - last)
  const isTooLong = longest > LONGEST_LINE || words > LONGEST_MARKUP
  if (isTooLong || lines > MOST_LINES || short > MOST_SHORT || boundaries > MOST_PARTS) return null
  try {
    return await PostalMime.parse(bytes, {
      rfc822Attachments: true,
      forceRfc822Attachments: true,
      maxNestingDepth: 60,
      maxHeadersSize: 1_000_000,
    })
  } catch {
    return null
  }
}

/** The value of a header, or an empty text. */
export function headerOf({ headers }: Email, name: string): string {
  return headers.find(({ key }) => key === name)?.value ?? ''
}
