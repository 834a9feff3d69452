import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMarkdown, readSections, toHtml, toText, writeSections } from '../../src/core/document/index.ts'
import { anyBody, anySections, canonicalSections } from './generated.ts'

const headings = (text: string) => writeSections(readMarkdown(text)).map(({ heading }) => heading)

describe('a text in sections', () => {
  it('has what stands before the first heading for its lead', () => {
    expect(writeSections(readMarkdown('Chapô.\n\n## Un\n\nTexte.\n\n## Deux'))).toEqual([
      { heading: '', body: 'Chapô.' },
      { heading: 'Un', body: 'Texte.' },
      { heading: 'Deux', body: '' },
    ])
  })

  it.each([
    ['', ['']],
    ['\n\n', ['']],
    ['## ', ['']],
    ['##', ['']],
    ['Un.\n\n<!-- ## -->\n\nDeux.', ['', '']],
    ['> Un.\n>\n> <!-- ## -->', ['']],
    ['```\n<!-- ## -->\n```', ['']],
    ['\\<!-- ## -->', ['']],
    ['## a *b* \\[c]', ['a b [c]']],
    ['# Titre\n\n## Un', ['Titre', 'Un']],
    ['##Un', ['']],
    ['###\n\n### Un', ['']],
    ['texte\n## Un', ['', 'Un']],
    ['## C# #', ['C#']],
    ['  ## Un', ['Un']],
    ['    ## Un', ['']],
    ['Un\n---\n\nDeux\n===', ['Un', 'Deux']],
    ['```\n## non\n```\n## oui', ['', 'oui']],
    ['~~~~\n~~~\n## non\n~~~~\n## oui', ['', 'oui']],
    ['````\n```\n## non\n````', ['']],
    ['``` a`b\n## oui', ['', 'oui']],
    ['```\n## non', ['']],
    ['> ## non\n\n## oui', ['', 'oui']],
    ['> ```\nx\n## oui', ['', 'oui']],
    ['- a\n\n  ```\n  ## non\n  ```\n## oui', ['', 'oui']],
    ['- a\n\n  ```\n## oui', ['', 'oui']],
    ['- a\n  ## non', ['']],
    ['1. a\n\n   ~~~\n   ## non\n\n   ## non\n   ~~~\n\n## oui', ['', 'oui']],
    ['> - ```\n>   ## non\n>   ```\n\n## oui', ['', 'oui']],
    [' ```\n## non\n ```\n## oui', ['', 'oui']],
    ['## a\u2028b', ['a\u2028b']],
    ['## \u00a0a\u00a0', ['\u00a0a\u00a0']],
    ['## a\r\n## b\r## c', ['a', 'b', 'c']],
  ])('%j has the headings %j', (text, expected) => {
    expect(headings(text)).toEqual(expected)
  })

  it('is what the page shows: no body holds a heading of its own rank', () => {
    fc.assert(
      fc.property(anySections, (sections) => {
        for (const { body } of canonicalSections(sections)) {
          expect(toHtml(readMarkdown(body), { level: 2 })).not.toMatch(/<h[12]>/)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('the form that is stored', () => {
  it.each([
    [
      'a heading inside a body parts it',
      'a\n## B\nb',
      [
        ['', 'a'],
        ['B', 'b'],
      ],
    ],
    ['open code is closed', '```\n## a', [['', '```\n## a\n```']]],
    ['blank lines at the ends go', '\n \n  a\n\n', [['', 'a']]],
    ['a list keeps its marks to itself', '* a\n* b', [['', '- a\n- b']]],
  ])('%s', (_, body, expected) => {
    const sections = canonicalSections([{ heading: '', body }])
    expect(sections.map(({ heading, body }) => [heading, body])).toEqual(expected)
  })

  it('keeps empty headings, wherever they are, and has each on one line', () => {
    const sections = [
      { heading: '', body: '' },
      { heading: '', body: 'a' },
      { heading: 'B', body: '' },
      { heading: '', body: '' },
    ]
    expect(canonicalSections(sections)).toEqual(sections)
    expect(canonicalSections([{ heading: ' a\nb\r\nc ', body: '' }])).toEqual([
      { heading: 'a b c', body: '' },
    ])
  })

  it('gives the parts of a section its language', () => {
    expect(canonicalSections([{ heading: 'A', body: 'a\n\n## B\n\nb', language: 'de' }])).toEqual([
      { heading: 'A', body: 'a', language: 'de' },
      { heading: 'B', body: 'b', language: 'de' },
    ])
  })

  it('has nothing more to do the second time', () => {
    fc.assert(
      fc.property(anySections, (sections) => {
        const canonical = canonicalSections(sections)
        expect(canonicalSections(canonical)).toEqual(canonical)
      }),
      { numRuns: 500 },
    )
  })

  it('shows the same as before, section by section and as one', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const blocks = readMarkdown(body)
        const sections = writeSections(blocks)
        expect(toHtml(readSections(sections))).toBe(toHtml(blocks))
        expect(toText(readSections(sections))).toBe(toText(blocks))
      }),
      { numRuns: 500 },
    )
  })
})
