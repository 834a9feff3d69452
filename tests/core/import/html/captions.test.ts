import { describe, expect, test } from 'vitest'
import { photo, PROSE, readWithPictures, srcOf } from '../pictures/read.ts'
import { readCopy } from '../readCopy.ts'

const page = (figure: string, src: string) =>
  `<article><h1>La halle</h1><p>${PROSE}</p>${figure.replace('SRC', src)}<p>${PROSE}</p></article>`

const CREDITED = { caption: 'La halle en mars', credit: 'Maud Ferrier' }

describe('a caption and its credit that touch', () => {
  test.each([
    [
      'by a class',
      '<figcaption><span>La halle en mars</span><span class="credit">Maud Ferrier</span></figcaption>',
    ],
    ['without one', '<figcaption><span>La halle en mars</span><span>Maud Ferrier</span></figcaption>'],
    [
      'behind its label',
      '<figcaption><span>La halle en mars</span><span><span>Credit...</span><span>Maud Ferrier</span></span></figcaption>',
    ],
    ['beside the picture', '<span>Maud Ferrier</span><div><figcaption>La halle en mars</figcaption></div>'],
  ])('are two: %s', async (_, caption) => {
    const figure = `<figure><div><img src="SRC">${caption}</div></figure>`
    const src = 'web_files/a.png'
    const { figures, body } = await readWithPictures('page.html', page(figure, src), {
      beside: [{ path: src, bytes: photo(1) }],
    })
    expect(figures).toEqual([{ src: srcOf(photo(1)), alt: '', ...CREDITED }])
    expect(body).not.toMatch(/\n\nMaud/)
    const remote = await readCopy(page(figure, 'https://a.example/b.png'), 'page.html')
    expect(remote.content.sections[0]?.body).toMatch(
      /\\\nLa halle en mars\\\n(?:Credit\.\.\.)?Maud Ferrier\n/,
    )
  })

  test.each([
    '<span>La halle </span><em>des Prés</em>',
    '<span>La halle </span><span>des Prés</span>',
    '<b>La halle</b> des Prés',
  ])('are one where they are one sentence: %s', async (words) => {
    const figure = `<figure><img src="SRC"><figcaption>${words}</figcaption></figure>`
    const { figures } = await readWithPictures('page.html', page(figure, 'a.png'), {
      beside: [{ path: 'a.png', bytes: photo(1) }],
    })
    expect(figures[0]?.caption.replace(/[*_]/g, '')).toBe('La halle des Prés')
    expect(figures[0]?.credit).toBe('')
  })

  test('are one where the second line names nobody', async () => {
    const figure =
      '<figure><img src="SRC"><figcaption><span>La halle</span><span>rouverte en mars</span></figcaption></figure>'
    const { figures } = await readWithPictures('page.html', page(figure, 'a.png'), {
      beside: [{ path: 'a.png', bytes: photo(1) }],
    })
    expect(figures[0]).toMatchObject({
      credit: '',
      caption: expect.stringMatching(/^La halle\W+rouverte en mars$/),
    })
  })
})

test('the words under a picture are no line under the headline, and a picture of AMP is one', async () => {
  const page = `<html><body><header>Sound</header><article><h1>The six o’clock ferry</h1><amp-img src="ferry.jpg" alt="A ferry"></amp-img><p class="caption">The ferry has run since 1961. Picture: Ian Bell</p><p>The last crossing leaves on Friday, the harbour office said.</p></article></body></html>`
  const { content } = await readCopy(page, 'page.html')
  expect(content.subhead).toBe('')
  expect(content.sections[0]?.body).toBe(
    '![A ferry](ferry.jpg)\n\nThe ferry has run since 1961. Picture: Ian Bell\n\nThe last crossing leaves on Friday, the harbour office said.',
  )
})
