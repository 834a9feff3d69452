import { trimSpaceEnd, trimSpaceStart, trimSpaces } from './whitespace.ts'
import { DEEPEST, GREATEST_NUMBER } from './limits.ts'
import { areSameMarks, isSameMark, markOf, orderMarks } from './marks.ts'
import {
  type Block,
  type Cell,
  type Inline,
  type List,
  type ListItem,
  MARK_ORDER,
  type Mark,
  type Quotation,
  type Table,
} from './types.ts'

const LIBRARY_PICTURE = /^media\/[0-9a-f]{64}\.[a-z0-9]{1,8}$/
/** Control characters but tab and line ends. */
const CONTROLS = /(?![\t\n\r\u0085\v\f])\p{Cc}/gu
const LONE_SURROGATES = /\p{Cs}/gu
/** A superset of controls and lone surrogates, tested much faster than they are. */
const UNUSUAL = /[^ -~\u00a0-\ud7ff\ue000-\uffff]/

/** True for the address of a picture of the library. */
export function isLibraryPicture(src: string): boolean {
  return LIBRARY_PICTURE.test(src)
}

function withoutControls(text: string): string {
  if (!UNUSUAL.test(text)) return text
  return text
    .replace(/\r\n?|\u0085/g, '\n')
    .replace(/[\v\f]/g, ' ')
    .replace(CONTROLS, '')
    .replace(LONE_SURROGATES, '\ufffd')
}

/** A text on one line, trimmed. */
function oneLine(text: string): string {
  return trimSpaces(withoutControls(text).replace(/(?<![ \t])[ \t]*\n[ \t\n]*/g, ' '))
}

const withoutMark = (marks: readonly Mark[], type: Mark['type']) => marks.filter((mark) => mark.type !== type)
const isCode = (inline: Inline) => markOf(inline, 'code') !== undefined
const isWhitespaceText = (inline: Inline) => inline.type === 'text' && /^[ \t]*$/.test(inline.text)

/** What a content may hold. */
type Allowed = { readonly breaks: boolean; readonly notes: boolean }

/** An inline without control characters, its marks in order; what is not allowed becomes what comes closest. */
function cleaned(inline: Inline, allowed: Allowed): readonly Inline[] {
  switch (inline.type) {
    case 'text': {
      const text = withoutControls(inline.text)
      const ordered = orderMarks(inline.marks)
      const marks = /^[ \t\n]*$/.test(text) ? withoutMark(ordered, 'code') : ordered
      if (!text.includes('\n')) return [{ type: 'text', text, marks }]
      if (!allowed.breaks) return [{ type: 'text', text: text.replace(/\n/g, ' '), marks }]
      return text.split('\n').flatMap((line, index): Inline[] => {
        const isEmpty = /^[ \t]*$/.test(line)
        const written: Inline = {
          type: 'text',
          text: line,
          marks: isEmpty ? withoutMark(marks, 'code') : marks,
        }
        return index > 0 ? [{ type: 'break', marks: withoutMark(marks, 'code') }, written] : [written]
      })
    }
    case 'break': {
      const marks = withoutMark(orderMarks(inline.marks), 'code')
      return allowed.breaks ? [{ type: 'break', marks }] : [{ type: 'text', text: ' ', marks }]
    }
    case 'image': {
      const marks = withoutMark(orderMarks(inline.marks), 'code')
      const src = withoutControls(inline.src).replace(/\n/g, '')
      const alt = oneLine(inline.alt)
      if (src === '') return [{ type: 'text', text: alt, marks }]
      return [{ type: 'image', src, alt, title: oneLine(inline.title), marks }]
    }
    case 'footnote': {
      const content = normaliseInline(inline.content, { breaks: true, notes: false })
      if (content.length === 0) return []
      return allowed.notes ? [{ type: 'footnote', content, marks: [] }] : content
    }
  }
}

/** True for a text that `cleaned` would return as it is. */
function isClean(inline: Inline): boolean {
  if (inline.type !== 'text' || UNUSUAL.test(inline.text)) return false
  const { marks } = inline
  if (marks.length === 0) return true
  return marks.length === 1 && marks[0]?.type !== 'code' && orderMarks(marks)[0] === marks[0]
}

function cleanedContent(content: readonly Inline[], allowed: Allowed): readonly Inline[] {
  return content.every(isClean) ? content : content.flatMap((inline) => cleaned(inline, allowed))
}

/** The inlines with neighbouring texts of the same marks joined, without empty ones. */
export function joinTexts(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = []
  for (const inline of inlines) {
    if (inline.type === 'text' && inline.text === '') continue
    const last = result.at(-1)
    if (inline.type === 'text' && last?.type === 'text' && areSameMarks(last.marks, inline.marks)) {
      result[result.length - 1] = { ...last, text: last.text + inline.text }
    } else {
      result.push(inline)
    }
  }
  return result
}

/** The inlines without white space and breaks at the ends, and without white space around breaks. Code keeps its own. */
function trimmed(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = []
  for (const inline of inlines) {
    if (inline.type === 'break') {
      trimEnd(result)
      if (result.length > 0) result.push(inline)
      continue
    }
    const last = result.at(-1)
    const atStart = last === undefined || last.type === 'break'
    if (!atStart || inline.type !== 'text' || isCode(inline)) result.push(inline)
    else if (!isWhitespaceText(inline)) result.push({ ...inline, text: trimSpaceStart(inline.text) })
  }
  for (let last = result.at(-1); last; last = result.at(-1)) {
    if (last.type === 'break') result.pop()
    else if (!trimEnd(result)) break
  }
  return result
}

/** Removes white space from the end of a list of inlines; true where that removed an inline. */
function trimEnd(inlines: Inline[]): boolean {
  let isRemoved = false
  for (let last = inlines.at(-1); last?.type === 'text' && !isCode(last); last = inlines.at(-1)) {
    const text = trimSpaceEnd(last.text)
    if (text === last.text) break
    inlines.pop()
    if (text !== '') {
      inlines.push({ ...last, text })
      break
    }
    isRemoved = true
  }
  return isRemoved
}

/** True for a text without white space at its ends. */
const isTight = (inline: Inline) =>
  inline.type === 'text' && inline.text !== '' && trimSpaces(inline.text).length === inline.text.length

/** The inlines with white space and breaks at the ends of each mark of a type moved out of it. */
function withTightMark(inlines: readonly Inline[], type: Mark['type']): readonly Inline[] {
  if (inlines.every((inline) => !markOf(inline, type) || isTight(inline))) return inlines
  const result: Inline[] = []
  for (let from = 0; from < inlines.length; ) {
    const mark = markOf(inlines[from] ?? { type: 'break', marks: [] }, type)
    let to = from + 1
    const goesOn = (inline: Inline | undefined) => {
      const next = inline && markOf(inline, type)
      return mark ? next !== undefined && isSameMark(next, mark) : inline !== undefined && !next
    }
    while (goesOn(inlines[to])) to++
    const run = inlines.slice(from, to)
    for (const inline of mark ? tightRun(run, type) : run) result.push(inline)
    from = to
  }
  return result
}

/** True for an inline at which no mark can begin or end. */
const isSpace = (inline: Inline) => inline.type === 'break' || (isWhitespaceText(inline) && !isCode(inline))

function tightRun(run: readonly Inline[], type: Mark['type']): Inline[] {
  const bare = (inline: Inline): Inline => ({ ...inline, marks: withoutMark(inline.marks, type) })
  const first = run.findIndex((inline) => !isSpace(inline))
  if (first < 0) return run.map(bare)
  const last = run.findLastIndex((inline) => !isSpace(inline))
  return run.flatMap((inline, index): Inline[] => {
    if (index < first || index > last) return [bare(inline)]
    if (inline.type !== 'text' || isCode(inline)) return [inline]
    const start = index === first ? inline.text.length - trimSpaceStart(inline.text).length : 0
    const end = index === last ? trimSpaceEnd(inline.text).length : inline.text.length
    if (start === 0 && end === inline.text.length) return [inline]
    return [
      bare({ ...inline, text: inline.text.slice(0, start) }),
      { ...inline, text: inline.text.slice(start, end) },
      bare({ ...inline, text: inline.text.slice(end) }),
    ]
  })
}

function normaliseInline(content: readonly Inline[], allowed: Allowed): readonly Inline[] {
  const only = content.length === 1 ? content[0] : undefined
  if (only?.type === 'text' && only.marks.length === 0 && !UNUSUAL.test(only.text)) {
    const text = trimSpaces(only.text)
    return text === only.text && text !== ''
      ? content
      : text === ''
        ? []
        : [{ type: 'text', text, marks: [] }]
  }
  let inlines: readonly Inline[] = trimmed(joinTexts(cleanedContent(content, allowed)))
  if (inlines.every(({ marks }) => marks.length === 0)) return inlines
  for (const type of MARK_ORDER) {
    if (type !== 'code') inlines = withTightMark(inlines, type)
  }
  return joinTexts(inlines)
}

const WITH_BREAKS: Allowed = { breaks: true, notes: true }
const ON_ONE_LINE: Allowed = { breaks: false, notes: true }

function normaliseBlocks(blocks: readonly Block[], depth: number, isInList: boolean): Block[] {
  return blocks.flatMap((block) => normaliseBlock(block, depth, isInList))
}

function normaliseBlock(block: Block, depth: number, isInList: boolean): Block[] {
  switch (block.type) {
    case 'sectionHeading': {
      const text = oneLine(block.text)
      if (depth === 0) return [{ ...block, text }]
      return text === '' ? [] : [{ type: 'heading', content: [{ type: 'text', text, marks: [] }] }]
    }
    case 'paragraph':
      return paragraph(normaliseInline(block.content, WITH_BREAKS))
    case 'heading': {
      const content = normaliseInline(block.content, ON_ONE_LINE)
      return content.length > 0 ? [{ type: 'heading', content }] : []
    }
    case 'list':
      return list(block, depth)
    case 'quotation':
      return quotation(block, depth)
    case 'table':
      return table(block)
    case 'figure': {
      const caption = normaliseInline(block.caption, WITH_BREAKS)
      const alt = oneLine(block.alt)
      const credit = oneLine(block.credit)
      if (isLibraryPicture(block.src)) return [{ type: 'figure', src: block.src, alt, credit, caption }]
      const image: Inline = { type: 'image', src: block.src, alt, title: credit, marks: [] }
      const content: Inline[] = [image, { type: 'break', marks: [] }, ...caption]
      return normaliseBlock({ type: 'paragraph', content }, depth, isInList)
    }
    case 'preformatted':
      return preformatted(block.text, block.language, isInList)
    case 'rule':
      return [block]
  }
}

/** A paragraph, or the figure that it is where it begins with a picture of the library alone on its line. */
function paragraph(content: readonly Inline[]): Block[] {
  const [image, following, ...caption] = content
  if (!image) return []
  const isAlone = following === undefined || following.type === 'break'
  if (image.type !== 'image' || image.marks.length > 0 || !isAlone || !isLibraryPicture(image.src)) {
    return [{ type: 'paragraph', content }]
  }
  const { src, alt, title } = image
  return [{ type: 'figure', src, alt, credit: title, caption: normaliseInline(caption, WITH_BREAKS) }]
}

function list({ ordered, start, items }: List, depth: number): Block[] {
  if (depth >= DEEPEST) return items.flatMap(({ content }) => normaliseBlocks(content, depth, true))
  const normal = items.flatMap(({ checked, content }): ListItem[] => {
    const blocks = normaliseBlocks(content, depth + 1, true)
    if (blocks.length === 0) return []
    return [{ checked: blocks[0]?.type === 'paragraph' ? checked : null, content: blocks }]
  })
  if (normal.length === 0) return []
  const number = Number.isInteger(start) ? Math.min(Math.max(start, 0), GREATEST_NUMBER) : 1
  return [{ type: 'list', ordered, start: ordered ? number : 1, items: normal }]
}

function quotation({ content, attribution }: Quotation, depth: number): Block[] {
  const name = attribution ? normaliseInline(attribution, ON_ONE_LINE) : []
  if (depth >= DEEPEST) {
    return normaliseBlocks(name.length > 0 ? [...content, attributed(name)] : content, depth, false)
  }
  const blocks = normaliseBlocks(content, depth + 1, false)
  if (blocks.length > 0) {
    return [{ type: 'quotation', content: blocks, attribution: name.length > 0 ? name : null }]
  }
  const only = normaliseBlocks([attributed(name)], depth + 1, false)
  return name.length > 0 ? [{ type: 'quotation', content: only, attribution: null }] : []
}

/** An attribution without a quotation, as a paragraph. */
function attributed(name: readonly Inline[]): Block {
  return name.length > 0
    ? { type: 'paragraph', content: [{ type: 'text', text: '— ', marks: [] }, ...name] }
    : { type: 'paragraph', content: [] }
}

function table({ columns, header, rows }: Table): Block[] {
  const width = Math.max(columns.length, header.length, ...rows.map(({ length }) => length))
  if (width === 0) return []
  const cells = (row: readonly Cell[]) =>
    Array.from({ length: width }, (_, column) => normaliseInline(row[column] ?? [], WITH_BREAKS))
  return [
    {
      type: 'table',
      columns: Array.from({ length: width }, (_, column) => columns[column] ?? null),
      header: cells(header),
      rows: rows.map(cells),
    },
  ]
}

/**
 * Preformatted text in which lines of white space are empty and, in a list, tabs at the start of a line are four spaces:
 * readers of Markdown do not agree on what they make of these.
 */
function preformatted(given: string, name: string, isInList: boolean): Block[] {
  const text = withoutControls(given).replace(/^[ \t]+$/gm, '')
  if (/^[ \t\n]*$/.test(text)) return []
  const [language = ''] = oneLine(name).split(/[ \t]/)
  const written = isInList ? text.replace(/^[ \t]*\t/gm, (indent) => indent.replaceAll('\t', '    ')) : text
  return [{ type: 'preformatted', text: written, language }]
}

/** The trees that came out of `normalise`. */
const normal = new WeakMap<readonly Block[], Block[]>()

/**
 * The tree in normal form, the only form that is written, so that `readMarkdown(writeMarkdown(tree))` is the same tree. In it
 * neighbouring texts with the same marks are one and none is empty; marks are in their order; white space and breaks are
 * outside of marks (code keeps its own) and not at the ends of a block; there are no control characters, no empty
 * paragraphs, headings, items, lists, quotations or notes; rows have as many cells as there are columns; headings of
 * sections are at the top level alone, and an empty one without a language is not before the first words. Each block is made normal by itself,
 * from the inside out; each content by one pass to clean and join its inlines, one to trim it, and one for each type of mark.
 * Invariant: idempotent. Cost: linear in the tree; a tree that came out of this is returned as it is.
 */
export function normalise(blocks: readonly Block[]): Block[] {
  const known = normal.get(blocks)
  if (known) return known
  const result = normaliseBlocks(blocks, 0, false)
  const [first, second] = result
  const isEmpty = first?.type === 'sectionHeading' && first.text === '' && !first.language
  const isIdle = isEmpty && second?.type !== 'sectionHeading'
  const whole = isIdle ? result.slice(1) : result
  normal.set(whole, whole)
  return whole
}
