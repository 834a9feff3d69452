import * as z from 'zod/mini'
import {
  type ArticleContent,
  articleId,
  FIELD_NAMES,
  type FieldName,
  isDateTime,
  type Status,
  STATUSES,
} from './article/index.ts'
import { mergeContents } from './article/merge.ts'
import type { Failure } from './failure.ts'
import { type ReplaceRequest, replaceRequestShape } from './replace/index.ts'

/** A change of one field. */
export type FieldChange =
  | { kind: 'status'; status: Status }
  | { kind: 'desk'; desk: string }
  | { kind: 'keywords'; add: string[]; remove: string[] }
  /** No embargo is ''; then the zone of each article stays, for its next one. */
  | { kind: 'embargo'; embargo: string; embargoZone: string }

/** What is done to several articles at once; `fields` makes several changes in one save of each. */
export type BulkChange =
  | FieldChange
  | { kind: 'fields'; changes: FieldChange[] }
  /** With `revisions`, an article that has another one than is given for it stays: its outcome is a conflict. */
  | { kind: 'bin'; revisions?: Readonly<Record<string, number>> }
  | { kind: 'duplicate' }
  | ({ kind: 'replace' } & ReplaceRequest)

const keywords = z.array(z.string().check(z.maxLength(500))).check(z.maxLength(100))

/** A decoder for each kind of change. */
type Decoders<Change extends BulkChange> = {
  readonly [Kind in Change['kind']]: z.ZodMiniType<Extract<Change, { kind: Kind }>>
}

const FIELD_CHANGES = {
  status: z.object({ kind: z.literal('status'), status: z.enum(STATUSES) }),
  desk: z.object({ kind: z.literal('desk'), desk: z.string().check(z.maxLength(500)) }),
  keywords: z.object({ kind: z.literal('keywords'), add: keywords, remove: keywords }),
  embargo: z.object({
    kind: z.literal('embargo'),
    embargo: z.string().check(z.refine((text) => text === '' || isDateTime(text))),
    embargoZone: z.string().check(z.maxLength(100)),
  }),
} satisfies Decoders<FieldChange>

const CHANGES = {
  ...FIELD_CHANGES,
  fields: z.object({
    kind: z.literal('fields'),
    changes: z.array(z.union(Object.values(FIELD_CHANGES))).check(z.minLength(1), z.maxLength(10)),
  }),
  bin: z.object({
    kind: z.literal('bin'),
    revisions: z.exactOptional(z.record(articleId, z.number())),
  }),
  duplicate: z.object({ kind: z.literal('duplicate') }),
  replace: z.object({ kind: z.literal('replace'), ...replaceRequestShape }),
} satisfies Decoders<BulkChange>

export const bulkChangeDecoder: z.ZodMiniType<BulkChange> = z.union(Object.values(CHANGES))

/** The articles of a run; the most at once is beyond any library that was measured. */
export const bulkIdsDecoder: z.ZodMiniType<string[]> = z
  .array(articleId)
  .check(z.minLength(1), z.maxLength(200_000))

/** What a run did with one article: `unchanged` where it was already so. `made` is the id of a duplicate. */
export type BulkOutcome = { id: string; headline: string } & (
  | { kind: 'changed'; made?: string }
  | { kind: 'unchanged' }
  | { kind: 'failed'; failure: Failure }
)

/** A run that was started, and how many articles it is about. */
export type BulkStarted = { run: string; total: number }

/** What a step of a run did. `done` counts articles from the run's beginning. */
export type BulkStep = { done: number; total: number; outcomes: BulkOutcome[]; isFinished: boolean }

/** The kinds of change that give an article one value of a field. */
export type ContentChange = Exclude<BulkChange, { kind: 'bin' | 'duplicate' | 'replace' }>

function withKeywords(
  current: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): string[] {
  const unwanted = new Set(remove)
  const kept = current.filter((keyword) => !unwanted.has(keyword))
  return [...kept, ...new Set(add.filter((keyword) => keyword !== '' && !kept.includes(keyword)))]
}

/** An article's content as a change makes it. */
export function changedContent(content: ArticleContent, change: ContentChange): ArticleContent {
  switch (change.kind) {
    case 'status':
      return { ...content, status: change.status }
    case 'desk':
      return { ...content, desk: change.desk }
    case 'keywords':
      return { ...content, keywords: withKeywords(content.keywords, change.add, change.remove) }
    case 'embargo': {
      const embargoZone = change.embargo === '' ? content.embargoZone : change.embargoZone
      return { ...content, embargo: change.embargo, embargoZone }
    }
    case 'fields':
      return change.changes.reduce(changedContent, content)
  }
}

/** The fields that a run gave another value, with both. */
export type FieldChanges = { before: Partial<ArticleContent>; after: Partial<ArticleContent> }

/** The fields in which two contents differ; null where they do not. */
export function fieldChanges(before: ArticleContent, after: ArticleContent): FieldChanges | null {
  const differs = (name: FieldName) =>
    before[name] !== after[name] && JSON.stringify(before[name]) !== JSON.stringify(after[name])
  const names = FIELD_NAMES.filter(differs)
  if (names.length === 0) return null
  const only = (content: ArticleContent) => Object.fromEntries(names.map((name) => [name, content[name]]))
  return { before: only(before), after: only(after) }
}

/**
 * A content of an article without what a run changed in it. A field that is still as the run left it becomes what it was;
 * another one by a three-way merge, so that what was written elsewhere since stays. Null where it was written in the same
 * words or fields.
 */
export function withoutChanges(
  theirs: ArticleContent,
  { before, after }: FieldChanges,
): ArticleContent | null {
  const isAsLeft = FIELD_NAMES.every(
    (name) => !Object.hasOwn(after, name) || JSON.stringify(after[name]) === JSON.stringify(theirs[name]),
  )
  if (isAsLeft) return { ...theirs, ...before }
  const { content, overlaps } = mergeContents({ ...theirs, ...after }, { ...theirs, ...before }, theirs)
  return overlaps ? null : content
}
