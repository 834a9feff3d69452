import { type Look, PLAIN_LOOK } from '../office/look.ts'
import { isCodeStyle, roleOfStyle, type StyleRole } from '../office/styleRoles.ts'
import { childOf, elementsOf, type XmlElement } from '../xml/index.ts'

/** True for a property that is on: it stands there, and does not say that it is off. */
export function isOn(property: XmlElement | undefined): boolean | undefined {
  if (property === undefined) return undefined
  return !/^(?:0|false|off|none)$/.test(property.attributes['w:val'] ?? '1')
}

export const setting = (property: XmlElement | undefined) => property?.attributes['w:val']

/** What the properties of a run say of its look; what they do not say is as it was. */
export function lookOf(properties: XmlElement | undefined, before: Look): Look {
  if (properties === undefined) return before
  const look = { ...before }
  let raised = 0
  for (const property of properties.children) {
    if (typeof property === 'string') continue
    const value = setting(property) ?? ''
    switch (property.name) {
      case 'w:b':
        look.bold = isOn(property) ?? false
        break
      case 'w:i':
        look.italic = isOn(property) ?? false
        break
      case 'w:strike':
      case 'w:dstrike':
        look.strike = isOn(property) ?? false
        break
      case 'w:vanish':
      case 'w:webHidden':
        look.hidden = isOn(property) ?? false
        break
      case 'w:vertAlign':
        look.vertical = value === 'superscript' || value === 'subscript' ? value : null
        break
      case 'w:position':
        raised = Number(value) || 0
        break
      case 'w:sz':
        if (Number(value) > 0) look.size = Number(value) / 2
        break
      case 'w:rFonts':
        look.font = property.attributes['w:ascii'] ?? property.attributes['w:hAnsi'] ?? look.font
        break
      case 'w:lang':
        look.language = value || look.language
        break
    }
  }
  // LibreOffice writes raised letters by their place and their size.
  if (raised !== 0 && look.size < before.size) look.vertical = raised > 0 ? 'superscript' : 'subscript'
  return look
}

/** A style as the file has it. */
type Style = {
  name: string
  basedOn: string | null
  run: XmlElement | undefined
  outline: number | null
  numbering: XmlElement | undefined
}

/** The role and list that a style gives a paragraph. */
export type ParagraphStyle = {
  role: StyleRole | null
  look: Look
  numbering: XmlElement | undefined
  /** The depth of the list above it in which it goes on; null where it does not. */
  goesOn: number | null
}

const NO_HEADING = 9
/** The style of the header of a table, by its name in Word and LibreOffice. */
const TABLE_HEADING = /^table heading$/i
/** The numbering of a paragraph or a style, which has what another one says where it says nothing itself. */
export function withDefaults(
  own: XmlElement | undefined,
  other: XmlElement | undefined,
): XmlElement | undefined {
  if (!own || !other) return own ?? other
  const said = new Set(elementsOf(own).map(({ name }) => name))
  return { ...own, children: [...own.children, ...elementsOf(other).filter(({ name }) => !said.has(name))] }
}

/** Names of styles of paragraphs that go on in a list. */
const GOES_ON = /^(?:list continue|liste continue|listenfortsetzung|continuar lista) ?([2-9])?/i

/** The styles of a document. Each is worked out once, after what it is based on. */
export class Styles {
  private readonly styles = new Map<string, Style>()
  private readonly paragraphs = new Map<string, ParagraphStyle>()
  private readonly looks = new WeakMap<Look, Map<string, Look>>()
  private defaults: Look = PLAIN_LOOK
  private usual: string | null = null
  /** True where paragraphs are written from right to left if they do not say otherwise. */
  isRtl = false

  /** Takes an element of the part that holds the styles. */
  add(element: XmlElement): void {
    if (element.name === 'w:docDefaults') {
      this.isRtl = isOn(childOf(childOf(childOf(element, 'w:pPrDefault'), 'w:pPr'), 'w:bidi')) ?? false
      this.defaults = lookOf(childOf(childOf(element, 'w:rPrDefault'), 'w:rPr'), PLAIN_LOOK)
      return
    }
    const id = element.attributes['w:styleId']
    if (element.name !== 'w:style' || id === undefined) return
    const properties = childOf(element, 'w:pPr')
    const outline = setting(childOf(properties, 'w:outlineLvl'))
    this.styles.set(id, {
      name: setting(childOf(element, 'w:name')) ?? id,
      basedOn: setting(childOf(element, 'w:basedOn')) ?? null,
      run: childOf(element, 'w:rPr'),
      outline: outline === undefined ? null : Number(outline),
      numbering: childOf(properties, 'w:numPr'),
    })
    const isDefault = /^(?:1|true|on)$/.test(element.attributes['w:default'] ?? '')
    if (isDefault && element.attributes['w:type'] === 'paragraph') this.usual = id
  }

  /** A style and those that it is based on, the nearest first; a circle ends where it closes. */
  private chain(id: string): [string, Style][] {
    const chain: [string, Style][] = []
    const seen = new Set<string>()
    let next: string | null = id
    while (next !== null && !seen.has(next) && seen.size < 50) {
      seen.add(next)
      const style = this.styles.get(next)
      if (!style) break
      chain.push([next, style])
      next = style.basedOn
    }
    return chain
  }

  /** The paragraph style of an id; the usual one without an id. */
  paragraph(id: string | null): ParagraphStyle {
    const named = id ?? this.usual ?? ''
    const known = this.paragraphs.get(named)
    if (known) return known
    const chain = this.chain(named)
    const role = chain.length === 0 ? roleOfStyle(named) : roleOf(chain)
    const look = chain.reduceRight((before, [, { run }]) => lookOf(run, before), this.defaults)
    const isHeader = chain.some(([, { name }]) => TABLE_HEADING.test(name))
    const style: ParagraphStyle = {
      role,
      // What all paragraphs of a style look like is no emphasis; in bold they may be headings.
      look: { ...look, italic: false, bold: look.bold && role === null && !isHeader },
      numbering: chain.reduceRight<XmlElement | undefined>(
        (before, [, { numbering }]) => withDefaults(numbering, before),
        undefined,
      ),
      goesOn: depthOfContinued(chain),
    }
    this.paragraphs.set(named, style)
    return style
  }

  /** The look of characters in a style of their own, over that of their paragraph. */
  character(id: string, before: Look): Look {
    const looks = this.looks.get(before) ?? new Map<string, Look>()
    this.looks.set(before, looks)
    const known = looks.get(id)
    if (known) return known
    const chain = this.chain(id)
    const own = chain.reduceRight((under, [, { run }]) => lookOf(run, under), before)
    const look = chain.some(([, { name }]) => isCodeStyle(name)) ? { ...own, code: true } : own
    looks.set(id, look)
    return look
  }
}

/** How deep in lists the paragraphs of a style go on, counted from 0, as Word numbers its styles: `List Continue 2`. */
function depthOfContinued(chain: readonly [string, Style][]): number | null {
  for (const [, { name }] of chain) {
    const found = GOES_ON.exec(name)
    if (found) return Number(found[1] ?? '1') - 1
  }
  return null
}

/** The nearest role among a style and those that it is based on: by name, by id, by the level of the outline. */
function roleOf(chain: readonly [string, Style][]): StyleRole | null {
  for (const [id, { name, outline }] of chain) {
    const role = roleOfStyle(name) ?? roleOfStyle(id)
    if (role) return role
    if (outline === NO_HEADING) return null
    if (outline !== null) return { role: 'heading', level: outline + 1 }
  }
  return null
}
