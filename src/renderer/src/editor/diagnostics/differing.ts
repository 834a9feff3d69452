import { consistencyFindings, factsOf, type TextFacts } from '../../../../core/consistency/index.ts'
import type { IgnoredDiagnostic } from '../../../../core/article/index.ts'
import {
  isIgnored,
  type ProofreadingOptions,
  withoutCollisions,
} from '../../../../core/proofreading/index.ts'
import { withContext } from './context.ts'
import type { PageText } from './proofreadResult.ts'
import { type BlockFinding, offsetOf } from './reuseDiagnostics.ts'
import type { Finding } from './store.ts'

/** The texts of one node, and what was found in them by themselves. */
type ReadTexts = {
  readonly key: object
  readonly language: string
  readonly texts: () => readonly PageText[]
  readonly findings: readonly BlockFinding[]
}

type NodeFacts = {
  readonly language: string
  readonly texts: readonly PageText[]
  readonly facts: TextFacts[]
}
const known = new WeakMap<object, NodeFacts>()

/** What the texts of a node tell the others; kept by the node. */
function factsOfNode({ key, language, texts }: ReadTexts): NodeFacts {
  const before = known.get(key)
  if (before?.language === language) return before
  const all = texts()
  const now = { language, texts: all, facts: all.map(({ prose }) => factsOf(prose, language)) }
  known.set(key, now)
  return now
}

/**
 * The findings of each node with what differs within the article, by the facts of all texts: only those of changed nodes are
 * found anew.
 */
export function withDiffering(
  nodes: readonly ReadTexts[],
  { spelling, usageOff = [] }: ProofreadingOptions,
  ignored: readonly IgnoredDiagnostic[],
): (readonly BlockFinding[])[] {
  const facts = nodes.map(factsOfNode)
  const isKnown = (name: string, language: string) => spelling?.verdictOf(language, name) !== 'unknown'
  const found = consistencyFindings(
    facts.flatMap((each) => each.facts),
    isKnown,
    usageOff,
  )
  let at = 0
  return nodes.map(({ findings }, index) => {
    let all = findings
    for (const { prose, note } of facts[index]?.texts ?? []) {
      const differing = (found[at] ?? [])
        .map((each) => ({ ...each, source: 'consistency' as const }))
        .filter((each) => !isIgnored(each, prose.text, ignored))
      at += 1
      if (differing.length > 0) all = merged(all, withContext(prose, differing), note)
    }
    return all
  })
}

/** The findings of a node with more of them in one of its texts, which come before those of spelling. */
function merged(
  all: readonly BlockFinding[],
  differing: readonly Finding[],
  note: number | null,
): BlockFinding[] {
  const here = all.filter((each) => each.note === note).map(({ finding }) => finding)
  const isOfSpelling = ({ source }: Finding) => source === 'spelling'
  const own = withoutCollisions([
    here.filter((each) => !isOfSpelling(each)),
    differing,
    here.filter(isOfSpelling),
  ]).map((finding) => ({ finding, note }))
  const others = all.filter((each) => each.note !== note)
  return others.length === 0 ? own : [...others, ...own].sort((one, other) => offsetOf(one) - offsetOf(other))
}
