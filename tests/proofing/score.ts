import {
  type ProofreadingRules,
  plainProse,
  proofread,
  withArticle,
} from '../../src/core/proofreading/index.ts'
import { wordsToLookUp } from '../../src/core/spelling/index.ts'
import type { WorkerSpeller } from '../../src/host/speller/index.ts'
import { type CorpusArticle, makeCorpus } from './corpus.ts'

const request = (language: string) => ({ language, french: 'both' as const, house: [] })

/** What dictionaries say of words, by language; asks for those that it does not know yet. */
class Verdicts {
  readonly #speller: WorkerSpeller
  readonly #known = new Map<string, boolean>()
  constructor(speller: WorkerSpeller) {
    this.#speller = speller
  }
  of(language: string, word: string): 'known' | 'unknown' | undefined {
    const known = this.#known.get(`${language} ${word}`)
    return known === undefined ? undefined : known ? 'known' : 'unknown'
  }
  async lookUp(language: string, words: readonly string[]): Promise<void> {
    const asked = [...new Set(words)].filter((word) => !this.#known.has(`${language} ${word}`))
    for (let from = 0; from < asked.length; from += 1000) {
      const part = asked.slice(from, from + 1000)
      const checked = await this.#speller.check(request(language), part)
      if (!checked.ok) throw new Error(checked.failure.code)
      const unknown = new Set(checked.value.unknown)
      for (const word of part) this.#known.set(`${language} ${word}`, !unknown.has(word))
    }
  }
}

/** The corpus, in which no misspelling is a word of its language. */
async function corpusWith(verdicts: Verdicts, articles: number): Promise<CorpusArticle[]> {
  for (;;) {
    const asked = { fr: new Set<string>(), en: new Set<string>() }
    const corpus = makeCorpus(articles, (word, language) => {
      const verdict = verdicts.of(language, word)
      if (verdict === undefined) asked[language].add(word)
      return verdict === 'known'
    })
    if (asked.fr.size + asked.en.size === 0) return corpus
    await verdicts.lookUp('fr', [...asked.fr])
    await verdicts.lookUp('en', [...asked.en])
  }
}

export type Score = {
  articles: number
  words: number
  /** By kind: how many were planted, and how many of them found. */
  kinds: ReadonlyMap<string, { planted: number; found: number }>
  spelling: { planted: number; found: number; asked: number; first: number; inFive: number }
  /** What was found where nothing was planted, names apart. */
  falseAlarms: readonly string[]
}

/**
 * Proofreads the corpus as the window does, and holds what is found against what was planted. Suggestions are asked for one in so
 * many misspelt words.
 */
export async function scoreCorpus(speller: WorkerSpeller, articles: number, oneIn: number): Promise<Score> {
  const verdicts = new Verdicts(speller)
  const kinds = new Map<string, { planted: number; found: number }>()
  const spelling = { planted: 0, found: 0, asked: 0, first: 0, inFive: 0 }
  const falseAlarms: string[] = []
  let words = 0
  for (const { language: of, date, paragraphs } of await corpusWith(verdicts, articles)) {
    const language = of === 'en' ? 'en-US' : of
    const texts = paragraphs.map(({ text }) => ({ prose: plainProse(text), language }))
    for (const { prose } of texts) await verdicts.lookUp(language, wordsToLookUp(prose, language))
    const own: ProofreadingRules = {
      ...{ profile: 'press', rules: [], date },
      spelling: { verdictOf: (of, word) => verdicts.of(of, word) },
    }
    const rules = withArticle(own, texts)
    for (const [index, { text, faults }] of paragraphs.entries()) {
      words += text.split(/\s+/u).length
      const prose = texts[index]?.prose ?? plainProse(text)
      const found = proofread(prose, { ...rules, language }).filter(
        ({ source, rule }) => !(source === 'spelling' && rule === 'name'),
      )
      for (const fault of faults) {
        const kind = kinds.get(fault.kind) ?? { planted: 0, found: 0 }
        kinds.set(fault.kind, kind)
        kind.planted += 1
        const isFound = found.some(({ from, to }) => from < fault.to && to > fault.from)
        if (isFound) kind.found += 1
        if (!fault.isSpelling) continue
        spelling.planted += 1
        if (!isFound) continue
        spelling.found += 1
        if (spelling.found % oneIn !== 0) continue
        spelling.asked += 1
        const suggested = await speller.suggest(request(language), text.slice(fault.from, fault.to))
        const place = suggested.ok && fault.right !== null ? suggested.value.indexOf(fault.right) : -1
        if (place === 0) spelling.first += 1
        if (place >= 0) spelling.inFive += 1
      }
      for (const { source, rule, from, to } of found) {
        if (faults.some((fault) => from <= fault.to && to >= fault.from)) continue
        falseAlarms.push(`${source} ${rule}: ${text.slice(Math.max(0, from - 20), to + 10)}`)
      }
    }
  }
  return { articles, words, kinds, spelling, falseAlarms }
}
