import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unzipSync } from 'fflate'
import type { Locator } from '@playwright/test'
import { itemProblems } from '../../../src/core/export/ninjs/index.ts'
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts'
import { checkedByEpubcheck, findEpubcheck } from '../../interop/epubcheck.ts'
import { accessibilityFaults } from '../axe.ts'
import { expect, expectToFit, test } from '../fixtures.ts'
import { otherClient } from '../hosts/library.ts'
import { dropFiles, eightPhotos, SECRETS } from '../photos.ts'
import { hasProgram, savedFlatByLibreOffice } from '../programs.ts'
import { LARGE, SMALL } from '../tour.ts'

const HEADLINE = 'À Saint-Aubin, le bac ne passera plus'

test.use({
  viewport: LARGE,
  actionTimeout: 10_000,
  settings: {
    ...DEFAULT_SETTINGS,
    interface: 'fr',
    theme: 'light',
    siteName: 'Le Courrier de la Vesle',
    siteAddress: 'https://courrier.example/',
  },
  library: {
    articles: [
      {
        headline: HEADLINE,
        standfirst: 'Après quatre-vingts ans, la dernière traversée a eu lieu mardi.',
        byline: [{ name: 'Inès Karam' }],
        date: '2026-11-24',
        status: 'ready',
        sections: [{ heading: '', body: 'Le quai était plein dès sept heures.' }],
      },
    ],
  },
})

/** Every file of an archive and of the archives in it. */
function filesOf(bytes: Uint8Array, before = ''): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    found.set(before + name, content)
    if (/\.(?:zip|docx|epub)$/.test(name))
      for (const [inner, each] of filesOf(content, `${before}${name}/`)) found.set(inner, each)
  }
  return found
}

const isPicture = (name: string) => /\.(?:jpe?g|png|webp|gif)$/.test(name)

/** Fails where a file says where or with what camera a photo was taken; asks exiftool where it is installed. */
function expectNoSecrets(files: ReadonlyMap<string, Uint8Array>, what: string): void {
  for (const [name, bytes] of files)
    for (const secret of SECRETS)
      expect(Buffer.from(bytes).includes(secret), `${what}: ${name} says ${secret}`).toBe(false)
  if (!hasProgram('exiftool')) return
  const folder = mkdtempSync(join(tmpdir(), 'marbre-photos-'))
  for (const [name, bytes] of files) {
    if (!isPicture(name)) continue
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  const { stdout } = spawnSync(
    'exiftool',
    ['-r', '-a', '-G', '-gps:all', '-xmp-exif:all', '-SerialNumber', folder],
    {
      encoding: 'utf8',
    },
  )
  expect(stdout).not.toMatch(/GPS|Serial/i)
  rmSync(folder, { recursive: true, force: true })
}

test('a photo story: eight photos, from the camera to the readers', async ({
  app,
  started,
  launch,
  folder,
}) => {
  test.setTimeout(240_000)
  const text = app.getByRole('textbox', { name: 'Texte de l’article' })
  const figures = text.locator('figure')
  const dialog = app.getByRole('dialog')
  const button = (within: Locator, name: string | RegExp) => within.getByRole('button', { name })

  await test.step('eight photos are dropped: seven are shown, the broken one is named', async () => {
    await app.getByRole('option', { name: new RegExp(HEADLINE) }).click()
    await expect(text.getByText('Le quai était plein')).toBeVisible()
    await dropFiles(app, '.ProseMirror > p', await eightPhotos(app))
    await expect(figures).toHaveCount(7)
    await expect(app.getByRole('region', { name: 'Notifications' })).toContainText('transfert.jpg')
    await expect(app.getByText(/^Enregistré à/)).toBeVisible()
    await expectToFit(app, 'seven photos')
  })

  await test.step('the turned one stands upright', async () => {
    const picture = figures.nth(1).locator('img, canvas, .picture').first()
    await picture.scrollIntoViewIfNeeded()
    await expect
      .poll(async () => {
        const box = await picture.boundingBox()
        return box && box.height > box.width
      })
      .toBe(true)
  })

  await test.step('a caption from the camera is corrected in place', async () => {
    const caption = figures.first().locator('[data-caption]')
    await caption.scrollIntoViewIfNeeded()
    await caption.getByText('Saint-Obin').click()
    await app.keyboard.press('Home')
    for (let presses = 0; presses < 'Le bac de Saint-'.length; presses++)
      await app.keyboard.press('ArrowRight')
    for (let presses = 0; presses < 'Obin'.length; presses++) await app.keyboard.press('Delete')
    await app.keyboard.type('Aubin')
    await expect(caption).toHaveText('Le bac de Saint-Aubin quitte le quai.')
  })

  await test.step('the checklist asks for the credit, and leads to it', async () => {
    await app.keyboard.press('F7')
    await expect(dialog).toContainText('Une image sans crédit')
    expect(await accessibilityFaults(app)).toEqual([])
    await button(dialog, /^Voir.*Crédits des images/).click()
    await expect(figures.nth(3).locator('[data-credit]')).toBeInViewport()
    await app.keyboard.type('Anouk Perrin')
    await expect(figures.nth(3).locator('[data-credit]')).toHaveText('Anouk Perrin')
  })

  await test.step('the words of the files are kept, and what each picture shows is said', async () => {
    for (let at = 0; at < 7; at++) {
      await figures.nth(at).locator('.picture').click()
      const card = app.getByRole('group', { name: /^Image/ }).or(app.getByRole('dialog', { name: /^Image/ }))
      await expect(card).toBeVisible()
      const keep = button(card, 'Garder')
      if (await keep.isVisible()) await keep.click()
      await card.getByRole('textbox', { name: 'Texte alternatif' }).fill(`La rive, vue ${at + 1}`)
      await app.keyboard.press('Escape')
    }
    await app.keyboard.press('F7')
    for (const passed of ['Mots venus des photos', 'Textes alternatifs des images', 'Crédits des images'])
      await expect(dialog.getByRole('listitem').filter({ hasText: passed })).toBeVisible()
    await expect(dialog).not.toContainText(/image(?:s)? sans|à relire/)
    await app.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  /** Exports the article into one download. */
  const exported = async (format: RegExp, name: string | RegExp) => {
    await app.keyboard.press('Control+e')
    await dialog.getByRole('radio', { name: format }).click({ force: true })
    const { bytes } = await started.savedBy(() => button(dialog, name).click())
    if (await dialog.isVisible()) await button(dialog, 'Fermer').click()
    await expect(dialog).toBeHidden()
    return bytes
  }

  await test.step('a site: each photo in two sizes, with its words', async () => {
    const files = filesOf(await exported(/^Site/, 'Exporter 1 article'))
    expectNoSecrets(files, 'site')
    const [name = '', bytes] = [...files].find(([path]) => path.includes('le-bac')) ?? []
    const page = new TextDecoder().decode(bytes)
    expect(name).toMatch(/html$/)
    for (const words of [
      'Le bac de Saint-Aubin quitte le quai.',
      'Maud Ferrier / Le Courrier',
      'La rive, vue 7',
    ])
      expect(page).toContain(words)
    expect(page.match(/<figure/g)).toHaveLength(7)
    expect(page.match(/srcset="[^"]+ 1024w, [^"]+ 2048w"/g)?.length).toBeGreaterThan(4)
    expect(page).toMatch(/<meta property="og:image" content="https:\/\/courrier\.example\/[^"]+"/)
    const out = await mkdtemp(join(tmpdir(), 'marbre-site-'))
    for (const [path, content] of files) {
      mkdirSync(dirname(join(out, path)), { recursive: true })
      writeFileSync(join(out, path), content)
    }
    const reader = await app.context().newPage()
    const asked: string[] = []
    reader.on('request', (request) => asked.push(request.url()))
    await reader.goto(pathToFileURL(join(out, name)).href)
    for (const size of [SMALL, LARGE]) {
      await reader.setViewportSize(size)
      await expectToFit(reader, `the site at ${size.width}`)
      for (let at = 0; at < 7; at++) {
        const image = reader.locator('figure img').nth(at)
        await image.scrollIntoViewIfNeeded()
        await expect
          .poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth))
          .toBeGreaterThan(0)
        const natural = await image.evaluate(
          (each: HTMLImageElement) => each.naturalWidth / each.naturalHeight,
        )
        expect(natural < 1).toBe(at === 1)
      }
    }
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
    await reader.close()
    rmSync(out, { recursive: true, force: true })
  })

  await test.step('a document for the printer', async () => {
    const bytes = await exported(/^Word/, 'Exporter')
    const files = filesOf(bytes)
    expectNoSecrets(files, 'DOCX')
    expect([...files.keys()].filter(isPicture)).toHaveLength(7)
    if (hasProgram('soffice')) {
      const text = savedFlatByLibreOffice(new Map([['story.docx', bytes]])).get('story.docx') ?? ''
      expect(text.match(/<draw:image/g)).toHaveLength(7)
      expect(text).toContain('Le bac de Saint-Aubin quitte le quai.')
    }
  })

  await test.step('a book for readers', async () => {
    const bytes = await exported(/^Livre/, 'Exporter')
    const files = filesOf(bytes)
    expectNoSecrets(files, 'EPUB')
    expect([...files.keys()].filter(isPicture)).toHaveLength(7)
    const epubcheck = findEpubcheck()
    if (epubcheck)
      expect(checkedByEpubcheck(epubcheck, bytes)).toEqual({
        counts: 'Messages: 0 fatals / 0 errors / 0 warnings / 0 infos',
        messages: [],
      })
  })

  await test.step('an item for the agency', async () => {
    const files = filesOf(await exported(/^Agence/, 'Exporter'))
    expectNoSecrets(files, 'ninjs')
    const [, bytes] = [...files].find(([path]) => path.endsWith('.json')) ?? []
    const item: unknown = JSON.parse(new TextDecoder().decode(bytes))
    expect(itemProblems(item)).toEqual([])
    expect(item).toMatchObject({ associations: { length: 7 } })
    expect(JSON.stringify(item)).toContain('"renditions"')
  })

  await test.step('the library is copied to another folder, and all is still there', async () => {
    const moved = await mkdtemp(join(tmpdir(), 'marbre-moved-'))
    cpSync(folder, moved, { recursive: true })
    const there = otherClient({ ...launch, folder: moved })
    const check = await there.checkLibrary({ repair: false, run: 'check' })
    expect(check.ok && check.value.problems).toEqual([])
    const list = await there.listArticles({ query: 'bac', status: 'all', sort: 'best', offset: 0, limit: 1 })
    const id = list.ok ? (list.value.items[0]?.id ?? '') : ''
    const page = await there.exportArticle({ id, format: 'html', options: {} })
    if (!page.ok) throw new Error(page.failure.code)
    expect(new TextDecoder().decode(page.value.bytes).match(/<img [^>]*src="data:image/g)).toHaveLength(7)
    rmSync(moved, { recursive: true })
  })
})
