import { type Article, FIELD_NAMES, type FieldName, fieldSpec } from '../../article/index.ts'
import { sectionLanguages } from '../../document/index.ts'
import { xmlText } from '../xml.ts'
import { OFFICE, XML_HEAD } from './namespaces.ts'

/** Programs show no more of a property. */
const LONGEST = 255

function element(name: string, text: string): string {
  const said = xmlText(
    Array.from(text.replace(/[\r\n]+/g, ' '))
      .slice(0, LONGEST)
      .join(''),
  )
  return said === '' ? '' : `<${name}>${said}</${name}>`
}

/** An instant as properties have it: UTC, in whole seconds. */
const instantXml = (name: string, instant: string) =>
  `<dcterms:${name} xsi:type="dcterms:W3CDTF">${new Date(instant).toISOString().slice(0, 19)}Z</dcterms:${name}>`

/** The properties of the document that programs know. `dc:identifier` is the mark of its article: `urn:uuid:<id>`. */
export function corePropertiesXml(article: Article): string {
  const { id, headline, standfirst, byline, keywords, language, desk, status, createdAt, updatedAt } = article
  const names = byline.map(({ name }) => name).filter((name) => name !== '')
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="${OFFICE}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    element('dc:title', headline) +
    element('dc:creator', names.join('; ')) +
    element('cp:keywords', keywords.filter((keyword) => keyword !== '').join(', ')) +
    element('dc:description', standfirst) +
    element('dc:language', language === 'und' ? '' : language) +
    `<dc:identifier>urn:uuid:${xmlText(id)}</dc:identifier>` +
    element('cp:category', desk) +
    element('cp:contentStatus', status) +
    instantXml('created', createdAt) +
    instantXml('modified', updatedAt) +
    '</cp:coreProperties>'
  )
}

/** The fields that no style and no other property of a document holds as they are: dates, places, targets. */
const isText = (kind: string) => ['line', 'date', 'instant', 'slug', 'status'].includes(kind)
const CUSTOM_FIELDS: readonly FieldName[] = FIELD_NAMES.filter((name) => {
  const { kind, shownIn, frontMatter } = fieldSpec(name)
  return isText(kind) && shownIn !== 'display' && frontMatter?.write !== null
})

/** The values of a list, each in a line, whatever else they hold. */
const listed = (values: readonly string[]) =>
  values
    .filter((value) => value !== '')
    .map((value) => value.replace(/[\r\n]+/g, ' '))
    .join('\n')

/**
 * The article's own fields by their names, its keywords and who signs it in lines, and the languages of its sections between
 * commas (empty for one in the article's), as properties that programs keep.
 */
export function customPropertiesXml(article: Article): string {
  const fields = CUSTOM_FIELDS.flatMap((name) => {
    const value = article[name]
    return typeof value === 'string' && value !== '' ? [{ name, value }] : []
  })
  const languages = sectionLanguages(article.sections).join(',')
  const said = [
    ...fields,
    { name: 'keywords', value: listed(article.keywords) },
    { name: 'creators', value: listed(article.byline.map(({ name }) => name)) },
    { name: 'sectionLanguages', value: languages },
  ].filter(({ value }) => value !== '')
  const each = said.map(
    ({ name, value }, index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="marbre.${name}"><vt:lpwstr>${xmlText(value)}</vt:lpwstr></property>`,
  )
  return `${XML_HEAD}<Properties xmlns="${OFFICE}/officeDocument/2006/custom-properties" xmlns:vt="${OFFICE}/officeDocument/2006/docPropsVTypes">${each.join('')}</Properties>`
}

/** The program that wrote the document. One that another program saved again names that one. */
export const APPLICATION_XML = `${XML_HEAD}<Properties xmlns="${OFFICE}/officeDocument/2006/extended-properties"><Application>Marbre</Application></Properties>`
