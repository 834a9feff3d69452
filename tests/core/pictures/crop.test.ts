import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PictureCrop } from '../../../src/core/article/index.ts'
import {
  CROP_HANDLES,
  CROP_SHAPES,
  type CropShape,
  croppedSize,
  cropInShape,
  moveCrop,
  resizeCrop,
  setCropSide,
  shapeOf,
  storedCrop,
  storedFocus,
  WHOLE_PICTURE,
} from '../../../src/core/pictures/index.ts'

const LANDSCAPE = { width: 3_000, height: 2_000 }
const MIDDLE_HALF: PictureCrop = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }

const percent = ({ x, y, width, height }: PictureCrop) =>
  [x, y, width, height].map((value) => Math.round(value * 10_000) / 100)

/** True where another look for the shape changes nothing. */
const isOfShape = (crop: PictureCrop, shape: CropShape, size: { width: number; height: number }) =>
  percent(cropInShape(crop, shape, size)).join() === percent(crop).join()

describe('a crop of a shape', () => {
  it('is the largest of the picture where all of it was shown', () => {
    expect(percent(cropInShape(WHOLE_PICTURE, '1:1', LANDSCAPE))).toEqual([16.67, 0, 66.67, 100])
    expect(percent(cropInShape(WHOLE_PICTURE, '16:9', LANDSCAPE))).toEqual([0, 7.81, 100, 84.38])
    expect(percent(cropInShape(WHOLE_PICTURE, '4:5', LANDSCAPE))).toEqual([23.33, 0, 53.33, 100])
    expect(cropInShape(WHOLE_PICTURE, 'original', LANDSCAPE)).toEqual(WHOLE_PICTURE)
    expect(cropInShape(MIDDLE_HALF, 'free', LANDSCAPE)).toEqual(MIDDLE_HALF)
  })

  it('keeps the middle and the area, so that one shape after the other loses nothing', () => {
    const there = CROP_SHAPES.reduce((crop, shape) => cropInShape(crop, shape, LANDSCAPE), MIDDLE_HALF)
    expect(percent(cropInShape(there, '3:2', LANDSCAPE))).toEqual(percent(MIDDLE_HALF))
  })

  it('is known again', () => {
    for (const shape of CROP_SHAPES) {
      const crop = cropInShape(WHOLE_PICTURE, shape, { width: 5_000, height: 4_400 })
      if (shape !== 'free') expect(shapeOf(crop, { width: 5_000, height: 4_400 })).toBe(shape)
    }
    expect(shapeOf(null, LANDSCAPE)).toBe('free')
    expect(shapeOf({ x: 0, y: 0, width: 0.5, height: 0.9 }, LANDSCAPE)).toBe('free')
  })
})

describe('the edges of a crop', () => {
  it('move alone or as a corner, the opposite ones stay', () => {
    const by = { right: 0.1, down: 0.05 }
    const moved = (handle: (typeof CROP_HANDLES)[number], shape: CropShape = 'free') =>
      percent(resizeCrop(MIDDLE_HALF, handle, by, shape, LANDSCAPE))
    expect(moved('left')).toEqual([35, 25, 40, 50])
    expect(moved('top')).toEqual([25, 30, 50, 45])
    expect(moved('right')).toEqual([25, 25, 60, 50])
    expect(moved('bottom right')).toEqual([25, 25, 60, 55])
    expect(moved('bottom right', 'original')).toEqual([25, 25, 60, 60])
    expect(moved('top left', 'original')).toEqual([35, 35, 40, 40])
    expect(moved('right', 'original')).toEqual([25, 20, 60, 60])
    expect(moved('bottom', 'original')).toEqual([22.5, 25, 55, 55])
  })

  it('stop at the picture, and before the opposite edge', () => {
    const far = { right: 9, down: 9 }
    expect(percent(resizeCrop(MIDDLE_HALF, 'bottom right', far, 'free', LANDSCAPE))).toEqual([25, 25, 75, 75])
    expect(percent(resizeCrop(MIDDLE_HALF, 'top left', far, 'free', LANDSCAPE))).toEqual([73, 73, 2, 2])
    expect(percent(moveCrop(MIDDLE_HALF, -9, 9))).toEqual([0, 50, 50, 50])
  })

  it('are set by numbers', () => {
    const set = (side: 'left' | 'top' | 'width' | 'height', value: number, shape: CropShape = 'free') =>
      percent(setCropSide(MIDDLE_HALF, side, value, shape, LANDSCAPE))
    expect(set('left', 0.9)).toEqual([50, 25, 50, 50])
    expect(set('top', 0.1)).toEqual([25, 10, 50, 50])
    expect(set('width', 0.3)).toEqual([25, 25, 30, 50])
    expect(set('height', 0.9)).toEqual([25, 25, 50, 75])
    expect(set('height', 0.3, '3:2')).toEqual([25, 25, 30, 30])
  })

  it('stay in the picture and in the shape, whatever is done to them', () => {
    const share = fc.double({ min: -1.5, max: 1.5, noNaN: true })
    const step = fc.record({
      handle: fc.constantFrom(...CROP_HANDLES),
      shape: fc.constantFrom(...CROP_SHAPES),
      right: share,
      down: share,
      does: fc.constantFrom('move', 'resize', 'width', 'height', 'left', 'top'),
    })
    const size = fc.record({
      width: fc.integer({ min: 1, max: 30_000 }),
      height: fc.integer({ min: 1, max: 30_000 }),
    })
    fc.assert(
      fc.property(size, fc.array(step, { maxLength: 12 }), (picture, steps) => {
        let crop: PictureCrop = WHOLE_PICTURE
        for (const { does, handle, shape, right, down } of steps) {
          crop = cropInShape(crop, shape, picture)
          if (does === 'move') crop = moveCrop(crop, right, down)
          else if (does === 'resize') crop = resizeCrop(crop, handle, { right, down }, shape, picture)
          else crop = setCropSide(crop, does, right, shape, picture)
          expect(crop.x).toBeGreaterThanOrEqual(-1e-9)
          expect(crop.y).toBeGreaterThanOrEqual(-1e-9)
          expect(crop.x + crop.width).toBeLessThanOrEqual(1 + 1e-9)
          expect(crop.y + crop.height).toBeLessThanOrEqual(1 + 1e-9)
          expect(Math.min(crop.width, crop.height)).toBeGreaterThan(0)
          expect(shape === 'free' || isOfShape(crop, shape, picture)).toBe(true)
        }
        const stored = storedCrop(crop)
        if (stored) {
          expect(stored.x + stored.width).toBeLessThanOrEqual(1.000001)
          expect(stored.y + stored.height).toBeLessThanOrEqual(1.000001)
        }
      }),
    )
  })
})

describe('what an article keeps', () => {
  it('is nothing where all of the picture is shown, else in round parts', () => {
    expect(storedCrop(WHOLE_PICTURE)).toBeNull()
    expect(storedCrop({ x: 0.0001, y: 0, width: 0.9999, height: 1 })).toBeNull()
    expect(storedCrop({ x: 1 / 3, y: 0, width: 2 / 3, height: 1 })).toEqual({
      x: 0.33333,
      y: 0,
      width: 0.66667,
      height: 1,
    })
  })

  it('is a focal point within the crop', () => {
    expect(storedFocus({ x: 0.9, y: -3 }, MIDDLE_HALF)).toEqual({ x: 0.75, y: 0.25 })
    expect(storedFocus({ x: 1 / 3, y: 0.5 }, null)).toEqual({ x: 0.33333, y: 0.5 })
  })

  it('has whole pixels', () => {
    expect(croppedSize(MIDDLE_HALF, { width: 1_001, height: 3 })).toEqual({ width: 501, height: 2 })
    expect(croppedSize(null, LANDSCAPE)).toEqual(LANDSCAPE)
  })
})
