import { failed, ok } from '../../failure.ts'
import { emptyContent } from '../../article/index.ts'
import { buildContent } from '../buildDraft.ts'
import { doubt } from '../doubts.ts'
import type { Block } from '../draft.ts'
import { doubtsOfEmpty } from '../emptyText.ts'
import { doubtsOfCopy, noticesOfCopy, doubtCopy } from '../agency/doubtCopy.ts'
import { isTranscript } from './speech.ts'
import { linesAt } from '../lines.ts'
import type { FormatReader } from '../reader.ts'
import type { Reason } from '../reason.ts'
import { dataFormatOf, looksLikeCode } from './noProse.ts'
import { readPlainText } from './readPlainText.ts'

/** Plain text: whatever no other reader recognises. */
export const textReader: FormatReader = {
  recognise: (file) => (file.foreign === null ? 'doubtful' : null),
  async read({ fileName, text: source }) {
    if (!source.ok) return source
    const { text, encoding, repairs, lines, language } = source.value
    const format = dataFormatOf(fileName, text, lines)
    if (format !== null) return failed('unsupported', { fileName, format })
    const { blocks: recognised, metadata } = readPlainText(lines, language)
    const base = emptyContent(language)
    const blocks = doubtDamage(doubtCopy(recognised, base, metadata), text, repairs)
    const content = buildContent(blocks, base, metadata)
    return ok({
      fileName,
      format: 'text',
      encoding,
      base,
      origin: null,
      blocks,
      content,
      doubts: [
        ...(looksLikeCode(lines) && !isTranscript(blocks) ? [doubt('no-prose')] : []),
        ...doubtsOfCopy(blocks),
        ...doubtsOfEmpty(content),
      ],
      notices: noticesOfCopy(blocks),
    })
  },
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
