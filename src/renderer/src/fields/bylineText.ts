import type { Byline } from '../../../core/article.ts'

const withoutBlankEnds = (text: string) => text.replace(/^[ \t]+|[ \t]+$/g, '')

/** The names of a byline as one line. */
export function namesOf(byline: readonly Byline[]): string {
  return byline.map(({ name }) => name).join(', ')
}

/**
 * The byline that a line of names means. A name that was there keeps its role and link; where the number of names is
 * the same, a changed name keeps those of the name in its place.
 */
export function bylineFromNames(text: string, before: readonly Byline[]): Byline[] {
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
