import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Article } from '../../src/core/article/index.ts'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand } from './openWindow.tsx'

// Imported after `openWindow.tsx`, which defines the bridge that the modules read.
const { useSession } = await import('../../src/renderer/src/saving/session.ts')
const { usePresence } = await import('../../src/renderer/src/state/presence.ts')
const { useSettings } = await import('../../src/renderer/src/state/settings.ts')

let first: Article
let library: MemoryLibrary

const status = () => document.querySelector('[data-saved-state]')
const heading = () => document.querySelector<HTMLElement>('[data-field="headline"]') ?? document.body

beforeEach(async () => {
  localStorage.clear()
  first = article({ headline: 'Le bac', sections: [{ heading: '', body: 'Il passe.' }] })
  library = memoryLibrary([first, article({ headline: 'La halle', updatedAt: '2026-11-09T10:00:00.000Z' })], {
    shared: 'nextcloud',
  })
})
afterEach(() => usePresence.setState({ others: [] }))

async function typeInHeadline(keys: string) {
  await expect.poll(heading).not.toBe(document.body)
  await userEvent.click(heading())
  await userEvent.keyboard(keys)
}

describe('in a shared folder', () => {
  beforeEach(() => openWindow(library))

  test('the status bar says which of the two has the text', async () => {
    await typeInHeadline('{End} rouvre')
    await expect.poll(() => status()?.textContent).toMatch(/^Enregistré sur cet ordinateur à/)
    expect(status()?.getAttribute('title')).toContain('dossier partagé à la prochaine pause')
    expect(library.articles.get(first.id)?.headline).toBe('Le bac')
    const copied = () => [...library.recovery.values()].map(({ content }) => content.headline)
    await expect.poll(copied).toEqual(['Le bac rouvre'])
    await useSession.getState().flush()
    await expect.poll(() => status()?.textContent).toMatch(/^Enregistré dans le dossier partagé/)
    expect(library.articles.get(first.id)?.headline).toBe('Le bac rouvre')
    expect(library.recovery.size).toBe(0)
  })

  test('who writes elsewhere is shown while keys arrive, and none of them is lost', async () => {
    await typeInHeadline('{End}')
    for (const [at, letter] of [...' rouvre enfin'].entries()) {
      await userEvent.keyboard(letter)
      const others = at % 3 === 0 ? [] : [{ id: first.id, name: 'Inès', age: at * 20_000 }]
      usePresence.setState({ others })
    }
    expect(heading().textContent).toBe('Le bac rouvre enfin')
    expect(document.activeElement?.classList.contains('ProseMirror')).toBe(true)
    usePresence.setState({
      others: [
        { id: first.id, name: 'Inès', age: 0 },
        { id: first.id, name: '', age: 200_000 },
      ],
    })
    await expect.element(page.getByText('Inès et Quelqu’un écrivent ici').first()).toBeVisible()
    usePresence.setState({ others: [{ id: first.id, name: 'Inès', age: 180_000 }] })
    await expect.element(page.getByText('Inès écrit ici (il y a 3 min)')).toBeVisible()
    await expect.element(page.getByRole('status').filter({ hasText: /^Inès écrit ici$/ })).toBeInTheDocument()
    await expect.element(page.getByRole('option', { name: /Le bac.*Inès/ })).toBeVisible()
    await useSession.getState().flush()
  })

  test('the others are told who writes here', async () => {
    await typeInHeadline('{End} rouvre')
    await expect.poll(() => [...new Set(library.told)]).toEqual([first.id])
    await useSession.getState().flush()
  })
})

test('a library that is not known to be shared can be said to be, and the window follows', async () => {
  library = memoryLibrary([first])
  await openWindow(library)
  await expect.poll(() => status()?.textContent).toMatch(/^Enregistré le/)
  runCommand('settings')
  await userEvent.click(page.getByRole('tab', { name: 'Bibliothèque' }))
  const choice = page.getByRole('radiogroup', { name: 'Cette bibliothèque est dans un dossier partagé' })
  await expect.element(choice.getByRole('radio', { name: 'Automatique' })).toBeChecked()
  await expect.element(page.getByText('Rien n’indique ici que ce dossier est partagé.')).toBeVisible()
  await userEvent.click(choice.getByText('Oui'))
  await expect.poll(() => useSettings.getState().library?.sharing.isShared).toBe(true)
  await expect.poll(() => status()?.textContent).toMatch(/^Enregistré dans le dossier partagé/)
})
