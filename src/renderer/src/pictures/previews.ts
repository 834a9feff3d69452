import { ok, type Result } from '../../../core/failure.ts'
import { workerPictures } from './workerPictures.ts'

/** A picture in a size made for it, until it is released. */
export type Preview = {
  /** Of a picture without metadata, upright and not cropped. */
  readonly url: string
  /** The size of the picture that it was made from, upright, in pixels. */
  readonly width: number
  readonly height: number
  /** The longest edge, in pixels of the screen, up to which it is as sharp as any preview of the picture. */
  readonly sharpTo: number
  /** Lets the preview go; called once. */
  readonly release: () => void
}

type Size = { readonly width: number; readonly height: number }

/** The longest edges that previews are made with, so that a window that is a little wider asks for no other. */
const EDGES = [320, 640, 1_280, 1_920, 2_560]
/** Previews that nothing shows are kept up to so many bytes of their files. */
const KEPT_BYTES = 48_000_000
const QUALITY = 0.85

type Made = Size & {
  readonly key: string
  readonly sharpTo: number
  readonly url: string
  readonly bytes: number
  users: number
}

/** In the order in which they were last asked for. */
const made = new Map<string, Made>()
const sizes = new Map<string, Size>()

const edgeFor = (longestEdge: number) => EDGES.find((edge) => edge >= longestEdge) ?? EDGES.at(-1) ?? 0

/** Without an end for a picture that was not made smaller, and for the largest of previews. */
const sharpTo = (edge: number, { width, height }: Size) =>
  edge >= Math.max(width, height) || edge === EDGES.at(-1) ? Number.POSITIVE_INFINITY : edge

/** The size of a picture, upright, in pixels, where a preview of it was made before; null else. */
export const knownSize = (src: string): Size | null => sizes.get(src) ?? null

function keep(src: string, edge: number, blob: Blob, size: Size): Made {
  const key = `${edge} ${src}`
  sizes.set(src, size)
  const known = made.get(key)
  if (known) return known
  const kept = {
    ...size,
    key,
    sharpTo: sharpTo(edge, size),
    url: URL.createObjectURL(blob),
    bytes: blob.size,
    users: 0,
  }
  made.set(key, kept)
  let bytes = [...made.values()].reduce((sum, each) => sum + each.bytes, 0)
  for (const each of [...made.values()]) {
    if (bytes <= KEPT_BYTES) break
    if (each.users > 0 || each === kept) continue
    bytes -= each.bytes
    made.delete(each.key)
    URL.revokeObjectURL(each.url)
  }
  return kept
}

function use(found: Made): Preview {
  made.delete(found.key)
  made.set(found.key, found)
  found.users += 1
  const { url, width, height, sharpTo } = found
  const release = () => {
    found.users -= 1
  }
  return { url, width, height, sharpTo, release }
}

/** A preview that is there, of any size from the wanted one on. */
function foundFor(src: string, edge: number): Made | undefined {
  return EDGES.filter((each) => each >= edge)
    .map((each) => made.get(`${each} ${src}`))
    .find((each) => each !== undefined)
}

/**
 * A picture of the library with its longest edge as long as asked for, in pixels, or somewhat longer. Fails as the picture cannot be
 * read or unpacked; null if `signal` was given up before its turn.
 */
export async function previewOf(
  src: string,
  longestEdge: number,
  signal?: AbortSignal,
): Promise<Result<Preview> | null> {
  const edge = edgeFor(longestEdge)
  const there = foundFor(src, edge)
  if (there) return ok(use(there))
  const options = { crop: null, longestEdge: edge, mediaType: null, quality: QUALITY }
  const rendered = await workerPictures.render({ src }, options, signal)
  if (!rendered?.ok) return rendered
  const { blob, ...size } = rendered.value
  return ok(use(foundFor(src, edge) ?? keep(src, edge, blob, size)))
}

/** A file that is about to be taken in, in a size made for it. `keepAs` keeps it as the preview of the picture that it became. */
export async function previewOfFile(
  file: Blob,
  longestEdge: number,
): Promise<(Preview & { keepAs: (src: string) => void }) | null> {
  const edge = edgeFor(longestEdge)
  const rendered = await workerPictures.render(file, {
    crop: null,
    longestEdge: edge,
    mediaType: null,
    quality: QUALITY,
  })
  if (!rendered?.ok) return null
  const { blob, ...size } = rendered.value
  const url = URL.createObjectURL(blob)
  return {
    ...size,
    url,
    sharpTo: sharpTo(edge, size),
    release: () => URL.revokeObjectURL(url),
    keepAs: (src) => void keep(src, edge, blob, size),
  }
}
