import { describe, expect, test } from 'vitest'
import { isSure } from '../../../src/core/import/index.ts'
import { readCopy } from './readCopy.ts'

const DE =
  'Die Brücke über die Aller wird am Montagmorgen wieder geöffnet, teilte der Landkreis am Sonntag nach zehn Monaten Bauzeit mit.'
const FR =
  'Le pont sur la Sorne rouvrira lundi matin après dix mois de travaux, a annoncé dimanche soir le conseil du canton.'
const IT =
  'Il ponte sul fiume Ansa riaprirà lunedì mattina, ha annunciato domenica il comune dopo dieci mesi di lavori.'
const ES =
  'El puente sobre el río Jara se reabrirá el lunes por la mañana, anunció este domingo el ayuntamiento tras diez meses de obras.'

describe('what agencies set over a story', () => {
  test('a version of dpa and what is new in it go to the note', async () => {
    const head =
      'bdt0123 3 pl 210 dpa 0456\n\nBrücke/Niedersachsen/\n(Zusammenfassung 1430 - neu: Zitat Landrat)\n'
    const draft = await readCopy(`${head}Brücke wieder frei =\n\nCelle (dpa) - ${DE}\n\n${DE}\n`)
    expect(draft.content).toMatchObject({
      headline: 'Brücke wieder frei',
      subhead: '',
      note: '(Zusammenfassung 1430 - neu: Zitat Landrat)',
    })
    expect(isSure(draft)).toBe(true)
  })
  test('the subject under the codes of AFP is no headline', async () => {
    const head = 'fra0123 4 i 0250 AFP /AFP-ABC12\n\nSuisse-transports-pont\n\n'
    const draft = await readCopy(
      `${head}Le pont rouvre lundi\n\nJura (Suisse), 12 nov 2026 (AFP) - ${FR}\n\n${FR}\n`,
    )
    expect(draft.content.headline).toBe('Le pont rouvre lundi')
    expect(isSure(draft)).toBe(true)
  })
  test('and is one where there is no other, or no code over it', async () => {
    for (const head of ['fra0123 4 i 0250 AFP /AFP-ABC12\n\n', ''])
      expect(
        (await readCopy(`${head}Paris-Roubaix\n\nRoubaix (AFP) - ${FR}\n\n${FR}\n`)).content.headline,
      ).toBe('Paris-Roubaix')
  })
  test('the codes of ANSA above and below a story are none of its text', async () => {
    const head = 'ZCZC1234/SXA\nXIC12345_SXA_QBXB\nR CRO S0A QBXB\nIl ponte riapre lunedì\n'
    const draft = await readCopy(
      `${head}(ANSA) - ROMA, 12 NOV 2026 - ${IT}\n${IT} (ANSA).\nABC-DE\n12-NOV-26 10:15 NNNN\n`,
    )
    expect(draft.content).toMatchObject({ headline: 'Il ponte riapre lunedì', agency: 'ANSA', subhead: '' })
    expect(draft.content.sections).toEqual([{ heading: '', body: `${IT}\n\n${IT}` }])
  })
  test('the agency behind the last sentence signs, in capitals without brackets too', async () => {
    const draft = await readCopy(`El puente reabre\n\nJara, 12 nov 2026 (EFE).- ${ES}\n\n${ES} EFE\n`)
    expect(draft.content.agency).toBe('EFE')
    expect(draft.content.sections[0]?.body).toBe(`${ES}\n\n${ES}`)
  })
  test('a line in brackets that leads to another story of ANSA goes to the note', async () => {
    const head =
      "ZCZC1234/SXA\nXIC12345_SXA_QBXB\nR CRO S0A QBXB\nIl ponte riapre lunedì\n(V. 'Ponte: dieci mesi di lavori...' delle 9.12)\n"
    const { content } = await readCopy(`${head}(ANSA) - ROMA, 12 NOV 2026 - ${IT}\n${IT} (ANSA).\n`)
    expect(content).toMatchObject({
      headline: 'Il ponte riapre lunedì',
      subhead: '',
      note: "(V. 'Ponte: dieci mesi di lavori...' delle 9.12)",
    })
  })
  test('the points of Reuters stand between the headline and who signs', async () => {
    const EN =
      'The bridge over the Tarn will open again on Monday morning, the council said on Sunday after ten months of works.'
    const head =
      'UPDATE 1-Bridge to open again\n* Ten months of works\n* Tolls unchanged\n(Adds quote)\n\nBy Ada Bell\n\n'
    const end = '(Reporting by Ada Bell; Editing by Tom Hale)\n\n((ada.bell@agency.example; +44 00 00))\n'
    const { content } = await readCopy(`${head}TARN, Nov 12, 2026 (Reuters) - ${EN}\n\n${EN}\n\n${end}`)
    expect(content).toMatchObject({
      headline: 'Bridge to open again',
      agency: 'Reuters',
      byline: [{ name: 'Ada Bell' }],
    })
    expect(content.sections[0]?.body).toBe(`- Ten months of works\n- Tolls unchanged\n\n${EN}\n\n${EN}`)
  })
  test('the dash of AP may be a low line', async () => {
    const EN =
      'The bridge over the Tarn will open again on Monday morning, the council said on Sunday after ten months of works.'
    const { content } = await readCopy(`Bridge to open again\n\nTARN, Miss. (AP) _ ${EN}\n\n${EN}\n`)
    expect(content).toMatchObject({
      dateline: 'Tarn, Miss.',
      agency: 'AP',
      sections: [{ body: `${EN}\n\n${EN}` }],
    })
  })
})

describe('what agencies set below a story', () => {
  test.each([
    ['the hour at which AFP sent it', `Sion, 12 nov 2026 (AFP) - ${FR}`, 'jd/mb/pc\n\nAFP 121612 NOV 26'],
    [
      'the number of EFE, initials and pictures',
      `Jara, 12 nov 2026 (EFE).- ${ES}`,
      '1010723\nar/mlb/fs\n(foto) (vídeo)',
    ],
  ])('is none of its text: %s', async (_, story, end) => {
    const { content } = await readCopy(
      `Le pont rouvre lundi\n\n${story}\n\n${story.slice(-FR.length)}\n\n${end}\n`,
    )
    expect(content.sections[0]?.body.split('\n\n')).toHaveLength(2)
    expect(content.sections[0]?.body).not.toContain(end.slice(0, 5))
  })
  test('the agency behind a short last sentence, and the initials of PAP below it', async () => {
    const PL =
      'Most na Drwęcy zostanie ponownie otwarty w poniedziałek rano, poinformował w niedzielę wójt gminy po dziesięciu miesiącach prac.'
    const { content } = await readCopy(
      `Most znów otwarty\n\n${PL}\n\nPrace kosztowały 4 mln zł. (PAP)\n\nakr/ mok/\n`,
    )
    expect(content).toMatchObject({
      agency: 'PAP',
      sections: [{ body: `${PL}\n\nPrace kosztowały 4 mln zł.` }],
    })
  })
})

describe('codes over a story', () => {
  test.each([
    ['of AP', '&Cx1f;b-wrbA\n\nBC-US--Bridge,2nd Ld-Writethru'],
    ['of Belga', 'BEL046 4 DTI 0143 F BELGA-0210\ntransport/pont'],
    ['of APA', 'APA0123 5 CI 0231 II                                 Mo, 15.Sep 2025'],
  ])('%s are no headline', async (_, codes) => {
    const draft = await readCopy(`${codes}\n\nLe pont rouvre lundi\n\nJURA (AFP) - ${FR}\n\n${FR}\n`)
    expect(draft.content).toMatchObject({ headline: 'Le pont rouvre lundi', subhead: '', agency: 'AFP' })
    expect(isSure(draft)).toBe(true)
  })
  test('the name under which a desk keeps a copy goes to the note', async () => {
    const draft = await readCopy(`Bruecke_final_v2\n\nBrücke wieder frei\n\n${DE}\n\n${DE}\n`)
    expect(draft.content).toMatchObject({ headline: 'Brücke wieder frei', note: 'Bruecke_final_v2' })
    expect(isSure(draft)).toBe(true)
  })
})

describe('a dateline', () => {
  test('of Belga has its day and its month in figures', async () => {
    const draft = await readCopy(`Le pont rouvre lundi\n\nSORNE 02/10 (BELGA) = ${FR}\n\n${FR}\n`)
    expect(draft.content).toMatchObject({ dateline: 'Sorne', agency: 'Belga', note: 'SORNE 02/10 (BELGA) =' })
    expect(draft.content.sections[0]?.body).toBe(`${FR}\n\n${FR}`)
  })
  test('may name two agencies of Switzerland', async () => {
    const draft = await readCopy(`Brücke wieder frei\n\nARVAZ (awp/sda) - ${DE}\n\n${DE}\n`)
    expect(draft.content).toMatchObject({ dateline: 'Arvaz', agency: 'awp/SDA' })
  })
  test.each(['BERLIN, 12. Juni. ', 'Rostock, 12. Juni. '])(
    'of a German paper has a full stop behind the day, and is asked about: %s',
    async (opening) => {
      const draft = await readCopy(`Brücke wieder frei\n\n${opening}${DE}\n\n${DE}\n`)
      expect(draft.content.dateline.toUpperCase()).toBe(opening.slice(0, opening.indexOf(',')).toUpperCase())
      expect(draft.content.sections[0]?.body).toBe(`${DE}\n\n${DE}`)
      expect(isSure(draft)).toBe(false)
    },
  )
})

test('initials over the sign of the end are none of the text', async () => {
  const { content } = await readCopy(`Le pont rouvre lundi\n\n${FR}\n\n${FR}\n\nmfl\n\nend\n`)
  expect(content.sections[0]?.body).toBe(`${FR}\n\n${FR}`)
})

test.each([
  ['Sion (Keystone-ATS)', 'Sion', true],
  ['Val Solle (Keystone-ATS)', 'Val Solle', false],
])('a place before its agency, in a line of their own, is the place: %s', async (line, dateline, isKnown) => {
  for (const gap of ['\n', '\n\n']) {
    const draft = await readCopy(['Le pont rouvre lundi', line, FR, FR].join(gap))
    expect(draft.content).toMatchObject({
      headline: 'Le pont rouvre lundi',
      dateline,
      agency: 'Keystone-ATS',
    })
    expect(isSure(draft)).toBe(isKnown)
  }
})

test('a country behind a place that the day stands before is no agency', async () => {
  const draft = await readCopy(
    `Le pont rouvre lundi\n\nLe 3 mai 2026, Val Solle (Cameroun) – ${FR}\n\n${FR}\n`,
  )
  expect(draft.content).toMatchObject({ agency: '', date: '2026-05-03', dateline: 'Val Solle (Cameroun)' })
})

test.each(['(CORRECTION) ', '(CORRECTED) '])(
  'a mark in brackets before the headline goes to the note: %s',
  async (mark) => {
    const text = [
      `${mark}Le phare de Tarn est éteint`,
      'Le phare s’est éteint dimanche soir, et tout le village est descendu sur la grève.',
    ]
    const { content } = await readCopy(text.join('\n\n'))
    expect(content).toMatchObject({ kicker: '', headline: 'Le phare de Tarn est éteint', note: mark.trim() })
  },
)

test.each([
  ['Paris, France | AFP | lundi 10/03/2025 - 18:02 UTC+1', 'Paris, France', 'AFP'],
  ['Tarnville | AFP | lundi 10/03/2025', 'Tarnville', 'AFP'],
])('place, agency and day between bars below the headline are those: %s', async (line, dateline, agency) => {
  const text = [
    'Le phare est éteint',
    line,
    'Le phare s’est éteint dimanche soir, et tout le village est descendu sur la grève.',
  ]
  const draft = await readCopy(text.join('\n\n'), 'copy.txt', 'fr')
  expect(draft.content).toMatchObject({
    headline: 'Le phare est éteint',
    dateline,
    agency,
    date: '2025-03-10',
  })
  expect(draft.content.sections[0]?.body).toBe(text[2])
})

test.each([
  'Jeanne Vidal | Football, Rugby | 3 mars 2025',
  'Jeanne Vidal | Paul Roux, Marie Carrel | 3 mars 2025',
  'Par Jeanne Vidal | Opinion, Débats | 3 mars 2025',
])('two desks or two persons between bars are no place: %s', async (line) => {
  const text = [
    'Le phare est éteint',
    line,
    'Le phare s’est éteint dimanche soir, et le village est descendu.',
  ]
  expect((await readCopy(text.join('\n\n'), 'copy.txt', 'fr')).content.dateline).toBe('')
})
