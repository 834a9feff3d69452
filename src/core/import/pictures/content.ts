import { type ArticleContent, joinedUses as countedUses } from '../../article/index.ts'
import { readMarkdown, writeMarkdown } from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import { figuresOfBlocks } from './figures.ts'

type Change = (figure: Document.Figure) => readonly Document.Block[]

function changed(blocks: readonly Document.Block[], change: Change): Document.Block[] {
  return blocks.flatMap((block): readonly Document.Block[] => {
    if (block.type === 'figure') return change(block)
    if (block.type === 'quotation') return [{ ...block, content: changed(block.content, change) }]
    if (block.type !== 'list') return [block]
    return [
      { ...block, items: block.items.map((item) => ({ ...item, content: changed(item.content, change) })) },
    ]
  })
}

/** A content with the figures of its sections changed, in their order. */
function withFigures(content: ArticleContent, change: Change): ArticleContent {
  const sections = content.sections.map((section) => {
    if (!section.body.includes('](media/')) return section
    return { ...section, body: writeMarkdown(changed(readMarkdown(section.body), change)) }
  })
  return { ...content, sections }
}

/** A content without the figures of pictures that cannot be had; what stands under them stays in the text. */
export function withoutFigures(content: ArticleContent, gone: ReadonlySet<string>): ArticleContent {
  if (gone.size === 0) return content
  const without = withFigures(content, (figure) => {
    if (!gone.has(figure.src)) return [figure]
    return figure.caption.length > 0 ? [{ type: 'paragraph', content: figure.caption }] : []
  })
  return { ...without, pictures: content.pictures.filter(({ src }) => !gone.has(src)) }
}

/**
 * A new version of a text with the words that the desk gave to the pictures which come again: those that the text itself does not
 * say, or that only the files of the pictures do.
 */
export function keepFigureWords(current: ArticleContent, incoming: ArticleContent): ArticleContent {
  if (incoming.pictures.length === 0) return incoming
  const known = new Map<string, Document.Figure>()
  const before = countedUses(current.pictures)
  for (const figure of figuresIn(current)) known.set(keyOf(figure.src, before(figure.src).occurrence), figure)
  const nextUse = countedUses(incoming.pictures)
  const content = withFigures(incoming, (figure) => {
    const { occurrence, use } = nextUse(figure.src)
    const own = known.get(keyOf(figure.src, occurrence))
    if (!own) return [figure]
    const isOfFile = use?.isUnconfirmed === true
    const isSaid = (words: { length: number }, mine: { length: number }) =>
      words.length > 0 && !(isOfFile && mine.length > 0)
    return [
      {
        ...figure,
        alt: isSaid(figure.alt, own.alt) ? figure.alt : own.alt,
        credit: isSaid(figure.credit, own.credit) ? figure.credit : own.credit,
        caption: isSaid(figure.caption, own.caption) ? figure.caption : own.caption,
      },
    ]
  })
  return content
}

const keyOf = (src: string, occurrence: number) => `${occurrence} ${src}`

function* figuresIn({ sections }: ArticleContent): Generator<Document.Figure> {
  for (const { body } of sections) if (body.includes('](media/')) yield* figuresOfBlocks(readMarkdown(body))
}
