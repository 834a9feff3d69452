import { tmpdir } from 'node:os'
import * as z from 'zod/mini'
import { withMetadata as pdfWithMetadata } from '../../../src/core/export/pdf/index.ts'
import { chromiumPrinter } from '../../../src/host/printer.ts'
import { findChromium } from '../../chromium.ts'
import { expect, headlineOf, test } from '../fixtures.ts'

const ARTICLE = {
  headline: 'Le bac de midi',
  byline: [{ name: 'Inès Karam' }],
  keywords: ['port'],
  sections: [
    { heading: 'À quai', body: 'Un.\n\n- deux\n- trois\n\n| a | b |\n| --- | --- |\n| c | d |' },
    { heading: 'En mer', body: 'Quatre.\n\n### Plus loin\n\nCinq.' },
  ],
}
test.use({ library: { articles: [ARTICLE] } })

/** What a PDF says of its structure, its outline and itself. */
function factsOf(pdf: Uint8Array) {
  const text = Buffer.from(pdf).toString('latin1')
  return {
    tags: text.match(/\/S \/\w+/g)?.toSorted(),
    outline: text.match(/\/Title [<(][^>)]*/g),
    language: /\/Lang [<(][^>)]*/.exec(text)?.[0],
    pages: /\/Count \d+/.exec(text)?.[0],
    information: text.slice(text.lastIndexOf('/Author')).match(/\/\w+ <FEFF[\dA-F]*>/g),
  }
}

test('a PDF of the desktop says the same as one of the browser window and the command line', async ({
  startDesktop,
}) => {
  const { page, newsroom } = await startDesktop()
  await expect(headlineOf(page)).toHaveText('Le bac de midi')
  const list = await newsroom.listArticles({ query: 'bac', status: 'all', sort: 'best', offset: 0, limit: 1 })
  const id = list.ok ? (list.value.items[0]?.id ?? '') : ''
  const call = `window.marbre.newsroom.exportArticle(${JSON.stringify({ id, format: 'pdf', options: {} })})`
  const answer: unknown = await page.evaluate(`${call}.then(({ value }) => Array.from(value.bytes))`)
  const pdf = Uint8Array.from(z.array(z.number()).parse(answer))

  const [article, prepared] = [await newsroom.readArticle({ id }), await newsroom.preparePrint({ id })]
  if (!article.ok || !prepared.ok) throw new Error('not prepared')
  const chromium = findChromium()
  const env = { ...process.env, ...(chromium ? { MARBRE_CHROMIUM: chromium } : {}) }
  const printer = chromiumPrinter({ platform: process.platform, env, home: tmpdir() })
  const printed = await printer.print(prepared.value.bytes)
  await printer.close()
  const other = printed.ok ? pdfWithMetadata(printed.value, article.value.article) : null
  const facts = factsOf(pdf)
  expect(facts).toEqual(other && factsOf(other))
  expect(facts.tags).toEqual(expect.arrayContaining(['/S /H1', '/S /H2', '/S /L', '/S /Table']))
  expect(facts.information?.length).toBeGreaterThan(2)
})

test('the command opens the print dialog for the article’s page', async ({ startDesktop }) => {
  const { page, printed, errors } = await startDesktop()
  await headlineOf(page).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' vingt')
  await page.keyboard.press('Control+p')
  await expect.poll(printed).toEqual(['Le bac de midi vingt'])
  expect(await errors()).toEqual([])
  // The window stays the only one.
  await expect(headlineOf(page)).toHaveText('Le bac de midi vingt')
})
