import { failed, ok } from '../../failure.ts'
import { Archive } from '../archive/index.ts'
import type { Inline } from '../../document/types.ts'
import { namesLanguage } from '../office/languageTag.ts'
import { changingDates } from '../office/dateFields.ts'
import { Budget } from '../office/budget.ts'
import { NoticeCounts } from '../office/noticeCounts.ts'
import { documentDraft, type OfficeComment, type OfficeDocument } from '../office/documentDraft.ts'
import { PackageFault, partOf } from '../office/officePackage.ts'
import type { Part } from '../office/parts.ts'
import type { Properties } from '../office/properties.ts'
import { sourceBlocks } from '../office/sourceBlocks.ts'
import { joinedParagraphs } from '../office/tables.ts'
import type { FormatReader } from '../reader.ts'
import type { SourceFile } from '../sourceFile.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import { textIn, type XmlElement } from '../xml/index.ts'
import { BodyReader } from './bodyReader.ts'
import { readChunks } from './chunks.ts'
import { DocxPackage } from './docxPackage.ts'
import { Fields } from './fields.ts'
import type { Story } from './inlines.ts'
import { Lists } from './numbering.ts'
import { type OwnDocument, ownDocumentDraft, readOwnFields } from './ownDocument.ts'
import { Styles } from './styles.ts'

/** Documents of Word, in both forms of the standard, with macros or without, and templates. */
export const docxReader: FormatReader = {
  recognise(file) {
    return file.foreign?.format === 'DOCX' && file.foreign.code === 'unsupported' ? 'sure' : null
  },
  async read(file) {
    const { fileName } = file
    try {
      const document = await readDocx(file)
      if ('fields' in document) return ok(ownDocumentDraft(file, document))
      const isEmpty = document.source.length === 0 && document.comments.length === 0
      return isEmpty ? failed('empty', { fileName }) : ok(documentDraft(file, document))
    } catch (error) {
      if (error instanceof PackageFault) return failed(error.code, { fileName, format: 'DOCX' })
      throw error
    }
  },
}

const USUAL_PATH = 'word/document.xml'

async function readDocx({ bytes, pictures }: SourceFile): Promise<OfficeDocument | OwnDocument> {
  const document = new DocxPackage(bytes)
  const targets = [...document.relationships('').values()]
  const named = targets.find(({ kind }) => kind === 'officeDocument')?.target
  const path = named !== undefined && document.archive.find(named) ? named : USUAL_PATH
  if (document.archive.find(path) === null) throw new PackageFault('broken')
  const reading = new DocxReading(document, path, pictureOf(bytes, pictures))
  reading.chunks = await readChunks(document, reading.pathsOf('aFChunk'), pictures)
  const pathOf = (kind: string) => targets.find((each) => each.kind === kind)?.target
  const { fields, isUntouched } = readOwnFields(document, pathOf)
  if (fields && isUntouched) {
    const { source } = sourceBlocks(reading.body(true), true)
    return { fields, source, notices: reading.counts.notices, uses: pictures.uses }
  }
  const { source, linked } = sourceBlocks(reading.body())
  reading.counts.linksInHeadings = linked.length
  return {
    format: 'docx',
    source,
    note: linked.join('\n'),
    margins: reading.margins(),
    comments: reading.comments(),
    properties: readProperties(document, pathOf('core-properties')),
    ...(fields && { own: fields }),
    language: reading.language,
    changing: changingDates(reading.dates),
    notices: reading.counts.notices,
  }
}

/** The pictures of a document. They are unpacked apart from its text, so that what they hold never keeps the text from being read. */
function pictureOf(bytes: Uint8Array, pictures: SourceFile['pictures']): Story['picture'] {
  const archive = Archive.open(bytes)
  return ({ target, isExternal }, { fileName, said, crop }) => {
    if (isExternal) return pictures.find([target])
    const shown = said || fileName || 'image'
    const src = pictures.take(target, fileName, () => partOf(archive, target), shown)
    // Of a picture that is turned, programs differ in what its edges are.
    const isTurned = src !== null && pictures.found.get(src)?.isTurned === true
    if (isTurned && crop) pictures.leave('pictures-uncropped', shown)
    if (src !== null) pictures.say(src, { crop: isTurned ? null : crop })
    return src
  }
}

function readProperties(document: DocxPackage, path = 'docProps/core.xml'): Properties {
  const properties = { title: '', creator: '' }
  document.each(path, ['cp:coreProperties'], (element) => {
    if (element.name === 'dc:title') properties.title = textIn(element)
    if (element.name === 'dc:creator') properties.creator = textIn(element)
  })
  return properties
}

/** The texts of one document, and what they share: styles, lists, notes. */
class DocxReading {
  readonly counts = new NoticeCounts()
  private readonly budget = new Budget()
  private readonly languages = new Map<string, number>()
  readonly dates: string[] = []
  private isOwn: boolean = false
  private readonly styles = new Styles()
  private readonly lists = new Lists()
  private readonly notes: { readonly [kind in 'footnote' | 'endnote']: Map<string, readonly Inline[]> } = {
    footnote: new Map(),
    endnote: new Map(),
  }
  private readonly document: DocxPackage
  private readonly path: string
  private readonly picture: Story['picture']
  private readonly relationships: ReturnType<DocxPackage['relationships']>
  /** The text of the parts in other formats, by their paths. */
  chunks: Story['chunks'] = new Map()

  constructor(document: DocxPackage, path: string, picture: Story['picture']) {
    this.document = document
    this.picture = picture
    this.path = path
    this.relationships = document.relationships(path)
    for (const part of this.pathsOf('styles'))
      document.each(part, ['w:styles'], (element) => this.styles.add(element))
    for (const part of this.pathsOf('numbering'))
      document.each(part, ['w:numbering'], (element) => this.lists.add(element))
  }

  pathsOf(kind: string): string[] {
    const found = [...this.relationships.values()].filter((each) => each.kind === kind && !each.isExternal)
    return [...new Set(found.map(({ target }) => target))]
  }

  /** The language of most letters; null where the document says none. */
  get language(): string | null {
    const most = [...this.languages].reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0])[0]
    return namesLanguage(most) ? most : null
  }

  /** A text of the document with what it refers to; it refers to a note once. */
  private story(path: string, note: Story['note'], picture: Story['picture'] = () => null): Story {
    const { styles, counts, budget, languages, dates, chunks, isOwn } = this
    return {
      isOwn,
      chunks,
      styles,
      counts,
      budget,
      languages,
      dates,
      fields: new Fields(),
      relationships: this.document.relationships(path),
      note,
      picture,
    }
  }

  /** The text; `isOwn` for a document as Marbre wrote it. */
  body(isOwn = false): readonly Part[] {
    this.isOwn = isOwn
    for (const kind of ['footnote', 'endnote'] as const) {
      const parts = this.texts(`${kind}s`, `w:${kind}s`)
      for (const { element, parts: said } of parts)
        if (!/separator/i.test(element.attributes['w:type'] ?? ''))
          this.notes[kind].set(element.attributes['w:id'] ?? '', joinedParagraphs(said, isOwn))
    }
    const note: Story['note'] = (kind, id) => {
      const content = this.notes[kind].get(id) ?? null
      this.notes[kind].delete(id)
      return content
    }
    const reader = new BodyReader(this.story(this.path, note, this.picture), this.lists)
    this.document.each(this.path, ['w:document', 'w:body'], (element) => reader.take(element))
    return reader.end()
  }

  /** The texts that parts of a kind hold, each with the element that holds it. */
  private texts(kind: string, root: string): { element: XmlElement; parts: readonly Part[] }[] {
    const texts: { element: XmlElement; parts: readonly Part[] }[] = []
    for (const path of this.pathsOf(kind)) {
      const story = this.story(
        path,
        () => null,
        () => {
          this.counts.picturesInNotes += 1
          return null
        },
      )
      this.document.each(path, [root], (element) => {
        const reader = new BodyReader({ ...story, fields: new Fields() }, this.lists)
        reader.takeAll(element)
        texts.push({ element, parts: reader.end() })
      })
    }
    return texts
  }

  /** The headers and footers of the pages. */
  margins(): SourceBlock[] {
    // A logo in the margin is no picture of the article.
    const margins = (['header', 'footer'] as const).flatMap((kind) =>
      this.pathsOf(kind).flatMap((path) => {
        const reader = new BodyReader(
          this.story(path, () => null),
          this.lists,
        )
        this.document.each(path, [kind === 'header' ? 'w:hdr' : 'w:ftr'], (element) => reader.take(element))
        return reader.end()
      }),
    )
    return sourceBlocks(margins).source
  }

  comments(): OfficeComment[] {
    return this.texts('comments', 'w:comments').map(({ element, parts }) => ({
      author: element.attributes['w:author'] ?? '',
      source: sourceBlocks(parts).source,
    }))
  }
}
