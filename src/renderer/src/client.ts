import type { Bridge } from '../../contract/bridge.ts'
import type { Newsroom } from '../../contract/contract.ts'
import { createHttpClient } from './httpClient.ts'

declare global {
  interface Window {
    /** Set by the desktop's preload script; absent in a browser. */
    readonly marbre?: Bridge
  }
}

/** The desktop's own functions; null in a browser. */
export const bridge: Bridge | null = window.marbre ?? null

/** The newsroom's client: over IPC on the desktop, over HTTP in a browser. */
export const newsroom: Newsroom = bridge?.newsroom ?? createHttpClient()
