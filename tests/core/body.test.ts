import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalSections, joinSections, splitSections } from '../../src/core/body.ts'
import { renderMarkdown } from '../../src/core/markdown/index.ts'
import { anyBody, anySections } from './generated.ts'

const headings = (text: string) => splitSections(text).map(({ heading }) => heading)

describe('splitSections', () => {
  it('takes the text before the first heading for the lead', () => {
    expect(splitSections('Chapô.\n\n## Un\n\nTexte.\n\n## Deux')).toEqual([
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
    ['## a *b* [c]', ['a *b* [c]']],
    ['# Titre\n\n## Un', ['Titre', 'Un']],
    ['##Un', ['']],
    ['###\n\n### Un', ['']],
    ['texte\n## Un', ['', 'Un']],
    ['## C# #', ['C# #']],
    ['  ## Un', ['Un']],
    ['    ## Un', ['']],
    ['```\n## non\n```\n## oui', ['', 'oui']],
    ['~~~~\n~~~\n## non\n~~~~\n## oui', ['', 'oui']],
    ['````\n```\n## non\n````', ['']],
    ['``` a`b\n## oui', ['', 'oui']],
    ['```\n## non', ['']],
    ['> ## non\n\n## oui', ['', 'oui']],
    ['> ```\n## oui', ['', 'oui']],
    ['- a\n\n  ```\n  ## non\n  ```\n## oui', ['', 'oui']],
    ['- a\n\n  ```\n## oui', ['', 'oui']],
    ['- a\n  ## non', ['']],
    ['1. a\n\n   ~~~\n   ## non\n\n   ## non\n   ~~~\n\n## oui', ['', 'oui']],
    ['> - ```\n>   ## non\n>   ```\n\n## oui', ['', 'oui']],
    ['- a\nsuite\n  ```\n  ## non\n  ```\n## oui', ['', 'oui']],
    [' ```\n## non\n ```\n## oui', ['', 'oui']],
    ['## a\u2028b', ['a\u2028b']],
    ['## \u00a0a\u00a0', ['\u00a0a\u00a0']],
    ['## a\r\n## b\r## c', ['a', 'b', 'c']],
  ])('%j has the headings %j', (text, expected) => {
    expect(headings(text)).toEqual(expected)
  })

  it('agrees with what the page shows: no body holds a heading of its own rank', () => {
    fc.assert(
      fc.property(anyBody, (text) => {
        for (const { body } of splitSections(text)) expect(renderMarkdown(body)).not.toMatch(/<h[12]>/)
      }),
      { numRuns: 500 },
    )
  })

  it('reads 400,000 words in a time that grows with their number', () => {
    const paragraph = 'Le conseil a voté mardi soir, sans surprise, un budget en baisse de 3\u202f%. '.repeat(
      8,
    )
    const text = (sections: number) =>
      Array.from({ length: sections }, (_, i) => `## Partie ${i}\n\n${paragraph}\n\n- un\n- deux`).join(
        '\n\n',
      )
    const body = text(4000)
    const start = process.cpuUsage()
    splitSections(body)
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(1000)
  })
})

describe('joinSections', () => {
  it('keeps empty headings, wherever they are', () => {
    const sections = [
      { heading: '', body: '' },
      { heading: '', body: 'a' },
      { heading: 'B', body: '' },
      { heading: '', body: '' },
    ]
    expect(splitSections(joinSections(sections))).toEqual(sections)
  })

  it('gives canonical sections back unchanged', () => {
    fc.assert(
      fc.property(anySections, (sections) => {
        const canonical = canonicalSections(sections)
        expect(splitSections(joinSections(canonical))).toEqual(canonical)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives a text that stays as it is when it is parted again', () => {
    fc.assert(
      fc.property(anyBody, (text) => {
        const once = joinSections(splitSections(text))
        expect(joinSections(splitSections(once))).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  it('loses no character but blanks and the signs of a heading', () => {
    const visible = (text: string) => text.replace(/[ \t\r\n#]/g, '')
    fc.assert(
      fc.property(anyBody, (text) => {
        expect(visible(joinSections(splitSections(text)))).toBe(visible(text))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('canonicalSections', () => {
  it.each([
    [
      'a border inside a body parts it',
      'a\n## B\nb',
      [
        ['', 'a'],
        ['B', 'b'],
      ],
    ],
    [
      'a first line that is a border leaves an empty part',
      '## B\nb',
      [
        ['', ''],
        ['B', 'b'],
      ],
    ],
    ['open code is closed', '```\n## a', [['', '```\n## a\n```']]],
    ['a rule right below a paragraph moves away from it', 'a\n---\nb', [['', 'a\n\n---\nb']]],
    ['an underline stays text', 'a\n===\nb\n-', [['', 'a\n\\===\nb\n\\-']]],
    ['blank lines at the ends go', '\n \n  a\n\n', [['', '  a']]],
    ['line ends are one sort', 'a\r\nb\rc', [['', 'a\nb\nc']]],
    ['a list keeps its last, empty item', '- a\n-', [['', '- a\n-']]],
    ['a table keeps its rule', 'a|b\n-|-\n1|2', [['', 'a|b\n-|-\n1|2']]],
  ])('%s', (_, body, expected) => {
    const sections = canonicalSections([{ heading: '', body }])
    expect(sections.map(({ heading, body }) => [heading, body])).toEqual(expected)
  })

  it('makes a heading one line', () => {
    expect(canonicalSections([{ heading: ' a\nb\r\nc ', body: '' }])).toEqual([
      { heading: 'a b c', body: '' },
    ])
  })

  it('has nothing more to do the second time', () => {
    fc.assert(
      fc.property(anySections, (sections) => {
        const canonical = canonicalSections(sections)
        expect(canonicalSections(canonical)).toEqual(canonical)
      }),
      { numRuns: 2000 },
    )
  })

  it('shows the same as before', () => {
    fc.assert(
      fc.property(anyBody, (text) => {
        const [section] = splitSections(text)
        const [canonical] = canonicalSections([section ?? { heading: '', body: '' }])
        expect(renderMarkdown(canonical?.body ?? '')).toBe(renderMarkdown(section?.body ?? ''))
      }),
      { numRuns: 1000 },
    )
  })
})
