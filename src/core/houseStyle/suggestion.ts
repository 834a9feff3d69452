import type { PatternMatch } from '../find/index.ts'

/** What a `$` of a suggestion stands for: `$$`, `$&`, `$1`, `$<name>`. */
const REFERENCE = /\$(?:(\$)|(&)|(\d{1,2})|<([^>]*)>)/g

/** The groups that a suggestion names: by number, or by name. */
export function groupsNamed(suggest: string): string[] {
  return [...suggest.matchAll(REFERENCE)].flatMap(([, , , number, name]) =>
    number === undefined ? (name ?? []) : String(Number(number)),
  )
}

/** A suggestion with what a pattern matched in the place of its references. */
export function filledIn(suggest: string, found: string, { groups, named }: PatternMatch): string {
  return suggest.replace(REFERENCE, (_, dollar?: string, whole?: string, number?: string, name?: string) => {
    if (dollar !== undefined) return '$'
    if (whole !== undefined) return found
    if (number !== undefined) return groups[Number(number) - 1] ?? ''
    return named[name ?? ''] ?? ''
  })
}

const hasCapital = (text: string) => /\p{Lu}/u.test(text)

/** True for letters of which there are two or more, all of them capitals. */
export function isInCapitals(text: string): boolean {
  return /\p{L}.*\p{L}/su.test(text) && hasCapital(text) && text === text.toUpperCase()
}

/** A suggestion in the capitals of what it replaces, where neither it nor its rule is particular about them. */
export function inCaseOf(suggest: string, found: string, written: string): string {
  if (hasCapital(suggest) || hasCapital(written)) return suggest
  if (isInCapitals(found)) return suggest.toUpperCase()
  if (!/^\p{Lu}/u.test(found)) return suggest
  return suggest.replace(/^\P{L}*\p{L}/u, (start) => start.toUpperCase())
}
