import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyContent, FIELD_NAMES } from '../../../src/core/article/index.ts'
import { mergeContents } from '../../../src/core/article/merge.ts'
import { mergeReimport } from '../../../src/core/article/mergeReimport.ts'
import { storedForm, upgrade } from '../../../src/core/article/migrations.ts'
import { indexEntry } from '../../../src/store/indexEntry.ts'
import { anyArticle } from '../generated.ts'
import { articleWith } from '../articleWith.ts'

/** The fields that version 1 of the stored form did not have at first. */
const ADDED_LATER: ReadonlySet<string> = new Set(['agency', 'embargoZone', 'ignored', 'pictures'])

test.each(FIELD_NAMES)('%s survives being stored, merged and imported again', (name) => {
  fc.assert(
    fc.property(anyArticle, anyArticle, (filled, other) => {
      const base = emptyContent('fr')
      const changed = { ...base, [name]: filled[name] }
      const stored = upgrade(JSON.parse(JSON.stringify(storedForm({ ...other, ...changed }))))
      expect(stored.ok && stored.value.article[name]).toEqual(filled[name])
      expect(mergeContents(base, changed, base)).toEqual({ content: changed, overlaps: false })
      expect(mergeContents(base, base, changed)).toEqual({ content: changed, overlaps: false })
      const incoming = { ...base, sections: changed.sections, language: changed.language }
      expect(mergeReimport(changed, incoming)[name]).toEqual(filled[name])
    }),
    { numRuns: 20 },
  )
})

test.each(FIELD_NAMES)(
  'a stored article without %s is damaged, or the field was added later and is empty',
  (name) => {
    const stored = storedForm(articleWith({ headline: 'Titre' }))
    const { [name]: _dropped, ...without } = { ...articleWith({}), ...stored }
    const upgraded = upgrade(without)
    if (ADDED_LATER.has(name))
      expect(upgraded).toMatchObject({ ok: true, value: { article: { [name]: emptyContent('fr')[name] } } })
    else expect(upgraded).toMatchObject({ ok: false, failure: { code: 'damaged' } })
  },
)

test('what is searched of an article is in the column that the table names', () => {
  const { words } = indexEntry(articleWith({ dateline: 'Lyon', note: 'rappeler' }))
  expect(words.credits).toContain('lyon')
  expect(words.note).toContain('rappeler')
})
