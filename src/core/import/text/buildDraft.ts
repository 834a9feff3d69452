import {
  type ArticleContent,
  emptyContent,
  type FieldKind,
  fieldSpec,
  type FieldsWhere,
} from '../../article/index.ts'
import { writeSections } from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import { type Block, type Draft, type LabelledField, isBodyKind } from '../draft.ts'
import { framedBy, withoutEdges } from '../lines.ts'
import { isRoleLine, readNames } from '../metadata/bylines.ts'
import { dateOrder } from '../metadata/dateOrder.ts'
import { findLabel } from '../metadata/labels.ts'
import { LineMetadata } from '../metadata/metaLine.ts'
import { paragraphOf } from '../paragraph.ts'
import { QUOTE_SIGNS } from './blocks.ts'
import { buildList } from './buildList.ts'
import { joinWrapped } from './joinWrapped.ts'

/**
 * The draft with its article built anew from its blocks, some of which the user may have reclassified (reason
 * `chosen`). A headline that was chosen makes a paragraph of one that was only guessed, unless the two touch: then
 * they are one title over two lines.
 */
export function buildDraft(draft: Draft): Draft {
  const blocks = yieldToChosen(draft.blocks)
  return {
    ...draft,
    content: buildContent(blocks, draft.content.language),
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

/**
 * The article that blocks make, each taken for what its kind says. No word of them is dropped, labels aside. `metadata`
 * is what is known already of the text of each block; what is missing is read.
 */
export function buildContent(
  blocks: readonly Block[],
  language: string,
  metadata: readonly (LineMetadata | undefined)[] = [],
): ArticleContent {
  const content = emptyContent(language)
  const body: Document.Block[] = []
  const monthFirst = dateOrder(sampleOf(blocks), language) === 'month-first'
  for (const [index, block] of blocks.entries()) {
    const { kind } = block
    if (kind === 'heading') body.push({ type: 'sectionHeading', text: headingOf(block) })
    else if (isBodyKind(kind)) body.push(bodyOf(block))
    else if (!addToField(content, kind, { block, monthFirst, known: metadata[index] }))
      body.push(bodyOf(block))
  }
  content.sections = writeSections(body)
  return content
}

/** A block whose kind is a field, the order of its dates, and what is known already of its text. */
type FieldBlock = { block: Block; monthFirst: boolean; known: LineMetadata | undefined }

type FieldOfKind<Kind extends FieldKind> = LabelledField & FieldsWhere<'kind', Kind>
const isOfKind = <Kind extends FieldKind>(field: LabelledField, kind: Kind): field is FieldOfKind<Kind> =>
  fieldSpec(field).kind === kind

/**
 * Adds a block to its field, in the way of the field's kind; false where it has nothing for it and stays in the text.
 * A labelled field of a kind that is not read here does not compile.
 */
function addToField(content: ArticleContent, field: LabelledField, block: FieldBlock): boolean {
  if (isOfKind(field, 'line')) content[field] = joined(' ', content[field], displayOf(block))
  else if (isOfKind(field, 'text')) content[field] = joined('\n', content[field], displayOf(block))
  else if (isOfKind(field, 'list')) content[field].push(...keywordsOf(displayOf(block)))
  else return addMeta(content, field, block)
  return true
}

const joined = (gap: string, ...parts: readonly string[]) => parts.filter((part) => part !== '').join(gap)

/** Blocks that show how the whole writes its dates. */
const SAMPLE = 400

function sampleOf(blocks: readonly Block[]): string {
  return blocks
    .slice(0, SAMPLE)
    .map((block) => block.text.slice(0, 2000))
    .join('\n')
}

/** Takes date, byline and place from one line; false where it holds none of them, or nothing that is still wanted. */
function addMeta(
  content: ArticleContent,
  field: 'date' | 'byline',
  { block, monthFirst, known }: FieldBlock,
): boolean {
  const text = withoutEdges(linesOf(block).join(' '))
  const isKnown = known?.text === text && known.monthFirst === monthFirst
  const { label, meta } = isKnown ? known : new LineMetadata(text, monthFirst)
  if (label?.value === '' && label.kind === field) return true
  const signed = content.byline.at(-1)
  if (field === 'byline' && signed && !signed.role && isRoleLine(text)) {
    content.byline[content.byline.length - 1] = { ...signed, role: text }
    return true
  }
  if (!meta || (field === 'date' && meta.date === '')) {
    if (field === 'date') return false
    content.byline.push(...readNames(label?.kind === 'byline' ? label.value : text))
    return true
  }
  const second = meta.date !== '' && content.date !== ''
  if (meta.more || second || (meta.dateline !== '' && content.dateline !== ''))
    content.note = joined('\n', content.note, text)
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
function displayOf({ block, known }: FieldBlock): string {
  const label = known?.text === block.text ? known.label : findLabel(block.text)
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
      return buildList(block)
    case 'quote':
      return buildQuote(block)
    case 'verbatim':
      return { type: 'preformatted', text: block.text, language: '' }
    default:
      return paragraphOf(linesOf(block).join('\n'))
  }
}

/** Deeper quotations are shown at this depth. */
const DEEPEST_QUOTE = 6

type Quoted = { depth: number; lines: string[] }

function buildQuote(block: Block): Document.Block {
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
