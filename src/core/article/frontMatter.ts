import * as z from 'zod/mini'
import type { Json } from '../failure.ts'

/** What the front matter of an imported file says that an article has no room for, under its keys. */
export type FrontMatter = { readonly [key: string]: Json }

/** Limits of front matter; what exceeds one is dropped whole: values, characters of all texts, levels of nesting. */
const MOST_VALUES = 10_000
const LONGEST = 200_000
const DEEPEST = 24

function isJson(value: unknown, depth: number, left: { values: number; characters: number }): boolean {
  left.values--
  if (typeof value === 'string') left.characters -= value.length
  if (left.values < 0 || left.characters < 0 || depth > DEEPEST) return false
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return false
  return Object.entries(value).every(([key, inner]) => {
    left.characters -= key.length
    return isJson(inner, depth + 1, left)
  })
}

/** Decodes the kept front matter of a file; its size is limited. */
export const frontMatterDecoder: z.ZodMiniType<FrontMatter> = z.custom<FrontMatter>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    isJson(value, 0, { values: MOST_VALUES, characters: LONGEST }),
  'no front matter',
)
