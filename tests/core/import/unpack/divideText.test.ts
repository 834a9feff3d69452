import { describe, expect, test } from 'vitest'
import { doubtsOf, importFile } from '../../../../src/core/import/index.ts'
import { unpackArticles } from '../unpackArticles.ts'
import { expectInProportion } from '../../../processorTime.ts'
import { encode } from '../encode.ts'

const PROSE =
  'Le pont sur la Loue rouvrira lundi matin, après dix mois de travaux, a annoncé dimanche soir la mairie, qui promet deux voies.'
const article = (headline: string, head = 'Par Inès Karam\n10 novembre 2024') =>
  `${headline}\n${head}\n\n${PROSE}\n\n${PROSE}\n`
const wire = (headline: string) => `${headline}\n\nLYON, 22 nov 2026 (AFP) - ${PROSE}\n\n${PROSE}\n`

async function unpacked(bytes: Uint8Array, fileName = 'textes.txt') {
  const files = []
  for await (const file of unpackArticles({ fileName, bytes })) files.push(file)
  return files
}

async function headlinesIn(text: string, fileName?: string): Promise<string[]> {
  const files = await unpacked(new TextEncoder().encode(text), fileName)
  return Promise.all(
    files.map(async (file) => {
      if (!('bytes' in file)) throw new Error(file.failure.code)
      const read = await importFile(file)
      if (!read.ok) throw new Error(read.failure.code)
      return read.value.content.headline
    }),
  )
}

describe('a text of several articles', () => {
  test.each(['***', '---', '* * *', '==========', '________', '###', '-30-', 'NNNN', '~~~~~', '\f'])(
    'is divided at %j',
    async (rule) => {
      const text = [article('Le pont rouvre lundi'), article('Le moulin tourne'), article('La halle ferme')]
      expect(await headlinesIn(text.join(`\n${rule}\n\n`))).toEqual([
        'Le pont rouvre lundi',
        'Le moulin tourne',
        'La halle ferme',
      ])
    },
  )

  test('of an agency too', async () => {
    expect(await headlinesIn(`${wire('Le pont rouvre')}\n-30-\n${wire('Le moulin tourne')}-30-\n`)).toEqual([
      'Le pont rouvre',
      'Le moulin tourne',
    ])
  })

  test('gives each as bytes of the file, named after it', async () => {
    const [one, other] = [article('Le pont rouvre'), article('L’été, enfin')]
    const files = await unpacked(new TextEncoder().encode(`${one}***\r\n${other}`))
    const whole = files[0] && 'bytes' in files[0] ? files[0].whole : undefined
    expect(files).toEqual([
      { fileName: 'textes (1).txt', bytes: new TextEncoder().encode(one), within: [], whole },
      { fileName: 'textes (2).txt', bytes: new TextEncoder().encode(other), within: [], whole },
    ])
    expect(whole?.fileName).toBe('textes.txt')
  })

  test.each(['utf-16le', 'utf-16be', 'windows-1252'] as const)('in %s', async (encoding) => {
    const mark = encoding.startsWith('utf') ? '\ufeff' : ''
    const text = `${mark}${article('Le pont rouvre')}\n***\n\n${article('L’été à la plage')}`
    const files = await unpacked(encode(text, encoding))
    expect(files).toHaveLength(2)
    const drafts = await Promise.all(files.map((file) => ('bytes' in file ? importFile(file) : null)))
    expect(drafts.map((draft) => draft?.ok && draft.value.content.headline)).toEqual([
      'Le pont rouvre',
      'L’été à la plage',
    ])
  })
})

describe('one article stays one', () => {
  const whole = async (text: string, fileName?: string) => (await headlinesIn(text, fileName)).length

  test.each([
    ['with rules between its parts', `${article('Le pont rouvre')}\n***\n\n${PROSE}\n\n***\n\n${PROSE}\n`],
    ['with headings under rules', `${article('Le pont rouvre')}\n---\n\nLa suite\n\n${PROSE}\n`],
    ['with a framed title', `=======\nLE PONT ROUVRE\n=======\n\nPar Inès Karam\n\n${PROSE}\n`],
    ['with its date below a rule', `Le pont rouvre\nPar Inès Karam\n\n---\n\n10 novembre 2024\n\n${PROSE}\n`],
    ['that ends with a rule', `${article('Le pont rouvre')}\n###\n`],
    [
      'with a note below',
      `${article('Le pont rouvre')}\n***\n\nÀ lire aussi\n10 novembre 2024\nLe moulin tourne\n`,
    ],
    [
      'of which parts are not signed as the first is',
      `${article('Journal')}\n***\n\n${article('Mardi', '11 novembre 2024')}`,
    ],
  ])('%s', async (_, text) => {
    expect(await whole(text)).toBe(1)
  })

  test('in a file of another format', async () => {
    const text = `${article('Le pont rouvre')}\n***\n\n${article('Le moulin tourne')}`
    expect(await whole(text, 'textes.md')).toBe(1)
  })

  test('and is asked about where a second may begin in it', async () => {
    const text = `${article('Journal')}\n***\n\n${article('Le moulin tourne', '11 novembre 2024')}`
    const read = await importFile({ fileName: 'a.txt', bytes: new TextEncoder().encode(text) })
    expect(read.ok && doubtsOf(read.value).map(({ name }) => name)).toContain('several-articles')
  })

  const short = (headline: string, name: string) =>
    `${headline}\nPar ${name}\n\nTout rouvre dès samedi matin.\n`
  const labelled = (headline: string) => `Titre : ${headline}\nDate : 10 novembre 2024\n\n${PROSE}\n`
  const fenced = (title: string) => `---\ntitle: ${title}\ndate: 2024-11-10\n---\n\n${PROSE}\n`
  test.each([
    ...['***', '-----', '=====', '-30-'].map((rule) => [
      `below ${rule}, however short`,
      'a.txt',
      `${short('Le marché', 'Inès Karam')}\n${rule}\n\n${short('La piscine', 'Paul Orval')}`,
    ]),
    ['unsigned', 'a.txt', `${article('Le marché')}\n***\n\nLa piscine ouvre le dimanche\n\n${PROSE}\n`],
    ['below the labels of another', 'a.txt', `${labelled('Le marché')}\n${labelled('La piscine')}`],
    ['below other front matter', 'a.md', `${fenced('Le marché')}\n${fenced('La piscine')}`],
  ])('and is asked about where a second may begin %s', async (_, fileName = '', text = '') => {
    const read = await importFile({ fileName, bytes: new TextEncoder().encode(text) })
    expect(read.ok && doubtsOf(read.value).map(({ name }) => name)).toContain('several-articles')
  })

  test.each([
    ['a heading below a rule', `${article('Le pont rouvre')}\n***\n\nLa suite\n\n${PROSE}\n`],
    [
      'headings of an article with rules',
      `${article('Le pont rouvre')}\nUn chantier de deux ans\n\n${PROSE}\n\n***\n\nUne fête pour tout le village\n\n${PROSE}\n`,
    ],
    ['a headline of two labelled lines', `Titre : Le pont\nTitre : rouvre\nPar Inès Karam\n\n${PROSE}\n`],
    ['dates to read on', `${article('Le pont rouvre')}\n***\n\nÀ lire aussi\n10 novembre 2024\nLe moulin\n`],
  ])('and is not asked about for %s', async (_, text) => {
    const read = await importFile({ fileName: 'a.txt', bytes: new TextEncoder().encode(text) })
    expect(read.ok && doubtsOf(read.value).map(({ name }) => name)).not.toContain('several-articles')
  })
})

test('many rules are looked at once', async () => {
  const withRules = (count: number) =>
    new TextEncoder().encode(`${article('Le pont rouvre')}${'\n***\n---\n===\n'.repeat(count)}`)
  await expectInProportion(60_000, withRules, async (bytes) => {
    expect(await unpacked(bytes)).toHaveLength(1)
  })
})
