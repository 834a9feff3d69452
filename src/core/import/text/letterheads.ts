import { isCouncil } from '../metadata/desks.ts'
import { isAddress, isStreetOver, isTitledName, officeLine } from '../metadata/offices.ts'
import { type ClassifiedBlocks, isSentence, isTouching, type TextContext, textAt } from './classification.ts'
import { isCapitals } from './features.ts'
import type { Head } from './head.ts'
import { isRoleOfName } from './rolesBelowNames.ts'

/** Languages in which each word of a headline may have a capital. */
const TITLE_CASE = /^(?:en|de)(?:-|$)/i

/** Classifies a line that says who sent the text: an office, somebody with a title, an address. */
export function classifyLetterhead(
  classified: ClassifiedBlocks,
  index: number,
  head: Head,
  { language }: TextContext,
): boolean {
  const text = classified.features(index)?.text ?? ''
  const office = officeLine(text)
  const titled = office === null && isTitledName(text)
  const isStreet = isStreetOver(text, textAt(classified, index + 1))
  if (office === null && !titled && !isAddress(text) && !isStreet) return false
  // `Monsieur le Préfet,` opens a letter.
  if (titled && classified.features(index)?.ending === 'comma') return false
  if (overProse(classified, index) || isRoleOfName(classified, index)) return false
  // What met stands over the headline, unless an office is below it.
  if (index === 0 && isCouncil(text) && officeLine(textAt(classified, 1)) === null) return false
  if (office === null && !titled && isPlaceOfText(classified, index, head)) {
    // With the lines of its box: when it is open, what it costs.
    for (let at = index; at === index || isLineOfBox(classified, at); at += 1)
      classified.classify(at, 'paragraph', 'likely', 'paragraph-short-lines')
    return true
  }
  classified.classify(index, 'note', 'likely', 'letterhead')
  // Where headlines have no capitals but the first, a line of words with capitals is no headline.
  const titleCase = isCapitals(text) || TITLE_CASE.test(language)
  const open = titled ? !classified.words.returns(text) : office === 'named' && titleCase
  head.letterheads.push({ index, open })
  return true
}

/** True for an address apart below the one title, where nothing else says who sent the text: it tells readers where a place is. */
function isPlaceOfText(classified: ClassifiedBlocks, index: number, head: Head): boolean {
  const isAlone = head.letterheads.length === 0 && head.genres.length === 0 && !classified.has('note')
  const titles = head.untyped.length + (classified.has('headline') ? 1 : 0)
  let below = index + 1
  while (isLineOfBox(classified, below)) below += 1
  return (
    isAlone &&
    titles === 1 &&
    head.meta.length === 0 &&
    !isTouching(classified, index) &&
    isSentence(classified, below)
  )
}

const isLineOfBox = (classified: ClassifiedBlocks, index: number) =>
  isTouching(classified, index) &&
  classified.features(index)?.titleLike === true &&
  !classified.metadata(index)?.isMeta

/** True for a line that touches the sentences below it and not those above, as a heading does. */
function overProse(classified: ClassifiedBlocks, index: number): boolean {
  const block = classified.blocks[index]
  return (
    index > 0 &&
    block?.blankBefore === true &&
    !block.blankAfter &&
    classified.features(index + 1)?.prose === true
  )
}
