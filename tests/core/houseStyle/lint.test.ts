import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyContent } from '../../../src/core/article/index.ts'
import { readMarkdown, textBlocks, writeMarkdown } from '../../../src/core/document/index.ts'
import { type HouseStyleFinding, lintHouseStyle } from '../../../src/core/houseStyle/index.ts'
import {
  fixTextToFixpoint,
  plainProse,
  type Prose,
  proofread,
  proofreadArticle,
  proseOf,
} from '../../../src/core/proofreading/index.ts'
import { applyFindings, paragraphsOf } from '../../../src/core/typography/index.ts'
import { match, read, rulesOf } from './style.ts'
import { expectInProportion } from '../../processorTime.ts'
import { blocksWithEdits } from '../proofreading/withEdits.ts'

type Options = Partial<{ language: string }>

function found(rules: string, text: string, { language = 'fr' }: Options = {}) {
  return lintHouseStyle(plainProse(text), rulesOf(rules), language, match)
}

/** What is found in a text, as it stands there. */
const places = (rules: string, text: string, options?: Options) =>
  found(rules, text, options).map(({ from, to }) => text.slice(from, to))

/** The text with every suggestion taken. */
const written = (rules: string, text: string, options?: Options) =>
  applyFindings(text, found(rules, text, options))

/** What is found in the texts of a tree, with the path of each. */
function inBlocks(rules: string, markdown: string) {
  return Array.from(textBlocks(readMarkdown(markdown))).flatMap(({ path: block, content }) =>
    lintHouseStyle(proseOf(content), rulesOf(rules), 'fr', match).map((finding) => ({ ...finding, block })),
  )
}

/** A body with every suggestion taken. */
const writtenBody = (rules: string, markdown: string) =>
  writeMarkdown(blocksWithEdits(readMarkdown(markdown), inBlocks(rules, markdown)))

const DIGITAL = '- {word: digital, suggest: numérique, reason: "Le doigt n’y est pour rien."}\n'

test('a finding has the rule’s name, its reason and what to write', () => {
  expect(found(DIGITAL, 'Le virage digital.')).toEqual([
    {
      rule: 'digital',
      reason: 'Le doigt n’y est pour rien.',
      from: 10,
      to: 17,
      replacement: 'numérique',
      certainty: 'suggestion',
    },
  ])
  expect(found('- {word: digital, suggest: numérique, fix: true}', 'Le digital')[0]?.certainty).toBe('fix')
  expect(found('- {word: digital, reason: non}', 'Le digital')[0]).toMatchObject({ replacement: null })
})

describe('words are found', () => {
  test('as a whole, and in capitals too', () => {
    expect(
      places(DIGITAL, 'digital digitale prédigital Digital DIGITAL l’digital, (digital) digital_x'),
    ).toEqual(['digital', 'Digital', 'DIGITAL', 'digital', 'digital'])
    expect(places('- {word: mail, suggest: courriel}', 'mail e-mail mail-order l’mail mails')).toEqual([
      'mail',
      'mail',
    ])
    expect(places('- {word: C++, suggest: C}', 'C++ et C++, AC++')).toEqual(['C++', 'C++'])
  })

  test('with the capitals of what they replace', () => {
    expect(written(DIGITAL, 'Digital, digital, DIGITAL')).toBe('Numérique, numérique, NUMÉRIQUE')
    expect(written('- {word: IA, suggest: intelligence artificielle}', 'L’IA')).toBe(
      'L’intelligence artificielle',
    )
    expect(written('- {word: COVID-19, suggest: Covid-19}', 'COVID-19 covid-19')).toBe('Covid-19 Covid-19')
  })

  test('with an accent missing, never with one more', () => {
    const state = '- {word: État-major, suggest: commandement}'
    expect(places(state, 'etat-major Etat-major ÉTAT-MAJOR E\u0301tat-major')).toHaveLength(4)
    expect(places('- {word: cote, suggest: prix}', 'cote côté côte')).toEqual(['cote'])
    expect(places('- {word: œuvre, suggest: travail}', 'oeuvre œuvre Œuvre')).toHaveLength(3)
    expect(written('- {word: évènement, suggest: événement}', 'Évènement, evenement, événement')).toBe(
      'Événement, événement, événement',
    )
  })

  test('in their own capitals and accents alone, where the rule says so', () => {
    const exact = '- {word: Internet, suggest: réseau, case: true}'
    expect(places(exact, 'Internet internet INTERNET')).toEqual(['Internet'])
    expect(places('- {word: éte, suggest: été, case: true}', 'ete éte Éte')).toEqual(['éte'])
  })

  test('across blanks, line ends and apostrophes of every kind', () => {
    const rules = '- {word: "chiffre d\'affaires", suggest: ventes}'
    expect(places(rules, "chiffre d’affaires, chiffre\u00a0d'affaires, chiffre\nd’affaires")).toHaveLength(3)
  })

  test('the longer before the shorter, the first rule before the second', () => {
    const rules =
      '- {word: date, reason: a}\n- {word: à date, suggest: à ce jour}\n- {word: à date, suggest: jamais}\n'
    expect(found(rules, 'Rien à date.')).toMatchObject([{ rule: 'à date', replacement: 'à ce jour' }])
  })
})

test('a rule for a language covers its regions, and no other', () => {
  const rules =
    '- {word: week-end, suggest: fin de semaine, language: fr-CA}\n- {word: parking, reason: a, language: FR}\n'
  const text = 'Le week-end au parking'
  expect(places(rules, text, { language: 'fr-CA' })).toEqual(['week-end', 'parking'])
  expect(places(rules, text, { language: 'fr' })).toEqual(['parking'])
  expect(places(rules, text, { language: 'fro' })).toEqual([])
  expect(places(rules, text, { language: 'en' })).toEqual([])
})

describe('patterns', () => {
  test('put their groups into the suggestion', () => {
    const speed = "- {pattern: '(\\d+) ?(?<unit>km)/h', suggest: '$<unit> par heure: $1 ($&) $$'}"
    expect(written(speed, 'à 80 km/h')).toBe('à km par heure: 80 (80 km/h) $')
  })

  test('know accented letters as parts of a word', () => {
    expect(places("- {pattern: '\\bt\\b', reason: a}", 'été t')).toEqual(['t'])
    expect(places("- {pattern: '\\bÉ\\w+', reason: a}", 'Évêque sÉance')).toEqual(['Évêque'])
    expect(places("- {pattern: '[^\\W\\d_]{3}', reason: a}", 'été 123')).toEqual(['été'])
    expect(places("- {pattern: 'é\\B.', reason: a}", 'é, éa')).toEqual(['éa'])
    expect(places("- {pattern: '\\W+', reason: a}", 'été…?à')).toEqual(['…?'])
  })
})

describe('a blank in a pattern', () => {
  const speed = "- {pattern: '(\\d+) ?km/h', suggest: '$1 kilomètres à l’heure', fix: true}"
  const options = { language: 'fr', profile: 'press', rules: rulesOf(speed), match } as const

  test.each(['à 12 km/h', 'à 12\u00a0km/h', 'à 12\u202fkm/h', 'à 12km/h'])('is any blank: %j', (text) => {
    expect(places(speed, text)).toEqual([text.slice(2)])
    expect(proofread(plainProse(text), options)).toMatchObject([{ source: 'house', certainty: 'fix' }])
    expect(fixTextToFixpoint(text, options)).toEqual({ text: 'à 12 kilomètres à l’heure', fixed: 1 })
    const typography = fixTextToFixpoint(text, { ...options, rules: [] }).text
    expect(fixTextToFixpoint(typography, options).text).toBe('à 12 kilomètres à l’heure')
  })

  test('of a suggestion that stands there already is any blank, too', () => {
    const spaced = "- {pattern: '(\\d+) ?km/h', suggest: '$1 km/h', fix: true}"
    expect(places(spaced, '12 km/h, 13\u00a0km/h, 14km/h')).toEqual(['14km/h'])
    const fixed = fixTextToFixpoint('12 km/h et 14km/h', { ...options, rules: rulesOf(spaced) })
    expect(fixed.text).toBe('12\u00a0km/h et 14\u00a0km/h')
  })

  test('is the plain one alone where it is written as its number', () => {
    expect(places("- {pattern: 'a\\x20b', suggest: c}", 'a b, a\u00a0b')).toEqual(['a b'])
    expect(places("- {pattern: '[^ ]+', reason: a}", 'a\u00a0b c')).toEqual(['a', 'b', 'c'])
  })
})

test('where the house and typography undo each other, typography is followed, and the other rules of the house', () => {
  const options = {
    language: 'fr',
    profile: 'press',
    rules: rulesOf("- {pattern: '…', suggest: ..., fix: true}\n- {word: ok, suggest: d’accord, fix: true}"),
    match,
  } as const
  expect(fixTextToFixpoint("Bon... l'an", options).text).toBe('Bon… l’an')
  expect(fixTextToFixpoint('Ok... puis ok', options).text).toBe('D’accord… puis d’accord')
  expect(fixTextToFixpoint('Bon… l’an', options)).toEqual({ text: 'Bon… l’an', fixed: 0 })
})

const PARIS = '- {word: paris, suggest: Lutèce}'

describe('nothing is found', () => {
  test.each([
    ['in an address', 'Voir https://paris.fr/paris?paris et www.paris.fr, paris.fr/a'],
    ['in an e-mail address', 'Écrire à paris@exemple.fr ou a@paris.fr'],
    ['in the bare name of a host, a handle, a hashtag', 'Lire paris.fr, blog.paris, @paris et #paris'],
  ])('%s', (_, text) => expect(places(PARIS, text)).toEqual([]))

  test.each([
    ['in code', 'Le `paris` du code'],
    ['in a block of code', 'a\n\n```\nparis\n```\n'],
    ['in the target of a link', '[Lyon](https://a.fr/paris "paris")'],
    ['in a link’s definition', '[Lyon]\n\n[lyon]: https://a.fr/paris "paris"'],
  ])('%s', (_, markdown) => expect(inBlocks(PARIS, markdown)).toEqual([]))

  test('by a pattern in an address or in code', () => {
    const pattern = "- {pattern: 'p.r.s', reason: a}"
    expect(places(pattern, 'https://a.fr/paris a@paris.fr paris')).toEqual(['paris'])
    expect(inBlocks(pattern, '`paris` *paris*')).toMatchObject([{ from: 6, to: 11 }])
  })

  test('by a pattern that takes more than prose', () => {
    const pattern = "- {pattern: 'Voir [^ ]+', suggest: ici}"
    expect(places(pattern, 'Voir https://a.fr/ et Voir ceci')).toEqual(['Voir ceci'])
    expect(
      inBlocks(pattern, 'Voir `a` et Voir ceci[^1] et Voir\u00a0[^2]\n\n[^1]: Voir là\n\n[^2]: Rien'),
    ).toMatchObject([{ block: [0, 3], from: 0, to: 7 }])
  })
})

describe('in a tree', () => {
  test('what is written takes the marks of what it replaces', () => {
    expect(writtenBody(PARIS, '**Paris**, *paris* et [paris](http://a.fr)')).toBe(
      '**Lutèce**, *Lutèce* et [Lutèce](http://a.fr)',
    )
    expect(writtenBody('- {word: pomme de terre, suggest: patate}', 'une pomme de **terre**')).toBe(
      'une patate',
    )
    expect(writtenBody('- {word: paris, suggest: ""}', '**paris** est')).toBe('est')
    expect(writtenBody(PARIS, 'La note[^1], paris.\n\n[^1]: De **paris**.')).toBe(
      'La note[^1], Lutèce.\n\n[^1]: De **Lutèce**.',
    )
  })

  test('it shows what the rule wrote, not what it could mean', () => {
    const rule = '- {word: sic, suggest: "*sic* & <i>"}'
    expect(written(rule, 'a sic b')).toBe('a *sic* & <i> b')
    const body = writtenBody(rule, 'a sic b')
    expect(readMarkdown(body)).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'a *sic* & <i> b', marks: [] }] },
    ])
  })
})

test('what is to be left out goes with its blank', () => {
  const rules = '- {word: en fait, suggest: ""}'
  expect(written(rules, 'Il est en fait parti, en fait.')).toBe('Il est parti,.')
  expect(written(rules, 'En fait il part')).toBe('il part')
})

describe('a suggestion that its own rule matches', () => {
  test('is not found where it stands already', () => {
    const macron = '- {word: Macron, suggest: Emmanuel Macron}'
    expect(written(macron, 'Macron, Emmanuel Macron, emmanuel\u00a0macron')).toBe(
      'Emmanuel Macron, Emmanuel Macron, emmanuel\u00a0macron',
    )
    expect(places("- {pattern: '\\d+', suggest: $& euros}", '5 euros, 6')).toEqual(['6'])
    expect(places('- {word: aujourd\'hui, suggest: "aujourd\'hui"}', 'aujourd’hui')).toEqual([])
  })

  test('is not offered where it would never come to an end', () => {
    expect(found("- {pattern: '\\d+', suggest: 1$&, fix: true}", 'a 5')).toMatchObject([
      { replacement: null, certainty: 'suggestion' },
    ])
  })

  test('about capitals alone leaves headlines in capitals and the first word of a sentence', () => {
    const rules = '- {word: Internet, suggest: internet}'
    expect(places(rules, 'Internet. « Internet. Sur Internet, INTERNET')).toEqual(['Internet'])
    expect(written('- {word: internet, suggest: Internet}', 'sur internet')).toBe('sur Internet')
  })
})

test('rules that undo each other fix nothing; rules that follow from each other fix both', () => {
  const circle = '- {word: a1, suggest: b1, fix: true}\n- {word: b1, suggest: a1, fix: true}'
  expect(found(circle, 'a1 puis b1').map(({ certainty }) => certainty)).toEqual(['suggestion', 'suggestion'])
  const chain = '- {word: a1, suggest: b1, fix: true}\n- {word: b1, suggest: c1, fix: true}'
  expect(written(chain, 'a1 puis b1')).toBe('c1 puis c1')
})

test('every text of an article is read', () => {
  const content = {
    ...emptyContent('fr'),
    kicker: 'digital',
    headline: 'Digital',
    subhead: 'digital',
    standfirst: 'digital',
    correction: 'digital',
    sections: [
      { heading: 'digital', body: 'rien' },
      { heading: '', body: 'du `digital` digital' },
    ],
  }
  expect(
    proofreadArticle(content, { profile: 'press', rules: rulesOf(DIGITAL) }).map(
      ({ field, section, from }) => [field, section, from],
    ),
  ).toEqual([
    ['kicker', null, 0],
    ['headline', null, 0],
    ['subhead', null, 0],
    ['standfirst', null, 0],
    ['heading', 0, 0],
    ['body', 1, 11],
    ['correction', null, 0],
  ])
})

test('a very long paragraph is read to its end', () => {
  const text = `${'mot '.repeat(20_000)}digital`
  expect(places(DIGITAL, text)).toEqual(['digital'])
  expect(places("- {pattern: 'digital$', reason: a}", text)).toEqual(['digital'])
})

const piece = fc.constantFrom(
  ...[
    'digital',
    'Digital',
    'DIGITAL',
    'numérique',
    'numerique',
    'Macron',
    'Emmanuel Macron',
    'internet',
    'Internet',
  ],
  ...[
    '12',
    'km/h',
    '5',
    'euros',
    'e-mail',
    'mail',
    'a',
    'b',
    'aa',
    ' ',
    ' ',
    ' ',
    '\u00a0',
    '\n',
    '\n\n',
    '.',
    '’',
    "'",
  ],
  ...[
    '**',
    '*',
    '_',
    '`',
    '[',
    '](http://a.fr)',
    '> ',
    '- ',
    '<b>',
    'http://digital.fr/a',
    'www.',
    '@',
    '\\',
    '&amp;',
  ],
)
const RULES = `
- {word: digital, suggest: numérique, fix: true}
- {word: numérique, suggest: digitale, fix: true}
- {word: Macron, suggest: Emmanuel Macron, fix: true}
- {word: Internet, suggest: internet, fix: true}
- {word: mail, suggest: e-mail, fix: true}
- {pattern: '(\\d+) ?km/h', suggest: $1 kilomètres, fix: true}
- {pattern: '\\d+', suggest: 1$&, fix: true}
- {pattern: 'aa?', suggest: aa, fix: true}
- {word: b, suggest: '*b* b', fix: true}
- {pattern: '  +', suggest: ' ', fix: true}
- {word: euros, suggest: '', fix: true}
- {pattern: '[ab]\\.', suggest: '. '}
`

describe('whatever the text', () => {
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
  const rules = rulesOf(RULES)
  const lint = (each: string) => lintHouseStyle(plainProse(each), rules, 'fr', match)
  const isFix = ({ certainty }: HouseStyleFinding) => certainty === 'fix'

  test('applying all fixes leaves nothing to fix', () => {
    fc.assert(
      fc.property(text, (before) => {
        const after = applyFindings(before, lint(before).filter(isFix))
        expect(lint(after).filter(isFix)).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })

  test('findings stand in order within the text, and change something or remark', () => {
    fc.assert(
      fc.property(text, (before) => {
        let end = 0
        for (const { from, to, replacement, certainty } of lint(before)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          expect(replacement).not.toBe(before.slice(from, to))
          if (replacement === null) expect(certainty).toBe('suggestion')
          end = to
        }
        expect(end).toBeLessThanOrEqual(before.length)
      }),
      { numRuns: 2000 },
    )
  })

  test('each paragraph has its findings by itself', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const apart = [...paragraphsOf(whole)].flatMap(({ from, to }) =>
          lint(whole.slice(from, to)).map((each) => ({
            ...each,
            from: each.from + from,
            to: each.to + from,
          })),
        )
        expect(lint(whole)).toEqual(apart)
      }),
      { numRuns: 1000 },
    )
  })

  test('no address changes', () => {
    const addresses = (each: string) => each.match(/https?:\/\/[^\s)<]+/g) ?? []
    fc.assert(
      fc.property(text, (before) => {
        const after = applyFindings(before, lint(before))
        expect(addresses(after).length).toBeGreaterThanOrEqual(addresses(before).length)
      }),
      { numRuns: 1000 },
    )
  })

  test('nothing verbatim is touched', () => {
    const verbatim = fc.array(fc.record({ at: fc.nat(60), length: fc.nat(8) }), { maxLength: 3 })
    fc.assert(
      fc.property(text, verbatim, (before, stretches) => {
        const prose: Prose = { text: before, verbatim: apart(before, stretches) }
        for (const { from, to } of lintHouseStyle(prose, rules, 'fr', match)) {
          expect(prose.verbatim.some((code) => from < code.to && to > code.from)).toBe(false)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

/** Stretches within a text, in order and apart. */
function apart(text: string, stretches: readonly { at: number; length: number }[]) {
  const found: { from: number; to: number }[] = []
  for (const { at, length } of [...stretches].sort((a, b) => a.at - b.at)) {
    const from = Math.max(at, (found.at(-1)?.to ?? -1) + 1)
    const to = Math.min(text.length, from + length)
    if (from < to) found.push({ from, to })
  }
  return found
}

test('2,000 rules read a long article in proportion to its length', async () => {
  const many = Array.from({ length: 2000 }, (_, index) => `- {word: mot${index} de, suggest: b}\n`).join('')
  const { rules } = read(many)
  const text = (length: number) =>
    Array.from({ length }, (_, index) => `Un mot${index} de plus, et des phrases autour.\n\n`)
  await expectInProportion(2000, text, (paragraphs) => {
    const found = lintHouseStyle(plainProse(paragraphs.join('')), rules, 'fr', match)
    expect(found).toHaveLength(paragraphs.length)
  })
})
