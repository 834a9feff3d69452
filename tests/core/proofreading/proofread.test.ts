import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyContent } from '../../../src/core/article/index.ts'
import { checklist } from '../../../src/core/checklist.ts'
import { readMarkdown, writeMarkdown } from '../../../src/core/document/index.ts'
import {
  type Diagnostic,
  fixTextToFixpoint,
  fixToFixpoint,
  plainProse,
  proofread,
  proofreadArticle,
  proseOf,
  readableProse,
} from '../../../src/core/proofreading/index.ts'
import { expectInProportion } from '../../processorTime.ts'
import { match, rulesOf } from '../houseStyle/style.ts'
import { articleWithEdits, blocksWithEdits } from './withEdits.ts'

const rules = rulesOf(`
- {word: halage, suggest: chemin de halage, fix: true}
- {word: bateau, suggest: navire}
- {word: oeuvre, suggest: travail}
- {pattern: '(\\d+) ?km/h', suggest: '$1 km à l''heure', fix: true}
- {word: aujourd'hui, reason: Dire quand.}
`)
const options = { language: 'fr', profile: 'press', rules, match } as const
const found = (text: string) =>
  proofread(plainProse(text), options).map(({ source, rule, from, to }) => [
    source,
    rule,
    text.slice(from, to),
  ])

describe('one text', () => {
  test('has the diagnostics of both kinds, in its order', () => {
    expect(found('Le bateau "Etat" passe ! 12 km/h au halage...')).toEqual([
      ['house', 'bateau', 'bateau'],
      ['typography', 'french-quotes', '"'],
      ['typography', 'capital-accent', 'E'],
      ['typography', 'french-quotes', '"'],
      ['typography', 'high-punctuation-space', ' '],
      ['house', '(\\d+) ?km/h', '12 km/h'],
      ['house', 'halage', 'halage'],
      ['typography', 'ellipsis', '...'],
    ])
  })

  test('of two that collide has what is certain, and the house’s before typography’s', () => {
    expect(found("aujourd'hui")).toEqual([['typography', 'apostrophe', "'"]])
    expect(found('une oeuvre')).toEqual([['house', 'oeuvre', 'oeuvre']])
    expect(found('à 12 km/h')).toEqual([['house', '(\\d+) ?km/h', '12 km/h']])
  })

  test('is read without code, notes and pictures, which are in it as they are', () => {
    const [block] = readMarkdown('Le `"bateau"` **bateau**[^1] "![a](b.png)"\\\n!\n\n[^1]: x')
    if (block?.type !== 'paragraph') throw new Error('no paragraph')
    const prose = proseOf(block.content)
    expect(prose).toEqual({ text: 'Le "bateau" bateau\ufffc "\ufffc"\n!', verbatim: [{ from: 3, to: 11 }] })
    expect(readableProse(prose)).toBe(`Le ${'\ufffc'.repeat(8)} bateau\ufffc "\ufffc"\n!`)
    expect(proofread(prose, options).map(({ from, to }) => prose.text.slice(from, to))).toEqual([
      'bateau',
      '"',
      '"',
    ])
  })
})

describe('an article', () => {
  const content = {
    ...emptyContent('fr'),
    headline: 'Le halage: enfin',
    sections: [
      { heading: "L'eau", body: '* un\n* deux' },
      {
        heading: '',
        body: "- **12 km/h**[^n] !\n\n> Non...\n>\n> — l'élu\n\n| a | b |\n|---|---|\n| `l'a` | l'an[^n] |\n\n[^n]: L'appel.",
      },
    ],
  }

  test('has the path of each text in its section’s body', () => {
    const places = proofreadArticle(content, options).map(({ field, section, block, rule }) => [
      field,
      section,
      block,
      rule,
    ])
    expect(places).toEqual([
      ['headline', null, [], 'halage'],
      ['headline', null, [], 'colon-space'],
      ['heading', 0, [], 'apostrophe'],
      ['body', 1, [0, 0, 0], '(\\d+) ?km/h'],
      ['body', 1, [0, 0, 0], 'high-punctuation-space'],
      ['body', 1, [0, 0, 0, 1], 'apostrophe'],
      ['body', 1, [1, 0], 'ellipsis'],
      ['body', 1, [1, 1], 'apostrophe'],
      ['body', 1, [2, 1, 1], 'apostrophe'],
      ['body', 1, [2, 1, 1, 1], 'apostrophe'],
    ])
  })

  test('is fixed where a diagnostic stands, and a body without any stays as it is written', () => {
    const fixed = articleWithEdits(content, proofreadArticle(content, options))
    expect(fixed.headline).toBe('Le chemin de halage\u00a0: enfin')
    expect(fixed.sections[0]).toEqual({ heading: 'L’eau', body: '* un\n* deux' })
    expect(fixed.sections[1]?.body).toContain("- **12 km à l'heure**[^1]\u202f!")
    const { content: whole, fixed: count } = fixToFixpoint(content, options)
    expect(whole.sections[1]?.body).toContain('- **12\u00a0km à l’heure**[^1]\u202f!')
    expect(whole.sections[1]?.body).toContain("| `l'a` | l’an[^2] |")
    expect(count).toBe(12)
    expect(fixToFixpoint(whole, options)).toEqual({ content: whole, fixed: 0 })
  })

  test('keeps what is put between a link or code and a mark out of both', () => {
    const body = '[mot](https://a.fr)! `code`! **gras !** **gras**!'
    const edits = proofreadArticle({ ...emptyContent('fr'), sections: [{ heading: '', body }] }, options)
    expect(writeMarkdown(blocksWithEdits(readMarkdown(body), edits))).toBe(
      '[mot](https://a.fr)\u202f! `code`\u202f! **gras\u202f!** **gras**\u202f!',
    )
  })
})

describe('whatever the text', () => {
  const piece = fc.constantFrom(
    ...[
      'halage',
      'bateau',
      'oeuvre',
      '12',
      'km/h',
      "l'",
      '"',
      ' !',
      '...',
      ' ',
      '\u00a0',
      '\n',
      ':',
      'a',
      '«',
      '»',
      '.',
      'Etat',
    ],
  )
  const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''))
  const isFix = ({ certainty }: Diagnostic) => certainty === 'fix'

  test('diagnostics stand in order and apart, and fixing comes to an end in which none is left', () => {
    fc.assert(
      fc.property(text, (before) => {
        let end = -1
        let last = -1
        for (const { from, to } of proofread(plainProse(before), options)) {
          expect(from).toBeGreaterThanOrEqual(Math.max(end, 0))
          if (from === to) expect(from).not.toBe(last)
          end = to
          last = from === to ? from : -1
        }
        const after = fixTextToFixpoint(before, options)
        expect(proofread(plainProse(after.text), options).filter(isFix)).toEqual([])
        expect(fixTextToFixpoint(after.text, options)).toEqual({ text: after.text, fixed: 0 })
      }),
      { numRuns: 2000 },
    )
  })

  const expectSameEnd = (before: string) => {
    const typographyFirst = fixTextToFixpoint(before, { ...options, rules: [] }).text
    const plain = (words: string) => words.replace(/[ \u00a0\u202f]+/g, ' ')
    expect(plain(fixTextToFixpoint(typographyFirst, options).text)).toBe(
      plain(fixTextToFixpoint(before, options).text),
    )
  }
  test('typography first or last makes no difference in the end', () => {
    fc.assert(fc.property(text, expectSameEnd), { numRuns: 1000 })
  })
  // A name between colons is a picture of some programs, whatever typography puts beside it.
  test.each([
    '«:halage:......',
    '":halage:"',
    '“:halage:”',
    'oui:halage:;',
    ':halage:!',
    '‹:halage:›',
    ':halage::',
  ])('typography first or last makes no difference to %s', expectSameEnd)
})

describe('alt texts', () => {
  const src = `media/${'0'.repeat(64)}.jpg`
  const content = {
    ...emptyContent('fr'),
    sections: [
      {
        heading: '',
        body: `Un.\n\n![Le quai](${src})\n\n- ![Le port, hier...](${src} "AFP")\n  Le bateau.`,
      },
    ],
  }

  test('are read beside what is seen, and fixed in place', () => {
    const all = proofreadArticle(content, options)
    expect(all.map(({ source, block }) => [source, block.join('.')])).toContainEqual(['house', '2.0.0.0'])
    expect(all.filter(({ block }) => block.join('.') === '2.0.0.2').map(({ rule }) => rule)).toContain(
      'ellipsis',
    )
    const fixed = fixToFixpoint(content, options).content.sections[0]?.body
    expect(fixed).toContain(`![Le port, hier…](${src} "AFP")`)
    expect(fixed).toContain(`![Le quai](${src})`)
  })

  test('of the checklist are those of their figures', () => {
    const checks = checklist(content, { ...options, now: '2026-11-10T08:00:00Z' })
    expect(checks.find(({ id }) => id === 'typography')?.locations).toContainEqual({
      field: 'body',
      section: 0,
      words: '',
      figure: 1,
    })
  })
})

test('fixes take time in proportion, all in one paragraph', async () => {
  const make = (count: number) => ({
    ...emptyContent('fr'),
    sections: [{ heading: '', body: 'Le **bac** part : "à l’heure" ; et le pont attend ! '.repeat(count) }],
  })
  await expectInProportion(2_400, make, (content) => {
    expect(fixToFixpoint(content, { ...options, rules: [] }).fixed).toBeGreaterThan(1_000)
  })
})
