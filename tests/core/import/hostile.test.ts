import { describe, expect, test } from 'vitest'
import { importFile } from '../../../src/core/import/index.ts'

const MEGABYTE = 1_000_000
/** Of the processor, not of the wall: other work on the machine must not fail a test. A pattern that runs away takes minutes. */
const LIMIT_MS = 3000

function fill(pattern: string, length = MEGABYTE): string {
  return pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length)
}

function timed(text: string): { ok: boolean; ms: number } {
  const bytes = new TextEncoder().encode(text)
  const start = process.cpuUsage()
  const { ok } = importFile({ fileName: 'a.txt', bytes })
  const { user, system } = process.cpuUsage(start)
  return { ok, ms: (user + system) / 1000 }
}

const SENTENCE = 'Le tramway arrive à Saint-Aubin, dit le maire, et personne n’y croyait plus. '

describe('a large text is read in time', () => {
  test.each([
    ['5 MB in one line', fill(SENTENCE, 5 * MEGABYTE)],
    ['200,000 short lines', fill('Ligne courte\n', 200_000 * 13)],
    ['200,000 short sentences', fill('Oui, merci.\n', 200_000 * 12)],
    ['headings and paragraphs in turn', fill(`Un titre court\n${SENTENCE}\n`, 3 * MEGABYTE)],
    [
      'hard-wrapped',
      fill('une ligne de texte qui a été coupée à la main par un vieux logiciel\n', 3 * MEGABYTE),
    ],
  ])('%s', (_, text) => {
    expect(timed(text)).toEqual({ ok: true, ms: expect.toSatisfy((ms: number) => ms < LIMIT_MS) })
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
  test.each(runs)('a million of %j, inside a line and at its start', (sign) => {
    expect(timed(`a${fill(sign)}b`).ms).toBeLessThan(LIMIT_MS)
    expect(timed(`${fill(sign)}b`).ms).toBeLessThan(LIMIT_MS)
    expect(timed(`${fill(sign, MEGABYTE / 20)}b`).ms).toBeLessThan(LIMIT_MS)
  })
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
  ])('%j over and over', (pattern) => {
    expect(timed(fill(pattern, MEGABYTE / 2)).ms).toBeLessThan(LIMIT_MS)
  })
  test('damaged places all over', () => {
    const bytes = new TextEncoder()
      .encode(fill('été élu forêt\n'))
      .map((byte, i) => (i % 1500 === 3 ? 0x92 : byte))
    const start = process.cpuUsage()
    expect(importFile({ fileName: 'a.txt', bytes }).ok).toBe(true)
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(LIMIT_MS)
  })
  test('lists within lists', () => {
    const deep = Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n')
    expect(timed(`Un titre\n\n${deep}`).ms).toBeLessThan(LIMIT_MS)
    expect(timed(`Un titre\n\n${fill('>', 3000)} a`).ms).toBeLessThan(LIMIT_MS)
  })
})
