import axe from 'axe-core'
import { unzipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { article, type MemoryLibrary, memoryLibrary } from './memoryNewsroom.ts'
import { openWindow, runCommand, told } from './openWindow.tsx'

const { useSession } = await import('../../src/renderer/src/saving/session.ts')

const FAR = '2099-11-12T06:00:00+01:00'
let library: MemoryLibrary
const dialog = () => page.getByRole('dialog')
const button = (name: string | RegExp) => dialog().getByRole('button', { name })
const names = () => dialog().getByLabelText('Noms des fichiers')

/** The files that the window has given to be saved, by name. */
const downloads = new Map<string, Blob>()
const { createObjectURL } = URL
let lastBlob = new Blob()
URL.createObjectURL = (blob: Blob) => {
  lastBlob = blob
  return createObjectURL.call(URL, blob)
}
const { click } = HTMLAnchorElement.prototype
HTMLAnchorElement.prototype.click = function () {
  if (this.download === '') return click.call(this)
  downloads.set(this.download, lastBlob)
}

/** The names of the files in the only zip that was downloaded. */
async function zippedNames(): Promise<string[]> {
  const [blob] = downloads.values()
  return blob
    ? Object.keys(unzipSync(new Uint8Array(await blob.arrayBuffer()))).toSorted((one, other) =>
        one.localeCompare(other, 'en'),
      )
    : []
}

/** What axe finds wrong in the dialog. */
async function faults(): Promise<string[]> {
  // A dialog that is still fading in has paler colours.
  await Promise.all(document.getAnimations().map(({ finished }) => finished))
  const { violations } = await axe.run('[role=dialog]')
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

async function selectAll(): Promise<void> {
  const list = page.getByRole('listbox', { name: 'Articles' }).element()
  if (list instanceof HTMLElement) list.focus()
  await userEvent.keyboard('{ControlOrMeta>}a{/ControlOrMeta}')
  await page.getByRole('region', { name: 'Sélection' }).getByRole('button', { name: 'Exporter…' }).click()
  await expect.element(dialog()).toBeVisible()
}

const numbered = (count: number, fields: Parameters<typeof article>[0], word: string) =>
  Array.from({ length: count }, (_, at) =>
    article({ headline: `${word} ${at + 1}`, date: '2026-11-10', ...fields }),
  )

async function open(articles: ReturnType<typeof article>[]): Promise<void> {
  library = memoryLibrary(articles)
  await openWindow(library)
  await expect.poll(() => useSession.getState().openedId).not.toBeNull()
}

beforeEach(() => downloads.clear())

describe('nine ready articles', () => {
  beforeEach(() => open(numbered(9, { status: 'ready' }, 'Article')))

  test('go into one zip, by the pattern that is tried while it is typed', async () => {
    await selectAll()
    await expect.element(dialog().getByRole('radio', { name: '9 sélectionnés' })).toBeChecked()
    await dialog().getByText('Markdown', { exact: true }).click()
    await names().fill('{date}-{titres}')
    await expect
      .element(dialog().getByText(/pas de champ «\u00a0{titres}\u00a0».*{adresse}, {titre}, {date}, {année}/))
      .toBeVisible()
    await button('Exporter 9 articles').click()
    await expect.element(names()).toBeVisible()
    await names().fill('{date}-{Adresse}')
    await expect.element(names()).toHaveValue('{date}-{adresse}')
    await expect.element(dialog().getByText(/2026-11-10-article-\d/)).toBeVisible()
    expect(await faults()).toEqual([])
    await button('Exporter 9 articles').click()
    await expect.element(dialog().getByText('9 fichiers écrits')).toBeVisible()
    expect(await faults()).toEqual([])
    await expect.element(button('Fermer')).toHaveFocus()
    expect([...downloads.keys()]).toEqual([expect.stringMatching(/^markdown-.*\.zip$/)])
    expect(await zippedNames()).toEqual(
      Array.from({ length: 9 }, (_, at) => `2026-11-10-article-${at + 1}.md`),
    )
    expect(told.filter(([what]) => what === 'progress').at(-1)).toEqual(['progress', null])
    const settings = await library.newsroom.readSettings({})
    expect(settings.ok && settings.value).toMatchObject({
      exportFormat: 'markdown',
      exportNames: '{date}-{slug}',
    })
    await userEvent.keyboard('{Enter}')
    await expect.element(dialog()).not.toBeInTheDocument()
  })

  test('stop at a word, and leave no part of a zip', async () => {
    const { newsroom } = library
    const { continueExport, cancelExport } = newsroom
    let goOn = () => {}
    const cancelled: string[] = []
    Object.assign(newsroom, {
      continueExport: async (input: { run: string }) => {
        await new Promise<void>((resume) => {
          goOn = resume
        })
        const step = await continueExport(input)
        return step.ok ? { ok: true, value: { ...step.value, done: 4, isFinished: false } } : step
      },
      cancelExport: (input: { run: string }) => {
        cancelled.push(input.run)
        return cancelExport(input)
      },
    })
    await selectAll()
    await button('Exporter 9 articles').click()
    await expect.element(dialog().getByRole('progressbar')).toBeVisible()
    expect(await faults()).toEqual([])
    await expect.element(button('Arrêter')).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog().getByText(/Ce qui est écrit reste/)).toBeVisible()
    await expect.element(button('Continuer')).toHaveFocus()
    await userEvent.keyboard('{Tab}{Enter}')
    await expect.element(button('Arrêt…')).toBeVisible()
    goOn()
    await expect.element(dialog().getByText('Aucun fichier écrit')).toBeVisible()
    await expect.element(dialog().getByText('9 articles n’ont pas été traités')).toBeVisible()
    expect(cancelled).toHaveLength(1)
    expect(downloads.size).toBe(0)
  })

  test('are told one by one where something went wrong', async () => {
    await selectAll()
    const [gone] = library.articles.keys()
    const { continueExport } = library.newsroom
    Object.assign(library.newsroom, {
      continueExport: (input: { run: string }) => {
        library.articles.delete(gone ?? '')
        return continueExport(input)
      },
    })
    await button('Exporter 9 articles').click()
    await expect.element(dialog().getByText('8 fichiers écrits')).toBeVisible()
    await expect.element(dialog().getByRole('heading', { name: '1 article non exporté' })).toBeVisible()
    await expect.element(dialog().getByText(/n’est plus dans la bibliothèque/)).toBeVisible()
    const written: string[] = []
    const clipboard = { writeText: async (text: string) => void written.push(text) }
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
    await button('Copier le rapport').click()
    await expect.element(dialog().getByText('Rapport copié.')).toBeVisible()
    expect(written[0]).toMatch(/^8 fichiers écrits\n\n1 article non exporté\n {2}.*n’est plus/)
  })

  test('have what is told of more than three of them told once, with all their names', async () => {
    const { continueExport } = library.newsroom
    Object.assign(library.newsroom, {
      continueExport: async (input: { run: string }) => {
        const step = await continueExport(input)
        if (!step.ok) return step
        const files = step.value.files.map(({ file, ...more }) => ({
          ...more,
          file: { ...file, notices: [{ name: 'relative-link', what: '/horaires' }] },
        }))
        return { ok: true, value: { ...step.value, files } }
      },
    })
    await selectAll()
    await button('Exporter 9 articles').click()
    const notes = dialog().getByRole('list')
    await expect.element(dialog().getByRole('heading', { name: '9 remarques' })).toBeVisible()
    expect(notes.getByRole('listitem').elements()).toHaveLength(1)
    expect(notes.element().textContent).toMatch(/^(?:[\w-]+\.html, ){8}[\w-]+\.html/)
  })
})

test('what is not ready is told in a whole sentence where nothing is under embargo', async () => {
  await open(numbered(2, { status: 'draft' }, 'Brouillon'))
  await selectAll()
  await expect.element(dialog().getByText('2 articles ne sont pas prêts.')).toBeVisible()
})

describe('what is under embargo or not ready', () => {
  beforeEach(() =>
    open([
      ...numbered(4, { status: 'ready' }, 'Prêt'),
      ...numbered(1, { status: 'ready', embargo: FAR }, 'Embargo'),
      ...numbered(1, { status: 'draft', embargo: FAR }, 'Attente'),
      ...numbered(3, { status: 'draft' }, 'Brouillon'),
      article({ headline: 'Passé', status: 'published', embargo: '2020-01-01T06:00:00Z' }),
    ]),
  )

  test('is asked about in the dialog, and left out if one says so', async () => {
    await selectAll()
    const question = '2 articles sont sous embargo, 4 ne sont pas prêts.'
    await expect.element(dialog().getByText(question)).toBeVisible()
    await button('Exporter 10 articles').click()
    await expect.element(dialog().getByRole('group', { name: question })).toBeVisible()
    expect(await faults()).toEqual([])
    await expect.element(button('Seulement les 5 prêts')).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(button('Exporter 10 articles')).toBeVisible()
    await button('Exporter 10 articles').click()
    await button('Seulement les 5 prêts').click()
    await expect.element(dialog().getByText('5 fichiers écrits')).toBeVisible()
    expect(await zippedNames()).toEqual([
      'passe.html',
      'pret-1.html',
      'pret-2.html',
      'pret-3.html',
      'pret-4.html',
    ])
  })

  test('is exported if one says so, and counted', async () => {
    await selectAll()
    await button('Exporter 10 articles').click()
    await button('Exporter quand même').click()
    await expect.element(dialog().getByText('10 fichiers écrits')).toBeVisible()
    await expect.element(dialog().getByText('Dont 4 articles qui ne sont pas prêts')).toBeVisible()
    expect(await zippedNames()).toHaveLength(10)
  })

  test('of the whole library, those of a status are exported', async () => {
    runCommand('export-library')
    await expect.element(button('Exporter 10 articles')).toBeEnabled()
    await button('Tous les statuts').click()
    await page.getByRole('menuitemradio', { name: 'Publié' }).click()
    await button('Exporter 1 article').click()
    await expect.element(dialog().getByText('1 fichier écrit')).toBeVisible()
    // A single file needs no zip.
    expect([...downloads.keys()]).toEqual(['passe.html'])
  })
})
