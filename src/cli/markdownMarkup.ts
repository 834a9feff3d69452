import { textBlocks } from '../core/document/index.ts'
import type { Block, Inline } from '../core/document/types.ts'
import { type Prose, proseOf, readableProse } from '../core/proofreading/index.ts'
import type { TextRange } from '../core/search.ts'

/**
 * What stands in a Markdown text and is not for its readers: tags of HTML and JSX, what Liquid, Hugo, Nunjucks and
 * WordPress replace, attributes of Pandoc and kramdown, fences of containers, links of a wiki, imports of MDX, and emoji by name.
 */
const MARKUP = new RegExp(
  [
    /<\/?[A-Za-z][\w:.-]*(?:[\s/](?:[^<>"'{}]|"[^"]{0,2000}"|'[^']{0,2000}'|\{(?:[^{}]|\{[^{}]*\}){0,2000}\})*)?>/,
    /<\/?[A-Za-z][^<>]{0,2000}>/,
    /\{\{[\s\S]{0,2000}?\}\}|\{[%#][\s\S]{0,2000}?[%#]\}/,
    /\{(?:[.#:]|[\w-]+=)[^{}]{0,2000}\}/,
    /\[\/?[a-z][\w-]*(?:\s+[\w-]+=(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^\s\]"']+))+\s*\/?\]|\[\/[a-z][\w-]*\]/,
    /!?\[\[[^[\]\n]{1,500}\]\]/,
    /^:{3,}[ \t]*(?:\{[^{}\n]{0,500}\}|[\w-]*)/m,
    /^(?:import|export)\s[^\n]{0,500}\sfrom\s+(?:"[^"\n]{1,500}"|'[^'\n]{1,500}');?[ \t]*$/m,
    /(?<![\p{L}\p{N}:]):[a-z][a-z0-9_+-]{1,40}:(?![\p{L}\p{N}:])/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gmu',
)

/** What opens a stretch that is no text up to its end, which may come in a later block. */
const OPENING = new RegExp(
  [
    /<!--/,
    /<(?<element>script|style|svg|math|pre|code|kbd|samp|textarea|template|iframe|object)\b[^<>]{0,2000}(?<!\/)>/,
    /\{%-?\s*(?<liquid>highlight|raw|comment|schema|javascript|stylesheet)\b[\s\S]{0,500}?%\}/,
    /\{\{[<%]\s*(?<hugo>highlight|mermaid|raw|rawhtml|html)\b[^{}]{0,500}[>%]\}\}/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
)

/** The end of a stretch that was opened by a match of `OPENING`. */
function endOf({ element, liquid, hugo }: Record<string, string | undefined> = {}): RegExp {
  if (element !== undefined) return new RegExp(`</${element}\\s*>`, 'giu')
  if (liquid !== undefined) return new RegExp(`\\{%-?\\s*end${liquid}\\s*-?%\\}`, 'giu')
  return hugo === undefined ? /-->/g : new RegExp(`\\{\\{[<%]\\s*/\\s*${hugo}\\s*[>%]\\}\\}`, 'giu')
}

/** The end of a stretch that goes on from text to text. */
type Open = RegExp | null

function execFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}

/** The stretches of a text that are none, where `open` goes on from the text before; and what goes on after it. */
function stretches(text: string, open: Open): { ranges: TextRange[]; open: Open } {
  const ranges: TextRange[] = []
  let from = 0
  let start = 0
  let until = open
  for (;;) {
    if (until === null) {
      const opening = execFrom(OPENING, text, from)
      if (!opening) return { ranges, open: null }
      start = opening.index
      from = start + opening[0].length
      until = endOf(opening.groups)
    }
    const end = execFrom(until, text, from)
    if (!end) return { ranges: [...ranges, { from: start, to: text.length }], open: until }
    from = end.index + end[0].length
    ranges.push({ from: start, to: from })
    until = null
  }
}

/** Ranges in order and apart. */
function joined(ranges: readonly TextRange[]): TextRange[] {
  const apart: { from: number; to: number }[] = []
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = apart.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else if (to > from) apart.push({ from, to })
  }
  return apart
}

/**
 * How the texts of a Markdown file are proofread: without what is markup to other programs. Gives the prose of the text at a path,
 * whose words may have changed since, but not its markup.
 */
export function proseBesideMarkup(
  blocks: readonly Block[],
): (content: readonly Inline[], path: readonly number[]) => Prose {
  const openBefore = new Map<string, Open>()
  let open: Open = null
  for (const { path, content } of textBlocks(blocks)) {
    openBefore.set(path.join(), open)
    open = stretches(readableProse(proseOf(content)), open).open
  }
  return (content, path) => {
    const prose = proseOf(content)
    const text = readableProse(prose)
    const tags = Array.from(text.matchAll(MARKUP), ({ index, 0: { length } }) => ({
      from: index,
      to: index + length,
    }))
    const { ranges } = stretches(text, openBefore.get(path.join()) ?? null)
    return { ...prose, verbatim: joined([...prose.verbatim, ...tags, ...ranges]) }
  }
}
