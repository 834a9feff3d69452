import { describe, expect, test } from 'vitest'
import { importFile, isSure } from '../../../src/core/import/index.ts'

async function draftOf(...blocks: string[]) {
  const bytes = new TextEncoder().encode(`${blocks.join('\n\n')}\n`)
  const read = await importFile({ fileName: 'text.txt', bytes })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}

const QUESTION = 'Monsieur le maire, combien coûtera le pont, tout compris ?'
const ANSWER =
  'Ce que nous avons dit qu’il coûterait, douze millions d’euros, et pas un de plus, je vous le promets.'
const SECOND = 'Et qui paiera le second ?'
const LAST = 'L’État, comme le prévoit l’accord que nous avons signé l’an dernier avec la région.'

type Layout = [name: string, asks: string, answers: string, alone: boolean]

describe('an interview', () => {
  test('names who asks in full once, then by a letter', async () => {
    const draft = await draftOf(
      'El puente y el presupuesto',
      'Pregunta. ¿Cuánto costará el puente, con todo?',
      'Respuesta. Doce millones, y ni uno más, se lo prometo.',
      'P. ¿Y quién pagará el segundo?',
      'R. El Estado, como dice el acuerdo que firmamos.',
    )
    expect(draft.content.sections.map(({ heading }) => heading)).toEqual([''])
    expect(draft.blocks.filter(({ reason }) => reason === 'speech')).toHaveLength(4)
  })

  test.each([
    ['Q', 'A'],
    ['Q', 'R'],
    ['P', 'R'],
  ])('has a letter before each question and answer, with no sign: %s, %s', async (asks, answers) => {
    const [first, second] = [
      `${asks} ${QUESTION}\n${answers} ${ANSWER}`,
      `${asks} ${SECOND}\n${answers} Oui.`,
    ]
    const draft = await draftOf(
      '« Le pont sera beau »',
      first,
      second,
      `${asks} Et après ?\n${answers} ${LAST}`,
    )
    expect(draft.content.sections.map(({ heading }) => heading)).toEqual([''])
    expect(draft.blocks.filter(({ reason }) => reason === 'speech')).toHaveLength(6)
    expect(isSure(draft)).toBe(true)
  })

  test('has a headline that opens with who is asked', async () => {
    const headline = 'Inès Carrel : « Le pont sera beau »'
    const draft = await draftOf(
      headline,
      'Propos recueillis par Paul Roux',
      `La Gazette : ${QUESTION}`,
      `Inès Carrel : ${ANSWER}`,
      `La Gazette : ${SECOND}`,
      `Inès Carrel : ${LAST}`,
    )
    expect(draft.content).toMatchObject({ headline, byline: [{ name: 'Paul Roux' }] })
    expect(isSure(draft)).toBe(true)
  })

  test.each<Layout>([
    ['with names in the line', 'La Gazette : ', 'Inès Carrel : ', false],
    ['with letters', 'Q : ', 'R : ', false],
    ['with names in capitals', 'LA GAZETTE – ', 'INÈS CARREL – ', false],
    ['with words in capitals', 'PREGUNTA. ', 'RESPUESTA. ', false],
    ['with names alone and a colon', 'JOURNALISTE:', 'MAIRE:', true],
    ['with names alone in capitals', 'LA GAZETTE', 'INÈS CARREL', true],
    ['with names alone', 'La Gazette', 'Inès Carrel', true],
    ['with numbered voices and times', 'Speaker 1  00:03', 'Speaker 2  00:09', true],
  ])('%s', async (_, asks, answers, alone) => {
    const turn = (name: string, words: string) => (alone ? `${name}\n\n${words}` : name + words)
    const draft = await draftOf(
      'Le budget et le pont',
      turn(asks, QUESTION),
      turn(answers, ANSWER),
      turn(asks, SECOND),
      turn(answers, LAST),
    )
    const shown = (name: string, words: string) => (alone ? `**${name}**\n\n${words}` : name + words)
    const { headline, byline, sections } = draft.content
    expect({ headline, byline }).toEqual({ headline: 'Le budget et le pont', byline: [] })
    expect(sections).toHaveLength(1)
    expect(sections[0]?.body.replaceAll('\\', '')).toBe(
      [shown(asks, QUESTION), shown(answers, ANSWER), shown(asks, SECOND), shown(answers, LAST)].join('\n\n'),
    )
    expect(isSure(draft)).toBe(true)
  })

  test('a transcript with times', async () => {
    const lines = [
      '[00:00:03] Jane Ferrow: Minister, what will the bridge cost in the end?',
      '[00:00:09] Bob Stone: Twelve million dollars, as we said.',
      '[00:00:15] Jane Ferrow: And who pays for the second one?',
      '[00:00:20] Bob Stone: The state will, as the agreement says.',
    ]
    const draft = await draftOf('The bridge and the budget', lines.join('\n'))
    expect(draft.content).toMatchObject({ headline: 'The bridge and the budget', byline: [], date: '' })
    expect(draft.content.sections).toHaveLength(1)
    expect(draft.blocks.map(({ text }) => text).slice(1)).toEqual(lines)
    expect(isSure(draft)).toBe(true)
  })
})

describe('headings that come back are no speakers', () => {
  test('with a colon', async () => {
    const { content } = await draftOf(
      'Deux villages',
      'Contexte:\nLe moulin est fermé depuis 2015, et personne ne sait quand il rouvrira, dit-on.',
      'Budget:\nLes travaux coûteraient trois millions, selon une étude de la région, parue en mars.',
      'Contexte:\nUne deuxième étude a été rendue en 2022, qui disait à peu près le contraire.',
    )
    expect(content.sections.map(({ heading }) => heading)).toEqual(['Contexte:', 'Budget:', 'Contexte:'])
  })
  test('in capitals', async () => {
    const { content } = await draftOf(
      'Le programme de la fête',
      'MATIN',
      'Les ateliers ouvrent à neuf heures dans la grande salle du conservatoire, pour tous.',
      'SOIR',
      'Le concert commence à vingt heures, sous la halle, entrée libre dans la limite des places.',
      'MATIN',
      'Le dimanche, la brocante occupe la place dès sept heures, et jusqu’à la nuit tombée.',
      'SOIR',
      'Le bal clôt la fête, sur la place, jusqu’à deux heures du matin, si le temps le permet.',
    )
    expect(content.sections.map(({ heading }) => heading)).toEqual(['MATIN', 'SOIR', 'MATIN', 'SOIR'])
  })
})

test.each([
  ['Z Haliną Kos, leśniczką z Białej, rozmawia Jan Nowak', 'Jan Nowak'],
  ['Z burmistrzem Adamem Rybą rozmawiała Ewa Nowak', 'Ewa Nowak'],
  ['Mit der Fährfrau Ute Falk sprach Tim Bauer', 'Tim Bauer'],
])('who has asked signs behind whom: %s', async (line, name) => {
  const question = 'Kiedy pierwszy raz weszła pani do tego lasu?'
  const answer = 'Miałam cztery lata i zgubiłam się na dwie godziny, a potem nikt nie chciał mi wierzyć.'
  const draft = await draftOf('Las nie zapomina', line, question, answer)
  const role = line.slice(0, -name.length - 1)
  expect(draft.content).toMatchObject({ byline: [{ name, role }], subhead: '' })
  expect(isSure(draft)).toBe(true)
})
