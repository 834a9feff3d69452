import * as z from 'zod/mini'
import { type Article, isDateTime, type Section } from './article/index.ts'
import { bodyText } from './bodyText.ts'
import { measureText } from './measure.ts'

/**
 * THE table of why a text was kept as a version; each has its words in `i18n`. Its value says which text it is: the one
 * `before` a step, the one `while` somebody wrote, one that a person chose to `keep`, or the `other` one of a merge.
 */
export const VERSION_REASONS = {
  writing: 'while',
  named: 'keep',
  import: 'before',
  restore: 'before',
  merge: 'before',
  'other-text': 'other',
  'conflict-copy': 'other',
  'fix-all': 'before',
  'replace-all': 'before',
  /** Before a text that could not be saved was saved after all. */
  recovery: 'before',
  bulk: 'before',
  /** A version from before reasons were written down. */
  unknown: 'while',
} as const satisfies Readonly<Record<string, 'before' | 'while' | 'keep' | 'other'>>

export type VersionReason = keyof typeof VERSION_REASONS

const VERSION_REASON_NAMES: readonly VersionReason[] = Object.keys(VERSION_REASONS).filter(
  (reason): reason is VersionReason => reason in VERSION_REASONS,
)

/** The longest name of a version, in UTF-16 code units. */
export const LONGEST_VERSION_NAME = 200

export const versionNameDecoder: z.ZodMiniType<string> = z
  .string()
  .check(z.maxLength(LONGEST_VERSION_NAME), z.regex(/^[^\p{Cc}\u2028\u2029]*$/u))

/** Why a step keeps a version: `count` is of the places that the step changes, where it has a number. */
export type KeepReason = { reason: VersionReason; count?: number }

export const keepReasonDecoder: z.ZodMiniType<KeepReason> = z.object({
  reason: z.enum(VERSION_REASON_NAMES),
  count: z.exactOptional(z.int().check(z.nonnegative())),
})

/** What is known of a version beside its text. */
export type Kept = KeepReason & {
  /** When it was kept, RFC 3339; its text is of the article's `updatedAt`. */
  keptAt: string
  /** Who kept it, by the settings of the machine; empty where nobody is named. */
  by: string
  /** What a person calls it; empty for most. */
  name: string
}

/** Decodes what a file says of its version; what cannot be read has its default, because the text counts more. */
export const keptDecoder: z.ZodMiniType<Kept> = z.object({
  keptAt: z.string().check(z.refine(isDateTime)),
  reason: z.catch(z.enum(VERSION_REASON_NAMES), 'unknown'),
  count: z.exactOptional(z.catch(z.int(), 0)),
  by: z.catch(versionNameDecoder, ''),
  name: z.catch(versionNameDecoder, ''),
})

/** A version's id: the name of its file without the ending, unique within its article. */
export const versionId: z.ZodMiniType<string> = z
  .string()
  .check(z.regex(/^(?:\d{1,15}-)?\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:\.\d{1,9})?Z(?: \d{1,6})?$/))

/** A version with its text. */
export type StoredVersion = { id: string; article: Article; kept: Kept }

/** What the list of versions shows of one. `words` counts those that came in and went out since the version before it. */
export type VersionSummary = {
  id: string
  revision: number
  /** When its text was written, RFC 3339. */
  at: string
  name: string
  reason: VersionReason
  count: number | null
  by: string
  headline: string
  signs: number
  words: { in: number; out: number }
}

const WORD = /[\p{L}\p{N}\p{M}’'-]+/gu

/** How often each word stands in a text. */
type WordCounts = ReadonlyMap<string, number>

function countWords(texts: readonly string[]): WordCounts {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const [word] of text.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/** What the list needs of one section or of the display copy; versions share most of these. */
type PartRead = { words: WordCounts; signs: number }

function readSection(section: Section): PartRead {
  const { text, prose, notes } = bodyText(section.body)
  const { signs } = measureText(`${section.heading}\n${prose}`)
  return { words: countWords([section.heading, text, notes]), signs }
}

/** The words that came in and went out from one text to the next. Parts that both have cost nothing. */
function changeBetween(before: readonly PartRead[], after: readonly PartRead[]): VersionSummary['words'] {
  const balance = new Map<string, number>()
  const weigh = (parts: Iterable<PartRead>, sign: 1 | -1) => {
    for (const { words } of parts) {
      for (const [word, count] of words) balance.set(word, (balance.get(word) ?? 0) + sign * count)
    }
  }
  const remaining = new Map<PartRead, number>()
  for (const part of before) remaining.set(part, (remaining.get(part) ?? 0) + 1)
  const added = after.filter((part) => {
    const left = remaining.get(part) ?? 0
    remaining.set(part, left - 1)
    return left <= 0
  })
  weigh(added, 1)
  for (const [part, count] of remaining) {
    for (let each = 0; each < count; each++) weigh([part], -1)
  }
  let [comeIn, goneOut] = [0, 0]
  for (const count of balance.values()) {
    if (count > 0) comeIn += count
    else goneOut -= count
  }
  return { in: comeIn, out: goneOut }
}

/** What the order of versions and their list need of an article. */
type VersionHead = Pick<Article, 'revision' | 'updatedAt' | 'headline'>
type Ordered = { id: string; article: Pick<Article, 'revision'>; kept: Kept }

/** Orders versions, the newest text first: by revision, which no clock can set back, then by when each was kept. */
export function compareVersions(one: Ordered, other: Ordered): number {
  const byRevision = other.article.revision - one.article.revision
  if (byRevision !== 0) return byRevision
  const [ours, theirs] = [Date.parse(one.kept.keptAt), Date.parse(other.kept.keptAt)]
  return theirs - ours || (one.id < other.id ? 1 : -1)
}

/**
 * Reads versions one after the other, in any order, for the list of them. A section that several versions share is read
 * once; what stays in memory are counts, not texts.
 */
export class VersionReader {
  readonly #parts = new Map<string, PartRead>()
  readonly #read: {
    version: Omit<StoredVersion, 'article'> & { article: VersionHead }
    parts: PartRead[]
  }[] = []

  #partOf(key: string, read: () => PartRead): PartRead {
    const known = this.#parts.get(key)
    if (known) return known
    const part = read()
    this.#parts.set(key, part)
    return part
  }

  add({ id, article, kept }: StoredVersion): void {
    const { kicker, headline, subhead, standfirst, sections, revision, updatedAt } = article
    const copy = [kicker, headline, subhead, standfirst]
    const parts = [
      this.#partOf(copy.join('\n'), () => ({ words: countWords(copy), signs: 0 })),
      ...sections.map((section) =>
        this.#partOf(JSON.stringify([section.heading, section.body]), () => readSection(section)),
      ),
    ]
    this.#read.push({ version: { id, article: { revision, updatedAt, headline }, kept }, parts })
  }

  /** What the list shows, in the order of `compareVersions`. */
  summaries(): VersionSummary[] {
    const ordered = this.#read.toSorted((one, other) => compareVersions(one.version, other.version))
    return ordered.map(({ version: { id, article, kept }, parts }, at) => ({
      id,
      revision: article.revision,
      at: article.updatedAt,
      name: kept.name,
      reason: kept.reason,
      count: kept.count ?? null,
      by: kept.by,
      headline: article.headline,
      signs: parts.reduce((sum, { signs }) => sum + signs, 0),
      words: changeBetween(ordered[at + 1]?.parts ?? [], parts),
    }))
  }
}
