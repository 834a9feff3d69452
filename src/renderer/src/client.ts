import type { Bridge } from '../../contract/bridge.ts'
import { clientOver } from '../../contract/client.ts'
import type { Newsroom } from '../../contract/contract.ts'
import { fromWire, toWire } from '../../contract/wire.ts'
import { createHttpClient } from './httpClient.ts'
import { hasFirstAnswer, takeFirstAnswer } from './rpc.ts'

declare global {
  interface Window {
    /** Set by the desktop's preload script; absent in a browser. */
    readonly marbre?: Bridge
  }
}

/** The desktop's own functions; null in a browser. */
export const bridge: Bridge | null = window.marbre ?? null

/** The desktop's newsroom, whose first calls are answered by what came with the page. */
function overBridge(host: Newsroom): Newsroom {
  const first = clientOver(async (name, input) => {
    const answer = await takeFirstAnswer(toWire({ name, input }))
    return answer === undefined ? undefined : fromWire(answer)
  }, host.subscribe)
  let isTold = false
  return {
    ...host,
    readSettings: async (input) =>
      ((await hasFirstAnswer(toWire({ name: 'readSettings', input }))) ? first : host).readSettings(input),
    listArticles: async (input) =>
      ((await hasFirstAnswer(toWire({ name: 'listArticles', input }))) ? first : host).listArticles(input),
    listLibraries: async (input) =>
      ((await hasFirstAnswer(toWire({ name: 'listLibraries', input }))) ? first : host).listLibraries(input),
    subscribe: (listener) => {
      // Events may have been missed since the page was made: everything is read again.
      if (!isTold)
        void window.firstAnswers?.then((answers) => answers && listener({ type: 'library-changed' }))
      isTold = true
      return host.subscribe(listener)
    },
  }
}

/** The newsroom's client: over IPC on the desktop, over HTTP in a browser. */
export const newsroom: Newsroom = bridge ? overBridge(bridge.newsroom) : createHttpClient()
