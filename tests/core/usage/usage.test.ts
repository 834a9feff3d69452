import { describe, expect, test } from 'vitest'
import { plainProse } from '../../../src/core/proofreading/index.ts'
import { lintUsage } from '../../../src/core/usage/index.ts'

const NONE: readonly string[] = []
const DATE = '2026-11-10'
const found = (text: string, language: string) =>
  lintUsage(plainProse(text), { language, date: DATE, off: NONE }).map(
    ({ rule, from, to, replacement }) => [rule, text.slice(from, to), replacement] as const,
  )

describe('French', () => {
  test.each([
    ['Le maire a rendu la la clé du local.', 'doubled-word', 'la la', 'la'],
    ['Le le maire a rendu la clé.', 'doubled-word', 'Le le', 'Le'],
    ['Elle habite à à Dole.', 'doubled-word', 'à à', 'à'],
    ['Il part demain..', 'doubled-sign', '..', '.'],
    ['Le pont, , puis la route.', 'doubled-sign', ', ,', ','],
    ['Le devis (deux pages a été remis.', 'unpaired-bracket', '(', null],
    ['Le devis deux pages) a été remis.', 'unpaired-bracket', ')', null],
    ['Écrire à contact@mairie avant lundi.', 'broken-address', 'contact@mairie', null],
    ['Tout est sur https:// et nulle part ailleurs.', 'broken-address', 'https://', null],
    ['Rendez-vous mardi 11 novembre 2026 au port.', 'weekday', 'mardi 11 novembre 2026', null],
    ['Rendez-vous mardi 11 novembre au port.', 'weekday', 'mardi 11 novembre', null],
    ['Inès Karam, 58 ans, est née en 1960 à Brest.', 'age', '58 ans', null],
    ['La lettre de le conseil est arrivée.', 'fr-contraction', 'de le', 'du'],
    ['Il parle à les enfants du quartier.', 'fr-contraction', 'à les', 'aux'],
    ['On verra si il vient.', 'fr-elision', 'si il', 's’il'],
    ['On dit que elle part.', 'fr-elision', 'que elle', 'qu’elle'],
    ['Je ai vu le bac.', 'fr-elision', 'Je ai', 'J’ai'],
    ['Il reste parce-que le bac attend.', 'fr-words', 'parce-que', 'parce que'],
    ['Comme même, dit-il, on part.', 'fr-phrase', 'Comme même', 'Quand même'],
    ['On part, quelque soit le temps.', 'fr-quelque', 'quelque soit', 'quel que soit'],
    ['On part, quelque soit la météo.', 'fr-quelque', 'quelque soit', 'quelle que soit'],
    ['Le bac à été réparé en mars.', 'fr-a', 'bac à', 'bac a'],
    ['Grâce a la pluie, le puits est plein.', 'fr-a', 'Grâce a', 'Grâce à'],
    ['On ferme a partir de lundi.', 'fr-a', 'a partir', 'à partir'],
    ['Le chômage à baissé en mars.', 'fr-a', 'chômage à', 'chômage a'],
    ['La route est fermée suite a l’éboulement.', 'fr-a', 'suite a', 'suite à'],
    ['On attend jusqu’a mardi.', 'fr-a', 'jusqu’a', 'jusqu’à'],
    ['Des puits, il y en à trois.', 'fr-a', 'il y en à', 'il y en a'],
    ['Les habitants on été prévenus.', 'fr-verb', 'on', 'ont'],
    ['Elles ont étés reçues.', 'fr-verb', 'ont étés', 'ont été'],
    ['Hier, le vote a eut lieu.', 'fr-verb', 'a eut', 'a eu'],
    ['Certains ce sont abstenus.', 'fr-verb', 'Certains ce sont', 'Certains se sont'],
    ['Tout c’est bien passé.', 'fr-ces', 'Tout c’est', 'Tout s’est'],
    ['Quand à la maire, elle se tait.', 'fr-phrase', 'Quand à', 'Quant à'],
    ['Hors, rien n’est sûr.', 'fr-phrase', 'Hors', 'Or'],
    ['Au delà du pont, la route est fermée.', 'fr-phrase', 'Au delà', 'Au-delà'],
    ['C’est a dire demain.', 'fr-phrase', 'C’est a dire', 'C’est-à-dire'],
    ['Nul ne sait d’ou il vient.', 'fr-ou', 'd’ou', 'd’où'],
    ['C’est arrivé au moment ou il partait.', 'fr-ou', 'au moment ou', 'au moment où'],
    ['Il pleut ses jours-ci.', 'fr-ces', 'ses jours-ci', 'ces jours-ci'],
    ['Le maire, Mr Lanz, a signé.', 'fr-courtesy', 'Mr', 'M.'],
  ])('%s', (text, rule, words, replacement) => {
    expect(found(text, 'fr')).toEqual([[rule, words, replacement]])
  })

  test.each([
    'Nous nous sommes vus, et vous vous en souvenez. Vous vous en moquez.',
    'La mort de de Gaulle, tout en en parlant à Bora Bora.',
    'Il s’agit de le faire, de les entendre et de le bien dire.',
    'Elle a dit à le voir que tout allait bien.',
    'Il a lu dans Le Monde que le prix de le Havre baissait.',
    'Elle s’en est tenue à ce qui a été décidé ; tout à fait.',
    'Il est né en 1960 et il est mort à 58 ans.',
    'Née en 1960, elle a travaillé 58 ans au port.',
    'Rendez-vous mercredi 11 novembre 2026, mardi 10 novembre, et lundi 1er juin 2026.',
    'a) le bac ; b) le pont (celui du nord) ; 1) la route [la vieille].',
    'Le site mairie.exemple.fr, l’adresse contact@mairie.fr et @la_mairie répondent.',
    'Trois points… et puis, etc., « rien », dit-il.',
    'On y va si elle vient, et si Ilan vient.',
    'Le jour ou la nuit, la ville ou le village, ou bien rien.',
    'La famille à qui on a rendu la maison va à la mer.',
    'Il a fait face à tout, grâce à elle, jusqu’à la fin.',
    'On a été reçus, on dit oui, on fait le tour, et ceux qui ont été là, ce sont eux.',
    'Ce sont des élus, ce sont les nôtres ; quand à la fin de mai la crue vient, on part.',
    'Hors saison, la salle à manger du prêt-à-porter est fermée, là où il va.',
    'Les étés sont longs, tout c’est dire peu, et c’est bien passé pour lui.',
    'Mr. Robot et Mr Bean passent à la télévision.',
    'Pas à pas, petit à petit, il avance, très très loin.',
    'Quelque chose, quelques soient rares, quelque part.',
  ])('nothing in “%s”', (text) => {
    expect(found(text, 'fr')).toEqual([])
  })
})

describe('English', () => {
  test.each([
    ['He could of left.', 'en-could-of', 'could of', 'could have'],
    ['The town has it’s own pool.', 'en-its', 'it’s own', 'its own'],
    ['Its been a long year.', 'en-its', 'Its been', 'It’s been'],
    ['We know their are no boats.', 'en-their', 'their are', 'there are'],
    ['They run there own shop.', 'en-their', 'there own', 'their own'],
    ['It was more then the budget.', 'en-than', 'more then', 'more than'],
    ['She waited a hour.', 'en-article', 'a hour', 'an hour'],
    ['It is an unique case.', 'en-article', 'an unique', 'a unique'],
    ['A MP spoke first.', 'en-article', 'A MP', 'An MP'],
    ['He met an UN official.', 'en-article', 'an UN', 'a UN'],
    ['The the pier is shut.', 'doubled-word', 'The the', 'The'],
    ['They left on Tuesday, November 11, 2026, by boat.', 'weekday', 'Tuesday, November 11, 2026', null],
    ['Ann Lee, 58, was here; she is a teacher.', '', '', null],
    ['Ann Lee, 58, born in 1960, runs the school.', 'age', '58', null],
  ])('%s', (text, rule, words, replacement) => {
    expect(found(text, 'en')).toEqual(rule === '' ? [] : [[rule, words, replacement]])
  })

  test('the full stop of a courtesy title is American', () => {
    expect(found('Mr. Smith left early.', 'en-GB')).toEqual([['en-courtesy', 'Mr.', 'Mr']])
    expect(found('Mr Smith left early.', 'en-US')).toEqual([['en-courtesy', 'Mr', 'Mr.']])
    expect(found('Mr. Smith left early.', 'en-US')).toEqual([])
    expect(found('Mr Smith and Mr. Jones left early.', 'en')).toEqual([])
  })

  test.each([
    'He could, of course, have left; he must of course pay.',
    'It’s own goals that lose games.',
    'An hour, a union, a European, an MP, a one-off, an honest user of a ukulele.',
    'A NATO envoy, a UN one, an NHS nurse, a UK-based firm, an F-16 and a LEGO set.',
    'He had had enough, and that that was so is no secret.',
    'We met, and then the boat left; more, then, than we hoped.',
    'Vitamin A is in carrots; grade A eggs are not.',
    'The box and its not-for-profit owner.',
    'It is a historic day, and an historic one.',
  ])('nothing in “%s”', (text) => {
    expect(found(text, 'en')).toEqual([])
  })
})

test('a long paragraph of sentences lacks its full stop; a line or a title does not', () => {
  const long =
    'Le bac a repris lundi matin. Une trentaine de personnes attendaient sur la cale, certaines depuis l’aube, et le premier passage s’est fait sans encombre'
  expect(found(long, 'fr')).toEqual([['missing-full-stop', '', '.']])
  expect(found(`${long}.`, 'fr')).toEqual([])
  expect(found('Le bac a repris. Une trentaine attendaient', 'fr')).toEqual([])
})

test('rules that are off, other languages, and hostile texts find nothing', () => {
  const off = ['doubled-word']
  expect(lintUsage(plainProse('la la clé'), { language: 'fr', date: '', off })).toEqual([])
  expect(found('der der Mann', 'de')).toEqual([])
  for (const text of [
    'a'.repeat(100_000),
    'la '.repeat(30_000),
    '('.repeat(50_000),
    '\u0000\ud800 la\u0000la',
  ])
    expect(found(text, 'fr')).toEqual([])
})
