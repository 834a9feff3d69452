import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { article, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'

test('a replacement is added, changed and removed in the settings; a bad one says why in one sentence', async () => {
  const library = memoryLibrary([article({ headline: 'Le phare' })])
  const saved = async () => {
    const settings = await library.newsroom.readSettings({})
    return settings.ok && settings.value.ownReplacements
  }
  await openWindow(library)
  runCommand('settings')
  await page.getByRole('tab', { name: 'Typographie' }).click()
  const [typed, written] = [page.getByLabelText('Vous tapez'), page.getByLabelText('Marbre écrit')]
  await userEvent.fill(typed, 'q q')
  await userEvent.fill(written, 'quelqu’un')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).toMatchTextContent('ne peut pas contenir d’espace')
  await expect.element(page.getByRole('alert')).toBeInViewport({ ratio: 1 })
  await expect.element(typed).toBeInvalid()
  await expect.element(written).toBeValid()
  expect(await saved()).toEqual([])
  await userEvent.fill(typed, 'qqn')
  await userEvent.keyboard('{Enter}')
  await expect.poll(saved).toEqual([{ from: 'qqn', to: 'quelqu’un' }])
  await expect.element(typed).toHaveValue('')
  await userEvent.fill(typed, 'qqn')
  await userEvent.fill(written, 'autre')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).toMatchTextContent('a déjà un remplacement')
  await page.getByRole('button', { name: /Modifier le remplacement/ }).click()
  await userEvent.fill(written, 'quelqu’une')
  await userEvent.keyboard('{Enter}')
  await expect.poll(saved).toEqual([{ from: 'qqn', to: 'quelqu’une' }])
  await page.getByRole('button', { name: /Supprimer le remplacement/ }).click()
  await expect.poll(saved).toEqual([])
})
