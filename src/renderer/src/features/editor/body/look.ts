import type { EditorState, Line, Range, SelectionRange } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import styles from './body.module.css'
import { type Block, blockAt } from './dialect.ts'
import { directionOfText, type WritingDirection } from './direction.ts'
import { foldsChanged } from './folding.ts'
import { headingLook } from './grip.ts'
import { InlineLook, touches } from './inlineLook.ts'
import { isBlankLine, isGap, isRule, type LineOpening, openingOf } from './lines.ts'
import { headingsBetween } from './sections.ts'
import { BulletWidget, NumberWidget, RuleWidget } from './widgets.ts'

const HIDDEN = Decoration.replace({})
const looks = new Map<string, Decoration>()

/** How a line is set: its kind by class, and the direction in which it reads. */
function lineLook(names: readonly (string | undefined)[], dir: WritingDirection | null): Decoration {
  const name = names.filter(Boolean).join(' ')
  const key = `${dir} ${name}`
  const look = looks.get(key) ?? Decoration.line({ class: name, ...(dir ? { attributes: { dir } } : {}) })
  looks.set(key, look)
  return look
}

const DEPTHS = [undefined, styles.depth2, styles.depth3, styles.depth4]

/** Builds the look of what is on screen. */
class LookBuilder {
  readonly ranges: Range<Decoration>[] = []
  readonly #state: EditorState
  readonly #cursor: SelectionRange | null
  readonly #inline: InlineLook

  constructor({ state, hasFocus }: EditorView) {
    this.#state = state
    this.#cursor = hasFocus ? state.selection.main : null
    this.#inline = new InlineLook(state, this.#cursor, this.ranges)
  }

  visible(from: number, to: number): void {
    const { doc } = this.#state
    const headings = new Map(headingsBetween(this.#state, from, to).map(({ at, section }) => [at, section]))
    let read = -1
    for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
      const section = headings.get(line.from)
      if (section === undefined) this.#line(line)
      else this.#heading(line, section)
      if (line.from > read && line.length > 0) {
        const block = blockAt(this.#state, Math.max(from, line.from))
        if (block) this.#inline.add(block)
        read = block?.to ?? line.to
      }
      if (line.to >= to || line.number === doc.lines) break
    }
  }

  #set(line: Line, ...names: (string | undefined)[]): void {
    this.ranges.push(lineLook(names, directionOfText(line.text)).range(line.from))
  }

  #replace(decoration: Decoration, from: number, to: number): void {
    if (to > from) this.ranges.push(decoration.range(from, to))
  }

  #heading(line: Line, section: number): void {
    this.#set(line, styles.heading, line.number === 1 ? styles.first : undefined)
    const { length } = openingOf(this.#state, line)
    this.#replace(
      headingLook(this.#state, section, touches(this.#cursor, line)),
      line.from,
      line.from + length,
    )
  }

  #line(line: Line): void {
    const opening = openingOf(this.#state, line)
    if (opening.kind === 'code') this.#set(line, styles.code)
    else if (isBlankLine(line.text)) this.#blank(line)
    else if (opening.kind === 'item') this.#item(line, opening)
    else if (opening.kind === 'quote') {
      this.#set(line, styles.quote)
      this.#replace(HIDDEN, line.from, line.from + opening.length)
    } else if (isRule(line.text)) this.#rule(line)
    else this.#set(line, /^ {0,3}#{3,6}[ \t]/.test(line.text) ? styles.subheading : undefined)
  }

  #blank(line: Line): void {
    const { doc } = this.#state
    const quote = line.text.includes('>') ? styles.quote : undefined
    if (quote) this.#replace(HIDDEN, line.from, line.to)
    if (!isGap(this.#state, line)) this.#set(line, quote)
    else {
      const above = openingOf(this.#state, doc.line(line.number - 1))
      this.#set(line, styles.gap, quote, above.kind === 'heading' ? styles.underHeading : undefined)
    }
  }

  #item(line: Line, { indent, marker, quote, length }: Extract<LineOpening, { kind: 'item' }>): void {
    const depth = Math.min(DEPTHS.length - 1, Math.floor(indent.replaceAll('\t', '  ').length / 2))
    this.#set(line, quote === '' ? undefined : styles.quote, styles.item, DEPTHS[depth])
    const bullet = touches(this.#cursor, line) ? marker : '•'
    const widget = /\d/.test(marker) ? new NumberWidget(marker) : new BulletWidget(bullet)
    this.#replace(Decoration.replace({ widget }), line.from, line.from + length)
  }

  #rule(line: Line): void {
    this.#set(line, styles.rule)
    const widget = new RuleWidget()
    if (!touches(this.#cursor, line)) this.#replace(Decoration.replace({ widget }), line.from, line.to)
  }
}

/** The block whose words alone an update changed, so that the look of all the rest holds; null where there may be more. */
function blockTyped({ changes, startState, state, viewportMoved, focusChanged }: ViewUpdate): Block | null {
  const { head } = state.selection.main
  const line = state.doc.lineAt(head)
  const before = startState.doc.lineAt(startState.selection.main.head)
  // Each letter changes what is in view by making it longer: only what is elsewhere needs a look.
  if (viewportMoved || focusChanged || before.number !== line.number) return null
  if (startState.doc.lines !== state.doc.lines || !isProse(before.text) || !isProse(line.text)) return null
  let isWithin = true
  changes.iterChangedRanges((fromA, toA) => {
    if (fromA < before.from || toA > before.to) isWithin = false
  })
  const block = isWithin ? blockAt(state, head) : null
  if (!block) return null
  // Of one that is too long, what is read depends on what is in view.
  const isWhole =
    state.doc.lineAt(block.from).from === block.from && state.doc.lineAt(block.to).to === block.to
  return isWhole ? block : null
}

/** True for a line that can be nothing but words of a paragraph. */
const isProse = (text: string) => /^[^\s#>`~*+\-_\d]/.test(text)

class Look {
  decorations: DecorationSet

  constructor(view: EditorView) {
    this.decorations = this.#build(view)
  }

  update(update: ViewUpdate): void {
    const { docChanged, viewportChanged, selectionSet, focusChanged, view } = update
    const block = docChanged ? blockTyped(update) : null
    if (block) this.decorations = this.#rebuilt(update, block)
    else if (docChanged || viewportChanged || selectionSet || focusChanged || foldsChanged(update))
      this.decorations = this.#build(view)
  }

  #build(view: EditorView): DecorationSet {
    const builder = new LookBuilder(view)
    for (const { from, to } of view.visibleRanges) builder.visible(from, to)
    return Decoration.set(builder.ranges, true)
  }

  #rebuilt({ view, changes }: ViewUpdate, { from, to }: Block): DecorationSet {
    const builder = new LookBuilder(view)
    builder.visible(from, to)
    const outside = (start: number) => start < from || start > to
    return this.decorations
      .map(changes)
      .update({ filter: outside, filterFrom: from, filterTo: to, add: builder.ranges, sort: true })
  }
}

/** The body as it will read, for as much of it as is on screen. */
export const look = ViewPlugin.fromClass(Look, { decorations: ({ decorations }) => decorations })
