import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../../src/core/import/draft.ts'
import { importFile } from '../../../../src/core/import/index.ts'

const LEAD =
  'Les travaux du pont de la gare, attendus depuis six ans, ont commencé lundi matin sous une pluie fine, devant une poignée de riverains.'
const BODY =
  'La mairie promet une réouverture au printemps ; les commerçants, eux, demandent déjà une aide pour les mois de chantier à venir, et l’ont écrit.'
const END =
  'Le conseil municipal votera le budget en décembre, après une dernière réunion publique, à laquelle tous les habitants du quartier sont conviés.'

type Parts = { head?: string; top?: string; article?: string; after?: string }

function pageOf({ head = '', top = '', article = '', after = '' }: Parts): string {
  return (
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le pont ferme - La Gazette du fleuve</title>${head}</head><body>` +
    '<div class="cookie-banner"><p>Nous utilisons des cookies pour mesurer l’audience de ce site et pour vous proposer des contenus adaptés.</p></div>' +
    '<header><a href="/">La Gazette du fleuve</a><nav><ul><li><a href="/a">Ville</a><li><a href="/b">Sport</a></ul></nav></header>' +
    `<main>${top}<div class="content">${article}</div>${after}</main>` +
    '<footer><p>© La Gazette du fleuve</p></footer></body></html>'
  )
}
const TEXT = `<p>${LEAD}</p><h2>Un chantier long</h2><p>${BODY}</p><p>${END}</p>`
const H1 = '<h1>Le pont de la gare ferme pour six mois</h1>'

async function draftOf(html: string, fileName = 'page.html'): Promise<Draft> {
  const read = await importFile({ fileName, bytes: new TextEncoder().encode(html), language: 'fr' })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}
const doubtsIn = ({ doubts }: Draft) => doubts.map(({ name }) => name)
const textsOf = ({ blocks }: Draft, kind: string) =>
  blocks.filter((block) => block.kind === kind).map(({ text }) => text)

test.each([
  [
    'Google Docs',
    (mark: number) => `<sup><a href="#cmnt${mark}" id="cmnt_ref${mark}">[a]</a></sup>`,
    (mark: number, text: string) =>
      `<div class="c6"><p><a href="#cmnt_ref${mark}" id="cmnt${mark}">[a]</a><span>${text}</span></p><p>Merci.</p></div>`,
  ],
  [
    'Word',
    (mark: number) =>
      `<a class="msocomanchor" href="#_msocom_${mark}" name="_msoanchor_${mark}">[AG${mark}]</a>`,
    (mark: number, text: string) =>
      `<div id="_com_${mark}" class="msocomtxt"><a name="_msocom_${mark}"></a><p class="MsoCommentText"><a class="msocomoff" href="#_msoanchor_${mark}">[AG${mark}]</a>${text}</p><p>Merci.</p></div>`,
  ],
])(
  'the comments of a page that %s saved are in the note, and their marks nowhere',
  async (_, mark, comment) => {
    const text = `<p>${LEAD}${mark(1)}</p><p>${BODY.replace(' ;', `${mark(2)} ;`)}</p><p>${END}</p>`
    const comments = comment(1, 'Vérifier la date.') + comment(2, 'La mairie dément.')
    const draft = await draftOf(`<html><body><h1>Le pont ferme</h1>${text}${comments}</body></html>`)
    expect(draft.content.sections).toMatchObject([{ body: `${LEAD}\n\n${BODY}\n\n${END}` }])
    expect(draft.content.note).toBe('Vérifier la date. Merci.\n\nLa mairie dément. Merci.')
    expect(draft.notices).toContainEqual({ name: 'comments-to-note', detail: { count: 2 } })
  },
)

test('a page of which no part has a name is narrowed by its only title, and asked about', async () => {
  const comment = `<div><p>${LEAD.replace('pluie', 'neige')}</p></div><div><p>${BODY.replace('mairie', 'ville')}</p></div>`
  const draft = await draftOf(
    `<!doctype html><html><head><meta property="og:type" content="article"></head><body><div><a href="/">La Gazette</a></div><div>${H1}<div>${TEXT}</div></div>${comment}</body></html>`,
  )
  expect(draft.content.sections).toMatchObject([{ body: LEAD }, { body: `${BODY}\n\n${END}` }])
  expect(doubtsIn(draft)).toContain('page-no-article')
})

test('the title of a document that Word saved as HTML', async () => {
  const draft = await draftOf(
    `<html><body><div class=WordSection1><p class=MsoToc1>Un chantier long 2</p><p class=MsoTitle>Le pont ferme</p><p class=MsoNormal>Par Inès Karam</p><p class=MsoNormal>${LEAD}</p><h1>Un chantier long</h1><p class=MsoNormal>${BODY}</p></div></body></html>`,
  )
  expect(draft.content).toMatchObject({
    headline: 'Le pont ferme',
    byline: [{ name: 'Inès Karam' }],
    sections: [{ body: LEAD }, { heading: 'Un chantier long', body: BODY }],
  })
  expect(doubtsIn(draft)).toEqual([])
})

test('a note of the headline or a heading goes with the next paragraph', async () => {
  const mark = (number: number) => `<sup><a href="#fn${number}" id="fnref${number}">${number}</a></sup>`
  const notes = `<ol><li id="fn1">Note un. <a href="#fnref1">↩</a></li><li id="fn2">Note deux. <a href="#fnref2">↩</a></li></ol>`
  const text = `<h1>Le pont ferme${mark(1)}</h1><p>${LEAD}</p><h2>La suite${mark(2)}</h2><p>${BODY}</p><p>${END}</p>${notes}`
  for (const page of [
    text,
    `<header><nav><a href="/">A</a></nav></header><main><article>${text}</article></main>`,
  ]) {
    const { content } = await draftOf(`<html><body>${page}</body></html>`)
    expect(content).toMatchObject({
      headline: 'Le pont ferme',
      sections: [
        { body: `${LEAD}[^1]\n\n[^1]: Note un.` },
        { heading: 'La suite', body: `${BODY}[^1]\n\n${END}\n\n[^1]: Note deux.` },
      ],
    })
  }
})

test('a link beside spans that a style sheet sets apart is a line of its own, and signs between them are none', async () => {
  const line =
    '<div><a href="/@i">Inès Karam</a><button>Suivre</button><span>4 min de lecture</span><span>·</span><time>12 mars 2026</time></div>'
  const draft = await draftOf(`<html><body>${H1}${line}<p>${LEAD}</p><p>${BODY}</p></body></html>`)
  const texts = draft.blocks.map(({ text }) => text)
  expect(texts).toContain('Inès Karam')
  expect(texts.join('\n')).not.toMatch(/Karam4|·/)
  expect(draft.content.date).toBe('2026-03-12')
})

describe('the HTML of word processors', () => {
  const sectionOf = async (body: string, head = '') => {
    const draft = await draftOf(`<html><head>${head}</head><body>${body}<p>${END}</p></body></html>`)
    expect(doubtsIn(draft)).toEqual([])
    return draft
  }
  const blanks = '<span style=\'font:7.0pt "Times New Roman"\'>&nbsp;&nbsp; </span>'

  test('Google Docs: emphasis by class, levels of lists, titles, and the line above notes', async () => {
    const list = (level: number, ...items: string[]) =>
      `<ul class="c6 lst-kix_a1-${level}">${items.map((item) => `<li class="c7">${item}</li>`).join('')}</ul>`
    const draft = await sectionOf(
      '<p class="c1 title" id="h.1"><span>Le pont ferme</span></p><p class="c1 subtitle" id="h.2"><span>Six mois</span></p>' +
        `<p>${LEAD} <span class="c2">Enfin</span><span class="c3">&nbsp;!</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p>` +
        `${list(0, 'un')}${list(1, 'deux', 'trois')}${list(0, 'quatre')}`,
      '<style>@import url(x);.c1{font-weight:700}.c2{color:#000;font-weight:700}.c3{font-style:italic}.lead{font-weight:700}</style>',
    )
    expect(draft.content).toMatchObject({ headline: 'Le pont ferme', subhead: 'Six mois' })
    expect(draft.content.sections[0]?.body).toContain(`${LEAD} **Enfin**_&#160;!_`)
    expect(draft.content.sections[0]?.body).toContain('- un\n  - deux\n  - trois\n- quatre')
  })

  test.each([
    [
      'as they are',
      (sign: string, level: number, text: string) =>
        `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span><span style='mso-list:Ignore'>${sign}${blanks}</span></span>${text}</p>`,
    ],
    [
      'filtered',
      (sign: string, level: number, text: string) =>
        `<p class=MsoListParagraphCxSpFirst style='margin-left:${level * 36}.0pt'>${sign === '·' ? `<span>${sign}${blanks}</span>` : sign + blanks}${text}</p>\n`,
    ],
  ])('Word: lists that it saved %s, quotations and deleted text', async (_, item) => {
    const { content, notices } = await sectionOf(
      `<p class=MsoTitle>Le pont ferme</p><p>${LEAD}</p>` +
        `${item('·', 1, 'un')}${item('o', 2, 'deux')}${item('·', 1, 'trois')}<p>${BODY}</p>${item('3.', 1, 'a')}${item('4.', 1, 'b')}` +
        '<p class=MsoQuote>On verra.</p><p class=MsoQuote>Ou pas, <del cite="mailto:A" datetime="2026">dit-il</del>.</p>',
    )
    expect(content.sections).toEqual([
      {
        heading: '',
        body: `${LEAD}\n\n- un\n  - deux\n- trois\n\n${BODY}\n\n3. a\n4. b\n\n> On verra.\n>\n> Ou pas, .\n\n${END}`,
      },
    ])
    expect(notices.map(({ name }) => name)).toEqual(['tracked-changes'])
  })

  test('Google Docs: what stands over and below a document that is published', async () => {
    const draft = await draftOf(
      `<html><body><div id="header"><div>Publié par Google Docs</div></div><div id="contents"><style></style><div class="c4 doc-content"><p class="title" id="h.1">Le pont ferme</p><p>${LEAD}</p></div></div><div id="footer"><span>Publié par Google Docs</span> – <a href="/x">Signaler un abus</a></div></body></html>`,
    )
    expect(draft.content).toMatchObject({ headline: 'Le pont ferme', byline: [], sections: [{ body: LEAD }] })
    expect(draft.blocks.filter(({ kind }) => kind === 'aside')).toHaveLength(2)
    const other = await draftOf(
      `<html><body><div id="footer"><p>${LEAD}</p></div><p>${BODY}</p></body></html>`,
    )
    expect(other.blocks.filter(({ kind }) => kind === 'aside')).toHaveLength(0)
  })

  test('Notion: the columns of its database that are fields, and tasks', async () => {
    const column = (name: string, value: string) =>
      `<tr class="property-row"><th>${name}</th><td>${value}</td></tr>`
    const columns =
      column('Auteur', 'Inès Karam') +
      column('Date', '<time>@12 mars 2026</time>') +
      column('Statut', '<span>En cours</span>') +
      column('Humeur', 'Bonne')
    const draft = await draftOf(
      `<html><body><article><header><h1 class="page-title">Le pont ferme</h1><table class="properties"><tbody>${columns}</tbody></table></header><div class="page-body"><p>${LEAD}</p><ul class="to-do-list"><li><div class="checkbox checkbox-on"></div><span>Appeler</span></li><li><div class="checkbox checkbox-off"></div><span>Relire</span></li></ul></div></article></body></html>`,
    )
    expect(draft.content).toMatchObject({
      headline: 'Le pont ferme',
      byline: [{ name: 'Inès Karam' }],
      date: '2026-03-12',
      sections: [{ body: `${LEAD}\n\n- [x] Appeler\n- [ ] Relire` }],
    })
    expect(draft.content.note).toBe('Statut: En cours')
    const asides = draft.blocks.filter(({ kind }) => kind === 'aside')
    expect(asides.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual([expect.stringContaining('Humeur')])
  })

  test('LibreOffice: items that lists of lists set in, and the foot of the page', async () => {
    const draft = await sectionOf(
      `<h1>Le pont ferme</h1><p>${LEAD}</p><ul><li><p>un</p></ul><ul><ul><li><p>deux</p></ul></ul><ul><li><p>trois</p></ul><div title="footer"><p>1</p></div>`,
    )
    expect(draft.content.sections[0]?.body).toBe(`${LEAD}\n\n- un\n  - deux\n- trois\n\n${END}`)
    expect(textsOf(draft, 'aside')).toEqual(['1'])
  })

  test('pandoc: the abstract without its label is the standfirst', async () => {
    const { content } = await sectionOf(
      `<header><h1 class="title">Le pont ferme</h1><div class="abstract"><div class="abstract-title">Abstract</div><p>${END}</p></div></header><p>${LEAD}</p><p>${BODY}</p>`,
    )
    expect(content.standfirst).toBe(END)
  })

  test('LibreOffice: comments in the source, and a title that the head repeats', async () => {
    const draft = await sectionOf(
      `<p><b>Le pont ferme</b></p><p>Inès Karam</p><p>${LEAD}<!-- À vérifier --></p>`,
      '<title>Le pont ferme</title><meta name="generator" content="LibreOffice 7.4"><meta name="author" content="Inès Karam">',
    )
    expect(draft.content).toMatchObject({
      headline: 'Le pont ferme',
      byline: [{ name: 'Inès Karam' }],
      note: 'À vérifier',
      sections: [{ body: `${LEAD}\n\n${END}` }],
    })
  })
})

describe('a saved page', () => {
  test('gives its article alone, and lists what is left out', async () => {
    const draft = await draftOf(
      pageOf({
        top: `${H1}<p class="byline">Par Inès Karam</p><time datetime="2026-11-10T08:30:00+01:00">10 novembre 2026</time>`,
        article: `${TEXT}<div class="share-buttons"><a href="#">Partager</a></div>`,
        after:
          '<section class="related"><h3>À lire aussi</h3><a href="/x">Un autre article de la Gazette</a></section>' +
          `<section id="comments"><p>${LEAD.replace('pluie', 'neige')}</p></section>`,
      }),
    )
    expect(draft.format).toBe('html')
    expect(doubtsIn(draft)).toEqual([])
    expect(draft.content).toMatchObject({
      headline: 'Le pont de la gare ferme pour six mois',
      byline: [{ name: 'Inès Karam' }],
      date: '2026-11-10T08:30:00+01:00',
      language: 'fr',
      sections: [
        { heading: '', body: LEAD },
        { heading: 'Un chantier long', body: `${BODY}\n\n${END}` },
      ],
    })
    const asides = textsOf(draft, 'aside').join('\n')
    for (const part of ['cookies', 'Sport', 'Partager', 'Un autre article', 'neige', '©'])
      expect(asides).toContain(part)
    expect(draft.notices).toMatchObject([{ name: 'page-left-out' }])
  })

  test('is read with what its JSON-LD says', async () => {
    const data = {
      '@graph': [
        { '@type': 'Person', '@id': '#p', name: 'Inès Karam' },
        {
          '@type': ['NewsArticle'],
          headline: 'Le pont de la gare ferme pour six mois',
          author: [{ '@id': '#p' }, { '@type': 'Organization', name: 'La Gazette du fleuve' }],
          publisher: { name: 'La Gazette du fleuve' },
          datePublished: '2026-11-10T08:30:00+0100',
          articleSection: 'Ville',
          keywords: ['ponts', 'travaux'],
          description: 'Un détour de quatre kilomètres attend les automobilistes.',
        },
      ],
    }
    const head = `<script type="application/ld+json">/*<![CDATA[*/${JSON.stringify(data)}/*]]>*/</script>`
    const { content, doubts } = await draftOf(
      pageOf({ head, top: `${H1}<p class="meta">Par Inès Karam · 10 novembre 2026</p>`, article: TEXT }),
    )
    expect(doubts).toEqual([])
    expect(content).toMatchObject({
      headline: 'Le pont de la gare ferme pour six mois',
      byline: [{ name: 'Inès Karam' }],
      date: '2026-11-10T08:30:00+01:00',
      desk: 'Ville',
      keywords: ['ponts', 'travaux'],
      standfirst: 'Un détour de quatre kilomètres attend les automobilistes.',
    })
  })

  test('without a heading of its own is called what its data or its title say, without the name of the site', async () => {
    expect((await draftOf(pageOf({ article: TEXT }))).content.headline).toBe('Le pont ferme')
    const head =
      '<meta property="og:title" content="Le pont fermera | La Gazette"><meta property="og:site_name" content="La Gazette">'
    expect((await draftOf(pageOf({ head, article: TEXT }))).content.headline).toBe('Le pont fermera')
  })

  test('with a date without an offset has its day', async () => {
    const head = '<meta property="article:published_time" content="2026-11-10 08:30:00">'
    expect((await draftOf(pageOf({ head, top: H1, article: TEXT }))).content.date).toBe('2026-11-10')
  })

  test('whose article goes on in a neighbour of the same kind is read to its end', async () => {
    const part = (text: string) => `<section class="story-part">${text}</section>`
    const { content } = await draftOf(
      pageOf({
        top: H1,
        article:
          part(`<p>${LEAD} ${BODY} ${END} ${LEAD} ${BODY} ${END}</p><p>${BODY}</p>`) +
          part(`<p>${END} ${LEAD.slice(0, 90)}</p>`),
      }),
    )
    expect(content.sections[0]?.body).toContain(`${BODY}\n\n${END}`)
  })
})

test.each(['<article>', '<div role="article">', '<div itemprop="articleBody">'])(
  'what a page calls its article is read whole, boxes apart: %s',
  async (element) => {
    const first = '<p class="chapo">Six mois sans train ni voiture.</p>'
    const last = '<section><h2>Et ensuite</h2><p>Le préfet tranchera.</p></section>'
    const box = `<section class="related"><p>${END.replace('conseil', 'comité')}</p></section>`
    const draft = await draftOf(
      `<!doctype html><html lang="fr"><head><title>Le pont ferme</title></head><body><main>${H1}${element}${first}<div><p>${LEAD} ${LEAD}</p><p>${BODY}</p></div>${last}${box}</${element.slice(1, 4) === 'art' ? 'article' : 'div'}></main></body></html>`,
    )
    expect(textsOf(draft, 'heading')).toEqual(['Et ensuite'])
    expect(draft.content.sections[1]?.body).toBe('Le préfet tranchera.')
    expect(textsOf(draft, 'aside')).toEqual([END.replace('conseil', 'comité')])
    expect(JSON.stringify(draft.content)).toContain('Six mois sans train')
  },
)

describe('a page that leaves a doubt', () => {
  test('about its headline', async () => {
    const head =
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Trois vols dans la nuit à Bercy"}</script>'
    const draft = await draftOf(pageOf({ head, top: H1, article: TEXT }).replace(/<title>.*<\/title>/, ''))
    expect(doubtsIn(draft)).toEqual(['page-two-headlines'])
    expect(draft.content.headline).toBe('Le pont de la gare ferme pour six mois')
  })
  test('about who wrote it, or when', async () => {
    const head =
      '<meta name="author" content="Paul Ferrand"><meta property="article:published_time" content="2026-11-10T08:30:00Z">'
    const top = `${H1}<p class="byline">Par Inès Karam</p><p class="date">Publié le 3 octobre 2026</p>`
    expect(doubtsIn(await draftOf(pageOf({ head, top, article: TEXT })))).toEqual([
      'page-dates',
      'page-bylines',
    ])
    const updated = `${H1}<p class="date">Mis à jour le 3 décembre 2026</p>`
    expect(doubtsIn(await draftOf(pageOf({ head, top: updated, article: TEXT })))).toEqual([])
  })
  test('where it is the front page of a site', async () => {
    const teaser = (n: number) =>
      `<article><h2><a href="/${n}">Titre ${n}</a></h2><p>${LEAD} ${n}</p></article>`
    expect(doubtsIn(await draftOf(pageOf({ article: [1, 2, 3, 4].map(teaser).join('') })))).toContain(
      'page-several-articles',
    )
  })
  test('where it has next to no text', async () => {
    expect(doubtsIn(await draftOf(pageOf({ top: H1, article: '<p>Contenu réservé.</p>' })))).toContain(
      'page-no-article',
    )
  })
  test('where the text that it announces is not there', async () => {
    const words = Array.from({ length: 90 }, (_, at) => `motannoncé${at}`).join(' ')
    const head = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Le pont de la gare ferme pour six mois","articleBody":"${words}"}</script>`
    expect(doubtsIn(await draftOf(pageOf({ head, top: H1, article: TEXT })))).toEqual(['page-text-differs'])
  })
})

describe('HTML that is no page of a site', () => {
  test('is read whole: a fragment, or a document that a word processor wrote', async () => {
    const fragment = await draftOf(
      `<h1>Le pont</h1><p>Par Inès Karam</p>${TEXT}<aside>${END}</aside>`,
      'texte.txt',
    )
    expect(fragment.format).toBe('html')
    expect(textsOf(fragment, 'aside')).toEqual([])
    expect(fragment.content).toMatchObject({ headline: 'Le pont', byline: [{ name: 'Inès Karam' }] })
    const document = await draftOf(
      `<html><head><title>Notes</title></head><body><p><b>Le pont ferme</b></p><p>${LEAD}</p><p>${BODY}</p></body></html>`,
    )
    expect(document.content.headline).toBe('Le pont ferme')
    expect(document.content.sections[0]?.body).toBe(`${LEAD}\n\n${BODY}`)
  })
  test('takes its title from its head where the text has none', async () => {
    const { content } = await draftOf(
      `<html><head><title>Le pont ferme</title></head><body><p>${LEAD}</p><p>${BODY}</p></body></html>`,
    )
    expect(content.headline).toBe('Le pont ferme')
  })
})

test('HTML is known by how it begins, whatever its name', async () => {
  for (const text of [
    '\n<!DOCTYPE html>\n<html><body>Du texte',
    '<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="">Du texte',
  ])
    expect((await draftOf(text, 'a.txt')).format).toBe('html')
  expect((await draftOf('Du texte', 'a.HTM')).format).toBe('html')
})

describe('the encoding of a page', () => {
  const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
  const encodingOf = async (bytes: Uint8Array) => {
    const read = await importFile({ fileName: 'a.html', bytes })
    return read.ok ? [read.value.encoding, read.value.content.sections[0]?.body] : read.failure.code
  }
  test('is the one that it says', async () => {
    expect(
      await encodingOf(
        latin('<meta charset="iso-8859-15"><p>Sept \xbduvres \xe0 12 \xa4 seulement, dit-elle.</p>'),
      ),
    ).toEqual(['iso-8859-15', 'Sept œuvres à 12 € seulement, dit-elle.'])
    expect(
      await encodingOf(
        latin(
          '<html><meta http-equiv="Content-Type" content="text/html; charset=macintosh"><p>\x8et\x8e, dit-elle, et rien de plus.</p>',
        ),
      ),
    ).toEqual(['macintosh', 'été, dit-elle, et rien de plus.'])
  })
  test('is a doubt where its bytes surely look like another', async () => {
    const russian = [...'<meta charset="windows-1252"><p>'].map((character) => character.charCodeAt(0))
    const words =
      '\u043c\u043e\u0441\u0442 \u0437\u0430\u043a\u0440\u044b\u0442 \u043d\u0430 \u0440\u0435\u043c\u043e\u043d\u0442, \u0441\u043a\u0430\u0437\u0430\u043b\u0438 \u0432 \u0433\u043e\u0440\u043e\u0434\u0435 \u0432\u0447\u0435\u0440\u0430 \u0443\u0442\u0440\u043e\u043c'
    const letters = [...words].map((letter) =>
      letter > '\u0400' ? letter.charCodeAt(0) - 0x410 + 0xc0 : letter.charCodeAt(0),
    )
    const end = [...'.</p><p>'].map((character) => character.charCodeAt(0))
    const bytes = Uint8Array.from([
      ...russian,
      ...letters,
      ...end,
      ...letters,
      ...letters,
      ...end,
      ...letters,
    ])
    const read = await importFile({ fileName: 'a.html', bytes })
    expect(read.ok && read.value.doubts).toMatchObject([
      { name: 'encoding-guessed', detail: { encoding: 'windows-1252' } },
    ])
  })
  test('is UTF-8 where the bytes are, whatever it says', async () => {
    const text = '<meta charset="iso-8859-1"><p>Un été d’œuvres, dit-elle, et rien de plus.</p>'
    expect(await encodingOf(new TextEncoder().encode(text))).toEqual([
      'utf-8',
      'Un été d’œuvres, dit-elle, et rien de plus.',
    ])
  })
})

describe('who signs a page', () => {
  test.each([
    ['Par Inès Karam @ineskaram', [{ name: 'Inès Karam' }]],
    [
      'By Inès Karam, The Kelby Post Email the author | Follow on Twitter',
      [{ name: 'Inès Karam', role: 'The Kelby Post' }],
    ],
    ['Inès Karam<br>See All Articles Send Email Subscribe to RSS', [{ name: 'Inès Karam' }]],
    ['Par Inès Karam Voir tous ses articles', [{ name: 'Inès Karam' }]],
    ['Von Inès Karam - [email protected]', [{ name: 'Inès Karam' }]],
  ])('%s', async (line, byline) => {
    const draft = await draftOf(pageOf({ top: `${H1}<div class="byline">${line}</div>`, article: TEXT }))
    expect(draft.content.byline).toEqual(byline)
    expect(doubtsIn(draft)).toEqual([])
  })

  test('is asked about where nobody is called so', async () => {
    const head = '<meta name="author" content="les ministères qui répondent ensemble">'
    const draft = await draftOf(pageOf({ head, top: H1, article: TEXT }))
    expect(doubtsIn(draft)).toEqual(['byline-unlikely'])
  })

  test('is read apart from the section and the buttons in the same line', async () => {
    const line = 'Cyclisme | Par : Inès Karam | 10 novembre 2026'
    const draft = await draftOf(pageOf({ top: `${H1}<div class="byline">${line}</div>`, article: TEXT }))
    expect(draft.content).toMatchObject({
      byline: [{ name: 'Inès Karam' }],
      date: '2026-11-10',
      dateline: '',
    })
  })
})

test('a headline that the page does not show is asked about', async () => {
  const draft = await draftOf(pageOf({ article: TEXT }))
  expect(doubtsIn(draft)).toEqual(['page-title-unseen'])
})

describe('what content systems print around a text', () => {
  const read = (top: string, article = TEXT, head = '') => draftOf(pageOf({ top, article, head }))

  test.each([
    ['a kicker', `<p class="surtitre">Transports</p>${H1}`, { kicker: 'Transports' }],
    [
      'a short line under the headline',
      `${H1}<h2 class="b-subheadline">Six mois de travaux</h2>`,
      { subhead: 'Six mois de travaux' },
    ],
    [
      'a short standfirst',
      `${H1}<div class="post-description">Six mois de travaux</div>`,
      { standfirst: 'Six mois de travaux' },
    ],
    [
      'how long it takes to read',
      `${H1}<div class="post-meta"><span>3 mars 2026</span>&nbsp;·&nbsp;2 min&nbsp;·&nbsp;Inès Karam</div><p class="t">Temps de lecture 2 min.</p>`,
      { date: '2026-03-03', byline: [{ name: 'Inès Karam' }] },
    ],
  ])('%s', async (_, top, content) => {
    const draft = await read(top)
    expect(draft.content).toMatchObject({ ...content, headline: 'Le pont de la gare ferme pour six mois' })
    expect(draft.content.sections[0]).toEqual({ heading: '', body: LEAD })
    expect(doubtsIn(draft)).toEqual([])
  })

  test('a heading below the headline alone, a paragraph between headline and text, and the name of the site', async () => {
    const { content } = await read(
      '',
      `<article><header>${H1}<h2>Six mois de travaux</h2></header><div>${END}</div><div itemprop="articleBody"><cite>La Gazette du fleuve — </cite><p>${LEAD}</p><p>${BODY}</p></div></article>`,
      '<meta property="og:site_name" content="La Gazette du fleuve">',
    )
    expect(content).toMatchObject({ subhead: 'Six mois de travaux', standfirst: END })
    expect(content.sections).toEqual([{ heading: '', body: `${LEAD}\n\n${BODY}` }])
  })

  test('Guardian, New York Times: a byline in an aside above the text, and what only screen readers and print need', async () => {
    const { content } = await read(
      H1,
      `<article><aside><a rel="author" href="/a">Inès Karam</a><details>Mardi</details></aside><figure><div><span>Image</span><div><img src="https://e.com/a.jpg" alt="Le pont"></div></div></figure>${TEXT}<p>A version of this article appears in print on March 4.</p></article>`,
    )
    expect(content.byline).toEqual([{ name: 'Inès Karam' }])
    expect(content.sections[0]?.body).toBe(`![Le pont](https://e.com/a.jpg)\n\n${LEAD}`)
    expect(content.sections[1]?.body).toBe(`${BODY}\n\n${END}`)
  })

  test('a table whose first row is bold has a header, and columns that stand as their paragraphs do', async () => {
    const row = (one: string, two: string) =>
      `<tr><td><p>${one}</p></td><td><p align="right">${two}</p></td></tr>`
    const table = `<table>${row('<b>Poste</b>', '<b>M€</b>')}${row('Voies', '40')}</table>`
    const { content } = await read(H1, `<p>${LEAD}</p>${table}<p>${BODY}</p>`)
    expect(content.sections[0]?.body).toBe(
      `${LEAD}\n\n| Poste | M€ |\n| --- | --: |\n| Voies | 40 |\n\n${BODY}`,
    )
  })

  test('Drupal: who wrote it and when in a footer above the text', async () => {
    const { content } = await read(
      H1,
      `<article><footer class="node__meta"><div>Soumis par <span>Inès Karam</span> le <span>mar 03/03/2026 - 09:15</span></div></footer>${TEXT}</article>`,
    )
    expect(content).toMatchObject({ date: '2026-03-03', byline: [{ name: 'Inès Karam' }] })
    expect(content.sections[0]?.body).toBe(LEAD)
  })

  test('Joomla: the author in the data of an element before the account, which is nobody’s', async () => {
    const { content } = await read(
      `${H1}<dl><dd itemprop="author">Écrit par : <span itemprop="name">Inès Karam</span></dd></dl>`,
      TEXT,
      '<meta name="author" content="Super User">',
    )
    expect(content.byline).toEqual([{ name: 'Inès Karam' }])
  })

  test('another name than that of the data, in a line that no rule reads, is asked about', async () => {
    const draft = await read(
      `${H1}<p class="author">Écrit par : Paul Roux</p>`,
      TEXT,
      '<meta name="author" content="Inès Karam">',
    )
    expect(doubtsIn(draft)).toEqual(['page-bylines'])
  })

  test('Blogger: a title that is no h1, with the name of the site before it in the head', async () => {
    const draft = await draftOf(
      `<html><head><title>Le Carnet: Le pont ferme</title></head><body><h1><a href="/">Le Carnet</a></h1><main><h3 class="post-title">Le pont ferme</h3>${TEXT}</main></body></html>`,
    )
    expect(draft.content.headline).toBe('Le pont ferme')
  })

  test('SPIP: notes; pull quotes; captions that only screen readers pass over', async () => {
    const { content } = await read(
      H1,
      `<p>${LEAD}<span class="spip_note_ref">&nbsp;[<a href="#nb1" class="spip_note" id="nh1">1</a>]</span></p>` +
        '<figure><img src="https://e.com/a.jpg" alt="Le pont"><figcaption aria-hidden="true">Le pont, lundi.</figcaption></figure>' +
        `<div class="pullquote"><p>On verra.</p></div><p>${BODY}</p><p>${END}</p>` +
        '<div class="notes"><h2>Notes</h2><div id="nb1"><p><span class="spip_note_ref">[<a href="#nh1" class="spip_note">1</a>]&nbsp;</span>Une note.</p></div></div>',
    )
    expect(content.sections).toEqual([
      {
        heading: '',
        body: `${LEAD}[^1]\n\n![Le pont](https://e.com/a.jpg)\\\nLe pont, lundi.\n\n> On verra.\n\n${BODY}\n\n${END}\n\n[^1]: Une note.`,
      },
    ])
  })
})
