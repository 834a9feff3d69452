import { describe, expect, it } from 'vitest'
import type { PictureUse } from '../../../src/core/article/index.ts'
import { picturesOfArticle, usesOfSection } from '../../../src/core/pictures/figures.ts'
import { plainUse } from '../../../src/core/pictures/index.ts'

const ONE = `media/${'1'.repeat(64)}.jpeg`
const TWO = `media/${'2'.repeat(64)}.png`
const SECTIONS = [
  { heading: '', body: `![Un bac](${ONE} "Maud Ferrier")\nLe bac.\n\nDu texte.\n\n> ![](${TWO})` },
  { heading: 'La suite', body: `- Un point\n\n  ![Un bac encore](${ONE})` },
]

describe('the pictures of an article', () => {
  it('are its figures in order, each with what the article says of that use', () => {
    const second: PictureUse = { ...plainUse(ONE, 1), rights: '© Marbre', isMain: true }
    const gone: PictureUse = { ...plainUse(TWO, 1), rights: 'Personne', isMain: true }
    const found = picturesOfArticle({ sections: SECTIONS, pictures: [gone, second] })
    expect(found.map(({ figure, section, use }) => [figure.alt, section, use])).toEqual([
      ['Un bac', 0, plainUse(ONE, 0)],
      ['', 0, plainUse(TWO, 0)],
      ['Un bac encore', 1, second],
    ])
  })

  it('have the first as their main picture where none or several are marked', () => {
    const mains = (pictures: PictureUse[]) =>
      picturesOfArticle({ sections: SECTIONS, pictures }).map(({ use }) => use.isMain)
    expect(mains([])).toEqual([true, false, false])
    const marked = (src: string, occurrence: number) => ({ ...plainUse(src, occurrence), isMain: true })
    expect(mains([marked(ONE, 1), marked(TWO, 0)])).toEqual([false, true, false])
    expect(picturesOfArticle({ sections: [{ heading: '', body: 'Du texte.' }], pictures: [] })).toEqual([])
  })

  it('of one section are said of it alone, its occurrences counted from its first figure', () => {
    const said = (src: string, occurrence: number) => ({
      ...plainUse(src, occurrence),
      rights: `${occurrence}`,
    })
    const article = { sections: SECTIONS, pictures: [said(ONE, 0), said(ONE, 1), said(ONE, 2)] }
    expect(usesOfSection(article, 0)).toEqual([said(ONE, 0)])
    expect(usesOfSection(article, 1)).toEqual([{ ...said(ONE, 1), occurrence: 0 }])
    expect(usesOfSection(article, 2)).toEqual([])
  })
})
