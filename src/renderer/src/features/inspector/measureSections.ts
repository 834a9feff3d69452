import type { Section } from '../../../../core/article.ts'
import { plainText } from '../../../../core/markdown/index.ts'
import { type Measure, measureText, minutesFor } from '../../../../core/measure.ts'

export type ArticleMeasure = Measure & { sections: Measure[] }

type Counts = { signs: number; words: number }

/** Passages measured before, by their text; those that the last measuring did not meet are forgotten. */
let known = new Map<string, Counts>()

const FENCE = /^[ \t>]*(?:`{3}|~{3})/m

/** A body's passages: what empty lines part, but for an item's further paragraphs. One with code is taken whole. */
function passages(body: string): string[] {
  return FENCE.test(body) ? [body] : body.split(/\n\n+(?![ \t\n])/)
}

/** The length of an article's body, as `measureArticle` counts it, at the cost of what has changed since the last time. */
export function measureSections(sections: readonly Section[]): ArticleMeasure {
  const met = new Map<string, Counts>()
  const count = (text: string, plain: (text: string) => string): Counts => {
    const counts = met.get(text) ?? known.get(text) ?? measureText(plain(text))
    met.set(text, counts)
    return counts
  }
  const each = sections.map(({ heading, body }) => {
    let { signs, words } = measureText(heading)
    for (const passage of passages(body)) {
      const counts = count(passage, plainText)
      signs += counts.signs
      words += counts.words
    }
    return { signs, words, minutes: minutesFor(words) }
  })
  known = met
  const signs = each.reduce((sum, section) => sum + section.signs, 0)
  const words = each.reduce((sum, section) => sum + section.words, 0)
  return { signs, words, minutes: minutesFor(words), sections: each }
}

let last: { sections: readonly Section[]; measure: ArticleMeasure } | null = null

/** The same for whoever asks about the same sections. */
export function measured(sections: readonly Section[]): ArticleMeasure {
  if (last?.sections !== sections) last = { sections, measure: measureSections(sections) }
  return last.measure
}
