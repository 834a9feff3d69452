import { trimSpaceEnd, trimSpaces } from '../../document/index.ts'
import { entryLine, isKnownKey } from './entryLine.ts'
import type { Field, FieldMap, FieldsRead } from './field.ts'
import { readToml } from './readToml.ts'
import { parseYaml, readYaml } from './readYaml.ts'

/** The front matter of a text, and what follows it. */
export type Split = {
  fields: FieldMap
  body: string
  /** What its comments say. */
  comments: readonly string[]
  /** Lines that were read by guess, each with its number in the text. */
  guessed: readonly NumberedLine[]
  /** Lines that were not read. */
  unread: readonly NumberedLine[]
  /** Keys that stand there more than once and do not say the same. */
  twice: readonly string[]
  /** The line that should close it is missing. */
  isOpen: boolean
}
export type NumberedLine = { line: number; text: string }

const LONGEST = 64_000
/** Lines among which the closing one is looked for. */
const MOST_LINES = 3000

type Syntax = 'yaml' | 'toml' | 'json'
type Fence = { syntax: Syntax; closing: RegExp }

/** The line that opens front matter, with its language. */
const FENCE = /^ {0,3}(---|\+\+\+|;;;)-*[ \t]*(ya?ml|toml|json)?$/i
const CLOSING = { '---': /^(?:-{3,}|\.\.\.)$/, '+++': /^\+\+\+$/, ';;;': /^;;;$/ } as const
const SYNTAXES = { '---': 'yaml', '+++': 'toml', ';;;': 'json' } as const

function fenceAt(line: string): Fence | null {
  const text = trimSpaceEnd(line)
  if (text === '{') return { syntax: 'json', closing: /^\}$/ }
  const [, sign, named] = FENCE.exec(text) ?? []
  if (sign !== '---' && sign !== '+++' && sign !== ';;;') return null
  const said = named?.toLowerCase()
  const syntax = said === undefined ? SYNTAXES[sign] : said === 'toml' || said === 'json' ? said : 'yaml'
  return { syntax, closing: CLOSING[sign] }
}

const isEmptyLine = (line: string) => /^[ \t]*$/.test(line)

/**
 * Parts a text into its front matter (YAML, TOML, JSON, Pandoc's title lines, or lines of `key: value` alone) and what
 * follows. Blank lines and comments may stand before it. What only looks like front matter is text; front matter that
 * breaks the rules of its syntax is read as far as it can be, and the lines that cannot are named.
 */
export function splitFrontMatter(text: string): Split {
  const lines = text
    .replace(/^\ufeff+/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const whole: Split = { ...NO_FRONT_MATTER, body: lines.join('\n') }
  if (lines[0]?.startsWith('% ')) return { ...NO_FRONT_MATTER, ...splitTitleLines(lines) }
  const start = firstLine(lines)
  const fence = fenceAt(lines[start] ?? '')
  if (!fence) return start === 0 ? (splitProperties(lines) ?? splitBareLines(lines) ?? whole) : whole
  const extent = extentOf(lines, start, fence)
  if (!extent) return whole
  const before = lines.slice(0, start).filter((line) => !isEmptyLine(line))
  const body = [...before, ...lines.slice(extent.next)].join('\n')
  const inside = lines.slice(start + 1, extent.end)
  if (inside.every(isEmptyLine)) return { ...NO_FRONT_MATTER, body }
  const numbered = (numbers: readonly number[]) =>
    numbers.map((number) => ({ line: start + 1 + number, text: inside[number - 1] ?? '' }))
  const read = readInside(inside.join('\n'), fence.syntax)
  if (!read)
    return {
      ...NO_FRONT_MATTER,
      body,
      unread: numbered(inside.map((_, at) => at + 1)),
      isOpen: extent.isOpen,
    }
  const { fields, comments, twice } = read
  return {
    fields,
    body,
    comments: comments.filter((comment) => comment !== ''),
    guessed: numbered(read.guessed),
    unread: numbered(read.unread),
    twice,
    isOpen: extent.isOpen,
  }
}

const NO_FRONT_MATTER = {
  fields: new Map(),
  comments: [],
  guessed: [],
  unread: [],
  twice: [],
  isOpen: false,
} as const

/** The first line that is neither blank nor a comment. */
function firstLine(lines: readonly string[]): number {
  let at = 0
  let isComment = false
  for (; at < Math.min(lines.length, 40); at++) {
    const line = trimSpaces(lines[at] ?? '')
    if (!isComment && line !== '' && !line.startsWith('<!--')) break
    if (line.startsWith('<!--')) isComment = true
    if (line.includes('-->')) isComment = false
  }
  return at
}

type Extent = { end: number; next: number; isOpen: boolean }

/**
 * Where front matter ends and the text goes on. Its closing line counts only where the lines up to it are those of front
 * matter; without one it ends where they do. Null where it is none.
 */
function extentOf(lines: readonly string[], start: number, fence: Fence): Extent | null {
  const most = Math.min(lines.length, start + MOST_LINES)
  let closing = -1
  for (let at = start + 1; at < most && closing < 0; at++)
    if (fence.closing.test(trimSpaces(lines[at] ?? ''))) closing = at
  const inside = lines.slice(start + 1, closing < 0 ? most : closing)
  const closed = { end: closing, next: closing + 1, isOpen: false }
  const isBare = inside.every((line) => isEmptyLine(line) || /^#(?!#)/.test(line))
  if (closing >= 0 && isBare) return start === 0 ? closed : null
  if (fence.syntax === 'json')
    return closing < 0 || !/^[ \t]*["'{\w]/m.test(inside.join('\n')) ? null : closed
  const isToml = fence.syntax === 'toml'
  const isKeyed = isToml
    ? (line: string) => /^[ \t]*["']?[\p{L}\p{N}_.-]{1,80}["']?[ \t]*=|^\[/u.test(line)
    : hasKey
  if (!inside.some(isKeyed)) return null
  if (isToml) return closing < 0 ? null : closed
  const last = inside.findLast((line) => !isEmptyLine(line)) ?? ''
  const isWhole = inside.slice(lengthOfEntries(inside, hasKey)).every(isEmptyLine)
  if (closing >= 0 && (isWhole || hasKnownKey(last) || areRead(inside))) return closed
  const end = start + 1 + lengthOfEntries(inside, hasKnownKey)
  const known = lines.slice(start + 1, end).some((line) => isKnownKey(entryLine(line).key ?? ''))
  if (closing >= 0 && !lines.slice(end, closing).some(isEmptyLine)) return closed
  return known ? { end, next: end, isOpen: true } : null
}

/** True for lines that can be read without a guess, and have a key that is known: a quoted value may hold blank lines. */
function areRead(lines: readonly string[]): boolean {
  const source = lines.join('\n')
  if (source.length > LONGEST) return false
  const { fields, guessed, unread } = readYaml(source)
  return guessed.length + unread.length === 0 && [...fields.keys()].some(isKnownKey)
}

const hasKnownKey = (line: string) => isKnownKey(entryLine(line).key ?? '')
const hasKey = (line: string) => entryLine(line).key !== null || /^[\p{L}_]{2,30}:\S/u.test(line)

/** How many lines are entries with what belongs to them: after a blank line words at the margin are the text. */
function lengthOfEntries(lines: readonly string[], isEntry: (line: string) => boolean): number {
  let end = 0
  let wasBlank = false
  for (const [at, line] of lines.entries()) {
    if (isEmptyLine(line)) {
      wasBlank = true
      continue
    }
    const goesOn = /^(?:[ \t]|- |[\]}])/.test(line) || isEntry(line)
    if (wasBlank && !goesOn && !(line.startsWith('#') && hasEntryBelow(lines, at))) break
    wasBlank = false
    end = at + 1
  }
  return end
}

/** True where an entry follows the comments that begin here: `# Heading` above prose is none. */
function hasEntryBelow(lines: readonly string[], from: number): boolean {
  const next = lines.slice(from, from + 30).find((line) => !isEmptyLine(line) && !line.startsWith('#'))
  return next === undefined || hasKey(next)
}

function readInside(source: string, syntax: Syntax): FieldsRead | null {
  if (source.length > LONGEST) return null
  if (syntax === 'toml') return readToml(source)
  if (syntax === 'yaml') return readYaml(source)
  const read = parseYaml(/^\s*\{/.test(source) ? source : `{\n${source}\n}`)
  return read && { ...read, guessed: [], unread: [], comments: [] }
}

/** Pandoc's first lines: title, authors, date, each behind a percent sign; blanks open a line that goes on. */
function splitTitleLines(lines: readonly string[]): Pick<Split, 'fields' | 'body'> {
  const fields: FieldMap = new Map()
  let at = 0
  for (const name of ['title', 'author', 'date']) {
    if (!/^%(?: |$)/.test(lines[at] ?? '')) break
    const parts = [trimSpaces((lines[at] ?? '').slice(1))]
    at++
    for (; /^[ \t]+[^ \t]/.test(lines[at] ?? ''); at++) parts.push(trimSpaces(lines[at] ?? ''))
    fields.set(name, parts.filter((part) => part !== '').join(name === 'author' ? '; ' : ' '))
  }
  return { fields, body: lines.slice(at).join('\n') }
}

/** `key:: value`, which nobody writes in a sentence. */
const PROPERTY = /^([\p{L}_][\p{L}\p{N}_-]{0,40}:):(?=[ \t]|$)/u

/** A text that opens with properties as Logseq writes them. */
function splitProperties(lines: readonly string[]): Split | null {
  const end = lines.findIndex((line) => !PROPERTY.test(line))
  if (end <= 0) return null
  const single = lines.map((line, at) => (at < end ? line.replace(PROPERTY, '$1') : line))
  return splitBareLines(single, 1)
}

/** Lines of `key: value` without a fence above the first blank line (MultiMarkdown, Pelican, MkDocs); null where they are none. */
function splitBareLines(lines: readonly string[], leastKnown = 2): Split | null {
  const end = lines.findIndex(isEmptyLine)
  const head = lines.slice(0, end < 0 ? lines.length : end)
  const fields = new Map<string, Field>()
  let last = ''
  for (const line of head.slice(0, 40)) {
    const { key, value, indent, dashes } = entryLine(line)
    const above = fields.get(last)
    if (indent > 0 && typeof above === 'string') fields.set(last, trimSpaces(`${above} ${trimSpaces(line)}`))
    else if (key !== null && dashes === '' && !fields.has(key)) {
      fields.set(key, value)
      last = key
    } else return null
  }
  const known = [...fields.keys()].filter((key) => isKnownKey(key))
  const isHead = known.length >= leastKnown && known.length * 2 > fields.size && head.length <= 40
  return isHead
    ? { ...NO_FRONT_MATTER, fields, body: lines.slice(end < 0 ? lines.length : end + 1).join('\n') }
    : null
}
