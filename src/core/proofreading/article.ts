import type { ArticleContent } from '../article/index.ts'
import { type ConsistencyFinding, consistencyFindings, factsOf } from '../consistency/index.ts'
import { namesIn, wordsToLookUp } from '../spelling/index.ts'
import type { Prose } from '../typography/index.ts'
import type { ProofreadingRules } from './proofread.ts'
import { textsOf } from './texts.ts'

type Text = { prose: Prose; language: string }

/** The rules, with what these texts of one article tell each other: the names that they have, and what differs among them. */
export function withArticle<Rules extends ProofreadingRules>(rules: Rules, texts: readonly Text[]): Rules {
  const { spelling, usageOff = [] } = rules
  // A name that has not been looked up may be one that a dictionary knows.
  const isKnown = (name: string, language: string) => spelling?.verdictOf(language, name) !== 'unknown'
  const facts = texts.map(({ prose, language }) => factsOf(prose, language))
  const found = consistencyFindings(facts, isKnown, usageOff)
  const differing = new Map<string, readonly ConsistencyFinding[]>()
  for (const [at, { prose }] of texts.entries()) {
    const here = found[at] ?? []
    if (here.length > 0) differing.set(prose.text, here)
  }
  if (!spelling) return { ...rules, differing }
  const names = new Set(texts.flatMap(({ prose, language }) => namesIn(prose, language)))
  return { ...rules, differing, spelling: { ...spelling, names } }
}

/** The words of an article that dictionaries are to be asked about, each once, by their language. */
export function articleWords(content: ArticleContent): ReadonlyMap<string, ReadonlySet<string>> {
  const words = new Map<string, Set<string>>()
  for (const { prose, language } of textsOf(content)) {
    const known = words.get(language) ?? new Set()
    for (const word of wordsToLookUp(prose, language)) known.add(word)
    words.set(language, known)
  }
  return words
}
