import type { ListPlace } from '../office/parts.ts'
import { hasWords, numeral } from '../office/numerals.ts'
import { childOf, childrenOf, type XmlElement } from '../xml/index.ts'
import { setting } from './styles.ts'

/** A level of a list: what stands before its items, as `%1.` or a bullet; by a bullet of spaces pandoc indents what goes on in an item. */
type Level = { format: string; start: number; text: string; suffix: string }
/** A use of a definition; `starts` and `levels` are what it has of its own. */
type Numbering = { definition: string; starts: Map<number, number>; levels: Map<number, Level> }

const DEEPEST = 8

/** The lists of a document, and how far each has been counted. */
export class Lists {
  private readonly definitions = new Map<string, Map<number, Level>>()
  /** A definition of which the levels are those of a style of lists, by the style's name. */
  private readonly linked = new Map<string, string>()
  private readonly byStyle = new Map<string, string>()
  private readonly numberings = new Map<string, Numbering>()
  private readonly counts = new Map<string, number[]>()
  private readonly begun = new Set<string>()

  /** Takes an element of the part that holds the lists. */
  add(element: XmlElement): void {
    if (element.name === 'w:abstractNum') this.addDefinition(element)
    if (element.name !== 'w:num') return
    const starts = new Map<number, number>()
    const levels = new Map<number, Level>()
    for (const override of childrenOf(element, 'w:lvlOverride')) {
      const start = setting(childOf(override, 'w:startOverride'))
      const depth = Number(override.attributes['w:ilvl'])
      if (start !== undefined) starts.set(depth, Number(start))
      const level = childOf(override, 'w:lvl')
      if (level) levels.set(depth, levelOf(level))
    }
    const definition = setting(childOf(element, 'w:abstractNumId')) ?? ''
    this.numberings.set(element.attributes['w:numId'] ?? '', { definition, starts, levels })
  }

  private addDefinition(element: XmlElement): void {
    const id = element.attributes['w:abstractNumId'] ?? ''
    const levels = new Map<number, Level>()
    for (const level of childrenOf(element, 'w:lvl'))
      levels.set(Number(level.attributes['w:ilvl']), levelOf(level))
    this.definitions.set(id, levels)
    const link = setting(childOf(element, 'w:numStyleLink'))
    if (link !== undefined) this.linked.set(id, link)
    const style = setting(childOf(element, 'w:styleLink'))
    if (style !== undefined) this.byStyle.set(style, id)
  }

  /** The depth of the item in which a paragraph goes on; null where its numbering does not say so. */
  goesOn(numbering: XmlElement | undefined): number | null {
    const id = setting(childOf(numbering, 'w:numId')) ?? ''
    const depth = depthOf(numbering)
    return isContinued(this.levelsOf(id)?.get(depth)) ? depth : null
  }

  /**
   * The place of the next paragraph of a list, and the words that its numbering sets before it (`Étape 1 :`), with which it is no
   * item; null where it has neither.
   */
  next(numbering: XmlElement | undefined): { place: ListPlace | null; label: string } {
    const nothing = { place: null, label: '' }
    const id = setting(childOf(numbering, 'w:numId'))
    if (id === undefined || id === '0') return nothing
    const depth = depthOf(numbering)
    const levels = this.levelsOf(id)
    if (levels === undefined) return { place: { depth, number: null, id }, label: '' }
    const level = levels.get(depth) ?? USUAL_LEVEL
    if (isContinued(level)) return nothing
    const isCounted = level.format !== 'none' && level.format !== 'bullet'
    const counts = isCounted ? this.count(id, depth, level.start) : []
    if (hasWords(level.text.replace(/%\d/g, ' ')))
      return { place: null, label: labelOf(level, { levels, counts }) + level.suffix }
    if (level.format === 'none') return nothing
    const box = BOX.exec(level.text)?.[0]
    if (!isCounted) return { place: { depth, number: null, id }, label: box === undefined ? '' : `${box} ` }
    return { place: { depth, number: counts[depth] ?? level.start, id }, label: '' }
  }

  /** Counts an item; how far each depth has been counted. */
  private count(id: string, depth: number, start: number): readonly number[] {
    const { definition, starts } = this.numberings.get(id) ?? { definition: '', starts: new Map() }
    const counts = this.counts.get(definition) ?? []
    this.counts.set(definition, counts)
    const again = `${id}\n${depth}`
    if (!this.begun.has(again)) {
      this.begun.add(again)
      const restart = starts.get(depth)
      if (restart !== undefined) counts[depth] = restart - 1
    }
    counts[depth] = (counts[depth] ?? start - 1) + 1
    counts.length = depth + 1
    return counts
  }

  /** The levels of a numbering: those of its definition, and over them its own. */
  private levelsOf(id: string): ReadonlyMap<number, Level> | undefined {
    const numbering = this.numberings.get(id)
    const definition = numbering?.definition ?? ''
    const link = this.linked.get(definition)
    const named = link === undefined ? undefined : this.byStyle.get(link)
    const defined = this.definitions.get(named ?? definition)
    const own = numbering?.levels ?? new Map<number, Level>()
    return own.size === 0 ? defined : new Map([...(defined ?? []), ...own])
  }
}

const USUAL_LEVEL: Level = { format: 'decimal', start: 1, text: '%1.', suffix: ' ' }
/** The box of a task. */
const BOX = /^[☐☑☒]$/u

function levelOf(level: XmlElement): Level {
  return {
    format: setting(childOf(level, 'w:numFmt')) ?? 'decimal',
    start: Number(setting(childOf(level, 'w:start')) ?? '1'),
    text: setting(childOf(level, 'w:lvlText')) ?? '',
    suffix: setting(childOf(level, 'w:suff')) === 'nothing' ? '' : ' ',
  }
}

/** What a level shows before an item, with the numbers in their places. */
function labelOf(
  { text }: Level,
  { levels, counts }: { levels: ReadonlyMap<number, Level>; counts: readonly number[] },
): string {
  return text
    .replace(/%(\d)/g, (_, place: string) => {
      const depth = Number(place) - 1
      const { format, start } = levels.get(depth) ?? USUAL_LEVEL
      return numeral(counts[depth] ?? start, format)
    })
    .replace(/ +$/, '')
}

const depthOf = (numbering: XmlElement | undefined) =>
  Math.min(Math.max(Number(setting(childOf(numbering, 'w:ilvl')) ?? '0') || 0, 0), DEEPEST)

const isContinued = (level: Level | undefined) => level?.format === 'bullet' && /^ +$/.test(level.text)
