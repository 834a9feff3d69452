import type { JSHandle, Page } from '@playwright/test'

/** Photos of 24 megapixels as JPEG, of which no two pixels are the same colour, as a camera takes them; in the page that makes them. */
export function makePhotos(page: Page, number: number): Promise<JSHandle<Blob[]>> {
  return page.evaluateHandle(async (count) => {
    const [width, height] = [6000, 4000]
    const photos: Blob[] = []
    for (let seed = 0; seed < count; seed += 1) {
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d')
      if (!context) throw new TypeError('no canvas')
      const sky = context.createLinearGradient(0, 0, width, height)
      sky.addColorStop(0, `hsl(${seed * 36}, 60%, 70%)`)
      sky.addColorStop(1, `hsl(${seed * 36 + 120}, 50%, 20%)`)
      context.fillStyle = sky
      context.fillRect(0, 0, width, height)
      const grain = new ImageData(500, 500)
      for (let at = 0; at < grain.data.length; at += 1)
        grain.data[at] = at % 4 === 3 ? 20 : (at * 2_654_435_761 + seed * 97) % 256
      const tile = await createImageBitmap(grain)
      for (let x = 0; x < width; x += 500) for (let y = 0; y < height; y += 500) context.drawImage(tile, x, y)
      photos.push(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 }))
    }
    return photos
  }, number)
}
