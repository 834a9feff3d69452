import { describe, expect, test } from 'vitest'
import { doubtsOf, isSure } from '../../../src/core/import/draft.ts'
import { readCopy } from './readCopy.ts'

const read = (lines: readonly string[], fileName = 'copy.txt') => readCopy(lines.join('\n\n'), fileName)

const TITLE = 'Judge says trust was emptied'
const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'

describe('a place and a day of the week right below the title', () => {
  test.each([
    'Tarn, Tuesday',
    'Tarn Crown Court, Tuesday',
    'Tribunal de Tarnville, mardi',
    'Tarnville, mardi soir',
    'Tarn, 12 November',
    'Tarnville, le 12 novembre',
    'Tarnstadt, am Dienstagabend',
    'Tarna, martes noche',
    'Tarna, martedì sera',
  ])('are where and when the text was written, which is asked about: %s', async (line) => {
    const draft = await read([TITLE, line, EN, EN])
    expect(draft.content).toMatchObject({ headline: TITLE, subhead: '', dateline: line })
    expect(draft.content.sections).toMatchObject([{ heading: '', body: `${EN}\n\n${EN}` }])
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['dateline-or-scene'])
  })

  test('are so below a subhead and who signs too', async () => {
    const draft = await read([TITLE, 'A town counts what it lost', 'By Nora Pike', 'Tarn, Tuesday', EN, EN])
    expect(draft.content).toMatchObject({
      headline: TITLE,
      subhead: 'A town counts what it lost',
      dateline: 'Tarn, Tuesday',
      byline: [{ name: 'Nora Pike' }],
    })
  })

  test('are so in a document', async () => {
    const { content } = await read([`# ${TITLE}`, 'Tarn, Tuesday', EN], 'copy.md')
    expect(content).toMatchObject({ headline: TITLE, dateline: 'Tarn, Tuesday', sections: [{ body: EN }] })
  })
})

test.each(['Tarn votes, Tuesday decides', 'On Monday, Tuesday or later', 'Tarn, the day after'])(
  'other words below the title are a subhead: %s',
  async (line) => {
    const { content } = await read([TITLE, line, EN, EN])
    expect(content).toMatchObject({ headline: TITLE, subhead: line, dateline: '' })
  },
)

test('within the text the same words are a heading', async () => {
  const { content } = await read([TITLE, EN, 'Tarn, Tuesday', EN])
  expect(content.dateline).toBe('')
  expect(content.sections[1]).toMatchObject({ heading: 'Tarn, Tuesday', body: EN })
})

const FR =
  'Le chantier du phare doit commencer au printemps et durer dix-huit mois, ce que demandaient les pêcheurs depuis longtemps.'
const DE =
  'Der Ortsrat hat in seiner Sitzung am Montagabend einstimmig für den Bau eines neuen Spielplatzes gestimmt, wie er mitteilt.'

describe('a place in small letters that the first paragraph opens with is asked about', () => {
  const titleOf = async (name: string, lines: readonly string[]) => {
    const draft = await read(lines, name)
    return { ...draft, names: doubtsOf(draft).map((each) => each.name) }
  }

  test.each([
    ['Guérande – ', 'Guérande', ['Le phare rouvre', `Guérande – ${FR}`, `À Guérande, on attend. ${FR}`]],
    ['Bornum. ', 'Bornum', ['Bornum baut', `Bornum. ${DE}`, DE]],
  ])('where the text names it again: %s', async (_, place, lines) => {
    const { content, names } = await titleOf('copy.txt', lines)
    expect(content.dateline).toBe(place)
    expect(content.sections[0]?.body.split('\n')[0]).toBe(lines[1]?.slice(_.length))
    expect(names).toEqual(['dateline-place-alone'])
  })

  test('where initials stand before it, which sign', async () => {
    const { content, names } = await titleOf('copy.txt', ['Spielplatz für alle', `pw Bornum. ${DE}`, DE])
    expect(content).toMatchObject({ dateline: 'Bornum', byline: [{ name: 'pw' }] })
    expect(content.sections[0]?.body).toBe(`${DE}\n\n${DE}`)
    expect(names).toEqual(['dateline-place-alone'])
  })

  test.each([
    ['js', 'js'],
    ['red', 'red'],
  ])('with initials behind it, which sign and are no agency: (%s)', async (initials, name) => {
    const { content, names } = await titleOf('copy.txt', [
      'Das Bad öffnet',
      `ALTRIED (${initials}) – ${DE}`,
      DE,
    ])
    expect(content).toMatchObject({ dateline: 'Altried', agency: '', byline: [{ name }] })
    expect(content.sections[0]?.body).toBe(`${DE}\n\n${DE}`)
    expect(names).toEqual([])
  })

  test.each([
    ['Altried', []],
    ['Bad Altried', ['dateline-or-scene']],
  ])('with initials in brackets and a full stop behind it, in small letters: %s', async (place, doubts) => {
    const { content, names } = await titleOf('copy.txt', ['Das Bad öffnet', `${place} (mbr). ${DE}`, DE])
    expect(content).toMatchObject({ dateline: place, agency: '', byline: [{ name: 'mbr' }] })
    expect(content.sections[0]?.body).toBe(`${DE}\n\n${DE}`)
    expect(names).toEqual(doubts)
  })

  test('but are no second name of who signs above', async () => {
    const { content, names } = await titleOf('copy.txt', [
      'Das Bad öffnet',
      'Von Jörg Kübler',
      `ALTRIED (jk) – ${DE}`,
      DE,
    ])
    expect(content).toMatchObject({ dateline: 'Altried', byline: [{ name: 'Jörg Kübler' }], note: '(jk) –' })
    expect(names).toEqual([])
  })

  test('but not with another word in brackets', async () => {
    const { content } = await titleOf('copy.txt', ['Das Bad öffnet', `Altried (Schwaben). ${DE}`, DE])
    expect(content).toMatchObject({ dateline: '', byline: [] })
  })

  test('where it alone is in bold', async () => {
    const { content, names } = await titleOf('copy.md', ['# Le phare rouvre', `**Guérande –** ${FR}`, FR])
    expect(content).toMatchObject({ dateline: 'Guérande', sections: [{ body: `${FR}\n\n${FR}` }] })
    expect(names).toEqual(['dateline-place-alone'])
  })

  test.each([
    ['another word before a dash', [`Bilan – ${FR}`, FR]],
    ['a day of several', [`**Lundi –** ${FR}`, `**Mardi –** ${FR}`]],
    ['a beginning in bold that goes on', [`**Guérande – Le chantier** du phare commence. ${FR}`, FR]],
    ['a word of a sentence', [`Peut-être. ${FR}`, `Bornum. ${FR}`]],
  ])('%s is none', async (_, lines) => {
    const { content, names } = await titleOf('copy.md', ['# Le phare rouvre', ...lines])
    expect(content).toMatchObject({ dateline: '', sections: [{ body: lines.join('\n\n') }] })
    expect(names).toEqual([])
  })
})

test('a place in a script without capitals is a dateline', async () => {
  const lines = [
    'افتتاح المنارة في تارن',
    'تارن - افتتحت المنارة يوم الثلاثاء بعد ثلاث سنوات من الأشغال.',
    'وقالت الحارسة في تارن إن البحر هادئ.',
  ]
  const { content } = await read(lines)
  expect(content.dateline).toBe('تارن')
})

test('a place in capitals and its agency in a line of their own are the dateline', async () => {
  const draft = await read(['Brücke gesperrt', 'TARN (dpa)', DE, DE])
  expect(draft.content).toMatchObject({
    headline: 'Brücke gesperrt',
    subhead: '',
    dateline: 'Tarn',
    agency: 'dpa',
  })
  expect(draft.content.sections).toMatchObject([{ body: `${DE}\n\n${DE}` }])
  expect(doubtsOf(draft)).toEqual([])
})

test('a result that a text opens with is no dateline', async () => {
  const result = 'Tarn - Dax : 2-1 (1-0). Buts pour Tarn : Roux (23e), Sarr (78e) ; pour Dax : Hamon (60e).'
  const draft = await read([
    'Le derby à Tarn',
    result,
    'Devant trois cents spectateurs, les joueurs de Tarn ont souffert.',
  ])
  expect(draft.content.dateline).toBe('')
  expect(draft.content.sections[0]?.body).toContain(result)
})

describe('a place and a day of the week before the first sentence', () => {
  test.each([
    ['KELBY, Tuesday — ', 'Kelby', ''],
    ['TARNVILLE, mardi (AFP) - ', 'Tarnville', 'AFP'],
    ['ROSTOCK, Dienstag (dpa) - ', 'Rostock', 'dpa'],
  ])('are the dateline: %s', async (opening, dateline, agency) => {
    const draft = await read([TITLE, `${opening}${EN}`, EN])
    expect(draft.content).toMatchObject({ headline: TITLE, dateline, agency, note: opening.trim() })
    expect(draft.content.sections).toMatchObject([{ heading: '', body: `${EN}\n\n${EN}` }])
    expect(isSure(draft)).toBe(true)
  })

  test.each(['Tarnville, mardi. ', 'Tarnville, mardi soir – ', 'Kelby, Tuesday - ', 'Altried, Dienstag. '])(
    'may be those of a scene, which is asked about: %s',
    async (opening) => {
      const draft = await read([TITLE, `${opening}${EN}`, EN])
      expect(draft.content.dateline).toBe(opening.split(',')[0])
      expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['dateline-or-scene'])
    },
  )
})

test.each(['Lundi, mardi – ', 'The mayor, Tuesday — ', 'Jeanne Vidal, mardi – ', 'Nora – '])(
  'other words before a dash are none: %s',
  async (opening) => {
    expect((await read([TITLE, `${opening}${EN}`, EN])).content.dateline).toBe('')
  },
)

test.each(['Aucun blessé.', 'Le feu a pris dans la nuit.', FR])(
  'a word before a dash that the text has nowhere in small letters may be a place: %s',
  async (sentence) => {
    const draft = await read(['Le marché a brûlé', `Mbalmaka – ${sentence}`, FR])
    expect(draft.content.dateline).toBe('Mbalmaka')
    expect(draft.content.sections[0]?.body).toBe(`${sentence}\n\n${FR}`)
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['dateline-place-alone'])
  },
)

test('one that it has in small letters, too, is none', async () => {
  const draft = await read(['Le marché a brûlé', `Chantier – ${FR}`, FR])
  expect(draft.content.dateline).toBe('')
})

test('a place in bold with its full stop is asked about in a document, too', async () => {
  const de = 'Die Strecke nach Bornum war seit Samstag gesperrt, weil Bäume auf den Gleisen lagen.'
  const draft = await readCopy(`# Züge rollen wieder\n\n**Altried.** ${de}\n\n${de}\n`, 'copy.md', 'de')
  expect(draft.content.dateline).toBe('Altried')
  expect(draft.content.sections[0]?.body).toBe(`${de}\n\n${de}`)
  expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['dateline-place-alone'])
})
