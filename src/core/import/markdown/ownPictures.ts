import { FIELD_KINDS, type PictureUse } from '../../article/index.ts'
import { trimSpaces } from '../../document/index.ts'
import type { Block, Figure } from '../../document/types.ts'
import { pictureAddress, plainUse } from '../../pictures/index.ts'
import { figuresOfBlocks, type SourcePictures } from '../pictures/index.ts'
import { type Field, type FieldMap, isSaid, jsonOf } from './field.ts'

/** What a file that Marbre wrote says of a picture. */
export type OwnPicture = {
  /** Its address in the text; null where that is the one in the library. */
  file: string | null
  /** Its address in the library. */
  src: string
  /** What is said of a use of it besides what stands in the text. */
  use: PictureUse | null
}

/** Reads what an export has written under `pictures`; what is no entry of it is left out. */
export function ownPictures(field: Field): OwnPicture[] {
  return (Array.isArray(field) ? field : []).flatMap((entry): OwnPicture[] => {
    const src = entry instanceof Map ? entry.get('src') : undefined
    if (!(entry instanceof Map) || typeof src !== 'string' || !pictureAddress(src)) return []
    const file = entry.get('file')
    return [{ file: typeof file === 'string' ? file : null, src, use: readUse(src, entry) }]
  })
}

/**
 * The figures of a text that Marbre wrote, and what it says of them. The file of a picture that came along is taken, as it was
 * exported; of any other the library may have the original.
 */
export class OwnFigures {
  readonly #byFile = new Map<string, OwnPicture>()
  readonly #said = new Map<string, PictureUse>()
  readonly #pictures: SourcePictures
  /** What is said of pictures whose files came along, by the addresses that they get. */
  readonly #taken = new Map<string, PictureUse | null>()

  constructor(own: readonly OwnPicture[], pictures: SourcePictures) {
    this.#pictures = pictures
    for (const each of own) {
      const { file, use } = each
      if (file !== null && !this.#byFile.has(file)) this.#byFile.set(file, each)
      if (use) this.#said.set(`${use.occurrence} ${use.src}`, use)
    }
  }

  /** The address in the library of a picture that the text has at an address. */
  addressOf(address: string): string {
    const own = this.#byFile.get(address)
    if (own && !this.#pictures.has(address)) return own.src
    const src = this.#pictures.find([address])
    if (src) this.#taken.set(src, own?.use ?? null)
    return src || address
  }

  /** What is said of each figure, of one of which nothing is said as well. */
  usesOf(blocks: readonly Block[]): PictureUse[] {
    const files = new Map(this.#pictures.uses.map((use) => [use.src, use]))
    const counts = new Map<string, number>()
    return Array.from(figuresOfBlocks(blocks), ({ src }) => {
      const occurrence = counts.get(src) ?? 0
      counts.set(src, occurrence + 1)
      const file = files.get(src)
      const said = this.#taken.get(src)
      if (!file) return this.#said.get(`${occurrence} ${src}`) ?? plainUse(src, occurrence)
      if (!said) return { ...file, occurrence }
      const { rights, taken, isMain, crop, focus } = said
      // What was cut off is not in the file, and the point was one of the whole picture.
      return { ...file, occurrence, rights, taken, isMain, focus: crop ? null : focus }
    })
  }
}

function readUse(src: string, entry: FieldMap): PictureUse | null {
  const said = ['rights', 'taken', 'focus', 'crop', 'main'].some((key) => isSaid(entry.get(key) ?? ''))
  if (!said) return null
  const text = (key: string) => String(entry.get(key) ?? '')
  const of = (key: string) => jsonOf(entry.get(key) ?? '') || null
  const decoded = FIELD_KINDS.pictures.decoder.safeParse([
    {
      ...plainUse(src, Number(entry.get('occurrence') ?? 0)),
      rights: text('rights'),
      taken: text('taken'),
      focus: of('focus'),
      crop: of('crop'),
      isMain: entry.get('main') === true,
    },
  ])
  return decoded.success ? (decoded.data[0] ?? null) : null
}

/** The same block, its figures without the line under the caption in which an export shows their credit. */
export function withoutShownCredit(block: Block): Block {
  switch (block.type) {
    case 'figure':
      return { ...block, caption: captionOf(block) }
    case 'quotation':
      return { ...block, content: block.content.map(withoutShownCredit) }
    case 'list':
      return {
        ...block,
        items: block.items.map((item) => ({ ...item, content: item.content.map(withoutShownCredit) })),
      }
    default:
      return block
  }
}

function captionOf({ caption, credit }: Figure): Figure['caption'] {
  const last = caption.at(-1)
  const before = caption.at(-2)
  const isCredit =
    last?.type === 'text' && last.marks.length === 0 && trimSpaces(last.text) === trimSpaces(credit)
  if (credit === '' || !isCredit || (before && before.type !== 'break')) return caption
  return caption.slice(0, -2)
}
