import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../src/core/import/draft.ts'
import { isSure } from '../../../src/core/import/index.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const PROSE =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'
const HEAD = ['The lamp is lit', 'By Ann Lee', PROSE, PROSE]

/** A text in paragraphs, read as plain text, as Markdown with its last line in italics, as a page and as RTF. */
async function draftsOf(...lines: readonly string[]): Promise<Draft[]> {
  const [title = '', ...rest] = lines
  const last = rest.at(-1) ?? ''
  const page = `<h1>${title}</h1>${rest.map((line) => `<p>${line}</p>`).join('')}`
  const rtf = `{\\rtf1\\ansi {\\b\\fs40 ${title}}\\par ${rest.join('\\par ').replaceAll('©', '\\u169?')}\\par}`
  return [
    await readCopy(`${lines.join('\n\n')}\n`),
    await readCopy(`# ${title}\n\n${rest.slice(0, -1).join('\n\n')}\n\n*${last}*\n`, 'copy.md'),
    await readCopy(page, 'copy.html'),
    await readCopy(rtf, 'copy.rtf'),
  ]
}
const bodyOf = ({ content }: Draft) => content.sections.map(({ body }) => body).join('\n\n')

describe('a small word at the end', () => {
  test.each(['ends', 'end', 'fin', 'ende'])('closes the text: %s', async (word) => {
    for (const draft of await draftsOf(...HEAD, word)) {
      expect(bodyOf(draft)).toBe(`${PROSE}\n\n${PROSE}`)
      expect(isSure(draft)).toBe(true)
    }
  })
  test('stays in the text, below a line that is no sentence, and where it says more', async () => {
    for (const lines of [['ends', PROSE], ['the dark', 'ends'], ['ends meet']])
      for (const draft of await draftsOf(...HEAD, ...lines)) expect(bodyOf(draft)).toContain('ends')
  })
})

describe('a line of tags at the end', () => {
  test('is keywords', async () => {
    for (const draft of await draftsOf(...HEAD, '#harbour #light-houses')) {
      expect(draft.content.keywords).toEqual(['harbour', 'light-houses'])
      expect(bodyOf(draft)).toBe(`${PROSE}\n\n${PROSE}`)
      expect(isSure(draft)).toBe(true)
    }
  })
  test('is text where it says more, and above the last sentence', async () => {
    for (const lines of [['#harbour for ever #lights'], ['#harbour #lights', PROSE], ['# 1 # 2']])
      for (const draft of await draftsOf(...HEAD, ...lines)) expect(draft.content.keywords).toEqual([])
  })
})

describe('a credit at the end', () => {
  test.each([
    'Additional reporting by Nele Krug',
    'Editing by Nele Krug; Graphics by Jo Hart',
    'Nele Krug in Paris and Jo Hart in Rome contributed to this report.',
    'Audio produced by Nele Krug.',
    'Photos by Nele Krug',
    'Nele Krug und Jo Hart haben zu diesem Bericht beigetragen.',
    'Nele Krug a contribué à cet article.',
    'Nele Krug y Jo Hart contribuyeron a este reportaje.',
  ])('is for the desk where somebody signs above: %s', async (line) => {
    for (const draft of await draftsOf(...HEAD, line)) {
      expect(draft.content).toMatchObject({ byline: [{ name: 'Ann Lee' }], note: line })
      expect(bodyOf(draft)).toBe(`${PROSE}\n\n${PROSE}`)
    }
  })
  test.each([
    'The council contributed to this report.',
    'The lamp is old. Nele Krug contributed to this report.',
    'Nele Krug contributed to this.',
  ])('is none where it says more, or names nobody: %s', async (line) => {
    for (const draft of await draftsOf(...HEAD, line)) {
      expect(draft.content.note).toBe('')
      expect(bodyOf(draft)).toContain(line)
    }
  })
  test('of who signs above is known by initials in small letters', async () => {
    for (const draft of await draftsOf(...HEAD, '(al)'))
      expect(draft.content).toMatchObject({ byline: [{ name: 'Ann Lee' }], note: '(al)' })
    for (const draft of await draftsOf(...HEAD, '(lv)')) expect(bodyOf(draft)).toContain('(lv)')
  })
  test('may be initials without full stops, which are asked about without brackets', async () => {
    for (const [line, doubts] of [
      ['(mn)', []],
      ['(MNK)', []],
      ['MN', ['byline-name-uncertain']],
    ] as const)
      for (const draft of await draftsOf('The lamp is lit', PROSE, PROSE, line)) {
        expect(draft.content.byline).toEqual([{ name: line.replace(/[()]/g, '') }])
        expect(bodyOf(draft)).not.toContain(line)
        expect(doubtNames(draft)).toEqual(doubts)
      }
  })
  test.each(['(end)', '(more)', '(as told to us)', 'mn'])('is none of initials: %s', async (line) => {
    for (const draft of await draftsOf('The lamp is lit', PROSE, PROSE, line))
      expect(draft.content.byline).toEqual([])
  })
  test('signs a text that nobody else does', async () => {
    for (const draft of await draftsOf('The lamp is lit', PROSE, PROSE, 'Reporting by Nele Krug'))
      expect(draft.content).toMatchObject({ byline: [{ name: 'Nele Krug' }], note: '' })
  })
})

describe('an embargo in the last line', () => {
  test.each(['Not for publication before 5 March.', '© Ann Lee 2026. Not for publication before 5 March.'])(
    'is noted and asked about: %s',
    async (line) => {
      for (const draft of await draftsOf(...HEAD, line)) {
        expect(draft.content.note).toBe(line)
        expect(doubtNames(draft)).toEqual(['embargo-unclear'])
      }
    },
  )
  test('is none in a sentence, and rights alone say nothing of one', async () => {
    for (const line of [
      'He said it was not for publication before 5 March.',
      '© Ann Lee 2026. All rights reserved.',
    ])
      for (const draft of await draftsOf(...HEAD, line))
        expect(doubtNames(draft)).not.toContain('embargo-unclear')
  })
})

test('notes and links that are written as SPIP and wikis have them are asked about', async () => {
  for (const words of ['It was dark[[For two years.]] until then.', 'It was lit by [[Ann Lee]].']) {
    const draft = await readCopy(`${[...HEAD, words, PROSE].join('\n\n')}\n`)
    expect(doubtNames(draft)).toEqual(['desk-note'])
    expect(bodyOf(draft)).toContain(words)
  }
  expect(
    isSure(await readCopy(`${[...HEAD, 'It is in the list[[1]] of lights.', PROSE].join('\n\n')}\n`)),
  ).toBe(true)
})

test.each([
  '© Riproduzione riservata',
  'RIPRODUZIONE RISERVATA',
  '© Tous droits réservés',
  'All rights reserved.',
])('rights below the text are a note that nobody is asked about: %s', async (line) => {
  const draft = await readCopy(`${[...HEAD, PROSE, line].join('\n\n')}\n`)
  expect(draft.content.note).toBe(line)
  expect(isSure(draft)).toBe(true)
})

test('where a house is and what it costs to eat there signs nothing', async () => {
  const line = 'The Salt House, 4 Quay Street, Kelby KB1 2AB, 01234 567890. Meal for two: £95'
  const draft = await readCopy(`${['The Salt House has twenty covers', PROSE, PROSE, line].join('\n\n')}\n`)
  expect(draft.content.byline).toEqual([])
  expect(isSure(draft)).toBe(true)
})

test('who signs has a name and a role and nothing else', async () => {
  const line = 'Ann Lee, Kelby TN1 2AB, reporter'
  const draft = await readCopy(`${['The lamp is lit again', PROSE, PROSE, line].join('\n\n')}\n`)
  expect(draft.content.byline).toEqual([{ name: 'Ann Lee', role: 'Kelby TN1 2AB, reporter' }])
})

test('what a site files a text under, below it, is its desk and its keywords', async () => {
  const lines = ['Filed under: Sport', 'Tagged: football, otley'].join('\n')
  const { content } = await readCopy(`${[...HEAD, PROSE, lines].join('\n\n')}\n`)
  expect(content).toMatchObject({ desk: 'Sport', keywords: ['football', 'otley'] })
  expect(content.sections.at(-1)?.body).not.toContain('Tagged')
})

test('who wrote and took the pictures below a single paragraph makes it no standfirst', async () => {
  const lines = ['The lamp is lit', `${PROSE} Nobody slept.`, 'Words: Ann Lee\nPhoto: Bob Ray']
  const { content } = await readCopy(lines.join('\n\n'))
  expect(content.standfirst).toBe('')
  expect(content.byline[0]?.name).toBe('Ann Lee')
  expect(content.sections[0]?.body).toContain('Nobody slept.')
})
