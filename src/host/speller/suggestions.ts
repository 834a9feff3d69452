import { accented, likelySlips, type Near, oneLetter, splitInTwo } from './nearSpellings.ts'

/** The most spellings that are proposed. */
const MOST = 5
/** The most accents that are changed, and the most spellings with others that are tried: of the word itself, and of each likely slip. */
const MOST_CHANGES = 4
const MOST_ACCENTED = 3000
const MOST_CHANGES_WITH_SLIP = 2
const MOST_WITH_SLIP = 200
/** Longer words have no spelling looked for but with other accents and by the dictionary itself. */
const LONGEST = 30

/** Forms of French verbs that hardly anybody writes in a newspaper. */
const RARE =
  /(?:âmes|âtes|asses?|assions|assiez|assent|ât|îmes|îtes|issions|issiez|issent|ît|ûmes|ûtes|ussions|ussent|erions|eriez)$/
/** What a rare form costs, and a word that is no entry of the dictionary. */
const RARE_COST = 0.5
const INFLECTED_COST = 0.05
/** What is dearer is more than one slip, and has no other accents tried. */
const SINGLE = 0.8
/** What is dearer is a guess, with which the dictionary is asked, too. */
const GUESS = 0.95

/** What suggestions are made with. */
export type SuggestionSource = {
  known(word: string): boolean
  /** What the dictionary itself proposes; up to a second. */
  ask(): readonly string[]
  /** True for an entry of the dictionary. */
  isEntry(word: string): boolean
  /** What stands before all others. */
  first: readonly string[]
}

/** How the letters of a word stand: the proposals take it over. */
function caseOf(word: string): (spelling: string) => string {
  if (word.length > 1 && word === word.toUpperCase()) return (spelling) => spelling.toUpperCase()
  if (/^\p{Lu}/u.test(word)) return (spelling) => spelling.replace(/^./u, (letter) => letter.toUpperCase())
  return (spelling) => spelling
}

/** An elided article, which stays as it is where the word after it has no better spelling with it. */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=.{3})/i

/**
 * The likeliest spellings of a word, the first one first.
 *
 * Idea: people err by accents, double letters, like sounds, swapped letters and single letters, and a dictionary answers in
 * microseconds whether a word is one. So spellings that such a slip leads from are tried, the cheapest slip first, together with
 * other accents; only where none is a word is the dictionary itself asked, which takes a thousand times as long.
 */
export function suggestionsFor(word: string, language: string, source: SuggestionSource): string[] {
  const elided = language.startsWith('fr') ? (ELIDED.exec(word)?.[0] ?? '') : ''
  const written = word.slice(elided.length)
  const spelt = caseOf(written)
  const lower = written.toLowerCase()
  const verdicts = new Map<string, boolean>()
  const known = (spelling: string) => {
    const verdict = verdicts.get(spelling) ?? source.known(elided + spelling)
    verdicts.set(spelling, verdict)
    return verdict
  }
  const found = new Map<string, number>()
  const offer = ({ spelling, cost }: Near) => {
    const cased = elided + spelt(spelling)
    if (cased === word || (found.get(cased) ?? Number.POSITIVE_INFINITY) <= cost) return
    // Hunspell knows any two words with a hyphen between them.
    if (spelling.includes('-') && !written.includes('-') && !source.isEntry(spelling)) return
    if (!known(spelling) && !known(spelt(spelling))) return
    const rare = RARE.test(spelling) && language.startsWith('fr') ? RARE_COST : 0
    found.set(cased, cost + rare + (source.isEntry(spelling) ? 0 : INFLECTED_COST))
  }
  /** What was written in small letters may be a name. */
  const offerName = ({ spelling, cost }: Near) => {
    const name = spelling.replace(/^./u, (letter) => letter.toUpperCase())
    if (written === lower && !elided && known(name) && !known(spelling)) found.set(name, cost)
  }
  for (const near of accented(lower, language, MOST_CHANGES, MOST_ACCENTED)) {
    offer(near)
    offerName(near)
  }
  if (lower.length <= LONGEST) {
    for (const slip of likelySlips(lower, language)) {
      offer(slip)
      offerName(slip)
      if (slip.cost > SINGLE) continue
      for (const { spelling, cost } of accented(
        slip.spelling,
        language,
        MOST_CHANGES_WITH_SLIP,
        MOST_WITH_SLIP,
      ))
        offer({ spelling, cost: slip.cost + cost })
    }
    for (const near of oneLetter(lower, language)) offer(near)
    for (const { parts, ...near } of splitInTwo(lower))
      if (parts.every((part) => source.known(part))) found.set(elided + spelt(near.spelling), near.cost)
  }
  const near = [...found].sort(([, one], [, other]) => one - other).map(([spelling]) => spelling)
  const cheapest = Math.min(...found.values())
  const asked =
    cheapest > GUESS ? source.ask().filter((each) => !each.includes('-') || source.isEntry(each)) : []
  return [...new Set([...source.first, ...near, ...asked])].filter((each) => each !== word).slice(0, MOST)
}
