import { FIELD_NAMES, fieldSpec } from '../../article/index.ts'
import { trimSpaceEnd, trimSpaces } from '../../document/index.ts'
import { findLabel } from '../metadata/labels.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'

/** A key without what makes no difference: `-`, `_`, blanks, capitals, accents. */
export function simplifyKey(key: string): string {
  const column = COLUMN.exec(key)?.[1]?.toLowerCase()
  if (column !== undefined) return column === 'name' ? 'slug' : column
  return normalizeWord(key).replace(/[-_ ]/g, '')
}

/** The columns of a post of WordPress, as its exports name them. */
const COLUMN = /^(?:wp[_:])?post_(title|date|author|excerpt|status|category|tags|name)$/i

/** Keys of generators that no field of the article has. */
const GENERATOR_KEYS = [
  'layout',
  'draft',
  'permalink',
  'aliases',
  'alias',
  'cssclass',
  'cssclasses',
  'weight',
  'lastmod',
  'updated',
  'modified',
  'toc',
  'params',
  'extra',
  'taxonomies',
  'template',
  'image',
  'cover',
  'comments',
  'categories',
  'series',
  'type',
  'id',
]
const KNOWN_KEYS: ReadonlySet<string> = new Set([
  ...GENERATOR_KEYS,
  ...FIELD_NAMES.flatMap((name) => fieldSpec(name).frontMatter?.read ?? []),
])
const TEXT_KEYS: ReadonlySet<string> = new Set(
  FIELD_NAMES.map(fieldSpec).flatMap(({ kind, frontMatter }) =>
    kind === 'line' || kind === 'text' || kind === 'people' ? (frontMatter?.read ?? []) : [],
  ),
)

/** True for a key that a generator or the article has. */
export const isKnownKey = (key: string) => KNOWN_KEYS.has(simplifyKey(key))
/** True for the key of a field that holds a text. */
export const isTextKey = (key: string) => TEXT_KEYS.has(simplifyKey(key))

/**
 * A line of front matter: its blanks in front, the dashes of list items, its key with the colon, and its value. What goes on
 * with the value stands further in than `depth`.
 */
export type EntryLine = {
  indent: number
  depth: number
  dashes: string
  key: string | null
  written: string
  value: string
}

const DASHES = /^(?:-[ \t]+)+|^-$/
const KEY =
  /^(?:"((?:[^"\\]|\\.){0,80})"|'([^']{0,80})'|([\p{L}_$@][\p{L}\p{N}\p{M}_.$@/-]{0,60}(?:[ ][\p{L}\p{N}\p{M}_.'’-]{1,30}){0,3}))[ \t\u00a0\u202f]*:(?=[ \t]|$)/u

/** The parts of a line; `key` is null for one that opens with no key. */
export function entryLine(line: string): EntryLine {
  const text = line.replace(/^[ \t]+/, '')
  const blanks = line.slice(0, line.length - text.length)
  const indent = [...blanks].reduce((columns, blank) => columns + (blank === '\t' ? 2 : 1), 0)
  const dashes = DASHES.exec(text)?.[0] ?? ''
  const rest = text.slice(dashes.length)
  const found = KEY.exec(rest)
  const name = found?.[1] ?? found?.[2] ?? found?.[3]
  const key = name !== undefined && mayBeKey(name) ? name : null
  const written = key === null ? '' : (found?.[0] ?? '')
  const depth = key === null ? indent : indent + dashes.length
  return { indent, depth, dashes, key, written, value: trimSpaces(trimSpaceEnd(rest.slice(written.length))) }
}

/** One or two words, or more where they are a label: prose may hold a colon as well. */
function mayBeKey(name: string): boolean {
  return name.split(' ').length <= 2 || findLabel(`${name}: `) !== null
}

/** True for a line that opens an entry at this depth or above it. */
export function opensEntry(line: string, depth: number): boolean {
  const { indent, dashes, key } = entryLine(line)
  return indent <= depth && (key !== null || dashes !== '')
}
