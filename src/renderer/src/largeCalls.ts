import type { Send } from '../../contract/client.ts'
import type { LargeCallReply, LargeCallRequest } from './largeCallWorker.ts'

type Waiting = { resolve(answer: unknown): void; reject(reason: Error): void; sendHere(): void }

/**
 * Sends calls from a worker.
 *
 * Idea: the save of a long text is spelt out, encoded and handed to the network in one task of some 20 ms for 50,000 words, and its
 * answer is read in another; the page only copies the strings to the worker and back. Invariant: a call is sent once. Where the
 * worker cannot be loaded, its calls are sent from the page; where it dies later, they reject, since they may have been sent.
 */
export function sendFromWorker(authorization: () => { authorization: string }, sendHere: Send): Send {
  const waiting = new Map<number, Waiting>()
  let isReady = false
  let calls = 0
  let worker: Worker | null = new Worker(new URL('./largeCallWorker.ts', import.meta.url), { type: 'module' })

  worker.onmessage = ({ data }: MessageEvent<LargeCallReply>) => {
    if (data === 'ready') {
      isReady = true
      return
    }
    const call = waiting.get(data.number)
    waiting.delete(data.number)
    if ('answer' in data) call?.resolve(data.answer)
    else call?.reject(new Error('the worker did not reach the host'))
  }
  worker.onerror = () => {
    worker?.terminate()
    worker = null
    for (const call of waiting.values()) {
      if (isReady) call.reject(new Error('the worker has died'))
      else call.sendHere()
    }
    waiting.clear()
  }

  return (name, input) => {
    if (!worker) return sendHere(name, input)
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    calls += 1
    waiting.set(calls, { resolve, reject, sendHere: () => resolve(sendHere(name, input)) })
    // Another host may have started since the last call.
    worker.postMessage(authorization() satisfies LargeCallRequest)
    worker.postMessage({ number: calls, name, input } satisfies LargeCallRequest)
    return promise
  }
}
