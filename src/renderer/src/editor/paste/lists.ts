import { isBlankText, renamed, unwrap } from './dom.ts'
import { wordItem } from './programs.ts'
import { styleOf } from './style.ts'

/** An item that knows its level, and not yet its list: so do Word and web editors write them, one after the other. */
type Item = {
  readonly level: number
  readonly ordered: boolean
  /** The number before it, or null where it is the next one. */
  readonly number: number | null
  readonly element: Element
}

const isList = (node: Node): node is HTMLElement =>
  node instanceof Element && /^(?:ul|ol|menu|dir)$/.test(node.localName)
const isOwn = (node: Node) => !(node instanceof Text) || !isBlankText(node)

/** The number that an attribute says, where it is one that a list can have. */
function numberIn(element: Element, name: string): number | null {
  const value = element.getAttribute(name) ?? ''
  return /^\d{1,9}$/.test(value) ? Number(value) : null
}

/** The items of a list, with those of the lists that stand between them, as Google Docs and LibreOffice nest. */
function itemsOf(list: Element, level: number): Item[] {
  const ordered = list.localName === 'ol'
  const items: Item[] = []
  let next = numberIn(list, 'start') ?? 1
  for (const node of [...list.childNodes]) {
    if (!isOwn(node)) continue
    if (isList(node)) {
      items.push(...itemsOf(node, level + 1))
      continue
    }
    const item =
      node instanceof Element && node.localName === 'li' ? node : list.ownerDocument.createElement('li')
    if (item !== node) item.append(node)
    const own = [...item.childNodes].filter(isOwn)
    const [only] = own
    // An item that holds nothing but a list is one of the programs' ways to indent it.
    if (only && own.length === 1 && isList(only)) {
      items.push(...itemsOf(only, level + 1))
      continue
    }
    if (!/\S/.test(item.textContent ?? '')) continue
    const stated = numberIn(item, 'aria-level') ?? numberIn(item, 'data-aria-level') ?? 0
    const number = numberIn(item, 'value') ?? next
    // Where the level is stated, each item may come in a list of its own, of which none knows its number.
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

type Open = { readonly level: number; readonly ordered: boolean; next: number; readonly list: Element }

/** Puts items into lists before a node, each of a deeper level in the item before it. */
function build(items: readonly Item[], before: ChildNode): void {
  const open: Open[] = []
  const begin = ({ level, ordered, number, element }: Item): Open => {
    const list = element.ownerDocument.createElement(ordered ? 'ol' : 'ul')
    const start = number ?? 1
    if (ordered && start !== 1) list.setAttribute('start', String(start))
    const host = open.at(-1)?.list.lastElementChild
    if (host) host.append(list)
    else before.before(list)
    return { level, ordered, next: start, list }
  }
  for (const item of items) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > item.level) open.pop()
    let last = open.at(-1)
    const isOther =
      last && (last.ordered !== item.ordered || (last.ordered && last.next !== (item.number ?? last.next)))
    if (!last || last.level < item.level || isOther) {
      if (last && last.level >= item.level) open.pop()
      last = begin(item)
      open.push(last)
    }
    last.list.append(item.element)
    last.next += 1
  }
}

/** What a child of a container brings into a list, or null where it is no part of one. */
function listed(node: Node): Item[] | null {
  if (!(node instanceof Element)) return null
  if (isList(node)) return itemsOf(node, 1)
  const word = wordItem(node, styleOf(node))
  if (!word) return null
  return [{ ...word, element: node.localName === 'li' ? node : renamed(node, 'li') }]
}

/**
 * Brings the lists in a container into the shape of HTML: Word's paragraphs that say their level, items in lists of their
 * own (Word on the web), lists between items (Google Docs). Neighbours are one list as far as their numbers go on.
 */
export function nestLists(container: Element): void {
  let run: Item[] = []
  const finish = (before: ChildNode) => {
    if (run.length > 0) build(run, before)
    run = []
  }
  for (const node of [...container.childNodes]) {
    const items = isBlankText(node) ? [] : listed(node)
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

/** Lists in wrappers of their own become neighbours, as they were meant. */
export function bareLists(root: Element): void {
  for (const wrapper of [...root.querySelectorAll('div')].toReversed()) {
    const own = [...wrapper.childNodes].filter(isOwn)
    if (own.length > 0 && own.every(isList)) unwrap(wrapper)
  }
}
