import type { Article } from '../article/index.ts'
import { readMarkdown, safeAddress, textBlocks, updateAt, writeMarkdown } from '../document/index.ts'
import type { Block, Image, Inline } from '../document/types.ts'
import type { ExportNotice } from './notices.ts'

/** The most characters of an address that a notice names a picture by. */
const LONGEST_NAME = 40

/** A short form of a picture's address: the name of its file, without the folders that it is in. */
export function shortAddress(src: string): string {
  const [path = ''] = /^data:/i.test(src) ? ['data:…'] : src.split(/[?#]/, 1)
  const name = path.split(/[/\\]/).findLast((part) => part !== '') ?? '…'
  return name.length > LONGEST_NAME ? `${name.slice(0, 16)}…${name.slice(-8)}` : name
}

/** True for an image in the text that no reader can get at: its address is neither http nor https. */
const isLost = (inline: Inline): inline is Image =>
  inline.type === 'image' && !/^https?:/.test(safeAddress(inline.src) ?? '')

/** What an image says of itself; empty where that is its address. */
const wordsOf = ({ src, alt }: Image) => (alt.trim() === '' || alt.trim() === src ? '' : alt)

/** The description of a lost image, or nothing. A link to its own address is no link. */
function inWords(image: Image): Inline[] {
  const words = wordsOf(image)
  const marks = image.marks.filter((mark) => mark.type !== 'link' || mark.href !== image.src)
  return words === '' ? [] : [{ type: 'text', text: `[${words}]`, marks }]
}

/** Blocks with the description of each lost image in its place; `tell` is given what each is known by. */
export function withoutLostImages(blocks: readonly Block[], tell: (what: string) => void): Block[] {
  const texts = Array.from(textBlocks(blocks)).filter(({ content }) => content.some(isLost))
  for (const { content } of texts)
    for (const inline of content) if (isLost(inline)) tell(wordsOf(inline) || shortAddress(inline.src))
  // Texts in notes first: what is left out before a note changes its path.
  return texts
    .sort((a, b) => b.path.length - a.path.length)
    .reduce<Block[]>(
      (now, { path }) =>
        updateAt(now, path, (content) =>
          content.flatMap((inline) => (isLost(inline) ? inWords(inline) : [inline])),
        ),
      [...blocks],
    )
}

/**
 * The article as it may be published: no image in its text has an address on somebody's own machine, or one that leads
 * nowhere. Each is told once. An article without such images is the same object.
 */
export function publishable(article: Article, notice: (notice: ExportNotice) => void): Article {
  const told = new Set<string>()
  const sections = article.sections.map((section) => {
    if (!section.body.includes('![')) return section
    let isChanged = false
    const blocks = withoutLostImages(readMarkdown(section.body), (what) => {
      isChanged = true
      told.add(what)
    })
    return isChanged ? { ...section, body: writeMarkdown(blocks) } : section
  })
  for (const what of told) notice({ name: 'picture-missing', what })
  return told.size === 0 ? article : { ...article, sections }
}
