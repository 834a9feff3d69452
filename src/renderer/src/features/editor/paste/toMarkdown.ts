import { type Block, type List, type Run, UNMARKED } from './blocks.ts'
import { LineWriter, writeWords } from './writeLine.ts'

/** Lists and quotations nested deeper than this are written at this depth. */
const DEEPEST = 6
const TASK = /^\[[ xX]\]/

/** With its bullet before it, such a line is one between the head and the rows of a table. */
const TABLE_RULE = /^[|:\- \t\\]*\|[|:\- \t\\]*$/

/** The text of an item, of which the first signs mean something behind a bullet only. */
function asItemStart(text: string): string {
  if (TABLE_RULE.test(text)) return text.replace(/\\?\|/g, '\\|')
  return TASK.test(text) ? `\\${text}` : text
}

const indented = (text: string, indent: string) => text.replace(/\n(?=[^\n])/g, `\n${indent}`)

/** What a block is where no section and no rule can stand: in a list or a quotation. */
function inside(block: Block): Block[] {
  if (block.kind === 'rule') return []
  if (block.kind !== 'heading') return [block]
  const run: Run = { ...UNMARKED, bold: true, text: block.text }
  return [{ kind: 'paragraph', lines: [[run]] }]
}

/** A section's heading is plain text; one below it is Markdown, in which closing number signs would fall away. */
function writtenHeading(level: number, text: string): string {
  if (level <= 2) return `## ${text}`
  return `${'#'.repeat(level)} ${writeWords(text).replace(/#+$/, (signs) => `\\${signs}`)}`
}

class Writer {
  private readonly lines = new LineWriter()

  private item(blocks: readonly Block[], depth: number): string {
    let written = ''
    for (const block of blocks.flatMap(inside)) {
      const text = this.block(block, depth + 1)
      const shown = written === '' ? asItemStart(text) : text
      // A numbered list that does not begin at 1 would go on with the paragraph before it.
      const isTight = block.kind === 'list' && (!block.ordered || block.start === 1)
      if (written !== '') written += isTight ? '\n' : '\n\n'
      written += shown
    }
    return written
  }

  /** `other` marks a list that would else be one with the list before it. */
  private list({ ordered, start, items }: List, depth: number, other: boolean): string {
    let number = start
    const written = items.flatMap((blocks) => {
      const [only] = blocks
      // An item that holds nothing but a list is one of the programs' ways to indent it.
      if (blocks.length === 1 && only?.kind === 'list') return [this.list(only, depth, other)]
      const bullet = other ? '*' : '-'
      const marker = ordered ? `${number}${other ? ')' : '.'} ` : `${bullet} `
      number += 1
      return [marker + indented(this.item(blocks, depth), ' '.repeat(marker.length))]
    })
    return written.join('\n')
  }

  private block(block: Block, depth: number, other = false): string {
    switch (block.kind) {
      case 'paragraph':
        return this.lines.write(block.lines)
      case 'heading':
        return writtenHeading(block.level, block.text)
      case 'rule':
        return '---'
      case 'list':
        if (depth < DEEPEST) return this.list(block, depth, other)
        return this.blocks(block.items.flat().flatMap(inside), depth)
      case 'quote':
        return this.quote(block.blocks, depth)
    }
  }

  private quote(blocks: readonly Block[], depth: number): string {
    const text = this.blocks(blocks.flatMap(inside), depth + 1)
    if (depth >= DEEPEST) return text
    return text
      .split('\n')
      .map((line) => (line === '' ? '>' : `> ${line}`))
      .join('\n')
  }

  blocks(blocks: readonly Block[], depth: number): string {
    let written = ''
    let before: Block | null = null
    let other = false
    for (const block of blocks) {
      const follows = block.kind === 'list' && before?.kind === 'list' && before.ordered === block.ordered
      other = follows && !other
      const text = this.block(block, depth, other)
      if (text !== '') written += written === '' ? text : `\n\n${text}`
      before = block
    }
    return written
  }
}

/** Blocks as Markdown in core's dialect, which shows the words of each as they were. */
export function toMarkdown(blocks: readonly Block[]): string {
  const from = blocks.findIndex(({ kind }) => kind !== 'rule')
  const to = blocks.findLastIndex(({ kind }) => kind !== 'rule')
  return from < 0 ? '' : new Writer().blocks(blocks.slice(from, to + 1), 0)
}
