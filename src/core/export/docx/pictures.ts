import type { ZipEntry } from '../zip.ts'
import { pictureAddress } from '../pictures.ts'
import { xmlText } from '../xml.ts'
import { type PictureFormat, pictureFormat } from '../pictureFormat.ts'
import type { Relationships } from './relationships.ts'

/** English metric units: 914,400 to an inch, of which a pixel is the 96th part. */
const PIXEL = 9525
/** The width of the text and most of the height of a page, 16 and 18 centimetres. */
const WIDEST = 5_760_000
const HIGHEST = 6_480_000

type Picture = PictureFormat & { sha256: string; bytes: Uint8Array }

/** The pictures of a document, each held once, however often it is shown. */
export class Pictures {
  private readonly media: (sha256: string) => Uint8Array | null
  private readonly links: Relationships
  private readonly known = new Map<string, Picture | null>()
  private shown = 0

  constructor(media: (sha256: string) => Uint8Array | null, links: Relationships) {
    this.media = media
    this.links = links
  }

  /** A picture of the library as a run, with its description; null where the library has no such picture. */
  run(src: string, alt: string): string | null {
    const picture = this.find(src)
    if (!picture) return null
    const { sha256, extension, width, height } = picture
    const scale = Math.min(PIXEL, WIDEST / width, HIGHEST / height)
    const size = `cx="${Math.max(1, Math.round(width * scale))}" cy="${Math.max(1, Math.round(height * scale))}"`
    const id = this.links.part('image', `media/${sha256}.${extension}`)
    this.shown += 1
    const name = `id="${this.shown}" name="Picture ${this.shown}"`
    return (
      `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr ${name} descr="${xmlText(alt)}"/>` +
      '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>' +
      '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>' +
      `<pic:nvPicPr><pic:cNvPr ${name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
      `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
      '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
  }

  private find(src: string): Picture | null {
    const address = pictureAddress(src)
    if (!address) return null
    const { sha256 } = address
    const before = this.known.get(sha256)
    if (before !== undefined) return before
    const bytes = this.media(sha256)
    const format = bytes && pictureFormat(bytes)
    const picture = bytes && format ? { ...format, sha256, bytes } : null
    this.known.set(sha256, picture)
    return picture
  }

  private get held(): Picture[] {
    return [...this.known.values()].filter((picture) => picture !== null)
  }

  get extensions(): string[] {
    return [...new Set(this.held.map(({ extension }) => extension))]
  }

  /** The files of the pictures. */
  get entries(): ZipEntry[] {
    return this.held.map(({ sha256, extension, bytes }) => ({
      name: `word/media/${sha256}.${extension}`,
      content: bytes,
      stored: true,
    }))
  }
}
