import { type Line, wordsOf } from '../lines.ts'

/** Visible lines that are looked at. */
const SAMPLE = 200
/** Characters up to which a text is read as JSON to know that it is. */
const LARGEST_JSON = 2_000_000

/** Elements of HTML that a text may begin with: a fragment of a page is not XML of an unknown kind. */
const HTML =
  /^(?:a|article|aside|b|blockquote|body|br|center|div|em|figure|font|footer|h[1-6]|head|header|hr|html|i|img|li|main|nav|ol|p|pre|script|section|small|span|strong|style|table|tbody|td|th|tr|u|ul)$/i

/**
 * The name of the format of a text that holds data and no prose, as the text or its name shows; null for what may be
 * prose.
 */
export function dataFormatOf(fileName: string, text: string, lines: readonly Line[]): string | null {
  const start = text.slice(0, 4000).replace(/^[\s\ufeff]+/, '')
  if (/^BEGIN:VCALENDAR/i.test(start)) return 'iCalendar'
  if (/^BEGIN:VCARD/i.test(start)) return 'vCard'
  if (start.startsWith('%!PS')) return 'PostScript'
  if (/^-----BEGIN [A-Z ]{3,40}-----/.test(start)) return 'PEM'
  if (isXml(start, text)) return 'XML'
  if (isJson(start, text, lines)) return 'JSON'
  return isCsv(fileName, lines) ? 'CSV' : null
}

function isXml(start: string, text: string): boolean {
  if (/^<\?xml[ \t\r\n]/.test(start)) return true
  const name = /^<([A-Za-z][\w:.-]{0,60})(?=[\s>/])/.exec(start)?.[1]
  if (name === undefined || HTML.test(name)) return false
  return (
    /^(?:rss|feed|svg|urlset|opml|kml|gpx|plist)$/i.test(name) ||
    /<\/[\w:.-]{1,61}>\s{0,9}$/.test(text.slice(-80))
  )
}

function isJson(start: string, text: string, lines: readonly Line[]): boolean {
  if (!/^[[{]/.test(start) || !/[\]}]\s{0,99}$/.test(text.slice(-100))) return false
  if (text.length > LARGEST_JSON) return /^[[{]\s{0,40}["[{]/.test(start)
  if (parses(text)) return /^\{|^\[\s{0,99}[["{\d]/.test(start)
  const visible = lines.filter(({ blank }) => !blank).slice(0, 5)
  return visible.length > 1 && visible.every((line) => line.text.startsWith('{') && parses(line.text))
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const FEWEST_ROWS = 3

/** Rows with the same number of cells each, from the first line to the last. */
function isCsv(fileName: string, lines: readonly Line[]): boolean {
  const rows = lines.filter(({ blank }) => !blank).slice(0, SAMPLE)
  const named = /\.(?:csv|tsv)$/i.test(fileName)
  if (named) return rows.some(({ text }) => /[;,\t|]/.test(text))
  if (rows.length < FEWEST_ROWS) return false
  return [';', '\t', ','].some((sign) => {
    const counts = rows.map(({ text }) => cellsOf(text, sign))
    const [first = 0] = counts
    if (first < 3 || counts.some((count) => count !== first)) return false
    // After a comma or a semicolon of prose comes a blank.
    const spaced = rows.filter(({ text }) => text.includes(`${sign} `)).length
    return sign === '\t' || spaced * 3 <= rows.length
  })
}

function cellsOf(text: string, sign: string): number {
  let cells = 1
  let quoted = false
  for (const character of text.slice(0, 4000)) {
    if (character === '"') quoted = !quoted
    else if (character === sign && !quoted) cells += 1
  }
  return cells
}

/** A line of a program. */
const CODE =
  /^(?:#!\/|#include[ <]|#define |\/\/|\/\*|\*\/|import [\w{*"']|from [\w.]+ import |export (?:default|const|function)|package [\w.]+;?$|using [\w.]+;|(?:public|private|protected|static) |(?:async )?function\b|def \w+\(|class \w+|return\b.*;$|if ?\(|else\b.*\{|for ?\(|while ?\(|(?:var|let|const) \w+ ?=|<\?php|SELECT |INSERT INTO |CREATE TABLE |UPDATE \w+ SET |DROP TABLE|\\(?:documentclass|begin|end|usepackage)\b|@@ |diff --git|\[[\w.:-]+\]$)|[;{}]$|^[})\]]+[;,]?$|^[\w.-]+ ?= ?[^ ].*$/
/** A line of settings: `key: value`. */
const SETTING = /^(?:- )?[a-z_][\w.-]*:(?: .*)?$/
/** The opening of a line of a log: its day and time. */
const LOGGED =
  /^(?:\[?\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}|\[\d{2}\/\w{3}\/\d{4}|(?:\d{1,3}\.){3}\d{1,3} |\[?\d{2}:\d{2}:\d{2}[.,\] ]|\w{3} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} |(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL|TRACE)\b|\s*at [\w.$<>]+\()/
const FEWEST_LINES = 4

/** True for a text whose lines are mostly those of a program, of settings or of a log, or no words at all. */
export function looksLikeCode(lines: readonly Line[]): boolean {
  const visible = lines.filter(({ blank }) => !blank).slice(0, SAMPLE)
  if (visible.length === 0) return false
  const share = (test: (text: string) => boolean) =>
    visible.filter(({ text }) => test(text.slice(0, 300))).length / visible.length
  if (visible.length >= FEWEST_LINES && share((text) => LOGGED.test(text)) >= 0.6) return true
  if (visible.length >= FEWEST_LINES && share((text) => CODE.test(text)) >= 0.5 && share(isSentence) < 0.3)
    return true
  if (visible.length > FEWEST_LINES && share((text) => SETTING.test(text)) >= 0.7) return true
  return share((text) => /^[A-Za-z\d+/=_-]{40,}$/.test(text)) >= 0.6
}

function isSentence(text: string): boolean {
  return /^[\p{Lu}«“"'‘(¿¡—–-]/u.test(text) && /[.!?…»”"]$/.test(text) && wordsOf(text).length > 3
}
