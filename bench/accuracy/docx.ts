import * as Docx from '../../tests/core/import/docx/makeDocx.ts'
import { type Dice, longDate, namesOf, signature, type Truth } from './articles.ts'
import type { CorpusLanguage } from './language.ts'
import { escaped, piecesOf, type Setter, type Setting, withoutHeadings, words } from './setting.ts'

/** The ids that Word gives its styles in each language: of a title, and of a heading of the first level without its digit. */
const STYLE_IDS: { readonly [Language in CorpusLanguage]: readonly [title: string, heading: string] } = {
  fr: ['Titre', 'Titre'],
  en: ['Title', 'Heading'],
  de: ['Titel', 'berschrift'],
  es: ['Ttulo', 'Ttulo'],
  it: ['Titolo', 'Titolo'],
  pt: ['Ttulo', 'Ttulo'],
  nl: ['Titel', 'Kop'],
  sv: ['Rubrik', 'Rubrik'],
  pl: ['Tytu', 'Nagwek'],
  ru: ['a3', ''],
}

/** What stands as author in the properties of files that nobody has told a name. */
const NOBODY = ['Microsoft Office User', 'HP', 'Admin', 'user', '', 'Windows-Benutzer', 'Utilisateur Windows']

function stylesOf(language: CorpusLanguage): string {
  const [title, heading] = STYLE_IDS[language]
  return [
    Docx.style('Normal', 'Normal'),
    Docx.style(title, 'Title', '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="56"/></w:rPr>'),
    ...[1, 2, 3].map((level) =>
      Docx.style(
        `${heading}${level}`,
        `heading ${level}`,
        `<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr>`,
      ),
    ),
  ].join('')
}

/** A paragraph as Word saves one that was written in several sittings: in runs that nothing sets apart, with its own marks between. */
function typedPar(text: string, dice: Dice, look = '', properties = ''): string {
  const words = text.split(' ')
  const runs: string[] = []
  for (let from = 0; from < words.length; ) {
    const to = from + 1 + dice.roll(9)
    const isLast = to >= words.length
    runs.push(Docx.run(escaped(`${words.slice(from, to).join(' ')}${isLast ? '' : ' '}`), look))
    if (dice.roll(4) === 0) runs.push('<w:proofErr w:type="spellStart"/>')
    if (dice.roll(9) === 0) runs.push('<w:r><w:lastRenderedPageBreak/></w:r>')
    from = to
  }
  return Docx.par(runs.join(''), properties)
}

const LAST = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'

/** A document of Word. */
function docx(
  truth: Truth,
  body: readonly string[],
  parts: Docx.MadeParts,
  more: Pick<Setting, 'chrome'> & { wellMade?: boolean } = {},
): Setting {
  const bytes = Docx.makeDocx(body.join('') + LAST, parts)
  return { fileName: 'article.docx', bytes, encoding: 'utf-8', truth, wellMade: true, ...more }
}

/** The paragraphs of an article under styles of its language. */
function styledBody(truth: Truth, dice: Dice, heading = 1): string[] {
  const id = `${STYLE_IDS[truth.language][1]}${heading}`
  return piecesOf(truth).map(({ text, isHeading }) =>
    typedPar(text, dice, '', isHeading ? `<w:pStyle w:val="${id}"/>` : ''),
  )
}

const titleOf = (truth: Truth, dice: Dice) =>
  typedPar(truth.headline, dice, '', `<w:pStyle w:val="${STYLE_IDS[truth.language][0]}"/>`)

/** The paragraphs of an article by their looks: headings in bold. */
function boldBody(truth: Truth, dice: Dice, size = '<w:sz w:val="24"/>'): string[] {
  return piecesOf(truth).map(({ text, isHeading }) =>
    typedPar(text, dice, isHeading ? `<w:b/><w:bCs/>${size}` : size),
  )
}

/** A person who is none of those who signed. */
const otherThan = (truth: Truth) => words(truth).names.find((name) => !truth.byline.includes(name)) ?? ''

/** The ways in which articles are set in Word. */
export const DOCX_KINDS = {
  'Word, styles': (truth, dice) =>
    docx(
      truth,
      [
        titleOf(truth, dice),
        typedPar(signature(truth), dice),
        typedPar(longDate(truth), dice),
        ...styledBody(truth, dice, 1 + dice.roll(2)),
      ],
      {
        styles: stylesOf(truth.language),
        creator: dice.pick(NOBODY),
        header: Docx.par(words(truth).rubric),
        footer: Docx.par(words(truth).copyright),
      },
      { chrome: [words(truth).copyright] },
    ),
  'Word, headings': (truth, dice) => {
    const heading = `<w:pStyle w:val="${STYLE_IDS[truth.language][1]}1"/>`
    return docx(
      truth,
      [
        typedPar(truth.headline, dice, '', heading),
        typedPar(signature(truth), dice),
        typedPar(longDate(truth), dice),
        ...styledBody(truth, dice, 2),
      ],
      { styles: stylesOf(truth.language), creator: dice.pick(NOBODY) },
    )
  },
  'Word, bold lines': (truth, dice) =>
    docx(
      truth,
      [
        typedPar(truth.headline, dice, '<w:b/><w:sz w:val="36"/>'),
        Docx.par(''),
        typedPar(signature(truth), dice, '<w:i/><w:sz w:val="24"/>'),
        typedPar(longDate(truth, true), dice, '<w:sz w:val="24"/>'),
        Docx.par(''),
        ...boldBody(truth, dice),
      ],
      { creator: dice.pick(NOBODY) },
    ),
  'Word, one size': (truth, dice) =>
    docx(
      truth,
      [
        typedPar(truth.headline, dice, '<w:b/>'),
        typedPar(signature(truth), dice),
        typedPar(longDate(truth), dice),
        ...boldBody(truth, dice, ''),
      ],
      { creator: dice.pick(NOBODY) },
    ),
  'Word, unsigned': (truth, dice) =>
    docx(
      { ...truth, byline: [] },
      [titleOf(truth, dice), typedPar(longDate(truth), dice), ...styledBody(truth, dice)],
      { styles: stylesOf(truth.language), creator: otherThan(truth) },
      // Whether the author in the properties wrote it is a question.
      { wellMade: false },
    ),
  'Word, another in the properties': (truth, dice) =>
    docx(
      truth,
      [
        titleOf(truth, dice),
        typedPar(signature(truth), dice),
        typedPar(longDate(truth), dice),
        ...styledBody(truth, dice),
      ],
      {
        styles: stylesOf(truth.language),
        creator: otherThan(truth),
        title: escaped(words(truth).headlines.find((each) => each !== truth.headline) ?? ''),
      },
    ),
  'Word, signed at the end': (truth, dice) =>
    docx(
      truth,
      [
        titleOf(truth, dice),
        typedPar(longDate(truth), dice),
        ...styledBody(truth, dice),
        typedPar(namesOf(truth), dice, '', '<w:jc w:val="right"/>'),
      ],
      { styles: stylesOf(truth.language), creator: escaped(truth.byline[0] ?? '') },
    ),
  'Word, changes and comments': (truth, dice) => {
    const { comment, remark } = words(truth)
    const deleted = `<w:del w:id="7" w:author="A"><w:r><w:delText>${comment} </w:delText></w:r></w:del>`
    const [first = '', ...rest] = styledBody(truth, dice)
    const opened = `${deleted}<w:commentRangeStart w:id="0"/><w:ins w:id="8" w:author="A"><w:r>`
    const closed = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    const changed = first
      .replace('</w:r>', '</w:r></w:ins>')
      .replace('<w:r>', opened)
      .replace(/<\/w:p>$/, closed)
    return docx(
      truth,
      [
        titleOf(truth, dice),
        typedPar(signature(truth), dice),
        typedPar(longDate(truth), dice),
        changed,
        ...rest,
      ],
      {
        styles: stylesOf(truth.language),
        comments: `<w:comment w:id="0" w:author="A">${Docx.par(remark)}</w:comment>`,
        creator: dice.pick(NOBODY),
      },
      { chrome: [comment, remark] },
    )
  },
  'Word, text box': (truth, dice) => {
    const [intro, ...sections] = truth.sections
    const boxed = words(truth).comment
    const inside = `<w:txbxContent>${Docx.par(boxed)}</w:txbxContent>`
    const box =
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>` +
      `<wps:txbx>${inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict><v:textbox>${inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const body = styledBody(truth, dice)
    const last = intro?.paragraphs.length ?? 0
    const held = body.map((each, at) => (at === last - 1 ? each.replace('</w:pPr>', `</w:pPr>${box}`) : each))
    return docx(
      {
        ...truth,
        sections: [{ heading: '', paragraphs: [...(intro?.paragraphs ?? []), boxed] }, ...sections],
      },
      [titleOf(truth, dice), typedPar(signature(truth), dice), typedPar(longDate(truth), dice), ...held],
      { styles: stylesOf(truth.language), creator: dice.pick(NOBODY) },
    )
  },
  'Word, release': (truth, dice) => {
    const { release, contact } = words(truth)
    return docx(
      { ...truth, byline: [] },
      [
        typedPar(release, dice, '<w:b/><w:sz w:val="24"/>'),
        typedPar(longDate(truth), dice, '<w:sz w:val="24"/>'),
        typedPar(truth.headline, dice, '<w:b/><w:sz w:val="36"/>'),
        ...boldBody(truth, dice),
        typedPar(contact, dice, '<w:sz w:val="24"/>'),
      ],
      { creator: otherThan(truth) },
      { wellMade: false, chrome: [contact] },
    )
  },
  'Word, agency': (truth, dice) => {
    const [lead, ...rest] = piecesOf(withoutHeadings(truth))
    return docx(
      { ...withoutHeadings(truth), byline: [], dateline: truth.place, agency: 'AFP' },
      [
        titleOf(truth, dice),
        typedPar(`${truth.place.toUpperCase()}, ${longDate(truth)} (AFP) - ${lead?.text ?? ''}`, dice),
        ...rest.map(({ text }) => typedPar(text, dice)),
      ],
      { styles: stylesOf(truth.language), creator: dice.pick(NOBODY) },
      { wellMade: false },
    )
  },
} as const satisfies { readonly [kind: string]: Setter }
