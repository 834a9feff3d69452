import { maySign, signsAlone } from '../metadata/bylines.ts'
import { findDate } from '../metadata/dates.ts'
import type { ClassifiedBlocks } from './classification.ts'

const LONGEST = 60

/** True for a label whose value is none of its field: `Date : mardi prochain`, `Auteur : ???`, `Titre : –`. */
export function isUnreadable(classified: ClassifiedBlocks, index: number): boolean {
  const { label = null, meta = null } = classified.metadata(index) ?? {}
  if (!label || label.value === '' || label.value.length > LONGEST) return false
  // In the first line a colon may be that of a headline, unless the labels go on.
  if (index === 0 && !classified.hasLabel(1)) return false
  switch (label.kind) {
    case 'date':
      return meta === null && findDate(label.value, false) === null && !/[.!?]$/.test(label.value)
    case 'byline':
      return maySign(label.value) && meta?.date === '' && !isSigned(label.value)
    case 'headline':
      return !hasTwoLetters(label.value)
    default:
      return false
  }
}

/** True for what can be somebody: it has a capital where the script has any, and is no `TBD`. */
function isSigned(text: string): boolean {
  if (!hasTwoLetters(text) || /^[\p{Nd}?]|\?$/u.test(text)) return false
  if (signsAlone(text) || /\p{Lo}/u.test(text)) return true
  return /\p{Lu}/u.test(text) ? !/^(?:\p{Lu}|[./]){2,3}$/u.test(text) : false
}

function hasTwoLetters(text: string): boolean {
  return /\p{Lo}|\p{L}.*\p{L}/u.test(text)
}
