import { parse, TomlDate } from 'smol-toml'
import { trimSpaces } from '../../document/index.ts'
import { type Field, type FieldMap, type FieldsRead, scalarOf } from './field.ts'

const DEEPEST = 20
const KEY = /^[ \t]*(?:"([^"]{1,80})"|'([^']{1,80})'|([\p{L}\p{N}_.-]{1,80}))[ \t]*=[ \t]*(.*)$/u
const TABLE = /^[ \t]*\[([\p{L}\p{N}_. -]{1,80})\][ \t]*(?:#.*)?$/u

/** The fields of lines of TOML; where they break its rules, each entry by itself. */
export function readToml(source: string): FieldsRead {
  const lines = source.split('\n')
  const comments = lines.flatMap((line) =>
    /^[ \t]*#/.test(line) ? [trimSpaces(line.replace(/^[ \t]*#+/, ''))] : [],
  )
  const fields = parseToml(source)
  const rest = { unread: [], twice: [], comments }
  return fields ? { fields, guessed: [], ...rest } : { ...rest, ...readParts(lines) }
}

function readParts(lines: readonly string[]): Pick<FieldsRead, 'fields' | 'guessed' | 'unread' | 'twice'> {
  const fields: FieldMap = new Map()
  const guessed: number[] = []
  const unread: number[] = []
  const twice: string[] = []
  let table = fields
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (/^[ \t]*(?:#|$)/.test(line)) continue
    const opened = TABLE.exec(line)?.[1]
    if (opened !== undefined) {
      table = new Map()
      fields.set(trimSpaces(opened), table)
      continue
    }
    const [, double, single, bare, value = ''] = KEY.exec(line) ?? []
    const key = double ?? single ?? bare
    if (key === undefined) {
      unread.push(at + 1)
      continue
    }
    const last = lastLine(lines, at)
    const read = parseToml(lines.slice(at, last + 1).join('\n'))
    if (table.has(key)) twice.push(key)
    if (read) for (const [name, field] of read) table.set(name, field)
    else {
      guessed.push(at + 1)
      table.set(key, withoutQuotes(value))
    }
    if (read) at = last
  }
  return { fields, guessed, unread, twice }
}

/** The last line of an entry: before the next key, table or comment. */
function lastLine(lines: readonly string[], from: number): number {
  let last = from
  while (last + 1 < lines.length && last - from < 100) {
    const next = lines[last + 1] ?? ''
    if (KEY.test(next) || TABLE.test(next)) break
    last++
  }
  return last
}

const withoutQuotes = (value: string) => trimSpaces(value).replace(/^["']|["']$/g, '')

function parseToml(source: string): FieldMap | null {
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
  if (typeof value !== 'object' || value === null) return scalarOf(String(value))
  return new Map(Object.entries(value).map(([key, inner]) => [key, tomlField(inner)]))
}
