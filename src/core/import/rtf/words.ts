import { linkTarget } from '../../document/index.ts'
import { encodingOfPage } from './charsets.ts'
import { openBox, openComment, openMargin, openNote } from './asides.ts'
import { openShape, openShapeProperty, openShapeValue } from './drawings.ts'
import type { Word } from './input.ts'
import { type Destination, PLAIN_PARAGRAPH, type Script, type State } from './state.ts'

/** A property that a word turns on, and with 0 off. */
const toggle =
  (name: 'bold' | 'italic' | 'strike' | 'hidden' | 'deleted'): Word =>
  ({ state }, value) => {
    state[name] = value !== 0
  }
/** A property of characters of a script that runs from right to left. */
const toggleRtl =
  (name: 'rtlBold' | 'rtlItalic'): Word =>
  ({ state }, value) => {
    if (state.isRtl) state[name] = value !== 0
  }
const raise =
  (raised: State['raised'], least = 0): Word =>
  ({ state }, value) => {
    state.raised = (value ?? 6) > least ? raised : null
  }
const goTo =
  (destination: Destination): Word =>
  ({ state }) => {
    state.destination = destination
  }
const skip: Word = (input) => input.skipGroup()
const paragraphEnd: Word = (input) => input.endParagraph()
const script =
  (name: Script, isRtl?: boolean): Word =>
  ({ state }) => {
    state.script = name
    state.isRtl = isRtl ?? state.isRtl
  }
const page =
  (encoding: string): Word =>
  ({ tables }) => {
    tables.encoding = encoding
  }
const property =
  (name: string): Word =>
  ({ state }) => {
    if (state.destination !== 'info') return
    state.destination = 'property'
    state.property = name
  }
const oldList =
  (kind: 'bullets' | 'numbers'): Word =>
  (input) =>
    input.setOuterParagraph({ oldList: kind })
const font =
  (isOwn: boolean): Word =>
  ({ state, tables }, value) => {
    const number = value ?? 0
    if (state.destination === 'fonts') {
      if (isOwn) tables.beginFont(number)
    } else if (isOwn) state.fonts = { ...state.fonts, main: number, [state.script]: number }
    else state.fonts = { ...state.fonts, [state.script]: number }
  }

/** A table of what is in the text, which is made by the program. */
const CONTENTS = /^[ \t]*TOC(?![a-z])/i

const SCHEME = /^[a-z][a-z0-9+.-]*:/i

/** The address that a field links to; empty where it is no link. */
function linkOf(instruction: string): string {
  const address = /^[ \t]*HYPERLINK[ \t]+(?:\\[a-z][ \t]+)*"?([^" \t]{1,4000})/i.exec(instruction)?.[1]
  if (address === undefined || address.startsWith('\\')) return ''
  return linkTarget(address) ?? (SCHEME.test(address) ? '' : address)
}

/** Groups whose text is none of the article's. */
const SKIPPED =
  'colortbl|filetbl|template|nonshppict|objdata|objclass|objname|shprslt|private|mmathPict|xe|tc|tcn|rxe|txe|bkmkstart|bkmkend|' +
  'ftnsep|ftnsepc|ftncn|aftnsep|aftnsepc|aftncn|atnid|atnref|atndate|atntime|atrfstart|atrfend|nonesttables|' +
  'pntxta|pntxtb|pnseclvl|revtbl|mmathPr|formfield|datafield|leveltext|levelnumbers|listname|picprop'

/** What each control word does that means anything here, those that stand for a character aside. */
export const WORDS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ...SKIPPED.split('|').map((name): [string, Word] => [name, skip]),

  // the head
  ['ansi', page('windows-1252')],
  ['mac', page('macintosh')],
  ['pc', page('ibm437')],
  ['pca', page('ibm437')],
  [
    'ansicpg',
    ({ tables }, value) => {
      if (value !== null && value > 0) tables.encoding = encodingOfPage(value)
    },
  ],
  [
    'deff',
    ({ tables }, value) => {
      tables.defaultFont = value ?? 0
    },
  ],
  ['fonttbl', goTo('fonts')],
  ['fcharset', ({ tables }, value) => tables.setCharset(value ?? 0)],
  ['cpg', ({ tables }, value) => tables.setFontPage(value ?? 0)],
  ['stylesheet', goTo('styles')],
  ['sbasedon', ({ tables }, value) => tables.setStyle({ basedOn: value })],
  ['listtable', goTo('levels')],
  ['list', ({ tables }) => tables.beginList()],
  ['levelnfc', ({ tables }, value) => tables.addLevel(value ?? 0)],
  ['listid', ({ tables }, value) => tables.setListId(value ?? 0)],
  ['listoverridetable', goTo('overrides')],
  ['info', goTo('info')],
  ...['title', 'author', 'subject', 'keywords', 'doccomm'].map((name): [string, Word] => [
    name,
    property(name),
  ]),
  ['upr', (input) => input.skipNextGroup()],

  // characters
  ['b', toggle('bold')],
  ['i', toggle('italic')],
  ['ab', toggleRtl('rtlBold')],
  ['ai', toggleRtl('rtlItalic')],
  [
    'cs',
    ({ state, tables }, value) => {
      if (state.destination === 'styles') tables.setStyle({ number: value ?? 0, isOfCharacters: true })
      else state.code = tables.isCode(value ?? 0)
    },
  ],
  ['strike', toggle('strike')],
  ['striked', toggle('strike')],
  ['v', toggle('hidden')],
  ['deleted', toggle('deleted')],
  // What was moved stands where it was moved to as well.
  ['mvf', toggle('deleted')],
  ['super', raise('superscript')],
  ['sub', raise('subscript')],
  ['nosupersub', raise(null)],
  ['up', raise('superscript', 3)],
  ['dn', raise('subscript', 3)],
  [
    'fs',
    ({ state }, value) => {
      state.size = value ?? 24
    },
  ],
  ['f', font(true)],
  ['af', font(false)],
  ['loch', script('loch')],
  ['hich', script('hich')],
  ['dbch', script('dbch')],
  ['rtlch', script('rtlch', true)],
  ['ltrch', script('main', false)],
  ['plain', ({ state }) => state.resetCharacters()],
  [
    'uc',
    ({ state }, value) => {
      state.fallback = Math.min(Math.max(0, value ?? 1), 16)
    },
  ],
  ['u', (input, value) => input.writeUnit(value ?? 0)],
  ['line', (input) => input.addBreak()],
  ['lbr', (input) => input.addBreak()],

  // paragraphs
  ['par', paragraphEnd],
  ['sect', paragraphEnd],
  ['page', paragraphEnd],
  ['column', paragraphEnd],
  ['pard', ({ state }) => state.setParagraph(PLAIN_PARAGRAPH)],
  [
    's',
    ({ state, tables }, value) => {
      if (state.destination === 'styles') tables.setStyle({ number: value ?? 0 })
      else state.setParagraph({ style: value ?? 0 })
    },
  ],
  [
    'outlinelevel',
    ({ state, tables }, value) => {
      if (state.destination === 'styles') tables.setStyle({ outline: value ?? 9 })
      else state.setParagraph({ outline: value ?? 9 })
    },
  ],
  [
    'ls',
    ({ state, tables }, value) => {
      if (state.destination === 'overrides') tables.nameList(value ?? 0)
      else state.setParagraph({ list: value ?? 0 })
    },
  ],
  ['ilvl', ({ state }, value) => state.setParagraph({ level: Math.min(Math.max(0, value ?? 0), 8) })],
  ['li', ({ state }, value) => state.setParagraph({ indent: value ?? 0 })],
  ['fi', ({ state }, value) => state.setParagraph({ firstIndent: value ?? 0 })],
  ['pn', goTo('skipped')],
  ['pnlvlblt', oldList('bullets')],
  ['pnlvlbody', oldList('numbers')],
  ['pnlvl', oldList('numbers')],
  ['pntext', goTo('marker')],
  ['listtext', goTo('marker')],

  ['dropcapli', ({ state }, value) => state.setParagraph({ isDropCap: value !== 0 })],

  // tables
  ['intbl', ({ state }) => state.setParagraph({ depth: Math.max(1, state.paragraph.depth) })],
  ['itap', ({ state }, value) => state.setParagraph({ depth: Math.max(0, value ?? 0) })],
  [
    'trowd',
    ({ flow }) => {
      flow.isHeaderRow = false
    },
  ],
  [
    'trhdr',
    ({ flow }) => {
      flow.isHeaderRow = true
    },
  ],
  ['cell', (input) => input.endCell(1)],
  ['nestcell', (input) => input.endCell(Math.max(2, input.state.paragraph.depth))],
  ['row', (input) => input.endRow(1)],
  ['nestrow', (input) => input.endRow(Math.max(2, input.state.paragraph.depth))],

  // what stands beside the text
  ['footnote', openNote],
  ['annotation', openComment],
  ['atnauthor', goTo('author')],
  ['shptxt', openBox],
  ['dptxbxtext', openBox],
  ...['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf'].map(
    (name): [string, Word] => [name, openMargin],
  ),
  ['pict', (input) => input.readPicture()],
  ['shp', openShape],
  ['sp', openShapeProperty],
  ['sn', goTo('shapeName')],
  ['sv', openShapeValue],
  ['moMath', (input) => input.openEquation()],
  [
    'NeXTGraphic',
    (input) => {
      if (input.state.destination === 'body') input.addPicture({ extension: 'wmf', bytes: new Uint8Array() })
      input.skipGroup()
      input.skipRestOfOuter()
    },
  ],
  ['field', (input) => input.openField()],
  ['fldinst', goTo('instruction')],
  [
    'fldrslt',
    ({ state }) => {
      const instruction = state.field?.instruction ?? ''
      state.link = linkOf(instruction)
      state.isContents ||= CONTENTS.test(instruction)
    },
  ],
])
