import type { Alignment } from '../../document/types.ts'
import { type Look, PLAIN_LOOK } from '../office/look.ts'
import { hasWords, numeral } from '../office/numerals.ts'
import { isCodeStyle, roleOfStyle, type StyleRole } from '../office/styleRoles.ts'
import { childOf, elementsOf, type XmlElement } from '../xml/index.ts'

/** What the text properties of a style say of its look; what they do not say is as it was. */
function lookOf(properties: XmlElement | undefined, before: Look): Look {
  if (properties === undefined) return before
  const said = properties.attributes
  const look = { ...before }
  const weight = said['fo:font-weight']
  if (weight !== undefined) look.bold = weight === 'bold' || Number(weight) >= 600
  const slant = said['fo:font-style']
  if (slant !== undefined) look.italic = slant === 'italic' || slant === 'oblique'
  const line = said['style:text-line-through-style'] ?? said['style:text-line-through-type']
  if (line !== undefined) look.strike = line !== 'none'
  if (said['text:display'] !== undefined) look.hidden = said['text:display'] === 'none'
  const position = said['style:text-position']
  if (position !== undefined) look.vertical = verticalOf(position)
  const points = /^([\d.]{1,8})pt$/.exec(said['fo:font-size'] ?? '')?.[1]
  const percent = /^([\d.]{1,8})%$/.exec(said['fo:font-size'] ?? '')?.[1]
  if (points !== undefined) look.size = Number(points)
  else if (percent !== undefined) look.size = (before.size * Number(percent)) / 100
  look.font = said['style:font-name'] ?? look.font
  const language = said['fo:language']
  if (language !== undefined && language !== 'none') {
    const country = said['fo:country']
    look.language = country === undefined || country === 'none' ? language : `${language}-${country}`
  }
  return look
}

/** `super 58%`, `sub 58%`, or by how much the characters are raised: `33% 58%`. */
function verticalOf(position: string): Look['vertical'] {
  const [raised = ''] = position.split(' ')
  if (raised === 'super' || Number.parseFloat(raised) > 0) return 'superscript'
  return raised === 'sub' || Number.parseFloat(raised) < 0 ? 'subscript' : null
}

type Style = {
  name: string
  parent: string | null
  text: XmlElement | undefined
  outline: number
  list: string | null
  /** Where its lines stand, as the file says it. */
  align: string | null
}

/** What a style makes of a paragraph; `list` is the style of lists that it brings. */
export type ParagraphStyle = {
  role: StyleRole | null
  look: Look
  list: string | null
  alignment: Alignment
}

/**
 * One level of a style of lists: numbered, with bullets, with blanks for bullets, by which pandoc indents, or with no sign; `label`
 * makes of a number what stands before an item that words are set before (`Étape 1 :`).
 */
export type ListLevel = {
  sign: 'number' | 'bullet' | 'blank' | 'none'
  start: number
  label?: (number: number) => string
}

/** The formats of numbers by the names that Word has for them. */
const NUMERALS: { readonly [format: string]: string } = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
}

const DEEPEST_CHAIN = 50

/** The styles of a document: common ones, and those that each formatting by hand makes, which are based on them. */
export class OdtStyles {
  private readonly styles = new Map<string, Style>()
  private readonly lists = new Map<string, Map<number, ListLevel>>()
  /** The styles of frames that show a part of their picture. */
  private readonly cut = new Set<string>()
  private paragraphs = new Map<string, ParagraphStyle>()
  private looks = new WeakMap<Look, Map<string, Look>>()
  private defaults: Look = PLAIN_LOOK

  /** Takes an element that defines a style; true where it is one. */
  add(element: XmlElement): boolean {
    const { name, attributes } = element
    if (name === 'text:list-style') this.addList(element)
    else if (name === 'style:default-style') {
      if (attributes['style:family'] === 'paragraph')
        this.defaults = lookOf(childOf(element, 'style:text-properties'), PLAIN_LOOK)
    } else if (name === 'style:style') this.addStyle(element)
    else return false
    this.paragraphs = new Map()
    this.looks = new WeakMap()
    return true
  }

  private addStyle(element: XmlElement): void {
    const { attributes } = element
    const id = attributes['style:name'] ?? ''
    const clip = childOf(element, 'style:graphic-properties')?.attributes['fo:clip'] ?? ''
    if (/[1-9]/.test(clip)) this.cut.add(id)
    this.styles.set(keyOf(attributes['style:family'] ?? '', id), {
      name: attributes['style:display-name'] ?? nameOf(id),
      parent: attributes['style:parent-style-name'] ?? null,
      text: childOf(element, 'style:text-properties'),
      outline: Number(attributes['style:default-outline-level'] ?? '0') || 0,
      list: attributes['style:list-style-name'] || null,
      align: childOf(element, 'style:paragraph-properties')?.attributes['fo:text-align'] ?? null,
    })
  }

  private addList(element: XmlElement): void {
    const levels = new Map<number, ListLevel>()
    for (const level of elementsOf(element)) {
      const isNumber = level.name === 'text:list-level-style-number'
      const isBlank = /^[ \u00a0]+$/.test(level.attributes['text:bullet-char'] ?? '')
      const format = level.attributes['style:num-format'] ?? ''
      const prefix = level.attributes['style:num-prefix'] ?? ''
      const suffix = level.attributes['style:num-suffix'] ?? ''
      levels.set(Number(level.attributes['text:level']), {
        sign: !isNumber ? (isBlank ? 'blank' : 'bullet') : format === '' ? 'none' : 'number',
        start: Number(level.attributes['text:start-value'] ?? '1') || 1,
        ...(hasWords(`${prefix} ${suffix}`) && {
          label: (number) => prefix + (format === '' ? '' : numeral(number, NUMERALS[format] ?? '')) + suffix,
        }),
      })
    }
    this.lists.set(element.attributes['style:name'] ?? '', levels)
  }

  private chain(family: string, id: string): Style[] {
    const chain: Style[] = []
    const seen = new Set<string>()
    let next: string | null = id
    while (next !== null && !seen.has(next) && seen.size < DEEPEST_CHAIN) {
      seen.add(next)
      const style = this.styles.get(keyOf(family, next))
      if (!style) break
      chain.push(style)
      next = style.parent
    }
    return chain
  }

  /** True for a frame with this style that shows only a part of its picture. */
  isCut(id: string): boolean {
    return this.cut.has(id)
  }

  paragraph(id: string): ParagraphStyle {
    const known = this.paragraphs.get(id)
    if (known) return known
    const chain = this.chain('paragraph', id)
    const role = chain.length === 0 ? roleOfStyle(nameOf(id)) : roleOf(chain)
    const look = chain.reduceRight((before, { text }) => lookOf(text, before), this.defaults)
    const style: ParagraphStyle = {
      role,
      // A style of one paragraph only is what somebody did by hand: there italics are meant.
      look: {
        ...look,
        italic: look.italic && /^P\d+$/.test(id) && role === null,
        bold: look.bold && role === null,
      },
      list: chain.find(({ list }) => list !== null)?.list ?? null,
      alignment: alignmentOf(chain.find(({ align }) => align !== null)?.align),
    }
    this.paragraphs.set(id, style)
    return style
  }

  /** The look of characters in a style, over that of what is around them. */
  characters(id: string, before: Look): Look {
    const looks = this.looks.get(before) ?? new Map<string, Look>()
    this.looks.set(before, looks)
    const known = looks.get(id)
    if (known) return known
    const chain = this.chain('text', id)
    const own = chain.reduceRight((under, { text }) => lookOf(text, under), before)
    const look = chain.some(({ name }) => isCodeStyle(name)) ? { ...own, code: true } : own
    looks.set(id, look)
    return look
  }

  /** A level of a style of lists, counted from 1; bullets where it is not defined. */
  listLevel(id: string | null, level: number): ListLevel {
    return this.lists.get(id ?? '')?.get(level) ?? { sign: 'bullet', start: 1 }
  }
}

/** Where lines stand; `end` is taken for the right, as where text runs from the left. */
function alignmentOf(align: string | null | undefined): Alignment {
  if (align === 'center') return 'center'
  return align === 'end' || align === 'right' ? 'right' : null
}

/** The name of a style as people see it, by the one in the file. */
const nameOf = (id: string) =>
  id.replace(/_([\da-f]{2})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))

const keyOf = (family: string, id: string) => `${family}\n${id}`

function roleOf(chain: readonly Style[]): StyleRole | null {
  for (const { name, outline } of chain) {
    const role = roleOfStyle(name)
    if (role) return role
    if (outline > 0) return { role: 'heading', level: outline }
  }
  return null
}
