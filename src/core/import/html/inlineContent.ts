import type { Block, Inline, Mark } from '../../document/types.ts'
import { UNICODE_LINE_ENDS } from '../lines.ts'
import { textOfNode } from '../tree/sourceBlock.ts'

/** The inlines of a paragraph of a page as they are read: white space is collapsed as CSS has it, no-break spaces are kept. */
export class InlineContent {
  private inlines: Inline[] = []
  /** White space right here would not be seen: the content begins, or white space or a line end came before. */
  private afterSpace: boolean = true
  /** Line ends of Unicode are characters, as in what Marbre wrote. */
  private readonly keepsLineEnds: boolean

  constructor(keepsLineEnds: boolean) {
    this.keepsLineEnds = keepsLineEnds
  }

  get isEmpty(): boolean {
    return this.inlines.every(({ type }) => type === 'break')
  }

  /** Adds a text; with `pre` its spaces and line ends are kept. */
  add(text: string, marks: readonly Mark[], pre = false): void {
    if (pre) {
      for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
        if (at > 0) this.addBreak()
        if (line === '') continue
        this.push(line, marks)
        // A blank behind one that is kept is seen.
        this.afterSpace = false
      }
      return
    }
    const lines = this.keepsLineEnds ? [text] : text.split(UNICODE_LINE_ENDS)
    for (const [at, said] of lines.entries()) {
      if (at > 0) this.addBreak()
      const line = said.replace(/[ \t\n\r\f]+/g, ' ')
      this.push(this.afterSpace && line.startsWith(' ') ? line.slice(1) : line, marks)
    }
  }

  private push(text: string, marks: readonly Mark[]): void {
    if (text === '') return
    this.inlines.push({ type: 'text', text, marks })
    this.afterSpace = text.endsWith(' ')
  }

  addBreak(): void {
    this.inlines.push({ type: 'break', marks: [] })
    this.afterSpace = true
  }

  addInline(inline: Inline): void {
    this.inlines.push(inline)
    this.afterSpace = false
  }

  /** What was added so far, which is forgotten: a paragraph, or several where line ends leave an empty line, unless it is `whole`. */
  take(whole = false): Inline[][] {
    const paragraphs: Inline[][] = []
    if (whole && !this.isEmpty) paragraphs.push(this.inlines)
    if (whole) this.inlines = []
    let paragraph: Inline[] = []
    let isLineEmpty = true
    for (const inline of this.inlines) {
      if (inline.type === 'break' && isLineEmpty) {
        if (paragraph.length > 0) paragraphs.push(paragraph)
        paragraph = []
        continue
      }
      isLineEmpty =
        inline.type === 'break' || (isLineEmpty && inline.type === 'text' && /^ *$/.test(inline.text))
      paragraph.push(inline)
    }
    if (paragraph.length > 0) paragraphs.push(paragraph)
    this.inlines = []
    this.afterSpace = true
    return paragraphs
  }
}

/** The content of a paragraph that says what some blocks say, each in a line of its own. */
export function inlinesOf(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap((block, at): Inline[] => {
    const content: readonly Inline[] =
      block.type === 'paragraph' || block.type === 'heading' ? block.content : linesOf(textOfNode(block))
    return [...(at > 0 ? [{ type: 'break', marks: [] } as const] : []), ...content]
  })
}

function linesOf(text: string): Inline[] {
  return text === '' ? [] : [{ type: 'text', text, marks: [] }]
}

/** The name of who is quoted, without the dash in front of it. */
export function withoutDash(content: readonly Inline[]): Inline[] {
  const [first, ...rest] = content
  if (first?.type !== 'text') return [...content]
  return [{ ...first, text: first.text.replace(/^[ \u00a0\u202f]*[-–—―][ \u00a0\u202f]*/u, '') }, ...rest]
}
