import { expect, test } from 'vitest'
import { type Locator, page, userEvent } from 'vitest/browser'
import type { ArticleContent } from '../../src/core/article/index.ts'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { runCommand, openWindow } from './openWindow.tsx'

// Loaded before the first test, which would otherwise wait for it.
await import('../../src/core/checklist.ts')
await import('../../src/renderer/src/features/export/ChecklistDialog.tsx')

let library: MemoryLibrary
const dialog = () => page.getByRole('dialog', { name: 'Bon à publier\u202f?' })
const textOf = (found: Locator) => found.query()?.textContent?.replaceAll('\u00a0', ' ')
const stored = () => [...library.articles.values()][0]
const field = (name: string) => page.getByRole('textbox', { name, exact: true })
const status = () => page.getByRole('combobox', { name: 'Statut' })

const READY: Partial<ArticleContent> = {
  headline: 'Le bac de Corvenne',
  standfirst: 'Il reprend du service.',
  byline: [{ name: 'Inès Karam' }],
  date: '2026-11-23',
  sections: [{ heading: '', body: 'Il passe.' }],
}

async function openOn(content: Partial<ArticleContent>): Promise<void> {
  library = memoryLibrary([article({ ...READY, ...content })])
  await openWindow(library)
  await expect.element(page.getByRole('option', { selected: true })).toBeVisible()
}

test('an article in order becomes ready without a question', async () => {
  await openOn({})
  await page.getByRole('tab', { name: 'Fiche' }).click()
  await status().selectOptions('ready')
  await expect.element(status()).toHaveValue('ready')
  expect(page.getByRole('dialog').query()).toBeNull()
})

test('what is left to do is shown before an article becomes ready, and can be passed over', async () => {
  await openOn({ standfirst: '', sections: [{ heading: '', body: 'Il passe [à vérifier].' }] })
  await page.getByRole('tab', { name: 'Fiche' }).click()
  await status().selectOptions('ready')
  await expect.element(dialog()).toBeVisible()
  await expect.poll(() => textOf(dialog())).toContain('2 points à vérifier')
  await expect.poll(() => textOf(dialog())).toContain('[à vérifier]')
  expect(stored()?.status).toBe('draft')
  await userEvent.keyboard('{Escape}')
  await expect.element(status()).toHaveValue('draft')
  await status().selectOptions('ready')
  await dialog().getByRole('button', { name: 'Marquer comme prêt quand même' }).click()
  await expect.element(status()).toHaveValue('ready')
})

test('what is too long, or not there, is not told to be good as well', async () => {
  const good = () =>
    [...document.querySelectorAll('[role=dialog] section li')].map((each) => each.textContent)
  await openOn({ headline: 'Le bac de Corvenne '.repeat(9), standfirst: '' })
  runCommand('checklist')
  await expect.poll(() => textOf(dialog())).toContain('Le titre dépasse')
  expect(good()).toContain('Signature')
  for (const each of ['Titre', 'Chapô', 'Longueur du chapô']) expect(good()).not.toContain(each)
})

test('a sign that is missing has no words to list', async () => {
  await openOn({ sections: [{ heading: '', body: `${'Il passe au matin. '.repeat(6)}Il repart` }] })
  runCommand('checklist')
  await expect.poll(() => textOf(dialog())).toContain('1 point à vérifier')
  expect([...document.querySelectorAll('[role=dialog] li li')].map(({ textContent }) => textContent)).toEqual(
    [],
  )
})

test('each point leads to its place', async () => {
  await openOn({
    headline: 'a'.repeat(111),
    embargo: '2100-01-01T06:00:00+01:00',
    byline: [],
    sections: [
      { heading: '', body: 'Il passe l’eau...' },
      { heading: 'Prix', body: 'Cela coûte TKTK euros, [dit-on](page.html).' },
    ],
  })
  const goTo = async (check: string) => {
    runCommand('checklist')
    await dialog()
      .getByRole('button', { name: `Voir\u00a0: ${check}`, exact: true })
      .click()
    expect(dialog().query()).toBeNull()
  }
  const selected = () => window.getSelection()?.toString()
  await goTo('Signature')
  await expect.element(field('Signature')).toHaveFocus()
  await goTo('Notes dans le texte')
  await expect.poll(selected).toBe('TKTK')
  await goTo('Liens')
  await expect.poll(selected).toBe('dit-on')
  await goTo('Longueur du titre')
  await expect.poll(selected).toBe('a'.repeat(111))
  await goTo('Typographie')
  await expect.poll(selected).toBe('...')
  await goTo('Embargo')
  await expect.element(page.getByRole('textbox', { name: 'Embargo' })).toHaveFocus()
})

test('an export tells what is left, and leads to the list', async () => {
  await openOn({ date: '' })
  runCommand('export')
  const strip = page.getByRole('region', { name: 'Bon à publier\u202f?' })
  await expect.poll(() => textOf(strip)).toContain('1 point à vérifier')
  await strip.getByRole('button').click()
  await expect.poll(() => textOf(dialog())).toContain('La date de publication manque')
})
