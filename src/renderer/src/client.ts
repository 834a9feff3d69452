import type { Bridge } from '../../contract/bridge.ts'
import { answeringFirst } from '../../contract/client.ts'
import type { Newsroom } from '../../contract/contract.ts'
import { FIRST_CALLS } from '../../contract/prerender.ts'
import { METHOD_NAMES } from '../../contract/methodNames.ts'
import { fromWire, toWire } from '../../contract/wire.ts'
import { createHttpClient } from './httpClient.ts'
import { takeFirstAnswer } from './rpc.ts'

declare global {
  interface Window {
    /** Set by the desktop's preload script; absent in a browser. */
    readonly marbre?: Bridge
  }
}

/** The desktop's own functions; null in a browser. */
export const bridge: Bridge | null = window.marbre ?? null

const FIRST_METHODS = METHOD_NAMES.filter((name) => name in FIRST_CALLS)

/** The desktop's newsroom, whose first calls are answered by what came with the page. */
function overBridge(host: Newsroom): Newsroom {
  const first = answeringFirst(host, FIRST_METHODS, async (name, input) => {
    const answer = await takeFirstAnswer(toWire({ name, input }))
    return answer === undefined ? undefined : fromWire(answer)
  })
  let isTold = false
  return {
    ...first,
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
