import { type PictureUse, saysNothing } from '../../article/index.ts'
import { normalise } from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import { pictureAddress } from '../../pictures/index.ts'
import { isBlank } from '../lines.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import type { SourcePictures } from './sourcePictures.ts'

type Inline = Document.Inline

const isPicture = (inline: Inline): inline is Document.Image =>
  inline.type === 'image' && pictureAddress(inline.src) !== null

const figureOf = ({ src, alt, title }: Document.Image): Document.Figure => ({
  type: 'figure',
  src,
  alt,
  credit: title,
  caption: [],
})

const hasWords = (content: readonly Inline[]) =>
  content.some((inline) => inline.type !== 'break' && (inline.type !== 'text' || !isBlank(inline.text)))

/** The pictures of the library within a content, and what is left of it. */
function apart(content: readonly Inline[]): { figures: Document.Figure[]; rest: Inline[] } {
  const figures: Document.Figure[] = []
  const rest: Inline[] = []
  let isBehind = false
  for (const inline of content) {
    if (isPicture(inline)) {
      figures.push(figureOf(inline))
      isBehind = true
      continue
    }
    const last = rest.at(-1)
    // The blanks on either side of a picture are one.
    const isDoubled = isBehind && last?.type === 'text' && / $/.test(last.text) && inline.type === 'text'
    rest.push(isDoubled ? { ...inline, text: inline.text.replace(/^ /, '') } : inline)
    isBehind = false
  }
  return { figures, rest: hasWords(rest) ? rest : [] }
}

/**
 * A part of a document with the pictures in it as figures, which stand between paragraphs: those in a line of text are put
 * before it where they open it, else behind it; those of a table behind it. `isCaption`: the words beside a picture are its
 * caption.
 */
export function liftPictures(node: Document.Block, isCaption = false): Document.Block[] {
  return normalise(lifted(node, isCaption))
}

function lifted(node: Document.Block, isCaption: boolean): Document.Block[] {
  switch (node.type) {
    case 'paragraph': {
      const opens = node.content.find((inline) => inline.type !== 'text' || !isBlank(inline.text))
      const { figures, rest } = apart(node.content)
      const last = figures.at(-1)
      if (!last) return [node]
      if (isCaption) return [...figures.slice(0, -1), captioned(last, rest)]
      const words: Document.Block[] = rest.length > 0 ? [{ type: 'paragraph', content: rest }] : []
      return opens && isPicture(opens) ? [...figures, ...words] : [...words, ...figures]
    }
    case 'figure': {
      const { figures, rest } = apart(node.caption)
      const last = figures.at(-1)
      return last ? [{ ...node, caption: [] }, ...figures.slice(0, -1), captioned(last, rest)] : [node]
    }
    case 'heading': {
      const { figures, rest } = apart(node.content)
      return figures.length > 0 ? [{ ...node, content: rest }, ...figures] : [node]
    }
    case 'quotation':
      return [{ ...node, content: node.content.flatMap((inner) => lifted(inner, false)) }]
    case 'list': {
      const items = node.items.map((item) => ({
        ...item,
        content: item.content.flatMap((inner) => lifted(inner, false)),
      }))
      // A gallery of pictures is no list.
      const all = items.flatMap(({ content }) => content)
      return all.length > 0 && all.every(({ type }) => type === 'figure') ? all : [{ ...node, items }]
    }
    case 'table': {
      const figures: Document.Figure[] = []
      const cells = (row: readonly Document.Cell[]) =>
        row.map((cell) => {
          const parted = apart(cell)
          if (parted.figures.length === 0) return cell
          figures.push(...parted.figures)
          return parted.rest
        })
      const table = { ...node, header: cells(node.header), rows: node.rows.map(cells) }
      const isEmpty = [table.header, ...table.rows].every((row) => row.every((cell) => cell.length === 0))
      return figures.length === 0 ? [node] : isEmpty ? figures : [table, ...figures]
    }
    default:
      return [node]
  }
}

/** What names who made a picture, as a line of its own under it. */
const CREDIT =
  /^(?:©|\(c\)|(?:photo(?:graph(?:ie|e|er|y)?)?s?|crédits?(?: photos?)?|credits?(?: photos?)?|photo credits?|foto(?:s|graf(?:ie|in)?)?|bild(?:quelle)?|image|illustration|source|quelle|fuente|fonte|doc\.)(?: by)?(?:[ \u00a0\u202f]?:|\.\.\.))[ \u00a0\u202f]*(?=\S)/iu
const LONGEST_CREDIT = 120

/** A figure with a line of a caption under what it has: who made the picture, or what it shows. */
export function captioned(figure: Document.Figure, line: readonly Inline[]): Document.Figure {
  if (!hasWords(line)) return figure
  const text = line
    .map((inline) => (inline.type === 'text' ? inline.text : ' '))
    .join('')
    .trim()
  if (figure.credit === '' && text.length <= LONGEST_CREDIT && CREDIT.test(text))
    return { ...figure, credit: text.replace(/^(?:©|\(c\)) ?/i, '© ').replace(/^credit\.\.\. ?/i, '') }
  const gap: Inline[] = figure.caption.length > 0 ? [{ type: 'break', marks: [] }] : []
  return { ...figure, caption: [...figure.caption, ...gap, ...line] }
}

/** What names a caption that is a paragraph of its own. */
const LABEL =
  /^(?:légende|caption|bildunterschrift|pie de foto|didascalia|bijschrift)[ \u00a0\u202f]?:[ \u00a0\u202f]*(?=\S)/iu

/** A figure with the paragraph right below it where that says by itself that it is its caption or names who made it; else null. */
function withParagraph(figure: Document.Figure, { node, kind }: SourceBlock): Document.Figure | null {
  const [first, ...rest] = node.type === 'paragraph' && !kind ? node.content : []
  if (first?.type !== 'text') return null
  const label = LABEL.exec(first.text)?.[0] ?? ''
  const line = [{ ...first, text: first.text.slice(label.length) }, ...rest]
  const isCredit = rest.length === 0 && first.text.length <= LONGEST_CREDIT && CREDIT.test(first.text)
  return label !== '' || (isCredit && figure.credit === '') ? captioned(figure, line) : null
}

/** The parts of a document, captions and credits that name themselves with the pictures right above them. */
function withLabelledCaptions(blocks: readonly SourceBlock[]): SourceBlock[] {
  const joined: SourceBlock[] = []
  for (const block of blocks) {
    const above = joined.at(-1)?.node
    const figure = above?.type === 'figure' ? withParagraph(above, block) : null
    if (figure) joined[joined.length - 1] = { node: figure }
    else joined.push(block)
  }
  return joined
}

/** A block with each of its figures changed. */
export function changeFigures(
  node: Document.Block,
  change: (figure: Document.Figure) => Document.Figure,
): Document.Block {
  const all = (nodes: readonly Document.Block[]) => nodes.map((each) => changeFigures(each, change))
  if (node.type === 'figure') return change(node)
  if (node.type === 'quotation') return { ...node, content: all(node.content) }
  if (node.type !== 'list') return node
  return { ...node, items: node.items.map((item) => ({ ...item, content: all(item.content) })) }
}

/** The parts of a document whose pictures are said all about: captions below them first, then what their files say. */
export function completedBlocks(
  blocks: readonly SourceBlock[],
  pictures: SourcePictures,
): readonly SourceBlock[] {
  return pictures.found.size === 0 ? blocks : describedBlocks(withLabelledCaptions(blocks), pictures)
}

/** The parts of a document, their figures with what the files of their pictures say where the document does not. */
export function describedBlocks(
  blocks: readonly SourceBlock[],
  pictures: SourcePictures,
): readonly SourceBlock[] {
  if (pictures.found.size === 0) return blocks
  return blocks.map((block) => ({
    ...block,
    node: changeFigures(block.node, (figure) => pictures.described(figure)),
  }))
}

/** The figures in blocks, in their order. */
export function* figuresOfBlocks(blocks: readonly Document.Block[]): Generator<Document.Figure> {
  for (const block of blocks) {
    if (block.type === 'figure') yield block
    else if (block.type === 'quotation') yield* figuresOfBlocks(block.content)
    else if (block.type === 'list') for (const { content } of block.items) yield* figuresOfBlocks(content)
  }
}

/** What is known of pictures, for the figures that a body has after all: an entry that says nothing stands for nothing said. */
export function usesOfBody(body: readonly Document.Block[], known: readonly PictureUse[]): PictureUse[] {
  if (known.length === 0) return []
  const bySrc = new Map<string, Map<number, PictureUse>>()
  for (const use of known) {
    const ofSrc = bySrc.get(use.src) ?? new Map<number, PictureUse>()
    bySrc.set(use.src, ofSrc)
    // What is said first of a use counts.
    if (!ofSrc.has(use.occurrence)) ofSrc.set(use.occurrence, use)
  }
  const counts = new Map<string, number>()
  return Array.from(figuresOfBlocks(body)).flatMap(({ src }) => {
    const occurrence = counts.get(src) ?? 0
    counts.set(src, occurrence + 1)
    const ofSrc = bySrc.get(src)
    const use = ofSrc?.get(occurrence) ?? ofSrc?.values().next().value
    return use && !saysNothing(use) ? [{ ...use, occurrence }] : []
  })
}
