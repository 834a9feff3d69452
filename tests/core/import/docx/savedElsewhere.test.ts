import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Article } from '../../../../src/core/article/index.ts'
import { type Draft, importFile, isSure } from '../../../../src/core/import/index.ts'
import { articleWith } from '../../articleWith.ts'
import { exportArticle } from '../../export/exportArticle.ts'
import { makeDocx, par, run, styled } from './makeDocx.ts'
import { odtFiles, zipOf } from '../odt/makeOdt.ts'

const PROSE =
  'La traversée entre les deux rives a repris lundi matin, après onze ans d’arrêt, sous les applaudissements d’une centaine d’habitants.'
const FERRY = {
  headline: 'Le bac de Corvenne rouvre',
  byline: [{ name: 'Inès Karam', role: 'texte', url: 'https://quai.test/ines' }, { name: 'Collectif 12' }],
  dateline: 'en mer, au large de Corvenne',
  agency: 'Agence Bretagne Presse',
  date: '2026-11-10T06:30:00+01:00',
  desk: 'Transports, mer',
  keywords: ['bac', 'mer, rivières'],
  embargo: '2026-11-10T06:00:00+01:00',
  slug: 'bac',
  sections: [{ heading: '', body: `${PROSE}\n\n${PROSE}` }],
}

/** A document that Marbre wrote, as another program saves it, with these words changed. */
async function savedElsewhere(
  article: Partial<Article>,
  changed: Readonly<Record<string, string>> = {},
): Promise<Draft> {
  const { bytes } = exportArticle(articleWith(article), 'docx')
  const files = unzipSync(bytes)
  const replace = (path: string, from: string, to: string) => {
    const text = strFromU8(files[path] ?? new Uint8Array())
    expect(text).toContain(from)
    files[path] = strToU8(text.replaceAll(from, to))
  }
  replace('docProps/app.xml', '>Marbre<', '>Microsoft Office Word<')
  for (const [from, to] of Object.entries(changed)) replace('word/document.xml', from, to)
  return draftOf('a.docx', zipSync(files), article.language)
}

async function draftOf(fileName: string, bytes: Uint8Array, language = 'fr'): Promise<Draft> {
  const draft = await importFile({ fileName, bytes, language })
  if (!draft.ok) throw new Error(draft.failure.code)
  return draft.value
}

describe('a document of Marbre’s that another program has saved', () => {
  test('has the fields that its text still says in the same words, and those that it does not show', async () => {
    const draft = await savedElsewhere(FERRY)
    expect(draft.content).toMatchObject({ ...FERRY, note: '' })
    expect(isSure(draft)).toBe(true)
    expect(draft.origin).toBe('properties')
  })

  test('signs in a language whose opening the rules do not know', async () => {
    const byline = [{ name: 'Anna Puig' }, { name: 'Jordi Ferrer' }]
    const draft = await savedElsewhere({ ...FERRY, language: 'ca', byline })
    expect(draft.content).toMatchObject({ byline, date: FERRY.date, dateline: FERRY.dateline })
  })

  test.each([
    ['en mer, au large de Corvenne', 'Brest', { dateline: 'Brest' }],
    ['Agence Bretagne Presse', 'AFP', { agency: 'AFP' }],
    ['10 novembre 2026 à 06:30 (UTC+1)', '12 novembre 2026', { date: '2026-11-12' }],
    ['Agence Bretagne Presse · ', '', { agency: '' }],
    [' · 10 novembre 2026 à 06:30 (UTC+1)', '', { date: '' }],
    ['10 novembre 2026 à 06:30 (UTC+1)', '10 novembre 2026 à 06:30 (UTC+1) · à relire', { note: 'à relire' }],
  ])('has what was changed in it: %s, %s', async (from, to, fields) => {
    const draft = await savedElsewhere(FERRY, { [from]: to })
    expect(draft.content).toMatchObject({ ...FERRY, note: '', ...fields })
  })

  test('has another byline where that was changed, and its desk', async () => {
    const draft = await savedElsewhere(FERRY, { 'Collectif 12': 'Léo Bosquet' })
    const [first] = FERRY.byline
    expect(draft.content).toMatchObject({ ...FERRY, byline: [first, { name: 'Léo Bosquet' }], note: '' })
  })

  test('is another text where nothing of its head is left', async () => {
    const draft = await savedElsewhere(
      { ...FERRY, byline: [{ name: 'Inès Karam' }], dateline: 'Brest', agency: '' },
      {
        [FERRY.headline]: 'La halle rouvre',
        'Brest · 10 novembre 2026 à 06:30 (UTC+1)': '12 novembre 2026',
        'Inès Karam': 'Léo Bosquet',
      },
    )
    expect(draft.content).toMatchObject({
      headline: 'La halle rouvre',
      byline: [{ name: 'Léo Bosquet' }],
      dateline: '',
      date: '2026-11-12',
      desk: '',
      keywords: [],
      embargo: '',
      slug: '',
    })
  })

  test('keeps its fields as a document of OpenDocument', async () => {
    const meta =
      '<dc:title>Le bac rouvre</dc:title><dc:language>fr</dc:language>' +
      '<meta:user-defined meta:name="marbre.desk">Transports</meta:user-defined>' +
      '<meta:user-defined meta:name="marbre.agency">Agence Bretagne Presse</meta:user-defined>'
    const styles = ['Title', 'Credits']
      .map((name) => `<style:style style:name="${name}" style:family="paragraph"/>`)
      .join('')
    const body =
      '<text:p text:style-name="Title">Le bac rouvre</text:p>' +
      `<text:p text:style-name="Credits">Agence Bretagne Presse</text:p><text:p>${PROSE}</text:p>`
    const draft = await draftOf('a.odt', zipOf(odtFiles(body, { meta, styles })))
    expect(draft.content).toMatchObject({
      agency: 'Agence Bretagne Presse',
      desk: 'Transports',
      sections: [{ heading: '', body: PROSE }],
    })
  })
})

describe('a link in a byline', () => {
  const linked = (words: string) =>
    `<w:fldSimple w:instr=" HYPERLINK &quot;https://quai.test/ines&quot; ">${run(words)}</w:fldSimple>`
  const read = async (byline: string) =>
    (
      await draftOf(
        'a.docx',
        makeDocx(styled('Title', 'Le bac rouvre') + styled('Byline', byline) + par(PROSE)),
      )
    ).content

  test('on a name is that of the person, in every document', async () => {
    expect(await read(`${run('Par ')}${linked('Inès Karam')}${run(' et Léo Bosquet')}`)).toMatchObject({
      byline: [{ name: 'Inès Karam', url: 'https://quai.test/ines' }, { name: 'Léo Bosquet' }],
      note: '',
    })
  })

  test('on something else goes to the note', async () => {
    expect(await read(`${run('Par Inès Karam, ')}${linked('Le Quai')}`)).toMatchObject({
      note: '[Le Quai](https://quai.test/ines)',
    })
  })

  test('on several names is nobody’s', async () => {
    const { byline } = await read(linked('Inès Karam et Léo Bosquet'))
    expect(byline).toEqual([{ name: 'Inès Karam' }, { name: 'Léo Bosquet' }])
  })
})
