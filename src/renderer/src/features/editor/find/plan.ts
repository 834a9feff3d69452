import type { EditorState } from '@codemirror/state'
import type { Tree } from '@lezer/common'
import { type FindOptions, type Piece, patternPieces } from '../../../../../core/find/index.ts'
import { escapeWithin, openingMark } from '../../../../../core/markdown/index.ts'
import { type Block, blockAt, enclosing, readBlock, treeOf } from '../body/dialect.ts'
import { openingOf } from '../body/lines.ts'
import { isCode } from '../body/sections.ts'
import { type CopyPart, copyTexts, type Match } from './texts.ts'

/** What would take the place of a match. */
export type Replacement = {
  match: Match
  /** As it is written: Markdown in the body. */
  insert: string
  /** As it reads. */
  shown: string
  /** It would change more than words: a mark, an address, what a line is. */
  isHeld: boolean
}

type Change = { from: number; to: number; insert: string }

/** What can mean anything in Markdown; a text without any of it holds words alone. */
const MEANING = /[\\`*_~[\]<>&|#]|^[ \t]*(?:[-+=:]|\d{1,9}[.)])/m
const WORDS = ['Document', 'Paragraph', 'Escape', 'Entity']
const MARKS = /Mark$|^(?:URL|LinkTitle|LinkLabel|CodeInfo|HardBreak|HorizontalRule)$/
const WHOLE = /^(?:Escape|Entity)$/
const FENCE = /^[ \t>]*(?:`{3,}|~{3,})/
/** So many matches of one paragraph are tried one by one where together they would change its marks. */
const MOST_TRIED = 20

function changed(text: string, offset: number, changes: readonly Change[]): string {
  let done = 0
  let result = ''
  for (const { from, to, insert } of changes) {
    result += text.slice(done, from - offset) + insert
    done = to - offset
  }
  return result + text.slice(done)
}

/** What a text is beside its words: its marks in their order, and the addresses of its links. */
function structureOf(tree: Tree, text: string): string {
  const names: string[] = []
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (!WORDS.includes(name)) names.push(name === 'URL' ? text.slice(from, to) : name)
    },
  })
  return names.join('\n')
}

/** True where a match holds a mark or a part of one. */
function touchesMark(tree: Tree, from: number, to: number): boolean {
  let touches = false
  tree.iterate({
    from,
    to,
    enter: (node) => {
      if (node.from >= to || node.to <= from) return
      const isPart = from > node.from || to < node.to
      if (MARKS.test(node.name) || (WHOLE.test(node.name) && isPart)) touches = true
    },
  })
  return touches
}

/** Puts a backslash where lines would otherwise open a list, a heading or the like because of these changes. */
function guardedLines(state: EditorState, group: readonly Change[]): readonly Change[] {
  const { doc } = state
  const [first] = group
  const last = group.at(-1)
  if (!first || !last) return group
  const line = doc.lineAt(first.from)
  const { kind, length } = openingOf(state, line)
  const start = line.from + length
  if (kind === 'heading' || kind === 'code' || first.from < start) return group
  const wasOpening = openingMark(doc.sliceString(start, line.to)) !== null
  const places: number[] = []
  let at = 0
  const text = changed(doc.sliceString(start, doc.lineAt(last.to).to), start, group)
  for (const [index, words] of text.split('\n').entries()) {
    const indent = /^ {0,3}/.exec(words)?.[0].length ?? 0
    const mark = openingMark(words.slice(indent))
    if (mark !== null && !(index === 0 && wasOpening)) places.push(at + indent + mark)
    at += words.length + 1
  }
  return places.length === 0 ? group : withBackslashes(group, start, places)
}

/** The changes with a backslash at each place, counted from `start` in the text that comes of them. */
function withBackslashes(group: readonly Change[], start: number, places: readonly number[]): Change[] {
  const left = [...places]
  const result: Change[] = []
  let done = start
  let made = 0
  const bare = (from: number) => result.push({ from, to: from, insert: '\\' })
  const takeBefore = (end: number) => ((left[0] ?? Infinity) < end ? left.shift() : undefined)
  for (const { from, to, insert } of group) {
    const kept = made + from - done
    for (let place = takeBefore(kept); place !== undefined; place = takeBefore(kept))
      bare(done + place - made)
    made = kept + insert.length
    let text = ''
    let copied = 0
    for (let place = takeBefore(made + 1); place !== undefined; place = takeBefore(made + 1)) {
      text += `${insert.slice(copied, place - kept)}\\`
      copied = place - kept
    }
    result.push({ from, to, insert: text + insert.slice(copied) })
    done = to
  }
  for (const place of left) bare(done + place - made)
  return result
}

/** The changes, and the backslashes that they need so that no line becomes what it was not. */
function guarded(state: EditorState, changes: readonly Change[]): Change[] {
  const result: Change[] = []
  let group: Change[] = []
  const close = () => {
    result.push(...guardedLines(state, group))
    group = []
  }
  for (const change of changes) {
    const last = group.at(-1)
    if (last && state.doc.lineAt(last.to).to < change.from) close()
    group.push(change)
  }
  close()
  return result
}

/** The pieces as Markdown that shows them, between what stands around the match. What was quoted is Markdown already. */
function asMarkdown({ doc }: EditorState, { from, to }: Match, pieces: readonly Piece[]): string {
  let written = ''
  const after = doc.sliceString(to, Math.min(doc.length, to + 1))
  for (const [index, { text, isQuoted }] of pieces.entries()) {
    const before = written.at(-1) ?? doc.sliceString(Math.max(0, from - 1), from)
    const next = pieces[index + 1]?.text.charAt(0) ?? after
    const lines = isQuoted ? [text] : text.split('\n').map((line) => escapeWithin(line, before, next))
    written += lines.join('\n')
  }
  return written
}

function piecesFor(match: Match, whole: string, template: string, { pattern }: FindOptions): Piece[] {
  if (pattern && match.pattern) return patternPieces(template, whole, match.pattern)
  return template === '' ? [] : [{ text: template, isQuoted: false }]
}

/** The stretch of the body that must be read to know what a match stands in. */
function regionOf(state: EditorState, { from, to }: Match): Block {
  const block = blockAt(state, from) ?? state.doc.lineAt(from)
  return { from: Math.min(from, block.from), to: Math.max(block.to, state.doc.lineAt(to).to) }
}

/** Plans what takes the place of the matches of one stretch of the body. */
function planRegion(
  state: EditorState,
  region: Block,
  matches: readonly Match[],
  pieces: (match: Match) => Piece[],
): Replacement[] {
  const before = state.doc.sliceString(region.from, region.to)
  const planned = matches.map((match): Replacement => {
    const parts = pieces(match)
    const shown = parts.map(({ text }) => text).join('')
    const isVerbatim =
      isCode(state, match.from) || (before.includes('`') && enclosing(state, match, 'InlineCode') !== null)
    return { match, shown, insert: isVerbatim ? shown : asMarkdown(state, match, parts), isHeld: false }
  })
  if (isCode(state, region.from)) {
    for (const each of planned) each.isHeld = FENCE.test(state.doc.lineAt(each.match.from).text)
    return planned
  }
  const after = (some: readonly Replacement[]) => {
    const changes = some.map(({ match: { from, to }, insert }) => ({ from, to, insert }))
    return changed(before, region.from, guarded(state, changes))
  }
  if (!MEANING.test(before) && !MEANING.test(after(planned))) return planned
  const tree = readBlock(state, region)
  const structure = structureOf(tree, before)
  const holds = (some: readonly Replacement[]) => {
    const text = after(some)
    return structureOf(treeOf(text), text) !== structure
  }
  for (const each of planned)
    each.isHeld = touchesMark(tree, each.match.from - region.from, each.match.to - region.from)
  const free = () => planned.filter(({ isHeld }) => !isHeld)
  if (!holds(free())) return planned
  if (planned.length <= MOST_TRIED) for (const each of free()) each.isHeld = holds([each])
  if (holds(free())) for (const each of planned) each.isHeld = true
  return planned
}

/** What would take the place of each match, in their order. Text that is put in the body stays text. */
export function planReplacements(
  state: EditorState,
  matches: readonly Match[],
  template: string,
  options: FindOptions,
): Replacement[] {
  const copy = copyTexts()
  const pieces = (match: Match) => {
    const { part, from, to } = match
    const whole = part === 'body' ? state.doc.sliceString(from, to) : copy[part].slice(from, to)
    return piecesFor(match, whole, template, options)
  }
  const planned: Replacement[] = []
  for (let index = 0; index < matches.length; ) {
    const match = matches[index]
    if (!match) break
    if (match.part !== 'body') {
      const shown = pieces(match)
        .map(({ text }) => text)
        .join('')
        .replaceAll('\n', ' ')
      planned.push({ match, insert: shown, shown, isHeld: false })
      index += 1
      continue
    }
    const region = { ...regionOf(state, match) }
    const inside: Match[] = []
    for (let next = matches[index]; next && next.from <= region.to; next = matches[index]) {
      region.to = Math.max(region.to, state.doc.lineAt(next.to).to)
      inside.push(next)
      index += 1
    }
    planned.push(...planRegion(state, region, inside, pieces))
  }
  return planned
}

/** What these replacements change, as one step of the page. */
export function changeOf(state: EditorState, replacements: readonly Replacement[]) {
  const texts = copyTexts()
  const copy: Partial<Record<CopyPart, string>> = {}
  const body: Change[] = []
  for (const { match, insert } of replacements) {
    const { part, from, to } = match
    if (part === 'body') body.push({ from, to, insert })
  }
  for (const part of new Set(replacements.map(({ match }) => match.part))) {
    if (part === 'body') continue
    const changes = replacements.filter(({ match }) => match.part === part)
    copy[part] = changed(
      texts[part],
      0,
      changes.map(({ match: { from, to }, insert }) => ({ from, to, insert })),
    )
  }
  return { body: guarded(state, body), copy }
}
