import { hasExtensionOf } from '../formats.ts'
import { isBlank } from '../lines.ts'
import { looksLikeMarkdown } from './recogniseMarkdown.ts'

/** What is written otherwise in a markup: its comments; then, in order, a pattern for a line and what stands for it in Markdown. */
type Signs = { comment: RegExp; others: readonly Sign[] }
type Sign = readonly [pattern: RegExp, written: string | ((line: string, ...groups: string[]) => string)]

const heading = (_: string, signs = '', text = '') => `${'#'.repeat(signs.length)} ${text}`

const item = (_: string, stars = '') => `${'  '.repeat(stars.length - 1)}- `

/** What opens and closes emphasis between words. */
const around = (sign: string, written: string): Sign => [
  new RegExp(`(?<=^|[\\s("'«“—–-])${sign}(\\S|\\S.*?\\S)${sign}(?![\\p{L}\\p{N}])`, 'gu'),
  `${written}$1${written}`,
]

const ORG: Signs = {
  comment: /^(?:#\+\w|# |:[A-Z_]+:)/i,
  others: [
    around('\\*', '**'),
    around('/', '*'),
    around('[=~]', '`'),
    [
      /^(\*{1,5}) (?:(?:TODO|DONE) )?(.*?)(?: +:[\w:@]+:)?$/,
      (line, stars, text) => heading(line, `${stars}*`, text),
    ],
    [/\[\[(?:file:)?([^\][]+\.(?:jpe?g|png|webp|gif))\]\]/gi, '![]($1)'],
    [/\[\[([^\][]+)\]\[([^\][]+)\]\]/g, '[$2]($1)'],
    [/\[\[(https?:[^\][]+)\]\]/g, '<$1>'],
    [/^\[fn:(\w+)\]/, '[^$1]:'],
    [/\[fn:(\w+)\]/g, '[^$1]'],
    [/^\|[-+]+\|$/, (line) => line.replaceAll('+', '|')],
  ],
}

const ASCII_DOC: Signs = {
  comment: /^(?:\/\/|:[\w-]+:|\[[^\]]*\]$)/,
  others: [
    [/^(?:={4,}|\*{4,}|--|\+)$/, ''],
    around('\\*', '**'),
    around('_', '*'),
    [/^(={2,6}) (.*)/, heading],
    [/^(\*+) /, item],
    [/^\.+ /, '1. '],
    [/^\.([^ .].*)/, '**$1**\n'],
    [/image::?([^ [\]]+)\[([^\]]*)\]/g, '![$2]($1)'],
    [/(?:link:|(?=https?:))([^ [\]]+)\[([^\]]+)\]/g, '[$2]($1)'],
  ],
}

const WIKI: Signs = {
  comment: /^\{\{.*\}\}$/,
  others: [
    [/^(={2,6}) ?(.*?) ?=+$/, heading],
    [/^(\*+) /, item],
    [/'''([^']+)'''/g, '**$1**'],
    [/''([^']+)''/g, '*$1*'],
    [/\[(https?:[^ \]]+) ([^\]]+)\]/g, '[$2]($1)'],
  ],
}

const SIGNS = { org: ORG, asciidoc: ASCII_DOC, wiki: WIKI }

/** The keys of front matter that are called otherwise. */
const KEYS: { readonly [key: string]: string } = { filetags: 'tags', language: 'lang' }

type Markup = 'org' | 'asciidoc' | 'wiki'

/** Characters by which a markup is known. */
const SAMPLE = 60_000

/** What a text is written in, other than Markdown, as the name of its file or its first lines show; null for any other. */
export function otherMarkupOf(fileName: string, text: string): Markup | null {
  if (hasExtensionOf(fileName, 'markdown') || looksLikeMarkdown(text)) return null
  const lines = text.slice(0, SAMPLE).split(/\r\n|[\r\n]/)
  const first = lines[startOf(lines)] ?? ''
  if (/^#\+\w+:/.test(first) || /\.org$/i.test(fileName)) return 'org'
  if (/^= \S.*[^ =]$/.test(first)) return 'asciidoc'
  const isWiki = lines.some((line) => /^(={2,6}) ?[^=]+ ?\1$/.test(line)) && /'''|\[https?:|\[\[/.test(text)
  return isWiki ? 'wiki' : null
}

/** The first line that is neither blank nor a comment. */
const startOf = (lines: readonly string[]) =>
  lines.findIndex((line) => !isBlank(line) && !/^(?:\/\/|# -\*-)/.test(line))

/**
 * A text of another markup in Markdown, line for line: its keywords are front matter, its comments and what it says of its
 * blocks are comments. What stands between the lines that open and close code stays.
 */
export function asMarkdown(text: string, markup: Markup): string {
  const lines = text.split(/\r\n|[\r\n]/)
  const start = startOf(lines)
  const isHead = markup === 'org' ? (line: string) => isBlank(line) || /^#\+\w+:/.test(line) : isNotBlank
  const end = markup === 'wiki' ? start : lines.findIndex((line, at) => at >= start && !isHead(line))
  const to = end < 0 ? lines.length : end
  const front = lines.slice(start, to).map((line, at) => entryOf(line, at === 0))
  return written(front, [...lines.slice(0, start), ...lines.slice(to)], SIGNS[markup])
}

const isNotBlank = (line: string) => !isBlank(line)

/** A line of the head as one of front matter. Those of AsciiDoc without a key are the title, who wrote, and the day. */
function entryOf(line: string, isFirst: boolean): string {
  const [, key, value = ''] = /^(?:#\+|:)([\w-]+):[ \t]*(.*)$/.exec(line) ?? []
  const day = /\d{4}-\d\d-\d\d/.exec(line)?.[0]
  if (key !== undefined) return entry(key, /^[<[]/.test(value) ? (day ?? value) : value)
  if (line.startsWith('//')) return ''
  if (isFirst) return entry('title', line.replace(/^= /, ''))
  return day === undefined ? entry('author', line) : entry('date', day)
}

function entry(key: string, value: string): string {
  const lower = key.toLowerCase()
  return value === '' ? '' : `${KEYS[lower] ?? lower}: ${JSON.stringify(value)}`
}

/** What opens code or what is shown as it is typed. */
const CODE = /^(?:#\+BEGIN_(?:SRC|EXAMPLE)|-{4,}$|\.{4,}$)/i
const QUOTES = /^(?:#\+(?:BEGIN|END)_QUOTE|_{4,}$)/i

function written(front: readonly string[], lines: readonly string[], { comment, others }: Signs): string {
  let closes = ''
  let quoted = false
  const body = lines.map((line) => {
    if (closes !== '' || CODE.test(line)) {
      const isFence = closes === '' || line.toUpperCase().startsWith(closes)
      if (!isFence) return line
      closes = closes === '' ? line.slice(0, 8).toUpperCase().replace('#+BEGIN_', '#+END_') : ''
      return '```'
    }
    if (QUOTES.test(line)) {
      quoted = !quoted
      return ''
    }
    if (comment.test(line)) return `<!-- ${line} -->`
    const read = others.reduce(
      (said, [sign, stands]) =>
        typeof stands === 'string' ? said.replace(sign, stands) : said.replace(sign, stands),
      line,
    )
    return quoted ? `> ${read}` : read
  })
  return [...(front.length > 0 ? ['---', ...front, '---'] : []), ...body].join('\n')
}
