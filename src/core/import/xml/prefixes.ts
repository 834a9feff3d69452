/** The prefix that a namespace is to have, by its address. */
export type Namespaces = { readonly [address: string]: string }

/**
 * The names of a document with the prefixes that its reader asked for. A file may call `w` what it likes, and anew in each
 * element; a namespace that nobody asked for has the prefix `?`.
 */
export class Prefixes {
  private readonly namespaces: Namespaces
  private current: ReadonlyMap<string, string> = new Map([['xml', 'xml']])
  private readonly outer: { depth: number; prefixes: ReadonlyMap<string, string> }[] = []
  private names = new Map<string, string>()

  constructor(namespaces: Namespaces) {
    this.namespaces = namespaces
  }

  /** Takes the declarations among the attributes of an element that opens at a depth. */
  open(depth: number, attributes: Readonly<Record<string, string>>): void {
    let declared: Map<string, string> | null = null
    for (const name in attributes) {
      if (!name.startsWith('xmlns')) continue
      const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : null
      if (prefix === null) continue
      declared ??= new Map(this.current)
      const address = attributes[name] ?? ''
      declared.set(prefix, Object.hasOwn(this.namespaces, address) ? (this.namespaces[address] ?? '?') : '?')
    }
    if (declared === null) return
    this.outer.push({ depth, prefixes: this.current })
    this.set(declared)
  }

  /** How many prefixes are known here. */
  get count(): number {
    return this.current.size
  }

  /** Forgets what the element at a depth declared. */
  close(depth: number): void {
    const last = this.outer.at(-1)
    if (last?.depth !== depth) return
    this.outer.pop()
    this.set(last.prefixes)
  }

  private set(prefixes: ReadonlyMap<string, string>): void {
    this.current = prefixes
    this.names = new Map()
  }

  /** The name of an element with the prefix asked for. */
  element(name: string): string {
    return this.known(name, true)
  }

  /** The name of an attribute; one without a prefix keeps its name. */
  attribute(name: string): string {
    return name.includes(':') ? this.known(name, false) : name
  }

  private known(name: string, isElement: boolean): string {
    let known = this.names.get(name)
    if (known === undefined) {
      const colon = name.indexOf(':')
      const prefix = this.current.get(colon < 0 ? '' : name.slice(0, colon))
      const local = name.slice(colon + 1)
      known = prefix === undefined && isElement && colon < 0 ? local : `${prefix ?? '?'}:${local}`
      this.names.set(name, known)
    }
    return known
  }
}
