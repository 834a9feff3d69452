import { type Article, emptyContent, STATUSES } from '../src/core/article/index.ts'

export { median } from './measuring.ts'

/** Numbers between 0 and 1 that look random and are the same in each run (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const SYLLABLES =
  'ba bé ca ché da dé é fa gra ju la le mi mon né ou pa pré qui ra ré sa si su ta ter ti tion u va vi œu'.split(
    ' ',
  )
const VOCABULARY = 30_000

function vocabulary(): string[] {
  const random = sequence(1)
  const words = new Set<string>()
  while (words.size < VOCABULARY) {
    const length = 1 + Math.floor(random() * 4.5)
    words.add(Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '').join(''))
  }
  return [...words].sort((one, other) => one.length - other.length)
}

const words = vocabulary()

/** A word, short ones the oftener: the n-th is about n times rarer than the first, as in a language. */
function word(random: () => number): string {
  return words[Math.floor(VOCABULARY ** random()) - 1] ?? ''
}

function text(random: () => number, length: number): string {
  let written = ''
  while (written.length < length) {
    written += `${word(random)}${random() < 0.08 ? ', ' : random() < 0.07 ? '. L’' : ' '}`
  }
  return written.slice(0, length).trimEnd()
}

/** The words that the texts are made of, the most frequent first. */
export function frequentWord(rank: number): string {
  return words[rank] ?? ''
}

export function generatedId(number: number): string {
  return `0190a0b0-c0d0-7000-8000-${String(number).padStart(12, '0')}`
}

/** An article of about `size` characters, always the same for a number; one section in four has a mark or a link. */
export function generatedArticle(number: number, size: number): Article {
  const random = sequence(number + 7)
  const day = new Date(Date.UTC(2020, 0, 1) + number * 3_600_000).toISOString()
  const part = Math.floor((size - 900) / 6)
  const sections = [0, 1, 2, 3, 4, 5].map((index) => {
    const body = `${text(random, part / 2)}\n\n${text(random, part / 2)}`
    return { heading: text(random, 30), body: index % 4 === 0 ? `${body} *${word(random)}*` : body }
  })
  return {
    ...emptyContent('fr'),
    id: generatedId(number),
    revision: 1,
    createdAt: day,
    updatedAt: day,
    source: null,
    status: STATUSES[number % STATUSES.length] ?? 'draft',
    kicker: text(random, 20),
    headline: text(random, 60),
    standfirst: text(random, 160),
    byline: [{ name: text(random, 14) }],
    date: day.slice(0, 10),
    desk: word(random),
    keywords: [word(random), word(random)],
    sections,
  }
}
