import { type Ending, endingOf, startsLower, widthOf, withoutEdges } from '../lines.ts'
import type { TextBlock } from './blocks.ts'

/** The features of a block by which it is classified. `text` is its beginning, at most 600 characters a line. */
export type Features = {
  text: string
  /** Columns in all. */
  width: number
  ending: Ending
  /** Sentences that fill lines, as opposed to display copy. */
  prose: boolean
  /** One short line, or a title over two or three, with no full stop. */
  titleLike: boolean
  /** Begins in lower case, and so goes on from elsewhere. */
  lower: boolean
}

const GLANCE = 600
const LONGEST_TITLE = 160
const LONGEST_QUESTION = 130

/** Computes the features of a block. */
export function featuresOf({ shape, lines, wrapped }: TextBlock): Features {
  let text = ''
  let width = 0
  for (const line of lines) {
    width += widthOf(line.text) + 1
    if (text.length < GLANCE) text += `${text === '' ? '' : ' '}${line.text.slice(0, GLANCE)}`
  }
  text = withoutEdges(text)
  width -= 1
  const ending = endingOf(lines.at(-1)?.text ?? '')
  const sentences = /\p{L}{2}[.!?…][»”"’)]?[ \u00a0\u202f]+[«“"¿¡]?\p{Lu}\p{L}/u.test(text)
  const prose =
    width > 220 ||
    (width > LONGEST_TITLE && ending !== 'none' && ending !== 'question') ||
    (ending === 'stop' && (width >= 60 || sentences)) ||
    (['question', 'exclamation', 'ellipsis'].includes(ending) && sentences && width >= 80)
  const titleLike =
    shape === 'text' &&
    !prose &&
    ending !== 'stop' &&
    ending !== 'comma' &&
    (ending === 'none' || ending === 'colon' || width <= LONGEST_QUESTION) &&
    lines.length <= 3 &&
    (lines.length === 1 || wrapped) &&
    /[\p{L}\p{N}]/u.test(text) &&
    !/^(?:\[\d|\d{1,4}[/:]\d)/.test(text)
  return { text, width, ending, prose, titleLike, lower: startsLower(text) }
}

/** The words of a text, for counting: East Asian text has none. */
export function wordsOf(text: string): string[] {
  return text.split(/[ \t\u00a0\u202f\u3000]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/** True where every letter that has a case is a capital, and there are at least two. */
export function isCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text)
}
