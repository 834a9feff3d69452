import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import * as z from 'zod/mini'
import { DamagedRow } from './damagedRow.ts'
import { IndexExecutor, type WorkInput, type WorkName } from './indexWork.ts'
import { Superseded } from './superseded.ts'

/** What the thread is asked, in the order of the questions. */
export type ThreadJob<N extends WorkName = WorkName> = { id: number; name: N; input: WorkInput<N> }

/** A work, or `end`: the thread closes the tables and ends. */
export type ThreadMessage = ThreadJob | 'end'

/** Why a work failed, as it crosses to the other thread. */
export type ThreadFailure =
  | { kind: 'superseded' }
  | { kind: 'sqlite'; message: string; errcode: number }
  /** A row that does not decode. */
  | { kind: 'row'; message: string }
  | { kind: 'other'; message: string }

export type ThreadReply = { id: number; value: unknown } | { id: number; failure: ThreadFailure }

const port = parentPort
/** Brings the ids of questions that nobody waits for any more; read between statements, while the thread is at work. */
const superseding: MessagePort = workerData
const superseded = new Set<unknown>()
const executor = new IndexExecutor()

function failureOf(error: unknown): ThreadFailure {
  if (error instanceof Superseded) return { kind: 'superseded' }
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof z.core.$ZodError || error instanceof SyntaxError || error instanceof DamagedRow) {
    return { kind: 'row', message }
  }
  if (error instanceof Error && 'errcode' in error) {
    return { kind: 'sqlite', message, errcode: Number(error.errcode) }
  }
  return { kind: 'other', message: error instanceof Error ? (error.stack ?? message) : message }
}

function replyTo({ id, name, input }: ThreadJob): ThreadReply {
  const assertWanted = () => {
    for (let told = receiveMessageOnPort(superseding); told; told = receiveMessageOnPort(superseding)) {
      superseded.add(told.message)
    }
    if (superseded.delete(id)) throw new Superseded()
  }
  try {
    return { id, value: executor.perform(name, input, assertWanted) }
  } catch (error) {
    return { id, failure: failureOf(error) }
  }
}

port?.on('message', (job: ThreadMessage) => {
  if (job !== 'end') {
    port.postMessage(replyTo(job))
    return
  }
  // Nothing of SQLite is open when the thread ends, which it does by itself.
  executor.perform('close', null)
  port.close()
})
