import type { Span } from '../search.ts'

/** The stretches of code within a line of Markdown, with the backquotes around them. */
export function codeSpans(line: string): Span[] {
  const runs = [...line.matchAll(/\\`|`+/g)].filter(([run]) => !run.startsWith('\\'))
  const closing = new Map<number, number[]>()
  for (const { 0: run, index } of runs.toReversed()) {
    const places = closing.get(run.length) ?? []
    closing.set(run.length, places)
    places.push(index)
  }
  const found: Span[] = []
  let free = 0
  for (const { 0: run, index } of runs) {
    const places = closing.get(run.length) ?? []
    while ((places.at(-1) ?? line.length) <= index) places.pop()
    const end = places.at(-1)
    if (index < free || end === undefined) continue
    free = end + run.length
    found.push({ from: index, to: free })
  }
  return found
}
