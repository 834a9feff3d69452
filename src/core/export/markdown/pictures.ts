import type { Article, PictureUse } from '../../article/index.ts'
import { toText } from '../../document/index.ts'
import type { Block, Figure, Inline } from '../../document/types.ts'
import type { Json } from '../../failure.ts'
import { ArticlePictures } from '../articlePictures.ts'
import type { ExportContext } from '../context.ts'
import { pictureName } from '../pictureName.ts'
import { type FiledPicture, FRONT_MATTER } from './profiles.ts'

/** What the importer reads of a figure: where its picture is in the library, and what the article says of it. */
type OwnPicture = { [key: string]: Json }

/** The same blocks, with what `change` gives for each figure, in the order of the text. */
function withFigures(blocks: readonly Block[], change: (figure: Figure) => Block[]): Block[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'figure':
        return change(block)
      case 'quotation':
        return [{ ...block, content: withFigures(block.content, change) }]
      case 'list':
        return [
          {
            ...block,
            items: block.items.map((item) => ({ ...item, content: withFigures(item.content, change) })),
          },
        ]
      default:
        return [block]
    }
  })
}

/** A caption with the credit on a line of its own, which no reader of Markdown shows otherwise. */
function withCredit({ caption, credit }: Figure): readonly Inline[] {
  if (credit.trim() === '') return caption
  const gap: Inline[] = caption.length > 0 ? [{ type: 'break', marks: [] }] : []
  return [...caption, ...gap, { type: 'text', text: credit, marks: [] }]
}

/** What stands for a figure without its picture: its description, caption and credit. A build of Astro fails on a dead address. */
function inWords({ alt }: Figure, caption: readonly Inline[]): Block[] {
  const lines: Inline[] = alt === '' ? [] : [{ type: 'text', text: `[${alt}]`, marks: [] }]
  if (alt !== '' && caption.length > 0) lines.push({ type: 'break', marks: [] })
  const content = [...lines, ...caption]
  return content.length === 0 ? [] : [{ type: 'paragraph', content }]
}

/** What the article says of a use, and where the picture is in the text, if that is another address. */
function ownPicture(file: string | null, use: PictureUse): OwnPicture {
  const { src, occurrence, rights, taken, focus, crop, isMain } = use
  return {
    ...(file === null ? {} : { file }),
    src,
    ...(occurrence > 0 ? { occurrence } : {}),
    ...(rights === '' ? {} : { rights }),
    ...(taken === '' ? {} : { taken }),
    ...(focus ? { focus: { ...focus } } : {}),
    ...(crop ? { crop: { ...crop } } : {}),
    ...(isMain ? { main: true } : {}),
  }
}

/** First what the article says, in its order, then the pictures of which it says nothing. */
function ownPictures(
  { pictures }: Article,
  files: ReadonlyMap<string, string>,
  missing: ReadonlySet<string>,
): OwnPicture[] {
  const said = pictures
    .filter(({ src }) => !missing.has(src))
    .map((use) => ownPicture(files.get(`${use.occurrence} ${use.src}`) ?? null, use))
  const named = new Set(said.flatMap(({ file }) => file ?? []))
  const others = Array.from(files, ([use, file]) => ({ file, src: use.slice(use.indexOf(' ') + 1) }))
  const unsaid = new Map(others.filter(({ file }) => !named.has(file)).map((each) => [each.file, each]))
  return [...said, ...unsaid.values()]
}

/** The text of an article with its pictures beside it, and what front matter says of them. */
export type WithPictures = { blocks: Block[]; filed: FiledPicture[]; own: OwnPicture[] }

/**
 * Has an article's pictures stand beside its text, where the profile wants them, under names that say whose they are. One
 * that is not at hand is its words alone.
 */
export function withPictures(
  article: Article,
  blocks: readonly Block[],
  context: ExportContext,
): WithPictures {
  const { pictureFolder } = FRONT_MATTER[context.options.profile]
  const pictures = new ArticlePictures(article, context)
  const filed = new Map<string, FiledPicture>()
  /** The addresses of uses, by `occurrence src`. */
  const files = new Map<string, string>()
  const missing = new Set<string>()
  const written = withFigures(blocks, (figure) => {
    const caption = withCredit(figure)
    const shown = pictures.next(figure.src)
    if (shown === null) {
      missing.add(figure.src)
      return inWords(figure, caption)
    }
    const { use, picture } = shown
    const { isMain } = use
    const [size] = picture.sizes
    const address = pictureFolder + pictureName(article, size)
    context.beside(address.replace(/^\.\//, ''), size.bytes)
    files.set(`${use.occurrence} ${use.src}`, address)
    const words = toText([{ type: 'paragraph', content: figure.caption }])
    const { alt, credit } = figure
    const known = filed.get(address)
    filed.set(
      address,
      known
        ? { ...known, isMain: known.isMain || isMain }
        : { address, alt, caption: words, credit, rights: use.rights, isMain },
    )
    return [{ ...figure, src: address, caption }]
  })
  return { blocks: written, filed: [...filed.values()], own: ownPictures(article, files, missing) }
}
