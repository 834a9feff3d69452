import { Archive, type ArchiveFault } from '../archive/index.ts'
import { type Namespaces, readXml, type XmlElement, type XmlFault } from '../xml/index.ts'

/** Why a document of an office program cannot be read. Thrown where it shows, caught where the reader of the format begins. */
export class PackageFault extends Error {
  readonly code: ArchiveFault | XmlFault
  constructor(code: ArchiveFault | XmlFault) {
    super(code)
    this.code = code
  }
}

/** Elements that are gone through, and those that are passed over, in a part of a document. */
type PartShape = { opened: readonly string[]; skipped?: ReadonlySet<string> }

/** The bytes of a part of a document; null where it is not there, or cannot be read; `hostile` where it is a bomb. */
export function partOf(archive: Archive | ArchiveFault, path: string): Uint8Array | 'hostile' | null {
  const entry = typeof archive === 'string' ? null : archive.find(path)
  const content = entry === null || typeof archive === 'string' ? null : archive.read(entry)
  return content instanceof Uint8Array || content === 'hostile' ? content : null
}

/** The parts of a document of an office program, each a file of XML in a zip. What cannot be read throws a `PackageFault`. */
export class OfficePackage {
  readonly archive: Archive
  private readonly namespaces: Namespaces

  constructor(bytes: Uint8Array, namespaces: Namespaces) {
    const archive = Archive.open(bytes)
    if (typeof archive === 'string') throw new PackageFault(archive)
    this.archive = archive
    this.namespaces = namespaces
  }

  /** Hands over the elements of a part, one after the other; none where there is no such part. */
  read(path: string, { opened, skipped = new Set() }: PartShape, take: (element: XmlElement) => void): void {
    const entry = this.archive.find(path)
    if (entry === null) return
    const fault = readXml((bytes) => this.archive.stream(entry, bytes), {
      namespaces: this.namespaces,
      opened: new Set(opened),
      skipped,
      take,
    })
    if (fault !== null) throw new PackageFault(fault)
  }

  /** All elements of a part that is gone through. */
  elements(path: string, shape: PartShape): XmlElement[] {
    const elements: XmlElement[] = []
    this.read(path, shape, (element) => elements.push(element))
    return elements
  }
}
