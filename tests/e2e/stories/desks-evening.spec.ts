import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { HtmlValidate } from 'html-validate'
import { itemProblems } from '../../../src/core/export/ninjs/index.ts'
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts'
import { checkedByEpubcheck, findEpubcheck } from '../../interop/epubcheck.ts'
import { accessibilityFaults } from '../axe.ts'
import { ARABIC, CORRECTED, DESK, LATER, MISTAKEN } from '../desk.ts'
import { expect, expectToFit, headlineOf, test, writeHeadline } from '../fixtures.ts'
import { tabTo } from '../keys.ts'
import { faultsByUnzip, hasProgram, readByPoppler, savedFlatByLibreOffice } from '../programs.ts'
import { LARGE, SMALL } from '../tour.ts'

/** The file of the article whose headline is corrected, without its ending. */
const MISTAKEN_SLUG = 'la-criee-de-corvenne-retrouve-ses-acheteur'
const SITE = 'https://courrier.example/'

const valid = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off' },
})

test.use({
  library: { articles: DESK },
  settings: {
    ...DEFAULT_SETTINGS,
    interface: 'fr',
    theme: 'light',
    siteName: 'Le Courrier de la Vesle',
    siteAddress: SITE,
    publisher: 'Éditions de la Vesle',
  },
  permissions: ['clipboard-read', 'clipboard-write'],
})

/** Opens a file with the program that it is for; where the program is not installed, the report says so. */
const opened = (by: string, isInstalled: boolean, open: () => Promise<void> | void) =>
  test.step(isInstalled ? `is opened by ${by}` : `is not opened: ${by} is not installed`, async () => {
    if (isInstalled) await open()
    else test.info().annotations.push({ type: 'not opened', description: by })
  })

/** Gives the window, where it asks for a folder, one of the browser's own. */
const giveFolder = (app: Page) =>
  app.evaluate(() => {
    window.showDirectoryPicker = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('public', { create: true })
  })

/** The texts of all files in that folder, by path. */
const filesInFolder = async (app: Page) =>
  new Map(
    await app.evaluate(async () => {
      const found: [string, string][] = []
      const walk = async (folder: FileSystemDirectoryHandle, before: string): Promise<void> => {
        for await (const [name, handle] of folder.entries()) {
          if (handle instanceof FileSystemDirectoryHandle) await walk(handle, `${before}${name}/`)
          else if (handle instanceof FileSystemFileHandle)
            found.push([before + name, await (await handle.getFile()).text()])
        }
      }
      await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle('public'), '')
      return found
    }),
  )

/** The addresses to which links lead. */
const hrefs = (links: Element[]) =>
  links.flatMap((link) => (link instanceof HTMLAnchorElement ? link.href : []))

/** The files of a zip whose names end so, by name. */
const filesIn = (bytes: Uint8Array, ending: string) =>
  new Map(Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith(ending)))

/** Chooses one of a group with the arrow keys. */
async function chooseByKeys(app: Page, group: Locator, name: RegExp | string): Promise<void> {
  await tabTo(app, group.getByRole('radio', { checked: true }))
  const wanted = group.getByRole('radio', { name })
  for (let presses = 0; presses < 12 && !(await wanted.isChecked()); presses++)
    await app.keyboard.press('ArrowDown')
  await expect(wanted).toBeChecked()
}

test('a desk’s evening: nine articles go to the printer, the web, the agency, readers and the lawyer', async ({
  app,
  newsroom,
  started,
}) => {
  test.setTimeout(180_000)
  const list = app.getByRole('listbox', { name: 'Articles' })
  const dialog = app.getByRole('dialog')
  const formats = dialog.getByRole('radiogroup', { name: 'Format' })
  const destination = dialog.getByRole('radiogroup', { name: 'Destination' })
  const button = (name: string | RegExp) => dialog.getByRole('button', { name })
  const chosen = app.getByRole('region', { name: 'Sélection' })

  /** Presses a button by key. */
  const press = async (name: string | RegExp) => {
    await tabTo(app, button(name))
    await app.keyboard.press('Enter')
  }
  const fits = async (what: string) => {
    for (const size of [SMALL, LARGE]) {
      await app.setViewportSize(size)
      await expectToFit(app, `${what} at ${size.width}`)
    }
    expect(await accessibilityFaults(app), what).toEqual([])
  }
  /** Exports what is selected into one download. */
  const download = async (format: RegExp, name: string | RegExp) => {
    await app.keyboard.press('Control+e')
    await chooseByKeys(app, formats, format)
    await chooseByKeys(app, destination, 'Un fichier zip')
    return started.savedBy(() => press(name))
  }
  const close = async () => {
    await expect(button('Fermer')).toBeFocused()
    await app.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
  }

  await test.step('selects what is ready', async () => {
    await app
      .getByRole('radio', { name: /^Prêts/ })
      .or(app.getByRole('button', { name: /^Prêts/ }))
      .click()
    await expect(list.getByRole('option').first()).toBeVisible()
    await list.focus()
    await list.getByRole('option').first().click()
    await app.keyboard.press('Shift+End')
    await expect(chosen).toContainText('10 articles')
  })

  const documents = await test.step('DOCX for the printer, without the one under embargo', async () => {
    await app.keyboard.press('Control+e')
    await expect(dialog.getByRole('radio', { name: '10 sélectionnés' })).toBeChecked()
    await expect(dialog).toContainText('1 article est sous embargo')
    await chooseByKeys(app, formats, /^Word/)
    await fits('the choices')
    await press('Exporter 10 articles')
    await expect(button('Seulement les 9 prêts')).toBeFocused()
    await fits('the question')
    const { name, bytes } = await started.savedBy(() => app.keyboard.press('Enter'))
    expect(name).toMatch(/^docx-\d{4}-\d\d-\d\d\.zip$/)
    await expect(dialog).toContainText('9 fichiers écrits')
    await fits('the report')
    await press('Copier le rapport')
    await expect(dialog).toContainText('Rapport copié.')
    expect(await app.evaluate(() => navigator.clipboard.readText())).toContain('9 fichiers écrits')
    await tabTo(app, button('Fermer'))
    await close()
    const found = filesIn(bytes, '.docx')
    expect(found.size).toBe(9)
    expect([...found.keys()]).toContain(`${MISTAKEN_SLUG}.docx`)
    await opened('unzip', hasProgram('unzip'), () => expect(faultsByUnzip(bytes)).toBe(''))
    return found
  })

  await test.step('leaves the one under embargo out of the selection', async () => {
    await list.getByRole('option', { name: LATER.headline }).click({ modifiers: ['Control'] })
    await expect(chosen).toContainText('9 articles')
  })

  await test.step('ninjs for the agency', async () => {
    const { bytes } = await download(/^Agence/, 'Exporter 9 articles')
    await expect(dialog).toContainText('9 fichiers écrits')
    await close()
    const items = [...filesIn(bytes, '.ninjs.json').values()].map((item): unknown =>
      JSON.parse(new TextDecoder().decode(item)),
    )
    expect(items.map(itemProblems)).toEqual(Array.from({ length: 9 }, () => []))
    expect(JSON.stringify(items)).toContain(MISTAKEN)
  })

  await test.step('one EPUB with all of them', async () => {
    await app.keyboard.press('Control+e')
    await chooseByKeys(app, formats, /^Livre/)
    const title = dialog.getByRole('textbox', { name: 'Titre du livre' })
    await expect(title).toHaveValue('Le Courrier de la Vesle')
    await tabTo(app, title)
    await app.keyboard.type('Le dossier du soir')
    const { name, bytes } = await started.savedBy(() => press('Exporter 9 articles'))
    expect(name).toBe('le-dossier-du-soir.epub')
    await close()
    const book = [...filesIn(bytes, '.xhtml').values()].map((page) => new TextDecoder().decode(page)).join()
    for (const words of [MISTAKEN, ARABIC, 'The bell rang at noon']) expect(book).toContain(words)
    const epubcheck = findEpubcheck()
    await opened('epubcheck', epubcheck !== undefined, () =>
      expect(checkedByEpubcheck(epubcheck ?? [], bytes)).toEqual({
        counts: 'Messages: 0 fatals / 0 errors / 0 warnings / 0 infos',
        messages: [],
      }),
    )
  })

  const site = await test.step('a site for the web, into a folder', async () => {
    await giveFolder(app)
    await app.keyboard.press('Control+e')
    await chooseByKeys(app, formats, /^Site/)
    await chooseByKeys(app, destination, 'Un dossier')
    await press('Choisir un dossier…')
    await expect(dialog).toContainText('public')
    await fits('the choices for a site')
    await press('Exporter 9 articles')
    await expect(dialog).toContainText(/\d+ fichiers écrits/)
    await close()
    const files = await filesInFolder(app)
    for (const name of ['index.html', 'feed.xml', 'feed.json', 'sitemap.xml', `${MISTAKEN_SLUG}.html`])
      expect([...files.keys()]).toContain(name)
    expect([...files.values()].join()).not.toContain(LATER.headline)
    return files
  })

  await test.step('a PDF for the lawyer', async () => {
    await list.getByRole('option', { name: /pont des Tanneurs/ }).click()
    await expect(headlineOf(app)).toContainText('pont des Tanneurs')
    await app.keyboard.press('Control+e')
    await chooseByKeys(app, formats, /^PDF/)
    await chooseByKeys(app, destination, 'Enregistrer sous…')
    await expect(dialog.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible()
    await fits('the export of one article')
    const { name, bytes } = await started.savedBy(() => press(/^Exporter$/))
    expect(name).toBe('budget-ce-que-coutera-le-pont-des-tanneurs.pdf')
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    await expect(dialog).toBeHidden()
    await opened('pdfinfo and pdftotext', hasProgram('pdfinfo') && hasProgram('pdftotext'), () => {
      const { information, text } = readByPoppler(bytes)
      expect(information).toMatch(/^Title: +Budget\s:\sce que coûtera le pont des Tanneurs$/m)
      expect(information).toMatch(/^Author: +Théo Lanz$/m)
      expect(information).toMatch(/^Tagged: +yes$/m)
      expect(text).toMatch(/Tablier\s+8\sM€/)
    })
  })

  await test.step('a copy for the CMS', async () => {
    await app.keyboard.press('Control+Shift+e')
    await expect(app.getByText('Article copié avec sa mise en forme.')).toBeVisible()
    const html = await app.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      return (await item?.getType('text/html'))?.text()
    })
    expect(html).toContain('pont des Tanneurs')
    expect(html).toContain('<table')
  })

  await test.step('corrects a headline, which leaves the address and the names of files', async () => {
    await list.getByRole('option', { name: MISTAKEN }).click()
    await expect(headlineOf(app)).toHaveText(MISTAKEN)
    await writeHeadline(app, CORRECTED)
    await expect(app.getByText(/Enregistré à \d\d?:\d\d/)).toBeVisible()
    await list.focus()
    await app.keyboard.press('Control+a')
    await list.getByRole('option', { name: LATER.headline }).click({ modifiers: ['Control'] })
    await expect(chosen).toContainText('9 articles')
    await app.keyboard.press('Control+e')
    await chooseByKeys(app, formats, /^Site/)
    await expect(dialog).toContainText('public')
    await press('Exporter 9 articles')
    await expect(dialog).toContainText(/fichiers? déjà à jour/)
    await close()
    const again = await filesInFolder(app)
    expect([...again.keys()].toSorted()).toEqual([...site.keys()].toSorted())
    expect(again.get(`${MISTAKEN_SLUG}.html`)).toContain(`<h1>${CORRECTED}</h1>`)
    const { bytes } = await download(/^Word/, 'Exporter 9 articles')
    await close()
    expect([...filesIn(bytes, '.docx').keys()].toSorted()).toEqual([...documents.keys()].toSorted())
  })

  await test.step('the printer opens the documents', () =>
    opened('LibreOffice', hasProgram('soffice'), () => {
      const texts = savedFlatByLibreOffice(documents)
      expect([...texts.keys()].toSorted()).toEqual([...documents.keys()].toSorted())
      expect(texts.get(`${MISTAKEN_SLUG}.docx`)).toContain('Selon le relevé de la coopérative.')
      expect([...texts.values()].join('\n')).toContain(ARABIC)
    }))

  await test.step('readers open the site', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'marbre-site-'))
    for (const [path, content] of await filesInFolder(app)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
      if (!path.endsWith('.html')) continue
      const { results } = await valid.validateString(content)
      expect(
        results.flatMap(({ messages }) => messages.map(({ message }) => message)),
        path,
      ).toEqual([])
    }
    const address = (path: string) => pathToFileURL(join(folder, path)).href
    const reader = await app.context().newPage()
    const asked: string[] = []
    reader.on('request', (request) => asked.push(request.url()))
    // Every page that links lead to from the home page, each once, with what it asks for.
    const toVisit = [address('index.html')]
    for (const page of toVisit) {
      expect(existsSync(fileURLToPath(page)), page).toBe(true)
      await reader.goto(page)
      for (const link of await reader.getByRole('link').evaluateAll(hrefs)) {
        const [target = ''] = link.split('#')
        if (target.startsWith('file:') && target.endsWith('.html') && !toVisit.includes(target))
          toVisit.push(target)
      }
    }
    for (const path of documents.keys()) expect(toVisit).toContain(address(path.replace(/docx$/, 'html')))
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
    await reader.goto(address('index.html'))
    await reader.getByRole('link', { name: CORRECTED }).first().click()
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(CORRECTED)
    for (const size of [SMALL, LARGE]) {
      await reader.setViewportSize(size)
      await expectToFit(reader, `a page of the site at ${size.width}`)
    }
    const items = await reader.evaluate((feed) => {
      const parsed = new DOMParser().parseFromString(feed, 'text/xml')
      return parsed.querySelector('parsererror') ? -1 : parsed.querySelectorAll('item').length
    }, site.get('feed.xml') ?? '')
    expect(items).toBe(9)
    expect(JSON.parse(site.get('feed.json') ?? '')).toMatchObject({ items: { length: 9 } })
    await reader.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const ready = await newsroom.listArticles({
    query: CORRECTED,
    status: 'ready',
    sort: 'best',
    offset: 0,
    limit: 1,
  })
  expect(ready.ok && ready.value.items.map(({ headline }) => headline)).toEqual([CORRECTED])
})
