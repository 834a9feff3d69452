import { OFFICE, W_NAMESPACE, XML_HEAD } from './namespaces.ts'
import { Relationships } from './relationships.ts'

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const PACKAGE_TYPE = 'application/vnd.openxmlformats-package'
const OFFICE_TYPE = 'application/vnd.openxmlformats-officedocument'

const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${type}"/>`

/** The types of the parts that every document has. */
const OVERRIDES =
  override('word/document.xml', `${TYPE}.document.main+xml`) +
  ['styles', 'settings', 'fontTable', 'numbering', 'footnotes', 'header', 'footer']
    .map((kind) => override(`word/${kind}.xml`, `${TYPE}.${kind}+xml`))
    .join('') +
  override('docProps/core.xml', `${PACKAGE_TYPE}.core-properties+xml`) +
  override('docProps/app.xml', `${OFFICE_TYPE}.extended-properties+xml`) +
  override('docProps/custom.xml', `${OFFICE_TYPE}.custom-properties+xml`)

/** What kind of part each is. `pictures` are the extensions of the pictures in it. */
export function contentTypesXml(pictures: readonly string[]): string {
  const shown = pictures.map(
    (extension) => `<Default Extension="${extension}" ContentType="image/${extension}"/>`,
  )
  return (
    `${XML_HEAD}<Types xmlns="${OFFICE}/package/2006/content-types">` +
    `<Default Extension="rels" ContentType="${PACKAGE_TYPE}.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
    `${shown.join('')}${OVERRIDES}</Types>`
  )
}

/** The relationships of the package itself. */
export const PACKAGE_RELATIONSHIPS_XML: string = packageRelationships()

function packageRelationships(): string {
  const links = new Relationships()
  links.part('officeDocument', 'word/document.xml')
  links.part(`${OFFICE}/package/2006/relationships/metadata/core-properties`, 'docProps/core.xml')
  links.part('extended-properties', 'docProps/app.xml')
  links.part('custom-properties', 'docProps/custom.xml')
  return links.xml()
}

/** The settings of every document: the behaviour of Word since 2013, and the two separators of notes. */
export const SETTINGS_XML =
  `${XML_HEAD}<w:settings ${W_NAMESPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:characterSpacingControl w:val="doNotCompress"/>` +
  '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' +
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
  '</w:settings>'

const font = (name: string, instead: string, family: string) =>
  `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:family w:val="${family}"/><w:pitch w:val="${family === 'modern' ? 'fixed' : 'variable'}"/></w:font>`

/** The fonts, each with one that other systems have in its place. */
export const FONTS_XML =
  `${XML_HEAD}<w:fonts ${W_NAMESPACE}>${font('Times New Roman', 'Liberation Serif', 'roman')}` +
  `${font('Arial', 'Liberation Sans', 'swiss')}${font('Courier New', 'Liberation Mono', 'modern')}</w:fonts>`
