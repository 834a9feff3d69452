// Renders the icon's PNG files from icon.svg. Run it by hand when that changes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumOptions } from '../tests/chromium.ts'
import { ROOT } from './setup.mjs'

const FOLDER = join(ROOT, 'resources', 'icons')
const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024]

const browser = await chromium.launch(chromiumOptions())
const page = await browser.newPage()
const drawing = readFileSync(join(FOLDER, 'icon.svg')).toString('base64')
mkdirSync(join(FOLDER, 'sizes'), { recursive: true })
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<body style="margin:0"><img width="${size}" height="${size}" style="display:block" src="data:image/svg+xml;base64,${drawing}">`,
  )
  await page.locator('img').evaluate((image) => image.decode())
  const picture = await page.screenshot({ omitBackground: true })
  writeFileSync(join(FOLDER, 'sizes', `${size}x${size}.png`), picture)
  if (size === 1024) writeFileSync(join(FOLDER, 'icon.png'), picture)
}
await browser.close()
