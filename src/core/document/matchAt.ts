/** The match of a sticky pattern at an index, or null. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/**
 * Where a text has the next of the signs that a global pattern finds, one at a time, from an index on; its end where there is none.
 * A pattern that took all that lies before it (`[^*_]+`) would remember each character of it: once a process has much compiled code,
 * V8 leaves out what spares it that, and throws a RangeError after some three million.
 */
export function nextSign(signs: RegExp, text: string, from: number): number {
  signs.lastIndex = from
  return signs.exec(text)?.index ?? text.length
}
