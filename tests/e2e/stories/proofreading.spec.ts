import type { Page } from '@playwright/test'
import type { Newsroom } from '../../../src/contract/contract.ts'
import type { Section } from '../../../src/core/article/index.ts'
import { expect, headlineOf, put, test } from '../fixtures.ts'

/** What is written wrong, and what the reporter means. */
const FRENCH: readonly [wrong: string, right: string][] = [
  ['départementtal', 'départemental'],
  ['tramvay', 'tramway'],
  ['evenement', 'événement'],
  ['inaugurration', 'inauguration'],
  ['voyageurss', 'voyageurs'],
  ['chantierr', 'chantier'],
  ['réunnion', 'réunion'],
  ['financemment', 'financement'],
  ['quartiier', 'quartier'],
  ['municipall', 'municipal'],
  ['habitannts', 'habitants'],
  ['circullation', 'circulation'],
  ['stationement', 'stationnement'],
  ['ouvertture', 'ouverture'],
  ['printems', 'printemps'],
  ['projjet', 'projet'],
  ['calandrier', 'calendrier'],
  ['metropole', 'métropole'],
  ['securité', 'sécurité'],
  ['budjet', 'budget'],
]
const ENGLISH: readonly [wrong: string, right: string][] = [
  ['goverment', 'government'],
  ['recieve', 'receive'],
  ['seperate', 'separate'],
  ['accomodation', 'accommodation'],
  ['occured', 'occurred'],
  ['neccessary', 'necessary'],
  ['untill', 'until'],
  ['begining', 'beginning'],
  ['adress', 'address'],
  ['beleive', 'believe'],
]
/** What rules of typography and usage find: what is written, and what the first digit makes of it. */
const BY_RULE: readonly [wrong: string, right: string][] = [
  ['Le quai de le port attend.', 'Le quai du port attend.'],
  ['Il a dit "oui" hier.', 'Il a dit «\u00a0oui\u00a0» hier.'],
  ['On verra bien...', 'On verra bien…'],
  ['Elle arrive arrive demain.', 'Elle arrive demain.'],
]
/** A word of the newsroom, in three places, and one that is misspelt on purpose, in two. */
const HOUSE_WORD = 'zorbage'
const QUOTED = 'ortografe'

const paragraph = (word: string, at: number) =>
  `Au point ${at} de la liste figure le mot ${word}, que la commission a relu deux fois avant de passer à la suite. ` +
  'Les élus ont pris le temps de comparer les chiffres, puis ils ont voté sans bruit, et la salle a applaudi longuement.'
const passage = (word: string, at: number) =>
  `In item ${at} of the list stands the word ${word}, which the members read twice before they went on with the work. ` +
  'They took their time to compare the figures, then they voted quietly, and the room was glad of it in the end.'

/** The article: 1,200 words and more, with these words in it. */
function sections(
  french: readonly string[],
  english: readonly string[],
  byRule: readonly string[],
): Section[] {
  return [
    { heading: 'La liste', body: [...french.map(paragraph), ...byRule].join('\n\n') },
    { heading: 'The list', body: english.map(passage).join('\n\n'), language: 'en-GB' },
  ]
}
const extra = [HOUSE_WORD, QUOTED, HOUSE_WORD, QUOTED, HOUSE_WORD]
const first = ([wrong]: readonly [string, string]) => wrong
const second = ([, right]: readonly [string, string]) => right
const written = sections([...FRENCH.map(first), ...extra], ENGLISH.map(first), BY_RULE.map(first))
const meant = sections([...FRENCH.map(second), ...extra], ENGLISH.map(second), BY_RULE.map(second))
const FIXES = new Map([...FRENCH, ...ENGLISH])

test.use({ library: { articles: [{ headline: 'Une relecture', sections: written }] } })

const card = (app: Page) => app.locator('[data-diagnostic-card]')
const words = ({ heading, body }: Section) => `${heading} ${body}`.split(/\s+/).length

async function stored(newsroom: Newsroom, headline: string) {
  const list = await newsroom.listArticles({
    query: '',
    status: 'all',
    sort: 'updated',
    offset: 0,
    limit: 10,
  })
  const found = list.ok ? list.value.items.find((each) => each.headline === headline) : undefined
  const opened = found && (await newsroom.readArticle({ id: found.id }))
  return opened?.ok ? opened.value.article : null
}

test('a reporter reads the proofs of an article by the keyboard alone', async ({ app, newsroom }) => {
  test.setTimeout(180_000)
  expect(written.map(words).reduce((sum, each) => sum + each)).toBeGreaterThan(1_200)
  await expect(headlineOf(app)).toHaveText('Une relecture')
  // A pair of quotation marks is two.
  const faults = FIXES.size + extra.length + BY_RULE.length + 1
  expect(faults).toBeGreaterThanOrEqual(40)
  await expect(app.getByText(`${faults} corrections`)).toBeVisible({ timeout: 30_000 })

  const seen: string[] = []
  for (let step = 0; step < 60; step += 1) {
    await app.keyboard.press('F8')
    if ((await app.getByText(/^\d+ corrections?$/).count()) === 0) break
    const dialog = card(app)
    await expect(dialog.locator(':focus')).toHaveCount(1)
    const said = dialog.locator('p').first()
    const word =
      (await said
        .locator('b')
        .nth(1)
        .textContent({ timeout: 1_000 })
        .catch(() => '')) ?? ''
    seen.push(word)
    const right = FIXES.get(word)
    if (word !== HOUSE_WORD && word !== QUOTED && right === undefined) await app.keyboard.press('1')
    else if (right !== undefined) {
      const choice = dialog.getByRole('button', { name: right, exact: true })
      await expect(choice).toBeVisible()
      await app.keyboard.press((await choice.locator('kbd').textContent()) ?? '')
    } else {
      const name = word === HOUSE_WORD ? 'Ajouter au dictionnaire' : 'Ignorer dans cet article'
      await expect(dialog.getByText('Recherche de suggestions…')).toBeHidden()
      const button = dialog.getByRole('button', { name })
      for (
        let tab = 0;
        tab < 12 && !(await button.evaluate((each) => each === document.activeElement));
        tab += 1
      )
        await app.keyboard.press('Tab')
      await app.keyboard.press('Enter')
    }
    await expect(dialog).toBeHidden()
  }
  expect(seen.filter((word) => word === HOUSE_WORD)).toHaveLength(1)
  expect(seen.filter((word) => word === QUOTED)).toHaveLength(1)
  await expect(app.getByText(/^\d+ corrections?$/)).toHaveCount(0)
  await expect.poll(async () => (await stored(newsroom, 'Une relecture'))?.sections).toEqual(meant)
  const article = await stored(newsroom, 'Une relecture')
  expect(article?.ignored).toEqual([{ rule: 'spelling misspelt', text: QUOTED, before: null, after: null }])

  // The checklist has nothing to say of spelling.
  await app.keyboard.press('F7')
  await expect(app.getByRole('dialog')).toContainText('Orthographe')
  await expect(app.getByRole('dialog')).not.toContainText('absent')
  await app.keyboard.press('Escape')

  // The newsroom's word is known in the next article; what was ignored in this one is not.
  await put(newsroom, {
    headline: 'La suite',
    sections: [{ heading: '', body: `Le ${HOUSE_WORD} et l’${QUOTED}.` }],
  })
  await app.keyboard.press('Control+k')
  await app.keyboard.type('La suite')
  await expect(app.getByRole('option', { name: /La suite/ }).first()).toBeVisible()
  await app.keyboard.press('Enter')
  await expect(headlineOf(app)).toHaveText('La suite')
  await expect(app.locator('.diagnostic.spelling')).toHaveText([QUOTED])
})
