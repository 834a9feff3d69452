import { type Article, emptyContent } from '../../src/core/article/index.ts'

export function idOf(number: number): string {
  return `0190b3a0-0000-7000-8000-${String(number).padStart(12, '0')}`
}

/** An article that differs from others by its number. */
export function articleOf(number: number, changes: Partial<Article> = {}): Article {
  const instant = new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString()
  return {
    ...emptyContent('fr'),
    id: idOf(number),
    revision: 1,
    createdAt: instant,
    updatedAt: instant,
    source: null,
    headline: `Le pont numéro ${number}`,
    sections: [{ heading: '', body: `Le pont numéro ${number} rouvre\u00a0: l’ouvrage tient.` }],
    ...changes,
  }
}
