import type { PatternMatch } from './pattern.ts'

/** A piece of a replacement: text of the template, or (`isQuoted`) text of the match. */
export type ReplacementPiece = { text: string; isQuoted: boolean }

const REFERENCE = /\$(?:\$|&|<([^>]+)>|(\d{1,2}))|\\(?:n|t|\\)/g
const WRITTEN: Readonly<Record<string, string>> = { $$: '$', '\\n': '\n', '\\t': '\t', '\\\\': '\\' }

/** The group that `$1` to `$99` names, by two digits if there are so many groups, else by the first; and the digits left over. */
function numbered(digits: string, { groups }: PatternMatch): [string, string] | null {
  for (const length of [digits.length, 1]) {
    const number = Number(digits.slice(0, length))
    if (number >= 1 && number <= groups.length) return [groups[number - 1] ?? '', digits.slice(length)]
  }
  return null
}

/**
 * The replacement of a match of a regular expression by a template. In it `$&` is all of the match, `$1` and `$<name>`
 * are its groups, `\n` and `\t` a line end and a tab, `$$` and `\\` these signs themselves; anything else is as typed.
 */
export function expandTemplate(template: string, whole: string, match: PatternMatch): ReplacementPiece[] {
  const pieces: ReplacementPiece[] = []
  const add = (text: string, isQuoted: boolean) => {
    const last = pieces.at(-1)
    if (last && last.isQuoted === isQuoted) last.text += text
    else if (text !== '') pieces.push({ text, isQuoted })
  }
  let done = 0
  for (const reference of template.matchAll(REFERENCE)) {
    const { 0: written, 1: name, 2: digits, index } = reference
    add(template.slice(done, index), false)
    done = index + written.length
    const group = digits === undefined ? null : numbered(digits, match)
    if (written === '$&') add(whole, true)
    else if (name !== undefined && Object.hasOwn(match.named, name)) add(match.named[name] ?? '', true)
    else if (group) {
      add(group[0], true)
      add(group[1], false)
    } else add(WRITTEN[written] ?? written, false)
  }
  add(template.slice(done), false)
  return pieces
}
