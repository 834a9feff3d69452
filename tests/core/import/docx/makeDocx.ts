import { strToU8, type Zippable, zipSync } from 'fflate'

const FORMAT = 'http://schemas.openxmlformats.org'
const NAMESPACES =
  `xmlns:w="${FORMAT}/wordprocessingml/2006/main" xmlns:r="${FORMAT}/officeDocument/2006/relationships" ` +
  `xmlns:m="${FORMAT}/officeDocument/2006/math" xmlns:wp="${FORMAT}/drawingml/2006/wordprocessingDrawing" ` +
  `xmlns:a="${FORMAT}/drawingml/2006/main" xmlns:mc="${FORMAT}/markup-compatibility/2006" ` +
  `xmlns:pic="${FORMAT}/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:anything"`

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const REL = `${FORMAT}/officeDocument/2006/relationships`

/** The parts of a document beside its body, each as the XML inside its root. */
export type MadeParts = {
  styles?: string
  numbering?: string
  footnotes?: string
  endnotes?: string
  comments?: string
  header?: string
  footer?: string
  /** Addresses of links by their ids. */
  links?: Readonly<Record<string, string>>
  /** Pictures by the ids by which the body shows them: the name of each and its bytes. */
  media?: Readonly<Record<string, { name: string; bytes: Uint8Array }>>
  title?: string
  creator?: string
  /** What the names of namespaces are in the strict form. */
  strict?: boolean
}

const ROOTS = {
  styles: 'w:styles',
  numbering: 'w:numbering',
  footnotes: 'w:footnotes',
  endnotes: 'w:endnotes',
  comments: 'w:comments',
  header: 'w:hdr',
  footer: 'w:ftr',
} as const

/** The XML of a part of a document. */
function partXml(root: string, inside: string): string {
  return `${HEAD}<${root} ${NAMESPACES}>${inside}</${root}>`
}

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** What kind of part each is, which other programs want to know. */
function contentTypes(parts: MadeParts): string {
  const kinds = ['document', ...Object.keys(ROOTS).filter((kind) => kind in parts)]
  const overrides = kinds.map((kind) => {
    const type = `${TYPE}.${kind}${kind === 'document' ? '.main' : ''}+xml`
    return `<Override PartName="/word/${kind}.xml" ContentType="${type}"/>`
  })
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>'
  return `${HEAD}<Types xmlns="${FORMAT}/package/2006/content-types">${defaults}${overrides.join('')}</Types>`
}

/** The files of a document of Word. */
export function docxFiles(body: string, parts: MadeParts = {}): Record<string, string> {
  const { links = {}, media = {}, title = '', creator = '', strict = false } = parts
  const relationships: string[] = []
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(parts),
    '_rels/.rels':
      `${HEAD}<Relationships xmlns="${FORMAT}/package/2006/relationships">` +
      `<Relationship Id="r1" Type="${REL}/officeDocument" Target="word/document.xml"/>` +
      `<Relationship Id="r2" Type="${FORMAT}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
      '</Relationships>',
    'docProps/core.xml':
      `${HEAD}<cp:coreProperties xmlns:cp="${FORMAT}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
      `<dc:title>${title}</dc:title><dc:creator>${creator}</dc:creator></cp:coreProperties>`,
    'word/document.xml': partXml('w:document', `<w:body>${body}</w:body>`),
  }
  for (const [kind, root] of Object.entries(ROOTS)) {
    const inside = Object.entries(parts).find(([name]) => name === kind)?.[1]
    if (typeof inside !== 'string') continue
    files[`word/${kind}.xml`] = partXml(root, inside)
    relationships.push(`<Relationship Id="p-${kind}" Type="${REL}/${kind}" Target="${kind}.xml"/>`)
  }
  for (const [id, address] of Object.entries(links))
    relationships.push(
      `<Relationship Id="${id}" Type="${REL}/hyperlink" Target="${address}" TargetMode="External"/>`,
    )
  for (const [id, { name }] of Object.entries(media))
    relationships.push(`<Relationship Id="${id}" Type="${REL}/image" Target="media/${name}"/>`)
  files['word/_rels/document.xml.rels'] =
    `${HEAD}<Relationships xmlns="${FORMAT}/package/2006/relationships">${relationships.join('')}</Relationships>`
  if (!strict) return files
  const isStrict = (text: string) =>
    text
      .replaceAll(`${FORMAT}/wordprocessingml/2006/main`, 'http://purl.oclc.org/ooxml/wordprocessingml/main')
      .replaceAll(REL, 'http://purl.oclc.org/ooxml/officeDocument/relationships')
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, isStrict(text)]))
}

/** Files in a zip. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const zippable: Zippable = {}
  for (const [path, content] of Object.entries(files))
    zippable[path] = typeof content === 'string' ? strToU8(content) : content
  return zipSync(zippable)
}

/** A document of Word by the XML of its body. */
export function makeDocx(body: string, parts?: MadeParts): Uint8Array {
  const pictures = Object.values(parts?.media ?? {}).map(({ name, bytes }) => [`word/media/${name}`, bytes])
  return zipOf({ ...docxFiles(body, parts), ...Object.fromEntries(pictures) })
}

/** A run of characters with its properties. */
export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A paragraph of runs with its properties; a text alone is one run. */
export function par(content: string, properties = ''): string {
  const runs = content.startsWith('<') ? content : run(content)
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`
}

export const styled = (style: string, content: string) => par(content, `<w:pStyle w:val="${style}"/>`)

/** A style of paragraphs. */
export function style(id: string, name: string, more = ''): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`
}
