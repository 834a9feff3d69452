import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync as readBytes, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Article } from '../../src/core/article/index.ts'
import { withMetadata as pdfWithMetadata } from '../../src/core/export/pdf/index.ts'
import { exportArticle } from '../core/export/exportArticle.ts'
import { bundledFonts } from '../../src/host/fonts.ts'
import { chromiumPrinter } from '../../src/host/printer.ts'
import { findChromium } from '../chromium.ts'
import { articleWith } from '../core/articleWith.ts'

const NOW = '2026-11-20T10:00:00.000Z'
const PROSE =
  'La criée a retrouvé ses acheteurs lundi matin, après six semaines passées à vendre sur le quai.'

const FRENCH = articleWith({
  kicker: 'Reportage',
  headline: 'La criée (enfin) rouvre\u00a0: «\u00a0on respire\u00a0»',
  subhead: 'Six semaines d’attente',
  standfirst: 'Les acheteurs sont revenus,\nles prix aussi.',
  byline: [{ name: 'Inès Karam', role: 'correspondante' }, { name: 'Luc Abel' }],
  keywords: ['port', 'pêche'],
  dateline: 'Corvenne',
  date: '2026-11-26T08:30:00+01:00',
  embargo: '2026-12-01T06:00:00+01:00',
  updatedAt: '2026-11-19T07:00:00.000Z',
  sections: [
    {
      heading: '',
      body: `${PROSE}\n\n> On ne l’attendait plus.\n\nUne note[^1], un [lien](https://exemple.test/prix).\n\n[^1]: Selon le port.`,
    },
    {
      heading: 'Le quai',
      body: `- bar\n- lieu\n\n### Les prix\n\n| Poisson | Prix |\n| --- | --: |\n| Bar | 12\u00a0€ |\n\n${`${PROSE}\n\n`.repeat(30)}`,
    },
    { heading: 'La suite', body: PROSE },
  ],
})
const ARABIC = articleWith({
  language: 'ar',
  headline: 'العبّارة تعود عند الفجر',
  byline: [{ name: 'إيناس كرم' }],
  sections: [{ heading: 'على الرصيف', body: 'تُعدّ الصناديق واحدًا واحدًا (Corvenne).' }],
})

const executable = findChromium()
const printer = chromiumPrinter({
  platform: process.platform,
  env: { ...process.env, ...(executable ? { MARBRE_CHROMIUM: executable } : {}) },
  home: tmpdir(),
})
const folder = mkdtempSync(join(tmpdir(), 'marbre-pdf-'))
afterAll(async () => {
  await printer.close()
  rmSync(folder, { recursive: true, force: true })
})

async function write(name: string, article: Article): Promise<string> {
  const fonts = await bundledFonts.read()
  const page = exportArticle(article, 'html', {}, { fonts, isPrinted: true, now: NOW })
  const printed = await printer.print(page.bytes)
  const pdf = printed.ok ? pdfWithMetadata(printed.value, article) : null
  if (!pdf) throw new Error('not printed')
  const path = join(folder, name)
  writeFileSync(path, pdf)
  return path
}

/** What a program prints; throws where it fails. */
function run(program: string, ...parameters: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, parameters, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program}: ${status} ${stderr}`)
  return stdout
}

/** The lines `Name: value` that pdfinfo prints. */
const informationOf = (path: string): Record<string, string> =>
  Object.fromEntries(
    run('pdfinfo', '-isodates', path)
      .split('\n')
      .flatMap((line) => {
        const [, name = '', value = ''] = /^([^:]+):\s+(.*)$/.exec(line) ?? []
        return name === '' ? [] : [[name, value]]
      }),
  )

type OutlineItem = { title: string; kids: OutlineItem[] }
const outlineItem: z.ZodMiniType<OutlineItem> = z.object({
  title: z.string(),
  kids: z.lazy(() => z.array(outlineItem)),
})
const titlesOf = ({ title, kids }: OutlineItem, level = 1): [number, string][] => [
  [level, title],
  ...kids.flatMap((kid) => titlesOf(kid, level + 1)),
]

/** The words of a text, without signs of lists and tables and without what only print has. */
const wordsOf = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{N}’]+/gu) ?? []

describe('a French article with all that an article can have', () => {
  let path = ''
  beforeAll(async () => {
    path = await write('fr.pdf', FRENCH)
  })

  test('is accepted by qpdf, as is one whose objects qpdf has compressed and that says something of itself again', () => {
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
    const packed = join(folder, 'packed.pdf')
    run('qpdf', '--object-streams=generate', path, packed)
    const bytes = new Uint8Array(readBytes(packed))
    const again = pdfWithMetadata(bytes, { ...FRENCH, headline: 'Autre' })
    writeFileSync(packed, again ?? '')
    expect(run('qpdf', '--check', packed)).toContain('No syntax or stream encoding errors found')
    expect(informationOf(packed).Title).toBe('Autre')
  })

  test('says to pdfinfo what it is, on A4, tagged', () => {
    expect(informationOf(path)).toMatchObject({
      Title: FRENCH.headline,
      Author: 'Inès Karam, Luc Abel',
      Subject: 'Les acheteurs sont revenus, les prix aussi.',
      Keywords: 'port, pêche',
      Creator: 'Marbre',
      ModDate: '2026-11-19T07:00:00Z',
      Tagged: 'yes',
      'Metadata Stream': 'yes',
      JavaScript: 'no',
      'Page size': expect.stringMatching(/\(A4\)$/),
    })
    expect(run('pdfinfo', '-meta', path)).toContain('<rdf:li>Luc Abel</rdf:li>')
    const structure = run('pdfinfo', '-struct', path)
    for (const tag of ['H1', 'H2', 'H3', 'P', 'L', 'LI', 'Table', 'TH', 'TD', 'BlockQuote', 'Link'])
      expect(structure).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'))
  })

  test('has its headings as outline', () => {
    const { outlines } = z
      .object({ outlines: z.array(outlineItem) })
      .parse(JSON.parse(run('qpdf', '--json=1', '--json-key=outlines', path)))
    expect(outlines.flatMap((item) => titlesOf(item))).toEqual([
      [1, FRENCH.headline],
      [2, 'Le quai'],
      [3, 'Les prix'],
      [2, 'La suite'],
    ])
  })

  test('embeds each of its fonts', () => {
    const fonts = run('pdffonts', path).split('\n').slice(2).filter(Boolean)
    expect(fonts.length).toBeGreaterThan(3)
    for (const font of fonts) expect(font).toMatch(/\byes\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+\s*$/)
    // The system's own fonts would be there by their names.
    expect(fonts.filter((font) => !font.startsWith('[none]'))).toEqual([])
  })

  test('has the words of the article in their order, its embargo above all, and a number on each page', () => {
    const text = run('pdftotext', path, '-')
    expect(text).toMatch(/^Sous embargo jusqu’au 1er décembre 2026 à 06:00 \(UTC\+1\)\n/)
    const body = text.slice(text.indexOf(PROSE.slice(0, 20)))
    const { bytes } = exportArticle(FRENCH, 'text')
    const whole = new TextDecoder().decode(bytes)
    const expected = whole.slice(whole.indexOf(PROSE.slice(0, 20)), whole.indexOf('La suite'))
    const printed = wordsOf(body)
    let at = 0
    for (const word of wordsOf(expected.replace(/https?:\S+/g, ''))) {
      const next = printed.indexOf(word, at)
      expect(next - at, word).toBeLessThan(12)
      expect(next, word).toBeGreaterThanOrEqual(0)
      at = next + 1
    }
    const pages = text.split('\f').slice(0, -1)
    expect(pages.map((page) => Number(page.trimEnd().split('\n').at(-1)))).toEqual(
      pages.map((_, nth) => nth + 1),
    )
    expect(pages.length).toBeGreaterThan(1)
  })
})

test('an Arabic article keeps its words, its title and its language', async () => {
  const path = await write('ar.pdf', ARABIC)
  expect(informationOf(path)).toMatchObject({ Title: ARABIC.headline, Author: 'إيناس كرم' })
  expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
  expect(readBytes(path).toString('latin1')).toMatch(/\/Lang \(ar\)/)
  expect(wordsOf(run('pdftotext', path, '-'))).toEqual(expect.arrayContaining(wordsOf('الرصيف Corvenne')))
})

test.each(['fr', 'ar'])(
  'long numbers, long words and wide tables are whole on the paper: %s',
  async (language) => {
    const word = 'anticonstitutionnellement'.repeat(5)
    const columns = Array.from({ length: 12 }, (_, column) => `Colonne${column}`)
    const body = [
      '1998. un\n1999. deux',
      `| ${columns.join(' | ')} |\n${'| --- '.repeat(12)}|\n${`| mot ${word.slice(0, 40)} `.repeat(12)}|`,
      '| مرحبا | kg |\n| --- | --- |\n| ب | cm |',
    ].join('\n\n')
    const byline = [{ name: word, role: `${word}fin` }]
    const article = articleWith({ language, headline: 'Large', byline, sections: [{ heading: '', body }] })
    const text = run('pdftotext', '-layout', await write(`wide-${language}.pdf`, article), '-')
    const whole = text.replace(/\s+/g, '')
    expect(text).toMatch(/1998\.|\.1998/)
    expect(text).toMatch(/1999\.|\.1999/)
    expect(whole).toContain('fin)')
    expect(text).toMatch(/(?<!\S)kg(?!\S)/)
    // Words that are broken over lines stand beside the lines of other cells.
    expect(whole.split('Colo').length - 1).toBe(12)
  },
)
