import { join } from 'node:path'
import { type Browser, chromium, type JSHandle, type Page } from '@playwright/test'
import type { Newsroom } from '../src/contract/contract.ts'
import { emptyContent } from '../src/core/article/index.ts'
import { DEFAULT_SETTINGS } from '../src/core/settings.ts'
import { chromiumOptions } from '../tests/chromium.ts'
import { startWeb } from '../tests/e2e/hosts/web.ts'
import { benchFolder } from './filledLibrary.ts'
import { makePhotos } from './madePhotos.ts'
import { median } from './measuring.ts'

export const usesBuild = true

const PICTURES = 10
const ROUNDS = 3
const QUALITY = 0.85

async function bytesOf(photos: JSHandle<Blob[]>, number: number): Promise<Buffer> {
  const address = await photos.evaluate(async (blobs, at) => {
    const reader = new FileReader()
    const read = new Promise((resolve) => {
      reader.onload = resolve
    })
    reader.readAsDataURL(blobs[at] ?? new Blob())
    await read
    return String(reader.result)
  }, number)
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
}

/** Milliseconds in which a worker makes the photos smaller that it has already: what no export can do without. */
function encode(photos: JSHandle<Blob[]>, quality: number): Promise<number> {
  return photos.evaluate((blobs, level) => {
    const work = async ({ data }: MessageEvent<{ blobs: Blob[]; level: number }>) => {
      const start = performance.now()
      for (const blob of data.blobs) {
        const picture = await createImageBitmap(blob, { imageOrientation: 'from-image' })
        const scale = 2048 / Math.max(picture.width, picture.height)
        const size = { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) }
        const small = await createImageBitmap(picture, {
          resizeWidth: size.width,
          resizeHeight: size.height,
          resizeQuality: 'high',
        })
        picture.close()
        const canvas = new OffscreenCanvas(size.width, size.height)
        canvas.getContext('2d', { alpha: false })?.drawImage(small, 0, 0)
        await canvas.convertToBlob({ type: 'image/jpeg', quality: data.level })
      }
      self.postMessage(performance.now() - start)
    }
    const source = new Blob([`self.onmessage = ${work.toString()}`], { type: 'text/javascript' })
    const worker = new Worker(URL.createObjectURL(source))
    const time = new Promise<number>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<number>) => resolve(data)
    })
    worker.postMessage({ blobs, level })
    return time.finally(() => worker.terminate())
  }, quality)
}

/** An article with the photos; each round has one of its own, so that nothing is ready from the last. */
async function articleWith(newsroom: Newsroom, photos: readonly Buffer[], round: number): Promise<string> {
  const figures: string[] = []
  for (const [number, bytes] of photos.entries()) {
    // The same pixels under another address: a comment of JPEG stands in front of them.
    const mark = Uint8Array.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, round, number])
    const file = Uint8Array.from(Buffer.concat([mark, bytes.subarray(2)]))
    const added = await newsroom.addPicture({ fileName: `photo-${number}.jpg`, bytes: file })
    if (!added.ok) throw new Error(added.failure.code)
    figures.push(`![Photo ${number}](${added.value.src} "Léo Bosquet")`)
  }
  const content = { ...emptyContent('fr'), headline: `Série ${round}`, status: 'ready' as const }
  const sections = [{ heading: '', body: figures.join('\n\n') }]
  const made = await newsroom.createArticle({ content: { ...content, sections } })
  if (!made.ok) throw new Error(made.failure.code)
  return made.value.article.headline
}

/** Milliseconds from the click on Export to the file, as a Word document. */
async function exportTime(page: Page, headline: string): Promise<number> {
  await page.getByRole('option').filter({ hasText: headline }).click()
  await page.locator('[data-field="headline"]').filter({ hasText: headline }).waitFor()
  await page.keyboard.press('Control+e')
  await page.getByRole('radio', { name: 'Word' }).check({ force: true })
  // The preview is the page, with sizes of its own.
  await page.locator('iframe').waitFor({ timeout: 120_000 })
  const button = page.getByRole('dialog').getByRole('button', { name: 'Exporter', exact: true })
  const download = page.waitForEvent('download', { timeout: 120_000 })
  const start = performance.now()
  await button.click()
  await download
  return performance.now() - start
}

async function measure(browser: Browser, library: string, userData: string) {
  const blank = await browser.newPage()
  const photos = await makePhotos(blank, PICTURES)
  const files: Buffer[] = []
  for (let number = 0; number < PICTURES; number += 1) files.push(await bytesOf(photos, number))
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1440, height: 900 } })
  const headlines: string[] = []
  const settings = { ...DEFAULT_SETTINGS, interface: 'fr' as const }
  const before = async (newsroom: Newsroom) => {
    for (let round = 0; round < ROUNDS; round += 1) headlines.push(await articleWith(newsroom, files, round))
  }
  const launch = {
    folder: library,
    userData,
    settings,
    locale: 'fr-FR',
    colorScheme: 'light' as const,
    before,
  }
  const host = await startWeb(launch, () => context.newPage())
  try {
    await host.page.getByRole('main').waitFor()
    const times: { encoding: number[]; export: number[] } = { encoding: [], export: [] }
    for (const headline of headlines) {
      times.encoding.push(await encode(photos, QUALITY))
      times.export.push(await exportTime(host.page, headline))
    }
    return times
  } finally {
    await host.stop()
  }
}

/** The export of an article with ten photos of 24 megapixels (after `npm run build`), against making those photos smaller. */
export async function run() {
  const folder = benchFolder('picture-export')
  const browser = await chromium.launch(chromiumOptions())
  try {
    const times = await measure(browser, join(folder, 'library'), join(folder, 'user'))
    const [ours, least] = [median(times.export), median(times.encoding)]
    const detail = `${Math.round(ours)} ms against ${Math.round(least)} ms for ${PICTURES} photos in a Word document`
    return [{ name: 'export with photos / making them smaller', ratio: ours / least, aim: 2, detail }]
  } finally {
    await browser.close()
  }
}
