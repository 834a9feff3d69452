import type { Json } from '../../failure.ts'

/** A date that is written without quotes, as YAML's own. */
export class PlainDate {
  readonly written: string

  constructor(written: string) {
    this.written = written
  }
}

export type Yaml = Json | PlainDate | readonly Yaml[] | { readonly [key: string]: Yaml }

/** What readers refuse or change even in quotes: C1 controls, line separators, byte-order marks, noncharacters. */
export const UNSAFE = /[\u007f-\u009f\u2028\u2029\ufeff]|\p{Noncharacter_Code_Point}/gu

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16)
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`
}

const quoted = (text: string) => JSON.stringify(text.toWellFormed())

/** Keys that YAML 1.1 or 1.2 take for booleans or for nothing. */
const WORD_KEY = /^(?:y|n|yes|no|on|off|true|false|null)$/i

const keyOf = (key: string) => (/^[A-Za-z_][\w-]*$/.test(key) && !WORD_KEY.test(key) ? key : quoted(key))

type Container = readonly Yaml[] | { readonly [key: string]: Yaml }

/** True for a list or a mapping that holds something: it stands on lines of its own. */
function isBlock(value: Yaml): value is Container {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof PlainDate) &&
    Object.keys(value).length > 0
  )
}

function inline(value: Yaml): string {
  if (typeof value === 'string') return quoted(value)
  if (value instanceof PlainDate) return value.written
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[]' : '{}'
  return String(value)
}

/** The lines of a list or mapping, each after `indent`. */
function linesOf(value: Container, indent: string): string {
  if (Array.isArray(value)) return value.map((item: Yaml) => `${indent}- ${itemOf(item, indent)}`).join('')
  return Object.entries(value)
    .map(([key, held]: [string, Yaml]) =>
      isBlock(held)
        ? `${indent}${keyOf(key)}:\n${linesOf(held, `${indent}  `)}`
        : `${indent}${keyOf(key)}: ${inline(held)}\n`,
    )
    .join('')
}

/** An item of a list: what is in it begins on its line, and goes on below its first sign. */
const itemOf = (item: Yaml, indent: string) =>
  isBlock(item) ? linesOf(item, `${indent}  `).slice(indent.length + 2) : `${inline(item)}\n`

/**
 * Entries as YAML that readers of 1.1 and 1.2 take alike. Every string is in double quotes on one line with JSON's
 * escapes, which are YAML's as well, so that nothing in it can end it, start a key or be taken for a number, a date or a
 * boolean; lone surrogates become U+FFFD. A key that is no plain word is quoted, too. Linear in the entries.
 */
export function writeYaml(entries: { readonly [key: string]: Yaml }): string {
  return linesOf(entries, '').replace(UNSAFE, escaped)
}
