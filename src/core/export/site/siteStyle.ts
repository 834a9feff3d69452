/** What the pages of a site have beyond the style of an exported page: masthead, lists, archive. */
export const siteStyle = `
.masthead { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0.25rem 2rem; width: calc(100% - 3rem); max-width: 69rem; margin: 0 auto; padding: 1.1rem 0 0.9rem; border-bottom: 1px solid var(--rule); }
.masthead > p { font: 600 1.1875rem/1.3 var(--text); letter-spacing: -0.01em; margin: 0; padding: 0; border: 0; }
.masthead > p a { text-decoration: none; }
.masthead nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; font: 500 0.875rem/1.5 var(--label); }
.masthead nav a, .desks a { color: var(--quiet); text-decoration: none; }
.masthead nav a:hover, .desks a:hover, .masthead > p a:hover { color: var(--accent); }
.masthead nav a[aria-current] { color: var(--ink); }
.masthead.first { flex-direction: column; align-items: center; gap: 0.5rem; padding-top: clamp(1.75rem, 4vw, 3.25rem); padding-bottom: 1rem; border-bottom: 0; text-align: center; }
.masthead.first h1 { font-size: clamp(2.25rem, 1.4rem + 4.2vw, 4.25rem); line-height: 1.05; letter-spacing: -0.022em; margin: 0; }
main.front, main.list, main.archive { max-width: 72rem; padding-top: 0; }
main.front { padding-bottom: 4rem; }
main.list, main.archive { max-width: 49rem; padding-top: clamp(1.75rem, 5vw, 3.5rem); padding-bottom: 4rem; }
main.article { padding-top: clamp(1.75rem, 5vw, 3.75rem); padding-bottom: 3.5rem; }
.desks { display: flex; flex-wrap: wrap; justify-content: center; gap: 0.3rem 1.75rem; border-block: 1px solid var(--rule); padding: 0.65rem 0; font: 500 0.875rem/1.5 var(--label); }
.heading { border-bottom: 2px solid var(--ink); padding-bottom: 0.9rem; margin-bottom: 0.25rem; }
.heading h1 { margin: 0; }
.heading .kicker { margin-bottom: 0.4rem; }
.stories { display: grid; grid-template-columns: minmax(0, 1fr); }
.story { padding: 1.5rem 0 1.6rem; border-bottom: 1px solid var(--rule); }
.story h2 { font-size: 1.4375rem; line-height: 1.22; margin: 0 0 0.4rem; }
.story h2 a { text-decoration: none; }
.story h2 a:hover { text-decoration: underline; color: inherit; text-decoration-color: var(--accent); }
.story .kicker { font-size: 0.75rem; margin-bottom: 0.4rem; }
.story .standfirst { font-size: 1.0625rem; line-height: 1.5; margin: 0 0 0.55rem; }
.signed { display: flex; flex-wrap: wrap; gap: 0 0.9rem; font: 400 0.8125rem/1.5 var(--label); color: var(--quiet); margin: 0; font-variant-numeric: lining-nums; }
.signed span { color: var(--ink); }
.front .stories { padding-top: 0.5rem; }
.front > .stories:first-child { border-top: 1px solid var(--rule); }
@media (min-width: 44rem) {
  .front .stories { grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 2.75rem; }
  .front .story:first-child { grid-column: 1 / -1; padding-block: 2.25rem; }
  .front .story:first-child h2 { margin-bottom: 0.9rem; font-size: clamp(2rem, 1.2rem + 2.6vw, 3.25rem); line-height: 1.1; letter-spacing: -0.014em; max-width: 24ch; }
  .front .story:first-child .standfirst { font-size: 1.25rem; line-height: 1.48; max-width: 58ch; }
  .front .story:first-child .kicker { font-size: 0.8125rem; margin-bottom: 0.6rem; }
}
@media (min-width: 64rem) {
  .front .stories { grid-template-columns: repeat(3, minmax(0, 1fr)); }
}
.empty { color: var(--quiet); font-style: italic; padding: 3rem 0; text-align: center; }
.pager { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5rem 2rem; padding-top: 1.5rem; font: 500 0.9375rem/1.5 var(--label); }
.pager [rel="next"] { margin-inline-start: auto; }
.archive section { margin-top: 2.5rem; }
.archive h2 { font-size: 1.25rem; border-bottom: 1px solid var(--rule); padding-bottom: 0.4rem; margin-bottom: 0.9rem; }
.archive h3 { font: 600 0.9375rem/1.5 var(--label); font-variant-numeric: lining-nums; margin: 1.1rem 0 0.3rem; }
.index { list-style: none; margin: 0; padding: 0; columns: 13rem; column-gap: 2.5rem; }
.index li { break-inside: avoid; margin: 0 0 0.3rem; }
.index a { text-decoration: none; }
.index a:hover { text-decoration: underline; text-decoration-color: var(--accent); }
.count { font: 400 0.8125rem/1 var(--label); color: var(--quiet); font-variant-numeric: lining-nums tabular-nums; margin-inline-start: 0.3em; }
body > .colophon { width: calc(100% - 3rem); max-width: 69rem; margin: 0 auto; border-top: 1px solid var(--rule); padding: 1rem 0 2.5rem; font: 400 0.8125rem/1.5 var(--label); color: var(--quiet); }
body > .colophon p { margin: 0; padding: 0; border: 0; font: inherit; }
.onward { display: flex; flex-wrap: wrap; gap: 0.35rem 2rem; margin-top: 2.5rem; border-top: 2px solid var(--ink); padding-top: 1rem; font: 400 0.875rem/1.5 var(--label); }
.onward p { margin: 0; }
.onward b { color: var(--quiet); font-weight: 400; margin-inline-end: 0.35em; }
[dir="rtl"] .masthead.first h1 { letter-spacing: 0; line-height: 1.3; }
@media print {
  .masthead nav, .desks, .pager, .onward { display: none; }
  .masthead, .masthead.first { padding: 0 0 3mm; width: auto; max-width: none; }
  .masthead > p { margin: 0; padding: 0; }
  body > .colophon { width: auto; max-width: none; padding: 3mm 0 0; }
  .masthead.first h1 { font-size: 2.8rem; }
  main.front, main.list, main.archive, main.article { max-width: none; padding: 5mm 0 0; }
  .front .stories { display: block; columns: 2; column-gap: 8mm; }
  .front .story:first-child { column-span: all; padding-block: 2mm 4mm; }
  .story { break-inside: avoid; padding: 3mm 0; }
}
`
