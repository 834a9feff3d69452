import { type Article, contentOf } from './article/index.ts'
import { sha256 } from './sha256.ts'

/**
 * Who wrote which revisions of an article, so that two texts of it know where they parted.
 *
 * Idea: one open library that saves over its own last save goes on with a run; any other save begins a run with a new token
 * that is never drawn twice. Two texts have the same writer at a revision only if they were one text there. An article that
 * another program wrote, or an older Marbre, has its writer's token made from its content instead, which is the same on every
 * machine. Invariant: `commonRevision` is never too high; where it cannot know, it is null. Cost: a walk over forty runs.
 *
 * Stored as one line, `token:first-last token:first-last`, beside the article's fields.
 */
type Run = { token: string; first: number; last: number }

const RUN = /^([\w~-]{1,32}):(\d{1,15})-(\d{1,15})$/
/** The oldest runs are dropped: two texts that parted before them have none in common. */
const MAX_RUNS = 40

function parseRuns(text: unknown): Run[] {
  if (typeof text !== 'string') return []
  const runs = text.split(' ').map((part) => {
    const [, token = '', first, last] = RUN.exec(part) ?? []
    return { token, first: Number(first), last: Number(last) }
  })
  const isOrdered = runs.every(({ first, last }, at) => first <= last && first > (runs[at - 1]?.last ?? 0))
  return isOrdered ? runs : []
}

/** The SHA-256 of a text in UTF-8, in hexadecimal digits. */
type HashText = (text: string) => string

const hashHere: HashText = (text) =>
  Array.from(sha256(new TextEncoder().encode(text)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The runs up to an article's own revision. The token of a run that is not named is made from the article's content. */
function runsOf(article: Article, hashText: HashText = hashHere): Run[] {
  const missing: unknown = null
  const { lineage } = { lineage: missing, ...article }
  const runs = parseRuns(lineage).filter(({ first }) => first <= article.revision)
  const known = runs.at(-1)?.last ?? 0
  if (known >= article.revision) return runs
  const token = `~${hashText(JSON.stringify(contentOf(article))).slice(0, 12)}`
  return [...runs, { token, first: known + 1, last: article.revision }]
}

/**
 * `next` with its lineage: it replaces `before`, or is new where that is null. `token` is the writer's; `hashText` is the host's
 * SHA-256, which is faster than the one here.
 */
export function withLineage(
  before: Article | null,
  next: Article,
  token: string,
  hashText: HashText = hashHere,
): Article {
  const runs = before ? runsOf(before, hashText) : []
  const last = runs.at(-1)
  const goesOn = last?.token === token && last.last + 1 === next.revision
  const own = { token, first: goesOn ? last.first : next.revision, last: next.revision }
  const all = [...(goesOn ? runs.slice(0, -1) : runs), own].slice(-MAX_RUNS)
  const lineage = all.map((run) => `${run.token}:${run.first}-${run.last}`).join(' ')
  return Object.assign({ ...next }, { lineage })
}

/** An article without its lineage, revision and time: its text, and what else is stored with it. */
export function withoutLineage(article: Article): object {
  const missing: unknown = null
  const { lineage: _lineage, revision: _revision, updatedAt: _at, ...rest } = { lineage: missing, ...article }
  return rest
}

/** The last revision that two texts of one article have in common; null if they have none, or it is not known. */
export function commonRevision(one: Article, other: Article): number | null {
  const [ours, theirs] = [runsOf(one), runsOf(other)]
  const lowest = Math.max(ours[0]?.first ?? 1, theirs[0]?.first ?? 1)
  const highest = Math.min(one.revision, other.revision)
  const writerAt = (runs: readonly Run[], revision: number) =>
    runs.find(({ first, last }) => first <= revision && revision <= last)?.token ?? null
  const borders = [...ours, ...theirs].flatMap(({ first, last }) => [first, last + 1])
  const checked = [lowest, ...borders.filter((at) => at > lowest && at <= highest)].sort((a, b) => a - b)
  if (lowest > highest) return null
  for (const revision of checked) {
    if (writerAt(ours, revision) === writerAt(theirs, revision)) continue
    return revision > lowest ? revision - 1 : null
  }
  return highest
}

/** The newest text that both `mine` and `theirs` were made from, among `others` and the two themselves; null if none is known. */
export function commonAncestor(mine: Article, theirs: Article, others: readonly Article[]): Article | null {
  const common = commonRevision(mine, theirs)
  if (common === null) return null
  const isAncestor = (text: Article, of: Article) => text === of || commonRevision(text, of) === text.revision
  const candidates = [mine, theirs, ...others].filter((text) => text.revision <= common)
  candidates.sort((one, other) => other.revision - one.revision)
  return candidates.find((text) => isAncestor(text, mine) && isAncestor(text, theirs)) ?? null
}
