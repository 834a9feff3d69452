import type { Page } from '@playwright/test'
import { DEFAULT_SETTINGS } from '../../src/contract/contract.ts'
import { expect, test } from './fixtures.ts'
import { lookIn, THEMES, tour } from './screens.ts'
import { ARTICLES } from './texts.ts'

const LARGE = { width: 1440, height: 900 }
const SIZES = [LARGE, { width: 1024, height: 700 }] as const

async function fits(app: Page, what: string): Promise<void> {
  const room = await app.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const)
  expect(room[0], what).toBeLessThanOrEqual(room[1])
}

// Pictures to look at, in artifacts/; that nothing is cut off sideways is checked here.
for (const language of ['fr', 'en'] as const) {
  test.describe(language, () => {
    test.use({
      viewport: LARGE,
      settings: { ...DEFAULT_SETTINGS, interface: language, theme: 'light' },
      library: { held: ARTICLES },
    })
    test(`every ${language} screen fits its window`, async ({ app }) => {
      test.setTimeout(300_000)
      await tour(app, language, async (screen) => {
        await app.evaluate(() => document.fonts.ready)
        for (const size of SIZES) {
          await app.setViewportSize(size)
          for (const theme of THEMES) {
            await lookIn(app, theme)
            await fits(app, `${screen} ${theme} ${size.width}`)
            const name = `${screen.replaceAll(' ', '-')}-${language}-${theme}-${size.width}.png`
            await app.screenshot({ path: `artifacts/${name}`, animations: 'disabled' })
          }
        }
        await app.setViewportSize(LARGE)
      })
    })
  })
}
