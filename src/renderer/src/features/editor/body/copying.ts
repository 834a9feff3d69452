import type { EditorState } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'
import { splitSections } from '../../../../../core/body.ts'
import { escapeHtml, readableText, renderMarkdown } from '../../../../../core/markdown/index.ts'
import { blockAt, readBlock } from './dialect.ts'
import { openingOf, textStart } from './lines.ts'
import { headingText, isCode } from './sections.ts'

/** A stretch of the body for other programs: as HTML, and as it reads. */
export type Copied = { html: string; plain: string }

const MARKED: ReadonlySet<string> = new Set(['StrongEmphasis', 'Emphasis', 'Strikethrough', 'Link'])

/** The marks that a place is within, the outermost first, each with where it begins in the text. */
function marksAround(state: EditorState, position: number): { node: SyntaxNode; offset: number }[] {
  const block = blockAt(state, position)
  if (!block) return []
  const found: { node: SyntaxNode; offset: number }[] = []
  let node: SyntaxNode | null = readBlock(state, block).resolveInner(position - block.from, 1)
  for (; node; node = node.parent) {
    const isInside = node.from + block.from < position && position < node.to + block.from
    if (MARKED.has(node.name) && isInside) found.unshift({ node, offset: block.from })
  }
  return found
}

/** What opens the marks that a stretch begins within. */
function openings(state: EditorState, from: number): string {
  return marksAround(state, from)
    .map(({ node, offset }) => {
      const end = offset + (node.firstChild?.to ?? node.from)
      return state.doc.sliceString(offset + node.from, Math.min(from, end))
    })
    .join('')
}

/** What closes the marks that a stretch ends within. */
function closings(state: EditorState, to: number): string {
  return marksAround(state, to)
    .toReversed()
    .map(({ node, offset }) => {
      const mark = node.name === 'Link' ? node.getChildren('LinkMark')[1] : node.lastChild
      return state.doc.sliceString(Math.max(to, offset + (mark?.from ?? node.to)), offset + node.to)
    })
    .join('')
}

/** The stretch as Markdown that can be read by itself: every mark, item and fence that it cuts through is whole. */
function readable(state: EditorState, from: number, to: number): string {
  const { doc } = state
  const line = doc.lineAt(from)
  if (isCode(state, from) && from > line.from) return `\`\`\`\n${doc.sliceString(from, to)}`
  const start = to > line.to && from > line.from && from === textStart(state, line) ? line.from : from
  const text = doc.sliceString(start, to)
  const blank = /^\s*/.exec(text)?.[0] ?? ''
  const words = text.slice(blank.length)
  const end = words.search(/\s*$/)
  return blank + openings(state, from) + words.slice(0, end) + closings(state, to) + words.slice(end)
}

/** A stretch of the body for other programs. `lang` and `dir` are those of the article. */
export function copied(
  state: EditorState,
  { from, to }: { from: number; to: number },
  { lang, dir }: { lang: string; dir: string },
): Copied {
  const line = state.doc.lineAt(from)
  const raw = state.doc.sliceString(from, to)
  const around = `lang="${escapeHtml(lang)}" dir="${escapeHtml(dir)}"`
  const isOneLine = to <= line.to
  if (isCode(state, from) && isCode(state, to)) return { html: `<pre>${escapeHtml(raw)}</pre>`, plain: raw }
  if (isOneLine && headingText(state, line.from) !== null && from > line.from)
    return { html: `<span ${around}>${escapeHtml(raw)}</span>`, plain: raw }
  const sections = splitSections(readable(state, from, to)).map(({ heading, body }) => ({
    html: (heading === '' ? '' : `<h2>${escapeHtml(heading)}</h2>\n`) + renderMarkdown(body),
    plain: [heading, readableText(body)].filter((part) => part !== '').join('\n\n'),
  }))
  const html = sections.map((section) => section.html).join('')
  const plain = sections
    .map((section) => section.plain)
    .filter((part) => part !== '')
    .join('\n\n')
  // A part of a paragraph goes into a sentence elsewhere: as a paragraph it would break the sentence.
  const words =
    isOneLine && openingOf(state, line).length <= from - line.from ? /^<p>(.*)<\/p>\n$/s.exec(html) : null
  return words?.[1] !== undefined && (from > line.from || to < line.to)
    ? {
        html: `<span ${around}>${edged(words[1].replace(/^ +| +$/g, ''), raw)}</span>`,
        plain: edged(plain, raw),
      }
    : { html: `<div ${around}>\n${html}</div>`, plain }
}

/** The text with the blanks at its ends that it had in the source. */
function edged(text: string, raw: string): string {
  return (/^[ \t]/.test(raw) ? ' ' : '') + text + (/[ \t]$/.test(raw) ? ' ' : '')
}
