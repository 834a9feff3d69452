import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts'
import { test } from '../fixtures.ts'
import { LARGE, SCREENS, showTheme, SMALL, THEMES, tour } from '../tour.ts'
import { ARTICLES } from '../texts.ts'

// Pictures of every screen to look at, in artifacts/.
for (const language of ['fr', 'en'] as const) {
  test.describe(language, () => {
    test.use({
      viewport: LARGE,
      settings: { ...DEFAULT_SETTINGS, interface: language, theme: 'light' },
      library: { articles: ARTICLES },
    })
    test(`a picture of every screen (${language})`, async ({ app }) => {
      test.setTimeout(300_000)
      await tour(app, language, SCREENS, async (screen) => {
        await app.evaluate(() => document.fonts.ready)
        for (const size of [LARGE, SMALL]) {
          await app.setViewportSize(size)
          for (const theme of THEMES) {
            await showTheme(app, theme)
            const name = `${screen.replaceAll(' ', '-')}-${language}-${theme}-${size.width}.png`
            await app.screenshot({ path: `artifacts/${name}`, animations: 'disabled' })
          }
        }
        await app.setViewportSize(LARGE)
      })
    })
  })
}
