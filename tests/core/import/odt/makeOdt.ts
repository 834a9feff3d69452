import { strToU8, type Zippable, zipSync } from 'fflate'

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns'
const NAMESPACES =
  `xmlns:office="${OASIS}:office:1.0" xmlns:text="${OASIS}:text:1.0" xmlns:style="${OASIS}:style:1.0" ` +
  `xmlns:table="${OASIS}:table:1.0" xmlns:draw="${OASIS}:drawing:1.0" xmlns:fo="${OASIS}:xsl-fo-compatible:1.0" ` +
  `xmlns:svg="${OASIS}:svg-compatible:1.0" xmlns:meta="${OASIS}:meta:1.0" xmlns:manifest="${OASIS}:manifest:1.0" ` +
  'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
  'xmlns:math="http://www.w3.org/1998/Math/MathML" ' +
  'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
const MEDIA_TYPE = 'application/vnd.oasis.opendocument.text'

/** The parts of a document beside its text, each as the XML inside its element. */
export type MadeParts = {
  automatic?: string
  styles?: string
  master?: string
  meta?: string
  manifest?: string
  /** Pictures by their paths in the package. */
  pictures?: Readonly<Record<string, Uint8Array>>
}

/** The files of a document of OpenDocument. */
export function odtFiles(text: string, parts: MadeParts = {}): Record<string, string> {
  const { automatic = '', styles = '', master = '', meta = '', manifest = '' } = parts
  return {
    mimetype: MEDIA_TYPE,
    'META-INF/manifest.xml': `${HEAD}<manifest:manifest ${NAMESPACES}>${manifest}</manifest:manifest>`,
    'meta.xml': `${HEAD}<office:document-meta ${NAMESPACES}><office:meta>${meta}</office:meta></office:document-meta>`,
    'styles.xml': `${HEAD}<office:document-styles ${NAMESPACES}><office:styles>${styles}</office:styles><office:master-styles>${master}</office:master-styles></office:document-styles>`,
    'content.xml': `${HEAD}<office:document-content ${NAMESPACES}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
  }
}

/** Files of text in a zip, in order. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const zippable: Zippable = {}
  for (const [path, content] of Object.entries(files))
    zippable[path] = typeof content === 'string' ? strToU8(content) : content
  return zipSync(zippable)
}

export function makeOdt(text: string, parts?: MadeParts): Uint8Array {
  return zipOf({ ...odtFiles(text, parts), ...parts?.pictures })
}

/** The same in one file of XML. */
export function makeFlatOdt(text: string): Uint8Array {
  return strToU8(
    `${HEAD}<office:document ${NAMESPACES} office:mimetype="${MEDIA_TYPE}"><office:body><office:text>${text}</office:text></office:body></office:document>`,
  )
}

export const par = (content: string, style = 'Standard') =>
  `<text:p text:style-name="${style}">${content}</text:p>`
export const span = (content: string, style: string) =>
  `<text:span text:style-name="${style}">${content}</text:span>`
export const title = (content: string, level: number) =>
  `<text:h text:outline-level="${level}">${content}</text:h>`

/** A style of paragraphs or characters. */
export function style(name: string, family: 'paragraph' | 'text', properties = '', more = ''): string {
  return `<style:style style:name="${name}" style:family="${family}" ${more}><style:text-properties ${properties}/></style:style>`
}
