import { isDateTime, isDay } from '../../article/index.ts'
import { isObject, type JsonObject } from '../json/jsonOf.ts'

/** The text at a name of an object, without white space at its edges; empty where there is none. */
export function textAt(item: JsonObject, ...names: readonly string[]): string {
  for (const name of names) {
    const value = item[name]
    if (typeof value === 'string') {
      const text = value.replace(/^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g, '')
      if (text !== '') return text
    }
  }
  return ''
}

/** Entries of a list that are read; what stands behind them is no list of a person. */
const MOST_ENTRIES = 1000

/** The objects in the lists at names of an object; a text in them is an object with that name. */
export function objectsAt(item: JsonObject, ...names: readonly string[]): JsonObject[] {
  return names.flatMap((name) => {
    const list = item[name]
    if (typeof list === 'string') return [{ name: list }]
    if (isObject(list)) return [list]
    if (!Array.isArray(list)) return []
    return list.slice(0, MOST_ENTRIES).flatMap((entry): JsonObject[] => {
      if (typeof entry === 'string') return [{ name: entry }]
      return isObject(entry) ? [entry] : []
    })
  })
}

/** A moment as RFC 3339 has it, from what agencies write; the day alone where no offset is said; null where it is none. */
export function momentOf(written: string): string | null {
  const text = written
    .replace(/^(\d{4}-\d{2}-\d{2})[ t]/, '$1T')
    .replace(/[ ]?([+-]\d{2}):?(\d{2})$/, '$1:$2')
    .replace(/[ ]?z$/i, 'Z')
  if (isDateTime(text) || isDay(text)) return text
  const day = text.slice(0, 10)
  return isDateTime(`${text}Z`) && isDay(day) ? day : null
}
