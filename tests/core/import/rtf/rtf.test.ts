import { describe, expect, test } from 'vitest'
import { type Draft, doubtsOf, importFile, isSure } from '../../../../src/core/import/index.ts'

const HEAD = '{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fnil\\fcharset0 Georgia;}}'
const PROSE =
  "La derni\\'e8re soudure a \\'e9t\\'e9 pos\\'e9e mardi, sans c\\'e9r\\'e9monie, devant deux \\'e9lus et trois journalistes frigorifi\\'e9s."
const READ =
  'La dernière soudure a été posée mardi, sans cérémonie, devant deux élus et trois journalistes frigorifiés.'

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

async function read(text: string): Promise<Draft> {
  const result = await importFile({ fileName: 'a.rtf', bytes: bytesOf(text), language: 'fr' })
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}
const failureOf = async (bytes: Uint8Array) => {
  const result = await importFile({ fileName: 'a.rtf', bytes })
  return result.ok ? null : result.failure
}
/** The body of a file under a title and a first paragraph. */
async function body(text: string, head = HEAD): Promise<string> {
  const { content } = await read(
    `${head}\\pard\\outlinelevel0 Le titre\\par\\pard ${PROSE}\\par ${text}\\par}`,
  )
  expect(content.headline).toBe('Le titre')
  const [section] = content.sections
  return section?.body.slice(`${READ}\n\n`.length) ?? ''
}

describe('the characters', () => {
  test('of the code page, and of Unicode with what stands for them elsewhere', async () => {
    expect(await body(PROSE)).toBe(READ)
    expect(await body("\\uc1 L\\u8217'eau \\u8212\\'97 1\\u160\\~%, \\u339\\'9cuvre")).toBe(
      'L’eau — 1\u00a0%, œuvre',
    )
    expect(await body("\\uc2 \\u26085\\'93\\'fa\\uc0 \\u26412 x")).toBe('日本x')
    expect(await body('\\uc1\\u-10179?\\u-8704? et \\u55357\\par')).toBe('😀 et \ufffd')
  })
  test('that have words of their own', async () => {
    expect(
      await body('\\ldblquote a\\rdblquote  \\lquote b\\rquote  c\\emdash d\\endash e\\~f\\_g\\{h\\}\\\\'),
    ).toBe('“a” ‘b’ c—d–e\u00a0f‑g{h}\\\\')
  })
  test('that are code by their style', async () => {
    const styles =
      '{\\stylesheet{\\s0 Normal;}{\\*\\cs16 Verbatim Char;}{\\*\\cs17\\sbasedon16 Commande;}{\\*\\cs18 Strong;}}'
    expect(
      await body(
        'Taper {\\cs16\\i npm} ou {\\cs17 marbre}, {\\cs16 x\\plain  y}, {\\cs16 a\\cs0 b}, {\\cs18 non}',
        HEAD + styles,
      ),
    ).toBe('Taper *`npm`* ou `marbre`, `x` y, `a`b, non')
  })
  test('of a script that runs from right to left, which has its own bold and italics', async () => {
    const latin = '{\\rtlch\\ai \\ltrch\\loch\\i mot }'
    const arabic = '{\\ltrch \\rtlch\\ai\\loch (\\u1576?)}'
    const plain = '{\\rtlch\\ab \\ltrch\\loch  puis {\\rtlch\\ab\\ltrch droit}}'
    expect(await body(`${latin}${arabic}${plain}{\\ltrch\\b \\rtlch\\ab0  \\u1576?}`)).toBe(
      '*mot (ب)* puis droit ب',
    )
  })
  test('where a word may be broken, and where it must not', async () => {
    expect(await body('trait\\-union, trait\\_union')).toBe('trait\u00adunion, trait\u2011union')
  })
  test('of the charset of their font', async () => {
    const fonts =
      '{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset238 C;}{\\f3\\fcharset128 D;}{\\f4\\fcharset161 E;}}'
    const text = await body(
      "\\f1\\'c2\\'e5\\'f1\\'ed\\'e0 \\f2\\'b3\\'f3d\\'9f \\f4\\'e1\\'e2 \\f3\\'8e\\'73\\'92\\'b7 \\'83\\\\ \\'83A \\f0\\'e9",
      `{\\rtf1\\ansi\\ansicpg1252\\deff0${fonts}`,
    )
    expect(text).toBe('Весна łódź αβ 市長 ソ ア é')
  })
  test('of the code page of the file, where its fonts do not tell', async () => {
    const naive = '{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset0 Arial;}}\\f0 '
    expect(await body("\\'cc\\'fd\\'f0 \\'e3\\'ee\\'f0\\'ee\\'e4\\'e0", naive)).toBe('Мэр города')
    const careful =
      '{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}\\f0 '
    expect(await body("\\'e9t\\'e9 \\f1\\'e9", careful)).toBe('été й')
    expect(await body("\\'8et\\'8e", '{\\rtf1\\mac ')).toBe('été')
    expect(await body("\\'82t\\'82", '{\\rtf1\\pc ')).toBe('été')
  })
  test('that a program wrote as UTF-8 although RTF has none', async () => {
    const bytes = new TextEncoder().encode(
      '{\\rtf1\\ansi\\outlinelevel0 Été\\par\\pard Le maire a rappelé œuvre et « cœur » hier.\\par}',
    )
    const result = await importFile({ fileName: 'a.rtf', bytes })
    expect(result).toMatchObject({ ok: true, value: { content: { headline: 'Été' } } })
  })
  test('of fonts of signs; what has no meaning is a doubt', async () => {
    const signs = '{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\fcharset0 A;}{\\f3\\fcharset2 Symbol;}}'
    expect(await body("{\\f3 m}m, {\\f3\\'b0} et {\\f3\\u-3913 ?}", signs)).toBe('μm, ° et •')
    const draft = await read(`${signs}\\pard\\outlinelevel0 Le titre\\par\\pard ${PROSE}{\\f3\\'ff}\\par}`)
    expect(draft.doubts.map(({ name }) => name)).toEqual(['damaged-characters'])
  })
  test('that end lines and paragraphs in Unicode, as TextEdit writes them', async () => {
    expect(await body('un\\uc0\\u8232 deux\\u8233 trois')).toBe('un\\\ndeux\n\ntrois')
  })
  test('of a field that has no result', async () => {
    const field = (said: string, result = '') =>
      `3{\\field{\\*\\fldinst{${said}}}{\\fldrslt ${result}}} le kilo`
    expect(await body(field('SYMBOL 8364 \\\\u \\\\s 10'))).toBe('3€ le kilo')
    expect(await body(field('SYMBOL 252 \\\\f "Wingdings"'))).toBe('3✓ le kilo')
    expect(await body(field('SYMBOL 163', '£'))).toBe('3£ le kilo')
    expect(await body(field('PAGE'))).toBe('3 le kilo')
  })
  test('of a field that is a date set anew each time, which is asked about', async () => {
    const dated = (name: string) =>
      `{\\field{\\*\\fldinst ${name} \\\\@ "d MMMM yyyy"}{\\fldrslt 12 mars 2026}}\\par`
    const doubtsWith = async (name: string) => {
      const draft = await read(
        `${HEAD}\\pard\\outlinelevel0 Le titre\\par\\pard ${dated(name)} ${PROSE}\\par}`,
      )
      expect(draft.content.date).toBe('2026-03-12')
      return doubtsOf(draft).map((each) => each.name)
    }
    expect(await doubtsWith('DATE')).toEqual(['date-of-program'])
    expect(await doubtsWith('CREATEDATE')).toEqual([])
  })
  test('in Unicode alone where a group says them twice', async () => {
    expect(await body('a {\\upr{caf?}{\\*\\ud caf\\u233?}} b')).toBe('a café b')
  })
})

describe('the marks', () => {
  test('bold, italic, struck, raised and lowered, within groups and on and off', async () => {
    expect(
      await body(
        'un \\b gras\\b0  et {\\i italique}, {\\strike non}, 1{\\super er}, H{\\sub 2}O, XX{\\up6 e}',
      ),
    ).toBe('un **gras** et *italique*, ~~non~~, 1<sup>er</sup>, H<sub>2</sub>O, XX<sup>e</sup>')
  })
  test('links; one that is none of the web or the mail keeps its words', async () => {
    const link = (address: string) =>
      `{\\field{\\*\\fldinst{HYPERLINK "${address}"}}{\\fldrslt {\\ul le plan}}}`
    expect(await body(`Voir ${link('https://example.org/plan')}.`)).toBe(
      'Voir [le plan](https://example.org/plan).',
    )
    expect(await body(`Voir ${link('javascript:alert(1)')}.`)).toBe('Voir le plan.')
    expect(await body('Voir {\\field{\\*\\fldinst{HYPERLINK \\\\\\\\l "bas"}}{\\fldrslt le bas}}.')).toBe(
      'Voir le bas.',
    )
  })
  test('line breaks; two of them part paragraphs', async () => {
    expect(await body('un\\line deux\\line\\line trois')).toBe('un\\\ndeux\n\ntrois')
  })
})

describe('what is no text of the article', () => {
  test('is left out: hidden and deleted text, pictures, data, unknown groups, tables of the head', async () => {
    const draft = await read(
      `${HEAD}{\\*\\generator Riched20;}{\\colortbl;\\red1\\green2\\blue3;}\\pard\\outlinelevel0 Le titre\\par\\pard ` +
        'Un{\\v  secret} mot{\\deleted  de trop}, {\\*\\shppict{\\pict\\pngblip 89504e47}}{\\nonshppict{\\pict 00}}{\\*\\inconnu perdu}{\\xe entr\\u233?e}puis\\bin3 }}} la fin.\\par}',
    )
    expect(draft.content.sections[0]?.body).toBe('Un mot, puis la fin.')
    expect(draft.notices).toEqual([
      { name: 'tracked-changes', detail: {} },
      { name: 'pictures-unsupported', detail: { count: 1, pictures: 'image1.png' } },
    ])
  })
  test('is left out: text that was moved away, and rows and ends of paragraphs that were deleted', async () => {
    expect(await body('{\\mvf\\mvauth1 Ailleurs. }Ici.{\\mvt\\mvauth1  Ailleurs.}')).toBe('Ici. Ailleurs.')
    expect(await body('Une {\\deleted\\par }\\pard seule ligne\\par Une autre')).toBe(
      'Une seule ligne\n\nUne autre',
    )
    const row = (...cells: string[]) =>
      `\\trowd\\cellx1\\cellx2 ${cells.map((cell) => `\\pard\\intbl ${cell}`).join('')}\\row `
    const rows =
      row('a\\cell ', 'b\\cell ') +
      row('{\\deleted c\\cell }', '{\\deleted d\\cell }') +
      row('{\\deleted e}\\cell ', 'f\\cell ')
    expect(await body(`${rows}\\pard`)).toBe('|  |  |\n| --- | --- |\n| a | b |\n|  | f |')
  })
  test('is left out: a table of contents, whatever its styles', async () => {
    const contents =
      '{\\field{\\*\\fldinst TOC \\\\o "1-3"}{\\fldrslt \\pard Un\\tab 1\\par\\pard Deux\\tab 2\\par}}'
    const draft = await read(`${HEAD}\\pard\\outlinelevel0 Le titre\\par ${contents}\\pard ${PROSE}\\par}`)
    expect(draft.content.sections[0]?.body).toBe(READ)
    expect(draft.blocks.filter(({ kind }) => kind === 'aside').map(({ text }) => text)).toEqual([
      'Un\t1',
      'Deux\t2',
    ])
  })
  test('goes to the note: comments, with who wrote them', async () => {
    const { content } = await read(
      `${HEAD}\\pard\\outlinelevel0 Le titre\\par\\pard ${PROSE}{\\*\\atnid PO}{\\*\\atnauthor Paul Orval}\\chatn{\\*\\annotation{\\*\\atndate 1}\\pard À v\\u233?rifier\\par}\\par}`,
    )
    expect(content.note).toBe('Paul Orval\u00a0: \u00c0 vérifier')
    expect(content.sections[0]?.body).toBe(READ)
  })
  test('is listed: headers and footers', async () => {
    const { blocks, content } = await read(
      `${HEAD}{\\header La Gazette\\par}{\\footer\\chpgn}{\\headerf La Gazette\\par}\\pard\\outlinelevel0 Le titre\\par\\pard ${PROSE}\\par}`,
    )
    expect(blocks.filter(({ kind }) => kind === 'aside').map(({ text }) => text)).toEqual(['La Gazette'])
    expect(JSON.stringify(content)).not.toContain('Gazette')
  })
  test('stands where it is: notes and text boxes', async () => {
    expect(
      await body(
        `Le budget{\\super\\chftn{\\footnote\\pard{\\super\\chftn}\\~Vot\\'e9 en 2023.\\par}} passe.`,
      ),
    ).toBe('Le budget[^1] passe.\n\n[^1]: Voté en 2023.')
    expect(
      await body(
        `Avant\\par{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt\\pard Encadr\\'e9\\par}}{\\shprslt x}}Apr\\'e8s`,
      ),
    ).toBe('Avant\n\nEncadré\n\nAprès')
  })
  test('goes with the next paragraph: a note of a heading', async () => {
    const note = '{\\super\\chftn{\\footnote\\pard{\\super\\chftn} Selon la mairie.\\par}}'
    const { content } = await read(
      `${HEAD}\\pard\\outlinelevel0 Le titre\\par\\pard ${PROSE}\\par\\pard\\outlinelevel1 La suite${note}\\par\\pard ${PROSE}\\par}`,
    )
    expect(content.sections).toMatchObject([
      { body: READ },
      { heading: 'La suite', body: `${READ}[^1]\n\n[^1]: Selon la mairie.` },
    ])
  })
  test('begins the paragraph below: a drop cap', async () => {
    const cap = (said: string) => `\\pard\\pvpara\\dropcapli3\\dropcapt1 ${said}\\par\\pard `
    expect(await body(`${cap('L')}e chantier ferme.`)).toBe('Le chantier ferme.')
    expect(await body(`${cap('Hier')} le chantier a ferm\\'e9.`)).toBe('Hier le chantier a fermé.')
    expect(await body(`${cap('Une phrase.')}Une autre.`)).toBe('Une phrase.\n\nUne autre.')
  })
  test('stands where it is: an equation, in a line', async () => {
    const equation =
      '{\\mmath{\\*\\moMath{\\mf{\\mfPr{\\mctrlPr\\i }}{\\mnum{\\mr\\mscr0\\msty2 a}}{\\mden{\\mr\\mscr0 b+1}}}{\\mr =}' +
      '{\\md{\\mdPr{\\mbegChr [}{\\mendChr ]}}{\\me{\\mr c}}}{\\msSup{\\me{\\mr x}}{\\msup{\\mr 2}}}}}'
    const draft = await read(
      `${HEAD}\\pard\\outlinelevel0 Le titre\\par\\pard Le taux vaut ${equation} ici.\\par}`,
    )
    expect(draft.content.sections[0]?.body).toBe('Le taux vaut a/(b+1)=[c]x<sup>2</sup> ici.')
    expect(draft.notices).toEqual([{ name: 'equations-as-text', detail: { count: 1 } }])
  })
  test('is a quotation under the heading of its own that a text box beside a text has', async () => {
    const box = (text: string) =>
      `{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt\\pard\\plain ${text}}}{\\shprslt x}}`
    const dates = '1931 : le pont\\par 2023 : la fermeture\\par'
    expect(await body(`${box(`{\\b Rep\\'e8res}\\par ${dates}`)}${PROSE}\\par ${PROSE}\\par`)).toBe(
      `> **Repères**\n>\n> 1931 : le pont\n>\n> 2023 : la fermeture\n\n${READ}\n\n${READ}`,
    )
    expect(await body(`${PROSE}\\par ${box(dates)}${PROSE}\\par`)).toBe(
      `${READ}\n\n1931 : le pont\n\n2023 : la fermeture\n\n${READ}`,
    )
  })
})

describe('lists', () => {
  test('as the file marks them, within each other, and with the numbers that they begin with', async () => {
    const item = (level: number, marker: string, text: string, list = 1) =>
      `\\pard\\ls${list}\\ilvl${level}\\fi-360\\li${720 * (level + 1)}{\\listtext\\tab ${marker}\\tab}${text}\\par`
    expect(
      await body(
        `${[
          item(0, '1.', 'un'),
          item(1, 'a)', 'petit a'),
          item(1, 'b)', 'petit b'),
          item(0, '2.', 'deux'),
        ].join('')}\\pard Puis\\par${item(0, '4.', 'quatre', 2)}${item(0, "\\'95", 'puce', 3)}`,
      ),
    ).toBe('1. un\n   1. petit a\n   2. petit b\n2. deux\n\nPuis\n\n4. quatre\n\n- puce')
  })
  test('of another list further to the right, and paragraphs of an item', async () => {
    expect(
      await body(
        '\\pard\\ls1\\li360\\fi-360{\\listtext 1.\\tab}un\\par\\pard\\ls1\\li360 suite\\par' +
          "\\pard\\ls2\\li1080\\fi-360{\\listtext\\'b7\\tab}puce\\par\\pard\\ls1\\li360\\fi-360{\\listtext 2.\\tab}deux",
      ),
    ).toBe('1. un\n\n   suite\n\n   - puce\n\n2. deux')
  })
  test('of old writers, and typed ones', async () => {
    expect(
      await body("{\\pntext\\'b7\\tab}{\\*\\pn\\pnlvlblt{\\pntxtb\\'b7}}un\\par{\\pntext\\'b7\\tab}deux"),
    ).toBe('- un\n- deux')
    expect(await body('\\pard\\fi-360\\li360\\bullet\\tab un\\par\\bullet\\tab deux')).toBe('- un\n- deux')
  })
  test('have boxes, checked or not', async () => {
    expect(await body('\\pard\\fi-360\\li360\\bullet\\tab \\u9744? un\\par\\bullet\\tab \\u9746? deux')).toBe(
      '- [ ] un\n- [x] deux',
    )
  })
  test('are none where words are set before them', async () => {
    const item = (label: string, said: string) => `\\pard{\\listtext ${label}\\tab}\\ls1\\ilvl0 ${said}\\par`
    expect(
      await body(`${item("\\'c9tape 1 :", 'laver')}${item("\\'c9tape 2 :", 'ouvrir')}\\pard ${PROSE}`),
    ).toBe(`Étape 1 : laver\n\nÉtape 2 : ouvrir\n\n${READ}`)
  })
  test('by the table of lists where the text has no marker', async () => {
    const lists =
      '{\\*\\listtable{\\list{\\listlevel\\levelnfc0}\\listid7}{\\list{\\listlevel\\levelnfc23}\\listid8}}{\\*\\listoverridetable{\\listoverride\\listid7\\ls1}{\\listoverride\\listid8\\ls2}}'
    expect(await body('\\pard\\ls1 un\\par\\ls1 deux\\par\\pard\\ls2 trois', HEAD + lists)).toBe(
      '1. un\n2. deux\n\n- trois',
    )
  })
})

describe('tables', () => {
  const row = (...cells: string[]) =>
    `\\trowd\\cellx1\\cellx2 ${cells.map((cell) => `\\pard\\intbl ${cell}\\cell `).join('')}\\row `
  test('with their header, where it is one, and empty cells', async () => {
    expect(
      await body(
        `Avant\\par${row('\\b Ville', '\\b Voix\\b0 ')}${row('Lens', '12')}${row('Douai', '')}\\pard Apr\\'e8s`,
      ),
    ).toBe('Avant\n\n| Ville | Voix |\n| --- | --- |\n| Lens | 12 |\n| Douai |  |\n\nAprès')
    expect(await body(`\\trowd\\trhdr ${row('A', 'B').slice(6)}${row('C', 'D')}`)).toContain(
      '| A | B |\n| --- | --- |\n| C | D |',
    )
  })
  test('that frame a text, or another table, are none', async () => {
    expect(await body(`\\trowd\\cellx1\\pard\\intbl Un texte.\\par Un autre.\\cell\\row\\pard`)).toBe(
      'Un texte.\n\nUn autre.',
    )
    const inner =
      '\\pard\\intbl\\itap2 a\\nestcell b\\nestcell{\\*\\nesttableprops\\trowd\\cellx1\\cellx2\\nestrow}{\\nonesttables\\par}'
    expect(
      await body(`\\trowd\\cellx1\\cellx2${inner}${inner}\\pard\\intbl\\itap1\\cell c\\cell\\row\\pard`),
    ).toContain('| a | b |')
  })
})

describe('what the document says of itself', () => {
  const STYLES =
    '{\\stylesheet{\\s0 Normal;}{\\s1\\sbasedon0 heading 1;}{\\s2\\sbasedon1 Intertitre;}{\\s3 Title;}{\\s4 Subtitle;}{\\s5 Quote;}{\\s6\\outlinelevel2 Section;}}'
  test('by its styles, those that they are made from, and outline levels', async () => {
    const { content, blocks } = await read(
      `${HEAD}${STYLES}\\pard\\s3\\b Le tram est l\\'e0\\b0\\par\\pard\\s4 Enfin\\par\\pard Par In\\'e8s Karam\\par ${PROSE}\\par\\pard\\s2\\b La suite\\par\\pard\\b0 ${PROSE}\\par\\pard\\s5 Il roule.\\par\\pard\\s6 Le d\\'e9tail\\par\\pard ${PROSE}\\par}`,
    )
    expect(content).toMatchObject({
      headline: 'Le tram est là',
      subhead: 'Enfin',
      byline: [{ name: 'Inès Karam' }],
      sections: [
        { heading: '', body: READ },
        { heading: 'La suite', body: `${READ}\n\n> Il roule.\n\n### Le détail\n\n${READ}` },
      ],
    })
    expect(isSure({ doubts: [], blocks })).toBe(true)
  })
  test('paragraphs of a quotation and lines of code are one block', async () => {
    const styles = '{\\stylesheet{\\s5 Quote;}{\\s6 HTML Preformatted;}}'
    const text = '\\pard\\s5 Un.\\par Deux.\\par\\pard\\s6 a = 1\\par   b\\par\\pard Puis.'
    expect(await body(text, HEAD + styles)).toBe('> Un.\n>\n> Deux.\n\n```\na = 1\n  b\n```\n\nPuis.')
  })
  test('by larger letters and by bold, as TextEdit writes them', async () => {
    const { content } = await read(
      `{\\rtf1\\ansi\\ansicpg1252\\cocoartf2511{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;\\f1\\fswiss\\fcharset0 Helvetica-Bold;}\n{\\colortbl;}\n{\\*\\expandedcolortbl;;}\n\\pard\\tx566\\pardirnatural\n\n\\f1\\b\\fs40 \\cf0 Le tram est l\\'e0\\\n\\f0\\b0\\fs24 Par In\\'e8s Karam\\\n\\\n${PROSE}\\\n\\f1\\b La suite\\\n\\f0\\b0 ${PROSE}\\\n}`,
    )
    expect(content).toMatchObject({
      headline: 'Le tram est là',
      byline: [{ name: 'Inès Karam' }],
      sections: [{ body: READ }, { heading: 'La suite', body: READ }],
    })
  })
  test('in its properties counts where the text says nothing, and is doubted', async () => {
    const info = "{\\info{\\title Le march\\'e9 rouvre}{\\author Paul Orval}}"
    const draft = await read(`${HEAD}${info}\\pard ${PROSE}\\par ${PROSE}\\par}`)
    expect(draft.content).toMatchObject({ headline: 'Le marché rouvre', byline: [{ name: 'Paul Orval' }] })
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual([
      'headline-from-properties',
      'byline-from-properties',
    ])
    const named = await read(
      `${HEAD}${info}\\pard\\outlinelevel0 Le titre\\par\\pard Par In\\'e8s Karam\\par ${PROSE}\\par}`,
    )
    expect(named.content).toMatchObject({ headline: 'Le titre', byline: [{ name: 'Inès Karam' }] })
    expect(doubtsOf(named)).toEqual([])
    const typist = await read(
      `${HEAD}{\\info{\\title Document1}{\\author Microsoft Office User}}\\pard ${PROSE}\\par}`,
    )
    expect(typist.content).toMatchObject({ headline: '', byline: [] })
    expect(isSure(typist)).toBe(false)
  })
})

describe('a file that cannot be read', () => {
  test('is too large above 10 MB', async () => {
    const bytes = bytesOf('{\\rtf1 a}'.padEnd(10_000_001))
    expect(await failureOf(bytes)).toMatchObject({
      code: 'too-large',
      detail: { format: 'RTF', limit: 10_000_000 },
    })
  })
  test('is hostile where it is nested without end, or has paragraphs without end', async () => {
    expect(await failureOf(bytesOf(`{\\rtf1 ${'{'.repeat(2000)}a`))).toMatchObject({ code: 'hostile' })
    expect(await failureOf(bytesOf(`{\\rtf1 ${'a\\par '.repeat(100_001)}}`))).toMatchObject({
      code: 'hostile',
    })
  })
  test('is empty where it says nothing; one that is cut off is read as far as it goes', async () => {
    expect(await failureOf(bytesOf(`${HEAD}\\pard\\par}`))).toMatchObject({ code: 'empty' })
    const cut = `${HEAD}\\pard\\outlinelevel0 Le titre\\par\\pard ${PROSE}{\\field{\\*\\fldinst`
    expect((await read(cut)).content.sections[0]?.body).toBe(READ)
  })
})
