import type { Block, Inline, Mark } from '../../../../src/core/document/index.ts'

/**
 * What a reader sees of a text, a line for each block that holds words: where it stands (`1.ul[0]/0.p` is the first paragraph
 * of the first item of the second block), its words, and its words with their marks. A run of blanks is one blank, as in a
 * browser, and blanks have no marks, since writers may set them on either side.
 */
export type Line = string

/** Characters with the names of their marks, sorted. `⏎` is a line end, `※1` a reference to the first note. */
export type Run = readonly [text: string, ...marks: string[]]

export const BREAK = '⏎'
export const noteSign = (number: number) => `※${number}`

/** What some format cannot hold, or holds as U+FFFD. */
const UNHELD = /(?![\t\n])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}|\ufffd/gu
export const heldText = (text: string) => text.replace(UNHELD, '')

/** A line of its runs. Blanks are those that a browser joins. */
export function lineOf(path: string, runs: readonly Run[]): Line {
  const words = heldText(runs.map(([text]) => text).join(''))
    .replace(/[ \t\n]+/g, ' ')
    .replace(/ ?⏎ ?/g, BREAK)
    .replace(/^ | $/g, '')
  let marked = ''
  let open = ''
  for (const [text, ...marks] of runs) {
    const said = heldText(text).replace(/[ \t\n⏎]/g, '')
    if (said === '') continue
    const now = [...new Set(marks)].sort().join(' ')
    if (now !== open) marked += `{${now}}`
    open = now
    marked += said
  }
  return marked.includes('{') ? `${path} ${words}\n  ${marked}` : `${path} ${words}`
}

/** An address as browsers take it, without what may be written as it is or by its bytes; a backslash is a slash to them. */
export function addressKey(href: string): string {
  if (!URL.canParse(href, 'https://page.invalid/a/b')) return href
  const { href: whole } = new URL(href, 'https://page.invalid/a/b')
  try {
    return decodeURIComponent(whole).replaceAll('\\', '/')
  } catch {
    return whole
  }
}

const NAMES: { readonly [Type in Exclude<Mark['type'], 'link'>]: string } = {
  strong: 'strong',
  emphasis: 'em',
  strike: 'del',
  superscript: 'sup',
  subscript: 'sub',
  code: 'code',
}
const markName = (mark: Mark) => (mark.type === 'link' ? `a:${addressKey(mark.href)}` : NAMES[mark.type])

/** The notes of a text, in their order. */
export type Notes = Line[]

export const runsOf = (content: readonly Inline[], notes: Notes): Run[] =>
  content.map((inline) => runOf(inline, notes))

function runOf(inline: Inline, notes: Notes): Run {
  const marks = inline.marks.map(markName)
  switch (inline.type) {
    case 'text':
      return [inline.text, ...marks]
    case 'break':
      return [BREAK]
    case 'image':
      return [`▣${inline.alt} ${addressKey(inline.src)}▣`, ...marks]
    case 'footnote': {
      notes.push('')
      const number = notes.length
      notes[number - 1] = lineOf(`note[${number}]`, runsOf(inline.content, notes))
      return [noteSign(number)]
    }
  }
}

export const boxSign = (checked: boolean | null) => (checked === null ? '' : checked ? '☑' : '☐')
export const preLine = (path: string, text: string): Line =>
  `${path} ${heldText(text).replace(/\n+$/, '').replaceAll('\n', BREAK)}`

/** The name of a heading within a section, by whether a section's heading stands above it. */
type MinorHeading = (isUnderSection: boolean) => string

/** The lines of a tree, as a format shows them that holds nested blocks. */
export function linesOfTree(blocks: readonly Block[], minor: MinorHeading): Line[] {
  const notes: Notes = []
  let isUnderSection = false
  // What has nothing to show, as a table without rows, is not counted.
  const lines = (within: readonly Block[], path: string): Line[] => {
    let index = 0
    return within.flatMap((block) => {
      const shown = ofBlock(block, `${path}${index}.`)
      if (shown.length > 0) index += 1
      return shown
    })
  }
  const ofBlock = (block: Block, path: string): Line[] => {
    switch (block.type) {
      case 'sectionHeading':
        if (block.text === '') return []
        isUnderSection = true
        return [lineOf(`${path}h2`, [[block.text]])]
      case 'paragraph':
        return [lineOf(`${path}p`, runsOf(block.content, notes))]
      case 'heading':
        return [lineOf(`${path}${minor(isUnderSection)}`, runsOf(block.content, notes))]
      case 'list':
        return block.items.flatMap(({ checked, content }, index) => {
          const item = block.ordered ? `${path}ol[${block.start + index}]/` : `${path}ul[${index}]/`
          const [first, ...others] = content
          const box: Inline = { type: 'text', text: `${boxSign(checked)} `, marks: [] }
          return lines(
            checked !== null && first?.type === 'paragraph'
              ? [{ ...first, content: [box, ...first.content] }, ...others]
              : content,
            item,
          )
        })
      case 'quotation':
        return [
          ...lines(block.content, `${path}quote/`),
          ...(block.attribution ? [lineOf(`${path}quote/cite`, runsOf(block.attribution, notes))] : []),
        ]
      case 'table': {
        const isHeaded = block.header.some((cell) => cell.length > 0)
        const rows = isHeaded ? [block.header, ...block.rows] : block.rows
        return rows.flatMap((row, at) =>
          row.map((cell, column) =>
            lineOf(
              `${path}table/${isHeaded && at === 0 ? 'h' : at - (isHeaded ? 1 : 0)}.${column}`,
              runsOf(cell, notes),
            ),
          ),
        )
      }
      case 'figure': {
        const { alt, caption, credit } = block
        const under = lineOf(`${path}caption`, [...runsOf(caption, notes), [` ${credit}`]])
        const shown = alt === '' ? [] : [lineOf(`${path}figure`, [[`[${alt}]`]])]
        return under === `${path}caption ` ? shown : [...shown, under]
      }
      case 'preformatted':
        return [preLine(`${path}pre`, block.text)]
      case 'rule':
        return [`${path}rule`]
    }
  }
  const body = lines(blocks, '')
  return [...body, ...notes]
}

/** The tree with each of its contents as a format holds it. */
export function mapInlines(
  blocks: readonly Block[],
  held: (content: readonly Inline[]) => readonly Inline[],
): Block[] {
  const inner = (content: readonly Inline[]): readonly Inline[] =>
    held(content).map((inline) =>
      inline.type === 'footnote' ? { ...inline, content: held(inline.content) } : inline,
    )
  const ofBlock = (block: Block): Block => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return { ...block, content: inner(block.content) }
      case 'list':
        return {
          ...block,
          items: block.items.map((item) => ({ ...item, content: item.content.map(ofBlock) })),
        }
      case 'quotation':
        return {
          ...block,
          content: block.content.map(ofBlock),
          attribution: block.attribution && inner(block.attribution),
        }
      case 'table':
        return { ...block, header: block.header.map(inner), rows: block.rows.map((row) => row.map(inner)) }
      case 'figure':
        return { ...block, caption: inner(block.caption) }
      default:
        return block
    }
  }
  return blocks.map(ofBlock)
}
