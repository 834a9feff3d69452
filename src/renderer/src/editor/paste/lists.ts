import { type ListItem, nestItems, type NestedList } from '../../../../core/wordLists.ts'
import { isBlankText, rename, unwrap } from './dom.ts'
import { wordListItem } from './officeHtml.ts'
import { styleOf } from './style.ts'

/** A list item without its list. */
type Item = ListItem & { readonly element: Element }

const isList = (node: Node): node is HTMLElement =>
  node instanceof Element && /^(?:ul|ol|menu|dir)$/.test(node.localName)
const isContent = (node: Node) => !(node instanceof Text) || !isBlankText(node)

/** Attributes of items that state their level: of Google Docs, Word on the web and Slack, which counts from 0. */
export const LEVELS = ['aria-level', 'data-aria-level', 'data-stringify-indent']

function statedLevel(item: Element): number {
  const slack = numberIn(item, 'data-stringify-indent')
  return numberIn(item, 'aria-level') ?? numberIn(item, 'data-aria-level') ?? (slack === null ? 0 : slack + 1)
}

/** An attribute as a list number; null if it is none. */
function numberIn(element: Element, name: string): number | null {
  const value = element.getAttribute(name) ?? ''
  return /^\d{1,9}$/.test(value) ? Number(value) : null
}

/** The items of a list and of the lists nested directly in it, as Google Docs and LibreOffice write them. */
function itemsOf(list: Element, level: number): Item[] {
  const ordered = list.localName === 'ol'
  const items: Item[] = []
  let next = numberIn(list, 'start') ?? 1
  for (const node of [...list.childNodes]) {
    if (!isContent(node)) continue
    if (isList(node)) {
      items.push(...itemsOf(node, level + 1))
      continue
    }
    const item =
      node instanceof Element && node.localName === 'li' ? node : list.ownerDocument.createElement('li')
    if (item !== node) item.append(node)
    const content = [...item.childNodes].filter(isContent)
    const [only] = content
    // An item that holds only a list is a form of indentation.
    if (only && content.length === 1 && isList(only)) {
      items.push(...itemsOf(only, level + 1))
      continue
    }
    if (!/\S/.test(item.textContent ?? '')) continue
    const stated = statedLevel(item)
    const number = numberIn(item, 'value') ?? next
    // If levels are stated, each item may come in a list of its own, whose numbering starts again.
    items.push({
      level: Math.max(level, Math.min(stated, 12)),
      ordered,
      number: ordered && stated <= level ? number : null,
      element: item,
    })
    next = number + 1
  }
  return items
}

/** The element of a list, with the lists below its items in them. */
function listElement({ ordered, start, items }: NestedList<Item>, page: Document): Element {
  const list = page.createElement(ordered ? 'ol' : 'ul')
  if (ordered && start !== 1) list.setAttribute('start', String(start))
  for (const { item, lists } of items) {
    list.append(item.element)
    for (const inner of lists) item.element.append(listElement(inner, page))
  }
  return list
}

/** Builds lists of items before a node; deeper levels are nested in the preceding item. */
function buildLists(items: readonly Item[], before: ChildNode): void {
  const page = before.ownerDocument
  if (page) for (const list of nestItems(items)) before.before(listElement(list, page))
}

/** The list items that a child of a container stands for; null if it is none. */
function listItemsOf(node: Node): Item[] | null {
  if (!(node instanceof Element)) return null
  if (isList(node)) return itemsOf(node, 1)
  const word = wordListItem(node, styleOf(node))
  if (!word) return null
  return [{ ...word, element: node.localName === 'li' ? node : rename(node, 'li') }]
}

/**
 * Normalises the lists in a container: Word's paragraphs with a stated level, single-item lists (Word on the web),
 * lists directly in lists (Google Docs). Adjacent items form one list as long as their kind and numbering continue.
 */
export function nestLists(container: Element): void {
  let run: Item[] = []
  const finish = (before: ChildNode) => {
    if (run.length > 0) buildLists(run, before)
    run = []
  }
  for (const node of [...container.childNodes]) {
    const items = isBlankText(node) ? [] : listItemsOf(node)
    if (items === null) {
      finish(node)
      if (node instanceof Element) nestLists(node)
      continue
    }
    for (const { element } of items) nestLists(element)
    run.push(...items)
    if (isList(node)) node.remove()
  }
  if (run.length === 0) return
  const end = container.ownerDocument.createTextNode('')
  container.append(end)
  finish(end)
}

/** Removes wrappers around lists, so that adjacent lists become siblings. */
export function unwrapLists(root: Element): void {
  for (const wrapper of [...root.querySelectorAll('div')].toReversed()) {
    const content = [...wrapper.childNodes].filter(isContent)
    if (content.length > 0 && content.every(isList)) unwrap(wrapper)
  }
}

const TYPED_BOX = /^\s*\[([ x])\]\s+/

/** Makes the boxes that Notion writes as text before its items (`[x] `) boxes. */
export function readTypedBoxes(root: Element): void {
  for (const item of root.querySelectorAll('ul > li')) {
    const text = root.ownerDocument.createTreeWalker(item, NodeFilter.SHOW_TEXT).nextNode()
    const box = text instanceof Text ? TYPED_BOX.exec(text.data) : null
    if (!(text instanceof Text) || !box) continue
    text.data = text.data.slice(box[0].length)
    item.setAttribute('data-checked', String(box[1] === 'x'))
  }
}
