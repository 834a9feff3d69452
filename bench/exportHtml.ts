import { performance } from 'node:perf_hooks'
import { Marked } from 'marked'
import { type Article, emptyContent } from '../src/core/article/index.ts'
import { readMarkdown, toHtml } from '../src/core/document/index.ts'
import { exportArticle } from '../tests/core/export/exportArticle.ts'

const ARTICLES = 10_000
const ROUNDS = 2
const SLICE = 250
const SENTENCES = [
  'Le conseil a tranché tard dans la nuit, après *trois heures* de débat et deux suspensions de séance.',
  '«\u202fOn nous avait promis le contraire\u202f», glisse une riveraine, **mi-amusée, mi-inquiète**.',
  'The harbour plan moves the [old market](https://example.org/market) under a roof of larch and glass.',
  'Dix-neuf stations, une rame toutes les six minutes, et un billet unique avec les cars du département.',
]

/** An article of about 3 KB in four sections; no two are alike. */
function generated(number: number): Article {
  const sentence = (at: number) => SENTENCES[(number + at) % SENTENCES.length] ?? ''
  const paragraph = (at: number) => [0, 1, 2].map((step) => sentence(at + step)).join(' ')
  const sections = [0, 1, 2, 3].map((at) => ({
    heading: `Partie ${at + 1} du récit ${number}`,
    body: `${paragraph(at)}\n\n${paragraph(at + 1)}\n\n- ${sentence(at)}\n- ${sentence(at + 1)}`,
  }))
  return {
    ...emptyContent('fr'),
    id: `0190a0b0-c0d0-7000-8000-${String(number).padStart(12, '0')}`,
    revision: 1,
    createdAt: '2026-11-10T08:00:00Z',
    updatedAt: '2026-11-10T08:00:00Z',
    source: null,
    headline: `Le récit numéro ${number}`,
    date: '2026-11-10',
    byline: [{ name: 'Inès Karam' }],
    sections,
  }
}

const median = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/**
 * Export of 10,000 articles to whole HTML pages, against marked alone on the same bodies; and the shares of marked's lexer, of
 * the reader that makes the tree, and of the tree with its HTML. Taken in turns, a slice of articles each, so that what else
 * the machine does falls on all of them: each figure is the median of the slices' ratios.
 */
export async function run() {
  const articles = Array.from({ length: ARTICLES }, (_, number) => generated(number))
  const marked = new Marked()
  let seen = 0
  const timed = (work: () => number) => {
    const start = performance.now()
    seen += work()
    return performance.now() - start
  }
  const ratios: { lexer: number[]; tree: number[]; html: number[]; page: number[] } = {
    lexer: [],
    tree: [],
    html: [],
    page: [],
  }
  const times = { marked: 0, page: 0 }
  for (let from = 0; from < ARTICLES * ROUNDS; from += SLICE) {
    const slice = articles.slice(from % ARTICLES, (from % ARTICLES) + SLICE)
    const bodies = slice.flatMap(({ sections }) => sections.map(({ body }) => body))
    const sum = (measure: (body: string) => number) =>
      bodies.reduce((total, body) => total + measure(body), 0)
    const alone = timed(() => sum((body) => marked.parse(body, { async: false }).length))
    const page = timed(() =>
      slice.reduce((total, article) => total + exportArticle(article, 'html').bytes.length, 0),
    )
    ratios.page.push(page / alone)
    ratios.lexer.push(timed(() => sum((body) => marked.lexer(body).length)) / alone)
    ratios.tree.push(timed(() => sum((body) => readMarkdown(body).length)) / alone)
    ratios.html.push(timed(() => sum((body) => toHtml(readMarkdown(body)).length)) / alone)
    times.marked += alone
    times.page += page
  }
  const whole = median(ratios.page)
  const [lexer, tree, html] = [median(ratios.lexer), median(ratios.tree), median(ratios.html)]
  const detail = `${Math.round(times.page)} ms against ${Math.round(times.marked)} ms for ${ARTICLES * ROUNDS} articles (${seen} seen)`
  const share = (part: number) => `${((100 * part) / whole).toFixed(0)} % of the export`
  return [
    { name: 'export to HTML / marked alone', ratio: whole, aim: 1.6, detail },
    {
      name: '  of it reading Markdown into the tree',
      ratio: tree,
      aim: 0.95,
      detail: `${share(tree)}; marked’s own lexer ${lexer.toFixed(2)}`,
    },
    { name: '  of it writing HTML from the tree', ratio: html - tree, aim: 0.2, detail: share(html - tree) },
    {
      name: '  of it the page around: head, data, bytes',
      ratio: whole - html,
      aim: 0.6,
      detail: share(whole - html),
    },
  ]
}
