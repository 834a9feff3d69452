import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { articleEditor, closePage, lead, openPage, placeCursor, select, view, written } from './openPage.tsx'

afterEach(closePage)
afterEach(() => {
  delete document.documentElement.dataset.theme
})

const FULL_ARTICLE = `Le devis[^1] dit [le compte rendu](https://example.org/a), en m<sup>2</sup>, **gras**, *italique*, \`code\`.

### Un intertitre mineur

- Dix-neuf stations
  - dont trois souterraines
- Une rame

9. Neuf
10. Dix

- [x] Relire le chapô
- [ ] Appeler la métropole

> On nous avait promis le contraire.
>
> — Une riveraine

| Tronçon | Prévu |
| --- | ---: |
| Gare – Halles | 1 200 000 € |

---

\`\`\`csv
arret;heure
\`\`\`

![Deux ouvriers soudent un rail](https://example.org/rail.png) dans la ligne.

[^1]: Annexe B, page 12.`

const open = () =>
  openPage({
    kicker: 'Transports',
    headline: 'Le tramway arrive',
    subhead: 'Un sous-titre',
    standfirst: 'La ligne C ouvrira.',
    byline: [{ name: 'Inès Karam' }],
    sections: [{ heading: 'Qui paie les pavés ?', body: FULL_ARTICLE }],
  })

/** The violations that axe finds on the page, with their elements. */
async function findings(): Promise<string[]> {
  // During a transition axe would measure intermediate colours.
  await expect.poll(() => document.getAnimations()).toEqual([])
  const { violations } = await axe.run(document.querySelector('main') ?? document, {
    rules: { region: { enabled: false } },
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  )
}

describe('the page with everything on it', () => {
  test.each(['light', 'dark'])('has nothing that axe finds (%s)', async (theme) => {
    await open()
    document.documentElement.dataset.theme = theme
    expect(await findings()).toEqual([])
    placeCursor('com|pte')
    await expect.element(page.getByRole('group', { name: 'Lien' })).toBeVisible()
    expect(await findings()).toEqual([])
    placeCursor('devis|')
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(page.getByRole('group', { name: 'Note\u00a01' })).toBeVisible()
    expect(await findings()).toEqual([])
    select('|Une rame', 'Une rame|')
    await expect.element(page.getByRole('toolbar', { name: 'Mise en forme de la sélection' })).toBeVisible()
    expect(await findings()).toEqual([])
  })

  test('is read as what it is', async () => {
    await open()
    const headings = [...view().dom.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    expect(headings.map(({ tagName }) => tagName)).toEqual(['H1', 'H2', 'H3'])
    await expect.element(page.getByRole('textbox', { name: 'Texte de l’article' })).toBeVisible()
    await expect.element(page.getByRole('checkbox', { name: 'Relire le chapô' })).toBeChecked()
    const note = view().dom.querySelector('[role=doc-noteref]')
    expect(note?.getAttribute('aria-label')).toBe('Note\u00a01\u00a0: Annexe B, page 12.')
    await expect.element(page.getByRole('columnheader', { name: 'Prévu' })).toBeVisible()
  })

  test('fits a narrow page: nothing reaches beyond it', async () => {
    await open()
    await page.viewport(360, 640)
    const root = document.querySelector('main')?.parentElement
    if (root) root.style.gridTemplate = '"page" 1fr / 1fr'
    placeCursor('com|pte')
    const card = page.getByRole('group', { name: 'Lien' })
    await expect.element(card).toBeVisible()
    const inSight = (element: Element) => {
      const { left, right } = element.getBoundingClientRect()
      return left >= 0 && right <= 360
    }
    await expect.poll(() => inSight(card.element())).toBe(true)
    for (const tool of document.querySelectorAll('[data-tool]')) expect(inSight(tool)).toBe(true)
    const scroller = document.querySelector('[data-page]')
    expect(scroller?.scrollWidth).toBe(scroller?.clientWidth)
  })
})

describe('an item with a box', () => {
  test('is ticked by a click, in one step, and the caret stays', async () => {
    await openPage({ sections: lead('- [ ] Relire\n- [ ] Appeler') })
    placeCursor('Relire|')
    const { from } = view().state.selection
    await page.getByRole('checkbox', { name: 'Appeler' }).click()
    expect(written()?.sections[0]?.body).toBe('- [ ] Relire\n- [x] Appeler')
    expect(view().state.selection.from).toBe(from)
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(written()?.sections[0]?.body).toBe('- [x] Relire\n- [x] Appeler')
    articleEditor.undo()
    articleEditor.undo()
    expect(written()?.sections[0]?.body).toBe('- [ ] Relire\n- [ ] Appeler')
  })
})
