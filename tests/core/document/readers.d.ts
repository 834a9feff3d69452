declare module 'commonmark' {
  /** A node of the reference implementation's tree, with what the tests need of it. */
  export class Node {
    readonly type: string
    readonly literal: string | null
    readonly destination: string | null
    readonly title: string | null
    readonly info: string | null
    readonly level: number
    readonly listType: 'bullet' | 'ordered' | null
    readonly listStart: number | null
    readonly firstChild: Node | null
    readonly next: Node | null
  }
  export class Parser {
    parse(markdown: string): Node
  }
}

declare module 'markdown-it-footnote' {
  import type MarkdownIt from 'markdown-it'
  export default function footnotes(reader: MarkdownIt): void
}
