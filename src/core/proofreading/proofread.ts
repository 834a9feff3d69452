import type { IgnoredDiagnostic } from '../article/index.ts'
import type { ConsistencyFinding } from '../consistency/index.ts'
import { type HouseRule, lintHouseStyle, type MatchPatterns, noPatterns } from '../houseStyle/index.ts'
import { type Spelling, spellingFindings } from '../spelling/index.ts'
import { lintTypography, type Profile, type Prose } from '../typography/index.ts'
import { lintUsage } from '../usage/index.ts'
import { type Proposal, withoutCollisions } from './collisions.ts'
import { isIgnored } from './ignored.ts'

/**
 * `profile` says which spaces French takes; `rules` are the newsroom's own. `match` runs the patterns of rules; without it
 * rules with a pattern are left out.
 */
export type ProofreadingRules = {
  profile: Profile
  rules: readonly HouseRule[]
  match?: MatchPatterns
  /** The article's date, which weekdays and ages are held against; a whole article brings its own. */
  date?: string
  /** The rules of usage that are switched off. */
  usageOff?: readonly string[]
  /** What is known of words; without it spelling is left out. */
  spelling?: Spelling
  /** What differs from the rest of the article, by the texts; see `withArticle`. */
  differing?: ReadonlyMap<string, readonly ConsistencyFinding[]>
  /** Diagnostics that are left out; a whole article brings its own. */
  ignored?: readonly IgnoredDiagnostic[]
}
/** `language` is the text's, in BCP 47. */
export type ProofreadingOptions = ProofreadingRules & { language: string }

const NONE: readonly string[] = []

/** What a source must tell of each place: its own name, and the rule that the text departs from there. */
type SourceFinding = Proposal & { source: string; rule: string }

/**
 * THE table of what a text is held against, in the order of precedence: of two findings that collide the earlier source's
 * stays. The findings of a source are in order and do not collide with one another. A new source is a row here; its words
 * (`i18n/diagnosticWords.ts`), its kind in the window (`editor/diagnostics/store.ts`) and its check before publication do not
 * compile without it.
 */
const SOURCES = [
  // `rule` is the rule's name, `reason` the newsroom's own, perhaps empty; `replacement` is null for a mere remark.
  (prose, { language, rules, match = noPatterns }) =>
    lintHouseStyle(prose, rules, language, match).map((found) => ({ ...found, source: 'house' as const })),
  (prose, { language, profile }) =>
    lintTypography(prose, { language, profile }).map((found) => ({
      ...found,
      source: 'typography' as const,
    })),
  // `detail` is what the reason tells: the weekday of a date, an age.
  (prose, { language, date = '', usageOff: off = NONE }) =>
    lintUsage(prose, { language, date, off }).map((found) => ({ ...found, source: 'usage' as const })),
  ({ text }, { differing }) =>
    (differing?.get(text) ?? []).map((found) => ({ ...found, source: 'consistency' as const })),
  // Nothing is proposed: suggestions for a word are asked of the host.
  (prose, { language, spelling }) =>
    spelling
      ? spellingFindings(prose, language, spelling).map((found) => ({
          ...found,
          source: 'spelling' as const,
        }))
      : [],
] as const satisfies readonly ((prose: Prose, options: ProofreadingOptions) => readonly SourceFinding[])[]

/**
 * A place where a text departs from a rule: `from` and `to` count UTF-16 units in the text, and are equal where something
 * is missing. A `fix` is right whatever the text says; a `suggestion` needs a look.
 */
export type Diagnostic = ReturnType<(typeof SOURCES)[number]>[number]
/** What a diagnostic comes from. */
export type DiagnosticSource = Diagnostic['source']

/**
 * Everything in which a text departs from the typography, usage and spelling of its language and from the house's rules, in the
 * order of the text, without what is ignored. No two diagnostics collide, and none touches what is verbatim. The findings of a
 * paragraph do not depend on the other paragraphs of the text.
 */
export function proofread(prose: Prose, options: ProofreadingOptions): Diagnostic[] {
  const { ignored = [] } = options
  const all = SOURCES.map((findingsIn) => findingsIn(prose, options))
  return withoutCollisions<Diagnostic>(
    ignored.length === 0
      ? all
      : all.map((found) => found.filter((each) => !isIgnored(each, prose.text, ignored))),
  )
}
