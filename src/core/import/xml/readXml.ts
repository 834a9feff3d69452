import { SaxesParser } from 'saxes'
import type { XmlElement, XmlNode } from './element.ts'
import { type Namespaces, Prefixes } from './prefixes.ts'

/** Elements within elements; documents that people wrote stay under a hundred. */
const DEEPEST_ELEMENT = 300
/** Elements of one part of a document that is held in memory at a time. */
const MOST_ELEMENTS = 400_000
/** Attributes of one element. */
const MOST_ATTRIBUTES = 1000
/** Prefixes of namespaces that are declared in one place. */
const MOST_PREFIXES = 500
/** Characters of one tag, comment or text between two tags, and of all text that is held at a time. */
const LONGEST_TEXT = 5_000_000
/** Elements of one XML file. */
const MOST_ELEMENTS_IN_ALL = 1_500_000

/** Why a file is not read: it is no XML, or it could keep us busy for ever. */
export type XmlFault = 'broken' | 'hostile'

type XmlReading = {
  namespaces: Namespaces
  /** Elements that are not held as a whole: each element in them is handed over by itself, as soon as it ends. */
  opened: ReadonlySet<string>
  /** Elements that are passed over, with all that is in them. */
  skipped?: ReadonlySet<string>
  take: (element: XmlElement) => void
}

class Refusal extends Error {
  readonly fault: XmlFault
  constructor(fault: XmlFault) {
    super(fault)
    this.fault = fault
  }
}

/**
 * Reads XML of which the bytes come in parts, from `source`, which gives a fault of its own where they end too early; null
 * where all was read.
 *
 * Idea: a document is far larger than any of its paragraphs, so the elements that hold it as a whole (`opened`) are gone
 * through, and what is in them is built, handed over and forgotten one by one.
 * Invariant: no declaration of a document type with entities is read, no element lies deeper than `DEEPEST_ELEMENT`, and
 * no more than `MOST_ELEMENTS` are held; so whoever takes an element may go through it by recursion.
 * Cost: linear in the bytes.
 */
export function readXml<Fault extends string>(
  source: (take: (bytes: Uint8Array) => void) => Fault | null,
  reading: XmlReading,
): Fault | XmlFault | null {
  const tree = new TreeBuilder(reading)
  const text = new TextSlices((slice) => tree.write(slice))
  try {
    const fault = source((bytes) => text.write(bytes))
    if (fault !== null) return fault
    text.end()
    tree.end()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.fault
    throw error
  }
}

/** Elements that are still open, and what is in them. */
type Open = { name: string; attributes: XmlElement['attributes']; children: XmlNode[] }

class TreeBuilder {
  private readonly parser = new SaxesParser<{ xmlns: false; position: false }>({
    xmlns: false,
    position: false,
  })
  private readonly prefixes: Prefixes
  private readonly open: (Open | null)[] = []
  private readonly reading: XmlReading
  private skippedFrom = Number.POSITIVE_INFINITY
  private held = 0
  private heldText = 0
  private attributes = 0
  /** Characters since the parser last found the end of something. */
  private pending = 0
  private all = 0

  constructor(reading: XmlReading) {
    this.reading = reading
    this.prefixes = new Prefixes(reading.namespaces)
    const { parser } = this
    parser.on('doctype', (declaration) => {
      if (declaration.includes('[')) throw new Refusal('hostile')
    })
    parser.on('error', () => {
      throw new Refusal('broken')
    })
    parser.on('attribute', () => {
      this.attributes += 1
      if (this.attributes > MOST_ATTRIBUTES) throw new Refusal('hostile')
    })
    for (const end of ['comment', 'processinginstruction'] as const)
      parser.on(end, () => {
        this.pending = 0
      })
    parser.on('opentag', ({ name, attributes }) => this.opened(name, attributes))
    parser.on('closetag', () => this.closed())
    parser.on('text', (text) => this.text(text))
    parser.on('cdata', (text) => this.text(text))
  }

  write(slice: string): void {
    this.pending += slice.length
    if (this.pending > LONGEST_TEXT && this.skippedFrom > this.open.length) throw new Refusal('hostile')
    this.parser.write(slice)
  }

  end(): void {
    this.parser.close()
  }

  private opened(written: string, attributes: Record<string, string>): void {
    const depth = this.open.length
    this.all += 1
    this.attributes = 0
    this.pending = 0
    if (depth >= DEEPEST_ELEMENT || this.all > MOST_ELEMENTS_IN_ALL) throw new Refusal('hostile')
    this.prefixes.open(depth, attributes)
    if (this.prefixes.count > MOST_PREFIXES) throw new Refusal('hostile')
    const name = this.prefixes.element(written)
    const parent = this.open.at(-1)
    if (this.reading.skipped?.has(name)) this.skippedFrom = Math.min(this.skippedFrom, depth)
    const isGoneThrough = (parent === null || depth === 0) && this.reading.opened.has(name)
    if (isGoneThrough || depth >= this.skippedFrom) {
      this.open.push(null)
      return
    }
    this.held += 1
    if (this.held > MOST_ELEMENTS) throw new Refusal('hostile')
    const element: Open = { name, attributes: this.named(attributes), children: [] }
    parent?.children.push(element)
    this.open.push(element)
  }

  private named(attributes: Record<string, string>): XmlElement['attributes'] {
    const named: Record<string, string> = Object.create(null)
    for (const name in attributes) named[this.prefixes.attribute(name)] = attributes[name] ?? ''
    return named
  }

  private closed(): void {
    this.pending = 0
    const element = this.open.pop()
    const depth = this.open.length
    this.prefixes.close(depth)
    if (depth === this.skippedFrom) this.skippedFrom = Number.POSITIVE_INFINITY
    if (!element || this.open.at(-1)) return
    this.held = 0
    this.heldText = 0
    this.reading.take(element)
  }

  private text(text: string): void {
    this.pending = 0
    const parent = this.open.at(-1)
    if (!parent) return
    this.heldText += text.length
    if (this.heldText > LONGEST_TEXT) throw new Refusal('hostile')
    parent.children.push(text)
  }
}

const SLICE = 65_536

/** The text of a file of XML, decoded by its first bytes or by what it declares, and given in slices. */
class TextSlices {
  private decoder: TextDecoder | null = null
  private readonly take: (slice: string) => void

  constructor(take: (slice: string) => void) {
    this.take = take
  }

  write(bytes: Uint8Array): void {
    this.decoder ??= decoderOf(bytes)
    for (let from = 0; from < bytes.length; from += SLICE)
      this.take(this.decoder.decode(bytes.subarray(from, from + SLICE), { stream: true }))
  }

  end(): void {
    const rest = this.decoder?.decode() ?? ''
    if (rest !== '') this.take(rest)
  }
}

function decoderOf(bytes: Uint8Array): TextDecoder {
  const [first = 0, second = 0] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le')
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be')
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  const declared = /^<\?xml[^>]{0,100}encoding=["']([\w.-]{1,40})["']/.exec(head)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(declared)
  } catch {
    throw new Refusal('broken')
  }
}
