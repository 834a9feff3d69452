import type { Encoding } from '../../src/core/import/encoding/encodings.ts'
import type { Dice, Truth } from './articles.ts'
import { SURROUNDINGS } from './surroundings.ts'
import { WORDING } from './language.ts'

/** A file of a known article, as text that is still to be encoded, or as the bytes of a format that says how it is. */
export type Setting = {
  fileName: string
  truth: Truth
  /** Nothing about it should need a look. */
  wellMade: boolean
  /** What stands in the file and is no part of the article. */
  chrome?: readonly string[]
} & ({ text: string } | { bytes: Uint8Array; encoding: Encoding })

/** How an article can be set in a file. */
export type Setter = (truth: Truth, dice: Dice) => Setting

/** What articles of a language are made of, and what stands around them. */
export const words = ({ language }: Truth) => ({ ...WORDING[language], ...SURROUNDINGS[language] })

/** A paragraph of an article, or a heading in it. */
export type Piece = { text: string; isHeading: boolean }

/** The body of an article, in order. */
export function piecesOf({ sections }: Truth): Piece[] {
  return sections.flatMap(({ heading, paragraphs }) => [
    ...(heading === '' ? [] : [{ text: heading, isHeading: true }]),
    ...paragraphs.map((text) => ({ text, isHeading: false })),
  ])
}

/** A text as XML and HTML write it. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** The sections as one, without headings: what agencies send. */
export function withoutHeadings(truth: Truth): Truth {
  const paragraphs = truth.sections.flatMap((section) => section.paragraphs)
  return { ...truth, sections: [{ heading: '', paragraphs }] }
}
