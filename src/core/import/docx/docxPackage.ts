import { OfficePackage } from '../office/officePackage.ts'
import type { Namespaces } from '../xml/index.ts'

const TRANSITIONAL = 'http://schemas.openxmlformats.org'
const STRICT = 'http://purl.oclc.org/ooxml'

/** The namespaces of Word in both forms of the standard, and those of what stands in its documents. */
const NAMESPACES: Namespaces = {
  [`${TRANSITIONAL}/wordprocessingml/2006/main`]: 'w',
  [`${STRICT}/wordprocessingml/main`]: 'w',
  [`${TRANSITIONAL}/officeDocument/2006/relationships`]: 'r',
  [`${STRICT}/officeDocument/relationships`]: 'r',
  [`${TRANSITIONAL}/officeDocument/2006/math`]: 'm',
  [`${STRICT}/officeDocument/math`]: 'm',
  [`${TRANSITIONAL}/drawingml/2006/wordprocessingDrawing`]: 'wp',
  [`${STRICT}/drawingml/wordprocessingDrawing`]: 'wp',
  [`${TRANSITIONAL}/drawingml/2006/main`]: 'a',
  [`${STRICT}/drawingml/main`]: 'a',
  [`${TRANSITIONAL}/drawingml/2006/picture`]: 'pic',
  [`${STRICT}/drawingml/picture`]: 'pic',
  [`${TRANSITIONAL}/drawingml/2006/chart`]: 'c',
  [`${STRICT}/drawingml/chart`]: 'c',
  [`${TRANSITIONAL}/markup-compatibility/2006`]: 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  [`${TRANSITIONAL}/package/2006/relationships`]: 'rel',
  [`${TRANSITIONAL}/package/2006/metadata/core-properties`]: 'cp',
  [`${TRANSITIONAL}/officeDocument/2006/extended-properties`]: 'ep',
  [`${TRANSITIONAL}/officeDocument/2006/custom-properties`]: 'cu',
  [`${TRANSITIONAL}/officeDocument/2006/docPropsVTypes`]: 'vt',
  'http://purl.org/dc/elements/1.1/': 'dc',
}

/**
 * Left aside wherever it stands: the form for old programs of what is there in a newer one, how things were before a change,
 * and what was taken out or moved elsewhere.
 */
const SKIPPED: ReadonlySet<string> = new Set([
  'mc:Fallback',
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:numberingChange',
])

/** Where a relationship of a part leads to, and what kind it is: the last word of its type. */
export type Relationship = { kind: string; target: string; isExternal: boolean }

/** A document of Word: its parts and what they refer to. */
export class DocxPackage extends OfficePackage {
  constructor(bytes: Uint8Array) {
    super(bytes, NAMESPACES)
  }

  /** The elements of a part below its root, `w:document` and `w:body` included. */
  each(path: string, opened: readonly string[], take: Parameters<OfficePackage['read']>[2]): void {
    this.read(path, { opened, skipped: SKIPPED }, take)
  }

  /** The relationships of a part by their ids; those of the document as a whole for an empty path. */
  relationships(path: string): ReadonlyMap<string, Relationship> {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const relationships = new Map<string, Relationship>()
    this.each(`${folder}_rels/${path.slice(folder.length)}.rels`, ['rel:Relationships'], ({ attributes }) => {
      const { Id = '', Type = '', Target = '', TargetMode } = attributes
      const isExternal = TargetMode === 'External'
      relationships.set(Id, {
        kind: Type.slice(Type.lastIndexOf('/') + 1),
        target: isExternal ? Target : resolve(folder, Target),
        isExternal,
      })
    })
    return relationships
  }
}

/** The path of a part from the folder of the part that names it. */
function resolve(folder: string, target: string): string {
  const path: string[] = []
  for (const part of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (part === '..') path.pop()
    else if (part !== '' && part !== '.') path.push(part)
  }
  return path.join('/')
}
