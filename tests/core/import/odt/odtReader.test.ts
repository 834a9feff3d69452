import { describe, expect, test } from 'vitest'
import { type Draft, doubtsOf, importFile } from '../../../../src/core/import/index.ts'
import { makeFlatOdt, makeOdt, type MadeParts, odtFiles, par, span, style, title, zipOf } from './makeOdt.ts'

const PROSE =
  'Le bac de la rive nord reprend son service lundi, et les pêcheurs n’auront plus à faire le tour par le pont.'
const MORE =
  'La coque a été refaite à neuf par le chantier du port, qui n’avait plus vu de bac depuis vingt ans.'

async function readBytes(bytes: Uint8Array, fileName = 'a.odt'): Promise<Draft> {
  const result = await importFile({ fileName, bytes, language: 'fr' })
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

const read = (text: string, parts?: MadeParts) => readBytes(makeOdt(text, parts))
const bodyOf = ({ content }: Draft) =>
  content.sections
    .map(({ heading, body }) => (heading === '' ? body : `## ${heading}\n\n${body}`))
    .join('\n\n')
const textOf = async (text: string, parts?: MadeParts) =>
  bodyOf(await read(par('Titre', 'Title') + text, parts))
const notices = ({ notices: all }: Draft) => all.map(({ name }) => name)

test('styles and headings say what paragraphs are, also through styles made by hand', async () => {
  const automatic =
    style('P1', 'paragraph', 'fo:font-size="30pt"', 'style:parent-style-name="Title"') +
    style('P2', 'paragraph', '', 'style:parent-style-name="Heading_20_2"') +
    style('P3', 'paragraph', '', 'style:parent-style-name="Quotations"')
  const draft = await read(
    par('Le bac revient', 'P1') +
      par('Vingt ans après', 'Subtitle') +
      par('La coque', 'P2') +
      par(PROSE) +
      title('Le détail', 3) +
      par('On l’attendait.', 'P3') +
      par('Tous.', 'P3'),
    {
      automatic,
      styles:
        style('Heading_20_2', 'paragraph') +
        style('Title', 'paragraph') +
        style('Subtitle', 'paragraph') +
        style('Quotations', 'paragraph'),
    },
  )
  expect(draft.content).toMatchObject({
    headline: 'Le bac revient',
    subhead: 'Vingt ans après',
    language: 'fr',
  })
  expect(bodyOf(draft)).toBe(`## La coque\n\n${PROSE}\n\n### Le détail\n\n> On l’attendait.\n>\n> Tous.`)
  expect(doubtsOf(draft)).toEqual([])
})

test('a style that the file does not define counts by its name', async () => {
  const { content } = await read(
    par('Le bac revient', 'Title') + par('La coque', 'Heading_20_1') + par(PROSE),
  )
  expect(content).toMatchObject({ headline: 'Le bac revient', sections: [{ heading: 'La coque' }] })
})

test('styles that go in a circle end', async () => {
  const automatic =
    style('P1', 'paragraph', '', 'style:parent-style-name="P2"') +
    style('P2', 'paragraph', '', 'style:parent-style-name="P1"')
  expect(bodyOf(await read(title('Titre', 1) + par(PROSE, 'P1'), { automatic }))).toBe(PROSE)
})

test('white space is one blank, but for what the author typed', async () => {
  const text = par(
    `  Un\n   deux${span(' ', 'T')} trois<text:s text:c="3"/>quatre<text:tab/>cinq<text:line-break/> six\u00a0!\u202f; `,
  )
  expect(bodyOf(await read(title('Titre', 1) + text))).toBe(
    'Un deux trois   quatre\tcinq\\\nsix\u00a0!\u202f;',
  )
  expect(await textOf(par('Un\u2028 deux'))).toBe('Un\\\ndeux')
})

test('characters have their marks', async () => {
  const automatic =
    style('T1', 'text', 'fo:font-weight="bold"') +
    style('T2', 'text', 'fo:font-style="italic"') +
    style('T3', 'text', 'style:text-position="super 58%"') +
    style('T4', 'text', 'style:text-position="-33% 58%"') +
    style('T5', 'text', 'style:text-line-through-style="solid"') +
    style('T6', 'text', 'fo:font-weight="normal"')
  const text = `${span(`gras ${span('non', 'T6')}`, 'T1')} ${span('penché', 'T2')} m${span('2', 'T3')} H${span('2', 'T4')}O ${span('barré', 'T5')}`
  expect(await textOf(par(text), { automatic, styles: style('Title', 'paragraph') })).toBe(
    '**gras** non *penché* m<sup>2</sup> H<sub>2</sub>O ~~barré~~',
  )
})

test.each(['Source_20_Text', 'Verbatim_20_Char', 'Inline_20_Code', 'HTML_20_Code'])(
  'characters in the style %s are code, with the formatting by hand within',
  async (name) => {
    const parts = { automatic: style('T1', 'text', 'fo:font-style="italic"'), styles: style(name, 'text') }
    const text = `Taper ${span('npm', name)} ou ${span(span('marbre', 'T1'), name)}`
    expect(await textOf(par(text), parts)).toBe('Taper `npm` ou *`marbre`*')
  },
)

test('links of the web are kept, places in the text are not', async () => {
  const link = (href: string, said: string) => `<text:a xlink:href="${href}">${said}</text:a>`
  expect(await textOf(par(`${link('https://exemple.fr/a', 'un')}, ${link('#ici', 'deux')}`))).toBe(
    '[un](https://exemple.fr/a), deux',
  )
})

test('notes stand in the paragraph', async () => {
  const note = (said: string) =>
    `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${par(said)}</text:note-body></text:note>`
  expect(await textOf(par(`Un${note('Selon le port.')} deux`))).toBe('Un[^1] deux\n\n[^1]: Selon le port.')
})

describe('lists', () => {
  const level = (at: number, kind: 'number' | 'bullet', more = '') =>
    `<text:list-level-style-${kind} text:level="${at}" ${more}/>`
  const automatic =
    `<text:list-style style:name="L1">${level(1, 'bullet')}${level(2, 'number', 'style:num-format="1"')}</text:list-style>` +
    `<text:list-style style:name="L2">${level(1, 'number', 'style:num-format="1" text:start-value="3"')}</text:list-style>` +
    `<text:list-style style:name="L3">${level(1, 'number', 'style:num-format=""')}</text:list-style>` +
    `<text:list-style style:name="L4">${level(1, 'bullet', 'text:bullet-char=" "')}</text:list-style>`
  const item = (...content: string[]) => `<text:list-item>${content.join('')}</text:list-item>`
  const list = (style: string, content: string, more = '') =>
    `<text:list ${style === '' ? '' : `text:style-name="${style}"`} ${more}>${content}</text:list>`

  test('have bullets, numbers, depths, and paragraphs that go on', async () => {
    const text = list(
      'L1',
      item(par('un'), par('suite')) + item(par('deux'), list('', item(par('a')) + item(par('b')))),
    )
    expect(await textOf(text, { automatic })).toBe('- un\n\n  suite\n\n- deux\n\n  1. a\n  2. b')
  })
  test('keep the words that are set before their items, and go on in a paragraph with a number', async () => {
    const styles = (first: string) =>
      `<text:list-style style:name="L9"><text:list-level-style-number text:level="1" ${first}/></text:list-style>`
    const items = (...texts: string[]) =>
      `<text:list text:style-name="L9">${texts.map((each) => `<text:list-item>${par(each)}</text:list-item>`).join('')}</text:list>`
    const numbered = `<text:numbered-paragraph text:style-name="L9" text:level="1">${par('fermer')}</text:numbered-paragraph>`
    const two = (first: string) =>
      textOf(par(PROSE) + items('laver', 'ouvrir') + numbered, { automatic: styles(first) })
    const steps = 'style:num-format="I" style:num-prefix="Étape " style:num-suffix=" :"'
    expect(await two(steps)).toBe(`${PROSE}\n\nÉtape I : laver\n\nÉtape II : ouvrir\n\nÉtape III : fermer`)
    expect(await two('style:num-format="a" style:num-suffix=")"')).toBe(
      `${PROSE}\n\n1. laver\n2. ouvrir\n3. fermer`,
    )
  })
  test('begin where they are told, and go on below a paragraph', async () => {
    const text =
      list('L2', item(par('trois')) + item(par('quatre'))) +
      par(PROSE) +
      list('L2', item(par('cinq')), 'text:continue-numbering="true"')
    expect(await textOf(text, { automatic })).toBe(`3. trois\n4. quatre\n\n${PROSE}\n\n5. cinq`)
  })
  test('go on in what has a bullet of nothing, as pandoc’s documents have after LibreOffice', async () => {
    const text = list('L1', item(par('un'))) + list('L4', item(par('suite'))) + list('L1', item(par('deux')))
    expect(await textOf(text, { automatic })).toBe('- un\n\n  suite\n\n- deux')
  })
  test('of no sign are paragraphs, and headings in them are headings', async () => {
    const text = list('L3', item(par(PROSE))) + list('L2', item(title('La coque', 2))) + par(MORE)
    expect(await textOf(text, { automatic })).toBe(`${PROSE}\n\n## La coque\n\n${MORE}`)
  })
})

test('tables have headers, covered cells and repeated ones', async () => {
  const cell = (said: string, more = '') => `<table:table-cell ${more}>${par(said)}</table:table-cell>`
  const row = (content: string) => `<table:table-row>${content}</table:table-row>`
  const text =
    `<table:table><table:table-header-rows>${row(cell('A') + cell('B') + cell('C'))}</table:table-header-rows>` +
    row(`${cell('large', 'table:number-columns-spanned="2"')}<table:covered-table-cell/>${cell('c')}`) +
    row(`${cell('a')}<table:table-cell table:number-columns-repeated="2"/>`) +
    '</table:table>'
  expect(await textOf(text)).toBe('| A | B | C |\n| --- | --- | --- |\n| large |  | c |\n| a |  |  |')
})

test('a table of contents is left out', async () => {
  const draft = await read(
    par('Titre', 'Title') +
      `<text:table-of-content><text:index-body>${par('La coque 3')}</text:index-body></text:table-of-content>` +
      par(PROSE),
  )
  expect(bodyOf(draft)).toBe(PROSE)
  expect(draft.blocks[1]).toMatchObject({ kind: 'aside', text: 'La coque 3' })
})

describe('what was done on the way is said', () => {
  const frame = (content: string) => `<draw:frame draw:name="Cadre">${content}</draw:frame>`

  test('deleted text, hidden text, comments, pictures', async () => {
    const text =
      `<text:tracked-changes><text:changed-region><text:deletion>${par('supprimé')}</text:deletion></text:changed-region></text:tracked-changes>` +
      par('Titre', 'Title') +
      par(
        `${PROSE}<office:annotation><dc:creator>Léa Roux</dc:creator><dc:date>2026-01-01</dc:date>${par('À vérifier.')}</office:annotation>`,
      ) +
      par(`${span('caché', 'T1')}<text:hidden-text>aussi</text:hidden-text>`) +
      par(frame('<draw:image xlink:href="Pictures/bac.jpg"/><svg:desc>Le bac à quai</svg:desc>'))
    const draft = await read(text, { automatic: style('T1', 'text', 'text:display="none"') })
    expect(bodyOf(draft)).toBe(PROSE)
    expect(draft.content.note).toBe('Léa Roux\u00a0: À vérifier.')
    expect(notices(draft)).toEqual([
      'tracked-changes',
      'hidden-text-left-out',
      'comments-to-note',
      'pictures-damaged',
    ])
    expect(JSON.stringify(draft.notices)).toContain('Le bac à quai')
  })

  test('what fields and conditions hide, and what they show', async () => {
    const hides = (value: boolean) => `<text:hidden-paragraph text:is-hidden="${value}"/>`
    const set = '<text:variable-set text:name="a" text:display="none">3</text:variable-set>'
    const prompt = (value: boolean) =>
      `<loext:content-control loext:showing-place-holder="${value}">Saisir ici</loext:content-control>`
    const section = (state: string) =>
      `<text:section text:display="condition" ${state}>${par(MORE)}</text:section>`
    const text =
      par(`${PROSE}${set}`) +
      par(`${hides(true)}caché`) +
      par(`${hides(false)}vu`) +
      par(prompt(true)) +
      par(`Nom : ${prompt(false)}.`) +
      par('<text:hidden-text text:is-hidden="false">vu aussi</text:hidden-text>') +
      section('text:is-hidden="true"') +
      section('')
    const draft = await read(par('Titre', 'Title') + text)
    expect(bodyOf(draft)).toBe(`${PROSE}\n\nvu\n\nNom : Saisir ici.\n\nvu aussi\n\n${MORE}`)
    expect(draft.notices).toEqual([{ name: 'hidden-text-left-out', detail: { count: 2 } }])
  })

  test('equations become characters in a line, in their place', async () => {
    const half = '<math:mfrac><math:mi>a</math:mi><math:mn>2</math:mn></math:mfrac>'
    const math = `<math:math><math:semantics>${half}<math:annotation>a over 2</math:annotation></math:semantics></math:math>`
    const object = (inside: string) => par(`Le taux vaut ${frame(inside)} selon le port.`)
    const within = await read(par('Titre', 'Title') + object(`<draw:object>${math}</draw:object>`))
    expect(bodyOf(within)).toBe('Le taux vaut a/2 selon le port.')
    expect(notices(within)).toEqual(['equations-as-text'])
    const file = (content: string) => ({
      pictures: { 'Object 1/content.xml': new TextEncoder().encode(content) },
    })
    const apart = object('<draw:object xlink:href="./Object 1"/>')
    const own = math
      .replaceAll('math:', '')
      .replace('<math>', '<math xmlns="http://www.w3.org/1998/Math/MathML">')
    expect(await textOf(apart, file(own))).toBe('Le taux vaut a/2 selon le port.')
    const ofPandoc = object('<draw:object xlink:href="Object 1/"/>')
    expect(await textOf(ofPandoc, file(own))).toBe('Le taux vaut a/2 selon le port.')
    // An object that cannot be read keeps nobody from the text.
    const broken = await read(par('Titre', 'Title') + apart, file('<math'))
    expect(bodyOf(broken)).toBe('Le taux vaut selon le port.')
    expect(notices(broken)).toEqual(['embedded-left-out'])
  })

  test('frames of text are read below what they hang on', async () => {
    expect(
      await textOf(par(`Autour${frame(`<draw:text-box>${par('encadré')}</draw:text-box>`)}`) + par('après')),
    ).toBe('Autour\n\nencadré\n\naprès')
  })

  test('headers and footers are listed', async () => {
    const master = `<style:master-page><style:header>${par('La Gazette du port')}</style:header></style:master-page>`
    const draft = await read(par('Titre', 'Title') + par(PROSE), { master })
    expect(draft.blocks.at(-1)).toMatchObject({
      kind: 'aside',
      reason: 'page-margin',
      text: 'La Gazette du port',
    })
  })
})

test('properties count where the text says nothing, and are asked about', async () => {
  const meta =
    '<dc:title>Le bac revient</dc:title><dc:creator>Léa Roux</dc:creator><meta:initial-creator>Inès Carrel</meta:initial-creator>'
  const draft = await read(par(PROSE) + par(MORE), { meta })
  expect(draft.content).toMatchObject({ headline: 'Le bac revient', byline: [{ name: 'Inès Carrel' }] })
  expect(draft.doubts.map(({ name }) => name)).toEqual(['headline-from-properties', 'byline-from-properties'])
})

test('a date that the program sets anew each time is asked about', async () => {
  const dated = (fixed: string) => par(`<text:date ${fixed}>12 mars 2026</text:date>`) + par(PROSE)
  const doubtsWith = async (fixed: string) =>
    (await read(par('Titre', 'Title') + dated(fixed))).doubts.map(({ name }) => name)
  expect(await doubtsWith('')).toEqual(['date-of-program'])
  expect(await doubtsWith('text:fixed="true"')).toEqual([])
})

test('the form in one file is read as well, whatever its name', async () => {
  for (const name of ['a.fodt', 'a.xml', 'a.txt']) {
    const draft = await readBytes(makeFlatOdt(title('Le bac revient', 1) + par(PROSE)), name)
    expect(draft).toMatchObject({ format: 'odt', content: { headline: 'Le bac revient' } })
  }
})

describe('what cannot be read', () => {
  const files = odtFiles(par(PROSE))
  const encrypted = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>'
  test.each([
    ['with a password', zipOf(odtFiles(par(PROSE), { manifest: encrypted })), 'protected'],
    ['with a password as a whole', zipOf({ ...files, 'encrypted-package': 'x' }), 'protected'],
    ['cut off', makeOdt(par(PROSE)).slice(0, 700), 'broken'],
    ['without its text', zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' }), 'broken'],
    ['without words', makeOdt(par('')), 'empty'],
    [
      'with entities',
      zipOf({ ...files, 'content.xml': '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>' }),
      'hostile',
    ],
  ])('%s', async (_, bytes, code) => {
    const result = await importFile({ fileName: 'a.odt', bytes })
    expect(result.ok ? null : result.failure).toMatchObject({ code })
  })
})

test('what pandoc makes of a comment is in the note, and what a change deleted in its place is nowhere', async () => {
  const region = (id: string, kind: string) =>
    `<text:changed-region xml:id="${id}"><text:${kind}/></text:changed-region>`
  const change = (id: string, said: string) =>
    `<text:change-start text:change-id="${id}"/>${said}<text:change-end text:change-id="${id}"/>`
  const range = (name: string, said: string) =>
    `<text:bookmark-start text:name="${name}"/>${said}<text:bookmark-end text:name="${name}"/>`
  const draft = await read(
    `<text:tracked-changes>${region('c1', 'deletion')}${region('c2', 'insertion')}</text:tracked-changes>` +
      par('Titre', 'Title') +
      par(`Le bac${range('0', 'À vérifier.')} revient<text:bookmark text:name="0"/>. ${PROSE}`) +
      par(
        `Au ${range('12', 'port')}, ${change('c1', 'du')}${change('c2', 'de')} nouveau. ${range('a', MORE)}`,
      ),
  )
  expect(bodyOf(draft)).toBe(`Le bac revient. ${PROSE}\n\nAu port, de nouveau. ${MORE}`)
  expect(draft.content.note).toBe('À vérifier.')
  expect(notices(draft)).toEqual(['tracked-changes', 'comments-to-note'])
})

test('the columns of a table stand as their paragraphs do', async () => {
  const automatic =
    '<style:style style:name="P7" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/></style:style>' +
    '<style:style style:name="P8" style:family="paragraph" style:parent-style-name="P7"/>'
  const row = (...cells: string[]) =>
    `<table:table-row>${cells.map((cell) => `<table:table-cell>${cell}</table:table-cell>`).join('')}</table:table-row>`
  const head = `<table:table-header-rows>${row(par('Poste'), par('M€'))}</table:table-header-rows>`
  const table = `<table:table>${head}${row(par('Voies'), par('40', 'P8'))}${row(par('Halle'), par('20', 'P7'))}</table:table>`
  expect(await textOf(par(PROSE) + table, { automatic })).toBe(
    `${PROSE}\n\n| Poste | M€ |\n| --- | --: |\n| Voies | 40 |\n| Halle | 20 |`,
  )
})
