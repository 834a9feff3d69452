import type { Input, Output } from '../contract/contract.ts'
import { contentOf, type OpenedArticle } from '../core/article/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import {
  ArticleFinder,
  type FindStep,
  type FoundArticle,
  foundMatch,
  isProtected,
} from '../core/replace/index.ts'
import { allIds } from './everyId.ts'
import type { Ports } from './ports.ts'
import { findWithin } from './replacer.ts'

/** How long a step takes, in milliseconds; the host answers nothing else while it searches an article. */
const STEP_TIME = 50
/** Matches that a preview shows: of one article, and of all. */
const MOST_SHOWN = 50
const MOST_SHOWN_IN_ALL = 20_000
/** The searches that are remembered; an older one has ended. */
const MOST_RUNS = 4

type Run = { finder: ArticleFinder; ids: readonly string[]; done: number; shown: number; isEnded: boolean }

/** Searches in several articles, in steps that somebody asks for one after the other. */
export class FindRuns {
  readonly #ports: Ports
  readonly #runs = new Map<string, Run>()

  constructor(ports: Ports) {
    this.#ports = ports
  }

  async start({ among, ...request }: Input<'startFind'>): Promise<Result<Output<'startFind'>>> {
    const finder = ArticleFinder.of(request)
    if (!finder.ok) return finder
    const ids =
      'ids' in among
        ? ok([...new Set(among.ids)])
        : await allIds((query) => this.#ports.store.list(query), among)
    if (!ids.ok) return ids
    for (const oldest of this.#runs.keys()) {
      if (this.#runs.size < MOST_RUNS) break
      this.#runs.delete(oldest)
    }
    const run = this.#ports.ids.next()
    this.#runs.set(run, { finder: finder.value, ids: ids.value, done: 0, shown: 0, isEnded: false })
    return ok({ run, total: ids.value.length })
  }

  async continue({ run: id }: Input<'continueFind'>): Promise<Result<FindStep>> {
    const run = this.#runs.get(id)
    if (!run) return failed('find-gone')
    const step: FindStep = { done: 0, total: run.ids.length, articles: [], failures: [], isFinished: false }
    const end = this.#now() + STEP_TIME
    while (run.done < run.ids.length && !run.isEnded) {
      const next = run.ids[run.done] ?? ''
      run.done += 1
      const searched = await this.#search(next, run)
      if (!searched.ok && searched.failure.code === 'pattern-slow') {
        this.#runs.delete(id)
        return searched
      }
      if (!searched.ok) step.failures.push({ id: next, failure: searched.failure })
      else if (searched.value) step.articles.push(searched.value)
      if (this.#now() >= end) break
    }
    const isFinished = run.isEnded || run.done === run.ids.length
    if (isFinished) this.#runs.delete(id)
    return ok({ ...step, done: run.done, isFinished })
  }

  cancel({ run: id }: Input<'cancelFind'>): Result<{ cancelled: boolean }> {
    const run = this.#runs.get(id)
    if (run) run.isEnded = true
    return ok({ cancelled: this.#runs.delete(id) })
  }

  #now(): number {
    return Date.parse(this.#ports.clock.now())
  }

  /** The matches in an article; null for none. One that this version may not write is a failure. */
  async #search(id: string, run: Run): Promise<Result<FoundArticle | null>> {
    const read = await this.#ports.store.read(id)
    if (!read.ok) return read
    const found = this.#found(read.value, run)
    if (found.ok && found.value && read.value.readOnly) {
      return failed('newer-version', { fileName: `${id}.json` })
    }
    return found
  }

  #found({ article }: OpenedArticle, run: Run): Result<FoundArticle | null> {
    const found = findWithin(run.finder, contentOf(article), this.#ports)
    if (!found.ok) return found
    const matches = found.value
    if (matches.length === 0) return ok(null)
    const { id, headline, revision } = article
    const shown = matches.slice(0, Math.min(MOST_SHOWN, MOST_SHOWN_IN_ALL - run.shown))
    run.shown += shown.length
    return ok({
      id,
      headline,
      revision,
      count: matches.length,
      protectedCount: matches.filter(isProtected).length,
      matches: shown.map(foundMatch),
    })
  }
}
