/** What a stretch of text carries. `link` is an address that `safeAddress` lets through. */
export type Marks = {
  readonly bold: boolean
  readonly italic: boolean
  readonly struck: boolean
  readonly link: string | null
}

/** A stretch of one line, all of it with the same marks. */
export type Run = Marks & { readonly text: string }

/** What a pasted text is made of: all that is kept of it. */
export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Run[])[] }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | List
  | { readonly kind: 'rule' }

export type List = {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly start: number
  readonly items: readonly (readonly Block[])[]
}

export const UNMARKED: Marks = { bold: false, italic: false, struck: false, link: null }

export function sameMarks(a: Marks, b: Marks): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.struck === b.struck && a.link === b.link
}

/** The marks that both have. */
export function sharedMarks(a: Marks, b: Marks): Marks {
  return {
    bold: a.bold && b.bold,
    italic: a.italic && b.italic,
    struck: a.struck && b.struck,
    link: a.link === b.link ? a.link : null,
  }
}

/** The characters of a line. */
export function lineText(line: readonly Run[]): string {
  return line.map(({ text }) => text).join('')
}

/** The line with what stands beside each other and has the same marks made one, and nothing that is empty. */
export function joined(line: readonly Run[]): Run[] {
  const runs: Run[] = []
  for (const run of line) {
    const last = runs.at(-1)
    if (run.text === '') continue
    if (last && sameMarks(last, run)) runs[runs.length - 1] = { ...last, text: last.text + run.text }
    else runs.push(run)
  }
  return runs
}
