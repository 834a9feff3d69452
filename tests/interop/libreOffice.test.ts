import { describe, expect, test } from 'vitest'
import { exportArticle } from '../core/export/exportArticle.ts'
import { type Draft, importFile } from '../../src/core/import/index.ts'
import { articleWith } from '../core/articleWith.ts'
import { makeDocx, par, run, style, styled } from '../core/import/docx/makeDocx.ts'
import { hasLibreOffice, savedByLibreOffice } from './libreOffice.ts'
import { outlineOf } from './outline.ts'

const PROSE =
  'La criée a retrouvé ses acheteurs lundi matin, après six semaines passées à vendre le poisson sur le quai.'
const NUMBERING =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>' +
  '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>' +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
const STYLES = [
  style('Normal', 'Normal'),
  style('Titre', 'Title', '<w:rPr><w:sz w:val="56"/></w:rPr>'),
  style('Titre2', 'heading 2', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
  style('Titre3', 'heading 3', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
  style('Citation', 'Quote', '<w:rPr><w:i/></w:rPr>'),
].join('')

const item = (said: string, id: number) =>
  par(said, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`)
const cell = (said: string) => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${par(said)}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`

const REPORT = makeDocx(
  styled('Titre', 'La criée rouvre') +
    par('Par Inès Karam') +
    par(
      `${run(`${PROSE} `)}${run('Enfin', '<w:b/>')}${run('\u00a0: «\u00a0on respire\u00a0», m')}${run('2', '<w:vertAlign w:val="superscript"/>')}`,
    ) +
    styled('Titre2', 'Le quai') +
    par(
      `${run('Une note')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(', un ')}<w:hyperlink r:id="l1">${run('lien')}</w:hyperlink>${run('.')}`,
    ) +
    item('bar', 1) +
    item('lieu', 1) +
    par(PROSE) +
    item('troisième', 2) +
    item('quatrième', 2) +
    styled('Titre3', 'Les prix') +
    `<w:tbl><w:tblPr><w:tblW w:w="4000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>${row('Poisson', 'Prix')}${row('Bar', '12\u00a0€')}</w:tbl>` +
    par(PROSE) +
    styled('Citation', 'On ne l’attendait plus.') +
    par('Fin.'),
  {
    styles: STYLES,
    numbering: NUMBERING,
    footnotes: `<w:footnote w:id="2">${par('Selon le port, mardi.')}</w:footnote>`,
    links: { l1: 'https://exemple.test/prix' },
  },
)

async function read(bytes: Uint8Array, fileName: string): Promise<Draft> {
  const result = await importFile({ fileName, bytes, language: 'fr' })
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

const displayOf = ({ content: { headline, byline, language } }: Draft) => ({ headline, byline, language })

test('the document of these tests has a text of every kind', async () => {
  const draft = await read(REPORT, 'a.docx')
  const { headings, paragraphs, notes, cells } = outlineOf(draft.content)
  expect(displayOf(draft)).toEqual({
    headline: 'La criée rouvre',
    byline: [{ name: 'Inès Karam' }],
    language: 'fr',
  })
  expect(headings).toEqual(['Le quai', 'Les prix'])
  expect(paragraphs).toContain('quatrième')
  expect(notes).toEqual(['Selon le port, mardi.'])
  expect(cells).toContain('12\u00a0€')
})

// LibreOffice is large: unlike pandoc it may be missing (apt-get install -y libreoffice-writer).
describe.skipIf(!hasLibreOffice())('what LibreOffice saves says the same', () => {
  test('of our own document, whose lists and quotations hold links and other blocks', {
    timeout: 300_000,
  }, async () => {
    const body = [
      PROSE,
      '> Voir [le devis](https://exemple.test/devis).\n>\n> - [un](https://exemple.test/un) point',
      '- voir [là](https://exemple.test/la)\n\n  > dit [ici](https://exemple.test/ici)',
      PROSE,
    ].join('\n\n')
    const article = articleWith({ headline: 'La criée rouvre', sections: [{ heading: '', body }] })
    const { bytes } = exportArticle(article, 'docx')
    const saved = await read(savedByLibreOffice(bytes, 'docx', 'odt'), 'a.odt')
    expect(outlineOf(saved.content)).toEqual(outlineOf(article))
  })

  test('from Word to OpenDocument, and from there to RTF', { timeout: 300_000 }, async () => {
    const original = await read(REPORT, 'a.docx')
    const odt = savedByLibreOffice(REPORT, 'docx', 'odt')
    const packed = await read(odt, 'a.odt')
    expect(displayOf(packed)).toEqual(displayOf(original))
    expect(packed.content.sections).toEqual(original.content.sections)
    const rich = await read(savedByLibreOffice(odt, 'odt', 'rtf'), 'a.rtf')
    expect(displayOf(rich)).toEqual(displayOf(original))
    expect(outlineOf(rich.content)).toEqual(outlineOf(original.content))
  })
})
