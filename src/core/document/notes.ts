import type { Inline } from './types.ts'

/** The notes that several trees refer to, in the order of their numbers, the first of which is 1. */
export type NoteList = { readonly contents: (readonly Inline[])[] }

/** A list without notes, to be filled by `toHtml` or `toText` for each part of an article. */
export function newNotes(): NoteList {
  return { contents: [] }
}
