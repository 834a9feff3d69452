import type { MarkedToken } from 'marked'
import { readBlocks, within } from './readTokens.ts'

function* linksAmong(tokens: readonly MarkedToken[]): Generator<string> {
  for (const token of tokens) {
    switch (token.type) {
      case 'link':
        yield token.href
        break
      case 'list':
        for (const item of token.items) yield* linksAmong(within(item.tokens))
        break
      case 'table':
        for (const cell of [...token.header, ...token.rows.flat()]) yield* linksAmong(within(cell.tokens))
        break
      case 'blockquote':
      case 'heading':
      case 'paragraph':
      case 'text':
      case 'em':
      case 'strong':
      case 'del':
        yield* linksAmong(within(token.tokens))
    }
  }
}

/** The address of every link in a Markdown text, as it is written there, in the order of the text. */
export function linkAddresses(markdown: string): string[] {
  return [...linksAmong(readBlocks(markdown))]
}
