/** A word with a question mark where a letter was: `Fran?ais`, `l?été`, as programs write what they cannot. */
const LOST = /(?<=^|[ \t\n\u00a0«“"'(])\p{L}{1,30}(?:\?\p{Ll}{1,30}){1,6}(?=$|[ \t\n\u00a0»”"'),.;:!?…-])/gu
const MOST_BY_CHANCE = 2
const READ = 100_000

/** True for a text in which letters were lost before it was saved, and replaced by question marks. */
export function hasLostLetters(text: string): boolean {
  const found = text.slice(0, READ).match(LOST)
  return found !== null && found.length > MOST_BY_CHANCE
}

/** Letters of UTF-8 that were once read as windows-1252, and saved so: `Ã©`, `â€™`. */
const READ_TWICE = /Ã[\u0080-\u00bfŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€[™œ˜“”¦\u009d\u0093\u0094]|Â[\u00a0«»°]/g

/** True for a text with more than `most` letters of UTF-8 that were read in another encoding. */
export function hasReadTwice(text: string, most: number): boolean {
  return exceeds(text, READ_TWICE, most)
}

/** True where more than `most` matches of a pattern, which is global, are in a text: no more of them are looked for. */
export function exceeds(text: string, pattern: RegExp, most: number): boolean {
  let count = 0
  for (const _ of text.matchAll(pattern)) {
    count += 1
    if (count > most) return true
  }
  return false
}
