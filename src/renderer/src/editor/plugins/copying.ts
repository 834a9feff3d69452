import { DOMSerializer, type Fragment, type Mark, type Node, Slice } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { isDisplayField, footnoteText, schema } from '../schema.ts'

const { nodes } = schema

/** What other programs read in place of the page's own elements. */
const forOthers = {
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
  // With a style, so that a no-break space alone in it stays one.
  caption: () => ['span', { 'data-caption': '', style: 'display:block' }, 0] as const,
  credit: () => ['span', { 'data-credit': '', style: 'display:block' }, 0] as const,
  footnote: (node: Node) =>
    ['sup', { 'data-footnote': JSON.stringify(node.attrs.content) }, `[${footnoteText(node)}]`] as const,
}

/** The attribute by which the page knows what it copied itself. */
export const OWN = 'data-marbre'

/** Writes what is copied as HTML that Word and Google Docs read well, and that the page reads back exactly. */
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
    holder.setAttribute(OWN, '')
    // Blanks count, and a no-break space alone in an element without a style is taken for an ordinary one.
    holder.style.whiteSpace = 'pre-wrap'
    // Rows without a table are nothing in HTML.
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

export const copySerializer = new CopySerializer(forOthers, {
  ...DOMSerializer.marksFromSchema(schema),
  link,
})

/** A part of one text block goes into a sentence elsewhere: as a paragraph it would break the sentence. */
export function partial(slice: Slice, view: EditorView): Slice {
  const { $from, $to } = view.state.selection
  const isPart =
    $from.sameParent($to) &&
    $from.parent.inlineContent &&
    slice.openStart > 0 &&
    slice.openStart === slice.openEnd
  const isWhole = isPart && $from.parentOffset === 0 && $to.parentOffset === $from.parent.content.size
  if (!isPart || (isWhole && !isDisplayField($from.parent.type.name))) return slice
  let { content } = slice
  while (content.firstChild && !content.firstChild.isInline && content.childCount === 1)
    content = content.firstChild.content
  return content.firstChild?.isInline ? new Slice(content, 0, 0) : slice
}

const words = (content: Fragment): string => {
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
      const sign = `${ordered === true ? `${Number(start) + at}.` : '-'} ${box}`
      const inner = item.children.map(
        (block, place) =>
          (place > 0 && block.type === nodes.list ? '\n' : place > 0 ? '\n\n' : '') + blockText(block),
      )
      return sign + indented(inner.join(''), ' '.repeat(sign.length))
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
      return node.children.map((cell) => words(cell.content).replaceAll('\n', ' ')).join('\t')
    case nodes.figure:
      return node.children
        .map(blockText)
        .filter((text) => text !== '')
        .join('\n')
    case nodes.rule:
      return '* * *'
    case nodes.attribution:
      return `— ${words(node.content)}`
    default:
      return words(node.content)
  }
}

function blocksText(content: Fragment): string {
  const texts = content.content.map(blockText)
  return texts.filter((text) => text !== '').join('\n\n')
}

/** A slice as it reads: signs before the items of lists, notes in brackets, the cells of a row parted by tabs. */
export function sliceText({ content }: Slice): string {
  const [first] = content.content
  if (first?.isInline) return words(content)
  if (first?.type === nodes.listItem) return listText(nodes.list.create(null, content))
  if (first?.type === nodes.tableRow) return content.content.map(blockText).join('\n')
  return blocksText(content)
}
