import type { Article } from '../../article/index.ts'
import { readSections } from '../../document/index.ts'
import type { Inline } from '../../document/types.ts'
import { ArticlePictures } from '../articlePictures.ts'
import type { ExportContext } from '../context.ts'
import { zipOf } from '../zip.ts'
import { BodyWriter, paragraphXml } from './bodyWriter.ts'
import { correctionXml, headXml } from './head.ts'
import { footerXml, headerXml } from './margins.ts'
import { DOCUMENT_NAMESPACES, TEXT_NAMESPACES, XML_HEAD } from './namespaces.ts'
import { Numbering } from './numbering.ts'
import { contentTypesXml, FONTS_XML, PACKAGE_RELATIONSHIPS_XML, SETTINGS_XML } from './package.ts'
import { Pictures } from './pictures.ts'
import { APPLICATION_XML, corePropertiesXml, customPropertiesXml } from './properties.ts'
import { Relationships } from './relationships.ts'
import { RunWriter } from './runs.ts'
import { stylesXml } from './styles.ts'
import { writingOf } from './writing.ts'

/** A4 upright, in twentieths of a point, with margins of 2.5 centimetres. */
const pageXml = (header: string, footer: string, isRtl: boolean) =>
  `<w:sectPr><w:headerReference w:type="default" r:id="${header}"/><w:footerReference w:type="default" r:id="${footer}"/>` +
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1418" w:bottom="1418" w:left="1418" w:header="794" w:footer="737" w:gutter="0"/>' +
  `${isRtl ? '<w:bidi/>' : ''}</w:sectPr>`

const separator = (id: number, name: string, element: string) =>
  `<w:footnote w:type="${name}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${element}/></w:r></w:p></w:footnote>`
const SEPARATORS =
  separator(-1, 'separator', 'separator') + separator(0, 'continuationSeparator', 'continuationSeparator')
const NOTE_MARK =
  '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'

function footnotesXml(notes: readonly (readonly Inline[])[], runs: RunWriter): string {
  const each = notes.map(
    (content, index) =>
      `<w:footnote w:id="${index + 1}">${paragraphXml('FootnoteText', '', NOTE_MARK + runs.content(content))}</w:footnote>`,
  )
  return `${XML_HEAD}<w:footnotes ${TEXT_NAMESPACES}>${SEPARATORS}${each.join('')}</w:footnotes>`
}

/** Tells of each address once, however many links lead there. */
function oncePerLink(tell: ExportContext['notice']): ExportContext['notice'] {
  const told = new Set<string>()
  return (notice) => {
    const isOfLink = notice.name === 'relative-link' || notice.name === 'invalid-link'
    const isKnown = isOfLink && told.has(notice.what)
    if (isOfLink) told.add(notice.what)
    if (!isKnown) tell(notice)
  }
}

/** The article as a Word document: its parts in named styles, the same bytes for the same article. */
export function toDocx(article: Article, context: ExportContext): Uint8Array {
  const { language } = article
  const { isRtl } = writingOf(language)
  const links = new Relationships()
  const noteLinks = new Relationships()
  const notes: (readonly Inline[])[] = []
  const notice = oncePerLink(context.notice)
  const runs = new RunWriter(links, isRtl, notes, notice)
  const plainRuns = new RunWriter(noteLinks, isRtl, null, notice)
  const numbering = new Numbering()
  const pictures = new Pictures(new ArticlePictures(article, { ...context, notice }), links)
  for (const kind of ['styles', 'settings', 'fontTable', 'numbering', 'footnotes'])
    links.part(kind, `${kind}.xml`)
  const page = pageXml(links.part('header', 'header.xml'), links.part('footer', 'footer.xml'), isRtl)
  const writer = new BodyWriter({ runs, numbering, pictures, isRtl, notice })
  const head = headXml(article, context.house.dateLanguage || language, runs)
  const text = writer.article(readSections(article.sections))
  runs.languageXml = ''
  const body = head + text + correctionXml(article, runs)
  const footnotes = footnotesXml(notes, plainRuns)
  return zipOf([
    { name: '[Content_Types].xml', content: contentTypesXml(pictures.extensions), shared: true },
    { name: '_rels/.rels', content: PACKAGE_RELATIONSHIPS_XML, shared: true },
    {
      name: 'word/document.xml',
      content: `${XML_HEAD}<w:document ${DOCUMENT_NAMESPACES}><w:body>${body}${page}</w:body></w:document>`,
    },
    { name: 'word/_rels/document.xml.rels', content: links.xml(), shared: links.isUsual },
    { name: 'word/footnotes.xml', content: footnotes, shared: notes.length === 0 },
    ...(noteLinks.isEmpty ? [] : [{ name: 'word/_rels/footnotes.xml.rels', content: noteLinks.xml() }]),
    { name: 'word/numbering.xml', content: numbering.xml(), shared: numbering.isUsual },
    { name: 'word/header.xml', content: headerXml(article, context, plainRuns) },
    { name: 'word/footer.xml', content: footerXml(context, plainRuns), shared: true },
    { name: 'word/styles.xml', content: stylesXml(language, context.house.accentColor), shared: true },
    { name: 'word/settings.xml', content: SETTINGS_XML, shared: true },
    { name: 'word/fontTable.xml', content: FONTS_XML, shared: true },
    { name: 'docProps/core.xml', content: corePropertiesXml(article) },
    { name: 'docProps/app.xml', content: APPLICATION_XML, shared: true },
    { name: 'docProps/custom.xml', content: customPropertiesXml(article) },
    ...pictures.entries,
  ])
}
