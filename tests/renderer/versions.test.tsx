import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Article } from '../../src/core/article/index.ts'
import { article, memoryLibrary, type MemoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'
import { typeAtOnce } from './render.ts'

const { articleEditor } = await import('../../src/renderer/src/editor/articleEditor.ts')
const { useSession } = await import('../../src/renderer/src/saving/session.ts')
const { useComparison } = await import('../../src/renderer/src/state/comparison.ts')

const TODAY: Partial<Article> = {
  headline: 'Le bac rouvre',
  desk: 'Mer',
  status: 'review',
  slug: 'bac-rouvre',
  revision: 3,
  sections: [
    { heading: '', body: 'La ville assure que tout est prévu. Le devis court.' },
    { heading: 'Le quai', body: 'Les bateaux attendent.\n\nOn repeint les bollards.' },
  ],
}
const OLDER: Partial<Article> = {
  ...TODAY,
  headline: 'Le bac fermé',
  desk: 'Ville',
  revision: 1,
  sections: [
    { heading: '', body: 'La ville assure que c’est prévu. Le devis court.' },
    { heading: 'Le vieux quai', body: 'Les bateaux attendent.' },
  ],
}

/** A library with one article, its present text and an older version of it, kept two days before. */
function withVersions(): { library: MemoryLibrary; today: Article; older: Article } {
  const today = article(TODAY)
  const { id } = today
  const at = new Date(Date.now() - 2 * 86_400_000).toISOString()
  const older = { ...today, ...OLDER, id, updatedAt: at }
  const library = memoryLibrary([today])
  library.versions.push({
    id: `1-${at.replaceAll(':', '-')}`,
    article: older,
    kept: { keptAt: at, reason: 'named', by: 'Inès Karam', name: 'avant relecture' },
  })
  return { library, today, older }
}

const list = page.getByRole('listbox', { name: 'Versions de l’article' })
const compared = page.getByRole('region', { name: 'Comparaison' })
const saved = (library: MemoryLibrary, { id }: Article) => library.articles.get(id)

async function openVersions(library: MemoryLibrary, size?: [number, number]): Promise<void> {
  await openWindow(library, size)
  // In a narrow window the column is shown by the command.
  if (!size) await expect.element(page.getByRole('tab', { name: 'Versions' })).toBeVisible()
  runCommand('show-versions')
  await expect.element(page.getByRole('tab', { name: 'Versions' })).toHaveFocus()
}

async function compare(library: MemoryLibrary, size?: [number, number]): Promise<void> {
  await openVersions(library, size)
  await list.getByText('avant relecture').click()
  await expect.element(compared).toBeVisible()
}

const textOf = (selector: string) =>
  [...document.querySelectorAll(`[data-comparison] ${selector}`)].map(({ textContent }) => textContent)

test('versions are listed by day with what each did, and one is kept by name without losing the caret', async () => {
  const { library } = withVersions()
  await openVersions(library)
  await expect.element(list.getByText('avant relecture')).toBeVisible()
  await expect.element(list.getByText('nommée par Inès Karam')).toBeVisible()
  // The status bar counts the text alone.
  const counted = list.getByTitle(/^\d+ mots en plus \(titraille, légendes et notes comprises\)$/)
  await expect.element(counted).toMatchTextContent(/^\+\d+$/)
  articleEditor.selectField('headline', 3, 6)
  const before = articleEditor.state?.selection.toJSON()
  runCommand('keep-version')
  await userEvent.keyboard('version du soir{Enter}')
  await expect.element(page.getByText('Version « version du soir » conservée')).toBeVisible()
  await expect.element(list.getByText('version du soir')).toBeVisible()
  expect(articleEditor.view?.hasFocus()).toBe(true)
  expect(articleEditor.state?.selection.toJSON()).toEqual(before)
  expect(library.versions.at(-1)?.kept).toMatchObject({ reason: 'named', name: 'version du soir' })
  runCommand('keep-version')
  await expect.element(page.getByRole('dialog').getByRole('textbox')).toHaveFocus()
  const leftOf = (selector: string) =>
    document.querySelector(`[role=dialog] ${selector}`)?.getBoundingClientRect().left
  expect(leftOf('input')).toBe(leftOf('h2'))
})

test('what is listed stays that of the article on the page, where a name is given to one of another', async () => {
  const { library } = withVersions()
  const other = article({ headline: 'La halle', updatedAt: '2020-01-01T00:00:00.000Z' })
  library.articles.set(other.id, other)
  const { nameVersion } = library.newsroom
  const answered = Promise.withResolvers<void>()
  library.newsroom.nameVersion = async (input) => {
    const answer = await nameVersion(input)
    await answered.promise
    return answer
  }
  await openVersions(library)
  const { nameVersion: rename } = await import('../../src/renderer/src/commands/versions.ts')
  const { useVersions } = await import('../../src/renderer/src/state/versions.ts')
  await expect.element(list.getByText('avant relecture')).toBeVisible()
  const named = rename(library.versions[0]?.id ?? '', 'la bonne')
  await useSession.getState().open(other.id)
  await expect.poll(() => useVersions.getState().article).toBe(other.id)
  answered.resolve()
  expect(await named).toBeNull()
  expect(useVersions.getState().article).toBe(other.id)
})

test('a version is compared with the page in its own look, change by change, by keyboard alone', async () => {
  const { library } = withVersions()
  await openVersions(library)
  await userEvent.keyboard('{Tab}{Tab}{Enter}')
  await expect.element(compared).toBeVisible()
  await expect.element(compared.getByText(/Comparé avec .*«\s?avant relecture/)).toBeVisible()
  expect(textOf('h1 del')).toEqual(['fermé'])
  expect(textOf('h1 ins')).toEqual(['rouvre'])
  expect(textOf('p del')).toEqual(['c’est'])
  expect(textOf('p ins')).toEqual(['tout est'])
  expect(textOf('dd del')).toEqual(['Ville'])
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  await expect.element(compared.getByText('1 sur 5')).toBeVisible()
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
  await expect.element(compared.getByText('5 sur 5')).toBeVisible()
  // A passage that lies under the mouse shows such a button too.
  await expect.poll(() => document.activeElement?.textContent).toBe('Reprendre l’ancien passage')
  await userEvent.keyboard('{Escape}')
  await expect.element(compared).not.toBeInTheDocument()
  await expect.poll(() => articleEditor.view?.hasFocus()).toBe(true)
})

test('a picture without alt text is told as one in a comparison, not by the name of its file', async () => {
  const { library, today } = withVersions()
  const src = `media/${'1'.repeat(64)}.png`
  const sections = [{ heading: '', body: `La ville assure que tout est prévu.\n\n![](${src})` }]
  library.articles.set(today.id, { ...today, sections })
  await compare(library, [800, 600])
  await expect.element(compared.getByRole('img', { name: 'Image sans texte alternatif' })).toBeVisible()
  expect(compared.element().textContent).not.toContain('media/')
})

test('a space that became another one, and a line end that came, can be seen in a comparison', async () => {
  const { library, today, older } = withVersions()
  const body = 'Le devis\u202f: court.\n\n- le bac\n- la cale\n- le quai\n\nUne ligne,\\\nune autre.'
  library.articles.set(today.id, { ...today, sections: [{ heading: '', body }] })
  const before = 'Le devis : court.\n\n- le bac\n- le quai\n\nUne ligne,une autre.'
  const version = { ...older, sections: [{ heading: '', body: before }] }
  library.versions.splice(0, 1, ...library.versions.map((each) => ({ ...each, article: version })))
  await compare(library, [1024, 700])
  const [narrow] = compared.element().querySelectorAll('p ins span')
  expect(narrow?.textContent).toBe('\u202f')
  expect(getComputedStyle(narrow ?? document.body).borderBottomStyle).toBe('solid')
  expect(textOf('p ins')).toContain('↵')
  const [first, added, last] = compared.element().querySelectorAll('li')
  const topOf = (item: Element | undefined) => item?.getBoundingClientRect().top ?? 0
  expect(topOf(last) - topOf(added)).toBeLessThan(topOf(added) - topOf(first) + 4)
})

test('a passage is taken back into the text of today, kept before, and undone as one step', async () => {
  const { library, today } = withVersions()
  await compare(library)
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}{Alt>}{ArrowDown}{/Alt}{Alt>}{ArrowDown}{/Alt}{Enter}')
  await expect.element(page.getByText('Ancien passage repris')).toBeVisible()
  await expect.element(compared.getByText('3 sur 4')).toBeVisible()
  expect(textOf('p del')).toEqual([])
  await expect
    .poll(() => saved(library, today)?.sections[0]?.body)
    .toBe('La ville assure que c’est prévu. Le devis court.')
  expect(library.versions.at(-1)).toMatchObject({
    kept: { reason: 'restore' },
    article: { sections: TODAY.sections },
  })
  runCommand('undo')
  await expect.poll(() => saved(library, today)?.sections).toEqual(TODAY.sections)
  await expect.poll(() => textOf('p del')).toEqual(['c’est'])
})

test('texts that are compared run as their language does, and what is said of them as the window does', async () => {
  const { library, today } = withVersions()
  library.articles.set(today.id, { ...today, language: 'ar', headline: 'الميناء' })
  await compare(library)
  const directionOf = (selector: string) => {
    const found = document.querySelector(`[data-comparison] ${selector}`)
    return found && getComputedStyle(found).direction
  }
  expect(['h1', 'h2', '[role=status]'].map(directionOf)).toEqual(['rtl', 'rtl', 'ltr'])
})

test('a section is restored by the button of its heading, and a version whole by the banner', async () => {
  const { library, today, older } = withVersions()
  await compare(library)
  const heading = compared.getByRole('heading', { name: /quai/ })
  await heading.hover()
  await heading.getByRole('button', { name: 'Restaurer cette section' }).click()
  await expect.poll(() => saved(library, today)?.sections[1]).toEqual(OLDER.sections?.[1])
  expect(saved(library, today)?.headline).toBe('Le bac rouvre')
  await compared.getByRole('button', { name: 'Restaurer cette version' }).click()
  await expect.element(compared).not.toBeInTheDocument()
  await expect
    .poll(() => saved(library, today))
    .toMatchObject({ headline: older.headline, desk: older.desk, sections: older.sections })
  expect(useSession.getState().content).toMatchObject({ sections: older.sections, slug: older.slug })
  await expect.element(page.getByText(/^Version restaurée\u00a0: /)).toBeVisible()
  runCommand('undo')
  await expect.poll(() => saved(library, today)?.headline).toBe('Le bac rouvre')
})

test('a save of another window is compared quietly; the page keeps its place, its caret and its undo', async () => {
  const { library, today } = withVersions()
  await openVersions(library)
  articleEditor.selectField('headline')
  await userEvent.keyboard('{End}')
  await typeAtOnce(' enfin')
  await useSession.getState().flush()
  const selection = articleEditor.state?.selection.toJSON()
  await list.getByText('avant relecture').click()
  await expect.element(compared).toBeVisible()
  const now = saved(library, today)
  const base = { revision: now?.revision ?? 0, fingerprint: `${today.id} ${now?.revision}` }
  const open = useSession.getState().content
  if (!open) throw new Error('no text')
  const content = { ...open, desk: 'Ports' }
  await library.newsroom.saveArticle({ id: today.id, base, content })
  await expect.poll(() => textOf('dd ins')).toEqual(['Ports'])
  useComparison.getState().close()
  expect(articleEditor.state?.selection.toJSON()).toEqual(selection)
  runCommand('undo')
  await expect.poll(() => useSession.getState().content?.headline).toBe('Le bac rouvre')
})

test('two versions are compared with each other, and one becomes an article of its own', async () => {
  const { library, today, older } = withVersions()
  const ofPublication = {
    embargo: '2026-11-10T06:00:00+01:00',
    embargoZone: 'Europe/Paris',
    correction: 'Le bac part à 8 h.',
  }
  Object.assign(older, ofPublication)
  const later = { ...today, revision: 2, headline: 'Le bac bientôt', updatedAt: new Date().toISOString() }
  library.versions.push({
    id: `2-${later.updatedAt.replaceAll(':', '-')}`,
    article: later,
    kept: { keptAt: later.updatedAt, reason: 'fix-all', count: 15, by: '', name: '' },
  })
  await openVersions(library)
  await expect.element(list.getByText('avant « Tout corriger » (15)')).toBeVisible()
  await list.getByText('avant relecture').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Comparer à une autre version…' }).click()
  await expect.element(page.getByText(/Choisissez la version/)).toBeVisible()
  await list.getByText(/Tout corriger/).click()
  await expect.poll(() => textOf('h1 ins')).toEqual(['bientôt'])
  await expect
    .element(compared.getByRole('button', { name: 'Restaurer cette version' }))
    .not.toBeInTheDocument()
  await list.getByText('avant relecture').click()
  await userEvent.keyboard('{Shift>}{F10}{/Shift}{End}{Enter}')
  await expect.element(page.getByLabelText('Nom (facultatif)')).toHaveValue('avant relecture')
  await userEvent.keyboard('{Escape}')
  await expect.element(compared).toBeVisible()
  await userEvent.keyboard('{Shift>}{F10}{/Shift}{End}{Enter}premier jet{Enter}')
  await expect.element(list.getByText('premier jet')).toBeVisible()
  await expect.element(list).toHaveFocus()
  await userEvent.keyboard('{Shift>}{F10}{/Shift}{End}{ArrowUp}{Enter}')
  await expect.poll(() => useSession.getState().content?.headline).toBe('Le bac fermé')
  const left = { slug: '', embargo: '', embargoZone: '', correction: '' }
  expect(useSession.getState().content).toMatchObject({ ...left, status: 'draft', desk: 'Ville' })
  expect(library.articles.size).toBe(2)
})

test('no versions, those that cannot be read, and two hundred of them', async () => {
  const { library, older } = withVersions()
  library.versions.length = 0
  await openVersions(library)
  await expect.element(page.getByText('Pas encore de version')).toBeVisible()
  const { listVersions } = library.newsroom
  library.newsroom.listVersions = async () => ({ ok: false, failure: { code: 'disk-full', detail: {} } })
  library.announce({ type: 'library-changed' })
  await expect.element(page.getByText(/Le disque est plein/)).toBeVisible()
  library.newsroom.listVersions = listVersions
  for (let revision = 1; revision <= 200; revision += 1) {
    const at = new Date(Date.UTC(2026, 0, revision)).toISOString()
    library.versions.push({
      id: `${revision}-${at.replaceAll(':', '-')}`,
      article: { ...older, revision, updatedAt: at },
      kept: { keptAt: at, reason: 'writing', by: '', name: '' },
    })
  }
  await page.getByRole('tabpanel').getByRole('button', { name: 'Réessayer' }).click()
  await expect.element(list.getByRole('option').first()).toHaveAttribute('aria-setsize', '201')
  expect(list.getByRole('option').elements().length).toBeLessThan(60)
})

test('the banner of a comparison has its steps and its buttons in one line in a narrow window', async () => {
  await compare(withVersions().library, [800, 600])
  const names = ['Modification suivante', 'Restaurer cette version', 'Fermer']
  const boxes = names.map((name) =>
    compared.getByRole('button', { name, exact: true }).element().getBoundingClientRect(),
  )
  const middles = boxes.map(({ top, bottom }) => Math.round((top + bottom) / 2))
  expect(new Set(middles).size).toBe(1)
})

test('in a narrow window the column over the page makes room for what it was asked for', async () => {
  const { library } = withVersions()
  await compare(library, [800, 600])
  await expect.poll(() => compared.element().contains(document.activeElement)).toBe(true)
  await expect.element(list).not.toBeInTheDocument()
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  await expect.element(compared.getByText('1 sur 5')).toBeVisible()
})

test.for(['light', 'dark'] as const)('the tab and the comparison are accessible (%s)', async (theme) => {
  const { library } = withVersions()
  await compare(library)
  document.documentElement.dataset.theme = theme
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  for (const animation of document.getAnimations()) animation.finish()
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`)).toEqual([])
})
