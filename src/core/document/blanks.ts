/** The blanks that Markdown drops at the edges of lines. A no-break space is none of them. */
const isBlank = (character: string) => character === ' ' || character === '\t'

/** The text without spaces and tabs at its start. (Loops, as a pattern's time grows with the square of such a run.) */
export function trimBlankStart(text: string): string {
  let from = 0
  while (isBlank(text.charAt(from))) from++
  return text.slice(from)
}

/** The text without spaces and tabs at its end. */
export function trimBlankEnd(text: string): string {
  let to = text.length
  while (to > 0 && isBlank(text.charAt(to - 1))) to--
  return text.slice(0, to)
}

/** The text without spaces and tabs at its ends. */
export function trimBlanks(text: string): string {
  return trimBlankEnd(trimBlankStart(text))
}

/** The text without the line ends at its start and its end. */
export function trimLineEnds(text: string): string {
  let from = 0
  let to = text.length
  while (text.charAt(from) === '\n') from++
  while (to > from && text.charAt(to - 1) === '\n') to--
  return text.slice(from, to)
}
