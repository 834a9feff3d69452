/** Words that are cached, and the longest of them: a text says the same ones over and over. */
const MOST_CACHED = 5000
const LONGEST_CACHED = 40
const cache = new Map<string, string>()

/** A word as it is looked up: no accents, no case, apostrophes alike, digits of any script as 0–9. */
export function normalizeWord(text: string): string {
  // Most words are ASCII, on which normalising has no effect but these two.
  if (/^[\0-\x7f]*$/.test(text)) return text.replaceAll('`', "'").toLowerCase()
  const known = cache.get(text)
  if (known !== undefined) return known
  const normalized = withoutMarks(text)
  if (text.length > LONGEST_CACHED) return normalized
  if (cache.size >= MOST_CACHED) cache.clear()
  cache.set(text, normalized)
  return normalized
}

function withoutMarks(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u200e\u200f\u061c\u0640]/gu, '')
    .replace(/[’ʼ`]/g, "'")
    .replace(/ß/g, 'ss')
    .replace(/\p{Nd}/gu, digit)
    .toLowerCase()
    .normalize('NFC')
}

/** The value of a decimal digit of any script: Unicode keeps the ten of each in one run that begins at its zero. */
function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return character
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(code - zero)
}
