import { describe, expect, test } from 'vitest'
import { doubtNames, readCopy } from '../readCopy.ts'

const ONE =
  'The ferry crosses the sound at six every morning, with the post, four schoolchildren and whatever the wind has left on the quay.'
const TWO =
  'Its captain has never missed a crossing, he says, and the harbour book, which is kept in pencil, agrees with him on all but two.'

const page = (end: string, author = 'Ines Falk') =>
  `<html><head><title>The six o’clock ferry</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"The six o’clock ferry","author":{"@type":"Person","name":"${author}"},"datePublished":"2026-03-02"}</script></head>` +
  `<body><main><article><h1>The six o’clock ferry</h1><p class="byline">By ${author}</p><p>${ONE}</p><p>${TWO}</p><p><em>${end}</em></p></article></main></body></html>`

describe('the byline of a page', () => {
  test.each(['Photos by Ruth Ode', 'Mitarbeit: Ruth Ode', 'Research by Ruth Ode'])(
    'is none of the credits at its end, which stay: %s',
    async (credit) => {
      const draft = await readCopy(page(credit), 'page.html')
      expect(draft.content.byline).toEqual([{ name: 'Ines Falk' }])
      expect(draft.content.sections.at(-1)?.body).toContain(credit)
      expect(doubtNames(draft)).toEqual([])
    },
  )

  test('is not who is credited as an agency credits, which goes to the note', async () => {
    const draft = await readCopy(page('Additional reporting by Ruth Ode'), 'page.html')
    expect(draft.content.byline).toEqual([{ name: 'Ines Falk' }])
    expect(draft.content.note).toContain('Additional reporting by Ruth Ode')
    expect(doubtNames(draft)).toEqual([])
  })

  test('is said again at the end', async () => {
    const draft = await readCopy(page('By Ines Falk'), 'page.html')
    expect(draft.content.byline).toEqual([{ name: 'Ines Falk' }])
    expect(draft.content.sections.at(-1)?.body).not.toContain('By Ines')
    expect(doubtNames(draft)).toEqual([])
  })

  test.each(['By Ruth Ode', 'Text: Ruth Ode'])(
    'is in doubt where somebody else signs: %s',
    async (byline) => {
      const draft = await readCopy(page(byline), 'page.html')
      expect(doubtNames(draft)).not.toEqual([])
    },
  )

  test('is read at the end where the page says none', async () => {
    const draft = await readCopy(
      `<article><h1>The ferry</h1><p>${ONE}</p><p>${TWO}</p><p>By Ruth Ode</p></article>`,
      'page.html',
    )
    expect(draft.content.byline).toEqual([{ name: 'Ruth Ode' }])
  })
})
