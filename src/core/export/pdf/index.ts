import type { Article } from '../../article/index.ts'
import { pageWords } from '../pageWords.ts'
import { xmlText } from '../xml.ts'
import { readPdfEnd, withObjects } from './incrementalUpdate.ts'

/** What a PDF says of itself. Empty texts are left out; dates are RFC 3339 instants. */
type PdfMetadata = {
  title: string
  authors: readonly string[]
  subject: string
  keywords: readonly string[]
  language: string
  identifier: string
  created: string
  modified: string
}

/** A text in one line, without what no text may hold; no-break spaces stay. */
const inLine = (text: string) =>
  text
    .toWellFormed()
    .replace(/[ \u2028\u2029\p{Cc}]+/gu, ' ')
    .trim()

function metadataOf(article: Article): PdfMetadata {
  const { headline, byline, standfirst, keywords, language, id, createdAt, updatedAt } = article
  return {
    title: inLine(headline) || pageWords(language).untitled,
    authors: byline.map(({ name }) => inLine(name)).filter(Boolean),
    subject: inLine(standfirst),
    keywords: keywords.map(inLine).filter(Boolean),
    language,
    identifier: `urn:uuid:${id}`,
    created: createdAt,
    modified: updatedAt,
  }
}

const PROGRAM = 'Marbre'

/** A text as UTF-16BE with its mark, in hexadecimal digits: every text can be written so. */
function pdfText(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  return `<FEFF${units.map((unit) => unit.toString(16).toUpperCase().padStart(4, '0')).join('')}>`
}

/** An instant as PDF writes dates, in UTC; empty for what is none. */
function pdfDate(instant: string): string {
  const time = Date.parse(instant)
  if (Number.isNaN(time)) return ''
  const digits = new Date(time).toISOString().replace(/\..*$/, '').replace(/\D/g, '')
  return `(D:${digits}Z)`
}

function infoDictionary(metadata: PdfMetadata, producer: string): string {
  const { title, authors, subject, keywords, created, modified } = metadata
  const texts = {
    Title: title,
    Author: authors.join(', '),
    Subject: subject,
    Keywords: keywords.join(', '),
    Creator: PROGRAM,
    Producer: producer,
  }
  const entries = [
    ...Object.entries(texts).map(([key, text]) => [key, text && pdfText(text)] as const),
    ['CreationDate', pdfDate(created)] as const,
    ['ModDate', pdfDate(modified)] as const,
  ]
  const present = entries.filter(([, value]) => value !== '')
  return `<<${present.map(([key, value]) => `/${key} ${value}`).join('\n')}>>`
}

/** The same as XMP (ISO 16684-1), which archives and picture desks read. */
function xmpPacket(metadata: PdfMetadata, producer: string): string {
  const { title, authors, subject, keywords, language, identifier, created, modified } = metadata
  const list = (name: string, kind: 'Alt' | 'Bag' | 'Seq', items: readonly string[]) => {
    const attribute = kind === 'Alt' ? ' xml:lang="x-default"' : ''
    const inside = items.map((item) => `<rdf:li${attribute}>${xmlText(item)}</rdf:li>`).join('')
    return inside && `<dc:${name}><rdf:${kind}>${inside}</rdf:${kind}></dc:${name}>`
  }
  const plain = (name: string, text: string) => text && `<${name}>${xmlText(text)}</${name}>`
  const properties = [
    '<dc:format>application/pdf</dc:format>',
    list('title', 'Alt', [title]),
    list('creator', 'Seq', authors),
    list('description', 'Alt', subject ? [subject] : []),
    list('subject', 'Bag', keywords),
    list('language', 'Bag', [language]),
    plain('dc:identifier', identifier),
    plain('pdf:Keywords', keywords.join(', ')),
    plain('pdf:Producer', producer),
    plain('xmp:CreatorTool', PROGRAM),
    plain('xmp:CreateDate', created),
    plain('xmp:ModifyDate', modified),
  ].filter(Boolean)
  const spaces = [
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
  ].join(' ')
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about="" ${spaces}>`,
    ...properties,
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n')
}

function xmpObject(packet: string): string {
  const { length } = new TextEncoder().encode(packet)
  return `<</Type /Metadata /Subtype /XML /Length ${length}>>\nstream\n${packet}\nendstream`
}

/** The catalog with the metadata, and with the article's language where the printer wrote none. */
function catalogWith(catalog: string, metadata: number, language: string): string {
  const before = catalog.replace(/\/Metadata\s+\d+\s+\d+\s+R/, '').slice(0, -2)
  const lang = /\/Lang\b/.test(before) || language === '' ? '' : `\n/Lang ${pdfText(language)}`
  return `${before}\n/Metadata ${metadata} 0 R${lang}>>`
}

/** What wrote the PDF, as the PDF says. */
function producerOf(printed: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(printed.subarray(0, 4_096))
  return /\/Producer\s*\(([\w/ .-]*)\)/.exec(head)?.[1] ?? ''
}

/**
 * A printed page with what it says of itself: title, author, subject, keywords, the program and the article's own dates,
 * added by an incremental update. Null for bytes that are no whole PDF.
 */
export function withMetadata(printed: Uint8Array, article: Article): Uint8Array | null {
  const end = readPdfEnd(printed)
  if (!end) return null
  const metadata = metadataOf(article)
  const producer = producerOf(printed)
  const info = end.info ?? end.size
  const free = Math.max(end.size, info + 1)
  const objects = [{ number: info, body: infoDictionary(metadata, producer) }]
  if (end.catalog !== null) {
    objects.push(
      { number: free, body: xmpObject(xmpPacket(metadata, producer)) },
      { number: end.root, body: catalogWith(end.catalog, free, metadata.language) },
    )
  }
  return withObjects(printed, end, objects, info)
}
