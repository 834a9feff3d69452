/** Escape sequences of terminals (colours, titles), control characters that are no line ends or tabs, the end mark of DOS. */
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it finds
  /\x1b(?:\[[0-?]{0,40}[ -/]{0,10}[@-~]|\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)|[ -/]{0,3}[0-~])|[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g

/** The mark with which DOS ends a text. */
const END_OF_FILE = '\x1a'

/**
 * A text without its control characters and escape sequences, the number of them that were taken out, and where places in
 * it, in ascending order, are afterwards.
 */
export function takeOutControls(
  text: string,
  places: readonly number[],
): { text: string; places: readonly number[]; taken: number } {
  const moved = [...places]
  let taken = 0
  let gone = 0
  let next = 0
  const kept = (text.endsWith(END_OF_FILE) ? text.slice(0, -1) : text).replace(
    CONTROLS,
    (control, index: number) => {
      while (next < moved.length && (places[next] ?? 0) <= index) {
        moved[next] = (places[next] ?? 0) - gone
        next += 1
      }
      gone += control.length
      taken += 1
      return ''
    },
  )
  for (; next < moved.length; next++) moved[next] = (places[next] ?? 0) - gone
  return { text: kept, places: moved, taken }
}
