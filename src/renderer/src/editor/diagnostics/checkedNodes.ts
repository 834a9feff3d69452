import type { Node } from 'prosemirror-model'
import type { IgnoredDiagnostic } from '../../../../core/article/index.ts'
import type { ProofreadingOptions } from '../../../../core/proofreading/index.ts'
import { useHouseStyle } from '../../state/houseStyle.ts'
import { useSettings } from '../../state/settings.ts'
import type { LintCache } from './lintCache.ts'
import type { BlockFinding } from './reuseDiagnostics.ts'

/** The findings of a node; `generation` as in `Checked`. */
export type CheckedNode = { readonly findings: readonly BlockFinding[]; readonly generation: number | null }

/** A lint cache and the findings of the nodes that it has checked, without what an article ignores. */
export type CheckedNodes = {
  readonly lintCache: LintCache
  readonly ignored: readonly IgnoredDiagnostic[]
  readonly byNode: WeakMap<Node, CheckedNode>
}

export type LintModule = typeof import('./lintCache.ts')

const NONE_IGNORED: readonly IgnoredDiagnostic[] = []

/** What the article of a page ignores. */
export function ignoredOf({ attrs }: Node): readonly IgnoredDiagnostic[] {
  const ignored: readonly IgnoredDiagnostic[] = attrs.ignored ?? NONE_IGNORED
  return ignored.length === 0 ? NONE_IGNORED : ignored
}

/** The proofreading options for texts of an article in a language: typography, house style, usage, the article's date. */
export function optionsFor(language: string, doc: Node, module: LintModule | null): ProofreadingOptions {
  const { typography, spelling, usageOff } = useSettings.getState().settings
  const date: unknown = doc.attrs.date
  return {
    language,
    date: typeof date === 'string' ? date : '',
    usageOff,
    profile: typography,
    rules: useHouseStyle.getState().rules,
    ...(spelling && module ? { spelling: module.spelling.rules } : {}),
  }
}

export const isSameOptions = (one: ProofreadingOptions, other: ProofreadingOptions): boolean =>
  one.language === other.language &&
  one.date === other.date &&
  one.usageOff === other.usageOff &&
  one.profile === other.profile &&
  one.rules === other.rules &&
  one.spelling === other.spelling
