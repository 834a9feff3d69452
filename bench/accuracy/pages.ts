import { encode } from '../../tests/core/import/encode.ts'
import { type Dice, longDate, namesOf, signature, type Truth } from './articles.ts'
import { escaped, piecesOf, type Setter, type Setting, words } from './setting.ts'

type Page = {
  head?: string
  article: string
  /** What the elements of the article and of its surroundings are called. */
  named?: boolean
}

const SITE = 'La Gazette'

const paragraphs = (truth: Truth, level = 'h2') =>
  piecesOf(truth)
    .map(({ text, isHeading }) => {
      const name = isHeading ? level : 'p'
      return `<${name}>${escaped(text)}</${name}>`
    })
    .join('\n')

/** The texts that stand around the article of a page. */
function chromeOf(truth: Truth): string[] {
  const { cookies, related, comment, newsletter, copyright, share } = words(truth)
  return [cookies, related, comment, newsletter, copyright, share]
}

/** A page of a site, as a browser saves it. */
function page(
  truth: Truth,
  { head = '', article, named = true }: Page,
  more: Partial<Setting> = {},
): Setting {
  const { menu, cookies, related, comment, newsletter, copyright, share, advertisement, staff } = words(truth)
  const box = (element: string, name: string, inside: string) =>
    named
      ? `<${element} class="${name}">${inside}</${element}>`
      : `<div class="css-1x${name.length}">${inside}</div>`
  const links = menu.map((item) => `<li><a href="/${item.length}">${item}</a></li>`).join('')
  const others = words(truth).headlines.filter((headline) => headline !== truth.headline)
  const relatedLinks = [related, ...others]
    .map((item) => `<li><a href="/r">${escaped(item)}</a></li>`)
    .join('')
  const source = `<!DOCTYPE html>
<html lang="${truth.language}"><head><meta charset="utf-8"><title>${escaped(truth.headline)} | ${SITE}</title>
<script src="a.js"></script><script>window.dataLayer=[];</script><script async src="b.js"></script><link rel="stylesheet" href="a.css">
${head}</head><body>
${box('div', 'cookie-banner', `<p>${escaped(cookies)}</p><button>OK</button>`)}
${box('header', 'site-header', `<a href="/">${SITE}</a>${box('nav', 'main-menu', `<ul>${links}</ul>`)}`)}
${box('div', 'ad-slot', advertisement)}
${article}
${box('div', 'share-buttons', `<a href="https://facebook.com/s">${share}</a>`)}
${box('section', 'related-articles', `<h3>${staff}</h3><ul>${relatedLinks}</ul>`)}
${box('section', 'comments', `<h3>2</h3><div class="comment"><p>${escaped(comment)}</p></div>`)}
${box('aside', 'newsletter-signup', `<p>${escaped(newsletter)}</p>`)}
${box('footer', 'site-footer', `<p>${escaped(copyright)}</p>`)}
</body></html>
`
  const bytes = encode(source, 'utf-8')
  return {
    fileName: 'page.html',
    bytes,
    encoding: 'utf-8',
    truth,
    wellMade: true,
    chrome: chromeOf(truth),
    ...more,
  }
}

const metaTag = (name: string, value: string) =>
  `<meta property="${name}" content="${escaped(value).replaceAll('"', '&quot;')}">`

function openGraph(truth: Truth): string {
  return [
    metaTag('og:type', 'article'),
    metaTag('og:site_name', SITE),
    metaTag('og:title', truth.headline),
    metaTag('article:published_time', `${truth.date}T08:30:00+00:00`),
  ].join('\n')
}

function jsonLd(truth: Truth, more: object = {}): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: truth.headline,
    datePublished: `${truth.date}T08:30:00+00:00`,
    dateModified: `${truth.date}T18:30:00+00:00`,
    author: truth.byline.map((name) => ({ '@type': 'Person', name })),
    publisher: { '@type': 'Organization', name: SITE },
    ...more,
  }
  return `<script type="application/ld+json">${JSON.stringify(data)}</script>`
}

const time = (truth: Truth) => `<time datetime="${truth.date}T08:30:00+00:00">${longDate(truth)}</time>`

/** The names of a byline as links to their pages. */
const linkedNames = (truth: Truth) =>
  truth.byline.map((name) => `<a rel="author" href="/a">${escaped(name)}</a>`).join(', ')

const another = (truth: Truth) => words(truth).names.find((name) => !truth.byline.includes(name)) ?? ''

const plain = (truth: Truth, fileName: string, source: string): Setting => ({
  fileName,
  bytes: encode(source, 'utf-8'),
  encoding: 'utf-8',
  truth,
  wellMade: true,
})

/** The ways in which articles stand on pages that somebody saved. */
export const PAGE_KINDS = {
  'page, JSON-LD': (truth) =>
    page(truth, {
      head: openGraph(truth) + jsonLd(truth),
      article: `<main><article><h1>${escaped(truth.headline)}</h1><div class="article-meta"><span class="byline">${escaped(signature(truth))}</span> ${time(truth)}</div><div class="article-body">${paragraphs(truth)}</div></article></main>`,
    }),
  'page, Open Graph': (truth) =>
    page(truth, {
      head: openGraph(truth),
      article: `<article class="post"><header><h1 class="entry-title">${escaped(truth.headline)}</h1><p class="post-meta">${linkedNames(truth)} · ${time(truth)}</p></header><div class="entry-content">${paragraphs(truth)}</div></article>`,
    }),
  'page, no data': (truth) =>
    page(truth, {
      article: `<div id="content"><h1>${escaped(truth.headline)}</h1><p class="author">${escaped(signature(truth))}</p><p class="date">${longDate(truth)}</p>${paragraphs(truth, 'h3')}</div>`,
    }),
  'page, nothing named': (truth) =>
    page(
      truth,
      {
        named: false,
        head: openGraph(truth) + jsonLd(truth),
        article: `<div class="css-17"><div class="css-2"><h1 class="css-3">${escaped(truth.headline)}</h1><div class="css-4">${escaped(namesOf(truth))}</div><div class="css-5">${longDate(truth)}</div></div><div class="css-6">${paragraphs(truth)}</div></div>`,
      },
      { wellMade: false },
    ),
  'page, in between': (truth) => {
    const { advertisement, related, newsletter } = words(truth)
    const [first = '', second = '', ...rest] = paragraphs(truth).split('\n')
    const boxes = `<div class="advert">${advertisement}</div><div class="related-link"><a href="/r">${escaped(related)}</a></div>`
    const signup = `<div class="newsletter-box"><p>${escaped(newsletter)}</p><form><input></form></div>`
    return page(truth, {
      head: jsonLd(truth),
      article: `<main><article><h1>${escaped(truth.headline)}</h1><div class="byline">${escaped(signature(truth))}</div>${time(truth)}<div itemprop="articleBody">${[first, boxes, second, signup, ...rest].join('\n')}</div></article></main>`,
    })
  },
  'page, data of another': (truth, dice: Dice) => {
    const wrong =
      dice.roll(2) === 0
        ? { author: { '@type': 'Person', name: another(truth) } }
        : { datePublished: '2017-02-03T08:00:00+00:00', dateModified: '2017-02-03T08:00:00+00:00' }
    return page(
      truth,
      {
        head: jsonLd(truth, wrong),
        article: `<main><article><h1>${escaped(truth.headline)}</h1><div class="byline">${escaped(signature(truth))}</div><div class="date">${longDate(truth)}</div><div class="article-body">${paragraphs(truth)}</div></article></main>`,
      },
      { wellMade: false },
    )
  },
  'HTML of an editor': (truth) =>
    plain(
      truth,
      'article.html',
      `<h1>${escaped(truth.headline)}</h1>\n<p>${escaped(signature(truth))}</p>\n<p>${longDate(truth)}</p>\n${paragraphs(truth)}\n`,
    ),
  'HTML of Word': (truth) =>
    plain(
      truth,
      'article.htm',
      `<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal{margin:0}</style></head><body lang=FR><div class=WordSection1>\n<p class=MsoTitle>${escaped(truth.headline)}</p>\n<p class=MsoNormal>${escaped(signature(truth))}</p>\n<p class=MsoNormal>${longDate(truth)}</p>\n${paragraphs(truth, 'h1').replaceAll('<p>', '<p class=MsoNormal>')}\n</div></body></html>`,
    ),
} as const satisfies { readonly [kind: string]: Setter }
