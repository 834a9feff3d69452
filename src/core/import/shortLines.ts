import type { Naming } from './naming.ts'
import { isNumbered } from './numbering.ts'
import { isCapitals } from './profile.ts'

const WIDEST_SHORT = 60
const FEWEST_SHORT = 3

/**
 * How many stretches from here on are short lines in a row, as in a poem, an address or a table of results: their line
 * ends mean something. 0 where they are not.
 */
export function shortLines(naming: Naming, from: number): number {
  if (!isShort(naming, from) || announces(naming, from)) return 0
  let count = 1
  let ended = endsSentence(naming, from) ? 1 : 0
  const goesOn = () => isShort(naming, from + count) && naming.stretches[from + count]?.blankBefore === false
  while (count < GLANCE && goesOn()) {
    if (endsSentence(naming, from + count)) ended += 1
    count += 1
  }
  if (ended > count * (count > FEWEST_SHORT ? 0.5 : 0.4)) return 0
  while (goesOn()) count += 1
  const after = naming.stretches[from + count]
  const heads =
    after && !after.blankBefore && !naming.names[from + count] && naming.profile(from + count)?.prose
  if (heads) count -= 1
  while (announces(naming, from + count - 1)) count -= 1
  if (count >= FEWEST_SHORT) return count
  const alone = naming.stretches[from]?.blankBefore && naming.stretches[from + count - 1]?.blankAfter
  return count === 2 && alone && ended === 0 && !isTitleOfTwo(naming, from) ? 2 : 0
}

/** Lines of a run that are looked at to see whether they are sentences. */
const GLANCE = 60

/** `PART TWO` above another short line, with prose below: a title and its subtitle. */
function isTitleOfTwo(naming: Naming, from: number): boolean {
  const text = naming.profile(from)?.text ?? ''
  return (
    naming.profile(from + 2)?.prose === true && (isCapitals(text) || isNumbered(text) || /\p{N}$/u.test(text))
  )
}

function isShort(naming: Naming, index: number): boolean {
  const stretch = naming.stretches[index]
  const profile = naming.profile(index)
  if (!stretch || !profile || naming.names[index] || stretch.shape !== 'text' || stretch.lines.length > 1)
    return false
  return profile.width <= WIDEST_SHORT
}

/** A line that ends with a colon belongs to what it announces. */
function announces(naming: Naming, index: number): boolean {
  return naming.profile(index)?.ending === 'colon'
}

function endsSentence(naming: Naming, index: number): boolean {
  return ['stop', 'question', 'exclamation'].includes(naming.profile(index)?.ending ?? 'none')
}
