import type { Inline } from './types.ts'

/** Notes in the order of their numbers, from 1 on, which may run through several trees. */
export type NoteList = { readonly contents: (readonly Inline[])[] }

/** An empty list, to be filled by `toHtml` or `toText` for one part of an article after the other. */
export function newNotes(): NoteList {
  return { contents: [] }
}
