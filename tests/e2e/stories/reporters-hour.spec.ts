import { readFile } from 'node:fs/promises'
import { expect, headlineOf, test, textFile } from '../fixtures.ts'
import { command, tabTo } from '../keys.ts'
import { FERRY, MARKET } from '../texts.ts'

/** A wire report: what reads like a heading is the standfirst. */
const FLOOD = [
  'La Vesle déborde à Corvenne',
  '23 novembre 2026',
  'Par Inès Karam',
  'Trois quartiers évacués dans la nuit',
  'La rivière est sortie de son lit vers deux heures, entre la halle et le pont des Tanneurs.',
  '',
  'Une nuit sans sommeil',
  'Les pompiers ont réveillé les riverains porte après porte, lampe au front.',
].join('\n')

/** Three hundred words and more, as they are typed: straight quotes, straight apostrophes, plain spaces. */
const WRITTEN = [
  `"On n'a rien vu venir", raconte Sylvie Maron, 61 ans, qui tient le café du pont. "L'eau est montée par la cave, puis par la porte. J'ai pris le chat et la caisse." Derrière elle, deux voisins empilent des chaises sur le comptoir ; le café, lui, ne rouvrira pas cette semaine.`,
  `Au gymnase Jean-Macé, 140 personnes ont dormi sur des lits de camp. Les écoles restent fermées jusqu'à jeudi, et la mairie demande d'éviter les quais. Combien de temps ? "Deux jours, peut-être trois", répond le préfet, prudent : la crue doit passer son plus haut niveau ce soir, puis baisser lentement.`,
  `La digue de 1954, elle, a tenu. C'est la première fois depuis vingt ans qu'on l'éprouve à ce point, et les ingénieurs du syndicat de rivière l'inspectent à pied, mètre après mètre, avec des lampes et des cordes. "Elle suinte, mais elle tient", résume l'un d'eux. Le chantier de renforcement, voté au printemps, ne devait commencer qu'en mars prochain.`,
  `Reste la colère. Sur le parking du supermarché, on se demande pourquoi les sirènes n'ont pas sonné. L'alerte est partie par message, à 2 h 10, mais beaucoup dormaient, téléphone éteint. "Un message ! À notre âge !" s'étrangle un retraité, les pieds dans des sacs en plastique. La mairie promet un bilan public avant la fin du mois, et un essai des sirènes chaque premier mercredi.`,
  `Les assureurs, eux, ont ouvert un guichet dans la salle des mariages. Il faut prendre un numéro, attendre, montrer des photos. Celles de Sylvie Maron sont floues : elle tremblait. On lui a dit que cela irait quand même, que tout le monde, cette nuit-là, avait tremblé.`,
].join('\n')

test('an hour of a reporter, by keyboard alone', async ({ app, newsroom }) => {
  test.setTimeout(180_000)
  const body = app.getByRole('textbox', { name: 'Texte de l’article' })
  const field = (name: string) =>
    app.getByRole('textbox', { name, exact: true }).or(app.getByRole('combobox', { name, exact: true }))
  const foot = app.getByRole('contentinfo')

  await test.step('imports three files, and puts right a line that was misread', async () => {
    const choosing = app.waitForEvent('filechooser')
    await app.keyboard.press('Control+o')
    await (await choosing).setFiles([
      textFile('crue.txt', FLOOD),
      textFile('bac.txt', FERRY),
      textFile('halle.txt', MARKET),
    ])
    const review = app.getByRole('dialog', { name: 'Importer 3 fichiers' })
    const lines = review.getByRole('listbox', { name: 'Lignes de crue.txt' })
    await expect(lines).toBeFocused()
    const standfirst = lines.getByRole('option').filter({ hasText: 'Trois quartiers évacués' })
    await expect(standfirst).not.toContainText('Chapô')
    await expect
      .poll(async () => {
        await app.keyboard.press('ArrowDown')
        return standfirst.getAttribute('aria-selected')
      })
      .toBe('true')
    await app.keyboard.press('Digit6')
    await expect(standfirst).toContainText('Chapô')
    const accept = review.getByRole('button', { name: 'Importer 3 articles' })
    await tabTo(app, accept)
    await app.keyboard.press('Enter')
    await expect(review).toBeHidden()
    await expect(headlineOf(app)).toHaveText('La Vesle déborde à Corvenne')
    await expect(app.locator('[data-field="standfirst"]')).toHaveText('Trois quartiers évacués dans la nuit')
  })

  await test.step('writes three hundred words with quotes and a link', async () => {
    await expect(body).toBeFocused()
    await app.keyboard.press('F6')
    await expect(app.getByRole('tab', { name: 'Structure' })).toBeFocused()
    await app.keyboard.press('Shift+F6')
    await expect(body).toBeFocused()
    await app.keyboard.press('Control+End')
    await app.keyboard.press('Enter')
    await app.keyboard.type('## Témoins')
    for (const paragraph of WRITTEN.split('\n')) {
      await app.keyboard.press('Enter')
      await app.keyboard.type(paragraph)
    }
    await expect(body).toContainText('«\u00a0On n’a rien vu venir\u00a0», raconte Sylvie Maron')
    await expect(body).toContainText('Combien de temps\u202f?')
    await app.keyboard.press('Control+Shift+ArrowLeft')
    await app.keyboard.press('Control+Shift+ArrowLeft')
    await app.keyboard.press('Control+Shift+k')
    await app.keyboard.type('vesle.example/crue')
    await app.keyboard.press('Enter')
    await expect(body).toBeFocused()
  })

  await test.step('moves a section up', async () => {
    const headings = () => app.getByRole('complementary').locator('ol bdi').allTextContents()
    await expect.poll(headings).toEqual(['Sans intertitre', 'Une nuit sans sommeil', 'Témoins'])
    await app.keyboard.press('Alt+ArrowUp')
    await expect.poll(headings).toEqual(['Sans intertitre', 'Témoins', 'Une nuit sans sommeil'])
  })

  await test.step('sets desk, target and embargo', async () => {
    await command(app, 'fiche de l’article')
    await expect(app.getByRole('tab', { name: 'Fiche' })).toBeFocused()
    await tabTo(app, field('Rubrique'))
    await app.keyboard.type('Région')
    await tabTo(app, field('Embargo'))
    await app.keyboard.type('1er janvier 2090 6h')
    await tabTo(app, field('Calibrage'))
    await app.keyboard.type('1500')
    await command(app, 'structure de l’article')
    await expect(app.getByRole('complementary')).toContainText('signes à couper')
  })

  await test.step('cuts to the target', async () => {
    await command(app, 'Témoins')
    await expect(body).toBeFocused()
    const counts = app.getByRole('complementary')
    for (let paragraphs = 0; paragraphs < 9; paragraphs++) {
      if (!(await counts.textContent())?.includes('à couper')) break
      await app.keyboard.press('ArrowDown')
      await app.keyboard.press('Home')
      await app.keyboard.press('Control+Shift+ArrowDown')
      const before = await counts.textContent()
      await app.keyboard.press('Delete')
      await expect(counts).not.toHaveText(before ?? '')
    }
    await expect(app.getByRole('complementary')).toContainText('encore')
    await expect(body).toContainText('Témoins')
  })

  await test.step('fixes all typography in one step', async () => {
    await app.keyboard.press('Control+End')
    await app.keyboard.type(' Il faut 3400000 euros.')
    await expect(foot).toContainText('correction')
    await command(app, 'corriger la typographie')
    await expect(foot).not.toContainText('correction')
    await expect(body).toContainText('3\u202f400\u202f000')
  })

  await test.step('passes the checklist', async () => {
    await app.keyboard.press('F7')
    const list = app.getByRole('dialog', { name: 'Bon à publier' })
    await expect(list).toContainText('Sous embargo jusqu’au')
    await expect(list).toContainText('1 point à vérifier')
    await tabTo(app, list.getByRole('button', { name: 'Marquer comme prêt quand même' }))
    await app.keyboard.press('Enter')
    await expect(list).toBeHidden()
  })

  await test.step('exports it', async () => {
    await app.keyboard.press('Control+e')
    const exporting = app.getByRole('dialog', { name: 'Exporter' })
    await tabTo(app, exporting.getByRole('radio', { name: /Page web/ }))
    await app.keyboard.press('ArrowDown')
    await app.keyboard.press('ArrowDown')
    await expect(exporting.getByRole('textbox')).toHaveValue(/title: "La Vesle déborde à Corvenne"/)
    const downloading = app.waitForEvent('download')
    await tabTo(app, exporting.getByRole('button', { name: 'Exporter', exact: true }))
    await app.keyboard.press('Enter')
    await expect(exporting.getByRole('group', { name: /sous embargo jusqu’au/ })).toBeVisible()
    await tabTo(app, exporting.getByRole('button', { name: 'Exporter quand même' }))
    await app.keyboard.press('Enter')
    const text = await readFile(await (await downloading).path(), 'utf8')
    expect(text).toContain('publishDate: "2090-01-01T06:00:00+01:00"')
    expect(text).toContain('section: "Région"')
    expect(text).toMatch(/## Témoins[\s\S]*## Une nuit sans sommeil/)
    expect(text).toContain('3\u202f400\u202f000')
    expect(text.slice(text.indexOf('## Témoins'))).not.toMatch(/["']/)
  })

  const list = await newsroom.listArticles({
    query: 'Vesle',
    status: 'ready',
    sort: 'best',
    offset: 0,
    limit: 9,
  })
  expect(list.ok && list.value.items.map(({ desk, embargo }) => [desk, embargo])).toEqual([
    ['Région', '2090-01-01T06:00:00+01:00'],
  ])
})
