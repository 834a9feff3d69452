/** Characters of a text that are read for signs of its country. */
const SAMPLE = 20_000

/**
 * How a text writes `10/11/2024`: the day first, but in American English.
 *
 * Idea: the language decides where it names a country or is not English. English of no country is judged by its spelling,
 * units and abbreviations: whichever of the American and British signs are more. `open` where neither are; then a date
 * that can be read both ways is read as day first and marked as doubtful.
 * Invariant: one order holds for a whole text. Cost: two regular expressions over the first 20,000 characters.
 */
export function dateOrder(text: string, language: string): 'day-first' | 'month-first' | 'open' {
  if (/^en-us$/i.test(language)) return 'month-first'
  if (!/^en$/i.test(language)) return 'day-first'
  const sample = text.slice(0, SAMPLE)
  const lead = [...sample.matchAll(AMERICAN)].length - [...sample.matchAll(BRITISH)].length
  return lead > 0 ? 'month-first' : lead < 0 ? 'day-first' : 'open'
}

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const AMERICAN = new RegExp(
  String.raw`\b(?:color|(?:organ|real|recogn|critic|emphas|final|author)ize[ds]?|center|favorite|labor|defense|program|percent|downtown|gotten|${MONTH} \d{1,2},)\b|\b(?:U\.S\.|[ap]\.m\.|(?:Gov|Sen|Rep|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\. [A-Z\d])|\$\d`,
  'g',
)
const BRITISH = new RegExp(
  String.raw`\b(?:colour|(?:organ|real|recogn|critic|emphas|final|author)ise[ds]?|centre|favourite|labour|defence|programme|per cent|councillors?|MPs?|\d{1,2} ${MONTH})\b|£\d`,
  'g',
)
