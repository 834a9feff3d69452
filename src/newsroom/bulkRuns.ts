import type { Input, Output } from '../contract/contract.ts'
import {
  type Article,
  type ArticleContent,
  contentOf,
  copyOf,
  type OpenedArticle,
} from '../core/article/index.ts'
import {
  type BulkChange,
  type BulkOutcome,
  type BulkStep,
  changedContent,
  type ContentChange,
  type FieldChanges,
  fieldChanges,
  withoutChanges,
} from '../core/bulk.ts'
import { type Failure, failed, ok, type Result } from '../core/failure.ts'
import { hasFixedSlug } from '../core/slug.ts'
import type { Kept } from '../core/versions.ts'
import { type Deps, newArticle } from './articles.ts'
import { keptAs } from './keptVersions.ts'
import type { ArticleChange } from './ports.ts'
import { Replacer } from './replacer.ts'
import { withFixedSlug } from './slugs.ts'

/** How many articles are written together: as many as a save waits for that comes in between. */
const GROUP = 32
/** How long a step takes, in milliseconds, before it tells how far it is. */
const STEP_TIME = 100
/** How often an article is read again that was saved between reading and writing it. */
const MOST_ATTEMPTS = 32
/** The runs that can be undone: the last ones. Of a run that nobody continues, what it has done can be. */
const MOST_RUNS = 20

/** What undoing a run does with one article. */
type Undo =
  | { kind: 'fields'; changes: FieldChanges }
  | { kind: 'restore' }
  | { kind: 'bin'; revision: number }

/** What an article becomes; with `kept`, its present text is kept as a version. */
type Successor = { content: ArticleContent; kept?: Kept }

/** Makes what an article becomes; `before` is its content. */
type SuccessorOf = (current: Article, before: ArticleContent) => Promise<Result<Successor>>

/** What a run does with a group of its articles; the outcomes are in order. */
type GroupWork = (ids: readonly string[], run: Run) => Promise<BulkOutcome[]>

type Run = {
  work: GroupWork
  ids: readonly string[]
  /** How many articles have been taken up, and how many of these are done. */
  begun: number
  done: number
  isEnded: boolean
  /** How each article that was changed is taken back, in the order of the changes. */
  undo: Map<string, Undo>
  /** The slugs given in this run, which the index does not have yet. */
  slugs: Set<string>
  /** The step at hand, and those that wait for it. */
  queue: Promise<unknown>
}

const failure = (id: string, headline: string, why: Failure): BulkOutcome => ({
  id,
  headline,
  kind: 'failed',
  failure: why,
})

const changed = (id: string, headline: string): BulkOutcome => ({ id, headline, kind: 'changed' })

/**
 * Changes of several articles, in steps that somebody asks for one after the other. Each article is written as a save is: on
 * the revision that was read, durably, in groups that are flushed together. One that cannot be changed is named, and the
 * others go on. A run can be undone while the newsroom is open: by a run of its own that gives the articles back the fields
 * that were changed, and leaves what was written since.
 */
export class BulkRuns {
  readonly #deps: Deps
  readonly #runs = new Map<string, Run>()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  start({ change, ids }: Input<'startBulk'>): Result<Output<'startBulk'>> {
    const work = this.#workOf(change)
    return work.ok ? ok(this.#begin([...new Set(ids)], work.value)) : work
  }

  /**
   * Starts a run that takes another one back, from its last article to its first. One that is not over ends after the articles at
   * hand, which are taken back as well.
   */
  async undo({ run: id }: Input<'undoBulk'>): Promise<Result<Output<'undoBulk'>>> {
    const run = this.#runs.get(id)
    if (!run) return failed('bulk-gone')
    run.isEnded = true
    await run.queue
    const { undo } = run
    run.undo = new Map()
    return ok(this.#begin([...undo.keys()].reverse(), (ids, next) => this.#takeBack(ids, undo, next)))
  }

  async continue({ run: id }: Input<'continueBulk'>): Promise<Result<BulkStep>> {
    const run = this.#runs.get(id)
    if (!run) return failed('bulk-gone')
    const turn = run.queue.then(() => this.#step(run))
    run.queue = turn.catch(() => {})
    return ok(await turn)
  }

  /** Ends a run after the articles at hand; what it has done stays, and can be undone. */
  async cancel({ run: id }: Input<'cancelBulk'>): Promise<Result<{ cancelled: boolean }>> {
    const run = this.#runs.get(id)
    if (!run || run.isEnded) return ok({ cancelled: false })
    run.isEnded = true
    await run.queue
    return ok({ cancelled: true })
  }

  #begin(ids: readonly string[], work: GroupWork): { run: string; total: number } {
    const id = this.#deps.ids.next()
    for (const oldest of this.#runs.keys()) {
      if (this.#runs.size < MOST_RUNS) break
      this.#runs.delete(oldest)
    }
    const isEnded = ids.length === 0
    const run = {
      work,
      ids,
      begun: 0,
      done: 0,
      isEnded,
      undo: new Map(),
      slugs: new Set<string>(),
      queue: Promise.resolve(),
    }
    this.#runs.set(id, run)
    return { run: id, total: ids.length }
  }

  /** While a group waits for the disk, the next one is read and changed. */
  async #step(run: Run): Promise<BulkStep> {
    const outcomes: BulkOutcome[] = []
    const end = this.#now() + STEP_TIME
    let next = this.#beginGroup(run)
    while (next !== null) {
      const current = next
      next = this.#now() < end ? this.#beginGroup(run) : null
      try {
        outcomes.push(...(await current))
      } catch (error) {
        await next?.catch(() => undefined)
        throw error
      }
    }
    return { done: run.done, total: run.ids.length, outcomes, isFinished: run.isEnded }
  }

  /** Begins with the next articles of a run; null where it has ended or all have been taken up. */
  #beginGroup(run: Run): Promise<BulkOutcome[]> | null {
    const group = run.ids.slice(run.begun, run.begun + GROUP)
    if (run.isEnded || group.length === 0) return null
    run.begun += group.length
    return run.work(group, run).then((outcomes) => {
      run.done += group.length
      run.isEnded ||= run.done === run.ids.length
      return outcomes
    })
  }

  #now(): number {
    return Date.parse(this.#deps.clock.now())
  }

  #workOf(change: BulkChange): Result<GroupWork> {
    switch (change.kind) {
      case 'bin':
        return ok((ids, run) => this.#moveToBin(ids, change.revisions ?? {}, run))
      case 'duplicate':
        return ok((ids, run) => this.#duplicate(ids, run))
      case 'replace': {
        const replacer = Replacer.of(change, this.#deps)
        if (!replacer.ok) return replacer
        return ok((ids, run) => this.#replaceText(ids, replacer.value, run))
      }
      default:
        return ok((ids, run) => this.#changeFields(ids, change, run))
    }
  }

  async #moveToBin(
    ids: readonly string[],
    revisions: Readonly<Record<string, number>>,
    run: Run,
  ): Promise<BulkOutcome[]> {
    const moves = ids.map((id) => {
      const revision = revisions[id]
      return revision === undefined ? { id } : { id, revision }
    })
    const moved = await this.#deps.store.moveGroupToBin(moves, this.#deps.clock.now())
    return this.#named(
      eachOf(ids, moved, (id, each) => {
        if (!each.ok) return failure(id, '', each.failure)
        run.undo.set(id, { kind: 'restore' })
        return changed(id, each.value.headline)
      }),
    )
  }

  /** The outcomes, of which those of articles that stay where they are have their headlines. */
  #named(outcomes: readonly BulkOutcome[]): Promise<BulkOutcome[]> {
    return Promise.all(
      outcomes.map(async (outcome) => {
        if (outcome.kind !== 'failed') return outcome
        const read = await this.#deps.store.read(outcome.id)
        return read.ok ? { ...outcome, headline: read.value.article.headline } : outcome
      }),
    )
  }

  async #duplicate(ids: readonly string[], run: Run): Promise<BulkOutcome[]> {
    const read: Result<OpenedArticle>[] = []
    for (const id of ids) read.push(await this.#deps.store.read(id))
    const copies = read.map((each) => (each.ok ? this.#copyOf(each.value.article) : null))
    const added = (await this.#deps.store.add(copies.filter((copy) => copy !== null))).values()
    return eachOf(ids, read, (id, each) => {
      if (!each.ok) return failure(id, '', each.failure)
      const { headline } = each.value.article
      const made = added.next().value
      if (!made) throw new TypeError('the store gave no result for an article')
      if (!made.ok) return failure(id, headline, made.failure)
      const { id: copy, revision } = made.value.article
      run.undo.set(copy, { kind: 'bin', revision })
      return { id, headline, kind: 'changed', made: copy }
    })
  }

  /** The copy of one article, which was imported from nowhere. */
  #copyOf(article: Article): Article {
    return newArticle(copyOf(contentOf(article)), null, this.#deps)
  }

  /** Changes fields of articles. */
  #changeFields(ids: readonly string[], change: ContentChange, run: Run): Promise<BulkOutcome[]> {
    const next = async (current: Article, before: ArticleContent) => {
      const content = changedContent(before, change)
      return ok({ content: await this.#withSlug(current, before, content, run) })
    }
    return this.#update(ids, next, run)
  }

  /** Replaces text; each text that changes is kept as a version first. */
  async #replaceText(ids: readonly string[], replacer: Replacer, run: Run): Promise<BulkOutcome[]> {
    const next = async (current: Article, before: ArticleContent): Promise<Result<Successor>> => {
      const replaced = replacer.replace(current, before)
      if (!replaced.ok) return replaced
      const { content, count } = replaced.value
      if (content === before) return ok({ content })
      const kept = await keptAs({ reason: 'replace-all', count }, this.#deps)
      return ok({ content: await this.#withSlug(current, before, content, run), kept })
    }
    return this.#update(ids, next, run)
  }

  async #withSlug(
    current: Article,
    before: ArticleContent,
    content: ArticleContent,
    run: Run,
  ): Promise<ArticleContent> {
    if (!fieldChanges(before, content)) return content
    const fixed = await withFixedSlug(content, current, this.#deps.store, run.slugs)
    if (hasFixedSlug(fixed)) run.slugs.add(fixed.slug)
    return fixed
  }

  /** Takes back what a run did with its articles, which was the same with each; a copy in which somebody has written stays. */
  async #takeBack(ids: readonly string[], undo: ReadonlyMap<string, Undo>, run: Run): Promise<BulkOutcome[]> {
    const fields = ids.filter((id) => undo.get(id)?.kind === 'fields')
    if (fields.length > 0) {
      const restored = async (current: Article, theirs: ArticleContent): Promise<Result<Successor>> => {
        const entry = undo.get(current.id)
        const content = entry?.kind === 'fields' ? withoutChanges(theirs, entry.changes) : null
        return content ? ok({ content }) : failed('conflict', { id: current.id })
      }
      return this.#update(fields, restored, run)
    }
    const copies = ids.flatMap((id) => {
      const entry = undo.get(id)
      return entry?.kind === 'bin' ? [{ id, revision: entry.revision }] : []
    })
    const { store, clock } = this.#deps
    if (copies.length > 0) {
      const moved = await store.moveGroupToBin(copies, clock.now())
      return this.#named(
        eachOf(ids, moved, (id, each) =>
          each.ok ? changed(id, each.value.headline) : failure(id, '', each.failure),
        ),
      )
    }
    return eachOf(ids, await store.restoreGroupFromBin(ids), (id, each) =>
      each.ok ? changed(id, each.value.article.headline) : failure(id, '', each.failure),
    )
  }

  /**
   * Gives articles the contents that `next` makes of them. Those that were saved between reading and writing are read again.
   */
  async #update(ids: readonly string[], next: SuccessorOf, run: Run): Promise<BulkOutcome[]> {
    const outcomes = new Map<string, BulkOutcome>()
    let open = ids
    for (let attempt = 1; open.length > 0; attempt += 1) {
      const again: string[] = []
      const changes: (ArticleChange & { fields: FieldChanges })[] = []
      for (const id of open) {
        const read = await this.#deps.store.read(id)
        const wanted = read.ok ? await this.#wanted(read.value, next) : read
        if (!wanted.ok)
          outcomes.set(id, failure(id, read.ok ? read.value.article.headline : '', wanted.failure))
        else if (read.ok && wanted.value === null)
          outcomes.set(id, { id, headline: read.value.article.headline, kind: 'unchanged' })
        else if (wanted.value) changes.push(wanted.value)
      }
      const written = changes.length === 0 ? [] : await this.#deps.store.updateGroup(changes)
      for (const [at, { current, fields, kept }] of changes.entries()) {
        const { id, headline } = current.article
        const result = written[at]
        if (result?.ok) {
          run.undo.set(id, { kind: 'fields', changes: fields })
          if (kept) this.#deps.writing.kept(id, this.#deps)
          outcomes.set(id, changed(id, headline))
        } else if (result?.failure.code === 'conflict' && attempt < MOST_ATTEMPTS) again.push(id)
        else if (result) outcomes.set(id, failure(id, headline, result.failure))
      }
      open = again
    }
    return ids.flatMap((id) => outcomes.get(id) ?? [])
  }

  /** How an article is updated; null where it is already so. */
  async #wanted(
    current: OpenedArticle,
    next: SuccessorOf,
  ): Promise<Result<(ArticleChange & { fields: FieldChanges }) | null>> {
    const { article, readOnly } = current
    if (readOnly) return failed('newer-version', { fileName: `${article.id}.json` })
    const before = contentOf(article)
    const successor = await next(article, before)
    if (!successor.ok) return successor
    const { content, kept } = successor.value
    const fields = fieldChanges(before, content)
    if (!fields) return ok(null)
    const now = this.#deps.clock.now()
    const change = (replaced: Article) => this.#deps.normalizer.successor(replaced, content, now)
    return ok({ current, change, fields, ...(kept && { kept }) })
  }
}

/** What is made of each id and its result, which are in the same order. */
function eachOf<T>(
  ids: readonly string[],
  results: readonly T[],
  make: (id: string, result: T) => BulkOutcome,
): BulkOutcome[] {
  return ids.map((id, at) => {
    const result = results[at]
    if (result === undefined) throw new TypeError('the store gave no result for an article')
    return make(id, result)
  })
}
