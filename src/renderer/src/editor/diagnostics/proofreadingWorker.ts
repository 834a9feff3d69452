import { type Check, checklist, type ChecklistOptions } from '../../../../core/checklist.ts'
import type { ArticleContent } from '../../../../core/article/index.ts'
import { type HouseRule, type MatchPatterns, matchPattern } from '../../../../core/houseStyle/index.ts'
import {
  type Diagnostic,
  type ProofreadingOptions,
  proofread,
  type Prose,
} from '../../../../core/proofreading/index.ts'

/** What the worker does: it proofreads a text, or goes through the checklist of an article. The rules come before. */
export type Job = (
  | { prose: Prose; options: Omit<ProofreadingOptions, 'rules' | 'match' | 'spelling'> }
  | { content: ArticleContent; options: Omit<ChecklistOptions, 'rules' | 'match' | 'spelling'> }
) & {
  /** The words that are misspelt, each after its language and a blank; null where spelling is not checked. */
  unknown: readonly string[] | null
}
export type JobResult = { diagnostics: readonly Diagnostic[] } | { checks: readonly Check[] }

/** To the worker: the rules that all later jobs are done by, or a job. */
export type WorkerRequest =
  | { rules: readonly HouseRule[] }
  /** With `isTraced` it is told before and after each pattern which rule is run. */
  | { job: Job; isTraced: boolean }

/** From the worker: once it listens, each result in the order of the jobs, and the index of the rule that is run. */
export type WorkerReply = 'ready' | { result: JobResult } | { running: number | null }

const reply = (message: WorkerReply) => self.postMessage(message)

let rules: readonly HouseRule[] = []

const match: MatchPatterns = (patterns, text) => patterns.map((pattern) => matchPattern(pattern, text))

const tracedMatch: MatchPatterns = (patterns, text) =>
  patterns.map((pattern) => {
    reply({ running: rules.indexOf(pattern.rule) })
    const matches = matchPattern(pattern, text)
    reply({ running: null })
    return matches
  })

function spellingBy(unknown: readonly string[] | null): Pick<ProofreadingOptions, 'spelling'> {
  if (unknown === null) return {}
  const misspelt = new Set(unknown)
  return {
    spelling: { verdictOf: (language, word) => (misspelt.has(`${language} ${word}`) ? 'unknown' : 'known') },
  }
}

function done(job: Job, isTraced: boolean): JobResult {
  const how = { rules, match: isTraced ? tracedMatch : match, ...spellingBy(job.unknown) }
  return 'prose' in job
    ? { diagnostics: proofread(job.prose, { ...job.options, ...how }) }
    : { checks: checklist(job.content, { ...job.options, ...how }) }
}

self.onmessage = ({ data }: MessageEvent<WorkerRequest>) => {
  if ('rules' in data) rules = data.rules
  else reply({ result: done(data.job, data.isTraced) })
}
reply('ready')
