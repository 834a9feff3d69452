import { type ArticleContent, emptyContent } from '../article.ts'
import { writeSections } from '../document/index.ts'
import type * as Document from '../document/types.ts'
import { isRoleLine, readNames } from './bylines.ts'
import type { Block, Draft } from './draft.ts'
import { formList } from './formList.ts'
import { joinWrapped } from './joinWrapped.ts'
import { findLabel } from './labels.ts'
import { dateOrder } from './dateOrder.ts'
import { framedBy, withoutEdges } from './lines.ts'
import { readMeta } from './metaLine.ts'
import { paragraphOf } from './paragraph.ts'
import { QUOTE_SIGNS } from './stretches.ts'

/**
 * The draft with its article formed anew from its blocks, some of which the user may have reclassified (reason
 * `chosen`). A headline that was chosen makes a paragraph of one that was only guessed, unless the two touch: then
 * they are one title over two lines.
 */
export function formDraft(draft: Draft): Draft {
  const blocks = yieldToChosen(draft.blocks)
  return {
    ...draft,
    content: formContent(blocks, draft.content.language),
    blocks,
    sure: blocks.every((block) => block.certainty !== 'doubtful'),
  }
}

function yieldToChosen(blocks: readonly Block[]): Block[] {
  const isChosen = (block: Block | undefined) => block?.kind === 'headline' && block.reason === 'chosen'
  if (!blocks.some(isChosen)) return [...blocks]
  return blocks.map((block, i) => {
    if (
      block.kind === 'headline' &&
      !isChosen(block) &&
      !isChosen(blocks[i - 1]) &&
      !isChosen(blocks[i + 1])
    ) {
      return { ...block, kind: 'paragraph', certainty: 'likely', reason: 'paragraph-not-heading' }
    }
    if (block.reason === 'paragraph-no-headline')
      return { ...block, certainty: 'likely', reason: 'paragraph-prose' }
    return block
  })
}

/** The article that blocks make, each taken for what its kind says. No word of them is dropped, labels aside. */
export function formContent(blocks: readonly Block[], language: string): ArticleContent {
  const content = emptyContent(language)
  const body: Document.Block[] = []
  const standfirst: string[] = []
  const notes: string[] = []
  const monthFirst = dateOrder(sampleOf(blocks), language) === 'month-first'
  for (const block of blocks) {
    switch (block.kind) {
      case 'headline':
      case 'kicker':
      case 'subhead':
      case 'dateline':
      case 'desk':
        content[block.kind] = [content[block.kind], displayOf(block)].filter((part) => part !== '').join(' ')
        break
      case 'standfirst':
        standfirst.push(displayOf(block))
        break
      case 'keywords':
        content.keywords.push(...keywordsOf(displayOf(block)))
        break
      case 'date':
      case 'byline':
        if (!takeMeta(content, block, monthFirst, notes)) body.push(bodyOf(block))
        break
      case 'heading':
        body.push({ type: 'sectionHeading', text: headingOf(block) })
        break
      default:
        body.push(bodyOf(block))
    }
  }
  content.sections = writeSections(body)
  content.standfirst = standfirst.filter((part) => part !== '').join('\n')
  content.note = notes.join('\n')
  return content
}

/** Blocks that show how the whole writes its dates. */
const SAMPLE = 400

function sampleOf(blocks: readonly Block[]): string {
  return blocks
    .slice(0, SAMPLE)
    .map((block) => block.text.slice(0, 2000))
    .join('\n')
}

/** Date, byline and place of one line; false where it holds none of them, or nothing that is still wanted. */
function takeMeta(content: ArticleContent, block: Block, monthFirst: boolean, notes: string[]): boolean {
  const text = withoutEdges(linesOf(block).join(' '))
  const label = findLabel(text)
  if (label?.value === '' && label.kind === block.kind) return true
  const signed = content.byline.at(-1)
  if (block.kind === 'byline' && signed && !signed.role && isRoleLine(text)) {
    signed.role = text
    return true
  }
  const meta = readMeta(text, monthFirst)
  if (!meta || (block.kind === 'date' && meta.date === '')) {
    if (block.kind === 'date') return false
    content.byline.push(...readNames(label?.kind === 'byline' ? label.value : text))
    return true
  }
  const second = meta.date !== '' && content.date !== ''
  if (meta.more || second || (meta.dateline !== '' && content.dateline !== '')) notes.push(text)
  content.date ||= meta.date
  content.byline.push(...meta.byline)
  content.dateline ||= meta.dateline
  return true
}

function keywordsOf(text: string): string[] {
  return text
    .split(/[,;،、，；]|(?<=^|[ ])#/u)
    .map(withoutEdges)
    .filter((keyword) => keyword !== '')
}

/** The text of a block as plain display copy in one line, without its label or the signs that mark a heading. */
function displayOf(block: Block): string {
  const label = findLabel(block.text)
  return headingOf(label?.kind === block.kind ? { ...block, text: label.value } : block)
}

const RULE = /^(?:[-*_=~#•·+—–◆★][ \t]*){3,200}$/

function headingOf(block: Block): string {
  const lines = linesOf(block)
  const shown = lines.filter((line) => lines.length === 1 || line.length > 200 || !RULE.test(line))
  const text = withoutEdges((shown.length > 0 ? shown : lines).join(' '))
  const framed = framedBy(text)
  if (framed !== null && block.kind === 'heading') return framed
  const hashes = /^#{1,6}[ \t]+/.exec(text)?.[0]
  return hashes === undefined ? text : withoutEdges(text.slice(hashes.length).replace(/[ \t]#{1,6}$/, ''))
}

function linesOf(block: Block): string[] {
  const lines = block.text.split('\n').map((line) => trimSpaces(line))
  return block.wrapped ? [joinWrapped(lines)] : lines
}

function bodyOf(block: Block): Document.Block {
  switch (block.kind) {
    case 'list':
      return formList(block)
    case 'quote':
      return formQuote(block)
    case 'verbatim':
      return { type: 'preformatted', text: block.text, language: '' }
    default:
      return paragraphOf(linesOf(block).join('\n'))
  }
}

/** Deeper quotations are shown at this depth. */
const DEEPEST_QUOTE = 6

type Quoted = { depth: number; lines: string[] }

function formQuote(block: Block): Document.Block {
  const quoted: Quoted[] = []
  for (const line of block.text.split('\n').map(trimSpaces)) {
    const signs = QUOTE_SIGNS.exec(line)?.[0] ?? ''
    const depth = Math.min(DEEPEST_QUOTE, Math.max(1, signs.replace(/[^>]/g, '').length))
    const text = trimSpaces(line.slice(signs.length))
    const last = quoted.at(-1)
    if (text === '') quoted.push({ depth, lines: [] })
    else if (last?.depth === depth) last.lines.push(text)
    else quoted.push({ depth, lines: [text] })
  }
  const parts = quoted.filter(({ lines }) => lines.length > 0)
  const quote = (inner: readonly Quoted[], depth: number): Document.Block => {
    const content: Document.Block[] = []
    for (let at = 0; at < inner.length; at++) {
      const part = inner[at]
      if (!part) break
      if (part.depth === depth) {
        content.push(paragraphOf(block.wrapped ? joinWrapped(part.lines) : part.lines.join('\n')))
        continue
      }
      const next = inner.findIndex((other, index) => index > at && other.depth === depth)
      const to = next < 0 ? inner.length : next
      content.push(quote(inner.slice(at, to), depth + 1))
      at = to - 1
    }
    return { type: 'quotation', content, attribution: null }
  }
  return quote(parts, 1)
}

function trimSpaces(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && (text[start] === ' ' || text[start] === '\t')) start += 1
  while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1
  return text.slice(start, end)
}
