import { isWordMarker, type ListItem, nestItems, type NestedList, wordListItem } from '../../wordLists.ts'
import { findLabel } from '../metadata/labels.ts'
import { roleOfStyle } from '../office/styleRoles.ts'
import { collapsed, elementsIn, type HtmlElement, type HtmlNode, removeElement, textOf } from './parseHtml.ts'
import { styleOf } from './style.ts'

/** Characters of style sheets that are read. */
const LONGEST_SHEETS = 1_000_000
/** A class that a program has numbered: `.c12` of Google Docs, `span.s1` of TextEdit, `.T3` of LibreOffice. */
const NUMBERED = /^(?:span|a)?\.((?!h\d)[a-z]{1,12}\d{1,5})$/i
/** What a class says of the look of letters that is emphasis. */
const EMPHASIS = /^(?:font-weight|font-style|text-decoration|vertical-align)$/

type Item = ListItem & { readonly element: HtmlElement; readonly children: HtmlNode[] }

/**
 * Gives the HTML of word processors the structure of other pages: emphasis that stands in classes which a program has numbered, lists
 * that are paragraphs with a bullet or number as text (Word) or lists side by side (Google Docs), and quotations by the name of their
 * style. Text that a tracked change deleted goes out; the count of such changes is given. Cost: linear in the page.
 */
export function mendOfficeHtml(root: HtmlElement): number {
  setClassStyles(root)
  const elements = [root, ...elementsIn(root)]
  for (const element of elements) if (/^h[1-6]$/.test(element.name)) setHeadingNumber(element)
  for (const element of elements) gather(element)
  for (const element of elements) if (isProperties(element)) takeProperties(element)
  const deleted = elements.filter(isDeleted)
  for (const element of deleted) removeElement(element)
  return deleted.length
}

/** True for what a tracked change of Word deleted: it says who did it. */
function isDeleted({ name, attributes }: HtmlElement): boolean {
  return name === 'del' && attributes.datetime !== undefined && /^mailto:/i.test(attributes.cite ?? '')
}

/** True for the table of Notion's that says what a page has in the columns of its database. */
export const isProperties = ({ name, attributes, parent }: HtmlElement) =>
  name === 'table' && attributes.class === 'properties' && parent?.name === 'header'

/** Takes what announces a field (`Auteur`, `Date`) out of such a table: each is a line with a label below it. */
function takeProperties(table: HtmlElement): void {
  const { parent } = table
  if (!parent) return
  const rows = [...elementsIn(table)].filter(({ name }) => name === 'tr')
  const lines = rows.flatMap((row): HtmlElement[] => {
    const cells = row.children.filter((child) => typeof child !== 'string')
    const [label, value] = cells.map((cell) => collapsed(textOf(cell)).replace(/^@/, ''))
    const chosen =
      cells[1]?.children.filter((child) => typeof child !== 'string' && child.name === 'span') ?? []
    const said =
      chosen.length > 1
        ? chosen.map((each) => (typeof each === 'string' ? each : textOf(each))).join(', ')
        : value
    if (label === undefined || !said || !findLabel(`${label}:`)) return []
    removeElement(row)
    return [elementOf('p', parent, [`${label}: ${said}`])]
  })
  parent.children.splice(parent.children.indexOf(table) + 1, 0, ...lines)
  for (let above: HtmlElement | null = parent; above; above = above.parent)
    above.length += lines.reduce((sum, { length }) => sum + length, 0)
}

/** Writes what classes say of emphasis into the elements' own style. */
function setClassStyles(root: HtmlElement): void {
  const styles = classStyles(root)
  if (styles.size === 0) return
  for (const element of elementsIn(root)) {
    if (!/^(?:span|a)$/.test(element.name)) continue
    const named = (element.attributes.class ?? '')
      .split(/[ \t\n\r\f]+/)
      .flatMap((name) => styles.get(name) ?? [])
    if (named.length === 0) continue
    // Of an own style and one by class the first counts.
    const style = [element.attributes.style ?? '', ...named].filter((each) => each !== '').join(';')
    element.attributes = { ...element.attributes, style }
  }
}

function classStyles(root: HtmlElement): ReadonlyMap<string, string> {
  const styles = new Map<string, string>()
  let read = 0
  for (const { name, children } of elementsIn(root)) {
    if (name !== 'style') continue
    const sheet = children.filter((child) => typeof child === 'string').join('')
    read += sheet.length
    if (read > LONGEST_SHEETS) break
    for (const [, selectors = '', said = ''] of sheet.matchAll(/([^{}]{1,2000})\{([^{}]{0,4000})\}/g)) {
      const emphasis = said
        .split(';')
        .filter((each) => EMPHASIS.test(each.slice(0, each.indexOf(':')).trim()))
      if (emphasis.length === 0) continue
      for (const selector of selectors.split(',')) {
        const named = NUMBERED.exec(selector.trim())?.[1]
        if (named !== undefined) styles.set(named, emphasis.join(';'))
      }
    }
  }
  return styles
}

/** The bullet or number that Word wrote before the text of an element; null where there is none. */
function markerOf(element: HtmlElement): HtmlElement | null {
  for (const inner of elementsIn(element)) if (isWordMarker(styleOf(inner, 'mso-list'))) return inner
  return null
}

const signOf = (marker: HtmlElement) => textOf(marker).replace(/[ \t\r\n\f\u00a0]+/g, '')

/** A number before a heading stays, without the blanks that set it apart; a bullet goes. */
function setHeadingNumber(heading: HtmlElement): void {
  const marker = markerOf(heading)
  if (!marker) return
  const sign = signOf(marker)
  const { parent } = marker
  const at = parent?.children.indexOf(marker) ?? -1
  removeElement(marker)
  if (parent && /^\(?[\da-z][\da-z.]*[.)]?$/i.test(sign)) parent.children.splice(at, 0, `${sign} `)
}

/** Gathers the items of lists and the paragraphs of quotations that follow each other in an element. */
function gather(container: HtmlElement): void {
  const { children } = container
  const indented = indentedLists(children)
  if (
    !children.some(
      (child) =>
        typeof child !== 'string' &&
        (itemOfWord(child) || isNumbered(child) || indented.has(child) || isQuote(child)),
    )
  )
    return
  const gathered: HtmlNode[] = []
  let items: Item[] = []
  let quoted: HtmlElement[] = []
  const finish = () => {
    for (const list of nestItems(items)) gathered.push(listElement(list, container))
    if (quoted.length > 0) gathered.push(elementOf('blockquote', container, quoted))
    items = []
    quoted = []
  }
  for (const child of children) {
    if (typeof child === 'string') {
      if (collapsed(child).trim() === '' && (items.length > 0 || quoted.length > 0)) continue
      finish()
      gathered.push(child)
      continue
    }
    const found = indented.has(child) ? itemsWithin(child, 1) : itemsOf(child)
    if (found.length > 0) {
      if (quoted.length > 0) finish()
      items.push(...found)
    } else if (isQuote(child)) {
      if (items.length > 0) finish()
      quoted.push(child)
    } else {
      finish()
      gathered.push(child)
    }
  }
  finish()
  children.splice(0, children.length, ...gathered)
}

/** The items that a part of a page stands for, of lists that are not nested as they are shown; none where it is no such list. */
function itemsOf(element: HtmlElement): Item[] {
  const word = itemOfWord(element)
  if (word) {
    removeMarker(element)
    return [{ ...word, element, children: element.children }]
  }
  const level = levelOfDocs(element)
  return level === null ? [] : itemsWithin(element, level)
}

const isList = (node: HtmlNode): node is HtmlElement => typeof node !== 'string' && /^[ou]l$/.test(node.name)
const isBlankNode = (node: HtmlNode) => typeof node === 'string' && node.trim() === ''

/** True for a list that holds nothing but lists, by which LibreOffice and old editors set items in. */
function isIndentation({ children }: HtmlElement): boolean {
  return children.some(isList) && children.every((child) => isList(child) || isBlankNode(child))
}

/** The lists that follow each other and are one, as one among them is there to set items in. */
function indentedLists(children: readonly HtmlNode[]): ReadonlySet<HtmlNode> {
  const found = new Set<HtmlNode>()
  let run: HtmlElement[] = []
  const finish = () => {
    if (run.slice(1).some(isIndentation)) for (const list of run) found.add(list)
    run = []
  }
  for (const child of children)
    if (isList(child)) run.push(child)
    else if (!isBlankNode(child)) finish()
  finish()
  return found
}

/** The items of a list, and of the lists in it, with their levels. */
function itemsWithin(list: HtmlElement, level: number): Item[] {
  const ordered = list.name === 'ol'
  let number = Number.parseInt(list.attributes.start ?? '1', 10) || 1
  return list.children.flatMap((child): Item[] => {
    if (typeof child === 'string') return []
    if (/^[ou]l$/.test(child.name)) return itemsWithin(child, level + 1)
    const item = { level, ordered, number: ordered ? number : null, element: child, children: child.children }
    number += 1
    return [item]
  })
}

/** The level of a list of Google Docs, which has it in a class, counted from 1; null for another list. */
function levelOfDocs({ name, attributes, children }: HtmlElement): number | null {
  if (!/^[ou]l$/.test(name)) return null
  const level = /(?:^| )lst-kix_[\w-]{1,40}-(\d)(?= |$)/.exec(attributes.class ?? '')?.[1]
  const isPlain = children.every((child) =>
    typeof child !== 'string' ? child.name === 'li' : child.trim() === '',
  )
  return level === undefined || !isPlain ? null : Number(level) + 1
}

const isNumbered = (element: HtmlElement) => levelOfDocs(element) !== null

const BLOCK = /^(?:p|div|h[1-6]|[ou]l|table|blockquote)$/

/** The item that a paragraph of Word is; null where it is none. */
function itemOfWord(element: HtmlElement): ListItem | null {
  if (!/^(?:p|div)$/.test(element.name)) return null
  const style = styleOf(element, 'mso-list')
  const marker = style === '' ? null : (markerOf(element) ?? typedMarker(element))
  if (style !== '') return wordListItem(style, marker ? signOf(marker) : '')
  // What holds paragraphs is the text around a list, a section of Word's.
  for (const { name } of elementsIn(element)) if (BLOCK.test(name)) return null
  const filtered = markerOf(element) ?? filteredMarker(element)
  return filtered && wordListItem(`level${levelByIndent(element)}`, signOf(filtered))
}

function removeMarker(element: HtmlElement): void {
  const marker = markerOf(element)
  if (marker) removeElement(marker)
}

/** Word sets its lists in by half an inch a level, and says so where it is more than that. */
function levelByIndent(element: HtmlElement): number {
  const [, number = '', unit = ''] = /^([\d.]{1,8})(pt|in|cm)/.exec(styleOf(element, 'margin-left')) ?? []
  const points = Number(number) * (unit === 'in' ? 72 : unit === 'cm' ? 72 / 2.54 : 1)
  return Math.min(9, Math.max(1, Math.round(points / 36)))
}

/**
 * The same in a page that Word saved “filtered”, without its own styles: a sign, and blanks in letters of seven points, first in a
 * paragraph of a list. Both are put into an element that has the style.
 */
function filteredMarker(element: HtmlElement): HtmlElement | null {
  if (!/^MsoList/.test(element.attributes.class ?? '')) return null
  const blanks = [...elementsIn(element)].find(
    (inner) => /^7\.0pt/.test(styleOf(inner, 'font')) && /^[ \t\r\n\u00a0]*$/.test(textOf(inner)),
  )
  if (!blanks) return null
  let top = blanks
  while (top.parent && top.parent !== element) top = top.parent
  const at = element.children.indexOf(top)
  const before = element.children.slice(0, at + 1)
  const marker = elementOf('span', element, before, { style: 'mso-list:ignore' })
  if (signOf(marker).length > LONGEST_SIGN) return null
  element.children.splice(0, at + 1, marker)
  return marker
}

const LONGEST_SIGN = 8
/** The sign and the blanks that open an item where nothing marks them: a page that was pasted has lost what Word said of them. */
const TYPED_SIGN =
  /^[ \t\r\n\u00a0]*([·•§▪◦●○■o–—-]|\(?[\da-z]{1,3}[.)])(?:\u00a0|[ \t\r\n]{2})[ \t\r\n\u00a0]*/i

/** The sign that opens a paragraph of a list of Word as its text, put into an element of its own; null where none does. */
function typedMarker(element: HtmlElement): HtmlElement | null {
  const [opening = '', sign = ''] = TYPED_SIGN.exec(textOf(element)) ?? []
  if (sign === '') return null
  cutStart(element, opening.length)
  const marker = elementOf('span', element, [sign], { style: 'mso-list:ignore' })
  element.children.unshift(marker)
  return marker
}

/** Takes so many characters off the start of an element; gives how many are left to take. */
function cutStart(element: HtmlElement, length: number): number {
  let left = length
  for (const [at, child] of element.children.entries()) {
    if (left === 0) break
    if (typeof child !== 'string') left = cutStart(child, left)
    else {
      element.children[at] = child.slice(left)
      left = Math.max(0, left - child.length)
    }
  }
  return left
}

/** True for a paragraph of Word in a style of quotations. */
function isQuote({ name, attributes }: HtmlElement): boolean {
  const style = name === 'p' ? /^Mso([A-Z]\w{1,20})$/.exec(attributes.class ?? '')?.[1] : undefined
  return style !== undefined && roleOfStyle(style)?.role === 'quote'
}

const lengthOf = (nodes: readonly HtmlNode[]) =>
  nodes.reduce(
    (sum, node) => sum + (typeof node === 'string' ? node.replace(/[\0- ]+/g, '').length : node.length),
    0,
  )

function elementOf(
  name: string,
  parent: HtmlElement,
  children: HtmlNode[],
  attributes: HtmlElement['attributes'] = {},
): HtmlElement {
  return { name, attributes, parent, children, length: lengthOf(children) }
}

function listElement({ ordered, start, items }: NestedList<Item>, parent: HtmlElement): HtmlElement {
  const children = items.map(({ item, lists }) => {
    const inner = lists.map((list) => listElement(list, item.element))
    return elementOf('li', parent, [...item.children, ...inner], { class: item.element.attributes.class })
  })
  return elementOf(ordered ? 'ol' : 'ul', parent, children, {
    start: start === 1 ? undefined : String(start),
  })
}
