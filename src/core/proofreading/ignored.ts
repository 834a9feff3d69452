import type { IgnoredDiagnostic } from '../article/index.ts'
import { ANY_BLANK } from '../typography/index.ts'
import type { TextRange } from '../search.ts'

/** What names a rule among those of all sources. */
const ruleKey = ({ source, rule }: { source: string; rule: string }): string => `${source} ${rule}`

/** How much is kept of the text before and after an ignored diagnostic, in UTF-16 units. */
const CONTEXT = 24
/** So much of it, both sides together, has to be there still, and of less the half. */
const ENOUGH = 10

type Found = TextRange & { source: string; rule: string }

const contextOf = (text: string, { from, to }: TextRange) => ({
  before: text.slice(Math.max(0, from - CONTEXT), from),
  after: text.slice(to, to + CONTEXT),
})

/** How far a diagnostic is to be ignored: in this place, for these words in the whole article, or for its rule there. */
type IgnoredReach = 'here' | 'article' | 'rule'

/** What an article keeps of a diagnostic about its text that is ignored. */
export function ignoredDiagnostic(text: string, found: Found, reach: IgnoredReach): IgnoredDiagnostic {
  const rule = ruleKey(found)
  if (reach === 'rule') return { rule, text: null, before: null, after: null }
  const words = text.slice(found.from, found.to)
  return reach === 'article'
    ? { rule, text: words, before: null, after: null }
    : { rule, text: words, ...contextOf(text, found) }
}

const BLANKS = new RegExp(`[${ANY_BLANK}]+`, 'gu')

/** A context without what typography changes: blanks, quotes and apostrophes. */
const folded = (context: string) => context.replace(BLANKS, '').replace(/["«»“”„'’‘ʼ]/g, '')

/** The folded characters of a side, the nearest first; a side that ends with its text ends with a sign of its own. */
function nearest(context: string, side: 'before' | 'after'): string[] {
  const signs = [...folded(context)]
  const ordered = side === 'before' ? signs.reverse() : signs
  return context.length < CONTEXT ? [...ordered, '\u0002'] : ordered
}

/** How many characters two lists have in common from their beginning on. */
function commonStart(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((sign, at) => sign !== other[at])
  return differs < 0 ? one.length : differs
}

/** True where enough of what stood around a diagnostic stands there still. */
function isSameContext(ignored: IgnoredDiagnostic, text: string, found: TextRange): boolean {
  if (ignored.before === null || ignored.after === null) return true
  const now = contextOf(text, found)
  const [before, after] = [nearest(ignored.before, 'before'), nearest(ignored.after, 'after')]
  const common =
    commonStart(before, nearest(now.before, 'before')) + commonStart(after, nearest(now.after, 'after'))
  return common >= Math.min(ENOUGH, (before.length + after.length) / 2)
}

/** The diagnostics by their source; lists of articles are not changed, and asked about again and again. */
const bySource = new WeakMap<
  readonly IgnoredDiagnostic[],
  ReadonlyMap<string, readonly IgnoredDiagnostic[]>
>()

function ofSource(diagnostics: readonly IgnoredDiagnostic[], source: string): readonly IgnoredDiagnostic[] {
  const known = bySource.get(diagnostics) ?? grouped(diagnostics)
  bySource.set(diagnostics, known)
  return known.get(source) ?? []
}

function grouped(
  diagnostics: readonly IgnoredDiagnostic[],
): ReadonlyMap<string, readonly IgnoredDiagnostic[]> {
  const groups = new Map<string, IgnoredDiagnostic[]>()
  for (const diagnostic of diagnostics) {
    const source = diagnostic.rule.split(' ', 1)[0] ?? ''
    const group = groups.get(source)
    if (group) group.push(diagnostic)
    else groups.set(source, [diagnostic])
  }
  return groups
}

/** True where an article ignores what was found in one of its texts. */
export function isIgnored(found: Found, text: string, diagnostics: readonly IgnoredDiagnostic[]): boolean {
  if (diagnostics.length === 0) return false
  const key = ruleKey(found)
  const words = text.slice(found.from, found.to)
  return ofSource(diagnostics, found.source).some((diagnostic) => {
    if (diagnostic.text === null) return diagnostic.rule === key
    // A word is taken for a name or not by what stands around it.
    const isSameRule = diagnostic.rule === key || found.source === 'spelling'
    return isSameRule && diagnostic.text === words && isSameContext(diagnostic, text, found)
  })
}
