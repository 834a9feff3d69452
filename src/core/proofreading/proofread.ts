import { type HouseRule, lintHouseStyle, type MatchPatterns, noPatterns } from '../houseStyle/index.ts'
import { lintTypography, type Profile, type Prose } from '../typography/index.ts'
import { type Proposal, withoutCollisions } from './collisions.ts'

/**
 * `profile` says which spaces French takes; `rules` are the newsroom's own. `match` runs the patterns of rules; without it
 * rules with a pattern are left out.
 */
export type ProofreadingRules = {
  profile: Profile
  rules: readonly HouseRule[]
  match?: MatchPatterns
}
/** `language` is the text's, in BCP 47. */
export type ProofreadingOptions = ProofreadingRules & { language: string }

/** What a source must tell of each place: its own name, and the rule that the text departs from there. */
type SourceFinding = Proposal & { source: string; rule: string }

/**
 * THE table of what a text is held against, in the order of precedence: of two findings that collide the earlier source's
 * stays. The findings of a source are in order and do not collide with one another. A new source is a row here; what a person
 * reads of it is said in the window (`editor/diagnostics/store.ts`), by `marbre lint` and in the checklist, none of which
 * compiles without.
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
] as const satisfies readonly ((prose: Prose, options: ProofreadingOptions) => readonly SourceFinding[])[]

/**
 * A place where a text departs from a rule: `from` and `to` count UTF-16 units in the text, and are equal where something
 * is missing. A `fix` is right whatever the text says; a `suggestion` needs a look.
 */
export type Diagnostic = ReturnType<(typeof SOURCES)[number]>[number]
/** What a diagnostic comes from. */
export type DiagnosticSource = Diagnostic['source']

/**
 * Everything in which a text departs from the typography of its language and from the house's rules, in the order of the
 * text. No two diagnostics collide, and none touches what is verbatim. The findings of a paragraph do not depend on the
 * other paragraphs of the text.
 */
export function proofread(prose: Prose, options: ProofreadingOptions): Diagnostic[] {
  return withoutCollisions<Diagnostic>(SOURCES.map((findingsIn) => findingsIn(prose, options)))
}
