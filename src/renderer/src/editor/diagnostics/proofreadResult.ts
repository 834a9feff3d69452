import type { Node } from 'prosemirror-model'
import { type Prose, plainProse, proseOf } from '../../../../core/proofreading/index.ts'
import type { TextRange } from '../../../../core/search.ts'
import { inlinesOf } from '../convert.ts'
import { schema } from '../schema.ts'
import { notesOf, type TextBlock } from '../textBlocks.ts'
import type { Diagnostic, ProofreadAttribute } from './store.ts'

export type LanguageBlock = TextBlock & { readonly language: string }

/** A text block with the diagnostics of its text and its footnotes, in order. */
export type ProofreadBlock = LanguageBlock & { readonly diagnostics: readonly Diagnostic[] }

/** The diagnostics of a document. */
export type ProofreadResult = {
  readonly doc: Node
  readonly blocks: readonly ProofreadBlock[]
  readonly correction: readonly Diagnostic[]
  readonly isComplete: boolean
}

/** The most diagnostics that are underlined in one text block; more would make typing in it slow. */
const MAX_MARKS_PER_BLOCK = 150
/** Longer text blocks have no underlines. */
const MAX_MARKED_LENGTH = 20_000

/** How many of a block's diagnostics are underlined, from the first. */
export function markedCount({ node, diagnostics }: ProofreadBlock): number {
  return node.content.size > MAX_MARKED_LENGTH ? 0 : Math.min(MAX_MARKS_PER_BLOCK, diagnostics.length)
}

export const articleLanguage = ({ attrs }: Node): string => String(attrs.language ?? '')

/** The text of each field outside of the page's own text. */
const ATTRIBUTE_PROSE: { readonly [Name in ProofreadAttribute]: (doc: Node) => Prose } = {
  correction: ({ attrs }) => plainProse(String(attrs.correction ?? '')),
}
export const correctionOf = ATTRIBUTE_PROSE.correction

/** The underlined range of a diagnostic in a document that was read; null where it is not in its text. */
export function rangeOf(reading: ProofreadResult, diagnostic: Diagnostic): TextRange | null {
  const block = reading.blocks.find(({ diagnostics }) => diagnostics.includes(diagnostic))
  return block ? rangeInBlock(block, diagnostic) : null
}

/** Where a diagnostic of a block is underlined; a note's is at its reference. */
export function rangeInBlock({ from }: ProofreadBlock, { finding, note }: Diagnostic): TextRange {
  if (note !== null) return { from: from + note, to: from + note + 1 }
  return { from: from + finding.shownFrom, to: from + finding.shownTo }
}

/** The text that a diagnostic is about, and its language; null where it is not in the document that was read. */
export function textOf(
  { doc, blocks, correction }: ProofreadResult,
  diagnostic: Diagnostic,
): { text: string; language: string } | null {
  if (correction.includes(diagnostic)) return { text: correctionOf(doc).text, language: articleLanguage(doc) }
  const block = blocks.find(({ diagnostics }) => diagnostics.includes(diagnostic))
  if (!block) return null
  const { node, language } = block
  if (diagnostic.note === null) return { text: proseOf(inlinesOf(node)).text, language }
  const note = notesOf(node).find(({ offset }) => offset === diagnostic.note)
  return note ? { text: proseOf(note.content).text, language } : null
}

/** A text of a text block: its own (`note` is null), or that of the footnote at an offset. */
export type PageText = { readonly prose: Prose; readonly note: number | null }

/** The texts of a text block that are proofread: its own and those of its notes. */
export function textsIn(node: Node): PageText[] {
  if (node.type === schema.nodes.preformatted) return []
  const notes = Array.from(notesOf(node), ({ offset, content }) => ({
    prose: proseOf(content),
    note: offset,
  }))
  return [{ prose: proseOf(inlinesOf(node)), note: null }, ...notes]
}
