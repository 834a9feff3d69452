import { describe, expect, test } from 'vitest'
import type { ArticleContent } from '../../../src/core/article/index.ts'
import { doubtsOf, importFile, isSure } from '../../../src/core/import/index.ts'

const FR =
  'Le trafic des trains reprendra lundi matin entre Lyon et Marseille, a annoncé la compagnie dimanche soir dans un communiqué.'
const EN =
  'The bridge over the Kell will reopen on Monday morning, the county council said on Sunday after ten months of repairs.'
const DE =
  'Die Brücke über die Aller wird am Montagmorgen wieder geöffnet, teilte der Landkreis am Sonntag nach zehn Monaten Bauzeit mit.'
const ES =
  'El puente sobre el río Jara se reabrirá el lunes por la mañana, anunció este domingo el ayuntamiento tras diez meses de obras.'
const IT =
  'Il ponte sul fiume Ansa riaprirà lunedì mattina, ha annunciato domenica il comune dopo dieci mesi di lavori.'
const MORE =
  'Les voyageurs pourront échanger leurs billets sans frais jusqu’à vendredi, selon la même source.'

async function draftOf(text: string) {
  const read = await importFile({ fileName: 'text.txt', bytes: new TextEncoder().encode(text) })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}

const bodyOf = ({ sections }: ArticleContent) =>
  sections.map(({ heading, body }) => [heading, body].filter((part) => part !== '').join('\n')).join('\n\n')

/** The headline, the first lines above the text; place, date and agency that the text opens with, and the sentence after. */
type Opening = [opening: string, sentence: string, place: string, date: string, agency: string]

const OPENINGS: readonly Opening[] = [
  ['LYON, 22 nov 2026 (AFP) - ', FR, 'Lyon', '2026-11-22', 'AFP'],
  ['SAINT-ÉTIENNE, 1er mars 2026 (AFP) - ', FR, 'Saint-Étienne', '2026-03-01', 'AFP'],
  ['RIO DE JANEIRO (AFP) – ', FR, 'Rio de Janeiro', '', 'AFP'],
  ['PARIS (AP) — ', EN, 'Paris', '', 'AP'],
  ['PORTLAND, Ore. (AP) — ', EN, 'Portland, Ore.', '', 'AP'],
  ['BERLIN, Nov 22, 2026 (Reuters) - ', EN, 'Berlin', '2026-11-22', 'Reuters'],
  ['LONDON/PARIS, Nov. 22, 2026 (REUTERS) -- ', EN, 'London/Paris', '2026-11-22', 'Reuters'],
  ['(Reuters) - ', EN, '', '', 'Reuters'],
  ['Reuters - ', EN, '', '', 'Reuters'],
  ['Berlin (dpa) - ', DE, 'Berlin', '', 'dpa'],
  ['Stuttgart (dpa/lsw) - ', DE, 'Stuttgart', '', 'dpa'],
  ['Regenau (lbz) - ', DE, 'Regenau', '', 'lbz'],
  ['ROMA (ANSA) - ', IT, 'Roma', '', 'ANSA'],
  ['(ANSA) - ROMA, 22 NOV 2026 - ', IT, 'Roma', '2026-11-22', 'ANSA'],
  ['Roma, 22 nov. 2026 (Adnkronos) - ', IT, 'Roma', '2026-11-22', 'AdnKronos'],
  ['Madrid, 22 nov 2026 (EFE).- ', ES, 'Madrid', '2026-11-22', 'EFE'],
  ['MADRID, 22 Nov. 2026 (EUROPA PRESS) - ', ES, 'Madrid', '2026-11-22', 'Europa Press'],
  ['(Belga) ', FR, '', '', 'Belga'],
  ['Genève (Keystone-ATS) - ', FR, 'Genève', '', 'Keystone-ATS'],
  ['Bern (sda) ', DE, 'Bern', '', 'SDA'],
  ['LONDON, Nov 22, 2026 (PA) - ', EN, 'London', '2026-11-22', 'PA'],
  ['BEIJING, Nov. 22, 2026 (Xinhua) -- ', EN, 'Beijing', '2026-11-22', 'Xinhua'],
  ['MOSCOW, November 22, 2026. /TASS/. ', EN, 'Moscow', '2026-11-22', 'TASS'],
  ['New Delhi, Nov 22, 2026 (PTI) ', EN, 'New Delhi', '2026-11-22', 'PTI'],
  ['KELBY, NOV 22, 2026 (COASTAL PRESS) - ', EN, 'Kelby', '2026-11-22', 'Coastal Press'],
  ['HARBOR CITY, Ore., Nov. 22, 2026 — ', EN, 'Harbor City, Ore.', '2026-11-22', ''],
  ['Lyon, le 22 novembre 2026 – ', FR, 'Lyon', '2026-11-22', ''],
  ['PARIS--(BUSINESS WIRE)--', EN, 'Paris', '', 'Business Wire'],
  ['PARIS, Nov. 22, 2026--(BUSINESS WIRE)--', EN, 'Paris', '2026-11-22', 'Business Wire'],
  ['WASHINGTON, D.C., Nov. 22, 2026 /PRNewswire/ -- ', EN, 'Washington, D.C.', '2026-11-22', 'PRNewswire'],
]

test('what dpa notes for editors is a note, and its topics are no headline', async () => {
  const draft = await draftOf(
    `bsg0042 4 vm 210 dpa 1234\n\nBrücke/Unfall/\nEine Brücke stürzt ein =\n\nKelbach (dpa) - ${DE}\n\n# dpa-Notizblock\n\n## Orte\n- [Brücke](Hauptstraße)\n\n* * * *\nDie folgenden Informationen sind nicht zur Veröffentlichung bestimmt\n\n## Kontakte\n- Autorin: Petra Wolf\n`,
  )
  expect(draft.content).toMatchObject({ headline: 'Eine Brücke stürzt ein', sections: [{ body: DE }] })
  expect(draft.content.note).toContain('- Autorin: Petra Wolf')
  expect(isSure(draft)).toBe(true)
})

test('sentences to editors above a story are no standfirst', async () => {
  const eds = 'Eds: UPDATES with quote from the mayor. ADDS photo links. With AP Photos.'
  const draft = await draftOf(
    `Bridge collapses in Kelby\n${eds}\nBy DANA WHITCOMBE\nAssociated Press\n\nKELBY (AP) — ${EN}\n`,
  )
  expect(draft.content).toMatchObject({
    standfirst: '',
    note: eds,
    byline: [{ name: 'DANA WHITCOMBE' }],
    agency: 'AP',
    sections: [{ body: EN }],
  })
})

test('an agency may name its place behind a slash', async () => {
  const draft = await draftOf(`El puente se abre el lunes\n\nEFE / Madrid\n\n${ES}\n`)
  expect(draft.content).toMatchObject({ agency: 'EFE', dateline: 'Madrid', subhead: '' })
  expect(isSure(draft)).toBe(true)
})

describe('what a story of an agency opens with', () => {
  test.each(OPENINGS)('%s', async (opening, sentence, dateline, date, agency) => {
    const draft = await draftOf(`Le pont rouvre lundi\n\n${opening}${sentence}\n\n${sentence}\n`)
    const { content } = draft
    expect(bodyOf(content)).toBe(`${sentence}\n\n${sentence}`)
    expect({ ...content, sections: [] }).toMatchObject({
      headline: 'Le pont rouvre lundi',
      dateline,
      date,
      agency,
      note: '',
    })
    expect(isSure(draft)).toBe(true)
  })

  test.each([
    ['BERLIN, Nov 22 (Reuters) - ', EN],
    ['Madrid, 22 nov (EFE).- ', ES],
    ['LYON, 22 novembre (AFP) - ', FR],
  ])('is asked for its year where nothing tells it: %s', async (opening, sentence) => {
    const draft = await draftOf(`Le pont rouvre lundi\n\n${opening}${sentence}\n`)
    expect(draft.content.date).toBe('')
    expect(draft.content.note).toBe(opening.trim())
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['dateline-without-year'])
  })

  test.each([
    ['23 November 2026', '2026-11-23'],
    ['1 December 2026', '2026-12-01'],
  ])('needs no year beside a date of the text: %s', async (day, date) => {
    const draft = await draftOf(`${day}\n\nBridge reopens\n\nBERLIN, Nov 22 (Reuters) - ${EN}\n`)
    expect(draft.content).toMatchObject({ date, dateline: 'Berlin' })
    expect(isSure(draft)).toBe(true)
  })

  test('does not take the year of a date that is far away', async () => {
    const draft = await draftOf(`3 March 2019\n\nBridge reopens\n\nBERLIN, Nov 22 (Reuters) - ${EN}\n`)
    expect(isSure(draft)).toBe(false)
  })

  test('is asked about where the brackets may hold no agency', async () => {
    const draft = await draftOf(`Le pont rouvre lundi\n\nLYON (LPF) - ${FR}\n`)
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['dateline-unknown-agency'])
  })

  test('goes back into its paragraph where it is taken for one', async () => {
    const { buildDraft } = await import('../../../src/core/import/index.ts')
    const draft = await draftOf(`Le pont rouvre lundi\n\nLYON, 22 nov 2026 (AFP) - ${FR}\n`)
    const blocks = draft.blocks.map((block) =>
      block.kind === 'dateline' ? { ...block, kind: 'paragraph' as const, reason: 'chosen' as const } : block,
    )
    const { content } = buildDraft({ ...draft, blocks })
    expect(bodyOf(content)).toBe(`LYON, 22 nov 2026 (AFP) - ${FR}`)
    expect(content).toMatchObject({ dateline: '', date: '', agency: '' })
  })
})

describe('words that only look like it stay', () => {
  test.each([
    `Le directeur de l’agence (AFP) - que nous avons rencontré - se dit confiant pour la suite des travaux.`,
    `L’Agence France-Presse (AFP) - la plus ancienne - a publié la nouvelle dès dimanche soir, vers minuit.`,
    `${FR} La nouvelle est de l’agence (AFP) et fut reprise partout (Reuters).`,
    `Villeurbanne (Lyon) - ${FR}`,
    `Portland (USA) - ${EN}`,
    `FOOTBALL - ${FR}`,
    `À savoir - ${FR}`,
    `INTERVIEW (AFP) - ${FR}`,
  ])('%s', async (paragraph) => {
    const draft = await draftOf(`Le pont rouvre lundi\n\n${paragraph}\n\n${MORE}\n`)
    expect(bodyOf(draft.content)).toBe(`${paragraph}\n\n${MORE}`)
    expect(draft.content).toMatchObject({ dateline: '', date: '', agency: '' })
  })

  test.each([
    'Lyon - Marseille : le retour des trains de nuit',
    'Petra - die Stadt im Fels',
    'Reuters: what the agency hides',
    'L’AFP dans la tourmente',
    'ALERTE : pollution à Lyon',
    'Un maire (PS) face aux siens',
    'Un pont (Lyon)',
  ])('the headline %s', async (headline) => {
    const { content } = await draftOf(`${headline}\n\n${FR}\n\n${MORE}\n`)
    expect(content).toMatchObject({ headline, agency: '' })
  })

  test('a day as a heading', async () => {
    const { content } = await draftOf(`Le mois de mai\n\n${FR}\n\nPARIS, le 3 mai\n\n${MORE}\n`)
    expect(content.sections[1]).toEqual({ heading: 'PARIS, le 3 mai', body: MORE })
  })
})

describe('the headline of an agency', () => {
  test.each([
    [
      'AFP - Grève des transports : un lundi noir s’annonce',
      'Grève des transports : un lundi noir s’annonce',
    ],
    ['Titre : AFP - Grève des transports', 'Grève des transports'],
    ['(AFP) Grève des transports', 'Grève des transports'],
    ['Grève des transports (AFP)', 'Grève des transports'],
    ['URGENT - Grève des transports', 'Grève des transports'],
    ['ALERTE - Grève des transports', 'Grève des transports'],
    ['LEAD 1: Grève des transports', 'Grève des transports'],
    ['Grève des transports (LEAD)', 'Grève des transports'],
    ['UPDATE 2-Grève des transports', 'Grève des transports'],
    ['CORRECTION - Grève des transports', 'Grève des transports'],
  ])('%s', async (line, headline) => {
    const draft = await draftOf(`${line}\n\nLYON, 22 nov 2026 (AFP) - ${FR}\n`)
    expect(draft.content).toMatchObject({ headline, agency: 'AFP', dateline: 'Lyon' })
    expect(isSure(draft)).toBe(true)
  })
})

describe('what an agency says to its clients', () => {
  test.each([
    'GEN /AFP-AB12 Agriculture/Météo',
    'ZCZC',
    'a0123',
    'PA 28/11/26 0915',
    'BC-Bridge-Opening,1st Ld-Writethru',
    'Bridge-Opening,2nd Ld',
    'URGENT',
    '*** FLASH ***',
    '2e LEAD',
    'Zusammenfassung 1430',
    '=(PHOTO+INFOGRAPHIE)=',
    '(FOTOS)',
  ])('above the headline: %s', async (line) => {
    const draft = await draftOf(`${line}\nGrève des transports\n\nLYON, 22 nov 2026 (AFP) - ${FR}\n`)
    expect(draft.content).toMatchObject({ headline: 'Grève des transports', kicker: '', note: '' })
    expect(bodyOf(draft.content)).toBe(FR)
    expect(isSure(draft)).toBe(true)
  })

  test.each([
    'jd/mb/pc',
    'lm/ab',
    'JD/MB',
    'dpa abc xyz',
    'NNNN',
    'END',
    '-30-',
    '-0-',
    '###',
    '–FIN–',
    'XXX',
    '(suite)',
    '(more)',
    '2e take',
    'AFP',
    '(AFP)',
    '© dpa-infocom, dpa:261122-99-123456/2',
    'AP-NY-11-22-26 1015EST',
    'jrs // pmc',
    'AFP/Fim',
    'JRS // PMC\nAFP/Fin',
    'YK9-RED',
  ])('below the text: %s', async (line) => {
    const draft = await draftOf(
      `Grève des transports\n\nLYON, 22 nov 2026 (AFP) - ${FR}\n\n${MORE}\n\n${line}\n`,
    )
    expect(bodyOf(draft.content)).toBe(`${FR}\n\n${MORE}`)
    expect(draft.content).toMatchObject({ agency: 'AFP', note: '', byline: [] })
    expect(isSure(draft)).toBe(true)
  })

  test.each([
    '(Reporting by Jane Ferrow in Kelby; Editing by Bob Stone)',
    'Reporting by Jane Ferrow in Kelby; Editing by Bob Stone',
    '(Reportage de Lucie Martel, édité par Jean Roux)',
    '(Bericht von Jens Maier, redigiert von Anke Möller)',
    '(Información de Lucía Fandiño; editado por Ana Ruiz)',
    '(A cura di Marco Lunardi)',
  ])('who worked on it goes to the note: %s', async (line) => {
    const draft = await draftOf(`Grève des transports\n\nLYON, 22 nov 2026 (AFP) - ${FR}\n\n${line}\n`)
    expect(draft.content).toMatchObject({ note: line, byline: [] })
    expect(bodyOf(draft.content)).toBe(FR)
  })

  test.each([
    ['CORRECTION', '(Corrige l’orthographe du nom au 3e paragraphe)'],
    ['REFILE', '(Corrects spelling in para 3)'],
    ['BERICHTIGUNG', '(Berichtigt den Namen im dritten Absatz)'],
    ['CORRECCIÓN', '(Corrige el nombre en el tercer párrafo)'],
    ['ERRATA CORRIGE', '(Corregge il nome nel terzo paragrafo)'],
  ])('what it corrects goes to the note, and is said: %s', async (mark, line) => {
    const draft = await draftOf(`${mark}\nGrève des transports\n${line}\n\nLYON, 22 nov 2026 (AFP) - ${FR}\n`)
    expect(draft.content).toMatchObject({ headline: 'Grève des transports', kicker: '' })
    expect(draft.content.note).toContain(line)
    expect(draft.notices.map(({ name }) => name)).toEqual(['corrects-another'])
  })

  test.each([
    ['Correction : une première version', 'Une première version'],
    ['Correction, 12 nov. 2024 : une première version', '12 nov. 2024 : une première version'],
    ['Correction (12 novembre) : une première version', '(12 novembre) : une première version'],
    ['Une première version', 'Une première version'],
  ])('a correction for readers is one of the article, without its mark: %s', async (line, said) => {
    const rest = ' de cet article donnait un autre nom au pont.'
    const { content } = await draftOf(
      `Le pont rouvre\n\nPar Inès Karam\n\n${FR}\n\n${MORE}\n\n${line}${rest}\n`,
    )
    expect(content.correction).toBe(`${said}${rest}`)
    expect(bodyOf(content)).toBe(`${FR}\n\n${MORE}`)
  })

  test('a text that goes on elsewhere is said to', async () => {
    const { notices } = await draftOf(`Grève\n\nLYON, 22 nov 2026 (AFP) - ${FR}\n\n(suite)\n`)
    expect(notices.map(({ name }) => name)).toEqual(['goes-on-elsewhere'])
  })

  test('a second story in the same text is asked about', async () => {
    const story = `LYON, 22 nov 2026 (AFP) - ${FR}`
    const draft = await draftOf(`Grève\n\n${story}\n\n${MORE}\n\nLe pont\n\nPARIS (AFP) - ${FR}\n`)
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['several-articles'])
  })
})

test('the agency that signs above the text or behind it is no person', async () => {
  const signed = await draftOf(
    `Bridge reopens\nThe Canadian Press\nNovember 22, 2026\n\nOTTAWA — ${EN}\n\n${EN}\n`,
  )
  expect(signed.content).toMatchObject({
    agency: 'The Canadian Press',
    byline: [],
    dateline: 'Ottawa',
    date: '2026-11-22',
  })
  const byline = await draftOf(`Bridge reopens\nBy JANE FERROW\nAssociated Press\n\nKELBY (AP) — ${EN}\n`)
  expect(byline.content).toMatchObject({ agency: 'AP', byline: [{ name: 'JANE FERROW' }] })
  const closed = await draftOf(`Zwei Verletzte bei Unfall\n\n${DE}\n\n${DE} (dpa)\n`)
  expect(closed.content.agency).toBe('dpa')
  expect(bodyOf(closed.content)).toBe(`${DE}\n\n${DE}`)
})

test.each([
  ['ST. LOUIS', 'St. Louis'],
  ['MCALLEN, Texas', 'McAllen, Texas'],
  ['ABOARD USS NIMITZ', 'Aboard USS Nimitz'],
  ['WASHINGTON, D.C.', 'Washington, D.C.'],
])('a place in capitals is written as its name is: %s', async (written, place) => {
  const draft = await draftOf(`Bridge reopens\n\n${written} (AP) — ${EN}\n`)
  expect(draft.content.dateline).toBe(place)
})

describe('a line above a text that is for those who edit it', () => {
  test.each([
    ['Eds: UPDATES with reaction from the mayor.', true],
    ['(Eds: Adds links to photos)', true],
    ['Avis aux rédactions : une version plus longue suivra.', true],
    ['EDITORS’ NOTE: not to run before Friday', false],
    ['Note aux rédactions : à ne pas publier avant jeudi.', false],
    ['NDLR : les noms ont été changés.', false],
    ['NOT FOR PUBLICATION', false],
    ['[Photos à venir]', false],
  ] as const)('is a note: %s', async (line, isCertain) => {
    for (const text of [`Le pont rouvre\n${line}\n\n${FR}\n`, `${line}\n\nLe pont rouvre\n\n${FR}\n`]) {
      const draft = await draftOf(text)
      expect(draft.content).toMatchObject({ headline: 'Le pont rouvre', subhead: '', standfirst: '' })
      expect(draft.content.note).toContain(line.replace(/^[([]|[)\]]$/g, ''))
      expect(bodyOf(draft.content)).toBe(FR)
      expect(isSure(draft)).toBe(isCertain)
    }
  })

  test('is not one that only begins so', async () => {
    const draft = await draftOf(`Confidentiel hier, public demain\n\n${FR}\n`)
    expect(draft.content).toMatchObject({ headline: 'Confidentiel hier, public demain', note: '' })
    expect(isSure(draft)).toBe(true)
  })
})

describe('in a document that names its parts', () => {
  const read = (source: string) =>
    importFile({ fileName: 'text.md', bytes: new TextEncoder().encode(source) }).then((result) => {
      if (!result.ok) throw new Error(result.failure.code)
      return result.value
    })

  test('the dateline is cut off with marks and links kept', async () => {
    const draft = await read(
      `# AFP - Grève des transports\n\nPar Inès Karam\n\n**LYON, 22 nov 2026 (AFP)** - Le *trafic* [reprendra](https://exemple.fr) lundi. ${FR}[^1]\n\n## La suite\n\n${MORE}\n\njd/mb/pc\n\n[^1]: Une note.\n`,
    )
    expect(draft.content).toMatchObject({
      headline: 'Grève des transports',
      agency: 'AFP',
      dateline: 'Lyon',
      date: '2026-11-22',
      byline: [{ name: 'Inès Karam' }],
    })
    const [lead, second] = draft.content.sections
    expect(lead?.body).toMatch(/^Le \*trafic\* \[reprendra\]\(https:\/\/exemple\.fr\) lundi\. .*\[\^1\]/)
    expect(lead?.body).toContain('[^1]: Une note.')
    expect(second).toEqual({ heading: 'La suite', body: MORE })
    expect(isSure(draft)).toBe(true)
  })

  test('a link that begins in the dateline goes on behind it', async () => {
    const { content } = await read(`# Titre\n\n[LYON (AFP) - ${FR}](https://exemple.fr)\n\n${MORE}\n`)
    expect(content.dateline).toBe('Lyon')
    expect(content.sections[0]?.body).toBe(`[${FR}](https://exemple.fr)\n\n${MORE}`)
  })

  test('a picture in the dateline leaves the paragraph whole', async () => {
    const { content } = await read(`# Titre\n\n![a](a.png)LYON (AFP) - ${FR}\n\n${MORE}\n`)
    expect(content.dateline).toBe('')
  })

  test('front matter does not part a dateline from its paragraph', async () => {
    const { content } = await read(`---\ntitle: Grève\ndateline: Paris\n---\n\nLYON (AFP) - ${FR}\n`)
    expect(content).toMatchObject({ headline: 'Grève', dateline: 'Lyon', agency: 'AFP' })
    expect(bodyOf(content)).toBe(FR)
  })
})

describe('an agency that is named as the author', () => {
  const named = async (fileName: string, text: string) => {
    const read = await importFile({ fileName, bytes: new TextEncoder().encode(text) })
    if (!read.ok) throw new Error(read.failure.code)
    const { agency, byline } = read.value.content
    return { agency, byline: byline.map(({ name }) => name) }
  }

  test('is the agency, in front matter', async () => {
    const text = `---\ntitle: Le pont rouvre\nauthor: [Inès Carrel, AFP]\n---\n\n${FR}\n`
    expect(await named('a.md', text)).toEqual({ agency: 'AFP', byline: ['Inès Carrel'] })
  })
  test('is the agency, in what a page says of itself', async () => {
    const data = JSON.stringify({
      '@type': 'NewsArticle',
      headline: 'Le pont rouvre',
      author: { name: 'Reuters' },
    })
    const head = `<title>Le pont rouvre</title><script type="application/ld+json">${data}</script>`
    const page = `<html lang="fr"><head>${head}</head><body><article><h1>Le pont rouvre</h1><p>${FR}</p><p>${MORE}</p></article></body></html>`
    expect(await named('a.html', page)).toEqual({ agency: 'Reuters', byline: [] })
  })
})

describe('an agency in brackets that opens a paragraph', () => {
  test('is known by its name', async () => {
    const draft = await draftOf(`Le pont rouvre lundi\n\n(BFM Bourse) - ${FR}\n`)
    expect(draft.content).toMatchObject({ agency: 'BFM Bourse', sections: [{ body: FR }] })
    expect(isSure(draft)).toBe(true)
  })

  test('is asked about where nobody knows it', async () => {
    const draft = await draftOf(`Le pont rouvre lundi\n\n(Ondes Nord) - ${FR}\n`)
    expect(draft.content).toMatchObject({ agency: 'Ondes Nord', sections: [{ body: FR }] })
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['dateline-unknown-agency'])
  })
})

test.each([
  ['MILLPORT, Ore., April 2 (UPI) -- ', 'Millport, Ore.'],
  ['MILLPORT, Wis., April 2 (UPI) -- ', 'Millport, Wis.'],
  ['MILLPORT, N.Y., April 2 (UPI) -- ', 'Millport, N.Y.'],
  ['MILLPORT, April 2 (UPI) -- ', 'Millport'],
  ['MILANO, 2 aprile (ANSA) - ', 'Milano'],
])('the state behind a place is kept before a day without its year: %s', async (opening, dateline) => {
  const draft = await draftOf(`The bridge reopens\n\n${opening}${EN}\n\n${EN}\n`)
  expect(draft.content.dateline).toBe(dateline)
})

test.each([
  '--With assistance from Li Carrel.',
  'To contact the reporter on this story: Nora Pike in London at npike@example.com',
  'To contact the editors responsible for this story: Nora Pike at npike@example.com, Tom Hale',
])('what Bloomberg sets below a story goes to the note: %s', async (line) => {
  const draft = await draftOf(`The bridge reopens\n\n(Bloomberg) -- ${EN}\n\n${EN}\n\n${line}\n`)
  expect(draft.content.note).toBe(line)
  expect(bodyOf(draft.content)).not.toContain(line)
})

test.each(['(Schluss) kat/str', '(Schluss)', '(Ende) kat/str/abx'])(
  'the word for the end before initials is left out: %s',
  async (line) => {
    const draft = await draftOf(`Die Brücke öffnet\n\nInnsbruck (APA) - ${DE}\n\n${DE}\n\n${line}\n`)
    expect(bodyOf(draft.content)).toBe(`${DE}\n\n${DE}`)
    expect(isSure(draft)).toBe(true)
  },
)

test('codes of dpa below a story are left out', async () => {
  const codes = 'dpa abc yyzz n1 xyz\n161500 Dez 23'
  const draft = await draftOf(`Die Brücke öffnet\n\nBerlin (dpa) - ${DE}\n\n${DE}\n\n${codes}\n`)
  expect(bodyOf(draft.content)).toBe(`${DE}\n\n${DE}`)
  expect(isSure(draft)).toBe(true)
})
