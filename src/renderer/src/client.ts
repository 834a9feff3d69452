import type { Bridge } from '../../contract/bridge.ts'
import type { Newsroom } from '../../contract/contract.ts'
import { httpNewsroom } from './httpNewsroom.ts'

declare global {
  interface Window {
    /** Set by the desktop's preload script; absent in a browser. */
    readonly marbre?: Bridge
  }
}

/** What the desktop gives beside the newsroom; null in a browser. */
export const bridge: Bridge | null = window.marbre ?? null

/** The newsroom that this window works with, wherever it runs. */
export const newsroom: Newsroom = bridge?.newsroom ?? httpNewsroom()
