import { decodeEntities, trimLineEnds, trimSpaces } from '../../document/index.ts'
import type { Field, FieldMap } from './field.ts'

const PAIR_OF_TAGS = /<(em|strong|i|b|u|sup|sub|small|span|cite)(?: [^<>]{0,200})?>([^<>]{0,1000})<\/\1>/gi

/** A text as the page of the site shows it, which takes it for HTML: `U&#46;S&#46;`, `<em>and</em>`. */
export function shownText(text: string): string {
  if (!/[&<]/.test(text)) return text
  return decodeEntities(text.replace(PAIR_OF_TAGS, '$2'))
}

/** A text with the notes that it links to by their names, as Obsidian shows them: `[[People/Inès Karam]]`, `[[inès|Inès Karam]]`. */
export function unlinked(text: string): string {
  return text.replace(
    /\[\[([^[\]|]{1,200})(?:\|([^[\]]{1,200}))?\]\]/gu,
    (_, note: string, shown?: string) => shown ?? note.slice(note.lastIndexOf('/') + 1),
  )
}

/** A field that is one text, or a list of just one; else null. `exact`: as it stands, with the blanks at its edges. */
export function textOf(field: Field, exact: boolean): string | null {
  const only = Array.isArray(field) && field.length === 1 ? field[0] : field
  if (only === undefined || only instanceof Map || Array.isArray(only)) return null
  const text = String(only)
  return exact ? text : trimSpaces(trimLineEnds(text))
}

/** The names in a field: its text, the texts in its list, or the names of what is in its list. */
export function namesIn(field: Field, exact: boolean): string[] {
  const items = Array.isArray(field) ? field : [field]
  return items.flatMap((item) => {
    const named = item instanceof Map ? (item.get('name') ?? item.get('title') ?? pairIn(item)) : item
    const text = textOf(named, exact)
    return text === null || (text === '' && !exact) ? [] : [text]
  })
}

/** `Lyon: le pont` as an item of a list, which YAML takes for a key and its value. */
function pairIn(fields: FieldMap): Field {
  const [[key, field] = ['', ''], ...others] = fields
  return others.length > 0 || field instanceof Map || Array.isArray(field) ? '' : `${key}: ${field}`
}

/** Keywords in one text: by commas, or by the number sign that each begins with. */
export function keywordsIn(text: string): string[] {
  const tags = /^[ \t]*#[^# \t,;]+(?:[ \t]+#[^# \t,;]+)+[ \t]*$/.test(text)
  return text.split(tags ? /[ \t]+/ : /[,;،、，；]/)
}
