import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument, Scalar } from 'yaml'
import { trimSpaces } from '../../document/index.ts'
import { entryLine } from './entryLine.ts'
import { type Field, type FieldMap, type FieldsRead, scalarOf } from './field.ts'
import { mendYaml } from './mendYaml.ts'

const MOST_NODES = 5000
const DEEPEST = 20
/** So many characters cost as much as a node. */
const NODE_LENGTH = 32
const NULL = /^(?:~|null|Null|NULL)?$/

/** The fields of lines of YAML, of lines that were meant to be YAML, and as much as can be read of any others. */
export function readYaml(source: string): FieldsRead {
  const lines = source.split('\n')
  const near = mendYaml(lines, false)
  const read = parseYaml(near.lines.join('\n'))
  if (read) return { ...near, ...read }
  const far = mendYaml(lines, true)
  const mended = parseYaml(far.lines.join('\n'))
  if (mended) return { ...far, ...mended }
  const parts = readParts(far.lines)
  const guessed = [...new Set([...far.guessed, ...parts.guessed])].sort((a, b) => a - b)
  return { ...far, ...parts, guessed, unread: [...parts.unread, ...far.unread] }
}

/** Each entry by itself: those that cannot be read are what they say, and guessed. */
function readParts(lines: readonly string[]): Pick<FieldsRead, 'fields' | 'twice' | 'guessed' | 'unread'> {
  const starts = lines.flatMap((line, at) =>
    /^[^ \t#-]/.test(line) && entryLine(line).key !== null ? [at] : [],
  )
  const fields: FieldMap = new Map()
  const twice: string[] = []
  const guessed: number[] = []
  for (const [index, from] of starts.entries()) {
    const to = starts[index + 1] ?? lines.length
    const part = lines.slice(from, to)
    const read = parseYaml(part.join('\n'))
    const { key, value } = entryLine(part[0] ?? '')
    if (!read) for (const [at, line] of part.entries()) if (line !== '') guessed.push(from + at + 1)
    const found = read?.fields ?? new Map<string, Field>([[key ?? '', saidBy(value, part.slice(1))]])
    for (const [name, field] of found) {
      if (fields.has(name)) twice.push(name)
      fields.set(name, field)
    }
    twice.push(...(read?.twice ?? []))
  }
  const above = lines.slice(0, starts[0] ?? lines.length)
  const unread = above.flatMap((line, at) => (/^[ \t]*$/.test(line) ? [] : [at + 1]))
  return { fields, twice, guessed, unread }
}

/** The value of an entry that is no YAML: a list where its lines are items, else its words. */
function saidBy(first: string, lines: readonly string[]): Field {
  const said = lines.map(trimSpaces).filter((line) => line !== '')
  if (first === '' && said.length > 0 && said.every((line) => line.startsWith('-')))
    return said.map((line) => unquoted(line.slice(1)))
  return unquoted([first, ...said].join(' '))
}

function unquoted(written: string): string {
  const text = trimSpaces(written)
  const quote = text.charAt(0)
  const isQuoted = text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote)
  return isQuoted ? text.slice(1, -1) : text
}

/** The fields of a YAML mapping, which a JSON object is too, read without turning anything into dates or objects; null where it is none. */
export function parseYaml(source: string): Pick<FieldsRead, 'fields' | 'twice'> | null {
  if (trimSpaces(source.replaceAll('\n', ' ')) === '') return { fields: new Map(), twice: [] }
  const document = parseDocument(source, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' })
  if (document.errors.length > 0) return null
  const reader = new YamlReader(document)
  const fields = reader.read(document.contents)
  return fields instanceof Map && !reader.isSpent ? { fields, twice: reader.twice } : null
}

/** Reads the nodes of a document. Aliases are followed, at the cost of a budget that no bomb can outgrow. */
class YamlReader {
  readonly twice: string[] = []
  private readonly document: Document
  private left = MOST_NODES

  constructor(document: Document) {
    this.document = document
  }

  get isSpent(): boolean {
    return this.left <= 0
  }

  read(node: unknown, depth = 0): Field {
    this.left--
    if (!isYamlNode(node) || this.left <= 0 || depth > DEEPEST) return ''
    if (isAlias(node)) return this.read(node.resolve(this.document), depth + 1)
    if (isSeq(node)) return node.items.map((item) => this.read(item, depth + 1))
    if (isMap(node)) return this.map(node.items, depth)
    if (!isScalar(node)) return ''
    const text = typeof node.value === 'string' ? node.value : (node.source ?? '')
    this.left -= Math.floor(text.length / NODE_LENGTH)
    if (node.type !== Scalar.PLAIN) return text
    return NULL.test(text) ? '' : scalarOf(text)
  }

  private map(items: readonly { key: unknown; value: unknown }[], depth: number): FieldMap {
    const fields: FieldMap = new Map()
    const merged: FieldMap[] = []
    for (const { key, value } of items) {
      const name = this.read(key, depth + 1)
      const field = this.read(value, depth + 1)
      if (name instanceof Map || Array.isArray(name)) continue
      const known = fields.get(String(name))
      if (name === '<<' && field instanceof Map) merged.push(field)
      else if (known !== undefined && JSON.stringify(known) !== JSON.stringify(field))
        this.twice.push(String(name))
      if (name !== '<<' || !(field instanceof Map)) fields.set(String(name), field)
    }
    for (const [name, field] of merged.flatMap((each) => [...each]))
      if (!fields.has(name)) fields.set(name, field)
    return fields
  }
}

function isYamlNode(value: unknown): value is Node {
  return isAlias(value) || isSeq(value) || isMap(value) || isScalar(value)
}
