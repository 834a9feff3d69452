import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Article } from '../../../../src/core/article/index.ts'
import { exportArticle, exportDossier } from '../exportArticle.ts'
import { anyArticle } from '../../generated.ts'
import { isElement, openBook, parsed } from './openBook.ts'

/** Attributes that a book has beyond HTML or a page beyond a book, or whose values are its own. */
const OWN = new Set(['id', 'epub:type', 'lang', 'dir', 'xmlns', 'data-address'])

/** A node as plain data: names, attributes and words in their order. */
function outline(node: Node): unknown {
  if (!isElement(node)) return node.textContent
  const attributes = [...node.attributes]
    .filter(({ name }) => !OWN.has(name))
    .map(({ name, value }) => `${name}=${value.replace(/^#article-1-/, '#')}`)
  return [node.localName, attributes, ...[...node.childNodes].map(outline)]
}

function outlines(article: Article) {
  const page = new TextDecoder().decode(exportArticle(article, 'html').bytes)
  const html = parsed(page, 'text/html').querySelector('article')
  const xhtml = openBook(exportArticle(article, 'epub').bytes).article(1).querySelector('article')
  if (!html || !xhtml) throw new Error('no article')
  return { html: outline(html), xhtml: outline(xhtml) }
}

test('the page of an article has the text and the elements of its HTML, whatever was written', () => {
  fc.assert(
    fc.property(anyArticle, (article) => {
      const { html, xhtml } = outlines(article)
      expect(xhtml).toEqual(html)
    }),
    { numRuns: 25 },
  )
})

test('every page and the package are well-formed XML, whatever was written in fields and title', () => {
  fc.assert(
    fc.property(
      fc.array(anyArticle, { minLength: 1, maxLength: 2 }),
      fc.string({ unit: 'binary' }),
      (articles, title) => {
        const book = openBook(exportDossier(articles, title).bytes)
        for (const name of book.spine)
          expect(book.page(name ?? '').querySelector('title')?.textContent).not.toBe('')
        expect(book.dc('title')[0]?.trim()).not.toBe('')
        const entries = [...book.page('nav.xhtml').querySelectorAll('a')]
        expect(entries.every(({ textContent }) => textContent?.trim() !== '')).toBe(true)
      },
    ),
    { numRuns: 8 },
  )
})
