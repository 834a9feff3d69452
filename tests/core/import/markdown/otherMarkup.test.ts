import { describe, expect, test } from 'vitest'
import { isSure } from '../../../../src/core/import/index.ts'
import { draftOf as draftOfText } from './draftOf.ts'

const draftOf = async (fileName: string, ...lines: readonly string[]) =>
  draftOfText(lines.join('\n'), fileName)

const sectionsOf = ({ content }: Awaited<ReturnType<typeof draftOf>>) =>
  content.sections.map(({ heading, body }) => [heading, body])

describe('a text of Org', () => {
  test('has its keywords in the fields and its headings as sections', async () => {
    const draft = await draftOf(
      'phare.txt',
      '# -*- mode: org -*-',
      '#+TITLE: Le phare de Brasle',
      '#+AUTHOR: Inès Karam',
      '#+DATE: <2025-03-14 Fri>',
      '',
      '* Avant :mer:',
      ':PROPERTIES:',
      ':CUSTOM_ID: avant',
      ':END:',
      'Le phare de Brasle /n’avait plus/ brûlé depuis *deux ans*, dit la [[https://brasle.example][mairie]].[fn:1]',
      '',
      '#+BEGIN_QUOTE',
      'On le voit de loin.',
      '#+END_QUOTE',
      '',
      '** TODO Le détail',
      '#+BEGIN_SRC sh',
      '* pas un titre',
      '#+END_SRC',
      '',
      '| Jour | Visites |',
      '|------+---------|',
      '| lundi | 12 |',
      '',
      '* Après',
      'Le soir, les enfants comptent les éclats, et il y en a trois toutes les dix secondes.',
      '',
      '[fn:1] Relevé de mars.',
    )
    expect(isSure(draft)).toBe(true)
    expect(draft.content).toMatchObject({
      headline: 'Le phare de Brasle',
      date: '2025-03-14',
      byline: [{ name: 'Inès Karam' }],
      note: '# -*- mode: org -*-\n\n:PROPERTIES:\n\n:CUSTOM_ID: avant\n\n:END:',
    })
    expect(sectionsOf(draft)).toEqual([
      [
        'Avant',
        'Le phare de Brasle *n’avait plus* brûlé depuis **deux ans**, dit la [mairie](https://brasle.example).[^1]\n\n' +
          '> On le voit de loin.\n\n### Le détail\n\n```\n* pas un titre\n```\n\n' +
          '| Jour | Visites |\n| --- | --- |\n| lundi | 12 |\n\n[^1]: Relevé de mars.',
      ],
      ['Après', 'Le soir, les enfants comptent les éclats, et il y en a trois toutes les dix secondes.'],
    ])
  })

  test('is known by the name of the file where it has no keywords', async () => {
    const draft = await draftOf(
      'copy.org',
      '* The lamp',
      'The lamp was lit on Sunday night.',
      '',
      '* The sea',
      'It was calm.',
    )
    expect(sectionsOf(draft)).toEqual([
      ['The lamp', 'The lamp was lit on Sunday night.'],
      ['The sea', 'It was calm.'],
    ])
  })
})

describe('a text of AsciiDoc', () => {
  test('has its head in the fields and its signs as what they mean', async () => {
    const draft = await draftOf(
      'wehr.adoc',
      '// Entwurf',
      '= Das Haus am Wehr',
      'Jana Rohde <jana@kurier.example>',
      'v1.0, 2025-02-11',
      ':icons: font',
      '',
      '[.lead]',
      'Das Haus am Wehr stand *zwölf Jahre* leer, bis eine _Bäckerin_ kam und den Ofen anzündete.',
      '',
      '== Der Anfang',
      '',
      '.Was sie brauchte',
      '* Mehl',
      '** vom Wehr',
      '',
      '____',
      'Ich hatte nur ein Sieb.',
      '____',
      '',
      'Mehr steht auf https://wehr.example[der Seite].',
      '',
      '----',
      '* kein Punkt',
      '----',
    )
    expect(isSure(draft)).toBe(true)
    expect(draft.content).toMatchObject({
      headline: 'Das Haus am Wehr',
      date: '2025-02-11',
      byline: [{ name: 'Jana Rohde', url: 'mailto:jana@kurier.example' }],
      note: '// Entwurf\n\n[.lead]',
    })
    expect(sectionsOf(draft)).toEqual([
      ['', 'Das Haus am Wehr stand **zwölf Jahre** leer, bis eine *Bäckerin* kam und den Ofen anzündete.'],
      [
        'Der Anfang',
        '### Was sie brauchte\n\n- Mehl\n  - vom Wehr\n\n> Ich hatte nur ein Sieb.\n\n' +
          'Mehr steht auf [der Seite](https://wehr.example).\n\n```\n* kein Punkt\n```',
      ],
    ])
  })

  test('is none that only has such a sign in its text', async () => {
    const draft = await draftOf(
      'copy.txt',
      'Zug in Schafherde =',
      '',
      'Ein Zug ist am Montag in eine Schafherde gefahren.',
    )
    expect(draft.format).toBe('text')
  })
})

test('a text of MediaWiki has its headings, its emphasis and its links', async () => {
  const draft = await draftOf(
    'tower.txt',
    "The '''Tarn tower''' stands at the end of the quay, built by [[John Lamb|a mason]] who hated heights.",
    '',
    '== The clock ==',
    "It is ''slow'', says [https://tarn.example the town].",
    '* one face',
  )
  expect(sectionsOf(draft)).toEqual([
    ['', 'The **Tarn tower** stands at the end of the quay, built by a mason who hated heights.'],
    ['The clock', 'It is *slow*, says [the town](https://tarn.example).\n\n- one face'],
  ])
})
