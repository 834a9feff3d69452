/** What stands before the list of rules in an object that holds it. */
const BEFORE_LIST = /(["']?)rules\1\s*:\s*\[\s*$/

/** A rule of a broken file, with how many lines stand before it; `text` is null where it has no end. */
type JsonItem = { text: string | null; before: number }

/** True for a file that is written as JSON. */
export const isJson = (text: string): boolean => /^\s*[[{]/.test(text)

/**
 * The rules of a JSON file with a syntax error, so that each can be read by itself.
 *
 * Idea: a rule is an object that holds no other, so it ends with the next brace that is in no text; one that another object
 * begins in has no end. A text ends with its line, as in JSON, so that a missing quote costs its own rule alone. Cost:
 * linear.
 */
export function jsonItems(text: string): JsonItem[] {
  const items: JsonItem[] = []
  let line = 0
  let quoted = false
  let open: { at: number; before: number } | null = null
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '\n') {
      line++
      quoted = false
    } else if (sign === '\\' && quoted && text.charAt(at + 1) !== '\n') at++
    else if (sign === '"') quoted = !quoted
    else if (!quoted && sign === '{') {
      const isList = open !== null && BEFORE_LIST.test(text.slice(open.at, at))
      if (open !== null && !isList) items.push({ text: null, before: open.before })
      open = { at, before: line }
    } else if (!quoted && sign === '}' && open !== null) {
      items.push({ text: text.slice(open.at, at + 1), before: open.before })
      open = null
    }
  }
  if (open !== null && !BEFORE_LIST.test(text.slice(open.at))) items.push({ text: null, before: open.before })
  return items
}
