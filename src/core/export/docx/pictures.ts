import type { ZipEntry } from '../zip.ts'
import { pictureOrientation } from '../../pictures/index.ts'
import { xmlText } from '../xml.ts'
import type { ArticlePictures } from '../articlePictures.ts'
import type { ExportedSize } from '../renditions.ts'
import type { Relationships } from './relationships.ts'

/** English metric units: 914,400 to an inch, of which a pixel is the 96th part. */
const PIXEL = 9525
/** The width of the text and most of the height of a page, 16 and 18 centimetres. */
const WIDEST = 5_760_000
const HIGHEST = 6_480_000

/** A turn in 60,000ths of a degree, after a mirror image from side to side; `isLying`: by a quarter, so that width and height change places. */
type Turn = { rotation: number; isMirrored: boolean; isLying: boolean }
const turn = (degrees: 0 | 90 | 180 | 270, isMirrored = false): Turn => ({
  rotation: degrees * 60_000,
  isMirrored,
  isLying: degrees % 180 !== 0,
})
/**
 * Word and LibreOffice show pixels as they are stored: how they are to turn them, by the orientation that EXIF says. The size
 * that is said of a picture is that before it is turned.
 */
const TURNS: { readonly [orientation in ReturnType<typeof pictureOrientation>]: Turn } = {
  1: turn(0),
  2: turn(0, true),
  3: turn(180),
  4: turn(180, true),
  5: turn(270, true),
  6: turn(90),
  7: turn(90, true),
  8: turn(270),
}

/** The pictures of a document, each held once, however often it is shown. */
export class Pictures {
  private readonly pictures: ArticlePictures
  private readonly links: Relationships
  private readonly held = new Map<string, ExportedSize>()
  private shown = 0

  constructor(pictures: ArticlePictures, links: Relationships) {
    this.pictures = pictures
    this.links = links
  }

  /** The picture of the next figure as a run, with its description; null where the document is without it. */
  run(src: string, alt: string): string | null {
    const figure = this.pictures.next(src)
    if (!figure) return null
    const [size] = figure.picture.sizes
    this.held.set(size.name, size)
    return this.drawing(size, alt)
  }

  private drawing({ name: fileName, width, height, isTurned, bytes }: ExportedSize, alt: string): string {
    const scale = Math.min(PIXEL, WIDEST / width, HIGHEST / height)
    const wide = Math.max(1, Math.round(width * scale))
    const high = Math.max(1, Math.round(height * scale))
    const { rotation, isMirrored, isLying } = TURNS[isTurned ? pictureOrientation(bytes) : 1]
    const extent = isLying ? `cx="${high}" cy="${wide}"` : `cx="${wide}" cy="${high}"`
    const attributes = (rotation === 0 ? '' : ` rot="${rotation}"`) + (isMirrored ? ' flipH="1"' : '')
    const id = this.links.part('image', `media/${fileName}`)
    this.shown += 1
    const name = `id="${this.shown}" name="Picture ${this.shown}"`
    return (
      `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr ${name} descr="${xmlText(alt)}"/>` +
      '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>' +
      '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>' +
      `<pic:nvPicPr><pic:cNvPr ${name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
      `<pic:spPr><a:xfrm${attributes}><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
      '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
  }

  get extensions(): string[] {
    return [...new Set(Array.from(this.held.values(), ({ extension }) => extension))]
  }

  /** The files of the pictures. */
  get entries(): ZipEntry[] {
    return Array.from(this.held.values(), ({ name, bytes }) => ({
      name: `word/media/${name}`,
      content: bytes,
      stored: true,
    }))
  }
}
