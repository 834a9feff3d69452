import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../src/core/import/draft.ts'
import { isSure } from '../../../src/core/import/index.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const ONE =
  'The ferry that links the two banks of the river returned on Monday after three weeks of work on its engine.'
const TWO =
  'The council said that it was happy with what had been done. Shops had lost a third of their trade.'
const HEAD = ['Ferry back after three weeks', 'By Ann Lee', ONE]

/** The same paragraphs as plain text, and as a document in which all look alike. */
async function draftsOf(...lines: readonly string[]): Promise<Draft[]> {
  const rtf = [...lines].map((line) => line.replaceAll('’', '\\u8217?').replaceAll('‘', '\\u8216?'))
  return [
    await readCopy(`${lines.join('\n\n')}\n`),
    await readCopy(`{\\rtf1\\ansi ${rtf.join('\\par ')}\\par}`, 'copy.rtf'),
  ]
}
const headingsOf = ({ content }: Draft) => content.sections.map(({ heading }) => heading)
const bodyOf = ({ content }: Draft) => content.sections.map(({ body }) => body).join('\n\n')

describe('a short line over sentences', () => {
  test.each(['A new engine', "'We are glad'", '‘We are glad’', 'WHAT NOW'])(
    'is a heading in plain text and in documents: %s',
    async (line) => {
      for (const draft of await draftsOf(...HEAD, line, TWO)) {
        expect(headingsOf(draft)).toEqual(['', line])
        expect(isSure(draft)).toBe(true)
      }
    },
  )
  test.each([
    'Paul Roux, Tarn',
    'Mme Lucie Carrel, Dax',
    '#harbour #tarn',
    'Read more: the ferry',
    'and nothing more',
    'Map: the ports of the Tarn',
  ])('is none: %s', async (line) => {
    const [, document] = await draftsOf(...HEAD, line, TWO)
    expect(document && headingsOf(document)).toEqual([''])
  })
  test('is none in a document where a link is in it, or a picture stands over it', async () => {
    const page = (line: string) => readCopy(`<p>${HEAD.join('</p><p>')}</p>${line}<p>${TWO}</p>`, 'copy.html')
    expect(headingsOf(await page('<p><a href="https://tarn.example/a">The old ferry</a></p>'))).toEqual([''])
    expect(headingsOf(await page('<p>The old ferry</p>'))).toEqual(['', 'The old ferry'])
  })
  test('is one of a row, of which the first stands below the title', async () => {
    const row = ['Cinema', TWO, 'Books', 'The River, by Nora Pike, Quay Press, £9.', 'Music', TWO]
    for (const draft of await draftsOf('What is on this week', ...row))
      expect(headingsOf(draft)).toEqual(['Cinema', 'Books', 'Music'])
  })
  test('is shown without the signs that slant it', async () => {
    const draft = await readCopy(`${[...HEAD, '_A new engine_', TWO].join('\n\n')}\n`)
    expect(headingsOf(draft)).toEqual(['', 'A new engine'])
  })
})

test('what stands over the numbers of a table is no heading', async () => {
  const table = 'Team Pts P W D L\n1. Tarn 21 8 7 0 1\n2. Quay 19 8 6 1 1'
  const draft = await readCopy(`${[...HEAD, table, TWO].join('\n\n')}\n`)
  expect(headingsOf(draft)).toEqual([''])
  expect(bodyOf(draft)).toContain('Team Pts P W D L\n\n1. Tarn 21 8 7 0 1')
})

test('a part of a result with its label is no heading', async () => {
  const draft = await readCopy(`${[...HEAD, 'Half-time: 10-7', TWO].join('\n\n')}\n`)
  expect(headingsOf(draft)).toEqual([''])
})

test('`Inter 1 :` announces a heading, and a label over short lines too', async () => {
  const draft = await readCopy(
    `Le bac repart\n\nPar Léa Moulin\n\n${ONE}\n\nINTER 1 : Un moteur\n\n${TWO}\n\nENCADRÉ : Les chiffres\n6 minutes\n1 euro le passage\n`,
    'copy.txt',
    'fr',
  )
  expect(headingsOf(draft)).toEqual(['', 'Un moteur', 'Les chiffres'])
  expect(draft.content.sections[2]?.body).toBe('6 minutes\\\n1 euro le passage')
  const score = await readCopy(`${[...HEAD, 'Inter 1 : Milan 0', TWO].join('\n\n')}\n`)
  expect(JSON.stringify(score.content.sections)).toContain('Inter 1 : Milan 0')
  const english = await readCopy(`${[...HEAD, 'PANEL: The ferry in numbers', TWO].join('\n\n')}\n`)
  expect(headingsOf(english)).toEqual(['', 'The ferry in numbers'])
})

test.each(['PHOTO 1 : Le bac, lundi. © Marc Ollier', 'Photo 2: the ferry on Monday', 'Foto 1: Die Fähre'])(
  'the caption of a numbered picture below the text is asked about: %s',
  async (line) => {
    const draft = await readCopy(`${[...HEAD, TWO, line].join('\n\n')}\n`)
    expect(draft.content.note).toBe(line)
    expect(doubtNames(draft)).toEqual(['desk-note'])
  },
)

test.each(['* * *', '• • •', '⁂'])('signs between two scenes of a document part them: %s', async (signs) => {
  const page = `<h1>The lamp</h1><p>By Ann Lee</p><p>${ONE}</p><p align="center">${signs}</p><p>${TWO}</p>`
  expect(bodyOf(await readCopy(page, 'copy.html'))).toBe(`${ONE}\n\n---\n\n${TWO}`)
})

test('a label in capitals below those of a form is for the desk, and asked about, in a document too', async () => {
  const form = ['SLUG: FERRY-12', 'REPORTER: Lee', 'LENGTH: 14 inches', 'ART: 2 photos']
  for (const draft of await draftsOf(...form, 'Ferry back in service', 'By Ann Lee', ONE, TWO)) {
    expect(draft.content).toMatchObject({ headline: 'Ferry back in service', byline: [{ name: 'Ann Lee' }] })
    expect(draft.content.note).toContain('ART: 2 photos')
    expect(isSure(draft)).toBe(false)
  }
})

test('lines of a byline are a person each, or what that person is and where', async () => {
  const page = (byline: string) =>
    readCopy(`<h1>Ferry back</h1><p class="byline">${byline}</p><p>${ONE}</p><p>${TWO}</p>`, 'copy.html')
  const bylineOf = async (byline: string) => (await page(byline)).content.byline
  expect(await bylineOf('Ann Lee<br>Paul Martin')).toEqual([{ name: 'Ann Lee' }, { name: 'Paul Martin' }])
  expect(await bylineOf('Ann Lee<br>Staff Writer')).toEqual([{ name: 'Ann Lee', role: 'Staff Writer' }])
  expect(await bylineOf('Kerstin<br>Norrby')).toEqual([{ name: 'Kerstin Norrby' }])
  const digest = await readCopy(`# Ferry back\n\n${ONE}\n\n${TWO}\n\n*Ann Lee*\nTarn\n`, 'copy.md')
  expect(digest.content.byline).toEqual([{ name: 'Ann Lee', role: 'Tarn' }])
})

test('a caption between sentences with who took the picture is asked about', async () => {
  for (const draft of await draftsOf(...HEAD, 'The ferry on Monday', 'Photo: Sam Reed', TWO)) {
    expect(doubtNames(draft)).toEqual(['caption', 'caption'])
    expect(draft.content).toMatchObject({ standfirst: '', subhead: '', byline: [{ name: 'Ann Lee' }] })
  }
})

test('names with their places are asked about as the byline', async () => {
  for (const draft of await draftsOf('Ferry back', 'Ann Lee in Tarn and Paul Martin in Paris', ONE, TWO)) {
    expect(draft.content.byline).toEqual([
      { name: 'Ann Lee', role: 'Tarn' },
      { name: 'Paul Martin', role: 'Paris' },
    ])
    expect(draft.content.subhead).toBe('')
  }
  for (const draft of await draftsOf('Ferry back', 'Ferry in Tarn and Bridge in Paris', ONE, TWO))
    expect(draft.content.byline).toEqual([])
})

test('lines that only say what a release is are none of the text', async () => {
  const draft = await readCopy(
    `---\ntitle: Ferry back\n---\n\n**Press release**\n**For immediate release**\n\n${ONE}\n`,
    'copy.md',
  )
  expect(bodyOf(draft)).toBe(ONE)
})

test('a German sentence that ends with what somebody said is no heading', async () => {
  const lines = [
    'Fähre fährt wieder',
    'Von Anna Weber',
    'Die Fähre verbindet seit Montag wieder die beiden Ufer, nachdem ihr Motor drei Wochen lang repariert worden war.',
    'Kapitän Jens Hahn freute sich: „Sie läuft.“',
    'Die Gemeinde ist mit den Arbeiten zufrieden. Die Läden hatten ein Drittel ihres Umsatzes verloren.',
  ]
  const draft = await readCopy(`${lines.join('\n\n')}\n`)
  expect(headingsOf(draft)).toEqual([''])
  expect(isSure(draft)).toBe(true)
})

test('who signs in bold below the title of a note is no heading, whether the name is a link or not', async () => {
  for (const name of ['[[Ann Lee]]', '[[lee|Ann Lee]]', 'Ann Lee']) {
    const draft = await readCopy(`# Ferry back\n\n**By ${name}**\n\n${ONE}\n\n${TWO}\n`, 'copy.md')
    expect(draft.content.byline).toEqual([{ name: 'Ann Lee' }])
    expect(headingsOf(draft)).toEqual([''])
  }
})

describe('a numeral alone over the part that it counts', () => {
  test.each([
    ['I', 'II', 'III'],
    ['IV', 'V', 'VI'],
    ['1', '2', '3'],
  ])('is a heading: %s, %s, %s', async (...numerals) => {
    const draft = await readCopy(
      ['The ferry is back', ...numerals.flatMap((each) => [each, ONE])].join('\n\n'),
    )
    expect(draft.content).toMatchObject({ headline: 'The ferry is back', subhead: '' })
    expect(headingsOf(draft)).toEqual(numerals)
    expect(isSure(draft)).toBe(true)
  })

  test('is none where no other counts on', async () => {
    const draft = await readCopy(['The ferry is back', 'By Ann Lee', ONE, 'I', TWO].join('\n\n'))
    expect(headingsOf(draft)).toEqual([''])
  })
})

describe('a line over sentences is no heading', () => {
  test('within a sentence that goes on below it', async () => {
    const draft = await readCopy(
      [
        'The ferry is back',
        'By Ann Lee',
        ONE,
        'have the sadness to announce the death of',
        'Mr George Carrel',
        `who died on Monday. ${TWO}`,
      ].join('\n\n'),
    )
    expect(headingsOf(draft)).toEqual([''])
  })

  test('with the time that reading takes', async () => {
    const draft = await readCopy(['The ferry is back', 'By Ann Lee', ONE, '3 min read', TWO].join('\n\n'))
    expect(headingsOf(draft)).toEqual([''])
  })

  test('with rubrics between bars', async () => {
    const draft = await readCopy(
      ['The ferry is back', 'By Ann Lee', ONE, 'Tarn | Transport | Works', TWO].join('\n\n'),
    )
    expect(headingsOf(draft)).toEqual([''])
  })
})

describe('facts side by side', () => {
  test.each([
    'Serves 6 – Prep: 25 min – Cook: 40 min – Easy',
    'Pour 6 personnes · 25 min · 40 min au four',
    '12 km - 300 m - 4 hours',
  ])('are neither a subhead nor a heading: %s', async (line) => {
    const below = await readCopy(
      ['The tart of the port', line, 'Ingredients', '- 1 onion\n- 2 eggs'].join('\n\n'),
    )
    expect(below.content.subhead).toBe('')
    expect(headingsOf(below)).toEqual(['', 'Ingredients'])
    const within = await readCopy([...HEAD, line, TWO].join('\n\n'))
    expect(headingsOf(within)).toEqual([''])
    expect(bodyOf(within)).toContain(line.slice(0, 8))
  })

  test.each([
    'The tide – 30 years on – comes back',
    'Two banks, one ferry - and 40 jobs',
    'The port in 2024 · a chronicle',
  ])('unlike a subhead with dashes: %s', async (line) => {
    const draft = await readCopy(['The ferry is back', line, 'By Ann Lee', ONE, TWO].join('\n\n'))
    expect(draft.content.subhead).toBe(line)
  })
})

describe('a last question over who signs', () => {
  const letter = (line: string) =>
    readCopy(
      ['LETTERS TO THE EDITOR', 'Save the ferry', ONE, line, 'Dr Alan Pryce\nKelby', 'A seat', TWO].join(
        '\n\n',
      ),
    )

  test.each(['Where are we to go now?', 'Is that too much to ask?'])('is no heading: %s', async (line) => {
    expect(headingsOf(await letter(line))).toEqual(['Save the ferry', 'A seat'])
  })

  test('is one over other short lines', async () => {
    const lines = [...HEAD, 'Who won?', 'Kelby 2\nTarn 1\nDax 0', 'A seat', TWO]
    expect(headingsOf(await readCopy(lines.join('\n\n')))).toContain('Who won?')
  })
})

describe('who signs over one of several texts', () => {
  test.each(['By Ann Lee', 'Par Claire Nadal', 'Von Peter Roth'])('is no heading: %s', async (line) => {
    const draft = await readCopy([...HEAD, TWO, '***', 'A bus on Tuesdays', line, ONE].join('\n\n'))
    expect(headingsOf(draft)).toEqual(['', 'A bus on Tuesdays'])
    expect(bodyOf(draft)).toContain(line)
  })

  test.each(['By the river', 'Par temps de brume', 'Von der Insel aus'])('unlike: %s', async (line) => {
    const draft = await readCopy([...HEAD, line, TWO].join('\n\n'))
    expect(headingsOf(draft)).toEqual(['', line])
  })
})

describe('what a page has for its readers to press', () => {
  test.each(['Share', 'Advertisement', 'Publicité', 'Teilen', 'Story continues below advertisement'])(
    'is left out of a text that was copied from it, and asked about: %s',
    async (line) => {
      for (const lines of [
        [...HEAD, line, TWO],
        [...HEAD, TWO, line],
      ]) {
        const draft = await readCopy(lines.join('\n\n'))
        expect(headingsOf(draft)).toEqual([''])
        expect(bodyOf(draft)).not.toContain(line)
        expect(doubtNames(draft)).toEqual(['page-aside'])
      }
    },
  )

  test('goes with the places to share a text below it, in one question', async () => {
    const draft = await readCopy([...HEAD, 'Share\nFacebook\nX\nWhatsApp\nCopy link', TWO].join('\n\n'))
    expect(bodyOf(draft)).toBe(`${ONE}\n\n${TWO}`)
    expect(doubtNames(draft)).toEqual(['page-aside'])
  })

  test.each(['Share of the cake', 'Facebook', 'Publicité mensongère', 'Teilen macht Freude'])(
    'is no heading that begins with its word: %s',
    async (line) => {
      expect(headingsOf(await readCopy([...HEAD, line, TWO].join('\n\n')))).toEqual(['', line])
    },
  )
})

describe('a line with a colon over short lines that touch it', () => {
  const LIST = '500 g of flour\n1 egg\n3 onions\n200 g of ham'

  test.each(['Ingredients:', 'Zutaten (für 1 Blech):', 'Ingrédients :'])('is a heading: %s', async (line) => {
    const draft = await readCopy(['The tart of the port', `${line}\n${LIST}`, 'Method:', TWO].join('\n\n'))
    expect(headingsOf(draft)).toEqual([line, 'Method:'])
    expect(bodyOf(draft)).toContain('1 egg\\\n3 onions')
  })

  test('is none where no other heading stands in the text', async () => {
    const draft = await readCopy([...HEAD, TWO, 'They were there:\nAnn Lee\nBob Ray\nTom Hale'].join('\n\n'))
    expect(headingsOf(draft)).toEqual([''])
  })

  test.each(['The five that the council has named today:', 'They wrote on Monday to all of these:'])(
    'is none where it is a sentence: %s',
    async (line) => {
      const draft = await readCopy([...HEAD, `${line}\nAnn Lee\nBob Ray\nTom Hale`, TWO].join('\n\n'))
      expect(headingsOf(draft)).toEqual([''])
    },
  )
})

describe('a long line apart right below the headline, over short headings', () => {
  const LONG = 'Fiona Gray meets the brothers who keep the towers of the county on time'
  const REST = ['A dying trade', TWO, 'Time and money', ONE]

  test('is asked about as the subhead', async () => {
    const draft = await readCopy(['The men who mend the clocks', LONG, ONE, ...REST].join('\n\n'))
    expect(draft.content.subhead).toBe(LONG)
    expect(headingsOf(draft)).toEqual(['', 'A dying trade', 'Time and money'])
    expect(doubtNames(draft)).toEqual(['subhead-or-other'])
  })

  test.each([
    ['short', 'A climb of 212 steps', REST],
    ['as long as another', LONG, [...REST, 'What the council of the county says of all that now', TWO]],
  ])('is a heading where it is %s', async (_, line, rest) => {
    const draft = await readCopy(['The men who mend the clocks', line, ONE, ...rest].join('\n\n'))
    expect(headingsOf(draft)[0]).toBe(line)
    expect(isSure(draft)).toBe(true)
  })
})

test('a day over a single result is a heading as one over several is', async () => {
  const text = ['Samedi', 'Nîmes - Tarn 28 - 27\nDax - Port 31 - 25', 'Dimanche', 'Kelby - Dax 35 - 22']
  const draft = await readCopy(['Handball : les résultats', ONE, ...text].join('\n\n'), 'copy.txt', 'fr')
  expect(headingsOf(draft)).toEqual(['', 'Samedi', 'Dimanche'])
  expect(bodyOf(draft)).toContain('Kelby - Dax 35 - 22')
})

describe('the heading of a box', () => {
  test.each([
    'Encadré : What to do now',
    'ENCADRÉ – What to do now',
    '[Encadré] What to do now',
    'Sidebar | What to do now',
    'Infokasten. What to do now',
    'Recuadro: What to do now',
  ])('stands behind what announces it: %s', async (line) => {
    for (const draft of await draftsOf(...HEAD, TWO, line, ONE)) {
      expect(headingsOf(draft)).toEqual(['', 'What to do now'])
      expect(isSure(draft)).toBe(true)
    }
  })

  test.each(['ENCADRÉ', 'Encadré :', '[Encadré]', 'SIDEBAR', 'Kasten:'])(
    'stands below it: %s',
    async (label) => {
      for (const gap of ['\n', '\n\n']) {
        const draft = await readCopy([...HEAD, TWO, `${label}${gap}What to do now`, ONE].join('\n\n'))
        expect(headingsOf(draft)).toEqual(['', 'What to do now'])
        expect(bodyOf(draft)).not.toContain(label)
      }
    },
  )

  test.each([
    'Relance. Le chantier reprend avec dix ouvriers',
    'Panel – Five keepers will judge the lamps',
    'Caixa - Lucro sobe para mil milhões',
    'Caixa: lucro de mil milhões',
    'Kader: Janssen, De Wit, Bakker',
  ])('is no word of the text: %s', async (line) => {
    const draft = await readCopy([...HEAD, TWO, line, ONE].join('\n\n'))
    expect(draft.blocks.map(({ text }) => text)).toContain(line)
    expect(`${headingsOf(draft).join()}${bodyOf(draft)}`).toContain(line)
  })

  test.each(['Panel – the body of five that decides – met.', 'Sidebars Are Back', 'Panel discussion'])(
    'is not announced by other words: %s',
    async (line) => {
      const draft = await readCopy([...HEAD, TWO, line, ONE].join('\n\n'))
      expect(draft.blocks.some(({ text, reason }) => text === line && reason === 'heading-mark')).toBe(false)
    },
  )
})

describe('words over lines that touch them and all have figures', () => {
  test.each([
    ['Ingredients', ['200 g of nuts', '150 g of sugar', '4 eggs']],
    ['Her dates', ['1961: born in Tarn', '1985: first light', '2024: leaves']],
  ])('may be their heading, which is asked about: %s', async (head, lines) => {
    const draft = await readCopy([...HEAD, TWO, [head, ...lines].join('\n')].join('\n\n'))
    expect(headingsOf(draft)).toEqual(['', head])
    expect(doubtNames(draft)).toEqual(['heading-short'])
  })

  test.each([
    ['of an address', 'Town hall', ['12 rue de la Gare', '81500 Lavaur', '05 63 00 00 00']],
    [
      'of results',
      'Premier Division',
      ['Kelby Town 2 Port Tarn 1', 'Millport 0 Halvers 0', 'Quay 4 Mill Lane 3'],
    ],
    ['where one has none', 'The crew', ['3 sailors', 'a cook', '2 boys']],
  ])('are none: %s', async (_, head, lines) => {
    const draft = await readCopy([...HEAD, TWO, [head, ...lines].join('\n')].join('\n\n'))
    expect(headingsOf(draft)).not.toContain(head)
  })
})
