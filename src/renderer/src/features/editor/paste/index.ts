import type { Block } from './blocks.ts'
import { isColouredCode } from './programs.ts'
import { readHtml } from './readHtml.ts'
import { toMarkdown } from './toMarkdown.ts'

/** HTML from elsewhere as Markdown in core's dialect. */
export type Pasted = {
  text: string
  /** Which blocks it begins and ends with; the kinds of all of them. */
  first: Block['kind']
  last: Block['kind']
  kinds: ReadonlySet<Block['kind']>
  /** True where it is but one paragraph, or a part of one. */
  single: boolean
}

/** In UTF-16 units and in tags. What has more is taken as plain text, which costs a fraction. */
const LONGEST = 8_000_000
const MOST_TAGS = 400_000

function isTooMuch(html: string): boolean {
  if (html.length > LONGEST) return true
  let tags = 0
  for (let at = html.indexOf('<'); at >= 0 && tags <= MOST_TAGS; at = html.indexOf('<', at + 1)) tags += 1
  return tags > MOST_TAGS
}

/** What is kept of pasted or dropped HTML: null where that is nothing, or where it is only the look of plain text. */
export function readPasted(html: string): Pasted | null {
  if (html === '' || isTooMuch(html) || isColouredCode(html)) return null
  const blocks = readHtml(html)
  const first = blocks[0]?.kind
  const last = blocks.at(-1)?.kind
  const text = toMarkdown(blocks)
  if (first === undefined || last === undefined || text === '') return null
  const single = blocks.length === 1 && first === 'paragraph'
  return { text, first, last, kinds: new Set(blocks.map(({ kind }) => kind)), single }
}
