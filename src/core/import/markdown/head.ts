import type { ArticleContent } from '../../article/index.ts'
import { readOutline, trimSpaces } from '../../document/index.ts'
import { beginningOf } from '../metadata/dayLines.ts'
import { type Meta, META_FIELDS, readMeta } from '../metadata/metaLine.ts'
import type { Reason } from '../reason.ts'
import { areLabels } from '../text/labelRuns.ts'
import type { ReadBlock } from './convertTree.ts'
import { plainLine } from './outline.ts'

const MOST_LINES = 4
const LONGEST_NAME = 80
/** A line in emphasis from end to end. */
const EMPHASISED = /^[ \t]*([*_]{1,3})(?![*_ \t]).*\1[ \t\\]*$/su

/** A line of the head of a text that is nothing but a byline, a date or both. */
type HeadLine = { text: string; kind: 'byline' | 'date'; reason: Reason }

/** The fields that are known before a text is read, and how the text writes its dates. */
type Known = { content: ArticleContent; monthFirst: boolean; plain: (source: string) => string }

const isBlank = (text: string) => /^[ \t\n]*$/.test(text)

/**
 * A text in which the byline and the date that stand in lines of their own at its start or right below its title are
 * paragraphs of their own, and those lines. They are looked for in the lines as they are written: a tree joins those of one
 * paragraph.
 */
export function isolateHead(text: string, known: Known): { source: string; lines: HeadLine[] } {
  const source = withTitleApart(text, known)
  const parts = readOutline(source).map(({ level, text, source: own }) => ({ level, text, source: own }))
  const lines: HeadLine[] = []
  let headings = 0
  for (const part of parts) {
    if (part.level !== null) {
      if (headings > 1 || (headings === 0 && !isTitle(part, parts, known))) break
      headings += 1
      continue
    }
    if (isBlank(part.source)) continue
    const opening = headings > 0 ? '' : boldTitle(part.source, known)
    const text = part.source.slice(opening.length)
    const form = withBreaks(text, known)
    const isolated = form === null && headings < 2 ? isolateLines(text, known, lines) : null
    if (form !== null) part.source = opening + form
    else if (isolated !== null) part.source = `${opening}\n\n${isolated}`
    if (form === null) part.source = withBreaksBelow(part.source, known) ?? part.source
    break
  }
  return { source: parts.map((part) => part.source).join(''), lines }
}

const LONGEST_TITLE = 120
const MOST_BELOW_TITLE = 4

/**
 * A text without a headline of which the first paragraph is a line and below it nothing but who signs and when, that line as its
 * title: `Le bac repart`, `Par Léa Moulin`, `12 novembre 2026`.
 */
function withTitleApart(source: string, { content, monthFirst, plain }: Known): string {
  if (content.headline !== '') return source
  const { from, to } = firstParagraph(source)
  const [first = '', ...others] = source
    .slice(from, to)
    .split('\n', MOST_BELOW_TITLE + 2)
    .map(withoutBreak)
  const title = plain(first)
  const isTitle = title.length <= LONGEST_TITLE && /\p{L}/u.test(title) && !/[.,;:…]$/u.test(title)
  if (!isTitle || /^[#>|<`~\s]|^[-*+] |^\d+[.)] /.test(first) || others.length === 0) return source
  const says = (line: string) => {
    const meta = readMeta(plain(line), monthFirst)
    return meta !== null && (meta.mark !== 'none' || meta.date !== '')
  }
  if (others.length > MOST_BELOW_TITLE || !others.every(says) || readMeta(title, monthFirst)) return source
  if (readOutline(source).some(({ level }) => level === 1)) return source
  return `${source.slice(0, from)}# ${first}\n\n${others.join('\n')}${source.slice(to)}`
}

type Outlined = { level: number | null; text: string }

/** True for the heading that is the title of the text: above all the others, or the headline that is known. */
function isTitle(first: Outlined, parts: readonly Outlined[], { content, plain }: Known): boolean {
  if (content.headline !== '') return trimSpaces(plain(first.text)) === trimSpaces(content.headline)
  const others = parts.filter((part) => part !== first && part.level !== null)
  const { level } = first
  if (level === null) return false
  return level === 1 || (others.length > 0 && others.every((other) => (other.level ?? 0) > level))
}

/** The first line where it is a title in bold. */
function boldTitle(source: string, { content }: Known): string {
  if (content.headline !== '') return ''
  const [line = ''] = /^[ \t\n]*(?:\*\*|__)[^\n]*(?:\*\*|__)[ \t]*\n[ \t]*\n/.exec(source) ?? []
  return line
}

/** Lines of a form, and characters of a line over it, at most. */
const MOST_LABELS = 20
const LONGEST_ABOVE = 120

/** Where the first paragraph of a text begins and ends. */
function firstParagraph(source: string): { from: number; to: number } {
  const from = Math.max(0, source.search(/[^ \t\n]/))
  const length = source.slice(from).search(/\n[ \t]*(?:\n|$)/)
  return { from, to: length === -1 ? source.length : from + length }
}

/** A text with the ends of lines kept in its first paragraph, where that is labels with what they announce; else null. */
function withBreaks(source: string, { plain }: Known): string | null {
  const { from, to } = firstParagraph(source)
  const lines = source
    .slice(from, to)
    .split('\n', MOST_LABELS + 1)
    .map(withoutBreak)
  return lines.length <= MOST_LABELS && areLabels(lines.map((line) => plain(line)))
    ? `${source.slice(0, from)}${lines.join('  \n')}${source.slice(to)}`
    : null
}

/** The same in the paragraph below a line that opens the text. */
function withBreaksBelow(source: string, known: Known): string | null {
  const { from, to } = firstParagraph(source)
  const above = source.slice(from, to)
  if (above.length > LONGEST_ABOVE || /^[`~<]|\n/.test(above)) return null
  const below = withBreaks(source.slice(to), known)
  return below === null ? null : source.slice(0, to) + below
}

/** The lines of a text with those at its start that are a byline or a date set apart; null where there are none. */
function isolateLines(source: string, known: Known, found: HeadLine[]): string | null {
  const lines = source.split('\n')
  let content = known.content
  let at = 0
  const taken: string[] = []
  while (at < lines.length && taken.length < MOST_LINES) {
    const line = lines[at] ?? ''
    if (!isBlank(line)) {
      const written = withoutBreak(line)
      const text = known.plain(written)
      const meta = wantedMeta(line, text, content, known.monthFirst)
      if (!meta || (meta.date !== '' && headsOther(lines, at, known))) break
      content = { ...content, date: meta.date || content.date, byline: [...content.byline, ...meta.byline] }
      found.push({ text, ...kindOf(meta) })
      taken.push(written)
    }
    at++
  }
  return taken.length === 0 ? null : [...taken, lines.slice(at).join('\n')].join('\n\n')
}

/** True for a date in emphasis where other dates in emphasis stand below: each heads what happened then. */
function headsOther(lines: readonly string[], index: number, { plain, monthFirst }: Known): boolean {
  const isDay = (line: string) => EMPHASISED.test(line) && beginningOf(plain(line), monthFirst) !== null
  return isDay(lines[index] ?? '') && lines.slice(index + 1).some(isDay)
}

/** A line without the break at its end, and a date in it that looks like an item of a list as text: `27. Januar 2021`. */
function withoutBreak(line: string): string {
  return line
    .replace(/(?:\\|(?<! ) {2,})$/, '')
    .replace(/^(\d{1,2})\.(?=[ \u00a0]\p{L}{3,12}\.?[ \u00a0]\d{4}$)/u, '$1\\.')
}

function kindOf({ byline, date, mark }: Meta): Pick<HeadLine, 'kind' | 'reason'> {
  if (byline.length === 0 && date !== '')
    return { kind: 'date', reason: mark === 'label' ? 'date-label' : 'date-alone' }
  const reason = mark === 'label' ? 'byline-label' : mark === 'opening' ? 'byline-opening' : 'byline-name'
  return { kind: 'byline', reason }
}

/** The field that a line holds; null where it holds none, or one that is known already. */
function wantedMeta(line: string, text: string, content: ArticleContent, monthFirst: boolean): Meta | null {
  const meta = readMeta(text, monthFirst)
  if (!meta) return null
  const isName = EMPHASISED.test(line) && text.length <= LONGEST_NAME && !/[.!?…]/.test(text)
  if (meta.mark === 'none' && meta.date === '' && !isName) return null
  return META_FIELDS.some((field) => meta[field].length > 0 && content[field].length > 0) ? null : meta
}

/** The places of the lines of the head among the blocks of the text. */
export function placesOf(
  lines: readonly HeadLine[],
  blocks: readonly ReadBlock[],
): ReadonlyMap<number, HeadLine> {
  const places = new Map<number, HeadLine>()
  for (const [at, { node }] of blocks.entries()) {
    const line = lines[places.size]
    if (!line) break
    if (node.type === 'paragraph' && plainLine(node.content) === line.text) places.set(at, line)
  }
  return places
}
