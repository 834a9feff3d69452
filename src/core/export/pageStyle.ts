/** The look of an exported page: on a wide screen, on a telephone, in the dark and on paper. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --paper: #fdfcf9;
  --ink: #1d1a16;
  --quiet: #5f584d;
  --rule: #e3ded3;
  --accent: #b8361a;
  --wash: #f5f2ec;
  --text: "Source Serif 4 Variable", "Source Serif 4", "Source Serif Pro", Charter, Georgia, "Times New Roman", serif;
  --label: "Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191714;
    --ink: #ece7dd;
    --quiet: #b3ab9d;
    --rule: #35312b;
    --accent: #f07a5c;
    --wash: #211f1b;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; font: 400 1.1875rem/1.64 var(--text); font-optical-sizing: auto; font-kerning: normal; overflow-wrap: break-word; }
main { max-width: calc(66ch + 3rem); margin: 0 auto; padding: clamp(2rem, 7vw, 5.5rem) 1.5rem 6rem; }
h1, h2, h3, h4, h5, h6 { font-weight: 600; text-wrap: balance; }
h1 { font-size: clamp(2rem, 1.35rem + 3.1vw, 3.125rem); line-height: 1.12; letter-spacing: -0.014em; margin: 0 0 0.4em; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 2.5em 0 0.55em; }
h3 { font-size: 1.1875rem; line-height: 1.35; margin: 2em 0 0.5em; }
h4, h5, h6 { font-size: 1rem; line-height: 1.4; margin: 1.8em 0 0.4em; }
p { margin: 0 0 1em; text-wrap: pretty; hanging-punctuation: first; }
a { color: inherit; text-decoration-color: var(--accent); text-decoration-thickness: 0.07em; text-underline-offset: 0.18em; }
a:hover { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.kicker { font: 600 0.8125rem/1.4 var(--label); letter-spacing: 0.09em; text-transform: uppercase; color: var(--accent); margin: 0 0 0.75rem; }
.subhead { font-size: 1.375rem; line-height: 1.35; margin: 0 0 0.75em; }
.standfirst { font-size: 1.3125rem; line-height: 1.48; color: var(--quiet); margin: 0 0 1.1em; }
.credits { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; font: 400 0.875rem/1.5 var(--label); color: var(--quiet); border-block: 1px solid var(--rule); padding: 0.75rem 0; margin: 1.75rem 0 2.5rem; font-variant-numeric: lining-nums; }
.credits b, .credits a { color: var(--ink); font-weight: 600; }
.credits .dateline::after { content: none; }
blockquote { margin: 1.6em 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--accent); font-size: 1.1875rem; font-style: italic; }
blockquote em { font-style: normal; }
blockquote p:last-child { margin-bottom: 0; }
ul, ol { margin: 0 0 1.1em; padding-inline-start: 1.5em; }
li { margin: 0 0 0.35em; }
li::marker { color: var(--accent); }
hr { border: 0; margin: 2.6em auto; text-align: center; color: var(--quiet); }
hr::before { content: "* * *"; letter-spacing: 0.5em; margin-inline-end: -0.5em; }
pre { overflow-x: auto; background: var(--wash); border-radius: 7px; padding: 1rem 1.125rem; font-size: 0.9375rem; line-height: 1.55; margin: 0 0 1.3em; }
code { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; font-size: 0.88em; }
pre code { font-size: inherit; }
table { display: block; overflow-x: auto; border-collapse: collapse; font: 400 0.9375rem/1.45 var(--label); font-variant-numeric: tabular-nums lining-nums; margin: 1.5em 0; }
th, td { padding: 0.5rem 0.9rem 0.5rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--rule); }
th { font-weight: 600; border-bottom: 2px solid var(--ink); }
.right { text-align: end; }
.center { text-align: center; }
.image { font: 400 0.9375rem/1.5 var(--label); color: var(--quiet); }
footer { margin-top: 3.5rem; border-top: 1px solid var(--rule); padding-top: 1.5rem; font: 400 0.875rem/1.55 var(--label); color: var(--quiet); }
.correction { background: var(--wash); color: var(--ink); border-inline-start: 3px solid var(--accent); padding: 0.8rem 1rem; margin: 0 0 1.25rem; }
.keywords { list-style: none; display: flex; flex-wrap: wrap; gap: 0.4rem 0.5rem; margin: 0; padding: 0; }
.keywords li { border: 1px solid var(--rule); border-radius: 99px; padding: 0.1rem 0.75rem; margin: 0; }
@media print {
  @page { margin: 22mm 20mm 24mm; }
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #333; --rule: #999; --accent: #000; --wash: #fff; }
  body { font-size: 10.5pt; line-height: 1.45; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 24pt; }
  h2 { font-size: 13.5pt; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
  .credits, blockquote, pre, table, figure { break-inside: avoid; }
  .standfirst, .subhead { font-size: 12.5pt; }
  section a[href^="http"]::after, .lead a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; word-break: break-all; }
}
`
