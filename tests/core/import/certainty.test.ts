import { describe, expect, test } from 'vitest'
import { doubtsOf, type Draft } from '../../../src/core/import/draft.ts'
import { importFile, isSure } from '../../../src/core/import/index.ts'

async function read(text: string, fileName = 'copy.txt', language = 'fr') {
  return importFile({ fileName, bytes: new TextEncoder().encode(text), language })
}

async function draftOf(...lines: readonly string[]): Promise<Draft> {
  const draft = await read(lines.join('\n'))
  if (!draft.ok) throw new Error(draft.failure.code)
  return draft.value
}

const doubtNames = (draft: Draft) => doubtsOf(draft).map(({ name }) => name)
const headingsOf = ({ content }: Draft) => content.sections.map(({ heading }) => heading).filter(Boolean)
const bodyOf = ({ content }: Draft) =>
  content.sections.map(({ heading, body }) => `${heading}\n${body}`).join('\n')

const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'
const FR =
  'Le phare s’est rallumé dimanche soir après deux ans de nuit, et tout le village est descendu sur la grève pour le voir.'
const DE =
  'Der Leuchtturm brennt seit Sonntag wieder, nach zwei dunklen Jahren, und das ganze Dorf kam an den Strand, um es zu sehen.'
const ES =
  'El faro volvió a encenderse el domingo por la noche, después de dos años a oscuras, y todo el pueblo bajó a la playa a verlo.'
const IT =
  'Il faro si è riacceso domenica sera dopo due anni di buio, e tutto il paese è sceso sulla spiaggia per vederlo da vicino.'
const PT =
  'O farol voltou a acender no domingo à noite, depois de dois anos às escuras, e toda a aldeia desceu à praia para o ver.'
const NL =
  'De vuurtoren brandt sinds zondag weer, na twee donkere jaren, en het hele dorp kwam naar het strand om het te zien.'

describe('a letterhead is no headline, no byline and no place', () => {
  test.each([
    ['an office and a name', EN, 'Lighthouse lit again', ['MEDIA RELEASE']],
    ['an office', EN, 'Lighthouse lit again', ['PRIME MINISTER']],
    ['a seat', EN, 'Lighthouse lit again', ['THE HON. NORA PIKE MP', 'MEMBER FOR TARN', 'Media Release']],
    ['a name above an office', EN, 'Lighthouse lit again', ['Nora Pike', 'Member for Tarn']],
    ['two offices', FR, 'Le phare se rallume', ['PRÉFECTURE DU VAR', 'Cabinet du préfet']],
    ['a company', EN, 'Lighthouse lit again', ['Northern Lamps plc', '1 Quay Street, Tarn']],
    ['a mark of secrecy', EN, 'Lighthouse lit again', ['UNCLASSIFIED']],
    ['a rubric', EN, 'Lighthouse lit again', ['News Room']],
    ['a page', EN, 'Lighthouse lit again', ['Page 3 of 5']],
    ['a number', EN, 'Lighthouse lit again', ['- 1 -']],
    ['an address of the web', EN, 'Lighthouse lit again', ['www.tarn.example', 'Ph: (02) 5550 1234']],
    ['a number of the file', EN, 'Lighthouse lit again', ['MEDIA RELEASE', '98/123']],
    [
      'a town hall',
      FR,
      'Le phare se rallume',
      ['Mairie de Tarn', 'Service communication', 'COMMUNIQUÉ DE PRESSE'],
    ],
    ['a prefecture', FR, 'Le phare se rallume', ['Préfecture de l’Hérault', 'Cabinet du préfet']],
    ['the gendarmes', FR, 'Le phare se rallume', ['GENDARMERIE NATIONALE', "Groupement de l'Hérault"]],
    ['a ministry', FR, 'Le phare se rallume', ['Ministère de la Mer', 'Le cabinet']],
    ['a street', FR, 'Le phare se rallume', ['12, rue des Remparts', '29000 Tarn']],
    [
      'a council',
      FR,
      'Le phare se rallume',
      ['Conseil régional de Bretagne', 'Direction de la communication'],
    ],
    [
      'a German office',
      DE,
      'Leuchtturm brennt wieder',
      ['Bundesministerium', 'Pressestelle', 'Pressemitteilung Nr. 4/2024'],
    ],
    [
      'a Spanish town hall',
      ES,
      'El faro vuelve a encenderse',
      ['Ayuntamiento de Tarna', 'Gabinete de prensa', 'Nota de prensa'],
    ],
    ['an Italian town', IT, 'Il faro si riaccende', ['Comune di Tarna', 'Ufficio stampa']],
    [
      'a Portuguese town hall',
      PT,
      'Farol volta a acender',
      ['Câmara Municipal de Tarna', 'COMUNICADO DE IMPRENSA'],
    ],
    ['a Dutch town', NL, 'Vuurtoren brandt weer', ['Gemeente Tarn', 'PERSBERICHT']],
  ])('%s', async (_, prose, headline, above) => {
    const draft = await draftOf(...above.flatMap((line) => [line, '']), headline, '', prose)
    expect(draft.content).toMatchObject({ headline, byline: [], dateline: '' })
    expect(isSure(draft)).toBe(true)
    for (const line of above) expect(draft.blocks.some(({ text }) => text === line)).toBe(true)
  })

  test('what could be the headline after all is asked about', async () => {
    for (const above of [
      'Minister for Lighthouses Resigns',
      'THE WEEK IN TARN',
      'Nora Pike',
      'Northern Alliance',
    ]) {
      const draft = await draftOf(above, '', 'Lighthouse lit again after a long row', '', EN)
      expect(doubtsOf(draft).map(({ part }) => part)).toContain('headline')
    }
  })

  test('a name with a title above the date is neither the headline nor the place', async () => {
    const draft = await draftOf(
      'Senator Nora Pike',
      '',
      'Lights: a blind spot',
      '',
      'Senator Pike, 9th August 2006',
      '',
      EN,
    )
    expect(draft.content).toMatchObject({
      headline: 'Lights: a blind spot',
      dateline: '',
      date: '2006-08-09',
      byline: [],
    })
  })

  test.each([
    ['DEPARTMENT OF LIGHTS', EN],
    ['MINISTÈRE DE LA MER', FR],
    ['Ufficio Stampa', IT],
    ['Gabinete de Prensa', ES],
  ])('%s beside the date does not sign', async (office, prose) => {
    const draft = await draftOf('Ten years of light and of sea', '', office, '', '15 March 2025', '', prose)
    expect(draft.content.byline).toEqual([])
  })

  test('an address makes no word of the name in it', async () => {
    const draft = await draftOf(
      'Kelby Council',
      '',
      'Lighthouse lit again',
      '',
      EN,
      '',
      'Press contact: press@kelby-council.example',
    )
    expect(draft.content.headline).toBe('Lighthouse lit again')
  })

  test('the first of several items is asked about', async () => {
    const draft = await draftOf('BRÈVES', '', 'Piscine', FR, '', 'Un chien', FR)
    expect(doubtNames(draft)).toEqual(['headline-among-others'])
  })

  test('nothing but names is a headline that is asked about', async () => {
    expect(doubtNames(await draftOf('Liberal Party of Tarn', '', '3 October 2012', '', EN))).toContain(
      'headline-only-names',
    )
    expect(doubtNames(await draftOf('Nora Pike', '', EN))).toContain('headline-only-names')
  })

  test.each([
    [
      'Bridge Opens Early',
      'The bridge opened early on Monday, and drivers were glad of it, the council said in a note.',
    ],
    ['Department of Roads to close depot', EN],
    ['Minister tritt zurück', DE],
    ['Conseil municipal : le budget voté', FR],
    ['Premier de la classe', FR],
    ['Un sindaco per amico', IT],
  ])('%s is a headline, surely', async (headline, prose) => {
    const draft = await draftOf(headline, '', prose)
    expect(draft.content.headline).toBe(headline)
    expect(isSure(draft)).toBe(true)
  })
})

describe('a name signs beside the date where it is somebody', () => {
  test.each([
    ['Nora Pike', 'Lighthouse lit again', EN],
    ['Heiko Brandt', 'Leuchtturm brennt wieder', DE],
    ['Chiara Bellandi', 'Il faro si riaccende', IT],
    ['Nadia Ferrand', 'Le phare se rallume', FR],
  ])('%s', async (name, headline, prose) => {
    const draft = await draftOf(headline, name, '2025-03-10', '', prose)
    expect(draft.content.byline).toEqual([{ name }])
    expect(isSure(draft)).toBe(true)
  })

  test('two words with capitals that are nobody are asked about', async () => {
    const draft = await draftOf('Lighthouse lit again', 'North Coast', '10 November 2024', '', EN)
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
  })
})

describe('names between the headline and the text', () => {
  test.each([
    'Nadia Ferrand, envoyée spéciale',
    'Nadia Ferrand (texte) et Paul Roux (photos)',
    'Le Journal avec AFP',
  ])('%s signs', async (line) => {
    const draft = await draftOf('Le phare se rallume', '', line, '', FR)
    expect(draft.content.byline[0]?.name).toBe(line.replace(/(?:,| \(| avec).*/, ''))
    expect(isSure(draft)).toBe(true)
  })

  test.each(['Nadia Ferrand', 'Nadia Ferrand et Paul Roux', 'Nadia Ferrand, Lille'])(
    '%s is asked about',
    async (line) => {
      const draft = await draftOf('Le phare se rallume', '', line, '', FR)
      expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
    },
  )

  test('above what that person is', async () => {
    const draft = await draftOf('Le phare se rallume', '', 'Nadia Ferrand', 'Ingénieure à Lille', '', FR)
    expect(draft.content.byline).toEqual([{ name: 'Nadia Ferrand', role: 'Ingénieure à Lille' }])
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain', 'byline-role'])
  })

  test('who took the photographs signs below who wrote', async () => {
    const draft = await draftOf(
      'Le phare se rallume',
      '',
      'Textes : Nadia Ferrand',
      'Photos : Paul Roux',
      '',
      FR,
    )
    expect(draft.content.byline).toEqual([{ name: 'Nadia Ferrand' }, { name: 'Paul Roux', role: 'Photos' }])
    expect(bodyOf(draft)).not.toContain('Photos')
  })

  test('a paper below who signs is theirs', async () => {
    const draft = await draftOf('Lighthouse lit again', '', 'By Nora Pike', 'The Kelby Post', '', EN)
    expect(draft.content.byline).toEqual([{ name: 'Nora Pike', role: 'The Kelby Post' }])
    expect(bodyOf(draft)).not.toContain('Post')
  })

  test('below a subhead too, and above headings that are no names', async () => {
    const draft = await draftOf(
      'Le phare se rallume',
      '',
      'Deux ans de nuit, et puis la fête',
      '',
      'Nadia Ferrand',
      '',
      FR,
      '',
      'Pourquoi si tard ?',
      FR,
    )
    expect(draft.content).toMatchObject({
      subhead: 'Deux ans de nuit, et puis la fête',
      byline: [{ name: 'Nadia Ferrand' }],
    })
    expect(headingsOf(draft)).toEqual(['Pourquoi si tard ?'])
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
  })

  test('but not where other names head parts of the text', async () => {
    const draft = await draftOf('Deux gardiens', '', 'Nadia Ferrand', FR, '', 'Paul Roux', FR)
    expect(draft.content.byline).toEqual([])
  })

  test('with their agency in brackets', async () => {
    const draft = await draftOf('Leuchtturm brennt wieder', '', 'Petra Wolf (dpa)', '', DE)
    expect(draft.content).toMatchObject({ byline: [{ name: 'Petra Wolf' }], agency: 'dpa' })
  })

  test('an agency that wrote with them is the agency', async () => {
    const draft = await draftOf('Le phare se rallume', 'Par Nadia Ferrand, avec AFP', '', FR)
    expect(draft.content).toMatchObject({ byline: [{ name: 'Nadia Ferrand' }], agency: 'AFP' })
  })
})

describe('an e-mail address below who signs is theirs', () => {
  const paul = { name: 'Paul Ferrand', url: 'mailto:p.ferrand@journal.example' }
  const MAIL = 'p.ferrand@journal.example'
  test.each([
    ['a name alone', ['Paul Ferrand', MAIL], [paul]],
    ['an opening', ['Par Paul Ferrand', `<${MAIL}>`], [paul]],
    ['what somebody is', ['Paul Ferrand', 'Journaliste', MAIL], [{ ...paul, role: 'Journaliste' }]],
    [
      'each of two',
      ['Par Inès Karam et Paul Ferrand', MAIL, 'ikaram@journal.example'],
      [{ name: 'Inès Karam', url: 'mailto:ikaram@journal.example' }, paul],
    ],
  ])('below %s', async (_, lines, byline) => {
    const draft = await draftOf('Le phare se rallume', '', ...lines, '', FR)
    expect(draft.content.byline).toEqual(byline)
    expect(bodyOf(draft)).toBe(`\n${FR}`)
    expect(isSure(draft)).toBe(true)
  })

  test('at the end of the text as well', async () => {
    const draft = await draftOf('Le phare se rallume', '', FR, '', 'Paul Ferrand', MAIL)
    expect(draft.content.byline).toEqual([paul])
    expect(bodyOf(draft)).toBe(`\n${FR}`)
  })

  test('below a blank line, and in a document, where the name is in it', async () => {
    const apart = await draftOf('Le phare se rallume', '', 'Paul Ferrand', '', MAIL, '', FR)
    expect(apart.content.byline).toEqual([paul])
    const html = `<h1>Le phare se rallume</h1><p>Paul Ferrand</p><p>Journaliste</p><p>${MAIL}</p><p>${FR}</p>`
    const page = await read(html, 'copie.html')
    expect(page.ok && page.value.content.byline).toEqual([{ ...paul, role: 'Journaliste' }])
    expect(page.ok && bodyOf(page.value)).toBe(`\n${FR}`)
  })

  test('below a blank line another one is no one’s', async () => {
    const draft = await draftOf(
      'Le phare se rallume',
      '',
      'Par Paul Ferrand',
      '',
      'a@journal.example',
      '',
      FR,
    )
    expect(draft.content.byline).toEqual([{ name: 'Paul Ferrand' }])
    expect(bodyOf(draft)).toContain('a@journal.example')
  })
})

describe('a line that ends with who took a picture is asked about, and is no headline and no subhead', () => {
  test.each([
    'La maire devant le phare, lundi. Photo Paul Ferrand',
    'La maire devant le phare, lundi. (Photo : Paul Ferrand)',
    'La maire devant le phare, lundi – Photo AFP',
    'La maire devant le phare, lundi. © Paul Ferrand',
  ])('%s', async (caption) => {
    const above = await draftOf(caption, '', 'Le phare se rallume', '', FR)
    const below = await draftOf('Le phare se rallume', caption, '', FR)
    for (const draft of [above, below]) {
      expect(draft.content.headline).toBe('Le phare se rallume')
      expect(draft.content.subhead).toBe('')
      expect(doubtNames(draft)).toEqual(['caption'])
      expect(bodyOf(draft)).toContain(caption)
    }
  })

  test.each(['Le phare en photos', 'Photo de famille au phare', 'Le phare (photos)'])(
    '%s is a headline',
    async (headline) => {
      const draft = await draftOf(headline, '', FR)
      expect(draft.content.headline).toBe(headline)
      expect(isSure(draft)).toBe(true)
    },
  )
})

describe('a line that leads to another text is no heading and no quotation', () => {
  test.each([
    'Lire aussi : La digue a tenu',
    '>> À lire également : notre dossier',
    'Read more: The dyke held',
    'Lesen Sie auch: Der Deich hielt',
    '→ Leggi anche: La diga ha tenuto',
  ])('%s', async (line) => {
    const draft = await draftOf('Le phare se rallume', '', FR, '', line, '', FR)
    expect(draft.blocks.map(({ kind }) => kind)).toEqual(['headline', 'paragraph', 'paragraph', 'paragraph'])
    expect(draft.content.sections).toHaveLength(1)
  })
})

test('a heading that begins as such a line does is one', async () => {
  const draft = await draftOf('Le phare se rallume', '', FR, '', 'Voir plus loin que le port', '', FR)
  expect(headingsOf(draft)).toEqual(['Voir plus loin que le port'])
})

test('a label that no field holds, among those of fields, is for the newsroom', async () => {
  const form = ['SLUG: phare', 'Titre : Le phare se rallume', 'Signes : 2500', 'Auteur : Inès Karam']
  const draft = await draftOf(...form, '', FR)
  expect(draft.content).toMatchObject({
    headline: 'Le phare se rallume',
    note: 'SLUG: phare\n\nSignes : 2500',
  })
  expect(bodyOf(draft)).toBe(`\n${FR}`)
})

test('a place in capitals before a dash is the dateline of a short sentence, too', async () => {
  const text = `Council backs bridge\n\nBy Nora Pike\n\nKELBY — The council backed a bridge on Monday.\n\n${EN}\n`
  const draft = await read(text, 'copy.txt', 'en')
  expect(draft.ok && draft.value.content.dateline).toBe('Kelby')
  const update = await read(text.replace('KELBY', 'UPDATE'), 'copy.txt', 'en')
  expect(update.ok && update.value.content.dateline).toBe('')
})

describe('above a title that is marked', () => {
  const markdown = async (above: string) => {
    const draft = await read(`${above}\n\n# Le phare se rallume\n\n${FR}\n`, 'copie.md')
    if (!draft.ok) throw new Error(draft.failure.code)
    return draft.value
  }
  test.each(['**Urgent**', 'Grand angle', 'ÉCONOMIE'])('%s is the kicker', async (above) => {
    const draft = await markdown(above)
    expect(draft.content.kicker).toBe(above.replaceAll('*', ''))
    expect(bodyOf(draft)).toBe(`\n${FR}`)
  })
  test('a name signs', async () => {
    const draft = await markdown('Paul Ferrand')
    expect(draft.content.byline).toEqual([{ name: 'Paul Ferrand' }])
    expect(bodyOf(draft)).toBe(`\n${FR}`)
  })
  test.each(['Le Journal', 'Une phrase de quelques mots'])('%s stays in the text', async (above) => {
    const draft = await markdown(above)
    expect(draft.content.kicker).toBe('')
    expect(bodyOf(draft)).toContain(above)
  })
})

describe('a name as the last line signs', () => {
  test.each([
    ['Nadia Ferrand', ['Nadia Ferrand'], FR],
    ['Nadia Ferrand et Paul Roux', ['Nadia Ferrand', 'Paul Roux'], FR],
    ['Jane Ferrow and Owen Pryce', ['Jane Ferrow', 'Owen Pryce'], EN],
    ['Heiko Brandt', ['Heiko Brandt'], DE],
    ['Anna Nowak', ['Anna Nowak'], PT],
  ])('%s', async (line, names, prose) => {
    const draft = await draftOf('A line that is long enough', '', prose, '', line)
    expect(draft.content.byline.map(({ name }) => name)).toEqual(names)
    expect(isSure(draft)).toBe(true)
  })

  test('or is asked about where it may be a place', async () => {
    const draft = await draftOf('Le phare se rallume', '', FR, '', 'Stade Vélodrome')
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
  })

  test('in initials too', async () => {
    const draft = await draftOf('Le phare se rallume', '', FR, '', 'Th. L.')
    expect(draft.content.byline).toEqual([{ name: 'Th. L.' }])
    expect(isSure(draft)).toBe(true)
  })

  test('but not each of several letters', async () => {
    const letters = await draftOf(
      'Courrier des lecteurs',
      '',
      'Le phare',
      FR,
      '',
      'Nadia Ferrand, Lille',
      '',
      'Merci pour le phare',
      FR,
      '',
      'Paul Roux, Lille',
    )
    expect(letters.content.byline).toEqual([])
    expect(headingsOf(letters)).not.toContain('Nadia Ferrand, Lille')
    expect(bodyOf(letters)).toContain('Nadia Ferrand, Lille')
    expect(bodyOf(letters)).toContain('Paul Roux, Lille')
  })

  test('and is asked about where the line goes on', async () => {
    const draft = await draftOf('Lighthouse lit again', '', EN, '', 'NORA PIKE,', 'Kelby.')
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
  })

  test('and what stands above it stays text', async () => {
    const draft = await draftOf(
      'Le phare se rallume',
      '',
      FR,
      '',
      'Tout le village est venu.',
      '',
      'Par Nadia Ferrand',
    )
    expect(draft.content).toMatchObject({ standfirst: '', byline: [{ name: 'Nadia Ferrand' }] })
  })

  test('but not where the text is signed already', async () => {
    const draft = await draftOf('Le phare se rallume', 'Par Paul Roux', '', FR, '', 'Nadia Ferrand')
    expect(draft.content.byline).toEqual([{ name: 'Paul Roux' }])
  })
})

describe('our correspondent', () => {
  test.each([
    [
      'Par notre envoyée spéciale à Lille, Nadia Ferrand',
      'Nadia Ferrand',
      'notre envoyée spéciale à Lille',
      FR,
    ],
    ['Par Nadia Ferrand, envoyée spéciale à Lille', 'Nadia Ferrand', 'envoyée spéciale à Lille', FR],
    ['By our reporter Jane Ferrow', 'Jane Ferrow', 'our reporter', EN],
    ['By our own correspondent in Tarn, Jane Ferrow', 'Jane Ferrow', 'our own correspondent in Tarn', EN],
    ['Por nuestra enviada especial a Lille, Inés Peña', 'Inés Peña', 'nuestra enviada especial a Lille', ES],
    ['Van onze verslaggever Sanne de Vries', 'Sanne de Vries', 'Van onze verslaggever', NL],
    ['Von unserer Korrespondentin Petra Wolf', 'Petra Wolf', 'unserer Korrespondentin', DE],
    ['Por nosso correspondente em Tarna, Rui Souza', 'Rui Souza', 'nosso correspondente em Tarna', PT],
    ['Dal nostro inviato a Tarna, Marco Lunardi', 'Marco Lunardi', 'Dal nostro inviato a Tarna', IT],
  ])('%s', async (line, name, role, prose) => {
    const draft = await draftOf('A line that is long enough', line, '2025-03-10', '', prose)
    expect(draft.content.byline).toEqual([{ name, role }])
  })
})

describe('a date', () => {
  const bridge = (date: string, more = '') => draftOf('Lighthouse lit again', '', date, '', `${EN}${more}`)

  test('with two readings is asked about, behind a label too', async () => {
    for (const date of ['05/11/12', '5/11/2012', 'Date: 05/11/2012', 'Published: 5/11/2012']) {
      const draft = await bridge(date, ' It cost $12 million.')
      expect(doubtNames(draft)).toEqual(['date-either-way'])
    }
  })

  test.each([
    ['by another date of the text', ' The council meets on 23/11/2012.', '2012-11-05'],
    ['by another date the other way', ' The council meets on 11/23/2012.', '2012-05-11'],
    ['by a date in words', ' It closed on March 4, 2010.', '2012-05-11'],
    ['by a date in words, day first', ' It closed on 4 March 2010.', '2012-11-05'],
    ['by its country', ' Two councillors from Scotland paid £2.', '2012-11-05'],
  ])('is settled %s', async (_, more, date) => {
    const draft = await bridge('05/11/2012', more)
    expect(draft.content.date).toBe(date)
    expect(isSure(draft)).toBe(true)
  })

  test('is asked about where the dates of a text contradict each other', async () => {
    const draft = await bridge('05/11/2012', ' The council meets on 23/11/2012, or 11/24/2012.')
    expect(doubtNames(draft)).toEqual(['date-either-way'])
  })

  test.each([
    ['Date : 30/02/2025', FR],
    ['2025-02-30', FR],
    ['31 avril 2025', FR],
    ['Datum: 31.11.2024', DE],
    ['30/02/2025', ES],
    ['Data: 31 giugno 2024', IT],
    ['April 31, 2025', EN],
    ['07/18/9712:31:08', EN],
    ['Date : mardi prochain', FR],
    ['Date: next week', EN],
    ['Fecha: por confirmar', ES],
    ['Datum: volgende week', NL],
  ])('that cannot be read is asked about and kept, out of the text: %s', async (line, prose) => {
    const draft = await draftOf('A line that is long enough', 'Par Nadia Ferrand', line, '', prose)
    expect(draft.content.date).toBe('')
    expect(draft.content.note).toBe(line)
    expect(doubtNames(draft)).toEqual(['date-unreadable'])
    expect(bodyOf(draft)).not.toContain(line)
  })

  test('beside one that cannot be read a name still signs', async () => {
    const draft = await draftOf('Le phare se rallume', 'Nadia Ferrand', '2025-02-30', '', FR)
    expect(draft.content.byline).toEqual([{ name: 'Nadia Ferrand' }])
    expect(headingsOf(draft)).toEqual([])
  })

  test('of another day below the first is asked about, one of an update is not', async () => {
    expect(doubtNames(await draftOf('Le phare se rallume', '12/01/2025', '14/01/2025', '', FR))).toEqual([
      'date-second',
    ])
    const updated = await draftOf(
      'Le phare se rallume',
      'Publié le 12 janvier 2025',
      'Mis à jour le 14 janvier 2025',
      '',
      FR,
    )
    expect(updated.content.date).toBe('2025-01-12')
    expect(isSure(updated)).toBe(true)
  })
})

test.each([
  ['Auteur : ???', FR],
  ['Auteur : à compléter', FR],
  ['Author: TBC', EN],
  ['Autor: pendiente', ES],
])('a label without a name is asked about: %s', async (line, prose) => {
  const draft = await draftOf('A line that is long enough', line, '2025-03-10', '', prose)
  expect(draft.content.byline).toEqual([])
  expect(draft.content.note).toBe(line)
  expect(doubtNames(draft)).toEqual(['value-unreadable'])
})

describe('a heading is one wherever it stands', () => {
  const sections = (...parts: readonly (readonly [string, string])[]) =>
    draftOf(
      'Le phare se rallume',
      'Par Nadia Ferrand',
      '',
      FR,
      ...parts.flatMap(([heading, text]) => ['', heading, text]),
    )

  const PARTS = [
    ['Pourquoi si tard ?', 'La mairie attendait une pièce venue de loin.'],
    ['Une fête pour les enfants !', 'On a vendu des crêpes jusqu’à minuit sur la jetée.'],
    ['Le prix :', 'Deux millions.'],
  ] as const

  test.each([0, 1, 2])('in any order (%i)', async (turn) => {
    const turned = [...PARTS.slice(turn), ...PARTS.slice(0, turn)]
    expect(headingsOf(await sections(...turned))).toEqual(turned.map(([heading]) => heading))
  })

  test('twice the same with a colon', async () => {
    const draft = await sections(
      ['Contexte:', 'Le phare est de 1870.'],
      ['Budget:', 'Deux millions.'],
      ['Contexte:', 'Il fut éteint en 2022.'],
    )
    expect(headingsOf(draft)).toEqual(['Contexte:', 'Budget:', 'Contexte:'])
  })

  test.each([
    ['Where to find the best view:', 'On the pier.', EN],
    ['Waar het mooi is:', 'Op de pier.', NL],
    ['Dónde verlo mejor:', 'En el muelle.', ES],
  ])('above a text that is shorter: %s', async (heading, text, prose) => {
    const draft = await draftOf('A line that is long enough', '', prose, '', heading, text)
    expect(headingsOf(draft)).toEqual([heading])
  })

  test('behind what cannot be seen', async () => {
    for (const hidden of ['\u200b', '\ufeff', '\u2060', '\u00ad']) {
      const draft = await draftOf(
        'Le phare se rallume',
        '',
        `Le phare s’est rallumé dimanche soir après deux ans.${hidden}`,
        '',
        'La suite :',
        FR,
      )
      expect(draft.content.subhead).toBe('')
      expect(headingsOf(draft)).toEqual(['La suite :'])
    }
  })
})

describe('what is said is no heading', () => {
  test.each([
    ['Enfin !', 'Quelle joie !', FR],
    ['Help!', 'Oh no!', EN],
    ['¡Por fin!', '¡Qué alegría!', ES],
    ['Endlich!', 'Na also!', DE],
  ])('%s between paragraphs', async (first, second, prose) => {
    const draft = await draftOf(
      'A line that is long enough',
      '',
      prose,
      '',
      first,
      '',
      prose,
      '',
      second,
      '',
      prose,
    )
    expect(headingsOf(draft)).toEqual([])
  })

  test('names alone above what they say', async () => {
    const draft = await draftOf(
      'The cost of light',
      '',
      'REPORTER:',
      '',
      'Mayor, can you tell us what the lighthouse costs in a year?',
      '',
      'MAYOR:',
      '',
      EN,
      '',
      'REPORTER:',
      '',
      'And who pays for it?',
      '',
      'MAYOR:',
      '',
      EN,
    )
    expect(headingsOf(draft)).toEqual([])
  })

  test('what a sentence with a colon announces', async () => {
    const draft = await draftOf(
      'La rue du Phare',
      '',
      FR,
      '',
      'Il me dit :',
      '« Tu verras, on s’y fait. »',
      '',
      FR,
    )
    expect(headingsOf(draft)).toEqual([])
  })

  test('lines with a dash stay dialogue', async () => {
    const draft = await draftOf(
      'La nuit du gardien',
      '',
      FR,
      '',
      '- Un feu ?',
      '- Non.',
      '- Alors quoi ?',
      '',
      FR,
    )
    expect(draft.blocks.filter(({ kind }) => kind === 'dialogue')).toHaveLength(3)
  })
})

describe('what holds no prose', () => {
  test.each([
    [
      'XML',
      'feed.xml',
      '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Tarn</title></channel></rss>\n',
    ],
    ['XML', 'feed.txt', '<feed xmlns="http://www.w3.org/2005/Atom"><title>Tarn</title></feed>'],
    ['JSON', 'data.json', '{"title": "Tarn", "items": [1, 2]}'],
    ['JSON', 'lines.txt', '{"a": 1}\n{"a": 2}\n{"a": 3}\n'],
    ['CSV', 'people.csv', 'name,place\nAnn,Tarn\n'],
    ['CSV', 'people.txt', 'naam;plaats;leeftijd\nJan;Tarn;34\nPiet;Breda;45\n'],
    ['iCalendar', 'event.ics', 'BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n'],
    ['vCard', 'card.vcf', 'BEGIN:VCARD\nFN:Nora Pike\nEND:VCARD\n'],
  ])('%s is refused by its name: %s', async (format, fileName, text) => {
    const result = await read(text, fileName)
    expect(result.ok ? null : result.failure).toEqual({ code: 'unsupported', detail: { fileName, format } })
  })

  test.each([
    ['a program', '#!/bin/sh\nimport os\nif (a) {\n  return 1;\n}\n'],
    ['settings', 'version: 2\nservices:\nweb:\nimage: nginx\nport: 80\n'],
    [
      'a log',
      '2024-03-05 10:00:01 INFO up\n2024-03-05 10:00:02 WARN slow\n2024-03-05 10:00:03 INFO ok\n2024-03-05 10:00:04 INFO down\n',
    ],
    ['coded bytes', `${'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0NTY3ODkw\n'.repeat(6)}`],
  ])('%s is asked about', async (_, text) => {
    const result = await read(text)
    expect(result.ok && doubtNames(result.value)).toContain('no-prose')
  })

  test('labels above a short text are none of these', async () => {
    const draft = await draftOf('Lighthouse lit again', 'Author: Nora Pike', 'Date: 12 June 2024', '', EN)
    expect(isSure(draft)).toBe(true)
  })
})

describe('what is missing is asked about', () => {
  test.each([
    ['The lighthouse is lit again', 'no-text'],
    ['Le phare se rallume après deux ans de nuit et de brume', 'no-text'],
  ])('a headline without a text: %s', async (line, doubt) => {
    expect(doubtNames(await draftOf(line))).toContain(doubt)
  })

  test('letters that became question marks', async () => {
    const lost = `${FR.replace('é', '?')} Les ?lus, t?t lev?s, ont f?t? le gardien, fid?le au phare depuis l??t?.`
    expect(doubtNames(await draftOf('Le phare se rallume', '', lost))).toContain('damaged-characters')
    const asked = `${FR} Pourquoi ?Comment?Qui? (voir page.php?id=3 et b.example/c?d=e)`
    expect(doubtNames(await draftOf('Le phare se rallume', '', asked))).toEqual([])
  })
})

test('words with a full stop behind the day are no place', async () => {
  const { content } = await draftOf(
    'The harbour speaks',
    'Sunday 16 March 2025, Weekly Harbour Talk.',
    '',
    EN,
  )
  expect(content.dateline).toBe('')
})

describe('labels that may tell of something else than the article are asked about', () => {
  test.each([
    ['a book', ['Title: Salt and Light', 'Author: Tom Reed', 'Publisher: Kelp', 'Price: $18']],
    ['a book of a known kind of label', ['Title: Salt and Light', 'Author: Tom Reed']],
    ['an evening', ['Date: 12 April 2026', 'Place: the old hall', 'Tickets: £9']],
  ])('%s below a headline that is signed stays in the text', async (_, box) => {
    const draft = await draftOf('The lamp at sea', 'By Ann Lee', '', ...box, '', EN, '', EN)
    expect(draft.content).toMatchObject({
      headline: 'The lamp at sea',
      byline: [{ name: 'Ann Lee' }],
      date: '',
      dateline: '',
      subhead: '',
    })
    for (const line of box) expect(bodyOf(draft)).toContain(line)
    expect(doubtNames(draft)).toContain('label-in-box')
  })

  test.each([
    ['below a headline', ['The lamp at sea', '', 'Date: 12 April 2026', 'Tickets: £9', '', EN, '', EN]],
    ['below the text', ['The lamp at sea', '', EN, '', EN, '', 'Date: 12 April 2026', 'Tickets: £9']],
  ])('a date among labels that no article has, %s', async (_, lines) => {
    expect(isSure(await draftOf(...lines))).toBe(false)
  })

  test('labels of the article alone are sure', async () => {
    const labels = ['Author: Tom Reed', 'Date: 12 April 2026', 'Section: Books', 'Photo: Ann Lee']
    const draft = await draftOf('The lamp at sea', '', ...labels, '', EN, '', EN)
    expect(draft.content).toMatchObject({ byline: [{ name: 'Tom Reed' }], date: '2026-04-12', desk: 'Books' })
    expect(isSure(draft)).toBe(true)
  })
})

describe('what stands between sentences does not close a text', () => {
  const within = (line: string) => draftOf('The lamp at sea', '', EN, '', EN, '', line, '', EN)

  test('a day alone heads the sentences below it', async () => {
    const draft = await within('12 April 2026')
    expect(bodyOf(draft)).toContain('12 April 2026')
    expect(draft.content.date).toBe('')
  })

  test.each([
    ['By Tom Reed, mayor of Tarn', 'byline-at-end'],
    ['From: Tom Reed', 'byline-at-end'],
    ['Published on 12 April 2026', 'date-at-end'],
    ['Date: 12 April 2026', 'date-at-end'],
    ['Section: the right word', 'label-in-box'],
  ])('%s is asked about', async (line, name) => {
    expect(doubtNames(await within(line))).toContain(name)
  })

  test('a label that is asked about stays in the text', async () => {
    expect(bodyOf(await within('Section: the right word'))).toContain('Section: the right word')
  })
})

describe('a day of the week that is not that of its date is asked about', () => {
  test.each([
    'Mardi 4 mars 2026',
    'Monday, March 4, 2026',
    'Thursday the 4th of March 2026',
    'Mar. 4 mars 2026',
    'Di, 4. März 2026',
    'Quinta-feira, 4 de março de 2026',
    '4 March 2026, Monday',
    'Date : lundi 4 mars 2026',
  ])('%s', async (line) => {
    const draft = await draftOf('The lamp at sea', '', line, '', EN, '', EN)
    expect(draft.content.date).toBe('2026-03-04')
    expect(doubtNames(draft)).toEqual(['date-weekday'])
  })

  test.each([
    'Mercredi 4 mars 2026',
    'Wednesday, March 4, 2026',
    'Mer. 4 mars 2026',
    'Sonnabend, 7. März 2026',
    'Quarta-feira, 4 de março de 2026',
    'The Sun, 4 March 2026',
    '2026年3月4日 星期三',
  ])('%s names no other', async (line) => {
    const draft = await draftOf('The lamp at sea', '', line, '', EN, '', EN)
    expect(doubtNames(draft)).not.toContain('date-weekday')
  })

  test('below the text', async () => {
    const draft = await draftOf('The lamp at sea', '', EN, '', EN, '', 'Monday 4 March 2026')
    expect(doubtNames(draft)).toEqual(['date-weekday'])
  })

  test('in a dateline', async () => {
    const story = (day: string) =>
      draftOf('The lamp at sea', '', `PARIS, ${day} 4 mars 2026 (AFP) - ${FR}`, '', FR)
    expect(doubtNames(await story('lundi'))).toEqual(['date-weekday'])
    expect(isSure(await story('mercredi'))).toBe(true)
  })

  test.each([
    'EMBARGO lundi 10 mars 2026 18h00 heure de Paris',
    'EMBARGO lundi 10 mars 18h00 heure de Paris',
  ])('in %s', async (line) => {
    const draft = await draftOf(line, '', 'The lamp at sea', '', '9 mars 2026', '', EN)
    expect(draft.content).toMatchObject({ embargo: '', note: line })
    expect(doubtNames(draft)).toEqual(['embargo-unclear'])
  })
})

describe('what a desk says of the copy is for its note', () => {
  test.each([
    'Temps de lecture : 4 min',
    'Reading time: 4 min',
    'Lesezeit: 4 Minuten',
    'Word count: 612',
    'Slug: lamp-sea',
    'Statut : relu',
  ])('%s', async (line) => {
    const signed = ['The lamp at sea', '', 'By Nora Pike']
    const head = await draftOf(...signed, '', line, '', EN, '', EN)
    const tail = await draftOf(...signed, '', EN, '', EN, '', line)
    for (const draft of [head, tail]) {
      expect(draft.content).toMatchObject({ headline: 'The lamp at sea', note: line })
      expect(bodyOf(draft)).not.toContain(line)
    }
  })

  test.each(['Length: how long is a lamp post?', 'Version : elle nie, il accuse, le juge doute'])(
    '%s is said to readers',
    async (line) => {
      const draft = await draftOf('The lamp at sea', '', line, '', EN, '', EN)
      expect(draft.content.note).toBe('')
    },
  )

  test('within the text the same words are text', async () => {
    const draft = await draftOf('The lamp at sea', '', EN, '', 'Version : la même, en plus court.', '', EN)
    expect(bodyOf(draft)).toContain('Version : la même')
  })
})

describe('a mail that was pasted with its headers', () => {
  const headers = ['From: Nora Pike <nora@tarn.example>', 'Subject: lamp copy 600w', 'Slug: lamp-sea']

  test('has its title between them and who signs, which is asked about', async () => {
    const draft = await draftOf(...headers, '', 'The lamp at sea', '', 'By Nora Pike', '', EN, '', EN)
    expect(draft.content).toMatchObject({
      headline: 'The lamp at sea',
      byline: [{ name: 'Nora Pike' }],
      note: headers.join('\n'),
    })
    expect(doubtNames(draft)).toEqual(['headline-among-others'])
  })

  test('has its subject for a headline where no other line could be', async () => {
    const draft = await draftOf(...headers.slice(0, 2), '', 'By Nora Pike', '', EN, '', EN)
    expect(draft.content.headline).toBe('lamp copy 600w')
  })
})

test.each(['Monsieur le Préfet,', 'Madame la Présidente,', 'Mr President,'])(
  '%s opens a letter',
  async (line) => {
    const draft = await draftOf('Lettre ouverte', '', line, '', FR, '', `Veuillez agréer, ${line} nos vœux.`)
    expect(draft.content.note).toBe('')
    expect(draft.content.sections[0]?.body.startsWith(line)).toBe(true)
  },
)

test.each([
  [
    'Propos recueillis par notre envoyée spéciale à Rennes, Inès Karam',
    'Inès Karam',
    'Propos recueillis, notre envoyée spéciale à Rennes',
  ],
  [
    'Text von unserer Korrespondentin in Kiel, Petra Wolf',
    'Petra Wolf',
    'Text, unserer Korrespondentin in Kiel',
  ],
  ['Recette et photos : Inès Karam', 'Inès Karam', 'Recette et photos'],
  ['Recipe and photographs by Nora Pike', 'Nora Pike', 'Recipe and photographs'],
])('%s signs below a text', async (line, name, role) => {
  const draft = await draftOf('Le phare se rallume', '', FR, '', FR, '', line)
  expect(draft.content.byline).toEqual([{ name, role }])
  expect(bodyOf(draft)).not.toContain(name)
})

test('a club is no label of a heading', async () => {
  const line = 'Inter : un moteur de 1974'
  const draft = await draftOf('Le phare', '', FR, '', line, '', FR)
  expect(bodyOf(draft)).toContain(line)
})

test.each(['Intertitre : Le moteur de 1974', 'Crosshead: The engine', 'Zwischentitel: Der Motor'])(
  '%s is a heading without its label',
  async (line) => {
    const draft = await draftOf('The lamp at sea', '', EN, '', line, '', 'It broke.')
    expect(headingsOf(draft)).toEqual([line.replace(/^.*: /, '')])
    expect(isSure(draft)).toBe(true)
  },
)

test.each(['Updated 11.15am', 'Mis à jour à 9 h 12', 'Aktualisiert um 9.12 Uhr'])(
  '%s below the date goes to the note',
  async (line) => {
    const draft = await draftOf('The lamp at sea', '', '14 November 2026', line, '', EN, '', EN)
    expect(draft.content).toMatchObject({ date: '2026-11-14', note: line })
    expect(bodyOf(draft)).not.toContain(line)
  },
)

test('whose the text is, at its end, goes to the note', async () => {
  const draft = await draftOf('The lamp at sea', '', EN, '', EN, '', '© Tarn Courier 2026')
  expect(draft.content.note).toBe('© Tarn Courier 2026')
  expect(isSure(draft)).toBe(true)
})

test('notes below a release that say whom to call are none of the text', async () => {
  const notes = ['Notes:', 'The paper is at https://tarn.example/paper', 'Contact Ann Lee, 020 0000 0000']
  const draft = await draftOf('FOR IMMEDIATE RELEASE', '', 'Lamps are dear', '', EN, '', EN, '', ...notes)
  expect(draft.content.note).toBe(notes.join('\n'))
  const essay = await draftOf('Lamps are dear', '', EN, '', EN, '', ...notes)
  expect(bodyOf(essay)).toContain('https://tarn.example/paper')
})

describe('who signs', () => {
  test('is named with what stands below the name in small letters', async () => {
    const draft = await draftOf('Le phare', '', 'par Paul Ferrand', 'réd-chef adjoint', '', FR, '', FR)
    expect(draft.content.byline).toEqual([{ name: 'Paul Ferrand', role: 'réd-chef adjoint' }])
  })

  test('is not named twice by initials at the end', async () => {
    const story = (end: string) => draftOf('Le phare', '', 'Par Paul Ferrand', '', FR, '', FR, '', end)
    for (const end of ['P. F.', 'P.F.', '(PF)']) expect((await story(end)).content.note).toBe(end)
    expect((await story('P. G.')).content.note).toBe('')
    const within = await draftOf('Le phare', '', 'Par Paul Ferrand', '', FR, '', 'P. F.', '', 'Une phrase.')
    expect(within.content.note).toBe('')
  })

  test('is a paper’s staff', async () => {
    const draft = await draftOf('Ferry stops', '', 'Tarn Courier staff', '', EN, '', EN)
    expect(draft.content).toMatchObject({ subhead: '', byline: [{ name: 'Tarn Courier staff' }] })
  })
})

describe('a dateline', () => {
  test.each([
    [`Tarnville, le 2 décembre 2026. ${FR}`, 'Tarnville', '2026-12-02'],
    [`Tarnstadt, den 17. November 2026. ${DE}`, 'Tarnstadt', '2026-11-17'],
    [`Santa Rosa, 18 de noviembre de 2026.- ${ES}`, 'Santa Rosa', '2026-11-18'],
  ])('with a year may end with a full stop: %s', async (line, place, date) => {
    const draft = await draftOf('Le phare', '', line, '', FR)
    expect(draft.content).toMatchObject({ dateline: place, date })
    expect(bodyOf(draft)).not.toContain(place)
    expect(isSure(draft)).toBe(true)
  })

  test('with a full stop is asked about where it may be of a scene', async () => {
    const draft = await draftOf('Le phare', '', `Tarnville, 14 juillet 1889. ${FR}`, '', FR)
    expect(draft.content).toMatchObject({ dateline: 'Tarnville', date: '1889-07-14' })
    expect(doubtNames(draft)).toEqual(['dateline-or-scene'])
  })

  test.each([
    ['TARNA - ', IT],
    ['TARNDORP - ', NL],
    ['TARNSTADT – ', DE],
    ['TARNVILLE — ', FR],
    ['PORT TARN - ', EN],
  ])('is asked about where it is only a place: %s', async (opening, text) => {
    const draft = await draftOf('Le phare', '', opening + text, '', text)
    expect(draft.content.dateline.toUpperCase()).toBe(opening.slice(0, -3))
    expect(doubtNames(draft)).toEqual(['dateline-place-alone'])
  })

  test('is a place surely where the text names it again', async () => {
    const draft = await draftOf('Il faro', '', `TARNA - ${IT}`, '', `Il sindaco di Tarna era presente. ${IT}`)
    expect(draft.content.dateline).toBe('Tarna')
    expect(isSure(draft)).toBe(true)
  })

  test.each(['VIDÉO - ', 'INTERVIEW - ', 'TRIBUNE — '])(
    'is none where it says what the text is: %s',
    async (opening) => {
      const draft = await draftOf('Le phare', '', opening + FR, '', FR)
      expect(draft.content.dateline).toBe('')
      expect(bodyOf(draft)).toContain(opening)
    },
  )
})

describe('the length of a text goes to the note', () => {
  test.each([
    '3 000 signes',
    '(2500 signes)',
    '2500 signes espaces compris',
    '1,150 words',
    'approx. 800 words',
    '2.450 Zeichen',
    'Page 3 – Locale – 2 500 signes',
    'Unas 412 palabras',
    'circa 3000 battute, spazi inclusi',
  ])('%s', async (line) => {
    for (const lines of [
      [line, '', 'Le phare', '', 'Par Inès Karam', '', FR, '', FR],
      ['Le phare', '', 'Par Inès Karam', line, '', FR, '', FR],
      ['Le phare', '', 'Par Inès Karam', '', FR, '', FR, '', line],
    ]) {
      const draft = await draftOf(...lines)
      expect(draft.content).toMatchObject({ headline: 'Le phare', subhead: '', note: line })
      expect(bodyOf(draft)).not.toContain(line)
      expect(isSure(draft)).toBe(true)
    }
  })

  test('and no headline or sentence that has a number of words in it', async () => {
    const draft = await draftOf('Mille mots pour la mer', '', FR, '', FR, '', 'Il en faut 300 mots au moins.')
    expect(draft.content).toMatchObject({ headline: 'Mille mots pour la mer', note: '' })
    expect(bodyOf(draft)).toContain('300 mots au moins')
  })

  test('behind a label that else says who wrote it', async () => {
    const draft = await draftOf('The lamp at sea', '', 'BY: Nora Pike', 'WORDS: 240', '', EN, '', EN)
    expect(draft.content).toMatchObject({ byline: [{ name: 'Nora Pike' }], note: 'WORDS: 240' })
    const front = await read(`---\ntitle: The lamp\nwords: 300\n---\n${EN}\n`, 'copy.md')
    expect(front.ok && front.value.content.byline).toEqual([])
    const people = await draftOf('The lamp at sea', '', 'Words: Nora Pike', '', EN, '', EN)
    expect(people.content.byline).toEqual([{ name: 'Nora Pike' }])
  })
})

describe('of several headlines that are proposed', () => {
  test.each([
    ['Titre 1 : Le phare se rallume', 'Titre 2 : La lampe et la mer'],
    ['Headline 1: Le phare se rallume', 'Headline 2: La lampe et la mer'],
    ['Titre : Le phare se rallume', 'Titre alternatif : La lampe et la mer'],
    ['Proposition de titre : Le phare se rallume', 'Autre titre : La lampe et la mer'],
    ['Headline: Le phare se rallume', 'Alt hed: La lampe et la mer'],
  ])('the first is the headline: %s', async (first, second) => {
    const draft = await draftOf(first, second, '', 'Par Inès Karam', '', FR, '', FR)
    expect(draft.content).toMatchObject({ headline: 'Le phare se rallume', subhead: '', note: second })
  })
})

describe('how to reach the author goes to the note', () => {
  test.each(['Me joindre jusqu’à 21 h : 06 00 00 12 34', 'Call my mobile: 07700 900 123'])(
    '%s',
    async (line) => {
      const draft = await draftOf('Le phare', '', 'Par Inès Karam', '', FR, '', FR, '', line)
      expect(draft.content.note).toBe(line)
      expect(bodyOf(draft)).not.toContain('00')
    },
  )

  test('a number below who signs', async () => {
    const draft = await draftOf(
      'Nora Pike',
      'nora@tarn.example',
      '07700 900 123',
      '',
      'The lamp at sea',
      '',
      EN,
      '',
      EN,
    )
    expect(draft.content).toMatchObject({ headline: 'The lamp at sea', note: '07700 900 123' })
  })

  test('but a number for readers stays', async () => {
    const line = 'Réservations : appeler le 01 02 03 04 05'
    const draft = await draftOf('Le phare', '', 'Par Inès Karam', '', FR, '', FR, '', line)
    expect(bodyOf(draft)).toContain(line)
  })
})

describe('who signs', () => {
  test.each([
    ['Par Paul Ferrand.', [{ name: 'Paul Ferrand' }]],
    ['Interview by Jo Marsh.', [{ name: 'Jo Marsh', role: 'Interview' }]],
    ['By John Smith Jr.', [{ name: 'John Smith Jr.' }]],
  ])('has no full stop in the name: %s', async (line, byline) => {
    const draft = await draftOf('Le phare', '', line, '', FR, '', FR)
    expect(draft.content.byline).toEqual(byline)
  })

  test.each(['Journaliste pigiste', 'Tarnville'])('is named at the end with %s below', async (below) => {
    const draft = await draftOf('Le phare', '', FR, '', FR, '', 'Paul Ferrand', below)
    expect(draft.content.byline).toEqual([{ name: 'Paul Ferrand', role: below }])
    expect(isSure(draft)).toBe(true)
  })

  test('is named with the paper in brackets below', async () => {
    const draft = await draftOf('Le phare', '', 'Par Paul Ferrand', '(Tarn Courier)', '', FR, '', FR)
    expect(draft.content).toMatchObject({
      subhead: '',
      byline: [{ name: 'Paul Ferrand', role: '(Tarn Courier)' }],
    })
  })

  test('is asked about between a standfirst and the text', async () => {
    const draft = await draftOf('Le phare', '', FR, '', 'Paul Ferrand', '', FR, '', FR)
    expect(draft.content).toMatchObject({ standfirst: FR, byline: [{ name: 'Paul Ferrand' }] })
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
    const parts = await draftOf('Deux gardiens', '', FR, '', 'Paul Ferrand', '', FR, '', 'Anne Roux', '', FR)
    expect(headingsOf(parts)).toEqual(['Paul Ferrand', 'Anne Roux'])
  })

  test.each([[[]], [['Pratique']]])(
    'is asked about over a box at the end, with a heading or not: %s',
    async (heading) => {
      const box = 'Jusqu’au 19 décembre au Grand Bleu, 12, quai de la Lampe. Tarifs : 12 à 34 €.'
      const draft = await draftOf('Le phare', '', FR, '', FR, '', 'Paul Ferrand', '', ...heading, box)
      expect(draft.content.byline).toEqual([{ name: 'Paul Ferrand' }])
      expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
      expect(bodyOf(draft)).toContain(box)
    },
  )
})

describe('a rubric over the headline', () => {
  test.each(['RUGBY (Fédérale 2)', 'Football / National 3', 'Football - League Two'])('%s', async (line) => {
    const draft = await draftOf(
      line,
      'Le phare de Tarnville se rallume',
      '',
      'Par Inès Karam',
      '',
      FR,
      '',
      FR,
    )
    expect(draft.content).toMatchObject({
      kicker: line,
      headline: 'Le phare de Tarnville se rallume',
      subhead: '',
    })
  })

  test('is no headline that begins as one', async () => {
    const draft = await draftOf(
      'Football - les gardiens en grève',
      'Le phare de Tarnville restera éteint',
      '',
      FR,
      '',
      FR,
    )
    expect(draft.content).toMatchObject({ kicker: '', headline: 'Football - les gardiens en grève' })
  })

  test.each(['## Enquête', '### Enquête'])('may be a smaller heading over the title: %s', async (line) => {
    const read_ = await read(`${line}\n\n# Le phare se rallume\n\n${FR}\n\n## La lampe\n\n${FR}\n`, 'copy.md')
    if (!read_.ok) throw new Error(read_.failure.code)
    expect(read_.value.content).toMatchObject({ kicker: 'Enquête', headline: 'Le phare se rallume' })
    expect(headingsOf(read_.value)).toEqual(['La lampe'])
    expect(isSure(read_.value)).toBe(true)
  })
})

test('a long question below the headline that the text answers opens it', async () => {
  const question =
    'Faudra-t-il qu’un bateau se brise sur la grève pour que l’on rallume enfin le phare de Tarnville ?'
  const draft = await draftOf('La nuit', '', question, '', FR, '', FR)
  expect(draft.content).toMatchObject({ headline: 'La nuit', subhead: '' })
  expect(bodyOf(draft)).toContain(question)
  expect(headingsOf(draft)).toEqual([])
})

describe('a heading right below the title is its subhead', () => {
  test.each([
    [
      'who signs stands below it',
      `# The lamp at sea\n\n## It burns again\n\nBy Nora Pike\n\n${EN}\n`,
      'copy.md',
    ],
    [
      'it is called so',
      `<article><h1>The lamp at sea</h1><h2 class="subtitle">It burns again</h2><p>${EN}</p><h2>The engine</h2><p>${EN}</p></article>`,
      'copy.html',
    ],
  ])('where %s', async (_, text, fileName) => {
    const draft = await read(text, fileName)
    if (!draft.ok) throw new Error(draft.failure.code)
    expect(draft.value.content).toMatchObject({ headline: 'The lamp at sea', subhead: 'It burns again' })
    expect(headingsOf(draft.value)).not.toContain('It burns again')
    expect(isSure(draft.value)).toBe(true)
  })

  test('and not where more days are headed', async () => {
    const day = (name: string, date: string) => `## ${name}\n\n${date}\n\n${FR}\n\n`
    const diary = `# Le phare\n\n${day('Lundi', '2 novembre 2026')}${day('Mardi', '3 novembre 2026')}`
    const draft = await read(diary, 'copy.md')
    expect(draft.ok && headingsOf(draft.value)).toEqual(['Lundi', 'Mardi'])
  })

  test('and else heads the text', async () => {
    const draft = await read(`# The lamp at sea\n\n## It burns again\n\n${EN}\n`, 'copy.md')
    expect(draft.ok && headingsOf(draft.value)).toEqual(['It burns again'])
  })
})

describe('what could be read in two ways', () => {
  test('the first of several lines of figures is asked about as the headline', async () => {
    const rows = ['Milano, indice 34.210 (+0,4%)', 'Parigi, CAC 7.510 (+0,1%)', 'Oro 2.655 dollari']
    for (const lines of [rows, ['MERCATI', ...rows]])
      expect(doubtNames(await draftOf(...lines))).toContain('headline-among-others')
  })

  test('a second line of the title that opens with “by” may be who signs', async () => {
    const draft = await draftOf('La chronique du potager', 'par tante Zélie', '', FR)
    expect(draft.content).toMatchObject({
      headline: 'La chronique du potager',
      byline: [{ name: 'tante Zélie' }],
    })
    expect(doubtNames(draft)).toEqual(['byline-name-uncertain'])
    const goesOn = await draftOf('Le phare est rallumé', 'par le plus vieux des gardiens de la côte', '', FR)
    expect(goesOn.content.headline).toBe('Le phare est rallumé par le plus vieux des gardiens de la côte')
  })

  test('a place and a day in brackets under the title are asked about', async () => {
    const draft = await draftOf('Le phare est rallumé', '', '(Marbeuf, le 4 mai)', '', FR)
    expect(draft.content.subhead).toBe('')
    expect(isSure(draft)).toBe(false)
  })

  test('what touches the last name from below may be what that person is', async () => {
    const draft = await draftOf(
      'Le phare est rallumé',
      '',
      FR,
      FR,
      '',
      'Lucie Marty',
      'Présidente de l’association',
    )
    expect(draft.content.byline).toEqual([{ name: 'Lucie Marty', role: 'Présidente de l’association' }])
    expect(doubtNames(draft)).toEqual(['byline-role'])
  })

  test('a copy for use from a day on is under embargo, or asked about', async () => {
    const draft = await draftOf(
      'For use from 1800 GMT Thursday 5 November',
      '',
      'The lamp is lit',
      '',
      EN,
      EN,
    )
    expect(draft.content).toMatchObject({ headline: 'The lamp is lit', subhead: '' })
    expect(isSure(draft)).toBe(false)
  })

  test('a place with its Portuguese article behind a name signs with it', async () => {
    const draft = await draftOf('O farol está aceso', '', 'Ana Couto, na Corunha', '', PT, PT)
    expect(draft.content).toMatchObject({ byline: [{ name: 'Ana Couto', role: 'na Corunha' }], subhead: '' })
  })
})
