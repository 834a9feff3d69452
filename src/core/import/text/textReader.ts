import { ok } from '../../failure.ts'
import type { Block } from '../draft.ts'
import { linesAt } from '../lines.ts'
import type { FormatReader } from '../reader.ts'
import type { Reason } from '../reason.ts'
import { buildContent } from './buildDraft.ts'
import { readPlainText } from './readPlainText.ts'

/** Plain text: whatever no other reader recognises. */
export const textReader: FormatReader = {
  recognise: (file) => (file.foreign === null ? 'doubtful' : null),
  read({ fileName, text: source }) {
    if (!source.ok) return source
    const { text, encoding, repairs, lines, language } = source.value
    const { blocks: recognised, metadata } = readPlainText(lines, language)
    const blocks = doubtDamage(recognised, text, repairs)
    return ok({
      fileName,
      format: 'text',
      encoding,
      content: buildContent(blocks, language, metadata),
      blocks,
      sure: blocks.every((block) => block.certainty !== 'doubtful'),
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
