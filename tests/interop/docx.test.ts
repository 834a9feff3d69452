import { describe, expect, test } from 'vitest'
import { unzipSync } from 'fflate'
import type { Article } from '../../src/core/article/index.ts'
import { exportArticle } from '../core/export/exportArticle.ts'
import { importFile } from '../../src/core/import/index.ts'
import { articleWith } from '../core/articleWith.ts'
import { hasLibreOffice, savedByLibreOffice } from './libreOffice.ts'
import { comparable, outlineOf } from './outline.ts'
import { readWithPandoc } from './pandoc.ts'

const REPORT = articleWith({
  headline: 'À Corvenne, le bac\u00a0: «\u202fenfin\u202f»',
  subhead: 'Onze ans après',
  byline: [{ name: 'Inès Karam' }],
  date: '2026-12-01',
  embargo: '2026-12-02T06:00:00+01:00',
  sections: [
    {
      heading: '',
      body: [
        'La coque a été **repeinte**, *deux fois*, en ~~rouge~~ bleu[^1]. H<sub>2</sub>O, 1<sup>er</sup> mars, 40\u202f000\u00a0€ & `code * brut`.',
        '- un premier point\n- un second, avec [un lien](https://exemple.test/a_b?c=d&e)\n  - plus bas',
        '3. troisième\n4. quatrième',
        '[^1]: Selon le *chantier*, mardi.',
      ].join('\n\n'),
    },
    {
      heading: 'Qui paie\u202f?',
      body: [
        '### Un devis, deux avis',
        '| Poste | Coût |\n| --- | ---: |\n| Coque \\| moteur | 12\u00a0000\u00a0€ |\n| Cloche | |',
        '> Je n’ai rien vu venir.\n>\n> Et vous\u202f?',
        'La commune espère 40\u202f000 passages\\\nle département, la moitié[^2].',
        '[^2]: Délibération du 3 mars.',
      ].join('\n\n'),
    },
  ],
})

const DOCUMENT = exportArticle(REPORT, 'docx').bytes

test('pandoc finds the same title, headings, paragraphs, notes and cells', () => {
  const { meta, body } = readWithPandoc(DOCUMENT, 'docx')
  expect(meta).toMatchObject({ title: comparable(REPORT.headline), subtitle: REPORT.subhead })
  const { paragraphs, ...others } = outlineOf(REPORT)
  expect(body).toEqual({
    ...others,
    paragraphs: ['Par Inès Karam', '1er décembre 2026', ...paragraphs],
  })
})

async function read(
  bytes: Uint8Array,
  fileName: string,
): Promise<Pick<Article, 'headline' | 'sections' | 'language'>> {
  const result = await importFile({ fileName, bytes, language: 'fr' })
  if (!result.ok) throw new Error(result.failure.code)
  return result.value.content
}

describe.skipIf(!hasLibreOffice())('what LibreOffice saves of a document', () => {
  test('has the same text, structure and styles, and the embargo in its header', {
    timeout: 300_000,
  }, async () => {
    const saved = savedByLibreOffice(DOCUMENT, 'docx', 'docx')
    const { headline, sections, language } = await read(saved, 'a.docx')
    expect(headline).toBe(REPORT.headline)
    expect(language).toBe('fr')
    expect(outlineOf({ sections })).toEqual(outlineOf(REPORT))
    const parts = unzipSync(saved)
    const part = (name: string) => new TextDecoder().decode(parts[name])
    const names = [...part('word/styles.xml').matchAll(/<w:name w:val="([^"]+)"/g)].map(([, name = '']) =>
      name.toLowerCase(),
    )
    expect(names).toEqual(
      expect.arrayContaining([
        'title',
        'subtitle',
        'heading 2',
        'heading 3',
        'quote',
        'list bullet',
        'footnote text',
      ]),
    )
    const header = Object.keys(parts)
      .filter((name) => /word\/header\d*\.xml/.test(name))
      .map(part)
      .join('')
    expect(header.replace(/<[^>]+>/g, '')).toContain('Sous embargo jusqu’au 2 décembre 2026 à 06:00 (UTC+1)')
  })
})
