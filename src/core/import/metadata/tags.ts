import { trimSpaces } from '../../document/index.ts'

/** The tags of a line that is nothing else, two at least: `#harbour/fish #2026`; none of another line. */
export function tagsOfLine(line: string): string[] {
  const tags = trimSpaces(line).split(/[ \t\u00a0]*,[ \t\u00a0]*|[ \t\u00a0]+/)
  return tags.length > 1 && tags.every((tag) => /^#[\p{L}\p{N}][\p{L}\p{M}\p{N}_/-]{0,60}$/u.test(tag))
    ? tags.map((tag) => tag.slice(1))
    : []
}

/** The one tag of a line that is nothing else: `#harbour/fish`; an empty list for another line. */
export function tagAlone(line: string): string[] {
  const [, tag] = /^#(\p{L}[\p{L}\p{M}\p{N}_/-]{1,60})$/u.exec(trimSpaces(line)) ?? []
  return tag === undefined ? [] : [tag]
}
