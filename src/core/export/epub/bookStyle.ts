import type { ExportContext, ExportFont } from '../context.ts'
import { digitsCss, readableOn } from '../html/index.ts'
import type { BookFile } from './package.ts'

/** Readable on white and on black: reading systems change the paper without telling the style. */
const ACCENT = '#cd4526'
const WHITE = '#ffffff'
const NIGHT = '#121212'

const SERIF =
  '"Source Serif 4 Variable", "Source Serif 4", "Iowan Old Style", Charter, Georgia, "Noto Serif", serif'
const SANS = '"Inter Variable", Inter, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif'

/**
 * The style of a book. Colours and sizes of the text are the reader's own; quiet text is paler by opacity, so that it can be
 * read on any paper. Without custom properties and newer selectors, which older reading systems do not know.
 */
const bookCss = (accent: string, nightAccent: string) => `
html { color-scheme: light dark; }
body { margin: 0 5%; padding: 0; font-family: ${SERIF}; line-height: 1.5; text-align: start; overflow-wrap: break-word; widows: 2; orphans: 2; }
h1, h2, h3, h4, h5, h6 { font-weight: 600; line-height: 1.2; text-align: start; hyphens: none; -webkit-hyphens: none; page-break-after: avoid; break-after: avoid; page-break-inside: avoid; break-inside: avoid; }
h1 { font-size: 1.9em; line-height: 1.14; letter-spacing: -0.01em; margin: 0 0 0.45em; }
h2 { font-size: 1.3em; margin: 2em 0 0.6em; }
h3 { font-size: 1.08em; margin: 1.7em 0 0.5em; }
h4, h5, h6 { font-size: 1em; margin: 1.5em 0 0.4em; }
p { margin: 0 0 0.85em; }
a { color: inherit; text-decoration: underline; text-decoration-color: ${accent}; text-underline-offset: 0.15em; }
strong, b { font-weight: 600; }
.kicker, .house, .byline, .date, .rights, .credits, .embargo, figcaption, .image, .notes, .correction, table, blockquote > footer, article > footer { font-family: ${SANS}; }
.kicker { font-size: 0.75em; font-weight: 600; line-height: 1.4; letter-spacing: 0.08em; text-transform: uppercase; color: ${accent}; margin: 0 0 0.9em; }
.subhead { font-size: 1.2em; font-weight: 600; line-height: 1.3; margin: 0 0 0.6em; }
.standfirst { font-size: 1.15em; line-height: 1.42; opacity: 0.8; margin: 0 0 1em; white-space: pre-line; }
article > header { margin: 2.2em 0 2em; }
.credits { font-size: 0.8em; line-height: 1.5; margin: 1.5em 0 0; padding: 0.7em 0; border-top: 1px solid #8a8580; border-bottom: 1px solid #8a8580; }
.credits span, .credits time { display: inline-block; margin-inline-end: 1.4em; }
.credits time > span, .credits span > span, .credits span > time, .credits span > b { display: inline; margin: 0; }
.credits a { text-decoration: none; font-weight: 600; }
.lead > h2:first-child, .lead > h3:first-child { margin-top: 0; }
blockquote { margin: 1.5em 0; padding: 0 0 0 1.1em; padding-inline-start: 1.1em; padding-inline-end: 0; border: 0 solid ${accent}; border-inline-start-width: 3px; font-style: italic; }
blockquote em { font-style: normal; }
blockquote > footer { margin-top: 0.4em; font-size: 0.8em; font-style: normal; opacity: 0.8; }
cite { font-style: normal; }
figure { margin: 1.6em 0; page-break-inside: avoid; break-inside: avoid; }
img { display: block; max-width: 100%; max-height: 90vh; width: auto; height: auto; margin: 0 auto; }
figure > .image { display: block; border: 1px solid #8a8580; padding: 2em 1em; text-align: center; }
.image { font-size: 0.85em; opacity: 0.8; }
figcaption { font-size: 0.8em; line-height: 1.45; margin-top: 0.6em; opacity: 0.8; page-break-before: avoid; break-before: avoid; }
.credit { font-size: 0.9em; margin-inline-start: 0.4em; }
sup, sub { font-size: 0.7em; line-height: 0; }
.note a { color: ${accent}; font-family: ${SANS}; font-weight: 600; text-decoration: none; padding: 0 0.15em; }
.notes { margin-top: 2.5em; padding-top: 1em; border-top: 1px solid #8a8580; font-size: 0.85em; line-height: 1.5; }
.notes a[role="doc-backlink"] { color: ${accent}; text-decoration: none; }
ul, ol { margin: 0 0 1em; padding: 0; padding-inline-start: 1.4em; }
${digitsCss(1.4)}
li { margin: 0 0 0.3em; }
.task { list-style: none; }
li > ul, li > ol { margin: 0.3em 0 0; }
hr { border: 0; margin: 2em auto; height: 1em; text-align: center; }
hr::before { content: "* * *"; letter-spacing: 0.4em; }
pre { font-size: 0.85em; line-height: 1.5; white-space: pre-wrap; border: 1px solid #8a8580; border-radius: 4px; padding: 0.8em 1em; margin: 0 0 1.2em; }
code { font-family: "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; font-size: 0.9em; }
pre code { font-size: 1em; }
.blanks { white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; font-size: 0.82em; line-height: 1.4; margin: 1.5em 0; }
thead { display: table-header-group; }
tr { page-break-inside: avoid; break-inside: avoid; }
th, td { padding: 0.45em 0.5em; text-align: start; vertical-align: top; border-bottom: 1px solid #8a8580; }
th { font-weight: 600; border-bottom-width: 2px; }
.wide { font-size: 0.7em; }
.wide th, .wide td { min-width: 3em; padding: 0.45em 0.25em; overflow-wrap: anywhere; }
.left { text-align: left; }
.right { text-align: right; }
.center { text-align: center; }
article > footer { font-size: 0.82em; line-height: 1.5; margin-top: 2.8em; padding-top: 1.2em; border-top: 1px solid #8a8580; }
.correction { border: 0 solid ${accent}; border-inline-start-width: 3px; padding: 0.3em 0; padding-inline-start: 1em; white-space: pre-line; }
.keywords { list-style: none; margin: 0; padding: 0; opacity: 0.8; }
.keywords li { display: inline-block; margin: 0 0 0.3em; margin-inline-end: 1.2em; }
.cover { margin: 0 7%; }
.cover .house { font-size: 0.9em; font-weight: 600; letter-spacing: 0.04em; margin: 1.6em 0 0; padding: 0 0 0.8em; border-bottom: 3px solid ${accent}; }
.cover .embargo { font-size: 0.85em; font-weight: 600; line-height: 1.45; margin: 1.4em 0 0; padding: 0.6em 0.8em; border: 2px solid ${accent}; }
.cover .display { margin: 18% 0 0; }
.cover h1 { font-size: 2.7em; line-height: 1.08; margin: 0 0 0.5em; }
.cover h1.long { font-size: 1.9em; line-height: 1.15; }
.cover h1.very-long { font-size: 1.2em; line-height: 1.3; letter-spacing: 0; }
.cover .signed { margin: 2.4em 0 0; padding: 1em 0 0; border-top: 1px solid #8a8580; }
.cover .byline { font-size: 0.95em; font-weight: 600; margin: 0 0 0.3em; }
.cover .date { font-size: 0.85em; margin: 0 0 0.3em; opacity: 0.8; }
.cover .rights { font-size: 0.75em; line-height: 1.45; margin: 3em 0 0; opacity: 0.8; }
.contents h1 { margin: 2.2em 0 1.4em; padding: 0 0 0.5em; border-bottom: 3px solid ${accent}; }
.contents ol { list-style: none; margin: 0; padding: 0; }
.contents a { text-decoration: none; }
.contents li { margin: 0 0 1.3em; font-weight: 600; font-size: 1.1em; line-height: 1.3; page-break-inside: avoid; break-inside: avoid; }
.contents li ol { margin: 0.45em 0 0; padding-inline-start: 1em; }
.contents li li { margin: 0 0 0.35em; font-family: ${SANS}; font-weight: 400; font-size: 0.78em; line-height: 1.45; }
[dir="rtl"] h1, [dir="rtl"] .kicker, [dir="rtl"] .house { letter-spacing: 0; }
[dir="rtl"] h1, [dir="rtl"] h2 { line-height: 1.4; }
[dir="rtl"] em, [dir="rtl"] blockquote, :lang(zh) em, :lang(zh) blockquote, :lang(ja) em, :lang(ja) blockquote, :lang(ko) em, :lang(ko) blockquote { font-style: normal; }
[dir="rtl"] em, :lang(zh) em, :lang(ja) em, :lang(ko) em { font-weight: 600; }
:lang(zh) h1, :lang(zh) .kicker, :lang(ja) h1, :lang(ja) .kicker, :lang(ko) h1, :lang(ko) .kicker { letter-spacing: 0; }
@media (prefers-color-scheme: dark) {
  .kicker, .note a, .notes a[role="doc-backlink"] { color: ${nightAccent}; }
  a { text-decoration-color: ${nightAccent}; }
  blockquote, .correction, .cover .house, .cover .embargo, .contents h1 { border-color: ${nightAccent}; }
}
@media print {
  a { text-decoration: none; }
  .notes a[role="doc-backlink"] { display: none; }
}
`

const fontName = (index: number) => `fonts/${index + 1}.woff2`

const fontFace = ({ family, style, weights, unicodeRange }: ExportFont, index: number) =>
  `@font-face { font-family: "${family}"; font-style: ${style}; font-weight: ${weights}; src: url(${fontName(index)}) format("woff2"); unicode-range: ${unicodeRange}; }\n`

/** The style sheet in the colour of the house, with the fonts of the context. */
export function bookStyle({ house, fonts }: ExportContext): string {
  const accent = readableOn(WHITE, house.accentColor) ?? ACCENT
  const nightAccent = readableOn(NIGHT, house.accentColor) ?? readableOn(NIGHT, ACCENT) ?? ACCENT
  return fonts.map(fontFace).join('') + bookCss(accent, nightAccent)
}

/** The fonts that the style names, as files of the book. */
export function fontFiles({ fonts }: ExportContext): BookFile[] {
  return fonts.map(({ bytes }, index) => ({
    name: fontName(index),
    id: `font-${index + 1}`,
    mediaType: 'font/woff2',
    content: bytes,
    stored: true,
  }))
}
