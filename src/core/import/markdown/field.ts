import type { Json } from '../../failure.ts'

/**
 * A value of front matter. A scalar is a string, as it was written; a plain number or boolean is one where its text comes
 * back from it unchanged. One that is empty or `null` is ''.
 */
export type Field = string | number | boolean | Field[] | FieldMap
export type FieldMap = Map<string, Field>

/** The front matter that was read; lines are counted from 1 within it. */
export type FieldsRead = {
  fields: FieldMap
  /** Lines that break the rules of the syntax and could be meant in another way than they were read. */
  guessed: readonly number[]
  /** Lines that belong to no key and were not read. */
  unread: readonly number[]
  /** Keys that stand there more than once and do not say the same. */
  twice: readonly string[]
  /** What its comments say. */
  comments: readonly string[]
}

/** A plain scalar as what it is: a boolean or a number where nothing of its spelling is lost, else its text. */
export function scalarOf(text: string): Field {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) && String(Number(text)) === text ? Number(text) : text
}

/** A field as a value of JSON. */
export function jsonOf(field: Field): Json {
  if (field instanceof Map) return Object.fromEntries([...field].map(([key, value]) => [key, jsonOf(value)]))
  return Array.isArray(field) ? field.map(jsonOf) : field
}

/** True for a field that says something. */
export function isSaid(field: Field): boolean {
  if (field instanceof Map) return [...field.values()].some(isSaid)
  return Array.isArray(field) ? field.some(isSaid) : field !== ''
}
