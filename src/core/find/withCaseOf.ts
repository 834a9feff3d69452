/**
 * A replacement with the case of what it replaces: all capitals, or a first capital. One that has capitals stays as typed, and
 * so does that of a text which stands as it was searched for.
 */
export function withCaseOf(found: string, query: string, replacement: string): string {
  const hasCapitals = replacement !== replacement.toLowerCase()
  if (hasCapitals || found === query || found === found.toLowerCase()) return replacement
  const letters = found.match(/\p{L}/gu) ?? []
  if (letters.length > 1 && found === found.toUpperCase()) return replacement.toUpperCase()
  const isFirst = letters[0] !== letters[0]?.toLowerCase()
  return isFirst ? replacement.replace(/\p{L}/u, (letter) => letter.toUpperCase()) : replacement
}
