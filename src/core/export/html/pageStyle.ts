import { base64 } from '../../base64.ts'
import { DARK, LIGHT } from '../../colors.ts'
import { sha256 } from '../../sha256.ts'
import type { ExportFont } from '../context.ts'
import type { HouseProfile } from '../house.ts'
import { readableOn } from './accent.ts'
import { fontsFor } from './fontsFor.ts'

/**
 * A style of a page, the source expression of a Content Security Policy that lets it, and no other, apply, and its element in
 * UTF-8: it is most of a page, and the same in all.
 */
export type StyleSheet = { css: string; source: string; element: Uint8Array }

/** How a page looks: as the reader's system has it (`auto`), or always one way. */
export type Theme = 'auto' | 'light' | 'dark'
const DARK_IF: { readonly [theme in Theme]: string } = {
  auto: '(prefers-color-scheme: dark)',
  light: 'not all',
  dark: 'all',
}

/** Room for the numbers of lists that have three digits and more, beside `room` for two; in em. */
export const digitsCss = (room: number) =>
  Array.from(
    { length: 7 },
    (_, more) => `.digits-${more + 3} { padding-inline-start: ${(room + 0.6 * (more + 1)).toFixed(1)}em; }`,
  ).join('\n')

/**
 * The style of an exported page, for wide and narrow screens, light and dark, and print. Digits that nobody sees make a page
 * without any load the font of its page numbers, for which a printer does not wait.
 */
const pageCss = (accent: string, darkAccent: string, theme: Theme) => `
:root {
  color-scheme: ${theme === 'auto' ? 'light dark' : theme};
  --paper: ${LIGHT.paper};
  --ink: ${LIGHT.ink};
  --quiet: ${LIGHT.quiet};
  --rule: ${LIGHT.rule};
  --accent: ${accent};
  --wash: ${LIGHT.panel};
  --text: "Source Serif 4 Variable", "Source Serif 4", "Source Serif Pro", Charter, Georgia, "Noto Serif", "Times New Roman", serif;
  --label: "Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
}
@media ${DARK_IF[theme]} {
  :root {
    --paper: ${DARK.paper};
    --ink: ${DARK.ink};
    --quiet: ${DARK.quiet};
    --rule: ${DARK.rule};
    --accent: ${darkAccent};
    --wash: ${DARK.panel};
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; font: 400 1.1875rem/1.62 var(--text); font-optical-sizing: auto; font-kerning: normal; overflow-wrap: break-word; }
main { max-width: calc(min(66ch, 38rem) + 3rem); margin: 0 auto; padding: clamp(2rem, 7vw, 5rem) 1.5rem 6rem; }
.masthead, .colophon { max-width: calc(min(66ch, 38rem) + 3rem); margin: 0 auto; padding: 0 1.5rem; }
.masthead p { margin: 0; padding: 1.1rem 0 1rem; border-bottom: 1px solid var(--rule); font: 650 0.875rem/1.5 var(--label); letter-spacing: -0.003em; }
.masthead a { text-decoration: none; }
.masthead + main { padding-top: clamp(1.75rem, 5vw, 3.5rem); }
.colophon { padding-bottom: 2.5rem; }
.colophon p { margin: 0; padding-top: 1.25rem; border-top: 1px solid var(--rule); font: 400 0.875rem/1.5 var(--label); color: var(--quiet); }
main:has(+ .colophon) { padding-bottom: 4rem; }
h1, h2, h3, h4, h5, h6 { font-weight: 600; text-wrap: balance; hyphenate-limit-chars: 14 6 6; }
h1 { font-size: clamp(2rem, 1.4rem + 2.7vw, 2.875rem); line-height: 1.13; letter-spacing: -0.012em; margin: 0 0 0.42em; }
h2 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -0.004em; margin: 2.1em 0 0.5em; }
h3 { font-size: 1.1875rem; line-height: 1.35; margin: 1.8em 0 0.45em; }
h4, h5, h6 { font-size: 1rem; line-height: 1.4; margin: 1.8em 0 0.4em; }
h2 + h3, h3 + h4 { margin-top: 0.8em; }
p { margin: 0 0 1em; text-wrap: pretty; hanging-punctuation: first allow-end; }
a { color: inherit; text-decoration-color: var(--accent); text-decoration-thickness: 0.07em; text-underline-offset: 0.18em; }
a:hover { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
strong, b { font-weight: 600; }
.kicker { font: 600 0.8125rem/1.4 var(--label); letter-spacing: 0.09em; text-transform: uppercase; color: var(--accent); margin: 0 0 0.7rem; }
.embargo { font: 600 0.875rem/1.45 var(--label); color: var(--accent); border: 1.5px solid; border-radius: 4px; padding: 0.45rem 0.8rem; margin: 0 0 1.75rem; }
.subhead { font-size: 1.375rem; font-weight: 600; line-height: 1.32; margin: 0 0 0.6em; text-wrap: balance; }
.standfirst { font-size: 1.3125rem; line-height: 1.46; color: var(--quiet); margin: 0 0 1.1em; white-space: pre-line; }
.credits { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; font: 400 0.875rem/1.5 var(--label); color: var(--quiet); border-block: 1px solid var(--rule); padding: 0.7rem 0; margin: 1.6rem 0 2.25rem; font-variant-numeric: lining-nums; }
.credits > *, .keywords li { min-width: 0; overflow-wrap: anywhere; }
.credits b, .credits a { color: var(--ink); font-weight: 600; }
.lead > :first-child, section > :first-child { margin-top: 0; }
section { margin-top: 2.75rem; }
blockquote { margin: 1.6em 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--accent); font-style: italic; }
blockquote em { font-style: normal; }
blockquote > :last-child { margin-bottom: 0; }
blockquote > footer { margin-top: 0.5rem; font: 400 0.875rem/1.5 var(--label); color: var(--quiet); }
blockquote cite { font-style: normal; }
figure { margin: 1.8em 0; }
figure > .image { display: block; background: var(--wash); border: 1px solid var(--rule); border-radius: 4px; padding: 2.5rem 1rem; text-align: center; }
figure > img { display: block; max-width: 100%; height: auto; max-height: 95vh; object-fit: contain; object-position: 0 0; border-radius: 4px; }
figcaption { font: 400 0.875rem/1.5 var(--label); color: var(--quiet); margin-top: 0.55rem; }
.credit { display: inline-block; max-width: 100%; font-size: 0.75rem; letter-spacing: 0.02em; }
sup, sub { font-size: 0.7em; line-height: 0; position: relative; vertical-align: baseline; }
sup { top: -0.48em; }
sub { top: 0.2em; }
.blanks { white-space: pre-wrap; }
.note { font-family: var(--label); font-variant-numeric: lining-nums; }
.note a { color: var(--accent); text-decoration: none; padding: 0 0.1em; }
.notes { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1.1rem; font: 400 0.9375rem/1.55 var(--label); color: var(--quiet); }
.notes ol { margin: 0; }
.notes [role="doc-backlink"] { text-decoration: none; color: var(--accent); }
:target { scroll-margin-top: 2rem; background: var(--wash); }
ul, ol { margin: 0 0 1.1em; padding-inline-start: 1.5em; }
${digitsCss(1.5)}
li { margin: 0 0 0.35em; }
.task { list-style: none; }
li > ul, li > ol { margin: 0.35em 0 0; }
li::marker { color: var(--accent); font-variant-numeric: lining-nums tabular-nums; }
hr { border: 0; margin: 2.4em auto; text-align: center; color: var(--quiet); }
hr::before { content: "* * *"; letter-spacing: 0.5em; margin-inline-end: -0.5em; }
pre { overflow-x: auto; background: var(--wash); border-radius: 7px; padding: 1rem 1.125rem; font-size: 0.9375rem; line-height: 1.55; margin: 0 0 1.3em; }
code { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; font-size: 0.88em; }
pre code { font-size: inherit; }
table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; font: 400 0.9375rem/1.45 var(--label); font-variant-numeric: tabular-nums lining-nums; margin: 1.5em 0; }
th, td { padding: 0.5rem 1.25rem 0.5rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--rule); }
th:last-child, td:last-child { padding-inline-end: 0; }
th { font-weight: 600; border-bottom: 2px solid var(--ink); }
.left { text-align: left; }
.right { text-align: right; }
.center { text-align: center; }
.image { font: 400 0.9375rem/1.5 var(--label); color: var(--quiet); }
article > footer { margin-top: 3.25rem; border-top: 1px solid var(--rule); padding-top: 1.5rem; font: 400 0.875rem/1.55 var(--label); color: var(--quiet); }
.correction { background: var(--wash); color: var(--ink); border-inline-start: 3px solid var(--accent); padding: 0.8rem 1rem; margin: 0 0 1.25rem; white-space: pre-line; }
.keywords { list-style: none; display: flex; flex-wrap: wrap; gap: 0.4rem 0.5rem; margin: 0; padding: 0; }
.keywords li { border: 1px solid var(--rule); border-radius: 99px; padding: 0.1rem 0.75rem; margin: 0; }
h1:lang(de), h2:lang(de), h1:lang(nl), h2:lang(nl), h1:lang(fi), h2:lang(fi) { hyphens: auto; }
li[dir] { list-style-position: inside; }
[dir="rtl"] { --text: "Noto Naskh Arabic", "Geeza Pro", "Frank Ruhl Libre", "Source Serif 4 Variable", "Source Serif 4", "Times New Roman", serif; }
[dir="rtl"] :is(h1, h2, .kicker) { letter-spacing: 0; line-height: 1.35; }
[dir="rtl"] figure > img { object-position: 100% 0; }
[dir="rtl"] :is(th, td) { padding: 0.5rem 0 0.5rem 1.25rem; }
table[dir] :is(th, td) { padding: 0.5rem 0.625rem; }
:is([dir="rtl"], :lang(zh), :lang(ja), :lang(ko)) :is(em, blockquote) { font-style: normal; }
:is([dir="rtl"], :lang(zh), :lang(ja), :lang(ko)) em { font-weight: 600; }
:is(:lang(zh), :lang(ja), :lang(ko)) :is(h1, h2, .kicker) { letter-spacing: 0; }
@media screen {
  body::before { content: "0123456789"; position: absolute; visibility: hidden; }
}
@media print {
  @page { margin: 24mm 26mm 26mm; @bottom-center { content: counter(page); font: 9pt "Source Serif 4 Variable", Georgia, serif; color: #555; } }
  @page :first { margin-top: 20mm; }
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #333; --rule: #999; --accent: #000; --wash: #fff; font-size: 9.25pt; }
  body { line-height: 1.48; }
  main, .masthead, .colophon, main:has(+ .colophon) { max-width: none; padding: 0; }
  .masthead p { padding: 0 0 0.5rem; margin-bottom: 1.5rem; }
  .masthead + main { padding-top: 0; }
  .colophon { break-inside: avoid; }
  .colophon p { padding-top: 0.6rem; margin-top: 1.5rem; }
  figure > img { max-height: 150mm; border-radius: 0; }
  h1 { font-size: 2.6rem; }
  h1, h2, h3, h4, h5, h6, .credits { break-after: avoid; break-inside: avoid; }
  p, li, blockquote { orphans: 3; widows: 3; }
  header, pre, tr, figure, blockquote > footer, .notes li, .correction { break-inside: avoid; }
  blockquote > footer, figcaption { break-before: avoid; }
  table { display: table; }
  .wide { font-size: 0.6875rem; }
  .wide :is(th, td) { min-width: 3em; padding-inline: 0 0.5rem; overflow-wrap: anywhere; }
  thead { display: table-header-group; }
  figure > .image { padding: 1rem; }
  .note a, .notes a { color: inherit; }
  [role="doc-backlink"] { display: none; }
  pre { white-space: pre-wrap; border: 1px solid var(--rule); }
  .correction { border-block: 1px solid var(--rule); border-inline-end: 1px solid var(--rule); }
  :is(section, .lead) a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.8em; overflow-wrap: anywhere; }
  :is(section, .lead) a[data-address]::after { content: " (" attr(data-address) ")"; }
  :is(section, .lead) a[data-address=""]::after { content: none; }
}
`

function styleSheet(css: string): StyleSheet {
  const utf8 = new TextEncoder()
  const digest = sha256(utf8.encode(css))
  return { css, source: `'sha256-${base64(digest)}'`, element: utf8.encode(`<style>${css}</style>\n`) }
}

/** Hashing a style takes longer than an article does, and there are few of them. */
const byLook = new Map<string, StyleSheet>()
const MOST_LOOKS = 50
const byFonts = new WeakMap<readonly ExportFont[], Map<string, StyleSheet>>()

/** The house's accent colour where it can be read, on a light and on a dark page; ours where it has chosen none. */
function accentsOf({ accentColor }: HouseProfile): readonly [light: string, dark: string] {
  const light = readableOn(LIGHT.paper, accentColor)
  const dark = readableOn(DARK.paper, accentColor)
  return accentColor.toLowerCase() === LIGHT.accent || light === null || dark === null
    ? [LIGHT.accent, DARK.accent]
    : [light, dark]
}

/** The style of the house's pages, without fonts. */
export function pageStyle(house: HouseProfile, theme: Theme = 'auto'): StyleSheet {
  const key = `${house.accentColor} ${theme}`
  const known = byLook.get(key)
  if (known) return known
  const made = styleSheet(pageCss(...accentsOf(house), theme))
  if (byLook.size >= MOST_LOOKS) byLook.clear()
  byLook.set(key, made)
  return made
}

function fontFace({ family, style, weights, unicodeRange, bytes }: ExportFont): string {
  return `@font-face { font-family: "${family}"; font-style: ${style}; font-weight: ${weights}; font-display: swap; unicode-range: ${unicodeRange}; src: url(data:font/woff2;base64,${base64(bytes)}) format("woff2"); }
`
}

/** The fonts that a text has characters of, as a style of their own; null where there are none. */
export function fontStyle(fonts: readonly ExportFont[], text: string): StyleSheet | null {
  const needed = fontsFor(text, fonts)
  if (needed.length === 0) return null
  const styles = byFonts.get(fonts) ?? new Map<string, StyleSheet>()
  byFonts.set(fonts, styles)
  const key = needed.map((font) => fonts.indexOf(font)).join()
  const known = styles.get(key)
  if (known) return known
  const made = styleSheet(`\n${needed.map(fontFace).join('')}`)
  styles.set(key, made)
  return made
}
