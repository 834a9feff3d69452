import type { ListPlace } from '../office/parts.ts'
import { childOf, childrenOf, type XmlElement } from '../xml/index.ts'
import { setting } from './styles.ts'

/** `isBlank` for bullets of nothing but spaces, by which pandoc indents what goes on in an item. */
type Level = { format: string; start: number; isBlank: boolean }
type Numbering = { definition: string; starts: Map<number, number> }

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
    for (const override of childrenOf(element, 'w:lvlOverride')) {
      const start = setting(childOf(override, 'w:startOverride'))
      if (start !== undefined) starts.set(Number(override.attributes['w:ilvl']), Number(start))
    }
    const definition = setting(childOf(element, 'w:abstractNumId')) ?? ''
    this.numberings.set(element.attributes['w:numId'] ?? '', { definition, starts })
  }

  private addDefinition(element: XmlElement): void {
    const id = element.attributes['w:abstractNumId'] ?? ''
    const levels = new Map<number, Level>()
    for (const level of childrenOf(element, 'w:lvl')) {
      levels.set(Number(level.attributes['w:ilvl']), {
        format: setting(childOf(level, 'w:numFmt')) ?? 'decimal',
        start: Number(setting(childOf(level, 'w:start')) ?? '1'),
        isBlank: /^ +$/.test(setting(childOf(level, 'w:lvlText')) ?? ''),
      })
    }
    this.definitions.set(id, levels)
    const link = setting(childOf(element, 'w:numStyleLink'))
    if (link !== undefined) this.linked.set(id, link)
    const style = setting(childOf(element, 'w:styleLink'))
    if (style !== undefined) this.byStyle.set(style, id)
  }

  /** The depth of the item in which a paragraph goes on; null where its numbering does not say so. */
  goesOn(numbering: XmlElement | undefined): number | null {
    const id = setting(childOf(numbering, 'w:numId'))
    const levels = this.levelsOf(this.numberings.get(id ?? '')?.definition ?? '')
    const depth = depthOf(numbering)
    return isContinued(levels?.get(depth)) ? depth : null
  }

  /** The place of the next paragraph of a list; null where its numbering is none. */
  next(numbering: XmlElement | undefined): ListPlace | null {
    const id = setting(childOf(numbering, 'w:numId'))
    if (id === undefined || id === '0') return null
    const depth = depthOf(numbering)
    const { definition, starts } = this.numberings.get(id) ?? { definition: '', starts: new Map() }
    const levels = this.levelsOf(definition)
    if (levels === undefined) return { depth, number: null, id }
    const level = levels.get(depth) ?? { format: 'decimal', start: 1, isBlank: false }
    const { format, start } = level
    if (format === 'none' || isContinued(level)) return null
    if (format === 'bullet') return { depth, number: null, id }
    const counts = this.counts.get(definition) ?? []
    this.counts.set(definition, counts)
    const again = `${id}\n${depth}`
    if (!this.begun.has(again)) {
      this.begun.add(again)
      const restart = starts.get(depth)
      if (restart !== undefined) counts[depth] = restart - 1
    }
    const number = (counts[depth] ?? start - 1) + 1
    counts[depth] = number
    counts.length = depth + 1
    return { depth, number, id }
  }

  private levelsOf(definition: string): Map<number, Level> | undefined {
    const link = this.linked.get(definition)
    const own = link === undefined ? undefined : this.byStyle.get(link)
    return this.definitions.get(own ?? definition)
  }
}

const depthOf = (numbering: XmlElement | undefined) =>
  Math.min(Math.max(Number(setting(childOf(numbering, 'w:ilvl')) ?? '0') || 0, 0), DEEPEST)

const isContinued = (level: Level | undefined) => level?.format === 'bullet' && level.isBlank
