import { LIGHT } from '../../colors.ts'
import { W_NAMESPACE, XML_HEAD } from './namespaces.ts'
import { continuedStyle, DEEPEST_CONTINUED, indentOf } from './numbering.ts'
import { writingOf } from './writing.ts'

/** `#rrggbb` as Word writes it. */
const hexOf = (color: string) => color.slice(1).toUpperCase()
/** The colours of the pages, as in the exported HTML; the accent may be the house's. */
const QUIET = hexOf(LIGHT.quiet)
const HAIRLINE = 'D9D3C6'
const WASH = hexOf(LIGHT.panel)

const SANS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
const MONO = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
/** Sizes are in half points. */
const size = (half: number) => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`
const color = (value: string) => `<w:color w:val="${value}"/>`
const BOLD = '<w:b/><w:bCs/>'
/** Distances are in twentieths of a point; a line of 240 is a single one. */
const spacing = (before: number, after: number, line = 0) =>
  `<w:spacing w:before="${before}" w:after="${after}"${line > 0 ? ` w:line="${line}" w:lineRule="auto"` : ''}/>`
const border = (side: string, width: number, space: number, value: string) =>
  `<w:${side} w:val="single" w:sz="${width}" w:space="${space}" w:color="${value}"/>`

type StyleSpec = {
  /** Word and LibreOffice know styles by their names, which are English in every language of theirs. */
  name: string
  basedOn?: string
  next?: string
  paragraph?: string
  run?: string
}

const paragraphStyles = (accent: string, isRtl: boolean): Readonly<Record<string, StyleSpec>> => ({
  Kicker: {
    name: 'Kicker',
    next: 'Title',
    paragraph: `<w:keepNext/>${spacing(0, 100, 264)}`,
    run: `${SANS}${BOLD}<w:caps/>${color(accent)}<w:spacing w:val="14"/>${size(17)}`,
  },
  Title: {
    name: 'Title',
    next: 'Subtitle',
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(0, 140, 252)}<w:outlineLvl w:val="0"/>`,
    run: `${BOLD}<w:spacing w:val="-4"/>${size(60)}`,
  },
  Subtitle: {
    name: 'Subtitle',
    next: 'Standfirst',
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(0, 180, 276)}`,
    run: `${BOLD}${size(31)}`,
  },
  Standfirst: {
    name: 'Standfirst',
    next: 'Byline',
    paragraph: spacing(0, 220, 312),
    run: `${color('3A352D')}${size(28)}`,
  },
  Byline: {
    name: 'Byline',
    next: 'Normal',
    paragraph: spacing(0, 40, 288),
    run: `${SANS}${BOLD}${size(19)}`,
  },
  Credits: {
    name: 'Credits',
    next: 'Normal',
    paragraph: spacing(0, 340, 288),
    run: `${SANS}${color(QUIET)}${size(18)}`,
  },
  Heading2: {
    name: 'heading 2',
    next: 'Normal',
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(380, 120, 264)}<w:outlineLvl w:val="1"/>`,
    run: `${BOLD}${size(34)}`,
  },
  Heading3: {
    name: 'heading 3',
    next: 'Normal',
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(280, 80, 276)}<w:outlineLvl w:val="2"/>`,
    run: `${BOLD}${size(26)}`,
  },
  Quote: {
    name: 'Quote',
    paragraph: `<w:pBdr>${border(isRtl ? 'right' : 'left', 18, 14, accent)}</w:pBdr>${spacing(160, 140)}<w:ind w:start="480" w:end="480"/>`,
    run: color('3A352D'),
  },
  // Based on a quotation, and not in the outline: readers that do not know it take it for quoted words, not for the paper's own.
  QuoteHeading: {
    name: 'Quote Heading',
    basedOn: 'Quote',
    next: 'Quote',
    paragraph: '<w:keepNext/>',
    run: BOLD,
  },
  QuoteAttribution: {
    name: 'Quote Attribution',
    basedOn: 'Quote',
    next: 'Normal',
    paragraph: spacing(0, 240),
    run: `${SANS}${color(QUIET)}${size(18)}`,
  },
  ListBullet: { name: 'List Bullet', paragraph: `${spacing(0, 90)}<w:contextualSpacing w:val="0"/>` },
  ListNumber: { name: 'List Number', paragraph: `${spacing(0, 90)}<w:contextualSpacing w:val="0"/>` },
  ...continuedStyles(),
  Figure: { name: 'Figure', next: 'Caption', paragraph: `<w:keepNext/>${spacing(240, 80, 240)}` },
  Caption: {
    name: 'caption',
    next: 'Normal',
    paragraph: spacing(0, 280, 276),
    run: `${SANS}${color(QUIET)}${size(17)}`,
  },
  HTMLPreformatted: {
    name: 'HTML Preformatted',
    basedOn: 'SourceCode',
    paragraph: `<w:pBdr>${['top', 'left', 'bottom', 'right'].map((side) => border(side, 48, 1, WASH)).join('')}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="${WASH}"/>${spacing(120, 240, 264)}<w:ind w:start="140" w:end="140"/>`,
  },
  SourceCode: { name: 'Source Code', run: `${MONO}<w:noProof/>${size(19)}` },
  HorizontalLine: {
    name: 'Horizontal Line',
    next: 'Normal',
    paragraph: `<w:keepNext/>${spacing(240, 240)}<w:jc w:val="center"/>`,
    run: `${color(QUIET)}<w:spacing w:val="80"/>`,
  },
  TableContents: {
    name: 'Table Contents',
    paragraph: spacing(50, 50, 276),
    run: `${SANS}${size(18)}`,
  },
  TableHeading: {
    name: 'Table Heading',
    basedOn: 'TableContents',
    paragraph: '<w:keepNext/>',
    run: BOLD,
  },
  WideTableContents: {
    name: 'Wide Table Contents',
    basedOn: 'TableContents',
    paragraph: spacing(50, 50, 264),
    run: size(13),
  },
  WideTableHeading: { name: 'Wide Table Heading', basedOn: 'TableHeading', run: size(13) },
  CorrectionLabel: {
    name: 'Correction Label',
    next: 'Correction',
    paragraph: `<w:keepNext/><w:pBdr>${border('top', 6, 10, accent)}</w:pBdr>${spacing(440, 40)}`,
    run: `${SANS}${BOLD}${color(accent)}${size(18)}`,
  },
  Correction: { name: 'Correction', paragraph: spacing(0, 160), run: size(23) },
  FootnoteText: { name: 'footnote text', paragraph: spacing(0, 50, 264), run: size(20) },
  Header: {
    name: 'header',
    paragraph: `<w:pBdr>${border('bottom', 4, 5, HAIRLINE)}</w:pBdr><w:tabs><w:tab w:val="end" w:pos="9070"/></w:tabs>${spacing(0, 0, 252)}`,
    run: `${SANS}${color(QUIET)}${size(16)}`,
  },
  Embargo: {
    name: 'Embargo',
    basedOn: 'Header',
    paragraph: `<w:pBdr><w:bottom w:val="nil"/></w:pBdr>${spacing(80, 0, 252)}`,
    run: `${BOLD}${color(accent)}${size(18)}`,
  },
  Footer: {
    name: 'footer',
    paragraph: `<w:tabs><w:tab w:val="end" w:pos="9070"/></w:tabs>${spacing(0, 0, 252)}`,
    run: `${SANS}${color(QUIET)}${size(16)}`,
  },
})

/** Paragraphs that go on in an item of a list, for each level that Word has a name for. */
function continuedStyles(): Readonly<Record<string, StyleSpec>> {
  const levels = Array.from({ length: DEEPEST_CONTINUED + 1 }, (_, level) => level)
  return Object.fromEntries(
    levels.map((level) => [
      continuedStyle(level),
      {
        name: level === 0 ? 'List Continue' : `List Continue ${level + 1}`,
        paragraph: `${spacing(0, 90)}<w:ind w:start="${indentOf(level)}" w:end="0"/>`,
      },
    ]),
  )
}

const characterStyles = (accent: string): Readonly<Record<string, StyleSpec>> => ({
  Hyperlink: { name: 'Hyperlink', run: `${color(accent)}<w:u w:val="single"/>` },
  VerbatimChar: { name: 'Verbatim Char', run: `${MONO}<w:noProof/>${size(20)}` },
  FootnoteReference: { name: 'footnote reference', run: '<w:vertAlign w:val="superscript"/>' },
  Credit: { name: 'Credit', run: color('8A8275') },
})

/** The distances of `start` and `end` as Word's transitional form of the standard calls them. */
const sided = (xml: string) =>
  xml.replace(/w:start="(\d+)" w:end="(\d+)"/g, 'w:left="$1" w:right="$2"').replaceAll('"end"', '"right"')

function styleXml(type: 'paragraph' | 'character', id: string, spec: StyleSpec): string {
  const { name, basedOn = type === 'paragraph' ? 'Normal' : '', next, paragraph = '', run = '' } = spec
  return (
    `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>` +
    (basedOn === '' ? '' : `<w:basedOn w:val="${basedOn}"/>`) +
    (next === undefined ? '' : `<w:next w:val="${next}"/>`) +
    '<w:uiPriority w:val="1"/><w:qFormat/>' +
    (paragraph === '' ? '' : `<w:pPr>${sided(paragraph)}</w:pPr>`) +
    (run === '' ? '' : `<w:rPr>${run}</w:rPr>`) +
    '</w:style>'
  )
}

/** The styles of tables: hairlines between the rows, a stronger one under the header. */
const TABLE_STYLES =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
  `<w:style w:type="table" w:styleId="ArticleTable"><w:name w:val="Article Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:tblPr><w:tblBorders>${border('top', 8, 0, QUIET)}${border('bottom', 8, 0, QUIET)}${border('insideH', 4, 0, HAIRLINE)}</w:tblBorders></w:tblPr>` +
  `<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${border('bottom', 8, 0, QUIET)}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>`

/** The part that was made last: articles that are exported together are in one language. */
let last = { language: '', accentColor: '', xml: '' }

/** The part that holds the styles, for a language of the text. `accentColor` is `#rrggbb`, or empty for Marbre's own. */
export function stylesXml(language: string, accentColor: string): string {
  if (last.xml === '' || last.language !== language || last.accentColor !== accentColor)
    last = { language, accentColor, xml: madeStyles(language, accentColor) }
  return last.xml
}

function madeStyles(language: string, accentColor: string): string {
  const { isRtl, languageXml, eastAsianFont } = writingOf(language)
  const accent = hexOf(/^#[0-9a-f]{6}$/i.test(accentColor) ? accentColor : LIGHT.accent)
  const asian = eastAsianFont === '' ? '' : ` w:eastAsia="${eastAsianFont}"`
  const fonts = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"${asian} w:cs="Times New Roman"/>`
  const bidi = isRtl ? '<w:bidi/>' : ''
  const styles = [
    ...Object.entries(paragraphStyles(accent, isRtl)).map(([id, spec]) => styleXml('paragraph', id, spec)),
    ...Object.entries(characterStyles(accent)).map(([id, spec]) => styleXml('character', id, spec)),
  ]
  return (
    `${XML_HEAD}<w:styles ${W_NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>${fonts}${size(24)}${languageXml}</w:rPr></w:rPrDefault>` +
    `<w:pPrDefault><w:pPr><w:widowControl/>${bidi}${spacing(0, 160, 318)}</w:pPr></w:pPrDefault></w:docDefaults>` +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    `${styles.join('')}${TABLE_STYLES}</w:styles>`
  )
}
