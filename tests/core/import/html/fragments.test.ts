import { describe, expect, test } from 'vitest'
import { doubtNames, readCopy } from '../readCopy.ts'

const ONE = 'Un hangar a brûlé samedi matin, rue des Thermes.'
const TWO = 'Personne n’a été blessé.'

async function read(head: string, between = '') {
  const html = `<article>${head}<p>${ONE}</p>${between}<p>${TWO}</p></article>`
  const draft = await readCopy(html, 'page.html')
  const { kicker, headline, subhead, byline, dateline, date, sections } = draft.content
  return {
    ...{ kicker, headline, subhead, dateline, date },
    byline: byline.map(({ name }) => name),
    body: sections.map(({ body }) => body).join('\n\n'),
  }
}

const TITLE = '<h1>Un incendie à Dax</h1>'
const READ = { kicker: '', headline: 'Un incendie à Dax', subhead: '', byline: [], dateline: '', date: '' }
const BODY = `${ONE}\n\n${TWO}`

describe('spans that touch', () => {
  test('say who signs, where and when', async () => {
    const meta =
      '<div><span class="author">Jean Cazaux</span><span class="place">Dax</span><time>28/11/2026</time></div>'
    expect(await read(TITLE + meta)).toEqual({
      ...READ,
      byline: ['Jean Cazaux'],
      dateline: 'Dax',
      date: '2026-11-28',
      body: BODY,
    })
  })

  test('are lines of a paragraph', async () => {
    const box = '<div><span>Cuisson</span><span>15 min</span></div>'
    expect((await read(TITLE, box)).body).toBe(`${ONE}\n\nCuisson\\\n15 min\n\n${TWO}`)
  })

  test('are the line over the headline and the headline', async () => {
    const title = '<h1><span class="kicker">Landes</span><span class="title">Un incendie à Dax</span></h1>'
    expect(await read(title)).toEqual({ ...READ, kicker: 'Landes', body: BODY })
  })

  test.each([
    ['<p><span>Mc</span><span>Donald</span> brûle.</p>', 'McDonald brûle.'],
    ['<p><span class="c1">Le Mc</span><span class="c2">Donald brûle.</span></p>', 'Le McDonald brûle.'],
    ['<div><span>incen</span><span>die</span></div>', 'incendie'],
  ])('are a word: %s', async (html, text) => {
    expect((await read(TITLE, html)).body).toBe(`${ONE}\n\n${text}\n\n${TWO}`)
  })
})

describe('the line over the headline', () => {
  test.each([
    '<span class="kicker">Landes</span>',
    '<span>Landes</span>',
    '<p class="cintillo">Landes</p>',
    '<p class="spitzmarke">Landes</p>',
  ])('is %s', async (kicker) => {
    expect(await read(kicker + TITLE)).toEqual({ ...READ, kicker: 'Landes', body: BODY })
  })
})

describe('left out of a fragment', () => {
  test.each([
    'PUBLICITÉ',
    'Anzeige',
    'REKLAMA',
    'Partager cet article',
    'Suivez-nous sur Facebook',
    'Sign up to our newsletter',
    'Kommentare (12) | Drucken | Teilen',
    '∙ Paid',
    'Article réservé aux abonnés',
    'Lire aussi : <a href="/x">La rue rouverte</a>',
    'Leggi anche: <a href="/x">Il lupo</a>',
  ])('%s', async (words) => {
    expect(await read(`${TITLE}<p>${words}</p>`)).toEqual({ ...READ, body: BODY })
    expect((await read(TITLE, `<p>${words}</p>`)).body).toBe(BODY)
  })

  test('is no heading, no sentence and no cell', async () => {
    const kept = '<p>La publicité a payé le hangar.</p>'
    expect((await read(TITLE, kept)).body).toBe(`${ONE}\n\nLa publicité a payé le hangar.\n\n${TWO}`)
    const table =
      '<table><tr><td><p>Place</p></td><td><p>Comment</p></td></tr><tr><td>1</td><td>2</td></tr></table>'
    expect((await read(TITLE, table)).body).toContain('Comment')
  })
})

test('a short page with its title in its article is not asked about', async () => {
  const page = (inner: string) =>
    readCopy(`<html><body><main>${inner}</main><nav>Menu</nav></body></html>`, 'page.html')
  const article = `${TITLE}<p>${ONE}</p><p>${TWO}</p>`
  expect(doubtNames(await page(`<article>${article}</article>`))).toEqual([])
  expect(doubtNames(await page(article))).toEqual(['page-no-article'])
})

describe('a table of an old page', () => {
  const table = (cell: string) =>
    `<table><tr><td><a href="a.htm">Cronaca</a><br><a href="b.htm">Sport</a></td><td>${cell}</td></tr></table>`
  const bodyOf = async (html: string) => {
    const { content } = await readCopy(html, 'page.html')
    return content.sections.map(({ body }) => body).join('\n\n')
  }
  const old = `${ONE} Les voisins ont été évacués dans la nuit.<br><br>${TWO} La rue est fermée.`

  test('that sets it out is text without its links, and asked about', async () => {
    const html = `<h1>Un incendie à Dax</h1>${table(old)}`
    expect(doubtNames(await readCopy(html, 'page.html'))).toEqual(['page-no-article'])
    const body = await bodyOf(html)
    expect(body).toBe(`${ONE} Les voisins ont été évacués dans la nuit.\n\n${TWO} La rue est fermée.`)
  })

  test('that has paragraphs in the cell with most of its words is text as well', async () => {
    const html = `<h1>Un incendie à Dax</h1>${table(`<p>${ONE} ${TWO}<p>${TWO} ${ONE}`)}`
    expect(doubtNames(await readCopy(html, 'page.html'))).toEqual(['page-no-article'])
    expect(await bodyOf(html)).toBe(`${ONE} ${TWO}\n\n${TWO} ${ONE}`)
    const even = `<table><tr><td><p>${ONE} ${TWO}<p>${TWO}</td><td><p>${ONE} ${TWO}<p>${TWO}</td><td>${ONE} ${TWO}</td></tr></table>`
    expect(await bodyOf(`<h1>Un incendie à Dax</h1>${even}`)).toContain('| --- |')
  })

  test('with a line end in its cells stays a table', async () => {
    expect(await bodyOf(`<h1>Un incendie à Dax</h1>${table(old.replace('<br><br>', '<br>'))}`)).toContain(
      '| --- |',
    )
  })
})

describe('the calls of WordPress in a fragment', () => {
  test('of a picture with its caption make a figure, in a link too', async () => {
    for (const picture of [
      '<img src="bac.jpg" alt="Le bac">',
      '<a href="bac.jpg"><img src="bac.jpg" alt="Le bac"></a>',
    ]) {
      const { body } = await read(
        TITLE,
        `<p>[caption id="a_1" width="300"]${picture} Le bac, <em>lundi</em>.[/caption]</p>`,
      )
      expect(body).toContain('Le bac, *lundi*.')
      expect(body).not.toContain('caption')
    }
  })
  test.each(['[gallery ids="1,2"]', '[gallery]', '[contact-form id="3"]'])(
    'that are others stay, and are told: %s',
    async (call) => {
      const draft = await readCopy(
        `<article>${TITLE}<p>${ONE}</p><p>${call}</p><p>${TWO}</p></article>`,
        'page.html',
      )
      expect(draft.content.sections[0]?.body).toContain(call)
      expect(draft.notices.map(({ name }) => name)).toEqual(['site-tags'])
    },
  )
  test.each(['[sic]', '[caption manquante]', 'a[href="x"'])(
    'are none in other brackets: %s',
    async (words) => {
      const draft = await readCopy(
        `<article>${TITLE}<p>${ONE} ${words}</p><p>${TWO}</p></article>`,
        'page.html',
      )
      expect(draft.notices).toEqual([])
    },
  )
})

test('a smaller heading between the title and who signs with the day is the subhead', async () => {
  const head = `${TITLE}<h2>Personne n’est blessé</h2><p>Jean Cazaux</p><p>28 novembre 2026</p>`
  expect(await read(head)).toEqual({
    ...READ,
    subhead: 'Personne n’est blessé',
    byline: ['Jean Cazaux'],
    date: '2026-11-28',
    body: BODY,
  })
})
