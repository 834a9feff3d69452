import type { Byline } from '../../article/index.ts'
import { figuresOf } from '../../pictures/figures.ts'
import type { HouseProfile } from '../house.ts'
import { xmlText } from '../xml.ts'
import { type Book, labelOf } from './book.ts'
import { bookWords } from './bookWords.ts'
import { fileAs } from './fileAs.ts'

/** A file of the book, by its name in the folder of the package. */
export type BookFile = {
  name: string
  /** Its id in the manifest. */
  id: string
  mediaType: string
  content: string | Uint8Array
  /** As in a manifest: `nav`. */
  properties?: string
  /** As in `ZipEntry`. */
  stored?: boolean
  shared?: boolean
  /** True for a page that is read in its turn: the spine has their order. */
  isRead?: boolean
}

/** An element of the metadata in a line; an empty string where it would be empty. */
function element(tag: string, text: string, attributes = ''): string {
  const content = xmlText(labelOf(text))
  return content === '' ? '' : `    <${tag}${attributes}>${content}</${tag.split(' ', 1)[0]}>\n`
}
const meta = (property: string, text: string, attributes = '') =>
  element('meta', text, ` property="${property}"${attributes}`)

/** The code of MARC for what a person did, by the words of a byline; an author where they say nothing else. */
function relatorOf(role = ''): string {
  if (/photo|foto/i.test(role)) return 'pht'
  if (/illustr|ilustr|dessin|zeichn|infogra/i.test(role)) return 'ill'
  return /tradu[cz]|tradut|transla|übers|oversæt|vertal/i.test(role) ? 'trl' : 'aut'
}

type Creator = Pick<Byline, 'name' | 'role'> & { language: string }

/** Who signs the articles, each name once; else the agencies whose copy they are. */
function creatorsOf({ chapters }: Book): Creator[] {
  const people = chapters.flatMap(({ article: { byline, language } }) =>
    byline.map(({ name, role = '' }) => ({ name: labelOf(name), role, language })),
  )
  const agencies = chapters.map(({ article: { agency, language } }) => ({ name: labelOf(agency), language }))
  const named = new Map<string, Creator>()
  for (const creator of people.some(({ name }) => name !== '') ? people : agencies)
    if (creator.name !== '' && !named.has(creator.name)) named.set(creator.name, creator)
  return [...named.values()]
}

function creatorsXml(book: Book): string {
  return creatorsOf(book)
    .map(({ name, role, language }, index) => {
      const refines = ` refines="#creator-${index + 1}"`
      return (
        element('dc:creator', name, ` id="creator-${index + 1}"`) +
        meta('role', relatorOf(role), `${refines} scheme="marc:relators"`) +
        meta('file-as', fileAs(name, language), refines)
      )
    })
    .join('')
}

/** A date as the standard wants it: a day, or a date-time with seconds and without their fraction. */
const w3cDate = (date: string) => date.replace(/(T\d{2}:\d{2})(?=[Z+-])/, '$1:00').replace(/\.\d+/, '')

/** What the book says of its accessibility, in the words of schema.org. */
function accessibilityXml({ language, chapters }: Book, files: readonly BookFile[]): string {
  const pictures = files.filter(({ mediaType }) => mediaType.startsWith('image/'))
  const words = bookWords(language)
  const described = chapters.every(({ article }) => figuresOf(article).every(({ alt }) => alt.trim() !== ''))
  const hasAlternatives = pictures.length > 0 && described
  const features = ['structuralNavigation', 'tableOfContents', 'readingOrder', 'displayTransformability']
  const summary = hasAlternatives ? `${words.accessibility} ${words.pictures}` : words.accessibility
  const mayFlash = pictures.some(({ mediaType }) => mediaType === 'image/gif')
  return [
    meta('schema:accessMode', 'textual'),
    pictures.length > 0 ? meta('schema:accessMode', 'visual') : '',
    meta('schema:accessModeSufficient', pictures.length > 0 && !described ? 'textual,visual' : 'textual'),
    ...(hasAlternatives ? ['alternativeText', ...features] : features).map((feature) =>
      meta('schema:accessibilityFeature', feature),
    ),
    meta('schema:accessibilityHazard', mayFlash ? 'unknown' : 'none'),
    meta('schema:accessibilitySummary', summary, ` xml:lang="${xmlText(words.language)}"`),
  ].join('')
}

/** The image of the cover as EPUB 2 names it, which many readers still go by. */
function coverXml(files: readonly BookFile[]): string {
  const cover = files.find(({ properties }) => properties === 'cover-image')
  return cover ? `    <meta name="cover" content="${cover.id}"/>\n` : ''
}

const distinct = (texts: readonly string[]) => [...new Set(texts)]

function metadataXml(book: Book, house: HouseProfile, files: readonly BookFile[]): string {
  const articles = book.chapters.map(({ article }) => article)
  const newest = articles.map(({ date }) => date).filter((date) => date !== '')
  const date = newest.toSorted((one, other) => Date.parse(other) - Date.parse(one))[0] ?? ''
  const subjects = articles.flatMap(({ desk, keywords }) => [desk, ...keywords]).map(labelOf)
  return [
    element('dc:identifier', book.identifier, ' id="id"'),
    element('dc:title', book.title),
    ...distinct(articles.map(({ language }) => language)).map((language) => element('dc:language', language)),
    creatorsXml(book),
    element('dc:date', w3cDate(date)),
    meta('dcterms:modified', book.modified),
    element('dc:publisher', house.publisher || house.siteName),
    element('dc:rights', house.licence),
    book.isDossier ? '' : element('dc:description', articles[0]?.standfirst ?? ''),
    ...distinct(subjects).map((subject) => element('dc:subject', subject)),
    coverXml(files),
    accessibilityXml(book, files),
  ].join('')
}

/** The package document: what the book is, its files, and the order of its pages. */
export function packageXml(book: Book, house: HouseProfile, files: readonly BookFile[]): string {
  const items = files.map(({ name, id, mediaType, properties }) => {
    const more = properties === undefined ? '' : ` properties="${properties}"`
    return `    <item id="${id}" href="${name}" media-type="${mediaType}"${more}/>\n`
  })
  const order = files.filter(({ isRead = false }) => isRead).map(({ id }) => `    <itemref idref="${id}"/>\n`)
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${xmlText(book.language)}" dir="${book.direction}">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${metadataXml(book, house, files)}  </metadata>
  <manifest>
${items.join('')}  </manifest>
  <spine page-progression-direction="${book.direction}">
${order.join('')}  </spine>
</package>
`
}
