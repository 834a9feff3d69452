import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../src/core/import/draft.ts'
import { isSure } from '../../../src/core/import/index.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const read = (lines: readonly string[]) => readCopy(lines.join('\n\n'))

const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'
const headingsOf = ({ content }: Draft) => content.sections.map(({ heading }) => heading)

const RUBRICS = [
  'IN BRIEF',
  'BRÈVES',
  'En bref',
  'LETTERS TO THE EDITOR',
  'Leserbriefe',
  'CARTAS AL DIRECTOR',
  'In breve',
  'Kurz notiert',
  'COURRIER DES LECTEURS',
  'Ingezonden brieven',
]

describe('a rubric of many', () => {
  test.each(RUBRICS)('is the headline over its items, which is asked about: %s', async (rubric) => {
    const draft = await read([rubric, 'Man held after blaze', EN, 'School to close', EN, 'Record crowd', EN])
    expect(draft.content).toMatchObject({ kicker: '', headline: rubric })
    expect(headingsOf(draft)).toEqual(['Man held after blaze', 'School to close', 'Record crowd'])
    expect(doubtNames(draft)).toEqual(['headline-among-others'])
  })

  test.each(RUBRICS)('is a kicker over one: %s', async (rubric) => {
    const draft = await read([rubric, 'Man held after blaze', EN, EN])
    expect(draft.content).toMatchObject({ kicker: rubric, headline: 'Man held after blaze' })
    expect(isSure(draft)).toBe(true)
  })

  test('leaves the names below its letters in them', async () => {
    const letters = ['Save our ferry', EN, 'Jane Whitlock\nPort Tarn', 'A seat', EN, 'Tom Pike\nNorth Quay']
    const draft = await read(['LETTERS TO THE EDITOR', ...letters])
    expect(headingsOf(draft)).toEqual(['Save our ferry', 'A seat'])
    expect(draft.content.sections[0]?.body).toContain('Jane Whitlock')
  })
})

test('a kind of text is a kicker over a title with headings', async () => {
  const draft = await read(['INVESTIGATION', 'The light', EN, 'A rare part', EN, 'The fishermen', EN])
  expect(draft.content).toMatchObject({ kicker: 'INVESTIGATION', headline: 'The light' })
  expect(headingsOf(draft)).toEqual(['', 'A rare part', 'The fishermen'])
})

describe('a kind of text or a desk in capitals before the headline is the kicker', () => {
  test.each([
    ['PORTRAIT. Nora Pike, thirty years at the light', 'PORTRAIT', 'Nora Pike, thirty years at the light'],
    ['EN DIRECT. Tempête : le port est fermé', 'EN DIRECT', 'Tempête : le port est fermé'],
    ['ENTRETIEN. « La mer monte », dit la gardienne', 'ENTRETIEN', '« La mer monte », dit la gardienne'],
    ['Entretien : « La mer monte encore »', 'Entretien', '« La mer monte encore »'],
    ['Interview: „Das Meer steigt noch“', 'Interview', '„Das Meer steigt noch“'],
    [
      "L'INTERVISTA - Parla la guardiana: «Il mare sale»",
      "L'INTERVISTA",
      'Parla la guardiana: «Il mare sale»',
    ],
    ['URGENT ¤ Le phare de Tarn est éteint', 'URGENT', 'Le phare de Tarn est éteint'],
    ['FOOTBALL | Tarn loses at home to Kelby', 'FOOTBALL', 'Tarn loses at home to Kelby'],
    ['VIDÉO - Le phare de Tarn est éteint', 'VIDÉO', 'Le phare de Tarn est éteint'],
    ['TRAIL. Tour du Tarn : mille coureurs', 'TRAIL', 'Tour du Tarn : mille coureurs'],
    ['FOOTBALL : Le Tarn perd à domicile', 'FOOTBALL', 'Le Tarn perd à domicile'],
    ['FOOTBALL | Tarn Loses at Home to Kelby', 'FOOTBALL', 'Tarn Loses at Home to Kelby'],
    ['Portrait. Nora Pike, thirty years at the light', 'Portrait', 'Nora Pike, thirty years at the light'],
    ['Gastronomie – La truffe revient au marché', 'Gastronomie', 'La truffe revient au marché'],
    ['🔴 EN DIRECT - Le phare de Tarn est éteint', 'EN DIRECT', 'Le phare de Tarn est éteint'],
    ['MAJ 14 h 30 - Le phare de Tarn est éteint', 'MAJ 14 h 30', 'Le phare de Tarn est éteint'],
    ['BREAKING: Tarn Lighthouse Goes Dark', 'BREAKING', 'Tarn Lighthouse Goes Dark'],
    ['Dernière minute : Le phare est éteint', 'Dernière minute', 'Le phare est éteint'],
    ['Eilmeldung: Leuchtturm von Tarn dunkel', 'Eilmeldung', 'Leuchtturm von Tarn dunkel'],
  ])('%s', async (line, kicker, headline) => {
    for (const [fileName, opening] of [
      ['copy.txt', line],
      ['copy.md', `# ${line}`],
    ] as const) {
      const draft = await readCopy([opening, 'By Jane Whitlock', EN, EN].join('\n\n'), fileName)
      expect(draft.content).toMatchObject({ kicker, headline, byline: [{ name: 'Jane Whitlock' }] })
      expect(isSure(draft)).toBe(true)
    }
  })

  test.each([
    'FRANCE - Le budget est voté de justesse',
    'ALERTE : pollution à Lyon',
    'Q&A: Why the light went out',
    'Portrait : Nora Pike, trente ans au phare',
    'Prof. Nora Pike gets a medal',
    'Sept. 14 was a dark night',
    'FOOTBALL. RÉGIONAL 1 : TARN PERD À DOMICILE',
    'Live. Love. Laugh. And other signs to throw out',
    'Sport – Santé : Une ordonnance pour bouger',
    'Livres / Disques : La sélection de l’été',
  ])('other words are of the headline: %s', async (headline) => {
    expect((await read([headline, EN, EN])).content).toMatchObject({ kicker: '', headline })
  })
})

test.each([
  ['SNCF. Les trains roulent de nouveau', 'SNCF', 'Les trains roulent de nouveau'],
  ['Saint-Céré. Le théâtre fête ses quarante ans', 'Saint-Céré', 'Le théâtre fête ses quarante ans'],
  ['La Roche-sur-Tarn. Une lampe neuve', 'La Roche-sur-Tarn', 'Une lampe neuve'],
  ['Running. Away from it all', 'Running', 'Away from it all'],
  ['Lutte – Les gardiens ne lâchent rien', 'Lutte', 'Les gardiens ne lâchent rien'],
  ['Ringen – Um jeden Meter Deich', 'Ringen', 'Um jeden Meter Deich'],
  ['Developing – A film lab on the quay', 'Developing', 'A film lab on the quay'],
])(
  'words in capitals or a place before a full stop, or a desk that is a verb, may be the kicker: %s',
  async (line, kicker, headline) => {
    const draft = await read([line, 'By Jane Whitlock', EN, EN])
    expect(draft.content).toMatchObject({ kicker, headline, byline: [{ name: 'Jane Whitlock' }] })
    expect(doubtNames(draft)).toEqual(['kicker-before'])
  },
)

test('the time of an update below the headline is no kicker', async () => {
  const draft = await read([
    'The lamp is lit again',
    'By Jane Whitlock',
    'Updated: 11:05, 3 March 2025',
    EN,
    EN,
  ])
  expect(draft.content).toMatchObject({ kicker: '', headline: 'The lamp is lit again' })
})

test('what may be a kicker opens no line below the headline', async () => {
  const draft = await read([
    'Le phare de Tarn est éteint',
    'Kelby. La lampe a lâché',
    'By Jane Whitlock',
    EN,
    EN,
  ])
  expect(draft.content).toMatchObject({ kicker: '', headline: 'Le phare de Tarn est éteint' })
})

test('a sport and its event behind a full stop are the kicker over the headline', async () => {
  const copy = (first: string) => readCopy([first, 'Nora Pike gagne dans la nuit', '', EN, '', EN].join('\n'))
  const draft = await copy('TRAIL. Grand Tour du Tarn')
  expect(draft.content).toMatchObject({
    kicker: 'TRAIL. Grand Tour du Tarn',
    headline: 'Nora Pike gagne dans la nuit',
  })
  expect(isSure(draft)).toBe(true)
  expect((await copy('Musik. Ein Leben')).content.kicker).toBe('')
  // Behind it may be the headline, too.
  expect(doubtNames(await copy('TRAIL. Grand tour du Tarn'))).toEqual(['kicker-before'])
})

describe('a line that says who speaks, over a quotation that is the title', () => {
  test.each(['INTERVIEW | Keeper of the year', 'INTERVIEW mit der Wärterin von Tarn'])(
    'is the kicker: %s',
    async (kicker) => {
      const draft = await read([kicker, '“I like a light that does not flicker”', 'By Jane Whitlock', EN, EN])
      expect(draft.content).toMatchObject({ kicker, headline: '“I like a light that does not flicker”' })
      expect(isSure(draft)).toBe(true)
    },
  )

  test.each([
    'Entretien avec Nora Pike, gardienne de phare',
    'Rozmowa z Anną Pike, latarniczką',
    'Nora Pike, gardienne de phare',
  ])('may be the headline, which is asked about: %s', async (kicker) => {
    const draft = await read([kicker, '« La mer ne dort pas la nuit »', 'By Jane Whitlock', EN, EN])
    expect(draft.content).toMatchObject({ kicker, headline: '« La mer ne dort pas la nuit »' })
    expect(doubtNames(draft)).toEqual(['headline-below-capitals'])
  })
})

test.each([
  ["L'ÉDITO", 'de Jacques Lemaire', 'Jacques Lemaire'],
  ['Das Interview', 'Von Petra Wolf', 'Petra Wolf'],
  ['La entrevista', 'Por Lucía Marcos', 'Lucía Marcos'],
])(
  'a kind of text with its article is a kicker over who signs and the headline: %s',
  async (kicker, line, name) => {
    const draft = await readCopy([kicker, line, 'In praise of late trains', EN, '', EN].join('\n'))
    expect(draft.content).toMatchObject({ kicker, headline: 'In praise of late trains', byline: [{ name }] })
  },
)

test.each(['Entretien : la mer monte', 'Entretien : « La mer », de Nora Pike'])(
  'a kind of text with a colon is part of a headline that is no quotation: %s',
  async (headline) => {
    expect((await read([headline, EN, EN])).content).toMatchObject({ kicker: '', headline })
  },
)

test.each(['Ingezonden brief', 'DROIT DE RÉPONSE', 'Leserbrief', 'Lettera al direttore'])(
  'a letter is a kicker over its headline: %s',
  async (kicker) => {
    const { content } = await readCopy([kicker, '', 'In praise of late trains', '', EN, '', EN].join('\n'))
    expect(content).toMatchObject({ kicker, headline: 'In praise of late trains', subhead: '' })
  },
)

test('a headline that ends with a colon is asked about', async () => {
  const draft = await read(['On the article “The last light” of 3 May:', EN, EN])
  expect(doubtNames(draft)).toEqual(['headline-announces'])
})

test.each(['Le billet de Sophie Carrel', 'La chronique de Paul Roux', 'Die Kolumne von Petra Wolf'])(
  'a column and whose it is stand above the headline: %s',
  async (kicker) => {
    const draft = await readCopy([kicker, 'In praise of late trains', '', EN, '', EN].join('\n'))
    expect(draft.content).toMatchObject({ kicker, headline: 'In praise of late trains', byline: [] })
  },
)

test.each(['Tribunal correctionnel de Tarnville', 'Amtsgericht Tarn', 'Rechtbank Tarn'])(
  'a court above another line may be the kicker, which is asked about: %s',
  async (kicker) => {
    const draft = await readCopy(
      [kicker, 'He stole eleven bicycles to be of help', '', EN, '', EN].join('\n'),
    )
    expect(draft.content).toMatchObject({ kicker, headline: 'He stole eleven bicycles to be of help' })
    expect(doubtNames(draft)).toEqual(['headline-below-capitals'])
  },
)

test('a desk in spaced letters is a kicker', async () => {
  const draft = await read(['F O O T B A L L', 'Tarn loses at home', EN, EN])
  expect(draft.content).toMatchObject({ kicker: 'F O O T B A L L', headline: 'Tarn loses at home' })
})

test.each([
  ['Vie locale > Tarn', 'The lamp is lit again'],
  ['Hockey sur glace / Ligue Magnus (33e journée)', 'Tarn wins'],
])('the way through a site and a round of a sport are kickers: %s', async (kicker, headline) => {
  const draft = await read([kicker, headline, 'By Jane Whitlock', EN, EN])
  expect(draft.content).toMatchObject({ kicker, headline, subhead: '' })
  expect(isSure(draft)).toBe(true)
})

test.each([
  ['[TARN] The lamp is lit again', 'TARN'],
  ['[Vidéo] The lamp is lit again', 'Vidéo'],
])('words in brackets before the headline are the kicker: %s', async (line, kicker) => {
  const draft = await read([line, 'By Jane Whitlock', EN, EN])
  expect(draft.content).toMatchObject({ kicker, headline: 'The lamp is lit again' })
})

test('the first of several rubrics below the headline is a heading as the others are', async () => {
  const results = ['FOOTBALL', 'Tarn 2 Dax 0\nKelby 1 Port 1', 'CRICKET', EN]
  const draft = await read(['Weekend results', ...results])
  expect(draft.content.kicker).toBe('')
  expect(headingsOf(draft)).toEqual(['FOOTBALL', 'CRICKET'])
  const alone = await read(['The match of the year', 'FOOTBALL', 'By Ann Lee', EN, EN])
  expect(alone.content.kicker).toBe('FOOTBALL')
})

test.each(['Conseil municipal', 'CONSEIL COMMUNAUTAIRE', 'Gemeinderat', 'Town Council', 'La storia'])(
  'what met, or what is told, is a kicker over the headline and no letterhead: %s',
  async (line) => {
    const draft = await read([line, 'The light is to be sold to the county', EN, EN])
    expect(draft.content).toMatchObject({ kicker: line, note: '' })
    expect(draft.content.headline).toBe('The light is to be sold to the county')
    expect(isSure(draft)).toBe(true)
  },
)

describe('a place apart over a longer line', () => {
  test.each(['Tarnau', 'Port-Zorvan', 'Kelby Sands'])(
    'is the kicker, which is asked about: %s',
    async (place) => {
      const text = [
        place,
        'Freibad öffnet erst im Juli',
        'Neue Filteranlage verspätet sich',
        'Von Peter Roth',
        EN,
      ]
      const draft = await readCopy(text.join('\n\n'), 'copy.txt', 'de')
      expect(draft.content).toMatchObject({
        kicker: place,
        headline: 'Freibad öffnet erst im Juli',
        subhead: 'Neue Filteranlage verspätet sich',
      })
      expect(doubtNames(draft)).toContain('headline-among-others')
    },
  )

  test('touching the line below it, it stays the title that is asked about', async () => {
    const draft = await readCopy(`Tarnau\nFreibad öffnet erst im Juli\n\n${EN}\n\n${EN}`, 'copy.txt', 'de')
    expect(draft.content.headline).toContain('Tarnau')
    expect(isSure(draft)).toBe(false)
  })
})

describe('two lines in capitals that touch, over the text', () => {
  test('are one title, which is asked about', async () => {
    const draft = await read(['THE PLATEAU OF KELBY\nWANTS TO STAY WILD', EN, EN])
    expect(draft.content).toMatchObject({ headline: 'THE PLATEAU OF KELBY WANTS TO STAY WILD', subhead: '' })
    expect(doubtNames(draft)).toEqual(['headline-continued'])
  })

  test.each([
    'THE PLATEAU OF KELBY\nThe village wants it to stay wild',
    'THE PLATEAU OF KELBY\n\nWHAT THE VILLAGE WANTS OF IT',
  ])('unlike those of which one is in small letters, or is apart: %s', async (lines) => {
    expect(doubtNames(await read([lines, EN, EN]))).not.toContain('headline-continued')
  })
})

test('a desk of two words with more behind a dash is a kicker', async () => {
  for (const line of ['Faits divers - Accident', 'Vie locale / Tarnville', 'News Room - Kelby']) {
    const draft = await readCopy(`${line}\nUn bus percute un abribus, six blessés\n\n${EN}\n\n${EN}\n`)
    expect(draft.content).toMatchObject({ kicker: line, headline: 'Un bus percute un abribus, six blessés' })
  }
  const title = 'Faits divers - une année noire'
  expect((await read([title, 'Le département compte ses morts', EN, EN])).content.headline).toBe(title)
})

test('a line in capitals below the title that touches a list heads it', async () => {
  const draft = await read([
    'The works told to filter',
    'KEY POINTS\n- It is old.\n- It has six months.',
    EN,
    EN,
  ])
  expect(draft.content.subhead).toBe('')
  expect(headingsOf(draft)).toEqual(['KEY POINTS'])
  expect(isSure(draft)).toBe(true)
})

test.each([
  'Zum Artikel „Das Licht“ vom 3. März',
  'À propos de l’article « La lampe » du 3 mars',
  'Re your article “The last light” (3 May)',
])(
  'the line of a letter that says to which text it answers is asked about over its title: %s',
  async (line) => {
    const draft = await read([line, 'Save the light', EN, EN])
    expect(doubtNames(draft)).toContain('headline-among-others')
  },
)
