import type { Page } from '@playwright/test'
import {
  bytesOf,
  exif,
  exifSegment,
  jpegSegment,
  ORIENTATION,
  photoshopSegment,
  photoshop,
  xmp,
  xmpChunk,
  xmpSegment,
} from '../core/pictures/madePictures.ts'

const LATITUDE = '48,51.5030N'
const LONGITUDE = '2,17.6670E'
const SERIAL = 'BODY-7781234'
/** What a photo's file says of its place and its camera: none of it may leave with an export. */
export const SECRETS = [LATITUDE, LONGITUDE, SERIAL]

/** Tags of EXIF. */
const MAKE = 0x010f
const ARTIST = 0x013b
const BODY_SERIAL_NUMBER = 0xa431

/** A file for the page: its name and its bytes. */
export type Photo = { name: string; bytes: Uint8Array }

type Drawing = { width: number; height: number; hue: number; type: string }

/** Draws a picture in the browser: a horizon, with a bar at its top. */
async function drawn(page: Page, drawing: Drawing): Promise<Uint8Array> {
  const base64 = await page.evaluate(async ({ width, height, hue, type }) => {
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    const sky = context.createLinearGradient(0, 0, width, height)
    sky.addColorStop(0, `hsl(${hue} 60% 75%)`)
    sky.addColorStop(1, `hsl(${(hue + 60) % 360} 55% 30%)`)
    context.fillStyle = sky
    context.fillRect(0, 0, width, height)
    context.fillStyle = `hsl(${hue} 30% 25%)`
    for (let at = 0; at < 400; at++)
      context.fillRect(
        ((at * 97) % 400) * (width / 400),
        height * 0.7,
        width / 500,
        (height / 8) * ((at % 7) / 7),
      )
    context.fillStyle = '#fff'
    context.fillRect(width * 0.1, height * 0.05, width * 0.8, height * 0.02)
    const blob = await canvas.convertToBlob({ type, quality: 0.9 })
    return new Promise<string>((resolve) => {
      const reader = new FileReader()
      reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
      reader.readAsDataURL(blob)
    })
  }, drawing)
  return new Uint8Array(Buffer.from(base64, 'base64'))
}

/** A JPEG with these segments behind its first marker. */
const withSegments = (photo: Uint8Array, ...segments: Uint8Array[]) =>
  bytesOf(photo.subarray(0, 2), ...segments, photo.subarray(2))

/** A PNG with a packet of XMP before its pixels. */
const withXmp = (picture: Uint8Array, properties: string) =>
  bytesOf(picture.subarray(0, 33), xmpChunk(xmp(properties)), picture.subarray(33))

const text = (tag: string, words: string) =>
  `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${words}</rdf:li></rdf:Alt></${tag}>`
const said = ({ caption, byline, credit }: { caption: string; byline: string; credit: string }) =>
  text('dc:description', caption) +
  `<dc:creator><rdf:Seq><rdf:li>${byline}</rdf:li></rdf:Seq></dc:creator>` +
  `<photoshop:Credit>${credit}</photoshop:Credit>` +
  text('dc:rights', `© ${credit} 2026`)

/** Eight photos of a reportage, as a photographer sends them. */
export async function eightPhotos(page: Page): Promise<Photo[]> {
  const jpeg = (hue: number, width = 2400, height = 1600) =>
    drawn(page, { width, height, hue, type: 'image/jpeg' })
  const spoken = (caption: string, more = '') =>
    xmpSegment(xmp(said({ caption, byline: 'Maud Ferrier', credit: 'Le Courrier' }) + more))
  const place = `<exif:GPSLatitude>${LATITUDE}</exif:GPSLatitude><exif:GPSLongitude>${LONGITUDE}</exif:GPSLongitude>`
  const serial = exifSegment(exif({ [MAKE]: 'Marque' }, { [BODY_SERIAL_NUMBER]: SERIAL }))
  const turned = exifSegment(exif({ [ORIENTATION]: 6, [ARTIST]: 'Maud Ferrier' }))
  const latin1 = photoshopSegment(
    photoshop([
      [120, Uint8Array.from(Buffer.from("La criée vide, à l'aube.", 'latin1'))],
      [80, 'Anouk Perrin'],
    ]),
  )
  const whole = await jpeg(300)
  return [
    {
      name: 'DSC_0412.jpg',
      bytes: withSegments(
        await jpeg(200, 6000, 4000),
        serial,
        spoken('Le bac de Saint-Obin quitte le quai.', place),
      ),
    },
    {
      name: 'DSC_0413.jpg',
      bytes: withSegments(await jpeg(30), turned, spoken('La passerelle, fermée depuis lundi.')),
    },
    { name: 'IMG_2201.jpg', bytes: withSegments(await jpeg(90), latin1) },
    {
      name: 'sans-credit.jpg',
      bytes: withSegments(
        await jpeg(140),
        xmpSegment(xmp(text('dc:description', 'Les pavés du cours Vallès.'))),
      ),
    },
    { name: 'transfert.jpg', bytes: whole.subarray(0, Math.floor(whole.length / 2)) },
    {
      name: 'plan.png',
      bytes: withXmp(
        await drawn(page, { width: 1200, height: 900, hue: 250, type: 'image/png' }),
        said({ caption: 'Le plan de la rive.', byline: 'Théo Lanz', credit: 'Le Courrier' }),
      ),
    },
    { name: 'marche.jpg', bytes: withSegments(await jpeg(20), spoken('Le marché, rive droite.')) },
    {
      name: '../../halle.jpg',
      bytes: withSegments(
        await jpeg(60),
        spoken('La halle un jour de marché.'),
        jpegSegment(0xfe, bytesOf('note')),
      ),
    },
  ]
}

/** Drops files on an element, as a file manager does. */
export async function dropFiles(page: Page, selector: string, files: readonly Photo[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }))
  await page.evaluate(
    ({ selector, given }) => {
      const target = document.querySelector(selector)
      if (!target) throw new Error(selector)
      const transfer = new DataTransfer()
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
        transfer.items.add(new File([bytes], name))
      }
      const { left, bottom } = target.getBoundingClientRect()
      for (const type of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(
          new DragEvent(type, {
            bubbles: true,
            cancelable: true,
            dataTransfer: transfer,
            clientX: left + 40,
            clientY: bottom - 4,
          }),
        )
    },
    { selector, given },
  )
}
