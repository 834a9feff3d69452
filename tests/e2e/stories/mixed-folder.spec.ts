import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accessibilityFaults } from '../axe.ts'
import { expect, expectToFit, test } from '../fixtures.ts'
import { fillReporterFolder } from '../reporterFolder.ts'

test('a folder as a reporter brings it home is imported by keyboard alone', async ({ app, newsroom }) => {
  test.setTimeout(120_000)
  const folder = await mkdtemp(join(tmpdir(), 'marbre-reporter-'))
  fillReporterFolder(folder)
  const review = app.getByRole('dialog')
  const files = review.getByRole('listbox', { name: 'Fichiers' }).getByRole('option')
  const lines = review.getByRole('listbox', { name: /^Lignes de/ })
  const selected = lines.getByRole('option', { selected: true })
  const finding = review.getByRole('list', { name: 'À savoir sur ce fichier' })

  await test.step('chooses the folder by the command', async () => {
    const choosing = app.waitForEvent('filechooser')
    await app.keyboard.press('Control+k')
    await expect(app.getByRole('combobox')).toBeFocused()
    await app.keyboard.type('importer un dossier')
    await app.keyboard.press('Enter')
    await (await choosing).setFiles(folder)
    await expect(review.getByRole('button', { name: /^Importer 7 articles/ })).toBeEnabled()
  })

  await test.step('sees first what needs a look, then what is refused and why', async () => {
    const names = await files.allTextContents()
    expect(names.filter((name) => name.includes('à vérifier'))).toEqual([names[0]])
    expect(names[0]).toContain('ferry.txt')
    const refused = names.slice(1, 4).toSorted()
    expect(refused[0]).toContain('est une image (JPEG)')
    expect(refused[1]).toContain('(PDF)')
    expect(refused[2]).toContain('est vide')
    expect(names.find((name) => name.includes('halle-2.txt'))).toContain('dans lot.zip')
    expect(names.find((name) => name.includes('digue.docx'))).toContain('OK')
    expect(names.find((name) => name.includes('nimes.txt'))).toContain('Windows-1252')
    expect(names.join()).not.toContain('DS_Store')
    await expectToFit(app, 'the review of a mixed folder')
    expect(await accessibilityFaults(app)).toEqual([])
  })

  await test.step('answers the question about a date', async () => {
    await expect(finding).toContainText('Une date dont le jour et le mois peuvent s’inverser.')
    await expect(lines).toBeFocused()
    await app.keyboard.press('F8')
    await expect(selected).toContainText('03/04/2026')
    await app.keyboard.press('Digit2')
    await expect(finding).toBeHidden()
    await expect(files.first()).toContainText('OK')
    await app.keyboard.press('Control+z')
    await expect(finding).toBeVisible()
    await app.keyboard.press('Control+Shift+z')
    await expect(finding).toBeHidden()
  })

  await test.step('looks at the saved page, without its navigation', async () => {
    const page = review.getByRole('listbox', { name: 'Lignes de marche.html' })
    for (let presses = 0; presses < 12 && !(await page.isVisible()); presses++) {
      await app.keyboard.press('Control+Alt+ArrowDown')
      await app.waitForTimeout(150)
    }
    await expect(lines.getByRole('option').filter({ hasText: 'Six mois de travaux' })).toContainText(
      'Intertitre',
    )
    await expect(lines.getByRole('option').filter({ hasText: 'Accueil' })).toContainText('Écarté')
  })

  await test.step('accepts', async () => {
    await app.keyboard.press('Control+Enter')
    await expect(review).toBeHidden()
    await expect(app.getByText('7 articles importés · 3 fichiers non importés')).toBeVisible()
  })

  const list = await newsroom.listArticles({
    query: '',
    status: 'all',
    sort: 'updated',
    offset: 0,
    limit: 20,
  })
  const items = list.ok ? list.value.items : []
  const signed = new Map(
    items.map(({ headline, byline, date }) => [
      headline,
      [byline.map(({ name }) => name).join(), date.slice(0, 10)],
    ]),
  )
  expect(signed.get('La digue de la Vesle tiendra-t-elle l’hiver\u202f?')).toEqual(['Inès Karam', ''])
  expect(signed.get('Les cantines d’Œuvray changent de menu')).toEqual(['Maud Ferrier', '2026-03-16'])
  expect(signed.get('La halle d’Œuvray attend toujours son toit')).toEqual(['Maud Ferrier', '2026-03-12'])
  expect(signed.get('La halle de Lanvollon attend toujours son toit')).toEqual(['Maud Ferrier', '2026-03-12'])
  expect(signed.get('Été à Nîmes : la fête a duré toute la nuit')).toEqual(['Élodie Brès', ''])
  expect(signed.get('Le marché de Sarn déménage')).toEqual(['Noé Talbot', '2026-03-11'])
  expect(signed.has('The ferry returns to Corvenne')).toBe(true)
  await rm(folder, { recursive: true, force: true })
})
