import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { escapeMarkdown, plainText, renderMarkdown } from '../../../src/core/markdown/index.ts'
import { anyText } from '../generated.ts'

const document = new JSDOM().window.document

/** What a browser shows of a piece of HTML: its characters, a line break as a line end. */
function shown(html: string): string {
  const root = document.createElement('div')
  root.innerHTML = html
  for (const br of root.querySelectorAll('br')) {
    br.nextSibling?.replaceWith((br.nextSibling.textContent ?? '').replace(/^\n/, ''))
    br.replaceWith('\n')
  }
  return (root.textContent ?? '').replace(/\n$/, '')
}

/** What no HTML document can hold, as it is written there. */
function inHtml(text: string): string {
  return text.replace(/(?![\t\n\f\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '\ufffd')
}

const withoutEndLines = (text: string) => text.replace(/^\n+/, '').replace(/\n+$/, '')

describe('escapeMarkdown', () => {
  it.each([
    ['1914. La guerre', '1914\\. La guerre'],
    ['12) fin', '12\\) fin'],
    ['# 1', '\\# 1'],
    ['#motdièse', '#motdièse'],
    ['- Bonjour', '\\- Bonjour'],
    ['– Bonjour', '– Bonjour'],
    ['+33 1 02', '+33 1 02'],
    ['5 * 3 = 15', '5 * 3 = 15'],
    ['Prix*', 'Prix\\*'],
    ['un_fichier_long', 'un_fichier_long'],
    ['_souligné_', '\\_souligné\\_'],
    ['[sic] et […]', '[sic] et […]'],
    ['[a](b)', '[a\\](b)'],
    ['~10 km', '~10 km'],
    ['~~non~~', '\\~\\~non\\~\\~'],
    ['Tom & Cie', 'Tom & Cie'],
    ['&amp;', '\\&amp;'],
    ['a < b', 'a < b'],
    ['<b>', '\\<b>'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['a | b', 'a | b'],
    ['a\nb', 'a\\\nb'],
    ['  retrait', '&#32; retrait'],
    ['https://exemple.fr/a_b?c=d&e=f', 'https://exemple.fr/a_b?c=d&e=f'],
    ['Écrire à jean.dupont@exemple.fr.', 'Écrire à jean.dupont@exemple.fr.'],
    ['«\u00a0Oui\u202f!\u00a0»', '«\u00a0Oui\u202f!\u00a0»'],
    ['{{< x >}}', '{\\{< x >}}'],
  ])('writes %j as %j', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown)
    expect(plainText(markdown)).toBe(text)
  })

  it('gives the same characters back, and shows them, whatever they are', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const markdown = escapeMarkdown(text)
        const expected = withoutEndLines(text)
        expect(plainText(markdown)).toBe(expected)
        expect(shown(renderMarkdown(markdown))).toBe(inHtml(expected))
      }),
      { numRuns: 2000 },
    )
  })

  it('makes one paragraph of it and nothing but paragraphs, links and line breaks', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const root = document.createElement('div')
        root.innerHTML = renderMarkdown(escapeMarkdown(text))
        expect(root.children.length).toBe(withoutEndLines(text) === '' ? 0 : 1)
        for (const element of root.querySelectorAll('*')) expect(['P', 'A', 'BR']).toContain(element.tagName)
      }),
      { numRuns: 500 },
    )
  })
})
