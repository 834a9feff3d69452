import { compareArticles } from '../src/core/article/comparison.ts'
import { type ArticleContent, emptyContent } from '../src/core/article/index.ts'
import { frequentWord } from './generatedArticles.ts'
import { median, type Row, shown } from './measuring.ts'

const PARAGRAPHS = 1_250
const WORDS = 40
const ROUNDS = 7
/** Milliseconds. */
const LONGEST = 1000

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

/** Comparing two versions of 50,000 words, by what lies between them, against a second: the longest that a person waits. */
export async function run(): Promise<Row[]> {
  return Object.entries(CASES).map(([name, text]) => {
    let isRewritten = false
    const times = Array.from({ length: ROUNDS }, () => {
      // Texts of their own, so that no reading of one is remembered.
      const [older, newer] = [articleOf(TEXT), articleOf(text)]
      const from = performance.now()
      isRewritten = compareArticles(older, newer).isRewritten
      return performance.now() - from
    })
    return {
      name: `comparing, ${name} / a second`,
      ratio: median(times) / LONGEST,
      aim: 1,
      detail: `${shown(median(times))}${isRewritten ? ' (rewritten)' : ''} for 50,000 words`,
    }
  })
}
