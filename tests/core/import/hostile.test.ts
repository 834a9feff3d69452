import { describe, expect, test } from 'vitest'
import { importFile } from '../../../src/core/import/index.ts'
import { expectInProportion } from '../../processorTime.ts'

function fill(pattern: string, length: number): string {
  return pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length)
}

/** Imports a text of that size, and an eighth of it eight times. */
function expectReadInProportion(size: number, make: (size: number) => string, fileName = 'a.txt') {
  const bytesOf = (length: number) => new TextEncoder().encode(make(length))
  return expectInProportion(size, bytesOf, (bytes) => importFile({ fileName, bytes }))
}

const SENTENCE = 'Le tramway arrive à Saint-Aubin, dit le maire, et personne n’y croyait plus. '

describe('a large text is read in proportion', () => {
  test.each([
    ['a megabyte in one line', SENTENCE, 1_000_000],
    ['10,000 short lines', 'Ligne courte\n', 10_000 * 13],
    ['10,000 short sentences', 'Oui, merci.\n', 10_000 * 12],
    ['headings and paragraphs in turn', `Un titre court\n${SENTENCE}\n`, 400_000],
    ['hard-wrapped', 'une ligne de texte qui a été coupée à la main par un vieux logiciel\n', 400_000],
  ])('%s', async (_, pattern, size) => {
    const bytes = new TextEncoder().encode(fill(pattern, size))
    expect((await importFile({ fileName: 'a.txt', bytes })).ok).toBe(true)
    await expectReadInProportion(size, (length) => fill(pattern, length))
  })
})

describe('no input makes a pattern run away', () => {
  const runs = [
    ' ',
    '\u00a0',
    '-',
    '#',
    '>',
    '*',
    '_',
    '`',
    '~',
    '[',
    '\\',
    '|',
    '=',
    '.',
    ':',
    '1',
    'a',
    '\t',
    '\u3000',
    '«',
  ]
  test.each(runs)('many of %j, inside a line and at its start', async (sign) => {
    await expectReadInProportion(64_000, (size) => `a${fill(sign, size)}b`)
    await expectReadInProportion(64_000, (size) => `${fill(sign, size)}b`)
  })
  test.each([' ', '\u00a0', '\t', '\\', '*', ':'])(
    'many of %j in a line below a title in Markdown',
    async (sign) => {
      await expectReadInProportion(64_000, (size) => `# T\n\na${fill(sign, size)}b\n`, 'a.md')
      await expectReadInProportion(64_000, (size) => `# T\n\nA: b${fill(sign, size)}b\nC: d\n`, 'a.md')
    },
  )
  test.each([
    '- ',
    '> ',
    '1. ',
    '*a',
    '_a ',
    '<a',
    '&amp',
    'a@',
    'a:',
    'http://a',
    'www.',
    '« ',
    '|a',
    '| a |\n',
    'a\tb\n',
    '- a\n',
    '— a ?\n',
    '> a\n',
    '>\n',
    '1. a\n',
    'a)\n',
    '* * *\n',
    '===\n',
    'a\n===\n',
    'a\n---\n',
    '# a\n',
    '#\n',
    'a :\n',
    'Par \n',
    'Par A\n',
    'Date : \n',
    '10/11/',
    '10 novembre 2024\n',
    'e\u0301',
    '\r',
    '\u2028',
    'a\r',
    '\f',
    'Q : a ?\n',
    '  - a\n- b\n',
    'A. B. ',
    'de la ',
    'et ',
    '{',
    '---\na: b\n',
    '<!--',
    '\ud83d\ude00',
    '中',
    '中\n',
    'ع ',
    'É',
  ])('%j over and over', async (pattern) => {
    // A line costs some fifty times what another sign does.
    await expectReadInProportion(/[\n\r]/.test(pattern) ? 16_000 : 64_000, (size) => fill(pattern, size))
  })
  test('damaged places all over', async () => {
    const damaged = (size: number) =>
      new TextEncoder().encode(fill('été élu forêt\n', size)).map((byte, i) => (i % 1500 === 3 ? 0x92 : byte))
    await expectInProportion(400_000, damaged, async (bytes) => {
      expect((await importFile({ fileName: 'a.txt', bytes })).ok).toBe(true)
    })
  })
  test('lists within lists', async () => {
    // So deep that as many signs are as many lines and blanks as make a text of that size.
    const deep = (size: number) =>
      Array.from({ length: Math.sqrt(size) }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n')
    await expectReadInProportion(1_000_000, (size) => `Un titre\n\n${deep(size)}`)
    await expectReadInProportion(4_000, (size) => `Un titre\n\n${fill('>', size)} a`)
  })
})

describe('time grows no faster than a Markdown text', () => {
  const PATTERNS = [
    '<!-- a ',
    '<!-- a --> b ',
    '{{ a ',
    '{% comment %} ',
    '[[a',
    '[[a|b]] ',
    '$a_b ',
    '^[a ',
    ' %%a ',
    '<em>a ',
    '<em>a</em> ',
    '</em> ',
    '<A>',
    'a){.b c=d ',
    '{:a ',
    '<div>\n\n',
    'a\n: b\n',
    '> [!NOTE]\n',
    '[a][b] ',
  ]
  test.each(PATTERNS)('%j', async (pattern) => {
    await expectReadInProportion(96_000, (size) => fill(pattern, size), 'a.md')
  })

  const ENTRIES = [
    'a: "b\n',
    'a: [b\n',
    'c\n',
    'a: b: c\n',
    'a: b #c\n',
    'a: &b c\n',
    '- ',
    '\ta: b\n',
    '??\n\n',
  ]
  test.each(ENTRIES)('in front matter, %j', async (pattern) => {
    const front = (length: number) => `---\ntitle: A\n${fill(pattern, length)}\n---\n\nx\n`
    await expectReadInProportion(56_000, front, 'a.md')
  })

  test('an alias that repeats a long text is followed only so far', async () => {
    const text = `---\na: &a "${'x'.repeat(30_000)}"\n${fill('b: *a\n', 20_000)}\n---\n\nx`
    const bytes = new TextEncoder().encode(text)
    const read = await importFile({ fileName: 'a.md', bytes })
    expect(JSON.stringify(read).length).toBeLessThan(1_000_000)
  })
})
