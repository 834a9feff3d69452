import { FIELD_NAMES, type FieldName } from '../core/article/index.ts'
import type { HitText } from '../core/query/index.ts'
import { DamagedRow } from './damagedRow.ts'

/** Stand between texts, and between a text and its place; in a text, they become spaces. */
const BETWEEN_TEXTS = '\u001e'
const AFTER_PLACE = '\u001f'
const SEPARATORS = new RegExp(`[${BETWEEN_TEXTS}${AFTER_PLACE}]`, 'g')

const PARTS = ['heading', 'text', 'notes'] as const
const FIELDS: ReadonlyMap<string, Exclude<FieldName, 'sections'>> = new Map(
  FIELD_NAMES.flatMap((name) => (name === 'sections' ? [] : [[name, name]])),
)

/** The texts of an article as one string, which is read faster than JSON with a schema. */
export function encodeTexts(texts: readonly HitText[]): string {
  return texts
    .map((each) => {
      const place = 'field' in each ? each.field : `${each.section} ${each.part}`
      return `${place}${AFTER_PLACE}${each.text.replace(SEPARATORS, ' ')}`
    })
    .join(BETWEEN_TEXTS)
}

/** Reads what `encodeTexts` wrote; throws a `DamagedRow` for anything else. */
export function decodeTexts(encoded: string): HitText[] {
  if (encoded === '') return []
  return encoded.split(BETWEEN_TEXTS).map((each) => {
    const end = each.indexOf(AFTER_PLACE)
    const place = each.slice(0, end)
    const text = each.slice(end + 1)
    const field = FIELDS.get(place)
    if (field !== undefined) return { field, text }
    const [section, name] = place.split(' ')
    const part = PARTS.find((known) => known === name)
    if (part === undefined) throw new DamagedRow(`no text of an article: ${place}`)
    return { section: Number(section), part, text }
  })
}
