import { describe, expect, test } from 'vitest'
import { doubtNames, readCopy } from '../readCopy.ts'

const ONE =
  'The ferry crosses the sound at six every morning, with the post, four schoolchildren and whatever the wind has left on the quay.'
const TWO =
  'Its captain has never missed a crossing, he says, and the harbour book, which is kept in pencil, agrees with him on all but two.'
const BELOW = 'One captain, one boat and a timetable that has not changed since the war'

async function read(body: string) {
  const head =
    '<title>The six o’clock ferry</title><meta property="og:title" content="The six o’clock ferry"><script type="application/ld+json">{"@type":"NewsArticle","headline":"The six o’clock ferry","author":{"@type":"Person","name":"Ines Falk"},"datePublished":"2026-03-02"}</script>'
  const draft = await readCopy(`<html><head>${head}</head><body>${body}</body></html>`, 'page.html')
  const { kicker, headline, subhead, standfirst, sections } = draft.content
  return { kicker, headline, subhead, standfirst, body: sections[0]?.body, doubts: doubtNames(draft) }
}

const ALL = [ONE, TWO, ONE, TWO, ONE, TWO]
const TEXT = ALL.map((text) => `<p>${text}</p>`).join('')
const READ = {
  kicker: '',
  headline: 'The six o’clock ferry',
  subhead: '',
  standfirst: '',
  body: ALL.join('\n\n'),
  doubts: [],
}
const article = (head: string) => `<main><article>${head}${TEXT}</article></main>`

describe('the line over a headline', () => {
  test.each([
    ['spans', '<h1><span class="a">Harbour</span> <span class="b">The six o’clock ferry</span></h1>'],
    [
      'spans with a colon that only screen readers have',
      '<h1><span>Harbour</span><span class="sr-only">: </span><span>The six o’clock ferry</span></h1>',
    ],
    ['a second heading', '<h2><span><span>Harbour</span><span>The six o’clock ferry</span></span></h2>'],
    ['words behind an element', '<h1><small>Harbour</small> The six o’clock ferry</h1>'],
  ])('stands in the heading, in %s', async (_, heading) => {
    expect(await read(article(`<header>${heading}</header>`))).toEqual({ ...READ, kicker: 'Harbour' })
  })

  test('is none where it leads to the section', async () => {
    const heading = '<h1><a href="/harbour">Harbour</a> <span>The six o’clock ferry</span></h1>'
    expect(await read(article(heading))).toEqual(READ)
  })

  test.each([
    '<h1>Harbour: <span>The six o’clock ferry</span></h1>',
    '<h1><em>Harbour lights</em> and <span>The six o’clock ferry</span></h1>',
  ])('is none where it is part of the sentence: %s', async (heading) => {
    expect((await read(article(heading))).kicker).toBe('')
  })
})

describe('the line under a headline', () => {
  test.each([
    ['a paragraph', `<p>${BELOW}</p>`],
    ['a paragraph of an unknown name', `<p class="summary-art">${BELOW}</p><p class="by">By Ines Falk</p>`],
    ['a block below who signs', `<p class="by">By Ines Falk</p><div>${BELOW}</div>`],
  ])('is the standfirst above the text: %s', async (_, below) => {
    const html = `<div><h1>The six o’clock ferry</h1>${below}<div class="t">${TEXT}</div></div>`
    expect(await read(html)).toEqual({ ...READ, standfirst: BELOW })
  })

  test('is the subhead as a heading', async () => {
    const html = `<div><h1>The six o’clock ferry</h1><h2>${BELOW}</h2><div class="t">${TEXT}</div></div>`
    expect(await read(html)).toEqual({ ...READ, subhead: BELOW })
  })

  test.each([
    ['in the header', `<header><h1>The six o’clock ferry</h1><div class="summary">${BELOW}</div></header>`],
    [
      'by its name for programs',
      `<h1>The six o’clock ferry</h1><div data-gu-name="standfirst"><p>${BELOW}</p></div>`,
    ],
  ])('is the standfirst within the article: %s', async (_, head) => {
    expect(await read(article(head))).toEqual({ ...READ, standfirst: BELOW })
  })

  test.each([
    ['a box', `<div class="newsletter"><p>${BELOW}</p></div>`],
    ['a caption', `<figure><img src="https://a.example/b.jpg"><figcaption>${BELOW}</figcaption></figure>`],
    ['links', `<p><a href="/a">${BELOW}</a></p>`],
    ['who wrote it', '<p>Ines Falk has sailed the sound since the age of nine, in all weathers.</p>'],
  ])('is not %s', async (_, below) => {
    const html = `<div><h1>The six o’clock ferry</h1>${below}<div class="t">${TEXT}</div></div>`
    expect(await read(html)).toMatchObject({ standfirst: '', body: expect.stringContaining(READ.body) })
  })

  test('is not the first paragraph of a text', async () => {
    expect(await read(article('<header><h1>The six o’clock ferry</h1></header>'))).toEqual(READ)
    expect(await read(`<div><h1>The six o’clock ferry</h1>${TEXT}</div>`)).toEqual(READ)
  })
})

describe('a page of a text in a container of its own', () => {
  const figure = '<figure class="featured"><img src="https://a.example/ferry.jpg" alt="The ferry"></figure>'
  const page = (above: string) =>
    `<main><h1>The six o’clock ferry</h1>${above}<div class="entry-content"><p>${ONE}</p></div></main>`

  test('is sure, however short, where its data say what it shows', async () => {
    expect(await read(page(''))).toEqual({ ...READ, body: ONE })
  })

  test('has the picture above the text', async () => {
    expect((await read(page(figure))).body).toBe(`![The ferry](https://a.example/ferry.jpg)\n\n${ONE}`)
  })

  test('has none of a box', async () => {
    expect((await read(page(`<aside>${figure}</aside>`))).body).toBe(ONE)
  })
})

test('a link to who signs takes with it from where, which is none of the text', async () => {
  const head = `<h1>The six o’clock ferry</h1><address><a rel="author">Ota Lind</a> in Port Hallow</address>`
  const draft = await readCopy(`<html><body><nav>Menu</nav>${article(head)}</body></html>`, 'page.html')
  expect(draft.content.byline).toEqual([{ name: 'Ota Lind', role: 'in Port Hallow' }])
  expect(draft.content.sections).toEqual([{ heading: '', body: READ.body }])
})

test.each([
  ['in a line', 'Ines Falk, reporter in Tarn', 'reporter in Tarn'],
  ['behind who it is', 'By Ines Falk, reporter in Tarn', 'reporter in Tarn'],
  ['for nobody whom the data do not name', 'By Ada Bell, reporter in Tarn', undefined],
])('what stands beside the name of who signs is kept, %s', async (_, line, role) => {
  const head =
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The six o’clock ferry","author":{"@type":"Person","name":"Ines Falk"},"datePublished":"2026-03-02"}</script>'
  const { content } = await readCopy(
    `<html><head>${head}</head><body>${article(`<h1>The six o’clock ferry</h1><div class="author">${line}</div>`)}</body></html>`,
    'page.html',
  )
  expect(content.byline).toEqual([role === undefined ? { name: 'Ines Falk' } : { name: 'Ines Falk', role }])
})

test('the way to a page through its site is not the text below which the head ends', async () => {
  const way =
    '<p class="path"><a href="/">Home</a> &gt; <a href="/sea">The sea</a> &gt; <b>The six o’clock ferry is late</b></p>'
  const page = `<div class="main" role="main">${way}<div class="head"><h1>The six o’clock ferry</h1><p class="subtitle">${BELOW}</p></div>`
  expect(
    await read(`${page}<div class="chapo"><p>${TWO}</p></div><div class="text">${TEXT}</div></div>`),
  ).toEqual({
    ...READ,
    subhead: BELOW,
    standfirst: TWO,
  })
})

describe('a short page without data', () => {
  const inPage = (body: string) =>
    readCopy(
      `<html><head><title>The ferry</title></head><body><nav>Menu</nav>${body}</body></html>`,
      'page.html',
    )
  const title = '<h1>The six o’clock ferry</h1>'

  test.each([
    ['its main part has a title', `<main>${title}<p>${ONE}</p></main>`],
    ['its main part has one over its article', `<main>${title}<article><p>${ONE}</p></article></main>`],
    [
      'its elements are named as the parts of an article',
      `<div><h2 itemprop="headline">The six o’clock ferry</h2><div itemprop="articleBody"><p>${ONE}</p></div></div>`,
    ],
  ])('is sure where %s', async (_, body) => {
    const draft = await inPage(body)
    expect(draft.content).toMatchObject({ headline: 'The six o’clock ferry', sections: [{ body: ONE }] })
    expect(doubtNames(draft)).toEqual([])
  })

  test('is asked about where its title stands in no part that is named', async () => {
    expect(doubtNames(await inPage(`<div>${title}<p>${ONE}</p></div>`))).toEqual(['page-no-article'])
  })
})

test('a page whose elements are named as data is that of a site, and its credits are no text', async () => {
  const credits =
    '<dl><dt>Details</dt><dd itemprop="author">Written by <span itemprop="name">Ada Bell</span></dd><dd>Category: Sea</dd><dd><time itemprop="datePublished" datetime="2026-03-02">2 March 2026</time></dd><dd>Hits: 214</dd></dl>'
  const draft = await readCopy(
    `<html><head><title>The ferry</title></head><body><div itemscope itemtype="https://schema.org/Article"><h2 itemprop="headline">The six o’clock ferry</h2>${credits}<div itemprop="articleBody">${TEXT}</div></div></body></html>`,
    'page.html',
  )
  expect(draft.content).toMatchObject({
    headline: 'The six o’clock ferry',
    subhead: '',
    byline: [{ name: 'Ada Bell' }],
    date: '2026-03-02',
    sections: [{ body: ALL.join('\n\n') }],
  })
})

test('the hours of the entries of a live report are kept, the first too', async () => {
  const entry = (time: string, text: string) =>
    `<div class="entry"><span class="entry-time">${time}</span><p>${text}</p></div>`
  const entries = ['18:42', '16:10', '14:55'].map((time, at) => entry(time, ALL[at] ?? '')).join('')
  const draft = await readCopy(
    `<html><body><nav>Menu</nav><main><h1>The six o’clock ferry</h1>${entries}</main></body></html>`,
    'page.html',
  )
  const said = JSON.stringify(draft.content.sections)
  for (const time of ['18:42', '16:10', '14:55']) expect(said).toContain(time)
})

test('a page with a box of comments beside its article is that of a site', async () => {
  const page = `<html><body><article><h1>The six o’clock ferry</h1>${TEXT}</article><div class="comments"><h4>Discussion about this post</h4></div></body></html>`
  const { content } = await readCopy(page, 'page.html')
  expect(content.sections).toEqual([{ heading: '', body: READ.body }])
})

test('the name of the site before who signs is no part of the name', async () => {
  const head = '<meta property="og:site_name" content="The Courier"><title>The six o’clock ferry</title>'
  const line = (words: string) => `<div class="byline">${words}</div>`
  const of = async (words: string) =>
    (
      await readCopy(
        `<html><head>${head}</head><body><main><h1>The six o’clock ferry</h1>${line(words)}${TEXT}</main></body></html>`,
        'page.html',
      )
    ).content
  expect(await of('The Courier <span>Ines Falk</span> Published 2 March 2026')).toMatchObject({
    byline: [{ name: 'Ines Falk' }],
    date: '2026-03-02',
  })
  expect((await of('The Courier')).byline).toEqual([{ name: 'The Courier' }])
})

describe('the date of a page without data', () => {
  const dateOf = async (line: string) => {
    const page = `<html><body><header>Gazette</header>${article(`<h1>The six o’clock ferry</h1><div class="date">${line}</div>`)}</body></html>`
    return (await readCopy(page, 'page.html')).content.date
  }

  test('is the one before that of a later version', async () => {
    expect(await dateOf('18:30, 9 May 2026 <span>Updated 07:15, 10 May 2026</span>')).toBe('2026-05-09')
    expect(await dateOf('9 May 2026 · By Ines Falk · updated 10 May 2026')).toBe('2026-05-09')
  })

  test.each(['Updated 10 May 2026', '10 May 2026 (updated)'])(
    'is not that of a later version: %s',
    async (line) => {
      expect(await dateOf(line)).toBe('')
    },
  )
})

test('a date that only the line of who signs has is the date, and how many have commented is no name', async () => {
  const read = async (line: string) => {
    const head = `<title>Boats</title><meta name="author" content="Ines Falk">`
    const body = `<nav>All</nav><article><h1>The six o’clock ferry</h1>${line}${TEXT}</article>`
    return (await readCopy(`<html><head>${head}</head><body>${body}</body></html>`, 'page.html')).content
  }
  const names = [{ name: 'Ines Falk' }]
  const two = '<div class="byline"><div><a>Ines Falk</a></div><div>Mar 11, 2025</div></div>'
  expect(await read(two)).toMatchObject({ byline: names, date: '2025-03-11' })
  const three = '<div class="byline">By Ines Falk March 11, 2025 3 comments</div>'
  expect(await read(three)).toMatchObject({ byline: names, date: '2025-03-11' })
})

describe('the title of a document that its head calls otherwise', () => {
  const read = async (above: string, end = '') => {
    const text = `<p>${ONE}</p><p>${TWO}</p>`
    const html = `<html><head><title>Letter no. 114 - The Sound</title></head><body>${above}${text}${end}</body></html>`
    const { headline, sections } = (await readCopy(html, 'letter.html')).content
    return { headline, bodies: sections.map(({ heading, body }) => `${heading}|${body}`) }
  }
  const TITLE = '<p><b>One captain, one boat</b></p>'
  const BODY = `|${ONE}\n\n${TWO}`

  test('is its first line in bold, above headings too', async () => {
    expect(await read(TITLE, `<h2>The boat</h2><p>${ONE}</p>`)).toEqual({
      headline: 'One captain, one boat',
      bodies: [BODY, `The boat|${ONE}`],
    })
  })
  test('is so below what a letter of a list says of itself, and its logo', async () => {
    const table = `<table><tr><td>Si cette lettre ne s’affiche pas, <a href="/v">ouvrez-la dans votre navigateur</a></td></tr></table>`
    const end = '<p>You are receiving this e-mail because you asked for it. <a href="/u">Unsubscribe</a></p>'
    const found = await read(`${table}<p><img src="logo.png" alt="The Sound"></p>${TITLE}`, end)
    expect(found).toEqual({
      headline: 'One captain, one boat',
      bodies: [`|![The Sound](logo.png)\n\n${ONE}\n\n${TWO}`],
    })
  })
})
