import { conditionsOf, parseQuery } from '../../../core/query/index.ts'
import { findFolded, type TextRange } from '../../../core/search.ts'

const LETTER_BEFORE = /[\p{L}\p{N}\p{M}]$/u
/** In scripts without spaces between words a single character matches anywhere; elsewhere a match must start a word. */
const WORD_ANYWHERE = /^[^\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}\p{N}]$/u

/** The words of a query are the same on any day. */
const ANY_DAY = '2000-01-01'

/** Where a headline has the words of a query, in order; ranges may overlap. */
export function searchSpans(text: string, query: string): TextRange[] {
  const words = conditionsOf(parseQuery(query), ANY_DAY).all.flatMap((each) =>
    each.kind === 'words' && (each.field === null || each.field === 'headline') ? each.words : [],
  )
  const spans = words.flatMap((word) =>
    findFolded(text, word).filter(
      ({ from }) => WORD_ANYWHERE.test(word) || !LETTER_BEFORE.test(text.slice(0, from)),
    ),
  )
  return spans.sort((one, other) => one.from - other.from)
}
