import { parentPort, workerData } from 'node:worker_threads'
import { type EngineOptions, type EngineParts, type ExtraWord, SpellingEngine } from './engine.ts'

/** What the worker is asked, in the order of the questions. */
export type SpellerJob =
  | { kind: 'house'; words: readonly ExtraWord[] }
  | { kind: 'check'; id: number; words: readonly string[]; options: EngineOptions }
  | { kind: 'suggest'; id: number; word: string; options: EngineOptions }

/** What it answers: once that the dictionary is loaded, or is none; then each question but `house`. */
export type SpellerReply =
  | { kind: 'loaded' }
  | { kind: 'invalid' }
  | { kind: 'done'; id: number; words: readonly string[] }

const port = parentPort
const reply = (message: SpellerReply) => port?.postMessage(message)

async function open(parts: EngineParts): Promise<SpellingEngine | null> {
  try {
    const engine = await SpellingEngine.create(parts)
    return engine.isSound ? engine : null
  } catch {
    return null
  }
}

const opened = open(workerData)

async function handle(job: SpellerJob): Promise<void> {
  const engine = await opened
  if (!engine) return
  if (job.kind === 'house') engine.setHouse(job.words)
  else if (job.kind === 'check')
    reply({ kind: 'done', id: job.id, words: engine.unknown(job.words, job.options) })
  else reply({ kind: 'done', id: job.id, words: engine.suggest(job.word, job.options) })
}

port?.on('message', (job: SpellerJob) => void handle(job))
void opened.then((engine) => reply({ kind: engine ? 'loaded' : 'invalid' }))
