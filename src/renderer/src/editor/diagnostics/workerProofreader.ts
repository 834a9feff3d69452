import type { Check, ChecklistOptions } from '../../../../core/checklist.ts'
import type { ArticleContent } from '../../../../core/article/index.ts'
import { type HouseRule, runawayProblem } from '../../../../core/houseStyle/index.ts'
import type { Diagnostic, ProofreadingOptions, Prose } from '../../../../core/proofreading/index.ts'
import { articleWords } from '../../../../core/proofreading/index.ts'
import { type Spelling, wordsToLookUp } from '../../../../core/spelling/index.ts'
import { houseStyleProblemSentence } from '../../../../i18n/houseStyle.ts'
import { addProofingSentences } from '../../../../i18n/proofing.ts'
import { useHouseStyle } from '../../state/houseStyle.ts'
import { notify } from '../../state/toasts.ts'
import { addPageSentences } from '../pageTranslate.ts'
import type { Job, JobResult, WorkerReply, WorkerRequest } from './proofreadingWorker.ts'

/** How long a pattern may take, and a job before its patterns are traced: so many ticks of so many milliseconds. */
const TICKS = 5
const TICK = 100

/** Says once that a rule is left out, over the page and wherever the house style is looked at. */
function reportRunaway(rule: HouseRule): void {
  const { rules, runaways } = useHouseStyle.getState()
  if (!rules.includes(rule)) return
  useHouseStyle.setState({ runaways: [...runaways, rule] })
  const problem = runawayProblem(rule)
  addPageSentences(addProofingSentences)
  notify({
    tone: 'failure',
    message: (t) =>
      t('houseStyle:runaway', { line: rule.line, sentence: houseStyleProblemSentence(t, problem) }),
  })
}

/** Those of some words that are misspelt, as the worker is told of them. */
const unknownAmong = (words: Iterable<string>, language: string, { verdictOf }: Spelling) =>
  Array.from(words)
    .filter((word) => verdictOf(language, word) === 'unknown')
    .map((word) => `${language} ${word}`)

/** `resolve` takes null where the worker cannot do the job. */
type Pending = { job: Job; rules: readonly HouseRule[]; resolve: (result: JobResult | null) => void }

/**
 * Proofreads in a worker by rules with patterns, and stops patterns that run away.
 *
 * Idea: jobs are queued, and the worker does them one after the other. Where none has ended for `TICKS` ticks, the worker
 * is ended, and a new one does what is left, tracing each pattern for the first job. Where a traced pattern does not end
 * either, its rule is told and left out from then on. Invariant: `#pending` holds the jobs without a result, in the order
 * in which the worker has them. Cost: a pattern that runs away takes twice the limit, once.
 *
 * Time is counted in ticks of this thread and not by a clock, so that a thread that was held up itself, whose messages
 * from the worker wait to be read, blames no rule.
 */
class WorkerProofreader {
  #worker: Worker | null = null
  #isReady: boolean = false
  #sentRules: readonly HouseRule[] | null = null
  /** The rules as the worker has them, without those that were left out. */
  #runRules: readonly HouseRule[] = []
  readonly #pending: Pending[] = []
  /** How many of the pending jobs the worker has. */
  #sent = 0
  readonly #runaways = new WeakSet<HouseRule>()
  #isTracing: boolean = false
  #running: HouseRule | null = null
  #ticks = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** What is found in a text; null where the worker cannot be had. */
  async proofread(
    prose: Prose,
    { rules, spelling, match: _match, ...options }: ProofreadingOptions,
  ): Promise<readonly Diagnostic[] | null> {
    const { language } = options
    const unknown = spelling ? unknownAmong(wordsToLookUp(prose, language), language, spelling) : null
    const result = await this.#do({ prose, options, unknown }, rules)
    return result && 'diagnostics' in result ? result.diagnostics : null
  }

  /** The checklist of an article; null where the worker cannot be had. */
  async checklist(
    content: ArticleContent,
    { rules, spelling, match: _match, ...options }: ChecklistOptions,
  ): Promise<readonly Check[] | null> {
    const unknown = spelling
      ? Array.from(articleWords(content)).flatMap(([language, words]) =>
          unknownAmong(words, language, spelling),
        )
      : null
    const result = await this.#do({ content, options, unknown }, rules)
    return result && 'checks' in result ? result.checks : null
  }

  #do(job: Job, rules: readonly HouseRule[]): Promise<JobResult | null> {
    return new Promise((resolve) => {
      this.#pending.push({ job, rules, resolve })
      this.#send()
    })
  }

  #start(): void {
    this.#isReady = false
    this.#sentRules = null
    const worker = new Worker(new URL('./proofreadingWorker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => this.#heard(data)
    worker.onerror = () => this.#failed()
    this.#worker = worker
  }

  /** Sends what the worker has not been sent yet; while a pattern may be at fault, one job at a time. */
  #send(): void {
    if (!this.#worker) this.#start()
    if (!this.#isReady) return
    while (this.#sent < this.#pending.length && !(this.#isTracing && this.#sent > 0)) {
      const next = this.#pending[this.#sent]
      if (!next) return
      if (next.rules !== this.#sentRules) this.#sendRules(next.rules)
      this.#post({ job: next.job, isTraced: this.#isTracing })
      this.#sent += 1
    }
    if (this.#sent > 0 && this.#timer === undefined) this.#watch()
  }

  #sendRules(rules: readonly HouseRule[]): void {
    this.#sentRules = rules
    this.#runRules = rules.filter((rule) => !this.#runaways.has(rule))
    this.#post({ rules: this.#runRules })
  }

  #post(request: WorkerRequest): void {
    this.#worker?.postMessage(request)
  }

  #heard(reply: WorkerReply): void {
    this.#ticks = 0
    if (reply === 'ready') this.#isReady = true
    else if ('running' in reply) {
      this.#running = reply.running === null ? null : (this.#runRules[reply.running] ?? null)
      return
    } else {
      this.#isTracing = false
      this.#running = null
      this.#sent -= 1
      this.#pending.shift()?.resolve(reply.result)
      if (this.#pending.length === 0) this.#rest()
    }
    if (this.#pending.length > 0) this.#send()
  }

  #rest(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #watch(): void {
    this.#ticks = 0
    const tick = () => {
      this.#ticks += 1
      this.#timer = setTimeout(tick, TICK)
      if (this.#ticks >= TICKS) this.#stopped()
    }
    this.#timer = setTimeout(tick, TICK)
  }

  /** No job has ended for the limit. */
  #stopped(): void {
    // In a traced job without a pattern that is run, the text itself is long: it takes what it takes.
    if (this.#isTracing && !this.#running) return
    if (this.#running) {
      this.#runaways.add(this.#running)
      reportRunaway(this.#running)
    }
    this.#isTracing = !this.#running
    this.#restart()
  }

  #failed(): void {
    const isLoaded = this.#isReady
    // What is wrong with one job is wrong with it alone; a worker that cannot be loaded does none.
    for (const { resolve } of this.#pending.splice(0, isLoaded ? 1 : this.#pending.length)) resolve(null)
    this.#isTracing = false
    this.#restart()
  }

  #restart(): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#rest()
    this.#running = null
    this.#sent = 0
    if (this.#pending.length > 0) this.#send()
  }
}

/** The proofreader of this window for rules with patterns. */
export const workerProofreader = new WorkerProofreader()
