import { expect, test } from 'vitest'
import { readCopy } from './readCopy.ts'

const TITLE = 'Einbruch in Bäckerei, Zeugen gesucht'

const bodyOf = async (lines: readonly string[], language = 'de') => {
  const { content } = await readCopy(lines.join('\n'), 'copy.txt', language)
  return content.sections.map(({ heading, body }) => [heading, body].filter(Boolean).join('\n')).join('\n\n')
}

test('a short text that was broken at a column is whole again above the lines of an address', async () => {
  const lines = [
    'Tarnau (ots) - In der Nacht zum Montag sind Unbekannte in eine Bäckerei',
    'in der Lindenstraße eingebrochen. Sie erbeuteten einen dreistelligen',
    'Bargeldbetrag.',
  ]
  const address = [
    'Rückfragen bitte an:',
    'Polizeiinspektion Tarnau',
    'Pressestelle',
    'Telefon: 0123/4567-100',
  ]
  const { content } = await readCopy([TITLE, '', ...lines, '', ...address].join('\n'), 'copy.txt', 'de')
  expect(content.sections).toMatchObject([
    { heading: '', body: lines.join(' ').replace('Tarnau (ots) - ', '') },
  ])
  expect(content.note).toBe(address.join('\n'))
})

test.each([
  ['Bis zum Wochenende bleibt die Gefahr in den Bergen hoch, warnte am', 'Donnerstag der Dienst in Tarn.'],
  ['Die Feuerwehr rettete in der Nacht zum Montag nach langer Suche eine', 'Katze aus dem Kamin.'],
  ['Le conseil a voté lundi soir, par dix-neuf voix contre huit, la fin de ces', 'Conventions de 1921.'],
  ['El ayuntamiento aprobó anoche por mayoría, tras cuatro horas de debate, una', 'Ordenanza de 1990.'],
  ['Il consiglio ha votato ieri sera, dopo quattro ore di discussione, per la legge sulla', 'Convenzione.'],
])('a line that ends with a small word goes on in the next: %s', async (first, second) => {
  expect(await bodyOf([TITLE, '', first, second])).toBe(`${first} ${second}`)
})

test.each([
  'Der Bus kommt nun täglich um 5 am',
  'Where in the village am I, asks the man who I am',
  'The council says which',
])('a title of its own is no line that goes on, where it is short: %s', async (title) => {
  const { content } = await readCopy(`${title}\n\nThe ferry is back on Monday after three weeks of work.\n`)
  expect(content.headline).toBe(title)
})

test('who signs below a full sentence of the head is no part of it, however long that is', async () => {
  const lead = 'Deux communes y ont déjà renoncé cet été. Les artificiers s’inquiètent.'
  const text = [
    'Pas de bouquet final à Castres ni à Mazamet. Les deux villes ont annulé',
    'leur feu d’artifice à cause du risque d’incendie, et pourraient ne jamais',
    'y revenir. Pour les professionnels, c’est un tiers des ventes qui part.',
  ]
  const lines = [
    'Faut-il interdire les feux d’artifice ?',
    lead,
    'Julie Azéma',
    'Le 10 juillet 2024',
    '',
    ...text,
  ]
  const { content } = await readCopy(lines.join('\n'), 'copy.txt', 'fr')
  expect(content).toMatchObject({ standfirst: lead, byline: [{ name: 'Julie Azéma' }], date: '2024-07-10' })
})

test('lines in capitals over others do not make a text one without small letters', async () => {
  const side = (name: string, who: string, text: string) => `${name}\n${who}\n${text}`
  const [first, second] = [
    'Roads cost an hour a day to thousands of people, and what they breathe does not stop at the junction.',
    'A wider road draws more cars. Studies have said so for forty years, and nobody has read them.',
  ]
  const text = [
    side('FOR', 'Claire Vidal, who has the roads', first),
    side('AGAINST', 'Marc Ollier, of the club Respire', second),
  ]
  const { content } = await readCopy(['Is a wider road any good?', ...text].join('\n\n'))
  const shown = JSON.stringify(content.sections)
  expect(shown).toContain(first)
  expect(shown).not.toContain(`roads ${first}`)
})
