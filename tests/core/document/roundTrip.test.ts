import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Block,
  normalise,
  type Profile,
  readMarkdown,
  readSections,
  toText,
  writeMarkdown,
  writeSections,
} from '../../../src/core/document/index.ts'
import { anyBody } from '../generated.ts'
import { anyMarkdown } from './texts.ts'
import { anyBlocks, anyNormalBlocks } from './trees.ts'

const RUNS = { numRuns: Number(process.env.RUNS ?? 200) }
const TYPED = [
  '2*3*4 = 24',
  'étudiant*es',
  '__init__',
  'De 5~7 % à 100~200 euros',
  '¯\\_(ツ)_/¯',
  'C:\\_temp\\-x',
  '&nbsp;',
  '<b>',
  '1914. La guerre',
  '12) fin',
  '+ 12 % en un an',
  '# 1 mondial',
  '> 100 personnes',
  '- 3 %',
  '* * *',
  '---',
  '===',
  '|---|---|',
  '[x]: /y',
  '[^1]: note',
  '[ ] case',
  '[!NOTE]',
  ': définition',
  '~~~',
  '```',
  'https://exemple.fr/_x_',
  'www.exemple.fr',
  'jean@exemple.fr',
  '\u00a0retrait\u00a0',
  '{{< x >}} {% y %} [[z]] ==a== %%b%% @c $d$ ^e^ ~f~ ::: \\begin{g}',
  'a)',
  'étudiant(e)s',
]
const PROFILES: readonly Profile[] = ['plain', 'hugo', 'astro', 'jekyll', 'pandoc', 'obsidian', 'flat']

const paragraph = (text: string): Block => ({
  type: 'paragraph',
  content: [{ type: 'text', text, marks: [] }],
})

describe('writeMarkdown and readMarkdown', () => {
  it('give the same tree back for every normal tree', () => {
    fc.assert(
      fc.property(anyNormalBlocks, (blocks) => {
        expect(readMarkdown(writeMarkdown(blocks))).toEqual(blocks)
      }),
      RUNS,
    )
  })

  it('give the same text back after one turn', () => {
    fc.assert(
      fc.property(fc.oneof(anyMarkdown, anyBody), (text) => {
        const canonical = writeMarkdown(readMarkdown(text))
        expect(writeMarkdown(readMarkdown(canonical))).toBe(canonical)
      }),
      RUNS,
    )
  })

  it('lose no word of a text', () => {
    const hidesWords = /^[ \t>*+\-\d.)]*\[[^^][\s\S]*\]:|^[^\n]*(?:```|~~~)/m
    fc.assert(
      fc.property(anyMarkdown, (text) => {
        fc.pre(!hidesWords.test(text))
        const shown = JSON.stringify(readMarkdown(text))
        for (const [word] of text.matchAll(/w\d+x/g)) expect(shown).toContain(word)
      }),
      RUNS,
    )
  })

  it.each(PROFILES)('give what is typed back as it was typed, in every place, profile %s', (profile) => {
    for (const text of TYPED) {
      const content = [{ type: 'text' as const, text, marks: [] }]
      const trees: Block[][] = [
        [paragraph(text)],
        [{ type: 'heading', content }],
        [{ type: 'sectionHeading', text }],
        [{ type: 'list', ordered: false, start: 1, items: [{ checked: null, content: [paragraph(text)] }] }],
        [{ type: 'list', ordered: true, start: 3, items: [{ checked: true, content: [paragraph(text)] }] }],
        [{ type: 'quotation', content: [paragraph('a'), paragraph(text)], attribution: content }],
        [{ type: 'table', columns: [null, null], header: [content, content], rows: [[[], content]] }],
        [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'a', marks: [] },
              { type: 'text', text, marks: [{ type: 'strong' }] },
              { type: 'break', marks: [] },
              { type: 'text', text, marks: [{ type: 'link', href: 'https://a.fr', title: text.trim() }] },
              { type: 'footnote', content, marks: [] },
              { type: 'text', text: `${text}s`, marks: [] },
            ],
          },
        ],
      ]
      for (const tree of trees) {
        const blocks = normalise(tree)
        const written = writeMarkdown(blocks, { profile })
        expect(readMarkdown(written)).toEqual(blocks)
        expect(toText(blocks)).toContain(text)
      }
    }
  })

  it.each(['hugo', 'flat'] as const)('give the same tree back in the profile %s', (profile) => {
    const changes = /"superscript"|"preformatted"/
    fc.assert(
      fc.property(anyNormalBlocks, (blocks) => {
        fc.pre(!changes.test(JSON.stringify(blocks)))
        expect(readMarkdown(writeMarkdown(blocks, { profile }))).toEqual(blocks)
      }),
      RUNS,
    )
  })
})

describe('normalise', () => {
  it('changes nothing in what came out of it', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const normal = normalise(blocks)
        expect(normalise(structuredClone(normal))).toEqual(normal)
        expect(normalise(normal)).toBe(normal)
      }),
      RUNS,
    )
  })
})

describe('writeSections and readSections', () => {
  it('give the same tree back', () => {
    fc.assert(
      fc.property(anyNormalBlocks, (blocks) => {
        expect(readSections(writeSections(blocks))).toEqual(blocks)
      }),
      RUNS,
    )
  })

  it.each([
    [[{ heading: '', body: '' }], []],
    [[{ heading: '', body: 'a' }], ['paragraph']],
    [
      [
        { heading: '', body: '' },
        { heading: '# b *c*', body: 'd' },
      ],
      ['sectionHeading', 'sectionHeading', 'paragraph'],
    ],
    [
      [
        { heading: 'a', body: '' },
        { heading: '', body: '' },
      ],
      ['sectionHeading', 'sectionHeading'],
    ],
  ])('keep %j', (sections, types) => {
    const blocks = readSections(sections)
    expect(blocks.map(({ type }) => type)).toEqual(types)
    expect(writeSections(blocks)).toEqual(sections)
  })

  it('number the notes of each body from 1', () => {
    const sections = [
      { heading: '', body: 'a[^1]\n\n[^1]: b' },
      { heading: 'c', body: 'd[^1] e[^2]\n\n[^1]: f\n\n[^2]: g' },
    ]
    expect(writeSections(readSections(sections))).toEqual(sections)
  })

  it('make sections of the headings of a body', () => {
    expect(writeSections(readSections([{ heading: '', body: 'a\n\nb\n---\n\nc' }]))).toEqual([
      { heading: '', body: 'a' },
      { heading: 'b', body: 'c' },
    ])
  })
})
