import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Article } from '../../src/core/article/index.ts'
import { NO_HOUSE } from '../../src/core/export/house.ts'
import { exportArticle, exportDossier } from '../core/export/exportArticle.ts'
import { articleWith } from '../core/articleWith.ts'
import { anyArticle } from '../core/generated.ts'
import { checkedByEpubcheck, findEpubcheck } from './epubcheck.ts'
import { picturesFrom } from '../core/export/picturesFrom.ts'

const WAY = findEpubcheck()

const chunk = (name: string, data: Uint8Array) => {
  const named = Buffer.concat([Buffer.from(name), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
/** A grey picture of 4 × 4 pixels. */
const PNG = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  chunk('IHDR', Uint8Array.of(0, 0, 0, 4, 0, 0, 0, 4, 8, 0, 0, 0, 0)),
  chunk('IDAT', deflateSync(Buffer.alloc(20))),
  chunk('IEND', Buffer.alloc(0)),
])

const EVERYTHING = articleWith({
  kicker: 'Transports',
  headline: 'À Corvenne, le bac : « enfin »',
  standfirst: 'La traversée rouvre après onze ans.',
  byline: [{ name: 'Inès Karam', role: 'photos', url: 'https://exemple.test/i|k' }],
  date: '2026-11-10T06:30:00.123456789+01:00',
  embargo: '2026-11-12T06:00:00+01:00',
  desk: 'Région',
  keywords: ['bac', 'mer'],
  correction: 'Le devis a doublé.',
  sections: [
    {
      heading: '',
      body: `Une coque **repeinte**[^1], H<sub>2</sub>O.\n\n![Le quai](media/${'1'.repeat(64)}.jpg "AFP")\nLe *quai*.\n\n### Un devis\n\n- [x] fait\n  3. trois\n\n> Non.\n>\n> — Jeanne\n\n[^1]: Selon [le chantier](https://exemple.test/a#b#c).`,
    },
    {
      heading: 'Qui paie ?',
      body: '| a | b |\n| --- | --: |\n| 1 | 2 |\n\n***\n\n```js\n]]>\n```\n\nFin[^1].\n\n[^1]: Étude.',
    },
  ],
})
const LINKS = [
  'https://a.b/|^{}`%zz#a#b',
  'https://a&b/',
  'http://[::1]/[x]',
  'mailto:',
  'mailto:a b@c.d?subject=é',
  'https://é.fr/ü?ö',
  'https://u:p@a_b.c:8080/',
  '/relatif',
]
const HOSTILE: Article[] = [
  articleWith({ headline: 'mot '.repeat(2500), language: 'ar', date: '2026-11-10T06:30Z' }),
  articleWith({
    headline: '\u0000\ud800',
    language: 'he',
    byline: [{ name: '\u0000' }, { name: '\ud800x' }],
    keywords: ['\u0000', ''],
    sections: [
      { heading: '\u00a0', body: '' },
      { heading: '\u200b', body: ']]> <!-- \f \ufdd0' },
    ],
  }),
  articleWith({
    headline: 'Liens',
    sections: [{ heading: '', body: LINKS.map((to) => `[a](<${to}>)`).join(' ') }],
  }),
  ...['und', 'de-1996', 'en-u-ca-buddhist', 'sr-Latn', 'az-Arab', 'eu'].map((language) =>
    articleWith({ headline: 'Liens', language }),
  ),
]
const RESOURCES = {
  house: {
    ...NO_HOUSE,
    siteName: 'Le <Bac>',
    licence: '© & ]]>',
    accentColor: '#ffee00',
    siteAddress: 'https://lebac.test/',
  },
  now: '2026-11-11T00:00:00Z',
  picture: picturesFrom((sha256) => (sha256 === '1'.repeat(64) ? new Uint8Array(PNG) : null), 'epub'),
}

const numbered = (articles: readonly Article[]) =>
  articles.map((article, index) => ({
    ...article,
    id: `0192f0c4-7c1e-7a3b-8d2e-${String(index).padStart(12, '0')}`,
  }))
const BOOKS: readonly [string, () => { bytes: Uint8Array }][] = [
  ['an article with a text of every kind', () => exportArticle(EVERYTHING, 'epub', {}, RESOURCES)],
  ['an article with nothing in it', () => exportArticle(articleWith({}), 'epub')],
  [
    'a dossier of hostile articles, and of others at random',
    () => {
      const articles = [EVERYTHING, ...HOSTILE, ...fc.sample(anyArticle, 150)]
      return exportDossier(numbered(articles), '\u0001<&\ud800', {}, RESOURCES)
    },
  ],
]

// Like LibreOffice, epubcheck may be missing (apt-get install -y epubcheck).
describe.skipIf(WAY === undefined)('epubcheck has nothing to say of', () => {
  test.each(BOOKS)('%s', { timeout: 300_000 }, (_, book) => {
    expect(checkedByEpubcheck(WAY ?? [], book().bytes)).toEqual({
      counts: 'Messages: 0 fatals / 0 errors / 0 warnings / 0 infos',
      messages: [],
    })
  })
})
