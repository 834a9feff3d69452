import { performance } from 'node:perf_hooks'
import { Marked } from 'marked'
import { type Article, emptyContent } from '../src/core/article/index.ts'
import { exportArticle } from '../src/core/export/index.ts'

const ARTICLES = 10_000
const ROUNDS = 5
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

/** Export of 10,000 articles to whole HTML pages, against marked alone on the same bodies, taken in turns. */
export async function run() {
  const articles = Array.from({ length: ARTICLES }, (_, number) => generated(number))
  const marked = new Marked()
  const peer: number[] = []
  const ours: number[] = []
  let bytes = 0
  for (let round = 0; round < ROUNDS; round++) {
    let start = performance.now()
    for (const { sections } of articles)
      for (const { body } of sections) bytes += marked.parse(body, { async: false }).length
    peer.push(performance.now() - start)
    start = performance.now()
    for (const article of articles) bytes += exportArticle(article, 'html', { profile: 'hugo' }).bytes.length
    ours.push(performance.now() - start)
  }
  const ratio = median(ours) / median(peer)
  const detail = `${Math.round(median(ours))} ms against ${Math.round(median(peer))} ms for ${ARTICLES} articles (${bytes} bytes seen)`
  return [{ name: 'export to HTML / marked alone', ratio, aim: 1.3, detail }]
}
