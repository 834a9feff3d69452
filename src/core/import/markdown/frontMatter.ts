import { parse, TomlDate } from 'smol-toml'
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import { trimSpaceEnd, trimSpaces, writeMarkdown } from '../../document/index.ts'
import { paragraphOf } from '../paragraph.ts'

/** A value of front matter. Every scalar is a string, as it was written; one that is empty or `null` is ''. */
export type Field = string | Field[] | FieldMap
export type FieldMap = Map<string, Field>

/** A text without its front matter. What looks like front matter and cannot be read is text: nothing is lost. */
export type Split = { fields: FieldMap; body: string }

const LONGEST = 64_000
const MOST_NODES = 5000
const DEEPEST = 20
const NULL = /^(?:~|null|Null|NULL)?$/

type Syntax = { closing: RegExp; read: (source: string) => FieldMap | null }

const SYNTAXES: ReadonlyMap<string, Syntax> = new Map([
  ['---', { closing: /^(?:---|\.\.\.)$/, read: (source) => readYaml(source) ?? readLines(source) }],
  ['+++', { closing: /^\+\+\+$/, read: readToml }],
  ['{', { closing: /^\}$/, read: (source) => readYaml(`{\n${source}\n}`) }],
])

/** Parts a text into its front matter (YAML, TOML, JSON, or Pandoc's title lines) and what follows. */
export function splitFrontMatter(text: string): Split {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const whole = { fields: new Map<string, Field>(), body: lines.join('\n') }
  if (lines[0]?.startsWith('% ')) return splitTitleLines(lines)
  const syntax = SYNTAXES.get(trimSpaceEnd(lines[0] ?? ''))
  if (!syntax) return whole
  const end = lines.findIndex((line, index) => index > 0 && syntax.closing.test(trimSpaceEnd(line)))
  if (end < 0) return whole
  const source = lines.slice(1, end).join('\n')
  const body = lines.slice(end + 1).join('\n')
  if (trimSpaces(source.replaceAll('\n', ' ')) === '') return { fields: new Map(), body }
  const fields = source.length > LONGEST ? null : syntax.read(source)
  if (fields) return { fields, body }
  if (!/^["']?[\p{L}_][\p{L}\p{N}_ .-]{0,60}["']?[ \t]*[:=]/mu.test(source)) return whole
  return {
    fields: new Map(),
    body: `${writeMarkdown([paragraphOf(lines.slice(0, end + 1).join('\n'))])}\n\n${body}`,
  }
}

/** Pandoc's first lines: title, authors, date, each behind a percent sign. */
function splitTitleLines(lines: readonly string[]): Split {
  const fields: FieldMap = new Map()
  let at = 0
  for (const name of ['title', 'author', 'date']) {
    const line = lines[at] ?? ''
    if (!/^%(?: |$)/.test(line)) break
    fields.set(name, trimSpaces(line.slice(1)))
    at++
  }
  return { fields, body: lines.slice(at).join('\n') }
}

/** The fields of a YAML mapping, read without turning anything into numbers, dates or objects; null where it is none. */
function readYaml(source: string): FieldMap | null {
  const document = parseDocument(source, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' })
  if (document.errors.length > 0) return null
  const budget = { nodes: MOST_NODES }
  const field = yamlField(document.contents, document, budget, 0)
  return field instanceof Map && budget.nodes > 0 ? field : null
}

/** A node as a field. Aliases are followed, at the cost of a budget that no bomb can outgrow. */
function yamlField(node: Node | null, document: Document, budget: { nodes: number }, depth: number): Field {
  budget.nodes--
  if (!node || budget.nodes <= 0 || depth > DEEPEST) return ''
  const inner = (child: unknown) => (isYamlNode(child) ? yamlField(child, document, budget, depth + 1) : '')
  if (isAlias(node)) return inner(node.resolve(document))
  if (isSeq(node)) return node.items.map(inner)
  if (isMap(node)) {
    const fields: FieldMap = new Map()
    for (const { key, value } of node.items) {
      const name = inner(key)
      if (typeof name === 'string') fields.set(name, inner(value))
    }
    return fields
  }
  if (!isScalar(node)) return ''
  const text = String(node.value)
  return node.type === 'PLAIN' && NULL.test(text) ? '' : text
}

function isYamlNode(value: unknown): value is Node {
  return isAlias(value) || isSeq(value) || isMap(value) || isScalar(value)
}

/**
 * Front matter that is no YAML but lines of `key: value`, as written by people who do not know that a colon in a value
 * needs quotes. Null where a line is anything else.
 */
function readLines(source: string): FieldMap | null {
  const fields: FieldMap = new Map()
  let list: Field[] = []
  for (const line of source.split('\n')) {
    if (/^[ \t]*(?:#|$)/.test(line)) continue
    const item = /^[ \t]*- (.*)$/s.exec(line)?.[1]
    const pair = /^([\p{L}_][\p{L}\p{N}_ .-]{0,60}?)[ \t]*:(?:[ \t](.*))?$/su.exec(line)
    if (item !== undefined) {
      list.push(unquoted(item))
    } else if (pair?.[1] !== undefined) {
      const value = unquoted(pair[2] ?? '')
      list = []
      fields.set(pair[1], value === '' ? list : value)
    } else {
      return null
    }
  }
  return fields
}

function unquoted(written: string): string {
  const text = trimSpaces(written)
  const quote = text.charAt(0)
  const isQuoted = text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote)
  return isQuoted ? text.slice(1, -1) : text
}

function readToml(source: string): FieldMap | null {
  try {
    const field = tomlField(parse(source, { maxDepth: DEEPEST, integersAsBigInt: true }))
    return field instanceof Map ? field : null
  } catch {
    return null
  }
}

function tomlField(value: unknown): Field {
  if (typeof value === 'string') return value
  if (value instanceof TomlDate) return value.toISOString().replace('.000', '')
  if (Array.isArray(value)) return value.map(tomlField)
  if (typeof value !== 'object' || value === null) return String(value)
  return new Map(Object.entries(value).map(([key, inner]) => [key, tomlField(inner)]))
}
