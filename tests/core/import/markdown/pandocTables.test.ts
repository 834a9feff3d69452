import { describe, expect, test } from 'vitest'
import { draftOf } from './draftOf.ts'

const bodyOf = async (lines: readonly string[]) => {
  const { content } = await draftOf(`---\ntitle: Le bac\n---\n\n${lines.join('\n')}\n`)
  return content.sections[0]?.body.split('\n')
}

describe('a table of Pandoc is a table', () => {
  test('with columns under a line of dashes, and what is said of it', async () => {
    expect(
      await bodyOf([
        'Avant.',
        '',
        '  Poste            Prix',
        '  ------------ --------',
        '  Coque             395',
        '  Petit moteur      480',
        '',
        '  : Les coûts',
        '',
        'Après.',
      ]),
    ).toEqual([
      ...['Avant.', '', '| Poste | Prix |', '| :-- | --: |', '| Coque | 395 |', '| Petit moteur | 480 |'],
      ...['', 'Les coûts', '', 'Après.'],
    ])
  })

  test('whose rows have several lines', async () => {
    expect(
      await bodyOf([
        '----------------------------',
        'Poste         Ce que dit le',
        '              devis',
        '------------- --------------',
        'Coque         Trois couches',
        '              de peinture',
        '',
        'Moteur        Neuf',
        '----------------------------',
      ]),
    ).toEqual([
      '| Poste | Ce que dit le devis |',
      '| :-- | :-- |',
      '| Coque | Trois couches de peinture |',
      '| Moteur | Neuf |',
    ])
  })

  test('drawn as a grid, with signs of tables in its cells', async () => {
    expect(
      await bodyOf([
        '+----------+-------+',
        '| Ville    | Jours |',
        '+:=========+======:+',
        '| Corvenne | 3 | 4 |',
        '+----------+-------+',
        '| Brive,   | 12    |',
        '| la       |       |',
        '| Gaillarde|       |',
        '+----------+-------+',
      ]),
    ).toEqual([
      ...['| Ville | Jours |', '| :-- | --: |', '| Corvenne | 3 \\| 4 |', '| Brive, la Gaillarde | 12 |'],
    ])
  })
})

test('lines of verse end in breaks, and stanzas are apart', async () => {
  expect(await bodyOf(['| Le bac s’en va,', '|   le soir', '  tombe.', '|', '| Il revient.'])).toEqual([
    'Le bac s’en va,\\',
    'le soir tombe.',
    '',
    'Il revient.',
  ])
})

describe('no table of Pandoc, no verse', () => {
  test.each([
    [['```', '  A    B', '  ---- ----', '  1    2', '', '```']],
    [['    A    B', '    ---- ----', '    1    2']],
    [['```', '```js', '', '  A    B', '  ---- ----', '  1    2', '', '```']],
    [['Une ligne trop longue pour ses colonnes', '---- ----', 'et une autre qui les traverse aussi']],
    [['+-----+-----+', '| a | b ', '+-----+-----+']],
    [['| a | b |', '| --- | --- |', '| 1 | 2 |']],
    [['| a | b', '| --- | ---', '| 1 | 2']],
    [['Texte.', '', '--- ---', '', 'Texte.']],
  ])('%j', async (lines) => {
    const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu)
    const body = (await bodyOf(lines)) ?? []
    expect(words(body.join('\n'))).toEqual(words(lines.join('\n')))
    expect(body.some((line) => /^\| (?:Une|A) /.test(line))).toBe(false)
  })
})

describe('what is said of a table has no sign before it', () => {
  const TABLE = ['| Poste | Prix |', '|-------|-----:|', '| Coque | 395 |']
  const READ = ['| Poste | Prix |', '| --- | --: |', '| Coque | 395 |']

  test.each([': Les coûts', 'Table: Les coûts', ': Les coûts {#tbl-couts .wide}'])(
    'below it: %s',
    async (line) => {
      expect(await bodyOf([...TABLE, '', line, '', 'Après.'])).toEqual([
        ...READ,
        '',
        'Les coûts',
        '',
        'Après.',
      ])
    },
  )

  test.each([': Les coûts', 'Table: Les coûts {#tbl:couts}'])('above it: %s', async (line) => {
    expect(await bodyOf(['Avant.', '', line, '', ...TABLE])).toEqual(['Avant.', '', 'Les coûts', '', ...READ])
  })

  test.each([
    ['beside no table', ['Avant.', '', ': Les coûts', '', 'Après.']],
    ['in code', ['```', ...TABLE, '', ': Les coûts', '```']],
  ])('and stays as it is %s', async (_, lines) => {
    expect((await bodyOf(lines))?.join('\n')).toContain(': Les coûts')
  })
})
