import { unzipSync } from 'fflate'
import type { Page } from '@playwright/test'
import { plainUse } from '../../src/core/pictures/index.ts'
import { bytesOf, exif, exifSegment, ORIENTATION } from '../core/pictures/madePictures.ts'
import { expect, headlineOf, put, test } from './fixtures.ts'

/** A photo whose left half is red and whose right half is blue, as a browser writes it: 2,600 × 1,300 pixels. */
async function photo(app: Page): Promise<Uint8Array> {
  const written = await app.evaluate(async () => {
    const canvas = new OffscreenCanvas(2600, 1300)
    const context = canvas.getContext('2d')
    if (!context) throw new TypeError('no canvas')
    context.fillStyle = '#f00'
    context.fillRect(0, 0, 1300, 1300)
    context.fillStyle = '#00f'
    context.fillRect(1300, 0, 1300, 1300)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
    return [...new Uint8Array(await blob.arrayBuffer())]
  })
  return Uint8Array.from(written)
}

/** The size of a picture, and the colours in the middle of its upper and its lower half, each as R, G or B. */
function looks(app: Page, bytes: Uint8Array) {
  return app.evaluate(
    async (file) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(file)]))
      const { width, height } = picture
      const context = new OffscreenCanvas(width, height).getContext('2d')
      context?.drawImage(picture, 0, 0)
      const colour = (y: number) => {
        const [red = 0, green = 0, blue = 0] = context?.getImageData(width / 2, y, 1, 1).data ?? []
        return blue > 200 ? 'B' : red > 200 ? 'R' : green > 200 ? 'G' : ''
      }
      return `${width} × ${height} ${colour(height / 4)}${colour((height * 3) / 4)}`
    },
    [...bytes],
  )
}

test('an export has its pictures upright, cropped and in their sizes', async ({ app, newsroom, started }) => {
  const stored = await photo(app)
  // The camera was held upright: to be turned by a quarter to the right, so that red is above.
  const turned = exifSegment(exif({ [ORIENTATION]: 6 }))
  const bytes = bytesOf(stored.subarray(0, 2), turned, stored.subarray(2))
  const added = await newsroom.addPicture({ fileName: 'quai.jpg', bytes })
  if (!added.ok) throw new Error(added.failure.code)
  const { src } = added.value
  expect(added.value).toMatchObject({ width: 1300, height: 2600 })
  await put(newsroom, {
    headline: 'Le bac en images',
    status: 'ready',
    sections: [{ heading: '', body: `![Le quai](${src} "Léo Bosquet")\n\n![L’eau](${src} "Léo Bosquet")` }],
    pictures: [{ ...plainUse(src, 1), crop: { x: 0, y: 0.5, width: 1, height: 0.5 } }],
  })
  await app.getByRole('option', { name: 'Le bac en images' }).click()
  await expect(headlineOf(app)).toHaveText('Le bac en images')

  const save = async (format: string, place?: string) => {
    await app.keyboard.press('Control+e')
    const dialog = app.getByRole('dialog')
    await dialog.getByRole('radio', { name: format }).check({ force: true })
    if (place !== undefined) await dialog.getByText(place, { exact: true }).click()
    const saved = await started.savedBy(() =>
      dialog.getByRole('button', { name: 'Exporter', exact: true }).click(),
    )
    await expect(dialog).toBeHidden()
    return unzipSync(saved.bytes)
  }
  const looksOf = async (files: Record<string, Uint8Array>) => {
    const pictures = Object.entries(files).filter(([name]) => name.endsWith('.jpeg'))
    return (await Promise.all(pictures.map(([, file]) => looks(app, file)))).toSorted()
  }

  const page = await save('Page web', 'À côté de la page')
  expect(await looksOf(page)).toEqual(['1024 × 1024 BB', '1024 × 2048 RB', '1300 × 1300 BB', '512 × 1024 RB'])
  const [html = ''] = Object.keys(page).filter((name) => name.endsWith('.html'))
  const written = new TextDecoder().decode(page[html])
  expect(written).toMatch(/srcset="media\/\S+ 512w, media\/\S+ 1024w"/)
  expect(written).toMatch(/alt="L’eau" width="1300" height="1300" loading="lazy"/)
  expect(await looksOf(await save('Word'))).toEqual(['1024 × 2048 RB', '1300 × 1300 BB'])
})
