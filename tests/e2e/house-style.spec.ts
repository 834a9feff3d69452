import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, headlineOf, test } from './fixtures.ts'

const RULES = `
- {name: gourmande, pattern: '(a+)+b', reason: Ne finit jamais.}
- {name: vitesse, pattern: '(\\d+) ?km/h', suggest: $1 kilomètres à l’heure, fix: true}
`

test.use({
  library: {
    articles: [
      {
        headline: 'Lent',
        sections: [{ heading: '', body: `${'a'.repeat(50)}\n\nÀ 12\u00a0km/h.` }],
      },
    ],
  },
})

test('patterns of the house style are run beside the page, and one that runs away is named', async ({
  app,
  folder,
}) => {
  await expect(headlineOf(app)).toHaveText('Lent')
  writeFileSync(join(folder, 'house-style.yaml'), RULES)
  await expect(app.getByText(/Règles maison, ligne 2.*gourmande/)).toBeVisible()
  await expect(app.locator('[data-diagnostic="fix"]')).toHaveText('12\u00a0km/h')
})
