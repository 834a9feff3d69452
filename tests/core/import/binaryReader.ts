import { emptyContent } from '../../../src/core/article/index.ts'
import { ok } from '../../../src/core/failure.ts'
import { paragraphOf } from '../../../src/core/import/paragraph.ts'
import { treeDraft } from '../../../src/core/import/tree/treeDraft.ts'
import type { FormatReader } from '../../../src/core/import/index.ts'

const SIGN = 0xbb

/** A file of a made-up format that is not text: a sign, then each of the texts, ended by a NUL. */
export function binaryFile(headline: string, body: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(0, SIGN, ...new TextEncoder().encode(`${headline}\0${body}\0`))
}

/** Reads that format, under the name of one that exists. */
export const binaryReader: FormatReader = {
  recognise: ({ bytes }) => (bytes[0] === 0 && bytes[1] === SIGN ? 'sure' : null),
  async read({ fileName, bytes }) {
    const [headline = '', body = ''] = new TextDecoder().decode(bytes.subarray(2)).split('\0')
    const base = { ...emptyContent('fr'), headline }
    const source = [{ node: paragraphOf(body) }]
    return ok(
      treeDraft({ fileName, format: 'markdown', encoding: null, origin: null, base, source, guess: false }),
    )
  },
}
