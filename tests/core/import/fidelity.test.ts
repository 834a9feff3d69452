import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Block, BLOCK_KINDS, buildDraft, importFile } from '../../../src/core/import/index.ts'
import { readMarkdown as readBlocks, toText } from '../../../src/core/document/index.ts'
import { missing, wordsIn, wordsOfArticle, wordsOwed } from './words.ts'

async function draftOf(text: string, fileName = 'note.txt') {
  const read = await importFile({ fileName, bytes: new TextEncoder().encode(text) })
  if (!read.ok) throw new Error(`${read.failure.code}: ${JSON.stringify(text)}`)
  return read.value
}

const bodiesOf = async (text: string) =>
  (await draftOf(text)).content.sections.map(({ body }) => toText(readBlocks(body))).join('\n')

const SENTENCES = [
  'La dernière soudure a été posée mardi, sans cérémonie, devant deux élus et trois journalistes frigorifiés.',
  '« Tout est prévu », assure la maire ; le devis, lui, court toujours et personne n’en parle.',
  'Buses will run every 30 minutes until 2 a.m. on weekdays, and the fare stays at $1.75.',
  'Der Rat hat am Mittwoch den Neubau beschlossen, gegen die Stimmen der Opposition.',
  '市交通局周三宣布，停运两年的公交线路将于下月恢复运营。',
  'أعلنت البلدية إعادة فتح السوق بعد عامين من أعمال الترميم.',
  '1914. La guerre commence un dimanche, et tout le monde croit qu’elle finira un lundi.',
  'On lit *ceci*, _cela_, `ls -l`, [voir](http://example.org/a_b), <b>gras</b> &amp; # 1 \\ ~~fin~~ | a | b |.',
  'Voir www.example.org/x_y* ou écrire à a_b@example.org. Voilà.',
  'Non.',
  'Vraiment ?',
]
const SHORT = [
  'Un chantier mené tambour battant',
  'QUI PAIE LES PAVÉS',
  'Qui paie les pavés ?',
  '1. Les faits',
  'II – Le procès',
  '« On ne lâchera rien »',
  'Budget : la région rogne',
  'Ce qu’il faut retenir :',
  '背景',
  'خلفية',
  'Inès Karam',
  'Lens – Lille 2-1',
  '# 1',
  '## Deux dièses',
  '+ 3 %',
  '> une citation',
  '---',
  '***',
  '====',
  '| a | b |',
  '- un point',
  '- un autre ;',
  '* étoile',
  '• puce',
  '1) premier',
  '2) second',
  'a) lettre',
  '— Tu viens ?',
  '– Non, dit-elle.',
  '    en retrait',
  '\ten tabulation',
  '　　中文缩进',
  'col1\tcol2\tcol3',
  'Photo : C. Amiel',
]
const META = [
  '2024-11-10',
  '10 novembre 2024',
  'Auteur : Inès Karam',
  'Par Inès Karam',
  'Mots-clés : a, b',
  'Chapô :',
  'Titre : Un titre',
  '',
]

/** A letter of another script in a word of Latin letters: as bytes it is UTF-8 by chance, and read in another encoding. */
const MIXED_SCRIPTS = /(?<=[A-Za-z])(?!\p{Script=Latin})[\p{L}\p{M}]|(?!\p{Script=Latin})\p{L}(?=[A-Za-z])/u

const line = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...SENTENCES) },
  { weight: 3, arbitrary: fc.constantFrom(...SHORT) },
  { weight: 2, arbitrary: fc.constantFrom(...META) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }).filter((words) => !MIXED_SCRIPTS.test(words)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...SENTENCES)
      .chain((text) => fc.integer({ min: 3, max: text.length }).map((n) => text.slice(0, n))),
  },
)
const gap = fc.constantFrom('\n', '\n', '\n\n', '\r\n', '\n \n', '\n\n\n')
const text = fc
  .array(fc.tuple(line, gap), { minLength: 1, maxLength: 25 })
  .map((lines) => lines.flat().join(''))
  .filter((written) => wordsIn(written).length > 0)

function wrapAt(written: string, column: number): string {
  return written
    .split('\n')
    .map((paragraph) => {
      let width = 0
      return paragraph
        .split(' ')
        .map((word, i) => {
          const fits = i > 0 && width + 1 + word.length <= column
          width = fits ? width + 1 + word.length : word.length
          return (i === 0 ? '' : fits ? ' ' : '\n') + word
        })
        .join('')
    })
    .join('\n')
}

describe('no word is lost', () => {
  test('between the source and its blocks, in their order', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const { blocks, format } = await draftOf(written)
        fc.pre(format === 'text')
        expect(blocks.flatMap((block) => wordsIn(block.text))).toEqual(wordsIn(written))
      }),
      { numRuns: 400 },
    )
  })

  test('between the blocks and the article', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const { blocks, content, format } = await draftOf(written)
        fc.pre(format === 'text')
        expect(missing(blocks.flatMap(wordsOwed), wordsOfArticle(content))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test('where the text was wrapped at any column', async () => {
    const prose = fc
      .array(fc.constantFrom(...SENTENCES), { minLength: 3, maxLength: 12 })
      .map((parts) => parts.join(' '))
    await fc.assert(
      fc.asyncProperty(
        fc.array(prose, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 36, max: 120 }),
        async (paragraphs, column) => {
          const { blocks, content, format } = await draftOf(wrapAt(paragraphs.join('\n\n'), column))
          fc.pre(format === 'text')
          expect(missing(blocks.flatMap(wordsOwed), wordsOfArticle(content))).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })

  test('whatever the user then says the lines are', async () => {
    const choices = fc.array(fc.tuple(fc.nat(40), fc.constantFrom(...BLOCK_KINDS)), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(text, choices, async (written, chosen) => {
        const draft = await draftOf(written)
        fc.pre(draft.format === 'text')
        const blocks = draft.blocks.map((block, i): Block => {
          const kind = chosen.find(([index]) => index === i)?.[1]
          return kind ? { ...block, kind, certainty: 'sure', reason: 'chosen' } : block
        })
        const formed = buildDraft({ ...draft, blocks })
        // Copy names its agency in the headline and in the dateline; the field has it once.
        const isSaidAgain = ({ kind, text: said }: Block, index: number) =>
          kind === 'agency' &&
          formed.blocks.slice(0, index).some((block) => block.kind === kind && block.text === said)
        const owed = formed.blocks.filter((block, index) => !isSaidAgain(block, index)).flatMap(wordsOwed)
        expect(missing(owed, wordsOfArticle(formed.content))).toEqual([])
      }),
      {
        numRuns: 400,
        // A second dateline, its place in capitals, is kept as it is written.
        examples: [
          [
            '2024-11-10\nTexte.\nQUI PAIE LES PAVÉS\n',
            [
              [0, 'dateline'],
              [2, 'dateline'],
            ],
          ],
        ],
      },
    )
  })

  test('nor the words of a date or a byline that the fields cannot hold', async () => {
    const { content } = await draftOf(
      'Titre\nPublié le 10/11/2024 à 21:42\nPar Inès Karam (AFP), envoyée spéciale à Kiev\n\nTexte.',
    )
    expect(content.note).toBe('Publié le 10/11/2024 à 21:42')
    expect(content.byline).toEqual([{ name: 'Inès Karam', role: 'AFP, envoyée spéciale à Kiev' }])
  })
})

describe('every character survives', () => {
  test('no-break spaces, ligatures, combining marks, direction marks, soft hyphens and joiners', async () => {
    const special =
      'Il a dit\u00a0: «\u202fl’œuvre\u202f» coûte 10\u202f000\u00a0€\u202f; e\u0301te\u0301, co\u00adopérer, \u200fשלום\u200e, ن\u200cم, 👩\u200d🚀\u202f!'
    expect(await bodiesOf(`Titre court\n\n${special} ${special}\n`)).toBe(`${special} ${special}`)
  })
  test('a no-break space at the edges of a line', async () => {
    const edged =
      '\u00a0Le texte commence et finit par une espace insécable, ce qui ne se voit guère, il faut le dire.\u202f'
    expect(await bodiesOf(`Titre court\n\n${edged}\n`)).toBe(edged)
  })
  test.each([
    '1914. La guerre commence un dimanche, et tout le monde croit qu’elle finira un lundi, ou presque.',
    '# 1 au classement pour la troisième année de suite, le club fête son titre dans les rues de la ville.',
    '*Étoile* et _souligné_ et **gras** et ~~rayé~~ et `code` ne veulent rien dire ici, on les garde tels quels.',
    '+ 3 % en un an : la hausse des prix ralentit enfin, se félicite le ministère dans son bulletin du mois.',
    '<b>Gras</b> &amp; <script>alert(1)</script> &eacute; restent du texte, comme il se doit dans un journal.',
    '[Voir](http://example.org) et ![image](x.png) et http://example.org/a_(b)*. Et www.example.org/_x_, voilà tout.',
    '| a | b | c | et puis encore beaucoup de texte qui n’est pas un tableau, quoi qu’en disent les barres.',
    'C:\\Users\\ines\\article.txt \\* reste \\\\ tel quel, avec toutes ses barres obliques inverses, sans exception.',
    '« > » n’est pas une citation, et « - » n’est pas une liste, même au milieu d’une phrase assez longue.',
  ])('%s', async (paragraph) => {
    expect(
      await bodiesOf(
        `Titre court\n\n${paragraph}\n\nUne fin banale, mais assez longue pour être un paragraphe de plein droit.`,
      ),
    ).toBe(`${paragraph}\n\nUne fin banale, mais assez longue pour être un paragraphe de plein droit.`)
  })
  test('lines of signs, and paragraphs indented by four spaces', async () => {
    expect(
      await bodiesOf(
        'Titre court\n\n---\n\n***\n\n    Un paragraphe en retrait, comme dans les vieux manuscrits, qui n’est pas du code.\n',
      ),
    ).toBe('---\n\n***\n\nUn paragraphe en retrait, comme dans les vieux manuscrits, qui n’est pas du code.')
  })
  test('the line ends of every system', async () => {
    const expected = (
      await draftOf('Un titre\n2024-11-10\n\nUn texte qui suit le titre, assez long pour être un paragraphe.')
    ).content
    for (const end of ['\r\n', '\r', '\u2028', '\u2029', '\u0085', '\v']) {
      const written = [
        'Un titre',
        '2024-11-10',
        '',
        'Un texte qui suit le titre, assez long pour être un paragraphe.',
      ]
      expect((await draftOf(written.join(end))).content).toEqual(expected)
    }
  })
  test('a hyphen at the end of a wrapped line stays, and East Asian lines join without a space', async () => {
    const german =
      'Die Stadt sperrt ab Montag die Haupt- und die Neben-\nstraßen am Ufer, wie ein Sprecher am Sonntag in der\nStadthalle sagte. Betroffen sind auch die Park- und\nStellplätze am alten Güterbahnhof, die als Ausweich-\nfläche dienen.'
    expect(await bodiesOf(`Titel\n\n${german}`)).toBe(
      'Die Stadt sperrt ab Montag die Haupt- und die Neben-straßen am Ufer, wie ein Sprecher am Sonntag in der Stadthalle sagte. Betroffen sind auch die Park- und Stellplätze am alten Güterbahnhof, die als Ausweich-fläche dienen.',
    )
    const chinese =
      '停业三个月的城北社区老人食堂昨天重新开门迎客第一天中午就\n来了两百多位老人八十六岁的陈奶奶排在最前面她说味道还是以\n前的味道。'
    expect(await bodiesOf(`老人食堂重新开门\n\n${chinese}`)).toBe(chinese.replaceAll('\n', ''))
  })
  test('words that print breaks at the ends of its lines are whole again, which is asked about', async () => {
    const scanned =
      'Die Stadt sperrt ab Montag die Haupt-\nund die Nebenstraßen am Ufer, wie ein Spre-\ncher am Sonntag in der Stadthalle sagte. Be-\ntroffen sind auch die Parkplätze am alten Gü-\nterbahnhof, die als Ausweichfläche dienen.'
    const draft = await draftOf(`Die Stadt sperrt das Ufer\n\n${scanned}\n\nDas Amt bittet um Geduld.`)
    expect(draft.content.sections[0]?.body).toBe(
      'Die Stadt sperrt ab Montag die Haupt- und die Nebenstraßen am Ufer, wie ein Sprecher am Sonntag in der Stadthalle sagte. ' +
        'Betroffen sind auch die Parkplätze am alten Güterbahnhof, die als Ausweichfläche dienen.\n\nDas Amt bittet um Geduld.',
    )
    expect(draft.blocks.filter(({ certainty }) => certainty === 'doubtful')).toMatchObject([
      { kind: 'paragraph', reason: 'words-joined', text: scanned },
    ])
    expect(buildDraft(draft).content).toEqual(draft.content)
  })
})
