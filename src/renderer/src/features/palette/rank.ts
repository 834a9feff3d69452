import { searchWords } from '../../../../core/search.ts'

const FIRST_WORD = 3
const LATER_WORD = 2
const WHOLE_WORD = 1
const WHOLE_BEGINNING = 4

/** How well a name answers what was typed; 0 where a word of that begins none of its words. */
export function rankOf(name: string, sought: readonly string[]): number {
  const words = searchWords(name)
  let rank = words.join(' ').startsWith(sought.join(' ')) ? WHOLE_BEGINNING : 0
  for (const word of sought) {
    const at = words.findIndex((each) => each.startsWith(word))
    if (at < 0) return 0
    rank += (at === 0 ? FIRST_WORD : LATER_WORD) + (words.includes(word) ? WHOLE_WORD : 0)
  }
  return rank
}
