import type { SourceFile } from '../sourceFile.ts'

/** An object of JSON, whose values nobody vouches for. */
export type JsonObject = { readonly [name: string]: unknown }

/** True for an object, which no list is. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Files of JSON with more values and names are data, and no article: parsing them would take too much memory. */
const MOST_SIGNS = 300_000

const known = new WeakMap<SourceFile, JsonObject | null>()

/** The object that a file of JSON is; null for any other file. Parsed once, whichever readers ask. */
export function jsonObjectOf(file: SourceFile): JsonObject | null {
  let value = known.get(file)
  if (value === undefined) {
    value = parse(file)
    known.set(file, value)
  }
  return value
}

function parse({ foreign, text }: SourceFile): JsonObject | null {
  if (foreign !== null || !text.ok || !/^[\s\ufeff]{0,1000}\{/.test(text.value.text)) return null
  if (isData(text.value.text)) return null
  try {
    const value: unknown = JSON.parse(text.value.text.replace(/^\ufeff/, ''))
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** True for JSON with too much in it, told by the signs that part its values, those in strings aside. */
export function isData(text: string): boolean {
  let signs = 0
  let isString = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === 0x22) isString = !isString
    else if (!isString) {
      if (sign === 0x2c || sign === 0x3a || sign === 0x5b || sign === 0x7b) signs += 1
      if (signs > MOST_SIGNS) return true
    } else if (sign === 0x5c) at += 1
  }
  return false
}
