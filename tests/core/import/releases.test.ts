import { describe, expect, test } from 'vitest'
import { type Draft, doubtsOf, importFile, isSure } from '../../../src/core/import/index.ts'

const PROSE =
  'The harbour master said on Monday that the crane would be taken down before winter. It has stood there since 1931.'

async function contentOf(...lines: string[]) {
  const bytes = new TextEncoder().encode(`${[...lines, PROSE].join('\n\n')}\n`)
  const read = await importFile({ fileName: 'text.txt', bytes })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value.content
}

const textOf = ({ content }: Draft) =>
  content.sections.flatMap(({ heading, body }) => [heading, body]).join('\n')

const HEADLINE = 'Harbour crane comes down'

describe('a text sent to newsrooms', () => {
  test.each([
    'PRESS RELEASE',
    'Press release No. 12/2024',
    'Press Release – For Immediate Release',
    'Communiqué de presse n° 7',
    'COMMUNIQUÉ',
    'Medienmitteilung',
    'Pressemitteilung Nr. 4',
    'Nota de prensa',
    'Comunicato stampa',
    'Informacja prasowa',
    '보도자료',
  ])('opens with %s, which is no headline', async (opening) => {
    const { headline, kicker, date } = await contentOf(opening, '12 November 2024', HEADLINE)
    expect({ headline, kicker, date }).toEqual({ headline: HEADLINE, kicker: opening, date: '2024-11-12' })
  })

  test('keeps what it says beside its date', async () => {
    const { headline, date, note, byline } = await contentOf('PRESS RELEASE – November 12, 2024', HEADLINE)
    expect({ headline, date, byline }).toEqual({ headline: HEADLINE, date: '2024-11-12', byline: [] })
    expect(note).toContain('PRESS RELEASE')
  })

  test.each([
    'Press release fatigue sets in at city hall',
    'Communiqué de presse : mode d’emploi',
    'Embargo on grain splits the ministers',
    'Embargo: what Brussels wants',
    'Sperrfrist der Kritik',
    'No. 10 braces for a vote',
    '1984',
  ])('is not one for a headline such as %s', async (line) => {
    expect((await contentOf(line, '12 November 2024')).headline).toBe(line)
  })

  test.each([
    'EMBARGO UNTIL 12 NOVEMBER 2024, 6 AM',
    'Sous embargo jusqu’au 12 novembre 2024 à 6 h',
    'Sperrfrist: 12. November 2024, 6 Uhr',
    'Embargo – 12.11.2024',
    'Ne pas diffuser avant le 12 novembre 2024',
  ])('is not dated by the day until which it waits: %s', async (line) => {
    const { headline, date, byline, note } = await contentOf(line, HEADLINE)
    expect({ headline, date, byline }).toEqual({ headline: HEADLINE, date: '', byline: [] })
    expect(note).toBe(line)
  })
})

test.each([
  'Chronique d’un an',
  'Three hikers die',
  'Cyclist hit by a van',
  'Life goes on',
  'What the town can do',
])('a heading may end in a word that is small in another language: %s', async (heading) => {
  const { sections } = await contentOf(HEADLINE, PROSE, heading)
  expect(sections.map((section) => section.heading)).toContain(heading)
})

async function draftOf(text: string, fileName = 'text.txt') {
  const read = await importFile({ fileName, bytes: new TextEncoder().encode(text) })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}

const FRENCH =
  'La coopérative des Hauts-Bois ouvrira au printemps une scierie capable de traiter 40 000 m³ de résineux par an, pour 9,5 millions d’euros.'
const GERMAN =
  'Die Stadtwerke Aller senken zum 1. Januar die Preise für Strom um durchschnittlich acht Prozent, wie das Unternehmen mitteilt.'
const SPANISH =
  'El ayuntamiento de Jara reabrirá en primavera el molino viejo, tras dos años de obras que han costado tres millones de euros.'
const ITALIAN =
  'Il comune di Ansa riaprirà in primavera il vecchio mulino, dopo due anni di lavori che sono costati tre milioni di euro in tutto.'

describe('what a sender writes around a release', () => {
  test.each([
    ['FOR IMMEDIATE RELEASE', PROSE, 'Media Contact:\nJane Porter\n+1 555 010 2233', 'About the Kell Trust'],
    [
      'POUR DIFFUSION IMMÉDIATE',
      FRENCH,
      'Contact presse\nBenoît Lassalle\n03 80 00 00 00',
      'À propos des Hauts-Bois',
    ],
    [
      'Zur sofortigen Veröffentlichung',
      GERMAN,
      'Pressekontakt:\nJens Albers\nTel. 04231 123456',
      'Über die Stadtwerke Aller',
    ],
    [
      'Para su publicación inmediata',
      SPANISH,
      'Contacto de prensa\nLucía Fandiño\nprensa@jara.example',
      'Sobre el ayuntamiento de Jara',
    ],
    [
      'Per la pubblicazione immediata',
      ITALIAN,
      'Ufficio stampa\nMarco Lunardi\nstampa@ansa.example',
      'Informazioni su Comune di Ansa',
    ],
  ])('%s', async (mark, prose, contacts, about) => {
    const draft = await draftOf(
      `${mark}\n\nDas Wasser kommt wieder ins Tal\n\n${prose}\n\n${prose}\n\n${contacts}\n\n${about}\nVierzig Mühlen.\n\n###\n`,
    )
    expect(draft.content).toMatchObject({
      headline: 'Das Wasser kommt wieder ins Tal',
      kicker: '',
      byline: [],
      note: `${contacts}\n\n${about}\nVierzig Mühlen.`,
      sections: [{ heading: '', body: `${prose}\n\n${prose}` }],
    })
    expect(isSure(draft)).toBe(true)
  })

  test.each([
    ['EMBARGO : 22 novembre 2026, 6 h (heure de Paris)', '2026-11-22T06:00:00+01:00'],
    ['Sous embargo jusqu’au 22 juillet 2026 à 6 h 30, heure de Paris', '2026-07-22T06:30:00+02:00'],
    ['EMBARGOED UNTIL 00:01 GMT, Monday 23 November 2026', '2026-11-23T00:01:00+00:00'],
    ['Embargoed until 0001 GMT on 23 November 2026', '2026-11-23T00:01:00+00:00'],
    ['Embargo: November 23, 2026, 9 a.m. ET', '2026-11-23T09:00:00-05:00'],
    ['Under embargo until 12 noon EDT, July 1, 2026', '2026-07-01T12:00:00-04:00'],
    ['Sperrfrist: Montag, 23. November 2026, 6 Uhr MEZ', '2026-11-23T06:00:00+01:00'],
    ['Embargo hasta el 23 de noviembre de 2026 a las 6:00, hora peninsular', '2026-11-23T06:00:00+01:00'],
    ['Embargo fino al 23 novembre 2026, ore 6:00, ora italiana', '2026-11-23T06:00:00+01:00'],
    ['EMBARGOED TO 0001 GMT MONDAY NOVEMBER 23 2026', '2026-11-23T00:01:00+00:00'],
    ['Confidentiel – embargo 22 novembre 2026, 6 h, heure de Paris', '2026-11-22T06:00:00+01:00'],
    ['EMBARGO\n23 November 2026, 6 am GMT', '2026-11-23T06:00:00+00:00'],
  ])('the embargo is one where day, time and zone are clear: %s', async (line, embargo) => {
    const draft = await draftOf(`${line}\n\nThe mill reopens\n\n${PROSE}\n`)
    expect(draft.content).toMatchObject({ embargo, date: '', note: '', headline: 'The mill reopens' })
    expect(isSure(draft)).toBe(true)
  })

  test.each([
    ['EMBARGO : 22 novembre 2026, 6 h\nHeure de Paris', '2026-11-22T06:00:00+01:00', 'Heure de Paris'],
    [
      'All times are GMT\nEMBARGO: 22 November 2026, 6 a.m.',
      '2026-11-22T06:00:00+00:00',
      'All times are GMT',
    ],
    [
      'Embargo: 22 November 2026, 06:00\n\nTime zone: Europe/London',
      '2026-11-22T06:00:00+00:00',
      'Time zone: Europe/London',
    ],
    ['Embargo: 22 November 2026, 6 am GMT\nEastern time', '2026-11-22T06:00:00+00:00', 'Eastern time'],
  ])('another line of the head names its zone: %s', async (head, embargo, note) => {
    const draft = await draftOf(`${head}\n\nThe mill reopens\n\n${PROSE}\n`)
    expect(draft.content).toMatchObject({ embargo, note, headline: 'The mill reopens' })
    expect(isSure(draft)).toBe(true)
  })

  test('a zone that is two is asked about', async () => {
    const draft = await draftOf(
      `EMBARGO: 22 November 2026, 6 a.m.\nLondon time (GMT)\n\nThe mill reopens\n\n${PROSE}\n`,
    )
    expect(draft.content).toMatchObject({ embargo: '', headline: 'The mill reopens' })
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['embargo-unclear'])
  })

  test.each([
    'EMBARGO : 22 novembre 2026, 6 h',
    'Embargoed until 00.01 GMT, Monday 23 November',
    'Embargo: 22 November 2026',
    'STRICTLY EMBARGOED',
    'Sous embargo jusqu’à jeudi matin',
    'Sperrfrist: 23. Juli 2026, 6 Uhr MEZ',
    'EMBARGOED TO 0001 MONDAY NOVEMBER 30 2026',
    'Embargoed to Monday, 0001',
    'CONFIDENTIEL – EMBARGO 1er décembre 2026, 6 h',
    'STRICTEMENT CONFIDENTIEL – SOUS EMBARGO JUSQU’AU 1er DÉCEMBRE 2026 À 6 H',
    'CONFIDENTIAL: EMBARGOED UNTIL 1 DECEMBER 2026',
    'Embargo until 28 March 2027, 2:30, Paris time — the clocks go forward',
    'Embargo: 23 November 2026, 6:00 GMT, 9:00 ET',
    'Embargoed: not for use before 00.01 Thursday 12 November 2026',
    'Embargo : texte à ne pas utiliser avant jeudi 12 novembre 2026',
  ])('an embargo that is not clear is asked about: %s', async (line) => {
    const draft = await draftOf(`${line}\n\nThe mill reopens\n\n${PROSE}\n`)
    expect(draft.content).toMatchObject({ embargo: '', date: '', note: line })
    expect(doubtsOf(draft).map(({ name }) => name)).toContain('embargo-unclear')
  })

  test.each([
    ['EMBARGO : ne pas publier avant le 9 mars 2026 à 18 h, heure de Paris', '2026-03-09T18:00:00+01:00'],
    ['EMBARGO: 0600 GMT, 13 March 2026', '2026-03-13T06:00:00+00:00'],
    ['(Embargoed until 6 a.m. GMT, Friday 13 March 2026)', '2026-03-13T06:00:00+00:00'],
    ['Ne pas diffuser avant le 9 mars 2026, 18 h, heure de Paris', '2026-03-09T18:00:00+01:00'],
  ])('an embargo below the text is one, and one within it is asked about: %s', async (line, embargo) => {
    const below = await draftOf(`The mill reopens\n\nBy Ann Lee\n\n${PROSE}\n\n${line}\n`)
    expect(below.content).toMatchObject({ embargo, note: '' })
    expect(textOf(below)).not.toContain(line)
    expect(isSure(below)).toBe(true)
    const within = await draftOf(`The mill reopens\n\n${PROSE}\n\n${line}\n\n${PROSE}\n`)
    expect(within.content.embargo).toBe(embargo)
    expect(doubtsOf(within).map(({ name }) => name)).toContain('embargo-line')
  })

  test.each(['Embargo to hit farmers of the delta', 'Confidential embargo files are found'])(
    'a title that begins with such words is none: %s',
    async (line) => {
      const draft = await draftOf(`${line}\n\nBy Ann Lee\n\n${PROSE}\n`)
      expect(draft.content).toMatchObject({ headline: line, embargo: '', note: '' })
    },
  )

  test.each(['EMBARGO', 'Embargo : à confirmer', 'EMBARGO JUSQU’À JEUDI MATIN'])(
    'an embargo below the text that is not clear is asked about: %s',
    async (line) => {
      const draft = await draftOf(`The mill reopens\n\nBy Ann Lee\n\n${PROSE}\n\n${line}\n`)
      expect(draft.content).toMatchObject({ embargo: '', note: line })
      expect(doubtsOf(draft).map(({ name }) => name)).toContain('embargo-unclear')
    },
  )

  test('a label for an embargo in the head is no text for readers', async () => {
    const draft = await draftOf(`The mill reopens\n\nEmbargo: ask Ann\n\nBy Ann Lee\n\n${PROSE}\n`)
    expect(draft.content.note).toBe('Embargo: ask Ann')
    expect(doubtsOf(draft).map(({ name }) => name)).toContain('embargo-unclear')
  })

  test('two embargoes that differ are asked about, and both are kept', async () => {
    const [first, second] = ['EMBARGO: 0600 GMT, 13 March 2026', 'EMBARGO: 0700 GMT, 13 March 2026']
    const draft = await draftOf(`${first}\n\nThe mill reopens\n\n${PROSE}\n\n${second}\n`)
    expect(draft.content).toMatchObject({ embargo: '2026-03-13T06:00:00+00:00', note: second })
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['embargo-unclear'])
    const same = await draftOf(`${first}\n\nThe mill reopens\n\n${PROSE}\n\n${first}\n`)
    expect(isSure(same)).toBe(true)
  })

  test.each(['Embargo', 'The embargo lasted until May 2024, he said.'])(
    'what tells of an embargo stays in the text: %s',
    async (line) => {
      const draft = await draftOf(`The mill reopens\n\nBy Ann Lee\n\n${PROSE}\n\n${line}\n\n${PROSE}\n`)
      expect(textOf(draft)).toContain(line)
      expect(draft.content).toMatchObject({ embargo: '', note: '' })
      expect(isSure(draft)).toBe(true)
    },
  )

  test('an embargo takes its year from the date of the release', async () => {
    const { content } = await draftOf(
      `Embargoed until 00.01 GMT, Monday 23 November\n\n20 November 2026\n\nThe mill reopens\n\n${PROSE}\n`,
    )
    expect(content).toMatchObject({ embargo: '2026-11-23T00:01:00+00:00', date: '2026-11-20' })
  })

  test('its letterhead is no headline', async () => {
    const over = await draftOf(
      `Les Amis du Moulin\nAssociation loi 1901\n\nCOMMUNIQUÉ DE PRESSE\n\nLe moulin rouvre\n\n${FRENCH}\n`,
    )
    expect(over.content).toMatchObject({ headline: 'Le moulin rouvre', kicker: 'COMMUNIQUÉ DE PRESSE' })
    const address = await draftOf(
      `FOR IMMEDIATE RELEASE\n\nKell Mills\n12 Mill Lane, Kelby\n\nOld mill reopens\n\n${PROSE}\n`,
    )
    expect(address.content.headline).toBe('Old mill reopens')
    const alone = await draftOf(
      `FOR IMMEDIATE RELEASE\n\nKell Mills\n\nOld mill reopens in spring\n\n${PROSE}\n`,
    )
    expect(doubtsOf(alone).map(({ name }) => name)).toContain('release-letterhead')
  })

  test('in an article, what it is about is a heading', async () => {
    const { content } = await draftOf(
      `Le moulin rouvre\n\n${FRENCH}\n\nÀ propos de la rivière\n\n${FRENCH}\n\nContact humain\n\n${FRENCH}\n`,
    )
    expect(content.sections.map(({ heading }) => heading)).toEqual([
      '',
      'À propos de la rivière',
      'Contact humain',
    ])
    expect(content.note).toBe('')
  })
})

describe('what stands below the sign of an end', () => {
  test('a heading that the format names opens a section, whatever its words', async () => {
    const markdown = `# The mill reopens\n\n${PROSE}\n\n## End\n\n${PROSE}\n\n## Afterwards\n\n${PROSE}\n`
    const draft = await draftOf(markdown, 'mill.md')
    expect(draft.content.sections.map(({ heading }) => heading)).toEqual(['', 'End', 'Afterwards'])
    expect(draft.content.note).toBe('')
    expect(isSure(draft)).toBe(true)
  })

  test.each(['FIN', 'Ende'])('%s too, as the last section', async (heading) => {
    const draft = await draftOf(`# The mill reopens\n\n${PROSE}\n\n## ${heading}\n\n${PROSE}\n`, 'mill.md')
    expect(draft.content.sections).toEqual([
      { heading: '', body: PROSE },
      { heading, body: PROSE },
    ])
    expect(isSure(draft)).toBe(true)
  })

  test('the last heading of all is the sign alone', async () => {
    const draft = await draftOf(`# The mill reopens\n\n${PROSE}\n\n## End\n`, 'mill.md')
    expect(draft.content.sections).toEqual([{ heading: '', body: PROSE }])
  })

  test.each(['-ENDS-', 'End', '###'])('sentences are asked about: %s', async (sign) => {
    const draft = await draftOf(`The mill reopens\n\nBy Ann Lee\n\n${PROSE}\n\n${sign}\n\n${PROSE}\n`)
    expect(draft.content.note).toBe(PROSE)
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['release-contact'])
  })

  test.each([
    ['a section', `## Afterwards\n\n${PROSE}`],
    ['much text', Array.from({ length: 17 }, () => PROSE).join('\n\n')],
  ])('%s stays in the text, and is asked about', async (_, below) => {
    const draft = await draftOf(
      `The mill reopens\n\nBy Ann Lee\n\n${PROSE}\n\n-ENDS-\n\n${PROSE}\n\n${below}\n`,
    )
    expect(draft.content.note).toBe('')
    expect(textOf(draft)).not.toContain('ENDS')
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['text-end'])
  })

  test('whom to ask is a note, and is sure', async () => {
    const contact =
      'For more about the mill and its history, write to Ann Lee at ann@mill.example or ask at the gate.'
    const draft = await draftOf(`The mill reopens\n\nBy Ann Lee\n\n${PROSE}\n\n-ENDS-\n\n${contact}\n`)
    expect(draft.content.note).toBe(contact)
    expect(isSure(draft)).toBe(true)
  })

  test('notes to editors take no section below them', async () => {
    const markdown = `# The mill reopens\n\n${PROSE}\n\n## Notes to editors\n\nThe mill is of 1712.\n\n## Afterwards\n\n${PROSE}\n`
    const draft = await draftOf(markdown, 'mill.md')
    expect(draft.content.note).toBe('Notes to editors\n\nThe mill is of 1712.')
    expect(draft.content.sections.map(({ heading }) => heading)).toEqual(['', 'Afterwards'])
    expect(isSure(draft)).toBe(false)
  })
})

describe('the day from which a release may run', () => {
  test.each([
    ['FOR RELEASE: Nov. 12, 2026, 9 a.m. ET', '2026-11-12T09:00:00-05:00'],
    ['For release on 12 November 2026 at 10:00 GMT', '2026-11-12T10:00:00+00:00'],
  ])('is an embargo: %s', async (line, embargo) => {
    const draft = await draftOf(`${line}\n\nThe mill reopens\n\n${PROSE}\n\n${PROSE}\n`)
    expect(draft.content).toMatchObject({ embargo, date: '', headline: 'The mill reopens' })
    expect(isSure(draft)).toBe(true)
  })
  test.each([
    'FOR RELEASE: November 12, 2026',
    'Pour diffusion le 12 novembre 2026 à 10 h',
    'Zur Veröffentlichung am 12. November 2026, 10 Uhr',
  ])('is asked about without hour or zone: %s', async (line) => {
    const draft = await draftOf(`${line}\n\nThe mill reopens\n\n${PROSE}\n\n${PROSE}\n`)
    expect(draft.content).toMatchObject({ embargo: '', note: line })
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['embargo-unclear'])
  })
  test('is an embargo behind the word for a release too', async () => {
    const line = 'PRESS RELEASE – EMBARGOED UNTIL 00:01 GMT, 12 NOVEMBER 2026'
    const draft = await draftOf(`${line}\n\nThe mill reopens\n\n${PROSE}\n\n${PROSE}\n`)
    expect(draft.content).toMatchObject({ embargo: '2026-11-12T00:01:00+00:00', date: '', byline: [] })
  })
  test.each([
    'PERSBERICHT – ONDER EMBARGO TOT 12 NOVEMBER 2026, 10.00 UUR',
    'COMMUNIQUÉ DE PRESSE – SOUS EMBARGO JUSQU’AU 12 NOVEMBRE 2026 À 10 H',
    'Pressemitteilung | Sperrfrist: 12. November 2026, 10 Uhr',
  ])('is asked about behind the word for a release: %s', async (line) => {
    const draft = await draftOf(`${line}\n\nThe mill reopens\n\n${PROSE}\n\n${PROSE}\n`)
    expect(draft.content).toMatchObject({ embargo: '', date: '', byline: [], note: line })
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['embargo-unclear'])
  })
  test.each(['FOR RELEASE', 'For immediate release', 'Pour diffusion immédiate'])(
    'is none in %s',
    async (line) => {
      const draft = await draftOf(`${line}\n\nThe mill reopens\n\n${PROSE}\n\n${PROSE}\n`)
      expect(draft.content).toMatchObject({ embargo: '', note: '' })
      expect(isSure(draft)).toBe(true)
    },
  )
})

test('two sentences with a colon at the end are no headline', async () => {
  const words = 'The mill by the bridge reopens after two years of work on its wheel. A tour in three steps:'
  const draft = await draftOf(`${words}\n\n- the wheel\n- the stones\n\n${PROSE}\n`)
  expect(draft.content.headline).toBe('')
  expect(doubtsOf(draft)).not.toEqual([])
})

test.each([
  ['Einde persbericht', 'Voor de pers: Lotte Vos, 06-12345678'],
  ['Ende der Pressemitteilung', 'Für die Presse: Lotte Vos, 0123 456789'],
  ['End of press release', 'For the press: Lotte Vos, 01502 555 123'],
])('what ends a release and whom newsrooms call is none of it: %s', async (end, contact) => {
  const draft = await draftOf(`The mill reopens\n\n${PROSE}\n\n${PROSE}\n\n${end}\n\n${contact}\n`)
  expect(draft.content).toMatchObject({ note: contact, sections: [{ body: `${PROSE}\n\n${PROSE}` }] })
})
