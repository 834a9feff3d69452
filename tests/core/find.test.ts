import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  type FindOptions,
  findPattern,
  MOST_MATCHES,
  expandTemplate,
  readPattern,
  WordFinder,
} from '../../src/core/find/index.ts'
import { LineNormalizer } from '../../src/core/find/lineNormalizer.ts'
import { fold } from '../../src/core/search.ts'
import { expectInProportion, within } from '../processorTime.ts'

const PLAIN: FindOptions = { matchCase: false, matchAccents: false, wholeWord: false, pattern: false }

function spans(text: string, query: string, options: Partial<FindOptions> = {}) {
  return new WordFinder().find(text.split('\n'), query, { ...PLAIN, ...options })
}

function found(text: string, query: string, options: Partial<FindOptions> = {}) {
  return spans(text, query, options).map(({ from, to }) => text.slice(from, to))
}

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })
const anyUnits = fc.string({ unit: 'binary', maxLength: 60 })
const anyOptions = fc.record({
  matchCase: fc.boolean(),
  matchAccents: fc.boolean(),
  wholeWord: fc.boolean(),
  pattern: fc.constant(false),
})

describe('words', () => {
  it.each([
    ['La Corée, la CORE\u0301E', 'coree', ['Corée', 'CORE\u0301E']],
    ['Chef-d’œuvre, ŒUVRES', 'oeuvre', ['œuvre', 'ŒUVRE']],
    ["L’accord, l'accord, lʼaccord", "l'accord", ['L’accord', "l'accord", 'lʼaccord']],
    ['à 10\u202f000\u00a0€', '10 000 €', ['10\u202f000\u00a0€']],
    ['co\u00adopé\u200bration', 'cooperation', ['co\u00adopé\u200bration']],
    ['rendez\u2011vous', 'rendez-vous', ['rendez\u2011vous']],
    ['Die Straße', 'STRASSE', ['Straße']],
    ['ＡＢＣ', 'abc', ['ＡＢＣ']],
    ['𝒜 👩‍🚒 fin', '👩‍🚒', ['👩‍🚒']],
    ['un «\u202fdit\u202f»\u202f: puis « dit » :', '"dit" :', ['«\u202fdit\u202f»\u202f:', '« dit » :']],
    ['“So”, he said', '"so"', ['“So”']],
    ['Er sagte »ja« und »nein« dazu', '"ja" und "nein" dazu', ['»ja« und »nein« dazu']],
    ['bien 👍🏽, bien 👍', '👍', ['👍🏽', '👍']],
    ['une 👩🏾‍🚒 et une 👩', '👩', ['👩']],
    ['🇫🇷🇫🇮', '🇫🇮', ['🇫🇮']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['rien', '', []],
  ])('in “%s”, %s is found where it is', (text, query, expected) => {
    expect(found(text, query)).toEqual(expected)
  })

  it('never finds half a letter, nor a dash for a hyphen', () => {
    expect(found('un œuf, un œil', 'o')).toEqual([])
    expect(found('mot – autre — fin - là', '-')).toEqual(['-'])
  })

  it('finds exactly the blank, the apostrophe or the sign without width that was typed', () => {
    expect(found('a b\u00a0c\u202fd', '\u00a0')).toEqual(['\u00a0'])
    expect(found("l'un, l’autre", '’')).toEqual(['’'])
    expect(found('"un", “deux”, « trois »', '“')).toEqual(['“'])
    expect(found('«\u00a0un\u00a0», «\u202fdeux\u202f»', '«\u202f')).toEqual(['«\u202f'])
    expect(found('👍🏽 👍🏿', '👍🏿', { matchAccents: true })).toEqual(['👍🏿'])
    expect(found('co\u00adop', '\u00ad')).toEqual(['\u00ad'])
  })

  it('minds case where it is told to', () => {
    expect(found('Œuvre, œuvre, OEUVRE', 'oeuvre', { matchCase: true })).toEqual(['œuvre'])
    expect(found('Œuvre, oeuvre', 'Oeuvre', { matchCase: true })).toEqual(['Œuvre'])
    expect(found('Été, E\u0301te\u0301', 'Ete', { matchCase: true })).toEqual(['Été', 'E\u0301te\u0301'])
  })

  it('minds accents where it is told to, however they are written', () => {
    const options = { matchAccents: true }
    expect(found('été, e\u0301te\u0301, ete, ÉTÉ', 'été', options)).toEqual(['été', 'e\u0301te\u0301', 'ÉTÉ'])
    expect(found('été', 'e', options)).toEqual([])
    expect(found('e\u0301te\u0301', 'e', options)).toEqual([])
    expect(found('œuvre', 'oeuvre', options)).toEqual([])
  })

  it.each([
    ['l’accord, désaccord, accords, d’accord.', 'accord', ['accord', 'accord']],
    ['_accord_ **accord**', 'accord', ['accord', 'accord']],
    ['l’été 2026, 20260', '2026', ['2026']],
    ['co\u00adopé', 'co', []],
    ['𝒜bc bc', 'bc', ['bc']],
    ['在首尔签署', '首尔', ['首尔']],
    ['dit-on – là', '–', ['–']],
  ])('as whole words, in “%s”: %s', (text, query, expected) => {
    expect(found(text, query, { wholeWord: true })).toEqual(expected)
  })

  it('takes signs as they are typed', () => {
    expect(found('Un prix de 3 * 4 en C#', 'c#')).toEqual(['C#'])
    expect(found('Un 3 * 4', '3 * 4')).toEqual(['3 * 4'])
    expect(found('C:\\temp et a\\*b', '\\')).toEqual(['\\', '\\'])
    expect(found('un mot\ufffcs', 'mots')).toEqual([])
  })

  it('every match reads as the query, in order and without overlaps', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, anyUnits),
        anyText,
        fc.nat(60),
        anyOptions,
        (text, other, at, options) => {
          const whole = `${text.slice(0, at)}${other}${text.slice(at)}`
          const query = other.replaceAll('\n', '').slice(0, 8)
          let free = 0
          for (const { from, to } of spans(whole, query, options)) {
            expect(from).toBeGreaterThanOrEqual(free)
            expect(fold(whole.slice(from, to))).toBe(fold(query))
            free = to
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('what stands between two words is found there, whatever it is', () => {
    fc.assert(
      fc.property(anyText, anyText, anyOptions, (text, query, options) => {
        fc.pre(
          !/[\n]/.test(query) &&
            fold(query) !== '' &&
            /^\P{M}/u.test(query) &&
            // A sign that folds to nothing belongs to no word, and a word that it touches is not whole.
            (!options.wholeWord || fold([...query].at(-1) ?? '') !== '') &&
            !/[\u1100-\u11ff]/.test(query),
        )
        const line = `${text.replaceAll('\n', ' ')} | ${query} | `
        const at = line.length - query.length - 3
        const overlapping = spans(line, query, options).some(
          ({ from, to }) => to > at && from < at + query.length,
        )
        expect(overlapping).toBe(true)
      }),
    )
  })

  it('once all of it is replaced, nothing of it is left', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'À', 'œ', ' ', '’', 'b', 'e\u0301') }), (text) => {
        for (const query of ['a', 'oe', "a'", 'a b', 'é']) {
          const changed = spans(text, query)
            .toReversed()
            .reduce((rest, { from, to }) => `${rest.slice(0, from)}#${rest.slice(to)}`, text)
          expect(spans(changed, query)).toEqual([])
        }
      }),
    )
  })

  it('gives the same from what it kept as anew, and counts from the start of the text', () => {
    const finder = new WordFinder()
    const first = 'Le bac.\n\nLe bac passe.\nFin.'
    const second = 'Le bac.\n\nUn bac passe.\nLe bac.'
    for (const [text, query] of [
      [first, 'bac'],
      [second, 'bac'],
      [first, 'BAC'],
      [second, 'é'],
    ] as const) {
      expect(finder.find(text.split('\n'), query, PLAIN)).toEqual(spans(text, query))
    }
    expect(found(second, 'le bac')).toEqual(['Le bac', 'Le bac'])
  })

  it('takes a time that grows with a long text, and with a hostile one', async () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, at) => `La Corée du Sud signe l’accord ${at} à Séoul. `.repeat(6))
    await expectInProportion(2_000, lines, (long) => {
      expect(new WordFinder().find(long, 'accord', PLAIN)).toHaveLength(6 * long.length)
    })
    await within(100, () => expect(spans('*'.repeat(200_000), '*')).toHaveLength(MOST_MATCHES))
  })

  it('stops at a number of matches', () => {
    expect(spans('a'.repeat(200_000), 'a')).toHaveLength(MOST_MATCHES)
  })

  it('normalises no line anew that it has searched before', () => {
    const normalize = vi.spyOn(LineNormalizer.prototype, 'normalize')
    const finder = new WordFinder()
    const line = 'La Corée du Sud signe l’accord à Séoul.'
    finder.find([line], 'accord', PLAIN)
    finder.find([line, 'un accord'], 'accor', PLAIN)
    const texts = normalize.mock.calls.map(([text]) => text)
    normalize.mockRestore()
    expect(texts).toEqual(['accord', line, 'accor', 'un accord'])
  })
})

describe('patterns', () => {
  const OPTIONS = { matchCase: false, wholeWord: false }
  const matches = (text: string, source: string, options = OPTIONS) => {
    const pattern = readPattern(source, options)
    return pattern && findPattern(text, pattern).map(({ from, to }) => text.slice(from, to))
  }

  it('are regular expressions of characters, `^` and `$` at every line', () => {
    expect(matches('Un\nDeux\nTrois', '^\\p{Lu}\\p{L}+$')).toEqual(['Un', 'Deux', 'Trois'])
    expect(matches('𝒜𝒜', '.')).toEqual(['𝒜', '𝒜'])
    expect(matches('Été été', 'ÉTÉ')).toEqual(['Été', 'été'])
    expect(matches('Été été', 'été', { ...OPTIONS, matchCase: true })).toEqual(['été'])
  })

  it('as whole words begin and end where no word goes on', () => {
    const options = { ...OPTIONS, wholeWord: true }
    expect(matches('accord, désaccord, d’accord', 'ac+ord', options)).toEqual(['accord', 'accord'])
    expect(matches('élu élus', 'élus?', options)).toEqual(['élu', 'élus'])
    expect(matches('a, b', 'x|,', options)).toEqual([','])
  })

  it('find nothing where they match nothing', () => {
    expect(matches('abc', 'x*')).toEqual([])
    expect(matches('abc', '^')).toEqual([])
  })

  it('are null where they are none', () => {
    for (const source of ['(', 'a)(b', '[z-a]', '\\', '(?<n>', '+']) {
      expect(readPattern(source, OPTIONS), source).toBeNull()
      expect(readPattern(source, { ...OPTIONS, wholeWord: true }), source).toBeNull()
    }
  })

  const replaced = (text: string, source: string, template: string) => {
    const pattern = readPattern(source, OPTIONS)
    const [match] = pattern ? findPattern(text, pattern) : []
    if (!match) throw new Error('nothing found')
    const whole = text.slice(match.from, match.to)
    return expandTemplate(template, whole, match)
      .map(({ text: piece }) => piece)
      .join('')
  }

  it.each([
    ['Talbot Noé', '(\\p{L}+) (\\p{L}+)', '$2 $1', 'Noé Talbot'],
    ['10/11', '(?<jour>\\d+)/(?<mois>\\d+)', '$<mois>-$<jour>', '11-10'],
    ['mot', 'mot', '«$&»', '«mot»'],
    ['mot', 'm(x)?ot', '[$1]', '[]'],
    ['mot', '(m)ot', '$10 $2', 'm0 $2'],
    ['mot', 'mot', '$$1 $<nul> \\n\\t\\\\ \\d', '$1 $<nul> \n\t\\ \\d'],
    ['mot', '(?<a>m)ot', '$<toString>', '$<toString>'],
  ])('of “%s”, %s by %s makes %j', (text, source, template, expected) => {
    expect(replaced(text, source, template)).toBe(expected)
  })

  it('a template without signs is what it says', () => {
    fc.assert(
      fc.property(anyText, (template) => {
        expect(replaced('mot', 'm(o)t', template.replace(/[$\\]/g, ''))).toBe(template.replace(/[$\\]/g, ''))
      }),
    )
  })
})
