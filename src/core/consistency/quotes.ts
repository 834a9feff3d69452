/** The marks that stand alone in a paragraph: those that nothing closes, and those that nothing opened. */
type Alone = { open: readonly number[]; close: readonly number[] }

/**
 * The quotation marks of a paragraph that have no pair there; `carriedOn` is the same where its first mark only repeats that a
 * quotation goes on (null where it begins with none).
 */
export type Quotes = Alone & { carriedOn: Alone | null }

const PAIRS: ReadonlyMap<string, string> = new Map([
  ['«', '»'],
  ['“', '”'],
])
const CLOSING: ReadonlySet<string> = new Set(PAIRS.values())
const BEGINS_OPEN = /^[ \u00a0\u202f—–-]*[«“»]/u

function aloneIn(text: string, from: number): Alone {
  const open: { at: number; sign: string }[] = []
  const close: number[] = []
  for (const { 0: sign, index } of text.matchAll(/[«»“”]/g)) {
    if (index < from) continue
    if (!CLOSING.has(sign)) open.push({ at: index, sign })
    else if (PAIRS.get(open.at(-1)?.sign ?? '') === sign) open.pop()
    else close.push(index)
  }
  return { open: open.map(({ at }) => at), close }
}

/** The quotation marks of a paragraph that have no pair there. */
export function quotesIn(text: string): Quotes {
  const first = BEGINS_OPEN.exec(text)?.[0].length
  return { ...aloneIn(text, 0), carriedOn: first === undefined ? null : aloneIn(text, first) }
}
