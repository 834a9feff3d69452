import { expect, test } from 'vitest'
import { exportArticle } from '../../export/exportArticle.ts'
import { plainUse } from '../../../../src/core/pictures/index.ts'
import { articleWith } from '../../articleWith.ts'
import { picturesFrom } from '../../export/picturesFrom.ts'
import { photo, PROSE, readWithPictures, srcOf } from './read.ts'

const [HALL, QUAY] = [photo(1), photo(2)]
const FILES = new Map([HALL, QUAY].map((bytes) => [srcOf(bytes).slice(6, 70), bytes]))
const ARTICLE = articleWith({
  headline: 'Le marché rouvre',
  language: 'fr',
  sections: [
    { heading: '', body: `${PROSE}\n\n![Une halle](${srcOf(HALL)} "Maud Ferrier / AFP")\nLa halle en 1912` },
    {
      heading: 'La suite',
      body: `${PROSE}\n\n![](${srcOf(QUAY)} "Inès Karam")\n\n${PROSE}\n\n![Le quai](${srcOf(QUAY)})\nLe quai`,
    },
  ],
  pictures: [{ ...plainUse(srcOf(HALL), 0), rights: '© AFP', taken: '2026-11-09' }],
})
const FIGURES = [
  { src: srcOf(HALL), alt: 'Une halle', credit: 'Maud Ferrier / AFP', caption: 'La halle en 1912' },
  { src: srcOf(QUAY), alt: '', credit: 'Inès Karam', caption: '' },
  { src: srcOf(QUAY), alt: 'Le quai', credit: '', caption: 'Le quai' },
]

test.each(['docx', 'html', 'markdown', 'ninjs'] as const)(
  '%s that Marbre wrote gives the same figures again',
  async (format) => {
    const file = exportArticle(
      ARTICLE,
      format,
      {},
      { picture: picturesFrom((key) => FILES.get(key) ?? null, format) },
    )
    const { figures, notices, draft } = await readWithPictures(file.fileName, file.bytes, {
      path: file.fileName,
      beside: file.beside ?? [],
    })
    expect({ figures, notices }).toEqual({ figures: FIGURES, notices: {} })
    expect(draft.content.headline).toBe('Le marché rouvre')
    expect(draft.content.pictures.map(({ src, occurrence }) => [src, occurrence])).toEqual([
      [srcOf(HALL), 0],
      [srcOf(QUAY), 0],
      [srcOf(QUAY), 1],
    ])
  },
)
