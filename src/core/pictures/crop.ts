import type { PictureCrop, PicturePoint } from '../article/index.ts'

/** The size of an upright picture, in pixels. */
export type PictureSize = { readonly width: number; readonly height: number }

/** The shapes that a crop can be held to, in the order in which they are offered; `free` is none. */
export const CROP_SHAPES = ['free', 'original', '16:9', '3:2', '4:3', '1:1', '4:5'] as const
export type CropShape = (typeof CROP_SHAPES)[number]

/** The edges of a crop that are moved together: one, or the two of a corner. */
export const CROP_HANDLES = [
  'top left',
  'top',
  'top right',
  'right',
  'bottom right',
  'bottom',
  'bottom left',
  'left',
] as const
export type CropHandle = (typeof CROP_HANDLES)[number]

/** A value of a crop that can be set by itself. */
export type CropSide = 'left' | 'top' | 'width' | 'height'

/** All of a picture. */
export const WHOLE_PICTURE: PictureCrop = { x: 0, y: 0, width: 1, height: 1 }

/** A crop has at least this share of a picture's width and height. */
const SMALLEST = 0.02
/** Values are kept to this many parts of a picture, so that no file of an article has fifteen digits. */
const PARTS = 100_000

/** A value between two others; where they have changed places, the second one counts. */
const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
const rounded = (value: number) => Math.round(value * PARTS) / PARTS

/** Width by height in pixels of a shape; null for `free`. */
function ratioOf(shape: CropShape, { width, height }: PictureSize): number | null {
  if (shape === 'free') return null
  if (shape === 'original') return width / height
  const [across = 1, down = 1] = shape.split(':').map(Number)
  return across / down
}

/** What the width of a crop is to its height, both in fractions of the picture, where the crop has a ratio in pixels. */
const inFractions = (ratio: number, { width, height }: PictureSize) => (ratio * height) / width

/** The shape that a crop has to within half a percent; `free` where it has none of them. */
export function shapeOf(crop: PictureCrop | null, size: PictureSize): CropShape {
  if (crop === null) return 'free'
  const ratio = (crop.width * size.width) / (crop.height * size.height)
  const isOf = (shape: CropShape) => {
    const wanted = ratioOf(shape, size)
    return wanted !== null && Math.abs(ratio / wanted - 1) < 0.005
  }
  return CROP_SHAPES.find(isOf) ?? 'free'
}

/** A crop of a shape: with the same middle and the same area as before, as far as the picture goes. */
export function cropInShape(crop: PictureCrop, shape: CropShape, size: PictureSize): PictureCrop {
  const ratio = ratioOf(shape, size)
  if (ratio === null) return crop
  const slope = inFractions(ratio, size)
  const width = Math.min(Math.sqrt(crop.width * crop.height * slope), 1, slope)
  const height = width / slope
  return moveCrop(
    {
      x: crop.x + (crop.width - width) / 2,
      y: crop.y + (crop.height - height) / 2,
      width,
      height,
    },
    0,
    0,
  )
}

/** A crop moved by fractions of the picture, as far as its edges go. */
export function moveCrop(crop: PictureCrop, right: number, down: number): PictureCrop {
  return {
    ...crop,
    x: within(crop.x + right, 0, 1 - crop.width),
    y: within(crop.y + down, 0, 1 - crop.height),
  }
}

/**
 * A crop with some of its edges moved by fractions of the picture; the opposite edges stay. Held to a shape, the other
 * dimension follows: from the opposite corner where a corner is moved, from the middle where an edge is. No edge leaves the picture
 * or passes the opposite one.
 */
export function resizeCrop(
  crop: PictureCrop,
  handle: CropHandle,
  { right, down }: { right: number; down: number },
  shape: CropShape,
  size: PictureSize,
): PictureCrop {
  const [isLeft, isRight] = [handle.includes('left'), handle.includes('right')]
  const [isTop, isBottom] = [handle.includes('top'), handle.includes('bottom')]
  const [rightEdge, bottomEdge] = [crop.x + crop.width, crop.y + crop.height]
  const widest = isLeft ? rightEdge : 1 - crop.x
  const highest = isTop ? bottomEdge : 1 - crop.y
  const width = within(crop.width + (isLeft ? -right : isRight ? right : 0), SMALLEST, widest)
  const height = within(crop.height + (isTop ? -down : isBottom ? down : 0), SMALLEST, highest)
  const ratio = ratioOf(shape, size)
  if (ratio === null)
    return {
      x: isLeft ? rightEdge - width : crop.x,
      y: isTop ? bottomEdge - height : crop.y,
      width,
      height,
    }

  const slope = inFractions(ratio, size)
  const isCorner = (isLeft || isRight) && (isTop || isBottom)
  const middle = { x: crop.x + crop.width / 2, y: crop.y + crop.height / 2 }
  // Where an edge alone is moved, the other dimension grows to both sides, up to the nearer edge of the picture.
  const mostWidth = isLeft || isRight ? widest : 2 * Math.min(middle.x, 1 - middle.x)
  const mostHeight = isTop || isBottom ? highest : 2 * Math.min(middle.y, 1 - middle.y)
  // Of a corner the dimension counts that was moved further.
  const follows = isCorner
    ? Math.abs(width - crop.width) >= Math.abs(height - crop.height) * slope
    : isLeft || isRight
  const wanted = follows ? width : height * slope
  const least = Math.max(SMALLEST, SMALLEST * slope)
  const most = Math.min(mostWidth, mostHeight * slope)
  const newWidth = Math.min(Math.max(wanted, least), most)
  const newHeight = newWidth / slope
  return {
    x: isLeft ? rightEdge - newWidth : isRight ? crop.x : middle.x - newWidth / 2,
    y: isTop ? bottomEdge - newHeight : isBottom ? crop.y : middle.y - newHeight / 2,
    width: newWidth,
    height: newHeight,
  }
}

/** A crop with one of its values set: the place moves it, a dimension moves its right or lower edge, and another one with it in a shape. */
export function setCropSide(
  crop: PictureCrop,
  side: CropSide,
  value: number,
  shape: CropShape,
  size: PictureSize,
): PictureCrop {
  switch (side) {
    case 'left':
      return moveCrop(crop, value - crop.x, 0)
    case 'top':
      return moveCrop(crop, 0, value - crop.y)
    case 'width':
    case 'height': {
      const change = value - crop[side]
      const moved = side === 'width' ? { right: change, down: 0 } : { right: 0, down: change }
      // In a shape both dimensions change, and they have the room of the corner.
      const handle = shape === 'free' ? (side === 'width' ? 'right' : 'bottom') : 'bottom right'
      return resizeCrop(crop, handle, moved, shape, size)
    }
  }
}

/** A crop as an article keeps it: in round parts, and null where it is all of the picture. */
export function storedCrop({ x, y, width, height }: PictureCrop): PictureCrop | null {
  const [left, top] = [rounded(within(x, 0, 1)), rounded(within(y, 0, 1))]
  const crop = {
    x: left,
    y: top,
    width: rounded(Math.min(width, 1 - left)),
    height: rounded(Math.min(height, 1 - top)),
  }
  const isWhole = crop.width > 1 - 1 / 2_000 && crop.height > 1 - 1 / 2_000
  return isWhole || crop.width <= 0 || crop.height <= 0 ? null : crop
}

/** A point as an article keeps it: within the crop and in round parts. */
export function storedFocus({ x, y }: PicturePoint, crop: PictureCrop | null): PicturePoint {
  const { x: left, y: top, width, height } = crop ?? WHOLE_PICTURE
  return {
    x: rounded(within(x, left, Math.min(1, left + width))),
    y: rounded(within(y, top, Math.min(1, top + height))),
  }
}

/** The point that stays in view where no other one is said to: the middle of what is shown. */
export const middleOf = ({ x, y, width, height }: PictureCrop): PicturePoint => ({
  x: x + width / 2,
  y: y + height / 2,
})

/** What a crop leaves of a picture, in whole pixels, at least one. */
export function croppedSize(crop: PictureCrop | null, { width, height }: PictureSize): PictureSize {
  if (crop === null) return { width, height }
  return {
    width: Math.max(1, Math.round(crop.width * width)),
    height: Math.max(1, Math.round(crop.height * height)),
  }
}
