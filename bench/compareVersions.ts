import { compareArticles } from '../src/core/article/comparison.ts'
import { type ArticleContent, emptyContent } from '../src/core/article/index.ts'
import { frequentWord, median } from './generatedArticles.ts'

const PARAGRAPHS = 1_250
const WORDS = 40
const ROUNDS = 7

let seed = 1
/** The next of a fixed row of numbers from 0 on, below `below`. */
function next(below: number): number {
  seed = (seed * 16_807) % 2_147_483_647
  return seed % below
}

const paragraph = () => Array.from({ length: WORDS }, () => frequentWord(next(4_000)))

/** An article of 50,000 words. */
function articleOf(paragraphs: readonly (readonly string[])[]): ArticleContent {
  const body = paragraphs.map((words) => `${words.join(' ')}.`).join('\n\n')
  return { ...emptyContent('fr'), sections: [{ heading: 'Un', body }] }
}

const edited = (words: readonly string[], count: number) =>
  Array.from({ length: count }).reduce<string[]>(
    (text) => text.with(next(WORDS), `neuf${next(99)}`),
    [...words],
  )

const TEXT = Array.from({ length: PARAGRAPHS }, paragraph)
const CASES = {
  'the same text': TEXT,
  'ten paragraphs edited': TEXT.map((words, at) => (at % 125 === 0 ? edited(words, 3) : words)),
  'every other paragraph gone': TEXT.filter((_, at) => at % 2 === 0),
  'a word changed in each paragraph': TEXT.map((words) => edited(words, 1)),
  'half of the words changed': TEXT.map((words) => edited(words, 20)),
  'another text': Array.from({ length: PARAGRAPHS }, paragraph),
}

for (const [name, text] of Object.entries(CASES)) {
  let isRewritten = false
  const times = Array.from({ length: ROUNDS }, () => {
    // Texts of their own, so that no reading of one is remembered.
    const [older, newer] = [articleOf(TEXT), articleOf(text)]
    const from = performance.now()
    isRewritten = compareArticles(older, newer).isRewritten
    return performance.now() - from
  })
  const said = isRewritten ? ' (rewritten)' : ''
  process.stdout.write(`50,000 words, ${name}: ${median(times).toFixed(0)} ms${said}\n`)
}
