import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { isJson, jsonItems } from './jsonItems.ts'
import { readRule, type RawValue } from './readRule.ts'
import type { HouseRule, HouseStyle, HouseStyleProblem, HouseStyleProblemCode } from './rule.ts'

/** Files above this many bytes are not read as a house style. */
export const LARGEST_HOUSE_STYLE = 1_000_000
const MAX_RULES = 2000
const MAX_PROBLEMS = 200
const ITEM = /^([ \t]*)-(?:[ \t]|\r?$)/
const MARK = /^\ufeff/

/** The rules and problems of a file, up to the limits of both. */
class StyleBuilder {
  readonly style: HouseStyle = { rules: [], problems: [] }
  #count = 0

  problem(line: number | null, code: HouseStyleProblemCode, detail: HouseStyleProblem['detail'] = {}): void {
    const { problems } = this.style
    if (problems.length < MAX_PROBLEMS) problems.push({ line, code, detail })
    else if (problems.length === MAX_PROBLEMS) {
      problems.push({ line: null, code: 'too-many-problems', detail: { limit: MAX_PROBLEMS } })
    }
  }

  /** Takes one item of the list; false once there are too many. */
  take(line: number, item: number, keys: ReadonlyMap<string, RawValue> | null): boolean {
    if (++this.#count > MAX_RULES) {
      this.problem(line, 'too-many-rules', { limit: MAX_RULES })
      return false
    }
    if (!keys) this.problem(line, 'no-rule')
    else {
      const rule: HouseRule | null = readRule(line, item, keys, (at, code, detail) =>
        this.problem(at, code, detail),
      )
      if (rule) this.style.rules.push(rule)
    }
    return true
  }
}

/** A part of the file as YAML, which JSON is too. */
class YamlPart {
  readonly document: Document
  readonly #counter = new LineCounter()
  readonly #before: number

  /** `before` is how many lines of the file stand before this part. */
  constructor(text: string, before: number) {
    this.#before = before
    this.document = parseDocument(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      logLevel: 'silent',
      prettyErrors: false,
      lineCounter: this.#counter,
    })
  }

  lineAt(place: number | undefined): number {
    return this.#before + Math.max(1, this.#counter.linePos(place ?? 0).line)
  }

  /** Where the first thing stands that is no YAML, or null. */
  firstError(): number | null {
    const [error] = this.document.errors
    return error ? this.lineAt(error.pos[0]) : null
  }

  isEmpty(): boolean {
    const { contents } = this.document
    return contents === null || (isScalar(contents) && contents.value === '')
  }

  #lineOf(node: unknown): number {
    return this.lineAt(isNode(node) ? node.range?.[0] : 0)
  }

  #resolved(value: unknown): Node | null {
    const node = isAlias(value) ? value.resolve(this.document) : value
    return isNode(node) ? node : null
  }

  /** Reads the list of rules, if that is what stands here, from the place `first` on; false once there are too many. */
  readInto(builder: StyleBuilder, first: number): boolean {
    const contents = this.#resolved(this.document.contents)
    const list = isMap(contents) ? this.#resolved(contents.get('rules', true)) : contents
    if (!isSeq(list)) {
      builder.problem(this.#lineOf(contents), 'no-list')
      return true
    }
    if (isMap(contents)) {
      for (const { key } of contents.items) {
        const name = isScalar(key) ? String(key.value) : ''
        if (name !== 'rules') builder.problem(this.#lineOf(key), 'unknown-key', { key: name.slice(0, 60) })
      }
    }
    for (const [at, item] of list.items.entries()) {
      const rule = this.#resolved(item)
      const line = this.#lineOf(item)
      if (!builder.take(line, first + at, isMap(rule) ? this.#keysOf(rule.items, builder) : null))
        return false
    }
    return true
  }

  #keysOf(pairs: readonly { key: unknown; value: unknown }[], builder: StyleBuilder): Map<string, RawValue> {
    const keys = new Map<string, RawValue>()
    for (const { key, value } of pairs) {
      const line = this.#lineOf(key)
      const name = isScalar(key) ? String(key.value) : ''
      if (keys.has(name)) builder.problem(line, 'repeated-key', { key: name.slice(0, 60) })
      else keys.set(name, this.#rawValue(value, line))
    }
    return keys
  }

  #rawValue(value: unknown, line: number): RawValue {
    const node = this.#resolved(value)
    const list = isSeq(node)
    const texts = (list ? node.items : [node]).map((each) => this.#text(each))
    const known = texts.filter((text) => text !== null)
    const isNull =
      node === null || (isScalar(node) && node.type === 'PLAIN' && /^(?:~|null)?$/i.test(String(node.value)))
    return { line, texts: known.length === texts.length ? known : null, list, isNull }
  }

  #text(value: unknown): string | null {
    const node = this.#resolved(value)
    return node === null ? '' : isScalar(node) ? String(node.value ?? '') : null
  }
}

function isNode(value: unknown): value is Node {
  return isAlias(value) || isMap(value) || isSeq(value) || isScalar(value)
}

/** The items of a list of which each begins on a line of its own. Read one by one, an invalid item does not affect the others. */
export function itemsOf(text: string): { text: string; before: number }[] {
  const lines = text.split('\n')
  const indent = ITEM.exec(lines.find((line) => ITEM.test(line)) ?? '')?.[1]
  const items: { text: string; before: number }[] = []
  for (const [before, line] of lines.entries()) {
    const last = items.at(-1)
    if (ITEM.exec(line)?.[1] === indent && indent !== undefined) items.push({ text: line, before })
    else if (last) last.text += `\n${line}`
  }
  return items
}

/** The items of a file that cannot be read as a whole; one without a text has no end. */
function apartItems(text: string): { text: string | null; before: number }[] {
  if (!isJson(text)) return itemsOf(text)
  return jsonItems(text).map(({ text: item, before }) => ({ text: item && `[${item}]`, before }))
}

function readText(text: string, builder: StyleBuilder): void {
  const whole = new YamlPart(text, 0)
  const error = whole.firstError()
  if (error === null) {
    if (!whole.isEmpty()) whole.readInto(builder, 0)
    return
  }
  const before = builder.style.problems.length
  for (const [at, item] of apartItems(text).entries()) {
    const part = item.text === null ? null : new YamlPart(item.text, item.before)
    const wrong = part ? part.firstError() : item.before + 1
    if (wrong !== null) builder.problem(wrong, 'syntax')
    else if (part?.readInto(builder, at) === false) break
  }
  if (builder.style.problems.length === before) builder.problem(error, 'syntax')
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(MARK, '')
  } catch {
    return null
  }
}

/**
 * Reads a house style's file, YAML or JSON. An invalid rule is a problem with its line, and the others are kept.
 */
export function readHouseStyle(bytes: Uint8Array): HouseStyle {
  const builder = new StyleBuilder()
  const text = bytes.length > LARGEST_HOUSE_STYLE ? null : decoded(bytes)
  if (text === null) {
    if (bytes.length > LARGEST_HOUSE_STYLE) builder.problem(null, 'too-large', { limit: LARGEST_HOUSE_STYLE })
    else builder.problem(null, 'not-text')
    return builder.style
  }
  try {
    readText(text, builder)
  } catch (error) {
    // Brackets nested deeper than the reader of YAML can follow.
    if (!(error instanceof RangeError)) throw error
    return { rules: [], problems: [{ line: 1, code: 'syntax', detail: {} }] }
  }
  const lineOf = ({ line }: HouseStyleProblem) => line ?? Number.MAX_SAFE_INTEGER
  builder.style.problems.sort((a, b) => lineOf(a) - lineOf(b))
  return builder.style
}
