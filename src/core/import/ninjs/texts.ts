import { isObject, type JsonObject } from '../json/jsonOf.ts'
import { textAt } from './values.ts'

/** One of the headlines, descriptions or bodies of an item. */
export type ItemText = { role: string; contentType: string; value: string }

const MARKUP: { readonly [role: string]: string } = {
  xhtml: 'application/xhtml+xml',
  html: 'text/html',
  richtext: 'text/html',
  markdown: 'text/markdown',
}

/** The most texts of one kind that an item may have. */
const MOST_TEXTS = 100

/**
 * The texts of a kind, in the way of each version: a list of objects since 2.0 (`bodies`), names with an ending before it
 * (`body_text`, `body_xhtml`), which says a media type or else a role.
 */
export function textsOf(item: JsonObject, plural: string, singular: string): ItemText[] {
  const texts: ItemText[] = []
  const list = item[plural]
  if (Array.isArray(list))
    for (const entry of list.slice(0, MOST_TEXTS)) {
      if (typeof entry === 'string') texts.push({ role: '', contentType: '', value: entry })
      if (!isObject(entry)) continue
      const value = textAt(entry, 'value', 'text', 'content')
      const contentType = textAt(entry, 'contentType', 'contenttype', 'mimetype').toLowerCase()
      if (value !== '') texts.push({ role: roleOf(textAt(entry, 'role')), contentType, value })
    }
  for (const name of Object.keys(item).slice(0, 1000)) {
    if (name !== singular && !name.startsWith(`${singular}_`)) continue
    const value = textAt(item, name)
    const ending = name.slice(singular.length + 1).toLowerCase()
    const contentType = MARKUP[ending] ?? (ending === 'text' ? 'text/plain' : '')
    if (value !== '') texts.push({ role: contentType === '' ? roleOf(ending) : '', contentType, value })
  }
  return texts
}

/** A role without the vocabulary that it is of: `hnroles:main` is `main`. */
function roleOf(role: string): string {
  return (role.split(/[:/]/).at(-1) ?? '').toLowerCase()
}
