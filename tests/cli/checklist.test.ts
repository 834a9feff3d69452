import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { type Article, NOTHING_SAID } from '../../src/core/article/index.ts'
import { blocks, checklist } from '../../src/core/checklist.ts'
import { readHouseStyle } from '../../src/core/houseStyle/index.ts'
import { articleOf, idOf, libraryIn, unwrap } from '../store/libraryFixture.ts'
import { folder, marbre } from './commandLine.ts'

const report = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      message: z.string(),
      section: z.nullable(z.number()),
    }),
  ),
})

const READY: Partial<Article> = {
  standfirst: 'Trois ans après.',
  byline: [{ name: 'Inès Karam' }],
  date: '2026-11-10',
  sections: [{ heading: '', body: 'La première traversée est prévue à l’aube.' }],
}
const BAD: Partial<Article> = {
  ...READY,
  headline: '',
  sections: [
    { heading: '', body: "L'eau monte ! Le [lien](page.html)." },
    { heading: 'Suite', body: 'Un plan digital : TK euros.' },
  ],
}

async function libraryOf(articles: readonly Article[], houseStyle = '') {
  const path = join(folder(), 'library')
  const library = await libraryIn(path)
  for (const added of await library.add(articles)) unwrap(added)
  await library.close()
  if (houseStyle !== '') writeFileSync(join(path, 'house-style.yaml'), houseStyle)
  const run = (...words: string[]) => marbre([...words, '--library', path, '--lang', 'fr'])
  const items = async (...words: string[]) => {
    const { code, stdout, stderr } = await run('checklist', ...words, '--json')
    return { code, stderr, ...report.parse(JSON.parse(stdout)) }
  }
  return { run, items }
}

test('an article with nothing left to do ends with 0, and a thing to judge does not block', async () => {
  const { run, items } = await libraryOf([
    articleOf(1, READY),
    articleOf(2, { ...READY, headline: 'Un bac', standfirst: '' }),
  ])
  expect(await items(idOf(1))).toEqual({ code: 0, stderr: '', items: [] })
  expect(await run('checklist', idOf(2))).toEqual({
    code: 0,
    stdout: `${idOf(2)}: Le chapô manque. [standfirst]\n`,
    stderr: '1 point à vérifier, bloquants\u00a0: 0, échecs\u00a0: 0.\n',
  })
})

test('each place is one item, as the checklist of the window finds it, and what blocks ends with 1', async () => {
  const style = '- word: digital\n  suggest: numérique\n'
  const article = articleOf(1, BAD)
  const { items } = await libraryOf([article], style)
  const found = await items(idOf(1))
  expect(found.code).toBe(1)
  const { rules } = readHouseStyle(new TextEncoder().encode(style))
  const now = new Date().toISOString()
  const checks = checklist(article, { now, profile: 'press', rules })
  const expected = checks.flatMap(({ id, locations }) =>
    locations.map(({ section }) => ({ code: id, section })),
  )
  expect(found.items.map(({ code, section }) => ({ code, section }))).toEqual(expected)
  expect(found.items.map(({ message, section }) => [section, message])).toEqual([
    [null, 'Le titre manque.'],
    [1, 'Une note est restée dans le texte\u00a0: TK'],
    [0, 'Lien sans adresse valable\u00a0: page.html'],
    [0, "Guillemet ou apostrophe droits\u00a0: L'eau"],
    [0, 'Une correction typographique reste à faire.'],
    [1, 'Une correction typographique reste à faire.'],
    [1, 'Un passage contraire aux règles maison\u00a0: digital'],
  ])
})

test('what a picture lacks is told by the name of its file, or by its number, and does not block', async () => {
  const src = `media/${'5'.repeat(64)}.jpg`
  const body = `Un bac.\n\n![Un bac](${src} "Maud Ferrier")\n\n![](${src})`
  const use = { src, occurrence: 0, ...NOTHING_SAID, fileName: 'bac.jpg', isUnconfirmed: true }
  const article = articleOf(1, { ...READY, sections: [{ heading: '', body }], pictures: [use] })
  const { items } = await libraryOf([article])
  const { code, items: found } = await items(idOf(1))
  expect(code).toBe(0)
  expect(found.map(({ code: check, message }) => [check, message])).toEqual([
    ['picture-unconfirmed', 'Des mots venus du fichier d’une image, à relire\u00a0: bac.jpg'],
    ['picture-alt', 'Une image sans texte alternatif\u00a0: image\u00a02'],
    ['picture-credit', 'Une image sans crédit\u00a0: image\u00a02'],
  ])
})

test('without an id, all that is to come is checked; two articles of one address block each other', async () => {
  const { items } = await libraryOf([
    articleOf(1, { ...READY, headline: 'Le bac' }),
    articleOf(2, { ...READY, headline: 'Le bac' }),
    articleOf(3, { ...BAD, status: 'published' }),
    articleOf(4, { ...BAD, status: 'spiked' }),
  ])
  const { code, items: found } = await items()
  expect(code).toBe(1)
  expect(found.map(({ id, code: check }) => [id, check])).toEqual([
    [idOf(1), 'slug'],
    [idOf(2), 'slug'],
  ])
  expect(blocks('slug')).toBe(true)
})

test('an id that no article has is told, and the others go on', async () => {
  const { items } = await libraryOf([articleOf(1, READY)])
  const { code, stderr, items: found } = await items(idOf(9), idOf(1))
  expect({ code, found }).toEqual({ code: 1, found: [] })
  expect(stderr).toContain('[not-found]')
})
