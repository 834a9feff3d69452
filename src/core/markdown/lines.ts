const DEEPEST = 12
const FENCE = /^ {0,3}(`{3,}|~{3,})([\s\S]*)$/
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/
const HEADING = /^ {0,3}#{1,6}(?=[ \t]|$)/
const QUOTE = /^ {0,3}> ?/
const ITEM = /^( {0,3})([-+*]|\d{1,9}[.)])(?:([ \t]+)|$)/
const INTERRUPTS = /^ {0,3}(?:[-+*]|1[.)])[ \t]+[^ \t]/
/** A line that begins with any other character is plain text where no block is open. */
const MAY_OPEN = /^[ \t`~>#\-+*_\d]/

type Fence = { mark: string; length: number; depth: number }

/** A line of Markdown as `LineReader` sees it. */
export type ReadLine = {
  /** True within a code fence, and for the fence itself. */
  code: boolean
  /** How many lists and quotes it stands in. */
  depth: number
  /** What is left of it within these. */
  rest: string
  /** True where the line before it is of a paragraph, in the same list or quote or outside of all. */
  follows: boolean
}

/** Reads Markdown line by line and knows, as CommonMark does, which lists, quotes and code fence are open. */
export class LineReader {
  /** The width of a list item's indent, or 0 for a quote. */
  private containers: number[] = []
  private fence: Fence | null = null
  private paragraph: boolean = false

  /** The fence that closes the code that is still open outside of every list and quote, or an empty string. */
  get openFence(): string {
    return this.fence?.depth === 0 ? this.fence.mark.repeat(this.fence.length) : ''
  }

  read(line: string): ReadLine {
    const open = this.fence !== null || this.containers.length > 0
    if (!open && line !== '' && !MAY_OPEN.test(line)) return this.text(line, 0)
    const { matched, rest } = this.matchContainers(expandTabs(line))
    if (this.fence && matched >= this.fence.depth) return this.readFenced(rest)
    if (matched < this.containers.length && this.isLazy(rest)) return this.text(rest, this.containers.length)
    const wasItem = (this.containers[matched] ?? 0) > 0
    if (matched < this.containers.length) this.paragraph = false
    this.fence = null
    this.containers.length = matched
    return this.readBlock(rest, wasItem)
  }

  private matchContainers(line: string): { matched: number; rest: string } {
    let rest = line
    let matched = 0
    for (const width of this.containers) {
      const inside = width === 0 ? afterQuote(rest) : afterIndent(rest, width)
      if (inside === null) break
      rest = inside
      matched++
    }
    return { matched, rest }
  }

  private isLazy(rest: string): boolean {
    return this.paragraph && !isBlank(rest) && !startsBlock(rest)
  }

  private readFenced(rest: string): ReadLine {
    const fence = this.fence
    const marks = FENCE.exec(rest)
    const closing = marks?.[1] ?? ''
    if (
      fence &&
      closing.startsWith(fence.mark) &&
      closing.length >= fence.length &&
      isBlank(marks?.[2] ?? '')
    ) {
      this.fence = null
    }
    return { code: true, depth: this.containers.length, rest, follows: false }
  }

  private readBlock(line: string, wasItem: boolean): ReadLine {
    let rest = line
    let sibling = wasItem
    while (this.containers.length < DEEPEST) {
      const quoted = afterQuote(rest)
      const item = quoted === null && !RULE.test(rest) ? ITEM.exec(rest) : null
      if (item && this.paragraph && !sibling && !INTERRUPTS.test(rest)) break
      if (quoted === null && !item) break
      this.paragraph = false
      sibling = false
      this.containers.push(item ? itemWidth(item, rest) : 0)
      rest = item ? rest.slice(Math.min(itemWidth(item, rest), rest.length)) : (quoted ?? rest)
    }
    return this.readLeaf(rest)
  }

  private readLeaf(rest: string): ReadLine {
    const depth = this.containers.length
    const follows = this.paragraph
    const fence = FENCE.exec(rest)
    const marks = fence?.[1] ?? ''
    if (fence && !(marks.startsWith('`') && (fence[2] ?? '').includes('`'))) {
      this.paragraph = false
      this.fence = { mark: marks.charAt(0), length: marks.length, depth }
      return { code: true, depth, rest, follows }
    }
    if (!isBlank(rest) && !HEADING.test(rest) && !RULE.test(rest)) return this.text(rest, depth)
    this.paragraph = false
    return { code: false, depth, rest, follows }
  }

  private text(rest: string, depth: number): ReadLine {
    const follows = this.paragraph
    this.paragraph = true
    return { code: false, depth, rest, follows }
  }
}

function isBlank(text: string): boolean {
  return /^[ \t]*$/.test(text)
}

function startsBlock(rest: string): boolean {
  return (
    HEADING.test(rest) ||
    RULE.test(rest) ||
    QUOTE.test(rest) ||
    FENCE.test(rest) ||
    INTERRUPTS.test(rest) ||
    ITEM.test(rest)
  )
}

function afterQuote(text: string): string | null {
  const mark = QUOTE.exec(text)
  return mark ? text.slice(mark[0].length) : null
}

function afterIndent(text: string, width: number): string | null {
  if (isBlank(text)) return ''
  return text.search(/[^ ]/) >= width ? text.slice(width) : null
}

/** How far what an item holds is indented: to where its text begins, unless that is a long way off. */
function itemWidth([, indent = '', mark = '', gap = '']: RegExpExecArray, rest: string): number {
  const marked = indent.length + mark.length
  const far = gap.length > 4 || marked + gap.length >= rest.length
  return marked + (far ? 1 : gap.length)
}

/** The line with the tabs of its indent as spaces. */
function expandTabs(line: string): string {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? ''
  if (!indent.includes('\t')) return line
  let width = 0
  for (const character of indent) width += character === '\t' ? 4 - (width % 4) : 1
  return ' '.repeat(width) + line.slice(indent.length)
}
