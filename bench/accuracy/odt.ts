import * as Odt from '../../tests/core/import/odt/makeOdt.ts'
import { longDate, signature, type Truth } from './articles.ts'
import { escaped, piecesOf, type Setter, type Setting, words } from './setting.ts'

const STYLES =
  '<style:style style:name="Standard" style:family="paragraph"/>' +
  '<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard"/>' +
  '<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading"/>'
const AUTOMATIC =
  '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Text_20_body"><style:paragraph-properties fo:text-align="justify"/></style:style>' +
  '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Title"/>' +
  Odt.style('B1', 'text', 'fo:font-weight="bold" fo:font-size="18pt"') +
  Odt.style('B2', 'text', 'fo:font-weight="bold"') +
  Odt.style('I1', 'text', 'fo:font-style="italic"')

/** A text as LibreOffice has it. */
const content = (text: string) => escaped(text).replace(/ {2}/g, ' <text:s/>')

function odt(truth: Truth, body: readonly string[], chrome: readonly string[] = [], master = ''): Setting {
  const bytes = Odt.makeOdt(body.join(''), { styles: STYLES, automatic: AUTOMATIC, master })
  return { fileName: 'article.odt', bytes, encoding: 'utf-8', truth, wellMade: true, chrome }
}

const styledBody = (truth: Truth) =>
  piecesOf(truth).map(({ text, isHeading }) =>
    isHeading ? Odt.title(content(text), 1) : Odt.par(content(text), 'P1'),
  )

const head = (truth: Truth) => [
  Odt.par(content(truth.headline), 'P2'),
  Odt.par(content(signature(truth)), 'P1'),
  Odt.par(content(longDate(truth)), 'P1'),
]

/** The ways in which articles are set in LibreOffice. */
export const ODT_KINDS = {
  'ODT, styles': (truth) => {
    const { rubric, copyright } = words(truth)
    const master = `<style:master-page style:name="Standard"><style:header>${Odt.par(rubric)}</style:header><style:footer>${Odt.par(copyright)}</style:footer></style:master-page>`
    return odt(truth, [...head(truth), ...styledBody(truth)], [copyright], master)
  },
  'ODT, bold lines': (truth) =>
    odt(truth, [
      Odt.par(Odt.span(content(truth.headline), 'B1')),
      Odt.par(Odt.span(content(signature(truth)), 'I1')),
      Odt.par(content(longDate(truth, true))),
      Odt.par(''),
      ...piecesOf(truth).map(({ text, isHeading }) =>
        Odt.par(isHeading ? Odt.span(content(text), 'B2') : content(text)),
      ),
    ]),
  'ODT, changes and comments': (truth) => {
    const { comment, remark } = words(truth)
    const changes = `<text:tracked-changes><text:changed-region><text:deletion>${Odt.par(comment)}</text:deletion></text:changed-region></text:tracked-changes>`
    const note = `<office:annotation><dc:creator>A</dc:creator>${Odt.par(remark)}</office:annotation>`
    const body = styledBody(truth)
    body[0] = (body[0] ?? '').replace('</text:p>', `${note}</text:p>`)
    return odt(truth, [changes, ...head(truth), ...body], [comment, remark])
  },
} as const satisfies { readonly [kind: string]: Setter }
