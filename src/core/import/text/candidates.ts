import { wordsOf } from '../lines.ts'
import { isSmallWordOfNames } from '../metadata/offices.ts'
import { namesBody, personIn } from '../metadata/persons.ts'
import { wordSet } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { LEGAL_FORMS } from '../vocabulary/offices.ts'
import type { ClassifiedBlocks, TextContext } from './classification.ts'
import { isCompetition } from './competitions.ts'
import { isCapitals } from './features.ts'
import { capitalsHead } from './kickers.ts'

const LEGAL = wordSet(LEGAL_FORMS)

/** Words up to which a line may be a name, a body or a place and nothing else. */
const MOST_WORDS_OF_NAMES = 6

/**
 * Whether a line could be read as a headline at all, or is only names: `text` where it holds a word of the language (one
 * in lower case, or one that the text has in lower case), `person` and `body` where all its words are written like names
 * and look like somebody or an organisation, `names` where they could be anything.
 */
export function candidateAt(
  classified: ClassifiedBlocks,
  index: number,
  context: TextContext,
): 'text' | 'names' | 'person' | 'body' {
  const { text = '', ending = 'none' } = classified.features(index) ?? {}
  if (!/\p{Lo}|\p{L}.*\p{L}/u.test(text)) return 'body'
  if (isCompetition(text)) return 'names'
  if (!/\p{Lu}/u.test(text) || context.capitals || /[\p{Nd}:«“"„?!…]/u.test(text)) return 'text'
  if (ending !== 'none') return 'text'
  const words = wordsOf(text)
  if (words.length > MOST_WORDS_OF_NAMES) return 'text'
  const own = words.filter((word) => !isSmallWordOfNames(word) && !isLegal(word))
  if (own.some((word) => /^[('‘’]?\p{Ll}/u.test(word))) return 'text'
  const looks = own.length < words.length && words.some(isLegal) ? 'none' : personIn(text)
  if (isCapitals(text) && looks === 'none') return 'body'
  if (isCapitals(text) && looks === 'maybe' && capitalsHead(classified, index + 1)) return 'text'
  const names = own.map(withoutSigns).filter((word) => !namesBody(word))
  if (looks !== 'sure' && names.some((word) => classified.words.isCommon(word))) return 'text'
  return looks === 'sure' ? 'person' : looks === 'none' ? 'body' : 'names'
}

/** True for what a company has at the end of its name: `plc`, `GmbH`. */
const isLegal = (word: string) => LEGAL.has(normalizeWord(withoutSigns(word)))

const withoutSigns = (word: string) => word.replace(/[^\p{L}\p{M}-]/gu, '')
