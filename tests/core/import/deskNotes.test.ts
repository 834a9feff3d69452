import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../src/core/import/draft.ts'
import { isSure } from '../../../src/core/import/index.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const read = (lines: readonly string[], fileName = 'copy.txt') => readCopy(lines.join('\n'), fileName)

const bodyOf = ({ content }: Draft) => content.sections.map(({ body }) => body).join('\n')

const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'

describe('a line in brackets within a copy that tells the desk what is to be done', () => {
  test.each([
    '[TK]',
    '[EDS: please check the spelling of Muir]',
    '[SR : merci de vérifier l’orthographe]',
    '[À COMPLÉTER AVEC LA RÉACTION DU MAIRE]',
    '[Photo here: lamp room]',
    '[Photo 1 : le phare, crédit Malik Diallo]',
    '(Plus d’informations à suivre)',
    '[Zitat folgt noch]',
    '[por confirmar la fecha]',
    '[CHECK: the trust says 214, the campaign 240]',
    '[photo à venir : maquette]',
  ])('goes to the note and is asked about: %s', async (line) => {
    for (const [fileName, title] of [
      ['copy.txt', 'The lamp'],
      ['copy.md', '# The lamp'],
    ] as const) {
      const draft = await read([title, '', EN, '', line, '', EN], fileName)
      expect(draft.content.note).toBe(line)
      expect(bodyOf(draft)).not.toContain(line.slice(1, 8))
      expect(doubtNames(draft)).toEqual(['desk-note'])
    }
  })

  test.each([
    '[NDLR : le ministre a démissionné depuis]',
    '(Rires)',
    '(Les chiffres restent à confirmer.)',
    'The figures are still to come (please check the page).',
  ])('is for readers: %s', async (line) => {
    const draft = await read(['The lamp', '', EN, '', line, '', EN])
    expect(draft.content.note).toBe('')
    expect(bodyOf(draft)).toContain(line.slice(1, 8))
    expect(isSure(draft)).toBe(true)
  })
})

describe('a line without brackets that is for the desk', () => {
  test.each([
    'NB pour le SR : j’ai deux photos.',
    'À l’attention du secrétariat de rédaction : merci de couper par la fin.',
    'Hinweis für die Redaktion (nicht zur Veröffentlichung): Bilder folgen um 18 Uhr.',
    'Noot voor de redactie (niet voor publicatie):\nBel Ruud Smit, 030 000 0000',
    'Légende photo : Simon Gras devant la bergerie (photo A. B.)',
    'Pic caption: the ferry leaves for the last time',
    '(PIC: ferry leaving, Reuters)',
    '[ZAPETTE : relire avant bouclage]',
    '%%Note pour le desk : photo à demander.',
    '#todo ask for a picture',
    'ATTENTION - Annule et remplace la précédente version',
    '© Malik Diallo – reproduction interdite',
    'Photo: quai_03.jpg – M. Diallo',
    'Pour parution samedi',
    'Papier pour la une',
    'Proposed splash',
  ])('goes to the note and is asked about: %s', async (line) => {
    for (const [fileName, title] of [
      ['copy.txt', 'The lamp'],
      ['copy.md', '# The lamp'],
    ] as const) {
      const written = fileName === 'copy.md' ? line.replace('\n', '\\\n') : line
      const draft = await read([title, '', EN, '', written, '', EN], fileName)
      expect(draft.content.note).toBe(line)
      expect(bodyOf(draft)).toBe(`${EN}\n\n${EN}`)
      expect(new Set(doubtNames(draft))).toEqual(new Set(['desk-note']))
    }
  })

  test.each(['Pour parution samedi', 'Proposition de une', 'For page 3', 'Zur Veröffentlichung am Samstag'])(
    'that says when or where a text is to run is no headline above it: %s',
    async (line) => {
      const draft = await read([line, '', 'The lamp goes out', '', EN, '', EN])
      expect(draft.content).toMatchObject({ headline: 'The lamp goes out', note: line })
      expect(doubtNames(draft)).toContain('desk-note')
    },
  )

  test.each(['Pour la une fois, le maire recule', 'For page after page, a life at sea'])(
    'is none in a headline that begins as one: %s',
    async (headline) => {
      const draft = await read([headline, '', EN, '', EN])
      expect(draft.content).toMatchObject({ headline, note: '' })
    },
  )

  test('stays in the text and is asked about where it is a mark within sentences', async () => {
    for (const mark of ['#todo check the year', '{{check the year}}']) {
      const draft = await read(['# The lamp', '', `${EN} ${mark}`, '', EN], 'copy.md')
      expect(bodyOf(draft)).toContain(mark)
      expect(doubtNames(draft)).toEqual(['desk-note'])
    }
  })

  test.each(['[or 650?]', '[ou 650 ? attente réponse]', '[spelling tk]', '[à vérifier]'])(
    'stays in the text and is asked about where it is in square brackets within sentences: %s',
    async (words) => {
      const draft = await read(['The lamp', '', EN, '', `It has 600 panes ${words}. ${EN}`, '', EN])
      expect(bodyOf(draft).replaceAll('\\', '')).toContain(words)
      expect(doubtNames(draft)).toEqual(['desk-note'])
    },
  )

  test.each(['[the mayor]', '[sic]', '[…]', '[It was dark.]', '[1]', '(really?)'])(
    'unlike words that are for readers: %s',
    async (words) => {
      const draft = await read(['The lamp', '', EN, '', `It has 600 panes ${words}. ${EN}`, '', EN])
      expect(doubtNames(draft)).toEqual([])
    },
  )

  test.each([
    'Note to readers: the pier is shut until the spring.',
    'La rédaction a suivi la nuit, et le desk aussi.',
    'Photo: Malik Diallo',
  ])('is for readers: %s', async (line) => {
    const draft = await read(['The lamp', '', EN, '', line, '', EN])
    expect(bodyOf(draft)).toContain(line)
    expect(doubtNames(draft)).toEqual([])
  })
})

test('who reported besides goes to the note, in brackets or not', async () => {
  const line = 'Additional reporting by Li Wei in Beijing; editing by Tom Hale'
  const draft = await read(['Banks told', '', 'By Nora Pike', '', EN, '', EN, '', line])
  expect(draft.content).toMatchObject({ byline: [{ name: 'Nora Pike' }], note: line })
})

test('a line that says where to call is no heading', async () => {
  const line = 'Auskunft: Visit Blekinge, Tel. 0046 455 5550'
  const draft = await read([
    'Der Leuchtturm',
    '',
    EN,
    '',
    EN,
    '',
    line,
    '',
    'The trip was paid for by Visit Sweden.',
  ])
  expect(draft.content.sections.map(({ heading }) => heading)).toEqual([''])
  expect(bodyOf(draft)).toContain(line)
})

test.each([
  ['DESK: please check with legal before use', ''],
  ['Desk: sports', 'sports'],
  ['Desk: Home and Foreign', 'Home and Foreign'],
])('a label of the desk names one, or tells it something, which is asked about: %s', async (line, desk) => {
  const draft = await read([line, '', 'The lamp is lit again', '', 'By Nora Pike', '', EN, '', EN])
  expect(draft.content).toMatchObject({
    desk,
    note: desk === '' ? line : '',
    headline: 'The lamp is lit again',
  })
  expect(doubtNames(draft)).toEqual(desk === '' ? ['desk-note'] : [])
})
