import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fieldSpec, fieldsWhere } from '../../../src/core/article/index.ts'
import {
  DEFAULT_EXPORT_OPTIONS,
  EXPORT_FORMAT_NAMES,
  EXPORT_FORMATS,
  isTextFormat,
  PICTURE_PLACES,
} from '../../../src/core/export/formats.ts'
import { hasFilesBeside, takesOption } from '../../../src/core/export/fileName.ts'
import { pictureProfile } from '../../../src/core/export/renditions.ts'
import { exportArticle, WRITTEN_FORMAT_NAMES } from './exportArticle.ts'
import { articleWith } from '../articleWith.ts'
import { picturesFrom, pngHead } from './picturesFrom.ts'

const ARTICLE = articleWith({
  headline: 'Le bac',
})
const textOf = ({ bytes }: { bytes: Uint8Array }) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

describe.each(WRITTEN_FORMAT_NAMES)('the format %s', (format) => {
  it('gives a file of the media type and the extension of its row', () => {
    const { mediaType, extension } = EXPORT_FORMATS[format]
    const file = exportArticle(ARTICLE, format, { profile: 'hugo' })
    expect(file).toMatchObject({ mediaType, fileName: `le-bac.${extension}` })
    expect(file.bytes.length).toBeGreaterThan(0)
  })

  it('differs by a profile exactly where its row says so', () => {
    const [hugo, flat] = (['hugo', 'flat'] as const).map((profile) =>
      String(exportArticle(ARTICLE, format, { profile }).bytes),
    )
    expect(hugo !== flat).toBe(takesOption(format, 'profile'))
  })

  it.each(PICTURE_PLACES)('has pictures beside it exactly where its row says so (%s)', (pictures) => {
    const options = { ...DEFAULT_EXPORT_OPTIONS, pictures }
    const article = {
      ...ARTICLE,
      sections: [{ heading: '', body: `![Le bac](media/${'a'.repeat(64)}.png)` }],
    }
    const picture = picturesFrom(() => pngHead(800, 600), format, { options })
    const { beside } = exportArticle(article, format, options, { picture })
    expect(beside !== undefined).toBe(hasFilesBeside(format, options))
    expect(pictureProfile(format, options) === null).toBe(EXPORT_FORMATS[format].pictures === null)
  })

  it('names an encoding exactly where its row says that it is text', () => {
    expect(EXPORT_FORMATS[format].mediaType.includes('charset=utf-8')).toBe(isTextFormat(format))
  })
})

describe.each(WRITTEN_FORMAT_NAMES.filter(isTextFormat))('the text format %s', (format) => {
  it('never has the note', () => {
    const file = exportArticle({ ...ARTICLE, note: 'Rappeler la mairie' }, format, { profile: 'hugo' })
    expect(textOf(file)).not.toContain('Rappeler')
  })
})

it('the README names the formats as the command line takes them', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')
  expect(readme).toContain(`# ${EXPORT_FORMAT_NAMES.join(', ')}\n`)
})

it.each(fieldsWhere('shownIn', 'credits').filter((name) => fieldSpec(name).kind === 'line'))(
  '%s is shown with the credits, in the text and on the page',
  (name) => {
    const article = { ...ARTICLE, date: '2026-11-10', [name]: 'Ici & là' }
    const [text, page] = (['text', 'fragment'] as const).map((format) =>
      textOf(exportArticle(article, format, { profile: 'hugo' })),
    )
    expect(text).toContain('10 novembre 2026 · Ici & là\n')
    expect(page).toContain(`<span class="${name}">Ici &amp; là</span>\n</div>`)
  },
)
