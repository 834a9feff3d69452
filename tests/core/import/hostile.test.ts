import { describe, expect, test } from 'vitest'
import { importFile } from '../../../src/core/import/index.ts'

const MEGABYTE = 1_000_000
/** Of the processor, not of the wall: other work on the machine must not fail a test. A pattern that runs away takes minutes. */
const LIMIT_MS = 3000

function fill(pattern: string, length = MEGABYTE): string {
  return pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length)
}

/** Milliseconds of the processor; the least of three where one is too long: other work on the machine makes a time longer. */
async function timed(text: string, limit = LIMIT_MS): Promise<{ ok: boolean; ms: number }> {
  const bytes = new TextEncoder().encode(text)
  let least = { ok: false, ms: Infinity }
  for (let tries = 0; tries < 3 && least.ms >= limit; tries++) {
    const start = process.cpuUsage()
    const { ok } = await importFile({ fileName: 'a.txt', bytes })
    const { user, system } = process.cpuUsage(start)
    const ms = (user + system) / 1000
    if (ms < least.ms) least = { ok, ms }
  }
  return least
}

async function timedMarkdown(text: string): Promise<number> {
  const bytes = new TextEncoder().encode(text)
  const start = process.cpuUsage()
  await importFile({ fileName: 'a.md', bytes })
  return process.cpuUsage(start).user / 1000
}

const SENTENCE = 'Le tramway arrive à Saint-Aubin, dit le maire, et personne n’y croyait plus. '

describe('a large text is read in time', () => {
  test.each([
    ['2 MB in one line', fill(SENTENCE, 2 * MEGABYTE)],
    ['30,000 short lines', fill('Ligne courte\n', 30_000 * 13)],
    ['30,000 short sentences', fill('Oui, merci.\n', 30_000 * 12)],
    ['headings and paragraphs in turn', fill(`Un titre court\n${SENTENCE}\n`, MEGABYTE)],
    ['hard-wrapped', fill('une ligne de texte qui a été coupée à la main par un vieux logiciel\n', MEGABYTE)],
  ])('%s', async (_, text) => {
    expect(await timed(text)).toEqual({ ok: true, ms: expect.toSatisfy((ms: number) => ms < LIMIT_MS) })
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
    expect((await timed(`a${fill(sign, MEGABYTE / 8)}b`)).ms).toBeLessThan(LIMIT_MS)
    expect((await timed(`${fill(sign, MEGABYTE / 8)}b`)).ms).toBeLessThan(LIMIT_MS)
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
  ])('%j over and over', async (pattern) => {
    // A line costs some fifty times what another sign does.
    const [length, limit] = /[\n\r]/.test(pattern)
      ? [MEGABYTE / 36, LIMIT_MS / 6]
      : [MEGABYTE / 12, LIMIT_MS / 3]
    expect((await timed(fill(pattern, length), limit)).ms).toBeLessThan(limit)
  })
  test('damaged places all over', async () => {
    const bytes = new TextEncoder()
      .encode(fill('été élu forêt\n'))
      .map((byte, i) => (i % 1500 === 3 ? 0x92 : byte))
    const start = process.cpuUsage()
    expect((await importFile({ fileName: 'a.txt', bytes })).ok).toBe(true)
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(LIMIT_MS)
  })
  test('lists within lists', async () => {
    const deep = Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n')
    expect((await timed(`Un titre\n\n${deep}`)).ms).toBeLessThan(LIMIT_MS)
    expect((await timed(`Un titre\n\n${fill('>', 3000)} a`)).ms).toBeLessThan(LIMIT_MS)
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
    const ms = Math.max(await timedMarkdown(fill(pattern, 18_000)), 30)
    const large = () => timedMarkdown(fill(pattern, 144_000))
    const first = await large()
    // Other work in the process makes a time longer, never shorter.
    const least = first < ms * 24 ? first : Math.min(await large(), await large())
    expect(least).toBeLessThan(ms * 24)
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
    const ms = Math.max(await timedMarkdown(front(7_000)), 30)
    expect(await timedMarkdown(front(56_000))).toBeLessThan(ms * 24)
  })

  test('an alias that repeats a long text is followed only so far', async () => {
    const text = `---\na: &a "${'x'.repeat(30_000)}"\n${fill('b: *a\n', 20_000)}\n---\n\nx`
    const bytes = new TextEncoder().encode(text)
    const read = await importFile({ fileName: 'a.md', bytes })
    expect(JSON.stringify(read).length).toBeLessThan(1_000_000)
  })
})
