import { DOMSerializer, type Fragment, type Mark, type Node, Slice } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { footnoteText, schema } from '../schema.ts'

const { nodes } = schema

/** Nodes whose HTML on the clipboard differs from that on the page. */
const clipboardNodes = {
  ...DOMSerializer.nodesFromSchema(schema),
  listItem: ({ attrs: { checked } }: Node) =>
    checked === null
      ? (['li', 0] as const)
      : ([
          'li',
          { 'data-checked': String(checked) },
          ['input', { type: 'checkbox', disabled: '', ...(checked === true ? { checked: '' } : {}) }],
          ['div', 0],
        ] as const),
  // The style makes parsers keep a no-break space that is alone in the element.
  caption: () => ['span', { 'data-caption': '', style: 'display:block' }, 0] as const,
  credit: () => ['span', { 'data-credit': '', style: 'display:block' }, 0] as const,
  footnote: (node: Node) =>
    ['sup', { 'data-footnote': JSON.stringify(node.attrs.content) }, `[${footnoteText(node)}]`] as const,
}

/** The attribute that marks HTML copied from the page. */
export const OWN_MARKER = 'data-marbre'

/** Serialises a copy as HTML that Word and Google Docs read well and the page parses back losslessly. */
class CopySerializer extends DOMSerializer {
  override serializeFragment(
    fragment: Fragment,
    options: { document?: Document } = {},
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    if (target) return super.serializeFragment(fragment, options, target)
    const page = options.document ?? document
    const holder = page.createElement(fragment.firstChild?.isInline ? 'span' : 'div')
    const { lang, dir } = document.querySelector<HTMLElement>('.ProseMirror') ?? holder
    if (lang) holder.lang = lang
    if (dir) holder.dir = dir
    holder.setAttribute(OWN_MARKER, '')
    // Keeps runs of blanks, and a no-break space alone in its element.
    holder.style.whiteSpace = 'pre-wrap'
    // Rows need a table around them in HTML.
    const role = fragment.firstChild?.type.spec.tableRole
    const table =
      role === undefined || role === 'table' ? holder : holder.appendChild(page.createElement('table'))
    super.serializeFragment(fragment, options, table)
    for (const block of holder.querySelectorAll('[dir=auto]')) block.removeAttribute('dir')
    const whole = page.createDocumentFragment()
    whole.append(holder)
    return whole
  }
}

const link = ({ attrs: { href, title } }: Mark) =>
  ['a', { href: String(href), ...(title === '' ? {} : { title: String(title) }) }, 0] as const

export const copySerializer = new CopySerializer(clipboardNodes, {
  ...DOMSerializer.marksFromSchema(schema),
  link,
})

/** True for a text block that stands by itself: no field, cell, caption, credit or attribution. */
const isOwnBlock = ({ type }: Node) => type.isInGroup('block') || type === nodes.sectionHeading

/**
 * A copy of part of one text block, or of all that is in one of the parts of a larger whole, is inline content, so that pasting it
 * does not split a sentence.
 */
export function unwrapPartial(slice: Slice, view: EditorView): Slice {
  const { $from, $to } = view.state.selection
  const isPart =
    $from.sameParent($to) &&
    $from.parent.inlineContent &&
    slice.openStart > 0 &&
    slice.openStart === slice.openEnd
  const isWhole = isPart && $from.parentOffset === 0 && $to.parentOffset === $from.parent.content.size
  if (!isPart || (isWhole && isOwnBlock($from.parent))) return slice
  let { content } = slice
  while (content.firstChild && !content.firstChild.isInline && content.childCount === 1)
    content = content.firstChild.content
  return content.firstChild?.isInline ? new Slice(content, 0, 0) : slice
}

const inlineText = (content: Fragment): string => {
  let text = ''
  content.forEach((node) => {
    if (node.isText) text += node.text ?? ''
    else if (node.type === nodes.break) text += '\n'
    else if (node.type === nodes.footnote) text += ` [${footnoteText(node)}]`
    else if (node.type === nodes.image) text += String(node.attrs.alt)
  })
  return text
}

const indented = (text: string, indent: string) => text.replace(/\n(?=[^\n])/g, `\n${indent}`)

function listText(list: Node): string {
  const { ordered, start } = list.attrs
  return list.children
    .map((item, at) => {
      const { checked } = item.attrs
      const box = checked === null ? '' : checked === true ? '[x] ' : '[ ] '
      const marker = `${ordered === true ? `${Number(start) + at}.` : '-'} ${box}`
      const inner = item.children.map(
        (block, index) =>
          (index > 0 && block.type === nodes.list ? '\n' : index > 0 ? '\n\n' : '') + blockText(block),
      )
      return marker + indented(inner.join(''), ' '.repeat(marker.length))
    })
    .join('\n')
}

function blockText(node: Node): string {
  switch (node.type) {
    case nodes.list:
      return listText(node)
    case nodes.listItem:
    case nodes.quotation:
      return blocksText(node.content)
    case nodes.table:
      return node.children.map(blockText).join('\n')
    case nodes.tableRow:
      return node.children.map((cell) => inlineText(cell.content).replaceAll('\n', ' ')).join('\t')
    case nodes.figure:
      return node.children
        .map(blockText)
        .filter((text) => text !== '')
        .join('\n')
    case nodes.rule:
      return '* * *'
    case nodes.attribution:
      return `— ${inlineText(node.content)}`
    default:
      return inlineText(node.content)
  }
}

function blocksText(content: Fragment): string {
  const texts = content.content.map(blockText)
  return texts.filter((text) => text !== '').join('\n\n')
}

/** A slice as plain text: list markers, footnotes in brackets, cells separated by tabs. */
export function sliceText({ content }: Slice): string {
  const [first] = content.content
  if (first?.isInline) return inlineText(content)
  if (first?.type === nodes.listItem) return listText(nodes.list.create(null, content))
  if (first?.type === nodes.tableRow) return content.content.map(blockText).join('\n')
  return blocksText(content)
}
