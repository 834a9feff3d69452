import { type CorpusLanguage, WORDING } from './language.ts'
import { SENTENCES } from './sentences.ts'

/** What is true of a generated article. */
export type Truth = {
  language: CorpusLanguage
  /** Empty where the file has none. */
  headline: string
  byline: readonly string[]
  /** ISO; empty where the file has none. */
  date: string
  place: string
  /** What the file says of where it was written, and which agency sent it; empty where it says neither. */
  dateline: string
  agency: string
  /** The heading of the first section is empty. */
  sections: readonly { heading: string; paragraphs: readonly string[] }[]
}

/** Numbers that look random and are the same in each run. */
export class Dice {
  private state: number
  constructor(seed: number) {
    this.state = seed
  }

  /** From 0 to `sides` − 1 (mulberry32). */
  roll(sides: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * sides)
  }

  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item {
    const item = items[this.roll(items.length)]
    if (item === undefined) throw new RangeError('nothing to pick')
    return item
  }
}

/** An article of three sections in a language, always the same for a seed. */
export function articleOf(language: CorpusLanguage, dice: Dice): Truth {
  const { headlines, headings, names, places } = WORDING[language]
  const sentences: readonly string[] = SENTENCES[language]
  let next = dice.roll(sentences.length)
  const paragraph = () => {
    const count = 1 + dice.roll(2)
    const parts = Array.from({ length: count }, () => sentences[next++ % sentences.length] ?? '')
    return parts.join(' ')
  }
  const from = dice.roll(headings.length)
  const sections = ['', headings[from] ?? '', headings[(from + 1) % headings.length] ?? ''].map(
    (heading) => ({
      heading,
      paragraphs: Array.from({ length: 2 }, paragraph),
    }),
  )
  const day = new Date(Date.UTC(2019 + dice.roll(7), dice.roll(12), 1 + dice.roll(28)))
  const first = dice.pick(names)
  const second = dice.pick(names)
  return {
    language,
    headline: dice.pick(headlines),
    byline: dice.roll(4) === 0 && second !== first ? [first, second] : [first],
    date: day.toISOString().slice(0, 10),
    place: dice.pick(places),
    dateline: '',
    agency: '',
    sections,
  }
}

/** A date as a language writes it out. */
export function longDate({ date, language }: Truth, weekday = false): string {
  const locale = language === 'en' ? 'en-GB' : language
  const written = new Intl.DateTimeFormat(locale, {
    dateStyle: weekday ? 'full' : 'long',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`))
  return written.replace(/\u202f|\u00a0/g, ' ')
}

const AND: { readonly [Language in CorpusLanguage]: string } = {
  fr: 'et',
  en: 'and',
  de: 'und',
  es: 'y',
  it: 'e',
  pt: 'e',
  nl: 'en',
  sv: 'och',
  pl: 'i',
  ru: 'и',
}

/** The names of a byline as a language joins them. */
export function namesOf({ byline, language }: Truth): string {
  return byline.join(` ${AND[language]} `)
}

/** The line that signs an article. */
export function signature(truth: Truth): string {
  return `${WORDING[truth.language].by} ${namesOf(truth)}`
}
