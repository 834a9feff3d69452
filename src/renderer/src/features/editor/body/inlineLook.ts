import type { EditorState, Range, SelectionRange } from '@codemirror/state'
import { Decoration } from '@codemirror/view'
import type { SyntaxNodeRef } from '@lezer/common'
import styles from './body.module.css'
import { type Block, readBlock } from './dialect.ts'
import { CharacterWidget } from './widgets.ts'

const mark = (name: string | undefined) => Decoration.mark({ class: name ?? '' })

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
const MARKS = ['EmphasisMark', 'StrikethroughMark', 'CodeMark', 'HeaderMark']
const NAMED: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

/** The character that an HTML entity stands for; null where that is not known here. */
function characterOf(entity: string): string | null {
  const [, hexadecimal, decimal, name] = /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));$/i.exec(entity) ?? []
  if (name !== undefined) return NAMED[name] ?? null
  const code = Number.parseInt(hexadecimal ?? decimal ?? '', hexadecimal === undefined ? 10 : 16)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null
}

/** True where a selection is in a stretch of text, or at its edge. */
export function touches(selection: SelectionRange | null, stretch: { from: number; to: number }): boolean {
  return selection !== null && selection.from <= stretch.to && selection.to >= stretch.from
}

/** The marks within a block give way to what they mean, except around the cursor. */
export class InlineLook {
  readonly #state: EditorState
  readonly #cursor: SelectionRange | null
  readonly #ranges: Range<Decoration>[]
  #offset = 0

  constructor(state: EditorState, cursor: SelectionRange | null, ranges: Range<Decoration>[]) {
    this.#state = state
    this.#cursor = cursor
    this.#ranges = ranges
  }

  add(block: Block): void {
    this.#offset = block.from
    readBlock(this.#state, block).iterate({ enter: (node) => this.#enter(node) })
  }

  #enter(node: SyntaxNodeRef): void {
    const { name, from, to } = node
    const isDead = (name === 'Link' || name === 'Image') && !node.node.getChild('URL')
    const span = SPANS[name]
    if (isDead) return
    if (span) this.#range(span, from, to)
    if (name === 'Link' || name === 'Image') this.#linkMarks(node)
    else if (name === 'Escape') this.#hide(from, from + 1, node)
    else if (name === 'HardBreak') this.#hide(from, Math.min(to, this.#lineEnd(from)), { from, to: to - 1 })
    else if (name === 'Entity') this.#entity(node)
    else if (MARKS.includes(name)) this.#mark(node)
  }

  /** Decorates a stretch that is counted from the block's start. */
  #range(decoration: Decoration, from: number, to: number): void {
    this.#ranges.push(decoration.range(this.#offset + from, this.#offset + to))
  }

  #isNear({ from, to }: { from: number; to: number }): boolean {
    return touches(this.#cursor, { from: this.#offset + from, to: this.#offset + to })
  }

  #hide(from: number, to: number, owner: { from: number; to: number }): void {
    if (to > from) this.#range(this.#isNear(owner) ? SHOWN : HIDDEN, from, to)
  }

  #lineEnd(position: number): number {
    return this.#state.doc.lineAt(this.#offset + position).to - this.#offset
  }

  #text(from: number, to: number): string {
    return this.#state.doc.sliceString(this.#offset + from, this.#offset + to)
  }

  #mark({ name, from, to, node }: SyntaxNodeRef): void {
    if (!node.parent) return
    const space = name === 'HeaderMark' && this.#text(to, to + 1) === ' ' ? 1 : 0
    this.#hide(from, to + space, node.parent)
  }

  /** `[words](address)`: the words stay. */
  #linkMarks({ node }: SyntaxNodeRef): void {
    const [open, close] = node.getChildren('LinkMark')
    if (!open || !close) return
    this.#hide(open.from, open.to, node)
    this.#hide(close.from, Math.min(node.to, this.#lineEnd(close.from)), node)
  }

  #entity({ from, to }: SyntaxNodeRef): void {
    const character = characterOf(this.#text(from, to))
    if (character === null || this.#isNear({ from, to })) return
    this.#range(Decoration.replace({ widget: new CharacterWidget(character) }), from, to)
  }
}
