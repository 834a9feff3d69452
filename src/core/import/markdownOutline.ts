import type { Section } from '../article.ts'
import { LineReader, linkDefinitions, plainLine, trimBlanks } from '../markdown/index.ts'

/** A heading of a Markdown text: its lines, its level and what it says, with its marks. */
type Heading = { from: number; to: number; level: number; text: string }

const ATX = /^ {0,3}(#{1,6})(?:[ \t]|$)/
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/
/** The name or class that generators read at the end of a heading. */
const ATTRIBUTES = /[ \t]\{[#.:][^{}]*\}$/

/** The headings of a text, outside of code, lists and quotes; those that are underlined too. */
function headingsOf(lines: readonly string[]): Heading[] {
  const headings: Heading[] = []
  const reader = new LineReader()
  let paragraph = 0
  for (const [index, line] of lines.entries()) {
    const { code, depth, follows } = reader.read(line)
    if (!follows) paragraph = index
    if (code || depth > 0) continue
    const signs = ATX.exec(line)?.[1]
    const underline = follows ? SETEXT.exec(line)?.[1] : undefined
    if (signs !== undefined) {
      headings.push({ from: index, to: index, level: signs.length, text: atxText(line) })
    } else if (underline !== undefined) {
      const text = lines.slice(paragraph, index).map(trimBlanks).join(' ')
      headings.push({ from: paragraph, to: index, level: underline.startsWith('=') ? 1 : 2, text })
    }
  }
  return headings
}

function atxText(line: string): string {
  const text = trimBlanks(trimBlanks(line).replace(/^#+/, ''))
  let end = text.length
  while (text.charAt(end - 1) === '#') end--
  const closed = end === 0 || /[ \t]/.test(text.charAt(end - 1))
  return trimBlanks(closed ? text.slice(0, end) : text)
}

const BOLD = /^ {0,3}(\*\*|__)(?![ \t*_])((?:(?!\1).){1,120})(?<![ \t.,;])\1[ \t]*$/u

/**
 * The headings of a text that has no marks for them: it opens with a line in bold alone, its title, and such lines below
 * begin sections. Where it opens otherwise, a line in bold is only that.
 */
function boldHeadings(lines: readonly string[]): Heading[] {
  const isBlank = (line: string | undefined) => line === undefined || /^[ \t]*$/.test(line)
  const opening = lines.findIndex((line) => !isBlank(line))
  if (!BOLD.test(lines[opening] ?? '') || !isBlank(lines[opening + 1])) return []
  const headings: Heading[] = []
  const reader = new LineReader()
  for (const [index, line] of lines.entries()) {
    const { code, depth } = reader.read(line)
    const text = code || depth > 0 ? undefined : BOLD.exec(line)?.[2]
    if (text === undefined || !isBlank(lines[index - 1]) || !isBlank(lines[index + 1])) continue
    headings.push({ from: index, to: index, level: index === opening ? 1 : 2, text })
  }
  return headings
}

/** A heading without its marks; none of its characters is lost. */
const plainHeading = (text: string) => trimBlanks(plainLine(text.replace(ATTRIBUTES, '')))

/** True for the heading that is the article's title: the first, and above all the others or before all the text. */
function isTitle(first: Heading, others: readonly Heading[], opens: boolean): boolean {
  if (first.level === 1) return opens || others.every(({ level }) => level > 1)
  return opens && others.length > 0 && others.every(({ level }) => level > first.level)
}

/**
 * A Markdown text whose sections begin with `## ` and a plain heading, and its headline: the one that is known, or the
 * text's own title. Where the headings below it begin at a deeper level, all move up. `linked` are the headings, as they
 * were written, that led somewhere: no heading of an article can.
 */
export function withSectionLines(
  body: string,
  headline: string,
): { text: string; headline: string; linked: string[] } {
  const lines = body.split('\n')
  const marked = headingsOf(lines)
  const headings = marked.length > 0 || headline !== '' ? marked : boldHeadings(lines)
  const [first, ...rest] = headings
  if (!first) return { text: body, headline, linked: [] }
  const opens = lines.slice(0, first.from).every((line) => /^[ \t]*$/.test(line))
  const title = plainHeading(first.text)
  const isHeadline = headline === '' ? isTitle(first, rest, opens) : opens && title === trimBlanks(headline)
  const below = isHeadline ? rest : headings
  const top = below.reduce((least, { level }) => Math.min(least, level), 7)
  const up = Math.max(0, top - 2)
  const written = new Map(below.map((heading) => [heading.from, sectionLine(heading, up)]))
  const skipped = new Set(headings.flatMap(({ from, to }) => range(from, to)))
  const text = lines.flatMap((line, index) => written.get(index) ?? (skipped.has(index) ? [] : [line]))
  const plain = headings.filter((heading) => (isHeadline && heading === first) || heading.level - up <= 2)
  const linked = plain
    .map(({ text }) => text.replace(ATTRIBUTES, ''))
    .filter((heading) => heading.includes(']('))
  return { text: text.join('\n'), headline: isHeadline ? title : headline, linked }
}

function sectionLine({ level, text }: Heading, up: number): string {
  return level - up <= 2 ? `## ${plainHeading(text)}` : `${'#'.repeat(level - up)} ${text}`
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset)
}

/** Sections that stand alone: each gets the link definitions of the whole text that it uses and does not hold. */
export function withDefinitions(sections: readonly Section[], text: string): Section[] {
  const definitions = linkDefinitions(text)
  if (definitions.size === 0) return [...sections]
  return sections.map(({ heading, body }) => {
    const own = linkDefinitions(body)
    const labels = new Set([...body.matchAll(/\[([^[\]]{1,999})\]/g)].map(([, label = '']) => folded(label)))
    const missing = [...definitions].filter(([label]) => labels.has(folded(label)) && !own.has(label))
    if (missing.length === 0) return { heading, body }
    return { heading, body: [body, missing.map(([, definition]) => definition).join('\n')].join('\n\n') }
  })
}

const folded = (label: string) => label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase().toLowerCase()
