import type { Mark, Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { bodyStart } from '../../../src/renderer/src/editor/pageStructure.ts'
import { lead, openPage, view } from './openPage.tsx'

const MARKS: { readonly [name: string]: string } = {
  strong: '*',
  emphasis: '_',
  strike: '~',
  superscript: '^',
  subscript: ',',
  code: '`',
  link: '@',
}

const signs = (marks: readonly Mark[]) => marks.map(({ type }) => MARKS[type.name] ?? '').join('')

/** A block's text with its marks as signs, and the caret as `|` or the selection between `‹` and `›`. */
function inline(block: Node, start: number): string {
  const { from, to, empty } = view().state.selection
  const ends = empty
    ? [[from, '|']]
    : [
        [from, '‹'],
        [to, '›'],
      ]
  let text = ''
  let open = ''
  for (let offset = 0; offset <= block.content.size; offset += 1) {
    const after = offset < block.content.size ? block.nodeAt(offset) : null
    const now = after ? signs(after.marks) : ''
    const caret = (wanted: string) =>
      ends.flatMap(([at, sign]) => (at === start + offset && sign === wanted ? [sign] : [])).join('')
    text += caret('|') + caret('›')
    if (now !== open) text += [...open].toReversed().join('') + now
    text += caret('‹')
    open = now
    if (!after) continue
    const { pos } = block.resolve(offset)
    text += after.isText ? block.textBetween(pos, pos + 1) : after.type.name === 'break' ? '⏎' : '¹'
  }
  return text
}

function shapeOf(node: Node, at: number): string {
  if (node.isTextblock) {
    const text = inline(node, at + 1)
    const name = node.type.name
    if (name === 'paragraph') return text
    const short: { readonly [name: string]: string } = {
      sectionHeading: '## ',
      heading: '### ',
      attribution: '— ',
      preformatted: '    ',
      tableHeader: '!',
    }
    return `${short[name] ?? ''}${text}`
  }
  const inner: string[] = []
  node.forEach((child, offset) => {
    inner.push(shapeOf(child, at + 1 + offset))
  })
  switch (node.type.name) {
    case 'list':
      return `${node.attrs.ordered === true ? 'ol' : 'ul'}(${inner.join(', ')})`
    case 'listItem': {
      const { checked } = node.attrs
      return `${checked === null ? '' : checked === true ? '☑' : '☐'}${inner.join(' / ')}`
    }
    case 'quotation':
      return `> ${inner.join(' / ')}`
    case 'table':
      return `[${inner.join(' ; ')}]`
    case 'tableRow':
      return inner.join(' | ')
    case 'figure':
      return `fig(${inner.join(' © ')})`
    default:
      return node.type.name
  }
}

/** The body as one string: its blocks between ` / `, lists as `ul(a, b)`, quotations behind `> `, with the caret as `|`. */
export function shape(): string {
  const { doc } = view().state
  const blocks: string[] = []
  const start = bodyStart(doc)
  doc.forEach((node, offset) => {
    if (offset >= start) blocks.push(shapeOf(node, offset))
  })
  return blocks.join(' / ')
}

/** Opens an article with a body in Markdown, in which `¦` is the caret, or each of two an end of the selection. */
export async function openBody(markdown: string): Promise<string> {
  const id = await openPage({ headline: 'Titre', sections: lead(markdown) })
  const positions: number[] = []
  const { tr: transaction } = view().state
  view().state.doc.descendants((node, position) => {
    if (!node.isText) return
    for (const { index } of node.text?.matchAll(/¦/g) ?? []) positions.push(position + index)
  })
  for (const position of positions.toReversed()) transaction.delete(position, position + 1)
  const [first, second] = positions
  if (first !== undefined)
    transaction.setSelection(
      TextSelection.create(transaction.doc, first, second === undefined ? first : second - 1),
    )
  view().focus()
  view().dispatch(transaction.setMeta('addToHistory', false))
  return id
}

/**
 * Presses keys with a clock that advances a millisecond per call, so that the history groups them however slow the
 * machine is.
 */
export async function pressFast(keys: string): Promise<void> {
  const start = Date.now()
  let calls = 0
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => {
    calls += 1
    return start + calls
  })
  await userEvent.keyboard(keys)
  clock.mockRestore()
}
