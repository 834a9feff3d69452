import { orderMarks, safeAddress } from '../document/index.ts'
import type { Block, Inline, Mark, Paragraph } from '../document/types.ts'
import { addressesIn } from '../typography/index.ts'

/** An e-mail address. */
const MAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z0-9]+$/
/** The beginning of a web address. */
const PAGE = /^(?:https?:\/\/|www\.)/i

/** The target of an address that a text spells out; null where it is not sure to be one. */
function targetOf(address: string): string | null {
  if (MAIL.test(address)) return `mailto:${address}`
  if (!PAGE.test(address)) return null
  const href = /^www\./i.test(address) ? `http://${address}` : address
  return safeAddress(href) === null ? null : href
}

/** A line of plain text; web and e-mail addresses that it spells out are links. */
function inlinesOf(line: string): Inline[] {
  const inlines: Inline[] = []
  const add = (text: string, marks: Mark[]) => {
    if (text !== '') inlines.push({ type: 'text', text, marks })
  }
  let at = 0
  for (const { from, to } of addressesIn(line)) {
    const address = line.slice(from, to)
    const href = targetOf(address)
    // What looks like a link of Markdown is shown as it was typed, whole.
    if (href === null || line.slice(from - 2, from) === '](') continue
    add(line.slice(at, from), [])
    add(address, [{ type: 'link', href, title: '' }])
    at = to
  }
  add(line.slice(at), [])
  return inlines
}

/** A paragraph that shows the characters of a plain text; its line ends are line breaks. */
export function paragraphOf(text: string): Paragraph {
  const content = text
    .split('\n')
    .flatMap((line, index): Inline[] => [
      ...(index > 0 ? [{ type: 'break', marks: [] } as const] : []),
      ...inlinesOf(line),
    ])
  return { type: 'paragraph', content }
}

/** A paragraph with all of its words in bold: the name of who speaks, above the words. Any other block stays. */
export function strongParagraph(block: Block): Block {
  if (block.type !== 'paragraph') return block
  const content = block.content.map((inline): Inline => {
    const isStrong = inline.marks.some(({ type }) => type === 'strong')
    return isStrong ? inline : { ...inline, marks: orderMarks([...inline.marks, { type: 'strong' }]) }
  })
  return { ...block, content }
}
