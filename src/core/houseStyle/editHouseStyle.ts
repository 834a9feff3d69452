import { type Document, isMap, isScalar, isSeq, parseDocument, Scalar, type YAMLMap, YAMLSeq } from 'yaml'
import { itemsOf, readHouseStyle } from './readHouseStyle.ts'
import type { HouseRule, HouseStyle } from './rule.ts'
import { type HouseStyleChange, problemsOf, type RuleText, valuesOf } from './ruleText.ts'

const MARK = '\ufeff'
/** A value that YAML reads as none, or as what is not a text, unless it is quoted. */
const NEEDS_QUOTES = /^(?:~|null|)$/i
/** Lines after a rule that are no part of it. */
const BETWEEN_RULES = /^[ \t]*(?:#.*)?\r?$/

function parse(text: string): Document {
  return parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  })
}

function scalarOf(value: string, isQuoted: boolean): Scalar<string> {
  const scalar = new Scalar(value)
  if (isQuoted || NEEDS_QUOTES.test(value)) scalar.type = Scalar.QUOTE_SINGLE
  return scalar
}

/** Whether a node says what a value says, so that it can stay as it is written. */
function says(node: unknown, value: string | readonly string[]): boolean {
  const texts = (isSeq(node) ? node.items : [node]).map((each) =>
    isScalar(each) ? String(each.value) : null,
  )
  const wanted = typeof value === 'string' ? [value] : value
  return texts.length === wanted.length && texts.every((each, at) => each === wanted[at])
}

/** Gives a rule of the file other values. What is the same stays as it is written; comments stay with their keys. */
function setRule(document: Document, map: YAMLMap, rule: RuleText): void {
  for (const [key, value] of valuesOf(rule)) {
    const node = map.get(key, true)
    if (value === null) {
      if (key === 'case' || key === 'fix') {
        if (!says(node, 'false')) map.delete(key)
      } else map.delete(key)
    } else if (isScalar(node) && typeof value === 'string') {
      if (says(node, value)) continue
      node.value = value
      if (NEEDS_QUOTES.test(value) || key === 'pattern') node.type = Scalar.QUOTE_SINGLE
      else if (node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL) delete node.type
    } else if (!says(node, value)) map.set(document.createNode(key), nodeOf(key, value))
  }
}

function nodeOf(key: string, value: string | readonly string[]): Scalar<string> | YAMLSeq {
  if (typeof value === 'string') return scalarOf(value, key === 'pattern')
  const list = new YAMLSeq()
  list.flow = true
  for (const word of value) list.add(scalarOf(word, false))
  return list
}

const written = (document: Document) => document.toString({ lineWidth: 0, flowCollectionPadding: false })

/** The lines of a rule, its dash before them, indented as `indent`. */
function linesOf(rule: RuleText, indent: string): string[] {
  const document = parse('- {}')
  const map = document.getIn([0])
  if (!isMap(map)) throw new TypeError('no map in a list that holds one')
  map.flow = false
  setRule(document, map, rule)
  return indented(written(document), indent)
}

const indented = (text: string, indent: string) =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (line === '' ? line : indent + line))

/** A change as one of lines: `count` lines from `from` on become `lines`. Null where the rules do not stand on lines of their own. */
type LineChange = { from: number; count: number; lines: string[] }

function addition(text: string, rule: RuleText): LineChange | null {
  const lines = text.split('\n')
  const [first] = itemsOf(text)
  if (!first && lines.some((line) => !BETWEEN_RULES.test(line))) return null
  const indent = /^[ \t]*/.exec(first?.text ?? '')?.[0] ?? ''
  while (lines.length > 0 && /^\s*$/.test(lines.at(-1) ?? '')) lines.pop()
  const space = lines.length > 0 ? [''] : []
  const count = text.split('\n').length - lines.length
  return { from: lines.length, count, lines: [...space, ...linesOf(rule, indent), ''] }
}

function lineChange(text: string, change: HouseStyleChange): LineChange | null {
  if (change.kind === 'add') return addition(text, change.rule)
  const found = itemsOf(text)[change.item]
  if (change.kind === 'restore') {
    if (!found) return addition(text, change.rule)
    const indent = /^[ \t]*/.exec(found.text)?.[0] ?? ''
    return { from: found.before, count: 0, lines: linesOf(change.rule, indent) }
  }
  if (!found) return null
  const lines = found.text.split('\n')
  let count = lines.length
  while (count > 1 && BETWEEN_RULES.test(lines[count - 1] ?? '')) count--
  if (change.kind === 'remove') {
    const isSpaced = found.before === 0 || /^\s*$/.test(text.split('\n')[found.before - 1] ?? '')
    if (isSpaced && count < lines.length && /^\s*$/.test(lines[count] ?? '')) count++
    return { from: found.before, count, lines: [] }
  }
  const indent = /^[ \t]*/.exec(lines[0] ?? '')?.[0] ?? ''
  const own = lines
    .slice(0, count)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
  const document = parse(own.join('\n').replaceAll('\r', ''))
  const map = document.errors.length === 0 && isSeq(document.contents) ? document.contents.items[0] : null
  if (!isMap(map)) return null
  setRule(document, map, change.rule)
  return { from: found.before, count, lines: indented(written(document), indent) }
}

function withLines(text: string, { from, count, lines }: LineChange): string {
  const end = text.includes('\r\n') ? '\r' : ''
  const all = text.split('\n')
  const isLast = from + count === all.length
  const own = lines.map((line, at) => (isLast && at === lines.length - 1 ? line : line + end))
  return all.toSpliced(from, count, ...own).join('\n')
}

/** The file with a change, written anew by the library; comments stay. Null where it is no list of rules. */
function rewritten(text: string, change: HouseStyleChange): string | null {
  const document = parse(text)
  if (document.errors.length > 0) return null
  const list = isMap(document.contents) ? document.contents.get('rules') : document.contents
  if (!isSeq(list)) return null
  if (change.kind === 'remove') list.delete(change.item)
  else {
    const isNew = change.kind !== 'replace'
    const at = placeIn(list.items, change)
    if (isNew) list.items.splice(at, 0, document.createNode({}))
    const map = list.items[at]
    if (!isMap(map)) return null
    setRule(document, map, change.rule)
  }
  return written(document)
}

/** Where a rule stands in the list once it is written there. */
function placeIn(list: readonly unknown[], change: Exclude<HouseStyleChange, { kind: 'remove' }>): number {
  if (change.kind === 'add') return list.length
  return change.kind === 'restore' ? Math.min(change.item, list.length) : change.item
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function rewrittenJson(text: string, change: HouseStyleChange): string | null {
  let whole: unknown
  try {
    whole = text.trim() === '' ? [] : JSON.parse(text)
  } catch {
    return null
  }
  const list: unknown = isObject(whole) ? whole.rules : whole
  if (!Array.isArray(list)) return null
  const next: unknown[] = list.slice()
  if (change.kind === 'remove') next.splice(change.item, 1)
  else {
    const values = valuesOf(change.rule).filter(([, value]) => value !== null)
    const rule = Object.fromEntries(values.map(([key, value]) => [key, value === 'true' ? true : value]))
    next.splice(placeIn(next, change), change.kind === 'replace' ? 1 : 0, rule)
  }
  return `${JSON.stringify(isObject(whole) ? { ...whole, rules: next } : next, null, 2)}\n`
}

const comparable = ({ line: _line, item: _item, ...rule }: HouseRule) => JSON.stringify(rule)

/** The rules that a change must leave, as the reader gives them; null for a rule that is none. */
function expected({ rules }: HouseStyle, change: HouseStyleChange): string[] | null {
  if (change.kind === 'remove') return rules.filter(({ item }) => item !== change.item).map(comparable)
  const { rule } = problemsOf(change.rule)
  if (!rule) return null
  if (change.kind === 'add') return [...rules, rule].map(comparable)
  const before = rules.filter(({ item }) => item < change.item)
  const isBehind = change.kind === 'restore' ? change.item - 1 : change.item
  const after = rules.filter(({ item }) => item > isBehind)
  return [...before, rule, ...after].map(comparable)
}

/**
 * A file of rules with one change; null where the file cannot be changed by a program, or where the rule is none.
 *
 * Idea: a rule that stands on lines of its own is rewritten on these lines alone, so that every other byte stays; its
 * comments are kept by the library's document. Where rules share lines, the library writes the file anew. Invariant: the
 * result is read back, and is given only if it holds the other rules as before, this one as wanted, and no problem more;
 * so a form of YAML that is not foreseen leaves the file alone. Cost: two readings of the file.
 */
export function editHouseStyle(file: string, text: string, change: HouseStyleChange): string | null {
  const mark = text.startsWith(MARK) ? MARK : ''
  const before = text.slice(mark.length)
  const read = (source: string) => readHouseStyle(new TextEncoder().encode(source))
  const old = read(before)
  const wanted = expected(old, change)
  if (!wanted) return null
  const isAsWanted = (next: string) => {
    const { rules, problems } = read(next)
    return problems.length <= old.problems.length && rules.map(comparable).join() === wanted.join()
  }
  const onLines = () => {
    const lines = lineChange(before, change)
    return lines && withLines(before, lines)
  }
  const ways = file.endsWith('.json') ? [rewrittenJson] : [onLines, rewritten]
  for (const way of ways) {
    const next = way(before, change)
    if (next !== null && isAsWanted(next)) return mark + next
  }
  return null
}
