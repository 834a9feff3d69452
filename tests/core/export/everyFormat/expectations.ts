import { expect } from 'vitest'
import type { Article } from '../../../../src/core/article/index.ts'
import { type Block, normalise, writeSections } from '../../../../src/core/document/index.ts'
import type { WrittenFormat } from '../../../../src/core/export/formats.ts'
import { exportArticle } from '../exportArticle.ts'
import { withoutLostImages } from '../../../../src/core/export/lostImages.ts'
import { articleWith } from '../../articleWith.ts'
import { heldText } from './lines.ts'
import type { formatReadings } from './readers.ts'

type Readings = ReturnType<typeof formatReadings>

/** Fails where an export of a text does not show its words in their order and structure, as far as the format holds them. */
export function expectSameText(readings: Readings, format: WrittenFormat, blocks: readonly Block[]): void {
  const normal = normalise(blocks)
  const article = articleWith({ headline: 'Titre', sections: writeSections(normal) })
  for (const reading of readings[format]) {
    const { bytes } = exportArticle(article, format, reading.options)
    // Core's own rule of what is published: `lostImages.test.ts` says what that is.
    const published = normalise(withoutLostImages(normal, () => undefined))
    expect(reading.shown(bytes, published)).toEqual(reading.held(published))
  }
}

const wordsOf = (text: string) => heldText(text).replace(/[\s\ufeff]/g, '')

/** Fails where an export of an article does not say its display copy, who signs it, and its correction. */
export function expectSameFields(readings: Readings, format: WrittenFormat, article: Article): void {
  const { kicker, headline, subhead, standfirst, byline, correction } = article
  const people = byline.flatMap(({ name, role = '' }) => [name, name === '' ? '' : role])
  const fields = [kicker, headline, subhead, standfirst, ...people, format === 'ninjs' ? '' : correction]
  for (const reading of readings[format]) {
    const { bytes } = exportArticle(article, format, reading.options)
    const said = wordsOf(reading.said(bytes))
    for (const field of fields) expect(said).toContain(wordsOf(field))
  }
}
