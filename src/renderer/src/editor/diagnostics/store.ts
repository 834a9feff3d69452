import { createStore } from 'zustand'
import type { FieldsWhere } from '../../../../core/article/index.ts'
import type { Diagnostic as TextDiagnostic } from '../../../../core/proofreading/index.ts'
import { diagnosticWords as wordsOf } from '../../../../i18n/diagnosticWords.ts'
import type { Translate } from '../../../../i18n/index.ts'
import { paneStore } from '../../state/panes.ts'
import type { AttributeField, DisplayField } from '../schema.ts'

/** A field outside of the page's text that readers see as a text. */
export type ProofreadAttribute = AttributeField & FieldsWhere<'proofread', true>

/**
 * Where a diagnostic is: a field of the display copy, the body, or the correction, which is edited in the inspector.
 */
export type DiagnosticField = DisplayField | 'body' | ProofreadAttribute

/** A diagnostic of one text, with its context. */
export type Finding = TextDiagnostic & {
  /** The text concerned, and the text around it in its line. */
  written: string
  before: string
  after: string
  /** The range to underline: never empty; blanks are underlined with the punctuation that they belong to. */
  shownFrom: number
  shownTo: number
}

/**
 * A finding on the page; the same object for as long as it does not change. In a footnote, `note` is the offset of its
 * reference in the text block.
 */
export type Diagnostic = {
  readonly finding: Finding
  readonly field: DiagnosticField
  readonly note: number | null
}

export type DiagnosticCounts = {
  /** All but names that no dictionary knows. */
  all: number
  fixes: number
  suggestions: number
  /** How many have a replacement, by `ruleOf`. */
  fixable: ReadonlyMap<string, number>
}

type Diagnostics = {
  /** In document order. */
  diagnostics: readonly Diagnostic[]
  counts: DiagnosticCounts
  /** How many are in paragraphs too long to have all underlined. */
  unmarked: number
  /** True once the whole article has been read. */
  complete: boolean
  /** The diagnostic whose card is open, and how it was opened. */
  shown: { diagnostic: Diagnostic; by: 'pointer' | 'jump' | 'step' } | null
}

/** The state before an article has been read. */
export const NO_DIAGNOSTICS: Diagnostics = {
  diagnostics: [],
  counts: { all: 0, fixes: 0, suggestions: 0, fixable: new Map() },
  unmarked: 0,
  complete: false,
  shown: null,
}

/** The diagnostics of each pane's article, as of the last pause in typing. */
export const useDiagnostics = paneStore<Diagnostics>(() => createStore<Diagnostics>(() => NO_DIAGNOSTICS))

/** The key of a diagnostic's rule, unique across sources. */
export function ruleOf({ finding: { source, rule } }: Diagnostic): string {
  return `${source} ${rule}`
}

/** True if the replacement is certainly right. */
export function isFix({ finding }: Diagnostic): boolean {
  return finding.certainty === 'fix'
}

/** True if there is a replacement. */
export function canFix({ finding }: Diagnostic): boolean {
  return finding.replacement !== null
}

/** The kinds of diagnostics, in the order in which they are shown. */
export const KINDS = ['spelling', 'typography', 'meaning', 'house', 'names'] as const
export type DiagnosticKind = (typeof KINDS)[number]

const KIND_OF: { readonly [Source in Finding['source']]: DiagnosticKind } = {
  house: 'house',
  typography: 'typography',
  usage: 'meaning',
  consistency: 'meaning',
  spelling: 'spelling',
}

/** The kind of a diagnostic. A name that no dictionary knows is one by itself, which counts as no issue. */
export function kindOf({ finding: { source, rule } }: Diagnostic): DiagnosticKind {
  return source === 'spelling' && rule === 'name' ? 'names' : KIND_OF[source]
}

export function countDiagnostics(diagnostics: readonly Diagnostic[]): DiagnosticCounts {
  const fixable = new Map<string, number>()
  let all = 0
  let fixes = 0
  for (const each of diagnostics) {
    if (kindOf(each) !== 'names') all += 1
    if (isFix(each)) fixes += 1
    if (canFix(each)) fixable.set(ruleOf(each), (fixable.get(ruleOf(each)) ?? 0) + 1)
  }
  return { all, fixes, suggestions: all - fixes, fixable }
}

/** A diagnostic's title and explanation. One of the house is called by its rule; what it is replaced by is shown beside it. */
export function diagnosticWords(t: Translate, { finding }: Diagnostic): { title: string; why: string } {
  const words = wordsOf(t, finding)
  return finding.source === 'house' ? { ...words, title: finding.rule } : words
}
