/** The white space that Markdown drops at the ends of lines. A no-break space is not among it. */
const isSpaceOrTab = (character: string) => character === ' ' || character === '\t'

/** The text without spaces and tabs at its start. A loop, as a pattern would be quadratic in such a run. */
export function trimSpaceStart(text: string): string {
  let from = 0
  while (isSpaceOrTab(text.charAt(from))) from++
  return text.slice(from)
}

/** The text without spaces and tabs at its end. */
export function trimSpaceEnd(text: string): string {
  let to = text.length
  while (to > 0 && isSpaceOrTab(text.charAt(to - 1))) to--
  return text.slice(0, to)
}

/** The text without spaces and tabs at its ends. */
export function trimSpaces(text: string): string {
  return trimSpaceEnd(trimSpaceStart(text))
}

/** The text without the line ends at its start and its end. */
export function trimLineEnds(text: string): string {
  let from = 0
  let to = text.length
  while (text.charAt(from) === '\n') from++
  while (to > from && text.charAt(to - 1) === '\n') to--
  return text.slice(from, to)
}
