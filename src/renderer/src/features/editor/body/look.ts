import { syntaxTree } from '@codemirror/language'
import type { EditorState, Line, Range, SelectionRange } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import type { SyntaxNodeRef } from '@lezer/common'
import styles from './body.module.css'
import { headingLook } from './grip.ts'
import { isBlankLine, isCode, isGap, isRule, type LineOpening, openingOf } from './lines.ts'
import { BulletWidget, CharacterWidget, NumberWidget, RuleWidget } from './widgets.ts'
import { headingsBetween } from './sections.ts'

const line = (...names: (string | undefined)[]) =>
  Decoration.line({ attributes: { dir: 'auto', class: names.filter(Boolean).join(' ') } })
const mark = (name: string | undefined) => Decoration.mark({ class: name ?? '' })

const LINES = {
  text: Decoration.line({ attributes: { dir: 'auto' } }),
  gap: line(styles.gap),
  gapUnderHeading: line(styles.gap, styles.underHeading),
  quotedGap: line(styles.gap, styles.quote),
  heading: line(styles.heading),
  firstHeading: line(styles.heading, styles.first),
  subheading: line(styles.subheading),
  quote: line(styles.quote),
  code: line(styles.code),
  rule: line(styles.rule),
}
const ITEMS = [1, 2, 3, 4].map((depth) => line(styles.item, styles[`depth${depth}`]))
const QUOTED_ITEMS = [1, 2, 3, 4].map((depth) => line(styles.quote, styles.item, styles[`depth${depth}`]))

const HIDDEN = Decoration.replace({})
const SHOWN = mark(styles.mark)
const SPANS: { readonly [node: string]: Decoration } = {
  Emphasis: mark(styles.italic),
  StrongEmphasis: mark(styles.bold),
  Strikethrough: mark(styles.struck),
  InlineCode: mark(styles.inlineCode),
  Link: mark(styles.link),
  Image: mark(styles.image),
}
const MARKS = ['EmphasisMark', 'StrikethroughMark', 'CodeMark', 'LinkMark', 'HeaderMark']
/** What stands in a link between its words and its end. */
const BEHIND_WORDS = ['LinkMark', 'URL', 'LinkTitle', 'LinkLabel']

const touches = ({ from, to }: SelectionRange, node: { from: number; to: number }) =>
  from <= node.to && to >= node.from

function listDepth({ indent }: { indent: string }): number {
  return Math.min(3, Math.floor(indent.replaceAll('\t', '  ').length / 2))
}

/** Builds the look of what is on screen: the marks give way to what they mean, except around the cursor. */
class LookBuilder {
  readonly ranges: Range<Decoration>[] = []
  readonly state: EditorState
  readonly #cursor: SelectionRange | null

  constructor(view: EditorView) {
    this.state = view.state
    this.#cursor = view.hasFocus ? view.state.selection.main : null
  }

  visible(from: number, to: number): void {
    const { doc } = this.state
    const headings = new Map(headingsBetween(this.state, from, to).map(({ at, section }) => [at, section]))
    for (let current = doc.lineAt(from); ; current = doc.line(current.number + 1)) {
      const section = headings.get(current.from)
      if (section !== undefined) this.#heading(current, section)
      else this.#line(current)
      if (current.to >= to || current.number === doc.lines) break
    }
    syntaxTree(this.state).iterate({ from, to, enter: (node) => this.#node(node) })
  }

  #add(decoration: Decoration, from: number, to = from): void {
    this.ranges.push(decoration.range(from, to))
  }

  #isNear(node: { from: number; to: number }): boolean {
    return this.#cursor !== null && touches(this.#cursor, node)
  }

  #heading(current: Line, section: number): void {
    this.#add(current.number === 1 ? LINES.firstHeading : LINES.heading, current.from)
    const { length } = openingOf(this.state, current)
    this.#add(headingLook(section, this.#isNear(current)), current.from, current.from + length)
  }

  #line(current: Line): void {
    const { state } = this
    const opening = openingOf(state, current)
    if (isBlankLine(current.text)) this.#blank(current)
    else if (opening.kind === 'item') this.#item(current, opening)
    else if (opening.kind === 'quote') {
      this.#add(LINES.quote, current.from)
      this.#add(HIDDEN, current.from, current.from + opening.length)
    } else if (opening.kind === 'code' || isCode(state, current.from)) this.#add(LINES.code, current.from)
    else if (isRule(current.text)) this.#rule(current)
    else this.#add(/^ {0,3}#{3,6}[ \t]/.test(current.text) ? LINES.subheading : LINES.text, current.from)
  }

  #blank(current: Line): void {
    const { doc } = this.state
    const isQuoted = current.text.includes('>')
    if (isQuoted) this.#add(HIDDEN, current.from, current.to)
    if (!isGap(this.state, current)) this.#add(isQuoted ? LINES.quote : LINES.text, current.from)
    else if (isQuoted) this.#add(LINES.quotedGap, current.from)
    else {
      const above = doc.line(current.number - 1)
      const isUnderHeading = openingOf(this.state, above).kind === 'heading'
      this.#add(isUnderHeading ? LINES.gapUnderHeading : LINES.gap, current.from)
    }
  }

  #item(current: Line, opening: Extract<LineOpening, { kind: 'item' }>): void {
    const look = (opening.quote === '' ? ITEMS : QUOTED_ITEMS)[listDepth(opening)]
    if (look) this.#add(look, current.from)
    const isNumber = /\d/.test(opening.marker)
    const isNear = this.#isNear(current)
    const widget = isNumber
      ? new NumberWidget(opening.marker)
      : new BulletWidget(isNear ? opening.marker : '•')
    if (opening.length > 0)
      this.#add(Decoration.replace({ widget }), current.from, current.from + opening.length)
  }

  #rule(current: Line): void {
    this.#add(LINES.rule, current.from)
    if (!this.#isNear(current))
      this.#add(Decoration.replace({ widget: new RuleWidget() }), current.from, current.to)
  }

  #node(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node
    if (name === 'FencedCode') return false
    const span = SPANS[name]
    if (span && !(name === 'Link' && !node.node.getChild('URL'))) this.#add(span, from, to)
    if (name === 'Link' || name === 'Image') this.#linkMarks(node)
    else if (name === 'Escape') this.#hide(from, from + 1, node)
    else if (name === 'HardBreak') this.#hardBreak(node)
    else if (name === 'Entity') this.#entity(node)
    else if (MARKS.includes(name) && !BEHIND_WORDS.includes(name)) this.#markOf(node)
    return true
  }

  #hide(from: number, to: number, owner: { from: number; to: number }): void {
    if (to > from) this.#add(this.#isNear(owner) ? SHOWN : HIDDEN, from, to)
  }

  #markOf(node: SyntaxNodeRef): void {
    const owner = node.node.parent
    if (!owner) return
    const isHeading = node.name === 'HeaderMark'
    const space = isHeading && /[ \t]/.test(this.state.doc.sliceString(node.to, node.to + 1)) ? 1 : 0
    this.#hide(node.from, node.to + space, owner)
  }

  /** `[words](address)`: the words stay. */
  #linkMarks({ node }: SyntaxNodeRef): void {
    if (!node.getChild('URL')) return
    const marks = node.getChildren('LinkMark')
    const [open, close] = marks
    if (!open || !close) return
    this.#hide(open.from, open.to, node)
    const { doc } = this.state
    const last = doc.lineAt(close.from).to
    this.#hide(close.from, Math.min(node.to, last), node)
  }

  #hardBreak({ from, to }: SyntaxNodeRef): void {
    const end = this.state.doc.lineAt(from).to
    this.#hide(from, Math.min(end, to), { from, to: end })
  }

  #entity(node: SyntaxNodeRef): void {
    const character = characterOf(this.state.doc.sliceString(node.from, node.to))
    if (character === null || this.#isNear(node)) return
    this.#add(Decoration.replace({ widget: new CharacterWidget(character) }), node.from, node.to)
  }
}

const NAMED: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

/** The character that an HTML entity stands for; null where that is not known here. */
function characterOf(entity: string): string | null {
  const [, hexadecimal, decimal, name] = /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));$/i.exec(entity) ?? []
  if (name !== undefined) return NAMED[name] ?? null
  const code =
    hexadecimal === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hexadecimal, 16)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null
}

class Look {
  decorations: DecorationSet

  constructor(view: EditorView) {
    this.decorations = this.#build(view)
  }

  update(update: ViewUpdate): void {
    const parsed = syntaxTree(update.startState) !== syntaxTree(update.state)
    if (update.docChanged || update.viewportChanged || update.selectionSet || update.focusChanged || parsed)
      this.decorations = this.#build(update.view)
  }

  #build(view: EditorView): DecorationSet {
    const builder = new LookBuilder(view)
    for (const { from, to } of view.visibleRanges) builder.visible(from, to)
    return Decoration.set(builder.ranges, true)
  }
}

/** The body as it will read. */
export const look = ViewPlugin.fromClass(Look, { decorations: ({ decorations }) => decorations })
