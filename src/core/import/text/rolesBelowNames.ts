import { isDatelinePlace } from '../agency/places.ts'
import type { Certainty } from '../draft.ts'
import { isCredit, isRoleLine, signsAlone } from '../metadata/bylines.ts'
import { mailAlone } from '../metadata/mailAddresses.ts'
import { isOffice } from '../metadata/offices.ts'
import { LEADING_TRADES, TRADES_OF_AUTHORS } from '../vocabulary/authors.ts'
import { alternatives } from '../vocabulary/load.ts'
import { type ClassifiedBlocks, isSentence, isTouching, textAt } from './classification.ts'
import { isCapitals } from './features.ts'

const LONGEST_ROLE = 60
const LONGEST_TRADE = 100

const TRADES = new RegExp(`(?<!\\p{L})(?:${alternatives(TRADES_OF_AUTHORS, LEADING_TRADES)})(?!\\p{L})`, 'iu')

/** True for what somebody is, in words of the trade or of an office: `Directrice de la rédaction`, `Mayor of Tarn`. */
export const namesWork = (text: string): boolean =>
  text.length <= LONGEST_TRADE && (TRADES.test(text) || isRoleLine(text) || isOffice(text))

/** How surely a line right below who signs says what that person is, or whose; null where it does not. */
export function roleBelowName(classified: ClassifiedBlocks, index: number): Certainty | null {
  const { lower = false, ending, width = 0, text = '', titleLike = false } = classified.features(index) ?? {}
  const block = classified.blocks[index]
  if (block?.shape === 'separator') return null
  if (isTouching(classified, index)) {
    if (isRoleLine(text)) return 'likely'
    const isOther = mailAlone(text) !== null || signsAlone(text) || isCredit(text)
    if (width > LONGEST_TRADE || isOther) return null
    const isShort = width <= LONGEST_ROLE
    const isApart = ending === 'none' && block?.blankAfter === true
    if (isShort && ((isApart && lower) || /^\([^()]{3,60}\)$/u.test(text))) return 'likely'
    if (!isApart || !titleLike || classified.hasLabel(index) || classified.metadata(index)?.meta) return null
    if (namesWork(text)) return 'likely'
    return isShort && !isDatelinePlace(text) && !isCapitals(text) ? 'doubtful' : null
  }
  const isAlone = ending === 'none' && titleLike && !isCapitals(text) && width <= LONGEST_ROLE
  const isOver = opensText(classified, index + 1) || isOverTitle(classified, index)
  return isAlone && TRADES.test(text) && !classified.metadata(index)?.meta && isOver ? 'doubtful' : null
}

/** True above the first line that could be the headline. */
function isOverTitle(classified: ClassifiedBlocks, index: number): boolean {
  const isFirst = !classified.classifications
    .slice(0, index)
    .some((each) => each === undefined || each.kind === 'headline')
  return isFirst && classified.features(index + 1)?.titleLike === true
}

/** True for a line right below a name alone that says what that person is, over the text or a date. */
export function isRoleOfName(classified: ClassifiedBlocks, index: number): boolean {
  const { byline = [], date = '', guess = true } = classified.metadata(index - 1)?.meta ?? {}
  const text = textAt(classified, index)
  const isBelow = byline.length === 1 && date === '' && !guess
  const isRole = namesWork(text) && (isTouching(classified, index) || !isCapitals(text))
  const isOver = opensText(classified, index + 1) || classified.metadata(index + 1)?.isMeta === true
  return index > 1 && isBelow && isRole && isOver
}

const opensText = (classified: ClassifiedBlocks, index: number) =>
  textAt(classified, index) !== '' && isSentence(classified, index)
