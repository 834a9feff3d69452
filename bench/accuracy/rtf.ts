import { encode } from '../../tests/core/import/encode.ts'
import { type Dice, longDate, signature, type Truth } from './articles.ts'
import { piecesOf, type Setter, type Setting, words } from './setting.ts'

const CODE_PAGES = new Map([
  ['pl', { page: 1250, charset: 238 }],
  ['ru', { page: 1251, charset: 204 }],
])
const codePageOf = ({ language }: Truth) => CODE_PAGES.get(language) ?? { page: 1252, charset: 0 }

const WORDS = new Map([
  ['’', '\\rquote '],
  ['‘', '\\lquote '],
  ['“', '\\ldblquote '],
  ['”', '\\rdblquote '],
  ['–', '\\endash '],
  ['—', '\\emdash '],
  ['\u00a0', '\\~'],
])

/** A text in a code page, as Word writes it. */
function inCodePage(text: string, page: number): string {
  return Array.from(text, (character) => {
    if (character < '\u0080') return character.replace(/[\\{}]/, '\\$&')
    const [byte = 0] = encode(character, `windows-${page}`)
    return WORDS.get(character) ?? `\\'${byte.toString(16).padStart(2, '0')}`
  }).join('')
}

/** A text in Unicode, as TextEdit writes it. */
const inUnicode = (text: string) =>
  Array.from(text, (character) =>
    character < '\u0080' ? character.replace(/[\\{}]/, '\\$&') : `\\uc0\\u${character.charCodeAt(0)} `,
  ).join('')

function rtf(truth: Truth, source: string, chrome: readonly string[] = []): Setting {
  const bytes = Uint8Array.from(source, (character) => character.charCodeAt(0))
  return { fileName: 'article.rtf', bytes, encoding: 'utf-8', truth, wellMade: true, chrome }
}

/** The ways in which articles are set in RTF. */
export const RTF_KINDS = {
  'RTF, Word': (truth: Truth, dice: Dice) => {
    const { page, charset } = codePageOf(truth)
    const { rubric, copyright } = words(truth)
    const text = (said: string) => inCodePage(said, page)
    const paragraph = (said: string, look: string) =>
      `\\pard\\plain ${look}{\\rtlch\\fcs1 \\af0 \\ltrch\\fcs0 \\insrsid${1000 + dice.roll(9000)} ${text(said)}\\par }\r\n`
    return rtf(
      truth,
      [
        `{\\rtf1\\adeflang1025\\ansi\\ansicpg${page}\\uc1\\deff0{\\fonttbl{\\f0\\froman\\fcharset${charset}\\fprq2 Times New Roman;}}`,
        '{\\colortbl;\\red0\\green0\\blue0;}',
        '{\\stylesheet{\\ql\\s0\\fs24 Normal;}{\\s1\\ql\\outlinelevel0\\b\\fs32 heading 1;}{\\s15\\ql\\fs56 Title;}}',
        '{\\info{\\author Microsoft Office User}{\\operator HP}{\\version2}}',
        `{\\header \\pard\\plain ${text(rubric)}\\par }{\\footer \\pard\\plain ${text(copyright)}\\par }`,
        paragraph(truth.headline, '\\s15\\fs56 '),
        paragraph(signature(truth), '\\s0\\fs24 '),
        paragraph(longDate(truth), '\\s0\\fs24 '),
        ...piecesOf(truth).map((piece) =>
          paragraph(piece.text, piece.isHeading ? '\\s1\\outlinelevel0\\b\\fs32 ' : '\\s0\\fs24 '),
        ),
        '}',
      ].join(''),
      [copyright],
    )
  },
  'RTF, TextEdit': (truth: Truth) => {
    const line = (said: string, look: string) => `${look}${inUnicode(said)}\\\n`
    return rtf(
      truth,
      [
        '{\\rtf1\\ansi\\ansicpg1252\\cocoartf2639\n\\cocoatextscaling0{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;\\f1\\fswiss\\fcharset0 Helvetica-Bold;}\n{\\colortbl;\\red255\\green255\\blue255;}\n\\pard\\tx566\\pardirnatural\\partightenfactor0\n\n',
        line(truth.headline, '\\f1\\b\\fs40 \\cf0 '),
        line(signature(truth), '\\f0\\b0\\fs24 '),
        line(longDate(truth), ''),
        '\\\n',
        ...piecesOf(truth).map(({ text, isHeading }) => line(text, isHeading ? '\\f1\\b ' : '\\f0\\b0 ')),
        '}',
      ].join(''),
    )
  },
} as const satisfies { readonly [kind: string]: Setter }
