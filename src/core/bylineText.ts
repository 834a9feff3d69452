import type { Byline } from './article/index.ts'

const withoutBlankEnds = (text: string) => text.replace(/^[ \t]+|[ \t]+$/g, '')

/** The names of a byline as one line. */
export function formatByline(byline: readonly Byline[]): string {
  return byline.map(({ name }) => name).join(', ')
}

/**
 * Parses a comma-separated line of names. A known name keeps its role and link; if the number of names is the same, a
 * changed name inherits those of the name in its position.
 */
export function parseByline(text: string, before: readonly Byline[]): Byline[] {
  const names = text
    .split(/[,;،、]/)
    .map(withoutBlankEnds)
    .filter((name) => name !== '')
  return names.map((name, index) => {
    const known = before.find((each) => each.name === name)
    if (known) return known
    const inPlace = names.length === before.length ? before[index] : undefined
    return { ...inPlace, name }
  })
}
