import type { Block, Inline } from './types.ts'

/** The one code unit for an inline that is not text, as in a ProseMirror document. */
const OBJECT = '\ufffc'

/**
 * The characters of a content, with one UTF-16 unit for each inline that is not text: `\n` for a break, U+FFFC for a footnote
 * or an image. An offset in it is a position in the ProseMirror node of the same content.
 */
export function plainOf(content: readonly Inline[]): string {
  let text = ''
  for (const inline of content) text += unitsOf(inline)
  return text
}

/** What an inline is in `plainOf`. */
export function unitsOf(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return inline.text
    case 'break':
      return '\n'
    case 'footnote':
    case 'image':
      return OBJECT
  }
}

/**
 * The path of a text in the tree. Each number is an index: of a block among its neighbours; of an item in a list, then of a block
 * in the item; of a block in a quotation, or one past the last for its attribution; of a row in a table (the header is
 * row 0), then of a column; 0 for a figure's caption, 1 for its credit, 2 for its alt text. A note's path is that of the text that refers to
 * it, and the index of the footnote among the inlines there.
 */
export type Path = readonly number[]

export type TextKind =
  | 'sectionHeading'
  | 'paragraph'
  | 'heading'
  | 'cell'
  | 'caption'
  | 'credit'
  | 'attribution'
  | 'footnote'

export type TextBlock = {
  readonly path: number[]
  readonly kind: TextKind
  readonly content: readonly Inline[]
}

/** A text without marks as the content of a block; nothing where it is empty. */
export function plainContent(text: string): Inline[] {
  return text === '' ? [] : [{ type: 'text', text, marks: [] }]
}

/** Every text in reading order, each note after the text that refers to it. Without preformatted text. */
export function textBlocks(blocks: readonly Block[]): Generator<TextBlock> {
  return textsAmong(blocks, [])
}

function* textsAmong(blocks: readonly Block[], path: Path): Generator<TextBlock> {
  for (const [index, block] of blocks.entries()) yield* textsIn(block, [...path, index])
}

function* withNotes(kind: TextKind, content: readonly Inline[], path: number[]): Generator<TextBlock> {
  yield { path, kind, content }
  for (const [index, inline] of content.entries()) {
    if (inline.type === 'footnote') yield* withNotes('footnote', inline.content, [...path, index])
  }
}

function* textsIn(block: Block, path: number[]): Generator<TextBlock> {
  switch (block.type) {
    case 'sectionHeading':
      yield { path, kind: 'sectionHeading', content: plainContent(block.text) }
      break
    case 'paragraph':
    case 'heading':
      yield* withNotes(block.type, block.content, path)
      break
    case 'list':
      for (const [index, { content }] of block.items.entries()) yield* textsAmong(content, [...path, index])
      break
    case 'quotation':
      yield* textsAmong(block.content, path)
      if (block.attribution) {
        yield* withNotes('attribution', block.attribution, [...path, block.content.length])
      }
      break
    case 'table':
      for (const [row, cells] of [block.header, ...block.rows].entries()) {
        for (const [column, cell] of cells.entries()) yield* withNotes('cell', cell, [...path, row, column])
      }
      break
    case 'figure':
      yield* withNotes('caption', block.caption, [...path, 0])
      yield { path: [...path, 1], kind: 'credit', content: plainContent(block.credit) }
      break
    case 'preformatted':
    case 'rule':
      break
  }
}

/** The alt texts of figures in the order of the text. They are none of the texts that one reads, writes and counts. */
export function* altTexts(
  blocks: readonly Block[],
  path: Path = [],
): Generator<{ readonly path: number[]; readonly alt: string }> {
  for (const [index, block] of blocks.entries()) {
    const here = [...path, index]
    if (block.type === 'figure') yield { path: [...here, 2], alt: block.alt }
    else if (block.type === 'quotation') yield* altTexts(block.content, here)
    else if (block.type === 'list')
      for (const [item, { content }] of block.items.entries()) yield* altTexts(content, [...here, item])
  }
}

type Change = (content: readonly Inline[]) => readonly Inline[]

/**
 * The tree with the text at a path changed by `change`. A text without marks (a section's heading, a credit) keeps only the
 * characters of the new content. Throws a `RangeError` where there is no text at the path.
 */
export function updateAt(blocks: readonly Block[], path: Path, change: Change): Block[] {
  const [index, ...rest] = path
  const block = index === undefined ? undefined : blocks[index]
  if (index === undefined || !block) throw new RangeError(`No text at [${path.join(', ')}]`)
  return blocks.with(index, updatedBlock(block, rest, change))
}

/**
 * The tree with each text that `isMeant` changed by `change`. Notes are changed before the text that refers to them, since their paths
 * are within it.
 */
export function updateTexts(
  blocks: Block[],
  isMeant: (content: readonly Inline[]) => boolean,
  change: Change,
): Block[] {
  return Array.from(textBlocks(blocks))
    .filter(({ content }) => isMeant(content))
    .sort((a, b) => b.path.length - a.path.length)
    .reduce((now, { path }) => updateAt(now, path, change), blocks)
}

function updatedText(content: readonly Inline[], path: Path, change: Change): readonly Inline[] {
  const [index, ...rest] = path
  if (index === undefined) return change(content)
  const note = content[index]
  if (note?.type !== 'footnote') throw new RangeError(`No footnote at [${path.join(', ')}]`)
  return content.with(index, { ...note, content: updatedText(note.content, rest, change) })
}

function updatedBlock(block: Block, path: Path, change: Change): Block {
  const [index = Number.NaN, ...rest] = path
  switch (block.type) {
    case 'sectionHeading':
      return { ...block, text: plainOf(change(plainContent(block.text))) }
    case 'paragraph':
    case 'heading':
      return { ...block, content: updatedText(block.content, path, change) }
    case 'list': {
      const item = block.items[index]
      if (!item) break
      return {
        ...block,
        items: block.items.with(index, { ...item, content: updateAt(item.content, rest, change) }),
      }
    }
    case 'quotation':
      if (index === block.content.length && block.attribution) {
        return { ...block, attribution: updatedText(block.attribution, rest, change) }
      }
      return { ...block, content: updateAt(block.content, path, change) }
    case 'table': {
      const [column = Number.NaN, ...within] = rest
      const row = index === 0 ? block.header : block.rows[index - 1]
      const cell = row?.[column]
      if (!row || !cell) break
      const updated = row.with(column, updatedText(cell, within, change))
      return index === 0
        ? { ...block, header: updated }
        : { ...block, rows: block.rows.with(index - 1, updated) }
    }
    case 'figure':
      if (index === 0) return { ...block, caption: updatedText(block.caption, rest, change) }
      if (index === 1) return { ...block, credit: plainOf(change(plainContent(block.credit))) }
      if (index === 2) return { ...block, alt: plainOf(change(plainContent(block.alt))) }
      break
    case 'preformatted':
    case 'rule':
      break
  }
  throw new RangeError(`No text at [${path.join(', ')}] of a ${block.type}`)
}

export type Link = { readonly href: string; readonly text: string; readonly path: Path }

/** The links in reading order, each with its words. A link with other marks within is one link. */
export function linksOf(blocks: readonly Block[]): Link[] {
  const links: Link[] = []
  for (const { path, content } of textBlocks(blocks)) {
    let open: { href: string; text: string } | null = null
    for (const inline of content) {
      const link = inline.marks.find((mark) => mark.type === 'link')
      if (link && open?.href === link.href) open.text += altOf(inline)
      else {
        if (open) links.push({ ...open, path })
        open = link ? { href: link.href, text: altOf(inline) } : null
      }
    }
    if (open) links.push({ ...open, path })
  }
  return links
}

/** What an inline contributes to an image's description, and to the words of a link. */
export function altOf(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return inline.text
    case 'break':
      return ' '
    case 'image':
      return inline.alt
    case 'footnote':
      return ''
  }
}
