import { join } from 'node:path'
import { openedIn, sharedLibrary } from '../filledLibrary.ts'
import { frequentWord } from '../generatedArticles.ts'
import { inTurns, median, type Row, shown, timed } from '../measuring.ts'
import { runProgram } from '../programs.ts'

const ARTICLES = 50_000
const ROUNDS = 9
/** The places of the words that are sought among all words by their frequency. */
const RANKS = [60, 900, 7000]

/** A search of one word at 50,000 articles, its first 50 hits in order of relevance, against ripgrep over the same files. */
export async function searchAgainstRipgrep(): Promise<Row[]> {
  const folder = await sharedLibrary(ARTICLES)
  const library = await openedIn(folder)
  const search = async (query: string) => {
    const wanted = { query, status: 'all', sort: 'best', offset: 0, limit: 50 } as const
    const listed = await library.list(wanted)
    if (!listed.ok) throw new Error(JSON.stringify(listed.failure))
  }
  // Ripgrep ends with 1 where it finds nothing.
  const ripgrep = (word: string) =>
    runProgram(
      'rg',
      ['--files-with-matches', '--ignore-case', '--word-regexp', word, join(folder, 'articles')],
      {
        allowed: [0, 1],
      },
    )
  const wordAt = (round: number) => frequentWord(RANKS[round % RANKS.length] ?? 0)
  const { ours, other } = await inTurns(
    ROUNDS,
    (round) => timed(() => search(wordAt(round))),
    (round) => ripgrep(wordAt(round)),
  )
  await library.close()
  return [
    {
      name: 'search of a word at 50,000 / ripgrep over the files',
      ratio: median(ours) / median(other),
      aim: 1 / 10,
      detail: `${shown(median(ours))} against ${shown(median(other))}`,
    },
  ]
}
