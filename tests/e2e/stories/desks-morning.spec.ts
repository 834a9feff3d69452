import type { Newsroom } from '../../../src/contract/contract.ts'
import type { ArticleContent } from '../../../src/core/article/index.ts'
import type { ArticleSummary } from '../../../src/core/library.ts'
import { accessibilityFaults } from '../axe.ts'
import { expect, expectToFit, headlineOf, test } from '../fixtures.ts'
import { LARGE, SMALL } from '../tour.ts'

const DESKS = ['Région', 'Mer', 'Culture', 'Sports', 'Économie'] as const
const PLACES = ['la gare', 'la halle', 'le quai', 'la passerelle', 'le moulin', 'la criée'] as const
const REPORTERS = ['Inès Karam', 'Théo Lanz', 'Maud Ferrier', 'Anouk Perrin'] as const
const SENTENCE = 'Les riverains attendent la suite et le disent sans détour. '
/** The last sentence of the texts that are cut. */
const SPARE = 'Cette phrase peut être coupée sans que personne la regrette.'

/** The length of the hole, in signs: more than any two texts have. */
const HOLE = 7000

/** The name that is written wrongly in some of the texts, and how it is written. */
const MISTAKEN = 'Corvene'
const CORRECTED = 'Corvenne'
const WITH_MISTAKE = 100

const at = <T>(list: readonly [T, ...T[]], number: number): T => list[number % list.length] ?? list[0]

/** The article of a number: each fifth is ready, and their lengths differ. */
function articleOf(number: number): Partial<ArticleContent> {
  const isReady = number % 5 === 0
  const place = number % 50 === 0 ? MISTAKEN : 'Saint-Aubin'
  return {
    headline: `${at(PLACES, number)} de ${place}, récit ${number}`,
    desk: at(DESKS, Math.floor(number / 5)),
    byline: [{ name: at(REPORTERS, number) }],
    status: isReady ? 'ready' : number % 5 === 1 ? 'review' : 'draft',
    sections: [
      { heading: '', body: `${SENTENCE.repeat(8 + (number % 37))}\n\n${SPARE}` },
      { heading: 'Le chantier', body: `À ${place}, on compte les jours.` },
    ],
  }
}

const ARTICLES = Array.from({ length: 5_000 }, (_, number) => articleOf(number))

test.use({ library: { articles: ARTICLES }, viewport: LARGE })
// Writing the library counts, too.
test.describe.configure({ timeout: 600_000 })

/** All articles that match a query. */
async function found(newsroom: Newsroom, query: string): Promise<ArticleSummary[]> {
  const items: ArticleSummary[] = []
  for (let offset = 0; ; offset += 500) {
    const page = await newsroom.listArticles({ query, status: 'all', sort: 'headline', offset, limit: 500 })
    if (!page.ok) throw new Error(page.failure.code)
    items.push(...page.value.items)
    if (page.value.items.length < 500) return items
  }
}

test('a desk’s morning, on a library of 5,000', async ({ app, newsroom }) => {
  const list = app.getByRole('listbox', { name: 'Articles' })
  const rows = list.getByRole('option')
  const searchField = app.getByRole('searchbox', { name: 'Rechercher un article…' })
  const filters = app.getByRole('group', { name: 'Filtres' })
  const bar = app.getByRole('region', { name: 'Sélection' })
  const notices = app.getByRole('region', { name: 'Notifications' })
  const press = (name: string | RegExp) => app.getByRole('button', { name }).first().click()
  const menuitem = (name: string) => app.getByRole('menuitem', { name, exact: true })
  const chosen = (name: string) => app.getByRole('menuitemradio', { name, exact: true })
  const count = async () => Number(await rows.first().getAttribute('aria-setsize'))
  const expectGoodScreen = async () => {
    expect(await accessibilityFaults(app)).toEqual([])
    for (const size of [SMALL, LARGE]) {
      await app.setViewportSize(size)
      await expectToFit(app, `${size.width}`)
    }
  }

  await test.step('the list by desk', async () => {
    await expect.poll(count).toBe(5_001)
    await press('Ajouter un filtre')
    await menuitem('Rubrique').click()
    await app.keyboard.type('Mer')
    await app.keyboard.press('Enter')
    await expect(filters).toContainText('Mer')
    await expect.poll(count).toBe(1_000)
    await expect(rows.first()).toContainText('Mer')
    await expectGoodScreen()
  })

  await test.step('a search that is kept, and found again', async () => {
    await press(/^Prêts/)
    await expect.poll(count).toBe(200)
    await press('Recherches enregistrées')
    await menuitem('Enregistrer cette recherche…').click()
    await app.keyboard.type('Mer, à publier')
    await app.keyboard.press('Enter')
    await press('Retirer le filtre Rubrique Mer')
    await press(/^Tous/)
    await expect.poll(count).toBe(5_001)
    await press('Recherches enregistrées')
    await menuitem('Mer, à publier').click()
    await expect.poll(count).toBe(200)
  })

  await test.step('three texts, cut to fill a hole', async () => {
    await app.getByRole('button', { name: 'Marbre', exact: true }).click()
    const hole = app.getByLabel('Trou de')
    const proposals = app.getByRole('list', { name: 'Articles proposés' }).getByRole('listitem')
    // No three texts are as long as that: the nearest are a little longer or shorter.
    await hole.fill(String(HOLE))
    await expect(proposals.first()).toBeVisible()
    const three = proposals.filter({ has: app.locator('button:nth-of-type(3)'), hasText: 'à couper' }).first()
    await expect(three).toBeVisible()
    await expectGoodScreen()
    const names = await three
      .locator('button')
      .evaluateAll((buttons) =>
        buttons.slice(0, 3).map((button) => button.querySelector('[lang]')?.textContent ?? ''),
      )
    expect(new Set(names).size).toBe(3)
    const lengthOfThree = async () => {
      const items = await found(newsroom, 'status:ready')
      return items
        .filter(({ headline }) => names.includes(headline))
        .reduce((sum, { signs }) => sum + signs, 0)
    }
    expect(await lengthOfThree()).toBeGreaterThan(HOLE)
    for (const name of names) {
      await searchField.fill(`"${name}"`)
      await expect(rows).toHaveCount(1)
      await expect(rows.first()).toContainText(name)
      await list.focus()
      await app.keyboard.press('Enter')
      await expect(headlineOf(app)).toHaveText(name)
      const spare = app.getByRole('article').getByText(SPARE)
      await spare.click({ clickCount: 3 })
      await app.keyboard.press('Delete')
      await expect(spare).toHaveCount(0)
    }
    await expect.poll(lengthOfThree).toBeLessThanOrEqual(HOLE)
    await searchField.fill('')
  })

  await test.step('forty are published at once, and one of them is taken back', async () => {
    await press(/^Prêts/)
    await searchField.fill('')
    await expect.poll(count).toBe(200)
    await list.focus()
    await app.keyboard.press('Home')
    for (let row = 1; row < 40; row += 1) await app.keyboard.press('Shift+ArrowDown')
    await expect(bar).toContainText('40 articles')
    await bar.getByRole('button', { name: 'Statut' }).click()
    await chosen('Publié').click()
    await expect(notices).toContainText('40 articles passent à «\u00a0Publié\u00a0»')
    await expect.poll(async () => (await found(newsroom, 'status:published')).length).toBe(40)
    await press(/^Publiés/)
    await expect.poll(count).toBe(40)
    await list.focus()
    await app.keyboard.press('Home')
    await app.keyboard.press('Shift+F10')
    await menuitem('Statut').click()
    await chosen('Prêt').click()
    await expect.poll(async () => (await found(newsroom, 'status:published')).length).toBe(39)
    await press(/^Tous/)
    await press('Retirer le filtre Rubrique Mer')
    await expect.poll(count).toBe(5_001)
  })

  await test.step('a name is corrected in the whole library, and that is undone', async () => {
    await app.keyboard.press('Control+Shift+H')
    const dialog = app.getByRole('dialog', { name: 'Remplacer dans la bibliothèque' })
    await dialog.getByRole('textbox', { name: 'Rechercher', exact: true }).fill(MISTAKEN)
    await dialog.getByRole('textbox', { name: 'Remplacer par' }).fill(CORRECTED)
    await expect(dialog).toContainText(`dans ${WITH_MISTAKE} articles`, { timeout: 60_000 })
    await expectGoodScreen()
    await dialog.getByRole('button', { name: /^Tout remplacer/ }).click()
    await expect(dialog).toBeHidden({ timeout: 60_000 })
    await expect.poll(async () => (await found(newsroom, `"${CORRECTED}"`)).length).toBe(WITH_MISTAKE)
    expect(await found(newsroom, `"${MISTAKEN}"`)).toEqual([])
    const [first] = await found(newsroom, `"${CORRECTED}"`)
    const versions = await newsroom.listVersions({ id: first?.id ?? '' })
    expect(versions.ok && versions.value.map(({ reason }) => reason)).toContain('replace-all')
    await notices.getByRole('button', { name: 'Annuler' }).last().click()
    await expect.poll(async () => (await found(newsroom, `"${MISTAKEN}"`)).length).toBe(WITH_MISTAKE)
    expect(await found(newsroom, `"${CORRECTED}"`)).toEqual([])
  })
})
