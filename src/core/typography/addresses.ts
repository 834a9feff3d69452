const STOPS = /[\p{White_Space}<>"«»“”‹›`|\p{Cc}\ufffc]/u
const SCHEME = /[A-Za-z][A-Za-z0-9+.-]{0,19}$/
const LOCAL_PART = /[\p{L}\p{N}._%+-]{1,64}$/u
/** `pat.o'neil`, but not the elided word of `d'info`. */
const LOCAL_PART_WITH_NAME = /[\p{L}\p{N}_%+-]+\.[\p{L}\p{N}._%+-]*['’][\p{L}\p{N}._%+-]+$/u
const HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u
const HOST_CHARACTER = /[\p{L}\p{N}.:-]/u
const WHOLE_HOST = /^(?:[\p{L}\p{N}-]+\.)+[a-z]{2,24}(?::\d{1,5})?$/iu
/** What stands at the end of an address belongs to the sentence around it. */
const AFTER_ADDRESS = ".,;:!?'’)]}*_~…"
const LONGEST_HOST = 253

/** Where the address that begins at or before `at` ends: without the marks of the sentence, with its balanced brackets. */
function endOfAddress(text: string, at: number): number {
  let end = at
  let open = 0
  while (end < text.length && !STOPS.test(text.charAt(end))) end++
  const stop = end
  while (end > at && AFTER_ADDRESS.includes(text.charAt(end - 1))) end--
  for (let index = at; index < end; index++) {
    if (text.charAt(index) === '(') open++
    if (text.charAt(index) === ')') open--
  }
  while (open > 0 && end < stop && text.charAt(end) === ')') {
    end++
    open--
  }
  return end
}

/** Where the address begins whose telling mark (`://`, `@`, `/`, `www.`) is at `at`, or -1 where it is none. */
function startOfAddress(text: string, mark: string, at: number, floor: number): number {
  const before = (length: number) => text.slice(Math.max(floor, at - length), at)
  if (mark === '@') {
    const local = LOCAL_PART_WITH_NAME.exec(before(64))?.[0] ?? LOCAL_PART.exec(before(64))?.[0]
    return local && HOST.test(text.slice(at + 1, at + 1 + LONGEST_HOST)) ? at - local.length : -1
  }
  if (mark === '/') {
    let from = at
    while (from > floor && at - from < LONGEST_HOST && HOST_CHARACTER.test(text.charAt(from - 1))) from--
    return WHOLE_HOST.test(text.slice(from, at)) ? from : -1
  }
  if (mark === '://') {
    const scheme = SCHEME.exec(before(20))?.[0]
    return scheme ? at - scheme.length : -1
  }
  return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) ? -1 : at
}

/** Every web and e-mail address in a text, in order, each as the range of its characters. */
export function* addressesIn(text: string): Generator<{ from: number; to: number }> {
  let floor = 0
  for (const { 0: mark, index } of text.matchAll(/:\/\/|@|\/|\bwww\./gi)) {
    if (index < floor) continue
    const from = startOfAddress(text, mark, index, floor)
    if (from < 0) continue
    const to = Math.max(endOfAddress(text, index + mark.length), index)
    yield { from, to }
    floor = to
  }
}
