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

/** A sentence that ends, and another that begins. */
const SENTENCES = /\p{L}{2}[.!?…][»«”“"’‘)]?[ \u00a0\u202f]+[«»“„"¿¡]?\p{Lu}[\p{L}’' \u00a0]/u

/** The features of each block that was asked about. */
const known = new WeakMap<TextBlock, Features>()

/** The features of a block, computed when they are first asked for. */
export function featuresOf(block: TextBlock): Features {
  const features = known.get(block) ?? computed(block)
  known.set(block, features)
  return features
}

function computed({ shape, lines, wrapped }: TextBlock): Features {
  let text = ''
  let width = 0
  for (const line of lines) {
    width += widthOf(line.text) + 1
    if (text.length < GLANCE) text += `${text === '' ? '' : ' '}${line.text.slice(0, GLANCE)}`
  }
  text = withoutEdges(text)
  width -= 1
  const ending = endingOf(lines.at(-1)?.text ?? '')
  const prose =
    width > 220 ||
    (width > LONGEST_TITLE && ending !== 'none' && ending !== 'question') ||
    (ending === 'stop' && (width >= 60 || SENTENCES.test(text))) ||
    (['question', 'exclamation', 'ellipsis', 'colon'].includes(ending) && width >= 80 && SENTENCES.test(text))
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

/** True where every letter that has a case is a capital, and there are at least two. */
export function isCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text)
}

/**
 * True for facts or rubrics side by side, three at least: between bars (`Tarn | Transport | Works`), or between dashes or dots where
 * two of them have figures: `Serves 6 – Prep: 25 min – Cook: 40 min`.
 */
export function arePartedFacts(text: string): boolean {
  if (text.split(/[ \u00a0]\|[ \u00a0]/u).length > 2) return true
  const parts = text.split(/[ \u00a0](?:[–—·•]|-)[ \u00a0]/u)
  return parts.length > 2 && parts.filter((part) => /\p{Nd}/u.test(part)).length > 1
}

/** True for one quotation from end to end, as a headline or a subhead of an interview is. */
export const framedQuote = (text: string): boolean =>
  /^(?:«[^»]{10,}»|“[^”]{10,}”|„[^“”]{10,}[“”]|"[^"]{10,}"|[‘'][^‘’']{10,}[’'])$/u.test(text)
