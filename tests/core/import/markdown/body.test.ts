import { describe, expect, test } from 'vitest'
import { writeMarkdown } from '../../../../src/core/document/index.ts'
import { exportArticle, WRITTEN_FORMAT_NAMES } from '../../export/exportArticle.ts'
import { buildDraft, isSure } from '../../../../src/core/import/index.ts'
import { articleWith } from '../../articleWith.ts'
import { draftOf, htmlOf } from './draftOf.ts'
import { doubtNames, readCopy } from '../readCopy.ts'

const titled = (body: string) => draftOf(`---\ntitle: Le bac\n---\n\n${body}\n`)
const html = async (body: string) => htmlOf(await titled(body))
const noticesOf = async (body: string) => (await titled(body)).notices

describe('HTML in a line is what it says', () => {
  test.each([
    ['<em>mer</em> <i>mer</i> <cite>Mer</cite>', '<em>mer</em> <em>mer</em> <em>Mer</em>'],
    ['<strong>mer</strong> <B class="x">mer</B>', '<strong>mer</strong> <strong>mer</strong>'],
    ['m<sup>2</sup>, H<sub class="a">2</sub>O', 'm<sup>2</sup>, H<sub>2</sub>O'],
    ['un<br>deux<br class="x"/>trois', 'un<br>\ndeux<br>\ntrois'],
    ['<s>non</s> <del>non</del>', '<del>non</del> <del>non</del>'],
    [
      '<u>a</u> <mark>b</mark> <small>c</small> <abbr title="d">e</abbr> <span style="x">f</span>',
      'a b c e f',
    ],
    ['<kbd>Ctrl</kbd>', '<code>Ctrl</code>'],
    [
      '<a href="https://exemple.fr/a_b_c">la *mer*</a>',
      '<a href="https://exemple.fr/a_b_c">la <em>mer</em></a>',
    ],
    ['<em>la **mer**</em>', '<em>la </em><strong><em>mer</em></strong>'],
    ['<em>pas fermé', 'pas fermé'],
    ['fermé</em> seulement', 'fermé seulement'],
    ['<em>a<strong>b</em>c</strong>', '<em>ab</em>c'],
    ['<foo>mer</foo> <x-y>port</x-y>', 'mer port'],
    ['le <nom du client>', 'le &lt;nom du client&gt;'],
    ['\\<em>mer\\</em> `<em>` &lt;em&gt;', '&lt;em&gt;mer&lt;/em&gt; <code>&lt;em&gt;</code> &lt;em&gt;'],
    ['a < b > c, 3<4', 'a &lt; b &gt; c, 3&lt;4'],
    ['avant<script>alert(1)</script>après', 'avantaprès'],
  ])('%s', async (source, expected) => {
    expect(await html(source)).toBe(`<p>${expected}</p>\n`)
  })

  test('a picture keeps its address and its words', async () => {
    const { content } = await titled('<img src="bac.jpg" alt="Le bac">')
    expect(content.sections[0]?.body).toBe('![Le bac](bac.jpg)')
  })
})

describe('HTML in blocks is what it says', () => {
  test.each([
    ['<p align="center">Un <b>mot</b></p>', '<p>Un <strong>mot</strong></p>\n'],
    ['<div>\n\nDu *texte*.\n\n</div>', '<p>Du <em>texte</em>.</p>\n'],
    ['<ul><li>a</li><li>b</li></ul>', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n'],
    ['<blockquote>Cité</blockquote>', '<blockquote>\n<p>Cité</p>\n</blockquote>\n'],
    ['<details><summary>Plus</summary>\n\nCaché.\n\n</details>', '<p>Plus</p>\n<p>Caché.</p>\n'],
    ['<h2>Le port</h2>\n\nTexte.', '<h2>Le port</h2>\n<p>Texte.</p>\n'],
    ['<style>p { color: red }</style>\n\nTexte.', '<p>Texte.</p>\n'],
  ])('%j', async (source, expected) => {
    expect(await html(source)).toBe(expected)
  })

  test('a figure with its caption, a table', async () => {
    const { content } = await titled(
      '<figure>\n<img src="bac.jpg" alt="Le bac">\n<figcaption>Lundi, au port.</figcaption>\n</figure>\n\n' +
        '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>',
    )
    expect(content.sections[0]?.body).toBe(
      '![Le bac](bac.jpg)\\\nLundi, au port.\n\n| A | B |\n| --- | --- |\n| 1 | 2 |',
    )
  })

  test('scripts are said', async () => {
    expect(await noticesOf('Texte.\n\n<script>\nrun()\n</script>')).toEqual([
      { name: 'scripts-dropped', detail: { count: 1 } },
    ])
  })

  test('levels of headings count, whichever way they are written', async () => {
    const { blocks } = await draftOf(
      '<h1>Le bac</h1>\n\nTexte.\n\n## Le port\n\nTexte.\n\n<h3>Le quai</h3>\n\nTexte.',
    )
    expect(blocks.map(({ kind, node }) => [kind, node?.type])).toEqual([
      ['headline', 'sectionHeading'],
      ['paragraph', 'paragraph'],
      ['heading', 'sectionHeading'],
      ['paragraph', 'paragraph'],
      ['heading', 'heading'],
      ['paragraph', 'paragraph'],
    ])
  })
})

describe('comments go to the note, and into no export', () => {
  test.each([
    'Le bac <!-- secret --> repart.',
    'Le bac repart.\n\n<!--\nsecret\n\n-->',
    'Le bac %%secret%% repart.',
    'Le bac repart.\n\n%%\nsecret\n%%',
    'Le bac repart.{% comment %}secret{% endcomment %}',
    'Le bac repart.{{/* secret */}}',
    'Le bac repart.{/* secret */}',
    'Le bac repart.{>>secret<<}',
    '- Le bac <!-- secret --> repart.',
    '| Le bac <!-- secret --> |\n| --- |\n| repart. |',
    '## Le bac <!-- secret -->\n\nIl repart.',
  ])('%j', async (source) => {
    const { content, notices } = await titled(source)
    expect(content.note).toBe('secret')
    expect(notices).toEqual([{ name: 'comments-to-note', detail: { count: 1 } }])
    const article = articleWith({ ...content })
    for (const format of WRITTEN_FORMAT_NAMES) {
      const { bytes } = exportArticle(article, format, { profile: 'hugo' })
      expect(new TextDecoder().decode(bytes)).not.toContain('secret')
    }
  })

  test.each(['`<!-- texte -->`', '```\n<!-- texte -->\n```', '    <!-- texte -->', '~~~\n%%texte%%\n~~~'])(
    'but stay in code: %j',
    async (source) => {
      const { content } = await titled(source)
      expect(content.note).toBe('')
      expect(content.sections[0]?.body).toContain('texte')
    },
  )

  test('those that tell a program what to do are left out', async () => {
    const { content } = await titled(
      'Le bac.\n\n<!--more-->\n\n<!-- markdownlint-disable MD013 -->\n\n<!--kg-card-begin: html-->\n<p>Il repart.</p>\n<!--kg-card-end: html-->',
    )
    expect(content).toMatchObject({ note: '', sections: [{ heading: '', body: 'Le bac.\n\nIl repart.' }] })
  })
})

describe('what sites and vaults add is text, and named', () => {
  test.each([
    ['{{< figure id="a_b_c" title="Un *bac*" >}}', 'figure'],
    ['{{% note %}} Texte', 'note'],
    ['{% include pub.html id="a_b" %}', 'include'],
    ['Voir {{ site.title }} ici.', 'site.title'],
    ['<Callout type="info">Texte</Callout>', 'Callout'],
    ['<Figure src="bac.png" caption="Le bac" />', 'Figure'],
    ['![[bac.png]]', 'bac.png'],
    ['[gallery ids="1,2"]', 'gallery'],
    ['[embed]le_bac_repart[/embed]', 'embed'],
    ['[gallery]', 'gallery'],
  ])('%s', async (source, names) => {
    const draft = await titled(source)
    expect(draft.blocks.map(({ text }) => text)).toEqual([source])
    expect(draft.notices).toMatchObject([{ name: 'site-tags', detail: { names } }])
  })

  test.each([
    ['{{< figure src="a_b_c.jpg" alt="Le quai" caption="Un *bac*" >}}', 'a_b_c.jpg'],
    ['{% image src="img/bac.png" alt="Le quai" caption="Un *bac*" %}', 'img/bac.png'],
  ])('but a call for a picture whose file is not there is that picture: %s', async (source, file) => {
    const draft = await titled(source)
    expect(draft.content.sections[0]?.body).toBe(`![Le quai](${file})\\\nUn *bac*`)
    expect(draft.notices).toMatchObject([{ name: 'pictures-missing' }])
  })

  test('of a caption of WordPress the signs go, and its words stand below the picture', async () => {
    const { content, notices } = await titled(
      '[caption id="a_1" width="300"]<img src="bac.jpg" alt="Le bac" /> Le bac, *lundi*.[/caption]\n\nTexte.',
    )
    expect(content.sections[0]?.body).toBe('![Le bac](bac.jpg)\\\nLe bac, *lundi*.\n\nTexte.')
    expect(notices.map(({ name }) => name)).not.toContain('site-tags')
  })

  test.each(['[sic]', '[sidenote] ouvert', '[le bac]', 'voir [gallery](https://exemple.fr)'])(
    'words in brackets are words: %s',
    async (source) => {
      expect(await noticesOf(source)).toEqual([])
    },
  )

  test('a template in a link stays in its address', async () => {
    const { content } = await titled('[le bac]({{ site.url }}/bac)')
    expect(content.sections[0]?.body).toBe('[le bac](<{{ site.url }}/bac>)')
  })

  test.each([
    ['[[Le port]]', 'Le port'],
    ['[[Le port|ce port]]', 'ce port'],
    ['[[Le port#Quai]]', 'Le port > Quai'],
    ['[[#Quai]]', 'Quai'],
  ])('of the wiki link %s the words stay', async (source, words) => {
    const draft = await titled(`Voir ${source} ici.`)
    expect(draft.blocks.map(({ text }) => text)).toEqual([`Voir ${words} ici.`])
    expect(draft.notices).toMatchObject([{ name: 'wiki-links', detail: { count: 1, names: words } }])
  })

  test.each([
    ['L’H~2~O des 10^5^ habitants.', 'L’H<sub>2</sub>O des 10<sup>5</sup> habitants.'],
    ['Le 1^er^ mars, 5 m^2^, (a+b)^2^.', 'Le 1<sup>er</sup> mars, 5 m<sup>2</sup>, (a+b)<sup>2</sup>.'],
    ['**CO~2~** et ~~rayé~~', '**CO<sub>2</sub>** et ~~rayé~~'],
  ])('raised and lowered signs of Pandoc: %s', async (source, body) => {
    const { content } = await titled(source)
    expect(content.sections[0]?.body).toBe(body)
  })

  test.each([
    '`10^5^`',
    'https://exemple.fr/x~1~y et a/b^2^c',
    '2^3^4',
    'o^_^o et ^^',
    'de 3~4 à 5~6',
    'jean~luc@exemple.fr, b~c',
  ])('no signs of Pandoc are in %s', async (source) => {
    const { content } = await titled(source)
    expect(content.sections[0]?.body).not.toMatch(/<su[bp]>/)
  })

  test.each([
    ['Le départ a eu lieu {--mardi--}{++lundi++}.', 'Le départ a eu lieu lundi.', 2],
    ['Selon {~~le maire~>la mairie~~}, {++**tout**++} va.', 'Selon la mairie, **tout** va.', 2],
    ['{==Ce passage==} reste.', 'Ce passage reste.', 0],
    ['`{--code--}` reste.', '`{--code--}` reste.', 0],
  ])('changes of CriticMarkup are accepted: %s', async (source, body, count) => {
    const { content, notices } = await titled(source)
    expect(content.sections[0]?.body).toBe(body)
    expect(notices).toEqual(count > 0 ? [{ name: 'tracked-changes', detail: { count } }] : [])
  })

  test.each([
    ['Le [Goéland]{.smallcaps} part.', 'Le Goéland part.'],
    ['Le [grand\n*bac*]{.underline custom-style="Gras"} part.', 'Le grand *bac* part.'],
    ['[[le bac](https://exemple.fr)]{.underline} part.', '[le bac](https://exemple.fr) part.'],
    ['[]{#ancre .anchor}Le bac part.', 'Le bac part.'],
    ['[bac]{.x} part.\n\n[bac]: https://exemple.fr', '[bac](https://exemple.fr) part.'],
    ['::: {.encadre}\nLe bac part.\n:::', 'Le bac part.'],
    ['Le bac part.\n\n\\newpage\n\nIl revient.', 'Le bac part.\n\nIl revient.'],
    ['- Le bac part.\n  id:: 65f0-11\n  collapsed:: true\n- Il revient.', '- Le bac part.\n- Il revient.'],
    ['{{TOC}}\n\nLe bac part.\n\n+++\n\nIl revient.', 'Le bac part.\n\nIl revient.'],
  ])('what Pandoc and iA Writer say of form is no text: %j', async (source, body) => {
    const { content, doubts, notices } = await titled(source)
    expect({ body: content.sections[0]?.body, doubts, notices }).toEqual({ body, doubts: [], notices: [] })
  })

  test('brackets in brackets are no wiki link', async () => {
    const { notices, content } = await titled('[[1]](https://exemple.fr) et [[2]]')
    expect(notices).toEqual([])
    expect(content.sections[0]?.body).toBe('[\\[1\\]](https://exemple.fr) et [[2]]')
  })

  test('imports of code are left out, and listed', async () => {
    const { blocks, content } = await titled(
      'import Bac from "../bac.jsx"\n\nexport const meta = {\n  a: 1,\n}\n\nTexte.',
    )
    expect(blocks.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['aside', 'site-code'],
      ['aside', 'site-code'],
      ['paragraph', 'document-style'],
    ])
    expect(content.sections).toEqual([{ heading: '', body: 'Texte.' }])
  })

  test('formulas are as they were typed', async () => {
    const source = 'Du texte et $a_1*b_2*c$, de 5 $ à 10 $.'
    expect((await titled(source)).blocks.map(({ text }) => text)).toEqual([source])
  })
})

describe('a line of tags at the end is keywords', () => {
  test.each(['Le bac repart.\n\n#transports #Tarn/eau', 'Le bac repart.\n#transports #Tarn/eau'])(
    '%j',
    async (source) => {
      const { content } = await titled(source)
      expect(content.keywords).toEqual(['transports', 'Tarn/eau'])
      expect(content.sections).toEqual([{ heading: '', body: 'Le bac repart.' }])
    },
  )
})

test('a single tag right below the title, as Bear has it, is a keyword', async () => {
  for (const body of ['#tarn/eau\n\nLe bac repart.', '#tarn/eau\nLe bac repart.']) {
    const { content } = await draftOf(`# Le bac\n${body}\n`)
    expect(content.keywords).toEqual(['tarn/eau'])
    expect(content.sections).toEqual([{ heading: '', body: 'Le bac repart.' }])
  }
})

test('an account of the site is asked about as who signs', async () => {
  const names = async (author: string) =>
    (await draftOf(`---\ntitle: Le bac\nauthor: ${author}\n---\n\nTexte.\n`)).doubts.map(({ name }) => name)
  expect(await names('marta_ruiz')).toEqual(['byline-unlikely'])
  expect(await names('rédaction')).toEqual([])
})

describe('dialects of Markdown', () => {
  test.each([
    ['Une note[^1].\n\n[^1]: Le détail.', 'Une note[^1].\n\n[^1]: Le détail.'],
    ['Une note^[le *détail*].', 'Une note[^1].\n\n[^1]: le *détail*'],
    ['Le bac\n: il passe l’eau', 'Le bac\\\nil passe l’eau'],
    ['> [!NOTE]\n> Attention.', '> **NOTE**\n>\n> Attention.'],
    ['> [!tip]- Un conseil\n> Attention.', '> **Un conseil**\n>\n> Attention.'],
    ['!!! warning "Vent"\n    Le bac\n    attend.', '> **Vent**\n>\n> Le bac attend.'],
    ['Du *texte*{: .grand}\n{: .chapo}', 'Du *texte*'],
    ['![Le bac](bac.jpg){width=50%}', '![Le bac](bac.jpg)'],
    ['::: tip\nTexte.\n:::', '> **tip**\n>\n> Texte.'],
    [
      '::: warning Vent [fort]\nTexte.\n\n- bac\n:::\n\nSuite.',
      '> **Vent [fort]**\n>\n> Texte.\n>\n> - bac\n\nSuite.',
    ],
    [':::tip[Un conseil]\nTexte.\n:::', '> **Un conseil**\n>\n> Texte.'],
    [':::{note}\nTexte.\n:::', '> **note**\n>\n> Texte.'],
    ['```\n::: tip\nTexte.\n:::\n```', '```\n::: tip\nTexte.\n:::\n```'],
    ['```{note}\nTexte.\n```', '> **note**\n>\n> Texte.'],
    ['~~~{admonition} Repères\n:class: tip\nTexte.\n~~~\nSuite.', '> **Repères**\n>\n> Texte.\n\nSuite.'],
    ['```{epigraph}\nTexte.\n\n-- Ann Lee\n```', '> Texte.\n>\n> — Ann Lee'],
    ['```{code-block} js\na = 1\n```', '```js\na = 1\n```'],
    ['```{tableofcontents}\na\n```', '```{tableofcontents}\na\n```'],
    ['````\n```{note}\nTexte.\n```\n````', '````\n```{note}\nTexte.\n```\n````'],
    ['```{figure} bac.jpg\n:alt: Le bac\nLe bac mardi.\n```', '![Le bac](bac.jpg)\\\nLe bac mardi.'],
    ['::: tip\nTexte.', '::: tip\n\nTexte.'],
    ['::: chapo\nTexte.\n:::', 'Texte.'],
    [':::{figure} bac.jpg\nTexte.\n:::', ':::{figure} bac.jpg\n\nTexte.\n\n:::'],
    ['Texte.\n\n* TOC\n{:toc}\n\nSuite.', 'Texte.\n\nSuite.'],
    ['## Table of contents\n\nTexte.', 'Texte.'],
  ])('%j', async (source, body) => {
    expect((await titled(source)).content.sections).toEqual([{ heading: '', body }])
  })

  test('attributes of headings go', async () => {
    const { content } = await titled('## Le port {#port .grand}\n\nTexte.\n\nLe quai {#quai}\n---\n\nTexte.')
    expect(content.sections.map(({ heading }) => heading)).toEqual(['Le port', 'Le quai'])
  })
})

describe('links and pictures by reference', () => {
  test.each([
    ['![Le bac][photo]\n\n[photo]: bac', '![Le bac](bac)'],
    ['![Le bac][photo]\n\n[photo]: bac.png "Lundi"', '![Le bac](bac.png "Lundi")'],
    ['Voir [le plan][plan].\n\n[plan]: plans/bac.html', 'Voir [le plan](plans/bac.html).'],
    ['Voir [le plan][].\n\n[le plan]: ./plan', 'Voir [le plan](./plan).'],
  ])('%j', async (source, body) => {
    expect((await titled(source)).content.sections).toEqual([{ heading: '', body }])
  })

  test('say where their target is lost', async () => {
    expect(await noticesOf('Voir [le plan][plan].')).toEqual([{ name: 'lost-links', detail: { count: 1 } }])
  })
})

describe('lines in bold alone', () => {
  test('are headings, likely, and sentences are not', async () => {
    const { blocks } = await titled(
      'Le bac repart.\n\n**Le sauvetage**\n\nIl fut long.\n\n**Enfin, il arriva.**\n\nOn rit.',
    )
    expect(blocks.map(({ kind, certainty }) => [kind, certainty])).toEqual([
      ['paragraph', 'sure'],
      ['heading', 'likely'],
      ['paragraph', 'sure'],
      ['paragraph', 'sure'],
      ['paragraph', 'sure'],
    ])
  })
  test('are asked about where they open the text, or are every other one', async () => {
    expect(isSure(await titled('**Un chapô ou un intertitre**\n\nTexte.\n\nTexte.'))).toBe(false)
    expect(
      isSure(await titled('Texte.\n\n**Un**\n\nTexte.\n\n**Deux**\n\nTexte.\n\n**Trois**\n\nTexte.')),
    ).toBe(true)
    expect(isSure(await titled('**Un**\n\nTexte.\n\n**Deux**\n\nTexte.'))).toBe(false)
  })
  test('are questions in an interview', async () => {
    const { blocks } = await titled('**Pourquoi ?**\n\nParce que.\n\n**Et après ?**\n\nOn verra.')
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'paragraph', 'paragraph'])
  })
  test('that speak to readers are no byline', async () => {
    const draft = await titled(
      '**Artisans Pêcheurs, vous avez une question ? Parlez au conseiller du port.**\n\nTexte.',
    )
    expect(draft.content.byline).toEqual([])
    expect(htmlOf(draft)).toContain('<strong>Artisans Pêcheurs')
  })
})

describe('a line over who signs and when, in one paragraph', () => {
  test.each(['Le bac repart', '**Le bac repart**'])('is the title: %s', async (line) => {
    const draft = await draftOf(
      `${line}\nPar Inès Karam\n*5 mars 2024*\n\nLe bac repart lundi.\n\n## Le quai\n\nTexte.`,
    )
    expect(draft.content).toMatchObject({
      headline: 'Le bac repart',
      byline: [{ name: 'Inès Karam' }],
      date: '2024-03-05',
    })
    expect(draft.content.sections[0]?.body).toBe('Le bac repart lundi.')
    expect(isSure(draft)).toBe(true)
  })
  test.each([
    'Le bac repart\nIl passe l’eau',
    'Le bac repart.\nPar Inès Karam',
    'Culture\nPar Inès Karam\n\n# Le bac',
  ])('is none: %j', async (text) => {
    const draft = await draftOf(`${text}\n\nTexte du jour.`)
    expect(draft.content.headline === 'Le bac repart').toBe(false)
  })
})

describe('the review', () => {
  test('lists the lines of the head as what they are, and they can be taken back', async () => {
    const draft = await draftOf('# Le bac repart\n\n*Par Inès Karam*\n*5 mars 2024*\n\nTexte.')
    expect(draft.blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['headline', 'Le bac repart'],
      ['byline', 'Par Inès Karam'],
      ['date', '5 mars 2024'],
      ['paragraph', 'Texte.'],
    ])
    const blocks = draft.blocks.map((block) =>
      block.kind === 'byline' ? { ...block, kind: 'paragraph' as const } : block,
    )
    const { content } = buildDraft({ ...draft, blocks })
    expect(content.byline).toEqual([])
    expect(content.sections[0]?.body).toBe('*Par Inès Karam*\n\nTexte.')
  })
  test('leaves what the front matter says to the front matter', async () => {
    const { content } = await draftOf('---\ntitle: Le bac\ndate: 2024-03-05\n---\n\n*4 mars 2024*\n\nTexte.')
    expect(content).toMatchObject({
      date: '2024-03-05',
      sections: [{ heading: '', body: '*4 mars 2024*\n\nTexte.' }],
    })
  })
  test('asks about a title that is one of several headings of its rank', async () => {
    const draft = await draftOf('# Un\n\nTexte.\n\n# Deux\n\nTexte.')
    expect(draft.blocks[0]).toMatchObject({
      kind: 'headline',
      certainty: 'doubtful',
      reason: 'headline-among-equals',
    })
  })
  test('has every block as the library keeps it', async () => {
    const { blocks, content } = await titled('Un <em>mot</em>[^1].\n\n- a\n- <b>b</b>\n\n[^1]: Note.')
    const nodes = blocks.flatMap(({ node }) => (node ? [node] : []))
    expect(writeMarkdown(nodes)).toBe(content.sections[0]?.body)
  })
})

test('noncharacters in a text do not stand for pieces of it', async () => {
  const draft = await titled('Un \u{10fffe}0\u{10ffff} mot <b>gras</b> {{ x }}.')
  expect(draft.content.sections[0]?.body).toBe('Un \ufffd0\ufffd mot **gras** {{ x }}.')
})

test('the title of a component that holds text stands over it', async () => {
  const draft = await titled(
    'Le bac part.\n\n<Box title="Les chiffres" isOpen={true}>\n\n- 6 minutes\n- 1 euro\n\n</Box>\n\nIl revient.',
  )
  expect(draft.content.sections).toEqual([
    { heading: '', body: 'Le bac part.\n\n*Les chiffres*\n\n- 6 minutes\n- 1 euro\n\nIl revient.' },
  ])
  const plain = await titled(
    '<Box title={title}>\n\nLe bac part.\n\n</Box>\n\n<div title="Rien">\n\nIl revient.\n\n</div>',
  )
  expect(plain.content.sections).toEqual([{ heading: '', body: 'Le bac part.\n\nIl revient.' }])
})

describe('a line in bold right below the title or who signs', () => {
  const LEAD = 'The council asks until the end of April. What is to be done with the four acres?'

  test.each([
    ['the title', '# The yard'],
    ['who signs', '# The yard\n\n*By Ann Lee*'],
    ['the day', '# The yard\n\n6 August 2024'],
  ])('is asked about as a heading where it is long, for it may be the lead: %s', async (_, head) => {
    for (const more of ['', '\n\n### A park\n\nThe cheapest of all.\n'])
      expect(
        doubtNames(await readCopy(`${head}\n\n**${LEAD}**\n\nThe works shut in 2011.${more}\n`, 'copy.md')),
      ).toEqual(['heading-bold'])
  })

  test.each(['The beginning', 'What now?'])('is a heading where it is short: %s', async (line) => {
    const text = `# The yard\n\n*By Ann Lee*\n\n**${line}**\n\nThe works shut in 2011.\n\n### A park\n\nThe cheapest.\n`
    const draft = await readCopy(text, 'copy.md')
    expect(doubtNames(draft)).toEqual([])
    expect(draft.content.sections[0]?.body).toContain(`### ${line}`)
  })
})
