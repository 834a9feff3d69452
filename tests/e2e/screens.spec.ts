import { DEFAULT_SETTINGS } from '../../src/contract/contract.ts'
import { expect, test } from './fixtures.ts'
import { tour } from './screens.ts'
import { ARTICLES } from './texts.ts'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const

// Pictures to look at, in artifacts/; that nothing is cut off sideways is checked here.
for (const language of ['fr', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    for (const viewport of SIZES) {
      test.describe(`${language} ${theme} ${viewport.width}`, () => {
        test.use({
          viewport,
          settings: { ...DEFAULT_SETTINGS, interface: language, theme },
          library: { held: ARTICLES },
        })
        test('every screen fits its window', async ({ app }) => {
          test.setTimeout(240_000)
          await tour(app, language, async (screen) => {
            await app.evaluate(() => document.fonts.ready)
            const width = await app.evaluate(() => document.documentElement.scrollWidth)
            expect(width, screen).toBeLessThanOrEqual(viewport.width)
            const name = `${screen.replace(' ', '-')}-${language}-${theme}-${viewport.width}.png`
            await app.screenshot({ path: `artifacts/${name}`, animations: 'disabled' })
          })
        })
      })
    }
  }
}
