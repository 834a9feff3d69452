import type { CellPart, ListPlace, Part } from '../office/parts.ts'
import { childOf, elementsOf, type XmlElement } from '../xml/index.ts'
import { type Content, markDeletion, type OdtStory, readContent } from './odtContent.ts'
import type { ParagraphStyle } from './odtStyles.ts'

/**
 * Where in lists a paragraph stands: the style of the lists, how deep, and how the next paragraph is to begin: as an item, as what
 * goes on in one, or with the words that are set before it (`label`).
 */
type Place = {
  list: string | null
  depth: number
  next: 'item' | 'goes-on' | null
  number: number | null
  label: string
}

const OUTSIDE: Place = { list: null, depth: -1, next: null, number: null, label: '' }
const WIDEST = 1000

/** Tables of what is in a text, which are made by the program. */
const CONTENTS = new Set([
  'text:table-of-content',
  'text:illustration-index',
  'text:table-index',
  'text:object-index',
])

/** True for a section that is hidden: always, or by a condition that holds. */
function isHidden({ attributes }: XmlElement): boolean {
  const display = attributes['text:display']
  return display === 'none' || (display === 'condition' && attributes['text:is-hidden'] === 'true')
}

/** Reads the paragraphs, lists and tables of a text, one after the other, into parts. */
export class OdtBody {
  readonly parts: Part[] = []
  private readonly story: OdtStory
  /** How far each style of lists was counted at each depth, for lists that go on. */
  private readonly counted: Map<string, number>
  private isContents: boolean = false

  constructor(story: OdtStory, counted = new Map<string, number>()) {
    this.story = story
    this.counted = counted
  }

  take(element: XmlElement, place: Place = OUTSIDE): void {
    const { name, attributes } = element
    if (name === 'text:p' || name === 'text:h') this.paragraph(element, place)
    else if (name === 'text:list') this.list(element, place)
    else if (name === 'table:table') this.table(element)
    else if (name === 'text:tracked-changes') {
      const regions = elementsOf(element)
      if (regions.length > 0) this.story.counts.changes += 1
      for (const region of regions)
        if (childOf(region, 'text:deletion'))
          this.story.deletions.known.add(region.attributes['xml:id'] ?? region.attributes['text:id'] ?? '')
    } else if (/^text:change-(?:start|end)$/.test(name)) markDeletion(element, this.story)
    else if (name === 'office:annotation') this.story.comments.push(element)
    else if (CONTENTS.has(name)) {
      this.isContents = true
      this.takeAll(element)
      this.isContents = false
    } else if (name === 'text:section' && isHidden(element)) {
      this.story.counts.hidden += 1
    } else if (name === 'text:numbered-paragraph') {
      const depth = Math.max(Number(attributes['text:level'] ?? '1') || 1, 1) - 1
      this.list(
        { ...element, children: [{ name: 'text:list-item', attributes: {}, children: element.children }] },
        {
          ...OUTSIDE,
          depth: depth - 1,
        },
      )
    } else if (/^text:(?:section|index-body|index-title|[a-z]+-index|bibliography)$/.test(name)) {
      this.takeAll(element)
    } else if (name.startsWith('draw:'))
      this.paragraph({ name: 'text:p', attributes: {}, children: [element] }, place)
  }

  takeAll(parent: XmlElement, place: Place = OUTSIDE): void {
    for (const element of elementsOf(parent)) this.take(element, place)
  }

  private paragraph(element: XmlElement, place: Place): void {
    this.story.budget.takeParagraph()
    const style = this.story.styles.paragraph(element.attributes['text:style-name'] ?? '')
    const content = readContent(element, style.look, this.story)
    if (content.isHidden) {
      this.story.counts.hidden += 1
      return
    }
    this.addParagraph(element, content, style, place)
    for (const box of content.boxes) {
      const reader = new OdtBody(this.story, this.counted)
      reader.takeAll(box)
      this.parts.push({ type: 'box', parts: reader.parts })
    }
  }

  private addParagraph(
    { name, attributes }: XmlElement,
    { inlines, size, isNumbered }: Content,
    { role, alignment }: ParagraphStyle,
    place: Place,
  ): void {
    const level = name === 'text:h' ? Number(attributes['text:outline-level'] ?? '1') || 1 : null
    const isNamed = role !== null && role.role !== 'heading'
    const style = this.isContents
      ? { role: 'contents' as const, level: null }
      : level !== null && !isNamed
        ? { role: 'heading' as const, level }
        : role
    const list: ListPlace | null =
      place.next === 'item' && style?.role !== 'heading' ? { depth: place.depth, number: place.number } : null
    const goesOn = place.next === 'goes-on' ? place.depth : null
    const isLabelled = place.label !== '' && inlines.length > 0
    this.parts.push({
      type: 'paragraph',
      content: isLabelled ? [{ type: 'text', text: `${place.label} `, marks: [] }, ...inlines] : inlines,
      size,
      style,
      list,
      goesOn,
      alignment,
      ...(isNumbered && { isNumbered }),
    })
  }

  private list(list: XmlElement, around: Place): void {
    const { styles } = this.story
    const depth = around.depth + 1
    const id = list.attributes['text:style-name'] ?? around.list
    const { sign, start, label } = styles.listLevel(id, depth + 1)
    const key = `${id}\n${depth}`
    const goesOn =
      list.name === 'text:numbered-paragraph' ||
      list.attributes['text:continue-numbering'] === 'true' ||
      'text:continue-list' in list.attributes
    let number = goesOn ? (this.counted.get(key) ?? start - 1) : start - 1
    for (const item of elementsOf(list)) {
      const isItem = item.name === 'text:list-item'
      if (!isItem && item.name !== 'text:list-header') continue
      const said = Number(item.attributes['text:start-value'] ?? '')
      if (isItem) number = said > 0 ? said : number + 1
      let next: Place['next'] =
        !isItem || sign === 'blank' ? 'goes-on' : sign === 'none' || label ? null : 'item'
      let words = isItem && label ? label(number).trimEnd() : ''
      for (const element of elementsOf(item)) {
        const place = { list: id, depth, next, number: sign === 'number' ? number : null, label: words }
        this.take(element, place)
        words = ''
        if (next === 'item' && (element.name === 'text:p' || element.name === 'text:h')) next = 'goes-on'
      }
    }
    this.counted.set(key, number)
  }

  private table(table: XmlElement): void {
    const rows: CellPart[][] = []
    let hasHeader = false
    const addRows = (parent: XmlElement): void => {
      for (const element of elementsOf(parent)) {
        if (element.name === 'table:table-header-rows') hasHeader ||= rows.length === 0
        if (element.name === 'table:table-row') rows.push(this.cells(element))
        else if (/^table:table-(?:header-rows|rows|row-group)$/.test(element.name)) addRows(element)
      }
    }
    addRows(table)
    this.parts.push({ type: 'table', rows, hasHeader })
  }

  private cells(row: XmlElement): CellPart[] {
    return elementsOf(row).flatMap((cell): CellPart[] => {
      const over = Number(cell.attributes['table:number-columns-repeated'] ?? '1')
      const width = over >= 1 && over <= WIDEST ? Math.floor(over) : 1
      if (cell.name === 'table:covered-table-cell') return [{ parts: [], width }]
      if (cell.name !== 'table:table-cell') return []
      const reader = new OdtBody(this.story, this.counted)
      reader.takeAll(cell)
      return [{ parts: reader.parts, width }]
    })
  }
}
