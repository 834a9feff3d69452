import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Newsroom } from '../../../src/contract/contract.ts'
import { type ArticleContent, contentOf } from '../../../src/core/article/index.ts'
import { expect, expectToFit, headlineOf, test } from '../fixtures.ts'
import { accessibilityFaults } from '../axe.ts'
import { LARGE, SMALL } from '../tour.ts'

const SECRET = 'Le témoin s’appelle Ambroise Vautrelle et dort au presbytère.'
const TUESDAY = 'La métropole assure que la passerelle ouvrira mardi, sans péage.'
const TODAY = 'La métropole ne promet plus rien.'

const FOOTBRIDGE: Partial<ArticleContent> = {
  headline: 'La passerelle de Corvenne attend ses garde-corps',
  status: 'review',
  sections: [
    { heading: '', body: `${TUESDAY}\n\nLes riverains comptent les jours.` },
    { heading: 'Le chantier', body: 'La dernière poutre est posée.' },
  ],
}
const WITNESS: Partial<ArticleContent> = {
  headline: 'Un témoin à protéger',
  sections: [{ heading: '', body: SECRET }],
}

test.use({ library: { articles: [WITNESS, FOOTBRIDGE] }, viewport: LARGE })

/** All files below a folder, by path. */
function filesIn(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return new Map(files.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name))]))
}

/** The files in which a sentence stands: as UTF-8, as UTF-16, or packed. */
function filesWith(folder: string, sentence: string): string[] {
  const forms = [Buffer.from(sentence), Buffer.from(sentence, 'utf16le')]
  const holds = (bytes: Buffer) => forms.some((form) => bytes.includes(form))
  return Array.from(filesIn(folder)).flatMap(([name, bytes]) =>
    holds(bytes) || (name.endsWith('.gz') && holds(gunzipSync(bytes))) ? [name] : [],
  )
}

/** Runs the command line on a library. */
function marbre(library: string, ...words: string[]) {
  const parameters = ['out/main/cli.js', ...words, '--library', library, '--lang', 'fr']
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8' })
  return { status, stdout, stderr }
}

/** Runs `work` with a full disk of its own where this machine lets one be mounted; false where it does not. */
function onSmallDisk(work: (disk: string) => void): boolean {
  const disk = mkdtempSync(join(tmpdir(), 'marbre-disk-'))
  const mounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48k', 'tmpfs', disk]).status === 0
  try {
    if (mounted) work(disk)
  } finally {
    if (mounted) spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
  return mounted
}

async function articleOf(newsroom: Newsroom, headline: string) {
  const list = await newsroom.listArticles({
    query: '',
    status: 'all',
    sort: 'updated',
    offset: 0,
    limit: 50,
  })
  const id = list.ok ? list.value.items.find((item) => item.headline === headline)?.id : undefined
  const read = await newsroom.readArticle({ id: id ?? '' })
  if (!read.ok) throw new Error(`no article “${headline}”`)
  return read.value
}

test('a desk’s bad week: an old paragraph, a witness, another computer, a full disk, a new library', async ({
  app,
  newsroom,
  folder,
  host,
}) => {
  test.setTimeout(90_000)
  test.skip(host !== 'web', 'the command line works on the same library')
  const list = app.getByRole('listbox', { name: 'Articles' })
  const dialog = app.getByRole('dialog')
  const row = (headline: string) => list.getByRole('option').filter({ hasText: headline })
  const page = app.locator('.ProseMirror')
  const fits = async (what: string) => {
    for (const size of [SMALL, LARGE]) {
      await app.setViewportSize(size)
      await expectToFit(app, `${what} at ${size.width}`)
    }
    expect(await accessibilityFaults(app), what).toEqual([])
  }

  await test.step('Tuesday’s version is kept by name, and today’s text is another', async () => {
    await newsroom.writeMachineSettings({ personName: 'Inès Karam' })
    await row('La passerelle').click()
    await expect(headlineOf(app)).toContainText('La passerelle')
    await app.keyboard.press('Control+Shift+s')
    await dialog.getByRole('textbox').fill('mardi')
    await app.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    const { article, fingerprint } = await articleOf(newsroom, FOOTBRIDGE.headline ?? '')
    const content = contentOf(article)
    const [lead, ...others] = content.sections
    const sections = [
      { heading: '', body: (lead?.body ?? '').replace(TUESDAY, TODAY) },
      ...others.map((section) => ({ ...section, body: `${section.body}\n\nOn attend les garde-corps.` })),
    ]
    const saved = await newsroom.saveArticle({
      id: article.id,
      base: { revision: article.revision, fingerprint },
      content: { ...content, sections },
    })
    expect(saved.ok).toBe(true)
    await expect(page).toContainText(TODAY)
  })

  await test.step('its paragraph comes back into today’s text, and the rest of today stays', async () => {
    await app.getByRole('tab', { name: 'Versions' }).click()
    const versions = app.getByRole('listbox', { name: 'Versions de l’article' })
    await expect(versions.getByRole('option').filter({ hasText: 'mardi' })).toContainText(
      'nommée par Inès Karam',
    )
    await versions.getByRole('option').filter({ hasText: 'mardi' }).click()
    const compared = app.getByRole('region', { name: 'Comparaison' })
    await expect(compared).toBeVisible()
    await fits('the comparison')
    await compared.focus()
    for (let presses = 0; presses < 20; presses++) {
      await app.keyboard.press('Alt+ArrowDown')
      const current = compared.locator('[data-current]').first()
      if ((await current.textContent())?.includes('promet')) break
    }
    await expect(compared.getByRole('button', { name: 'Reprendre l’ancien passage' })).toBeFocused()
    await app.keyboard.press('Enter')
    await expect(app.getByText('Ancien passage repris')).toBeVisible()
    await app.keyboard.press('Escape')
    await expect(compared).toBeHidden()
    await expect(page).toContainText(TUESDAY)
    await expect(page).not.toContainText(TODAY)
    await expect(page).toContainText('On attend les garde-corps.')
  })

  await test.step('the witness is deleted for good, and is nowhere in the folder', async () => {
    const { article } = await articleOf(newsroom, WITNESS.headline ?? '')
    await newsroom.keepVersion({ id: article.id, why: { reason: 'named' }, name: 'avant' })
    expect(filesWith(folder, SECRET).length).toBeGreaterThan(1)
    await row('Un témoin').click()
    await expect(headlineOf(app)).toContainText('Un témoin')
    await list.focus()
    await app.keyboard.press('Delete')
    await app.getByRole('button', { name: /^Corbeille/ }).click()
    const bin = app.getByRole('listbox', { name: 'Corbeille' })
    await bin.getByRole('option').filter({ hasText: 'Un témoin' }).click()
    await fits('the bin')
    await bin.focus()
    await app.keyboard.press('Delete')
    await expect(dialog).toContainText('les sauvegardes déjà faites')
    await fits('the question')
    await dialog.getByRole('button', { name: 'Supprimer définitivement' }).click()
    await expect(bin.getByRole('option')).toHaveCount(0)
    await expect.poll(() => filesWith(folder, 'Ambroise Vautrelle')).toEqual([])
    await app.getByRole('button', { name: 'Revenir aux articles' }).click()
  })

  await test.step('the copy of another computer is merged', async () => {
    const { article } = await articleOf(newsroom, FOOTBRIDGE.headline ?? '')
    const file = join(folder, 'articles', `${article.id}.json`)
    const stored = JSON.parse(readFileSync(file, 'utf8'))
    const theirs = {
      ...stored,
      revision: stored.revision + 1,
      sections: [...stored.sections, { heading: 'Le péage', body: 'Il n’y en aura pas.' }],
    }
    const copy = `${article.id} (Copie en conflit de Théo 2026-11-27).json`
    writeFileSync(join(folder, 'articles', copy), JSON.stringify(theirs))
    await row('La passerelle').click()
    await expect(app.getByText(/Une autre copie de cet article est arrivée/)).toBeVisible()
    await app.getByRole('button', { name: 'Comparer et fusionner' }).first().click()
    const save = dialog.getByRole('button', { name: 'Enregistrer la fusion' })
    const merged = app.getByText(/Les deux copies sont fusionnées/)
    await expect(save.or(merged).first()).toBeVisible()
    if (await save.isVisible()) {
      await fits('the merge')
      const theirSide = dialog.getByRole('radio', { name: /L’autre copie/ })
      for (const radio of await theirSide.all()) await radio.check({ force: true })
      await save.click()
    }
    await expect(merged).toBeVisible()
    await expect(page).toContainText('Il n’y en aura pas.')
    await expect(page).toContainText(TUESDAY)
    expect(readdirSync(join(folder, 'articles'))).not.toContain(copy)
  })

  const away = mkdtempSync(join(tmpdir(), 'marbre-backup-'))
  try {
    await test.step('the disk is full in the middle of a backup: it says so, and leaves nothing half', async () => {
      const picture = randomBytes(400_000)
      const file = join(folder, 'media', `${createHash('sha256').update(picture).digest('hex')}.jpg`)
      mkdirSync(join(folder, 'media'), { recursive: true })
      writeFileSync(file, picture)
      const tried = onSmallDisk((disk) => {
        const full = marbre(folder, 'backup', join(disk, 'marbre.zip'))
        expect(full.status).toBe(1)
        expect(full.stderr).toMatch(/place/)
        expect(readdirSync(disk)).toEqual([])
      })
      if (!tried) test.info().annotations.push({ type: 'not tried', description: 'no disk can be mounted' })
    })

    await test.step('the backup restored into a new library is equal, file by file', async () => {
      const zip = join(away, 'marbre.zip')
      expect(marbre(folder, 'backup', zip)).toMatchObject({ status: 0 })
      const restored = join(away, 'library')
      expect(marbre(restored, 'restore', zip)).toMatchObject({ status: 0 })
      const kept = (name: string) => !/^(?:index\d*\.sqlite|\.?lock\b|presence\/)/.test(name)
      const [before, after] = [folder, restored].map((each) =>
        Array.from(filesIn(each))
          .filter(([name]) => kept(name))
          .sort(([one], [other]) => (one < other ? -1 : 1)),
      )
      expect(after?.map(([name]) => name)).toEqual(before?.map(([name]) => name))
      expect(after).toEqual(before)
      const opened = marbre(restored, 'list', '--json')
      expect(opened.stdout).toContain('La passerelle de Corvenne')
    })
  } finally {
    rmSync(away, { recursive: true, force: true })
  }
})
