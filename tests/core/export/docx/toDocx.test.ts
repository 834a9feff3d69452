import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../../src/core/article/index.ts'
import type { ExportResources } from '../../../../src/core/export/context.ts'
import { exportArticle } from '../exportArticle.ts'
import { NO_HOUSE } from '../../../../src/core/export/house.ts'
import { pictureFormat } from '../../../../src/core/pictures/index.ts'
import { articleWith } from '../../articleWith.ts'
import { picturesFrom } from '../picturesFrom.ts'

const SHA256 = 'a1'.repeat(32)
/** The head of a PNG of 1,000 × 500 pixels. */
const PICTURE = Uint8Array.from([
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ...[0, 0, 3, 0xe8, 0, 0, 1, 0xf4, 8, 2, 0, 0, 0],
])

/** The parts of the document of an article, and what the export told. */
function written(fields: Partial<Article>, resources: Partial<ExportResources> = {}) {
  const { bytes, notices } = exportArticle(
    articleWith({ headline: 'Le bac', ...fields }),
    'docx',
    {},
    resources,
  )
  const files = unzipSync(bytes)
  const part = (name: string) => new TextDecoder().decode(files[name])
  return { bytes, notices, files, part, document: part('word/document.xml') }
}

const withBody = (body: string, fields: Partial<Article> = {}, resources: Partial<ExportResources> = {}) =>
  written({ ...fields, sections: [{ heading: '', body }] }, resources)
/** The paragraphs of a part, each with its style and its text. */
const paragraphs = (xml: string) =>
  [...xml.matchAll(/<w:p>(.*?)<\/w:p>/g)].map(([, inside = '']) => [
    /<w:pStyle w:val="(\w+)"/.exec(inside)?.[1] ?? '',
    inside
      .replace(/<w:br\/>/g, '\n')
      .replace(/<w:tab\/>/g, '\t')
      .replace(/<[^>]+>/g, ''),
  ])

it('has a style for each part of an article', () => {
  const { document } = written({
    kicker: 'Littoral',
    subhead: 'Onze ans après',
    standfirst: 'La traversée rouvre.',
    byline: [{ name: 'Inès Karam', role: 'texte' }, { name: 'Léo Bosquet' }],
    dateline: 'Corvenne',
    agency: 'AFP',
    date: '2026-12-01',
    correction: 'Il est à Corvenne.',
    sections: [
      { heading: '', body: 'Un texte.\n\n> Enfin.\n>\n> — Marthe' },
      { heading: 'La suite', body: '### Le prix\n\n- un\n\n  encore\n\n2. deux\n\n***\n\n```\na\nb\n```' },
    ],
  })
  expect(paragraphs(document)).toEqual([
    ['Kicker', 'Littoral'],
    ['Title', 'Le bac'],
    ['Subtitle', 'Onze ans après'],
    ['Standfirst', 'La traversée rouvre.'],
    ['Byline', 'Par Inès Karam (texte) et Léo Bosquet'],
    ['Credits', 'Corvenne · AFP · 1er décembre 2026'],
    ['', 'Un texte.'],
    ['Quote', 'Enfin.'],
    ['QuoteAttribution', '— Marthe'],
    ['Heading2', 'La suite'],
    ['Heading3', 'Le prix'],
    ['ListBullet', 'un'],
    ['ListContinue', 'encore'],
    ['ListNumber', 'deux'],
    ['HorizontalLine', '* * *'],
    ['HTMLPreformatted', 'a\nb'],
    ['CorrectionLabel', 'Correction'],
    ['Correction', 'Il est à Corvenne.'],
  ])
})

it('names its styles as Word, LibreOffice and pandoc know them', () => {
  const names = [
    ...written({})
      .part('word/styles.xml')
      .matchAll(/<w:name w:val="([^"]+)"/g),
  ].map(([, name]) => name)
  const known =
    'Normal,Title,Subtitle,heading 2,heading 3,Quote,List Bullet,List Number,List Continue,List Continue 2'
  expect(names).toEqual(
    expect.arrayContaining([
      ...known.split(','),
      'caption',
      'footnote text',
      'footnote reference',
      'Hyperlink',
    ]),
  )
})

describe('what stands in a quotation or an item', () => {
  /** The text between the tags of the content controls of a kind, the outermost. */
  const controls = (xml: string, kind: string) => xml.split(`<w:tag w:val="marbre.${kind}"/>`).length - 1
  const indents = (xml: string) =>
    [...xml.matchAll(/<w:(?:ind w:left|tblInd w:w)="(\d+)"/g)].map(([, left]) => left)

  it('has the look of quoted words in a quotation, also as a heading or in a list', () => {
    const { document } = withBody('> ### Le prix\n>\n> - un\n> - deux\n>\n> — Marthe')
    expect(paragraphs(document).slice(1)).toEqual([
      ['QuoteHeading', 'Le prix'],
      ['Quote', 'un'],
      ['Quote', 'deux'],
      ['QuoteAttribution', '— Marthe'],
    ])
    expect(document.match(/<w:numPr>/g)).toHaveLength(2)
  })

  it('is no part of the outline as a heading of a quotation, which is based on quoted words', () => {
    const styles = withBody('').part('word/styles.xml')
    const [style = ''] = /<w:style [^>]*w:styleId="QuoteHeading">.*?<\/w:style>/.exec(styles) ?? []
    expect(style).toContain('<w:basedOn w:val="Quote"/>')
    expect(style).not.toContain('outlineLvl')
  })

  it('is indented in an item as its text is', () => {
    const { document } = withBody('1. a\n\n   ```\n   c\n   ```\n\n   | x |\n   | - |\n   | y |\n\n   ### t')
    expect(indents(document)).toEqual(['500', '360', '360'])
  })

  it('is held by controls where paragraphs do not say what it stands in, and by none where they do', () => {
    const plain = withBody('1. a\n\n   b\n\n   - c\n\n> d\n>\n> — e\n\n> f').document
    expect(plain).not.toContain('<w:sdt>')
    const { document } = withBody('1. a\n\n   > b\n\n2. c\n\n> d\n>\n> > e')
    expect([controls(document, 'list'), controls(document, 'item')]).toEqual([1, 2])
    expect(controls(document, 'quotation')).toBe(2)
  })
})

it('numbers lists that follow each other apart, and others together', () => {
  const numbers = (body: string) =>
    [...withBody(body).document.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, number]) => number)
  expect(numbers('- a\n- b\n\n<!-- -->\n\n- c\n\n<!-- -->\n\n- d')).toEqual(['1', '1', '3', '4'])
  expect(numbers('- a\n\nb\n\n- c')).toEqual(['1', '1'])
  const numbering = withBody('- a\n\n<!-- -->\n\n- b').part('word/numbering.xml')
  expect(numbering).toContain('<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>')
})

it('is the same bytes for the same article, and names no time but the article’s', () => {
  const fields = { createdAt: '2026-11-09T12:00:00.123+02:00', updatedAt: '2026-11-10T08:00:00Z' }
  const { bytes, part } = written(fields)
  expect(written(fields).bytes).toEqual(bytes)
  expect(part('docProps/core.xml')).toContain('>2026-11-09T10:00:00Z</dcterms:created>')
  expect(part('docProps/core.xml')).toContain('>2026-11-10T08:00:00Z</dcterms:modified>')
})

it('carries the mark of its article, and what programs know of a document', () => {
  const core = written({
    byline: [{ name: 'Inès Karam' }, { name: 'Léo Bosquet' }],
    keywords: ['bac', 'mer & ciel'],
    standfirst: 'La traversée\nrouvre.',
    note: 'Rappeler la mairie',
  }).part('docProps/core.xml')
  expect(core).toContain('<dc:identifier>urn:uuid:0192f0c4-7c1e-7a3b-8d2e-5f60718293a4</dc:identifier>')
  expect(core).toContain('<dc:title>Le bac</dc:title><dc:creator>Inès Karam; Léo Bosquet</dc:creator>')
  expect(core).toContain('<cp:keywords>bac, mer &amp; ciel</cp:keywords><dc:description>La traversée rouvre.')
  expect(core).toContain('<dc:language>fr</dc:language>')
})

it('never has the note', () => {
  const { files } = written({ note: 'Rappeler la mairie' })
  const all = Object.values(files).map((bytes) => new TextDecoder().decode(bytes))
  expect(all.join('')).not.toContain('Rappeler')
})

describe('the header', () => {
  const EMBARGO = '2026-12-02T06:00:00+01:00'
  const header = (fields: Partial<Article>, now = '') =>
    paragraphs(written(fields, { now }).part('word/header.xml'))

  it('has status, desk and slug, and no status of a published article', () => {
    expect(header({ desk: 'Régions' })).toEqual([['Header', 'Brouillon · Régions\tle-bac']])
    expect(header({ status: 'published' })).toEqual([['Header', '\tle-bac']])
  })
  it('has the embargo with its zone until it has passed', () => {
    const warned = ['Embargo', 'Sous embargo jusqu’au 2 décembre 2026 à 06:00 (UTC+1)']
    expect(header({ embargo: EMBARGO }, '2026-12-02T04:59:59Z')[1]).toEqual(warned)
    expect(header({ embargo: EMBARGO })[1]).toEqual(warned)
    expect(header({ embargo: EMBARGO }, '2026-12-02T05:00:00Z')).toHaveLength(1)
  })
  it('speaks the language of the article, or the house’s', () => {
    expect(header({ language: 'de', status: 'review' })[0]?.[1]).toMatch(/^In Prüfung\t/)
    const house = { ...NO_HOUSE, dateLanguage: 'en' }
    const { part } = written({ status: 'review', language: 'br' }, { house })
    expect(part('word/header.xml')).toContain('>In review<')
  })
})

it('numbers its pages', () => {
  const footer = written({}, { house: { ...NO_HOUSE, siteName: 'Le Bac', licence: '© Le Bac' } }).part(
    'word/footer.xml',
  )
  expect(paragraphs(footer)).toEqual([['Footer', 'Le Bac · © Le Bac\t1 / 1']])
  expect(footer).toMatch(/w:instr=" PAGE ".*w:instr=" NUMPAGES "/)
})

it('counts numbered lists that are deeper than Word has levels each by a definition of its own', () => {
  const body = Array.from({ length: 11 }, (_, depth) => `${'   '.repeat(depth)}1. niveau`).join('\n')
  const { part, document } = withBody(body)
  const numbering = part('word/numbering.xml')
  const definitions = Array.from(
    numbering.matchAll(/<w:num w:numId="\d+"><w:abstractNumId w:val="(\d)"/g),
    ([, id]) => id,
  )
  expect(definitions.slice(2)).toEqual([...'22222222234'])
  expect(numbering.match(/<w:abstractNum /g)).toHaveLength(5)
  expect(document.match(/<w:ilvl w:val="8"\/>/g)).toHaveLength(3)
})

it('tells of a number at which Word begins no list, and of a table that is wider than its tables', () => {
  const cells = '|'.repeat(65)
  const { notices } = withBody(`32767. a\n\nb\n\n40000. c\n\n${cells}\n${'|-'.repeat(64)}|`)
  expect(notices).toEqual([{ name: 'list-number', what: '40000' }])
  const filled = withBody(`${'| a '.repeat(64)}|\n${'|-'.repeat(64)}|`)
  expect(filled.notices).toEqual([{ name: 'wide-table', what: '64' }])
})

it('has room for the numbers of a list, and what goes on in it below its text', () => {
  const indents = (body: string) =>
    Array.from(
      withBody(body).document.matchAll(/<w:ind w:left="(\d+)"(?: w:right="\d+")?(?: w:hanging="(\d+)")?/g),
      ([, left, hanging]) => [left, hanging],
    )
  expect(indents('98. a\n\n    b\n99. c')).toEqual([])
  expect(indents('99. a\n\n    b\n\n    - c\n\n100. d')).toEqual([
    ['480', '480'],
    ['480', undefined],
    ['840', '360'],
    ['480', '480'],
  ])
  expect(indents('> 1998. a')).toEqual([['1080', '600']])
})

it('has notes as footnotes, whose links are in their own part', () => {
  const { part, document } = withBody(
    '> Un[^1].\n>\n> — et deux[^2].\n\n[^1]: Selon le *port*.\n\n[^2]: Voir [là](https://exemple.test/).',
  )
  expect(document.match(/<w:footnoteReference w:id="\d"/g)).toEqual([
    '<w:footnoteReference w:id="1"',
    '<w:footnoteReference w:id="2"',
  ])
  expect(paragraphs(part('word/footnotes.xml')).slice(2)).toEqual([
    ['FootnoteText', ' Selon le port.'],
    ['FootnoteText', ' Voir là.'],
  ])
  expect(part('word/_rels/footnotes.xml.rels')).toContain(
    'Target="https://exemple.test/" TargetMode="External"',
  )
})

it('links to safe addresses alone, and tells of those that lead nowhere from a document', () => {
  const { part, document, notices } = withBody(
    '[a](https://exemple.test/?a=1&b) [b](../b.html) [b encore](../b.html) [e](//exemple.test/e) [c](javascript:x) ![d](https://exemple.test/d.jpg)',
  )
  expect(document.match(/<w:hyperlink/g)).toHaveLength(3)
  expect(part('word/_rels/document.xml.rels')).toContain('Target="https://exemple.test/?a=1&amp;b"')
  expect(part('word/_rels/document.xml.rels')).toContain('Target="https://exemple.test/e"')
  expect(notices).toEqual([
    { name: 'relative-link', what: '../b.html' },
    { name: 'invalid-link', what: 'javascript:x' },
  ])
})

it('repeats the header of a table, and sets its columns', () => {
  const { document } = withBody('| Poste | Coût |\n| --- | ---: |\n| Coque | 12 |')
  expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(document.match(/<w:jc w:val="right"\/>/g)).toHaveLength(2)
  expect(document).toMatch(/<\/w:tbl><w:p>.*<\/w:p><w:sectPr>/)
})

it('has columns that are wide enough for their words and numbers, in smaller letters where those are many', () => {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = (...cells: readonly string[]) =>
    `${row(cells)}\n${row(cells.map(() => '---'))}\n${row(cells)}`
  const number = '1\u00a0234\u00a0567'
  const widths = (document: string) =>
    [...document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
  const prose = 'Une longue phrase qui explique le devis, ce que la commune en espère, et pour quand.'
  const usual = withBody(table('Port', prose, number, number, number)).document
  expect(usual).toContain('w:val="TableContents"')
  expect(usual).not.toMatch(/WideTable|tblCellMar/)
  // 9 pt Arial, with Word's margins of a cell.
  for (const width of widths(usual).slice(2)) expect(width).toBeGreaterThanOrEqual(9 * 105 + 216)
  const wide = withBody(table(...Array<string>(10).fill(number))).document
  expect(wide).toContain('w:val="WideTableHeading"')
  expect(wide).toContain('w:val="WideTableContents"')
  for (const width of widths(wide)) expect(width).toBeGreaterThanOrEqual(9 * 75 + 80)
  const long = withBody(table('x'.repeat(300), number, number)).document
  for (const width of widths(long).slice(1)) expect(width).toBeGreaterThanOrEqual(9 * 75 + 80)
  for (const document of [usual, wide, long]) {
    const whole = widths(document).reduce((sum, width) => sum + width, 0)
    expect(whole).toBeGreaterThan(9050)
    expect(whole).toBeLessThanOrEqual(9070)
  }
})

it('is no table where it has more columns than Word opens', () => {
  const row = (said: string) => `|${` ${said} |`.repeat(64)}`
  const { document } = withBody(`${row('a')}\n${row('---')}\n${row('b')}`)
  expect(document).not.toContain('<w:tbl>')
  expect(
    paragraphs(document)
      .slice(1)
      .map(([, text]) => text),
  ).toEqual([Array(64).fill('a').join('\t'), Array(64).fill('b').join('\t')])
})

describe('a picture', () => {
  const BODY = `![Le bac à "quai"](media/${SHA256}.jpg "Léo Bosquet")\nLe bac, *lundi*.`
  const picture = picturesFrom((sha256) => (sha256 === SHA256 ? PICTURE : null), 'docx')

  it('is shown within the text’s width, with its description, caption and credit', () => {
    const { document, part, files, notices } = withBody(`${BODY}\n\n${BODY}`, {}, { picture })
    expect(document.match(/<wp:extent cx="5760000" cy="2880000"\/>/g)).toHaveLength(2)
    expect(document).toContain('descr="Le bac à &quot;quai&quot;"')
    expect(paragraphs(document)[2]).toEqual(['Caption', 'Le bac, lundi. Léo Bosquet'])
    const [name = ''] = Object.keys(files).filter((file) => file.startsWith('word/media/'))
    expect(name).toMatch(/^word\/media\/[0-9a-f]{16}-\w+\.png$/)
    expect(files[name]).toEqual(PICTURE)
    expect(part('[Content_Types].xml')).toContain('<Default Extension="png" ContentType="image/png"/>')
    expect(part('word/_rels/document.xml.rels').match(/\/image"/g)).toHaveLength(1)
    expect(notices).toEqual([])
  })
  it('that is missing is its description, and told', () => {
    const { document, notices } = withBody(BODY)
    expect(paragraphs(document)[1]).toEqual(['Figure', '[Le bac à &quot;quai&quot;]'])
    expect(notices).toEqual([{ name: 'picture-missing', what: 'Le bac à "quai"' }])
  })
})

describe('the size of a picture', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Uint8Array.from(
      parts.flatMap((part) =>
        typeof part === 'string' ? Array.from(part, (sign) => sign.charCodeAt(0)) : part,
      ),
    )

  it.each([
    ['png', PICTURE, 1000, 500],
    ['gif', bytes('GIF89a', [0x20, 3, 0x58, 2, 0, 0, 0]), 800, 600],
    [
      'jpeg',
      bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xff, 0xc2, 0, 11, 8, 1, 0, 2, 0, 1, 1, 0x11, 0]),
      512,
      256,
    ],
    [
      'webp',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x40, 1, 0xf0, 0]),
      320,
      240,
    ],
    [
      'webp',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f, 0x3f, 0xc1, 0x3b, 0, 0, 0, 0, 0]),
      320,
      240,
    ],
    [
      'webp',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0x3f, 1, 0, 0xef, 0, 0]),
      320,
      240,
    ],
  ] as const)('is read from %s', (extension, picture, width, height) => {
    expect(pictureFormat(picture)).toMatchObject({ extension, width, height })
    for (let length = 0; length < picture.length; length++)
      expect(() => pictureFormat(picture.subarray(0, length))).not.toThrow()
  })
  it('is not known of anything else, or of a picture without one', () => {
    expect(pictureFormat(bytes('<svg/>'))).toBeNull()
    expect(pictureFormat(new Uint8Array())).toBeNull()
    expect(pictureFormat(bytes('GIF89a', [0, 0, 0x58, 2, 0]))).toBeNull()
  })
})

describe('a text from right to left', () => {
  it('runs so in its paragraphs, tables and pages, Latin words apart', () => {
    const { document, part } = withBody(
      'قال Marbre Press اليوم.\n\nEnglish alone.\n\n| أ |\n| --- |\n| ب |',
      { language: 'ar' },
    )
    expect(part('word/styles.xml')).toContain('<w:pPr><w:widowControl/><w:bidi/>')
    expect(part('word/styles.xml')).toContain('<w:lang w:val="ar-EG" w:bidi="ar-EG"/>')
    expect(document).toContain(
      '<w:r><w:t xml:space="preserve">Marbre Press</w:t></w:r><w:r><w:rPr><w:rtl/></w:rPr>',
    )
    expect(document).toContain(
      '<w:pPr><w:bidi w:val="0"/></w:pPr><w:r><w:t xml:space="preserve">English alone',
    )
    expect(document).toContain('<w:bidiVisual/>')
    expect(document).toMatch(/<w:bidi\/><\/w:sectPr>/)
  })
  it('sets the columns of a table from right to left by its first letter, else by its section', () => {
    const ARABIC_TABLE = '| اسم | سعر |\n| --- | --: |\n| واحد | 12 |'
    const FRENCH_TABLE = '| Nom | Prix |\n| --- | --: |\n| Un | 12 |'
    const FIGURES = '| 1 | 2 |\n| --- | --: |\n| 3 | 4 |'
    const visual = (language: string, ...sections: { heading: string; body: string; language?: string }[]) =>
      written({ language, sections })
        .document.split('<w:tbl>')
        .slice(1)
        .map((table) => table.includes('<w:bidiVisual/>'))
    const body = [ARABIC_TABLE, FRENCH_TABLE, FIGURES].join('\n\n')
    expect(visual('fr', { heading: 'Un', body })).toEqual([true, false, false])
    expect(visual('ar', { heading: 'Un', body })).toEqual([true, false, true])
    const back = { heading: 'Deux', body: FIGURES }
    expect(visual('fr', { heading: 'Un', body: FIGURES, language: 'ar' }, back)).toEqual([true, false])
  })

  it('has what is aligned right at the right of the paper, in figures too', () => {
    const body = '| 1 | 2 |\n| --- | --: |\n| 3 | 4 |'
    const { document } = written({ language: 'fr', sections: [{ heading: 'Un', body, language: 'ar' }] })
    // Word means by “left” the side where a paragraph from right to left begins.
    expect(document.match(/<w:bidi w:val="1"\/><w:jc w:val="left"\/>/g)).toHaveLength(2)
    const french = written({ language: 'fr', sections: [{ heading: 'Un', body }] }).document
    expect(french.match(/TableContents"\/><w:jc w:val="right"\/>/g)).toHaveLength(1)
    expect(french).not.toContain('<w:bidi ')
  })

  it('is set off in one from left to right', () => {
    const { document } = withBody('Le mot مرحبا ici.\n\nمرحبا بكم')
    expect(document).toContain('<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">مرحبا</w:t></w:r>')
    expect(document).toContain(
      '<w:pPr><w:bidi w:val="1"/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">مرحبا بكم<',
    )
  })
})

it('has a font and a language for East Asian letters', () => {
  const styles = written({ language: 'zh-TW' }).part('word/styles.xml')
  expect(styles).toContain('w:eastAsia="PMingLiU"')
  expect(styles).toContain('<w:lang w:val="zh-TW" w:eastAsia="zh-TW"/>')
})
