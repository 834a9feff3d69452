import { failed, ok } from '../../failure.ts'
import { Archive } from '../archive/index.ts'
import { type Equation, equationOfMathMl } from '../equations/index.ts'
import { documentDraft, type OfficeComment, type OfficeDocument } from '../office/documentDraft.ts'
import { namesLanguage } from '../office/languageTag.ts'
import { changingDates } from '../office/dateFields.ts'
import { Budget } from '../office/budget.ts'
import { NoticeCounts } from '../office/noticeCounts.ts'
import { addOwnField, type OwnFields } from '../office/ownFields.ts'
import { OfficePackage, PackageFault, partOf } from '../office/officePackage.ts'
import { sourceBlocks } from '../office/sourceBlocks.ts'
import { joinedParagraphs } from '../office/tables.ts'
import type { FormatReader } from '../reader.ts'
import type { SourceFile } from '../sourceFile.ts'
import { childOf, elementsOf, type Namespaces, readXml, textIn, type XmlElement } from '../xml/index.ts'
import { OdtBody } from './odtBody.ts'
import type { OdtStory } from './odtContent.ts'
import { OdtStyles } from './odtStyles.ts'

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns'
const NAMESPACES: Namespaces = {
  [`${OASIS}:office:1.0`]: 'office',
  [`${OASIS}:text:1.0`]: 'text',
  [`${OASIS}:style:1.0`]: 'style',
  [`${OASIS}:table:1.0`]: 'table',
  [`${OASIS}:drawing:1.0`]: 'draw',
  [`${OASIS}:xsl-fo-compatible:1.0`]: 'fo',
  [`${OASIS}:svg-compatible:1.0`]: 'svg',
  [`${OASIS}:meta:1.0`]: 'meta',
  [`${OASIS}:manifest:1.0`]: 'manifest',
  'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0': 'loext',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://www.w3.org/1998/Math/MathML': 'math',
  'http://purl.org/dc/elements/1.1/': 'dc',
}

/** The elements that hold the others, in each of the files of a document. */
const OPENED = [
  'office:document',
  'office:document-content',
  'office:document-styles',
  'office:document-meta',
  'office:meta',
  'office:styles',
  'office:automatic-styles',
  'office:master-styles',
  'office:body',
  'office:text',
]
const SKIPPED: ReadonlySet<string> = new Set(['office:binary-data', 'office:scripts'])

/** Documents of OpenDocument: files of LibreOffice, OpenOffice and Google Docs, packed or in one file of XML. */
export const odtReader: FormatReader = {
  recognise({ foreign, bytes }) {
    if (foreign?.format === 'ODT' && foreign.code === 'unsupported') return 'sure'
    return foreign === null && isFlat(bytes) ? 'sure' : null
  },
  async read(file) {
    const { fileName, bytes } = file
    try {
      const reading = new OdtReading(pictureOf(file))
      if (isFlat(bytes)) reading.readFlat(bytes)
      else reading.readPackage(bytes)
      const document = reading.document
      const isEmpty = document.source.length === 0 && document.comments.length === 0
      return isEmpty ? failed('empty', { fileName }) : ok(documentDraft(file, document))
    } catch (error) {
      if (error instanceof PackageFault) return failed(error.code, { fileName, format: 'ODT' })
      throw error
    }
  },
}

/** True for a document in one file of XML. */
function isFlat(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x3c && bytes[0] !== 0xef) return false
  const head = String.fromCharCode(...bytes.subarray(0, 4000))
  return /<office:document[ \t\r\n]/.test(head) && head.includes('opendocument.text')
}

/** The pictures of a document, each a part of its package; those of one in a single file of XML are not read. */
function pictureOf({ bytes, pictures }: SourceFile): OdtStory['picture'] {
  const archive = isFlat(bytes) ? 'not-a-file' : Archive.open(bytes)
  return (address, { fileName, said, isCut }) => {
    const shown = said || fileName || 'image'
    if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(address)) return pictures.find([address])
    if (address === '') pictures.leave('pictures-unsupported', shown)
    const path = address.replace(/^\.\//, '')
    if (address === '') return null
    const src = pictures.take(path, fileName, () => partOf(archive, path), shown)
    // What is cut off is said in lengths of a page, which are none of the picture.
    if (src !== null && isCut) pictures.leave('pictures-uncropped', shown)
    return src
  }
}

/** One document: its styles, its text, and what stands beside it. */
class OdtReading {
  private readonly counts = new NoticeCounts()
  private readonly budget = new Budget()
  private readonly languages = new Map<string, number>()
  private readonly dates: string[] = []
  private readonly styles = new OdtStyles()
  private readonly comments: XmlElement[] = []
  private readonly deletions = { known: new Set<string>(), open: new Set<string>() }
  private readonly properties = { title: '', creator: '' }
  /** What the properties of a document hold that Marbre wrote. */
  private readonly own: OwnFields = { creators: [], sectionLanguages: [] }
  private ownCount = 0
  private readonly body: OdtBody
  private readonly margins: OdtBody
  /** The document in its package; null for one in a single file. */
  private package: OfficePackage | null = null

  constructor(picture: OdtStory['picture']) {
    this.body = new OdtBody({ ...this.story(this.counts), picture })
    // A logo in the margin is no picture of the article.
    this.margins = new OdtBody(this.story(new NoticeCounts()))
  }

  /** Counts a picture where there can be none. */
  private readonly noPicture = (): null => {
    this.counts.picturesInNotes += 1
    return null
  }

  /** What texts share; a note in a note is none. */
  private story(counts: NoticeCounts): OdtStory {
    const { styles, budget, languages, dates, comments } = this
    const inNote: OdtStory = {
      styles,
      budget,
      languages,
      dates,
      comments,
      counts,
      note: null,
      picture: () => null,
      equation: (object) => this.equationOf(object),
      deletions: this.deletions,
      bookmarks: new Map(),
    }
    const note = (element: XmlElement) => {
      const reader = new OdtBody({ ...inNote, picture: this.noPicture })
      reader.takeAll(element)
      return joinedParagraphs(reader.parts)
    }
    return { ...inNote, note }
  }

  /** The equation that an object is; null for another object, and for one that cannot be read. Its file is apart, or it stands in the text. */
  private equationOf(object: XmlElement): Equation | null {
    const path = /^(?:\.\/)?([^:]+?)\/?$/.exec(object.attributes['xlink:href'] ?? '')?.[1]
    try {
      const [math] =
        path === undefined
          ? elementsOf(object)
          : (this.package?.elements(`${path}/content.xml`, { opened: [] }) ?? [])
      return math?.name === 'math:math' ? equationOfMathMl(math) : null
    } catch (error) {
      if (error instanceof PackageFault) return null
      throw error
    }
  }

  readPackage(bytes: Uint8Array): void {
    const document = new OfficePackage(bytes, NAMESPACES)
    this.package = document
    if (document.archive.find('encrypted-package')) throw new PackageFault('protected')
    document.read('META-INF/manifest.xml', { opened: ['manifest:manifest'] }, (entry) => {
      if (childOf(entry, 'manifest:encryption-data')) throw new PackageFault('protected')
    })
    if (document.archive.find('content.xml') === null) throw new PackageFault('broken')
    for (const path of ['meta.xml', 'styles.xml', 'content.xml'])
      document.read(path, { opened: OPENED, skipped: SKIPPED }, (element) => this.take(element))
  }

  readFlat(bytes: Uint8Array): void {
    const fault = readXml<never>(
      (take) => {
        take(bytes)
        return null
      },
      {
        namespaces: NAMESPACES,
        opened: new Set(OPENED),
        skipped: SKIPPED,
        take: (element) => this.take(element),
      },
    )
    if (fault !== null) throw new PackageFault(fault)
  }

  private take(element: XmlElement): void {
    const { name } = element
    if (this.styles.add(element)) return
    if (name === 'dc:title') this.properties.title = textIn(element)
    else if (name === 'meta:initial-creator') this.properties.creator = textIn(element)
    else if (name === 'dc:creator') this.properties.creator ||= textIn(element)
    else if (name === 'dc:language') this.own.language = textIn(element)
    else if (name === 'meta:user-defined') {
      if (addOwnField(this.own, element.attributes['meta:name'] ?? '', textIn(element))) this.ownCount += 1
    } else if (name === 'style:master-page')
      for (const margin of elementsOf(element)) this.margins.takeAll(margin)
    else this.body.take(element)
  }

  get document(): OfficeDocument {
    const comments = this.comments.map((comment) => this.comment(comment))
    const { source, linked } = sourceBlocks(this.body.parts)
    this.counts.linksInHeadings = linked.length
    const language = [...this.languages].reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0])[0]
    return {
      format: 'odt',
      source,
      margins: sourceBlocks(this.margins.parts).source,
      comments,
      properties: this.properties,
      ...(this.ownCount > 0 && { own: this.own }),
      language: namesLanguage(language) ? language : null,
      note: linked.join('\n'),
      changing: changingDates(this.dates),
      notices: this.counts.notices,
    }
  }

  private comment(comment: XmlElement): OfficeComment {
    const reader = new OdtBody({
      ...this.story(new NoticeCounts()),
      comments: [],
      picture: this.noPicture,
    })
    reader.takeAll(comment)
    return { author: textIn(childOf(comment, 'dc:creator')), source: sourceBlocks(reader.parts).source }
  }
}
