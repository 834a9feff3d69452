import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../src/core/import/draft.ts'
import { isSure } from '../../../src/core/import/index.ts'
import { isNumbered } from '../../../src/core/import/text/numbering.ts'
import { isCompetition } from '../../../src/core/import/text/competitions.ts'
import { isScore } from '../../../src/core/import/text/scores.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const FIRST = 'Le marteau tombe à six heures dans la vallée des Rouets, où il reste quatre forgerons.'
const LAST = 'Le plus jeune a vingt-quatre ans et les mains d’un vieux, dit sa mère.'
const read = (...parts: readonly string[]) => readCopy([...parts, FIRST, LAST].join('\n\n'))
const bodyOf = ({ content }: Draft) => content.sections.map(({ body }) => body).join('\n\n')

describe('who signs', () => {
  test.each([
    ['J. M. PÉREZ | CÁDIZ', 'J. M. PÉREZ'],
    ['De Ioana Marinescu', 'Ioana Marinescu'],
  ])('is asked about below the headline: %s', async (line, name) => {
    const draft = await read('La forge se tait', line)
    expect(draft.content).toMatchObject({ byline: [{ name }], subhead: '' })
    expect(draft.content.sections.map(({ heading }) => heading)).toEqual([''])
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
  })

  test('is a name in capitals over a place in capitals, both asked about', async () => {
    const draft = await read('«La forja és casa meva»', 'Núria Pla, ferrera i poeta', 'TONA FERRER\nOLOT')
    expect(draft.content).toMatchObject({ byline: [{ name: 'TONA FERRER' }], dateline: 'Olot' })
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain', 'dateline-place-alone'])
  })

  test('is both of two, the second in brackets', async () => {
    const draft = await read('La forge se tait', 'Léa Moulin (avec Paul Rey)')
    expect(draft.content.byline).toEqual([{ name: 'Léa Moulin' }, { name: 'Paul Rey' }])
  })

  test('is named on the line below the words of whom that is', async () => {
    const { content } = await read('Die Schmiede', 'Von unserem Redaktionsmitglied\nJonas Weber')
    expect(content.byline).toEqual([{ name: 'Jonas Weber', role: 'unserem Redaktionsmitglied' }])
  })

  test('may be a trade alone below the headline, which is no subhead', async () => {
    const draft = await read('The forge falls silent', 'Crown Court Reporter')
    expect(draft.content).toMatchObject({ byline: [{ name: 'Crown Court Reporter' }], subhead: '' })
    expect(doubtNames(draft)).toEqual(['byline-role'])
  })

  test.each([
    'Directrice de la rédaction',
    'Chefredakteurin',
    'Professor of Geography, University of Tarn',
    'Maire de Tarn',
  ])('has what that person is right below: %s', async (role) => {
    const draft = await read('La forge se tait', `Par Claire Vasseur\n${role}`)
    expect(draft.content).toMatchObject({ byline: [{ name: 'Claire Vasseur', role }], subhead: '', note: '' })
    const above = await read('ÉDITORIAL', `Par Claire Vasseur\n${role}`, 'La forge se tait')
    expect(above.content).toMatchObject({ headline: 'La forge se tait', byline: [{ role }] })
  })

  test('is asked about with what they are where only the name stands above it', async () => {
    const draft = await read('El valor de los pueblos', 'Luis Aranda\nAlcalde de Villar')
    expect(draft.content).toMatchObject({
      byline: [{ name: 'Luis Aranda', role: 'Alcalde de Villar' }],
      note: '',
    })
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain', 'byline-role'])
    const dated = await read('Ferry passengers stranded', 'PAUL ROSS\nTransport reporter\nDecember 1, 2026')
    expect(dated.content).toMatchObject({
      byline: [{ name: 'PAUL ROSS', role: 'Transport reporter' }],
      date: '2026-12-01',
    })
  })

  test('are several, over the address of one of them', async () => {
    const { content } = await read(
      'La forge se tait',
      'Yann Castel et Sophie Riou\nyann.castel@gazette.example',
    )
    expect(content.byline).toEqual([
      { name: 'Yann Castel', url: 'mailto:yann.castel@gazette.example' },
      { name: 'Sophie Riou' },
    ])
  })

  test('is a name in capitals over who took the photographs', async () => {
    const draft = await readCopy(
      `INTERVIEW\n\n'De bank was eerlijk'\n\nSchrijver over banken\n\nTOM SMIT\nFOTO: EVA BRAND\n\n${FIRST}\n\n${LAST}\n`,
      'copy.txt',
      'nl',
    )
    expect(draft.content).toMatchObject({
      subhead: 'Schrijver over banken',
      byline: [{ name: 'TOM SMIT' }, { name: 'EVA BRAND' }],
    })
  })

  test('has a dateline and no other line below it taken for what they are', async () => {
    const draft = await read('La forge se tait', 'Par Claire Vasseur\nTARN')
    expect(draft.content.byline).toEqual([{ name: 'Claire Vasseur' }])
  })

  test('is nobody in words of what is for something', async () => {
    const head = 'PRESSEMITTEILUNG\n\nVeerdam, 24. November 2026'
    const { content } = await read(head, 'Neue Busse für die Linie 4\nDie Flotte wächst')
    expect(content).toMatchObject({ headline: 'Neue Busse für die Linie 4', byline: [] })
  })

  test.each([
    'Hélène Vasseur est journaliste à La Gazette des Salines.',
    'Jonathan Reed is a columnist for the Courier and the author of three books.',
    'Petra Wolf ist Autorin und lebt in Bremen.',
  ])('is asked about where only the last sentence may tell: %s', async (line) => {
    const draft = await readCopy(['La forge se tait', FIRST, LAST, line].join('\n\n'))
    expect(doubtNames(draft)).toEqual(['byline-at-end'])
    expect(bodyOf(draft)).toContain(line)
    const signed = await readCopy(['La forge se tait', 'Par Ann Lee', FIRST, LAST, line].join('\n\n'))
    expect(isSure(signed)).toBe(true)
  })
})

test('a name may stand above a place of its own, over the questions of an interview', async () => {
  const head = ['L’INTERVISTA', '«Il mulino? Un atto di follia»', 'Parla l’architetta', 'MARCO NERI', 'BORGO']
  const talk = ['Trent’anni di abbandono. Perché adesso?', LAST, 'Che cosa resta?', LAST]
  const draft = await readCopy([...head, ...talk].join('\n\n'), 'copy.txt', 'it')
  expect(draft.content).toMatchObject({
    subhead: 'Parla l’architetta',
    byline: [{ name: 'MARCO NERI' }],
    dateline: 'Borgo',
  })
  expect(doubtNames(draft)).toContain('dateline-place-alone')
})

test('initials number no part of a text', () => {
  expect(['J. M. Pérez', 'C. D. Ruiz'].map(isNumbered)).toEqual([false, false])
  expect(['A. Les faits', 'IV. La suite', 'C) Reste'].map(isNumbered)).toEqual([true, true, true])
})

test('facts between bars are no subhead', async () => {
  const { content } = await read('The pear cake', 'Serves 8 | Prep 20 min | Cook 45 min', 'By Maud Ferris')
  expect(content.subhead).toBe('')
})

test('a sell and the day to publish are labels of a form', async () => {
  const { content } = await read(
    'Headline: The pear cake\nSell: A cake for the end of the season\nPublish: 1 December 2026',
  )
  expect(content).toMatchObject({ standfirst: 'A cake for the end of the season', date: '2026-12-01' })
})

describe('a kind of text alone above it', () => {
  test('is the kicker over a sentence of its own, which is asked about as the headline', async () => {
    const draft = await read('OPINION', 'La forge, c’est nous. Et nous le savons.')
    expect(draft.content).toMatchObject({
      kicker: 'OPINION',
      headline: 'La forge, c’est nous. Et nous le savons.',
    })
    expect(doubtNames(draft)).toEqual(['headline-with-stop'])
  })

  test.each(['Disparition', 'NÉCROLOGIE', 'Hommage'])('is the kicker over a title: %s', async (line) => {
    const draft = await read(line, 'Mort de Louise Kerdal, la forgeronne', 'Par Claire Vasseur')
    expect(draft.content).toMatchObject({ kicker: line, headline: 'Mort de Louise Kerdal, la forgeronne' })
    expect(doubtNames(draft)).toEqual([])
  })

  test('is asked about as the headline over the text', async () => {
    const draft = await read('Édito')
    expect(draft.content.headline).toBe('Édito')
    expect(doubtNames(draft)).toEqual(['headline-only-names'])
  })
})

describe('the head of a release', () => {
  test('has no headline in brackets over the title', async () => {
    const draft = await read('COMUNICATO STAMPA\n(con preghiera di pubblicazione)', 'La fucina riapre')
    expect(draft.content).toMatchObject({
      headline: 'La fucina riapre',
      note: '(con preghiera di pubblicazione)',
    })
    expect(doubtNames(draft)).toEqual(['desk-note'])
  })

  test.each(['Am Hafen 3\n26999 Veerdam', 'Zeekade 12\n8861 AB Harlingen', 'Strandgatan 3\n984 31 Pajala'])(
    'has an address without a word for a street: %s',
    async (address) => {
      const { content } = await read(`PRESSEMITTEILUNG\n\nSchmiede GmbH\n${address}`, 'Die Schmiede öffnet')
      expect(content.headline).toBe('Die Schmiede öffnet')
      expect(content.note).toContain(address)
    },
  )
})

test('a title of a release over its dateline is the subhead', async () => {
  const { content } = await readCopy(
    `FOR IMMEDIATE RELEASE\n\nThe forge reopens\n\nFour smiths return\n\nTARN, Ore., Dec. 1, 2026 — ${FIRST}\n\n${LAST}\n\nAbout the Forge\nFounded in 1901, the forge has four smiths.\n`,
  )
  expect(content).toMatchObject({ headline: 'The forge reopens', subhead: 'Four smiths return' })
})

test.each([
  ['COMUNICAT DE PRESĂ', 'ro'],
  ['NOTA DE PREMSA', 'ca'],
])('a release is told from its headline: %s', async (line, language) => {
  const { content } = await readCopy(
    `${line}\n\nForja se redeschide\n\n${FIRST}\n\n${LAST}\n`,
    'copy.txt',
    language,
  )
  expect(content).toMatchObject({ kicker: line, headline: 'Forja se redeschide' })
})

test('a story of an agency opens below a headline that fills its line', async () => {
  const lines = [
    'Una novela sobre faros gana el Premio Costa de la Luz en Cádiz',
    'Cádiz, 1 dic (EFE).- La escritora Elvira Montes ha ganado este martes',
    'el Premio Costa de la Luz, dotado con 20.000 euros, con una novela.',
    'El jurado ha destacado "la precisión de su prosa y la de sus faros". EFE',
    'em/jl',
  ]
  const { content } = await readCopy(lines.join('\n'), 'copy.txt', 'es')
  expect(content).toMatchObject({ headline: lines[0], dateline: 'Cádiz', agency: 'EFE' })
  expect(content.sections[0]?.body).not.toContain('em/jl')
})

test('a line that the initials of a speaker open is no heading', async () => {
  const { content } = await read(
    'Rzeka zawsze wraca',
    'Anna Wilk pyta hydrologa.',
    `A.W.: Dlaczego?\n\nJ.N.: ${LAST}`,
  )
  expect(content.sections.map(({ heading }) => heading)).toEqual([''])
})

test('tags below the title are keywords', async () => {
  const { content } = await read('La forge se tait\n#tarn #forge')
  expect(content).toMatchObject({ headline: 'La forge se tait', keywords: ['tarn', 'forge'], subhead: '' })
})

describe('a document whose lines all look alike has the headings of plain text', () => {
  const page = (...lines: readonly string[]) =>
    `{\\rtf1\\ansi ${lines.map((line) => `${line}\\par `).join('')}}`
  const SAID = 'The forge falls silent in the valley, where four smiths are left and none is young.'
  const headings = async (...lines: readonly string[]) =>
    (await readCopy(page('The forge', ...lines), 'copy.rtf')).content.sections.map(({ heading }) => heading)

  test('questions, where there are several', async () => {
    expect(await headings(SAID, 'Who is left?', SAID, 'Who comes?', SAID)).toEqual([
      '',
      'Who is left?',
      'Who comes?',
    ])
    expect(await headings(SAID, 'Who is left?', SAID)).toEqual([''])
  })
  test('numbered lines, and the first of a row in capitals', async () => {
    expect(await headings(SAID, '1. THE FIRE', SAID, '2. THE IRON', SAID)).toEqual([
      '',
      '1. THE FIRE',
      '2. THE IRON',
    ])
    expect(await headings('MUSIC', SAID, 'THEATRE', SAID)).toEqual(['MUSIC', 'THEATRE'])
  })
  test('lines over lists', async () => {
    const list = ['- flour', '- butter']
    expect(
      await headings('Ingredients', ...list, 'Method', '1. Mix the flour.', '2. Add the butter.'),
    ).toEqual(['Ingredients', 'Method'])
  })
  test('a line over sentences below what is taken of each, and a word or two over a list', async () => {
    expect(await headings('250 g flour', '3 eggs', '2 pears', 'Method', SAID)).toEqual(['', 'Method'])
    expect(await headings(SAID, 'Standings', '1. Tarn 45', '2. Kelby 41', SAID)).toEqual(['', 'Standings'])
    expect(await headings('250 g flour', '3 eggs', 'Method:', SAID)).toEqual(['', 'Method:'])
  })
  test('and an unnamed correspondent with the name below is asked about', async () => {
    const draft = await readCopy(
      page('Die Schmiede', 'Von unserem Mitarbeiter', 'Jonas Weber', SAID),
      'copy.rtf',
    )
    expect(doubtNames(draft)).toEqual(['byline-role', 'byline-name-uncertain'])
  })
})

describe('a competition', () => {
  test.each([
    'Top 14 - 9e journée',
    'Serie D, girone F',
    'Premier League',
    'LaLiga | Jornada 14',
    'Liga 3, 12.ª jornada',
    'Ekstraklasa, 16. kolejka',
  ])('is the kicker over a title: %s', async (line) => {
    const { content } = await read(`${line}\nUn drop à la sirène`)
    expect(content).toMatchObject({ kicker: line, headline: 'Un drop à la sirène' })
  })
  test('over a score alone leaves the headline open', async () => {
    for (const score of ['La Rochelle - Toulouse : 24-21', 'Castres 24 - 17 Pau']) {
      expect(isScore(score)).toBe(true)
      const draft = await read(`Top 14 - 9e journée\n${score}`)
      expect(draft.content).toMatchObject({ kicker: 'Top 14 - 9e journée', headline: score })
      expect(doubtNames(draft)).toEqual(['headline-below-capitals'])
    }
  })
  test('alone is asked about, and is none with what is told of it', async () => {
    expect(doubtNames(await read('Serie D, girone F'))).toEqual(['headline-only-names'])
    const others = ['Ligue 1 : le point après la 9e journée', 'Premier League clubs vote', 'La 9e journée']
    expect(others.map(isCompetition)).toEqual([false, false, false])
  })
})

test('a place in capitals below an agency is asked about as the dateline', async () => {
  const draft = await read(
    'Detenido por robar enanos',
    'Los guardaba en un trastero',
    'EUROPA PRESS\nALCORES',
  )
  expect(draft.content).toMatchObject({
    subhead: 'Los guardaba en un trastero',
    agency: 'Europa Press',
    dateline: 'Alcores',
  })
  expect(doubtNames(draft)).toEqual(['dateline-place-alone'])
})

test('a place between an agency and the day is asked about as the dateline', async () => {
  const draft = await read('EFE\nMadrid\n1 dic 2026', 'La forja reabre')
  expect(draft.content).toMatchObject({ headline: 'La forja reabre', dateline: 'Madrid', kicker: '' })
  expect(doubtNames(draft)).toEqual(['dateline-place-alone'])
})

test.each([
  'BU: Bagger am Ufer (Foto: Petra Wolf)',
  'PULL QUOTE: "You cannot learn it."',
  'Exergue : « Le feu. »',
])('what is for the desk below sentences is asked about: %s', async (line) => {
  const draft = await readCopy(`La forge se tait\n\n${FIRST}\n\n${LAST}\n\n${line}\n`)
  expect(draft.content.note).toBe(line)
  expect(doubtNames(draft)).toEqual(['desk-note'])
})

test('a place and an announced day without its year open a release, which is asked about', async () => {
  const draft = await readCopy(`La forge se tait\n\nGuérande, le 1er décembre – ${FIRST}\n\n${LAST}\n`)
  expect(draft.content.dateline).toBe('Guérande')
  expect(doubtNames(draft)).toEqual(['dateline-without-year'])
})

test('stars are no subhead and no heading', async () => {
  const draft = await read('La Route du sel, de Marta Quill', '★★★☆☆ À voir')
  expect(draft.content).toMatchObject({ subhead: '' })
  expect(bodyOf(draft)).toBe(`★★★☆☆ À voir\n\n${FIRST}\n\n${LAST}`)
})

test('stars between the title and who signs end no head', async () => {
  const head = 'The Salt Road review\n\n★★★★☆\n\nA film about a woman with a sack'
  const { content } = await read(`${head}\n\nPeter Marsh\n@pmarsh\nTue 1 Dec 2026`)
  expect(content).toMatchObject({
    subhead: 'A film about a woman with a sack',
    byline: [{ name: 'Peter Marsh' }],
    date: '2026-12-01',
    note: '@pmarsh',
  })
})

test('figures over what they tell are no numbers of pages', async () => {
  const draft = await readCopy(`Le bac en chiffres\n\n22\n${FIRST}\n\n400\n${LAST}\n\n1931\n${LAST}\n`)
  expect(bodyOf(draft)).toMatch(/^22\n/)
})

test('one word that could be a place is asked about as the headline', async () => {
  expect(doubtNames(await read('Kerlaz', 'De notre correspondant.'))).toEqual(['headline-only-names'])
})

test('who took the photographs heads nothing, and the first words of a verse are no subhead', async () => {
  const credited = await read(
    'La forge',
    `Quatre forgerons restent ici. Ils ont froid.`,
    'Photographs by Jo Marsh',
  )
  expect(credited.content.sections.map(({ heading }) => heading)).toEqual([''])
  const verse = await read('La forge', 'Par Ann Lee', 'le marteau tombe et le feu attend')
  expect(verse.content.subhead).toBe('')
})

test('the subject of AFP and the words of a copy are no headline and no subhead', async () => {
  const story = `Rennes, 30 nov 2026 (AFP) - ${FIRST}`
  const wire = await readCopy(
    `FRA-transports-social-grève,PREV\nSNCF : trafic perturbé\n\n${story}\n\n${LAST}\n`,
  )
  expect(wire.content).toMatchObject({ headline: 'SNCF : trafic perturbé', agency: 'AFP' })
  const counted = await readCopy(`The forge falls silent\nWords 312\nBy Ann Lee\n\n${FIRST}\n\n${LAST}\n`)
  expect(counted.content).toMatchObject({ subhead: '', note: 'Words 312' })
})

test('a score over other lines is asked about as the headline', async () => {
  const draft = await readCopy(
    `Chieti-Recanatese 0-1\nArbitro: Caruso di Bari\n\nBeffa in casa nel finale\n\n${FIRST}\n\n${LAST}\n`,
  )
  expect(doubtNames(draft)).toContain('headline-among-others')
})

test('lines with labels above the text of a match are no heading and no standfirst', async () => {
  const draft = await readCopy(
    [
      'Serie D\nLa Fucina cade in casa',
      `Arbitro: Caruso di Bari\nRete: 33' st Farina\nNote: spettatori 600 circa. Ammoniti Neri e Testa. Angoli 6-2.`,
      `TARN (AFP) - ${FIRST}`,
      LAST,
    ].join('\n\n'),
  )
  expect(draft.content.standfirst).toBe('')
  expect(draft.content.sections.map(({ heading }) => heading)).toEqual([''])
})

describe('a place in capitals before the first sentence', () => {
  const SENTENCE =
    'Die Fähre über den Kanal fährt seit Montag wieder im Halbstundentakt, teilte die Reederei mit.'
  test.each(['VEERDAM', 'VEERDAM.'])('is asked about: %s', async (place) => {
    const draft = await readCopy(`Fähre fährt wieder\n\n${place} ${SENTENCE}\n\n${LAST}\n`)
    expect(draft.content.dateline).toBe('Veerdam')
    expect(bodyOf(draft)).toContain(`${SENTENCE}\n\n`)
    expect(doubtNames(draft)).toEqual(['dateline-place-alone'])
  })
  test('is none where others open so, and in words of a name', async () => {
    const items = `Kurz notiert\n\nVEERDAM. ${SENTENCE}\n\nBORNUM. ${SENTENCE}\n`
    expect((await readCopy(items)).content.dateline).toBe('')
    const named = await readCopy(`Neue Räder\n\nBMW Motorrad baut in Veerdam ein Werk. ${SENTENCE}\n`)
    expect(named.content.dateline).toBe('')
  })
})

test('other titles that are proposed are asked about, and are no heading', async () => {
  const titles = ['Une forge toute neuve', 'Le marteau retrouve sa main']
  for (const list of [titles, titles.map((title) => `- ${title}`)]) {
    const draft = await read('La forge se tait', ['Autres titres possibles :', ...list].join('\n'))
    expect(draft.content.note).toBe(['Autres titres possibles :', ...list].join('\n'))
    expect(bodyOf(draft)).toBe(`${FIRST}\n\n${LAST}`)
    expect(isSure(draft)).toBe(false)
  }
})
