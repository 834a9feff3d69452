import { elementsIn, type HtmlElement, namesOf, textOf } from './parseHtml.ts'

/** The footnotes of a page. */
export type Footnotes = {
  /** The element that refers to a note → the element that holds the note's text. */
  readonly notes: ReadonlyMap<HtmlElement, HtmlElement>
  /** Links from a note back to the text. */
  readonly backlinks: ReadonlySet<HtmlElement>
  /** The elements that hold the text of a note each. */
  readonly texts: ReadonlySet<HtmlElement>
  /** The lists and sections that hold nothing but notes. */
  readonly holders: ReadonlySet<HtmlElement>
}

/** What notes are called in addresses by pandoc, WordPress, Word, LibreOffice, Wikipedia and EPUB. */
const NOTE_ID =
  /^_?(?:fn|ftn|edn|en|footnote|endnote|note|cite_note|nb|sdfootnote|sdendnote|easy-footnote-bottom)(?:[-_:.]?[\w.-]*)?$/i
/** What the block is called that Word and LibreOffice set around the paragraphs of a note. */
const ONE_NOTE = /^(?:ftn|edn|sdfootnote|sdendnote)\d+$/
/** The names of places that a note leads back to. */
const BACK_ID = /ref|back|return|anc$|anchor|^nh\d/i
/** The mark of a note: a number, a letter, a star, in brackets or not. */
const NOTE_MARK = /^[[(]?(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|[*†‡§¶]{1,3})[\])]?$/i
/** Brackets and no-break spaces around a mark. */
const LONGEST_EXTRA = 4
/** Characters of a note: a longer one is text. */
const LONGEST_NOTE = 8000
const BLOCKS = new Set(['p', 'li', 'div', 'dd', 'td', 'aside', 'section', 'article'])

/**
 * Finds the footnotes of a page.
 *
 * Idea: a note is where a short mark (a number, an asterisk) links to an element further down that is called a note, by the
 * role of the link (`doc-noteref`), by its class or by its name; the element holds the note's text, without the link back.
 * Invariant: an element refers to one note at most; a note stands after what refers to it, and not around it.
 * Cost: linear in the page.
 */
export function findFootnotes(root: HtmlElement): Footnotes {
  const places = new Map<string, { element: HtmlElement; at: number }>()
  const links: PlaceLink[] = []
  let at = 0
  for (const element of elementsIn(root)) {
    at += 1
    const { id, name, href } = element.attributes
    for (const key of [id, element.name === 'a' ? name : undefined])
      if (key !== undefined && key !== '' && !places.has(key)) places.set(key, { element, at })
    const [page = '', target] = element.name === 'a' ? (href ?? '').split('#') : []
    if (target) links.push({ element, page, target: decoded(target), at })
  }
  const notes = new Map<HtmlElement, HtmlElement>()
  const backlinks = new Set<HtmlElement>()
  const texts = new Set<HtmlElement>()
  const own = ownAddresses(links, places)
  for (const { element, page, target, at: from } of links) {
    const place = places.get(target)
    if (!own.has(page)) continue
    if (!place || place.at < from) {
      if (isBacklink(element, target))
        for (const mark of [element, outermostMark(element)]) backlinks.add(mark)
      continue
    }
    if (!refersToNote(element, target)) continue
    const holder = holderOf(place.element, element)
    if (holder === null) continue
    notes.set(outermostMark(element), holder)
    texts.add(holder)
  }
  const holders = new Set<HtmlElement>()
  for (const text of texts) addFullHolders(text, texts, holders)
  return { notes, backlinks, texts, holders }
}

/** A link to a place: of the page whose address is empty, or of one with an address. */
type PlaceLink = { element: HtmlElement; page: string; target: string; at: number }

/**
 * The addresses of the page itself: none, and the one that a browser which saves the page writes before each place in it. Under
 * that one a mark leads to a note, and a note back; another page may have places of the same names.
 */
function ownAddresses(
  links: readonly PlaceLink[],
  places: ReadonlyMap<string, { element: HtmlElement; at: number }>,
): ReadonlySet<string> {
  const toNotes = new Set<string>()
  const back = new Set<string>()
  for (const { element, page, target, at } of links) {
    const place = places.get(target)
    if (place && place.at < at && isBacklink(element, target)) back.add(page)
    if (place && place.at >= at && refersToNote(element, target)) toNotes.add(page)
  }
  return new Set(['', ...[...toNotes].filter((page) => back.has(page))])
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

const roleOf = ({ attributes }: HtmlElement) =>
  `${attributes.role ?? ''} ${attributes['epub:type'] ?? ''}`.toLowerCase()

function isBacklink(element: HtmlElement, target: string): boolean {
  return (
    roleOf(element).includes('backlink') || /footnote-?back/.test(namesOf(element)) || BACK_ID.test(target)
  )
}

function refersToNote(element: HtmlElement, target: string): boolean {
  if (!NOTE_MARK.test(textOf(element).trim())) return false
  if (/noteref/.test(roleOf(element)) || /footnote|noteref|fnref|spip_note/.test(namesOf(element)))
    return true
  return NOTE_ID.test(target) && !BACK_ID.test(target)
}

/**
 * The block that holds a note's text: what is linked to, or the block around it, with the others of the note where what is around
 * them is called as one note is; null where that is no note.
 */
function holderOf(target: HtmlElement, link: HtmlElement): HtmlElement | null {
  let holder: HtmlElement | null = target
  while (holder && !BLOCKS.has(holder.name)) holder = holder.parent
  const { parent } = holder ?? {}
  if (parent && /^(?:div|li|aside)$/.test(parent.name) && ONE_NOTE.test(parent.attributes.id ?? ''))
    holder = parent
  if (!holder || holder.length === 0 || holder.length > LONGEST_NOTE) return null
  for (let around = link.parent; around; around = around.parent) if (around === holder) return null
  return holder
}

/** The mark with the brackets and the <sup> around it. */
function outermostMark(link: HtmlElement): HtmlElement {
  let mark = link
  for (let { parent } = mark; parent && /^(?:sup|span|a)$/.test(parent.name); { parent } = mark) {
    const extra = parent.length - mark.length
    if (extra > LONGEST_EXTRA || (extra > 0 && !NOTE_MARK.test(textOf(parent).trim()))) break
    mark = parent
  }
  return mark
}

/** Adds the lists and sections that hold nothing but notes, and perhaps a heading over them. */
function addFullHolders(text: HtmlElement, texts: ReadonlySet<HtmlElement>, holders: Set<HtmlElement>): void {
  for (let { parent } = text; parent && !holders.has(parent); { parent } = parent) {
    if (!/^(?:ol|ul|div|section|aside|footer|dl)$/.test(parent.name)) return
    const others = parent.children.some((child) =>
      typeof child === 'string'
        ? child.trim() !== ''
        : child.length > 0 && !texts.has(child) && !holders.has(child) && !/^h[1-6]$/.test(child.name),
    )
    if (others) return
    holders.add(parent)
  }
}
