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
    const written = startsMail(bytes, 0) ? asWritten(bytes) : bytes
    const mail = await PostalMime.parse(withWholeQuotes(written), {
      rfc822Attachments: true,
      forceRfc822Attachments: true,
      maxNestingDepth: 60,
      maxHeadersSize: 1_000_000,
    })
    return mail.subject?.includes('\ufffd') ? { ...mail, subject: subjectOf(mail) } : mail
  } catch {
    return null
  }
}

/** A word of a header in an encoding, and blanks to the next one, which are none of the text. */
const ENCODED = /=\?([\w-]{1,40})(?:\*[\w-]*)?\?([bq])\?([^?]*)\?=(?:[ \t\r\n]+(?==\?))?/gi

/**
 * The subject of a mail whose letters some program divided among encoded words: the bytes of words that follow each other are
 * decoded together.
 */
function subjectOf({ headerLines, subject = '' }: Email): string {
  const line = headerLines.find(({ key }) => key === 'subject')?.line.replace(/^[^:]*:[ \t]*/, '') ?? ''
  const bytes: number[] = []
  const encodings = new Set<string>()
  let rest = ''
  let done = 0
  for (const found of line.matchAll(ENCODED)) {
    const [word, encoding = '', kind = '', said = ''] = found
    rest += line.slice(done, found.index)
    done = found.index + word.length
    encodings.add(encoding.toLowerCase())
    for (const byte of /b/i.test(kind) ? bytesOfBase64(said) : bytesOfQuoted(said)) bytes.push(byte)
  }
  const [encoding = 'utf-8'] = encodings
  if (encodings.size !== 1 || rest !== '' || done < line.length) return subject
  try {
    return new TextDecoder(encoding).decode(Uint8Array.from(bytes))
  } catch {
    return subject
  }
}

const bytesOfBase64 = (said: string) =>
  Array.from(atob(said.replace(/[^A-Za-z0-9+/]/g, '')), (character) => character.charCodeAt(0))

const bytesOfQuoted = (said: string) =>
  Array.from(
    said
      .replace(/_/g, ' ')
      .replace(/=([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    (character) => character.charCodeAt(0),
  )

/** The value of a header, or an empty text. */
export function headerOf({ headers }: Email, name: string): string {
  return headers.find(({ key }) => key === name)?.value ?? ''
}

/** True where a mail says something at all. */
export const hasWords = ({ text, html }: Email) => (text ?? html ?? '').replace(/<[^<>]*>/g, '').trim() !== ''

/** True where a line `From address date` stands. */
export function startsMail(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== 0x46 || bytes[at + 4] !== 0x20) return false
  let line = ''
  for (let next = at; next < at + 200 && bytes[next] !== 0x0a && next < bytes.length; next++)
    line += String.fromCharCode(bytes[next] ?? 0)
  return /^From [^ ]{1,120} +.{0,60}\d{1,2}:\d{2}.{0,30}\d{4}/.test(line)
}

/** A mail of a mailbox without the sign `>` that is set there before each line which begins with `From `. */
export function asWritten(bytes: Uint8Array): Uint8Array {
  return without(bytes, (from, to) => {
    const at = from + signsAt(bytes, from)
    const isFrom = latin(bytes, at, Math.min(to, at + 5)) === 'From '
    return isFrom ? { from, to: from + 1 } : null
  })
}

/** Characters of a file among which it is looked for whether its lines flow. */
const FLOWING = 100_000

/**
 * A mail whose lines flow (RFC 3676) with each quoted line that goes on in the next one whole: the parser would join them with the
 * sign of the quotation between them, and the last of them with what is below.
 */
function withWholeQuotes(bytes: Uint8Array): Uint8Array {
  if (!/format="?flowed/i.test(latin(bytes, 0, Math.min(bytes.length, FLOWING)))) return bytes
  return without(bytes, (from, to) => {
    const end = bytes[to - 1] === 0x0d ? to - 1 : to
    const blank = /(?: |=20)+$/.exec(latin(bytes, Math.max(from, end - 12), end))?.[0].length ?? 0
    if (blank === 0) return null
    const depth = signsAt(bytes, from)
    const next = to + 1
    const isSame = bytes[next] === 0x3e && signsAt(bytes, next) === depth
    if (!isSame) return { from: end - blank, to: end }
    const text = next + depth
    return { from: end, to: bytes[text] === 0x20 ? text + 1 : text }
  })
}

/** How many signs of a quotation stand at a place. */
function signsAt(bytes: Uint8Array, from: number): number {
  let at = from
  while (bytes[at] === 0x3e) at += 1
  return at - from
}

type Range = { from: number; to: number }

/** Bytes without a range of each line that has one; a line ends before its line feed. */
function without(bytes: Uint8Array, rangeIn: (from: number, to: number) => Range | null): Uint8Array {
  const kept: Uint8Array[] = []
  let done = 0
  for (let from = 0; from < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, from)
    const to = feed < 0 ? bytes.length : feed
    const range = bytes[from] === 0x3e ? rangeIn(from, to) : null
    if (range) {
      kept.push(bytes.subarray(done, range.from))
      done = range.to
    }
    from = to + 1
  }
  if (done === 0) return bytes
  kept.push(bytes.subarray(done))
  const all = new Uint8Array(kept.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of kept) {
    all.set(part, at)
    at += part.length
  }
  return all
}
