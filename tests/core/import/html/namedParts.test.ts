import { describe, expect, test } from 'vitest'
import { importFile, isSure } from '../../../../src/core/import/index.ts'

async function read(html: string) {
  const bytes = new TextEncoder().encode(html)
  const draft = await importFile({ fileName: 'copy.html', bytes, language: 'en' })
  if (!draft.ok) throw new Error(draft.failure.code)
  const { headline, standfirst, byline, sections } = draft.value.content
  return {
    headline,
    standfirst,
    byline: byline.map(({ name }) => name),
    parts: sections.map(({ heading, body }) => [heading, body]),
    sure: isSure(draft.value),
  }
}

const LEAD =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'
const ONE =
  'The council had ordered the part in March, and the mayor says that it cost the town no more than twelve thousand pounds.'
const TWO =
  'The fishermen say that they never stopped coming home, lamp or no lamp, because there was nowhere else for them to go.'

const READ = { headline: 'The lamp', standfirst: LEAD, byline: [], parts: [['', ONE]], sure: true }
const copy = (inner: string) => `<article><h1>The lamp</h1>${inner}</article>`

describe('a standfirst by its class', () => {
  test.each(['chapo', 'standfirst', 'teaser', 'entradilla', 'sommario', 'lead', 'intro', 'article-intro'])(
    'is below the title of a fragment: %s',
    async (name) => {
      expect(await read(copy(`<p class="${name}">${LEAD}</p><p>${ONE}</p>`))).toEqual(READ)
    },
  )

  test('may hold a paragraph, and stand below who signs', async () => {
    const html = `<header><h1>The lamp</h1><p>By Nora Pike</p></header><div class="intro"><p>${LEAD}</p></div><p>${ONE}</p>`
    expect(await read(html)).toEqual({ ...READ, byline: ['Nora Pike'] })
  })

  test.each([
    ['is around the whole text', `<div class="intro"><p>${LEAD}</p><p>${ONE}</p></div>`, `${LEAD}\n\n${ONE}`],
    ['stands in the text', `<p>${ONE}</p><p class="lead">${LEAD}</p>`, `${ONE}\n\n${LEAD}`],
    ['stands in a box', `<aside><p class="lead">${LEAD}</p></aside><p>${ONE}</p>`, `${LEAD}\n\n${ONE}`],
    [
      'holds a list',
      `<div class="intro"><p>${LEAD}</p><ul><li>One</li></ul></div><p>${ONE}</p>`,
      `${LEAD}\n\n- One\n\n${ONE}`,
    ],
  ])('is text where it %s', async (_, html, body) => {
    expect(await read(copy(html))).toMatchObject({ standfirst: '', parts: [['', body]] })
  })
})

describe('a heading by its class', () => {
  test.each(['intertitre', 'ladillo', 'zwischentitel', 'tussenkop', 'crosshead', 'article__intertitre'])(
    'begins a section: %s',
    async (name) => {
      const html = copy(`<p>${ONE}</p><p class="${name}">The part</p><p>${TWO}</p>`)
      expect((await read(html)).parts).toEqual([
        ['', ONE],
        ['The part', TWO],
      ])
    },
  )

  test('does so beside those that are elements', async () => {
    const html = copy(
      `<p>${ONE}</p><h2>The part</h2><p>${TWO}</p><p class="intertitre">The men</p><p>${TWO}</p>`,
    )
    expect((await read(html)).parts.map(([heading]) => heading)).toEqual(['', 'The part', 'The men'])
  })

  test('is none around paragraphs', async () => {
    const html = copy(`<div class="intertitre"><p>${ONE}</p><p>${TWO}</p></div>`)
    expect((await read(html)).parts).toEqual([['', `${ONE}\n\n${TWO}`]])
  })
})

describe('what opens and closes', () => {
  test('is headed by its question', async () => {
    const html = copy(
      `<details><summary>Who pays?</summary><p>${ONE}</p></details><details><summary>Till when?</summary>${TWO}</details>`,
    )
    expect((await read(html)).parts).toEqual([
      ['Who pays?', ONE],
      ['Till when?', TWO],
    ])
  })

  test('is text below a word that only opens it', async () => {
    const html = copy(`<p>${ONE}</p><details><summary>More</summary><p>${TWO}</p></details>`)
    expect((await read(html)).parts).toEqual([['', `${ONE}\n\nMore\n\n${TWO}`]])
  })
})
