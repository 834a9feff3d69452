import { clientOver } from '../../../contract/client.ts'
import { sendOver } from '../../../contract/http.ts'
import type { PictureCrop } from '../../../core/article/index.ts'
import type { Rendition, RenditionNeed } from '../../../core/export/renditions.ts'
import { failed, ok, type Result } from '../../../core/failure.ts'
import {
  type AddedPicture,
  MOST_PIXELS,
  type PictureFormat,
  pictureFormat,
  tooLargePicture,
} from '../../../core/pictures/index.ts'
import { postCall } from '../postCall.ts'

/** A picture as the worker gets it: its file, or its address, by which the worker asks the host over HTTP. */
export type PictureSource = Blob | { src: string }

/** How a picture is to be made. */
export type RenderOptions = {
  /** What is taken of it; null for all. */
  crop: PictureCrop | null
  /** In pixels, at most: no picture is made larger. */
  longestEdge: number
  /** Null for JPEG, or for WebP where a part of the picture may let the page through. */
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp' | null
  /** From 0 to 1, for formats that lose something. */
  quality: number
}

/** A picture that was made, upright and without metadata, and the size in pixels of the whole picture that it was made from. */
export type Rendered = { blob: Blob; width: number; height: number }

/** To the worker: how it is let in by the host, over HTTP; or a job. */
export type PictureRequest =
  | { authorization: string }
  | { job: number; render: PictureSource; options: RenderOptions }
  | { job: number; sizesOf: Blob; needs: readonly RenditionNeed[] }
  | { job: number; add: Blob; fileName: string }

/** From the worker: what came of a job. */
export type PictureReply =
  | { job: number; rendered: Result<Rendered> }
  | { job: number; renditions: readonly Rendition[] }
  | { job: number; added: Result<AddedPicture> }

let authorization = ''

/** The host over HTTP, so that the window does not spell out large files in base64 itself. */
const newsroom = clientOver(
  sendOver((body) => postCall(authorization, body)),
  () => () => {},
)

async function fileOf(source: PictureSource): Promise<Result<Blob>> {
  if (source instanceof Blob) return ok(source)
  const read = await newsroom.readPicture({ src: source.src })
  return read.ok ? ok(new Blob([new Uint8Array(read.value.bytes)])) : read
}

const WHOLE: PictureCrop = { x: 0, y: 0, width: 1, height: 1 }
const fileName = ''

/**
 * A part of an upright picture as a file, no larger than `longestEdge`; null for a format that cannot be written. What can be seen
 * through is white where the format has no transparency. A part is cut out of the picture once that is upright:
 * `createImageBitmap` cuts one that is turned before it is.
 */
async function cut(
  picture: ImageBitmap,
  { crop, longestEdge, mediaType, quality }: RenderOptions & { mediaType: string },
): Promise<Blob | null> {
  const part = crop ?? WHOLE
  const left = Math.min(picture.width - 1, Math.round(part.x * picture.width))
  const top = Math.min(picture.height - 1, Math.round(part.y * picture.height))
  const within = (pixels: number, room: number) =>
    Math.max(1, Math.min(room, longestEdge, Math.round(pixels)))
  const width = within(part.width * picture.width, picture.width - left)
  const height = within(part.height * picture.height, picture.height - top)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: mediaType !== 'image/jpeg' })
  if (!context) return null
  if (mediaType === 'image/jpeg') {
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
  }
  context.drawImage(picture, left, top, width, height, 0, 0, width, height)
  const blob = await canvas.convertToBlob({ type: mediaType, quality })
  return blob.type === mediaType ? blob : null
}

/** How many times as large a picture is to be, so that a part of it has a longest edge; 1 at most. */
function scaleFor(
  size: { width: number; height: number },
  crop: PictureCrop | null,
  longestEdge: number,
): number {
  const part = crop ?? WHOLE
  return Math.min(1, longestEdge / Math.max(part.width * size.width, part.height * size.height))
}

const resized = (
  { width, height }: { width: number; height: number },
  scale: number,
): ImageBitmapOptions => ({
  imageOrientation: 'from-image',
  resizeWidth: Math.max(1, Math.round(width * scale)),
  resizeHeight: Math.max(1, Math.round(height * scale)),
  resizeQuality: 'high',
})

/** What a file's head says of its picture; fails for one that is not to be unpacked, with too many bytes or pixels. */
async function formatOf(file: Blob): Promise<Result<PictureFormat>> {
  const tooLarge = tooLargePicture(file.size, fileName)
  if (tooLarge) return tooLarge
  const format = pictureFormat(new Uint8Array(await file.arrayBuffer()))
  if (!format) return failed('picture-damaged', { fileName })
  return format.width * format.height > MOST_PIXELS
    ? failed('picture-too-many-pixels', { fileName, limit: MOST_PIXELS })
    : ok(format)
}

/**
 * Makes a picture of another: upright, cropped, and no larger than asked for. Cost: four bytes for each pixel of the whole, while it lasts.
 */
async function render(source: PictureSource, options: RenderOptions): Promise<Result<Rendered>> {
  const file = await fileOf(source)
  if (!file.ok) return file
  const read = await formatOf(file.value)
  if (!read.ok) return read
  const format = read.value
  const { width, height } = format
  const scale = scaleFor(format, options.crop, options.longestEdge)
  const bitmap = await createImageBitmap(file.value, resized(format, scale))
  const mediaType = options.mediaType ?? (format.isTransparent ? 'image/webp' : 'image/jpeg')
  const blob = await cut(bitmap, { ...options, mediaType })
  bitmap.close()
  return blob ? ok({ blob, width, height }) : failed('picture-damaged', { fileName })
}

/** A size of a picture that is unpacked. */
async function rendition(picture: ImageBitmap, need: RenditionNeed): Promise<Rendition> {
  const scale = scaleFor(picture, need.crop, need.longestEdge)
  const whole = scale < 1 ? await createImageBitmap(picture, resized(picture, scale)) : picture
  const blob = await cut(whole, need)
  if (whole !== picture) whole.close()
  return { key: need.key, bytes: blob && new Uint8Array(await blob.arrayBuffer()) }
}

/** The whole of a picture; null for one that is not to be unpacked. */
async function unpacked(file: Blob): Promise<ImageBitmap | null> {
  const format = await formatOf(file)
  return format.ok ? createImageBitmap(file, { imageOrientation: 'from-image' }) : null
}

/** The sizes of a picture that exports need, for which it is unpacked once; without bytes where one cannot be made. */
async function renditionsOf(file: Blob, needs: readonly RenditionNeed[]): Promise<Rendition[]> {
  const picture = await unpacked(file).catch(() => null)
  const made: Rendition[] = []
  for (const need of needs) {
    const none = { key: need.key, bytes: null }
    made.push(picture ? await rendition(picture, need).catch(() => none) : none)
  }
  picture?.close()
  return made
}

/** A picture that cannot be unpacked rejects; a host that cannot be reached does not, and is told as that. */
async function rendered(...job: Parameters<typeof render>): Promise<Result<Rendered>> {
  try {
    return await render(...job)
  } catch {
    return failed('picture-damaged', { fileName })
  }
}

async function added(file: Blob, name: string): Promise<Result<AddedPicture>> {
  const bytes = await file.arrayBuffer().catch(() => null)
  // A file that was moved or removed since it was chosen.
  if (!bytes) return failed('picture-damaged', { fileName: name })
  return newsroom.addPicture({ fileName: name, bytes: new Uint8Array(bytes) })
}

const reply = (message: PictureReply) => self.postMessage(message)

self.onmessage = async ({ data }: MessageEvent<PictureRequest>) => {
  if ('authorization' in data) ({ authorization } = data)
  else if ('render' in data) reply({ job: data.job, rendered: await rendered(data.render, data.options) })
  else if ('sizesOf' in data)
    reply({ job: data.job, renditions: await renditionsOf(data.sizesOf, data.needs) })
  else reply({ job: data.job, added: await added(data.add, data.fileName) })
}
