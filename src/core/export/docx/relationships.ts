import { xmlText } from '../xml.ts'
import { OFFICE, XML_HEAD } from './namespaces.ts'

/** What the kind of a relationship begins with, but for those of the package itself. */
const KINDS = `${OFFICE}/officeDocument/2006/relationships`

type Relationship = { kind: string; target: string; isExternal: boolean }

/** What one part of a document refers to: other parts, and addresses of the web. Each target has one id. */
export class Relationships {
  private readonly ids = new Map<string, string>()
  private readonly all: Relationship[] = []

  /** The id of a part by its path from the folder of the part that refers to it. `kind` may be a whole address. */
  part(kind: string, target: string): string {
    return this.add({ kind: kind.includes(':') ? kind : `${KINDS}/${kind}`, target, isExternal: false })
  }

  /** The id of a link to an address. */
  link(address: string): string {
    return this.add({ kind: `${KINDS}/hyperlink`, target: address, isExternal: true })
  }

  private add(relationship: Relationship): string {
    const key = `${relationship.kind} ${relationship.target}`
    const known = this.ids.get(key)
    if (known !== undefined) return known
    const id = `rId${this.all.push(relationship)}`
    this.ids.set(key, id)
    return id
  }

  /** True where it refers only to what every document has: no pictures, no addresses. */
  get isUsual(): boolean {
    return this.all.every(({ kind, isExternal }) => !isExternal && !kind.endsWith('/image'))
  }

  get isEmpty(): boolean {
    return this.all.length === 0
  }

  xml(): string {
    const each = this.all.map(
      ({ kind, target, isExternal }, index) =>
        `<Relationship Id="rId${index + 1}" Type="${kind}" Target="${xmlText(target)}"${isExternal ? ' TargetMode="External"' : ''}/>`,
    )
    return `${XML_HEAD}<Relationships xmlns="${OFFICE}/package/2006/relationships">${each.join('')}</Relationships>`
  }
}
