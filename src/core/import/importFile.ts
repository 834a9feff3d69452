import { failed, ok, type Result } from '../failure.ts'
import { decodeText } from './decodeText.ts'
import type { Block, Draft, Encoding } from './draft.ts'
import { formContent } from './formDraft.ts'
import { detectLanguage } from './language.ts'
import { LARGEST_FILE, LONGEST_RUN, MOST_LINES } from './limits.ts'
import { isBlank, linesAt, splitLines } from './lines.ts'
import { readMarkdown } from './readMarkdown.ts'
import { readPlainText } from './readPlainText.ts'
import type { Reason } from './reason.ts'
import { isHtml, recogniseFile } from './recogniseFile.ts'
import { isMarkdown } from './recogniseMarkdown.ts'

/**
 * A file as it came. `encoding` overrides what its bytes look like; `language` (BCP 47) is the one to take where the
 * text does not show its own, and gives the region where it does.
 */
type ImportRequest = {
  fileName: string
  bytes: Uint8Array
  encoding?: Encoding | undefined
  language?: string | undefined
}

/**
 * Reads a file into a draft, or says why it cannot: `empty` (or blank), `binary`, `too-large`, `unreadable`,
 * `unsupported`, `protected` or `hostile`, each with the file's name, and the format's where it is known.
 */
export function importFile({ fileName, bytes, encoding, language = 'en' }: ImportRequest): Result<Draft> {
  if (bytes.length === 0) return failed('empty', { fileName })
  if (bytes.length > LARGEST_FILE) {
    return failed('too-large', { fileName, limit: LARGEST_FILE, size: bytes.length })
  }
  const foreign = recogniseFile(fileName, bytes)
  if (foreign) return failed(foreign.code, { fileName, format: foreign.format })
  const decoded = decodeText(bytes, encoding)
  if (typeof decoded === 'string') return failed(decoded, { fileName })
  const { text } = decoded
  if (isBlank(text)) return failed('empty', { fileName })
  if (isHtml(fileName, text)) return failed('unsupported', { fileName, format: 'HTML' })
  const lines = splitLines(text, MOST_LINES)
  if (lines === null) return failed('hostile', { fileName, limit: MOST_LINES })
  if (hasEndlessRun(text)) return failed('hostile', { fileName, limit: LONGEST_RUN })
  const detected = detectLanguage(text, language)
  if (isMarkdown(fileName, text)) {
    const content = readMarkdown(text, detected)
    const sure = decoded.repairs.length === 0 && !text.includes('\ufffd')
    return ok({ fileName, format: 'markdown', encoding: decoded.encoding, content, blocks: [], sure })
  }
  const blocks = doubtDamage(readPlainText(lines, detected), text, decoded.repairs)
  return ok({
    fileName,
    format: 'text',
    encoding: decoded.encoding,
    content: formContent(blocks, detected),
    blocks,
    sure: blocks.every((block) => block.certainty !== 'doubtful'),
  })
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

/** Casts a doubt on each block in which a character was lost or had to be guessed. */
function doubtDamage(blocks: Block[], text: string, repairs: readonly number[]): Block[] {
  const damaged = linesAt(text, repairs)
  let next = 0
  return blocks.map((block, i) => {
    const end = blocks[i + 1]?.line ?? Number.POSITIVE_INFINITY
    const first = next
    while ((damaged[next] ?? end) < end) next += 1
    if (block.text.includes('\ufffd')) return doubtful(block, 'unreadable-character')
    return next > first ? doubtful(block, 'mixed-encodings') : block
  })
}

function doubtful(block: Block, reason: Reason): Block {
  return { ...block, certainty: 'doubtful', reason }
}
