import type { Section } from './article.ts'
import { LineReader, trimBlanks } from './markdown/index.ts'

const BORDER = /^ {0,3}#{1,2}(?=[ \t]|$)/
const SETEXT = /^ {0,3}(?:=+|-+)[ \t]*$/

/** True for a line that begins a section where it stands outside of code, lists and quotes. */
export function isSectionLine(line: string): boolean {
  return BORDER.test(line)
}

const isBlank = (line: string) => /^[ \t]*$/.test(line)

/** The lines without the blank ones at both ends, as one text. */
function withoutBlankEnds(lines: readonly string[]): string {
  const from = lines.findIndex((line) => !isBlank(line))
  if (from < 0) return ''
  const to = lines.findLastIndex((line) => !isBlank(line))
  return lines.slice(from, to + 1).join('\n')
}

/**
 * The sections of a body's text. A line `## Heading` (or `# Heading`) outside of code, lists and quotes begins one, and
 * what stands before the first is the lead, a section with an empty heading. Headings are plain text. Never empty.
 */
export function splitSections(text: string): Section[] {
  const sections: Section[] = []
  const reader = new LineReader()
  let heading: string | null = null
  let lines: string[] = []
  const finish = () => {
    const body = withoutBlankEnds(lines)
    if (heading !== null || body !== '') sections.push({ heading: heading ?? '', body })
    lines = []
  }
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const { code, depth } = reader.read(line)
    const border = code || depth > 0 ? null : BORDER.exec(line)
    if (border) {
      finish()
      heading = line.slice(border[0].length + 1)
    } else {
      lines.push(line)
    }
  }
  finish()
  return sections.length > 0 ? sections : [{ heading: '', body: '' }]
}

/**
 * One text of all sections, as the editor shows it. A first section without a heading is the text before the first
 * `## `; if it is empty too, and others follow, it is an empty `## `, so that nothing is lost.
 */
export function joinSections(sections: readonly Section[]): string {
  return sections
    .map(({ heading, body }, index) => {
      const isLead = index === 0 && heading === '' && (body !== '' || sections.length === 1)
      if (isLead) return body
      return body === '' ? `## ${heading}` : `## ${heading}\n\n${body}`
    })
    .join('\n\n')
}

/** Keeps other readers of Markdown from taking a paragraph for a heading because of the line under it. */
function withoutUnderlines(body: string): string {
  if (!/^ {0,3}[=-]+[ \t]*$/m.test(body)) return body
  const reader = new LineReader()
  let mayBeCode = false
  const lines = body.split('\n').map((line) => {
    const { follows, depth } = reader.read(line)
    const continues = follows && depth === 0
    mayBeCode = (continues && mayBeCode) || line.includes('`')
    if (!SETEXT.test(line) || mayBeCode) return line
    const marks = trimBlanks(line)
    if (marks.startsWith('-') && marks.length > 2) return continues ? `\n${line}` : line
    return continues ? line.replace(marks, `\\${marks}`) : line
  })
  return lines.join('\n')
}

/** Closes code that is still open, so that it does not swallow what follows. */
function withClosedFence(body: string): string {
  const reader = new LineReader()
  for (const line of body.split('\n')) reader.read(line)
  return reader.openFence === '' ? body : `${body}\n${reader.openFence}`
}

/**
 * Sections in the one form that is stored, which `splitSections(joinSections(…))` gives back unchanged: line ends as
 * `\n`, headings on one line without blanks at the ends, bodies without blank lines at the ends, a border inside a body
 * made one between sections, code closed, and nothing that elsewhere would be a heading by its underline.
 */
export function canonicalSections(sections: readonly Section[]): Section[] {
  const canonical = sections.flatMap(({ heading, body }) => {
    const title = trimBlanks(heading.replace(/\r\n?|\n/g, ' '))
    const [opening, ...others] = splitSections(`## \n${body}`)
    const parts = [{ heading: title, body: opening?.body ?? '' }, ...others]
    return parts.map((part) => ({
      heading: trimBlanks(part.heading),
      body: withoutUnderlines(withClosedFence(part.body)),
    }))
  })
  return canonical.length > 0 ? canonical : [{ heading: '', body: '' }]
}
