import { expect, it } from 'vitest'
import { EXPORT_FORMAT_NAMES } from '../../../src/core/export/formats.ts'
import { exportArticle, exportDossier } from '../../../src/core/export/index.ts'
import { dossierOf, fileOf, loadDossierWriter, loadWriter } from '../../../src/core/export/loadWriter.ts'
import { articleOf } from '../../store/articleOf.ts'

const article = articleOf(1)
const written = EXPORT_FORMAT_NAMES.filter((name) => name !== 'pdf' && name !== 'site')

it.each(written)('the writer of %s that is loaded alone is the one of all writers', async (format) => {
  const alone = fileOf(await loadWriter(format), article, format)
  expect(alone).toEqual(exportArticle(article, format))
})

it('and so is the writer of books', async () => {
  const book = dossierOf(await loadDossierWriter(), [article], 'Fleuves')
  expect(book).toEqual(exportDossier([article], 'Fleuves'))
})
