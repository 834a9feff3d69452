import { W_NAMESPACE, XML_HEAD } from './namespaces.ts'

/** Word has nine levels of lists, counted from 0. */
export const DEEPEST_LEVEL = 8
const STEP = 360
/** Word begins no list at a greater number. */
export const GREATEST_START = 32_767
/** The number of all bulleted lists, and of those whose items have boxes in place of bullets. */
const BULLETS = 1
const BOXES = 2

/** The distance of the text of a list from the margin, in twentieths of a point. */
export const indentOf = (level: number) => STEP * (Math.min(level, DEEPEST_LEVEL) + 1)

/** Word has names for five levels of paragraphs that go on in a list. */
export const DEEPEST_CONTINUED = 4

/** The id of the style of a paragraph that goes on in a list. */
export const continuedStyle = (level: number) =>
  level === 0 ? 'ListContinue' : `ListContinue${Math.min(level, DEEPEST_CONTINUED) + 1}`

const LEVELS = Array.from({ length: DEEPEST_LEVEL + 1 }, (_, level) => level)

function levelXml(level: number, format: string, text: string, suffix = ''): string {
  const place = `<w:pPr><w:ind w:left="${indentOf(level)}" w:hanging="${STEP}"/></w:pPr>`
  return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${suffix}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>${place}</w:lvl>`
}

const definedAs = (definition: number) => `<w:abstractNumId w:val="${definition}"/>`

/** The kinds of lists: bullets, boxes (the box is in the text), numbers. */
const KINDS = [
  (level: number) => levelXml(level, 'bullet', level % 2 === 0 ? '•' : '–'),
  // The box is the beginning of the text. A sign without width, as readers take an empty one for no item.
  (level: number) => levelXml(level, 'bullet', '\u200b', '<w:suff w:val="nothing"/>'),
  (level: number) => levelXml(level, 'decimal', `%${level + 1}.`),
] as const
const [, , NUMBERS] = KINDS
const NUMBERED = KINDS.indexOf(NUMBERS)

const definitionXml = (of: (level: number) => string, id: number) =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${LEVELS.map(of).join('')}</w:abstractNum>`

/** A list as its numbering says it. `isApart` for one that follows another list without anything between them. */
type Numbered = { ordered: boolean; start: number; boxes: boolean; isApart: boolean }

/**
 * The lists of a document. Each numbered one has a number of its own, by which it begins anew, as has a bulleted one that
 * follows another list: programs take paragraphs of one number for one list.
 */
export class Numbering {
  /** The inside of `w:num` of each list that has a number of its own. */
  private readonly own: string[] = []
  /** How many lists within each other are deeper than Word's levels; each counts by a definition of its own. */
  private deeper = 0

  /** The number of a list that is so deep in others. */
  add({ ordered, start, boxes, isApart }: Numbered, depth: number): number {
    const usual = boxes ? BOXES : BULLETS
    if (!ordered) return isApart ? BOXES + this.own.push(definedAs(usual - 1)) : usual
    const from = `<w:startOverride w:val="${Math.min(start, GREATEST_START)}"/>`
    const deeper = Math.max(depth - DEEPEST_LEVEL, 0)
    this.deeper = Math.max(this.deeper, deeper)
    const level = Math.min(depth, DEEPEST_LEVEL)
    const override = `<w:lvlOverride w:ilvl="${level}">${from}</w:lvlOverride>`
    return BOXES + this.own.push(definedAs(NUMBERED + deeper) + override)
  }

  /** True where no list has a number of its own: the part is the same in all such documents. */
  get isUsual(): boolean {
    return this.own.length === 0
  }

  /** The part that holds the lists. */
  xml(): string {
    const kinds = [...KINDS, ...new Array<typeof NUMBERS>(this.deeper).fill(NUMBERS)]
    const lists = this.own.map((inside, index) => `<w:num w:numId="${index + BOXES + 1}">${inside}</w:num>`)
    return (
      `${XML_HEAD}<w:numbering ${W_NAMESPACE}>${kinds.map(definitionXml).join('')}` +
      `<w:num w:numId="${BULLETS}"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="${BOXES}"><w:abstractNumId w:val="1"/></w:num>` +
      `${lists.join('')}</w:numbering>`
    )
  }
}
