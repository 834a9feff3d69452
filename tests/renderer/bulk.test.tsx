import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { failed } from '../../src/core/failure.ts'
import { article, holdAnswers, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'

const { articleEditor } = await import('../../src/renderer/src/editor/articleEditor.ts')
const { useSession } = await import('../../src/renderer/src/saving/session.ts')
const { useBulk } = await import('../../src/renderer/src/state/bulk.ts')
const { useSelection } = await import('../../src/renderer/src/state/selection.ts')

let library: MemoryLibrary
const list = () => page.getByRole('listbox', { name: 'Articles' })
const bar = () => page.getByRole('region', { name: 'Sélection' })
const statuses = () => [...library.articles.values()].map(({ status }) => status)
const selected = () => useSelection.getState().articles.size

beforeEach(async () => {
  library = memoryLibrary([
    article({ headline: 'Le bac reprend', status: 'review' }),
    article({ headline: 'La criée déménage', status: 'ready' }),
    article({ headline: 'Les bouées', status: 'published', desk: 'Sport' }),
  ])
  await openWindow(library)
  list().element().focus()
  await userEvent.keyboard('{Control>}a{/Control}')
  await expect.element(bar()).toBeVisible()
})

test('after a change by the bar of the selection, the focus is in the list, where Ctrl+Z takes it back', async () => {
  await publishAll()
  await expect.element(page.getByText('2 articles passent à «\u00a0Publié\u00a0»')).toBeVisible()
  await expect.element(bar()).not.toBeInTheDocument()
  await expect.element(list()).toHaveFocus()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.element(page.getByText('2 articles rétablis')).toBeVisible()
})

async function publishAll(): Promise<void> {
  await bar().getByRole('button', { name: 'Statut' }).click()
  await page.getByRole('menuitemradio', { name: 'Publié' }).click()
}

test('a status for all that is selected is told with its number, and taken back by one Undo', async () => {
  await publishAll()
  await expect.element(page.getByText('2 articles passent à «\u00a0Publié\u00a0»')).toBeVisible()
  expect(statuses()).toEqual(['published', 'published', 'published'])
  expect(selected()).toBe(0)
  list().element().focus()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.element(page.getByText('2 articles rétablis')).toBeVisible()
  expect(statuses()).toEqual(['review', 'ready', 'published'])
  await userEvent.keyboard('{Control>}{Shift>}Z{/Shift}{/Control}')
  await expect.poll(statuses).toEqual(['published', 'published', 'published'])
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(statuses).toEqual(['review', 'ready', 'published'])
})

test('Redo stays at hand where another change is under way: beside the reason, and by its keys', async () => {
  const redoByKeys = () => userEvent.keyboard('{Control>}{Shift>}Z{/Shift}{/Control}')
  await publishAll()
  await expect.poll(statuses).toEqual(['published', 'published', 'published'])
  await expect.element(list()).toHaveFocus()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.element(page.getByText('2 articles rétablis')).toBeVisible()
  useBulk.setState({ running: { done: 0, total: 3, isCancelled: false, cancel: () => {} } })
  await redoByKeys()
  await expect
    .element(page.getByText('Une autre modification de plusieurs articles est en cours.'))
    .toBeVisible()
  expect(statuses()).toEqual(['review', 'ready', 'published'])
  const redo = page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Rétablir' })
  await expect.element(redo).toBeVisible()
  useBulk.setState({ running: null })
  await redoByKeys()
  await expect.poll(statuses, { timeout: 3_000 }).toEqual(['published', 'published', 'published'])
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(statuses).toEqual(['review', 'ready', 'published'])
})

test('Undo stays at hand where another change is under way: beside the reason, and by Ctrl+Z', async () => {
  await publishAll()
  await expect.element(page.getByText('2 articles passent à «\u00a0Publié\u00a0»')).toBeVisible()
  useBulk.setState({ running: { done: 0, total: 3, isCancelled: false, cancel: () => {} } })
  const undo = page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Annuler' })
  await undo.click()
  await expect
    .element(page.getByText('Une autre modification de plusieurs articles est en cours.'))
    .toBeVisible()
  await expect.element(undo).toBeVisible()
  expect(statuses()).toEqual(['published', 'published', 'published'])
  useBulk.setState({ running: null })
  list().element().focus()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(statuses).toEqual(['review', 'ready', 'published'])
  await expect.element(undo).not.toBeInTheDocument()
})

test('one that cannot be changed is named, stays selected, and the others go on', async () => {
  const { newsroom } = library
  const { continueBulk } = newsroom
  newsroom.continueBulk = async (input) => {
    const step = await continueBulk(input)
    if (!step.ok) return step
    const outcomes = step.value.outcomes.map((each) =>
      each.headline === 'La criée déménage'
        ? {
            ...each,
            kind: 'failed' as const,
            failure: { code: 'newer-version' as const, detail: { fileName: 'a.json' } },
          }
        : each,
    )
    return { ...step, value: { ...step.value, outcomes } }
  }
  await publishAll()
  await expect
    .element(page.getByText(/1 article passe à .* 1 article n’a pas pu être modifié.*La criée déménage/))
    .toBeVisible()
  expect([...useSelection.getState().articles.values()].map(({ status }) => status)).toHaveLength(1)
})

test('all that is selected goes to the bin, the open article with it, and comes back', async () => {
  const opened = useSession.getState().openedId
  await userEvent.keyboard('{Delete}')
  await expect.element(page.getByText('3 articles mis à la corbeille')).toBeVisible()
  expect(library.articles.size).toBe(0)
  expect(useSession.getState().openedId).toBeNull()
  await page.getByRole('button', { name: 'Annuler' }).click()
  await expect.element(page.getByText('3 articles rétablis')).toBeVisible()
  expect(library.articles.has(opened ?? '')).toBe(true)
  await expect.poll(() => useSession.getState().openedId).toBe(opened)
})

test('a run that takes long shows how far it is and can be stopped', async () => {
  const { newsroom } = library
  const { continueBulk } = newsroom
  let go = () => {}
  newsroom.continueBulk = async (input) => {
    await new Promise<void>((resolve) => {
      go = resolve
    })
    return continueBulk(input)
  }
  await publishAll()
  await expect.element(page.getByText('Modification… Article 1 sur 3')).toBeVisible()
  await page.getByRole('button', { name: 'Arrêter' }).click()
  await expect.element(page.getByRole('button', { name: 'Arrêt…' })).toBeDisabled()
  go()
  await expect.element(page.getByRole('button', { name: 'Arrêt…' })).not.toBeInTheDocument()
  expect(statuses()).toEqual(['review', 'ready', 'published'])
})

test('a run whose host does not answer says so, until it does', async () => {
  const held = holdAnswers(library.newsroom, ['continueBulk', 'checkProgress'])
  await publishAll()
  const silence = page.getByText('Marbre ne répond pas. Il reprendra dès qu’il pourra.')
  await expect.element(silence).toBeVisible()
  held.resolve()
  await expect.poll(statuses).toEqual(['published', 'published', 'published'])
  await expect.element(silence).not.toBeInTheDocument()
})

test('a run that the host has forgotten is told', async () => {
  library.newsroom.continueBulk = async () => failed('bulk-gone')
  await publishAll()
  await expect.element(page.getByText(/ne peut plus être poursuivie/)).toBeVisible()
})

test('the menu of the bar has what the menu of a row has for several, in the same order', async () => {
  const items = () =>
    page
      .getByRole('menuitem')
      .elements()
      .map(({ textContent }) => textContent?.replace(/(?:Suppr|⌫)$/, ''))
  list().element().focus()
  await userEvent.keyboard('{Shift>}{F10}{/Shift}')
  await expect.element(page.getByRole('menuitem', { name: 'Désélectionner' })).toBeVisible()
  const ofRow = items()
  await userEvent.keyboard('{Escape}')
  await bar().getByRole('button', { name: 'Autres actions' }).click()
  await expect.element(page.getByRole('menuitem', { name: 'Désélectionner' })).toBeVisible()
  // The bar has buttons for these.
  expect(items()).toEqual(ofRow.filter((label) => label !== 'Statut' && label !== 'Exporter…'))
})

test('the desk and the keywords of all that is selected are set together, and taken back together', async () => {
  const values = () => [...library.articles.values()].map(({ desk, keywords }) => [desk, ...keywords])
  const before = values()
  await bar().getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('menuitem', { name: 'Rubrique, mots-clés, embargo…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Rubrique, mots-clés et embargo de 3 articles' })
  const apply = dialog.getByRole('button', { name: 'Appliquer' })
  await expect.element(dialog.getByLabelText('Rubrique', { exact: true })).toHaveFocus()
  await expect.element(apply).toBeDisabled()
  await dialog.getByLabelText('Mots-clés à ajouter').fill('port, fleuve')
  await dialog.getByLabelText('Mots-clés à retirer').fill('fleuve')
  await expect
    .element(dialog.getByText('«\u00a0fleuve\u00a0» est à la fois à ajouter et à retirer.'))
    .toBeVisible()
  await expect.element(apply).toBeDisabled()
  await dialog.getByLabelText('Mots-clés à retirer').fill('')
  await dialog.getByLabelText('Rubrique', { exact: true }).fill('Port')
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(page.getByText('Fiche modifiée dans 3 articles')).toBeVisible()
  expect(values()).toEqual(Array(3).fill(['Port', 'port', 'fleuve']))
  await page.getByRole('button', { name: 'Annuler' }).click()
  await expect.element(page.getByText('3 articles rétablis')).toBeVisible()
  expect(values()).toEqual(before)
})

test('a desk that the library has is offered, and can be taken away', async () => {
  const desks = () => [...library.articles.values()].map(({ desk }) => desk)
  const ask = async () => {
    list().element().focus()
    await userEvent.keyboard('{Control>}a{/Control}')
    await userEvent.keyboard('{Shift>}{F10}{/Shift}')
    await page.getByRole('menuitem', { name: 'Rubrique, mots-clés, embargo…' }).click()
  }
  await ask()
  await page.getByRole('dialog').getByLabelText('Rubrique', { exact: true }).click()
  await page.getByRole('option', { name: 'Sport' }).click()
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await expect.element(page.getByText('2 articles dans la rubrique Sport')).toBeVisible()
  expect(desks()).toEqual(['Sport', 'Sport', 'Sport'])
  await ask()
  await page.getByText('Retirer la rubrique').click()
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await expect.element(page.getByText('3 articles sans rubrique')).toBeVisible()
  expect(desks()).toEqual(['', '', ''])
})

test('an embargo is set for all that is selected, told in full before it is, and lifted', async () => {
  const embargoes = () => [...library.articles.values()].map(({ embargo }) => embargo)
  const ask = async () => {
    list().element().focus()
    await userEvent.keyboard('{Control>}a{/Control}')
    await userEvent.keyboard('{Shift>}{F10}{/Shift}')
    await page.getByRole('menuitem', { name: 'Rubrique, mots-clés, embargo…' }).click()
  }
  const dialog = page.getByRole('dialog')
  const until = dialog.getByLabelText('Embargo jusqu’au')
  const apply = dialog.getByRole('button', { name: 'Appliquer' })
  await ask()
  await until.fill('4 décembre 2031')
  await expect.element(dialog.getByText('Ajoutez l’heure pour enregistrer l’embargo.')).toBeVisible()
  await expect.element(apply).toBeDisabled()
  await until.fill('4 décembre 2031 6 h')
  await expect.element(dialog.getByText(/jeudi 4 décembre 2031/)).toBeVisible()
  await apply.click()
  await expect.element(page.getByText('Embargo fixé pour 3 articles')).toBeVisible()
  expect(embargoes().map((embargo) => embargo.slice(0, 16))).toEqual(Array(3).fill('2031-12-04T06:00'))
  await ask()
  await dialog.getByText('Lever l’embargo').click()
  await apply.click()
  await expect.element(page.getByText('Embargo levé pour 3 articles')).toBeVisible()
  expect(embargoes()).toEqual(['', '', ''])
})

test('an article goes to the bin though another one cannot be saved', async () => {
  const { newsroom } = library
  const { saveArticle } = newsroom
  const opened = useSession.getState().openedId ?? ''
  newsroom.saveArticle = async (input) => (input.id === opened ? failed('disk-full') : saveArticle(input))
  articleEditor.typeFields({ desk: 'Port' })
  await expect.poll(() => useSession.getState().savedState?.kind).toBe('failed')
  const [other] = [...library.articles.values()].filter(({ id }) => id !== opened)
  await page.getByRole('option', { name: new RegExp(other?.headline ?? '') }).click()
  await expect.poll(() => useSession.getState().openedId).toBe(other?.id)
  await expect.poll(() => useSession.getState().savedState?.kind).toBe('saved')
  runCommand('delete-article')
  await expect.poll(() => [...library.bin.keys()]).toEqual([other?.id])
})

test('several articles are changed and taken back though another one cannot be saved; not that one', async () => {
  const { newsroom } = library
  const { saveArticle } = newsroom
  const opened = useSession.getState().openedId ?? ''
  newsroom.saveArticle = async (input) => (input.id === opened ? failed('disk-full') : saveArticle(input))
  articleEditor.typeFields({ desk: 'Port' })
  await expect.poll(() => useSession.getState().savedState?.kind).toBe('failed')
  await publishAll()
  await expect.element(page.getByText(/l’un de ces articles est ouvert et n’est pas encore/)).toBeVisible()
  expect(statuses()).toEqual(['review', 'ready', 'published'])
  useSelection.getState().keepOnly([...library.articles.keys()].filter((id) => id !== opened))
  await publishAll()
  await expect.element(page.getByText(/2 articles passent à «\u00a0Publié\u00a0»/)).toBeVisible()
  await expect.element(bar()).not.toBeInTheDocument()
  await expect.element(list()).toHaveFocus()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(statuses).toEqual(['review', 'ready', 'published'])
})
