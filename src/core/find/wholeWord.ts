const IN_WORD = /[\p{L}\p{N}\p{M}]/u
/** Scripts that put no space between words: a word may begin and end at any of their signs. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/

function characterBefore(text: string, at: number): string {
  let end = at
  while (end > 0 && INVISIBLE.test(text.charAt(end - 1))) end -= 1
  const isPair = (text.codePointAt(end - 2) ?? 0) > 0xffff
  return text.slice(Math.max(0, end - (isPair ? 2 : 1)), end)
}

function characterAfter(text: string, at: number): string {
  let start = at
  while (INVISIBLE.test(text.charAt(start))) start += 1
  return String.fromCodePoint(text.codePointAt(start) ?? 0x20)
}

/** True where no word of the text goes on across a place in it. */
export function isWordEdge(text: string, at: number): boolean {
  const before = characterBefore(text, at)
  const after = characterAfter(text, at)
  return !IN_WORD.test(before) || !IN_WORD.test(after) || UNSPACED.test(before) || UNSPACED.test(after)
}
