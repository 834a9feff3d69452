import { describe, expect, test } from 'vitest'
import { importFile } from '../../../../src/core/import/index.ts'
import { expectInProportion, within } from '../../../processorTime.ts'
import { makeZip } from '../archive/zip.ts'
import { docxFiles, makeDocx, par, run, style, styled, zipOf } from '../docx/makeDocx.ts'
import { makeOdt, odtFiles, par as odtPar, span, style as odtStyle } from '../odt/makeOdt.ts'

const repeat = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => part(at)).join('')

/** Reads a file and says how. */
async function read(bytes: Uint8Array, fileName = 'a.docx'): Promise<string> {
  const result = await importFile({ fileName, bytes })
  return result.ok ? 'read' : result.failure.code
}

/** In floors: what is refused takes a few seconds of an office's computer at most. */
const LIMIT = 250

describe('refused in time', () => {
  const document = docxFiles(par('Le texte.'))
  const nested = (count: number) =>
    `${'<w:sdt><w:sdtContent>'.repeat(count)}${'</w:sdtContent></w:sdt>'.repeat(count)}`
  const entries = (files: Record<string, string>) =>
    Object.entries(files).map(([name, content]) => ({ name, content }))
  const cases: [string, () => Uint8Array, string, string?][] = [
    [
      'a bomb in its text',
      () =>
        makeZip([
          ...entries(document).filter(({ name }) => name !== 'word/document.xml'),
          { name: 'word/document.xml', content: new Uint8Array(60_000_000) },
        ]),
      'hostile',
    ],
    [
      'a bomb that says it is small',
      () =>
        makeZip([
          ...entries(document).filter(({ name }) => name !== 'word/styles.xml'),
          { name: 'word/document.xml', content: new Uint8Array(40_000_000), size: 500 },
        ]),
      'broken',
    ],
    ['a depth of 100,000', () => zipOf({ ...document, 'word/document.xml': nested(100_000) }), 'hostile'],
    [
      'entities',
      () =>
        zipOf({
          ...document,
          'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>',
        }),
      'hostile',
    ],
    [
      'a million elements in one',
      () => makeDocx(`<w:p>${repeat(1_000_000, () => '<w:r/>')}</w:p>`),
      'hostile',
    ],
    [
      'the same of OpenDocument',
      () => zipOf({ ...odtFiles(''), 'content.xml': `<a>${'<b>'.repeat(100_000)}` }),
      'hostile',
      'a.odt',
    ],
    [
      'a million attributes',
      () => makeDocx(`<w:p ${repeat(1_000_000, (at) => `w:a${at}="b" `)}/>`),
      'hostile',
    ],
    [
      'thousands of prefixes in each element',
      () =>
        makeDocx(`<w:p ${repeat(3000, (at) => `xmlns:a${at}="b" `)}>${repeat(9000, () => '<w:r/>')}</w:p>`),
      'hostile',
    ],
    ['a text of 12 million characters', () => makeDocx(par('mot '.repeat(3_000_000))), 'hostile'],
    [
      'a comment of 12 million characters',
      () => makeDocx(`<!--${'mot '.repeat(3_000_000)}-->${par('x')}`),
      'hostile',
    ],
    ['90,000 paragraphs', () => makeDocx(repeat(90_000, () => par('x'))), 'hostile'],
    ['a million empty paragraphs', () => makeDocx('<w:p/>'.repeat(1_000_000)), 'hostile'],
    ['300,000 pieces of text', () => makeDocx(repeat(3000, () => par(run('x').repeat(100)))), 'hostile'],
    [
      '300,000 line breaks',
      () => zipOf(odtFiles(`<text:p>a${'<text:line-break/>'.repeat(300_000)}a</text:p>`)),
      'hostile',
      'a.odt',
    ],
    [
      'runs beyond what a call can take',
      () =>
        makeDocx(
          par(
            `${repeat(130_000, (at) => `<w:r>${at % 2 === 0 ? '' : '<w:rPr><w:b/></w:rPr>'}<w:t>x</w:t></w:r>`)}<w:fldSimple w:instr="HYPERLINK &quot;https://exemple.fr&quot;">${run('lien')}</w:fldSimple>`,
          ),
        ),
      'read',
    ],
    [
      'another kind of file by the name of one',
      () => new TextEncoder().encode('Un titre\n\nDu texte.'),
      'read',
    ],
  ]
  test.each(cases)('%s', async (_, make, code, fileName) => {
    const bytes = make()
    expect(await within(LIMIT, () => read(bytes, fileName))).toBe(code)
  })
})

describe('what grows is read in as much more time, and no more', () => {
  const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
  const growing: [string, (size: number) => Uint8Array][] = [
    [
      'runs of a paragraph',
      (n) =>
        makeDocx(
          par(
            repeat(n, (at) => run('mot ', at % 2 === 0 ? '<w:b/>' : '')) +
              `<w:fldSimple w:instr="HYPERLINK &quot;https://exemple.fr&quot;">${run('lien')}</w:fldSimple>`,
          ),
        ),
    ],
    [
      'paragraphs whose ends were deleted',
      (n) => makeDocx(repeat(n, () => par(run('mot '), '<w:rPr><w:del/></w:rPr>'))),
    ],
    [
      'fields that never end',
      (n) =>
        makeDocx(par(repeat(n, () => '<w:r><w:fldChar w:fldCharType="begin"/></w:r>')) + par('Le texte.')),
    ],
    [
      'rows of a table',
      (n) =>
        makeDocx(
          `<w:tbl>${repeat(n, () => `<w:tr><w:tc>${par('un')}</w:tc><w:tc>${par('deux')}</w:tc></w:tr>`)}</w:tbl>`,
        ),
    ],
    [
      'items of lists',
      (n) =>
        makeDocx(
          repeat(n, (at) => par('mot', `<w:numPr><w:ilvl w:val="${at % 9}"/><w:numId w:val="1"/></w:numPr>`)),
        ),
    ],
    [
      'headings with notes',
      (n) =>
        makeDocx(
          repeat(n, (at) => styled('Heading1', run('Titre') + reference(at))),
          { footnotes: repeat(n, (at) => `<w:footnote w:id="${at}">${par('Note.')}</w:footnote>`) },
        ),
    ],
    [
      'references to one note',
      (n) =>
        makeDocx(par(repeat(n, () => run('mot') + reference(1))), {
          footnotes: `<w:footnote w:id="1">${par('Note '.repeat(1000))}</w:footnote>`,
        }),
    ],
    [
      'styles upon styles',
      (n) =>
        makeDocx(
          repeat(n, (at) => styled(`s${at}`, 'Le texte.')),
          { styles: repeat(n, (at) => style(`s${at}`, `s${at}`, `<w:basedOn w:val="s${at - 1}"/>`)) },
        ),
    ],
    [
      'text boxes',
      (n) =>
        makeDocx(
          par(repeat(n, () => `<w:r><w:pict><w:txbxContent>${par('mot')}</w:txbxContent></w:pict></w:r>`)),
        ),
    ],
    [
      'short lines in bold',
      (n) =>
        makeDocx(
          repeat(n, () => par(run('Un titre', '<w:b/>')) + par('Le texte de la suite, avec un point.')),
        ),
    ],
    [
      'comments',
      (n) =>
        makeDocx(par('Le texte.'), {
          comments: repeat(n, () => `<w:comment w:author="A B">${par('mot')}</w:comment>`),
        }),
    ],
    [
      'spans',
      (n) =>
        makeOdt(odtPar(repeat(n, (at) => span('mot ', at % 2 === 0 ? 'T1' : 'T2'))), {
          automatic: odtStyle('T1', 'text', 'fo:font-weight="bold"'),
        }),
    ],
    [
      'lists of OpenDocument',
      (n) =>
        makeOdt(repeat(n, () => `<text:list><text:list-item>${odtPar('mot')}</text:list-item></text:list>`)),
    ],
  ]
  test.each(growing)('%s', async (_, make) => {
    await expectInProportion(6000, make, async (bytes) => {
      expect(['read', 'empty']).toContain(await read(bytes))
    })
  })
})
