import { join } from 'node:path'
import { chromium, type JSHandle, type Page } from '@playwright/test'
import type { Newsroom } from '../src/contract/contract.ts'
import { type ArticleContent, emptyContent } from '../src/core/article/index.ts'
import { DEFAULT_SETTINGS } from '../src/core/settings.ts'
import { chromiumOptions } from '../tests/chromium.ts'
import { startWeb } from '../tests/e2e/hosts/web.ts'
import { benchFolder } from './filledLibrary.ts'
import { makePhotos } from './madePhotos.ts'
import { median, percentile } from './measuring.ts'

export const usesBuild = true

const PHOTOS = 10
const ROUNDS = 5
/** A photo of 24 megapixels is on the page after a second, a key on the screen after two frames. */
const SECOND = 1_000
const TWO_FRAMES = 33
const KEYS = 120
const BETWEEN_KEYS = 60
const TYPED = 'les mots viennent vite, '
const IN_LIBRARY = 1_000
const SHOWN = 3
const OPENED = 9

const TEXT = Array.from({ length: 40 }, (_, n) => `Paragraphe ${n}, qui dit quelque chose de la mer.`).join(
  '\n\n',
)
const article = (headline: string, body: string): ArticleContent => ({
  ...emptyContent('fr'),
  headline,
  sections: [{ heading: '', body }],
})

async function open(page: Page, headline: string): Promise<void> {
  await page.getByRole('option', { name: headline }).first().click()
  await page.getByRole('textbox', { name: 'Texte de l’article' }).filter({ hasText: headline }).waitFor()
}

/** Drops photos behind the first paragraph of the body. */
const drop = (photos: JSHandle<Blob[]>, from: number, to: number) =>
  photos.evaluate(
    (blobs, [first, last]) => {
      const block = document.querySelector('.ProseMirror > p:not([data-field])')
      const { left = 0, bottom = 0 } = block?.getBoundingClientRect() ?? {}
      const dataTransfer = new DataTransfer()
      for (const [index, blob] of blobs.slice(first, last).entries())
        dataTransfer.items.add(new File([blob], `photo ${index}.jpg`, { type: 'image/jpeg' }))
      block?.dispatchEvent(
        new DragEvent('drop', {
          dataTransfer,
          clientX: left + 5,
          clientY: bottom - 2,
          bubbles: true,
          cancelable: true,
        }),
      )
    },
    [from, to] as const,
  )

/** Milliseconds from the drop of a photo to the figure that shows it. */
async function dropped(page: Page, photos: JSHandle<Blob[]>, number: number): Promise<number> {
  const shown = () => {
    const figure = document.querySelector('.ProseMirror > p:not([data-field]) + figure:not([data-incoming])')
    const image = figure?.querySelector<HTMLImageElement>('img[src]')
    return image?.complete && image.naturalWidth > 0 ? image.src : ''
  }
  const before = await page.evaluate(shown)
  const start = performance.now()
  await drop(photos, number, number + 1)
  await page.waitForFunction((seen) => {
    const figure = document.querySelector('.ProseMirror > p:not([data-field]) + figure:not([data-incoming])')
    const image = figure?.querySelector<HTMLImageElement>('img[src]')
    return image?.complete && image.naturalWidth > 0 && image.src !== seen
  }, before)
  return performance.now() - start
}

/** Types at the end of the body; milliseconds from each key to the frame that shows it. */
async function type(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    Reflect.set(window, 'keyTimes', times)
    const { port1, port2 } = new MessageChannel()
    let begun = 0
    port1.onmessage = () => times.push(performance.now() - begun)
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        begun = timeStamp
        requestAnimationFrame(() => port2.postMessage(null))
      },
      true,
    )
  })
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.type(TYPED.charAt(key % TYPED.length))
    await page.waitForTimeout(BETWEEN_KEYS)
  }
  const times: unknown = await page.evaluate(() => Reflect.get(window, 'keyTimes'))
  return Array.isArray(times) ? times.map(Number) : []
}

/** Milliseconds in which an article with pictures is on the page with all of them. */
async function opening(page: Page): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < OPENED; round += 1) {
    await open(page, 'Un autre texte')
    const start = performance.now()
    await open(page, 'Avec des images')
    await page.waitForFunction(
      (count) =>
        [...document.querySelectorAll<HTMLImageElement>('.ProseMirror figure img[src]')].filter(
          ({ complete, naturalWidth }) => complete && naturalWidth > 0,
        ).length === count,
      SHOWN,
    )
    times.push(performance.now() - start)
  }
  return median(times)
}

/** Small pictures, each another one. */
async function fill(page: Page, newsroom: Newsroom, from: number, count: number): Promise<string[]> {
  const made = await page.evaluate(
    async ([first, number]) => {
      const encoded: number[][] = []
      for (let seed = first; seed < first + number; seed += 1) {
        const canvas = new OffscreenCanvas(120, 80)
        const context = canvas.getContext('2d')
        if (!context) throw new TypeError('no canvas')
        context.fillStyle = `rgb(${seed % 256}, ${Math.floor(seed / 256)}, 90)`
        context.fillRect(0, 0, 120, 80)
        const blob = await canvas.convertToBlob({ type: 'image/png' })
        encoded.push([...new Uint8Array(await blob.arrayBuffer())])
      }
      return encoded
    },
    [from, count] as const,
  )
  const sources: string[] = []
  for (const [index, bytes] of made.entries()) {
    const added = await newsroom.addPicture({ fileName: `${from + index}.png`, bytes: new Uint8Array(bytes) })
    if (!added.ok) throw new Error(added.failure.code)
    sources.push(added.value.src)
  }
  return sources
}

/** A photo of 24 megapixels from drop to page, keys while ten come in, and opening an article among 1,000 pictures (after `npm run build`). */
export async function run() {
  const folder = benchFolder('pictures')
  const browser = await chromium.launch(chromiumOptions())
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' })
  const launch = {
    folder: join(folder, 'library'),
    userData: join(folder, 'user'),
    settings: { ...DEFAULT_SETTINGS, interface: 'fr' as const },
    locale: 'fr-FR',
    colorScheme: 'light' as const,
    before: async (newsroom: Newsroom) => {
      await newsroom.createArticle({ content: article('Un autre texte', TEXT) })
      await newsroom.createArticle({ content: article('Des photos', TEXT) })
    },
  }
  const { page, newsroom, stop } = await startWeb(launch, () => context.newPage())
  try {
    const maker = await context.newPage()
    const sources = await fill(maker, newsroom, 0, SHOWN)
    const figures = sources.map((src) => `![Un quai](${src} "AFP")\nLe quai.`).join('\n\n')
    await newsroom.createArticle({ content: article('Avec des images', `${figures}\n\n${TEXT}`) })
    // A page that is behind another is drawn once a second.
    await page.bringToFront()
    await page.reload()
    const few = await opening(page)
    await fill(maker, newsroom, SHOWN, IN_LIBRARY - SHOWN)
    await page.reload()
    const many = await opening(page)

    await page.reload()
    await open(page, 'Des photos')
    const photos = await makePhotos(page, PHOTOS)
    const drops: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) drops.push(await dropped(page, photos, round))
    const drop24 = median(drops)

    await page.locator('.ProseMirror > p').last().click()
    await page.keyboard.press('End')
    const alone = await type(page)
    await drop(photos, 0, PHOTOS)
    const meanwhile = await type(page)
    const [keysAlone, keysMeanwhile] = [percentile(alone, 0.95), percentile(meanwhile, 0.95)]
    const ms = (time: number) => `${time.toFixed(time < 100 ? 1 : 0)} ms`
    return [
      {
        name: 'a photo of 24 megapixels, drop to page / a second',
        ratio: drop24 / SECOND,
        aim: 1,
        detail: `${ms(drop24)}, the median of ${drops.map(ms).join(', ')}`,
      },
      {
        name: `p95 of a key while ${PHOTOS} photos come in / two frames`,
        ratio: keysMeanwhile / TWO_FRAMES,
        aim: 1,
        detail: `${ms(keysMeanwhile)} against ${ms(keysAlone)} without, over ${meanwhile.length} keys; p50 ${ms(percentile(meanwhile, 0.5))} against ${ms(percentile(alone, 0.5))}`,
      },
      {
        name: `opening an article among ${IN_LIBRARY} pictures / among ${SHOWN}`,
        ratio: many / few,
        aim: 1.3,
        detail: `${ms(many)} against ${ms(few)}, with its ${SHOWN} pictures`,
      },
    ]
  } finally {
    await stop()
    await browser.close()
  }
}
