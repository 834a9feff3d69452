import type { FrontMatter } from '../../article/index.ts'
import type { Figure } from '../../document/types.ts'
import type { Json } from '../../failure.ts'
import { captioned, figuresOfBlocks, type SourcePictures } from '../pictures/index.ts'
import type { MarkdownText } from './readMarkdown.ts'

/** The keys under which generators of sites and vaults keep the picture that stands for a text, likeliest first. */
const KEYS = [
  'image',
  'images',
  'cover',
  'coverimage',
  'featuredimage',
  'featureimage',
  'featured',
  'heroimage',
  'hero',
  'banner',
  'thumbnail',
  'header',
  'teaser',
]
const ADDRESSES = ['src', 'url', 'path', 'image', 'file', 'teaser', 'overlay_image']

const textAt = (value: Json | undefined) => (typeof value === 'string' ? value.trim() : '')

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What an entry says of a picture: its address (within `[[…]]` in a vault), and words about it. */
function saidBy(
  value: Json | undefined,
): { address: string; alt: string; caption: string; credit: string } | null {
  const first = Array.isArray(value) ? value[0] : value
  const entry = isObject(first) ? first : {}
  const written = isObject(first)
    ? ADDRESSES.map((key) => textAt(entry[key])).find((each) => each !== '')
    : textAt(first)
  const address = /^!?\[\[([^\]|]+)/.exec(written ?? '')?.[1] ?? written ?? ''
  const at = (...keys: string[]) => keys.map((key) => textAt(entry[key])).find((each) => each !== '') ?? ''
  return address === ''
    ? null
    : {
        address,
        alt: at('alt'),
        caption: at('caption', 'title'),
        credit: at('credit', 'attribution', 'author'),
      }
}

/** The picture that front matter names for the text, where it came along; null where it did not. */
function mainPictureOf(rest: FrontMatter, pictures: SourcePictures): Figure | null {
  const entries = new Map(
    Object.entries(rest).map(([key, value]) => [key.toLowerCase().replace(/[-_ ]/g, ''), value]),
  )
  for (const key of KEYS) {
    const said = saidBy(entries.get(key))
    const src = said && pictures.has(said.address) ? pictures.find([said.address]) : null
    if (!said || !src) continue
    const { alt, credit, caption } = said
    const figure: Figure = { type: 'figure', src, alt, credit, caption: [] }
    return caption === '' ? figure : captioned(figure, [{ type: 'text', text: caption, marks: [] }])
  }
  return null
}

/** A text with the picture that its front matter names: the main one, which stands above the text where it is not in it. */
export function withMainPicture(read: MarkdownText, pictures: SourcePictures): MarkdownText {
  const figure = mainPictureOf(read.rest, pictures)
  if (!figure) return read
  pictures.say(figure.src, { isMain: true })
  for (const { src } of figuresOfBlocks(read.source.map(({ node }) => node)))
    if (src === figure.src) return read
  // The places of the headings move on by one.
  const bold = new Map(Array.from(read.bold, ([at, certainty]) => [at + 1, certainty] as const))
  return { ...read, source: [{ node: figure }, ...read.source], bold }
}
