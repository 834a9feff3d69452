import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  articleEditor,
  closePage,
  fakeNewsroom,
  lead,
  open,
  openPage,
  placeCursor,
  put,
  text,
  useToasts,
  usePage,
  useSession,
  view,
  written,
} from '../editor/openPage.tsx'
import { typeAtOnce } from '../render.ts'

const { useLayout } = await import('../../../src/renderer/src/state/layout.ts')
const { useDiagnostics } = await import('../../../src/renderer/src/editor/diagnostics/store.ts')

afterEach(async () => {
  await closePage()
  useLayout.setState({ inspectorTab: 'structure' })
  useToasts.setState({ toasts: [] })
})
const press = (keys: string) => userEvent.keyboard(keys)
const tab = (name: string) => page.getByRole('tab', { name }).click()
const side = () => document.querySelector('aside')?.textContent?.replaceAll('\u202f', ' ') ?? ''
const foot = () => document.querySelector('footer')?.textContent?.replaceAll('\u202f', ' ') ?? ''
const rows = () => [...document.querySelectorAll('aside ol button[data-row]')].map((row) => row.textContent)
const input = (name: string) =>
  page.getByRole('textbox', { name, exact: true }).or(page.getByRole('combobox', { name, exact: true }))
const offered = () => page.getByRole('listbox').getByRole('option')
const article = (id: string) => fakeNewsroom.articles.get(id)?.article
const saved = async (id: string) => {
  await useSession.getState().flush()
  return article(id)
}

const THREE = [
  { heading: '', body: 'Chapeau.' },
  { heading: 'Deux', body: 'Deuxième.' },
  { heading: 'Trois', body: 'Troisième.' },
]

describe('structure', () => {
  test('lists the sections with their live signs', async () => {
    await openPage({ sections: THREE })
    expect(rows()).toEqual(['1 · Sans intertitre8', '2 · Deux13', '3 · Trois15'])
    placeCursor('Deuxième.|')
    await press(' Encore.')
    await expect.poll(rows).toEqual(['1 · Sans intertitre8', '2 · Deux21', '3 · Trois15'])
    expect(document.querySelector('aside [aria-current] bdi')?.textContent).toBe('Deux')
  })

  test('no name of a tab is cut, with the highest count among them, whichever is chosen', async () => {
    await openPage({ sections: THREE })
    const { counts } = useDiagnostics.getState()
    const tabs = () => [...document.querySelectorAll('aside [role=tab]')]
    for (const inspectorTab of ['details', 'diagnostics', 'versions', 'structure'] as const) {
      useLayout.setState({ inspectorTab })
      useDiagnostics.setState({ counts: { ...counts, all: 250 } })
      await expect.poll(() => tabs().map(({ textContent }) => textContent)).toContain('Corrections 99+')
      for (const { scrollWidth, clientWidth } of tabs()) expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
    }
  })

  test('choosing a tab moves no other', async () => {
    await openPage({ sections: THREE })
    const places = () =>
      [...document.querySelectorAll('aside [role=tab]')].map((each) => each.getBoundingClientRect().left)
    const before = places()
    for (const inspectorTab of ['details', 'diagnostics', 'versions'] as const) {
      useLayout.setState({ inspectorTab })
      await expect
        .poll(() => document.querySelector('aside [aria-selected=true]')?.getAttribute('data-key'))
        .toBe(inspectorTab)
      expect(places()).toEqual(before)
    }
  })

  test('a count that comes moves no letter of a tab', async () => {
    await openPage({ sections: THREE })
    const { counts } = useDiagnostics.getState()
    const lefts = () =>
      [...document.querySelectorAll('aside [role=tab]')].map((tab) => {
        const range = document.createRange()
        range.setEnd(tab.firstChild ?? tab, 1)
        range.setStart(tab.firstChild ?? tab, 0)
        return range.getBoundingClientRect().left
      })
    const before = lefts()
    useDiagnostics.setState({ counts: { ...counts, all: 250 } })
    const labels = () => [...document.querySelectorAll('aside [role=tab]')].map((tab) => tab.textContent)
    await expect.poll(labels).toContain('Corrections 99+')
    expect(lefts()).toEqual(before)
  })

  test('names the city of an embargo, and leads to the details', async () => {
    await openPage({ embargo: '2030-12-11T06:00:00+01:00', embargoZone: 'Europe/Paris', sections: THREE })
    await expect.poll(side).toContain('11 décembre 2030 à 06:00 (Paris)')
    await page.getByRole('button', { name: 'Modifier la fiche' }).click()
    await expect.element(page.getByRole('tab', { name: 'Fiche' })).toHaveFocus()
  })

  test('of an article that may only be read offers nothing to change, and no empty fields on the page', async () => {
    fakeNewsroom.readOnly = true
    await openPage({ headline: 'Un titre', sections: THREE })
    expect(side()).not.toContain('▾')
    const empty = document.querySelector('main [data-field=standfirst]')
    expect(empty && getComputedStyle(empty).display).toBe('none')
    await page.getByRole('button', { name: 'Voir la fiche' }).click()
    await expect.element(input('Rubrique')).toBeVisible()
    expect(side()).not.toContain('Ajouter un auteur')
    fakeNewsroom.readOnly = false
  })

  test('leads to a section by click and by Enter', async () => {
    await openPage({ sections: THREE })
    await page.getByRole('button', { name: /· Trois/ }).click()
    const at = () => view().state.selection.$head.parent.textContent
    expect(at()).toBe('Trois')
    expect(view().hasFocus()).toBe(true)
    const first = document.querySelector<HTMLElement>('aside ol button[data-row]')
    first?.focus()
    await press('{ArrowDown}{Enter}')
    expect(at()).toBe('Deux')
  })

  test('moves a section by keyboard, the focus with it, and undoes it there', async () => {
    const id = await openPage({ sections: THREE })
    const last = document.querySelectorAll<HTMLElement>('aside ol button[data-row]')[2]
    last?.focus()
    await press('{Alt>}{ArrowUp}{/Alt}')
    expect(rows().map((row) => row?.slice(4))).toEqual(['Sans intertitre8', 'Trois15', 'Deux13'])
    expect(document.activeElement?.textContent).toBe('2 · Trois15')
    expect((await saved(id))?.sections[1]?.heading).toBe('Trois')
    await press('{Control>}z{/Control}')
    expect(rows().map((row) => row?.slice(4))).toEqual(['Sans intertitre8', 'Deux13', 'Trois15'])
  })

  test('moves a section by dragging, as one step of the article’s history', async () => {
    const id = await openPage({ sections: THREE })
    const [first, , third] = document.querySelectorAll('aside ol li')
    if (!first || !third) throw new Error('no rows')
    await userEvent.dragAndDrop(third, first, { targetPosition: { x: 20, y: 3 } })
    expect((await saved(id))?.sections.map(({ heading }) => heading)).toEqual(['Trois', '', 'Deux'])
    await press('{Control>}z{/Control}')
    expect((await saved(id))?.sections.map(({ heading }) => heading)).toEqual(['', 'Deux', 'Trois'])
  })

  test('tells the length against the plan', async () => {
    await openPage({ sections: lead('x'.repeat(2_212)), target: { amount: 2_000, unit: 'signs' } })
    expect(side()).toContain('2 212 / 2 000 signes · 1,5 feuillet')
    expect(side()).toContain('212 signes à couper')
    expect(page.getByRole('meter', { name: 'Calibrage', exact: true }).element()).toHaveAttribute(
      'data-over',
      'true',
    )
    articleEditor.setFields({ target: { amount: 2, unit: 'feuillets' } })
    await expect.poll(side).toContain('encore 0,5 feuillet')
    articleEditor.setFields({ target: null })
    await expect.poll(side).toContain('2 212 signes · 1,5 feuillet')
  })
})

describe('fields', () => {
  test('axe finds no fault in the details', async () => {
    await openPage({ sections: THREE })
    await tab('Fiche')
    await expect.element(input('Mots-clés')).toBeVisible()
    const { violations } = await axe.run('aside')
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`)).toEqual([])
  })

  test('are saved as they are typed', async () => {
    const id = await openPage({ headline: 'Le bac reprend', sections: lead('x') })
    await tab('Fiche')
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Statut' }), 'review')
    await input('Rubrique').fill('Transports')
    await input('Mots-clés').fill('bac, fleuve,  bac ,')
    await input('Date de publication').fill('10 novembre 2026')
    await input('Calibrage').fill('4 500,5')
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Unité du calibrage' }), 'words')
    await input('Note interne').fill('Appeler\nla mairie')
    await input('Rectificatif').fill('Une date a été corrigée.')
    expect(await saved(id)).toMatchObject({
      status: 'review',
      desk: 'Transports',
      keywords: ['bac', 'fleuve'],
      date: '2026-11-10',
      target: { amount: 4500.5, unit: 'words' },
      note: 'Appeler\nla mairie',
      correction: 'Une date a été corrigée.',
    })
  })

  test('a date is typed in words, and shown in them', async () => {
    const id = await openPage({ date: '2026-11-10', sections: lead('x') })
    await tab('Fiche')
    const date = input('Date de publication')
    await expect.element(date).toHaveValue('10 novembre 2026')
    await date.fill('1er mars 2027')
    expect((await saved(id))?.date).toBe('2027-03-01')
    await expect.poll(side).toContain('lundi 1er mars 2027')
    await date.fill('mardi 1er mars 2027')
    await expect.poll(side).toContain('la date est lundi 1er mars 2027')
    await date.fill('demain 18h')
    expect((await saved(id))?.date).toMatch(/T18:00:00[+-]\d\d:\d\d$/)
  })

  test('a date is chosen in a calendar by keys', async () => {
    const id = await openPage({ date: '2026-11-10', sections: lead('x') })
    await tab('Fiche')
    await page.getByRole('button', { name: 'Calendrier' }).first().click()
    await expect.element(page.getByRole('button', { name: 'mardi 10 novembre 2026' })).toHaveFocus()
    await press('{ArrowDown}{ArrowRight}{PageDown}')
    await expect.element(page.getByRole('button', { name: 'vendredi 18 décembre 2026' })).toHaveFocus()
    await press('{Enter}')
    expect((await saved(id))?.date).toBe('2026-12-18')
    await expect.element(input('Date de publication')).toHaveFocus()
    await page.getByRole('button', { name: 'Calendrier' }).first().click()
    await expect.element(page.getByRole('dialog', { name: 'Calendrier' })).toBeVisible()
    await press('{Escape}')
    await expect.element(page.getByRole('dialog', { name: 'Calendrier' })).not.toBeInTheDocument()
  })

  test('an embargo is typed, and keeps the time of its zone when the clocks change', async () => {
    const id = await openPage({ sections: lead('x') })
    await tab('Fiche')
    await input('Fuseau de l’embargo').fill('Paris')
    await input('Embargo').fill('24 octobre 2026')
    await expect.poll(side).toContain('Ajoutez l’heure')
    expect((await saved(id))?.embargo).toBe('')
    await input('Embargo').fill('24 octobre 2026 6h30')
    expect(await saved(id)).toMatchObject({
      embargo: '2026-10-24T06:30:00+02:00',
      embargoZone: 'Europe/Paris',
    })
    await input('Embargo').fill('26 octobre 2026 à 06:30')
    expect((await saved(id))?.embargo).toBe('2026-10-26T06:30:00+01:00')
    await expect.poll(side).toContain('lundi 26 octobre 2026 à 06:30 (UTC+1)')
    await input('Fuseau de l’embargo').fill('New York')
    expect(await saved(id)).toMatchObject({
      embargo: '2026-10-26T06:30:00-04:00',
      embargoZone: 'America/New_York',
    })
    await input('Embargo').fill('')
    expect((await saved(id))?.embargo).toBe('')
  })

  test('an embargo at a time that no clock shows is refused, and one that comes twice is the first', async () => {
    const id = await openPage({
      embargo: '2026-03-28T06:00:00+01:00',
      embargoZone: 'Europe/Paris',
      sections: lead('x'),
    })
    await tab('Fiche')
    await input('Embargo').fill('29 mars 2026 2h30')
    await expect.poll(side).toContain('à Paris, les horloges passent de 02:00 à 03:00')
    expect((await saved(id))?.embargo).toBe('2026-03-28T06:00:00+01:00')
    await input('Embargo').fill('25 octobre 2026 2h30')
    expect((await saved(id))?.embargo).toBe('2026-10-25T02:30:00+02:00')
    await expect.poll(side).toContain('la première est prise (UTC+2)')
    await page.getByRole('button', { name: 'Prendre la seconde (UTC+1)' }).click()
    expect((await saved(id))?.embargo).toBe('2026-10-25T02:30:00+01:00')
    await expect.poll(side).toContain('la seconde est prise (UTC+1)')
  })

  test('an embargo of a fixed offset keeps it', async () => {
    const id = await openPage({ embargo: '2026-10-24T06:00:00+05:30', sections: lead('x') })
    await tab('Fiche')
    await expect.element(input('Fuseau de l’embargo')).toHaveValue('UTC+5:30')
    await input('Embargo').fill('25 octobre 2026 7h')
    expect(await saved(id)).toMatchObject({ embargo: '2026-10-25T07:00:00+05:30', embargoZone: '' })
  })

  test('a language is chosen by its name', async () => {
    const id = await openPage({ language: 'fr', sections: lead('x') })
    await tab('Fiche')
    await expect.element(input('Langue')).toHaveValue('Français')
    await input('Langue').fill('alle')
    await page.getByRole('option', { name: 'Allemand', exact: true }).click()
    expect((await saved(id))?.language).toBe('de')
    await input('Langue').fill('anglais britannique')
    expect((await saved(id))?.language).toBe('en-GB')
  })

  test('a field offers what the library’s articles have, by keys', async () => {
    fakeNewsroom.fieldValues = {
      desk: [
        { value: 'Politique', articles: 12 },
        { value: 'Transports', articles: 4 },
        { value: 'Culture', articles: 2 },
      ],
      keywords: [
        { value: 'fleuve', articles: 3 },
        { value: 'bac', articles: 1 },
      ],
    }
    const id = await openPage({ keywords: ['bac'], sections: lead('x') })
    await tab('Fiche')
    await input('Rubrique').click()
    await expect.element(offered().first()).toHaveTextContent('Politique12')
    expect((await axe.run('[role=listbox]')).violations.map(({ id }) => id)).toEqual([])
    await press('t')
    await expect.poll(() => offered().all().length).toBe(3)
    await expect.element(offered().first()).toHaveTextContent('Transports4')
    await press('{ArrowDown}{Enter}')
    await expect.element(input('Rubrique')).toHaveValue('Transports')
    expect((await saved(id))?.desk).toBe('Transports')
    await press('{Control>}z{/Control}')
    await expect.element(input('Rubrique')).not.toHaveValue('Transports')
    await input('Mots-clés').fill('bac, fl')
    await page.getByRole('option', { name: 'fleuve' }).click()
    await expect.element(input('Mots-clés')).toHaveValue('bac, fleuve')
    expect((await saved(id))?.keywords).toEqual(['bac', 'fleuve'])
  })

  test.each([
    { name: 'Date de publication', bad: '31 février 2026', field: 'date', kept: '2026-11-10' },
    { name: 'Langue', bad: 'frrrrrrançais!', field: 'language', kept: 'fr' },
    { name: 'Adresse de la page (slug)', bad: 'Pas Propre', field: 'slug', kept: 'propre' },
    { name: 'Calibrage', bad: 'beaucoup', field: 'target', kept: { amount: 10, unit: 'signs' } },
  ] as const)('$name: what means nothing is said, kept and not saved', async ({ name, bad, field, kept }) => {
    const id = await openPage({
      language: 'fr',
      date: '2026-11-10',
      slug: 'propre',
      target: { amount: 10, unit: 'signs' },
      sections: lead('x'),
    })
    await tab('Fiche')
    const control = page.getByLabelText(name, { exact: true })
    await control.fill(bad)
    await expect.element(control).toHaveAttribute('aria-invalid', 'true')
    expect(document.querySelector('aside [role=alert]')?.textContent).not.toBe('')
    await press('{Tab}')
    await expect.element(control).toHaveValue(bad)
    expect((await saved(id))?.[field]).toEqual(kept)
  })

  test('the slug follows the headline until it is changed, and can go back to it', async () => {
    const id = await openPage({ headline: 'Le bac', sections: lead('x') })
    await tab('Fiche')
    const slug = input('Adresse de la page (slug)')
    await expect.element(slug).toHaveValue('le-bac')
    articleEditor.setFields({ headline: 'Le bac reprend' })
    await expect.element(slug).toHaveValue('le-bac-reprend')
    await slug.fill('le-fleuve')
    expect((await saved(id))?.slug).toBe('le-fleuve')
    await page.getByRole('button', { name: /Utiliser.*le-bac-reprend/ }).click()
    await expect.element(slug).toHaveValue('le-bac-reprend')
    expect((await saved(id))?.slug).toBe('')
  })

  test('signatures are added, filled in and removed', async () => {
    const id = await openPage({ byline: [{ name: 'Ana', role: 'envoyée' }], sections: lead('x') })
    await tab('Fiche')
    await page.getByRole('button', { name: 'Ajouter un auteur' }).click()
    await input('Nom').nth(1).fill('Noé')
    await input('Lien').nth(1).fill('javascript:alert(1)')
    expect((await saved(id))?.byline).toEqual([{ name: 'Ana', role: 'envoyée' }, { name: 'Noé' }])
    await input('Lien').nth(1).fill('https://example.org/noe')
    await page.getByRole('button', { name: 'Retirer Ana' }).click()
    expect((await saved(id))?.byline).toEqual([{ name: 'Noé', url: 'https://example.org/noe' }])
  })

  test('tell where an article was imported from', async () => {
    const id = put({ sections: lead('x') })
    const opened = fakeNewsroom.articles.get(id)
    if (!opened) throw new Error('no article')
    const source = {
      fileName: 'bac.txt',
      encoding: 'windows-1252',
      sha256: 'a'.repeat(64),
      importedAt: '2026-11-09T08:00:00Z',
    }
    fakeNewsroom.articles.set(id, { ...opened, article: { ...opened.article, source } })
    await openPage({ sections: lead('y') })
    await open(id)
    await tab('Fiche')
    expect(side()).toContain('bac.txt')
    expect(side()).toContain('Windows-1252')
    expect(side()).toContain('Encodage')
  })

  test('show what the front matter of the file says besides', async () => {
    const id = put({ sections: lead('x') })
    const opened = fakeNewsroom.articles.get(id)
    if (!opened) throw new Error('no article')
    const frontMatter = { layout: 'post', weight: 10, params: { theme: 'clair' }, list: ['un', { a: 1 }] }
    const source = {
      fileName: 'bac.md',
      encoding: 'utf-8',
      sha256: 'a',
      importedAt: '2026-11-09T08:00:00Z',
      frontMatter,
    }
    fakeNewsroom.articles.set(id, { ...opened, article: { ...opened.article, source } })
    await openPage({ sections: lead('y') })
    await open(id)
    await tab('Fiche')
    for (const shown of ['layout', 'post', 'weight', '10', 'params.theme', 'clair', 'un, {"a":1}'])
      expect(side()).toContain(shown)
  })

  test('tell of no encoding where the file was not text', async () => {
    const id = put({ sections: lead('x') })
    const opened = fakeNewsroom.articles.get(id)
    if (!opened) throw new Error('no article')
    const source = { fileName: 'bac.bin', encoding: '', sha256: 'a', importedAt: '2026-11-09T08:00:00Z' }
    fakeNewsroom.articles.set(id, { ...opened, article: { ...opened.article, source } })
    await openPage({ sections: lead('y') })
    await open(id)
    await tab('Fiche')
    expect(side()).toContain('bac.bin')
    expect(side()).not.toContain('Encodage')
  })
})

describe('status bar', () => {
  test('counts, names the language, and says that the text is saved', async () => {
    await openPage({ sections: lead('L’accord tient. Oui\u202f!') })
    expect(foot()).toMatch(/^21 signes0 feuillet3 motsStatut Brouillon.*Français.*Enregistré/)
  })

  test('sets the target length over itself, and gives the focus back', async () => {
    const id = await openPage({ sections: lead('L’accord tient. Oui\u202f!') })
    await page.getByRole('button', { name: /21 signes/ }).click()
    await expect.element(input('Calibrage')).toHaveFocus()
    await input('Calibrage').fill('15')
    expect((await saved(id))?.target).toEqual({ amount: 15, unit: 'signs' })
    await press('{Enter}')
    await expect.poll(foot).toContain('6 signes à couper')
    await expect.element(page.getByRole('button', { name: /21 \/ 15 signes/ })).toHaveFocus()
    expect(page.getByRole('dialog', { name: 'Fixer le calibrage' }).query()).toBeNull()
    placeCursor('tient.|')
    useLayout.setState({ isTargetOpen: true })
    await expect.element(input('Calibrage')).toHaveFocus()
    await press('{Enter}')
    expect(view().hasFocus()).toBe(true)
  })

  test('says what keeps the text from disk, and tries again when asked', async () => {
    const id = await openPage({ sections: lead('Un.') })
    fakeNewsroom.failing = { code: 'disk-full', detail: {} }
    placeCursor('Un.|')
    await press(' Deux.')
    await expect.poll(foot).toContain('Non enregistré. Le disque est plein')
    expect(document.querySelector('footer [role=status]')?.textContent).toContain('Le disque est plein')
    // One sentence is shown, all of them are told.
    const shown = document.querySelector('[data-saved-state=failed]')
    expect(shown?.textContent).toMatch(/^Non enregistré\. [^.]+\.$/)
    expect(shown?.getAttribute('title')).toMatch(/^Non enregistré\. [^.]+\. ./)
    const retry = [...document.querySelectorAll<HTMLElement>('footer button')].find(
      ({ textContent }) => textContent === 'Réessayer',
    )
    expect(retry).toBeDefined()
    // In one task: saving tries again by itself after a while, and the button goes with that.
    fakeNewsroom.failing = null
    retry?.click()
    await expect.poll(foot).not.toContain('Non enregistré')
    expect(article(id)?.sections[0]?.body).toBe('Un. Deux.')
  })

  test('does not speak at every save', async () => {
    await openPage({ sections: lead('Un.') })
    placeCursor('Un.|')
    await press(' Deux.')
    await useSession.getState().flush()
    expect(document.querySelector('footer [role=status]')?.textContent).toBe('')
  })
})

describe('undo', () => {
  const UNDO = '{Control>}z{/Control}'

  test('in a field is its own while one types there, and the article’s once it is left: one step', async () => {
    const id = await openPage({ desk: 'Mer', sections: lead('Un.') })
    placeCursor('Un.|')
    await typeAtOnce(' Deux.')
    await tab('Fiche')
    await input('Rubrique').click()
    await press('{End}')
    await typeAtOnce(' et ports')
    await expect.poll(() => article(id)?.desk).toBe('Mer et ports')
    expect(usePage.getState().canUndo).toBe(true)
    await press(UNDO)
    await expect.element(input('Rubrique')).not.toHaveValue('Mer et ports')
    expect(written()?.sections).toEqual(lead('Un. Deux.'))
    await press('{Control>}{Shift>}z{/Shift}{/Control}')
    await expect.element(input('Rubrique')).toHaveValue('Mer et ports')
    await press('{Tab}')
    await page.getByRole('tab', { name: 'Structure' }).click()
    await press(UNDO)
    expect(written()).toMatchObject({ desk: 'Mer', sections: lead('Un. Deux.') })
    await press(UNDO)
    expect(written()).toMatchObject({ desk: 'Mer', sections: lead('Un.') })
    await press('{Control>}y{/Control}')
    await press('{Control>}y{/Control}')
    expect(written()).toMatchObject({ desk: 'Mer et ports', sections: lead('Un. Deux.') })
  })

  test('in a field that was kept by Enter is the article’s, and the field follows', async () => {
    await openPage({ keywords: ['mer'], desk: 'Mer', date: '2026-11-10', sections: lead('Un.') })
    await tab('Fiche')
    await input('Date de publication').fill('11 novembre 2026')
    await press('{Enter}')
    expect(written()?.date).toBe('2026-11-11')
    await press(UNDO)
    expect(written()?.date).toBe('2026-11-10')
    await expect.element(input('Date de publication')).toHaveValue('10 novembre 2026')
    await expect.element(input('Date de publication')).toHaveFocus()
  })

  test('takes back what a button or a choice did, which is told', async () => {
    await openPage({ byline: [{ name: 'Ana' }], sections: lead('Un.') })
    await tab('Fiche')
    await page.getByRole('button', { name: 'Retirer Ana' }).click()
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Statut' }), 'review')
    await expect.poll(() => useToasts.getState().toasts.at(-1)?.action).toBeDefined()
    expect(written()).toMatchObject({ byline: [], status: 'review' })
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    expect(written()).toMatchObject({ byline: [], status: 'draft' })
    await press(UNDO)
    expect(written()).toMatchObject({ byline: [{ name: 'Ana' }], status: 'draft' })
  })

  test('takes back a section that the panel removed, wherever the focus is, and the notice goes', async () => {
    await openPage({ sections: THREE })
    // The row lies over the next one, which would cut the ring of the focus off.
    const actions = page.getByRole('button', { name: 'Actions sur la section Deux' })
    const layerOf = () => getComputedStyle(actions.element().closest('li') ?? document.body).zIndex
    expect(layerOf()).toBe('auto')
    actions.element().focus()
    expect(layerOf()).toBe('1')
    await page.getByRole('button', { name: 'Actions sur la section Deux' }).click()
    await page.getByRole('menuitem', { name: 'Supprimer la section' }).click()
    await expect.poll(() => useToasts.getState().toasts).toHaveLength(1)
    expect(text()).not.toContain('Deuxième')
    await expect.poll(() => document.activeElement).not.toBe(document.body)
    await press(UNDO)
    expect(text()).toContain('Deux\nDeuxième.')
    expect(useToasts.getState().toasts).toHaveLength(0)
  })
})

test('a letter on the page draws nothing in the panel until one pauses', async () => {
  await openPage({ sections: THREE })
  placeCursor('Deuxième.|')
  let changes = 0
  const observer = new MutationObserver((records) => {
    changes += records.length
  })
  observer.observe(document.querySelector('aside') ?? document.body, {
    childList: true,
    characterData: true,
    subtree: true,
  })
  // In one task, because keys that wait for each other on a busy machine are pauses.
  for (const letter of 'abcdef') document.execCommand('insertText', false, letter)
  expect(changes + observer.takeRecords().length).toBe(0)
  await expect.poll(rows).toContain('2 · Deux19')
  observer.disconnect()
})

test('with 200 sections the list shows the one that one writes in', async () => {
  const many = Array.from({ length: 200 }, (_, at) => ({ heading: `Partie ${at + 1}`, body: 'Mot.' }))
  await openPage({ sections: many })
  articleEditor.goToSection(150)
  const row = () => document.querySelector('aside [aria-current]')
  await expect.poll(() => row()?.textContent).toContain('Partie 151')
  const box = () => row()?.getBoundingClientRect()
  await expect.poll(() => (box()?.bottom ?? 0) <= 873 && (box()?.top ?? 0) > 0).toBe(true)
})
