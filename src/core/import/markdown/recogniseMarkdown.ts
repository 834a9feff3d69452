import { isBlank } from '../lines.ts'

/** Characters that are looked at; front matter and the first headings come early. */
const SAMPLE = 60_000

/** True for a text with front matter, or with marks that no plain text has in such number. */
export function looksLikeMarkdown(text: string): boolean {
  const lines = text.slice(0, SAMPLE).split(/\r\n|[\r\n]/)
  return hasFrontMatter(lines) || hasMarks(lines)
}

/** A first line of `---` or `+++`, a line that closes it, and between them nothing but keys and what belongs to them. */
function hasFrontMatter(lines: readonly string[]): boolean {
  const fence = trimEnd(lines[0] ?? '')
  if (fence !== '---' && fence !== '+++') return false
  const end = lines.findIndex((line, i) => i > 0 && trimEnd(line) === fence)
  if (end < 2) return false
  const inside = lines.slice(1, end).filter((line) => !isBlank(line))
  const key =
    fence === '---'
      ? /^["']?[\p{L}_][\p{L}\p{N}_ .-]{0,60}["']?[ \t]*:(?:[ \t]|$)/u
      : /^["']?[\p{L}\p{N}_.-]{1,80}["']?[ \t]*=/u
  const keys = inside.filter((line) => key.test(line)).length
  const others = inside.filter((line) => !key.test(line) && !/^(?:[ \t]|-[ \t]|#|\[|\]|\})/.test(line)).length
  return keys > 0 && others === 0
}

/** Visible lines among which the first heading of a Markdown text stands. */
const TOP = 3
/** Headings without one at the top that are too many to be a plain text's notes. */
const MANY = 4

/** A heading at the top, then others or marks; not merely numbers (`# 1`, `# 2`), nor the notes at an agency text's end. */
function hasMarks(lines: readonly string[]): boolean {
  let headings = 0
  let marks = 0
  let visible = 0
  let atTop = false
  let fenced = false
  for (const [i, line] of lines.entries()) {
    if (isBlank(line)) continue
    visible += 1
    if (/^(?:```|~~~)/.test(line)) {
      fenced = !fenced
      marks += 1
    }
    if (fenced || line.length > 400) continue
    if (isHeading(lines, i)) {
      headings += 1
      atTop ||= visible <= TOP
    }
    if (INLINE_MARK.test(line)) marks += 1
  }
  return headings + marks >= (atTop ? 2 : MANY) && headings > 0
}

const INLINE_MARK = /\[[^[\]]{1,200}\]\((?:https?:|mailto:|\/|#)[^() ]{1,300}\)|\*\*[^* ][^*]{0,200}\*\*/

/** A heading that is set off by a blank line above, and below too unless it is a lower one. */
function isHeading(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? ''
  const setOff =
    isBlank(lines[index - 1] ?? '') && (isBlank(lines[index + 1] ?? '') || /^##/.test(line) || index === 0)
  return setOff && /^#{1,6}[ \t]+[^\p{N}#]*\p{L}/u.test(line)
}

function trimEnd(line: string): string {
  let end = Math.min(line.length, 80)
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1
  return line.length > 80 ? line : line.slice(0, end)
}
