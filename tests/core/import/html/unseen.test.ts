import { expect, test } from 'vitest'
import { readCopy } from '../readCopy.ts'

const ONE =
  'The ferry crosses the sound at six every morning, with the post and whatever the wind has left on the quay.'

test.each(['visually-hidden', 'sr-only', 'screen-reader-text', 'u-visually-hidden'])(
  'what only screen readers have is no text: %s',
  async (name) => {
    const html = `<article><h1>The ferry</h1><p>${ONE}</p><p><span class="${name}">Image source, </span>${ONE}</p></article>`
    expect((await readCopy(html, 'page.html')).content.sections[0]?.body).toBe(`${ONE}\n\n${ONE}`)
  },
)

test.each(['screen', 'hidden-harbour', 'not-sr-only-text'])('other names hide nothing: %s', async (name) => {
  const html = `<article><h1>The ferry</h1><p>${ONE}</p><p class="${name}">${ONE}</p></article>`
  expect((await readCopy(html, 'page.html')).content.sections[0]?.body).toBe(`${ONE}\n\n${ONE}`)
})

test('the one title of a page is its headline, also where it is hidden', async () => {
  const html = `<article><h1 class="visually-hidden">The ferry</h1><p>${ONE}</p></article>`
  expect((await readCopy(html, 'page.html')).content.headline).toBe('The ferry')
})

test('what is hidden from screen readers for words that are said instead is what is seen', async () => {
  const bodyOf = async (inside: string) => {
    const html = `<article><h1>The ferry</h1><p>${ONE}</p><p>${inside}${ONE}</p></article>`
    return (await readCopy(html, 'page.html')).content.sections[0]?.body.slice(ONE.length + 2)
  }
  const said = '<span class="sr-only">thirty per cent</span>'
  expect(await bodyOf(`<span aria-hidden="true">30 %</span>${said} `)).toBe(`30 % ${ONE}`)
  expect(await bodyOf(`${said}<span aria-hidden="true">30 %</span> `)).toBe(`30 % ${ONE}`)
  for (const sign of [
    '<span aria-hidden="true">#</span>',
    '<i aria-hidden="true">share</i>',
    '<span class="icon" aria-hidden="true">share</span>',
  ])
    expect(await bodyOf(`${sign}${said}`)).toBe(ONE)
  expect(await bodyOf('<span aria-hidden="true">30 %</span>')).toBe(ONE)
})
