import { type ArticleContent, emptyContent } from '../article.ts'
import { escapeMarkdown } from '../markdown/index.ts'
import { isRoleLine, readNames } from './bylines.ts'
import type { Block, Draft } from './draft.ts'
import { formList } from './formList.ts'
import { joinWrapped } from './joinWrapped.ts'
import { findLabel } from './labels.ts'
import { dateOrder } from './dateOrder.ts'
import { framedBy, withoutEdges } from './lines.ts'
import { readMeta } from './metaLine.ts'
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
  const sections: Part[] = [{ heading: '', body: [] }]
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
        if (!takeMeta(content, block, monthFirst, notes)) addBody(sections, block)
        break
      case 'heading':
        sections.push({ heading: headingOf(block), body: [] })
        break
      default:
        addBody(sections, block)
    }
  }
  const [lead, ...others] = sections
  const kept = lead && (lead.body.length > 0 || others.length === 0) ? sections : others
  content.sections = kept.map(({ heading, body }) => ({ heading, body: body.join('\n\n') }))
  content.standfirst = standfirst.filter((part) => part !== '').join('\n')
  content.note = notes.join('\n')
  return content
}

type Part = { heading: string; body: string[] }

function addBody(sections: readonly Part[], block: Block): void {
  const body = sections.at(-1)?.body
  body?.push(bodyOf(block, body.at(-1) ?? ''))
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

function bodyOf(block: Block, before: string): string {
  switch (block.kind) {
    case 'list':
      return formList(block, before)
    case 'quote':
      return formQuote(block)
    case 'verbatim':
      return fenced(block.text)
    default:
      return escapeMarkdown(linesOf(block).join('\n'))
  }
}

/** Deeper quotations are shown at this depth: what is nested without end stalls a reader of Markdown. */
const DEEPEST_QUOTE = 6

function formQuote(block: Block): string {
  const quoted: { depth: number; lines: string[] }[] = []
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
  const written = parts.map(({ depth, lines }, i) => {
    const sign = `${'>'.repeat(depth)} `
    const text = escapeMarkdown(block.wrapped ? joinWrapped(lines) : lines.join('\n'))
    const shared = Math.min(depth, parts[i + 1]?.depth ?? 0)
    const gap = shared > 0 ? `\n${'>'.repeat(shared)}` : ''
    return `${sign}${text.replaceAll('\n', `\n${sign}`)}${gap}`
  })
  return written.join('\n')
}

/** A fence longer than any run of its sign within. */
function fenced(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}

function trimSpaces(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && (text[start] === ' ' || text[start] === '\t')) start += 1
  while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1
  return text.slice(start, end)
}
