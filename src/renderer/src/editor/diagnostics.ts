import { create } from 'zustand'
import type { Diagnostic as Finding } from '../../../core/proofreading/index.ts'
import { houseStyleWords } from '../../../i18n/houseStyle.ts'
import type { Translate } from '../../../i18n/index.ts'
import { findingWords } from '../../../i18n/typography.ts'
import type { DisplayField } from './schema.ts'

/** Where something was found: a field of the display copy, the body, or the correction, which stands beside the page. */
export type Place = DisplayField | 'body' | 'correction'

/** A finding in a text, with how it is shown. */
export type Found = Finding & {
  /** What is written there now, and what stands around it. */
  written: string
  before: string
  after: string
  /** The stretch that is underlined: never empty, with the sign that a missing space belongs to. */
  shownFrom: number
  shownTo: number
}

/**
 * One place where something is to be set otherwise; the same object for as long as it says the same. Its text is a text
 * block of the page, the correction, or a footnote: then `note` is the offset of the note in its text block.
 */
export type Diagnostic = { readonly found: Found; readonly place: Place; readonly note: number | null }

export type Counts = {
  fixes: number
  suggestions: number
  /** How many say what to write, by `ruleOf`. */
  fixable: ReadonlyMap<string, number>
}

type Diagnostics = {
  /** In the order of the article. */
  diagnostics: readonly Diagnostic[]
  counts: Counts
  /** How many stand in paragraphs too long for all to be underlined. */
  unmarked: number
  /** True once the whole article has been read. */
  complete: boolean
  /** The one that is explained, and how one came to it. */
  shown: { diagnostic: Diagnostic; by: 'pointer' | 'jump' | 'step' } | null
}

/** An article of which nothing has been read yet. */
export const UNREAD: Diagnostics = {
  diagnostics: [],
  counts: { fixes: 0, suggestions: 0, fixable: new Map() },
  unmarked: 0,
  complete: false,
  shown: null,
}

/** What is to be set otherwise in the open article, as of the last pause in the writing. */
export const useDiagnostics = create<Diagnostics>(() => UNREAD)

/** The rule of a diagnostic, told apart from those of the same name elsewhere. */
export function ruleOf({ found: { source, rule } }: Diagnostic): string {
  return `${source} ${rule}`
}

/** True where the replacement is right whatever the text says. */
export function isFix({ found }: Diagnostic): boolean {
  return found.certainty === 'fix'
}

/** True where it is known what to write. */
export function canFix({ found }: Diagnostic): boolean {
  return found.replacement !== null
}

export function countsOf(diagnostics: readonly Diagnostic[]): Counts {
  const fixable = new Map<string, number>()
  let fixes = 0
  for (const each of diagnostics) {
    if (isFix(each)) fixes += 1
    if (canFix(each)) fixable.set(ruleOf(each), (fixable.get(ruleOf(each)) ?? 0) + 1)
  }
  return { fixes, suggestions: diagnostics.length - fixes, fixable }
}

/** What a diagnostic is called, and the reason for it. */
export function diagnosticWords(t: Translate, { found }: Diagnostic): { title: string; why: string } {
  return found.source === 'house'
    ? { title: found.rule, why: houseStyleWords(t, found).why }
    : findingWords(t, found)
}
