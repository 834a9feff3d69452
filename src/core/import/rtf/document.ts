import type { RtfItem } from './flow.ts'
import type { Tables } from './tables.ts'

/** A comment of a person who read the document. */
export type RtfComment = { author: string; items: RtfItem[] }

/** An RTF file that was read, before its parts are named. */
export type RtfDocument = {
  items: RtfItem[]
  tables: Tables
  comments: readonly RtfComment[]
  /** Headers and footers of the pages. */
  margins: readonly RtfItem[][]
  /** Title, author and other properties, by the name that RTF has for them. */
  properties: ReadonlyMap<string, string>
  /** Text that tracked changes deleted was left out. */
  isRevised: boolean
  /** Equations, which became characters. */
  equations: number
  /** Dates that the program sets anew each time. */
  dates: readonly string[]
}
