import { describe, expect, test } from 'vitest'
import { type Draft, doubtsOf, importFile } from '../../../../src/core/import/index.ts'
import { docxFiles, makeDocx, type MadeParts, par, run, style, styled, zipOf } from './makeDocx.ts'

const PROSE =
  'Le marché couvert rouvre samedi après deux ans de travaux, et les maraîchers ont déjà repris leurs places.'
const MORE = 'La halle a été rehaussée de trente centimètres, de quoi tenir la rivière à distance en hiver.'

async function read(body: string, parts?: MadeParts): Promise<Draft> {
  const result = await importFile({ fileName: 'a.docx', bytes: makeDocx(body, parts), language: 'fr' })
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

/** The text of an article under its headline, sections with their headings. */
const bodyOf = ({ content }: Draft) =>
  content.sections
    .map(({ heading, body }) => (heading === '' ? body : `## ${heading}\n\n${body}`))
    .join('\n\n')
const text = async (body: string, parts?: MadeParts) =>
  bodyOf(await read(styled('Title', 'Titre') + body, parts))
const notices = ({ notices: all }: Draft) => all.map(({ name }) => name)

describe('styles', () => {
  test('say what paragraphs are, by name, by id, and by what they are based on', async () => {
    const styles = [
      style('Titre', 'Title'),
      style('Sous-titre', 'Subtitle'),
      style('x1', 'heading 2'),
      style('Inter', 'Intertitre maison', '<w:basedOn w:val="x1"/>'),
      style('x2', 'Ma rubrique', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
      style('Citation', 'Quote'),
    ].join('')
    const draft = await read(
      styled('Titre', 'Le marché rouvre') +
        styled('Sous-titre', 'Deux ans de travaux') +
        styled('Inter', 'La halle') +
        par(PROSE) +
        styled('x2', 'Le détail') +
        styled('Citation', 'On n’y croyait plus.') +
        styled('Citation', 'Et voilà.'),
      { styles },
    )
    expect(draft.content).toMatchObject({
      headline: 'Le marché rouvre',
      subhead: 'Deux ans de travaux',
      language: 'fr',
    })
    expect(bodyOf(draft)).toBe(
      `## La halle\n\n${PROSE}\n\n### Le détail\n\n> On n’y croyait plus.\n>\n> Et voilà.`,
    )
    expect(doubtsOf(draft)).toEqual([])
  })

  test.each(['Titre2', 'Heading2', 'berschrift2', 'Ttulo2', 'Titolo2', 'Kop2', 'Nagwek2', 'Intertitre'])(
    '%s is a heading, although the file has no styles',
    async (id) => {
      expect(await text(par(PROSE) + styled(id, 'La halle') + par(MORE))).toContain('## La halle')
    },
  )

  test('of Marbre’s own are quoted words for a heading in a quotation, once another program has saved the document', async () => {
    const styles = style('Q', 'Quote') + style('QH', 'Quote Heading', '<w:basedOn w:val="Q"/>')
    const held = `<w:sdt><w:sdtPr><w:tag w:val="marbre.quotation"/></w:sdtPr><w:sdtContent>${styled('QH', 'Le prix') + styled('Q', 'Trop cher.')}</w:sdtContent></w:sdt>`
    expect(await text(par(PROSE) + held + par(MORE), { styles })).toBe(
      `${PROSE}\n\n> Le prix\n>\n> Trop cher.\n\n${MORE}`,
    )
  })

  test('of newsrooms name fields', async () => {
    const { content } = await read(
      styled('Surtitre', 'Commerce') +
        styled('Titre', 'Le marché rouvre') +
        styled('Chapo', PROSE) +
        styled('Auteur', 'Inès Carrel') +
        par(MORE),
    )
    expect(content).toMatchObject({
      kicker: 'Commerce',
      headline: 'Le marché rouvre',
      standfirst: PROSE,
      byline: [{ name: 'Inès Carrel' }],
    })
  })

  test('that go in a circle end', async () => {
    const styles = style('a', 'a', '<w:basedOn w:val="b"/>') + style('b', 'b', '<w:basedOn w:val="a"/>')
    expect(await text(styled('a', PROSE), { styles })).toBe(PROSE)
  })

  test('a table of contents is left out, and a caption is no heading', async () => {
    const draft = await read(
      styled('Titre', 'Titre') +
        styled('TM1', 'La halle 3') +
        par(PROSE) +
        styled('Lgende', run('La halle en 1912', '<w:b/>')) +
        par(MORE),
      { styles: style('Lgende', 'caption') + style('TM1', 'toc 1') },
    )
    expect(bodyOf(draft)).toBe(`${PROSE}\n\n**La halle en 1912**\n\n${MORE}`)
    expect(draft.blocks[1]).toMatchObject({ kind: 'aside', text: 'La halle 3' })
  })
})

test('the look of a document without styles', async () => {
  const draft = await read(
    par(run('Le marché rouvre', '<w:b/><w:sz w:val="36"/>')) +
      par('Par Inès Carrel') +
      par(run(PROSE, '<w:sz w:val="22"/>')) +
      par(run('La halle', '<w:b/><w:sz w:val="22"/>')) +
      par(run(MORE, '<w:sz w:val="22"/>')),
  )
  expect(draft.content).toMatchObject({ headline: 'Le marché rouvre', byline: [{ name: 'Inès Carrel' }] })
  expect(bodyOf(draft)).toBe(`${PROSE}\n\n## La halle\n\n${MORE}`)
})

test('title, name and date with line breaks between them', async () => {
  const lines = ['Le marché rouvre', 'Par Inès Carrel', '12 novembre 2026']
  const body = par(`<w:r>${lines.map((line) => `<w:t>${line}</w:t>`).join('<w:br/>')}</w:r>`)
  const { content } = await read(body + par(PROSE) + par(MORE))
  expect(content).toMatchObject({
    headline: 'Le marché rouvre',
    byline: [{ name: 'Inès Carrel' }],
    date: '2026-11-12',
  })
})

test('lines of several looks in the first paragraph are the head of the text', async () => {
  const head = (lines: readonly [text: string, look: string][]) =>
    par(lines.map(([text, look]) => run(text, look)).join('<w:r><w:br/></w:r>')) + par(PROSE) + par(MORE)
  const marked = await read(
    head([
      ['CULTURE', '<w:b/>'],
      ['Le marché rouvre', '<w:b/>'],
      ['Dix mois de travaux et un chat', '<w:i/>'],
    ]),
  )
  expect(marked.content).toMatchObject({
    kicker: 'CULTURE',
    headline: 'Le marché rouvre',
    subhead: 'Dix mois de travaux et un chat',
  })
  const plain = await read(
    head([
      ['Le marché rouvre', ''],
      ['et la halle avec lui', ''],
    ]),
  )
  expect(plain.content.headline).toBe('Le marché rouvre et la halle avec lui')
})

test('a line in bold over a title in larger letters says what the text is', async () => {
  const draft = await read(
    par(run('COMMUNIQUÉ DE PRESSE', '<w:b/><w:sz w:val="22"/>')) +
      par('16 juin 2026') +
      par(run('Le marché rouvre', '<w:b/><w:sz w:val="36"/>')) +
      par(run(PROSE, '<w:sz w:val="22"/>')) +
      par(run('La halle', '<w:b/><w:sz w:val="22"/>')) +
      par(run(MORE, '<w:sz w:val="22"/>')),
  )
  expect(draft.content).toMatchObject({ headline: 'Le marché rouvre', date: '2026-06-16' })
  expect(bodyOf(draft)).toBe(`${PROSE}\n\n## La halle\n\n${MORE}`)
})

describe('characters', () => {
  test('have their marks, and lose those that are turned off', async () => {
    const runs =
      run('gras', '<w:b/>') +
      run(' non ', '<w:b w:val="0"/><w:i w:val="false"/>') +
      run('penché', '<w:i/>') +
      run(' et ') +
      run('barré', '<w:strike/>') +
      run(' m') +
      run('2', '<w:vertAlign w:val="superscript"/>') +
      run('3', '<w:position w:val="8"/><w:sz w:val="12"/>') +
      run(' H') +
      run('2', '<w:vertAlign w:val="subscript"/>')
    expect(await text(par(runs))).toBe('**gras** non *penché* et ~~barré~~ m<sup>23</sup> H<sub>2</sub>')
  })

  test('take their style, over that of the paragraph', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="lev"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>' +
      style('i', 'Encadré', '<w:rPr><w:i/></w:rPr>')
    const runs = run('un ') + run('mot', '<w:rStyle w:val="lev"/>') + run(' ici')
    expect(await text(styled('i', runs), { styles })).toBe('un **mot** ici')
  })

  test('that are special are kept', async () => {
    const body =
      '<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t><w:noBreakHyphen/><w:t>D</w:t><w:softHyphen/><w:t>E</w:t>' +
      '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F061"/></w:r>' +
      run('\uf0b7', '<w:rFonts w:ascii="Symbol"/>') +
      run('\u00a0! \u202f;')
    expect(await text(par(body))).toBe('A\tB\\\nC‑D\u00adE✓α•\u00a0! \u202f;')
  })

  test('that no font known tells are asked about', async () => {
    const draft = await read(par(`${PROSE}`) + par('<w:r><w:sym w:font="Maison" w:char="F0FC"/></w:r>'))
    expect(doubtsOf(draft).map(({ name }) => name)).toContain('damaged-characters')
  })

  test('tabs of the layout are no text, and readings stand in brackets', async () => {
    const ruby =
      '<w:r><w:ruby><w:rt><w:r><w:t>とう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東</w:t></w:r></w:rubyBase></w:ruby></w:r>'
    expect(await text(par(ruby, '<w:tabs><w:tab w:val="left"/></w:tabs>'))).toBe('東（とう）')
  })
})

describe('links', () => {
  test('by relationship and by field', async () => {
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://exemple.fr/b" </w:instrText></w:r>' +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('deux')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const simple = `<w:fldSimple w:instr="HYPERLINK &quot;https://exemple.fr/c&quot;">${run('trois')}</w:fldSimple>`
    const body = par(
      `<w:hyperlink r:id="l1">${run('un')}</w:hyperlink>${run(', ')}${field}${run(', ')}${simple}${run(', ')}` +
        `<w:hyperlink w:anchor="ici">${run('quatre')}</w:hyperlink><w:hyperlink r:id="l2">${run(' cinq')}</w:hyperlink>`,
    )
    const links = { l1: 'https://exemple.fr/a', l2: 'javascript:alert(1)' }
    expect(await text(body, { links })).toBe(
      '[un](https://exemple.fr/a), [deux](https://exemple.fr/b), [trois](https://exemple.fr/c), quatre cinq',
    )
  })

  test('in headings go to the note', async () => {
    const body =
      styled('Titre', 'Titre') +
      styled('Titre1', `<w:hyperlink r:id="l">${run('La halle')}</w:hyperlink>`) +
      par(PROSE)
    const draft = await read(body, { links: { l: 'https://exemple.fr/' } })
    expect(draft.content.note).toBe('[La halle](https://exemple.fr/)')
    expect(draft.notices).toEqual([{ name: 'links-in-headings', detail: { count: 1 } }])
  })

  test('the result of any other field is text, what it is told to do is not', async () => {
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE </w:instrText><w:t>jamais</w:t></w:r>' +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('lundi')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    expect(await text(par(run('Ce ') + field + run(' soir')))).toBe('Ce lundi soir')
  })
})

test('footnotes and endnotes stand where they are referred to, once', async () => {
  const note = (id: number, said: string, more = '') =>
    `<w:footnote w:id="${id}" ${more}>${par(`<w:r><w:footnoteRef/></w:r>${run(` ${said}`)}`)}</w:footnote>`
  const footnotes = note(0, 'trait', 'w:type="separator"') + note(2, 'Selon la mairie.')
  const endnotes = note(2, 'Archives.').replaceAll('footnote', 'endnote')
  const body = par(
    `${run('Un')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' deux')}` +
      '<w:r><w:endnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>' +
      `${run(' trois')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="9"/></w:r>`,
  )
  expect(await text(body, { footnotes, endnotes })).toBe(
    'Un[^1] deux[^2] trois\n\n[^1]: Selon la mairie.\n\n[^2]: Archives.',
  )
})

test('a note of a heading goes with the next paragraph, that of a headline too', async () => {
  const reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
  const footnotes = `<w:footnote w:id="1">${par('Avec l’agence.')}</w:footnote>`
  const draft = await read(styled('Title', run('Le marché') + reference) + par(PROSE), { footnotes })
  expect(draft.content.headline).toBe('Le marché')
  expect(bodyOf(draft)).toBe(`${PROSE}[^1]\n\n[^1]: Avec l’agence.`)
})

test('who said a quotation stands below it, and a line parts the text', async () => {
  const styles =
    style('q', 'Quote') +
    style('a', 'Quote Attribution', '<w:basedOn w:val="q"/>') +
    style('l', 'Horizontal Line')
  const body = par(PROSE) + styled('q', 'Enfin.') + styled('a', '— Marthe') + styled('l', '') + par(MORE)
  expect(await text(body, { styles })).toBe(`${PROSE}\n\n> Enfin.\n>\n> — Marthe\n\n---\n\n${MORE}`)
})

test('a correction is a field, without its label', async () => {
  const styles = style('t', 'Title') + style('l', 'Correction Label') + style('c', 'Correction')
  const body = styled('t', 'La halle') + par(PROSE) + styled('l', 'Correction') + styled('c', 'Il pleuvait.')
  const { content } = await read(body, { styles })
  expect(content.correction).toBe('Il pleuvait.')
  expect(content.sections).toEqual([{ heading: '', body: PROSE }])
})

test('the tab between the number of a heading and its words is a space', async () => {
  const number = '<w:r><w:t>1</w:t><w:tab/><w:t>La halle</w:t></w:r>'
  expect(await text(par(PROSE) + styled('Titre2', number) + par(MORE))).toContain('## 1 La halle')
})

test('a line from margin to margin is a rule', async () => {
  const line =
    '<w:p><w:r><w:pict><v:rect o:hr="t" xmlns:o="urn:schemas-microsoft-com:office:office"/></w:pict></w:r></w:p>'
  expect(await text(par(PROSE) + line + par(MORE))).toBe(`${PROSE}\n\n---\n\n${MORE}`)
})

test('a line break within bold words is bold, and a tab within code is code', async () => {
  const bold = '<w:r><w:rPr><w:b/></w:rPr><w:t>Un</w:t><w:br/><w:t>deux</w:t></w:r>'
  const code = '<w:r><w:rPr><w:rStyle w:val="v"/></w:rPr><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>'
  const styles = style('v', 'Verbatim Char')
  expect(await text(par(`${bold}${run(` ${PROSE} `)}${code}`), { styles })).toBe(
    `**Un\\\ndeux** ${PROSE} \`a\tb\``,
  )
})

describe('lists', () => {
  const level = (at: number, format: string, start = 1) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/></w:lvl>`
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${level(0, 'bullet')}${level(1, 'bullet')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', 3)}${level(1, 'lowerLetter')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="2">${level(0, 'none')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="3">${level(0, 'bullet').replace('</w:lvl>', '<w:lvlText w:val=" "/></w:lvl>')}</w:abstractNum>` +
    '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>' +
    [0, 1, 2].map((id) => `<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`).join('') +
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
  const item = (said: string, id: number, at = 0) =>
    par(said, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`)
  const continued = style('c', 'List Continue') + style('c2', 'List Continue 2')
  const listed = (body: string) => text(body, { numbering, styles: continued })

  test('have bullets, depths, and paragraphs that go on', async () => {
    const withMore = (id: string) =>
      listed(item('un', 1) + item('dedans', 1, 1) + styled(id, 'suite') + item('deux', 1))
    expect(await withMore('c')).toBe('- un\n\n  - dedans\n\n  suite\n\n- deux')
    expect(await withMore('c2')).toBe('- un\n\n  - dedans\n\n    suite\n\n- deux')
  })
  test('have boxes, checked or not, as programs write them into the text', async () => {
    expect(await listed(item('☐ relire', 1) + item('☑ appeler', 1) + item('☒\u00a0payer', 1))).toBe(
      '- [ ] relire\n- [x] appeler\n- [x] payer',
    )
  })
  test('have numbers that begin where they are told, and go on below a paragraph', async () => {
    expect(await listed(item('a', 2) + item('b', 2, 1) + item('c', 2) + par(PROSE) + item('d', 2))).toBe(
      `3. a\n   1. b\n4. c\n\n${PROSE}\n\n5. d`,
    )
    expect(await listed(item('a', 2) + par(PROSE) + item('d', 4))).toBe(`3. a\n\n${PROSE}\n\n1. d`)
  })
  test('go on in what pandoc gives a bullet of nothing', async () => {
    expect(await listed(item('un', 1) + item('suite', 5) + item('deux', 1))).toBe('- un\n\n  suite\n\n- deux')
  })
  test('have the levels of their own, and what their style says beside their depth', async () => {
    const own = `${numbering}<w:num w:numId="6"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">${level(0, 'bullet')}</w:lvlOverride></w:num>`
    const styles =
      style('n', 'Points', '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>') +
      style('n2', 'Sous', '<w:basedOn w:val="n"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>')
    expect(await text(item('a', 6) + item('b', 6), { numbering: own })).toBe('- a\n- b')
    const deeper = par('b', '<w:pStyle w:val="n"/><w:numPr><w:ilvl w:val="1"/></w:numPr>')
    expect(await text(styled('n', 'a') + deeper + styled('n2', 'c'), { numbering, styles })).toBe(
      '3. a\n   1. b\n   2. c',
    )
  })
  test('keep the words that their numbering sets before them', async () => {
    const labelled = (format: string, said: string) =>
      `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/><w:lvlText w:val="${said}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
    const two = async (format: string, said: string) => {
      const numbered = { numbering: labelled(format, said) }
      const body = await text(par(PROSE) + item('laver', 1) + item('ouvrir', 1), numbered)
      return body.slice(PROSE.length + 2)
    }
    expect(await two('decimal', 'Étape %1 :')).toBe('Étape 1 : laver\n\nÉtape 2 : ouvrir')
    expect(await two('upperRoman', 'Acte %1')).toBe('Acte I laver\n\nActe II ouvrir')
    expect(await two('none', 'NB')).toBe('NB laver\n\nNB ouvrir')
    expect(await two('lowerLetter', '%1)')).toBe('1. laver\n2. ouvrir')
    expect(await two('bullet', 'o')).toBe('- laver\n- ouvrir')
    expect(await two('bullet', '☐')).toBe('- [ ] laver\n- [ ] ouvrir')
    const heading = par('La halle', '<w:pStyle w:val="h"/><w:numPr><w:numId w:val="1"/></w:numPr>')
    const parts = { numbering: labelled('upperLetter', 'Annexe %1'), styles: style('h', 'heading 1') }
    expect(await text(heading + par(PROSE), parts)).toBe(`## Annexe A La halle\n\n${PROSE}`)
  })
  test('of no sign are paragraphs, as are those turned off', async () => {
    expect(await listed(item(PROSE, 3) + item(MORE, 0))).toBe(`${PROSE}\n\n${MORE}`)
  })
})

describe('tables', () => {
  const cell = (said: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${said.startsWith('<') ? said : par(said)}</w:tc>`
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
  const table = (...rows: string[]) =>
    `<w:tbl><w:tblPr><w:tblLook w:val="04A0"/></w:tblPr>${rows.join('')}</w:tbl>`

  test('have a header, merged cells unmerged, nested ones flattened', async () => {
    const body = table(
      row(cell('A'), cell('B'), cell('C')),
      row(cell('large', '<w:gridSpan w:val="2"/>'), cell('haut', '<w:vMerge w:val="restart"/>')),
      row(cell(table(row(cell('x'), cell('y')))), cell('z'), cell('', '<w:vMerge/>')),
    )
    expect(await text(body)).toBe(
      '| A | B | C |\n| --- | --- | --- |\n| large |  | haut |\n| x<br>y | z |  |',
    )
  })
  test('have the cells of their controls, and not those that were deleted', async () => {
    const control = (said: string, properties = '') =>
      `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${said}</w:sdtContent></w:sdt>`
    const body = table(
      row(control(control(cell('A'))), `<w:customXml>${cell('B')}</w:customXml>`, cell('C', '<w:cellDel/>')),
      row(cell('x'), control(cell('Cliquez ici'), '<w:showingPlcHdr/>'), cell('z', '<w:cellDel/>')),
    )
    expect(await text(body)).toBe('| A | B |\n| --- | --- |\n| x |  |')
  })
  test('are set as all cells of a column are', async () => {
    const right = (said: string) => cell(par(said, '<w:jc w:val="right"/>'))
    const body = table(
      row(cell('Poste'), cell('Coût'), right('Note')),
      row(cell('Coque'), right('12'), right('a')),
      row(right('Cloche'), cell(par('9', '<w:bidi/><w:jc w:val="left"/>')), cell('b')),
    )
    expect(await text(body)).toBe(
      '| Poste | Coût | Note |\n| --- | --: | --- |\n| Coque | 12 | a |\n| Cloche | 9 | b |',
    )
  })
  test('that only set the page out are its text', async () => {
    expect(await text(table(row(cell(par(PROSE) + par(MORE)))))).toBe(`${PROSE}\n\n${MORE}`)
    expect(await text(table(row(cell(styled('Titre1', 'La halle') + par(PROSE)), cell(MORE))))).toBe(
      `## La halle\n\n${PROSE}\n\n${MORE}`,
    )
  })
})

describe('what was done on the way is said', () => {
  test('tracked changes are accepted', async () => {
    const deleted = '<w:del><w:r><w:delText>Non</w:delText><w:t>Non</w:t></w:r></w:del>'
    const moved = `<w:moveFrom>${run('ailleurs')}</w:moveFrom><w:moveTo>${run(' ici')}</w:moveTo>`
    const joined = par(run('Une '), '<w:rPr><w:del/></w:rPr>') + par('seule ligne')
    const changed = run('maigre', '<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>')
    const draft = await read(
      styled('Title', 'T') + par(`<w:ins>${run('Oui')}</w:ins>${deleted}${moved}`) + joined + par(changed),
    )
    expect(bodyOf(draft)).toBe('Oui ici\n\nUne seule ligne\n\nmaigre')
    expect(notices(draft)).toEqual(['tracked-changes'])
    const table = `<w:tbl><w:tr><w:tc>${par('a')}</w:tc><w:tc>${par('b')}</w:tc></w:tr><w:tr><w:tc>${par('c')}</w:tc><w:tc>${par('d')}</w:tc></w:tr></w:tbl>`
    expect(await text(par(run(PROSE), '<w:rPr><w:del/></w:rPr>') + table + par(MORE))).toBe(
      `${PROSE}\n\n|  |  |\n| --- | --- |\n| a | b |\n| c | d |\n\n${MORE}`,
    )
  })

  test('hidden text is left out', async () => {
    const draft = await read(
      styled('Title', 'T') + par(run('vu') + run('caché', '<w:vanish/>') + run('!', '<w:vanish w:val="0"/>')),
    )
    expect(bodyOf(draft)).toBe('vu!')
    expect(notices(draft)).toEqual(['hidden-text-left-out'])
  })

  test('comments go to the internal note with their author', async () => {
    const comments = `<w:comment w:id="0" w:author="Léa Roux">${par('À vérifier.')}</w:comment>`
    const draft = await read(styled('Title', 'T') + par(PROSE), { comments })
    expect(draft.content.note).toBe('Léa Roux\u00a0: À vérifier.')
    expect(bodyOf(draft)).toBe(PROSE)
    expect(notices(draft)).toEqual(['comments-to-note'])
  })

  test('headers and footers are listed and left out', async () => {
    const draft = await read(styled('Title', 'T') + par(PROSE) + par('Par Inès Carrel'), {
      header: par('La Gazette, édition du matin') + par('12'),
      footer: par('La Gazette, édition du matin'),
    })
    expect(draft.blocks.at(-1)).toMatchObject({ kind: 'aside', reason: 'page-margin' })
    expect(draft.blocks).toHaveLength(4)
    expect(draft.content.byline).toEqual([{ name: 'Inès Carrel' }])
  })

  test('an embargo in a header is one of the text', async () => {
    const draft = await read(styled('Title', 'T') + par(PROSE), {
      header: par('Embargo : 4 mai 2026 à 6 h GMT'),
      footer: par('La Gazette, édition du matin'),
    })
    expect(draft.content.embargo).toBe('2026-05-04T06:00:00+00:00')
    expect(doubtsOf(draft)).toEqual([])
    const open = await read(styled('Title', 'T') + par(PROSE), {
      header: par('Sous embargo jusqu’au 4 mai 2026'),
    })
    expect(open.blocks.at(-1)).toMatchObject({
      kind: 'note',
      certainty: 'doubtful',
      reason: 'embargo-unclear',
    })
  })

  test('pictures that are not there are named by their descriptions', async () => {
    const picture =
      '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Image 1" descr="La halle"/><a:blip r:embed="i1"/></wp:inline></w:drawing></w:r>'
    const draft = await read(styled('Title', 'T') + par(picture) + par(PROSE))
    expect(draft.notices).toEqual([{ name: 'pictures-damaged', detail: { count: 1, pictures: 'La halle' } }])
  })

  test('equations become characters in a line', async () => {
    const sign = (said: string) => `<m:r><m:t>${said}</m:t></m:r>`
    const math = (said: string) => par(`<m:oMath>${said}</m:oMath>`)
    const read1 = async (said: string) => {
      const draft = await read(styled('Title', 'T') + math(said))
      expect(notices(draft)).toEqual(['equations-as-text'])
      return bodyOf(draft)
    }
    const sum = `<m:num>${sign('a')}</m:num><m:den>${sign('b+1')}</m:den>`
    expect(await read1(`<m:f>${sum}</m:f>${sign('=c')}`)).toBe('a/(b+1)=c')
    const brackets = `<m:d><m:e>${sign('x+y')}</m:e></m:d>`
    const power = `<m:sSup><m:e>${brackets}</m:e><m:sup>${sign('2')}</m:sup></m:sSup>`
    expect(await read1(power)).toBe('(x+y)<sup>2</sup>')
    const root = '<m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>'
    expect(await read1(`<m:rad>${root}<m:e>${sign('n-1')}</m:e></m:rad>`)).toBe('√(n-1)')
    const raised = `<m:sSup><m:e>${sign('x')}</m:e><m:sup>${sign('2')}</m:sup></m:sSup>`
    expect(await read1(`<m:rad>${root}<m:e>${raised}</m:e></m:rad>`)).toBe('√(x<sup>2</sup>)')
    expect(await read1(`<m:rad><m:deg>${sign('3')}</m:deg><m:e>${sign('n')}</m:e></m:rad>`)).toBe('∛n')
    const limits = `<m:sub>${sign('i=1')}</m:sub><m:sup>${sign('n')}</m:sup>`
    const index = `<m:sSub><m:e>${sign('x')}</m:e><m:sub>${sign('i')}</m:sub></m:sSub>`
    const many = `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>${limits}<m:e>${index}</m:e></m:nary>`
    expect(await read1(many)).toBe('∑<sub>i=1</sub><sup>n</sup> x<sub>i</sub>')
    const row = (...cells: string[]) =>
      `<m:mr>${cells.map((cell) => `<m:e>${sign(cell)}</m:e>`).join('')}</m:mr>`
    const square = `<m:d><m:e><m:m>${row('a', 'b')}${row('c', 'd')}</m:m></m:e></m:d>`
    expect(await read1(square)).toBe('(a, b; c, d)')
    const deleted = `<w:del>${sign('z')}</w:del>`
    const called = `<m:func><m:fName>${sign('sin')}</m:fName><m:e>${sign('x')}</m:e></m:func>`
    expect(await read1(deleted + called)).toBe('sin x')
  })

  test('charts and drawings that a program makes are left out', async () => {
    const drawing = (kind: string) =>
      `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/><a:graphic><a:graphicData uri="${kind}"/></a:graphic></wp:inline></w:drawing></w:r>`
    const kinds = [
      'http://schemas.openxmlformats.org/drawingml/2006/chart',
      'http://schemas.openxmlformats.org/drawingml/2006/diagram',
      'http://schemas.microsoft.com/office/drawing/2014/chartex',
    ]
    const draft = await read(styled('Title', 'T') + par(PROSE) + par(kinds.map(drawing).join('')))
    expect(draft.notices).toEqual([{ name: 'embedded-left-out', detail: { count: 3 } }])
  })
})

test('text boxes, drop caps and controls are read in place, forms for old programs are not', async () => {
  const box = (said: string) =>
    `<w:pict><v:textbox><w:txbxContent>${par(said)}</w:txbxContent></v:textbox></w:pict>`
  const body =
    par('<w:r><w:t>L</w:t></w:r>', '<w:framePr w:dropCap="drop"/>') +
    par('e marché') +
    par(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('encadré')}</mc:Choice><mc:Fallback>${box('encadré')}</mc:Fallback></mc:AlternateContent></w:r>${run('Autour')}`,
    ) +
    `<w:sdt><w:sdtPr/><w:sdtContent>${par('contrôle')}</w:sdtContent></w:sdt>` +
    `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${par('Cliquez ici')}</w:sdtContent></w:sdt>`
  expect(await text(body)).toBe('Le marché\n\nAutour\n\nencadré\n\ncontrôle')
  const word = par('Depuis', '<w:framePr w:dropCap="drop" w:lines="3"/>')
  expect(await text(word + par(' mardi, tout va bien.'))).toBe('Depuis mardi, tout va bien.')
  const drawn = '<w:r><w:pict><v:shape><v:textpath string="La halle rouvre"/></v:shape></w:pict></w:r>'
  expect((await read(par(drawn) + par(PROSE) + par(MORE))).content.headline).toBe('La halle rouvre')
})

test('a blank line of two line breaks parts paragraphs, one line break does not', async () => {
  const line = '<w:r><w:br/></w:r>'
  expect(await text(par(run(PROSE) + line + run(' ') + line + run(MORE)))).toBe(`${PROSE}\n\n${MORE}`)
  expect(await text(par(run(PROSE) + line + run(MORE)))).toBe(`${PROSE}\\\n${MORE}`)
})

test('line ends of Unicode are line breaks', async () => {
  expect(await text(par(`${PROSE}\u2028${MORE}`))).toBe(`${PROSE}\\\n${MORE}`)
})

test('a page that ends in a paragraph ends the paragraph', async () => {
  const end = (kind: string) => `<w:r><w:br w:type="${kind}"/></w:r>`
  for (const kind of ['page', 'column'])
    expect(await text(par(run(PROSE) + end(kind) + run(MORE) + end(kind)))).toBe(`${PROSE}\n\n${MORE}`)
})

describe('what a field of Word shows', () => {
  const mark = (type: string, inside = '') =>
    `<w:r><w:fldChar w:fldCharType="${type}">${inside}</w:fldChar></w:r>`
  const instruction = (said: string) => `<w:r><w:instrText xml:space="preserve">${said}</w:instrText></w:r>`

  test('is a character where it has no result', async () => {
    const field = (said: string) => mark('begin') + instruction(said) + mark('end')
    const line = (said: string) => text(par(run('Prix : 3') + field(said) + run(' le kilo')))
    expect(await line(' SYMBOL 8364 \\u ')).toBe('Prix : 3€ le kilo')
    expect(await line('SYMBOL 128 \\s 10')).toBe('Prix : 3€ le kilo')
    expect(await line('SYMBOL 0xFC \\f "Wingdings" \\s 10')).toBe('Prix : 3✓ le kilo')
    expect(await line('PAGE')).toBe('Prix : 3 le kilo')
    const shown = mark('begin') + instruction('SYMBOL 163') + mark('separate') + run('£') + mark('end')
    expect(await text(par(`${run('12')}${shown}`))).toBe('12£')
  })
  test('is what was chosen in an old form', async () => {
    const list = (chosen: string) =>
      `<w:ffData><w:ddList>${chosen}<w:listEntry w:val="Sport"/><w:listEntry w:val="Culture"/></w:ddList></w:ffData>`
    const box = (state: string) => `<w:ffData><w:checkBox>${state}</w:checkBox></w:ffData>`
    const form = (data: string) => mark('begin', data) + instruction(' FORM ') + mark('end')
    const chosen = form(list('<w:result w:val="1"/>')) + run(', ') + form(list(''))
    expect(await text(par(chosen))).toBe('Culture, Sport')
    const boxes = form(box('<w:default w:val="1"/>')) + run(' oui ') + form(box('<w:checked w:val="0"/>'))
    expect(await text(par(`${boxes}${run(' non')}`))).toBe('☒ oui ☐ non')
  })
  test('is asked about as a date that Word sets anew each time', async () => {
    const result = (said: string, date = '12 mars 2026') =>
      mark('begin') + instruction(said) + mark('separate') + run(date) + mark('end')
    const doubtsWith = async (field: string) => {
      const draft = await read(styled('Title', 'T') + par(run('Dax, le ') + field) + par(PROSE))
      expect(draft.content.date).toBe('2026-03-12')
      return doubtsOf(draft).map(({ name }) => name)
    }
    expect(await doubtsWith(result(' DATE \\@ "d MMMM yyyy" '))).toEqual(['date-of-program'])
    expect(
      await doubtsWith(`<w:fldSimple w:instr=" SAVEDATE ">${run('12 mars 2026')}</w:fldSimple>`),
    ).toEqual(['date-of-program'])
    expect(await doubtsWith(result(' CREATEDATE '))).toEqual([])
    expect(await doubtsWith(run('12 mars 2026'))).toEqual([])
    const told = await read(
      styled('Title', 'T') + par(run('12 mars 2026')) + par(`${run(PROSE)}${result('DATE', '13 mars 2026')}`),
    )
    expect(doubtsOf(told)).toEqual([])
  })
  test('is left out in a table of contents, whatever its styles', async () => {
    const entries = par('Les étals 1') + par('La rivière 2')
    const gallery = (said: string) =>
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${said}</w:sdtContent></w:sdt>`
    const styles = style('h', 'heading 1')
    const below = par(PROSE) + styled('h', 'Les étals') + par(MORE)
    const expected = `${PROSE}\n\n## Les étals\n\n${MORE}`
    expect(await text(gallery(entries) + below, { styles })).toBe(expected)
    const opened = mark('begin') + instruction(' TOC \\o "1-3" ') + mark('separate')
    const field = par(opened + run('Les étals 1')) + par('La rivière 2')
    expect(
      await text(field + par(mark('end') + run(PROSE)) + styled('h', 'Les étals') + par(MORE), { styles }),
    ).toBe(expected)
    // A table that was not ended is over where a heading or a sentence stands.
    expect(await text(field + par(PROSE) + par(MORE), { styles })).toBe(`${PROSE}\n\n${MORE}`)
    expect(await text(field + styled('h', 'Les étals') + par(MORE), { styles })).toBe(
      `## Les étals\n\n${MORE}`,
    )
  })
})

describe('a part of the document in another format', () => {
  const withPart = (name: string, content: string, body = '<w:altChunk r:id="h1"/>') => {
    const files = docxFiles(body)
    const link = `<Relationship Id="h1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="${name}"/>`
    const withLink = Object.entries(files).map(([path, text]) => [
      path,
      path === 'word/_rels/document.xml.rels'
        ? text.replace('</Relationships>', `${link}</Relationships>`)
        : text,
    ])
    return zipOf({ ...Object.fromEntries(withLink), [`word/${name}`]: content })
  }
  const page = `<html><head><meta charset="utf-8"></head><body><h1>La halle rouvre</h1><p>${PROSE}</p><h2>La rivière</h2><p>${MORE}</p></body></html>`
  const readPart = async (bytes: Uint8Array) => {
    const result = await importFile({ fileName: 'a.docx', bytes, language: 'fr' })
    if (!result.ok) return result.failure.code
    return {
      headline: result.value.content.headline,
      body: bodyOf(result.value),
      notices: notices(result.value),
    }
  }
  const whole = { headline: 'La halle rouvre', body: `${PROSE}\n\n## La rivière\n\n${MORE}`, notices: [] }

  test('is read where it is a page, alone or with its pictures in one file', async () => {
    expect(await readPart(withPart('a.html', page))).toEqual(whole)
    const mail = `MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${page}\r\n--b--\r\n`
    expect(await readPart(withPart('a.mht', mail))).toEqual(whole)
  })
  test('is told where it is not read', async () => {
    const read1 = await readPart(withPart('a.rtf', '{\\rtf1 a}', `${par(PROSE)}<w:altChunk r:id="h1"/>`))
    expect(read1).toMatchObject({ body: PROSE, notices: ['embedded-left-out'] })
  })
})

describe('a page of OneNote', () => {
  const head = par('Notes du 12 mars') + par('jeudi 12 mars 2026') + par('10:32')
  const title = par('<w:r><w:rPr><w:b/></w:rPr><w:t>Le marché rouvre</w:t></w:r>')

  test('has the title below its own, which is asked about', async () => {
    const draft = await read(head + title + par(PROSE) + par(MORE))
    expect(draft.content).toMatchObject({ headline: 'Le marché rouvre', date: '2026-03-12' })
    expect(draft.content.note).toContain('Notes du 12 mars')
    expect(bodyOf(draft)).toBe(`${PROSE}\n\n${MORE}`)
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['headline-among-others'])
  })

  test('has its own for a headline where none is below', async () => {
    const { content } = await read(head + par(PROSE) + par(MORE))
    expect(content).toMatchObject({ headline: 'Notes du 12 mars', date: '2026-03-12' })
  })
})

describe('a text box with a heading', () => {
  const boxed = (...paragraphs: readonly string[]) =>
    `<w:r><w:pict><v:textbox><w:txbxContent>${paragraphs.join('')}</w:txbxContent></v:textbox></w:pict></w:r>`
  const bold = (said: string) => par(`<w:r><w:rPr><w:b/></w:rPr><w:t>${said}</w:t></w:r>`)
  const styles = style('Titre2', 'heading 2')

  test.each([
    ['in bold', bold('Repères')],
    ['by its style', styled('Titre2', 'Repères')],
  ])('is a quotation below what it hangs on: %s', async (_, title) => {
    const box = boxed(title, par('2028 : l’ouverture.'), par('400 places.'))
    expect(await text(par(`${run(PROSE)}${box}`) + par(MORE), { styles })).toBe(
      `${PROSE}\n\n> **Repères**\n>\n> 2028 : l’ouverture.\n>\n> 400 places.\n\n${MORE}`,
    )
  })

  test.each([
    ['without a heading', boxed(par('Deux ans.'), par('Enfin.')), 'Deux ans.\n\nEnfin.'],
    [
      'with two',
      boxed(bold('Un'), par('Deux ans.'), bold('Trois'), par('Enfin.')),
      '## Un\n\nDeux ans.\n\n## Trois\n\nEnfin.',
    ],
  ])('is read in place %s', async (_, box, said) => {
    const body = styled('Title', 'Titre') + par(`${run(PROSE)}${box}`)
    expect(bodyOf(await read(body, { styles }))).toBe(`${PROSE}\n\n${said}`)
  })

  test('is read in place where no text is around it', async () => {
    const draft = await read(par(boxed(bold('Le marché rouvre'), par(PROSE), par(MORE))))
    expect(draft.content).toMatchObject({ headline: 'Le marché rouvre' })
    expect(bodyOf(draft)).toBe(`${PROSE}\n\n${MORE}`)
  })
})

describe('properties', () => {
  test('count where the text says nothing, and are asked about', async () => {
    const draft = await read(par(PROSE) + par(MORE), { title: 'Le marché rouvre', creator: 'Carrel, Inès' })
    expect(draft).toMatchObject({ origin: 'properties' })
    expect(draft.content).toMatchObject({ headline: 'Le marché rouvre', byline: [{ name: 'Inès Carrel' }] })
    expect(draft.doubts.map(({ name }) => name)).toEqual([
      'headline-from-properties',
      'byline-from-properties',
    ])
  })
  test('do not where it does', async () => {
    const body = styled('Title', 'Le marché rouvre') + par('Par Léa Roux') + par(PROSE)
    const draft = await read(body, { title: 'Ancien titre', creator: 'Inès Carrel' })
    expect(draft.content).toMatchObject({ headline: 'Le marché rouvre', byline: [{ name: 'Léa Roux' }] })
    expect(doubtsOf(draft)).toEqual([])
  })
  test('propose the author of a text that has its headline and is not signed', async () => {
    const draft = await read(styled('Title', 'Le marché rouvre') + par(PROSE), { creator: 'Inès Carrel' })
    expect(draft.content.byline).toEqual([{ name: 'Inès Carrel' }])
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['byline-from-properties'])
  })
  test('tell that a name alone in the text signs it', async () => {
    const body = styled('Title', 'Le marché rouvre') + par(PROSE) + par(MORE)
    const draft = await read(`${body}${par('inès de la carrel')}`, { creator: 'Inès de La Carrel' })
    expect(draft.content.byline).toEqual([{ name: 'inès de la carrel' }])
    expect(bodyOf(draft)).toBe(`${PROSE}\n\n${MORE}`)
    expect(doubtsOf(draft)).toEqual([])
  })
  test.each(['Microsoft Office User', 'jdupont', 'Utilisateur Windows', 'python-docx', 'a@exemple.fr'])(
    '%s signs nothing',
    async (creator) => {
      const { content } = await read(styled('Title', 'T') + par(PROSE), { title: 'Document1', creator })
      expect(content.byline).toEqual([])
    },
  )
})

describe('forms of the format', () => {
  test('the strict one is read as well', async () => {
    const parts = { strict: true, links: { l: 'https://exemple.fr/' }, styles: style('Titre', 'Title') }
    const body = styled('Titre', 'Titre') + par(`<w:hyperlink r:id="l">${run('lien')}</w:hyperlink>`)
    expect(bodyOf(await read(body, parts))).toBe('[lien](https://exemple.fr/)')
  })
  test('it is known by its parts, whatever its name', async () => {
    const bytes = makeDocx(styled('Title', 'Titre') + par(PROSE))
    for (const fileName of ['a.docm', 'a.dotx', 'a.txt', 'a.zip', 'a']) {
      const read = await importFile({ fileName, bytes })
      expect(read.ok && read.value.format).toBe('docx')
    }
  })
  test('its language helps where the text is short', async () => {
    const styles =
      '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-AT"/></w:rPr></w:rPrDefault></w:docDefaults>'
    expect((await read(par('Xyz'), { styles })).content.language).toBe('de-AT')
    expect((await read(par(PROSE), { styles })).content.language).toBe('fr')
  })
})

describe('what cannot be read', () => {
  const failure = async (bytes: Uint8Array, fileName = 'a.docx') => {
    const result = await importFile({ fileName, bytes })
    return result.ok ? null : result.failure
  }
  const files = docxFiles(par(PROSE))
  test.each([
    ['cut off', makeDocx(par(PROSE)).slice(0, 700), 'broken'],
    ['without its text', zipOf({ ...files, 'word/document.xml': '' }), 'broken'],
    ['without words', makeDocx(par('') + par('<w:r><w:tab/></w:r>')), 'empty'],
    [
      'with entities',
      zipOf({ ...files, 'word/document.xml': '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>' }),
      'hostile',
    ],
    [
      'of damaged XML',
      zipOf({ ...files, 'word/styles.xml': '<w:styles', 'word/_rels/document.xml.rels': '<a>' }),
      'broken',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await failure(bytes)).toMatchObject({ code })
  })
  test('a zip with documents in it is none', async () => {
    const inner = makeDocx(par(PROSE))
    const { zipSync } = await import('fflate')
    expect(await failure(zipSync({ 'a.docx': [inner, { level: 0 }] }), 'a.zip')).toMatchObject({
      code: 'binary',
    })
  })
})

test('content controls that are titled as fields hold them', async () => {
  const control = (title: string, text: string, more = '') =>
    `<w:sdt><w:sdtPr><w:alias w:val="${title}"/>${more}</w:sdtPr><w:sdtContent>${par(text)}</w:sdtContent></w:sdt>`
  const fields = control('Titre', 'La halle rouvre') + control('Chapô', 'Elle était fermée depuis mars.')
  const signed = await read(fields + control('Auteur', 'Ines Falk') + par(PROSE))
  expect(signed.content).toMatchObject({
    headline: 'La halle rouvre',
    standfirst: 'Elle était fermée depuis mars.',
    byline: [{ name: 'Ines Falk' }],
  })
  expect(bodyOf(signed)).toBe(PROSE)
  expect(doubtsOf(signed)).toEqual([])
  const bound = control('Auteur', 'poste12', '<w:dataBinding w:xpath="/cp:coreProperties[1]/dc:creator[1]"/>')
  expect((await read(fields + bound + par(PROSE))).content.byline).toEqual([])
})
