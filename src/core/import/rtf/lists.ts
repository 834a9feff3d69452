import type * as Document from '../../document/types.ts'
import { withoutBox } from '../office/boxes.ts'
import type { RtfParagraph } from './flow.ts'
import type { Tables } from './tables.ts'

/** An item of a list, before it is known what it stands in. */
export type ListEntry = {
  paragraphs: (readonly Document.Inline[])[]
  level: number
  /** In twentieths of a point. */
  indent: number
  ordered: boolean
  /** Of a numbered item, where its number can be read. */
  number: number | null
  /** The list that the file puts it in; 0 where it names none. */
  list: number
  /** It shows its number or bullet. */
  hasMarker: boolean
}

const NUMBER = /^[ \t]*\(?(?:\d{1,4}\.)*(\d{1,6})[.)°]?[ \t]*$/
const LETTERS = /^[ \t]*\(?[a-zA-Z]{1,6}[.)][ \t]*$/
/** A bullet or a number that was typed, with the tab behind it. */
const TYPED = /^([•·▪▫◦‣⁃○●■□–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ ]?\t[ \t]*/u

/** The item of a list that a paragraph is; null where it is none. */
export function listEntryOf(paragraph: RtfParagraph, tables: Tables): ListEntry | null {
  const { content, format, marker } = paragraph
  if (format.list > 0 || format.oldList !== null || marker !== null) {
    const named = tables.levelOf(format.list, format.level)
    if (marker === null && named?.hasMarker === false) return null
    if (marker !== null && /^[ \t]*$/.test(marker) && named?.isNumbered !== true) return null
    const signs = marker ?? ''
    const ordered =
      signs === ''
        ? (named?.isNumbered ?? format.oldList === 'numbers')
        : NUMBER.test(signs) || LETTERS.test(signs)
    const level = format.list > 0 ? format.level : levelOfIndent(format.indent)
    return {
      paragraphs: [content],
      level,
      indent: format.indent,
      ordered,
      number: numberOf(signs),
      list: format.list,
      hasMarker: marker !== null,
    }
  }
  const first = content[0]
  const typed = first?.type === 'text' && format.firstIndent < 0 ? TYPED.exec(first.text) : null
  if (!typed || first?.type !== 'text') return null
  const signs = typed[1] ?? ''
  const rest: Document.Inline = { ...first, text: first.text.slice(typed[0].length) }
  return {
    paragraphs: [[rest, ...content.slice(1)]],
    level: levelOfIndent(format.indent),
    indent: format.indent,
    ordered: NUMBER.test(signs) || LETTERS.test(signs),
    number: numberOf(signs),
    list: 0,
    hasMarker: true,
  }
}

function numberOf(signs: string): number | null {
  const digits = NUMBER.exec(signs)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Levels are indented by a quarter of an inch or more. */
function levelOfIndent(indent: number): number {
  return Math.min(8, Math.max(0, Math.round(indent / 360) - 1))
}

type OpenList = { entry: ListEntry; start: number; items: OpenItem[] }
type OpenItem = { entry: ListEntry; lists: OpenList[] }

/** An item that is indented by this much more than another is within it. */
const STEP = 180

/**
 * The lists that items make which follow each other. An item goes on in the list that the file puts it in where that is still
 * open; else it is within the last item where it is of a deeper level, or of another list and further to the right. A
 * numbered item that has not the next number begins a list. One without a marker, in a list that has them, is a paragraph of
 * the item above it.
 */
export function listsOf(entries: readonly ListEntry[]): Document.List[] {
  const roots: OpenList[] = []
  const open: OpenList[] = []
  for (const entry of entries) {
    const known = open.findLastIndex((list) => isSame(list.entry, entry))
    if (known >= 0) open.length = known + 1
    else while (open.length > 0 && !isWithin(entry, open.at(-1)?.entry)) open.pop()
    const list = open.at(-1)
    const last = list?.items.at(-1)
    if (known >= 0 && !entry.hasMarker && last?.entry.hasMarker) {
      last.entry.paragraphs.push(...entry.paragraphs)
      continue
    }
    if (known >= 0 && list && goesOn(list, entry)) {
      list.items.push({ entry, lists: [] })
      continue
    }
    if (known >= 0) open.pop()
    const made = { entry, start: entry.number ?? 1, items: [{ entry, lists: [] }] }
    const place = open.at(-1)?.items.at(-1)?.lists ?? roots
    place.push(made)
    open.push(made)
  }
  return roots.map(closed)
}

/** True for an item that the file puts in the same list as another. */
function isSame(one: ListEntry, item: ListEntry): boolean {
  const isKind = one.ordered === item.ordered || (one.hasMarker && !item.hasMarker)
  return one.list === item.list && one.level === item.level && isKind
}

function isWithin(entry: ListEntry, outer: ListEntry | undefined): boolean {
  if (!outer) return false
  return entry.list === outer.list ? entry.level > outer.level : entry.indent >= outer.indent + STEP
}

/** True for an item that has the next number of a list, or none to read. */
function goesOn({ items, start }: OpenList, { ordered, number }: ListEntry): boolean {
  return !ordered || number === null || number === start + items.length
}

function closed({ entry: { ordered }, start, items }: OpenList): Document.List {
  return {
    type: 'list',
    ordered,
    start: ordered ? start : 1,
    items: items.map(({ entry: { paragraphs }, lists }) => {
      const [first = [], ...others] = paragraphs
      const { checked, said } = withoutBox(first)
      return {
        checked,
        content: [
          ...[said, ...others].map((content): Document.Block => ({ type: 'paragraph', content })),
          ...lists.map(closed),
        ],
      }
    }),
  }
}
