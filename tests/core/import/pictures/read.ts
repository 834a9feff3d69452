import { createHash } from 'node:crypto'
import { importWithPictures, type PictureTools } from '../../../../src/core/import/index.ts'
import { figuresOf } from '../../../../src/core/pictures/figures.ts'
import { png } from '../../pictures/madePictures.ts'
import { toText } from '../../../../src/core/document/index.ts'

export const PROSE =
  'Le marché couvert rouvre samedi après deux ans de travaux, et les maraîchers ont déjà repris leurs places.'
export const MORE =
  'La halle a été rehaussée de trente centimètres, de quoi tenir la rivière à distance en hiver.'

/** A picture of the size of one in a newspaper; one for each number. */
export const photo = (number: number) => png({ width: 800 + number, height: 600 })

/** The address in the library of bytes. */
export const srcOf = (bytes: Uint8Array, extension = 'png') =>
  `media/${createHash('sha256').update(bytes).digest('hex')}.${extension}`

type Beside = { path: string; bytes?: Uint8Array }

/** What an import makes of a file: its draft, its figures with plain captions, and its notices. */
export async function readWithPictures(
  fileName: string,
  content: string | Uint8Array,
  {
    beside = [],
    path,
    tools,
  }: { beside?: readonly Beside[]; path?: string; tools?: Partial<PictureTools> } = {},
) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const said = { caption: '', byline: '', credit: '', alt: '', rights: '', taken: '' }
  const read = await importWithPictures(
    { fileName, bytes, language: 'fr', beside, path },
    {
      sha256: (all) => createHash('sha256').update(all).digest('hex'),
      metadataOf: () => said,
      ...tools,
    },
  )
  if (!read.ok) throw new Error(read.failure.code)
  const { draft, pictures } = read.value
  const figures = figuresOf(draft.content).map(({ src, alt, credit, caption }) => ({
    src,
    alt,
    credit,
    caption: toText([{ type: 'paragraph', content: caption }]),
  }))
  const notices = Object.fromEntries(
    draft.notices.map(({ name, detail }) => [name, detail.pictures ?? detail.count]),
  )
  return {
    draft,
    figures,
    notices,
    pictures,
    body: draft.content.sections.map(({ body }) => body).join('\n\n'),
  }
}
