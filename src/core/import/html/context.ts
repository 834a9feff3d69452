import { baseAddress } from './addresses.ts'
import { type Footnotes, findFootnotes } from './footnotes.ts'
import type { HtmlElement } from './parseHtml.ts'
import type { Mark } from '../../document/types.ts'
import type { BlockKind } from '../draft.ts'
import { type FoundPicture, isSign, type SourcePictures } from '../pictures/index.ts'
import type { Reason } from '../reason.ts'

/** The kind of a whole element of a page, and the reason. */
export type PagePart = { kind: BlockKind; reason: Reason }

/** A page while its parts are read. */
export type PageContext = {
  /** The address from which its relative ones start. */
  readonly base: string | null
  readonly footnotes: Footnotes
  /** Characters of the whole page: what holds most of it is shown, whatever it says. */
  readonly length: number
  /** Characters of notes that may still be set: a note that is referred to again and again is not repeated without end. */
  notesLeft: number
  /** The notes that were set where they are referred to. */
  readonly set: Set<HtmlElement>
  /** The pictures that came with the page. */
  readonly pictures: SourcePictures
  /** True for a picture that is none of the article's. */
  readonly isUnwanted: (picture: FoundPicture) => boolean
  /** Elements that say who made a picture, which are no words of its caption. */
  readonly credits: Set<HtmlElement>
  /**
   * It is Marbre's own: line ends that follow each other are no new paragraph, each table is one, and its headings are minor
   * ones, as those of sections are read apart.
   */
  readonly isOwn: boolean
  /** In how many elements that are one part by themselves one is. */
  partDepth: number
  /** The kind of an element that is one part of the article by itself, or left out of it; else undefined. */
  partOf(element: HtmlElement): PagePart | undefined
}

/** Characters of notes that are set in a page: those referred to more than once are repeated up to here. */
const MOST_NOTES = 1_000_000

/** A page before it is read; nothing of it is left out where `partOf` does not say so. */
export function pageContext(
  root: HtmlElement,
  pictures: SourcePictures,
  partOf: PageContext['partOf'] = () => undefined,
  isOwn = false,
): PageContext {
  return {
    base: baseAddress(root),
    footnotes: findFootnotes(root),
    length: root.length,
    notesLeft: MOST_NOTES,
    set: new Set(),
    pictures,
    isUnwanted: isSign,
    credits: new Set(),
    isOwn,
    partDepth: 0,
    partOf,
  }
}

/** The marks of text at a place of the page, and whether its spaces are kept. */
export type Place = { marks: readonly Mark[]; pre: boolean }

export const PLAIN: Place = { marks: [], pre: false }
