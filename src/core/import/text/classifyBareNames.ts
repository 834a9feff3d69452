import { isCredit, signsAlone } from '../metadata/bylines.ts'
import { areAddresses } from '../metadata/mailAddresses.ts'
import { namesTrade } from '../metadata/credits.ts'
import { isGivenName, personIn } from '../metadata/persons.ts'
import { type ClassifiedBlocks, isTouching } from './classification.ts'
import type { Head } from './head.ts'
import { isPlaceInCapitals, signsOverText } from './namesBelowTitle.ts'
import { isRoleOfName, namesWork } from './rolesBelowNames.ts'
import { isGenreAt } from './classifyHeadline.ts'

/** A line that is nothing but a name signs where it touches the date, or who took the photographs, as does one right above it. */
export function classifyBareNames(classified: ClassifiedBlocks, head: Head, headline: number): void {
  for (const index of head.untyped) {
    if (index <= headline || classified.classifications[index]) continue
    const isAbove = classified.blocks[index + 1]?.blankBefore === false
    const isOverCredit = isAbove && isCredit(classified.features(index + 1)?.text ?? '')
    const credited = isOverCredit || (isAbove && classified.classifications[index + 1]?.kind === 'byline')
    if (classified.has('byline') && !credited) continue
    const { byline = [], guess = false } = classified.metadata(index)?.meta ?? {}
    if (signsUnderHeadline(classified, index, { headline, isCredited: credited })) {
      head.meta.push(index)
      continue
    }
    const hasRole = isRoleOfName(classified, index + 1)
    const hasAccount = areAddresses(classified.features(index + 1)?.text ?? '')
    const touches =
      credited ||
      ((hasRole || hasAccount) && head.dates.includes(index + 2)) ||
      head.dates.includes(index + 1) ||
      (head.dates.includes(index - 1) && classified.features(index + 1)?.titleLike)
    if (byline.length === 0 || !touches || byline.some(({ name }) => personIn(name) === 'none')) continue
    const named = !guess || byline.every(({ name }) => classified.words.returns(name))
    if (named) classified.classify(index, 'byline', 'likely', 'byline-name')
    else classified.classify(index, 'byline', 'doubtful', 'byline-name-uncertain')
    if (isOverCredit && classified.classifications[index + 1]?.kind !== 'byline') {
      classified.classify(index + 1, 'byline', 'likely', 'byline-opening')
      head.meta.push(index, index + 1)
    }
    if (hasAccount) classified.classify(index + 1, 'note', 'likely', 'contact-of-author')
    if (hasRole && !classified.classifications[index + 1])
      classified.classify(index + 1, 'byline', 'likely', 'byline-role')
  }
  for (const index of head.untyped.toReversed()) {
    const below = classified.classifications[index + 1]
    const isName = below?.reason === 'byline-name' || below?.reason === 'byline-name-uncertain'
    if (index <= headline || classified.classifications[index] || !isName) continue
    const { byline = [] } = classified.metadata(index)?.meta ?? {}
    if (byline.length > 0 && byline.every(({ name }) => personIn(name) !== 'none'))
      classified.classify(index, 'byline', below.certainty, below.reason)
  }
}

/** Classifies a first and a last name in small letters right below a date, which signs, perhaps. */
export function classifySmallName(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const isBelowDate = head.dates.includes(index - 1) && !classified.has('byline')
  if (!isBelowDate || !isNameInSmallLetters(classified.features(index)?.text ?? '')) return false
  classified.classify(index, 'byline', 'doubtful', 'byline-name-uncertain')
  head.meta.push(index)
  return true
}

/** `jeanne morel`. */
function isNameInSmallLetters(text: string): boolean {
  const [first = '', ...others] = text.split(' ')
  const isPlain = /^\p{Ll}[\p{Ll}’'-]+(?: \p{Ll}[\p{Ll}’'-]+){1,2}$/u.test(text)
  return isPlain && others.length > 0 && isGivenName(first)
}

/**
 * Classifies a line of names between the headline and the first sentences: it signs where it says a trade or names a newsroom,
 * else it is asked about, as a headline may have a subhead of a name.
 */
function signsUnderHeadline(
  classified: ClassifiedBlocks,
  index: number,
  { headline, isCredited }: { headline: number; isCredited: boolean },
): boolean {
  const between = classified.classifications
    .slice(headline + 1, index)
    .filter((each, i) => each === undefined && !isGenreAt(classified, headline + 1 + i))
  // One more line may be the subhead.
  const isBelow =
    between.length === 0 || (between.length === 1 && classified.blocks[index]?.blankBefore === true)
  if (headline < 0 || !isBelow || isCredited) return false
  // `Petra Wolf (dpa)`: the agency is a block of its own already.
  const lineOf = (at: number) => classified.blocks[at]?.lines[0]?.number
  const isOfAgency =
    classified.classifications[index + 1]?.kind === 'agency' && lineOf(index + 1) === lineOf(index)
  const below = isOfAgency ? index + 2 : index + 1
  // A line of signs may underline it.
  const next =
    classified.blocks[below]?.shape === 'separator' && isTouching(classified, below) ? below + 1 : below
  const { guess = true } = classified.metadata(index)?.meta ?? {}
  const isPlaced = !guess && isPlaceInCapitals(classified, next, false)
  const isRole = isRoleUnder(classified, next) || isRoleOfName(classified, next)
  const last = isRole || isPlaced ? next + 1 : next
  if (!signsOverText(classified, index, last, true)) return false
  const { byline = [] } = classified.metadata(index)?.meta ?? {}
  const isSaid = isOfAgency || byline.every(({ name, role = '' }) => signsAlone(name) || namesTrade(role))
  const isUnder =
    isRoleUnder(classified, next) &&
    !isPlaceInCapitals(classified, next) &&
    !/\p{Nd}/u.test(classified.features(next)?.text ?? '')
  const isTrade = last > next && (namesWork(classified.features(next)?.text ?? '') || isUnder)
  if (isTrade) classified.classify(next, 'byline', 'doubtful', 'byline-role')
  else if (last > next && isPlaceInCapitals(classified, next, !isPlaced))
    classified.classify(next, 'dateline', 'doubtful', 'dateline-place-alone')
  if (isSaid) classified.classify(index, 'byline', 'likely', 'byline-name')
  else classified.classify(index, 'byline', 'doubtful', 'byline-name-uncertain')
  return true
}

/** True for a short line that touches the one above it, as what its author is does. */
function isRoleUnder(classified: ClassifiedBlocks, index: number): boolean {
  const [features, block] = [classified.features(index), classified.blocks[index]]
  const isShort = features?.prose === false && features.width <= 100 && features.ending === 'none'
  return isShort && !classified.classifications[index] && block?.shape === 'text' && !block.blankBefore
}
