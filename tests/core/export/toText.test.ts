import { describe, expect, it } from 'vitest'
import { type Article, emptyContent } from '../../../src/core/article/index.ts'
import { exportArticle } from './exportArticle.ts'
import { expectInProportion } from '../../processorTime.ts'
import { articleWith } from '../articleWith.ts'

const WRITTEN = articleWith({
  revision: 3,
  updatedAt: '2026-11-10T11:12:13.000Z',
  kicker: 'Mer',
  headline: 'Le bac reprend\u00a0: « enfin »',
  standfirst: 'La traversée rouvre.',
  byline: [{ name: 'Inès Karam', role: 'envoyée spéciale' }, { name: 'Théo Lanz' }],
  dateline: 'Port-Lanneau',
  date: '2026-11-10',
  correction: 'Le devis a doublé.',
  note: 'Rappeler la mairie',
  sections: [
    { heading: '', body: 'Un **début**\\\nen deux lignes.' },
    {
      heading: 'Qui *paie*\u202f?',
      body: '3. la région\n4. la ville\n   - le port\n\n> « Rien »\n\n<b>brut</b>',
    },
  ],
})

const text = (article: Article) =>
  new TextDecoder().decode(exportArticle(article, 'text', { profile: 'hugo' }).bytes)

describe('the plain text', () => {
  it('reads from the kicker to the correction, without the note', () => {
    expect(text(WRITTEN)).toBe(
      [
        'Mer',
        'Le bac reprend\u00a0: « enfin »',
        'La traversée rouvre.',
        'Par Inès Karam (envoyée spéciale) et Théo Lanz · 10 novembre 2026 · Port-Lanneau',
        'Un début\nen deux lignes.',
        'Qui *paie*\u202f?',
        '3. la région\n4. la ville\n   - le port',
        '> « Rien »',
        '<b>brut</b>',
        'Correction – Le devis a doublé.\n',
      ].join('\n\n'),
    )
  })

  it('has the notes of all sections below them, numbered through', () => {
    const sections = [
      { heading: '', body: 'Un[^1].\n\n[^1]: Une *note*.' },
      { heading: 'Deux', body: 'Trois[^1].\n\n[^1]: Autre note.' },
    ]
    expect(text({ ...WRITTEN, sections })).toContain(
      'Un[1].\n\nDeux\n\nTrois[2].\n\n[1] Une note.\n[2] Autre note.\n\nCorrection',
    )
  })

  it('marks quotations, with who said them, and what is quoted within', () => {
    const body = '> Un.\n>\n> - deux\n>\n> > Trois.\n>\n> — Inès'
    expect(text(articleWith({ sections: [{ heading: '', body }] }))).toBe(
      '> Un.\n>\n> - deux\n>\n> > Trois.\n>\n> — Inès\n',
    )
  })

  it('can be wrapped at 72 columns, at spaces alone, under the signs of lists and quotations', () => {
    const sentence =
      'Le bac repart ce matin de la rive droite, où l’on attendait depuis\u00a0onze\u00a0ans\u00a0! Les riverains applaudissent.'
    const body = [
      sentence,
      `- ${sentence}\n- court`,
      `> ${sentence}\n>\n> — Une riveraine`,
      `    ${sentence}`,
      `| a | b |\n|---|---|\n| ${sentence} | ${sentence} |`,
    ].join('\n\n')
    const { bytes } = exportArticle(articleWith({ sections: [{ heading: '', body }] }), 'text', {
      lines: 'wrapped',
    })
    expect(new TextDecoder().decode(bytes)).toBe(
      `${[
        'Le bac repart ce matin de la rive droite, où l’on attendait\ndepuis\u00a0onze\u00a0ans\u00a0! Les riverains applaudissent.',
        '- Le bac repart ce matin de la rive droite, où l’on attendait\n  depuis\u00a0onze\u00a0ans\u00a0! Les riverains applaudissent.\n- court',
        '> Le bac repart ce matin de la rive droite, où l’on attendait\n> depuis\u00a0onze\u00a0ans\u00a0! Les riverains applaudissent.\n>\n> — Une riveraine',
        sentence,
        `a\tb\n${sentence}\t${sentence}`,
      ].join('\n\n')}\n`,
    )
  })

  it('shows a rule as stars', () => {
    const body = 'Un.\n\n---\n\n> Deux.\n>\n> ---\n>\n> Trois.'
    expect(text(articleWith({ sections: [{ heading: '', body }] }))).toBe(
      'Un.\n\n* * *\n\n> Deux.\n>\n> * * *\n>\n> Trois.\n',
    )
  })

  it('tells how many addresses of links are left out, which their words do not say', () => {
    const told = (body: string) =>
      exportArticle(articleWith({ sections: [{ heading: '', body }] }), 'text').notices
    expect(
      told('[a](https://exemple.test/a), [**b** b](https://exemple.test/b), [a](https://exemple.test/a)'),
    ).toEqual([{ name: 'links-left-out', what: '2' }])
    expect(
      told('<https://exemple.test/a>, [exemple.test](https://exemple.test/), [c](javascript:x)'),
    ).toEqual([])
  })

  it('says an embargo first, until it has passed', () => {
    const article = { ...WRITTEN, embargo: '2026-12-01T06:00+01:00' }
    const first = (now: string) =>
      new TextDecoder().decode(exportArticle(article, 'text', {}, { now }).bytes).split('\n')[0]
    expect(first('2026-11-30T12:00:00.000Z')).toBe('Sous embargo jusqu’au 1er décembre 2026 à 06:00 (UTC+1)')
    expect(first('2026-12-01T05:00:00.000Z')).toBe('Mer')
  })

  it('raises numbers in signs of Unicode, and tells what is struck out', () => {
    const body =
      '10<sup>5</sup> kg, 5×10<sup>-3</sup>, le 1<sup>er</sup> mai, ~~90 000~~ 120 000 euros[^1].\n\n[^1]: Soit ~~peu~~ 10<sup>2</sup>.'
    const article = articleWith({ sections: [{ heading: '', body }] })
    const exported = exportArticle(article, 'text', {})
    expect(new TextDecoder().decode(exported.bytes)).toBe(
      '10⁵ kg, 5×10⁻³, le 1er mai, 90 000 120 000 euros[1].\n\n[1] Soit peu 10².\n',
    )
    expect(exported.notices).toEqual(['90 000', 'peu'].map((what) => ({ name: 'struck-not-shown', what })))
  })

  it('of an empty article is an empty line', () => {
    expect(text({ ...WRITTEN, ...emptyContent('fr') })).toBe('\n')
  })
})

describe('the JSON', () => {
  it('is the article as the library has it, unknown fields too, without the note', () => {
    const article = { ...WRITTEN, later: { than: 'this version' } }
    const { bytes, mediaType } = exportArticle(article, 'json', { profile: 'hugo' })
    const { note: _, ...published } = article
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(published)
    expect(mediaType).toBe('application/json;charset=utf-8')
  })
})

it('takes a time for the blanks of a quotation that grows no faster than they do', async () => {
  const quotation = (blanks: number) =>
    articleWith({ sections: [{ heading: '', body: `> a${'\u00a0'.repeat(3)}${' '.repeat(blanks)}b` }] })
  await expectInProportion(200_000, quotation, (article) => exportArticle(article, 'text'))
})
