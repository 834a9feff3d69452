import { describe, expect, test } from 'vitest'
import { doubtNames, readCopy } from '../readCopy.ts'

const ONE =
  'The ferry crosses the sound at six every morning, with the post, four schoolchildren and whatever the wind has left on the quay.'
const TWO =
  'Its captain has never missed a crossing, he says, and the harbour book, which is kept in pencil, agrees with him on all but two.'
const ABOUT =
  'Ines Falk has written about boats, ropes and tides for the Sound since 2009, and lives above a chandlery.'
const HEAD = '<h1>The six o’clock ferry</h1>'
const TEXT = `<p>${ONE}</p><p>${TWO}</p><p>${ONE}</p>`
const BODY = `${ONE}\n\n${TWO}\n\n${ONE}`

async function read(article: string, data = '') {
  const head = `<title>The six o’clock ferry</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"The six o’clock ferry","author":{"@type":"Person","name":"Ines Falk"},"datePublished":"2026-03-02"${data}}</script>`
  const draft = await readCopy(
    `<html><head>${head}</head><body><main><article>${article}</article></main></body></html>`,
    'page.html',
  )
  const body = draft.content.sections.map(({ heading, body }) => (heading ? `${heading}\n\n${body}` : body))
  return { body: body.join('\n\n'), doubts: doubtNames(draft) }
}

describe('left out of a page', () => {
  test.each([
    ['an author box by its name', '', `<div class="author-box"><h3>Ines Falk</h3><p>${ABOUT}</p></div>`],
    [
      'an author box by its heading',
      '',
      `<section><h3>About Ines Falk</h3><div><p>${ABOUT}</p></div></section>`,
    ],
    ['an author box without an element', '', `<h3>About the author</h3><p>${ABOUT}</p>`],
    ['comments by their heading', '', `<div class="forum"><h2>Vos commentaires</h2><p>${ABOUT}</p></div>`],
    ['comments by their number', '', `<div><h3>3 reacties</h3><ol><li>Fine!</li></ol></div>`],
    ['how many have commented', '<a class="n" href="#c">12 commentaires</a>', ''],
    [
      'how many have commented, beside a date',
      '<div><span>x</span><span><a href="#c">3 reacties</a></span></div>',
      '',
    ],
    ['an offer to hear it', '<div class="l">Listen to this article <span>4 min</span></div>', ''],
    ['an offer to give it away', '<a class="o">Offrir l’article</a>', ''],
    ['a newsletter', '', '<p><a href="/n"><em>Sign up to our morning newsletter</em></a></p>'],
    [
      'an invitation to follow',
      '',
      '<p>Follow the Sound on <a href="/f">Facebook</a> and <a href="/i">Instagram</a>.</p>',
    ],
    ['another article, without a blank', '', '<p><b>Leggi anche</b><a href="/x">Il porto che cambia</a></p>'],
    ['links under a heading', '', '<h3>Sur le même thème</h3><ul><li><a href="/x">The quay</a></li></ul>'],
    ['links to what most have read', '', '<h3>Les plus lus</h3><ul><li><a href="/x">The quay</a></li></ul>'],
    ['when it was changed', '', '<p>2 marzo 2026 ( modifica il 2 marzo 2026 | 09:12)</p>'],
    [
      'a form and what is around it',
      '',
      `<div class="subscription-widget"><p>${ABOUT}</p><p>${ABOUT}</p><p>${ABOUT}</p><form><input type="email"></form></div>`,
    ],
  ])('is %s', async (_, above, below) => {
    const { body, doubts } = await read(HEAD + above.replace('<span>x</span>', '') + TEXT + below)
    expect(body).toBe(BODY)
    expect(doubts).toEqual([])
  })
})

describe('no box', () => {
  test.each([
    ['a heading about somebody else', `<h3>About Ruth Ode</h3><p>${TWO}</p>`],
    [
      'a sentence on comments',
      '<p>12 comments were left in the book that lies on the quay, and all of them were kind.</p>',
    ],
    [
      'a sentence on a newsletter',
      `<p>The harbour has a <a href="/n">newsletter</a> in which nothing has ever happened.</p>`,
    ],
    [
      'a sentence that follows',
      '<p>Follow the <a href="/t">track</a> behind the church and you come to the water.</p>',
    ],
    ['a paragraph that an author signs', `<p class="author">${ABOUT}</p>`],
  ])('is %s', async (_, below) => {
    const { body } = await read(HEAD + TEXT + below)
    expect(body.length).toBeGreaterThan(BODY.length + 40)
  })
})

describe('a text for subscribers', () => {
  const CLOSED = ',"isAccessibleForFree":false'
  const WALL = '<p>To continue reading, subscribe to the Sound or log in.</p>'

  test.each([
    WALL,
    '<p>Il vous reste 63.4% de cet article à lire. La suite est réservée aux abonnés.</p>',
    '<h2>Jetzt weiterlesen mit Sound Plus</h2>',
  ])('may be cut off, and the line that says so is none of it: %s', async (wall) => {
    expect(await read(HEAD + TEXT + wall)).toEqual({ body: BODY, doubts: ['page-cut-off'] })
  })

  test('may be cut off where a box below it says so, and the data', async () => {
    const box = `<div class="paywall">${WALL}</div>`
    expect(await read(HEAD + TEXT + box, CLOSED)).toEqual({ body: BODY, doubts: ['page-cut-off'] })
    expect(await read(HEAD + TEXT + box)).toEqual({ body: BODY, doubts: [] })
  })

  test('is whole where no line says that it ends, or the text goes on', async () => {
    expect(await read(HEAD + TEXT, CLOSED)).toEqual({ body: BODY, doubts: [] })
    expect(await read(`${HEAD}<p>${ONE}</p>${WALL}<p>${TWO}</p><p>${ONE}</p>`, CLOSED)).toEqual({
      body: BODY,
      doubts: [],
    })
  })
})

describe('a box with facts in an article', () => {
  const facts = '<h3>Repères</h3><ul><li>1892: the first ferry</li><li>1978: a second one</li></ul>'
  const shown = '> **Repères**\n>\n> - 1892: the first ferry\n> - 1978: a second one'

  test.each([
    ['aside', 'encadre'],
    ['aside', 'article__fact-box'],
    ['div', 'infokasten'],
  ])('is a quotation under its heading in bold, and heads nothing below: %s.%s', async (name, named) => {
    const box = `<${name} class="${named}">${facts}</${name}>`
    expect(await read(`${HEAD}<p>${ONE}</p>${box}<p>${TWO}</p>`)).toEqual({
      body: `${ONE}\n\n${shown}\n\n${TWO}`,
      doubts: [],
    })
  })

  test.each([
    '<aside class="encadre"><h3>More</h3><p><a href="/a">The harbour that changed hands</a></p></aside>',
    '<aside class="encadre"><h3>By mail</h3><p>Every morning</p><form><button>Send</button></form></aside>',
    '<aside><h3>The Sound</h3><p>A paper since 1902, and an island for longer.</p></aside>',
  ])('is none that leads elsewhere, asks for something or is not called so: %s', async (box) => {
    expect((await read(`${HEAD}${TEXT}${box}`)).body).toBe(BODY)
  })
})

test('where to sign in for a comment, and a link in Polish to another text, are left out', async () => {
  const more = '<p>Czytaj też: <a href="/x">Most znów zamknięty</a></p>'
  const comments = '<ul class="inline"><li><a href="/u">Log in</a> to post comments</li></ul>'
  expect((await read(`${HEAD}<p>${ONE}</p>${more}<p>${TWO}</p><p>${ONE}</p>${comments}`)).body).toBe(BODY)
})
