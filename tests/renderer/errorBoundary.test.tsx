import { I18nProvider } from '../../src/renderer/src/useTranslations.ts'
import { cleanup, render } from './render.ts'
import { type ReactNode, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { createI18n } from '../../src/i18n/everyLanguage.ts'
import { ErrorBoundary } from '../../src/renderer/src/ui/ErrorBoundary.tsx'
import { lazyPart } from '../../src/renderer/src/ui/lazyPart.tsx'
import { Attempt, Optional } from '../../src/renderer/src/ui/Optional.tsx'
import { preloadable } from '../../src/renderer/src/ui/preloadable.tsx'

afterEach(cleanup)

test('a part that breaks says so and leaves its neighbours alone; it can be tried again', async () => {
  const bugs = new Set(['a bug'])
  const Fragile = () => {
    if (bugs.size > 0) throw new Error('a bug')
    return <p>Le texte</p>
  }
  vi.spyOn(console, 'error').mockImplementation(() => {})
  render(
    <I18nProvider value={createI18n('fr')}>
      <ErrorBoundary>
        <Fragile />
      </ErrorBoundary>
      <ErrorBoundary>
        <p>La liste</p>
      </ErrorBoundary>
    </I18nProvider>,
  )
  await expect.element(page.getByText('La liste')).toBeVisible()
  await expect.element(page.getByRole('alert')).toMatchTextContent('Erreur inattendue')
  bugs.clear()
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await expect.element(page.getByText('Le texte')).toBeVisible()
})

test('a part whose code cannot be loaded says that Marbre does not answer, which is no error of its own', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
  for (const Part of [lazyPart(gone), preloadable(gone)]) {
    render(
      <I18nProvider value={createI18n('fr')}>
        <ErrorBoundary>
          <Part />
        </ErrorBoundary>
      </I18nProvider>,
    )
    await expect.element(page.getByRole('alert')).toMatchTextContent('Connexion à Marbre perdue')
    cleanup()
  }
})

test('a part that the window can do without is missing without a word, and is tried with each attempt', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const loads: PromiseWithResolvers<{ default: () => ReactNode }>[] = []
  const Part = lazyPart(() => {
    const load = Promise.withResolvers<{ default: () => ReactNode }>()
    loads.push(load)
    return load.promise
  })
  let answer = (_attempt: number) => {}
  function Window() {
    const [attempt, setAttempt] = useState(1)
    answer = setAttempt
    return (
      <Attempt value={attempt}>
        <p>La liste</p>
        <Optional instead={<p>Rien encore</p>}>
          <Part />
        </Optional>
      </Attempt>
    )
  }
  const gone = new TypeError('Failed to fetch dynamically imported module')
  render(<Window />)
  await expect.poll(() => loads.length).toBe(1)
  loads[0]?.reject(gone)
  await expect.element(page.getByText('Rien encore')).toBeVisible()
  answer(2)
  await expect.poll(() => loads.length).toBe(2)
  // One that comes while it is being loaded counts.
  answer(3)
  loads[1]?.reject(gone)
  await expect.poll(() => loads.length).toBe(3)
  loads[2]?.resolve({ default: () => <p>Le texte</p> })
  await expect.element(page.getByText('Le texte')).toBeVisible()
  await expect.element(page.getByText('La liste')).toBeVisible()
})
