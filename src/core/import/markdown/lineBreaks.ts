import { dangles, endingOf, indentOf, type Line, splitLines, startsLower, widthOf } from '../lines.ts'
import { isName } from '../metadata/credits.ts'
import { tagAlone, tagsOfLine } from '../metadata/tags.ts'
import { areLabels } from '../text/labelRuns.ts'
import { findColumn, flowsOn, goesOn } from '../text/wrapping.ts'

/** Columns of a line that may be one of an address, a poem or a table of results. */
const WIDEST_SHORT = 60
/** Columns that no hard-wrapped line has. */
const WIDEST_WRAPPED = 120
/** Columns at which nobody wraps prose. */
const NARROWEST = 30
/** Lines of a verse that has no capitals. */
const FEWEST_OF_VERSE = 3
/** Lines of a paragraph that are looked at. */
const MOST_LINES = 400

const QUOTED = /^ {0,3}>(?:[ \t]{0,3}>)*[ \t]?/
/** What opens a block that is no paragraph, up to the next blank line. */
const OTHER_BLOCK = /^(?:[-*+][ \t]|\d{1,9}[.)][ \t]|[|<]|\[[^\]\n]{1,200}\]:|\$\$)/
/** A heading, or a rule. */
const ALONE = /^(?:#{1,6}(?:[ \t]|$)|(?:[-*_][ \t]*){3,}$)/
/** What makes a heading, or the row of a table, of the line above. */
const UNDER = /^(?:=+|-+|:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)+[ \t|]*)$/
const FENCE = /^(`{3,}|~{3,})/
/** What may stand in front of the first word of a line. */
const MARKS = /^[*_~`[]+/
/** An element of HTML that blank lines do not end. */
const VERBATIM = /^<(pre|script|style|textarea)\b/i
const DASH = /^(?:[—–―]|--)[ \t\u00a0\u202f]*(?=[\p{Lu}\p{N}«“"¿¡])/u
/** A line in bold, alone or at the start. */
const BOLD = /^(\*\*|__)(?![ \t*_]).{1,300}?(?<![ \t])\1/u
const BOLD_LINE = /^(\*\*|__)(?![ \t*_])(?:(?!\1).){1,300}(?<![ \t])\1[ \t]?[:.?!]?$/u

/** A line of a paragraph, the signs of the quotation in which it stands, and its place among the lines. */
type Row = { line: Line; quoted: string; at: number }

/**
 * A text of Markdown in which the ends of lines are breaks where the programs that most write by show them as such, and the
 * text means them: over a name behind a dash or a line of speech, over and under a line in bold, and between the lines of an
 * address, a poem, a programme or results. A line of tags is a paragraph of its own. `plain` is a line as it is seen.
 *
 * Idea: CommonMark joins lines, and so are those of hard-wrapped prose: what a wrap explains (`findColumn`, `goesOn`) is
 * never a break. Of the rest only those are kept that show what they are; a sentence to a line is joined as ever.
 * Invariant: no character goes; two blanks come at the end of a line (a backslash would be one of the address that it may end with), or a blank line of the quotation over who said it, behind a dash of one kind.
 * Cost: linear in the text.
 */
export function keepLineBreaks(source: string, plain: (source: string) => string): string {
  const lines = source.split('\n')
  const runs = paragraphsOf(lines, plain)
  if (runs.length === 0) return source
  const column = findColumn(runs.flatMap((rows) => [...rows.map(({ line }) => line), BLANK]))
  const isUnwrapped =
    column === null && runs.some((rows) => rows.some(({ line }) => widthOf(line.text) > WIDEST_WRAPPED))
  for (const rows of runs) {
    const areRows = areLinesAlone(rows, isUnwrapped)
    for (const [index, row] of rows.entries()) {
      const next = rows[index + 1]
      if (!next) continue
      const written = lines[row.at] ?? ''
      if ([row, next].some(({ line, quoted }) => quoted === '' && areTags(line.text, index === 0))) {
        lines[row.at] = `${written}\n`
        continue
      }
      if (goesOn(row.line, next.line, column)) continue
      if (next.quoted !== '' && index === rows.length - 2 && isAttribution(next.line.text)) {
        lines[row.at] = `${written}\n${next.quoted}`
        lines[next.at] = `${next.quoted}— ${next.line.text.replace(DASH, '')}`
      } else if ((areRows || isBreak(row.line, next.line, index === rows.length - 2)) && mayEnd(written))
        lines[row.at] = `${written.replace(/[ \t]+$/, '')}  `
    }
  }
  return lines.join('\n')
}

/** True for a line of tags; the first of a paragraph may be a single one. */
const areTags = (text: string, isFirst: boolean) =>
  tagsOfLine(text).length > 0 || (isFirst && text.includes('/') && tagAlone(text).length > 0)

const BLANK: Line = { number: 0, text: '', indentation: '', blank: true }

/** The paragraphs of two lines and more. */
function paragraphsOf(lines: readonly string[], plain: (source: string) => string): Row[][] {
  const found: Row[][] = []
  let rows: Row[] = []
  let fence = ''
  let verbatim = ''
  let isOther = false
  const close = () => {
    if (rows.length > 1 && rows.length <= MOST_LINES) found.push(rows)
    rows = []
  }
  for (const [at, written] of lines.entries()) {
    const quoted = QUOTED.exec(written)?.[0] ?? ''
    const [line = BLANK] = splitLines(plain(written.slice(quoted.length)), 1) ?? []
    const { text } = line
    const sign = FENCE.exec(text)?.[1] ?? ''
    if (fence !== '') {
      if (sign.startsWith(fence) && sign === text) fence = ''
    } else if (verbatim !== '') {
      if (text.toLowerCase().includes(`</${verbatim}`)) verbatim = ''
    } else if (line.blank) {
      close()
      isOther = false
    } else if (UNDER.test(text) && rows.length > 0) rows = []
    else if (ALONE.test(text)) {
      close()
      isOther = false
    } else if (OTHER_BLOCK.test(text) || sign !== '' || (rows.length === 0 && indentOf(line) >= 4)) {
      close()
      isOther = true
      fence = sign
      const name = VERBATIM.exec(text)?.[1]?.toLowerCase() ?? ''
      if (!text.toLowerCase().includes(`</${name}`)) verbatim = name
    } else if (!isOther) {
      if (depthOf(rows.at(-1)?.quoted ?? quoted) !== depthOf(quoted)) close()
      rows.push({ line, quoted, at })
    }
  }
  close()
  return found
}

const depthOf = (quoted: string) => quoted.split('>').length

/** True where a line can bear a break at its end, and bears none: in code it would be text. */
function mayEnd(written: string): boolean {
  return !/(?:\\| {2,})$/.test(written) && written.split('`').length % 2 === 1
}

/** True for the name of who said what stands above, with what that person is. */
function isAttribution(text: string): boolean {
  const dash = DASH.exec(text)?.[0]
  if (dash === undefined || text.length > 100 || endingOf(text) !== 'none') return false
  const [name = ''] = text.slice(dash.length).split(/[ \u00a0]?[,(;][ \u00a0]?/u)
  return isName(name, 2)
}

/** True where one of two lines shows that it is a line of its own: speech behind a dash, a name, words in bold. */
function isBreak(line: Line, next: Line, isLast: boolean): boolean {
  if (flowsOn(line, next)) return false
  if (DASH.test(next.text)) {
    const isEnded = /[.!?…»”"]$/u.test(line.text) || DASH.test(line.text)
    return isEnded || (isLast && isAttribution(next.text))
  }
  return BOLD_LINE.test(line.text) || BOLD.test(next.text)
}

/**
 * True for short lines of which each stands alone: none goes on in lower case, unless all are so, as those of a verse are; few end a
 * sentence, and no wrap explains them.
 */
function areLinesAlone(rows: readonly Row[], isUnwrapped: boolean): boolean {
  const texts = rows.map(({ line }) => line.text)
  const isVerse = texts.length >= FEWEST_OF_VERSE && texts.every(goesOnLower)
  if ((!isVerse && texts.slice(1).some(goesOnLower)) || texts.slice(0, -1).some(dangles)) return false
  if (areLabels(texts)) return true
  const widths = texts.map(widthOf)
  const ended = texts.filter((text) => ['stop', 'question', 'exclamation'].includes(endingOf(text))).length
  if (ended > rows.length / 2 || Math.max(...widths) > WIDEST_SHORT) return false
  return isUnwrapped || !mayBeWrapped(texts, widths)
}

/** True for a line in lower case that is no address of a mail or a page. */
const goesOnLower = (text: string) =>
  startsLower(text.replace(MARKS, '')) &&
  !/^(?:[^ @]{1,64}@[^ @]{3,80}|(?:https?:\/\/|www\.)[^ ]+)$/i.test(text)

/** True where a wrap at some column would end each line where it ends. */
function mayBeWrapped(texts: readonly string[], widths: readonly number[]): boolean {
  const widest = Math.max(...widths)
  const rooms = texts
    .slice(1)
    .map((text, at) => (widths[at] ?? 0) + 1 + widthOf(/^[^ \t]*/.exec(text)?.[0] ?? ''))
  return widest >= NARROWEST && widest < Math.min(...rooms)
}
